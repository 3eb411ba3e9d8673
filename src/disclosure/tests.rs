//! What of a small table reaches the public.

mod algorithm;

use super::*;
use crate::finding::Findings;
use crate::records::Entries;
use crate::tables::tests::raw;

fn protect(yaml: &str, cache: &PatternCache, findings: &mut Findings) -> Protected {
    Examination::new(raw(yaml), 5, &Entries::new(), cache).protect(findings)
}

/// A protected table's cells, row by row, as they are read: `..` for a hidden one.
fn shown(yaml: &str) -> (Vec<String>, Vec<String>) {
    let mut findings = Findings::default();
    let protected = protect(yaml, &PatternCache::default(), &mut findings);
    let cells = protected.get("t").map(|table| {
        let words = table.cells().map(|(.., cell)| match cell {
            Cell::Shown(number) => number.to_string(),
            Cell::Missing => "null".to_owned(),
            Cell::NotApplicable => ".".to_owned(),
            Cell::Hidden => "..".to_owned(),
        });
        words.collect::<Vec<_>>().chunks(table.columns.len()).map(|row| row.join(" ")).collect()
    });
    (cells.unwrap_or_default(), findings.into_iter().map(|finding| finding.message).collect())
}

#[test]
fn small_counts_of_persons_are_hidden() {
    let table = |more: &str| format!("kolumner: [{{id: a}}, {{id: b}}]\nrader: [{{id: x, värden: [3, 20]}}]\n{more}");
    for (yaml, row) in [
        (table(""), ".. 20"),
        (table("skydd: {redan_offentlig: {källa: dok#1, skäl: Alla får veta.}}\n"), "3 20"),
        (table("skydd: {tröskel: 3}\n"), "3 20"),
        ("kolumner: [{id: a}, {id: b}]\nrader: [{id: x, mäter: organisationer, värden: [3, 20]}]\n".to_owned(), "3 20"),
        ("kolumner: [{id: a}, {id: b}]\nrader: [{id: x, värden: [0, 20]}]\n".to_owned(), "0 20"),
        ("kolumner: [{id: a}, {id: b}]\nrader: [{id: x, värden: [0, 20]}]\nskydd: {nollor: döljs}\n".to_owned(), ".. 20"),
    ] {
        assert_eq!(shown(&yaml), (vec![row.to_owned()], Vec::new()), "{yaml}");
    }
}

#[test]
fn what_is_published_knows_missing_from_not_applicable() {
    let yaml = "kolumner: [{id: a}, {id: b}, {id: c}]\nrader: [{id: x, värden: [5.5, null, \".\"]}]\n";
    let protected = protect(yaml, &PatternCache::default(), &mut Findings::default());
    let table = protected.get("t").expect("it is published");
    let cells: Vec<Cell> = table.cells().map(|(_, _, _, cell)| *cell).collect();
    assert_eq!(cells, [Cell::Shown(5.5), Cell::Missing, Cell::NotApplicable]);
}

#[test]
fn a_pattern_that_was_kept_gives_the_same_table() {
    let yaml = "kolumner: [{id: a}, {id: b}, {id: s, summa: ja}]\nrader:\n  - {id: x, värden: [3, 14, 17]}\n  \
                - {id: y, värden: [18, 9, 27]}\n  - {id: z, värden: [21, 23, 44]}\n  - {id: s, summa: ja, värden: [42, 46, 88]}\n";
    let cache = PatternCache::default();
    let cells = |cache: &PatternCache| {
        let protected = protect(yaml, cache, &mut Findings::default());
        protected.get("t").expect("it is published").cells().map(|(.., cell)| *cell).collect::<Vec<Cell>>()
    };
    let searched = cells(&cache);
    let kept = PatternCache::from_entries(cache.entries());
    assert_eq!(kept.entries().len(), 0, "what nobody asks for falls away");
    assert_eq!(cells(&kept), searched);
    assert_eq!(kept.entries(), cache.entries());
    // What a cache says is audited: one that hides nothing publishes nothing.
    let broken = PatternCache::from_entries(cache.entries().into_iter().map(|(key, _)| (key, Vec::new())));
    let protected = protect(yaml, &broken, &mut Findings::default());
    assert_eq!((protected.tables().len(), protected.withheld().len()), (0, 1));
}

/// What the attack derives against all protection withholds the table, and the finding names what gave it away.
#[test]
fn a_number_that_an_attack_still_derives_withholds_its_table() {
    let yaml = "kolumner: [{id: a}, {id: b}]\nrader: [{id: x, värden: [3, 20]}, {id: y, värden: [30, 20]}]\n";
    let (patterns, cache) = (Entries::new(), PatternCache::default());
    let mut examination = Examination::new(raw(yaml), 5, &patterns, &cache);
    let at = |row: usize, column: usize| Spot { table: 0, at: At { row, column, layer: 0 } };
    let clue = Clue { terms: vec![(at(0, 0), 1), (at(1, 0), -1)], firm: true, declared: true, words: "”y” är x".to_owned() };
    let derived = |spot: Spot, number: i64| {
        let exactly = Interval { lower: number, upper: Some(number) };
        Derivation { spot, anyone: exactly, knowing: exactly, clues: vec![0] }
    };
    // What is derived and wrong misleads, and withholds nothing.
    let misled = Attack { clues: vec![clue.clone()], derived: vec![derived(at(0, 0), 4)], ..Attack::default() };
    assert!(!examination.learn(&misled));
    let right = Attack { clues: vec![clue], derived: vec![derived(at(0, 0), 3)], ..Attack::default() };
    assert!(examination.learn(&right));
    assert!(examination.published().tables[0].is_none());
    let mut findings = Findings::default();
    let protected = examination.protect(&mut findings);
    assert_eq!((protected.tables().len(), protected.withheld().len()), (0, 1));
    let told: Vec<(&str, String)> = findings.into_iter().map(|finding| (finding.rule.id, finding.message)).collect();
    let [(id, message)] = told.as_slice() else { panic!("{told:?}") };
    assert_eq!(*id, "tabell-undanhallen");
    assert!(message.contains("”x” i kolumnen ”a”") && message.contains("”y” är x"), "{message}");
}
