//! The catalogue as data: the order of its list, the facets one chooses by, and the keys it is sorted by.
//!
//! A facet holds for each insats which of its values it has; an insats of which no source tells has a value of its own, so that
//! what is unknown is never left out as a no. The facets are those of `facet`. What has ended is not in the list; its facts are data
//! all the same, for who has chosen it.

use std::cmp::Reverse;

use super::cx::Cx;
use super::facet::{self, Facett};
use super::show::collation::{alphabetical, letter};
use crate::catalogue::{Catalogue, QueueState, Row, Way, newest};
use crate::records::insats::Insats;
use crate::value::Datum;

/// How many insatser a page of the list holds.
pub const PER_SIDA: usize = 100;

/// The catalogue as data.
#[derive(Debug)]
pub struct Katalog {
    /// The insatser as places in the catalogue's own order: those of the list, by name in Swedish collation, then those that have
    /// ended, by name.
    pub ordning: Vec<usize>,
    /// How many of them are the list.
    pub antal: usize,
    /// The letters that names begin with, each with its anchor and the place of its first name in the list.
    pub bokstaver: Vec<(String, String, usize)>,
    /// The facets that the list may be chosen by, in the order they are shown.
    pub facetter: Vec<Facett>,
    /// The facets that texts alone choose by.
    others: Vec<Facett>,
    /// For each insats of the list its place by queue, the shortest first; the same number where they are alike.
    pub ko: Vec<usize>,
    /// For each insats of the list its place by when it was last looked at, the latest first.
    pub granskad: Vec<usize>,
}

impl Katalog {
    pub(super) fn new(cx: &Cx<'_>) -> Self {
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
        Self {
            bokstaver,
            facetter,
            others,
            ko: ranks(ways[..antal].iter().map(|ways| wait(cx, ways)).collect()),
            granskad: ranks(ordning[..antal].iter().map(|at| Reverse(looked_at(cx.catalogue(), &rows[*at]))).collect()),
            ordning,
            antal,
        }
    }

    /// All facets, those that texts alone choose by included.
    pub fn facets(&self) -> impl Iterator<Item = &Facett> {
        self.facetter.iter().chain(&self.others)
    }

    /// The facet with a key, laid out over all insatser, those that have ended included.
    pub(super) fn facet(&self, key: &str) -> Option<&Facett> {
        self.facets().find(|facett| facett.nyckel == key)
    }

    /// How many pages the list takes; at least one.
    pub fn sidor(&self) -> usize {
        self.antal.div_ceil(PER_SIDA).max(1)
    }

    /// The insatser of a page of the list, counted from one.
    pub fn sida(&self, nr: usize) -> &[usize] {
        let from = nr.saturating_sub(1).saturating_mul(PER_SIDA).min(self.antal);
        &self.ordning[from..(from + PER_SIDA).min(self.antal)]
    }

    /// The insatser that have ended, by name.
    pub fn avslutade(&self) -> &[usize] {
        &self.ordning[self.antal..]
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
        self.site.katalog.get_or_init(|| Katalog::new(self))
    }

    /// The insats at a place in the list.
    pub(super) fn listed(&self, place: usize) -> &'s Row<Insats> {
        &self.catalogue().insatser().as_slice()[self.katalog().ordning[place]]
    }
}
