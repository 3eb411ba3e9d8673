//! The state of an insats on the day of the build: that of its best way. For texts; the catalogue shows what has not ended.

use super::kind::{Facet, Told};
use super::laid::{OKANT, SAKNAS, Varde};
use crate::catalogue::{Status, Way};
use crate::records::insats::Lage;
use crate::site::cx::Cx;
use crate::site::words;

pub(super) const FACET: Facet =
    Facet { key: "lage", word: "läge", shown: false, prefix: None, told: Told::ByItself, found: Told::ByItself, values, of };

fn values(_: &Cx<'_>) -> Vec<Varde> {
    let all = [Lage::Planerad, Lage::Pagar, Lage::Pausad, Lage::Avslutad, Lage::Okant];
    all.map(|lage| Varde { ord: Some(word(lage)), ..Varde::new(id(lage), words::lage(lage)) }).into()
}

fn of<'s>(cx: &Cx<'s>, ways: &[Way<'s>]) -> Vec<&'s str> {
    let best = ways.iter().map(|way| way.status(cx.today())).min_by_key(Status::rank);
    best.map(|status| id(status.lage)).into_iter().collect()
}

fn id(lage: Lage) -> &'static str {
    if lage == Lage::Okant { SAKNAS } else { lage.key() }
}

fn word(lage: Lage) -> &'static str {
    match lage {
        Lage::Pagar => "pågår",
        Lage::Okant => OKANT,
        Lage::Planerad | Lage::Pausad | Lage::Avslutad => lage.key(),
    }
}
