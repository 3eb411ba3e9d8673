//! Avtal: their list and their pages.

use serde::Serialize;

use super::ko::span;
use super::links::LinkView;
use super::row::InsatsRow;
use super::sources::{KallgruppView, KonfliktView, OsakerView};
use super::{Cx, words};
use crate::catalogue::Row;
use crate::records::avtal::{Avtal, AvtalsLage};
use crate::value::Slug;

/// The list of avtal.
#[derive(Debug, Serialize)]
pub struct AvtalListView {
    /// By state: what holds comes first.
    pub grupper: Vec<AvtalGrupp>,
}

/// Avtal in one state.
#[derive(Debug, Serialize)]
pub struct AvtalGrupp {
    /// The state.
    pub rubrik: &'static str,
    /// The avtal.
    pub avtal: Vec<AvtalRow>,
}

/// An avtal in a list.
#[derive(Debug, Serialize)]
pub struct AvtalRow {
    /// The avtal.
    pub avtal: LinkView,
    /// The kind.
    pub typ: &'static str,
    /// What it is.
    pub text: Option<String>,
    /// When it holds.
    pub giltig: Option<String>,
    /// The parties.
    pub parter: Vec<LinkView>,
    /// How many insatser rest on it.
    pub antal: String,
}

/// The page of an avtal.
#[derive(Debug, Serialize)]
pub struct AvtalView {
    /// Its name.
    pub namn: String,
    /// Other names.
    pub alias: Vec<String>,
    /// The kind.
    pub typ: &'static str,
    /// The state.
    pub lage: &'static str,
    /// When it holds.
    pub giltig: Option<String>,
    /// What it is.
    pub text: Option<String>,
    /// The parties.
    pub parter: Vec<LinkView>,
    /// Målgrupper.
    pub malgrupper: Vec<LinkView>,
    /// Whether it builds on SKALL: `ja`, `nej`.
    pub skall: Option<&'static str>,
    /// In what the parties work together.
    pub omraden: Vec<(String, Option<String>)>,
    /// The insatser that rest on it.
    pub insatser: Vec<InsatsRow>,
    /// Doubtful statements.
    pub osaker: Vec<OsakerView>,
    /// Where sources disagree.
    pub konflikter: Vec<KonfliktView>,
    /// The sources.
    pub kallor: Vec<KallgruppView>,
}

pub(super) fn list(cx: &Cx<'_>) -> AvtalListView {
    let states =
        [AvtalsLage::Galler, AvtalsLage::UnderFramtagande, AvtalsLage::Upphandlas, AvtalsLage::Okant, AvtalsLage::LoptUt];
    let grupper = states.into_iter().map(|state| AvtalGrupp {
        rubrik: words::avtals_lage(state),
        avtal: cx.catalogue().avtal().iter().filter(|row| row.lage == state).map(|row| self::row(cx, row)).collect(),
    });
    AvtalListView { grupper: grupper.filter(|grupp| !grupp.avtal.is_empty()).collect() }
}

pub(super) fn row(cx: &Cx<'_>, row: &Row<Avtal>) -> AvtalRow {
    AvtalRow {
        avtal: cx.link("avtal", row.id.as_str()),
        typ: words::typ(row.typ),
        text: row.text.as_ref().map(ToString::to_string),
        giltig: row.giltig.and_then(|giltig| span(giltig.fran, giltig.till)),
        parter: cx.organisation_links(&row.parter),
        antal: words::count_insatser(cx.insatser_on_avtal(&row.id).len()),
    }
}

pub(super) fn view(cx: &Cx<'_>, id: &Slug) -> AvtalView {
    let row = cx.catalogue().avtal().get(id.as_str()).expect("a page is made only for a record");
    AvtalView {
        namn: row.namn.to_string(),
        alias: row.alias.iter().map(ToString::to_string).collect(),
        typ: words::typ(row.typ),
        lage: words::avtals_lage(row.lage),
        giltig: row.giltig.and_then(|giltig| span(giltig.fran, giltig.till)),
        text: row.text.as_ref().map(ToString::to_string),
        parter: cx.organisation_links(&row.parter),
        malgrupper: row.malgrupper.iter().map(|m| cx.link("malgrupp", m.id().as_str())).collect(),
        skall: row.bygger_pa_skall.and_then(words::ja_nej).map(|yes| if yes { "ja" } else { "nej" }),
        omraden: row
            .omraden_for_samverkan
            .iter()
            .map(|omrade| (omrade.namn.to_string(), omrade.text.as_ref().map(ToString::to_string)))
            .collect(),
        insatser: cx.rows(&cx.insatser_on_avtal(id)),
        osaker: cx.osaker(&row.osaker),
        konflikter: cx.konflikter(&row.kallkonflikt),
        kallor: cx.kallor(&row.kallor),
    }
}
