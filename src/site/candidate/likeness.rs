//! What insatser may have in common: by that an alternative is found for what is excluded.

use std::collections::BTreeSet;

use crate::catalogue::Row;
use crate::records::insats::{Hur, Insats};
use crate::records::reference::Ref;
use crate::site::Cx;

/// What an insats may have in common with others, as ids, each once.
#[derive(Debug)]
pub struct Likeness {
    /// Its delområden.
    pub delomraden: Vec<String>,
    /// The methods that it or a part of it follows or uses: what only inspires it is not what it does.
    pub metoder: Vec<String>,
    /// Its målgrupper and those of its parts.
    pub malgrupper: Vec<String>,
    /// The stadsområden of those who carry it out, or of what they belong to.
    pub orter: Vec<String>,
}

impl Likeness {
    pub(super) fn of(cx: &Cx<'_>, insats: &Row<Insats>) -> Self {
        let catalogue = cx.catalogue();
        let methods = insats.metoder.iter().chain(insats.delar.iter().filter_map(|del| del.metoder.as_ref()).flatten());
        let methods = methods.filter(|metod| matches!(metod.hur, Hur::Foljer | Hur::Anvander));
        let groups = insats.malgrupper.iter().chain(insats.delar.iter().filter_map(|del| del.malgrupper.as_ref()).flatten());
        let those = catalogue.organisationer().all(&insats.utforare).flat_map(|organisation| catalogue.lineage(organisation));
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
