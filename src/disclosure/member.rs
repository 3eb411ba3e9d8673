//! A table on its way into a problem: what editors say of it, and which of its cells are counted.

use std::collections::{BTreeMap, BTreeSet};

use super::at::At;
use crate::records::tabell::{Cell, Mater};
use crate::tables::{RawTable, Stated};

/// How the tables of a problem are protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rules {
    /// Counts under this are small.
    pub threshold: i64,
    /// Whether zeros are shown.
    pub zeros_shown: bool,
}

/// What an editor has decided of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pin {
    /// It stays shown.
    Show,
    /// It is hidden.
    Hide,
}

/// One of the tables that hang together.
pub(super) struct Member<'t> {
    /// The table.
    pub(super) table: &'t RawTable,
    /// Whether its numbers are public already: they are all known.
    pub(super) public: bool,
    /// What editors have decided of its cells.
    pub(super) pins: BTreeMap<At, Pin>,
    /// The cells that were hidden last time.
    pub(super) earlier: BTreeSet<At>,
    /// What its rows state, if it is the table of the records.
    pub(super) stated: &'t [Stated],
    /// Its number among all tables.
    pub(super) number: usize,
    /// The first of the tables that it is declared to hang together with: only those have cells in common by their ids.
    pub(super) declared: usize,
}

/// A number of persons or hushåll; `None` for anything else, and for numbers that aren't whole.
pub(super) fn count(table: &RawTable, row: usize, column: usize, cell: &Cell) -> Option<i64> {
    let counts = matches!(table.mater(row, column), Mater::Personer | Mater::Hushall);
    match cell {
        Cell::Tal(number) if counts && number.fract() == 0.0 && (0.0..9e15).contains(number) => Some(*number as i64),
        Cell::Tal(_) | Cell::Saknas | Cell::EjTillampligt => None,
    }
}
