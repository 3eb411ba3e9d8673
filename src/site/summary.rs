//! What a table says, in two sentences: the largest, and the change or the spread.
//!
//! A change is told only between columns that are moments in time and comparable: for shares, columns with the same sum.

use super::words;
use crate::disclosure::{Cell, PublicTable};
use crate::records::tabell::Mater;
use crate::tables::{Axis, AxisKind};
use crate::value::{Moment, decimal};

/// At most two sentences on some rows in one column, and its change from the column before.
pub(super) fn sentences(table: &PublicTable, rows: &[usize], columns: &[usize], layer: usize) -> Vec<String> {
    // To rank a hidden number among the others would tell of it: the last column without any is told of.
    let whole = |column: &usize| rows.iter().all(|row| *table.cell(*row, *column, layer) != Cell::Hidden);
    let Some(at) = columns.iter().rposition(whole) else { return Vec::new() };
    let column = columns[at];
    let mut shown: Vec<(usize, f64)> =
        rows.iter().filter_map(|row| Some((*row, table.cell(*row, column, layer).shown()?))).collect();
    let measure = rows.first().map(|row| table.mater(*row, column));
    shown.retain(|(row, _)| Some(table.mater(*row, column)) == measure);
    if shown.len() < 2 {
        return Vec::new();
    }
    shown.sort_by(|a, b| b.1.total_cmp(&a.1));
    // A name in the middle of a sentence keeps its capital: no rule tells "Vuxna" from "Vuxenenheten" or "SFI".
    let name = |row: usize| quoted(&table.rows[row]);
    let (first, last) = (shown[0], shown[shown.len() - 1]);
    let tells = columns.len() > 1 || (table.columns.len() > 1 && is_moment(&table.columns[column]));
    let when = if tells { format!(" ({})", table.columns[column].namn) } else { String::new() };
    let mut sentences = Vec::new();
    if first.1 > shown[1].1 {
        sentences.push(format!("Störst är {}: {}{when}.", name(first.0), amount(table, first.0, column, first.1)));
    } else {
        let ties: Vec<String> = shown.iter().take_while(|(_, value)| *value == first.1).map(|(row, _)| name(*row)).collect();
        sentences.push(format!(
            "Störst är {}, alla med {}{when}.",
            words::list_of(&ties, "och"),
            amount(table, first.0, column, first.1)
        ));
    }
    match at.checked_sub(1).and_then(|before| change(table, rows, columns[before], column, layer)) {
        Some(sentence) => sentences.push(sentence),
        None if last.1 < first.1 => {
            sentences.push(format!("Minst är {}: {}.", name(last.0), amount(table, last.0, column, last.1)))
        }
        None => {}
    }
    sentences
}

/// The name of a row inside a sentence.
fn quoted(row: &Axis) -> String {
    format!("”{}”", row.short())
}

/// The largest change between two columns, where a change may be told.
fn change(table: &PublicTable, rows: &[usize], before: usize, after: usize, layer: usize) -> Option<String> {
    let hidden = rows.iter().any(|row| *table.cell(*row, before, layer) == Cell::Hidden);
    if hidden || !comparable(table, before, after, layer) {
        return None;
    }
    let changes: Vec<(usize, f64, f64)> = rows
        .iter()
        .filter_map(|row| Some((*row, table.cell(*row, before, layer).shown()?, table.cell(*row, after, layer).shown()?)))
        .collect();
    let size = |change: &(usize, f64, f64)| (change.2 - change.1).abs();
    let most = changes.iter().map(size).max_by(f64::total_cmp)?;
    let (from, to) = (&table.columns[before].namn, &table.columns[after].namn);
    if most == 0.0 {
        return Some(format!("Inget har ändrats mellan {from} och {to}."));
    }
    let mut largest = changes.iter().filter(|change| size(change) == most);
    let &(row, a, b) = largest.next()?;
    if largest.next().is_some() {
        let step = difference(table, row, after, most);
        return Some(format!("Ingen har ändrats mer än {step} mellan {from} och {to}."));
    }
    let verb = if b > a { "ökat" } else { "minskat" };
    Some(format!(
        "Mest har {} {verb}: från {} till {}, mellan {from} och {to}.",
        quoted(&table.rows[row]),
        decimal(a, 1),
        amount(table, row, after, b)
    ))
}

/// `29 procent`, `285 personer`.
pub(super) fn amount(table: &PublicTable, row: usize, column: usize, value: f64) -> String {
    format!("{}\u{a0}{}", decimal(value, 1), unit_word(table.unit(row, column), value))
}

/// A difference with its unit: between shares it is counted in percentage points.
pub(super) fn difference(table: &PublicTable, row: usize, column: usize, value: f64) -> String {
    if table.mater(row, column) == Mater::Andelar {
        format!("{}\u{a0}{}", decimal(value, 1), if value == 1.0 { "procentenhet" } else { "procentenheter" })
    } else {
        amount(table, row, column, value)
    }
}

/// The unit as it stands after a number: `1 person`, `2 personer`.
fn unit_word(unit: &str, value: f64) -> String {
    if value != 1.0 {
        return unit.to_owned();
    }
    match unit {
        "personer" => "person".to_owned(),
        "månader" => "månad".to_owned(),
        "organisationer" => "organisation".to_owned(),
        "insatser" => "insats".to_owned(),
        other => other.to_owned(),
    }
}

/// Whether a change between two columns may be told: both are moments in time, count the same, and are declared comparable or, for
/// shares, have the same sum within rounding.
pub(super) fn comparable(table: &PublicTable, before: usize, after: usize, layer: usize) -> bool {
    let (a, b) = (&table.columns[before], &table.columns[after]);
    if !(is_moment(a) && is_moment(b)) || a.mater != b.mater || a.enhet != b.enhet {
        return false;
    }
    if let Some(lists) = &table.head.comparable {
        return lists.iter().any(|list| list.contains(&before) && list.contains(&after));
    }
    let shares = a.mater.unwrap_or(table.head.mater) == Mater::Andelar;
    !shares || (sum(table, before, layer) - sum(table, after, layer)).abs() <= 1.0
}

fn sum(table: &PublicTable, column: usize, layer: usize) -> f64 {
    let plain = table.rows.iter().enumerate().filter(|(_, row)| row.kind == AxisKind::Plain && row.part_of.is_none());
    plain
        .filter_map(|(row, _)| match table.cell(row, column, layer) {
            Cell::Shown(number) => Some(*number),
            Cell::Missing | Cell::NotApplicable | Cell::Hidden => None,
        })
        .sum()
}

/// Whether a column is a moment in time: its id is one, or its name holds a year.
pub(super) fn is_moment(column: &Axis) -> bool {
    let year = |text: &str| {
        text.split(|c: char| !c.is_ascii_digit())
            .any(|part| part.len() == 4 && (part.starts_with("19") || part.starts_with("20")))
    };
    Moment::parse(column.id.as_str()).is_ok() || year(&column.namn)
}
