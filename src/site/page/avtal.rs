//! The page of an avtal.

use serde::Serialize;

use super::avtal_list::AvtalListPage;
use crate::catalogue::Row;
use crate::records::avtal::Avtal;
use crate::records::reference::Prefix;
use crate::site::cx::{Cx, Material};
use crate::site::document::Document;
use crate::site::documents::{all, groups, organisation};
use crate::site::kind::{Above, Found, Head, Kind, Listed, PageChart, Shows, Source, Texts, each};
use crate::site::ko::span;
use crate::site::link::LinkView;
use crate::site::map::Lies;
use crate::site::route::Each;
use crate::site::row::InsatsRow;
use crate::site::show::sources::{KallgruppView, KonfliktView, OsakerView};
use crate::site::words;
use crate::value::Datum;

/// The page of an avtal.
pub(super) struct AvtalPage;

impl Kind for AvtalPage {
    type Route = Each;
    type Subject<'s> = &'s Row<Avtal>;
    type View<'s> = AvtalView;

    const NAME: &'static str = "avtal";
    const ROUTE: Each = Each("avtal");
    const TEMPLATE: &'static str = "avtal";
    const CALLED: Option<&'static str> = None;
    const SHOWS: &'static [Shows] = &[Shows {
        prefix: Prefix::Avtal,
        lies: Lies::OwnPage,
        name: |catalogue, id| catalogue.avtal().get(id).map(|row| row.namn.to_string()),
        anchors: |_, _| Vec::new(),
        found: Some(Found {
            heading: "Avtal",
            rank: 0.9,
            documents: |cx| cx.catalogue().avtal().iter().map(|row| document(cx, row)).collect(),
        }),
    }];

    fn list<'s>(of: &'s Material) -> Vec<Listed<'s, Self>> {
        each(of.catalogue.avtal())
    }

    fn above(_: Self::Subject<'_>) -> Above {
        Above::List(&AvtalListPage)
    }

    fn source<'s>(_: &Cx<'s>, row: Self::Subject<'s>) -> Source<'s> {
        Source::Record(&row.origin)
    }

    fn head<'s>(_: &Cx<'s>, row: Self::Subject<'s>) -> Head {
        let words = || format!("{}: {}.", words::typ(row.typ), row.namn);
        Head::new(&row.namn, row.text.as_ref().map_or_else(words, ToString::to_string))
    }

    fn view<'s>(cx: &Cx<'s>, row: Self::Subject<'s>) -> Self::View<'s> {
        view(cx, row)
    }

    fn texts<'s>(_: &'s Material, row: Self::Subject<'s>) -> Texts<'s> {
        Texts::of(row.beskrivning.as_ref().map(|text| text.document()), &row.origin, "beskrivning")
    }

    fn charts<'s>(_: &Cx<'s>, _: Self::Subject<'s>) -> Vec<PageChart> {
        Vec::new()
    }
}

/// The page of an avtal.
#[derive(Debug, Serialize)]
pub(super) struct AvtalView {
    /// Its name.
    namn: String,
    /// Other names.
    alias: Vec<String>,
    /// The kind.
    typ: &'static str,
    /// The state.
    lage: &'static str,
    /// The newest source's date, at which the state holds.
    lage_datum: Option<String>,
    /// When it holds.
    giltig: Option<String>,
    /// What it is.
    text: Option<String>,
    /// The parties.
    parter: Vec<LinkView>,
    /// Målgrupper.
    malgrupper: Vec<LinkView>,
    /// Whether it builds on SKALL: `ja`, `nej`.
    skall: Option<&'static str>,
    /// In what the parties work together.
    omraden: Vec<(String, Option<String>)>,
    /// The insatser that rest on it.
    insatser: Vec<InsatsRow>,
    /// Doubtful statements.
    osaker: Vec<OsakerView>,
    /// Where sources disagree.
    konflikter: Vec<KonfliktView>,
    /// The sources.
    kallor: Vec<KallgruppView>,
}

fn view(cx: &Cx<'_>, row: &Row<Avtal>) -> AvtalView {
    AvtalView {
        namn: row.namn.to_string(),
        alias: row.alias.iter().map(ToString::to_string).collect(),
        typ: words::typ(row.typ),
        lage: words::avtals_lage(row.lage),
        lage_datum: cx.newest_day(&row.kallor).map(Datum::swedish),
        giltig: row.giltig.and_then(|giltig| span(giltig.fran, giltig.till)),
        text: row.text.as_ref().map(ToString::to_string),
        parter: cx.organisation_links(&row.parter),
        malgrupper: row.malgrupper.iter().map(|m| cx.link(Prefix::Malgrupp, m.id().as_str())).collect(),
        skall: row.bygger_pa_skall.and_then(words::ja_nej).map(|yes| if yes { "ja" } else { "nej" }),
        omraden: row
            .omraden_for_samverkan
            .iter()
            .map(|omrade| (omrade.namn.to_string(), omrade.text.as_ref().map(ToString::to_string)))
            .collect(),
        insatser: cx.rows(&cx.insatser_on_avtal(&row.id)),
        osaker: cx.osaker(&row.osaker),
        konflikter: cx.konflikter(&row.kallkonflikt),
        kallor: cx.kallor(&row.kallor),
    }
}

fn document(cx: &Cx<'_>, row: &Row<Avtal>) -> Document {
    let mut document = Document::of(cx, Prefix::Avtal, row);
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
    document.beside = format!("{} · {}", words::sentence(words::typ(row.typ)), words::lower_first(words::avtals_lage(row.lage)));
    document
}
