//! The page of a process.

use serde::Serialize;

use super::processer::ProcesserPage;
use crate::catalogue::{Catalogue, Row};
use crate::records::dokument::Process;
use crate::records::reference::Prefix;
use crate::site::cx::{Cx, Material};
use crate::site::document::Document;
use crate::site::documents::all;
use crate::site::kind::{Above, Found, Head, Kind, Listed, PageChart, Shows, Source, Texts, each};
use crate::site::link::LinkView;
use crate::site::map::Lies;
use crate::site::route::Each;
use crate::site::show::sources::{KallgruppView, KonfliktView, OsakerView};
use crate::site::words;
use crate::value::{Slug, page_id};

/// The page of a process.
pub(super) struct ProcessPage;

impl Kind for ProcessPage {
    type Route = Each;
    type Subject<'s> = &'s Row<Process>;
    type View<'s> = ProcessView;

    const NAME: &'static str = "process";
    const ROUTE: Each = Each("processer");
    const TEMPLATE: &'static str = "process";
    const CALLED: Option<&'static str> = None;
    const SHOWS: &'static [Shows] = &[Shows {
        prefix: Prefix::Process,
        lies: Lies::OwnPage,
        name: |catalogue, id| catalogue.processer().get(id).map(|row| row.namn.to_string()),
        anchors: steps,
        found: Some(Found {
            heading: "Processer",
            rank: 0.85,
            documents: |cx| cx.catalogue().processer().iter().map(|row| document(cx, row)).collect(),
        }),
    }];

    fn list<'s>(of: &'s Material) -> Vec<Listed<'s, Self>> {
        each(of.catalogue.processer())
    }

    fn above(_: Self::Subject<'_>) -> Above {
        Above::List(&ProcesserPage)
    }

    fn source<'s>(_: &Cx<'s>, row: Self::Subject<'s>) -> Source<'s> {
        Source::Record(&row.origin)
    }

    fn head<'s>(_: &Cx<'s>, row: Self::Subject<'s>) -> Head {
        Head::new(&row.namn, format!("{}: stegen, vem som gör dem och vad de leder till.", row.namn))
    }

    fn view<'s>(cx: &Cx<'s>, row: Self::Subject<'s>) -> Self::View<'s> {
        view(cx, row)
    }

    fn texts<'s>(_: &'s Material, _: Self::Subject<'s>) -> Texts<'s> {
        Texts::none()
    }

    fn charts<'s>(_: &Cx<'s>, _: Self::Subject<'s>) -> Vec<PageChart> {
        Vec::new()
    }
}

/// The page of a process.
#[derive(Debug, Serialize)]
pub(super) struct ProcessView {
    /// Its name.
    namn: String,
    /// What it is.
    text: Vec<String>,
    /// Its steps.
    steg: Vec<ProcessSteg>,
    /// What the source does not say.
    begransningar: Vec<String>,
    /// Doubtful statements.
    osaker: Vec<OsakerView>,
    /// Where sources disagree.
    konflikter: Vec<KonfliktView>,
    /// The sources.
    kallor: Vec<KallgruppView>,
}

/// A step of a process.
#[derive(Debug, Serialize)]
struct ProcessSteg {
    /// Its id, which is its anchor.
    id: String,
    /// Its name.
    namn: String,
    /// Who does it.
    vem: Vec<LinkView>,
    /// What is done.
    text: Vec<String>,
    /// What comes after.
    leder_till: Vec<LinkView>,
}

fn view(cx: &Cx<'_>, row: &Row<Process>) -> ProcessView {
    let step = |id: &Slug| {
        row.steg
            .iter()
            .find(|steg| steg.id == *id)
            .map(|steg| LinkView { text: steg.namn.to_string(), href: format!("#{}", page_id(id.as_str())) })
    };
    ProcessView {
        namn: row.namn.to_string(),
        text: words::paragraphs_of(row.text.as_ref()),
        steg: row
            .steg
            .iter()
            .map(|steg| ProcessSteg {
                id: steg.id.to_string(),
                namn: steg.namn.to_string(),
                vem: cx.organisation_links(&steg.vem),
                text: words::paragraphs_of(steg.text.as_ref()),
                leder_till: steg.leder_till.iter().filter_map(step).collect(),
            })
            .collect(),
        begransningar: row.begransningar.iter().map(ToString::to_string).collect(),
        osaker: cx.osaker(&row.osaker),
        konflikter: cx.konflikter(&row.kallkonflikt),
        kallor: cx.kallor(&row.kallor),
    }
}

fn document(cx: &Cx<'_>, row: &Row<Process>) -> Document {
    let mut document = Document::of(cx, Prefix::Process, row);
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

fn steps(catalogue: &Catalogue, id: &str) -> Vec<String> {
    let row = catalogue.processer().get(id);
    row.map(|row| row.steg.iter().map(|steg| steg.id.to_string()).collect()).unwrap_or_default()
}
