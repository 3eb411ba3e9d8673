//! The page of a report.

use serde::Serialize;

use super::rapporter::RapporterPage;
use crate::catalogue::Catalogue;
use crate::prose::{Argument, Record};
use crate::records::reference::Prefix;
use crate::site::cx::{Cx, Material};
use crate::site::document::Document;
use crate::site::fact::PageProse;
use crate::site::fact::{Fact, Variable};
use crate::site::kind;
use crate::site::kind::Text;
use crate::site::kind::{Above, Found, Head, Kind, Listed, PageChart, Shows, Source, Texts};
use crate::site::link::LinkView;
use crate::site::link::Target;
use crate::site::map::Lies;
use crate::site::route::Each;
use crate::site::show::rapport::{self, About, Report};
use crate::site::show::sources::KallgruppView;
use crate::site::words;
use crate::tree::{BODY, Pointer};
use crate::value::{Datum, Slug, SourceRef, page_id};

/// The page of a report: one, or one for each of what it is made for.
pub(super) struct RapportPage;

impl Kind for RapportPage {
    type Route = Each;
    type Subject<'s> = Report<'s>;
    type View<'s> = RapportView;

    const NAME: &'static str = "rapport";
    const ROUTE: Each = rapport::ROUTE;
    const TEMPLATE: &'static str = "rapport";
    const CALLED: Option<&'static str> = None;
    const SHOWS: &'static [Shows] = &[Shows {
        prefix: Prefix::Rapport,
        lies: Lies::OwnPage,
        name: named,
        anchors: headings,
        found: Some(Found {
            heading: "Rapporter",
            rank: 0.5,
            documents: |cx| rapport::all(cx.catalogue()).into_iter().map(|report| document(cx, report)).collect(),
        }),
    }];

    fn list<'s>(of: &'s Material) -> Vec<Listed<'s, Self>> {
        let list = |report: Report<'s>| Listed { key: report.id(), place: report.row.origin.place(), subject: report };
        rapport::all(&of.catalogue).into_iter().map(list).collect()
    }

    fn above(_: Self::Subject<'_>) -> Above {
        Above::List(&RapporterPage)
    }

    fn source<'s>(_: &Cx<'s>, report: Self::Subject<'s>) -> Source<'s> {
        Source::Record(&report.row.origin)
    }

    fn head<'s>(cx: &Cx<'s>, report: Self::Subject<'s>) -> Head {
        let title = rapport::short_text(cx, report, "titel").unwrap_or_else(|| report.row.id.to_string());
        let description = rapport::short_text(cx, report, "ingress").unwrap_or_else(|| format!("Rapport: {title}."));
        Head::new(title, description)
    }

    fn view<'s>(cx: &Cx<'s>, report: Self::Subject<'s>) -> Self::View<'s> {
        view(cx, report)
    }

    fn texts<'s>(of: &'s Material, report: Self::Subject<'s>) -> Texts<'s> {
        Texts { variable: variable(&of.catalogue, report), list: texts(report) }
    }

    fn charts<'s>(_: &Cx<'s>, _: Self::Subject<'s>) -> Vec<PageChart> {
        Vec::new()
    }
}

/// The page of a report.
#[derive(Debug, Serialize)]
pub(super) struct RapportView {
    /// What it is about.
    ingress: Option<String>,
    /// The most important.
    sammanfattning: Vec<String>,
    /// The time it is about.
    period: Option<String>,
    /// When it was written.
    datum: Option<String>,
    /// The headings.
    innehall: Vec<LinkView>,
    /// What it can't answer.
    kan_inte: Vec<String>,
    /// The sources: those of its text, and those of its tables and their notes.
    kallor: Vec<KallgruppView>,
    /// The tables it uses.
    tabeller: Vec<LinkView>,
    /// The same report for others.
    syskon: Vec<LinkView>,
}

fn view(cx: &Cx<'_>, report: Report<'_>) -> RapportView {
    let row = report.row;
    let texts = cx.site.texts.get(cx.from);
    let short = |key: &str| texts.and_then(|texts| texts.short.get(key)).cloned();
    let main = texts.and_then(|texts| texts.main.as_ref());
    let mut tables: Vec<&Slug> = Vec::new();
    for table in main.iter().flat_map(|prose| prose.values()).filter_map(Fact::tabell) {
        if !tables.contains(&table) {
            tables.push(table);
        }
    }
    let shown: Vec<_> = tables.iter().filter_map(|id| cx.table(id.as_str())).collect();
    let mut sources: Vec<SourceRef> = row.kallor.clone();
    for table in &shown {
        sources.push(table.head.kalla.clone());
        sources.extend(table.head.notes.iter().filter_map(|note| note.kalla.clone()));
    }
    RapportView {
        ingress: short("ingress"),
        sammanfattning: short("sammanfattning").map(|text| words::paragraphs(&text)).unwrap_or_default(),
        period: row.period.as_ref().map(ToString::to_string),
        datum: row.datum.map(Datum::swedish),
        innehall: main.map(contents).unwrap_or_default(),
        kan_inte: (0..row.kan_inte_svara_pa.len()).filter_map(|index| short(&format!("kan_inte_svara_på/{index}"))).collect(),
        kallor: cx.kallor(&sources),
        tabeller: shown.iter().map(|table| cx.link(Prefix::Tabell, table.head.id.as_str())).collect(),
        syskon: rapport::siblings(cx.catalogue(), report).into_iter().map(|other| rapport::link(cx, other)).collect(),
    }
}

/// The headings of the second level.
fn contents(prose: &PageProse) -> Vec<LinkView> {
    let texts = prose.heading_texts(&Fact::text);
    let headings = prose.document().headings().iter().zip(texts);
    headings
        .filter(|(heading, _)| heading.level == 2)
        .map(|(heading, text)| LinkView { text, href: format!("#{}", page_id(&heading.id)) })
        .collect()
}

/// A report's texts: the short ones first, then the running text.
fn texts(report: Report<'_>) -> Vec<Text<'_>> {
    let row = report.row;
    let text =
        |document, pointer, key: Option<&str>| Text { document, origin: &row.origin, pointer, key: key.map(str::to_owned) };
    let keyed = |document, key: &str| text(document, Pointer::root().join(key), Some(key));
    let mut list = vec![keyed(row.titel.document(), "titel")];
    list.extend(row.ingress.iter().map(|one| keyed(one.document(), "ingress")));
    list.extend(row.sammanfattning.iter().map(|one| keyed(one.document(), "sammanfattning")));
    for (index, one) in row.kan_inte_svara_pa.iter().enumerate() {
        let pointer = Pointer::root().join("kan_inte_svara_på").join(index);
        list.push(text(one.document(), pointer, Some(&format!("kan_inte_svara_på/{index}"))));
    }
    list.push(text(row.text.document(), Pointer::root().join(BODY), None));
    list
}

/// What a report that is made for each of several calls the one it is about.
fn variable(catalogue: &Catalogue, report: Report<'_>) -> Option<Variable> {
    let about = report.about?;
    let attribute = |name: &str, text: &str| (name.to_owned(), Argument::Text(text.to_owned()));
    let (name, prefix, attributes) = match about {
        About::Stadsomrade(row) => {
            let forvaltning = catalogue.organisationer().at(&row.forvaltning);
            let attributes = vec![attribute("namn", row.namn.as_str()), attribute("förvaltning", forvaltning.namn.as_str())];
            ("stadsområde", Prefix::Stadsomrade, attributes)
        }
        About::Omrade(row) => {
            ("område", Prefix::Omrade, vec![attribute("namn", row.namn.as_str()), attribute("kort", row.kort.as_str())])
        }
        About::Delomrade(_, part) => ("delområde", Prefix::Delomrade, vec![attribute("namn", part.namn.as_str())]),
        About::Organisation(row) => {
            let kort = row.kort.as_ref().unwrap_or(&row.namn);
            ("organisation", Prefix::Organisation, vec![attribute("namn", row.namn.as_str()), attribute("kort", kort.as_str())])
        }
    };
    let attributes = attributes.into_iter().chain([attribute("id", about.id())]).collect();
    Some(Variable { name, record: Record { prefix: prefix.to_string(), id: about.id().to_owned(), attributes } })
}

/// A link names a report that is made for each of several by both ids.
fn named(catalogue: &Catalogue, id: &str) -> Option<String> {
    rapport::find(catalogue, id).map(|report| report.id())
}

fn headings(catalogue: &Catalogue, id: &str) -> Vec<String> {
    rapport::find(catalogue, id).map(|report| kind::headings(report.row.text.document())).unwrap_or_default()
}

fn document(cx: &Cx<'_>, report: Report<'_>) -> Document {
    let short = |key: &str| rapport::short_text(cx, report, key).unwrap_or_default();
    let target = Target { path: report.path(), anchor: None };
    let mut document = Document::blank(Prefix::Rapport, report.id(), short("titel"), target);
    document.summary = short("ingress");
    document.facts.push("rapport".to_owned());
    document.body.push(short("sammanfattning"));
    cx.fill(&mut document);
    document
}
