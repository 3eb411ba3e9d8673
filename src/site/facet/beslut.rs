//! Whether a way in takes a decision, as far as a source tells.

use super::kind::{Facet, Told};
use super::laid::{SAKNAS, Varde};
use crate::catalogue::Way;
use crate::records::ja_nej::JaNej;
use crate::site::cx::Cx;

pub(super) const FACET: Facet =
    Facet { key: "beslut", word: "beslut", shown: true, prefix: None, told: Told::ByItself, found: Told::ByItself, values, of };

fn values(_: &Cx<'_>) -> Vec<Varde> {
    vec![Varde::new("ja", "Ja"), Varde::new("nej", "Nej")]
}

fn of<'s>(_: &Cx<'s>, ways: &[Way<'s>]) -> Vec<&'s str> {
    let required = |way: &Way<'_>| match way.beslut.and_then(|beslut| beslut.kravs) {
        Some(JaNej::Ja) => "ja",
        Some(JaNej::Nej) => "nej",
        Some(JaNej::Okant) | None => SAKNAS,
    };
    ways.iter().map(required).collect()
}
