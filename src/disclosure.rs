//! The only door from a table's numbers to a page.
//!
//! In: `RawTables`. Out: [`Protected`], the only form in which a table reaches a page, chart, file, index or sentence. Its cells hold no
//! value that is hidden.
//!
//! Tables that hang together (linked, made of each other) become one [`Problem`]: whole numbers and the sums between them
//! (`assemble`). A search hides the small numbers and what else gives them away (`pattern`), and the audit reads back what is about to
//! be published and tells what can be derived of each hidden number (`audit`). A table with a number that can be derived too well is
//! withheld. What "too well" means stands in `require`.

use std::collections::BTreeMap;

use crate::tables::{Stated, Table};
use crate::value::{Period, Slug};

mod assemble;
mod at;
mod audit;
mod axis;
mod cache;
mod change;
mod clue;
mod declare;
mod examination;
mod examine;
mod implied;
mod member;
mod moves;
mod network;
mod pattern;
mod problem;
mod programme;
mod random;
mod report;
mod require;
mod share;
#[cfg(test)]
mod tests;
mod versions;

pub use self::at::{Along, At};
pub use self::audit::{CellAudit, Interval, audit};
pub use self::cache::{PatternCache, PatternKey};
pub use self::clue::{Attack, Clue, Derivation, Published, RecordRow, Spot, Tells, Terms};
pub use self::examination::{Examination, Secrets, Telling};
pub use self::member::Rules;
pub use self::pattern::{Outcome, protect};
pub use self::problem::{Kind, Problem, ProblemCell, cost};
pub use self::report::{CellReport, Derived, TableReport, Why};
pub use self::require::Requirement;
pub use self::versions::compare;

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
    protections: BTreeMap<Slug, Protection>,
    /// What each count that an insats states may show, by its id.
    of_insatser: BTreeMap<Slug, Vec<(Stated, RecordCount)>>,
    /// The same of the counts of parts.
    of_parts: Vec<(Stated, RecordCount)>,
}

/// What a page may show of a count that a record states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordCount {
    /// The count: it is large enough, or a table shows it.
    Shown,
    /// That it is protected: the table that holds it hides it.
    Hidden,
    /// That it is less than this: it is small, and no table holds it.
    Fewer(i64),
}

/// How a published table is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Protection {
    /// Counts of persons and hushåll under this are hidden.
    pub threshold: i64,
    /// Whether zeros are shown.
    pub zeros_shown: bool,
    /// Whether any cell is hidden.
    pub hides: bool,
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
    /// The published tables, in the order of their ids.
    pub fn tables(&self) -> &[PublicTable] {
        &self.tables
    }

    /// The tables that are not published.
    pub fn withheld(&self) -> &[Withheld] {
        &self.withheld
    }

    /// What may be shown of a count of persons in an insats, or in a part of one where `insats` is empty. `field` is named as tables of
    /// records name it; `period` is what the count is of, where it is of one.
    pub fn record_count(
        &self,
        (insats, field): (&str, &str),
        count: u32,
        (period, _): (Option<Period>, bool),
        threshold: u32,
    ) -> RecordCount {
        let is_it = |stated: &Stated| {
            stated.field == field && stated.antal == count && period.is_none_or(|period| stated.period == period)
        };
        let own = if insats.is_empty() { Some(&self.of_parts) } else { self.of_insatser.get(insats) };
        let found = own.into_iter().flatten().filter(|(stated, _)| is_it(stated)).map(|(_, shown)| *shown);
        // Parts that state the same number are told the same of.
        found.max_by_key(|shown| matches!(shown, RecordCount::Hidden)).unwrap_or(if count >= 1 && count < threshold {
            RecordCount::Fewer(i64::from(threshold))
        } else {
            RecordCount::Shown
        })
    }

    /// How a table is protected; `None` where its numbers are public already, or count no one.
    pub fn protection(&self, id: &str) -> Option<Protection> {
        self.protections.get(id).copied()
    }

    /// The published table with an id.
    pub fn get(&self, id: &str) -> Option<&PublicTable> {
        self.tables.binary_search_by(|table| table.head.id.as_str().cmp(id)).ok().map(|at| &self.tables[at])
    }
}
