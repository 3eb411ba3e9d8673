//! The sums along one axis of a table: totals, groups, and wholes with named parts.

use std::collections::BTreeSet;

use crate::tables::{Axis, AxisKind};

/// A sum: an element and what it is made of. Elements are numbered as the axis has them; rests come after those.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sum {
    /// The element that is the sum.
    pub(super) whole: usize,
    /// What it is made of.
    pub(super) parts: Vec<usize>,
    /// What is left of the whole besides the parts: an element that no table shows.
    pub(super) rest: Option<usize>,
}

/// The sums of an axis.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Sums {
    /// The sums.
    pub(super) sums: Vec<Sum>,
    /// The whole that each rest is of, in order.
    pub(super) rests: Vec<usize>,
}

/// How named parts (`del_av`) fill their whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Filling {
    /// Everywhere: they are all its parts.
    Whole,
    /// Somewhere something is left.
    Partly,
    /// Somewhere they are more than the whole: they overlap.
    Overlapping,
}

impl Sums {
    /// The sums of an axis. Groups that lie within one another or apart become a tree, so that each element is a part of one sum;
    /// a group that cuts another one stays a sum of its own.
    pub(super) fn of(axis: &[Axis], filling: impl Fn(usize, &[usize]) -> Filling) -> Self {
        let mut found = Self::default();
        let roots: Vec<usize> = (0..axis.len()).filter(|one| is_root(&axis[*one])).collect();
        let mut groups: Vec<(usize, BTreeSet<usize>)> = Vec::new();
        for (index, one) in axis.iter().enumerate() {
            match &one.kind {
                AxisKind::Group(parts) => groups.push((index, parts.iter().copied().collect())),
                AxisKind::Total => groups.push((index, roots.iter().copied().collect())),
                AxisKind::Plain => {}
            }
        }
        // Small ones first; a total, the greatest, comes last of those that have as many parts.
        groups.sort_by_key(|(index, parts)| (parts.len(), axis[*index].kind == AxisKind::Total, *index));
        let mut tops: Vec<(usize, BTreeSet<usize>)> = Vec::new();
        for (index, parts) in groups {
            let cuts = |other: &BTreeSet<usize>| !other.is_subset(&parts) && !other.is_disjoint(&parts);
            if tops.iter().any(|(_, other)| cuts(other)) {
                found.sums.push(Sum { whole: index, parts: parts.into_iter().collect(), rest: None });
                continue;
            }
            let (inside, outside): (Vec<_>, Vec<_>) = tops.into_iter().partition(|(_, other)| other.is_subset(&parts));
            let covered: BTreeSet<usize> = inside.iter().flat_map(|(_, other)| other.iter().copied()).collect();
            let own = inside.iter().map(|(other, _)| *other).chain(parts.difference(&covered).copied()).collect();
            found.sums.push(Sum { whole: index, parts: own, rest: None });
            tops = outside;
            tops.push((index, parts));
        }
        found.named_parts(axis, filling);
        found
    }

    fn named_parts(&mut self, axis: &[Axis], filling: impl Fn(usize, &[usize]) -> Filling) {
        for whole in 0..axis.len() {
            let parts: Vec<usize> = (0..axis.len()).filter(|one| axis[*one].part_of == Some(whole)).collect();
            if parts.is_empty() {
                continue;
            }
            match filling(whole, &parts) {
                Filling::Whole => self.sums.push(Sum { whole, parts, rest: None }),
                Filling::Partly => self.with_rest(axis.len(), whole, parts),
                Filling::Overlapping => parts.into_iter().for_each(|part| self.with_rest(axis.len(), whole, vec![part])),
            }
        }
    }

    fn with_rest(&mut self, elements: usize, whole: usize, parts: Vec<usize>) {
        self.sums.push(Sum { whole, parts, rest: Some(elements + self.rests.len()) });
        self.rests.push(whole);
    }

    /// The sum that an element is, unless it is one with a rest.
    pub(super) fn of_whole(&self, whole: usize) -> Option<&Sum> {
        self.sums.iter().find(|sum| sum.whole == whole && sum.rest.is_none())
    }
}

/// Whether a total counts it: it stands for itself and is no part of another.
pub(super) fn is_root(one: &Axis) -> bool {
    one.kind == AxisKind::Plain && one.part_of.is_none()
}
