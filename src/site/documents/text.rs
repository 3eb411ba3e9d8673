//! Tables, the glossary, processes, what is coming, pages and reports as words.

use super::{Cx, Document, all};
use crate::catalogue::Row;
use crate::disclosure::PublicTable;
use crate::records::dokument::{Begrepp, Datakalla, Kalla, Pagang, Process, Sida};
use crate::site::links::Target;
use crate::site::{About, Fact};
use crate::value::{OutPath, Slug};

pub(super) fn documents(cx: &Cx<'_>) -> Vec<Document> {
    let catalogue = cx.catalogue();
    let mut documents: Vec<Document> = cx.site.tables.tables().iter().map(|table| tabell(cx, table)).collect();
    documents.extend(catalogue.begrepp().iter().map(|row| begrepp(cx, row)));
    documents.extend(catalogue.processer().iter().map(|row| process(cx, row)));
    documents.extend(catalogue.pagang().iter().map(|row| pagang(cx, row)));
    documents.extend(catalogue.datakallor().iter().map(|row| datakalla(cx, row)));
    documents.extend(catalogue.kallor().iter().map(|row| kalla(cx, row)));
    documents.extend(catalogue.sidor().iter().map(|row| sida(cx, row)));
    documents
}

fn tabell(cx: &Cx<'_>, table: &PublicTable) -> Document {
    let head = &table.head;
    let mut document = Document::new(cx, "tabell", head.id.as_str());
    document.names.extend(head.kort.clone());
    document.summary = head.population.clone().unwrap_or_default();
    for axis in table.rows.iter().chain(&table.columns).chain(&table.layers) {
        document.headings.push(axis.namn.clone());
        document.headings.extend(axis.kort.clone().filter(|kort| *kort != axis.namn));
    }
    document.facts.push("statistik, tabell, siffror, antal, andel, hur många".to_owned());
    document.facts.push(crate::tables::default_unit(head.mater).to_owned());
    document.facts.push(head.period.swedish());
    document.headings.extend(head.diagram.iter().filter_map(|chart| chart.rubrik.as_ref()).map(ToString::to_string));
    document.body.extend(head.sammanfattning.iter().map(ToString::to_string));
    if let Some(reference) = &head.datakalla {
        let datakalla = cx.catalogue().datakallor().at(reference);
        document.facts.push(datakalla.namn.to_string());
        document.facts.extend(all(&datakalla.alias));
    }
    document.body.extend(head.notes.iter().map(|note| note.text.clone()));
    document
}

fn begrepp(cx: &Cx<'_>, row: &Row<Begrepp>) -> Document {
    let mut document = Document::of(cx, "begrepp", row);
    document.names.extend(all(&row.alias));
    document.names.extend(row.undvik.iter().map(|avoid| avoid.ord.to_string()));
    document.summary = row.kort.to_string();
    document.facts.push("begrepp, betyder, betydelse, förklaring".to_owned());
    document.body.extend(row.text.iter().map(ToString::to_string));
    for part in &row.delar {
        document.headings.push(part.namn.to_string());
        document.body.push(part.text.to_string());
    }
    document
}

fn process(cx: &Cx<'_>, row: &Row<Process>) -> Document {
    let mut document = Document::of(cx, "process", row);
    document.names.extend(all(&row.alias));
    document.summary = row.text.as_ref().map(ToString::to_string).unwrap_or_default();
    for step in &row.steg {
        document.headings.push(step.namn.to_string());
        document.body.extend(step.text.iter().map(ToString::to_string));
        document.facts.extend(cx.organisation_links(&step.vem).into_iter().map(|link| link.text));
    }
    document.body.extend(all(&row.begransningar));
    document
}

fn pagang(cx: &Cx<'_>, row: &Row<Pagang>) -> Document {
    let mut document = Document::of(cx, "pagang", row);
    document.summary = row.text.as_ref().map(ToString::to_string).unwrap_or_default();
    document
}

fn datakalla(cx: &Cx<'_>, row: &Row<Datakalla>) -> Document {
    let mut document = Document::of(cx, "datakalla", row);
    document.names.extend(all(&row.alias));
    document.summary = row.population.as_ref().or(row.text.as_ref()).map(ToString::to_string).unwrap_or_default();
    document.body.extend(row.text.iter().map(ToString::to_string));
    document.body.extend(all(&row.luckor));
    document.facts.extend(cx.organisation_links(&row.agare).into_iter().map(|link| link.text));
    document
}

fn kalla(cx: &Cx<'_>, row: &Row<Kalla>) -> Document {
    let mut document = Document::of(cx, "kalla", row);
    document.names.extend(row.undertitel.iter().map(ToString::to_string));
    document.summary = row.text.as_ref().map(ToString::to_string).unwrap_or_default();
    document.body.extend(row.avsnitt.iter().map(|section| section.rubrik.clone()));
    document
}

fn sida(cx: &Cx<'_>, row: &Row<Sida>) -> Document {
    let mut document = Document::of(cx, "sida", row);
    document.summary = row.ingress.as_ref().map(ToString::to_string).unwrap_or_default();
    cx.fill(&mut document);
    document
}

pub(super) fn rapport(cx: &Cx<'_>, path: &OutPath, id: &Slug, about: Option<&About>) -> Document {
    let short = |key: &str| cx.short_text(path.as_str(), key).unwrap_or_default();
    let mut document = Document {
        kind: "rapport",
        id: crate::site::rapport::link_id(id, about),
        title: short("titel"),
        target: Target { path: path.clone(), anchor: None },
        summary: short("ingress"),
        names: Vec::new(),
        groups: Vec::new(),
        headings: Vec::new(),
        facts: vec!["rapport".to_owned()],
        body: vec![short("sammanfattning")],
    };
    cx.fill(&mut document);
    document
}

impl Cx<'_> {
    /// The running text of a page, without its markup.
    pub(super) fn plain(&self, path: &OutPath) -> Option<String> {
        Some(self.site.texts.get(path)?.main.as_ref()?.plain_text(&Fact::text))
    }

    /// The headings and the text of a document's own page.
    fn fill(&self, document: &mut Document) {
        if let Some(prose) = self.site.texts.get(&document.target.path).and_then(|texts| texts.main.as_ref()) {
            document.headings.extend(prose.heading_texts(&Fact::text));
        }
        document.body.extend(self.plain(&document.target.path));
    }
}
