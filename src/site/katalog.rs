//! The catalogue as data: the order of its list, the facets one chooses by, and the keys it is sorted by.
//!
//! A facet holds for each insats which of its values it has; an insats of which no source tells has a value of its own, so that
//! what is unknown is never left out as a no. The facets are those of `facet`. What has ended is not in the list; its facts are data
//! all the same, for who has chosen it.

use super::facet::laid::Facett;

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
    pub(super) others: Vec<Facett>,
    /// For each insats of the list its place by queue, the shortest first; the same number where they are alike.
    pub ko: Vec<usize>,
    /// For each insats of the list its place by when it was last looked at, the latest first.
    pub granskad: Vec<usize>,
}

impl Katalog {
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
