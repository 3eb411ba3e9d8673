//! The guard from outside: whatever else is wrong with a file, a number in it stops the build and is in no report.
//!
//! The numbers are made up from random dates, or Skatteverket's own test number (19121212-1212), which no one has.

mod cases;

use cases::cases;
use proptest::prelude::*;
use utbud::finding::{Findings, human, json};
use utbud::site::{Options, Site};
use utbud::source::Sources;
use utbud::value::Datum;

const SITE: &str = "titel = \"Prov\"\norganisation = \"Prov\"\nrubrik = \"Prov\"\ningress = \"Prov.\"\n";

fn build(files: &[(&str, &[u8])]) -> (Option<Site>, Findings, Sources) {
    let sources = Sources::from_memory(std::iter::once(("site.toml", SITE.as_bytes())).chain(files.iter().copied()));
    let options = Options { date: Datum::parse("2025-06-01").expect("it is a date"), base_url: None };
    let (site, findings) = utbud::build(&sources, &options);
    (site, findings, sources)
}

/// Both reports; the second as one line, so that a number can't hide in a line break.
fn reports(findings: &Findings, sources: &Sources) -> String {
    format!("{}\n{}\n{}", human(findings, sources, false), human(findings, sources, true), json(findings, sources))
}

/// How often a finding of the guard is told.
fn told(findings: &Findings, sources: &Sources) -> usize {
    findings.sorted(sources).iter().filter(|(finding, _)| finding.id() == "personnummer").count()
}

/// A check digit by the book.
fn check_digit(nine: &str) -> u32 {
    let doubled = nine.bytes().enumerate().map(|(at, byte)| u32::from(byte - b'0') * if at % 2 == 0 { 2 } else { 1 });
    (10 - doubled.map(|product| product % 10 + product / 10).sum::<u32>() % 10) % 10
}

fn any_number() -> impl Strategy<Value = String> {
    (1900..2030_u16, 1..=12_u8, 1..=28_u8, any::<bool>(), 0..1000_u16).prop_map(|(year, month, day, coordination, serial)| {
        let day = if coordination { day + 60 } else { day };
        let eleven = format!("{year:04}{month:02}{day:02}{serial:03}");
        format!("{eleven}{}", check_digit(&eleven[2..]))
    })
}

/// Where a number may stand, `@` being its place: sound, of the wrong shape, broken, in no file that is read.
const FILES: &[(&str, &str)] = &[
    ("content/insatser/a.yaml", "namn: Text @ och mer\n"),
    ("content/insatser/a.yaml", "# @\nnamn: Text\nläge: okänd\n"),
    ("content/insatser/a.yaml", "läge: @\nlage: {@: @}\n"),
    ("content/insatser/a.yaml", "utförare: [\"@\", @]\nkällor: [\"@#@\"]\n"),
    ("content/insatser/a.yaml", "namn: \"@\nläge: @: @\n\t- @\n"),
    ("content/insatser/a.yaml", "beskrivning: |\n  Text {{ tal(\"@\", @) }} [länk](insats:@) <b @>\n"),
    ("content/sidor/a.md", "---\ntitel: @\nbeskrivning: *@\n---\n# @\n[^@]: @ ![](@.png)\n"),
    ("content/modell/lagrum.yaml", "@: {namn: @}\n@: {namn: @}\n"),
    ("data/a.yaml", "titel: T\nkolumner: [{id: @}, {id: @}]\nrader: [{id: x, värden: [@, \"@\"]}]\n"),
    ("data/a.csv", "id;@\nx;@\n\"@\";1\n"),
    ("data/anteckning.txt", "Ring @ eller @.\n"),
    ("themes/standard/templates/404.html", "{% if @ %}{{ @ }}\n"),
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases(128)))]

    #[test]
    fn a_number_stops_the_build_and_is_in_no_report(
        digits in any_number(),
        short in any::<bool>(),
        separator in prop::sample::select(vec!["", "-", "+", " ", "\u{a0}", "\u{2013}", "\u{2011}"]),
        (path, template) in prop::sample::select(FILES),
        latin in any::<bool>(),
    ) {
        let kept = if short { &digits[2..] } else { &digits[..] };
        let (date, last) = kept.split_at(kept.len() - 4);
        let spelt = format!("{date}{separator}{last}");
        let text = template.replace('@', &spelt);
        let mut bytes = text.clone().into_bytes();
        if latin {
            bytes.extend(b"# \xe5\n");
        }
        let (site, findings, sources) = build(&[(path, &bytes)]);
        prop_assert!(site.is_none());
        let found = told(&findings, &sources);
        prop_assert_eq!(found, template.matches('@').count(), "in {}", template);
        let reports = reports(&findings, &sources);
        for secret in [kept, spelt.as_str(), date] {
            prop_assert!(!reports.contains(secret), "a report tells a part of it: {}", template);
        }
    }
}

#[test]
fn names_of_files_are_masked() {
    let (site, findings, sources) = build(&[("data/19121212-1212/a.csv", b"id,a\n"), ("content/sidor/121212-1212.md", b"\xff")]);
    assert!(site.is_none());
    assert_eq!(told(&findings, &sources), 2);
    let reports = reports(&findings, &sources);
    assert!(!reports.contains("1212-1212") && reports.contains("data/********-****/a.csv"), "{reports}");
}

#[test]
fn ten_thousand_numbers_in_a_file_are_ten_thousand_findings() {
    let text: String = (0..10_000).map(|row| format!("rad {row};19121212-1212\n")).collect();
    let (_, findings, sources) = build(&[("data/a.csv", text.as_bytes())]);
    assert_eq!(told(&findings, &sources), 10_000);
    assert!(!reports(&findings, &sources).contains("19121212"));
}

#[test]
fn bytes_that_are_no_archive_cause_no_panic() {
    let archive = include_bytes!("findings/personnummer-in-workbook/data/boende.xlsx");
    for cut in (0..archive.len()).step_by(97) {
        let mut bytes = archive.to_vec();
        bytes[cut] ^= 0x55;
        build(&[("data/a.xlsx", &bytes), ("data/b.xlsx", &archive[..cut])]);
    }
}
