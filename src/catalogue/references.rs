//! Every reference leads to a record, every source to a section that its document lists.

use std::collections::{BTreeMap, BTreeSet};

use crate::finding::{Candidate, Finding, Findings, Place, did_you_mean};
use crate::records::dokument::Avsnitt;
use crate::records::insats::OppenFor;
use crate::records::modell::{Delomrade, Forum, Lagrum, Mal, Malgrupp, Metod, Omrade, Organisation, Stadsomrade, Styrdokument};
use crate::records::rapport::{ForVarje, Rapport};
use crate::records::reference::{Kind, Link};
use crate::records::{Entries, Entry, Found, Home, Origin, Record, Records, Reference};
use crate::tree::Pointer;
use crate::value::{Fault, SourceRef};

/// The ids of all kinds, broken records included: a reference to one of those is told once, where it is broken.
#[derive(Debug)]
pub(super) struct Names {
    by_prefix: BTreeMap<&'static str, BTreeSet<String>>,
    /// The kinds whose ids are not all known, since what would give them can't be read.
    unread: BTreeSet<&'static str>,
}

impl Names {
    pub(super) fn new(records: &Records) -> Self {
        let mut names = Self { by_prefix: BTreeMap::new(), unread: BTreeSet::new() };
        names.add(&records.insatser);
        names.add(&records.avtal);
        names.add(&records.kallor);
        names.add(&records.datakallor);
        names.add(&records.begrepp);
        names.add(&records.processer);
        names.add(&records.pagang);
        names.add(&records.sidor);
        names.add(&records.omraden);
        names.add(&records.organisationer);
        names.add(&records.stadsomraden);
        names.add(&records.lagrum);
        names.add(&records.metoder);
        names.add(&records.malgrupper);
        names.add(&records.mal);
        names.add(&records.forum);
        names.add(&records.styrdokument);
        names.add(&records.tabeller);
        let delomraden =
            records.omraden.values().filter_map(|entry| entry.record.as_ref()).flat_map(|omrade| omrade.delomraden.keys());
        names.by_prefix.insert(Delomrade::PREFIX, delomraden.cloned().collect());
        names.unread_in::<Omrade>(records);
        names.unread_in::<Organisation>(records);
        names.unread_in::<Stadsomrade>(records);
        names.unread_in::<Lagrum>(records);
        names.unread_in::<Metod>(records);
        names.unread_in::<Malgrupp>(records);
        names.unread_in::<Mal>(records);
        names.unread_in::<Forum>(records);
        names.unread_in::<Styrdokument>(records);
        if names.unread.contains(Omrade::PREFIX) || records.omraden.values().any(|entry| entry.record.is_none()) {
            names.unread.insert(Delomrade::PREFIX);
        }
        names.add_reports(records);
        names
    }

    fn add<T: Kind>(&mut self, entries: &Entries<T>) {
        self.by_prefix.insert(T::PREFIX, entries.keys().map(ToString::to_string).collect());
    }

    /// A report for each of several is named by its own id and that of what it is about.
    fn add_reports(&mut self, records: &Records) {
        let mut ids = BTreeSet::new();
        for (id, entry) in &records.rapporter {
            let values: Option<Vec<String>> = match entry.record.as_ref().and_then(|report| report.for_varje.as_ref()) {
                None => None,
                Some(ForVarje::Stadsomrade) => Some(records.stadsomraden.keys().map(ToString::to_string).collect()),
                Some(ForVarje::Omrade) => Some(records.omraden.keys().map(ToString::to_string).collect()),
                Some(ForVarje::Delomrade) => Some(self.of(Delomrade::PREFIX).map(str::to_owned).collect()),
                Some(ForVarje::Organisationer(list)) => Some(list.iter().map(ToString::to_string).collect()),
            };
            match values {
                None => drop(ids.insert(id.to_string())),
                Some(values) => ids.extend(values.into_iter().map(|value| format!("{id}-{value}"))),
            }
        }
        self.by_prefix.insert(Rapport::PREFIX, ids);
    }

    fn unread_in<T: Kind + Record>(&mut self, records: &Records) {
        if matches!(T::HOME, Home::Vocabulary(path) if records.unread.contains(path)) {
            self.unread.insert(T::PREFIX);
        }
    }

    /// The ids of a kind.
    fn of(&self, prefix: &str) -> impl Iterator<Item = &str> {
        self.by_prefix.get(prefix).into_iter().flatten().map(String::as_str)
    }

    /// What is wrong with a reference, if anything.
    pub(super) fn fault(&self, prefix: &str, id: &str) -> Option<Fault> {
        let Some(ids) = self.by_prefix.get(prefix) else {
            let known = self.by_prefix.keys().map(|prefix| Candidate::named(*prefix, format!("{prefix}:")));
            let hint = did_you_mean(prefix, known, "skriv ett slag av poster före kolonet");
            return Some(Fault::new(format!("det finns inget slag ”{prefix}:”"), hint));
        };
        if ids.contains(id) || self.unread.contains(prefix) {
            return None;
        }
        let otherwise = if ids.is_empty() {
            "det finns inga sådana poster än: skapa den, eller ta bort hänvisningen"
        } else {
            "skapa posten, eller ta bort hänvisningen"
        };
        let hint = did_you_mean(id, self.of(prefix), otherwise);
        Some(Fault::new(format!("{} ”{id}” finns inte", kind_name(prefix)), hint))
    }
}

/// A kind's name in a message.
fn kind_name(prefix: &str) -> &str {
    match prefix {
        "insats" => "insatsen",
        "avtal" => "avtalet",
        "kalla" => "källan",
        "datakalla" => "datakällan",
        "begrepp" => "begreppet",
        "process" => "processen",
        "pagang" => "posten i på gång",
        "sida" => "sidan",
        "omrade" => "området",
        "delomrade" => "delområdet",
        "organisation" => "organisationen",
        "stadsomrade" => "stadsområdet",
        "lagrum" => "lagrummet",
        "metod" => "metoden",
        "malgrupp" => "målgruppen",
        "mal" => "målet",
        "forum" => "forumet",
        "styrdokument" => "styrdokumentet",
        "tabell" => "tabellen",
        "rapport" => "rapporten",
        other => other,
    }
}

/// Checks every reference of every record.
pub(super) fn check(records: &Records, names: &Names, findings: &mut Findings) {
    let mut checker = Checker { names, sections: sections(records), findings };
    checker.entries(&records.insatser);
    checker.entries(&records.avtal);
    checker.entries(&records.kallor);
    checker.entries(&records.datakallor);
    checker.entries(&records.begrepp);
    checker.entries(&records.processer);
    checker.entries(&records.pagang);
    checker.entries(&records.sidor);
    checker.entries(&records.omraden);
    checker.entries(&records.organisationer);
    checker.entries(&records.stadsomraden);
    checker.entries(&records.lagrum);
    checker.entries(&records.metoder);
    checker.entries(&records.malgrupper);
    checker.entries(&records.mal);
    checker.entries(&records.forum);
    checker.entries(&records.styrdokument);
    checker.entries(&records.tabeller);
    checker.entries(&records.rapporter);
    records.synonymer.iter().for_each(|entry| checker.entry(entry));
    records.skall.iter().for_each(|entry| checker.entry(entry));
    records.styrmodell.iter().for_each(|entry| checker.entry(entry));
    for entry in records.insatser.values() {
        checker.areas(entry);
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

struct Checker<'r, 'f> {
    names: &'r Names,
    sections: Sections<'r>,
    findings: &'f mut Findings,
}

impl Checker<'_, '_> {
    fn entries<T>(&mut self, entries: &Entries<T>) {
        entries.values().for_each(|entry| self.entry(entry));
    }

    fn entry<T>(&mut self, entry: &Entry<T>) {
        for Reference { pointer, found } in &entry.references {
            match found {
                Found::Link(link) => self.link(link, entry.origin.at(pointer)),
                Found::Source(source) => self.source(source, entry.origin.at(pointer)),
            }
        }
    }

    fn link(&mut self, link: &Link, place: Place) {
        if let Some(fault) = self.names.fault(&link.prefix, &link.id) {
            self.findings.push(Finding::from_fault("okand-post", place, fault));
        }
    }

    fn source(&mut self, source: &SourceRef, place: Place) {
        self.link(&Link::new("kalla", source.kalla()), place.clone());
        let (Some(avsnitt), Some(sections)) = (source.avsnitt(), self.sections.get(source.kalla().as_str())) else { return };
        if !sections.iter().any(|(name, _)| *name == avsnitt) {
            let kalla = source.kalla();
            let known = sections
                .iter()
                .flat_map(|(name, heading)| [name, heading].map(|written| Candidate::named(*written, format!("{kalla}#{name}"))));
            let hint = did_you_mean(avsnitt, known, format!("avsnitten står i content/kallor/{kalla}.yaml"));
            self.findings.push(Finding::error(
                "okant-avsnitt",
                place,
                format!("dokumentet {} har inget avsnitt ”{avsnitt}”", source.kalla()),
                hint,
            ));
        }
    }

    /// The keys of öppen_för are stadsområden.
    fn areas(&mut self, entry: &Entry<crate::records::insats::Insats>) {
        let Some(record) = &entry.record else { return };
        self.area_keys(&entry.origin, &Pointer::root(), &record.oppen_for);
        for (index, del) in record.delar.iter().enumerate() {
            if let Some(oppen_for) = &del.oppen_for {
                self.area_keys(&entry.origin, &Pointer::root().join("delar").join(index), oppen_for);
            }
        }
    }

    fn area_keys(&mut self, origin: &Origin, at: &Pointer, oppen_for: &OppenFor) {
        let OppenFor::PerStadsomrade(areas) = oppen_for else { return };
        for area in areas.keys() {
            let link = Link { prefix: "stadsomrade".to_owned(), id: area.clone(), anchor: None };
            self.link(&link, origin.at(&at.join("öppen_för").join(area)).key());
        }
        let missing: Vec<&str> = self.names.of("stadsomrade").filter(|area| !areas.contains_key(*area)).collect();
        if !missing.is_empty() {
            self.findings.push(Finding::error(
                "stadsomrade-saknas",
                origin.at(&at.join("öppen_för")).key(),
                format!("öppen_för säger inget om {}", missing.join(", ")),
                "skriv finns, finns_inte eller okänt för vart och ett av stadsområdena",
            ));
        }
    }
}
