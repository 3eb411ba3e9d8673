//! What one may choose insatser by. One file a facet, and one list.
//!
//! In: the ways into an insats. Out: which values of each facet the insats has, for all insatser at once ([`Facett`]). The catalogue
//! shows the facets, and a filter in text is a facet looked up by its word. An insats has the values of any of its ways in; one of
//! which no source tells has a value of its own, so that what is unknown is never left out as a no.

mod beslut;
mod delomrade;
mod forvaltning;
mod huvudman;
mod kind;
mod ko;
mod lage;
mod lagrum;
pub(super) mod laid;
mod mal;
mod malgrupp;
mod metod;
mod omrade;
pub(super) mod stadsomrade;
mod utforare;

use std::collections::HashMap;

use serde::Serialize;

pub(super) use self::kind::Facet;
use self::kind::Told;
use self::laid::{Facett, SAKNAS, Varde};
use super::by_way::{ByWay, lists};
use super::cx::Cx;
use crate::catalogue::Way;

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

/// All facets over insatser, each with its ways in, of which the first so many are the list: those that the catalogue shows, and
/// those for texts alone.
pub(super) fn lay_out(cx: &Cx<'_>, ways: &[Vec<Way<'_>>], listed: usize) -> (Vec<Facett>, Vec<Facett>) {
    let (shown, others): (Vec<&Facet>, Vec<&Facet>) = FACETS.iter().partition(|facet| facet.shown);
    let laid = |facets: Vec<&Facet>| facets.into_iter().map(|facet| lay_out_one(facet, cx, ways, listed)).collect();
    (laid(shown), laid(others))
}

/// A fact of the panel that a facet tells.
#[derive(Debug, Serialize)]
pub(super) struct FaktumView {
    /// The facet's name.
    nyckel: &'static str,
    /// The names of its values, way by way where the ways in differ; nothing where no source tells.
    vad: Vec<ByWay<Vec<String>>>,
}

/// What the facets tell of an insats by its ways as facts.
pub(super) fn facts(cx: &Cx<'_>, ways: &[Way<'_>]) -> Vec<FaktumView> {
    let told = FACETS.iter().filter(|facet| facet.told == Told::AsFact);
    told.map(|facet| FaktumView { nyckel: facet.key, vad: lists(ways, |way| facet.names(cx, &[*way])) }).collect()
}

/// The same of one of several ways, where it is not alike in all of them.
pub(super) fn facts_of_one(cx: &Cx<'_>, ways: &[Way<'_>], index: usize) -> Vec<(&'static str, String)> {
    let fact = |facet: &&Facet| {
        let names: Vec<Vec<String>> = ways.iter().map(|way| facet.names(cx, &[*way])).collect();
        let own = names.get(index).filter(|own| !own.is_empty() && names.iter().any(|other| other != *own))?;
        Some((facet.key, own.join(", ")))
    };
    FACETS.iter().filter(|facet| facet.told == Told::AsFact).filter_map(fact).collect()
}

/// The names that the search finds an insats by, by its ways.
pub(super) fn words_found(cx: &Cx<'_>, ways: &[Way<'_>]) -> Vec<String> {
    FACETS.iter().filter(|facet| facet.found == Told::AsFact).flat_map(|facet| facet.names(cx, ways)).collect()
}

/// The facet that a text names by a word.
pub(super) fn by_word(word: &str) -> Option<&'static Facet> {
    FACETS.iter().copied().find(|facet| facet.word == word)
}

fn lay_out_one(facet: &Facet, cx: &Cx<'_>, ways: &[Vec<Way<'_>>], listed: usize) -> Facett {
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
    Facett { nyckel: facet.key, ord: facet.word, varden: without_mark(varden), utan: without_mark(utan), har, listed }
}
