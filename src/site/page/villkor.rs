//! The conditions of every insats, which needs no script; in sheets where there are many.

use serde::Serialize;

use super::hitta::HittaPage;
use crate::catalogue::{Row, Way};
use crate::finding::Place;
use crate::records::insats::Insats;
use crate::site::by_way::in_words;
use crate::site::cx::{Cx, Material};
use crate::site::kind::{Above, Head, Kind, Listed, PageChart, Shows, Source, Texts};
use crate::site::link::LinkView;
use crate::site::route::{One, Sheet, Sheets};
use crate::site::show::condition::{VillkorView, condition};
use crate::site::show::sheets;
use crate::site::words;

/// The conditions of every insats, or a sheet of them where there are many.
pub(super) struct VillkorPage;

impl Kind for VillkorPage {
    type Route = Sheets;
    type Subject<'s> = Sheet;
    type View<'s> = AllaVillkorView;

    const NAME: &'static str = "villkor";
    const ROUTE: Sheets = Sheets(One::AtRoot("villkor"));
    const TEMPLATE: &'static str = "villkor";
    const CALLED: Option<&'static str> = Some("Vem insatserna passar för");
    const SHOWS: &'static [Shows] = &[];

    fn list<'s>(of: &'s Material) -> Vec<Listed<'s, Self>> {
        sheets::all(of).map(|sheet| Listed { key: sheet, place: Place::Site, subject: sheet }).collect()
    }

    fn above(sheet: Self::Subject<'_>) -> Above {
        if sheet == Sheet::FIRST { Above::List(&HittaPage) } else { Above::List(&Self) }
    }

    fn source<'s>(_: &Cx<'s>, _: Self::Subject<'s>) -> Source<'s> {
        Source::Folder("content/insatser")
    }

    fn head<'s>(cx: &Cx<'s>, sheet: Self::Subject<'s>) -> Head {
        if sheet == Sheet::FIRST {
            return Head::new("Vem insatserna passar för", "Villkoren för varje insats, så som källorna anger dem.");
        }
        let (number, last) = (sheet.number(), sheets::all(cx.site).count());
        Head::new(
            format!("Vem insatserna passar för, sida {number}"),
            format!("Sida {number} av {last} med villkoren för varje insats, så som källorna anger dem."),
        )
    }

    fn view<'s>(cx: &Cx<'s>, sheet: Self::Subject<'s>) -> Self::View<'s> {
        view(cx, sheet)
    }

    fn texts<'s>(_: &'s Material, _: Self::Subject<'s>) -> Texts<'s> {
        Texts::none()
    }

    fn charts<'s>(_: &Cx<'s>, _: Self::Subject<'s>) -> Vec<PageChart> {
        Vec::new()
    }
}

/// The conditions of every insats, or a page of them where there are many.
#[derive(Debug, Serialize)]
pub(super) struct AllaVillkorView {
    /// The insatser of this page, by name; the first of a letter with its anchor, the others with none.
    insatser: Vec<(String, InsatsVillkor)>,
    /// The number of this page, from one.
    sida: usize,
    /// All pages, this one included.
    sidor: Vec<LinkView>,
    /// The letters that names begin with, each with the address of its first name.
    bokstaver: Vec<LinkView>,
    /// The guided finder.
    hitta: String,
}

/// The conditions of an insats.
#[derive(Debug, Serialize)]
struct InsatsVillkor {
    /// The insats.
    insats: LinkView,
    /// For whom it is open.
    oppen_for: String,
    /// Its own conditions.
    villkor: Vec<VillkorView>,
    /// Those of its parts: name and conditions.
    delar: Vec<(String, Vec<VillkorView>)>,
    /// No source gives any.
    saknas: bool,
}

fn view(cx: &Cx<'_>, sheet: Sheet) -> AllaVillkorView {
    AllaVillkorView {
        insatser: sheets::entries(cx, sheet).map(|(anchor, row)| (anchor, conditions_of(cx, row))).collect(),
        sida: sheet.number(),
        sidor: sheets::links(cx, VillkorPage::ROUTE),
        bokstaver: sheets::letters(cx, sheet, VillkorPage::ROUTE),
        hitta: cx.to("hitta"),
    }
}

fn conditions_of(cx: &Cx<'_>, row: &Row<Insats>) -> InsatsVillkor {
    let ways = cx.ways(row);
    let common = ways.first().and_then(|way| way.gemensamma_villkor).into_iter().flatten();
    let part = |way: &Way<'_>| {
        let del = way.del?;
        let villkor: Vec<VillkorView> = way.egna_villkor.iter().map(|villkor| condition(cx.catalogue(), villkor)).collect();
        (!villkor.is_empty()).then(|| (del.namn.to_string(), villkor))
    };
    InsatsVillkor {
        insats: cx.insats_link(row),
        oppen_for: in_words(&ways, |way| cx.open_for(way.oppen_for)).unwrap_or_else(|| words::MISSING.to_owned()),
        saknas: ways.iter().all(|way| way.villkor().next().is_none()),
        villkor: common.map(|villkor| condition(cx.catalogue(), villkor)).collect(),
        delar: ways.iter().filter_map(part).collect(),
    }
}
