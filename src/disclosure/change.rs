//! Changes of the hidden numbers: what is looked for, what is found, and whether every sum stays what it is.

use std::collections::BTreeMap;

use super::problem::{Part, View};

/// By how much each cell changes, by cell; cells that don't change are left out.
pub(super) type Move = Vec<(usize, i64)>;

/// A change that is looked for.
#[derive(Clone, Copy)]
pub(super) struct Wanted<'q> {
    /// The cell that is to change.
    pub(super) cell: usize,
    /// Whether it is to rise.
    pub(super) rises: bool,
    /// By how much.
    pub(super) amount: i64,
    /// Within which bounds.
    pub(super) view: View,
    /// The cells that are hidden: they may change.
    pub(super) hidden: &'q [bool],
    /// What it costs to hide each of the others; without it they stay still.
    pub(super) costs: Option<&'q [u64]>,
}

impl Wanted<'_> {
    /// What it costs to let a cell change; `None`: it stays still.
    pub(super) fn cost(&self, cell: usize) -> Option<u64> {
        if self.hidden[cell] { Some(0) } else { self.costs.map(|costs| costs[cell]) }
    }

    /// What a move costs in cells that it needs hidden.
    pub(super) fn price(&self, found: &Move) -> u64 {
        found.iter().filter_map(|(cell, _)| self.cost(*cell)).sum()
    }
}

/// How far a cell can go, and the move that shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Extent {
    /// This far at most, by this move.
    Far(i64, Move),
    /// Without end.
    Endless,
    /// The solver didn't tell.
    Unknown,
}

/// Whether changes keep every sum.
pub(super) fn keeps_sums(part: &Part, found: &Move) -> bool {
    let mut touched: Vec<usize> = found.iter().flat_map(|(cell, _)| part.equations_of[*cell].iter().copied()).collect();
    touched.sort_unstable();
    touched.dedup();
    let mut changes: BTreeMap<usize, i64> = BTreeMap::new();
    found.iter().for_each(|(cell, change)| *changes.entry(*cell).or_default() += change);
    touched.iter().all(|equation| {
        let sum = |(cell, sign): &(usize, i8)| changes.get(cell).map_or(0, |change| i64::from(*sign) * change);
        part.equations[*equation].iter().map(sum).sum::<i64>() == 0
    })
}
