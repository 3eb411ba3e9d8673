//! The list of methods.

use crate::records::reference::Prefix;
use crate::site::cx::{Cx, Material};
use crate::site::kind::{Above, Head, Kind, Listed, PageChart, Shows, Source, Texts, once};
use crate::site::route::One;
use crate::site::show::guidelines::guidelines;
use crate::site::show::list::{LinkPost, LinksView};
use crate::site::words;

/// The list of methods.
pub(super) struct MetoderPage;

impl Kind for MetoderPage {
    type Route = One;
    type Subject<'s> = ();
    type View<'s> = LinksView;

    const NAME: &'static str = "metoder";
    const ROUTE: One = One::OfFolder("metoder");
    const TEMPLATE: &'static str = "lista";
    const CALLED: Option<&'static str> = Some("Metoder");
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
        Head::new("Metoder", "Metoder som insatserna använder, och vad de nationella riktlinjerna säger om dem.")
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
        .metoder()
        .iter()
        .map(|row| {
            let antal = cx.insatser_with_metod(&row.id).len();
            let guidelines = guidelines(row);
            LinkPost {
                lank: cx.link(Prefix::Metod, row.id.as_str()),
                text: row.utskrivet.as_ref().map(ToString::to_string),
                not: Some([vec![words::count_insatser(antal)], guidelines].concat().join(" · ")),
                ikon: None,
            }
        })
        .collect();
    LinksView::by_name(
        "Metoder som insatserna följer, använder eller är inspirerade av. Riktlinjerna är Socialstyrelsens nationella riktlinjer från 2019, så som utredningen återger dem.",
        poster,
    )
}
