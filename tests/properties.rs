//! What holds for every input: no bytes cause a panic, findings lie in their files, record and schema agree, and neither the order
//! of the files nor the number of threads changes an output.

#![expect(clippy::disallowed_methods, reason = "tests read their fixtures, and the environment says UPDATE")]

mod cases;
mod mutation;
mod site;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use proptest::prelude::*;
use tempfile::TempDir;
use utbud::finding::{Findings, human, json};
use utbud::records::read::Reader;
use utbud::records::reference::Link;
use utbud::records::tabell::Cell;
use utbud::records::{ForKind, Home, Record, Records, each_kind, schemas};
use utbud::render::Renderer;
use utbud::render::chart::ChartCache;
use utbud::source::Sources;
use utbud::theme::Theme;
use utbud::tree::{Syntax, Value};
use utbud::value::{FORMATS, Slug, Text};

use crate::cases::cases;
use crate::mutation::{Mutation, mutated};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The real site's files: path and bytes.
fn real() -> &'static [(String, Vec<u8>)] {
    static FILES: OnceLock<Vec<(String, Vec<u8>)>> = OnceLock::new();
    FILES.get_or_init(|| site::sources(root()).files().map(|file| (file.path.to_string(), file.bytes().to_vec())).collect())
}

/// Sources with some files changed.
fn with(changes: &[(&str, &[u8])]) -> Sources {
    let unchanged = real().iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
    let unchanged = unchanged.filter(|(path, _)| changes.iter().all(|(changed, _)| changed != path));
    Sources::from_memory(unchanged.chain(changes.iter().copied()).collect::<Vec<_>>())
}

/// Builds the site with one file changed, renders the pages that may show it, and looks at every finding.
fn survives(path: &str, bytes: &[u8]) {
    let sources = with(&[(path, bytes)]);
    let (built, mut findings) = utbud::build(&sources, &site::options());
    let theme = Theme::new(&sources, &mut findings);
    if let (Some(built), Some(theme)) = (&built, &theme) {
        let charts = ChartCache::default();
        let renderer = Renderer::new(built, theme, &charts);
        let stem = path.rsplit('/').next().and_then(|name| name.split('.').next()).unwrap_or_default();
        for path in renderer.paths().iter().filter(|path| path.as_str().contains(stem)) {
            let _ = renderer.render(path);
        }
    }
    for (finding, at) in findings.sorted(&sources) {
        assert!(!finding.message.is_empty());
        let Some(text) = at.file.as_deref().and_then(|file| sources.get(file)).and_then(|file| file.text()) else { continue };
        let lines: Vec<&str> = text.split('\n').collect();
        let inside = |line: Option<usize>, column: Option<usize>| match (line, column) {
            (Some(line), Some(column)) => {
                (1..=lines.len()).contains(&line) && (1..=lines[line - 1].chars().count() + 1).contains(&column)
            }
            (None, None) => true,
            _ => false,
        };
        assert!(inside(at.line, at.column), "{finding:?} at {at:?}");
        assert!(inside(at.end_line, at.end_column), "{finding:?} ends at {at:?}");
        assert!((at.line, at.column) <= (at.end_line, at.end_column) || at.end_line.is_none(), "{at:?}");
        if let Some((start, end)) = at.bytes {
            assert!(text.get(start..end).is_some(), "{at:?} lies between characters of the file");
        }
    }
    human(&findings, &sources, false);
    json(&findings, &sources);
}

fn any_file() -> impl Strategy<Value = &'static (String, Vec<u8>)> {
    let files: Vec<_> = real().iter().filter(|(path, _)| Syntax::of(path).is_some() && !path.starts_with("themes/")).collect();
    proptest::sample::select(files)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(40), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_cause_a_panic(file in any_file(), bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        survives(&file.0, &bytes);
    }

    #[test]
    fn no_text_causes_a_panic(file in any_file(), text in "(---\n)?([a-zåäö]{1,9}: ?[^\n]{0,20}\n|[ -]{1,4}[^\n]{0,20}\n|\\PC{0,20}\n){0,12}(---\n)?") {
        survives(&file.0, text.as_bytes());
    }

    #[test]
    fn no_mutation_causes_a_panic(file in any_file(), mutations in mutation::some()) {
        survives(&file.0, mutated(&file.1, &mutations).as_bytes());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(600), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn record_and_schemas_agree(file in any_file(), mutations in mutation::some()) {
        agree_on(&file.0, &mutated(&file.1, &mutations));
    }
}

#[test]
fn record_and_schemas_agree_on_the_real_site() {
    for (path, bytes) in real().iter().filter(|(path, _)| Syntax::of(path).is_some() && !path.starts_with("themes/")) {
        agree_on(path, std::str::from_utf8(bytes).expect("the real site is text"));
    }
}

/// Whether the record, the program's schema and the published one make the same of a file.
fn agree_on(path: &str, text: &str) {
    struct Agree<'t>(&'t str, &'t str);
    impl ForKind for Agree<'_> {
        fn kind<T: Record>(&mut self) {
            agree_of::<T>(self.0, self.1);
        }
    }
    each_kind(&mut Agree(path, text));
}

fn agree_of<T: Record>(path: &str, text: &str) {
    if !T::KIND.home.holds(path) {
        return;
    }
    let sources = Sources::from_memory([(path, text.as_bytes())]);
    let Some(text) = sources.get(path).and_then(|file| file.text()) else { return };
    let syntax = Syntax::of(path).expect("a home has a syntax");
    let Ok(tree) = utbud::tree::read(syntax, text) else { return };
    let reader = Reader::<T>::new();
    let one = |node| {
        let value = reader.value(node);
        let read = T::deserialize(&value);
        assert_eq!(read.is_ok(), reader.schema_accepts(&value), "{path}: record and schema: {:?}\n{value:#}", read.err());
        (read.is_ok(), value)
    };
    let (accepted, mut value) = match (T::KIND.home, &tree.value) {
        (Home::Vocabulary(_), Value::Map(entries)) => {
            let read: Vec<_> = entries.iter().map(|(key, node)| (key.text.clone(), one(node))).collect();
            let accepted = read.iter().all(|(key, (accepted, _))| *accepted && Slug::parse(key).is_ok());
            (accepted, read.into_iter().map(|(key, (_, value))| (key, value)).collect())
        }
        (Home::List(_), Value::List(items)) => {
            let read: Vec<_> = items.iter().map(one).collect();
            (read.iter().all(|(accepted, _)| *accepted), read.into_iter().map(|(_, value)| value).collect())
        }
        (Home::Vocabulary(_) | Home::List(_), _) => return,
        (Home::Folder(..) | Home::Single(_), _) => one(&tree),
    };
    let is_text_fine = match value.as_object_mut().filter(|_| syntax == Syntax::Markdown) {
        // The text of a Markdown file is none of its front matter.
        Some(map) => map.remove("text").is_none_or(|text| text.as_str().is_some_and(|text| Text::parse(text).is_ok())),
        None => true,
    };
    if is_text_fine {
        let published = published(T::KIND.schema).is_valid(&value);
        assert_eq!(accepted, published, "{path}: record and published schema\n{value:#}");
    }
}

/// The schema of a kind as it is published, without the questions of a site, which the catalogue checks; with the program's formats.
fn published(kind: &str) -> &'static jsonschema::Validator {
    static SCHEMAS: OnceLock<BTreeMap<String, jsonschema::Validator>> = OnceLock::new();
    let all = SCHEMAS.get_or_init(|| {
        let compile = |schema: &serde_json::Value| {
            let mut options = jsonschema::options().should_validate_formats(true);
            for format in FORMATS {
                options = options.with_format(format.name, move |text: &str| (format.check)(text).is_ok());
            }
            options = options.with_format("utbud-cell", |text: &str| Cell::parse(text).is_ok());
            options.with_format("utbud-post", |text: &str| Link::parse(text).is_ok()).build(schema).expect("it is a schema")
        };
        schemas(&[]).into_iter().map(|(name, schema)| (name.trim_end_matches(".json").to_owned(), compile(&schema))).collect()
    });
    &all[kind]
}

#[test]
fn neither_order_nor_threads_change_an_output() {
    let built = |files: Vec<&(String, Vec<u8>)>, threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("there is room for threads");
        pool.install(|| {
            let sources = Sources::from_memory(files.into_iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())));
            site::tree(&sources)
        })
    };
    let first = built(real().iter().collect(), 1);
    assert!(first.len() > 100);
    let backwards = built(real().iter().rev().collect(), 3);
    assert_eq!(differences(&first, &backwards), Vec::<&String>::new());
    // A step that shares no factor with the number of files visits each once.
    let step = (7..)
        .find(|step| !real().len().is_multiple_of(*step) && (2..*step).all(|divisor| !step.is_multiple_of(divisor)))
        .unwrap_or(1);
    let scattered = built((0..real().len()).map(|i| &real()[i * step % real().len()]).collect(), 2);
    assert_eq!(differences(&first, &scattered), Vec::<&String>::new());
}

fn differences<'t>(a: &'t site::Tree, b: &'t site::Tree) -> Vec<&'t String> {
    a.keys().chain(b.keys()).filter(|path| a.get(*path) != b.get(*path)).collect()
}

#[test]
fn two_builds_are_identical() {
    let built = || {
        let out = TempDir::new().expect("there is room for a folder");
        let status = Command::new(env!("CARGO_BIN_EXE_utbud"))
            .args(["build", "--date", "2025-06-01", "--root"])
            .arg(root())
            .arg("--out")
            .arg(out.path().join("ut"))
            .output()
            .expect("the program starts");
        assert!(status.status.success(), "{}", String::from_utf8_lossy(&status.stderr));
        let mut tree = site::Tree::new();
        collect(&out.path().join("ut"), &out.path().join("ut"), &mut tree);
        tree
    };
    let (first, second) = (built(), built());
    assert!(first.len() > 100);
    assert_eq!(differences(&first, &second), Vec::<&String>::new());
}

fn collect(root: &Path, folder: &Path, tree: &mut site::Tree) {
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path: PathBuf = entry.expect("the folder can be read").path();
        if path.is_dir() {
            collect(root, &path, tree);
        } else {
            let name = path.strip_prefix(root).expect("it lies below").to_string_lossy().into_owned();
            tree.insert(name, fs::read(&path).expect("the file can be read"));
        }
    }
}

#[test]
fn every_insats_is_found_by_its_name() {
    let tree = site::tree(&site::sources(root()));
    let catalogue = std::str::from_utf8(&tree["insatser/index.html"]).expect("a page is text");
    let records = Records::read(&site::sources(root()), &mut Findings::default());
    let mut seen = 0;
    for (id, entry) in &records.insatser {
        let insats = entry.record.as_ref().expect("the real site is sound");
        let page = std::str::from_utf8(&tree[&format!("insatser/{id}.html")]).expect("a page is text");
        let name = insats.namn.as_str().replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        assert!(page.contains(&format!("<h1>{name}</h1>")), "{id}: the heading is its name");
        assert!(catalogue.contains(&name), "{id}: the catalogue lists it");
        seen += 1;
    }
    assert!(seen > 10);
}

#[test]
fn mutations_change_what_they_meet() {
    let one = Mutation { kind: 0, at: 0, with: 0 };
    assert_ne!(mutated(b"namn: Krami\n", &[one]), "namn: Krami\n");
}
