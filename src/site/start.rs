//! The start page: search, områden as doors, queues, what is coming.

use serde::Serialize;

use super::ko::KoView;
use super::links::LinkView;
use super::modell::in_order;
use super::row::OmradeView;
use super::sources::PagangPost;
use super::statistik::{self, NyckeltalView};
use super::{Cx, Site, reference, words};
use crate::catalogue::{QueueState, Row, Way};
use crate::finding::{Finding, Findings, Part, Place};
use crate::records::insats::{Insats, Klassning};
use crate::source::SITE_FILE;
use crate::tables::missing;
use crate::tree::Pointer;

/// The start page.
#[derive(Debug, Serialize)]
pub struct StartView {
    /// The headline.
    pub rubrik: String,
    /// What the site is.
    pub ingress: String,
    /// How many insatser there are.
    pub antal: String,
    /// The address of the catalogue.
    pub katalog: String,
    /// The address of the guided finder.
    pub hitta: String,
    /// `Fyra områden`.
    pub omraden: String,
    /// The områden.
    pub dorrar: Vec<DorrView>,
    /// The placing of some insats is the editors' own.
    pub redaktionell: bool,
    /// Insatser without a queue.
    pub utan_ko: Vec<KoPost>,
    /// Insatser with a queue.
    pub med_ko: Vec<KoPost>,
    /// Insatser that take no one in.
    pub stopp: Vec<KoPost>,
    /// When the statements about queues held: `januari 2025`.
    pub ko_datum: Option<String>,
    /// They may be out of date.
    pub ko_gammal: bool,
    /// The stadsområden, each with the insatser that are open there and not in the whole city.
    pub stadsomraden: Vec<StadsomradeRad>,
    /// How many insatser are open for the whole city.
    pub hela_staden: String,
    /// What the stadsområden's own insatser add up to.
    pub stadsomraden_mening: String,
    /// Key figures, each with its table.
    pub nyckeltal: Vec<NyckeltalView>,
    /// The page with all statistics.
    pub statistik: String,
    /// What is coming, latest first.
    pub pagang: Vec<PagangPost>,
    /// The page with all that is coming.
    pub alla_pagang: LinkView,
}

/// An område as a door.
#[derive(Debug, Serialize)]
pub struct DorrView {
    /// The område.
    pub omrade: OmradeView,
    /// How many insatser lie behind it.
    pub antal: usize,
    /// The same in words.
    pub antal_text: String,
    /// Its delområden.
    pub delomraden: Vec<LinkView>,
}

/// A stadsområde with the insatser that are open there and not in the whole city.
#[derive(Debug, Serialize)]
pub struct StadsomradeRad {
    /// The stadsområde.
    pub lank: LinkView,
    /// The insatser.
    pub egna: Vec<LinkView>,
}

/// An insats with its queue.
#[derive(Debug, Serialize)]
pub struct KoPost {
    /// The insats.
    pub insats: LinkView,
    /// Its queue, of the ways in that the list is about.
    pub kor: Vec<KoView>,
}

const MOST_PER_LIST: usize = 8;

pub(super) fn view(cx: &Cx<'_>) -> StartView {
    let c = cx.catalogue();
    let told = c.current_insatser(cx.today()).flat_map(|insats| cx.ways(insats)).filter_map(|way| way.queue_told(cx.today()));
    let newest = told.max_by_key(|ko| ko.uppgift_fran.last_day());
    let current = c.current_insatser(cx.today()).count();
    let limit = i32::from(c.site().farskhet.ko_manader);
    let stadsomraden: Vec<StadsomradeRad> = c
        .stadsomraden()
        .iter()
        .map(|row| StadsomradeRad {
            lank: cx.link("stadsomrade", row.id.as_str()),
            egna: cx.in_stadsomrade(row.id.as_str()).own.into_iter().map(|insats| cx.insats_link(insats)).collect(),
        })
        .collect();
    StartView {
        rubrik: c.site().rubrik.to_string(),
        ingress: c.site().ingress.to_string(),
        antal: words::count_insatser(current),
        katalog: cx.href_to("insatser/index.html"),
        hitta: cx.href_to("hitta.html"),
        omraden: words::sentence(&words::count_in_words(c.omraden().len(), "område", "områden")),
        dorrar: in_order(cx)
            .into_iter()
            .map(|row| {
                let antal = cx.insatser_in_omrade(row).len();
                DorrView {
                    omrade: cx.omrade(row),
                    antal,
                    antal_text: words::count_insatser(antal),
                    delomraden: row.delomraden.keys().map(|id| cx.link("delomrade", id.as_str())).collect(),
                }
            })
            .collect(),
        redaktionell: c.insatser().iter().any(|insats| insats.klassning == Some(Klassning::Redaktionell)),
        utan_ko: queue(cx, &[QueueState::Ingen, QueueState::Ibland]),
        med_ko: queue(cx, &[QueueState::Ko]),
        stopp: queue(cx, &[QueueState::Remisstopp, QueueState::Intagningsstopp]),
        ko_datum: newest.map(|ko| ko.uppgift_fran.swedish()),
        ko_gammal: newest.is_some_and(|ko| ko.uppgift_fran.last_day().months_until(cx.today()) > limit),
        hela_staden: words::count_insatser(
            c.stadsomraden().iter().next().map_or(0, |row| cx.in_stadsomrade(row.id.as_str()).whole_city.len()),
        ),
        stadsomraden_mening: own_insatser(&stadsomraden),
        stadsomraden,
        nyckeltal: key_figures(cx),
        statistik: cx.href_to("statistik/index.html"),
        pagang: coming(cx),
        alla_pagang: LinkView { text: "Allt på gång".to_owned(), href: cx.href_to("pagang.html") },
    }
}

/// The site's key figures whose tables are published.
fn key_figures(cx: &Cx<'_>) -> Vec<NyckeltalView> {
    let figures = cx.catalogue().site().nyckeltal.iter();
    figures
        .filter_map(|figure| {
            let table = cx.table(figure.tabell.id().as_str())?;
            let row = table.rows.iter().position(|row| row.is_called(figure.rad.as_str()))?;
            let column = table.columns.iter().position(|column| column.is_called(figure.kolumn.as_str()))?;
            let view = statistik::key_figure(table, row, column, None);
            Some(NyckeltalView { text: figure.text.to_string(), kalla: Some(cx.link("tabell", table.head.id.as_str())), ..view })
        })
        .collect()
}

/// The rows and columns that the site's key figures name exist.
pub(super) fn check_key_figures(site: &Site, findings: &mut Findings) {
    for (index, figure) in site.catalogue.site().nyckeltal.iter().enumerate() {
        let Some(table) = site.tables.get(figure.tabell.id().as_str()) else { continue };
        for (key, name, axis) in [("rad", &figure.rad, &table.rows), ("kolumn", &figure.kolumn, &table.columns)] {
            if axis.iter().any(|one| one.is_called(name.as_str())) {
                continue;
            }
            let hint = missing(key, name.as_str(), axis).hint;
            let place = Place::Tree {
                file: SITE_FILE.into(),
                pointer: Pointer::root().join("nyckeltal").join(index).join(key),
                part: Part::Value,
            };
            findings.push(Finding::error(
                "okand-rad-eller-kolumn",
                place,
                format!("tabellen {} har ingen {key} ”{name}”", table.head.id),
                hint,
            ));
        }
    }
}

/// Which stadsområden have no insats of their own, as a finding.
fn own_insatser(rows: &[StadsomradeRad]) -> String {
    let none: Vec<String> = rows.iter().filter(|row| row.egna.is_empty()).map(|row| row.lank.text.clone()).collect();
    if none.is_empty() {
        "Alla stadsområden har egna insatser".to_owned()
    } else if none.len() == rows.len() {
        "Inget stadsområde har egna insatser i katalogen".to_owned()
    } else {
        format!("{} har ingen egen insats i katalogen", words::list_of(&none, "och"))
    }
}

/// The insatser with a way in whose queue is in one of these states, each with what is told of those ways.
fn queue(cx: &Cx<'_>, states: &[QueueState]) -> Vec<KoPost> {
    let here = |way: &Way<'_>| states.contains(&way.queue(cx.today()));
    let mut rows: Vec<&Row<Insats>> =
        cx.catalogue().current_insatser(cx.today()).filter(|insats| cx.ways(insats).iter().any(here)).collect();
    rows.sort_by_cached_key(|row| (reference::alphabetical(row.namn.as_str()), row.id.clone()));
    let of = |row: &&Row<Insats>| KoPost { insats: cx.insats_link(row), kor: cx.queues_where(row, here) };
    rows.iter().take(MOST_PER_LIST).map(of).collect()
}

/// The five that come latest, of those with a date.
fn coming(cx: &Cx<'_>) -> Vec<PagangPost> {
    let mut rows: Vec<_> = cx.catalogue().pagang().iter().filter(|row| row.nar.is_some()).collect();
    rows.sort_by_key(|row| (std::cmp::Reverse(row.nar.map(crate::value::Moment::last_day)), row.id.clone()));
    rows.into_iter().take(5).map(|row| super::sources::post(cx, row)).collect()
}
