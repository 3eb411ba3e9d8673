//! The only door from a table's numbers to a page.
//!
//! In: `RawTables`. Out: [`Protected`], the only form in which a table reaches a page, chart, file, index or sentence. Its cells hold no
//! value that is hidden. Until small counts are suppressed, a table of persons or hushåll that has any and is not declared public is
//! withheld as a whole, and a finding says so.

use crate::finding::{Finding, Findings};
use crate::records::tabell::{self, Mater};
use crate::tables::{RawTable, RawTables, Table};
use crate::tree::Pointer;
use crate::value::Slug;

mod audit;
mod moves;
mod network;
mod pattern;
mod problem;
mod programme;
mod random;
mod require;
#[cfg(test)]
mod tests;

pub use self::audit::{CellAudit, Interval, audit};
pub use self::pattern::{Outcome, protect};
pub use self::problem::{Kind, Problem, ProblemCell, cost};
pub use self::require::Requirement;

/// A cell as the public sees it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Cell {
    /// A number.
    Shown(f64),
    /// No source tells.
    Missing,
    /// There is no such number.
    NotApplicable,
    /// Protected: there is a number, and nothing here knows it.
    Hidden,
}

impl Cell {
    /// The number, where one is shown.
    pub fn shown(self) -> Option<f64> {
        match self {
            Self::Shown(number) => Some(number),
            Self::Missing | Self::NotApplicable | Self::Hidden => None,
        }
    }
}

/// A table as the public sees it.
pub type PublicTable = Table<Cell>;

/// All tables that are published.
#[derive(Debug, Default)]
pub struct Protected {
    tables: Vec<PublicTable>,
    withheld: Vec<Withheld>,
}

/// A table that is not published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withheld {
    /// Its id.
    pub id: Slug,
    /// Its title.
    pub titel: String,
}

impl Protected {
    /// Protects all tables with the site's threshold: counts from 1 to one below it are small.
    pub fn new(raw: RawTables, threshold: u32, findings: &mut Findings) -> Self {
        let mut protected = Self::default();
        for table in raw.into_tables() {
            if has_small_counts(&table, threshold) && table.head.skydd.redan_offentlig.is_none() {
                findings.push(withheld(&table, threshold));
                protected.withheld.push(Withheld { id: table.head.id.clone(), titel: table.head.titel.clone() });
            } else {
                protected.tables.push(table.map(|cell| match cell {
                    tabell::Cell::Tal(number) => Cell::Shown(number),
                    tabell::Cell::Saknas => Cell::Missing,
                    tabell::Cell::EjTillampligt => Cell::NotApplicable,
                }));
            }
        }
        protected
    }

    /// The published tables, in the order of their ids.
    pub fn tables(&self) -> &[PublicTable] {
        &self.tables
    }

    /// The tables that are not published.
    pub fn withheld(&self) -> &[Withheld] {
        &self.withheld
    }

    /// The published table with an id.
    pub fn get(&self, id: &str) -> Option<&PublicTable> {
        self.tables.binary_search_by(|table| table.head.id.as_str().cmp(id)).ok().map(|at| &self.tables[at])
    }
}

/// Whether a table counts persons or hushåll, and few of them in some cell.
fn has_small_counts(table: &RawTable, threshold: u32) -> bool {
    let threshold = f64::from(table.head.skydd.troskel.unwrap_or(threshold));
    table.cells().any(|(row, column, _, cell)| {
        let counts = matches!(table.mater(row, column), Mater::Personer | Mater::Hushall);
        counts && matches!(cell, tabell::Cell::Tal(number) if *number > 0.0 && *number < threshold)
    })
}

/// The finding names no cell: it is told where others read, too.
fn withheld(table: &RawTable, threshold: u32) -> Finding {
    Finding::warning(
        "tabell-undanhallen",
        table.head.origin.at(&Pointer::root().join("titel")),
        format!("tabellen visas inte: den har antal under {}", table.head.skydd.troskel.unwrap_or(threshold)),
        "är tabellen redan offentlig och går ingen att känna igen, skriv skydd: {redan_offentlig: {källa: …, skäl: …}}",
    )
}
