//! Shares and means: each is shown only where it gives no count away.
//!
//! A share of a base that is shown tells a count within the rounding. It is shown where the count itself is shown, or where no whole
//! number that rounds to it, nor what is left of the base, is small. Beside a hidden count or of a hidden base it is hidden.

use std::collections::{BTreeMap, BTreeSet};

use super::Cell;
use super::at::{Along, At};
use super::member::Rules;
use crate::records::tabell::{self, Mater};
use crate::tables::{AxisKind, Base, RawTable, words};

/// Shares of one whole are closed when they sum to a hundred, give or take this for each of them.
const ROUNDING: f64 = 0.5;

/// The means of a table that are hidden: those of a count that is. The mean of one person is what that person has.
pub(super) fn means(table: &RawTable, public: &dyn Fn(At) -> Cell) -> Vec<At> {
    let counts = |row: usize, column: usize| matches!(table.mater(row, column), Mater::Personer | Mater::Hushall);
    table
        .cells()
        .filter(|(row, column, _, cell)| matches!(cell, tabell::Cell::Tal(_)) && table.mater(*row, *column) == Mater::Manader)
        .map(|(row, column, layer, _)| At { row, column, layer })
        .filter(|at| {
            let base = table.rows[at.row].base.or(table.columns[at.column].base);
            let in_row = (0..table.columns.len()).map(|column| At { column, ..*at }).filter(|at| counts(at.row, at.column));
            let in_column = (0..table.rows.len()).map(|row| At { row, ..*at }).filter(|at| counts(at.row, at.column));
            let of: Vec<At> = match base {
                Some(Base::Column(column)) => vec![At { column, ..*at }],
                Some(Base::Row(row)) => vec![At { row, ..*at }],
                // Without a base it may be the mean of any count beside it.
                None if table.columns.iter().any(|one| one.mater.is_some()) => in_row.collect(),
                None => in_row.chain(in_column).collect(),
            };
            of.into_iter().any(|at| public(at) == Cell::Hidden)
        })
        .collect()
}

/// The shares that must be hidden besides, because those of one whole sum to a hundred: what is hidden of it is left in at least two,
/// and the count behind them can be as much as the threshold.
pub(super) fn complements(table: &RawTable, rules: Rules, hidden: &BTreeSet<At>) -> BTreeSet<At> {
    let mut more: BTreeSet<At> = BTreeSet::new();
    // What is hidden along one axis may need more along the other.
    loop {
        let before = more.len();
        for along in [Along::Columns, Along::Rows] {
            for group in groups(table, along) {
                let is_hidden = |at: &At, more: &BTreeSet<At>| hidden.contains(at) || more.contains(at);
                while let Some(next) = {
                    let (gone, left): (Vec<_>, Vec<_>) = group.iter().copied().partition(|(at, _)| is_hidden(at, &more));
                    let share: f64 = gone.iter().map(|(_, share)| share).sum();
                    let enough =
                        base_of(table, group[0].0).is_none_or(|base| share / 100.0 * base >= rules.threshold as f64 + 1.0);
                    let wanted = !gone.is_empty() && (gone.len() < 2 || !enough);
                    let smallest = left.into_iter().filter(|(_, share)| *share > 0.0).min_by(|(_, a), (_, b)| a.total_cmp(b));
                    smallest.map(|(at, _)| at).filter(|_| wanted)
                } {
                    more.insert(next);
                }
            }
        }
        if more.len() == before {
            return more;
        }
    }
}

/// The number that a share is a share of, if the table has it.
fn base_of(table: &RawTable, At { row, column, layer }: At) -> Option<f64> {
    let cell = match table.rows[row].base.or(table.columns[column].base)? {
        Base::Column(base) => table.cell(row, base, layer),
        Base::Row(base) => table.cell(base, column, layer),
    };
    match cell {
        tabell::Cell::Tal(number) => Some(*number),
        tabell::Cell::Saknas | tabell::Cell::EjTillampligt => None,
    }
}

/// The shares of each whole that sum to a hundred, along an axis.
fn groups(table: &RawTable, along: Along) -> Vec<Vec<(At, f64)>> {
    type Shares = Vec<(At, f64)>;
    let mut found: BTreeMap<(At, Option<Base>), Shares> = BTreeMap::new();
    for (row, column, layer, cell) in table.cells() {
        let at = At { row, column, layer };
        let axis = if along == Along::Rows { &table.rows[row] } else { &table.columns[column] };
        let plain = axis.kind == AxisKind::Plain && axis.part_of.is_none() && !words::is_total(&axis.namn);
        if let tabell::Cell::Tal(share) = cell
            && table.mater(row, column) == Mater::Andelar
            && plain
        {
            let base = table.rows[row].base.or(table.columns[column].base);
            found.entry((at.with(along, 0), base)).or_default().push((at, *share));
        }
    }
    let closed = |group: &Vec<(At, f64)>| {
        let sum: f64 = group.iter().map(|(_, share)| share).sum();
        group.len() > 1 && (sum - 100.0).abs() <= ROUNDING * group.len() as f64
    };
    found.into_values().filter(closed).collect()
}

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
