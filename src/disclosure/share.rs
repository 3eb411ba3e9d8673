//! Shares: each is shown only where it gives no count away.
//!
//! A share of a base that is shown tells a count within the rounding. It is shown where the count itself is shown, or where no whole
//! number that rounds to it, nor what is left of the base, is small. Beside a hidden count or of a hidden base it is hidden.

use super::Cell;
use super::assemble::Rules;
use super::at::At;
use crate::records::tabell::{self, Mater};
use crate::tables::{Base, RawTable};

/// The shares of a table that are hidden, given what its counts show.
pub(super) fn hidden(table: &RawTable, rules: Rules, public: &dyn Fn(At) -> Cell) -> Vec<At> {
    table
        .cells()
        .filter_map(|(row, column, layer, cell)| match cell {
            tabell::Cell::Tal(share) if table.mater(row, column) == Mater::Andelar => Some((At { row, column, layer }, *share)),
            tabell::Cell::Tal(_) | tabell::Cell::Saknas | tabell::Cell::EjTillampligt => None,
        })
        .filter(|(place, share)| gives_away(table, rules, public, *place, *share))
        .map(|(place, _)| place)
        .collect()
}

fn gives_away(table: &RawTable, rules: Rules, public: &dyn Fn(At) -> Cell, place: At, share: f64) -> bool {
    let At { row, column, layer } = place;
    // A share without decimals may have been rounded to whole ones.
    let decimals = share.to_string().split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let tolerance = 0.5 / 10f64.powi(decimals as i32);
    if table.rows[row].base.or(table.columns[column].base).is_none() {
        return beside_a_hidden_count(table, public, place);
    }
    pairs(table, place).into_iter().any(|(base, counts)| {
        let number = |(row, column): (usize, usize)| match public(At { row, column, layer }) {
            Cell::Shown(number) => Some(number),
            Cell::Hidden | Cell::Missing | Cell::NotApplicable => None,
        };
        let truth = |(row, column): (usize, usize)| match table.cell(row, column, layer) {
            tabell::Cell::Tal(number) => Some(*number),
            tabell::Cell::Saknas | tabell::Cell::EjTillampligt => None,
        };
        let is_hidden = |(row, column): (usize, usize)| public(At { row, column, layer }) == Cell::Hidden;
        if is_hidden(base) {
            return true;
        }
        let Some(whole) = number(base) else { return false };
        let rounds_to_it = |count: f64| whole > 0.0 && (100.0 * count / whole - share).abs() <= tolerance + 1e-9;
        let counted: Vec<(usize, usize)> =
            counts.into_iter().filter(|at| *at != (row, column) && truth(*at).is_some_and(rounds_to_it)).collect();
        if counted.iter().any(|at| is_hidden(*at)) {
            return true;
        }
        if !counted.is_empty() {
            return false;
        }
        let low = ((share - tolerance) / 100.0 * whole - 1e-9).ceil().max(0.0) as i64;
        let high = ((share + tolerance) / 100.0 * whole + 1e-9).floor().min(whole) as i64;
        let small = 1..rules.threshold;
        let reaches = |low: i64, high: i64| low < small.end && high >= small.start;
        reaches(low, high) || reaches(whole as i64 - high, whole as i64 - low)
    })
}

/// A share that doesn't say what it is a share of may be one of any total: beside a hidden count it may tell it.
fn beside_a_hidden_count(table: &RawTable, public: &dyn Fn(At) -> Cell, At { row, column, layer }: At) -> bool {
    let in_row = (0..table.columns.len()).map(|other| At { row, column: other, layer });
    let in_column = (0..table.rows.len()).map(|other| At { row: other, column, layer });
    in_row.chain(in_column).any(|place| public(place) == Cell::Hidden)
}

/// The counts that a share may be a share of, each with the counts that may be its numerator.
type Pairs = Vec<((usize, usize), Vec<(usize, usize)>)>;

fn pairs(table: &RawTable, At { row, column, .. }: At) -> Pairs {
    let counts = |row: usize, column: usize| matches!(table.mater(row, column), Mater::Personer | Mater::Hushall);
    let (rows, columns) = (0..table.rows.len(), 0..table.columns.len());
    match table.rows[row].base.or(table.columns[column].base) {
        None => Vec::new(),
        Some(Base::Column(base)) => {
            let own = columns.filter(|other| *other != base && counts(row, *other)).map(|other| (row, other)).collect();
            if counts(row, base) { vec![((row, base), own)] } else { Vec::new() }
        }
        Some(Base::Row(base)) if counts(base, column) => {
            let own = rows.filter(|other| *other != base && counts(*other, column)).map(|other| (other, column)).collect();
            vec![((base, column), own)]
        }
        Some(Base::Row(base)) => columns
            .filter(|other| counts(base, *other))
            .map(|other| ((base, other), if counts(row, other) { vec![(row, other)] } else { Vec::new() }))
            .collect(),
    }
}
