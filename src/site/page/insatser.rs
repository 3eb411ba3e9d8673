//! The catalogue, complete without a script; in sheets where it is long.

use serde::Serialize;

use crate::finding::Place;
use crate::records::reference::Prefix;
use crate::site::cx::{Cx, Material};
use crate::site::facet::laid::Facett;
use crate::site::kind::{Above, Head, Kind, Listed, PageChart, Shows, Source, Texts};
use crate::site::link::LinkView;
use crate::site::map::Lies;
use crate::site::route::{One, Sheet, Sheets};
use crate::site::row::InsatsRow;
use crate::site::show::ansvar::in_order;
use crate::site::show::sheets;
use crate::site::words;

/// The list of all insatser.
pub(super) struct InsatserPage;

impl Kind for InsatserPage {
    type Route = Sheets;
    type Subject<'s> = Sheet;
    type View<'s> = InsatserView;

    const NAME: &'static str = "insatser";
    const ROUTE: Sheets = Sheets(One::OfFolder("insatser"));
    const TEMPLATE: &'static str = "insatser";
    const CALLED: Option<&'static str> = Some("Alla insatser");
    const SHOWS: &'static [Shows] = &[
        Shows {
            prefix: Prefix::Malgrupp,
            lies: Lies::AtAnchor("malgrupp=%"),
            name: |catalogue, id| catalogue.malgrupper().get(id).map(|row| row.namn.to_string()),
            anchors: |_, _| Vec::new(),
            found: None,
        },
        Shows {
            prefix: Prefix::Mal,
            lies: Lies::AtAnchor("mal=%"),
            name: |catalogue, id| catalogue.mal().get(id).map(|row| row.namn.to_string()),
            anchors: |_, _| Vec::new(),
            found: None,
        },
    ];

    fn list<'s>(of: &'s Material) -> Vec<Listed<'s, Self>> {
        sheets::all(of).map(|sheet| Listed { key: sheet, place: Place::Site, subject: sheet }).collect()
    }

    fn above(sheet: Self::Subject<'_>) -> Above {
        if sheet == Sheet::FIRST { Above::Start } else { Above::List(&Self) }
    }

    fn source<'s>(_: &Cx<'s>, _: Self::Subject<'s>) -> Source<'s> {
        Source::Folder("content/insatser")
    }

    fn head<'s>(cx: &Cx<'s>, sheet: Self::Subject<'s>) -> Head {
        let (catalogue, number) = (cx.catalogue(), sheet.number());
        if sheet == Sheet::FIRST {
            let all = words::count_insatser(cx.katalog().antal);
            return Head::new("Alla insatser", format!("Alla {all} i {}.", catalogue.site().titel));
        }
        Head::new(
            format!("Alla insatser, sida {number}"),
            format!("Sida {number} av {} med alla insatser i {}.", sheets::all(cx.site).count(), catalogue.site().titel),
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

/// A page of the catalogue, complete without a script.
#[derive(Debug, Serialize)]
pub(super) struct InsatserView {
    /// How many insatser there are in all.
    antal: String,
    /// The number of this page, from one.
    sida: usize,
    /// All pages of the list, this one included.
    sidor: Vec<LinkView>,
    /// The letters that names begin with, each with the address of its first name.
    bokstaver: Vec<LinkView>,
    /// The områden with their counts.
    omraden: Vec<(LinkView, String)>,
    /// The insatser of this page, by name; the first of a letter with its anchor, the others with none.
    rader: Vec<(String, InsatsRow)>,
    /// The insatser that have ended; on the last page alone.
    avslutade: Vec<LinkView>,
    /// What a script may filter by; on the first page alone.
    facetter: Vec<FacettView>,
}

/// A facet.
#[derive(Debug, Serialize)]
struct FacettView {
    /// Its name in the address.
    nyckel: &'static str,
    /// Its values: name in the address, other names in the address, name, icon, count.
    varden: Vec<VardeView>,
}

/// A value of a facet.
#[derive(Debug, Serialize)]
struct VardeView {
    /// Its name in the address.
    id: String,
    /// Its name.
    namn: String,
    /// Other ids that mean the same, parted by spaces.
    alias: String,
    /// The område's icon.
    ikon: Option<&'static str>,
    /// How many insatser have it.
    antal: usize,
}

fn view(cx: &Cx<'_>, sheet: Sheet) -> InsatserView {
    let katalog = cx.katalog();
    let facetter = if sheet == Sheet::FIRST && katalog.antal > 0 { katalog.facetter.as_slice() } else { &[] };
    InsatserView {
        antal: words::count_insatser(katalog.antal),
        sida: sheet.number(),
        sidor: sheets::links(cx, InsatserPage::ROUTE),
        bokstaver: sheets::letters(cx, sheet, InsatserPage::ROUTE),
        omraden: in_order(cx)
            .into_iter()
            .map(|row| (cx.link(Prefix::Omrade, row.id.as_str()), words::count_insatser(cx.insatser_in_omrade(row).len())))
            .collect(),
        avslutade: if sheet.number() == katalog.sidor() { ended(cx) } else { Vec::new() },
        rader: sheets::entries(cx, sheet).map(|(anchor, row)| (anchor, cx.row(row))).collect(),
        facetter: facetter.iter().map(facet).collect(),
    }
}

fn ended(cx: &Cx<'_>) -> Vec<LinkView> {
    let rows = cx.catalogue().insatser().as_slice();
    cx.katalog().avslutade().iter().map(|at| cx.insats_link(&rows[*at])).collect()
}

fn facet(facett: &Facett) -> FacettView {
    let varden = facett.varden.iter().zip(facett.antal()).map(|(varde, antal)| VardeView {
        id: varde.id.clone(),
        namn: varde.namn.clone(),
        alias: varde.alias.join(" "),
        ikon: varde.ikon,
        antal,
    });
    FacettView { nyckel: facett.nyckel, varden: varden.collect() }
}
