//! The check bites: a small document and its records, and what happens when one of them is changed.

use utbud::source::Sources;

use crate::check::{self, Report};
use crate::exceptions::Exceptions;

/// A document with a table of contents and misread letters.
const DOCUMENT: &str = "Rapport
2024-03-01

Innehall

1 Inledning .................. 1
1.1 Verkstan ................. 2
1.9 Borttaget ................ 2
2 Siffror .................... 3

1 Inledning

Har star inget om antal, men 77 namns.

1.1 Verkstan

Verkstan hade 31 deltagare under 2023, varav ca 15 % hade sokt sjdlva. Kotiden ar 3-5 ménader
i januari 2024. Stodet ges i upp till ett &r och tva manader enligt SoL 4 kap. 1 §. For dem under 20 ar.
4 (14)

2 Siffror

Behov\t2022\t2023
Rehabilitering\t34%\t28%
Integration\t5%\t4%
";

const KALLA: &str = r#"titel: Rapporten
datum: 2024-03-01
dokument: "900"
avsnitt: [Innehåll, ["1", Inledning], ["1.1", Verkstan], ["2", Siffror]]
"#;

const INSATS: &str = "namn: Verkstan
sammanfattning: Hade 31 deltagare 2023.
passar:
  - {vad: ålder, till: 19, källa: rapport#1.1}
lagrum: [{lagrum: sol2001-4-1, källa: rapport#1.1}]
längd: {månader: {till: 14}, text: Upp till ett år och två månader., källa: rapport#1.1}
kö:
  - {köläge: kö, månader: {från: 3, till: 5}, uppgift_från: 2024-01, källa: rapport#1.1}
deltagare:
  - {antal: 31, period: 2023, text: 15 procent sökte själva., källa: rapport#1.1}
källor: [rapport#1.1]
";

const TABELL: &str = "titel: Behov
enhet: procent
källa: rapport#2
kolumner: [{id: 2022}, {id: 2023}]
rader:
  - {id: rehabilitering, namn: Rehabilitering, värden: [34, 28]}
sammanfattning: Tre av tio behöver det.
";

const CSV: &str = "id,namn,2022,2023\nintegration,Integration,5,4\n";

const UNDANTAG: &str =
    "- {fil: content/insatser/verkstan.yaml, pekare: /passar/*/till, värde: 19 år, sort: underförstått, skäl: Under 20 år.}\n";

/// The files as they should be, after a change.
fn report(change: Option<(&str, &str)>) -> Report {
    let (from, to) = change.unwrap_or_default();
    let changed = |text: &str| match change {
        Some(_) => text.replace(from, to),
        None => text.to_owned(),
    };
    let all = [KALLA, INSATS, TABELL, CSV, UNDANTAG].concat();
    assert!(all.contains(from), "”{from}” is in the fixture");
    let files = [
        ("content/kallor/rapport.yaml", changed(KALLA)),
        ("content/insatser/verkstan.yaml", changed(INSATS)),
        ("data/behov.yaml", changed(TABELL)),
        ("data/behov-fil.yaml", "källa: rapport#2\nenhet: procent\nfil: behov.csv\n".to_owned()),
        ("data/behov.csv", changed(CSV)),
    ];
    let sources = Sources::from_memory(files.iter().map(|(path, text)| (*path, text.as_bytes())));
    assert!(sources.is_whole());
    let (documents, mut faults) = check::documents(&sources, |number| (number == "900").then(|| DOCUMENT.to_owned()));
    let exceptions = Exceptions::read(&changed(UNDANTAG)).expect("the list is well formed");
    let mut report = check::check(&check::claims(&sources), &documents, &exceptions);
    faults.append(&mut report.faults);
    Report { faults, ..report }
}

/// The only fault after a change.
fn only(from: &str, to: &str) -> String {
    let report = report(Some((from, to)));
    assert_eq!(report.faults.len(), 1, "{from} → {to}: {:#?}", report.faults);
    report.faults.into_iter().next().expect("there is one")
}

#[test]
fn what_the_document_says_passes() {
    let report = report(None);
    assert!(report.faults.is_empty(), "{:#?}", report.faults);
    assert_eq!(report.excepted, 1);
    assert!(report.facts > 20, "{}", report.facts);
}

#[test]
fn a_changed_number_is_told_with_its_place() {
    assert_eq!(
        only("antal: 31", "antal: 32"),
        "content/insatser/verkstan.yaml:10: ”32” står inte i källan\n  fält: /deltagare/0/antal\n  sökte: 32\n  i: rapport#1.1\n  \
         där står: 1 år · 2 månader · 3 månader · 5 månader · 14 månader · 15 procent · 20 år · 31"
    );
    assert!(only("Hade 31", "Hade trettio").contains("sökte: 30\n"));
    assert!(only("15 procent", "16 procent").contains("sökte: 16 procent"));
    // A number that the section has, of another thing: a month is no person, and 77 stands in another section.
    assert!(only("antal: 31", "antal: 14").contains("sökte: 14\n"));
    assert!(only("antal: 31", "antal: 77").contains("sökte: 77\n"));
}

#[test]
fn a_changed_date_is_told() {
    assert!(only("uppgift_från: 2024-01", "uppgift_från: 2024-02").contains("sökte: 2024-02"));
    assert!(only("period: 2023", "period: 2022").contains("sökte: 2022"));
    assert!(only("datum: 2024-03-01", "datum: 2024-03-02").contains("content/kallor/rapport.yaml:2: ”2024-03-02”"));
}

#[test]
fn a_changed_law_is_told() {
    assert!(only("sol2001-4-1", "sol2001-4-4").contains("sökte: 4 kap. 4 §"));
}

#[test]
fn a_changed_cell_and_exchanged_cells_of_a_table_are_told() {
    assert!(report(Some(("[34, 28]", "[34, 29]"))).faults.iter().any(|fault| fault.contains("sökte: 29 procent")));
    assert!(only("[34, 28]", "[28, 34]").contains("sökte: raden 28 | 34"));
    assert!(only("Integration,5,4", "Integration,4,5").contains("data/behov.csv:2:"));
}

#[test]
fn a_cell_in_a_row_of_another_name_and_a_wrong_rounding_are_told() {
    let faults = |from: &str, to: &str| report(Some((from, to))).faults.join("\n");
    assert!(faults("namn: Rehabilitering, ", "namn: Integration, ").contains("sökte: 34 procent"));
    assert!(faults("Tre av tio", "Fem av tio").contains("sökte: 5\n"));
}

#[test]
fn an_invented_section_is_told() {
    assert!(
        only("källor: [rapport#1.1]", "källor: [rapport#1.1, rapport#1.2]")
            .contains("verkstan.yaml:11: källan rapport#1.2 är inget avsnitt")
    );
    assert!(only("källor: [rapport#1.1]", "källor: [rapport#1.1, annan#1]").contains("är inget av dokumenten"));
    assert!(
        only(r#"["2", Siffror]"#, r#"["1.2", Lokaler], ["2", Siffror]"#).contains("avsnittet ”1.2” står inte i dokumentet 900")
    );
    // A heading that only the table of contents has, and a right heading with a wrong number.
    assert!(only(r#"["2", Siffror]"#, r#"["1.9", Borttaget], ["2", Siffror]"#).contains("avsnittet ”1.9” står inte"));
    let wrong = report(Some((r#"["1.1", Verkstan]"#, r#"["1.3", Verkstan]"#)));
    assert!(wrong.faults[0].contains("avsnittet ”1.3” står inte i dokumentet 900"), "{:#?}", wrong.faults);
}

#[test]
fn an_exception_that_nothing_needs_is_told() {
    assert!(only("till: 19,", "till: 20,").contains("undantaget behövs inte längre"));
    assert!(Exceptions::read("- {fil: a, pekare: /b, värde: 1, sort: ocr}\n").is_err(), "a reason is asked for");
}
