//! The page of the guided finder.

use serde::Serialize;

use crate::records::modell::Tid;
use crate::site::cx::{Cx, Material};
use crate::site::kind::{Above, Head, Kind, Listed, PageChart, Shows, Source, Texts, once};
use crate::site::question::{self, MER, Question, Sort};
use crate::site::route::One;
use crate::site::words;

/// The guided finder.
pub(super) struct HittaPage;

impl Kind for HittaPage {
    type Route = One;
    type Subject<'s> = ();
    type View<'s> = HittaView;

    const NAME: &'static str = "hitta";
    const ROUTE: One = One::AtRoot("hitta");
    const TEMPLATE: &'static str = "hitta";
    const CALLED: Option<&'static str> = Some("Hitta insats");
    const SHOWS: &'static [Shows] = &[];

    fn list<'s>(_: &'s Material) -> Vec<Listed<'s, Self>> {
        once()
    }

    fn above((): Self::Subject<'_>) -> Above {
        Above::Start
    }

    fn source<'s>(_: &Cx<'s>, (): Self::Subject<'s>) -> Source<'s> {
        Source::Folder("content/insatser")
    }

    fn head<'s>(_: &Cx<'s>, (): Self::Subject<'s>) -> Head {
        Head::new(
            "Hitta insats",
            "Svara på det du vet om personen, och se vilka insatser som passar, vad som är osäkert och vad som utesluter.",
        )
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

/// The guided finder.
#[derive(Debug, Serialize)]
pub(super) struct HittaView {
    /// The questions, by group.
    grupper: Vec<GruppView>,
    /// The catalogue.
    katalog: String,
    /// The overview of all conditions.
    villkor: String,
}

/// A group of questions.
#[derive(Debug, Serialize)]
struct GruppView {
    /// Its name.
    rubrik: &'static str,
    /// It stays folded until it is asked for.
    mer: bool,
    /// Its questions.
    fragor: Vec<FragaView>,
}

/// A question.
#[derive(Debug, Serialize)]
struct FragaView {
    /// Its name.
    id: &'static str,
    /// What it is about.
    kort: &'static str,
    /// The question.
    fraga: &'static str,
    /// What helps to answer it.
    hjalp: &'static str,
    /// How it is answered: tal, ett, flera.
    sort: &'static str,
    /// The answers: name, words, and what follows from them, where they only hint.
    svar: Vec<SvarView>,
}

/// An answer.
#[derive(Debug, Serialize)]
struct SvarView {
    /// Its name.
    id: String,
    /// Its words.
    text: String,
    /// What counts as it; empty where that is plain.
    hjalp: &'static str,
    /// What it hints at.
    tips: Option<String>,
}

fn view(cx: &Cx<'_>) -> HittaView {
    let mut grupper: Vec<GruppView> = Vec::new();
    for question in question::questions(cx.catalogue()) {
        let view = question_view(cx, &question);
        match grupper.last_mut().filter(|grupp| grupp.rubrik == question.grupp) {
            Some(grupp) => grupp.fragor.push(view),
            None => grupper.push(GruppView { rubrik: question.grupp, mer: question.grupp == MER, fragor: vec![view] }),
        }
    }
    HittaView { grupper, katalog: cx.to("insatser"), villkor: cx.to("villkor") }
}

fn question_view(cx: &Cx<'_>, question: &Question) -> FragaView {
    FragaView {
        id: question.id,
        kort: question.kort,
        fraga: question.fraga,
        hjalp: question.hjalp,
        sort: match question.sort {
            Sort::Tal => "tal",
            Sort::Ett => "ett",
            Sort::Flera => "flera",
        },
        svar: question
            .svar
            .iter()
            .map(|svar| SvarView { id: svar.id.clone(), text: svar.text.clone(), hjalp: svar.hjalp, tips: hint(cx, &svar.id) })
            .collect(),
    }
}

/// The laws that a source ties to the time.
fn hint(cx: &Cx<'_>, answer: &str) -> Option<String> {
    let tid = [Tid::Under3Ar, Tid::Over3Ar].into_iter().find(|tid| question::time(*tid) == answer)?;
    let table = cx.catalogue().lagrum();
    let names: Vec<String> = table
        .iter()
        .filter(|row| row.bedomd_tid.as_ref().is_some_and(|of| of.tid == tid))
        .map(|row| match &row.motsvaras_av {
            Some(new) => format!("{} (tidigare {})", table.at(&new.lagrum).kort, row.kort),
            None => row.kort.to_string(),
        })
        .collect();
    (!names.is_empty()).then(|| format!("Brukar gälla beslut enligt {}.", words::list_of(&names, "eller")))
}
