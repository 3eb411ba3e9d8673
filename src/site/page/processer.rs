//! The list of processes.

use crate::records::reference::Prefix;
use crate::site::cx::{Cx, Material};
use crate::site::kind::{Above, Head, Kind, Listed, PageChart, Shows, Source, Texts, once};
use crate::site::route::One;
use crate::site::show::list::{LinkPost, LinksView};
use crate::site::words;

/// The list of processes.
pub(super) struct ProcesserPage;

impl Kind for ProcesserPage {
    type Route = One;
    type Subject<'s> = ();
    type View<'s> = LinksView;

    const NAME: &'static str = "processer";
    const ROUTE: One = One::OfFolder("processer");
    const TEMPLATE: &'static str = "lista";
    const CALLED: Option<&'static str> = Some("Processer");
    const SHOWS: &'static [Shows] = &[];

    fn list<'s>(_: &'s Material) -> Vec<Listed<'s, Self>> {
        once()
    }

    fn above((): Self::Subject<'_>) -> Above {
        Above::Start
    }

    fn source<'s>(_: &Cx<'s>, (): Self::Subject<'s>) -> Source<'s> {
        Source::Folder("content/processer")
    }

    fn head<'s>(_: &Cx<'s>, (): Self::Subject<'s>) -> Head {
        Head::new("Processer", "Hur arbetet går till, steg för steg, så långt källorna beskriver det.")
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
        .processer()
        .iter()
        .map(|row| LinkPost {
            lank: cx.link(Prefix::Process, row.id.as_str()),
            text: row.text.as_ref().and_then(|text| words::paragraphs(text.as_str()).into_iter().next()),
            not: (!row.steg.is_empty()).then(|| words::count(row.steg.len(), "steg", "steg")),
            ikon: None,
        })
        .collect();
    LinksView::by_name("Hur arbetet går till, så långt källorna beskriver det.", poster)
}
