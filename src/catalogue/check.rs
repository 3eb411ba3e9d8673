//! What a record must mean, beyond its shape and its references.

use std::collections::{BTreeMap, HashMap};

use crate::finding::{Finding, Findings, Place, did_you_mean};
use crate::records::insats::{Insats, Kombination};
use crate::records::kontakt::Kontakt;
use crate::records::modell::Organisation;
use crate::records::reference::{Ref, to};
use crate::records::tid::Giltig;
use crate::records::tvivel::{Kallkonflikt, Osaker};
use crate::records::{Entries, Entry, Origin, Records};
use crate::tree::Pointer;
use crate::value::{Moment, Slug, SourceRef};

/// Checks all records.
pub(super) fn check(records: &Records, findings: &mut Findings) {
    let mut check = Check { findings };
    for entry in records.insatser.values() {
        if let Some(insats) = &entry.record {
            check.insats(insats, &entry.origin);
        }
    }
    for entry in records.avtal.values() {
        if let Some(avtal) = &entry.record {
            check.period(&entry.origin, &Pointer::root().join("giltig"), avtal.giltig.as_ref());
        }
    }
    check.documents(records);
    check.delomraden(records);
    check.organisations(&records.organisationer);
    check.processes(records);
    check.synonyms(records);
    for (id, entry) in &records.lagrum {
        if let Some(record) = &entry.record
            && record.motsvaras_av.as_ref().is_some_and(|other| other.lagrum.id() == id)
        {
            check.error(
                "hanvisar-till-sig",
                entry.origin.at(&Pointer::root().join("motsvaras_av")),
                "lagrummet motsvaras av sig självt",
                "ange bestämmelsen i den nya lagen",
            );
        }
    }
}

struct Check<'f> {
    findings: &'f mut Findings,
}

impl Check<'_> {
    fn error(&mut self, id: &'static str, place: Place, message: impl Into<String>, hint: &str) {
        self.findings.push(Finding::error(id, place, message, hint));
    }

    fn insats(&mut self, insats: &Insats, origin: &Origin) {
        let root = Pointer::root();
        for (key, empty) in [
            ("delområden", insats.delomraden.is_empty()),
            ("utförare", insats.utforare.is_empty()),
            ("källor", insats.kallor.is_empty()),
        ] {
            if empty {
                self.empty_list(origin, &root, key);
            }
        }
        self.period(origin, &root.join("giltig"), insats.giltig.as_ref());
        let mut parts: HashMap<&Slug, usize> = HashMap::new();
        for (index, del) in insats.delar.iter().enumerate() {
            if let Some(first) = parts.insert(&del.id, index) {
                let at = |index: usize| origin.at(&root.join("delar").join(index).join("id"));
                self.findings.push(
                    Finding::error(
                        "id-upptaget",
                        at(index),
                        format!("delen ”{}” finns redan", del.id),
                        "ge varje del ett eget id",
                    )
                    .with_related(at(first), "id används redan här"),
                );
            }
            let at = root.join("delar").join(index);
            if del.utforare.as_ref().is_some_and(Vec::is_empty) {
                self.empty_list(origin, &at, "utförare");
            }
            self.facts(origin, &at, &FactsOf::del(del));
        }
        self.facts(origin, &root, &FactsOf::insats(insats));
        for (key, list) in [
            ("kan_kombineras_med", &insats.kan_kombineras_med),
            ("kan_inte_kombineras_med", &insats.kan_inte_kombineras_med),
            ("alternativ", &insats.alternativ),
        ] {
            self.combinations(origin, &root.join(key), list);
        }
        self.fields(origin, &insats.osaker, &insats.kallkonflikt, INSATS_FIELDS);
    }

    fn empty_list(&mut self, origin: &Origin, at: &Pointer, key: &str) {
        self.error("tom-lista", origin.at(&at.join(key)), format!("{key} är en tom lista"), "skriv minst en");
    }

    /// Facts that may be left out need a source where they stand.
    fn facts(&mut self, origin: &Origin, at: &Pointer, facts: &FactsOf<'_>) {
        for (key, says, kalla) in facts.with_source {
            if says && kalla.is_none() {
                self.error(
                    "kalla-saknas",
                    origin.at(&at.join(key)).key(),
                    format!("uppgiften om {key} saknar källa"),
                    "lägg till källa: dokument#avsnitt",
                );
            }
        }
        for (index, ko) in facts.ko.iter().enumerate() {
            let at = at.join("kö").join(index);
            self.order(origin, &at, ko.fran, ko.till);
            self.months(origin, &at, ko.manader);
        }
        if let Some(langd) = facts.langd {
            self.months(origin, &at.join("längd"), langd.manader);
        }
    }

    fn months(&mut self, origin: &Origin, at: &Pointer, manader: Option<crate::records::tid::Manader>) {
        if let Some(crate::records::tid::Manader { fran: Some(from), till: Some(to) }) = manader
            && from > to
        {
            self.error(
                "period-baklanges",
                origin.at(&at.join("månader").join("till")),
                format!("{to} månader är mindre än {from}"),
                "skriv det lägre antalet i från",
            );
        }
    }

    fn combinations(&mut self, origin: &Origin, at: &Pointer, list: &[Kombination]) {
        for (index, one) in list.iter().enumerate() {
            let at = at.join(index);
            if one.insats.is_none() && one.text.is_none() {
                self.error(
                    "tom-uppgift",
                    origin.at(&at),
                    "posten säger varken vilken insats eller vad",
                    "lägg till insats: eller text:",
                );
            }
            self.order(origin, &at, one.fran, one.till);
        }
    }

    fn period(&mut self, origin: &Origin, at: &Pointer, giltig: Option<&Giltig>) {
        if let Some(giltig) = giltig {
            self.order(origin, at, giltig.fran, giltig.till);
        }
    }

    fn order(&mut self, origin: &Origin, at: &Pointer, from: Option<Moment>, to: Option<Moment>) {
        if let (Some(from), Some(to)) = (from, to)
            && to.last_day() < from.first_day()
        {
            let finding = Finding::error(
                "period-baklanges",
                origin.at(&at.join("till")),
                format!("perioden slutar {to}, innan den börjar {from}"),
                "rätta den ena tidpunkten",
            );
            self.findings.push(finding.with_related(origin.at(&at.join("från")), "börjar här"));
        }
    }

    /// `fält` names a key of the record, or `del.nyckel`.
    fn fields(&mut self, origin: &Origin, osaker: &[Osaker], konflikter: &[Kallkonflikt], known: &[&str]) {
        let all = osaker.iter().map(|o| ("osäker", &o.falt)).enumerate().map(|(i, (k, f))| (k, i, f));
        let all = all.chain(konflikter.iter().map(|k| &k.falt).enumerate().map(|(i, f)| ("källkonflikt", i, f)));
        for (list, index, falt) in all {
            let key = falt.as_str().rsplit('.').next().unwrap_or_default();
            if !known.contains(&key) {
                let hint = did_you_mean(key, known.iter().copied(), "skriv namnet på den nyckel som uppgiften gäller");
                self.error(
                    "okant-falt",
                    origin.at(&Pointer::root().join(list).join(index).join("fält")),
                    format!("posten har ingen nyckel ”{falt}”"),
                    &hint,
                );
            }
        }
    }

    fn documents(&mut self, records: &Records) {
        for entry in records.kallor.values() {
            let Some(kalla) = &entry.record else { continue };
            let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
            for (index, avsnitt) in kalla.avsnitt.iter().enumerate() {
                let name = avsnitt.nummer.as_deref().unwrap_or(&avsnitt.rubrik);
                if let Some(first) = seen.insert(name, index) {
                    let at = |index: usize| entry.origin.at(&Pointer::root().join("avsnitt").join(index));
                    self.findings.push(
                        Finding::error(
                            "id-upptaget",
                            at(index),
                            format!("avsnittet ”{name}” står två gånger"),
                            "ge avsnitten olika namn, annars vet ingen vilket som menas",
                        )
                        .with_related(at(first), "står redan här"),
                    );
                }
            }
        }
    }

    /// A delområde's id is unique in all områden, and an id.
    fn delomraden(&mut self, records: &Records) {
        let mut seen: BTreeMap<&str, Place> = BTreeMap::new();
        for entry in records.omraden.values() {
            for id in entry.record.iter().flat_map(|omrade| omrade.delomraden.keys()) {
                let place = entry.origin.at(&Pointer::root().join("delområden").join(id)).key();
                if let Err(fault) = Slug::parse(id) {
                    self.findings.push(Finding::from_fault("ogiltigt-id", place.clone(), fault));
                }
                if let Some(first) = seen.insert(id, place.clone()) {
                    self.findings.push(
                        Finding::error(
                            "id-upptaget",
                            place,
                            format!("delområdet ”{id}” finns redan"),
                            "ge delområdet ett eget id",
                        )
                        .with_related(first, "id används redan här"),
                    );
                }
            }
        }
    }

    /// No organisation is a part of itself, however far out.
    fn organisations(&mut self, entries: &Entries<Organisation>) {
        let parent = |id: &Slug| -> Option<&Ref<to::Organisation>> { entries.get(id)?.record.as_ref()?.del_av.as_ref() };
        for (id, entry) in entries {
            let mut at = parent(id);
            for _ in 0..entries.len() {
                match at {
                    Some(next) if next.id() == id => {
                        self.error(
                            "cirkel",
                            entry.origin.at(&Pointer::root().join("del_av")),
                            format!("organisationen ”{id}” är en del av sig själv"),
                            "rätta del_av så att kedjan tar slut",
                        );
                        break;
                    }
                    Some(next) => at = parent(next.id()),
                    None => break,
                }
            }
        }
    }

    fn processes(&mut self, records: &Records) {
        for entry in records.processer.values() {
            let Some(process) = &entry.record else { continue };
            let steps = Pointer::root().join("steg");
            let mut seen: BTreeMap<&Slug, usize> = BTreeMap::new();
            for (index, steg) in process.steg.iter().enumerate() {
                if let Some(first) = seen.insert(&steg.id, index) {
                    let at = |index: usize| entry.origin.at(&steps.join(index).join("id"));
                    self.findings.push(
                        Finding::error(
                            "id-upptaget",
                            at(index),
                            format!("steget ”{}” finns redan", steg.id),
                            "ge varje steg ett eget id",
                        )
                        .with_related(at(first), "id används redan här"),
                    );
                }
            }
            for (index, steg) in process.steg.iter().enumerate() {
                for (next, id) in steg.leder_till.iter().enumerate() {
                    if !seen.contains_key(id) {
                        let known = seen.keys().map(|id| id.as_str());
                        let hint = did_you_mean(id.as_str(), known, "skriv id för ett steg i processen");
                        self.error(
                            "okand-post",
                            entry.origin.at(&steps.join(index).join("leder_till").join(next)),
                            format!("processen har inget steg ”{id}”"),
                            &hint,
                        );
                    }
                }
            }
        }
    }

    fn synonyms(&mut self, records: &Records) {
        for Entry { origin, record, .. } in &records.synonymer {
            let Some(synonym) = record else { continue };
            let shape = (synonym.lika.len(), &synonym.ord, synonym.avser.len());
            let fine = matches!(shape, (2.., None, 0) | (0, Some(_), 1..));
            if !fine {
                self.error(
                    "synonym-oklar",
                    origin.at(&Pointer::root()),
                    "synonymen är varken lika ord eller ett ord och vad det avser",
                    "skriv lika: [a, b] eller {ord: X, avser: [y]}",
                );
            }
        }
    }
}

/// The facts of an insats or a part that need a source where they stand.
struct FactsOf<'r> {
    with_source: [(&'static str, bool, Option<&'r SourceRef>); 5],
    ko: &'r [crate::records::insats::Ko],
    langd: Option<&'r crate::records::insats::Langd>,
}

impl<'r> FactsOf<'r> {
    fn insats(insats: &'r Insats) -> Self {
        Self {
            with_source: [
                (
                    "beslut",
                    insats.beslut.as_ref().is_some_and(|b| b.kravs.is_some() || b.av.is_some() || b.text.is_some()),
                    insats.beslut.as_ref().and_then(|b| b.kalla.as_ref()),
                ),
                vag_in(insats.vag_in.as_ref()),
                (
                    "längd",
                    insats.langd.as_ref().is_some_and(|l| l.manader.is_some() || l.text.is_some()),
                    insats.langd.as_ref().and_then(|l| l.kalla.as_ref()),
                ),
                (
                    "uppföljning",
                    insats.uppfoljning.as_ref().is_some_and(|u| {
                        !u.indikatorer.is_empty() || u.fore_och_efter.is_some() || u.metodtrogenhet.is_some() || u.text.is_some()
                    }),
                    insats.uppfoljning.as_ref().and_then(|u| u.kalla.as_ref()),
                ),
                kontakt(insats.kontakt.as_ref()),
            ],
            ko: &insats.ko,
            langd: insats.langd.as_ref(),
        }
    }

    fn del(del: &'r crate::records::insats::Del) -> Self {
        Self {
            with_source: [
                (
                    "beslut",
                    del.beslut.as_ref().is_some_and(|b| b.kravs.is_some() || b.av.is_some() || b.text.is_some()),
                    del.beslut.as_ref().and_then(|b| b.kalla.as_ref()),
                ),
                vag_in(del.vag_in.as_ref()),
                (
                    "längd",
                    del.langd.as_ref().is_some_and(|l| l.manader.is_some() || l.text.is_some()),
                    del.langd.as_ref().and_then(|l| l.kalla.as_ref()),
                ),
                ("uppföljning", false, None),
                kontakt(del.kontakt.as_ref()),
            ],
            ko: del.ko.as_deref().unwrap_or_default(),
            langd: del.langd.as_ref(),
        }
    }
}

/// A contact needs a source unless it names an organisation alone, whose record has its own.
fn kontakt(kontakt: Option<&Kontakt>) -> (&'static str, bool, Option<&SourceRef>) {
    let says = kontakt.is_some_and(|k| k.funktion.is_some() || k.telefon.is_some() || k.epost.is_some());
    ("kontakt", says, kontakt.and_then(|k| k.kalla.as_ref()))
}

/// The way in needs a source unless it says nothing but steps, which have their own, or that all is unknown.
fn vag_in(vag_in: Option<&crate::records::insats::VagIn>) -> (&'static str, bool, Option<&SourceRef>) {
    let Some(vag_in) = vag_in else { return ("väg_in", false, None) };
    let known = vag_in.remiss.is_some_and(|remiss| remiss != crate::records::ja_nej::JaNej::Okant);
    ("väg_in", known || !vag_in.fran.is_empty() || vag_in.text.is_some(), vag_in.kalla.as_ref())
}

/// The keys of an insats that a doubt or a conflict can be about.
const INSATS_FIELDS: &[&str] = &[
    "namn",
    "alias",
    "sammanfattning",
    "läge",
    "delområden",
    "klassning",
    "utförare",
    "öppen_för",
    "målgrupper",
    "passar",
    "delar",
    "lagrum",
    "beslut",
    "väg_in",
    "längd",
    "platser",
    "metoder",
    "mål",
    "leder_till",
    "kan_kombineras_med",
    "kan_inte_kombineras_med",
    "alternativ",
    "kö",
    "deltagare",
    "uppföljning",
    "avtal",
    "kontakt",
    "förvaltas_av",
    "beslut_om_utbud",
    "giltig",
    "granskad",
    "beskrivning",
];
