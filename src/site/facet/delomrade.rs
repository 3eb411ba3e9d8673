//! The delområden of the steering model.

use super::kind::{Facet, Told, ids};
use super::laid::Varde;
use crate::catalogue::Way;
use crate::records::reference::Prefix;
use crate::site::cx::Cx;
use crate::site::show::ansvar::in_order;

pub(super) const FACET: Facet = Facet {
    key: "delomrade",
    word: "delområde",
    shown: true,
    prefix: Some(Prefix::Delomrade),
    told: Told::ByItself,
    found: Told::AsFact,
    values,
    of,
};

fn values(cx: &Cx<'_>) -> Vec<Varde> {
    let all = in_order(cx).into_iter().flat_map(|omrade| &omrade.delomraden);
    all.map(|(id, delomrade)| Varde::new(id, delomrade.namn.as_str())).collect()
}

fn of<'s>(_: &Cx<'s>, ways: &[Way<'s>]) -> Vec<&'s str> {
    ids(ways.iter().flat_map(|way| &way.insats.delomraden))
}
