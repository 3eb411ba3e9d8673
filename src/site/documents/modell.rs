//! The vocabularies that have pages as words: områden, organisations, stadsområden, lagrum, methods, forums and governing documents.

use super::{Cx, Document, all};
use crate::catalogue::Row;
use crate::records::modell::{Delomrade, Lag, Lagrum, Metod, Omrade, Organisation};
use crate::site::words;

pub(super) fn documents(cx: &Cx<'_>) -> Vec<Document> {
    let catalogue = cx.catalogue();
    let mut documents: Vec<Document> = catalogue.organisationer().iter().map(|row| organisation(cx, row)).collect();
    documents.extend(catalogue.lagrum().iter().map(|row| lagrum(cx, row)));
    documents.extend(catalogue.metoder().iter().map(|row| metod(cx, row)));
    for row in catalogue.omraden() {
        documents.push(omrade(cx, row));
        documents.extend(row.delomraden.iter().map(|(id, part)| delomrade(cx, id, part)));
    }
    documents.extend(catalogue.stadsomraden().iter().map(|row| {
        let mut document = Document::of(cx, "stadsomrade", row);
        document.summary = row.text.as_ref().map(ToString::to_string).unwrap_or_default();
        document.facts.push("stadsområde".to_owned());
        document
    }));
    documents.extend(catalogue.forum().iter().map(|row| {
        let mut document = Document::of(cx, "forum", row);
        document.names.extend(row.kort.iter().map(ToString::to_string));
        document.body.extend(all(&row.uppdrag));
        document
    }));
    documents.extend(catalogue.styrdokument().iter().map(|row| {
        let mut document = Document::of(cx, "styrdokument", row);
        document.names.extend(row.kort.iter().map(ToString::to_string));
        document.summary = row.text.to_string();
        document
    }));
    documents
}

fn organisation(cx: &Cx<'_>, row: &Row<Organisation>) -> Document {
    let mut document = Document::of(cx, "organisation", row);
    document.names.extend(row.kort.iter().map(ToString::to_string));
    document.names.extend(all(&row.alias));
    document.summary = row.text.as_ref().map(ToString::to_string).unwrap_or_default();
    document.facts.push(words::organisation_sort(row.sort).to_owned());
    document
}

fn lagrum(cx: &Cx<'_>, row: &Row<Lagrum>) -> Document {
    let mut document = Document::of(cx, "lagrum", row);
    document.names.push(row.namn.to_string());
    document.names.extend(all(&row.alias));
    document.summary = row.text.as_ref().map(ToString::to_string).unwrap_or_default();
    document.facts.push("lagrum".to_owned());
    match row.lag {
        Lag::Ny => document.facts.push("socialtjänstlagen, nya lagen".to_owned()),
        Lag::Gammal => document.facts.push("socialtjänstlagen, gamla lagen".to_owned()),
        Lag::Annan => {}
    }
    document
}

fn metod(cx: &Cx<'_>, row: &Row<Metod>) -> Document {
    let mut document = Document::of(cx, "metod", row);
    document.names.extend(row.utskrivet.iter().map(ToString::to_string));
    document.names.extend(all(&row.alias));
    document.summary = row.text.as_ref().map(ToString::to_string).unwrap_or_default();
    document.facts.push("metod".to_owned());
    document.body.extend(row.riktlinje.iter().filter_map(|line| line.text.as_ref()).map(ToString::to_string));
    document
}

fn omrade(cx: &Cx<'_>, row: &Row<Omrade>) -> Document {
    let mut document = Document::of(cx, "omrade", row);
    document.names.push(row.kort.to_string());
    document.headings.extend(row.delomraden.values().map(|part| part.namn.to_string()));
    document.body.extend(cx.plain(&document.target.path));
    document
}

fn delomrade(cx: &Cx<'_>, id: &str, part: &Delomrade) -> Document {
    let mut document = Document::new(cx, "delomrade", id);
    document.summary = part.fortydligande.first().map(ToString::to_string).unwrap_or_default();
    document.body.extend(all(&part.fortydligande));
    document.facts.push("delområde".to_owned());
    document
}
