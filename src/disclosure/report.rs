//! What the protection does, for the editor's eyes: which cells are hidden, why, and what can be derived of each.
//!
//! No number of a table stands in it: who may see them looks in the table.

use std::collections::BTreeMap;

use super::assemble::Assembled;
use super::at::At;
use super::audit::Interval;
use super::examine::{Examined, ExaminedTable};
use crate::records::tabell::Mater;
use crate::tables::RawTable;
use crate::value::Slug;

/// What the protection does to a table.
#[derive(Debug, Clone)]
pub struct TableReport {
    /// The table.
    pub id: Slug,
    /// Its title.
    pub titel: String,
    /// Whether it can't be published.
    pub withheld: bool,
    /// Counts under this are hidden.
    pub threshold: i64,
    /// Whether zeros are shown.
    pub zeros_shown: bool,
    /// How many cells count persons or hushåll.
    pub counts: usize,
    /// The share of all that its own rows and columns count, sums left out, that is hidden: 0 to 1.
    pub hidden_share: f64,
    /// The hidden cells, in the table's order.
    pub cells: Vec<CellReport>,
    /// Its cells that are one with a cell of another table, each with that one's names.
    pub shared: Vec<String>,
}

/// A hidden cell.
#[derive(Debug, Clone)]
pub struct CellReport {
    /// Its row, column and, where there are several, layer: their ids.
    pub place: Vec<Slug>,
    /// Their names.
    pub names: Vec<String>,
    /// Why it is hidden.
    pub why: Why,
    /// What can be derived of it; `None` for a share, which is hidden with its count.
    pub derived: Option<Derived>,
}

/// Why a cell is hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// It is small.
    Small,
    /// So that small ones can't be derived.
    Cover,
    /// It is a share that would tell a hidden count.
    Share,
}

/// What can be derived of a hidden cell.
#[derive(Debug, Clone)]
pub struct Derived {
    /// By anyone.
    pub anyone: Interval,
    /// By one who knows the rules.
    pub knowing: Interval,
    /// Whether that is little enough.
    pub safe: bool,
    /// Whether one who could tell which cells are small would still find two numbers.
    pub survives_guessing: bool,
    /// The name of the hidden cell that ends its interval upwards.
    pub limited_by: Option<String>,
}

/// The report on every table where something is protected, in the order of their ids.
pub(super) fn report(tables: &[RawTable], examined: &Examined) -> Vec<TableReport> {
    let mut reports = Vec::new();
    for (number, (table, own)) in tables.iter().zip(&examined.tables).enumerate() {
        let Some(rules) = own.rules else { continue };
        let problem = examined.sets.iter().find_map(|(set, assembled)| {
            let member = set.iter().position(|table| *table == number)?;
            Some((set, member, assembled))
        });
        let Some((set, member, assembled)) = problem else { continue };
        let name = |cell: usize| {
            let (other, place) = assembled.place(cell)?;
            let names = names(tables.get(set[other])?, place).join(", ");
            Some(if other == member { names } else { format!("{names} i {}", tables[set[other]].head.id) })
        };
        let cells = own.hidden.iter().map(|place| cell(table, own, *place, &name)).collect();
        let counts: Vec<(At, i64)> = table
            .cells()
            .filter_map(|(row, column, layer, _)| {
                let place = At { row, column, layer };
                Some((place, assembled.problem.cells[assembled.cell(member, place)?].value))
            })
            .collect();
        let plain = |At { row, column, layer }: &At| {
            let axes = [&table.rows[*row], &table.columns[*column], &table.layers[*layer]];
            axes.iter().all(|axis| axis.kind == crate::tables::AxisKind::Plain && axis.part_of.is_none())
        };
        let sum = |wanted: &dyn Fn(&At) -> bool| -> i64 {
            counts.iter().filter(|(place, _)| plain(place) && wanted(place)).map(|(_, value)| value).sum()
        };
        reports.push(TableReport {
            id: table.head.id.clone(),
            titel: table.head.titel.clone(),
            withheld: own.withheld,
            threshold: rules.threshold,
            zeros_shown: rules.zeros_shown,
            counts: counts.len(),
            hidden_share: sum(&|place| own.hidden.contains(place)) as f64 / (sum(&|_| true) as f64).max(1.0),
            cells,
            shared: shared(tables, set, member, assembled),
        });
    }
    reports
}

fn cell(table: &RawTable, own: &ExaminedTable, place: At, name: &dyn Fn(usize) -> Option<String>) -> CellReport {
    let At { row, column, layer } = place;
    let axes = [&table.rows[row], &table.columns[column], &table.layers[layer]];
    let used = if table.layers.len() > 1 { 3 } else { 2 };
    let audit = own.audits.get(&place);
    CellReport {
        place: axes[..used].iter().map(|axis| axis.id.clone()).collect(),
        names: names(table, place),
        why: match audit {
            None if table.mater(row, column) == Mater::Andelar => Why::Share,
            Some(audit) if audit.small => Why::Small,
            None | Some(_) => Why::Cover,
        },
        derived: audit.map(|audit| Derived {
            anyone: audit.anyone,
            knowing: audit.knowing,
            safe: audit.is_safe(),
            survives_guessing: audit.survives_guessing,
            limited_by: audit.limited_by.and_then(name),
        }),
    }
}

/// Each cell of a table that another table has, too.
fn shared(tables: &[RawTable], set: &[usize], member: usize, assembled: &Assembled) -> Vec<String> {
    let mut found = Vec::new();
    let places = |number: usize| tables.get(set[number]).into_iter().flat_map(RawTable::cells);
    let mut others: BTreeMap<usize, String> = BTreeMap::new();
    for other in (0..set.len()).filter(|other| *other != member) {
        for (row, column, layer, _) in places(other) {
            let at = At { row, column, layer };
            if let (Some(cell), Some(table)) = (assembled.cell(other, at), tables.get(set[other])) {
                others.entry(cell).or_insert_with(|| format!("{} i {}", names(table, at).join(", "), table.head.id));
            }
        }
    }
    for (row, column, layer, _) in places(member) {
        let at = At { row, column, layer };
        if let Some(other) = assembled.cell(member, at).and_then(|cell| others.get(&cell)) {
            found.push(format!("{} = {other}", names(&tables[set[member]], at).join(", ")));
        }
    }
    found
}

fn names(table: &RawTable, At { row, column, layer }: At) -> Vec<String> {
    let mut names = vec![table.rows[row].short().to_owned(), table.columns[column].short().to_owned()];
    if table.layers.len() > 1 {
        names.push(table.layers[layer].short().to_owned());
    }
    names
}
