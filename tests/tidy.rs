//! The house's rules that neither the compiler nor clippy knows: who may use whom, how long a file may be, and that the theme and
//! the content hold together with the code.

#![expect(clippy::disallowed_methods, reason = "tests read their fixtures, and the environment says UPDATE")]

#[path = "tidy/names.rs"]
mod names;
#[path = "tidy/rooms.rs"]
mod rooms;
mod site;
#[path = "tidy/theme.rs"]
mod theme;

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files below a folder of the repository with an extension: path from the root, and text.
fn files(folder: &str, extension: &str) -> Vec<(String, String)> {
    fn collect(folder: &Path, extension: &str, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("the folder can be read") {
            let path = entry.expect("the folder can be read").path();
            if path.is_dir() {
                collect(&path, extension, found);
            } else if path.extension().is_some_and(|found| found == extension) {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    collect(&root().join(folder), extension, &mut found);
    found.sort();
    let name = |path: &Path| path.strip_prefix(root()).expect("it lies below").to_string_lossy().replace('\\', "/");
    found.iter().map(|path| (name(path), fs::read_to_string(path).expect("it is text"))).collect()
}

#[test]
fn every_record_names_its_schema() {
    for (path, text) in files("content", "yaml") {
        let first = text.lines().next().unwrap_or_default();
        let schema = first.strip_prefix("# yaml-language-server: $schema=");
        let schema = schema.unwrap_or_else(|| panic!("{path}: the first line is no modeline"));
        let folder = root().join(&path).parent().expect("a file lies in a folder").to_owned();
        let target = folder.join(schema).canonicalize().unwrap_or_else(|_| panic!("{path}: {schema} is not there"));
        let name = target.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let expected = match path.split('/').collect::<Vec<_>>().as_slice() {
            [_, "modell", file] => file.trim_end_matches(".yaml").to_owned(),
            [_, "insatser", _] => "insats".to_owned(),
            [_, "avtal", _] => "avtal".to_owned(),
            [_, "kallor", _] => "kalla".to_owned(),
            [_, "datakallor", _] => "datakalla".to_owned(),
            [_, "ordlista", _] => "begrepp".to_owned(),
            [_, "processer", _] => "process".to_owned(),
            [_, "pagang", _] => "pagang".to_owned(),
            _ => panic!("{path}: which kind of record lies here?"),
        };
        assert_eq!(name, expected, "{path}: the schema is another kind's");
    }
}
