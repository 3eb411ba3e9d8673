//! The state of the queue of each way in.

use super::kind::{Facet, Told};
use super::laid::{SAKNAS, Varde};
use crate::catalogue::{QueueState, Way};
use crate::site::cx::Cx;

pub(super) const FACET: Facet =
    Facet { key: "ko", word: "köläge", shown: true, prefix: None, told: Told::ByItself, found: Told::ByItself, values, of };

fn values(_: &Cx<'_>) -> Vec<Varde> {
    QueueState::ALL.map(|state| Varde { ord: Some(state.word()), ..Varde::new(id(state), state.name()) }).into()
}

fn of<'s>(cx: &Cx<'s>, ways: &[Way<'s>]) -> Vec<&'s str> {
    ways.iter().map(|way| id(way.queue(cx.today()))).collect()
}

fn id(state: QueueState) -> &'static str {
    if state == QueueState::Okant { SAKNAS } else { state.key() }
}
