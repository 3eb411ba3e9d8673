//! Changes of the hidden numbers that no sum betrays.
//!
//! Where the sums form a network a move is a flow, in whole numbers; elsewhere it is the answer of a linear programme.

use super::network::Network;
use super::problem::{Part, View};
use super::programme;

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
    At(i64, Move),
    /// Without end.
    Endless,
    /// The solver didn't tell.
    Unknown,
}

/// The way moves are found in a part.
pub(super) enum Mover {
    /// Its sums form a network.
    Network(Network),
    /// They don't.
    Programme,
}

impl Mover {
    /// The best way for a part.
    pub(super) fn of(part: &Part) -> Self {
        Network::of(part).map_or(Self::Programme, Self::Network)
    }

    /// Whether the sums form a network.
    pub(super) fn is_network(&self) -> bool {
        matches!(self, Self::Network(_))
    }

    /// The cheapest change found.
    pub(super) fn find(&self, part: &Part, wanted: Wanted<'_>) -> Option<Move> {
        if part.room(wanted.cell, wanted.rises, View::Anyone).is_some_and(|room| room < wanted.amount) {
            return None;
        }
        match self {
            Self::Network(network) => network.find(part, wanted),
            Self::Programme => programme::find(part, wanted),
        }
    }

    /// How far the cell can go when hidden cells alone change.
    pub(super) fn extent(&self, part: &Part, cell: usize, rises: bool, view: View, hidden: &[bool]) -> Extent {
        match self {
            Self::Network(network) => network.extent(part, Wanted { cell, rises, amount: 0, view, hidden, costs: None }),
            Self::Programme => programme::extent(part, Wanted { cell, rises, amount: 0, view, hidden, costs: None }),
        }
    }
}
