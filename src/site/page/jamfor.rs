//! The page that compares insatser.

use super::insatser::InsatserPage;
use crate::site::cx::{Cx, Material};
use crate::site::kind::{Above, Head, Kind, Listed, PageChart, Shows, Source, Texts, once};
use crate::site::route::One;
use crate::site::show::val::ValView;

/// The page that compares insatser.
pub(super) struct JamforPage;

impl Kind for JamforPage {
    type Route = One;
    type Subject<'s> = ();
    type View<'s> = ValView;

    const NAME: &'static str = "jämför";
    const ROUTE: One = One::AtRoot("jamfor");
    const TEMPLATE: &'static str = "jamfor";
    const CALLED: Option<&'static str> = None;
    const SHOWS: &'static [Shows] = &[];

    fn list<'s>(_: &'s Material) -> Vec<Listed<'s, Self>> {
        once()
    }

    fn above((): Self::Subject<'_>) -> Above {
        Above::List(&InsatserPage)
    }

    fn source<'s>(_: &Cx<'s>, (): Self::Subject<'s>) -> Source<'s> {
        Source::Nowhere
    }

    fn head<'s>(_: &Cx<'s>, (): Self::Subject<'s>) -> Head {
        Head::new("Jämför insatser", "Upp till tre insatser sida vid sida, med skillnaderna utmärkta.")
    }

    fn view<'s>(cx: &Cx<'s>, (): Self::Subject<'s>) -> Self::View<'s> {
        ValView::new(cx)
    }

    fn texts<'s>(_: &'s Material, (): Self::Subject<'s>) -> Texts<'s> {
        Texts::none()
    }

    fn charts<'s>(_: &Cx<'s>, (): Self::Subject<'s>) -> Vec<PageChart> {
        Vec::new()
    }
}
