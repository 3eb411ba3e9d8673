//! The house's rules that neither the compiler nor clippy knows: who may use whom, how long a file may be, and that the theme and
//! the content hold together with the code.

#![expect(clippy::disallowed_methods, reason = "tests read their fixtures, and the environment says UPDATE")]

#[path = "tidy/arrows.rs"]
mod arrows;
#[path = "tidy/kinds.rs"]
mod kinds;
#[path = "tidy/names.rs"]
mod names;
#[path = "tidy/rooms.rs"]
mod rooms;
#[path = "tidy/scripts.rs"]
mod scripts;
mod site;
#[path = "tidy/theme.rs"]
mod theme;

use std::fs;
use std::path::{Path, PathBuf};

use utbud::records::KINDS;

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
    let schemas: Vec<String> = utbud::records::schemas(&[]).into_iter().map(|(name, _)| name).collect();
    for kind in KINDS {
        assert!(schemas.contains(&format!("{}.json", kind.schema)), "{} has no schema", kind.schema);
    }
    for (path, text) in files("content", "yaml").into_iter().chain(files("data", "yaml")) {
        let kind = KINDS.iter().find(|kind| kind.home.holds(&path)).unwrap_or_else(|| panic!("{path}: which kind lies here?"));
        let first = text.lines().next().unwrap_or_default();
        assert_eq!(first, kind.modeline(), "{path}: the first line names its schema");
    }
}
