//! What a file's cells hold, whichever form the file has: one grid for CSV, Excel and OpenDocument.
//!
//! The readers in `file/` make it; `grid` makes rows of it, by the rules of `cell` alone.

use std::collections::BTreeSet;

use crate::finding::Place;
use crate::source::FilePath;
use crate::value::Exact;

/// A cell as its author saw it.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Written {
    /// Nothing.
    Empty,
    /// Text. What it means as a number is for `cell` to say.
    Text(String),
    /// A number.
    Number(Number),
    /// What is neither a number nor a name.
    Other(Other),
}

impl Written {
    /// Whether nothing is seen in the cell.
    pub(super) fn is_blank(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => text.trim().is_empty(),
            Self::Number(_) | Self::Other(_) => false,
        }
    }
}

/// A number as its cell shows it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Number {
    /// The number: 40.5 where 40,5 % is shown.
    pub(super) value: Exact,
    /// It is shown in percent.
    pub(super) percent: bool,
    /// All that the cell shows, where a name belongs: `007`, `Vecka 40`.
    pub(super) shown: String,
    /// What is stored, where the cell shows fewer decimals.
    pub(super) stored: Option<Exact>,
}

/// What a cell may hold that is neither a number nor a name.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Other {
    /// A date, a time or a duration, with what says so.
    Moment(&'static str, String),
    /// True or false.
    Truth(bool),
    /// A fault that the spreadsheet program shows: `#DIV/0!`.
    Fault(String),
    /// A formula whose value was never worked out.
    Unstored,
    /// A number that its format shows as something else: what is shown, what is stored, the format where it is known.
    Masked(String, Exact, String),
}

/// A cell and the column it stands in, or where it stands in the text.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    /// In which column, from 0.
    pub(super) column: usize,
    /// Where.
    pub(super) at: At,
    /// What.
    pub(super) written: Written,
}

/// Where a cell stands: the first byte and the byte after the last in a text, the row and the column from 0 in a sheet.
pub(super) type At = (u32, u32);

/// A line of a grid: its cells from left to right. Empty cells may be left out.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    pub(super) cells: Vec<Cell>,
    /// How many cells the line has, where the form says it: a line of CSV.
    pub(super) length: Option<usize>,
    /// Where the line ends.
    pub(super) end: At,
}

impl Line {
    /// The cell in a column.
    pub(super) fn get(&self, column: usize) -> Option<&Cell> {
        self.cells.binary_search_by_key(&column, |cell| cell.column).ok().map(|at| &self.cells[at])
    }

    /// Whether nothing stands in it.
    pub(super) fn is_empty(&self) -> bool {
        self.cells.iter().all(|cell| cell.written.is_blank())
    }
}

/// What people write between digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Decimals {
    /// A point, as in a file whose cells are divided by commas.
    Point,
    /// A comma, as in Swedish.
    Comma,
}

/// A block of cells that are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Merged {
    pub(super) first: At,
    pub(super) last: At,
}

/// The cells of a file, line by line.
#[derive(Debug)]
pub(super) struct Grid {
    pub(super) sheet: Sheet,
    pub(super) lines: Vec<Line>,
    pub(super) decimals: Decimals,
    pub(super) merged: Vec<Merged>,
    /// Columns that are not read since they are hidden.
    pub(super) hidden: Vec<usize>,
    /// Rows that are not read since they are hidden.
    pub(super) hidden_rows: BTreeSet<u32>,
}

/// What a grid was read from, so that cells have places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sheet {
    pub(super) file: FilePath,
    /// The sheet's name; none in a text.
    pub(super) name: Option<String>,
}

impl Sheet {
    /// The place of a cell.
    pub(super) fn place(&self, (first, second): At) -> Place {
        match &self.name {
            Some(name) => Place::Cell { file: self.file.clone(), cell: format!("{name}!{}", cell_name((first, second))) },
            None => Place::Bytes { file: self.file.clone(), start: first as usize, end: second as usize },
        }
    }
}

/// A cell as spreadsheet programs name it: `B7`.
pub(super) fn cell_name((row, column): At) -> String {
    format!("{}{}", letters(column), u64::from(row) + 1)
}

/// A column as spreadsheet programs name it: 0 is A, 26 is AA.
pub(super) fn letters(mut column: u32) -> String {
    let mut name = Vec::new();
    loop {
        name.push(char::from(b'A' + u8::try_from(column % 26).unwrap_or(0)));
        match (column / 26).checked_sub(1) {
            Some(next) => column = next,
            None => return name.into_iter().rev().collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn columns_are_named_as_in_excel() {
        assert_eq!([0, 25, 26, 51, 52, 701, 702].map(letters), ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }
}
