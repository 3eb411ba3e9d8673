//! Faults in the content as an editor meets them: the whole report of `utbud check`, one folder a case.
//!
//! A case is a folder in `tests/findings/`: the files that differ from `_base`, a small sound site, and `expected.txt`. What can't
//! lie in a repository is made by [`prepare`]. `UPDATE=1` rewrites the reports; each is read before it is committed: is the line
//! right, is the column right, does the message alone tell an editor what to do?

#![expect(clippy::disallowed_methods, reason = "tests read their fixtures, and the environment says UPDATE")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use rayon::prelude::*;
use tempfile::TempDir;

const EXPECTED: &str = "expected.txt";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/findings")
}

fn cases() -> BTreeSet<String> {
    fs::read_dir(folder())
        .expect("the folder is there")
        .map(|entry| entry.expect("the folder can be read").file_name().to_string_lossy().into_owned())
        .filter(|name| !name.starts_with('_'))
        .collect()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("the folder is ours");
    for entry in fs::read_dir(from).expect("the folder can be read") {
        let entry = entry.expect("the folder can be read");
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy(&from, &to);
        } else if entry.file_name() != EXPECTED {
            fs::copy(from, to).expect("the folder is ours");
        }
    }
}

/// Makes what can't lie in a repository, or should not.
fn prepare(case: &str, site: &Path) {
    let insatser = site.join("content/insatser");
    match case {
        "no-site-file" => fs::remove_file(site.join("site.toml")).expect("the base has one"),
        "folder-for-site-file" => {
            fs::remove_file(site.join("site.toml")).expect("the base has one");
            fs::create_dir(site.join("site.toml")).expect("the folder is ours");
        }
        "file-for-folder" => {
            fs::remove_dir_all(site.join("content")).expect("the base has one");
            fs::write(site.join("content"), "").expect("the folder is ours");
        }
        "too-large" => {
            let mut text = fs::read(insatser.join("odlarna.yaml")).expect("the base has it");
            text.resize((1 << 20) + 1, b'\n');
            fs::write(insatser.join("stor.yaml"), text).expect("the folder is ours");
        }
        "table-too-large" => {
            let rows = |count: usize, cells: &str| (0..count).map(|row| format!("r{row},{cells}\n")).collect::<String>();
            let write = |name: &str, text: String| fs::write(site.join("data").join(name), text).expect("the folder is ours");
            write("stor.csv", format!("id,2023,2024\n{}", rows(60_000, "1,2")));
            write("manga.csv", format!("id,2023,2024\n{}", rows(60, "..,2")));
            write("celler.csv", format!("id,2023,2024{}\n{}", ",".repeat(60), rows(17_000, &["1"; 62].join(","))));
        }
        #[cfg(unix)]
        "no-plain-file" => {
            let pipe = |path: PathBuf| assert!(Command::new("mkfifo").arg(path).status().expect("it starts").success());
            fs::remove_file(site.join("site.toml")).expect("the base has one");
            pipe(site.join("site.toml"));
            pipe(insatser.join("ror.yaml"));
            std::os::unix::net::UnixListener::bind(insatser.join("uttag.yaml")).expect("the folder is ours");
        }
        #[cfg(unix)]
        "site-file-that-is-a-link" => {
            let secret = site.parent().expect("a folder above").join(format!("{}.hemlig", std::process::id()));
            fs::write(&secret, "hemlig = losen\n").expect("the folder is ours");
            fs::remove_file(site.join("site.toml")).expect("the base has one");
            std::os::unix::fs::symlink(&secret, site.join("site.toml")).expect("the folder is ours");
        }
        #[cfg(unix)]
        "link-between-folders" => {
            let link = |target: &str, name: &str| {
                let link = site.join(name);
                fs::create_dir_all(link.parent().expect("a folder")).expect("the folder is ours");
                std::os::unix::fs::symlink(target, link).expect("the folder is ours");
            };
            fs::write(site.join("content/.hemlig"), "hemlig = losen\n").expect("the folder is ours");
            link("../../../content/insatser/odlarna.yaml", "themes/standard/static/odlarna.txt");
            link(".hemlig", "content/hemlig.md");
            link("kallor", "content/andra");
            link("content", "data");
        }
        #[cfg(unix)]
        "names-that-cannot-be-shown" => {
            use std::os::unix::ffi::OsStrExt as _;
            let write = |name: &[u8]| {
                fs::write(insatser.join(std::ffi::OsStr::from_bytes(name)), "a").expect("the folder is ours");
            };
            write(b"a\x1b[2Jb.yaml");
            write("rtl\u{202e}lmay.yaml".as_bytes());
            write(b"rad\nbryt.yaml");
            write(b"latin\xe5.yaml");
            write("csi\u{9b}31m.txt".as_bytes());
            fs::create_dir(insatser.join("mapp\u{200b}")).expect("the folder is ours");
        }
        "names-that-are-one" => {
            let write =
                |name: &str| fs::write(site.join("data").join(name), "id,2023,2024\na,1,2\n").expect("the folder is ours");
            fs::create_dir_all(site.join("data")).expect("the folder is ours");
            write("k\u{f6}.csv");
            write("ko\u{308}.csv");
        }
        "site-too-large" => {
            fs::create_dir_all(site.join("data")).expect("the folder is ours");
            for number in 1..=5 {
                let file = fs::File::create(site.join(format!("data/stor-{number}.bin"))).expect("the folder is ours");
                file.set_len(60 << 20).expect("the file is ours");
            }
            let file = fs::File::create(site.join("data/storst.bin")).expect("the folder is ours");
            file.set_len(65 << 20).expect("the file is ours");
        }
        #[cfg(unix)]
        "link-out-of-the-root" => {
            let link = |target: &str, name: &str| {
                std::os::unix::fs::symlink(target, insatser.join(name)).expect("the folder is ours");
            };
            link("/etc/passwd", "lank.yaml");
            link("saknas.yaml", "till-intet.yaml");
            link("../avtal", "mapp");
            link("odlarna.yaml", "samma.yaml");
            fs::create_dir_all(site.join("content/avtal")).expect("the folder is ours");
        }
        _ => {}
    }
}

/// What `utbud check` prints of the case.
fn report(case: &str) -> String {
    let site = TempDir::new().expect("there is room for a folder");
    copy(&folder().join("_base"), site.path());
    copy(&folder().join(case), site.path());
    prepare(case, site.path());
    let output = Command::new(env!("CARGO_BIN_EXE_utbud"))
        .args(["check", "--date", "2025-06-01", "--root"])
        .arg(site.path())
        .env_remove("NO_COLOR")
        .output()
        .expect("the program starts");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{case}: nothing but the report is told");
    let text = String::from_utf8(output.stdout).expect("the program prints UTF-8");
    let stops = text.lines().any(|line| line.starts_with("fel["));
    assert_eq!(output.status.code(), Some(i32::from(stops)), "{case}: errors, and nothing else, stop the check");
    text
}

#[test]
fn reports_are_as_expected() {
    let update = std::env::var_os("UPDATE").is_some();
    let cases: Vec<String> = cases().into_iter().filter(|case| cfg!(unix) || case != "link-out-of-the-root").collect();
    let different: Vec<String> = cases
        .par_iter()
        .filter_map(|case| {
            let found = report(case);
            let path = folder().join(case).join(EXPECTED);
            if update {
                fs::write(&path, &found).expect("the repository is ours");
            }
            let expected = fs::read_to_string(&path).unwrap_or_default();
            (found != expected).then(|| format!("{case}: expected\n{expected}\nfound\n{found}"))
        })
        .collect();
    assert!(different.is_empty(), "{}UPDATE=1 rewrites the reports", different.concat());
}

#[test]
fn a_sound_site_has_no_findings() {
    for case in ["sound", "byte-order-mark-and-crlf", "decomposed-letters"] {
        let expected = fs::read_to_string(folder().join(case).join(EXPECTED)).expect("the case has a report");
        assert!(expected.starts_with("Inga fel. ") && expected.lines().count() == 1, "{case}");
    }
}
