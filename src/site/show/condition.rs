//! A condition as a page shows it.

use serde::Serialize;

use crate::catalogue::{Catalogue, Fraga, Krav, Villkor};
use crate::site::{asked, words};

/// A condition.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct VillkorView {
    /// The sign's icon: kravs, prioriteras, mojligt, villkor, utesluter, ocksa, bedoms, alla.
    pub tecken: &'static str,
    /// The sign's word.
    pub ord: &'static str,
    /// What it says.
    pub text: String,
    /// What must be fulfilled.
    pub villkor: Option<String>,
    /// The source's words.
    pub not: Option<String>,
}

pub(crate) fn condition(catalogue: &Catalogue, villkor: &Villkor) -> VillkorView {
    let (tecken, ord) = match &villkor.krav {
        Krav::Svar { grad, .. } | Krav::MinstEttAv { grad, .. } => words::grad(*grad),
        Krav::KraverOcksa(_) => ("kravs", "krävs också"),
        Krav::Bedoms(_) => ("bedoms", "bedöms"),
        Krav::OppetForAlla => ("mojligt", "öppet"),
        Krav::InteForPersoner(_) => ("utesluter", "inte för enskilda personer"),
    };
    let conditional = match &villkor.krav {
        Krav::Svar { villkor, .. } => villkor.clone(),
        Krav::MinstEttAv { .. } | Krav::KraverOcksa(_) | Krav::Bedoms(_) | Krav::OppetForAlla | Krav::InteForPersoner(_) => None,
    };
    // Where any answer will do, the source's words say it; the answers would only be counted up.
    match &villkor.text {
        Some(text) if covers_all(catalogue, villkor) => {
            VillkorView { tecken, ord, text: text.clone(), villkor: conditional, not: None }
        }
        not => VillkorView { tecken, ord, text: asked::krav(catalogue, villkor), villkor: conditional, not: not.clone() },
    }
}

/// Whether every answer fulfils it.
fn covers_all(catalogue: &Catalogue, villkor: &Villkor) -> bool {
    match &villkor.krav {
        Krav::Svar { fraga: Fraga::Ord { vad, varde }, .. } => varde.len() == catalogue.fraga(vad).svar.len(),
        _ => false,
    }
}
