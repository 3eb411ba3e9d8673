//! The page of a stadsområde.

use serde::Serialize;

use super::stadsomraden::StadsomradenPage;
use crate::catalogue::Row;
use crate::records::modell::Stadsomrade;
use crate::records::reference::Prefix;
use crate::site::cx::{Cx, Material};
use crate::site::document::Document;
use crate::site::kind::{Above, Found, Head, Kind, Listed, PageChart, Shows, Source, Texts, each};
use crate::site::link::LinkView;
use crate::site::map::Lies;
use crate::site::route::Each;
use crate::site::row::InsatsRow;
use crate::site::show::sources::KallgruppView;
use crate::site::words;

/// The page of a stadsområde.
pub(super) struct StadsomradePage;

impl Kind for StadsomradePage {
    type Route = Each;
    type Subject<'s> = &'s Row<Stadsomrade>;
    type View<'s> = StadsomradeView;

    const NAME: &'static str = "stadsområde";
    const ROUTE: Each = Each("stadsomraden");
    const TEMPLATE: &'static str = "stadsomrade";
    const CALLED: Option<&'static str> = None;
    const SHOWS: &'static [Shows] = &[Shows {
        prefix: Prefix::Stadsomrade,
        lies: Lies::OwnPage,
        name: |catalogue, id| catalogue.stadsomraden().get(id).map(|row| row.namn.to_string()),
        anchors: |_, _| Vec::new(),
        found: Some(Found {
            heading: "Stadsområden",
            rank: 0.6,
            documents: |cx| cx.catalogue().stadsomraden().iter().map(|row| document(cx, row)).collect(),
        }),
    }];

    fn list<'s>(of: &'s Material) -> Vec<Listed<'s, Self>> {
        each(of.catalogue.stadsomraden())
    }

    fn above(_: Self::Subject<'_>) -> Above {
        Above::List(&StadsomradenPage)
    }

    fn source<'s>(_: &Cx<'s>, row: Self::Subject<'s>) -> Source<'s> {
        Source::Record(&row.origin)
    }

    fn head<'s>(_: &Cx<'s>, row: Self::Subject<'s>) -> Head {
        Head::new(&row.namn, format!("Insatser som är öppna för stadsområde {}.", row.namn))
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

/// The page of a stadsområde.
#[derive(Debug, Serialize)]
pub(super) struct StadsomradeView {
    /// Its name.
    namn: String,
    /// What it is.
    text: Vec<String>,
    /// Its socialförvaltning.
    forvaltning: LinkView,
    /// Insatser that are open here and not in the whole city.
    egna: Vec<InsatsRow>,
    /// A sentence that sums them up.
    mening: String,
    /// Insatser that are open for the whole city.
    hela_staden: Vec<InsatsRow>,
    /// Insatser of which a source says that they aren't here.
    finns_inte: Vec<LinkView>,
    /// Insatser of which no source says.
    okant: Vec<LinkView>,
    /// The sources.
    kallor: Vec<KallgruppView>,
}

fn view(cx: &Cx<'_>, row: &Row<Stadsomrade>) -> StadsomradeView {
    let found = cx.in_stadsomrade(row.id.as_str());
    let mening = if found.own.is_empty() {
        format!(
            "{} har ingen egen insats i katalogen. {} finns för hela staden.",
            row.namn,
            words::count_insatser(found.whole_city.len())
        )
    } else {
        format!(
            "{} finns här och är helt eller delvis {} till vissa stadsområden. {} finns för hela staden.",
            words::count_insatser(found.own.len()),
            if found.own.len() == 1 { "begränsad" } else { "begränsade" },
            words::count_insatser(found.whole_city.len())
        )
    };
    StadsomradeView {
        namn: row.namn.to_string(),
        text: row.text.as_ref().map(|text| words::paragraphs(text.as_str())).unwrap_or_default(),
        forvaltning: cx.link(Prefix::Organisation, row.forvaltning.id().as_str()),
        egna: cx.rows(&found.own),
        mening,
        hela_staden: cx.rows(&found.whole_city),
        finns_inte: found.elsewhere.iter().map(|insats| cx.insats_link(insats)).collect(),
        okant: found.unknown.iter().map(|insats| cx.insats_link(insats)).collect(),
        kallor: cx.kallor(&row.kallor),
    }
}

fn document(cx: &Cx<'_>, row: &Row<Stadsomrade>) -> Document {
    let mut document = Document::of(cx, Prefix::Stadsomrade, row);
    document.summary = row.text.as_ref().map(ToString::to_string).unwrap_or_default();
    document.facts.push("stadsområde".to_owned());
    document
}
