//! The list of organisations.

use crate::catalogue::Row;
use crate::records::modell::{Organisation, OrganisationsSort};
use crate::site::cx::{Cx, Material};
use crate::site::kind::{Above, Head, Kind, Listed, PageChart, Shows, Source, Texts, once};
use crate::site::route::One;
use crate::site::show::list::{LinkPost, LinksView};
use crate::site::words;

/// The list of organisations.
pub(super) struct OrganisationerPage;

impl Kind for OrganisationerPage {
    type Route = One;
    type Subject<'s> = ();
    type View<'s> = LinksView;

    const NAME: &'static str = "organisationer";
    const ROUTE: One = One::OfFolder("organisationer");
    const TEMPLATE: &'static str = "lista";
    const CALLED: Option<&'static str> = Some("Organisationer");
    const SHOWS: &'static [Shows] = &[];

    fn list<'s>(_: &'s Material) -> Vec<Listed<'s, Self>> {
        once()
    }

    fn above((): Self::Subject<'_>) -> Above {
        Above::Start
    }

    fn source<'s>(_: &Cx<'s>, (): Self::Subject<'s>) -> Source<'s> {
        Source::Folder("content/modell")
    }

    fn head<'s>(_: &Cx<'s>, (): Self::Subject<'s>) -> Head {
        Head::new("Organisationer", "Organisationer som styr, utför eller samverkar, och deras insatser.")
    }

    fn view<'s>(cx: &Cx<'s>, (): Self::Subject<'s>) -> Self::View<'s> {
        view(cx)
    }

    fn texts<'s>(_: &'s Material, (): Self::Subject<'s>) -> Texts<'s> {
        Texts::none()
    }

    fn charts<'s>(_: &Cx<'s>, (): Self::Subject<'s>) -> Vec<PageChart> {
        Vec::new()
    }
}

/// The groups of the list, in its order: what belongs to the kommun, then others by what they are.
const GROUPS: [&str; 7] = [
    "Kommunen: nämnder, förvaltningar och bolag",
    "Kommunen: avdelningar, enheter, verksamheter och grupper",
    "Myndigheter, region och samordningsförbund",
    "Civilsamhället",
    "Bolag",
    "Nätverk och grupper",
    "Källorna säger inte vem som driver verksamheten",
];

/// The group that an organisation stands in: whose it is comes before what sort it is.
fn group(cx: &Cx<'_>, row: &Row<Organisation>) -> usize {
    use OrganisationsSort::{
        Avdelning, Bolag, Enhet, Forvaltning, Grupp, Ideburen, Kommun, Myndighet, Namnd, Natverk, Region, Samordningsforbund,
        Verksamhet,
    };
    let line = cx.catalogue().lineage(row);
    let outermost = cx.catalogue().huvudman(row).or_else(|| line.last().copied()).map_or(row.sort, |whose| whose.sort);
    match (outermost, row.sort) {
        (Kommun, Kommun | Namnd | Forvaltning | Bolag) => 0,
        (Kommun, _) => 1,
        (Myndighet | Region | Samordningsforbund, _) => 2,
        (Ideburen, _) => 3,
        (_, Bolag) => 4,
        (_, Natverk | Grupp) => 5,
        (_, Ideburen) => 3,
        (_, Myndighet | Region | Samordningsforbund) => 2,
        (_, Kommun | Namnd | Forvaltning) => 0,
        (_, Avdelning | Enhet | Verksamhet) => 6,
    }
}

fn view(cx: &Cx<'_>) -> LinksView {
    let mut groups = GROUPS.map(|rubrik| (rubrik, Vec::new()));
    for row in cx.catalogue().organisationer() {
        groups[group(cx, row)].1.push(post(cx, row));
    }
    LinksView::grouped("De som styr, utför eller samverkar om insatserna.", groups)
}

fn post(cx: &Cx<'_>, row: &Row<Organisation>) -> LinkPost {
    let antal = cx.insatser_by(&row.id).len();
    LinkPost {
        lank: cx.organisation_link(row),
        text: row.kort.as_ref().filter(|kort| kort.as_str() != row.namn.as_str()).map(ToString::to_string),
        not: (antal > 0).then(|| words::count_insatser(antal)),
        ikon: None,
    }
}
