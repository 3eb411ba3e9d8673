//! Tables from small sites in memory: what is read, and what is told.

use super::*;
use crate::records::Records;

/// The findings and the tables of a site with one table and, beside it, another file.
fn read(yaml: &str, beside: Option<(&str, &[u8])>) -> (Vec<RawTable>, Vec<(&'static str, String)>) {
    let head = "titel: Behov\nmäter: personer\nperiod: 2024\nkälla: dok#1\n";
    let text = format!("{head}{yaml}");
    let source = "titel: Dokument\navsnitt: [[1, Ett]]\n";
    let files = [("data/t.yaml", text.as_bytes()), ("content/kallor/dok.yaml", source.as_bytes())];
    let sources = Sources::from_memory(files.into_iter().chain(beside));
    let mut findings = Findings::default();
    assert!(sources.is_whole());
    let mut records = Records::read(&sources, &mut Findings::default());
    assert!(records.tabeller.values().all(|entry| entry.record.is_some()), "the fixture's shape is right");
    let tables = RawTables::new(std::mem::take(&mut records.tabeller), None, &sources, &mut findings).into_parts().0;
    (tables, findings.into_iter().map(|finding| (finding.id(), finding.message)).collect())
}

/// The tables of such a site, for what comes after this module.
pub(crate) fn raw(yaml: &str) -> RawTables {
    RawTables { tables: read(yaml, None).0, statements: None }
}

fn told(yaml: &str) -> Vec<String> {
    read(yaml, None).1.into_iter().map(|(_, message)| message).collect()
}

const COLUMNS: &str = "kolumner: [{id: a}, {id: b}]\n";

#[test]
fn broken_tables_are_told() {
    let rows = |rows: &str| format!("{COLUMNS}rader:\n{rows}");
    for (yaml, part) in [
        (rows("  - {id: x, värden: [1]}\n"), "har 1 värden, men tabellen har 2 kolumner"),
        (rows("  - {id: x, värden: [1, 2, 3]}\n"), "har 3 värden"),
        (rows("  - {id: x, värden: [1, 2]}\n  - {id: x, namn: Y, värden: [1, 2]}\n"), "raden ”x” finns redan"),
        (rows("  - {id: x, namn: Å, värden: [1, 2]}\n  - {id: y, namn: Å, värden: [1, 2]}\n"), "raden ”Å” finns redan"),
        (rows("  - {id: x}\n"), "saknar värden"),
        (rows("  - {id: x, värden: {l: [1, 2]}}\n"), "har lager, men tabellen har inga"),
        (rows("  - {id: x, värden: [1, 2], del_av: z}\n"), "ingen rad ”z”"),
        (rows("  - {id: x, värden: [1, 2], bas: {kolumn: c}}\n"), "ingen kolumn ”c”"),
        (rows("  - {id: x, värden: [1, 2], bas: {}}\n"), "bas är en kolumn eller en rad"),
        (rows("  - {id: x, värden: [-1, 2]}\n"), "mindre än noll"),
        (format!("{}noter: [{{rad: q, text: N}}]\n", rows("  - {id: x, värden: [1, 2]}\n")), "ingen rad ”q”"),
        (format!("{}jämförbart: [[a, q]]\n", rows("  - {id: x, värden: [1, 2]}\n")), "ingen kolumn ”q”"),
        (format!("{}grupper: [{{id: g, namn: G, rader: [q]}}]\n", rows("  - {id: x, värden: [1, 2]}\n")), "ingen rad ”q”"),
        (format!("{}diagram: [{{id: d, kolumner: [q]}}]\n", rows("  - {id: x, värden: [1, 2]}\n")), "ingen kolumn ”q”"),
        (format!("{}diagram: [{{id: d}}, {{id: d}}]\n", rows("  - {id: x, värden: [1, 2]}\n")), "diagrammet ”d” finns redan"),
        (
            format!("lager: [{{id: l}}, {{id: m}}]\n{}", rows("  - {id: x, värden: {l: [1, 2]}}\n")),
            "värden för lagret ”m” saknas",
        ),
        (format!("lager: [{{id: l}}]\n{}", rows("  - {id: x, värden: [1, 2]}\n")), "tabellen har lager"),
        (COLUMNS.to_owned(), "tabellen har inga rader"),
        (format!("{COLUMNS}fil: q.csv\n"), "filen data/q.csv finns inte"),
        (format!("{COLUMNS}fil: ../q.csv\n"), "finns inte"),
        (format!("{COLUMNS}ur: q\ngrupper: []\n"), "tabellen ”q” finns inte"),
        (format!("fil: t.csv\n{}", rows("  - {id: x, värden: [1, 2]}\n")), "både rader och en fil"),
        (
            rows("  - {id: x, värden: [1, 2]}\n  - {id: s, värden: [9, 2], summa: ja}\n"),
            "”s” i kolumnen ”a” är inte summan av delarna",
        ),
    ] {
        let found = told(&yaml);
        assert!(found.iter().any(|message| message.contains(part)), "{yaml}\n{found:#?}");
    }
}

#[test]
fn a_total_that_a_note_explains_is_not_told() {
    let rows = "rader: [{id: x, värden: [1, 2]}, {id: s, värden: [9, 2], summa: ja}]\n";
    assert_eq!(
        told(&format!("{COLUMNS}{rows}noter: [{{rad: s, kolumn: a, text: Källan summerar fel., summan_stämmer_inte: ja}}]\n")),
        Vec::<String>::new()
    );
}

#[test]
fn groups_are_sums_of_rows() {
    let rows = "rader: [{id: x, värden: [1, 2]}, {id: y, värden: [3, null]}]\ngrupper: [{id: g, namn: G, rader: [x, y]}]\n";
    let (tables, found) = read(&format!("{COLUMNS}{rows}"), None);
    assert!(found.is_empty(), "{found:?}");
    assert_eq!((tables[0].cell(2, 0, 0), tables[0].cell(2, 1, 0)), (&Cell::Tal(4.0), &Cell::Saknas));
}

#[test]
fn csv_files_are_read_in_both_dialects() {
    for csv in ["id,namn,a,b\nx,\"Ett, två\",1.5,\n", "\u{feff}id;namn;b;a\r\nx;Ett, två;;1,5\r\n"] {
        let (tables, found) = read(&format!("{COLUMNS}fil: t.csv\n"), Some(("data/t.csv", csv.as_bytes())));
        assert!(found.is_empty(), "{found:?}");
        assert_eq!(tables[0].rows[0].namn, "Ett, två");
        assert_eq!((tables[0].cell(0, 0, 0), tables[0].cell(0, 1, 0)), (&Cell::Tal(1.5), &Cell::Saknas));
    }
}

#[test]
fn broken_csv_files_are_told() {
    for (csv, part) in [
        ("id,a\nx,1\n", "kolumnen ”b” saknas"),
        ("a,b\n1,2\n", "kolumnen ”id” saknas"),
        ("id,a,b,c\nx,1,2,3\n", "ingen kolumn ”c”"),
        ("id,a,a,b\nx,1,1,2\n", "kolumnen ”a” står två gånger"),
        ("id,a,b\nx,ett,2\n", "”ett” är inget tal"),
        ("id,a,b\nx,1,2,3\n", "fler celler än rubrikraden"),
        ("id,a,b\nÅ,1,2\n", "inget giltigt id"),
        ("id,a,b\nx,1,2\nx,1,2\n", "raden ”x” finns redan"),
    ] {
        let found = read(&format!("{COLUMNS}fil: t.csv\n"), Some(("data/t.csv", csv.as_bytes()))).1;
        assert!(found.iter().any(|(_, message)| message.contains(part)), "{csv}\n{found:#?}");
    }
    let found = read(&format!("{COLUMNS}fil: t.xlsx\n"), Some(("data/t.xlsx", b"no workbook"))).1;
    assert!(found[0].1.contains("heter .xlsx men är en textfil"), "{found:?}");
}
