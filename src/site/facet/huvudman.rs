//! The huvudman of those who carry an insats out; of a group of those that make it up.

use std::collections::HashSet;

use super::kind::{Facet, Told, carried_out_by, organisations};
use super::laid::Varde;
use crate::catalogue::Way;
use crate::records::reference::Prefix;
use crate::site::cx::Cx;

pub(super) const FACET: Facet = Facet {
    key: "huvudman",
    word: "huvudman",
    shown: true,
    prefix: Some(Prefix::Organisation),
    told: Told::ByItself,
    found: Told::ByItself,
    values,
    of,
};

fn values(cx: &Cx<'_>) -> Vec<Varde> {
    let all = cx.catalogue().organisationer().iter();
    let named: HashSet<&str> = all.filter_map(|row| row.huvudman.as_ref()).map(|huvudman| huvudman.id().as_str()).collect();
    organisations(cx, |row| named.contains(row.id.as_str()))
}

fn of<'s>(cx: &Cx<'s>, ways: &[Way<'s>]) -> Vec<&'s str> {
    let all = carried_out_by(cx, ways).into_iter();
    all.filter_map(|organisation| cx.catalogue().huvudman(organisation)).map(|row| row.id.as_str()).collect()
}
