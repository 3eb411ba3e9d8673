//! The start page: search, områden as doors, queues, what is coming.

use serde::Serialize;

use crate::catalogue::{QueueState, Row, Way};
use crate::records::insats::{Insats, Klassning};
use crate::records::reference::Prefix;
use crate::site::chart::Chart;
use crate::site::chart::Hue;
use crate::site::cx::{Cx, Material};
use crate::site::kind::{Above, Head, Kind, Listed, PageChart, Shows, Source, Texts, Wish, once};
use crate::site::ko::KoView;
use crate::site::link::LinkView;
use crate::site::route::One;
use crate::site::row::OmradeView;
use crate::site::show::ansvar::in_order;
use crate::site::show::bars::{bars, hue};
use crate::site::show::collation::alphabetical;
use crate::site::show::key_figure::{NyckeltalView, key_figure};
use crate::site::show::pagang::{PagangPost, is_coming, post};
use crate::site::words;
use crate::value::Moment;

/// The start page.
pub(super) struct StartPage;

impl Kind for StartPage {
    type Route = One;
    type Subject<'s> = ();
    type View<'s> = StartView;

    const NAME: &'static str = "start";
    const ROUTE: One = One::AtRoot("index");
    const TEMPLATE: &'static str = "start";
    const CALLED: Option<&'static str> = None;
    const SHOWS: &'static [Shows] = &[];

    fn list<'s>(_: &'s Material) -> Vec<Listed<'s, Self>> {
        once()
    }

    fn above((): Self::Subject<'_>) -> Above {
        Above::Nothing
    }

    fn source<'s>(_: &Cx<'s>, (): Self::Subject<'s>) -> Source<'s> {
        Source::SiteFile
    }

    fn head<'s>(cx: &Cx<'s>, (): Self::Subject<'s>) -> Head {
        let site = cx.catalogue().site();
        Head::new(&site.rubrik, &site.ingress)
    }

    fn view<'s>(cx: &Cx<'s>, (): Self::Subject<'s>) -> Self::View<'s> {
        view(cx)
    }

    fn texts<'s>(_: &'s Material, (): Self::Subject<'s>) -> Texts<'s> {
        Texts::none()
    }

    fn charts<'s>(cx: &Cx<'s>, (): Self::Subject<'s>) -> Vec<PageChart> {
        by_omrade(cx).into_iter().map(|chart| PageChart { chart, wish: Wish::Suggested }).collect()
    }
}

/// The start page.
#[derive(Debug, Serialize)]
pub(super) struct StartView {
    /// The headline.
    rubrik: String,
    /// What the site is.
    ingress: String,
    /// How many insatser there are.
    antal: String,
    /// The address of the catalogue.
    katalog: String,
    /// The address of the guided finder.
    hitta: String,
    /// `Fyra områden`.
    omraden: String,
    /// The områden.
    dorrar: Vec<DorrView>,
    /// The placing of some insats is the editors' own.
    redaktionell: bool,
    /// Insatser without a queue.
    utan_ko: Vec<KoPost>,
    /// Insatser with a queue.
    med_ko: Vec<KoPost>,
    /// Insatser that take no one in.
    stopp: Vec<KoPost>,
    /// When the statements about queues held: `januari 2025`.
    ko_datum: Option<String>,
    /// They may be out of date.
    ko_gammal: bool,
    /// The stadsområden, each with the insatser that are open there and not in the whole city.
    stadsomraden: Vec<StadsomradeRad>,
    /// How many insatser are open for the whole city.
    hela_staden: String,
    /// What the stadsområden's own insatser add up to.
    stadsomraden_mening: String,
    /// Key figures, each with its table.
    nyckeltal: Vec<NyckeltalView>,
    /// The page with all statistics.
    statistik: String,
    /// What is coming, latest first.
    pagang: Vec<PagangPost>,
    /// The page with all that is coming.
    alla_pagang: LinkView,
}

/// An område as a door.
#[derive(Debug, Serialize)]
struct DorrView {
    /// The område.
    omrade: OmradeView,
    /// How many insatser lie behind it.
    antal: usize,
    /// The same in words.
    antal_text: String,
    /// Its delområden.
    delomraden: Vec<LinkView>,
}

/// A stadsområde with the insatser that are open there and not in the whole city.
#[derive(Debug, Serialize)]
struct StadsomradeRad {
    /// The stadsområde.
    lank: LinkView,
    /// The insatser.
    egna: Vec<LinkView>,
}

/// An insats with its queue.
#[derive(Debug, Serialize)]
struct KoPost {
    /// The insats.
    insats: LinkView,
    /// Its queue, of the ways in that the list is about.
    kor: Vec<KoView>,
}

fn view(cx: &Cx<'_>) -> StartView {
    let c = cx.catalogue();
    let told = c.current_insatser(cx.today()).flat_map(|insats| cx.ways(insats)).filter_map(|way| way.queue_told(cx.today()));
    let newest = told.max_by_key(|ko| ko.uppgift_fran.last_day());
    let current = c.current_insatser(cx.today()).count();
    let limit = i32::from(c.site().farskhet.ko_manader);
    let stadsomraden: Vec<StadsomradeRad> = c
        .stadsomraden()
        .iter()
        .map(|row| StadsomradeRad {
            lank: cx.link(Prefix::Stadsomrade, row.id.as_str()),
            egna: cx.in_stadsomrade(row.id.as_str()).own.into_iter().map(|insats| cx.insats_link(insats)).collect(),
        })
        .collect();
    StartView {
        rubrik: c.site().rubrik.to_string(),
        ingress: c.site().ingress.to_string(),
        antal: words::count_insatser(current),
        katalog: cx.to("insatser"),
        hitta: cx.to("hitta"),
        omraden: words::sentence(&words::count_in_words(c.omraden().len(), "område", "områden")),
        dorrar: in_order(cx)
            .into_iter()
            .map(|row| {
                let antal = cx.insatser_in_omrade(row).len();
                DorrView {
                    omrade: cx.omrade(row),
                    antal,
                    antal_text: words::count_insatser(antal),
                    delomraden: row.delomraden.keys().map(|id| cx.link(Prefix::Delomrade, id.as_str())).collect(),
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
        statistik: cx.to("statistik"),
        pagang: coming(cx),
        alla_pagang: LinkView { text: "Allt på gång".to_owned(), href: cx.to("pagang") },
    }
}

const MOST_PER_LIST: usize = 8;

/// The site's key figures whose tables are published.
fn key_figures(cx: &Cx<'_>) -> Vec<NyckeltalView> {
    let figures = cx.catalogue().site().nyckeltal.iter();
    figures
        .filter_map(|figure| {
            let table = cx.table(figure.tabell.id().as_str())?;
            let row = table.rows.iter().position(|row| row.is_called(figure.rad.as_str()))?;
            let column = table.columns.iter().position(|column| column.is_called(figure.kolumn.as_str()))?;
            let view = key_figure(table, row, column, None);
            Some(NyckeltalView {
                text: figure.text.to_string(),
                kalla: Some(cx.link(Prefix::Tabell, table.head.id.as_str())),
                ..view
            })
        })
        .collect()
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
    rows.sort_by_cached_key(|row| (alphabetical(row.namn.as_str()), row.id.clone()));
    let of = |row: &&Row<Insats>| KoPost { insats: cx.insats_link(row), kor: cx.queues_where(row, here) };
    rows.iter().take(MOST_PER_LIST).map(of).collect()
}

/// The five that come latest, of those that are still to come and have a date; then others that are.
fn coming(cx: &Cx<'_>) -> Vec<PagangPost> {
    let mut rows: Vec<_> = cx.catalogue().pagang().iter().filter(|row| is_coming(row, cx.today())).collect();
    rows.sort_by_key(|row| (std::cmp::Reverse(row.nar.map(Moment::last_day)), row.id.clone()));
    rows.into_iter().take(5).map(|row| post(cx, row)).collect()
}

fn by_omrade(cx: &Cx<'_>) -> Option<Chart> {
    let rows = in_order(cx);
    let counted: Vec<(String, usize, Hue)> =
        rows.iter().map(|row| (row.kort.to_string(), cx.insatser_in_omrade(row).len(), hue(row.ikon))).collect();
    let most = counted.iter().max_by_key(|(_, count, _)| *count)?.0.clone();
    let headline = format!("Flest insatser finns i det {} området", definite(&most));
    let bars_of = counted.into_iter().map(|(label, count, hue)| (label, count, Some(hue))).collect();
    bars(cx, "insatser-per-omrade", headline, "område", bars_of)
}

/// `Jobbfokuserade` as it stands before "området".
fn definite(short: &str) -> String {
    short.to_lowercase()
}
