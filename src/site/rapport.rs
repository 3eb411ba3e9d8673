//! Reports: their list and their pages.

use serde::Serialize;

use super::links::LinkView;
use super::sources::KallgruppView;
use super::{Cx, words};
use crate::catalogue::{Catalogue, Row};
use crate::records::rapport::{ForVarje, Rapport};
use crate::value::{Datum, Slug, SourceRef};

/// What one of several reports is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// The name of the variable: `stadsområde`.
    pub variable: &'static str,
    /// The record's id.
    pub id: Slug,
}

/// The list of reports.
#[derive(Debug, Serialize)]
pub struct RapporterView {
    /// The reports, newest first.
    pub rapporter: Vec<RapportRow>,
}

/// A report in a list.
#[derive(Debug, Serialize)]
pub struct RapportRow {
    /// The report.
    pub rapport: LinkView,
    /// What it is about.
    pub ingress: Option<String>,
    /// The time it is about.
    pub period: Option<String>,
    /// When it was written.
    pub datum: Option<String>,
}

/// The page of a report.
#[derive(Debug, Serialize)]
pub struct RapportView {
    /// What it is about.
    pub ingress: Option<String>,
    /// The most important.
    pub sammanfattning: Vec<String>,
    /// The time it is about.
    pub period: Option<String>,
    /// When it was written.
    pub datum: Option<String>,
    /// The headings.
    pub innehall: Vec<LinkView>,
    /// What it can't answer.
    pub kan_inte: Vec<String>,
    /// The sources: its own and its tables'.
    pub kallor: Vec<KallgruppView>,
    /// The tables it uses.
    pub tabeller: Vec<LinkView>,
    /// The same report for others.
    pub syskon: Vec<LinkView>,
}

/// What a report is made for, each with its id; `None` for a report that is made once.
pub(super) fn variants(catalogue: &Catalogue, report: &Rapport) -> Option<Vec<About>> {
    let about = |variable: &'static str, ids: Vec<Slug>| Some(ids.into_iter().map(|id| About { variable, id }).collect());
    match report.for_varje.as_ref()? {
        ForVarje::Stadsomrade => about("stadsområde", catalogue.stadsomraden().iter().map(|row| row.id.clone()).collect()),
        ForVarje::Omrade => about("område", catalogue.omraden().iter().map(|row| row.id.clone()).collect()),
        ForVarje::Delomrade => {
            let ids = catalogue.omraden().iter().flat_map(|row| row.delomraden.keys()).filter_map(|id| Slug::parse(id).ok());
            about("delområde", ids.collect())
        }
        ForVarje::Organisationer(list) => about("organisation", list.iter().map(|reference| reference.id().clone()).collect()),
    }
}

/// The id that links name a report by: `lagesrapport-centrum`.
pub(super) fn link_id(id: &Slug, about: Option<&About>) -> String {
    about.map_or_else(|| id.to_string(), |about| format!("{id}-{}", about.id))
}

/// All reports with what each is about.
fn all<'s>(cx: &Cx<'s>) -> Vec<(&'s Row<Rapport>, Option<About>)> {
    let rows = cx.catalogue().rapporter().iter();
    rows.flat_map(|row| match variants(cx.catalogue(), row) {
        None => vec![(row, None)],
        Some(list) => list.into_iter().map(|about| (row, Some(about))).collect(),
    })
    .collect()
}

/// A link to a report, by its title.
fn link(cx: &Cx<'_>, row: &Row<Rapport>, about: Option<&About>) -> LinkView {
    let path = format!("rapporter/{}.html", link_id(&row.id, about));
    LinkView { text: cx.short_text(&path, "titel").unwrap_or_else(|| row.id.to_string()), href: cx.href_to(&path) }
}

pub(super) fn list(cx: &Cx<'_>) -> RapporterView {
    let mut rows = all(cx);
    rows.sort_by_key(|(row, about)| (std::cmp::Reverse(row.datum), link_id(&row.id, about.as_ref())));
    let view = |(row, about): (&Row<Rapport>, Option<About>)| RapportRow {
        ingress: cx.short_text(&format!("rapporter/{}.html", link_id(&row.id, about.as_ref())), "ingress"),
        rapport: link(cx, row, about.as_ref()),
        period: row.period.as_ref().map(ToString::to_string),
        datum: row.datum.map(Datum::swedish),
    };
    RapporterView { rapporter: rows.into_iter().map(view).collect() }
}

pub(super) fn view(cx: &Cx<'_>, id: &Slug, about: Option<&About>) -> RapportView {
    let row = cx.catalogue().rapporter().get(id.as_str()).expect("a page is made only for a record");
    let texts = cx.site.texts.get(cx.from);
    let short = |key: &str| texts.and_then(|texts| texts.short.get(key)).cloned();
    let main = texts.and_then(|texts| texts.main.as_ref());
    let mut tables: Vec<&Slug> = Vec::new();
    for table in main.iter().flat_map(|prose| prose.values()).filter_map(super::Fact::tabell) {
        if !tables.contains(&table) {
            tables.push(table);
        }
    }
    let shown: Vec<_> = tables.iter().filter_map(|id| cx.table(id.as_str())).collect();
    let mut sources: Vec<SourceRef> = row.kallor.clone();
    sources.extend(shown.iter().map(|table| table.head.kalla.clone()));
    sources.dedup();
    RapportView {
        ingress: short("ingress"),
        sammanfattning: short("sammanfattning").map(|text| words::paragraphs(&text)).unwrap_or_default(),
        period: row.period.as_ref().map(ToString::to_string),
        datum: row.datum.map(Datum::swedish),
        innehall: main.map(contents).unwrap_or_default(),
        kan_inte: (0..row.kan_inte_svara_pa.len()).filter_map(|index| short(&format!("kan_inte_svara_på/{index}"))).collect(),
        kallor: cx.kallor(&sources),
        tabeller: shown.iter().map(|table| cx.link("tabell", table.head.id.as_str())).collect(),
        syskon: match about {
            None => Vec::new(),
            Some(about) => variants(cx.catalogue(), row)
                .into_iter()
                .flatten()
                .filter(|other| other != about)
                .map(|other| link(cx, row, Some(&other)))
                .collect(),
        },
    }
}

/// The headings of the second level.
fn contents(prose: &super::PageProse) -> Vec<LinkView> {
    let texts = prose.heading_texts(&super::Fact::text);
    let headings = prose.document().headings().iter().zip(texts);
    headings
        .filter(|(heading, _)| heading.level == 2)
        .map(|(heading, text)| LinkView { text, href: format!("#{}", heading.id) })
        .collect()
}

impl Cx<'_> {
    /// A short text of another page.
    pub(super) fn short_text(&self, path: &str, key: &str) -> Option<String> {
        let path = crate::value::OutPath::parse(path).ok()?;
        self.site.texts.get(&path)?.short.get(key).cloned()
    }
}
