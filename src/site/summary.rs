//! What a table says, in two sentences: the largest, and the change or the spread.
//!
//! In: a protected table, and the headline that an editor gave it. Out: sentences that hold whatever the missing and hidden numbers
//! are. Times go by the calendar; a change is told only between times of one kind that are comparable (for shares, columns with the
//! same sum). What might say against the headline is left out.

use super::headline::{self, Claim};
use super::words;
use crate::disclosure::{Cell, PublicTable};
use crate::records::tabell::Mater;
use crate::tables::words::is_total;
use crate::tables::{Axis, AxisKind};
use crate::value::{decimal, unit_word};

/// More names than this are counted instead.
const MOST_NAMES: usize = 5;

/// A sentence, what it is about and what it says of it.
struct Sentence {
    rows: Vec<usize>,
    claim: Claim,
    text: String,
}

/// At most two sentences on some rows in one column, and its change from the time before.
pub(super) fn sentences(table: &PublicTable, rows: &[usize], columns: &[usize], layer: usize, said: Option<&str>) -> Vec<String> {
    let rows = &ranked(table, rows);
    let columns = in_order(table, columns);
    let in_time = is_in_time(table, &columns);
    let Some(at) = told_column(table, rows, &columns, layer, in_time, said) else { return Vec::new() };
    let column = columns[at];
    let shown: Vec<(usize, f64)> = rows.iter().filter_map(|row| Some((*row, table.cell(*row, column, layer).shown()?))).collect();
    let alike = |row: &usize| {
        table.mater(*row, column) == table.mater(rows[0], column) && table.unit(*row, column) == table.unit(rows[0], column)
    };
    if shown.len() < 2 || !rows.iter().all(alike) {
        return Vec::new();
    }
    let tells = columns.len() > 1 || (table.columns.len() > 1 && table.time(column).is_some());
    let when = if tells { format!(" ({})", column_name(table, column)) } else { String::new() };
    let missing: Vec<usize> = rows.iter().filter(|row| *table.cell(**row, column, layer) == Cell::Missing).copied().collect();
    let place = Ranked { table, column, when: &when, missing: &missing };
    let mut found = vec![place.extreme(&shown, Claim::Largest)];
    let changed = at.checked_sub(1).filter(|_| in_time).and_then(|before| change(table, rows, columns[before], column, layer));
    let even = found[0].claim == Claim::Even;
    found.extend(changed.or_else(|| (!even).then(|| place.extreme(&shown, Claim::Smallest))));
    found.retain(|sentence| said.is_none_or(|said| headline::allows(said, table, &sentence.rows, sentence.claim)));
    found.into_iter().map(|sentence| sentence.text).collect()
}

/// The rows that stand beside each other: no sums of others, no parts of one that is there.
fn ranked(table: &PublicTable, rows: &[usize]) -> Vec<usize> {
    let stands_apart = |row: &&usize| {
        let of = &table.rows[**row];
        let sums = match &of.kind {
            // One that is called a total is one, whether or not the table says so.
            AxisKind::Plain => is_total(&of.namn),
            AxisKind::Total => true,
            AxisKind::Group(parts) => parts.iter().any(|part| rows.contains(part)),
        };
        !sums && of.part_of.is_none_or(|whole| !rows.contains(&whole))
    };
    rows.iter().filter(stands_apart).copied().collect()
}

/// The column that is told of. To rank a hidden number among the others would tell of it, so it is one without any: of times the
/// last; else the one that the headline names, or the first.
fn told_column(
    table: &PublicTable,
    rows: &[usize],
    columns: &[usize],
    layer: usize,
    in_time: bool,
    said: Option<&str>,
) -> Option<usize> {
    let whole = |column: &usize| rows.iter().all(|row| *table.cell(*row, *column, layer) != Cell::Hidden);
    if in_time {
        return columns.iter().rposition(whole);
    }
    let named = said.and_then(|said| columns.iter().position(|column| headline::names(said, &table.columns[*column])));
    named.or(if columns.is_empty() { None } else { Some(0) }).filter(|at| whole(&columns[*at]))
}

/// Where a ranking is told: in a column, of which some numbers may be missing.
struct Ranked<'t> {
    table: &'t PublicTable,
    column: usize,
    when: &'t str,
    missing: &'t [usize],
}

impl Ranked<'_> {
    /// The largest or the smallest, all of them; hedged where a number that is missing could be more.
    fn extreme(&self, shown: &[(usize, f64)], claim: Claim) -> Sentence {
        let key = |(row, value): &(usize, f64)| (shown_number(self.table, *row, self.column, *value), *value);
        let best = shown
            .iter()
            .map(key)
            .reduce(|a, b| if (b.1 > a.1) == (claim == Claim::Largest) && b.0 != a.0 { b } else { a })
            .unwrap_or_default();
        let rows: Vec<usize> = shown.iter().filter(|one| key(one).0 == best.0).map(|(row, _)| *row).collect();
        let amount = amount(self.table, rows[0], self.column, best.1);
        let when = if claim == Claim::Largest { self.when } else { "" };
        let hedge = if self.missing.is_empty() { "" } else { " av dem som har uppgift" };
        if rows.len() == shown.len() {
            let of = if self.missing.is_empty() { "Alla" } else { "Alla som har uppgift" };
            return Sentence { rows, claim: Claim::Even, text: format!("{of} har {amount}{when}.") };
        }
        let word = if claim == Claim::Largest { "Störst" } else { "Minst" };
        let text = match rows.as_slice() {
            [only] => format!("{word}{hedge} är {}: {amount}{when}.", quoted(&self.table.rows[*only])),
            several => {
                let all = if several.len() == 2 { "båda" } else { "alla" };
                format!("{word}{hedge} är {}, {all} med {amount}{when}.", names(self.table, several))
            }
        };
        Sentence { rows, claim, text }
    }
}

/// The name of a row inside a sentence. A name in the middle of a sentence keeps its capital: no rule tells "Vuxna" from
/// "Vuxenenheten" or "SFI".
fn quoted(row: &Axis) -> String {
    format!("”{}”", row.short())
}

fn names(table: &PublicTable, rows: &[usize]) -> String {
    let mut names: Vec<String> = rows.iter().map(|row| quoted(&table.rows[*row])).collect();
    if names.len() > MOST_NAMES {
        let more = names.len() - (MOST_NAMES - 1);
        names.truncate(MOST_NAMES - 1);
        names.push(format!("{more} till"));
    }
    words::list_of(&names, "och")
}

/// A column's name inside a sentence: a time that begins with a word begins small.
fn column_name(table: &PublicTable, column: usize) -> String {
    let name = table.columns[column].namn.as_str();
    let mut letters = name.chars();
    let is_word = letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase);
    if is_word && table.time(column).is_some_and(|time| time.is_bare()) {
        name.chars().take(1).flat_map(char::to_lowercase).chain(name.chars().skip(1)).collect()
    } else {
        name.to_owned()
    }
}

/// The largest change between two columns, where a change may be told and no number that it needs is absent.
fn change(table: &PublicTable, rows: &[usize], before: usize, after: usize, layer: usize) -> Option<Sentence> {
    let absent = |column: usize| rows.iter().any(|row| matches!(table.cell(*row, column, layer), Cell::Hidden | Cell::Missing));
    if absent(before) || absent(after) || !comparable(table, before, after, layer) {
        return None;
    }
    let changes: Vec<(usize, f64, f64)> = rows
        .iter()
        .filter_map(|row| Some((*row, table.cell(*row, before, layer).shown()?, table.cell(*row, after, layer).shown()?)))
        .collect();
    let size = |change: &(usize, f64, f64)| shown_number(table, change.0, after, (change.2 - change.1).abs());
    let (most, step) =
        changes.iter().map(|change| ((change.2 - change.1).abs(), size(change))).max_by(|a, b| a.0.total_cmp(&b.0))?;
    let (from, to) = (column_name(table, before), column_name(table, after));
    if step == "0" {
        let text = format!("Inget har ändrats mellan {from} och {to}.");
        return Some(Sentence { rows: rows.to_vec(), claim: Claim::Even, text });
    }
    let largest: Vec<&(usize, f64, f64)> = changes.iter().filter(|change| size(change) == step).collect();
    let up = largest.iter().filter(|change| change.2 > change.1).count();
    let (claim, verb) = match up {
        0 => (Claim::Shrunk, "minskat"),
        all if all == largest.len() => (Claim::Grown, "ökat"),
        _ => (Claim::Changed, "ändrats"),
    };
    let changed: Vec<usize> = largest.iter().map(|change| change.0).collect();
    let text = match largest.as_slice() {
        [(row, a, b)] => {
            let (name, a) = (quoted(&table.rows[*row]), shown_number(table, *row, before, *a));
            let start = if changes.len() == 1 { format!("{name} har") } else { format!("Mest har {name}") };
            format!("{start} {verb}: från {a} till {}, mellan {from} och {to}.", amount(table, *row, after, *b))
        }
        several => {
            let all = if several.len() == 2 { "båda" } else { "alla" };
            let step = difference(table, changed[0], after, most);
            format!("Mest har {} {verb}, {all} med {step}, mellan {from} och {to}.", names(table, &changed))
        }
    };
    Some(Sentence { rows: changed, claim, text })
}

/// A number with as many decimals as its table shows.
pub(super) fn shown_number(table: &PublicTable, row: usize, column: usize, value: f64) -> String {
    decimal(value, if table.mater(row, column) == Mater::Andelar { 1 } else { 2 })
}

/// `29 procent`, `285 personer`, `51` where the unit is no more than a number.
pub(super) fn amount(table: &PublicTable, row: usize, column: usize, value: f64) -> String {
    table.counted(row, column, &shown_number(table, row, column, value))
}

/// A difference with its unit: between shares it is counted in percentage points.
pub(super) fn difference(table: &PublicTable, row: usize, column: usize, value: f64) -> String {
    if table.mater(row, column) == Mater::Andelar {
        let number = decimal(value, 1);
        format!("{number}\u{a0}{}", unit_word(&number, "procentenheter", None))
    } else {
        amount(table, row, column, value)
    }
}

/// Whether a change between two columns may be told: their times are of one kind, they count the same, and they are declared
/// comparable or, for shares, have the same sum within rounding.
pub(super) fn comparable(table: &PublicTable, before: usize, after: usize, layer: usize) -> bool {
    let (a, b) = (&table.columns[before], &table.columns[after]);
    if a.mater != b.mater || a.enhet != b.enhet {
        return false;
    }
    if let Some(lists) = &table.head.comparable {
        return table.time(before).is_some()
            && table.time(after).is_some()
            && lists.iter().any(|list| list.contains(&before) && list.contains(&after));
    }
    let in_time = matches!((table.time(before), table.time(after)), (Some(a), Some(b)) if a.is_comparable(&b));
    let shares = a.mater.unwrap_or(table.head.mater) == Mater::Andelar;
    let same = || matches!((sum(table, before, layer), sum(table, after, layer)), (Some(a), Some(b)) if (a - b).abs() <= 1.0);
    in_time && (!shares || same())
}

/// The sum of a column's shares, if it can be known.
fn sum(table: &PublicTable, column: usize, layer: usize) -> Option<f64> {
    let plain = table.rows.iter().enumerate().filter(|(_, row)| row.kind == AxisKind::Plain && row.part_of.is_none());
    let shares = plain.filter(|(row, _)| table.mater(*row, column) == Mater::Andelar);
    shares
        .map(|(row, _)| match table.cell(row, column, layer) {
            Cell::Shown(number) => Some(*number),
            Cell::NotApplicable => Some(0.0),
            Cell::Missing | Cell::Hidden => None,
        })
        .sum()
}

/// Columns in the order of the calendar, where all of them are times; else as the table has them.
pub(super) fn in_order(table: &PublicTable, columns: &[usize]) -> Vec<usize> {
    let times: Option<Vec<_>> = columns.iter().map(|column| Some((table.time(*column)?.order(), *column))).collect();
    let Some(mut times) = times else { return columns.to_vec() };
    times.sort_by_key(|(time, _)| *time);
    times.into_iter().map(|(_, column)| column).collect()
}

/// Whether columns are times of one kind, so that what happens between them can be drawn as a line.
pub(super) fn is_in_time(table: &PublicTable, columns: &[usize]) -> bool {
    let times: Option<Vec<_>> = columns.iter().map(|column| table.time(*column)).collect();
    let declared = |a: usize, b: usize| {
        let lists = table.head.comparable.iter().flatten();
        lists.into_iter().any(|list| list.contains(&columns[a]) && list.contains(&columns[b]))
    };
    times.is_some_and(|times| {
        !times.is_empty() && (1..times.len()).all(|at| times[at - 1].is_comparable(&times[at]) || declared(at - 1, at))
    })
}
