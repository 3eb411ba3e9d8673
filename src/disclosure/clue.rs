//! What an outsider takes for true of published cells, and what follows from it: between the attack and the protection.
//!
//! An outsider sees [`Published`] alone and answers with an [`Attack`]. The examination knows the numbers: it learns the sums that
//! hold, drops those that don't, and judges whether a hidden number is known too well.

use std::collections::BTreeSet;

use super::audit::Interval;
use super::{At, PublicTable};
use crate::value::{Period, Slug};

/// All that is published of the tables and the records.
#[derive(Debug, Default)]
pub struct Published {
    /// The tables by number; `None` for one that is withheld.
    pub tables: Vec<Option<PublicTable>>,
    /// The number of the table that holds what records state, and what each of its rows is of.
    pub records: Option<(usize, Vec<RecordRow>)>,
    /// The least that a hidden count of each table can be, to one who knows the rules.
    pub floors: Vec<i64>,
    /// Counts under this are small, in each table; 0 where nothing is protected.
    pub thresholds: Vec<i64>,
    /// Sums that the protection has met: they need not be weighed again where there are many.
    pub met: BTreeSet<Terms>,
    /// Sums that don't hold.
    pub refuted: BTreeSet<Terms>,
}

/// What a count of a record is of.
#[derive(Debug, Clone)]
pub struct RecordRow {
    /// The insats.
    pub id: Slug,
    /// Its name, and that of its part.
    pub namn: Vec<String>,
    /// The time.
    pub period: Period,
}

/// A published cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// The number of its table.
    pub table: usize,
    /// Where it stands there.
    pub at: At,
}

/// Cells with 1 or −1, in order: together nothing.
pub type Terms = Vec<(Spot, i8)>;

/// A sum that an outsider takes for true.
#[derive(Debug, Clone)]
pub struct Clue {
    /// The sum.
    pub terms: Terms,
    /// What says so: a name, a declaration, other tables. Else it only adds up.
    pub firm: bool,
    /// Whether the table itself declares it.
    pub declared: bool,
    /// What it says, for the editor.
    pub words: String,
}

/// A share or a mean that tells a count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tells {
    /// The share or the mean.
    pub teller: Spot,
    /// The count.
    pub of: Spot,
}

/// What an outsider can derive of a hidden cell.
#[derive(Debug, Clone)]
pub struct Derivation {
    /// The cell.
    pub spot: Spot,
    /// By anyone.
    pub anyone: Interval,
    /// By one who knows the rules.
    pub knowing: Interval,
    /// The sums that take part, by number.
    pub clues: Vec<usize>,
}

/// What an outsider makes of what is published.
#[derive(Debug, Default)]
pub struct Attack {
    /// The sums taken for true.
    pub clues: Vec<Clue>,
    /// Shares and means that tell counts.
    pub tells: Vec<Tells>,
    /// Shares that tell a small count, each with the number that they are shares of.
    pub small_shares: Vec<Tells>,
    /// The pairs of tables that have something in common.
    pub joined: BTreeSet<(usize, usize)>,
    /// What can be derived.
    pub derived: Vec<Derivation>,
    /// Sums whose cells were too many to weigh: they count as held.
    pub unweighed: BTreeSet<usize>,
}
