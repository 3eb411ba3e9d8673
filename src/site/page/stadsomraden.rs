//! The list of stadsområden.

use crate::records::reference::Prefix;
use crate::site::cx::{Cx, Material};
use crate::site::kind::{Above, Head, Kind, Listed, PageChart, Shows, Source, Texts, once};
use crate::site::route::One;
use crate::site::show::list::{LinkPost, LinksView};
use crate::site::words;

/// The list of stadsområden.
pub(super) struct StadsomradenPage;

impl Kind for StadsomradenPage {
    type Route = One;
    type Subject<'s> = ();
    type View<'s> = LinksView;

    const NAME: &'static str = "stadsområden";
    const ROUTE: One = One::OfFolder("stadsomraden");
    const TEMPLATE: &'static str = "lista";
    const CALLED: Option<&'static str> = Some("Stadsområden");
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
        Head::new("Stadsområden", "Insatser i vart och ett av stadens stadsområden.")
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

fn view(cx: &Cx<'_>) -> LinksView {
    let poster = cx
        .catalogue()
        .stadsomraden()
        .iter()
        .map(|row| {
            let found = cx.in_stadsomrade(row.id.as_str());
            LinkPost {
                lank: cx.link(Prefix::Stadsomrade, row.id.as_str()),
                text: Some(cx.link(Prefix::Organisation, row.forvaltning.id().as_str()).text),
                not: Some(format!(
                    "{} här, {} för hela staden",
                    words::count_insatser(found.own.len()),
                    words::count_insatser(found.whole_city.len())
                )),
                ikon: None,
            }
        })
        .collect();
    LinksView::by_name("Vilka insatser en person kan få beror ibland på vilken socialförvaltning som har ärendet.", poster)
}
