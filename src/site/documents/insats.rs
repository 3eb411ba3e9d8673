//! Insatser and avtal as words.

use rayon::prelude::*;

use super::{Cx, Document, all};
use crate::catalogue::{Krav, Row, Villkor};
use crate::records::avtal::Avtal;
use crate::records::insats::{Del, Insats, Kolage, Lage, LagrumEnligtKalla, OppenFor};
use crate::records::modell::Malgrupp;
use crate::records::reference::Ref;
use crate::records::villkor::Grad;
use crate::site::{ko, words};
use crate::value::Slug;

pub(super) fn documents(cx: &Cx<'_>) -> Vec<Document> {
    let catalogue = cx.catalogue();
    let rows: Vec<&Row<Insats>> = catalogue.insatser().iter().collect();
    let mut documents: Vec<Document> = rows.into_par_iter().map(|row| insats(cx, row)).collect();
    documents.extend(catalogue.avtal().iter().map(|row| avtal(cx, row)));
    documents
}

fn insats(cx: &Cx<'_>, row: &Row<Insats>) -> Document {
    let catalogue = cx.catalogue();
    let view = crate::site::insats::view(cx, &row.id);
    let mut document = Document::of(cx, "insats", row);
    document.names.extend(all(&row.alias));
    document.summary = row.sammanfattning.to_string();
    document.facts.push("insats".to_owned());
    groups(cx, &mut document, &row.malgrupper);
    conditions(&mut document, catalogue.villkor(&row.id).egna.iter().flatten());
    for placing in &view.omraden {
        document.facts.push(placing.omrade.namn.clone());
        document.facts.extend(placing.delomraden.iter().map(|link| link.text.clone()));
    }
    for reference in &row.utforare {
        organisation(cx, &mut document.facts, reference.id().as_str());
    }
    document.facts.extend(where_open(cx, &row.oppen_for));
    for metod in &view.metoder {
        document.facts.push(metod.metod.text.clone());
        document.facts.extend(metod.utskrivet.clone());
        document.body.extend(metod.text.clone());
    }
    document.facts.extend(view.mal.iter().map(|link| link.text.clone()));
    lagrum(cx, &mut document, &row.lagrum);
    document.facts.extend(queue(row));
    document.facts.extend(state(row.lage));
    document.facts.extend(view.fakta.avtal.iter().map(|link| link.text.clone()));
    document.facts.extend(view.fakta.kontakt.iter().filter_map(|kontakt| kontakt.funktion.clone()));
    document.body.extend(view.steg.iter().filter(|steg| !steg.saknas).map(|steg| format!("{} {}", steg.rubrik, steg.text)));
    document.body.extend(row.vag_in.iter().flat_map(|way| way.text.iter().map(ToString::to_string)));
    document.body.extend(view.fakta.beslut.clone());
    document.body.extend(view.fakta.langd.clone());
    document.body.extend(view.leder_till.iter().filter_map(|next| next.villkor.clone()));
    let combined = view.kombineras.iter().chain(&view.alternativ).chain(&view.kombineras_inte);
    document.body.extend(combined.filter_map(|with| with.text.clone()));
    if let Some(uppfoljning) = &view.uppfoljning {
        document.body.extend(uppfoljning.indikatorer.iter().cloned());
        document.body.extend(uppfoljning.texter.iter().cloned());
    }
    let parts: Vec<Vec<Villkor>> = row.delar.iter().enumerate().map(|(at, _)| part_conditions(cx, &row.id, at)).collect();
    for (del, villkor) in row.delar.iter().zip(&parts) {
        part(cx, &mut document, del, villkor);
    }
    document.body.extend(cx.plain(&document.target.path));
    document
}

fn part_conditions(cx: &Cx<'_>, id: &Slug, at: usize) -> Vec<Villkor> {
    cx.catalogue().villkor(id).delar.get(at).cloned().unwrap_or_default()
}

fn part(cx: &Cx<'_>, document: &mut Document, del: &Del, villkor: &[Villkor]) {
    document.headings.push(del.namn.to_string());
    document.body.extend(del.text.iter().map(ToString::to_string));
    groups(cx, document, del.malgrupper.as_deref().unwrap_or_default());
    conditions(document, villkor.iter());
    document.facts.extend(del.oppen_for.iter().flat_map(|open| where_open(cx, open)));
    lagrum(cx, document, del.lagrum.as_deref().unwrap_or_default());
    if let Some(way) = &del.vag_in {
        document.body.extend(way.text.iter().map(ToString::to_string));
        document.body.extend(way.steg.iter().map(|steg| steg.text.to_string()));
    }
    if let Some(beslut) = &del.beslut {
        document.body.extend(beslut.av.iter().chain(&beslut.text).map(ToString::to_string));
    }
}

/// Whom a condition lets in. One that excludes names those the insats is not for: only what it says itself can be found.
fn conditions<'v>(document: &mut Document, villkor: impl Iterator<Item = &'v Villkor>) {
    for villkor in villkor {
        if !excludes(&villkor.krav) {
            document.groups.push(words::krav(villkor));
        }
        if let Krav::InteForPersoner(text) = &villkor.krav {
            document.body.push(text.clone());
        }
        document.body.extend(villkor.text.iter().map(ToString::to_string));
    }
}

fn excludes(krav: &Krav) -> bool {
    matches!(
        krav,
        Krav::Svar { grad: Grad::Utesluter, .. } | Krav::MinstEttAv { grad: Grad::Utesluter, .. } | Krav::InteForPersoner(_)
    )
}

fn groups(cx: &Cx<'_>, document: &mut Document, malgrupper: &[Ref<Malgrupp>]) {
    for malgrupp in cx.catalogue().malgrupper().all(malgrupper) {
        document.groups.push(malgrupp.namn.to_string());
        document.groups.extend(all(&malgrupp.alias));
    }
}

fn lagrum(cx: &Cx<'_>, document: &mut Document, lagrum: &[LagrumEnligtKalla]) {
    for according in lagrum {
        document.facts.push(cx.catalogue().lagrum().at(&according.lagrum).namn.to_string());
        document.body.extend(according.text.iter().map(ToString::to_string));
    }
}

/// An organisation by all its names, and those it belongs to.
fn organisation(cx: &Cx<'_>, facts: &mut Vec<String>, id: &str) {
    let mut next = cx.catalogue().organisationer().get(id);
    while let Some(row) = next {
        facts.push(row.namn.to_string());
        facts.extend(row.kort.iter().map(ToString::to_string));
        next = row.del_av.as_ref().map(|up| cx.catalogue().organisationer().at(up));
        if facts.len() > 40 {
            break;
        }
    }
}

fn where_open(cx: &Cx<'_>, open: &OppenFor) -> Vec<String> {
    match open {
        OppenFor::HelaStaden => vec!["hela staden".to_owned()],
        OppenFor::Okant => Vec::new(),
        OppenFor::PerStadsomrade(areas) => areas
            .iter()
            .filter(|(_, finns)| **finns == crate::records::insats::Finns::Finns)
            .filter_map(|(id, _)| cx.catalogue().stadsomraden().get(id).map(|row| row.namn.to_string()))
            .collect(),
    }
}

fn queue(row: &Row<Insats>) -> Option<String> {
    let word = match ko::newest(&row.ko)?.kolage {
        Kolage::Ingen => "utan kö, ingen kö",
        Kolage::Ibland => "ibland kö",
        Kolage::Ko => "har kö",
        Kolage::Okant => return None,
        Kolage::Remisstopp => "remisstopp",
        Kolage::Intagningsstopp => "intagningsstopp",
    };
    Some(word.to_owned())
}

fn state(lage: Lage) -> Option<String> {
    match lage {
        Lage::Pagar | Lage::Okant => None,
        Lage::Planerad | Lage::Pausad | Lage::Avslutad => Some(words::lage(lage).to_owned()),
    }
}

fn avtal(cx: &Cx<'_>, row: &Row<Avtal>) -> Document {
    let mut document = Document::of(cx, "avtal", row);
    document.names.extend(all(&row.alias));
    document.summary = row.text.as_ref().map(ToString::to_string).unwrap_or_default();
    groups(cx, &mut document, &row.malgrupper);
    document.facts.push(words::typ(row.typ).to_owned());
    document.facts.push("avtal".to_owned());
    document.facts.push(words::avtals_lage(row.lage).to_owned());
    for part in &row.parter {
        organisation(cx, &mut document.facts, part.id().as_str());
    }
    document.body.extend(cx.insatser_on_avtal(&row.id).iter().map(|insats| insats.namn.to_string()));
    for area in &row.omraden_for_samverkan {
        document.headings.push(area.namn.to_string());
        document.body.extend(area.text.iter().map(ToString::to_string));
    }
    document.body.extend(cx.plain(&document.target.path));
    document
}
