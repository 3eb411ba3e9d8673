//! What a record must mean, beyond its shape and its references. One function a rule.

use std::collections::BTreeMap;

use crate::finding::{Finding, Findings, Place, did_you_mean};
use crate::records::dokument::Process;
use crate::records::insats::{Insats, Ko, Langd};
use crate::records::modell::Organisation;
use crate::records::reference::{Ref, to};
use crate::records::tid::Manader;
use crate::records::{Entries, Entry, Origin, Records};
use crate::rule::{Rule, record as rules, value};
use crate::tree::Pointer;
use crate::value::{Moment, Slug};

/// Checks all records.
pub(super) fn check(records: &Records, findings: &mut Findings) {
    for entry in records.insatser.values() {
        if let Some(insats) = &entry.record {
            empty_lists(insats, &entry.origin, findings);
            periods(insats, &entry.origin, findings);
            part_ids(insats, &entry.origin, findings);
            combinations(insats, &entry.origin, findings);
        }
    }
    for entry in records.avtal.values() {
        if let Some(giltig) = entry.record.as_ref().and_then(|avtal| avtal.giltig) {
            order(&entry.origin, &Pointer::root().join("giltig"), giltig.fran, giltig.till, findings);
        }
    }
    for entry in records.processer.values() {
        if let Some(process) = &entry.record {
            steps(process, &entry.origin, findings);
        }
    }
    sections(records, findings);
    delomraden(records, findings);
    circles(&records.organisationer, findings);
    successors(records, findings);
    synonyms(records, findings);
}

/// Lists that must name something.
fn empty_lists(insats: &Insats, origin: &Origin, findings: &mut Findings) {
    let mut tell = |at: Pointer, key: &str| {
        findings.push(Finding::new(
            &rules::TOM_LISTA,
            origin.at(&at.join(key)),
            format!("{key} är en tom lista"),
            "skriv minst en",
        ));
    };
    for (key, empty) in [
        ("delområden", insats.delomraden.is_empty()),
        ("utförare", insats.utforare.is_empty()),
        ("källor", insats.kallor.is_empty()),
    ] {
        if empty {
            tell(Pointer::root(), key);
        }
    }
    for (index, del) in insats.delar.iter().enumerate() {
        if del.utforare.as_ref().is_some_and(Vec::is_empty) {
            tell(part(index), "utförare");
        }
    }
}

/// Where a part of an insats stands.
fn part(index: usize) -> Pointer {
    Pointer::root().join("delar").join(index)
}

/// What has a beginning and an end has them in that order.
fn periods(insats: &Insats, origin: &Origin, findings: &mut Findings) {
    let root = Pointer::root();
    if let Some(giltig) = insats.giltig {
        order(origin, &root.join("giltig"), giltig.fran, giltig.till, findings);
    }
    queue_and_length(&insats.ko, insats.langd.as_ref(), origin, &root, findings);
    for (index, del) in insats.delar.iter().enumerate() {
        queue_and_length(del.ko.as_deref().unwrap_or_default(), del.langd.as_ref(), origin, &part(index), findings);
    }
    for (key, list) in [
        ("kan_kombineras_med", &insats.kan_kombineras_med),
        ("kan_inte_kombineras_med", &insats.kan_inte_kombineras_med),
        ("alternativ", &insats.alternativ),
    ] {
        for (index, one) in list.iter().enumerate() {
            order(origin, &root.join(key).join(index), one.fran, one.till, findings);
        }
    }
}

fn queue_and_length(ko: &[Ko], langd: Option<&Langd>, origin: &Origin, at: &Pointer, findings: &mut Findings) {
    for (index, ko) in ko.iter().enumerate() {
        let at = at.join("kö").join(index);
        order(origin, &at, ko.fran, ko.till, findings);
        months(origin, &at, ko.manader, findings);
    }
    if let Some(langd) = langd {
        months(origin, &at.join("längd"), langd.manader, findings);
    }
}

fn order(origin: &Origin, at: &Pointer, from: Option<Moment>, to: Option<Moment>, findings: &mut Findings) {
    if let (Some(from), Some(to)) = (from, to)
        && to.last_day() < from.first_day()
    {
        let message = format!("perioden slutar {to}, innan den börjar {from}");
        let finding = Finding::new(&value::PERIOD_BAKLANGES, origin.at(&at.join("till")), message, "rätta den ena tidpunkten");
        findings.push(finding.with_related(origin.at(&at.join("från")), "börjar här"));
    }
}

fn months(origin: &Origin, at: &Pointer, manader: Option<Manader>, findings: &mut Findings) {
    if let Some(Manader { fran: Some(from), till: Some(to) }) = manader
        && from > to
    {
        findings.push(Finding::new(
            &rules::MANADER_BAKLANGES,
            origin.at(&at.join("månader").join("till")),
            format!("{to} månader är mindre än {from}"),
            "skriv det lägre antalet i från",
        ));
    }
}

/// What relates an insats to another says to which, or to what.
fn combinations(insats: &Insats, origin: &Origin, findings: &mut Findings) {
    for (key, list) in [
        ("kan_kombineras_med", &insats.kan_kombineras_med),
        ("kan_inte_kombineras_med", &insats.kan_inte_kombineras_med),
        ("alternativ", &insats.alternativ),
    ] {
        for (index, one) in list.iter().enumerate() {
            if one.insats.is_none() && one.text.is_none() {
                findings.push(Finding::new(
                    &rules::TOM_UPPGIFT,
                    origin.at(&Pointer::root().join(key).join(index)),
                    "posten säger varken vilken insats eller vad",
                    "lägg till insats: eller text:",
                ));
            }
        }
    }
}

/// What is said of the place that has an id already.
const ID_USED: &str = "id används redan här";

/// What must be told apart has names of its own. Each comes with its place; the last text is said of the place that has it already.
fn unique<N: Ord>(
    rule: &'static Rule,
    names: impl IntoIterator<Item = (N, Place)>,
    message: impl Fn(&N) -> String,
    (hint, already): (&str, &str),
    findings: &mut Findings,
) {
    let mut seen: BTreeMap<N, Place> = BTreeMap::new();
    for (name, place) in names {
        if let Some(first) = seen.get(&name) {
            let finding = Finding::new(rule, place, message(&name), hint);
            findings.push(finding.with_related(first.clone(), already));
        } else {
            seen.insert(name, place);
        }
    }
}

fn part_ids(insats: &Insats, origin: &Origin, findings: &mut Findings) {
    let ids = insats.delar.iter().enumerate().map(|(index, del)| (&del.id, origin.at(&part(index).join("id"))));
    unique(&rules::DUBBEL_DEL, ids, |id| format!("delen ”{id}” finns redan"), ("ge varje del ett eget id", ID_USED), findings);
}

/// The sections of a document.
fn sections(records: &Records, findings: &mut Findings) {
    for Entry { origin, record, .. } in records.kallor.values() {
        let Some(kalla) = record else { continue };
        let names = kalla.avsnitt.iter().enumerate().map(|(index, avsnitt)| {
            let name = avsnitt.nummer.as_deref().unwrap_or(&avsnitt.rubrik);
            (name, origin.at(&Pointer::root().join("avsnitt").join(index)))
        });
        let hint = "ge avsnitten olika namn, annars vet ingen vilket som menas";
        unique(
            &rules::DUBBELT_AVSNITT,
            names,
            |name| format!("avsnittet ”{name}” står två gånger"),
            (hint, "står redan här"),
            findings,
        );
    }
}

/// A delområde's id is unique in all områden, and an id.
fn delomraden(records: &Records, findings: &mut Findings) {
    let ids = || {
        records.omraden.values().flat_map(|entry| {
            let keys = entry.record.iter().flat_map(|omrade| omrade.delomraden.keys());
            keys.map(|id| (id, entry.origin.at(&Pointer::root().join("delområden").join(id)).key()))
        })
    };
    for (id, place) in ids() {
        if let Err(fault) = Slug::parse(id) {
            findings.push(Finding::of_fault(place, fault));
        }
    }
    unique(
        &rules::DUBBELT_DELOMRADE,
        ids(),
        |id| format!("delområdet ”{id}” finns redan"),
        ("ge delområdet ett eget id", ID_USED),
        findings,
    );
}

/// The steps of a process have ids of their own, and lead to one another.
fn steps(process: &Process, origin: &Origin, findings: &mut Findings) {
    let at = |index: usize| Pointer::root().join("steg").join(index);
    let ids = process.steg.iter().enumerate().map(|(index, steg)| (&steg.id, origin.at(&at(index).join("id"))));
    unique(
        &rules::DUBBELT_STEG,
        ids,
        |id| format!("steget ”{id}” finns redan"),
        ("ge varje steg ett eget id", ID_USED),
        findings,
    );
    for (index, steg) in process.steg.iter().enumerate() {
        for (next, id) in steg.leder_till.iter().enumerate() {
            if !process.steg.iter().any(|steg| steg.id == *id) {
                let known = process.steg.iter().map(|steg| steg.id.as_str());
                let hint = did_you_mean(id.as_str(), known, "skriv id för ett steg i processen");
                let place = origin.at(&at(index).join("leder_till").join(next));
                findings.push(Finding::new(&rules::OKANT_STEG, place, format!("processen har inget steg ”{id}”"), hint));
            }
        }
    }
}

/// No organisation is a part of itself, however far out.
fn circles(entries: &Entries<Organisation>, findings: &mut Findings) {
    let parent = |id: &Slug| -> Option<&Ref<to::Organisation>> { entries.get(id)?.record.as_ref()?.del_av.as_ref() };
    for (id, entry) in entries {
        let mut at = parent(id);
        for _ in 0..entries.len() {
            match at {
                Some(next) if next.id() == id => {
                    findings.push(Finding::new(
                        &rules::CIRKEL,
                        entry.origin.at(&Pointer::root().join("del_av")),
                        format!("organisationen ”{id}” är en del av sig själv"),
                        "rätta del_av så att kedjan tar slut",
                    ));
                    break;
                }
                Some(next) => at = parent(next.id()),
                None => break,
            }
        }
    }
}

/// A lagrum is succeeded by another.
fn successors(records: &Records, findings: &mut Findings) {
    for (id, Entry { origin, record, .. }) in &records.lagrum {
        let successor = record.as_ref().and_then(|lagrum| lagrum.motsvaras_av.as_ref());
        if successor.is_some_and(|other| other.lagrum.id() == id) {
            findings.push(Finding::new(
                &rules::HANVISAR_TILL_SIG,
                origin.at(&Pointer::root().join("motsvaras_av")),
                "lagrummet motsvaras av sig självt",
                "ange bestämmelsen i den nya lagen",
            ));
        }
    }
}

fn synonyms(records: &Records, findings: &mut Findings) {
    for Entry { origin, record, .. } in &records.synonymer {
        let Some(synonym) = record else { continue };
        let shape = (synonym.lika.len(), &synonym.ord, synonym.avser.len());
        if !matches!(shape, (2.., None, 0) | (0, Some(_), 1..)) {
            findings.push(Finding::new(
                &rules::SYNONYM_OKLAR,
                origin.at(&Pointer::root()),
                "synonymen är varken lika ord eller ett ord och vad det avser",
                "skriv lika: [a, b] eller {ord: X, avser: [y]}",
            ));
        }
    }
}
