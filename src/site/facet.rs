//! What one may choose insatser by. One file a facet, and one list.
//!
//! In: the ways into an insats. Out: which values of each facet the insats has, for all insatser at once ([`Facett`]). The catalogue
//! shows the facets, and a filter in text is a facet looked up by its word. An insats has the values of any of its ways in; one of
//! which no source tells has a value of its own, so that what is unknown is never left out as a no.

mod beslut;
mod delomrade;
mod forvaltning;
mod huvudman;
mod ko;
mod lage;
mod lagrum;
mod mal;
mod malgrupp;
mod metod;
mod omrade;
pub(super) mod stadsomrade;
mod utforare;

use std::collections::HashMap;

use super::cx::Cx;
use super::show::collation::alphabetical;
use crate::catalogue::{Row, Way};
use crate::records::modell::Organisation;
use crate::records::reference::Prefix;
use crate::records::reference::Ref;

/// The value of an insats of which no source tells. No id holds an underscore, so that it is nobody's id.
const SAKNAS: &str = "uppgift_saknas";
/// The word that a text has for it.
const OKANT: &str = "okänt";

/// What one may choose insatser by.
pub(super) struct Facet {
    /// Its name in addresses, scripts and the theme's words (`facett.KEY`): `malgrupp`.
    pub(super) key: &'static str,
    /// The word that a text has for it: `målgrupp`.
    pub(super) word: &'static str,
    /// The catalogue shows it; else it is for texts alone.
    shown: bool,
    /// The prefix of the records that its values are; none where they are words.
    pub(super) prefix: Option<Prefix>,
    /// Its values, in the order they are shown.
    values: for<'s> fn(&Cx<'s>) -> Vec<Varde>,
    /// The ids of the values that an insats with these ways has; none where no source tells.
    of: for<'s> fn(&Cx<'s>, &[Way<'s>]) -> Vec<&'s str>,
}

/// All facets, in the order the catalogue shows them.
const FACETS: &[&Facet] = &[
    &omrade::FACET,
    &stadsomrade::FACET,
    &ko::FACET,
    &beslut::FACET,
    &malgrupp::FACET,
    &mal::FACET,
    &forvaltning::FACET,
    &utforare::FACET,
    &metod::FACET,
    &lagrum::FACET,
    &delomrade::FACET,
    &huvudman::FACET,
    &lage::FACET,
    &stadsomrade::HERE_ALONE,
];

/// The words that texts have for the facets.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    FACETS.iter().map(|facet| facet.word).filter(|word| !word.is_empty())
}

/// A value of a facet.
#[derive(Debug, Clone)]
pub struct Varde {
    /// Its name in the address.
    pub id: String,
    /// Its name on the page.
    pub namn: String,
    /// Other ids that mean the same: the old law's, beside the new one's.
    pub alias: Vec<String>,
    /// The område's icon and hue.
    pub ikon: Option<&'static str>,
    /// The word that a text has for it, where that is not its id.
    pub ord: Option<&'static str>,
}

impl Varde {
    fn new(id: &str, namn: impl Into<String>) -> Self {
        Self { id: id.to_owned(), namn: namn.into(), alias: Vec::new(), ikon: None, ord: None }
    }

    fn unknown(namn: &str) -> Self {
        Self { ord: Some(OKANT), ..Self::new(SAKNAS, namn) }
    }

    /// The words that a text may have for it.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.ord.unwrap_or(&self.id)).chain(self.alias.iter().map(String::as_str))
    }
}

/// A facet laid out over the insatser of the catalogue.
#[derive(Debug)]
pub struct Facett {
    /// Its name in the address: `malgrupp`.
    pub nyckel: &'static str,
    /// The word that a text has for it: `målgrupp`; empty where a text has none.
    pub ord: &'static str,
    /// Its values, in the order they are shown; each is had by some insats of the list.
    pub varden: Vec<Varde>,
    /// The values that none has; their places follow those of the others.
    utan: Vec<Varde>,
    /// For each insats the places of its values, ascending.
    pub har: Vec<Vec<usize>>,
    /// How many of these insatser are the list.
    listed: usize,
}

/// All facets over insatser, each with its ways in, of which the first so many are the list: those that the catalogue shows, and
/// those for texts alone.
pub(super) fn lay_out(cx: &Cx<'_>, ways: &[Vec<Way<'_>>], listed: usize) -> (Vec<Facett>, Vec<Facett>) {
    let (shown, others): (Vec<&Facet>, Vec<&Facet>) = FACETS.iter().partition(|facet| facet.shown);
    let laid = |facets: Vec<&Facet>| facets.into_iter().map(|facet| Facett::new(facet, cx, ways, listed)).collect();
    (laid(shown), laid(others))
}

/// The facet that a text names by a word.
pub(super) fn by_word(word: &str) -> Option<&'static Facet> {
    FACETS.iter().copied().find(|facet| facet.word == word)
}

impl Facett {
    fn new(facet: &Facet, cx: &Cx<'_>, ways: &[Vec<Way<'_>>], listed: usize) -> Self {
        let mut values = (facet.values)(cx);
        if values.iter().all(|value| value.id != SAKNAS) {
            values.push(Varde::unknown("Uppgift saknas"));
        }
        let mut at: HashMap<&str, usize> = HashMap::new();
        for (place, value) in values.iter().enumerate() {
            at.insert(&value.id, place);
            at.extend(value.alias.iter().map(|alias| (alias.as_str(), place)));
        }
        let of_insats = |ways: &Vec<Way<'_>>| {
            let ids = (facet.of)(cx, ways).into_iter();
            let mut has: Vec<usize> = ids.map(|id| *at.get(id).expect("a facet lists every value that it gives")).collect();
            if has.is_empty() {
                has.push(at[SAKNAS]);
            }
            has.sort_unstable();
            has.dedup();
            has
        };
        let mut har: Vec<Vec<usize>> = ways.iter().map(of_insats).collect();
        let mut used = vec![false; values.len()];
        har[..listed].iter().flatten().for_each(|value| used[*value] = true);
        let order = (0..values.len()).filter(|at| used[*at]).chain((0..values.len()).filter(|at| !used[*at]));
        let mut place = vec![0; values.len()];
        order.enumerate().for_each(|(new, old)| place[old] = new);
        for has in &mut har {
            has.iter_mut().for_each(|value| *value = place[*value]);
            has.sort_unstable();
        }
        let (varden, utan): (Vec<_>, Vec<_>) = values.into_iter().zip(used).partition(|(_, used)| *used);
        let without_mark = |list: Vec<(Varde, bool)>| list.into_iter().map(|(value, _)| value).collect();
        Self { nyckel: facet.key, ord: facet.word, varden: without_mark(varden), utan: without_mark(utan), har, listed }
    }

    /// How many insatser of the list have each value.
    pub fn antal(&self) -> Vec<usize> {
        let mut antal = vec![0; self.varden.len()];
        self.har[..self.listed].iter().flatten().for_each(|value| antal[*value] += 1);
        antal
    }

    /// All its values, those that none has included.
    pub fn values(&self) -> impl Iterator<Item = &Varde> {
        self.varden.iter().chain(&self.utan)
    }

    /// The place of the value that a text names by a word.
    pub(super) fn place(&self, word: &str) -> Option<usize> {
        self.values().position(|value| value.words().any(|own| own == word))
    }

    /// Whether the insats at a place has the value at a place.
    pub(super) fn has(&self, insats: usize, value: usize) -> bool {
        self.har[insats].binary_search(&value).is_ok()
    }
}

/// The ids of the records that the ways' references lead to.
fn ids<'s, T: 's>(references: impl IntoIterator<Item = &'s Ref<T>>) -> Vec<&'s str> {
    references.into_iter().map(|reference| reference.id().as_str()).collect()
}

/// Values in the order of their names.
fn by_name(mut values: Vec<Varde>) -> Vec<Varde> {
    values.sort_by_cached_key(|value| (alphabetical(&value.namn), value.id.clone()));
    values
}

/// The values of some organisations, by their short names.
fn organisations<'s>(cx: &Cx<'s>, wanted: impl Fn(&Row<Organisation>) -> bool) -> Vec<Varde> {
    let all = cx.catalogue().organisationer().iter().filter(|row| wanted(row));
    by_name(all.map(|row| Varde::new(row.id.as_str(), row.kort.as_ref().unwrap_or(&row.namn).as_str())).collect())
}

/// Those who carry the ways out; of a group those that make it up.
fn carried_out_by<'s>(cx: &Cx<'s>, ways: &[Way<'s>]) -> Vec<&'s Row<Organisation>> {
    let table = cx.catalogue().organisationer();
    let all = ways.iter().flat_map(|way| table.all(way.utforare));
    all.flat_map(|o| std::iter::once(o).chain(table.all(&o.bestar_av))).collect()
}
