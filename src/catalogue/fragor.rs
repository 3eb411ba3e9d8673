//! The questions of the guided finder: what each must mean, and what refers to their answers beside the conditions.

use std::collections::BTreeMap;

use crate::finding::{Finding, Findings, Place, did_you_mean};
use crate::records::fraga::{Fraga, Roll, Slag};
use crate::records::{Entry, Origin, Records};
use crate::rule::{Rule, condition as rules};
use crate::tree::Pointer;
use crate::value::{Term, Text};

/// The questions that could be read.
pub(super) fn all(records: &Records) -> impl Iterator<Item = &Fraga> {
    records.fragor.iter().filter_map(|entry| entry.record.as_ref())
}

/// Whether what a question's file lists is known: what can't be read may have more.
pub(super) fn are_known(records: &Records) -> bool {
    records.fragor.iter().all(|entry| entry.record.is_some())
}

/// Checks the questions, and what refers to those that are asked for something else than conditions.
pub(super) fn check(records: &Records, findings: &mut Findings) {
    for Entry { origin, record, .. } in &records.fragor {
        if let Some(fraga) = record {
            shape(fraga, origin, findings);
            own_answers(fraga, origin, findings);
        }
    }
    once(records, findings);
    for entry in records.mal.values() {
        for (index, word) in entry.record.iter().flat_map(|mal| mal.svarar_pa.iter().enumerate()) {
            let place = entry.origin.at(&Pointer::root().join("svarar_på").join(index));
            answers(records, Roll::Mal, word, place, findings);
        }
    }
    for entry in records.lagrum.values() {
        if let Some(bedomd) = entry.record.as_ref().and_then(|lagrum| lagrum.bedomd_tid.as_ref()) {
            let place = entry.origin.at(&Pointer::root().join("bedömd_tid").join("tid"));
            answers(records, Roll::Lagrum, &bedomd.tid, place, findings);
        }
    }
}

/// A number has its words and no answers; other questions have answers, but for that of the stadsområden, which has theirs.
fn shape(fraga: &Fraga, origin: &Origin, findings: &mut Findings) {
    let at = |key: &str| origin.at(&Pointer::root().join(key)).key();
    let mut tell = |rule: &'static Rule, place: Place, message: &str, hint: &str| {
        findings.push(Finding::new(rule, place, message, hint));
    };
    let is_number = fraga.slag == Slag::Tal;
    let is_area = fraga.roll() == Roll::Stadsomrade;
    if is_number && fraga.roll() != Roll::Villkor {
        tell(&rules::TAL_MED_ROLL, at("slag"), "bara villkor kan gälla ett tal", "ta bort roll, eller skriv slag: ett");
    }
    match &fraga.tal {
        None if is_number => {
            tell(&rules::FRAGA_UTAN_TAL, origin.place(), "frågan om ett tal saknar tal", "skriv tal: {enhet: år, …}");
        }
        Some(_) if !is_number => {
            tell(&rules::TAL_TILL_ANNAN_FRAGA, at("tal"), "tal hör bara ihop med slag: tal", "ta bort nyckeln");
        }
        None | Some(_) => {}
    }
    if (is_number || is_area) && !fraga.svar.is_empty() {
        let message = if is_number { "ett tal har inga svar att välja" } else { "svaren på frågan är stadsområdena" };
        tell(&rules::SVAR_SOM_INTE_VALJS, at("svar"), message, "ta bort nyckeln");
    }
    if !is_number && !is_area && fraga.svar.len() < 2 {
        tell(&rules::FRAGA_UTAN_SVAR, origin.place(), "frågan har inga svar att välja mellan", "skriv minst två svar");
    }
}

/// The keys of the answers are different, also without dots and rings, and what names an answer names one that there is.
fn own_answers(fraga: &Fraga, origin: &Origin, findings: &mut Findings) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for (index, svar) in fraga.svar.iter().enumerate() {
        let at = Pointer::root().join("svar").join(index);
        if let Some(first) = seen.insert(svar.nyckel.ascii(), index) {
            let message = format!("svaret ”{}” går inte att skilja från ”{}”", svar.nyckel, fraga.svar[first].nyckel);
            let hint = "ge svaren olika nycklar, också utan prickar och ringar";
            findings.push(Finding::new(&rules::LIKA_SVAR, origin.at(&at.join("nyckel")), message, hint));
        }
        for (near, word) in svar.nara.iter().enumerate() {
            known(fraga, word, origin.at(&at.join("nära").join(near)), findings);
        }
    }
    for (index, samlat) in fraga.samlat.iter().enumerate() {
        for (place, word) in samlat.svar.iter().enumerate() {
            known(fraga, word, origin.at(&Pointer::root().join("samlat").join(index).join("svar").join(place)), findings);
        }
    }
}

/// Each key once, also without dots and rings, and each use but that of conditions.
fn once(records: &Records, findings: &mut Findings) {
    let mut keys: BTreeMap<String, &Origin> = BTreeMap::new();
    let mut rolls: Vec<(Roll, &Origin)> = Vec::new();
    for entry in &records.fragor {
        let Some(fraga) = &entry.record else { continue };
        let key = Pointer::root().join("nyckel");
        if let Some(first) = keys.insert(fraga.nyckel.ascii(), &entry.origin) {
            let message = format!("två frågor har nyckeln ”{}”", fraga.nyckel);
            let hint = "ge frågorna olika nycklar, också utan prickar och ringar";
            let finding = Finding::new(&rules::DUBBEL_FRAGA, entry.origin.at(&key), message, hint);
            findings.push(finding.with_related(first.at(&key), "den första"));
        }
        let roll = fraga.roll();
        if roll == Roll::Villkor {
            continue;
        }
        match rolls.iter().find(|(other, _)| *other == roll) {
            None => rolls.push((roll, &entry.origin)),
            Some((_, first)) => {
                let at = Pointer::root().join("roll");
                let hint = "låt en av frågorna ha rollen";
                let finding = Finding::new(&rules::DUBBEL_ROLL, entry.origin.at(&at), "två frågor har samma roll", hint);
                findings.push(finding.with_related(first.at(&at), "den första"));
            }
        }
    }
}

/// An answer of the question that is asked for something.
fn answers(records: &Records, roll: Roll, word: &Text, place: Place, findings: &mut Findings) {
    match all(records).find(|fraga| fraga.roll() == roll) {
        Some(fraga) => {
            known(fraga, word, place, findings);
        }
        None if are_known(records) => {
            let message = format!("”{word}” är inget svar: ingen fråga har den rollen");
            let hint = "lägg till frågan i content/modell/fragor.yaml, eller ta bort hänvisningen";
            findings.push(Finding::new(&rules::INGEN_FRAGA_MED_ROLLEN, place, message, hint));
        }
        None => {}
    }
}

/// The key of an answer that a word names; told where there is none.
pub(super) fn known(fraga: &Fraga, word: &Text, place: Place, findings: &mut Findings) -> Option<Term> {
    if let Some(svar) = fraga.svar(word.as_str()) {
        return Some(svar.nyckel.clone());
    }
    let known = fraga.svar.iter().map(|svar| svar.nyckel.as_str());
    let hint = did_you_mean(word.as_str(), known, "skriv ett av svaren på frågan");
    findings.push(Finding::new(&rules::OKANT_SVAR, place, format!("”{word}” är inget svar på den frågan"), hint));
    None
}

/// The question that a condition names; told where there is none, and none is asked for conditions by that key.
pub(super) fn asked<'r>(records: &'r Records, word: &Text, place: Place, findings: &mut Findings) -> Option<&'r Fraga> {
    let found = all(records).find(|fraga| fraga.nyckel.as_str() == word.as_str());
    let (rule, message) = match found {
        Some(fraga) if fraga.roll() == Roll::Villkor => return Some(fraga),
        Some(_) => (&rules::FRAGA_INTE_FOR_VILLKOR, format!("frågan ”{word}” ställs inte för villkor")),
        None if !are_known(records) => return None,
        None => (&rules::OKAND_FRAGA, format!("frågan ”{word}” finns inte")),
    };
    let known: Vec<&str> =
        all(records).filter(|fraga| fraga.roll() == Roll::Villkor).map(|fraga| fraga.nyckel.as_str()).collect();
    let otherwise = "lägg till frågan i content/modell/fragor.yaml, eller skriv kräver_också";
    findings.push(Finding::new(rule, place, message, did_you_mean(word.as_str(), known, otherwise)));
    None
}
