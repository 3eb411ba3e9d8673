//! The reader's own list.

use super::insatser::InsatserPage;
use crate::site::cx::{Cx, Material};
use crate::site::kind::{Above, Head, Kind, Listed, PageChart, Shows, Source, Texts, once};
use crate::site::route::One;
use crate::site::show::val::ValView;

/// The reader's own list.
pub(super) struct MinListaPage;

impl Kind for MinListaPage {
    type Route = One;
    type Subject<'s> = ();
    type View<'s> = ValView;

    const NAME: &'static str = "min lista";
    const ROUTE: One = One::AtRoot("min-lista");
    const TEMPLATE: &'static str = "min-lista";
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
        Head::new("Min lista", "Insatser som du själv har valt, att skriva ut och lämna vidare.")
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
