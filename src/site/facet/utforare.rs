//! Who carries an insats out, as the record names them.

use super::kind::{Facet, Told, ids, organisations};
use super::laid::Varde;
use crate::catalogue::Way;
use crate::records::reference::Prefix;
use crate::site::cx::Cx;

pub(super) const FACET: Facet = Facet {
    key: "utforare",
    word: "utförare",
    shown: true,
    prefix: Some(Prefix::Organisation),
    told: Told::ByItself,
    found: Told::ByItself,
    values,
    of,
};

fn values(cx: &Cx<'_>) -> Vec<Varde> {
    organisations(cx, |_| true)
}

fn of<'s>(_: &Cx<'s>, ways: &[Way<'s>]) -> Vec<&'s str> {
    ids(ways.iter().flat_map(|way| way.utforare))
}
