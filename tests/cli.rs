//! The commands as a person meets them: exact standard output, standard error and exit code.
//!
//! A session is a list of command lines run in one folder. What they print stands in `tests/cli/NAME.txt`; `UPDATE=1` rewrites it,
//! and the change is read before it is committed.

#![expect(clippy::disallowed_methods, reason = "tests read their fixtures, and the environment says UPDATE")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

const SITE: &str = "titel = \"Prov\"\norganisation = \"Prov\"\nrubrik = \"Prov\"\ningress = \"Prov.\"\n";
const AVTAL: &str = "namn: Ramavtal\ntyp: ramavtal\nläge: gäller\nkällor: [redogorelse-2023#3.2]\n";
const KALLA: (&str, &str) = ("content/kallor/redogorelse-2023.yaml", "titel: Redogörelse\navsnitt: [[\"3.2\", Avtal]]\n");
const BROKEN_AVTAL: &str = "namn: Ramavtal\ntyp: ramavtl\nlage: gäller\nkällor: [redogorelse-2023#3.2]\n";

/// A folder with a site of these files.
fn site(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().expect("there is room for a folder");
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("the folder is ours");
        fs::write(path, text).expect("the folder is ours");
    }
    folder
}

fn utbud(folder: &Path, line: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_utbud"));
    command.args(line.split_whitespace()).current_dir(folder).env_remove("COLUMNS").env_remove("NO_COLOR");
    command
}

fn run(folder: &Path, line: &str) -> Output {
    utbud(folder, line).output().expect("the program starts")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("the program prints UTF-8")
}

/// Runs the command lines in the folder, one after another, and compares what they print with the file of that name.
fn session(name: &str, folder: &Path, lines: &[&str]) {
    let mut found = String::new();
    for line in lines {
        let output = run(folder, line);
        found.push_str(format!("$ utbud {line}").trim_end());
        found.push('\n');
        for (stream, bytes) in [("ut", &output.stdout), ("fel", &output.stderr)] {
            if !bytes.is_empty() {
                let text = text(bytes);
                assert!(text.ends_with('\n'), "`utbud {line}` ends in the middle of a line");
                assert!(!text.contains('\u{1b}'), "`utbud {line}` prints colours into a pipe");
                found.push_str(&format!("── {stream} ──\n{text}"));
            }
        }
        found.push_str(&format!(
            "── slutkod {} ──\n\n",
            output.status.code().map_or("saknas".to_owned(), |code| code.to_string())
        ));
    }
    let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "tests", "cli", &format!("{name}.txt")].iter().collect();
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &found).expect("the repository is ours");
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert!(found == expected, "{} differs; UPDATE=1 rewrites it. Found:\n{found}", path.display());
}

#[test]
fn help() {
    let folder = site(&[]);
    let lines = [
        "--help",
        "build --help",
        "check --help",
        "match --help",
        "audit --help",
        "new --help",
        "schema --help",
        "help --help",
        "--version",
    ];
    session("help", folder.path(), &lines);
    for line in lines {
        for english in ["Usage", "Options", "Commands", "Arguments", "Print", "default", "possible values"] {
            assert!(!text(&run(folder.path(), line).stdout).contains(english), "`utbud {line}` says {english}");
        }
    }
    for command in ["build", "check", "match", "new", "schema", "help"] {
        let by_flag = run(folder.path(), &format!("{command} -h"));
        assert_eq!(run(folder.path(), &format!("help {command}")), by_flag, "{command}");
    }
    assert_eq!(run(folder.path(), "help"), run(folder.path(), "-h"));
}

#[test]
fn wrong_usage() {
    let folder = site(&[("site.toml", SITE)]);
    session(
        "wrong-usage",
        folder.path(),
        &[
            "",
            "chekc",
            "publicera",
            "help publicera",
            "-x",
            "--root . check",
            "--root=. check",
            "check --fromat json",
            "check --publicera",
            "check extra",
            "check --root",
            "check --root=",
            "check --rooot=.",
            "check --root a --root b",
            "check --strict=ja",
            "check --format",
            "check --format jsn",
            "check --date 2025-02-30",
            "check --date i-dag",
            "check --date=",
            "build --base-url goteborg.se",
            "build --base-url https://x.se/utbud?x=1",
            "new",
            "new insats",
            "new insatts odlarna",
            "new insats Odlarna_Nordost",
            "new insats odlarna extra",
        ],
    );
}

#[test]
fn a_machine_that_refuses() {
    let folder = site(&[("site.toml", SITE), ("file", "")]);
    session(
        "machine",
        folder.path(),
        &["check --root saknas", "check --root file", "new insats odlarna --root saknas", "schema --out file/schema"],
    );
}

#[test]
fn check_of_a_sound_site() {
    let folder = site(&[("site.toml", SITE), KALLA, ("content/avtal/ramavtal.yaml", AVTAL)]);
    session("check-sound", folder.path(), &["check", "check --date 2025-04-02", "check --format json"]);
}

#[test]
fn check_of_a_broken_site() {
    let folder = site(&[
        ("site.toml", SITE),
        KALLA,
        ("content/avtal/ramavtal.yaml", BROKEN_AVTAL),
        ("content/avtal/tom.yaml", ""),
        ("content/avtall/ramavtal.yaml", AVTAL),
    ]);
    let forms = [
        "check",
        "check --format json",
        "check --format github",
        "check --format gitlab",
        "check --format sarif",
        "check --format rdjson",
    ];
    session("check-broken", folder.path(), &forms);
}

#[test]
fn check_of_a_folder_that_is_no_site() {
    session("check-empty", site(&[]).path(), &["check"]);
}

#[test]
fn warnings_stop_only_where_they_are_told_to() {
    let folder = site(&[("site.toml", SITE), KALLA, ("content/avtall/ramavtal.yaml", AVTAL)]);
    session("check-strict", folder.path(), &["check", "check --strict"]);
}

#[test]
fn match_answers_and_tells_all_that_is_wrong() {
    let folder: PathBuf = [env!("CARGO_MANIFEST_DIR"), "tests", "finder", "regler"].iter().collect();
    session(
        "match",
        &folder,
        &[
            "match --date 2025-06-01 stadsomrade=centrum skadligt_bruk=pagaende behandlingskontakt=nej kon=man alder=45 mal=studier",
            "match hej kon=mann alder=x mal=arbete,3 stadsomrde=nordost",
            "match --json kon=mann funktionsnedsattning=nej,npf",
            "match {\"kon\":\"kvinna\",\"alder\":\"34\"}",
            "match --jsno",
        ],
    );
}

#[test]
fn match_needs_a_sound_site() {
    let folder = site(&[("site.toml", SITE), KALLA, ("content/avtal/ramavtal.yaml", BROKEN_AVTAL)]);
    session("match-broken", folder.path(), &["match kon=man"]);
}

#[test]
fn search_answers_as_the_page_does() {
    let folder = site(&[("site.toml", SITE), KALLA, ("content/avtal/ramavtal.yaml", AVTAL)]);
    let lines = [
        "search ramavtal",
        "search ramavtl --limit 1",
        "search --json ramavtal",
        "search --json sophämtning",
        "search bygglov",
        "search --report",
    ];
    session("search", folder.path(), &lines);
    let mut child =
        utbud(folder.path(), "search --json").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("the program starts");
    let mut input = child.stdin.take().expect("it is piped");
    std::io::Write::write_all(&mut input, "ramavtal\n\nsophämtning\n".as_bytes()).expect("the program reads");
    drop(input);
    let output = text(&child.wait_with_output().expect("the program ends").stdout);
    let queries: Vec<&str> = output.lines().map(|line| line.split('"').nth(3).expect("a query")).collect();
    assert_eq!(queries, ["ramavtal", "", "sophämtning"]);
}

#[test]
fn build_checks_first() {
    let folder = site(&[("site.toml", SITE), KALLA, ("content/avtal/ramavtal.yaml", BROKEN_AVTAL)]);
    session("build", folder.path(), &["build --out ut"]);
    assert!(!folder.path().join("ut").exists());
}

#[test]
fn new_makes_a_file_and_never_overwrites_one() {
    let folder = site(&[("site.toml", SITE)]);
    session(
        "new",
        folder.path(),
        &["new insats odlarna", "new insats odlarna", "new avtal odlarna", "new avtal praktik --root .", "check"],
    );
    let path = folder.path().join("content/insatser/odlarna.yaml");
    fs::write(&path, "mitt").expect("the folder is ours");
    assert_eq!(run(folder.path(), "new insats odlarna").status.code(), Some(2));
    assert_eq!(fs::read_to_string(path).expect("the file is there"), "mitt");
}

#[test]
fn new_needs_a_site() {
    session("new-outside", site(&[]).path(), &["new insats odlarna"]);
}

#[test]
fn schema_writes_what_differs_and_leaves_what_is_not_its_own() {
    let folder = site(&[("schema/egen.json", "{}"), ("schema/avtal.json", "gammal")]);
    session("schema", folder.path(), &["schema", "schema", "schema --out a/b"]);
    let mut names: Vec<_> = fs::read_dir(folder.path().join("schema"))
        .expect("the folder is there")
        .map(|entry| entry.expect("the folder can be read").file_name())
        .collect();
    names.sort();
    let mut expected: Vec<std::ffi::OsString> = utbud::records::schemas(&[]).into_iter().map(|(name, _)| name.into()).collect();
    expected.push("egen.json".into());
    expected.sort();
    assert_eq!(names, expected);
}

#[test]
fn a_reader_that_hangs_up_is_no_fault() {
    let files: Vec<(String, String)> = (0..400).map(|i| (format!("content/avtal/a{i}.yaml"), BROKEN_AVTAL.to_owned())).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let folder = site(&files);
    let mut child =
        utbud(folder.path(), "check").stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(1), String::new()));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let folder = site(&[("site.toml", SITE)]);
    let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("Linux has it");
    let output = utbud(folder.path(), "check").stdout(full).output().expect("the program starts");
    let told = "fel: det går inte att skriva till standard ut: disken är full\n";
    assert_eq!((output.status.code(), text(&output.stderr).as_str()), (Some(2), told));
}

/// Skatteverket's test number, which no one has: in a value that is wrong, in a comment, in a file's name.
#[test]
fn a_personnummer_is_told_and_never_printed() {
    let avtal = "# 19121212-1212\nnamn: Ramavtal\ntyp: 191212121212\nläge: gäller\nkällor: [redogorelse-2023#3.2]\n";
    let folder = site(&[("site.toml", SITE), KALLA, ("content/avtal/ramavtal.yaml", avtal), ("data/121212-1212.txt", "")]);
    let lines = ["check", "check --format json", "build --out sajt"];
    session("personnummer", folder.path(), &lines);
    assert!(!folder.path().join("sajt").exists());
}

const TABELL: &str = "titel: Deltagare\nmäter: personer\nperiod: 2024\nkälla: redogorelse-2023#3.2\n\
    kolumner: [{id: kvinnor, namn: Kvinnor}, {id: man, namn: Män}, {id: alla, namn: Alla, summa: ja}]\nrader:\n\
    \x20 - {id: arbete, namn: Arbete, värden: [3, 14, 17]}\n  - {id: studier, namn: Studier, värden: [18, 9, 27]}\n\
    \x20 - {id: annat, namn: Annat, värden: [22, 16, 38]}\n  - {id: alla, namn: Alla, summa: ja, värden: [43, 39, 82]}\n";

#[test]
fn the_editor_sees_what_is_hidden_and_why() {
    let folder = site(&[("site.toml", SITE), KALLA, ("data/deltagare.yaml", TABELL)]);
    session("audit", folder.path(), &["audit", "audit deltagarna", "audit deltagare --save", "audit --format json", "check"]);
    let saved = fs::read_to_string(folder.path().join("data/skydd/deltagare.yaml")).expect("it is written");
    assert_eq!(saved.lines().filter(|line| line.starts_with("  - ")).count(), 4, "{saved}");
}

#[test]
fn what_the_version_before_gives_away_is_told() {
    let folder = site(&[("site.toml", SITE), KALLA, ("data/deltagare.yaml", TABELL)]);
    let git = |arguments: &[&str]| {
        let all = ["-c", "user.name=Prov", "-c", "user.email=prov@example.org"].iter().chain(arguments);
        let done = Command::new("git").args(all).current_dir(folder.path()).output().expect("git is there");
        assert!(done.status.success(), "{}", text(&done.stderr));
    };
    git(&["init", "-q"]);
    git(&["add", "."]);
    git(&["commit", "-q", "-m", "Ett"]);
    // One person more in a row that was shown whole: the difference tells the hidden ones of the row above.
    let path = folder.path().join("data/deltagare.yaml");
    let moved = TABELL
        .replace("[3, 14, 17]", "[30, 14, 44]")
        .replace("[22, 16, 38]", "[4, 16, 20]")
        .replace("[43, 39, 82]", "[52, 39, 91]");
    fs::write(path, moved).expect("the folder is ours");
    session("audit-versions", folder.path(), &["check"]);
    // In a clone of the last commit alone there is nothing to compare with.
    git(&["commit", "-q", "-a", "-m", "Två"]);
    let clone = TempDir::new().expect("there is room for a folder");
    let from = format!("file://{}", folder.path().display());
    let to = clone.path().to_str().expect("it is a plain path");
    git(&["clone", "-q", "--depth", "1", &from, to]);
    session("audit-shallow", clone.path(), &["check"]);
}
