//! What the search reads of an insats.

use rayon::prelude::*;

use super::insatsfakta::insatsfakta;
use super::view::{follow_up, leads};
use crate::catalogue::{Krav, QueueState, Row, Villkor, Way};
use crate::records::insats::{Finns, Insats, Lage, OppenFor};
use crate::records::ja_nej::JaNej;
use crate::records::reference::Prefix;
use crate::records::villkor::Grad;
use crate::site::cx::Cx;
use crate::site::document::{Document, States};
use crate::site::documents::{all, groups, organisation};
use crate::site::ko::KoView;
use crate::site::show::way_in::decision;
use crate::site::{asked, facet, words};

/// Every insats, read side by side.
pub(super) fn documents(cx: &Cx<'_>) -> Vec<Document> {
    let rows: Vec<&Row<Insats>> = cx.catalogue().insatser().iter().collect();
    rows.into_par_iter().map(|row| insats(cx, row)).collect()
}

fn insats(cx: &Cx<'_>, row: &Row<Insats>) -> Document {
    let ways = cx.ways(row);
    let view = insatsfakta(cx, row, &ways);
    let mut document = Document::of(cx, Prefix::Insats, row);
    document.names.extend(all(&row.alias));
    document.summary = row.sammanfattning.to_string();
    document.facts.push("insats".to_owned());
    groups(cx, &mut document, once(ways.iter().flat_map(|way| way.malgrupper)));
    conditions(cx, &mut document, ways.first().and_then(|way| way.gemensamma_villkor).into_iter().flatten());
    document.facts.extend(view.omraden.iter().map(|placing| placing.omrade.namn.clone()));
    document.facts.extend(facet::words_found(cx, &ways));
    for reference in once(ways.iter().flat_map(|way| way.utforare)) {
        organisation(cx, &mut document.facts, reference.id().as_str());
    }
    document.facts.extend(once(ways.iter().flat_map(|way| where_open(cx, way.oppen_for))));
    for metod in view.metoder.iter().flat_map(|of_way| &of_way.vad) {
        document.facts.push(metod.metod.text.clone());
        document.facts.extend(metod.utskrivet.clone());
        document.body.extend(metod.text.clone());
    }
    lagrum(cx, &mut document, &ways);
    document.facts.extend(once(ways.iter().filter_map(|way| queue(way.queue(cx.today())))).into_iter().map(str::to_owned));
    document.facts.extend(state(cx.status(row).lage));
    document.facts.extend(once(view.fakta.avtal.iter().flat_map(|of_way| &of_way.vad).map(|link| link.text.clone())));
    let contacts = view.fakta.kontakt.iter().flat_map(|of_way| &of_way.vad).filter(|kontakt| !kontakt.andras);
    document.facts.extend(contacts.filter_map(|kontakt| kontakt.funktion.clone()));
    for steg in view.steg.iter().filter(|steg| !steg.saknas) {
        document.body.extend(steg.vagar.iter().map(|of_way| format!("{} {}", steg.rubrik, of_way.vad)));
    }
    document.body.extend(once(ways.iter().filter_map(|way| way.vag_in?.text.as_ref()).map(ToString::to_string)));
    document.body.extend(once(ways.iter().filter_map(|way| decision(way.beslut))));
    document.body.extend(view.fakta.langd.iter().filter_map(|of_way| of_way.vad.clone()));
    document.body.extend(leads(cx, &ways).into_iter().filter_map(|next| next.villkor));
    let combined = row.kan_kombineras_med.iter().chain(&row.alternativ).chain(&row.kan_inte_kombineras_med);
    document.body.extend(combined.filter_map(|with| with.text.as_ref()).map(ToString::to_string));
    if let Some(uppfoljning) = follow_up(row) {
        document.body.extend(uppfoljning.indikatorer);
        document.body.extend(uppfoljning.texter);
    }
    for way in &ways {
        let Some(del) = way.del else { continue };
        document.headings.push(del.namn.to_string());
        document.body.extend(del.text.iter().map(ToString::to_string));
        conditions(cx, &mut document, way.egna_villkor.iter());
    }
    document.body.extend(cx.plain(&document.target.path));
    document.beside = beside(cx, row);
    document.states = Some(states(cx, row, &ways));
    document
}

/// Where it is placed, and its queue or that it is not going on: `Sociala området · Ingen kö, januari 2025`.
fn beside(cx: &Cx<'_>, row: &Row<Insats>) -> String {
    let row = cx.row(row);
    let parts = row.omrade.map(|omrade| omrade.namn).into_iter();
    parts.chain(row.lage.map(str::to_owned)).chain(row.kor.into_iter().map(queue_told)).collect::<Vec<_>>().join(" · ")
}

/// A queue and the month of the statement.
fn queue_told(ko: KoView) -> String {
    let said = [ko.vag.map(|vag| format!("{vag}: {}", words::lower_first(&ko.text))).unwrap_or(ko.text)];
    said.into_iter().chain(ko.tid).chain(ko.datum).collect::<Vec<_>>().join(", ")
}

/// What a query may ask of it as a condition.
fn states(cx: &Cx<'_>, row: &Row<Insats>, ways: &[Way<'_>]) -> States {
    let of_way = |way: &Way<'_>| {
        let beslut = way.beslut.and_then(|beslut| beslut.kravs).unwrap_or(JaNej::Okant);
        let remiss = way.vag_in.and_then(|vag_in| vag_in.remiss).unwrap_or(JaNej::Okant);
        let open = if matches!(way.oppen_for, OppenFor::HelaStaden) { "hela" } else { "okant" };
        [
            format!("ko:{}", way.queue(cx.today()).key()),
            format!("beslut:{}", answer(beslut)),
            format!("remiss:{}", answer(remiss)),
            format!("oppen:{open}"),
        ]
    };
    let lage = match cx.status(row).lage {
        Lage::Planerad => "planerad",
        Lage::Pagar => "pagar",
        Lage::Pausad => "pausad",
        Lage::Avslutad => "avslutad",
        Lage::Okant => "okant",
    };
    let keys = once(ways.iter().flat_map(of_way).chain([format!("lage:{lage}")]));
    let villkor = || {
        let own = ways.iter().flat_map(|way| way.egna_villkor);
        ways.first().and_then(|way| way.gemensamma_villkor).into_iter().flatten().chain(own)
    };
    let told = |wanted: fn(&Krav) -> bool| {
        once(villkor().filter(|villkor| wanted(&villkor.krav)).map(|villkor| asked::krav(cx.catalogue(), villkor)))
    };
    let queue = cx.row(row).kor.into_iter().map(queue_told).collect::<Vec<_>>().join("; ");
    States { keys: keys.join(" "), queue, requires: told(requires), excludes: told(excludes) }
}

fn answer(answer: JaNej) -> &'static str {
    match answer {
        JaNej::Ja => "ja",
        JaNej::Nej => "nej",
        JaNej::Okant => "okant",
    }
}

fn requires(krav: &Krav) -> bool {
    matches!(krav, Krav::Svar { grad: Grad::Kravs, .. } | Krav::MinstEttAv { grad: Grad::Kravs, .. } | Krav::KraverOcksa(_))
}

/// Each once, in the order they first come.
fn once<T: PartialEq>(all: impl Iterator<Item = T>) -> Vec<T> {
    let mut found: Vec<T> = Vec::new();
    for one in all {
        if !found.contains(&one) {
            found.push(one);
        }
    }
    found
}

/// Whom a condition lets in. One that excludes names those the insats is not for: only what it says itself can be found.
fn conditions<'v>(cx: &Cx<'_>, document: &mut Document, villkor: impl Iterator<Item = &'v Villkor>) {
    for villkor in villkor {
        // What it takes or puts first says more of whom it is for than what is no hindrance.
        if !excludes(&villkor.krav) {
            let place = if is_possible(&villkor.krav) { &mut document.facts } else { &mut document.groups };
            place.push(asked::krav(cx.catalogue(), villkor));
        }
        if let Krav::InteForPersoner(text) = &villkor.krav {
            document.body.push(text.clone());
        }
        document.body.extend(villkor.text.iter().map(ToString::to_string));
    }
}

fn is_possible(krav: &Krav) -> bool {
    let grad = match krav {
        Krav::Svar { grad, .. } | Krav::MinstEttAv { grad, .. } => *grad,
        Krav::Bedoms(_) => return true,
        Krav::KraverOcksa(_) | Krav::OppetForAlla | Krav::InteForPersoner(_) => return false,
    };
    matches!(grad, Grad::Mojligt | Grad::MojligtMedVillkor)
}

fn excludes(krav: &Krav) -> bool {
    matches!(
        krav,
        Krav::Svar { grad: Grad::Utesluter, .. } | Krav::MinstEttAv { grad: Grad::Utesluter, .. } | Krav::InteForPersoner(_)
    )
}

fn lagrum(cx: &Cx<'_>, document: &mut Document, ways: &[Way<'_>]) {
    let cited = || ways.iter().flat_map(|way| way.lagrum);
    document.facts.extend(once(cited().map(|according| cx.catalogue().lagrum().at(&according.lagrum).namn.to_string())));
    document.body.extend(once(cited().filter_map(|according| according.text.as_ref()).map(ToString::to_string)));
}

fn where_open(cx: &Cx<'_>, open: &OppenFor) -> Vec<String> {
    match open {
        OppenFor::HelaStaden => vec!["hela staden".to_owned()],
        OppenFor::Okant => Vec::new(),
        OppenFor::PerStadsomrade(_) => {
            let areas = cx.catalogue().stadsomraden().iter();
            let there = areas.filter(|area| open.at(area.id.as_str()) == Finns::Finns);
            there.map(|area| area.namn.to_string()).collect()
        }
    }
}

/// The words that readers ask for a queue with.
fn queue(state: QueueState) -> Option<&'static str> {
    match state {
        QueueState::Ingen => Some("utan kö, ingen kö"),
        QueueState::Ibland => Some("ibland kö"),
        QueueState::Ko => Some("har kö"),
        QueueState::Remisstopp => Some("remisstopp"),
        QueueState::Intagningsstopp => Some("intagningsstopp"),
        QueueState::PasseratStopp | QueueState::InteIgang | QueueState::Okant => None,
    }
}

fn state(lage: Lage) -> Option<String> {
    match lage {
        Lage::Pagar | Lage::Okant => None,
        Lage::Planerad | Lage::Pausad | Lage::Avslutad => Some(words::lage(lage).to_owned()),
    }
}
