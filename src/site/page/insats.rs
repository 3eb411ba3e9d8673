//! The page of an insats.

mod facts;
mod found;
mod insatsfakta;
mod sections;
mod view;

pub(in crate::site) use self::insatsfakta::insatsfakta;
use self::view::{InsatsView, view};
use super::insatser::InsatserPage;
use crate::catalogue::Row;
use crate::records::insats::Insats;
use crate::records::reference::Prefix;
use crate::site::cx::{Cx, Material};
use crate::site::kind::{Above, Found, Head, Kind, Listed, PageChart, Shows, Source, Texts, each};
use crate::site::map::Lies;
use crate::site::route::Each;

/// The page of an insats.
pub(super) struct InsatsPage;

impl Kind for InsatsPage {
    type Route = Each;
    type Subject<'s> = &'s Row<Insats>;
    type View<'s> = InsatsView;

    const NAME: &'static str = "insats";
    const ROUTE: Each = Each("insatser");
    const TEMPLATE: &'static str = "insats";
    const CALLED: Option<&'static str> = None;
    const SHOWS: &'static [Shows] = &[Shows {
        prefix: Prefix::Insats,
        lies: Lies::OwnPage,
        name: |catalogue, id| catalogue.insatser().get(id).map(|row| row.namn.to_string()),
        anchors: |_, _| Vec::new(),
        found: Some(Found { heading: "Insatser", rank: 1.0, documents: found::documents }),
    }];

    fn list<'s>(of: &'s Material) -> Vec<Listed<'s, Self>> {
        each(of.catalogue.insatser())
    }

    fn above(_: Self::Subject<'_>) -> Above {
        Above::List(&InsatserPage)
    }

    fn source<'s>(_: &Cx<'s>, row: Self::Subject<'s>) -> Source<'s> {
        Source::Record(&row.origin)
    }

    fn head<'s>(_: &Cx<'s>, row: Self::Subject<'s>) -> Head {
        Head::new(&row.namn, &row.sammanfattning)
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
