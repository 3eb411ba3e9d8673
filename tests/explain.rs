//! Every rule is explained, shown and met: `docs/fel.md` is what `utbud explain --markdown` prints, each id stands in the expected
//! report of a fixture, and no report bears an id that is not in the list. `UPDATE=1` rewrites the page.

#![expect(clippy::disallowed_methods, reason = "tests read their fixtures, and the environment says UPDATE")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn explain(arguments: &[&str]) -> (String, String, Option<i32>) {
    let output = Command::new(env!("CARGO_BIN_EXE_utbud")).arg("explain").args(arguments).output().expect("the program starts");
    let text = |bytes| String::from_utf8(bytes).expect("the program prints UTF-8");
    (text(output.stdout), text(output.stderr), output.status.code())
}

/// The ids of all rules, as the page heads them.
fn ids() -> BTreeSet<String> {
    explain(&["--markdown"]).0.lines().filter_map(|line| Some(line.strip_prefix("### ")?.to_owned())).collect()
}

/// The ids that expected reports bear.
fn met() -> BTreeSet<String> {
    let cases = fs::read_dir(root().join("tests/findings")).expect("the folder is there");
    let reports = cases.map(|case| case.expect("it can be read").path().join("expected.txt"));
    let cli =
        fs::read_dir(root().join("tests/cli")).expect("the folder is there").map(|file| file.expect("it can be read").path());
    let texts =
        reports.chain(cli).filter(|path: &PathBuf| path.is_file()).map(|path| fs::read_to_string(path).expect("it is text"));
    let mut met = BTreeSet::new();
    for text in texts {
        for line in text.lines() {
            let id = ["fel[", "varning[", "upplysning["].iter().find_map(|level| line.strip_prefix(level)?.split_once(']'));
            met.extend(id.map(|(id, _)| id.to_owned()));
        }
    }
    met
}

#[test]
fn the_page_is_current() {
    let path = root().join("docs/fel.md");
    let (page, _, _) = explain(&["--markdown"]);
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &page).expect("the repository is ours");
    }
    let standing = fs::read_to_string(&path).unwrap_or_default();
    assert!(standing == page, "docs/fel.md is out of date: UPDATE=1 cargo test --test explain");
}

#[test]
fn every_rule_stands_in_an_expected_report() {
    // What the program says of a fault of its own: no input is known that leads there.
    let own = BTreeSet::from(["fel-i-programmet".to_owned()]);
    let unmet: Vec<String> = ids().difference(&met()).filter(|id| !own.contains(*id)).cloned().collect();
    assert!(unmet.is_empty(), "no fixture in tests/findings or tests/cli shows: {}", unmet.join(", "));
}

#[test]
fn ids_are_unique_and_in_kebab_case() {
    let (page, _, _) = explain(&["--markdown"]);
    let headings: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix("### ")).collect();
    assert_eq!(headings.len(), ids().len(), "an id stands twice");
    for id in headings {
        assert!(id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-') && !id.ends_with('-'), "{id}");
    }
}

#[test]
fn an_id_is_explained_as_a_report_writes_it() {
    let (text, _, code) = explain(&["fel[dubbel-nyckel]"]);
    assert_eq!(code, Some(0));
    assert!(text.starts_with("fel[dubbel-nyckel]: Samma nyckel står två gånger i samma grupp.\n") && text.contains("Rätt:"));
    let (_, told, code) = explain(&["dubel-nyckel"]);
    assert_eq!(code, Some(2));
    assert!(told.contains("menade du ”dubbel-nyckel”?"), "{told}");
}
