//! The page of the SKALL model.

use serde::Serialize;

use crate::finding::Place;
use crate::records::ja_nej::JaNej;
use crate::records::modell::Skall;
use crate::site::cx::{Cx, Material};
use crate::site::kind::{Above, Head, Kind, Listed, PageChart, Shows, Source, Texts};
use crate::site::route::One;
use crate::site::show::avtal::{self, AvtalRow};
use crate::site::show::sources::{KallgruppView, KonfliktView, OsakerView};
use crate::site::words;

/// The page of the SKALL model; made where there is one.
pub(super) struct SkallPage;

impl Kind for SkallPage {
    type Route = One;
    type Subject<'s> = &'s Skall;
    type View<'s> = SkallView;

    const NAME: &'static str = "skall";
    const ROUTE: One = One::AtRoot("skall");
    const TEMPLATE: &'static str = "skall";
    const CALLED: Option<&'static str> = Some("SKALL");
    const SHOWS: &'static [Shows] = &[];

    fn list<'s>(of: &'s Material) -> Vec<Listed<'s, Self>> {
        of.catalogue.skall().iter().map(|skall| Listed { key: (), place: Place::Site, subject: skall }).collect()
    }

    fn above(_: Self::Subject<'_>) -> Above {
        Above::Start
    }

    fn source<'s>(_: &Cx<'s>, _: Self::Subject<'s>) -> Source<'s> {
        Source::Folder("content/modell")
    }

    fn head<'s>(_: &Cx<'s>, _: Self::Subject<'s>) -> Head {
        Head::new("SKALL", "SKALL-modellen: språk, kompetens, arbete och livslångt lärande.")
    }

    fn view<'s>(cx: &Cx<'s>, skall: Self::Subject<'s>) -> Self::View<'s> {
        view(cx, skall)
    }

    fn texts<'s>(_: &'s Material, _: Self::Subject<'s>) -> Texts<'s> {
        Texts::none()
    }

    fn charts<'s>(_: &Cx<'s>, _: Self::Subject<'s>) -> Vec<PageChart> {
        Vec::new()
    }
}

/// The page of the SKALL model.
#[derive(Debug, Serialize)]
pub(super) struct SkallView {
    /// Its name.
    namn: String,
    /// Written out.
    utskrivet: String,
    /// What it is.
    text: Vec<String>,
    /// Its ways.
    satt: Vec<(String, String, Vec<String>)>,
    /// Its aims.
    mal: Vec<String>,
    /// The key competences: id, name, column.
    nyckelkompetenser: Vec<(String, String, Option<String>)>,
    /// The figure's columns, as far as they can be read.
    kolumner: Vec<String>,
    /// Avtal that build on it.
    avtal: Vec<AvtalRow>,
    /// Doubtful statements.
    osaker: Vec<OsakerView>,
    /// Where sources disagree.
    konflikter: Vec<KonfliktView>,
    /// The sources.
    kallor: Vec<KallgruppView>,
}

fn view(cx: &Cx<'_>, skall: &Skall) -> SkallView {
    let c = cx.catalogue();
    SkallView {
        namn: skall.namn.to_string(),
        utskrivet: skall.utskrivet.to_string(),
        text: words::paragraphs(skall.text.as_str()),
        satt: skall
            .satt
            .iter()
            .map(|satt| (satt.id.to_string(), satt.namn.to_string(), words::paragraphs(satt.text.as_str())))
            .collect(),
        mal: skall.mal.iter().map(|mal| mal.namn.to_string()).collect(),
        nyckelkompetenser: skall
            .nyckelkompetenser
            .iter()
            .map(|n| (n.id.to_string(), n.namn.to_string(), n.kolumn.as_ref().map(ToString::to_string)))
            .collect(),
        kolumner: skall.kolumner.iter().map(ToString::to_string).collect(),
        avtal: c
            .avtal()
            .iter()
            .filter(|avtal| avtal.bygger_pa_skall == Some(JaNej::Ja))
            .map(|avtal| avtal::row(cx, avtal))
            .collect(),
        osaker: cx.osaker(&skall.osaker),
        konflikter: cx.konflikter(&skall.kallkonflikt),
        kallor: cx.kallor(&skall.kallor),
    }
}
