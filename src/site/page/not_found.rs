//! The page for addresses that lead nowhere.

use serde::Serialize;

use crate::site::cx::NOT_FOUND;
use crate::site::cx::{Cx, Material};
use crate::site::kind::{Above, Head, Kind, Listed, PageChart, Shows, Source, Texts, once};
use crate::site::link::LinkView;
use crate::site::route::One;

/// The page for addresses that lead nowhere.
pub(super) struct NotFoundPage;

impl Kind for NotFoundPage {
    type Route = One;
    type Subject<'s> = ();
    type View<'s> = NotFoundView;

    const NAME: &'static str = "404";
    const ROUTE: One = One::AtRoot(NOT_FOUND);
    const TEMPLATE: &'static str = "404";
    const CALLED: Option<&'static str> = None;
    const SHOWS: &'static [Shows] = &[];

    fn list<'s>(_: &'s Material) -> Vec<Listed<'s, Self>> {
        once()
    }

    fn above((): Self::Subject<'_>) -> Above {
        Above::Nothing
    }

    fn source<'s>(_: &Cx<'s>, (): Self::Subject<'s>) -> Source<'s> {
        Source::SiteFile
    }

    fn head<'s>(_: &Cx<'s>, (): Self::Subject<'s>) -> Head {
        Head::new("Sidan finns inte", "Adressen leder inte till någon sida.")
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

/// The page for addresses that lead nowhere.
#[derive(Debug, Serialize)]
pub(super) struct NotFoundView {
    /// Where one may have been going.
    lankar: Vec<LinkView>,
}

fn view(cx: &Cx<'_>) -> NotFoundView {
    let lankar = [("Start", "index"), ("Alla insatser", "insatser"), ("Ordlista", "ordlista")];
    NotFoundView { lankar: lankar.map(|(text, word)| LinkView { text: text.to_owned(), href: cx.to(word) }).into() }
}
