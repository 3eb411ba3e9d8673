//! The page of the guided finder, and the overview of all conditions, which needs no script.

use serde::Serialize;

use super::by_way::in_words;
use super::insats::{VillkorView, condition};
use super::links::LinkView;
use super::question::{MER, Question, Sort};
use super::{Cx, listing, words};
use crate::catalogue::{Row, Way};
use crate::records::insats::Insats;
use crate::records::modell::Tid;

/// The guided finder.
#[derive(Debug, Serialize)]
pub struct HittaView {
    /// The questions, by group.
    pub grupper: Vec<GruppView>,
    /// The catalogue.
    pub katalog: String,
    /// The overview of all conditions.
    pub villkor: String,
}

/// A group of questions.
#[derive(Debug, Serialize)]
pub struct GruppView {
    /// Its name.
    pub rubrik: &'static str,
    /// It stays folded until it is asked for.
    pub mer: bool,
    /// Its questions.
    pub fragor: Vec<FragaView>,
}

/// A question.
#[derive(Debug, Serialize)]
pub struct FragaView {
    /// Its name.
    pub id: &'static str,
    /// What it is about.
    pub kort: &'static str,
    /// The question.
    pub fraga: &'static str,
    /// What helps to answer it.
    pub hjalp: &'static str,
    /// How it is answered: tal, ett, flera.
    pub sort: &'static str,
    /// The answers: name, words, and what follows from them, where they only hint.
    pub svar: Vec<SvarView>,
}

/// An answer.
#[derive(Debug, Serialize)]
pub struct SvarView {
    /// Its name.
    pub id: String,
    /// Its words.
    pub text: String,
    /// What counts as it; empty where that is plain.
    pub hjalp: &'static str,
    /// What it hints at.
    pub tips: Option<String>,
}

pub(super) fn view(cx: &Cx<'_>) -> HittaView {
    let mut grupper: Vec<GruppView> = Vec::new();
    for question in cx.site.questions() {
        let view = question_view(cx, &question);
        match grupper.last_mut().filter(|grupp| grupp.rubrik == question.grupp) {
            Some(grupp) => grupp.fragor.push(view),
            None => grupper.push(GruppView { rubrik: question.grupp, mer: question.grupp == MER, fragor: vec![view] }),
        }
    }
    HittaView { grupper, katalog: cx.href_to("insatser/index.html"), villkor: cx.href_to("villkor.html") }
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
    let tid = [Tid::Under3Ar, Tid::Over3Ar].into_iter().find(|tid| super::question::time(*tid) == answer)?;
    let table = cx.catalogue().lagrum();
    let names: Vec<String> = table
        .iter()
        .filter(|row| row.bedomd_tid.as_ref().is_some_and(|of| of.tid == tid))
        .map(|row| match &row.motsvaras_av {
            Some(new) => format!("{} (tidigare {})", table.at(&new.lagrum).kort, row.kort),
            None => row.kort.to_string(),
        })
        .collect();
    (!names.is_empty()).then(|| format!("Brukar gälla beslut enligt {}.", super::words::list_of(&names, "eller")))
}

/// The conditions of every insats, or a page of them where there are many.
#[derive(Debug, Serialize)]
pub struct AllaVillkorView {
    /// The insatser of this page, by name; the first of a letter with its anchor, the others with none.
    pub insatser: Vec<(String, InsatsVillkor)>,
    /// The number of this page, from one.
    pub sida: usize,
    /// All pages, this one included.
    pub sidor: Vec<LinkView>,
    /// The letters that names begin with, each with the address of its first name.
    pub bokstaver: Vec<LinkView>,
    /// The guided finder.
    pub hitta: String,
}

/// The conditions of an insats.
#[derive(Debug, Serialize)]
pub struct InsatsVillkor {
    /// The insats.
    pub insats: LinkView,
    /// For whom it is open.
    pub oppen_for: String,
    /// Its own conditions.
    pub villkor: Vec<VillkorView>,
    /// Those of its parts: name, for whom it is open where that differs, conditions.
    pub delar: Vec<(String, Option<String>, Vec<VillkorView>)>,
    /// No source gives any.
    pub saknas: bool,
}

/// The address of a page of all conditions.
pub(super) fn villkor_path(nr: usize) -> String {
    if nr == 1 { "villkor.html".to_owned() } else { format!("villkor/sida-{nr}.html") }
}

pub(super) fn conditions(cx: &Cx<'_>, nr: usize) -> AllaVillkorView {
    AllaVillkorView {
        insatser: listing::of_page(cx, nr).map(|(anchor, row)| (anchor, conditions_of(cx, row))).collect(),
        sida: nr,
        sidor: listing::pages(cx, villkor_path),
        bokstaver: listing::letters(cx, nr, villkor_path),
        hitta: cx.href_to("hitta.html"),
    }
}

fn conditions_of(cx: &Cx<'_>, row: &Row<Insats>) -> InsatsVillkor {
    let ways = cx.ways(row);
    let common = ways.first().and_then(|way| way.gemensamma_villkor).into_iter().flatten();
    let said = |text: Option<String>| text.unwrap_or_else(|| words::MISSING.to_owned());
    let part = |way: &Way<'_>| {
        let del = way.del?;
        let reach = del.oppen_for.as_ref().map(|open| said(cx.open_for(open)));
        let villkor: Vec<VillkorView> = way.egna_villkor.iter().map(condition).collect();
        (reach.is_some() || !villkor.is_empty()).then(|| (del.namn.to_string(), reach, villkor))
    };
    InsatsVillkor {
        insats: cx.insats_link(row),
        oppen_for: said(in_words(&ways, |way| cx.open_for(way.oppen_for))),
        saknas: ways.iter().all(|way| way.villkor().next().is_none()),
        villkor: common.map(condition).collect(),
        delar: ways.iter().filter_map(part).collect(),
    }
}
