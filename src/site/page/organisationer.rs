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

/// The groups of the list, in its order.
const GROUPS: [&str; 5] = [
    "Staden",
    "Avdelningar, enheter och verksamheter",
    "Myndigheter, region och samordningsförbund",
    "Civilsamhället",
    "Nätverk och grupper",
];

/// The group that an organisation stands in.
fn group(sort: OrganisationsSort) -> usize {
    match sort {
        OrganisationsSort::Kommun | OrganisationsSort::Namnd | OrganisationsSort::Forvaltning | OrganisationsSort::Bolag => 0,
        OrganisationsSort::Avdelning | OrganisationsSort::Enhet | OrganisationsSort::Verksamhet => 1,
        OrganisationsSort::Myndighet | OrganisationsSort::Region | OrganisationsSort::Samordningsforbund => 2,
        OrganisationsSort::Ideburen => 3,
        OrganisationsSort::Natverk | OrganisationsSort::Grupp => 4,
    }
}

fn view(cx: &Cx<'_>) -> LinksView {
    let mut groups = GROUPS.map(|rubrik| (rubrik, Vec::new()));
    for row in cx.catalogue().organisationer() {
        groups[group(row.sort)].1.push(post(cx, row));
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
