//! The list of lagrum.

use crate::records::modell::Lag;
use crate::records::reference::Prefix;
use crate::site::cx::{Cx, Material};
use crate::site::kind::{Above, Head, Kind, Listed, PageChart, Shows, Source, Texts, once};
use crate::site::route::One;
use crate::site::show::list::{LinkGrupp, LinkPost, LinksView};
use crate::site::words;

/// The list of lagrum.
pub(super) struct LagrumListPage;

impl Kind for LagrumListPage {
    type Route = One;
    type Subject<'s> = ();
    type View<'s> = LinksView;

    const NAME: &'static str = "lagrumslista";
    const ROUTE: One = One::OfFolder("lagrum");
    const TEMPLATE: &'static str = "lista";
    const CALLED: Option<&'static str> = Some("Lagrum");
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
        Head::new("Lagrum", "Bestämmelser som insatserna beslutas enligt, i den nya och den tidigare lagen.")
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
    let groups = [Lag::Ny, Lag::Gammal, Lag::Annan].map(|lag| {
        let rows = cx.catalogue().lagrum().iter().filter(|row| row.lag == lag);
        let post = |row| LinkPost {
            lank: cx.lagrum_link(row),
            text: row
                .motsvaras_av
                .as_ref()
                .map(|new| format!("Motsvaras av {}", cx.link(Prefix::Lagrum, new.lagrum.id().as_str()).text)),
            not: Some(words::count_insatser(cx.insatser_under_lagrum(&row.id).len())),
            ikon: None,
        };
        LinkGrupp { rubrik: Some(words::law(lag).to_owned()), poster: rows.map(post).collect() }
    });
    LinksView {
        ingress: "Bestämmelser som källorna nämner. En äldre bestämmelse visas med sin nya bara där ett dokument säger att de motsvarar varandra.",
        grupper: groups.into_iter().filter(|group| !group.poster.is_empty()).collect(),
    }
}
