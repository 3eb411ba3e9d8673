//! The list of områden.

use crate::records::reference::Prefix;
use crate::site::cx::{Cx, Material};
use crate::site::kind::{Above, Head, Kind, Listed, PageChart, Shows, Source, Texts, once};
use crate::site::route::One;
use crate::site::row::ikon;
use crate::site::show::ansvar::in_order;
use crate::site::show::list::{LinkGrupp, LinkPost, LinksView};
use crate::site::words;

/// The list of områden.
pub(super) struct OmradenPage;

impl Kind for OmradenPage {
    type Route = One;
    type Subject<'s> = ();
    type View<'s> = LinksView;

    const NAME: &'static str = "områden";
    const ROUTE: One = One::OfFolder("omraden");
    const TEMPLATE: &'static str = "lista";
    const CALLED: Option<&'static str> = Some("Områden");
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
        Head::new("Områden", "Styrmodellens områden och delområden, med vem som styr och vem som utför.")
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
    let poster = in_order(cx)
        .into_iter()
        .map(|row| {
            let names: Vec<String> = row.delomraden.values().map(|d| d.namn.to_string()).collect();
            LinkPost {
                lank: cx.link(Prefix::Omrade, row.id.as_str()),
                text: Some(words::list_of(&names, "och")),
                not: Some(words::count_insatser(cx.insatser_in_omrade(row).len())),
                ikon: Some(ikon(row.ikon)),
            }
        })
        .collect();
    LinksView {
        ingress: "Styrmodellen delar in insatserna i områden och delområden. Där står vem som styr och vem som utför.",
        grupper: vec![LinkGrupp { rubrik: None, poster }],
    }
}
