//! The repository's `schema/` and `docs/modell.md` are what the record types say. `UPDATE=1` rewrites them.

#![expect(clippy::disallowed_methods, reason = "tests read their fixtures, and the environment says UPDATE")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use utbud::finding::Findings;
use utbud::records::Records;
use utbud::records::fraga::Fraga;
use utbud::source::Sources;

#[test]
fn the_folder_is_current() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema");
    if std::env::var_os("UPDATE").is_some() {
        let status = Command::new(env!("CARGO_BIN_EXE_utbud"))
            .args(["schema", "--out"])
            .arg(&folder)
            .status()
            .expect("the program starts");
        assert!(status.success());
    }
    let sources = Sources::read(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the folder can be read");
    let records = Records::read(&sources, &mut Findings::default());
    let questions: Vec<&Fraga> = records.fragor.iter().filter_map(|entry| entry.record.as_ref()).collect();
    let expected: BTreeMap<String, String> =
        utbud::records::schemas(&questions).into_iter().map(|(name, schema)| (name, format!("{schema:#}\n"))).collect();
    let standing: BTreeMap<String, String> = fs::read_dir(&folder)
        .expect("the folder is there")
        .map(|entry| {
            let path = entry.expect("the folder can be read").path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            (name, fs::read_to_string(&path).expect("a schema is text"))
        })
        .collect();
    assert_eq!(
        standing.keys().collect::<Vec<_>>(),
        expected.keys().collect::<Vec<_>>(),
        "files missing or left over: run UPDATE=1 cargo test --test schema, and remove what no kind has"
    );
    for (name, text) in &expected {
        assert!(standing.get(name) == Some(text), "schema/{name} is out of date: run UPDATE=1 cargo test --test schema");
    }
}

#[test]
fn the_page_of_the_content_model_is_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/modell.md");
    let page = utbud::records::guide();
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &page).expect("the repository is ours");
    }
    let standing = fs::read_to_string(&path).unwrap_or_default();
    assert!(standing == page, "docs/modell.md is out of date: UPDATE=1 cargo test --test schema");
}
