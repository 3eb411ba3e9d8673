//! The check: every claim is looked up in its sections, every reference in its document.
//!
//! In: records, documents and the exceptions. Out: the faults, each a paragraph that names file, line, value, section and what
//! was looked for.

use std::collections::{BTreeMap, BTreeSet};

use utbud::finding::Findings;
use utbud::records::Records;
use utbud::source::Sources;
use utbud::value::SourceRef;

use crate::claims::{Claim, Claims, Named};
use crate::document::Document;
use crate::exceptions::Exceptions;
use crate::scan::{Fact, Unit};

/// What a check found.
#[derive(Debug, Default)]
pub(crate) struct Report {
    /// What must be put right.
    pub(crate) faults: Vec<String>,
    /// How many facts were looked up.
    pub(crate) facts: usize,
    /// How many references were followed.
    pub(crate) references: usize,
    /// How many facts an exception let pass.
    pub(crate) excepted: usize,
}

/// The documents that have a text, by id, split into sections. `text_of` gives the text of a document by its number.
pub(crate) fn documents(
    sources: &Sources,
    text_of: impl Fn(&str) -> Option<String>,
) -> (BTreeMap<String, Document>, Vec<String>) {
    let mut findings = Findings::default();
    let records = Records::read(sources, &mut findings);
    let mut documents = BTreeMap::new();
    let mut faults = Vec::new();
    for (id, entry) in &records.kallor {
        let Some(record) = &entry.record else {
            faults.push(format!("{}: posten går inte att läsa", entry.origin.file));
            continue;
        };
        let number = record.dokument.as_ref().map(ToString::to_string).unwrap_or_default();
        match text_of(&number) {
            Some(text) => {
                let document = Document::read(&text, record);
                for absent in &document.absent {
                    faults.push(format!(
                        "{}: avsnittet ”{absent}” står inte i dokumentet {number}\n  sökte en rad som liknar rubriken, i den ordning som avsnitt räknar upp",
                        entry.origin.file
                    ));
                }
                documents.insert(id.to_string(), document);
            }
            None => faults.push(format!("{}: inget dokument med nummer ”{number}”", entry.origin.file)),
        }
    }
    (documents, faults)
}

/// All claims of the files that hold records.
pub(crate) fn claims(sources: &Sources) -> Claims {
    let mut claims = Claims::default();
    for file in sources.below("content").chain(sources.below("data")) {
        claims.read(sources, file);
    }
    claims
}

/// Checks all claims and references.
pub(crate) fn check(claims: &Claims, documents: &BTreeMap<String, Document>, exceptions: &Exceptions) -> Report {
    let mut report = Report { facts: claims.claims.len(), references: claims.references.len(), ..Report::default() };
    report.faults.extend(claims.faults.iter().cloned());
    for reference in &claims.references {
        if let Some(why) = no_section(&reference.source, documents) {
            report.faults.push(format!("{}:{}: källan {} {why}", reference.file, reference.line, reference.source));
        }
    }
    let mut used = BTreeSet::new();
    for claim in claims.claims.iter().filter(|claim| !holds(claim, documents)) {
        match exceptions.covering(claim) {
            Some(index) => {
                used.insert(index);
                report.excepted += 1;
            }
            None => report.faults.push(fault(claim, documents)),
        }
    }
    report.faults.extend(exceptions.unused(&used));
    report
}

fn no_section(source: &SourceRef, documents: &BTreeMap<String, Document>) -> Option<&'static str> {
    match (documents.get(source.kalla().as_str()), source.avsnitt()) {
        (None, _) => Some("är inget av dokumenten"),
        (Some(document), Some(section)) if !document.has(section) => Some("är inget avsnitt som står i dokumentet"),
        _ => None,
    }
}

/// Whether a claim stands in one of its sections.
pub(crate) fn holds(claim: &Claim, documents: &BTreeMap<String, Document>) -> bool {
    let cited = || claim.scope.iter().filter_map(|source| Some((source, documents.get(source.kalla().as_str())?)));
    if let Some(named) = claim.document {
        let is =
            |id: &str| documents.get(id).and_then(|document| time_of(id, document)).is_some_and(|time| says(&time, &claim.fact));
        let told = match named {
            Named::Id(id) => is(id),
            Named::Cited => cited().any(|(source, _)| is(source.kalla().as_str())),
        };
        if told {
            return true;
        }
    }
    cited().any(|(source, document)| match &claim.fact {
        Fact::Section(number) if document.has(number) => true,
        Fact::Row(row) => document.side_by_side(source.avsnitt(), row),
        Fact::Line(row) => document.side_by_side(source.avsnitt(), row) || document.on_one_line(source.avsnitt(), row),
        fact => {
            let stands = document.facts(source.avsnitt()).is_some_and(|mut facts| facts.any(|found| says(found, fact)));
            stands && in_its_row(claim, source, document)
        }
    })
}

/// Whether a cell stands in a row of its name, where the section has such rows.
fn in_its_row(claim: &Claim, source: &SourceRef, document: &Document) -> bool {
    let (Some(name), Fact::Number(value, _)) = (&claim.row, &claim.fact) else { return true };
    let rows = document.rows(source.avsnitt(), name);
    rows.is_empty() || rows.iter().any(|row| row.contains(value))
}

/// The time of a document: the day it bears, or the year of its id.
fn time_of(id: &str, document: &Document) -> Option<Fact> {
    document.date.clone().or_else(|| id.rsplit('-').next()?.parse().ok().map(Fact::year))
}

/// Whether a fact in a document says what a record claims.
pub(crate) fn says(found: &Fact, claimed: &Fact) -> bool {
    match (found, claimed) {
        (Fact::Number(found, Unit::Years), Fact::Number(claimed, Unit::Months)) => found * 12 == *claimed,
        (Fact::Number(found, Unit::Months), Fact::Number(claimed, Unit::Years)) => *found == claimed * 12,
        // 1943 may be a year or a count.
        (Fact::Date { year: Some(year), month: None, .. }, Fact::Number(claimed, Unit::Plain)) => {
            u64::from(*year) * 1000 == *claimed
        }
        (Fact::Number(found, Unit::Plain), Fact::Date { year: Some(year), month: None, .. }) => *found == u64::from(*year) * 1000,
        (Fact::Date { year, month, day }, Fact::Date { year: y, month: m, day: d }) => {
            let same = |found: &Option<u32>, claimed: &Option<u32>| claimed.is_none() || found == claimed;
            same(year, y) && same(month, m) && same(day, d)
        }
        (found, claimed) => found == claimed,
    }
}

fn fault(claim: &Claim, documents: &BTreeMap<String, Document>) -> String {
    let sections: Vec<String> = claim.scope.iter().map(ToString::to_string).collect();
    let mut near = BTreeSet::new();
    for source in &claim.scope {
        let Some(document) = documents.get(source.kalla().as_str()) else { continue };
        let same_kind = |fact: &&Fact| std::mem::discriminant(*fact) == std::mem::discriminant(&claim.fact);
        near.extend(document.facts(source.avsnitt()).into_iter().flatten().filter(same_kind).cloned());
    }
    let near: Vec<String> = near.iter().take(40).map(ToString::to_string).collect();
    format!(
        "{}:{}: ”{}” står inte i källan\n  fält: {}\n  sökte: {}\n  i: {}\n  där står: {}",
        claim.file,
        claim.line,
        claim.written.replace('\n', " "),
        claim.pointer,
        claim.fact,
        sections.join(", "),
        if near.is_empty() { "inget av det slaget".to_owned() } else { near.join(" · ") },
    )
}
