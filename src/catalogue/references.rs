//! Every reference leads to a record, every source to a section that its document lists.

use std::collections::{BTreeMap, BTreeSet};

use crate::finding::{Candidate, Finding, Findings, Place, did_you_mean};
use crate::records::dokument::Avsnitt;
use crate::records::insats::{Insats, OppenFor};
use crate::records::rapport::ForVarje;
use crate::records::reference::Prefix;
use crate::records::{AnyEntry, Entry, Origin, Records, Reference, Referred};
use crate::rule::reference as rules;
use crate::tree::Pointer;
use crate::value::{Fault, SourceRef};

/// The ids of all kinds, broken records included: a reference to one of those is told once, where it is broken.
#[derive(Debug)]
pub(super) struct Names {
    ids: BTreeMap<Prefix, BTreeSet<String>>,
    /// The kinds whose ids are not all known, since what would give them can't be read.
    unread: BTreeSet<Prefix>,
}

impl Names {
    pub(super) fn new(records: &Records) -> Self {
        let mut ids: BTreeMap<Prefix, BTreeSet<String>> =
            Prefix::ALL.iter().map(|prefix| (*prefix, records.ids(*prefix).map(str::to_owned).collect())).collect();
        ids.insert(Prefix::Rapport, report_ids(records));
        let unread = Prefix::ALL.iter().copied().filter(|prefix| !records.has_all_ids(*prefix)).collect();
        Self { ids, unread }
    }

    /// The ids of a kind.
    fn of(&self, prefix: Prefix) -> impl Iterator<Item = &str> {
        self.ids.get(&prefix).into_iter().flatten().map(String::as_str)
    }

    /// Whether a record of a kind has an id, or may have it.
    pub(super) fn has(&self, prefix: Prefix, id: &str) -> bool {
        self.ids.get(&prefix).is_some_and(|ids| ids.contains(id)) || self.unread.contains(&prefix)
    }

    /// What is wrong with a reference, if anything.
    pub(super) fn fault(&self, prefix: Prefix, id: &str) -> Option<Fault> {
        if self.has(prefix, id) {
            return None;
        }
        let otherwise = if self.of(prefix).next().is_none() {
            "det finns inga sådana poster än: skapa den, eller ta bort hänvisningen"
        } else {
            "skapa posten, eller ta bort hänvisningen"
        };
        let hint = did_you_mean(id, self.of(prefix), otherwise);
        Some(Fault::of(&rules::OKAND_POST, format!("{} ”{id}” finns inte", prefix.noun()), hint))
    }
}

/// A report for each of several is named by its own id and that of what it is about.
fn report_ids(records: &Records) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    for (id, entry) in &records.rapporter {
        let values: Vec<&str> = match entry.record.as_ref().and_then(|report| report.for_varje.as_ref()) {
            None => {
                ids.insert(id.to_string());
                continue;
            }
            Some(ForVarje::Stadsomrade) => records.ids(Prefix::Stadsomrade).collect(),
            Some(ForVarje::Omrade) => records.ids(Prefix::Omrade).collect(),
            Some(ForVarje::Delomrade) => records.ids(Prefix::Delomrade).collect(),
            Some(ForVarje::Organisationer(list)) => list.iter().map(|organisation| organisation.id().as_str()).collect(),
        };
        ids.extend(values.into_iter().map(|value| format!("{id}-{value}")));
    }
    ids
}

/// Checks every reference of every record.
pub(super) fn check(records: &Records, names: &Names, findings: &mut Findings) {
    let sections = sections(records);
    for AnyEntry { origin, references, .. } in records.entries() {
        for Reference { pointer, to } in references {
            match to {
                Referred::Record(link) => check_id(names, link.prefix, link.id.as_str(), origin.at(pointer), findings),
                Referred::Source(source) => check_source(names, &sections, source, origin.at(pointer), findings),
            }
        }
    }
    for entry in records.insatser.values() {
        check_areas(names, entry, findings);
    }
}

/// By document: what a source may name, a section's number or where it has none its heading, and the heading; in reading order.
type Sections<'r> = BTreeMap<&'r str, Vec<(&'r str, &'r str)>>;

/// What each document's record lists.
fn sections<'a>(records: &'a Records) -> Sections<'a> {
    records
        .kallor
        .iter()
        .filter_map(|(id, entry)| {
            let kalla = entry.record.as_ref()?;
            let name = |avsnitt: &'a Avsnitt| (avsnitt.nummer.as_deref().unwrap_or(&avsnitt.rubrik), avsnitt.rubrik.as_str());
            Some((id.as_str(), kalla.avsnitt.iter().map(name).collect()))
        })
        .collect()
}

fn check_id(names: &Names, prefix: Prefix, id: &str, place: Place, findings: &mut Findings) {
    if let Some(fault) = names.fault(prefix, id) {
        findings.push(Finding::of_fault(place, fault));
    }
}

fn check_source(names: &Names, sections: &Sections<'_>, source: &SourceRef, place: Place, findings: &mut Findings) {
    let kalla = source.kalla();
    check_id(names, Prefix::Kalla, kalla.as_str(), place.clone(), findings);
    let (Some(avsnitt), Some(sections)) = (source.avsnitt(), sections.get(kalla.as_str())) else { return };
    if !sections.iter().any(|(name, _)| *name == avsnitt) {
        let known = sections
            .iter()
            .flat_map(|(name, heading)| [name, heading].map(|written| Candidate::named(*written, format!("{kalla}#{name}"))));
        let hint = did_you_mean(avsnitt, known, format!("avsnitten står i content/kallor/{kalla}.yaml"));
        let message = format!("dokumentet {kalla} har inget avsnitt ”{avsnitt}”");
        findings.push(Finding::new(&rules::OKANT_AVSNITT, place, message, hint));
    }
}

/// The keys of öppen_för are stadsområden.
fn check_areas(names: &Names, entry: &Entry<Insats>, findings: &mut Findings) {
    let Some(record) = &entry.record else { return };
    check_area_keys(names, &entry.origin, &Pointer::root(), &record.oppen_for, findings);
    for (index, del) in record.delar.iter().enumerate() {
        if let Some(oppen_for) = &del.oppen_for {
            check_area_keys(names, &entry.origin, &Pointer::root().join("delar").join(index), oppen_for, findings);
        }
    }
}

fn check_area_keys(names: &Names, origin: &Origin, at: &Pointer, oppen_for: &OppenFor, findings: &mut Findings) {
    let OppenFor::PerStadsomrade(areas) = oppen_for else { return };
    for area in areas.keys() {
        check_id(names, Prefix::Stadsomrade, area, origin.at(&at.join("öppen_för").join(area)).key(), findings);
    }
    let missing: Vec<&str> = names.of(Prefix::Stadsomrade).filter(|area| !areas.contains_key(*area)).collect();
    if !missing.is_empty() {
        findings.push(Finding::new(
            &rules::STADSOMRADE_SAKNAS,
            origin.at(&at.join("öppen_för")).key(),
            format!("öppen_för säger inget om {}", missing.join(", ")),
            "skriv finns, finns_inte eller okänt för vart och ett av stadsområdena",
        ));
    }
}
