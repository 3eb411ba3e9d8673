//! Totals are checked: what the source sums must add up, unless a note says that it doesn't.

use super::{Axis, AxisKind, RawTable};
use crate::finding::{Finding, Findings};
use crate::records::tabell::{Cell, Mater};
use crate::rule::tables as rules;
use crate::tree::Pointer;
use crate::value::decimal;

/// Checks the signs and the totals of a table.
pub(super) fn check(table: &RawTable, findings: &mut Findings) {
    negative(table, findings);
    for row in 0..table.rows.len() {
        for column in 0..table.columns.len() {
            for (layer, parts) in totals(&table.layers) {
                let values: Vec<Cell> = parts.iter().map(|part| *table.cell(row, column, *part)).collect();
                tell(table, findings, (row, column), *table.cell(row, column, layer), &values);
            }
        }
    }
    for layer in 0..table.layers.len() {
        for column in 0..table.columns.len() {
            let total = |row: usize| table.cell(row, column, layer);
            for (row, parts) in totals(&table.rows) {
                let values: Vec<Cell> = parts.iter().map(|part| *total(*part)).collect();
                tell(table, findings, (row, column), *total(row), &values);
            }
        }
        for row in 0..table.rows.len() {
            for (column, parts) in totals(&table.columns) {
                let values: Vec<Cell> = parts.iter().map(|part| *table.cell(row, *part, layer)).collect();
                tell(table, findings, (row, column), *table.cell(row, column, layer), &values);
            }
        }
    }
}

/// The totals of an axis, each with its parts: those that are neither totals, groups nor parts of others.
fn totals(axis: &[Axis]) -> Vec<(usize, Vec<usize>)> {
    let parts: Vec<usize> = axis
        .iter()
        .enumerate()
        .filter(|(_, one)| one.kind == AxisKind::Plain && one.part_of.is_none())
        .map(|(index, _)| index)
        .collect();
    axis.iter().enumerate().filter(|(_, one)| one.kind == AxisKind::Total).map(|(index, _)| (index, parts.clone())).collect()
}

fn tell(table: &RawTable, findings: &mut Findings, (row, column): (usize, usize), total: Cell, parts: &[Cell]) {
    let Cell::Tal(total) = total else { return };
    let numbers: Option<Vec<f64>> = parts
        .iter()
        .filter(|cell| **cell != Cell::EjTillampligt)
        .map(|cell| match cell {
            Cell::Tal(number) => Some(*number),
            Cell::Saknas | Cell::EjTillampligt => None,
        })
        .collect();
    // A part that is missing: the sum can't be told.
    let Some(numbers) = numbers else { return };
    // A mean of all is no sum of means.
    if table.mater(row, column) == Mater::Manader {
        return;
    }
    let sum: f64 = numbers.iter().sum();
    let rounded = table.mater(row, column) == Mater::Andelar || table.head.avrundning.is_some();
    let tolerance = if rounded { 0.5 + 1e-9 } else { 1e-9 };
    if (sum - total).abs() <= tolerance || explained(table, row, column) {
        return;
    }
    // A report is read by more than those who may see a number that is to be hidden.
    let counts = matches!(table.mater(row, column), Mater::Personer | Mater::Hushall);
    let secret = counts && table.head.skydd.redan_offentlig.is_none();
    let (row, column) = (&table.rows[row], &table.columns[column]);
    let axis = if row.kind == AxisKind::Total { "rader" } else { "kolumner" };
    let named = format!("”{}” i kolumnen ”{}”", row.namn, column.namn);
    let message = if secret {
        format!("{named} är inte summan av delarna")
    } else {
        format!("{named} är {}, men delarna blir {}", decimal(total, 2), decimal(sum, 2))
    };
    findings.push(Finding::new(
        &rules::SUMMAN_STAMMER_INTE,
        table.head.origin.at(&Pointer::root().join(axis)).key(),
        message,
        "rätta talet, eller skriv en not med summan_stämmer_inte: ja om källan själv har felet",
    ));
}

/// Whether a note says that this total does not add up.
pub(super) fn explained(table: &RawTable, row: usize, column: usize) -> bool {
    table
        .head
        .notes
        .iter()
        .any(|note| note.explains_total && note.row.is_none_or(|r| r == row) && note.column.is_none_or(|c| c == column))
}

/// Nothing that is counted is less than zero.
fn negative(table: &RawTable, findings: &mut Findings) {
    for (row, column, layer, cell) in table.cells() {
        if let Cell::Tal(number) = cell
            && *number < 0.0
        {
            let place = table.place(row, column, layer);
            let message = format!("”{}” i kolumnen ”{}” är mindre än noll", table.rows[row].namn, table.columns[column].namn);
            findings.push(Finding::new(
                &rules::NEGATIVT_TAL,
                place,
                message,
                "ett antal, en andel eller en tid är minst noll; rätta talet",
            ));
        }
    }
}
