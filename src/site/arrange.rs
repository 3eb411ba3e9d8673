//! The catalogue arranged: its list by name, its letters, its facets, and the places by which a list is sorted.

use std::cmp::Reverse;

use super::cx::Cx;
use super::facet;
use super::katalog::Katalog;
use super::show::collation::{alphabetical, letter};
use crate::catalogue::{Catalogue, QueueState, Row, Way, newest};
use crate::records::insats::Insats;
use crate::value::Datum;

fn arranged(cx: &Cx<'_>) -> Katalog {
    let rows = cx.catalogue().insatser().as_slice();
    let ended: Vec<bool> = rows.iter().map(|row| cx.status(row).has_ended()).collect();
    let mut ordning: Vec<usize> = (0..rows.len()).collect();
    ordning.sort_by_cached_key(|at| (ended[*at], alphabetical(rows[*at].namn.as_str()), rows[*at].id.clone()));
    let antal = ended.iter().filter(|ended| !**ended).count();
    let mut bokstaver: Vec<(String, String, usize)> = Vec::new();
    for (place, at) in ordning[..antal].iter().enumerate() {
        let (first, anchor) = letter(rows[*at].namn.as_str());
        if bokstaver.last().is_none_or(|(_, last, _)| *last != anchor) {
            bokstaver.push((first, anchor, place));
        }
    }
    let ways: Vec<Vec<Way<'_>>> = ordning.iter().map(|at| cx.ways(&rows[*at])).collect();
    let (facetter, others) = facet::lay_out(cx, &ways, antal);
    Katalog {
        bokstaver,
        facetter,
        others,
        ko: ranks(ways[..antal].iter().map(|ways| wait(cx, ways)).collect()),
        granskad: ranks(ordning[..antal].iter().map(|at| Reverse(looked_at(cx.catalogue(), &rows[*at]))).collect()),
        ordning,
        antal,
    }
}

/// Each key's place among the different keys.
fn ranks<K: Ord + Clone>(keys: Vec<K>) -> Vec<usize> {
    let mut different = keys.clone();
    different.sort();
    different.dedup();
    keys.iter().map(|key| different.binary_search(key).expect("it is one of them")).collect()
}

/// How long one waits by the way in with the shortest queue: the place of its state, and of a queue the months.
fn wait(cx: &Cx<'_>, ways: &[Way<'_>]) -> (usize, u16) {
    let of = |way: &Way<'_>| {
        let state = way.queue(cx.today());
        let months = newest(way.ko).filter(|_| state == QueueState::Ko).map(|ko| {
            let told = ko.manader.and_then(|months| months.till.or(months.fran));
            told.unwrap_or(u16::MAX)
        });
        (state.wait(), months.unwrap_or(0))
    };
    ways.iter().map(of).min().unwrap_or((QueueState::Okant.wait(), 0))
}

/// When the operation last looked at the record; where it never has, the date of the newest source comes second.
fn looked_at(catalogue: &Catalogue, row: &Insats) -> (Option<Datum>, Option<Datum>) {
    (row.granskad, row.kallor.iter().filter_map(|kalla| catalogue.source(kalla).0.datum).max())
}

impl<'s> Cx<'s> {
    /// The catalogue as data: made when first asked for.
    pub(super) fn katalog(&self) -> &'s Katalog {
        self.site.katalog.get_or_init(|| arranged(self))
    }

    /// The insats at a place in the list.
    pub(super) fn listed(&self, place: usize) -> &'s Row<Insats> {
        &self.catalogue().insatser().as_slice()[self.katalog().ordning[place]]
    }
}
