//! A page of text.

use serde::Serialize;

use crate::catalogue::Row;
use crate::records::dokument::Sida;
use crate::records::reference::Prefix;
use crate::site::cx::{Cx, Material};
use crate::site::document::Document;
use crate::site::kind;
use crate::site::kind::{Above, Found, Head, Kind, Listed, PageChart, Shows, Source, Texts, each};
use crate::site::map::Lies;
use crate::site::route::Each;
use crate::site::show::own_text;
use crate::site::show::sources::KallgruppView;
use crate::tree::BODY;

/// A page of text.
pub(super) struct SidaPage;

impl Kind for SidaPage {
    type Route = Each;
    type Subject<'s> = &'s Row<Sida>;
    type View<'s> = SidaView;

    const NAME: &'static str = "sida";
    const ROUTE: Each = Each("");
    const TEMPLATE: &'static str = "sida";
    const CALLED: Option<&'static str> = None;
    const SHOWS: &'static [Shows] = &[Shows {
        prefix: Prefix::Sida,
        lies: Lies::OwnPage,
        name: |catalogue, id| catalogue.sidor().get(id).map(|row| row.titel.to_string()),
        anchors: |catalogue, id| catalogue.sidor().get(id).map(|row| kind::headings(row.text.document())).unwrap_or_default(),
        found: Some(Found {
            heading: "Sidor",
            rank: 0.6,
            documents: |cx| cx.catalogue().sidor().iter().map(|row| document(cx, row)).collect(),
        }),
    }];

    fn list<'s>(of: &'s Material) -> Vec<Listed<'s, Self>> {
        each(of.catalogue.sidor())
            .into_iter()
            .filter(|page: &Listed<'s, Self>| !own_text::VIEWS.contains(&page.key.as_str()))
            .collect()
    }

    fn above(_: Self::Subject<'_>) -> Above {
        Above::Start
    }

    fn source<'s>(_: &Cx<'s>, row: Self::Subject<'s>) -> Source<'s> {
        Source::Record(&row.origin)
    }

    fn head<'s>(_: &Cx<'s>, row: Self::Subject<'s>) -> Head {
        Head::new(&row.titel, row.ingress.as_ref().map_or_else(|| row.titel.to_string(), ToString::to_string))
    }

    fn view<'s>(cx: &Cx<'s>, row: Self::Subject<'s>) -> Self::View<'s> {
        SidaView { ingress: row.ingress.as_ref().map(ToString::to_string), kallor: cx.kallor(&row.kallor) }
    }

    fn texts<'s>(_: &'s Material, row: Self::Subject<'s>) -> Texts<'s> {
        Texts::of(Some(row.text.document()), &row.origin, BODY)
    }

    fn charts<'s>(_: &Cx<'s>, _: Self::Subject<'s>) -> Vec<PageChart> {
        Vec::new()
    }
}

/// A page of text.
#[derive(Debug, Serialize)]
pub(super) struct SidaView {
    /// What it is about.
    ingress: Option<String>,
    /// The sources.
    kallor: Vec<KallgruppView>,
}

fn document(cx: &Cx<'_>, row: &Row<Sida>) -> Document {
    let mut document = Document::of(cx, Prefix::Sida, row);
    document.summary = row.ingress.as_ref().map(ToString::to_string).unwrap_or_default();
    cx.fill(&mut document);
    document
}
