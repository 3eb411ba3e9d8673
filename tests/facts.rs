//! Sources checked by machine: every number, date and share in a record that bears a source is looked up in that section of the
//! document, and every section that is named is looked up in its document.
//!
//! The documents lie in `shared/seeds` beside the project, or where `UTBUD_SEEDS` says. The tests that read them are ignored unless
//! they are asked for, and fail where the documents are not at hand: `cargo test --test facts -- --include-ignored`. `tests/run`
//! asks for them where it finds the documents. What is right although its section does not say it so stands in
//! `tests/facts/undantag.yaml`.

#![expect(clippy::disallowed_methods, reason = "tests read their fixtures, and the environment says UPDATE")]

#[path = "facts/account.rs"]
mod account;
#[path = "facts/bites.rs"]
mod bites;
#[path = "facts/check.rs"]
mod check;
#[path = "facts/claims.rs"]
mod claims;
#[path = "facts/document.rs"]
mod document;
#[path = "facts/exceptions.rs"]
mod exceptions;
#[path = "facts/scan.rs"]
mod scan;
mod site;
#[path = "facts/table.rs"]
mod table;
#[path = "facts/tokens.rs"]
mod tokens;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use utbud::finding::Findings;
use utbud::records::Records;
use utbud::records::dokument::Avsnitt;
use utbud::render::Renderer;
use utbud::render::chart::ChartCache;
use utbud::source::Sources;
use utbud::theme::Theme;

use crate::claims::{Claim, Claims};
use crate::document::Document;
use crate::exceptions::Exceptions;
use crate::scan::Fact;

/// The folder with the documents: where the environment says, else `shared/seeds` beside the project or above it.
fn seeds(told: Option<OsString>, root: &Path) -> Option<PathBuf> {
    if let Some(folder) = told {
        let folder = PathBuf::from(folder);
        assert!(folder.is_dir(), "UTBUD_SEEDS pekar på {}, som inte är en mapp", folder.display());
        return Some(folder);
    }
    root.ancestors().skip(1).map(|above| above.join("shared/seeds")).find(|folder| folder.is_dir())
}

/// The text of the document with a number: the file whose name begins with it.
fn text_of(seeds: &Path, number: &str) -> Option<String> {
    let mut files: Vec<PathBuf> = fs::read_dir(seeds).ok()?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    let is = |path: &&PathBuf| {
        path.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.starts_with(&format!("{number}_")))
    };
    let file = files.iter().find(is)?;
    fs::read_to_string(file).ok()
}

/// Tells on standard error what a passing test does not show.
fn tell(line: &str) {
    writeln!(std::io::stderr(), "{line}").expect("standard error is open");
}

/// What is read once for both tests.
struct Project {
    documents: BTreeMap<String, Document>,
    claims: Claims,
    faults: Vec<String>,
}

fn project() -> Project {
    let seeds = seeds(std::env::var_os("UTBUD_SEEDS"), root());
    let seeds = seeds.expect("dokumenten finns inte i ../shared/seeds: sätt UTBUD_SEEDS till mappen med dem");
    let sources = Sources::read(root()).expect("the project's content can be read");
    assert!(sources.is_whole());
    let (documents, faults) = check::documents(&sources, |number| text_of(&seeds, number));
    Project { documents, claims: check::claims(&sources), faults }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
#[ignore = "needs the documents: cargo test --test facts -- --include-ignored"]
fn every_sourced_fact_stands_in_its_section() {
    let Project { documents, claims, mut faults } = project();
    let list = fs::read_to_string(root().join("tests/facts/undantag.yaml")).expect("the list is there");
    let exceptions = Exceptions::read(&list).expect("the list of exceptions is well formed");
    let report = check::check(&claims, &documents, &exceptions);
    faults.extend(report.faults);
    tell(&format!(
        "Källkontrollen: {} uppgifter och {} källhänvisningar slogs upp i {} dokument, {} uppgifter gick på undantag.",
        report.facts,
        report.references,
        documents.len(),
        report.excepted
    ));
    assert!(faults.is_empty(), "{} fel mot källorna:\n\n{}\n", faults.len(), faults.join("\n\n"));
}

/// Every section of every document is accounted for, without the documents: the records name their sections.
#[test]
fn every_section_is_told_or_has_a_reason() {
    let sources = site::sources(root());
    let mut findings = Findings::default();
    let records = Records::read(&sources, &mut findings);
    let name = |section: &Avsnitt| section.nummer.clone().unwrap_or_else(|| section.rubrik.clone());
    let documents = records.kallor.iter().map(|(id, entry)| {
        let record = entry.record.as_ref().expect("the records of the documents can be read");
        (id.to_string(), record.avsnitt.iter().map(name).collect())
    });
    let (built, _) = utbud::build(&sources, &site::options());
    let (built, theme) = (built.expect("the site is sound"), Theme::new(&sources, &mut findings).expect("the theme is sound"));
    let charts = ChartCache::default();
    let renderer = Renderer::new(&built, &theme, &charts);
    let paths = renderer.paths();
    let pages: RefCell<BTreeMap<String, Option<String>>> = RefCell::default();
    let page = |path: &str| {
        let made = || {
            let bytes = renderer.render(paths.iter().find(|known| known.as_str() == path)?).ok()?;
            String::from_utf8(bytes).ok()
        };
        pages.borrow_mut().entry(path.to_owned()).or_insert_with(made).clone()
    };
    let account = fs::read_to_string(root().join("tests/facts/sektioner.yaml")).expect("the account is there");
    let (count, faults) = account::faults(&account, &documents.collect(), &page);
    tell(&format!("Redovisade avsnitt: {} står på sidor, {} har ett skäl.", count.told, count.excused));
    assert!(faults.is_empty(), "{} fel i sektioner.yaml:\n\n{}\n", faults.len(), faults.join("\n"));
}

#[test]
fn the_documents_are_found_beside_the_project_or_where_the_environment_says() {
    let folder = tempfile::tempdir().expect("the machine has room");
    let root = folder.path().join("project");
    assert_eq!(seeds(None, &root), None);
    fs::create_dir_all(folder.path().join("shared/seeds")).expect("the machine has room");
    assert_eq!(seeds(None, &root), Some(folder.path().join("shared/seeds")));
    assert_eq!(seeds(Some(folder.path().into()), &root), Some(folder.path().to_owned()));
}

/// How sharp the check is on the real content: of all facts that a source bears out, how many would be missed there if they were
/// one more, one less or ten more. What passes is another number of the same kind in the same section.
#[test]
#[ignore = "needs the documents: cargo test --test facts -- --include-ignored"]
fn most_changed_facts_are_caught() {
    let Project { documents, claims, .. } = project();
    let (mut changed, mut caught) = (0_u32, 0_u32);
    for claim in claims.claims.iter().filter(|claim| check::holds(claim, &documents)) {
        for fact in [-1, 1, 10].into_iter().flat_map(|by| moved(&claim.fact, by)) {
            changed += 1;
            caught += u32::from(!check::holds(&Claim { fact, ..claim.clone() }, &documents));
        }
    }
    tell(&format!("Källkontrollens skärpa: av {changed} ändrade uppgifter upptäcks {} procent.", caught * 100 / changed.max(1)));
    assert!(caught * 100 >= changed * 80, "bara {caught} av {changed} ändrade uppgifter upptäcks");
}

/// A fact that is more by so much; a row, with each of its cells changed in turn.
fn moved(fact: &Fact, by: i32) -> Vec<Fact> {
    let add = |part: u32| part.checked_add_signed(by);
    let add_to = |value: u64| value.checked_add_signed(i64::from(by) * 1000);
    let moved = match *fact {
        Fact::Row(ref row) => {
            let change = |at: usize| {
                let mut row = row.clone();
                row[at] = add_to(row[at])?;
                Some(Fact::Row(row))
            };
            return (0..row.len()).filter_map(change).collect();
        }
        Fact::Number(value, unit) => add_to(value).map(|value| Fact::Number(value, unit)),
        Fact::Date { year, month, day: Some(day) } => add(day).map(|day| Fact::Date { year, month, day: Some(day) }),
        Fact::Date { year, month: Some(month), day } => add(month).map(|month| Fact::Date { year, month: Some(month), day }),
        Fact::Date { year: Some(year), .. } => add(year).map(Fact::year),
        Fact::Law { chapter, paragraph } => add(paragraph).map(|paragraph| Fact::Law { chapter, paragraph }),
        _ => None,
    };
    moved.into_iter().collect()
}
