//! What of a small table reaches the public.

mod algorithm;

use super::*;
use crate::tables::tests::raw;

#[test]
fn small_counts_of_persons_are_withheld_and_no_number_is_told() {
    let table = |more: &str| format!("kolumner: [{{id: a}}, {{id: b}}]\nrader: [{{id: x, värden: [3, 20]}}]\n{more}");
    for (yaml, shown) in [
        (table(""), false),
        (table("skydd: {redan_offentlig: {källa: dok#1, skäl: Alla får veta.}}\n"), true),
        (table("skydd: {tröskel: 3}\n"), true),
        ("kolumner: [{id: a}, {id: b}]\nrader: [{id: x, mäter: organisationer, värden: [3, 20]}]\n".to_owned(), true),
        ("kolumner: [{id: a}, {id: b}]\nrader: [{id: x, värden: [0, 20]}]\n".to_owned(), true),
    ] {
        let mut findings = Findings::default();
        let protected = Protected::new(raw(&yaml), 5, &mut findings);
        assert_eq!((protected.tables().len(), protected.withheld().len()), if shown { (1, 0) } else { (0, 1) }, "{yaml}");
        assert!(findings.into_iter().all(|finding| !finding.message.contains('3')));
    }
}

#[test]
fn what_is_published_knows_missing_from_not_applicable() {
    let yaml = "kolumner: [{id: a}, {id: b}, {id: c}]\nrader: [{id: x, värden: [5.5, null, \".\"]}]\n";
    let protected = Protected::new(raw(yaml), 5, &mut Findings::default());
    let table = protected.get("t").expect("it is published");
    let cells: Vec<Cell> = table.cells().map(|(_, _, _, cell)| *cell).collect();
    assert_eq!(cells, [Cell::Shown(5.5), Cell::Missing, Cell::NotApplicable]);
}
