//! The page of the guided finder.

use serde::Serialize;

use crate::records::fraga::Roll;
use crate::site::cx::{Cx, Material};
use crate::site::kind::{Above, Head, Kind, Listed, PageChart, Shows, Source, Texts, once};
use crate::site::question::{self, Answer, Question, Sort};
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
    /// The questions that are asked from the beginning.
    fragor: Vec<FragaView>,
    /// The others, by group.
    fler: Vec<GruppView>,
    /// The catalogue.
    katalog: String,
    /// The overview of all conditions.
    villkor: String,
}

/// A group of questions.
#[derive(Debug, Serialize)]
struct GruppView {
    /// Its name.
    rubrik: String,
    /// Its questions.
    fragor: Vec<FragaView>,
}

/// A question.
#[derive(Debug, Serialize)]
struct FragaView {
    /// Its name.
    id: String,
    /// What it is about.
    kort: String,
    /// The question.
    fraga: String,
    /// What helps to answer it.
    hjalp: String,
    /// How it is answered: tal, ett, flera.
    sort: &'static str,
    /// The answers.
    svar: Vec<SvarView>,
    /// What the field of a number asks for.
    etikett: Option<String>,
    /// What a number counts.
    enhet: Option<String>,
    /// The highest number.
    hogst: Option<u16>,
}

/// An answer.
#[derive(Debug, Serialize)]
struct SvarView {
    /// Its name.
    id: String,
    /// Its words.
    text: String,
    /// What counts as it; empty where that is plain.
    hjalp: String,
    /// It goes with no other.
    ensamt: bool,
    /// What it hints at.
    tips: Option<String>,
}

fn view(cx: &Cx<'_>) -> HittaView {
    let (first, more): (Vec<Question>, Vec<Question>) =
        question::questions(cx.catalogue()).into_iter().partition(|question| question.forst);
    let mut fler: Vec<GruppView> = Vec::new();
    for question in more {
        let rubrik = question.grupp.clone();
        let view = question_view(cx, question);
        match fler.last_mut().filter(|grupp| grupp.rubrik == rubrik) {
            Some(grupp) => grupp.fragor.push(view),
            None => fler.push(GruppView { rubrik, fragor: vec![view] }),
        }
    }
    HittaView {
        fragor: first.into_iter().map(|question| question_view(cx, question)).collect(),
        fler,
        katalog: cx.to("insatser"),
        villkor: cx.to("villkor"),
    }
}

fn question_view(cx: &Cx<'_>, question: Question) -> FragaView {
    let hints = question.roll == Some("lagrum");
    FragaView {
        sort: match question.sort {
            Sort::Tal => "tal",
            Sort::Ett => "ett",
            Sort::Flera => "flera",
        },
        svar: question.svar.into_iter().map(|svar| answer_view(cx, svar, hints)).collect(),
        id: question.id,
        kort: question.kort,
        fraga: question.fraga,
        hjalp: question.hjalp,
        hogst: question.tal.as_ref().map(|tal| tal.hogst),
        enhet: question.tal.as_ref().map(|tal| tal.enhet.clone()),
        etikett: question.tal.map(|tal| tal.etikett),
    }
}

fn answer_view(cx: &Cx<'_>, svar: Answer, hints: bool) -> SvarView {
    let tips = if hints { hint(cx, &svar.id) } else { None };
    SvarView { id: svar.id, text: svar.text, hjalp: svar.hjalp, ensamt: svar.ensamt, tips }
}

/// The laws that a source ties to an answer.
fn hint(cx: &Cx<'_>, answer: &str) -> Option<String> {
    let fraga = cx.catalogue().fraga_for(Roll::Lagrum)?;
    let svar = fraga.svar.iter().find(|svar| svar.nyckel.ascii() == answer)?;
    let table = cx.catalogue().lagrum();
    let names: Vec<String> = table
        .iter()
        .filter(|row| row.bedomd_tid.as_ref().is_some_and(|of| of.tid.as_str() == svar.nyckel.as_str()))
        .map(|row| match &row.motsvaras_av {
            Some(new) => format!("{} (tidigare {})", table.at(&new.lagrum).kort, row.kort),
            None => row.kort.to_string(),
        })
        .collect();
    (!names.is_empty()).then(|| format!("Brukar gälla beslut enligt {}.", words::list_of(&names, "eller")))
}
