//! What insatser may have in common: by that an alternative is found for what is excluded.

use std::collections::BTreeSet;

use crate::catalogue::{Row, Way};
use crate::records::insats::{Hur, Insats};
use crate::records::reference::Ref;
use crate::site::cx::Cx;

/// What an insats may have in common with others, as ids, each once.
#[derive(Debug)]
pub struct Likeness {
    /// Its delområden.
    pub delomraden: Vec<String>,
    /// The methods that one of its ways in follows or uses: what only inspires it is not what it does.
    pub metoder: Vec<String>,
    /// The målgrupper of its ways in.
    pub malgrupper: Vec<String>,
    /// The stadsområden of those who carry it out, or of what they belong to.
    pub orter: Vec<String>,
}

impl Likeness {
    pub(super) fn of(cx: &Cx<'_>, insats: &Row<Insats>, ways: &[Way<'_>]) -> Self {
        let catalogue = cx.catalogue();
        let methods = ways.iter().flat_map(|way| way.metoder).filter(|metod| matches!(metod.hur, Hur::Foljer | Hur::Anvander));
        let groups = ways.iter().flat_map(|way| way.malgrupper);
        let those = ways.iter().flat_map(|way| catalogue.organisationer().all(way.utforare));
        let those = those.flat_map(|organisation| catalogue.lineage(organisation));
        Self {
            delomraden: ids(insats.delomraden.iter()),
            metoder: ids(methods.map(|metod| &metod.metod)),
            malgrupper: ids(groups),
            orter: ids(those.filter_map(|row| row.stadsomrade.as_ref())),
        }
    }
}

fn ids<'r, T: 'r>(references: impl Iterator<Item = &'r Ref<T>>) -> Vec<String> {
    let ids: BTreeSet<String> = references.map(|reference| reference.id().to_string()).collect();
    ids.into_iter().collect()
}
