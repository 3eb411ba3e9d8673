//! Aims.

use super::kind::{Facet, Told, by_name, ids};
use super::laid::Varde;
use crate::catalogue::Way;
use crate::records::reference::Prefix;
use crate::site::cx::Cx;

pub(super) const FACET: Facet = Facet {
    key: "mal",
    word: "mål",
    shown: true,
    prefix: Some(Prefix::Mal),
    told: Told::ByItself,
    found: Told::AsFact,
    values,
    of,
};

fn values(cx: &Cx<'_>) -> Vec<Varde> {
    by_name(cx.catalogue().mal().iter().map(|row| Varde::new(row.id.as_str(), row.namn.as_str())).collect())
}

fn of<'s>(_: &Cx<'s>, ways: &[Way<'s>]) -> Vec<&'s str> {
    ids(ways.iter().flat_map(|way| way.mal))
}
