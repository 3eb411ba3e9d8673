//! The list of avtal.

use serde::Serialize;

use crate::records::avtal::AvtalsLage;
use crate::site::cx::{Cx, Material};
use crate::site::kind::{Above, Head, Kind, Listed, PageChart, Shows, Source, Texts, once};
use crate::site::route::One;
use crate::site::show::avtal::{self, AvtalRow};
use crate::site::words;

/// The list of avtal.
pub(super) struct AvtalListPage;

impl Kind for AvtalListPage {
    type Route = One;
    type Subject<'s> = ();
    type View<'s> = AvtalListView;

    const NAME: &'static str = "avtalslista";
    const ROUTE: One = One::OfFolder("avtal");
    const TEMPLATE: &'static str = "avtal-lista";
    const CALLED: Option<&'static str> = Some("Avtal");
    const SHOWS: &'static [Shows] = &[];

    fn list<'s>(_: &'s Material) -> Vec<Listed<'s, Self>> {
        once()
    }

    fn above((): Self::Subject<'_>) -> Above {
        Above::Start
    }

    fn source<'s>(_: &Cx<'s>, (): Self::Subject<'s>) -> Source<'s> {
        Source::Folder("content/avtal")
    }

    fn head<'s>(_: &Cx<'s>, (): Self::Subject<'s>) -> Head {
        Head::new("Avtal", "Avtal och överenskommelser som insatserna hör till, och hur länge de gäller.")
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

/// The list of avtal.
#[derive(Debug, Serialize)]
pub(super) struct AvtalListView {
    /// By state: what holds comes first.
    grupper: Vec<AvtalGrupp>,
}

/// Avtal in one state.
#[derive(Debug, Serialize)]
struct AvtalGrupp {
    /// The state.
    rubrik: &'static str,
    /// The avtal.
    avtal: Vec<AvtalRow>,
}

fn view(cx: &Cx<'_>) -> AvtalListView {
    let states =
        [AvtalsLage::Galler, AvtalsLage::UnderFramtagande, AvtalsLage::Upphandlas, AvtalsLage::Okant, AvtalsLage::LoptUt];
    let grupper = states.into_iter().map(|state| AvtalGrupp {
        rubrik: words::avtals_lage(state),
        avtal: cx.catalogue().avtal().iter().filter(|row| row.lage == state).map(|row| avtal::row(cx, row)).collect(),
    });
    AvtalListView { grupper: grupper.filter(|grupp| !grupp.avtal.is_empty()).collect() }
}
