//! The kinds of page as the program has them: what the browser tests read.

use std::fs;

use serde_json::json;
use utbud::site::{kinds_of_hit, kinds_of_page};

use super::root;

const LIST: &str = "tests/browser/kinds.json";

/// `UPDATE=1` rewrites the list.
#[test]
fn the_browser_tests_know_every_kind_of_page() {
    let pages: Vec<_> = kinds_of_page().into_iter().map(|kind| json!({ "name": kind.name, "paths": kind.patterns })).collect();
    let records: serde_json::Map<_, _> =
        kinds_of_hit().into_iter().map(|kind| (kind.prefix.to_owned(), kind.address.into())).collect();
    let found = serde_json::to_string_pretty(&json!({ "pages": pages, "records": records })).expect("it is JSON") + "\n";
    let file = root().join(LIST);
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&file, &found).expect("the repository is ours");
    }
    let kept = fs::read_to_string(&file).unwrap_or_default();
    assert!(kept == found, "{LIST} is out of date, and UPDATE=1 rewrites it");
}
