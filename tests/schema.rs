//! The repository's `schema/` is what the record types say. `UPDATE=1` rewrites it.

#![expect(clippy::disallowed_methods, reason = "tests read their fixtures, and the environment says UPDATE")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

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
    let expected: BTreeMap<String, String> =
        utbud::records::schemas().into_iter().map(|(name, schema)| (name, format!("{schema:#}\n"))).collect();
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
