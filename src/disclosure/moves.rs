//! The way changes that no sum betrays are found in a part.
//!
//! Where the sums form a network a move is a flow, in whole numbers; elsewhere it is the answer of a linear programme.

use super::change::{Extent, Move, Wanted};
use super::network::Network;
use super::problem::{Part, View};
use super::programme;

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
