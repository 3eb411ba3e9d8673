//! The page of a lagrum.

use serde::Serialize;

use super::lagrum_list::LagrumListPage;
use crate::catalogue::Row;
use crate::records::modell::{Lag, Lagrum};
use crate::records::reference::Prefix;
use crate::site::cx::{Cx, Material};
use crate::site::document::Document;
use crate::site::documents::all;
use crate::site::kind::{Above, Found, Head, Kind, Listed, PageChart, Shows, Source, Texts, each};
use crate::site::link::LinkView;
use crate::site::map::Lies;
use crate::site::route::Each;
use crate::site::row::InsatsRow;
use crate::site::show::sources::{KallgruppView, KonfliktView, OsakerView};
use crate::site::words;

/// The page of a lagrum.
pub(super) struct LagrumPage;

impl Kind for LagrumPage {
    type Route = Each;
    type Subject<'s> = &'s Row<Lagrum>;
    type View<'s> = LagrumView;

    const NAME: &'static str = "lagrum";
    const ROUTE: Each = Each("lagrum");
    const TEMPLATE: &'static str = "lagrum";
    const CALLED: Option<&'static str> = None;
    const SHOWS: &'static [Shows] = &[Shows {
        prefix: Prefix::Lagrum,
        lies: Lies::OwnPage,
        name: |catalogue, id| catalogue.lagrum().get(id).map(|row| row.kort.to_string()),
        anchors: |_, _| Vec::new(),
        found: Some(Found {
            heading: "Lagrum",
            rank: 0.9,
            documents: |cx| cx.catalogue().lagrum().iter().map(|row| document(cx, row)).collect(),
        }),
    }];

    fn list<'s>(of: &'s Material) -> Vec<Listed<'s, Self>> {
        each(of.catalogue.lagrum())
    }

    fn above(_: Self::Subject<'_>) -> Above {
        Above::List(&LagrumListPage)
    }

    fn source<'s>(_: &Cx<'s>, row: Self::Subject<'s>) -> Source<'s> {
        Source::Record(&row.origin)
    }

    fn head<'s>(_: &Cx<'s>, row: Self::Subject<'s>) -> Head {
        Head::new(&row.namn, format!("{}: vad bestämmelsen säger och vilka insatser som beslutas enligt den.", row.namn))
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

/// The page of a lagrum.
#[derive(Debug, Serialize)]
pub(super) struct LagrumView {
    /// Written out.
    namn: String,
    /// In short.
    kort: String,
    /// Other spellings.
    alias: Vec<String>,
    /// Which law.
    lag: &'static str,
    /// What it says.
    text: Vec<String>,
    /// The provision in new law, where a document maps it.
    motsvaras_av: Option<LinkView>,
    /// An old provision that no document maps.
    utan_motsvarighet: bool,
    /// Old provisions that this one stands for.
    motsvarar: Vec<LinkView>,
    /// The insatser.
    insatser: Vec<InsatsRow>,
    /// Doubtful statements.
    osaker: Vec<OsakerView>,
    /// Where sources disagree.
    konflikter: Vec<KonfliktView>,
    /// The sources.
    kallor: Vec<KallgruppView>,
}

fn view(cx: &Cx<'_>, row: &Row<Lagrum>) -> LagrumView {
    let c = cx.catalogue();
    let old = c.lagrum().iter().filter(|other| other.motsvaras_av.as_ref().is_some_and(|new| *new.lagrum.id() == row.id));
    LagrumView {
        namn: row.namn.to_string(),
        kort: row.kort.to_string(),
        alias: row.alias.iter().map(ToString::to_string).collect(),
        lag: words::law(row.lag),
        text: row.text.as_ref().map(|text| words::paragraphs(text.as_str())).unwrap_or_default(),
        motsvaras_av: row.motsvaras_av.as_ref().map(|new| cx.link(Prefix::Lagrum, new.lagrum.id().as_str())),
        utan_motsvarighet: row.lag == Lag::Gammal && row.motsvaras_av.is_none(),
        motsvarar: old.map(|other| cx.lagrum_link(other)).collect(),
        insatser: cx.rows(&cx.insatser_under_lagrum(&row.id)),
        osaker: cx.osaker(&row.osaker),
        konflikter: cx.konflikter(&row.kallkonflikt),
        kallor: cx.kallor(&row.kallor),
    }
}

fn document(cx: &Cx<'_>, row: &Row<Lagrum>) -> Document {
    let mut document = Document::of(cx, Prefix::Lagrum, row);
    document.names.push(row.namn.to_string());
    document.names.extend(all(&row.alias));
    document.summary = row.text.as_ref().map(ToString::to_string).unwrap_or_default();
    document.facts.push("lagrum".to_owned());
    match row.lag {
        Lag::Ny => document.facts.push("socialtjänstlagen, nya lagen".to_owned()),
        Lag::Gammal => document.facts.push("socialtjänstlagen, gamla lagen".to_owned()),
        Lag::Annan => {}
    }
    document.beside = words::law(row.lag).to_owned();
    document
}
