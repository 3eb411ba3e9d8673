//! The two halves of the search, held equal; and what an index promises.

use std::path::Path;

use proptest::prelude::*;

use super::letters::Stems;
use super::unmatched::keys;
use super::{Engine, Index};
use crate::finding::Findings;
use crate::site::{Options, Site};
use crate::source::Sources;
use crate::value::Datum;

const PROGRAM: &str = include_str!("../../themes/standard/static/sok.js");

fn site(root: &str) -> Site {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(root);
    let (sources, _) = Sources::read(&root).expect("the folder can be read");
    let options = Options { date: Datum::parse("2025-06-01").expect("a day"), base_url: None };
    let (site, findings): (Option<Site>, Findings) = crate::build(&sources, &options);
    site.unwrap_or_else(|| panic!("the site is sound: {findings:?}"))
}

/// The keys of a text's tokens by the script.
fn by_script(engine: &Engine, text: &str) -> Vec<String> {
    serde_json::from_str(&engine.ask("(text) => utbudSok.tokens(text).map((token) => token.key)", text)).expect("a list")
}

#[test]
fn both_halves_read_the_site_alike() {
    let site = site(".");
    let engine = Engine::new(PROGRAM, &Index::new(&site)).expect("the script takes the index");
    let stems = Stems::new();
    for document in site.documents() {
        let texts = [&document.title, &document.summary].into_iter().chain(&document.names).chain(&document.facts);
        for text in texts.chain(&document.groups).chain(&document.headings).chain(&document.body) {
            assert_eq!(by_script(&engine, text), keys(text, &stems), "{text}");
        }
    }
}

#[test]
fn both_halves_read_any_text_alike() {
    let engine = Engine::new(PROGRAM, &Index::new(&site("tests/findings/_base"))).expect("the script takes the index");
    let stems = Stems::new();
    let word = "[a-zåäöéüß]{1,14}(et|ets|arna|heten|lig|ats|kt|s)?";
    let legal = "[0-9]{1,3}( ?[a-h])?( ?kap\\.? ?|:| ?§+ ?|, | och )";
    let text = proptest::collection::vec(prop_oneof![word, legal, "\\PC{0,6}", "[ .,§:-]{1,3}"], 0..12);
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    runner
        .run(&text, |pieces| {
            let text = pieces.join(" ");
            prop_assert_eq!(by_script(&engine, &text), keys(&text, &stems), "{}", text);
            Ok(())
        })
        .expect("the halves agree");
}

#[test]
fn every_insats_is_found_by_its_names() {
    let site = site(".");
    let engine = Engine::new(PROGRAM, &Index::new(&site)).expect("the script takes the index");
    for document in site.documents().iter().filter(|document| document.kind == "insats") {
        for name in std::iter::once(&document.title).chain(&document.names) {
            let found = engine.search(name, 5).expect("an answer").results;
            let id = format!("insats:{}", document.id);
            assert!(found.iter().any(|hit| hit.id == id), "{name}: {:?}", found.iter().map(|hit| &hit.id).collect::<Vec<_>>());
        }
    }
}

#[test]
fn no_number_of_a_table_is_indexed() {
    let site = site(".");
    let table = site.tables().iter().find(|table| table.head.id.as_str() == "v40-behov").expect("the site has it");
    let document = site.documents().into_iter().find(|document| document.id == "v40-behov").expect("it can be found");
    assert!(table.cells().any(|(_, _, _, cell)| cell.shown() == Some(29.0)), "the table has the number");
    let texts = document.headings.iter().chain(&document.facts).chain(&document.body);
    assert!(!texts.flat_map(|text| keys(text, &Stems::new())).any(|key| key == "29"));
}

#[test]
fn the_same_site_gives_the_same_index() {
    let site = site(".");
    let (a, b) = (Index::new(&site), Index::new(&site));
    assert!(a.paths().eq(b.paths()));
    assert!(a.paths().all(|path| a.file(path) == b.file(path)));
}

#[test]
fn an_index_of_another_format_is_refused() {
    let program = PROGRAM.replace("const FORMAT = 1;", "const FORMAT = 2;");
    let refused = Engine::new(&program, &Index::new(&site("tests/findings/_base")));
    assert!(refused.err().expect("an error").to_string().contains("hör inte ihop"));
}
