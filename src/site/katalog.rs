//! The catalogue as data: the order of its list, the facets one chooses by, and the keys it is sorted by.
//!
//! A facet holds for each insats which of its values it has; an insats of which no source tells has a value of its own, so that
//! what is unknown is never left out as a no. A part that has a field of its own counts beside the others: an insats is found by
//! any of its ways in.

mod facett;

use std::cmp::Reverse;

use super::modell::in_order;
use super::{Cx, reference};
use crate::catalogue::{Catalogue, Row};
use crate::records::insats::{Insats, Ko, Kolage};
use crate::value::Datum;

pub use self::facett::{Facett, Varde};
pub(super) use self::facett::{Kostat, decisions};

/// How many insatser a page of the list holds.
pub const PER_SIDA: usize = 100;

/// The catalogue as data.
#[derive(Debug)]
pub struct Katalog {
    /// The insatser in the order of the list, by name in Swedish collation, as places in the catalogue's own order.
    pub ordning: Vec<usize>,
    /// The letters that names begin with, each with its anchor and the place of its first name in the list.
    pub bokstaver: Vec<(String, String, usize)>,
    /// The facets, in the order they are shown.
    pub facetter: Vec<Facett>,
    /// For each insats of the list its place by queue, the shortest first; the same number where they are alike.
    pub ko: Vec<usize>,
    /// For each insats of the list its place by when it was last looked at, the latest first.
    pub granskad: Vec<usize>,
}

impl Katalog {
    pub(super) fn new(cx: &Cx<'_>) -> Self {
        let rows = cx.catalogue().insatser().as_slice();
        let mut ordning: Vec<usize> = (0..rows.len()).collect();
        ordning.sort_by_cached_key(|at| (reference::alphabetical(rows[*at].namn.as_str()), rows[*at].id.clone()));
        let list: Vec<&Row<Insats>> = ordning.iter().map(|at| &rows[*at]).collect();
        let mut bokstaver: Vec<(String, String, usize)> = Vec::new();
        for (at, row) in list.iter().enumerate() {
            let (letter, anchor) = reference::letter(row.namn.as_str());
            if bokstaver.last().is_none_or(|(_, last, _)| *last != anchor) {
                bokstaver.push((letter, anchor, at));
            }
        }
        Self {
            bokstaver,
            facetter: facett::all(cx, &list),
            ko: ranks(list.iter().map(|row| wait(cx, row)).collect()),
            granskad: ranks(list.iter().map(|row| Reverse(looked_at(cx.catalogue(), row))).collect()),
            ordning,
        }
    }

    /// How many pages the list takes; at least one.
    pub fn sidor(&self) -> usize {
        self.ordning.len().div_ceil(PER_SIDA).max(1)
    }

    /// The insatser of a page of the list, counted from one.
    pub fn sida(&self, nr: usize) -> &[usize] {
        let from = nr.saturating_sub(1).saturating_mul(PER_SIDA).min(self.ordning.len());
        &self.ordning[from..(from + PER_SIDA).min(self.ordning.len())]
    }
}

/// Each key's place among the different keys.
fn ranks<K: Ord + Clone>(keys: Vec<K>) -> Vec<usize> {
    let mut different = keys.clone();
    different.sort();
    different.dedup();
    keys.iter().map(|key| different.binary_search(key).expect("it is one of them")).collect()
}

/// The queue of each way in: that of the part, else the record's own.
fn queues(row: &Insats) -> Vec<&[Ko]> {
    if row.delar.is_empty() {
        return vec![&row.ko];
    }
    row.delar.iter().map(|del| del.ko.as_deref().unwrap_or(&row.ko)).collect()
}

/// The state of a queue by its newest statement; a stop whose end has passed tells nothing of today.
fn state<'a>(cx: &Cx<'_>, list: &'a [Ko]) -> (Kostat, Option<&'a Ko>) {
    let newest = super::ko::newest(list);
    let state = match newest.map(|ko| ko.kolage) {
        None | Some(Kolage::Okant) => Kostat::Okant,
        Some(Kolage::Ingen) => Kostat::Ingen,
        Some(Kolage::Ibland) => Kostat::Ibland,
        Some(Kolage::Ko) => Kostat::Ko,
        Some(Kolage::Remisstopp | Kolage::Intagningsstopp) if cx.state(list) != super::ko::State::Stop => Kostat::Passerat,
        Some(Kolage::Remisstopp) => Kostat::Remisstopp,
        Some(Kolage::Intagningsstopp) => Kostat::Intagningsstopp,
    };
    (state, newest)
}

/// The state of the queue of each way in.
pub(super) fn queue_states<'a>(cx: &'a Cx<'_>, row: &'a Insats) -> impl Iterator<Item = Kostat> + use<'a> {
    queues(row).into_iter().map(move |list| state(cx, list).0)
}

/// How long one waits, by the way in with the shortest queue: none, now and then, so many months, unknown, a stop.
fn wait(cx: &Cx<'_>, row: &Insats) -> (u8, u16) {
    let of = |list| {
        let (state, newest) = state(cx, list);
        match state {
            Kostat::Ingen => (0, 0),
            Kostat::Ibland => (1, 0),
            Kostat::Ko => (2, newest.and_then(|ko| ko.manader).and_then(|m| m.till.or(m.fran)).unwrap_or(u16::MAX)),
            Kostat::Okant | Kostat::Passerat => (3, 0),
            Kostat::Remisstopp | Kostat::Intagningsstopp => (4, 0),
        }
    };
    queues(row).into_iter().map(of).min().unwrap_or((3, 0))
}

/// When the operation last looked at the record; where it never has, the date of the newest source comes second.
fn looked_at(catalogue: &Catalogue, row: &Insats) -> (Option<Datum>, Option<Datum>) {
    (row.granskad, row.kallor.iter().filter_map(|kalla| catalogue.source(kalla).0.datum).max())
}
