//! A figure, large.

use serde::Serialize;

use crate::disclosure::{Cell, PublicTable};
use crate::site::link::LinkView;
use crate::site::summary;

/// A figure, large.
#[derive(Debug, Clone, Serialize)]
pub struct NyckeltalView {
    /// The number, with its unit where that is short.
    pub tal: String,
    /// The unit.
    pub enhet: String,
    /// What it counts.
    pub text: String,
    /// What it is compared with.
    pub jamfor: Option<String>,
    /// The table and its time.
    pub kalla: Option<LinkView>,
    /// When.
    pub period: String,
}

/// A figure with what it is compared with.
pub(crate) fn key_figure(table: &PublicTable, row: usize, column: usize, compare: Option<usize>) -> NyckeltalView {
    let cell = *table.cell(row, column, 0);
    let number = cell.shown().map(|number| summary::shown_number(table, row, column, number));
    NyckeltalView {
        enhet: number.as_ref().map(|number| table.unit_word(row, column, number).into_owned()).unwrap_or_default(),
        tal: number.unwrap_or_else(|| hidden_word(cell).to_owned()),
        text: table.rows[row].namn.clone(),
        jamfor: compare.and_then(|other| Some((other, table.cell(row, other, 0).shown()?))).map(|(other, number)| {
            format!("{}: {}", table.columns[other].namn, summary::shown_number(table, row, other, number))
        }),
        kalla: None,
        period: if table.time(column).is_some() { table.columns[column].namn.clone() } else { table.head.period.swedish() },
    }
}

/// What stands for a cell without a number.
pub(crate) fn hidden_word(cell: Cell) -> &'static str {
    match cell {
        Cell::Shown(_) => "",
        Cell::Missing => "uppgift saknas",
        Cell::NotApplicable => "ej tillämpligt",
        Cell::Hidden => "skyddad uppgift",
    }
}
