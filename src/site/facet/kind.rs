//! What a facet is, and what several of them need.

use super::laid::{SAKNAS, Varde};
use crate::catalogue::{Row, Way};
use crate::records::modell::Organisation;
use crate::records::reference::{Prefix, Ref};
use crate::site::cx::Cx;
use crate::site::show::collation::alphabetical;

/// What one may choose insatser by.
pub(in crate::site) struct Facet {
    /// Its name in addresses, scripts and the theme's words (`facett.KEY`): `malgrupp`.
    pub(in crate::site) key: &'static str,
    /// The word that a text has for it: `målgrupp`.
    pub(in crate::site) word: &'static str,
    /// The catalogue shows it; else it is for texts alone.
    pub(super) shown: bool,
    /// The prefix of the records that its values are; none where they are words.
    pub(in crate::site) prefix: Option<Prefix>,
    /// How the page of an insats, and a comparison, tell it.
    pub(super) told: Told,
    /// How the search finds an insats by it.
    pub(super) found: Told,
    /// Its values, in the order they are shown.
    pub(super) values: for<'s> fn(&Cx<'s>) -> Vec<Varde>,
    /// The ids of the values that an insats with these ways has; none where no source tells.
    pub(super) of: for<'s> fn(&Cx<'s>, &[Way<'s>]) -> Vec<&'s str>,
}

/// How something tells what a facet is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    /// As a fact: by the names of the values, on a page under the theme's word `fakta.KEY`.
    AsFact,
    /// In a way of its own, or not at all.
    ByItself,
}

impl Facet {
    /// The names of the values that these ways have, each once; none where no source tells.
    pub(super) fn names<'s>(&self, cx: &Cx<'s>, ways: &[Way<'s>]) -> Vec<String> {
        let facett = cx.katalog().facet(self.key).expect("every facet is laid out");
        let mut names: Vec<String> = Vec::new();
        for id in (self.of)(cx, ways).into_iter().filter(|id| *id != SAKNAS) {
            let value = facett.values().find(|value| value.id == id || value.alias.iter().any(|alias| alias == id));
            let name = value.expect("a facet lists every value that it gives").namn.clone();
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }
}

/// The ids of the records that the ways' references lead to.
pub(super) fn ids<'s, T: 's>(references: impl IntoIterator<Item = &'s Ref<T>>) -> Vec<&'s str> {
    references.into_iter().map(|reference| reference.id().as_str()).collect()
}

/// Values in the order of their names.
pub(super) fn by_name(mut values: Vec<Varde>) -> Vec<Varde> {
    values.sort_by_cached_key(|value| (alphabetical(&value.namn), value.id.clone()));
    values
}

/// The values of some organisations, by their short names.
pub(super) fn organisations<'s>(cx: &Cx<'s>, wanted: impl Fn(&Row<Organisation>) -> bool) -> Vec<Varde> {
    let all = cx.catalogue().organisationer().iter().filter(|row| wanted(row));
    by_name(all.map(|row| Varde::new(row.id.as_str(), row.kort.as_ref().unwrap_or(&row.namn).as_str())).collect())
}

/// Those who carry the ways out; of a group those that make it up.
pub(super) fn carried_out_by<'s>(cx: &Cx<'s>, ways: &[Way<'s>]) -> Vec<&'s Row<Organisation>> {
    let table = cx.catalogue().organisationer();
    let all = ways.iter().flat_map(|way| table.all(way.utforare));
    all.flat_map(|o| std::iter::once(o).chain(table.all(&o.bestar_av))).collect()
}
