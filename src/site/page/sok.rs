//! The page of hits.

use serde::Serialize;

use crate::site::cx::{Cx, Material};
use crate::site::kind::{Above, Head, Kind, Listed, PageChart, Shows, Source, Texts, once};
use crate::site::route::One;

/// The page of hits.
pub(super) struct SokPage;

impl Kind for SokPage {
    type Route = One;
    type Subject<'s> = ();
    type View<'s> = SokView;

    const NAME: &'static str = "sök";
    const ROUTE: One = One::AtRoot("sok");
    const TEMPLATE: &'static str = "sok";
    const CALLED: Option<&'static str> = None;
    const SHOWS: &'static [Shows] = &[];

    fn list<'s>(_: &'s Material) -> Vec<Listed<'s, Self>> {
        once()
    }

    fn above((): Self::Subject<'_>) -> Above {
        Above::Start
    }

    fn source<'s>(_: &Cx<'s>, (): Self::Subject<'s>) -> Source<'s> {
        Source::SiteFile
    }

    fn head<'s>(_: &Cx<'s>, (): Self::Subject<'s>) -> Head {
        Head::new("Sök", "Sök bland insatser, avtal, statistik, begrepp, lagrum och organisationer.")
    }

    fn view<'s>(cx: &Cx<'s>, (): Self::Subject<'s>) -> Self::View<'s> {
        SokView { katalog: cx.to("insatser"), ordlista: cx.to("ordlista") }
    }

    fn texts<'s>(_: &'s Material, (): Self::Subject<'s>) -> Texts<'s> {
        Texts::none()
    }

    fn charts<'s>(_: &Cx<'s>, (): Self::Subject<'s>) -> Vec<PageChart> {
        Vec::new()
    }
}

/// The page of hits: everything on it is the script's, but for where to go without one.
#[derive(Debug, Serialize)]
pub(super) struct SokView {
    /// The list of all insatser.
    katalog: String,
    /// The glossary.
    ordlista: String,
}
