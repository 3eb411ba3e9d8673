//! One sheet of an Excel workbook, read as a stream: its cells by type and format, what is hidden, what is merged.

use std::collections::BTreeSet;

use super::format::{Format, built_in};
use super::package::Package;
use super::xlsx::{Runs, Shared, unescaped};
use super::xml::{Element, Seen, walk};
use super::{Asked, MOST_CELLS, broken, tell_hidden, too_large, unpacks};
use crate::finding::{Findings, Place};
use crate::source::File;
use crate::tables::written::{At, Cell, Decimals, Grid, Line, Merged, Other, Sheet, Written, letters};

/// The rows and columns that a sheet has at most.
const ROWS: u32 = 1 << 20;
const COLUMNS: u32 = 1 << 14;

pub(super) fn read(
    file: &File,
    asked: &Asked<'_>,
    package: &mut Package<'_>,
    part: &str,
    name: &str,
    shared: &Shared,
    findings: &mut Findings,
) -> Option<Grid> {
    let sheet = Sheet { file: file.path.clone(), name: Some(name.to_owned()) };
    let whole = Place::Cell { file: file.path.clone(), cell: name.to_owned() };
    let mut reading = Reading { hidden_are_read: asked.hidden() == Some(true), ..Reading::new(shared) };
    let walked = package.part(part).map(|part| walk(part, |seen| reading.take(seen)));
    if reading.count > MOST_CELLS {
        findings.push(too_large(whole, "bladet", MOST_CELLS));
        return None;
    }
    if package.is_exhausted() {
        findings.push(unpacks(file));
        return None;
    }
    if !matches!(walked, Some(Ok(()))) || reading.broken {
        findings.push(broken(file, &format!("bladet ”{name}” går inte att läsa")));
        return None;
    }
    if asked.hidden().is_none() {
        let used = |column: &&u32| reading.seen_columns.contains(column);
        let columns: Vec<String> = reading.hidden_columns.iter().filter(used).map(|column| letters(*column)).collect();
        let rows: Vec<String> = reading.hidden_rows.iter().map(|row| (row + 1).to_string()).collect();
        tell_hidden(whole, &rows, &columns, findings);
    }
    let hidden =
        if reading.hidden_are_read { Vec::new() } else { reading.hidden_columns.iter().map(|column| *column as usize).collect() };
    Some(Grid {
        sheet,
        lines: reading.lines,
        decimals: Decimals::Comma,
        merged: reading.merged,
        hidden,
        hidden_rows: reading.hidden_rows,
    })
}

/// What has been read of a sheet so far.
struct Reading<'s> {
    shared: &'s Shared,
    /// The format of cells that have none.
    plain: Format,
    hidden_are_read: bool,
    shows_zeros: bool,
    lines: Vec<Line>,
    count: usize,
    broken: bool,
    merged: Vec<Merged>,
    hidden_columns: BTreeSet<u32>,
    seen_columns: BTreeSet<u32>,
    hidden_rows: BTreeSet<u32>,
    in_data: bool,
    row: Option<Row>,
    next_row: u32,
    cell: Option<Open>,
}

/// A row that has begun.
struct Row {
    at: u32,
    hidden: bool,
    cells: Vec<Cell>,
    next_column: u32,
}

/// A cell that has begun.
struct Open {
    column: u32,
    kind: String,
    style: Option<usize>,
    formula: bool,
    in_value: bool,
    value: String,
    runs: Runs,
    text: String,
}

impl<'s> Reading<'s> {
    fn new(shared: &'s Shared) -> Self {
        Self {
            shared,
            plain: built_in(0),
            hidden_are_read: false,
            shows_zeros: true,
            lines: Vec::new(),
            count: 0,
            broken: false,
            merged: Vec::new(),
            hidden_columns: BTreeSet::new(),
            seen_columns: BTreeSet::new(),
            hidden_rows: BTreeSet::new(),
            in_data: false,
            row: None,
            next_row: 0,
            cell: None,
        }
    }

    /// Takes the next that the sheet tells; whether to go on.
    fn take(&mut self, seen: Seen<'_>) -> bool {
        if let Some(cell) = &mut self.cell {
            cell.take(&seen);
        }
        match seen {
            Seen::Open(element) => self.open(&element),
            Seen::Close("c") => self.close_cell(),
            Seen::Close("row") => self.close_row(),
            Seen::Close("sheetData") => self.in_data = false,
            Seen::Close(_) | Seen::Text(_) => {}
        }
        !self.broken && self.count <= MOST_CELLS
    }

    fn open(&mut self, element: &Element<'_>) {
        match element.name() {
            "sheetView" => self.shows_zeros &= element.get("showZeros").is_none_or(|shown| shown != "0" && shown != "false"),
            "col" => {
                let nothing = element.number::<f64>("width") == Some(0.0);
                if let (true, Some(min), Some(max)) =
                    (element.is("hidden") || nothing, element.number::<u32>("min"), element.number::<u32>("max"))
                {
                    self.hidden_columns.extend((min.max(1)..=max.min(COLUMNS)).map(|column| column - 1));
                }
            }
            "sheetData" => self.in_data = true,
            "row" if self.in_data => self.open_row(element),
            "c" if self.row.is_some() => self.open_cell(element),
            "mergeCell" => match element.get("ref").as_deref().and_then(range) {
                Some((first, last)) if self.merged.len() < MOST_CELLS => self.merged.push(Merged { first, last }),
                _ => self.broken = true,
            },
            _ => {}
        }
    }

    fn open_row(&mut self, element: &Element<'_>) {
        let at = match element.get("r") {
            Some(said) => said.trim().parse::<u32>().ok().and_then(|row| row.checked_sub(1)),
            None => Some(self.next_row),
        };
        let Some(at) = at.filter(|at| *at >= self.next_row && *at < ROWS) else {
            self.broken = true;
            return;
        };
        self.next_row = at + 1;
        let hidden = element.is("hidden") || element.number::<f64>("ht") == Some(0.0);
        self.row = Some(Row { at, hidden, cells: Vec::new(), next_column: 0 });
    }

    fn open_cell(&mut self, element: &Element<'_>) {
        let Some(row) = &mut self.row else { return };
        let column = match element.get("r") {
            Some(said) => at(&said).filter(|at| at.0 == row.at).map(|at| at.1),
            None => Some(row.next_column),
        };
        let Some(column) = column.filter(|column| *column >= row.next_column && *column < COLUMNS) else {
            self.broken = true;
            return;
        };
        row.next_column = column + 1;
        self.cell = Some(Open {
            column,
            kind: element.get("t").unwrap_or_default(),
            style: element.number("s"),
            formula: false,
            in_value: false,
            value: String::new(),
            runs: Runs::default(),
            text: String::new(),
        });
    }

    fn close_cell(&mut self) {
        let Some(cell) = self.cell.take() else { return };
        let column = cell.column;
        let Some(written) = self.written(cell) else {
            self.broken = true;
            return;
        };
        let hidden = self.hidden_columns.contains(&column) && !self.hidden_are_read;
        let Some(row) = &mut self.row else { return };
        if written != Written::Empty {
            self.count += 1;
            self.seen_columns.insert(column);
            if !hidden {
                row.cells.push(Cell { column: column as usize, at: (row.at, column), written });
            }
        }
    }

    fn close_row(&mut self) {
        let Some(row) = self.row.take() else { return };
        if row.cells.is_empty() {
            return;
        }
        if row.hidden && !self.hidden_are_read {
            self.hidden_rows.insert(row.at);
            return;
        }
        self.lines.push(Line { cells: row.cells, length: None, end: (row.at, 0) });
    }

    /// What a cell holds; `None` where its type and value don't go together.
    fn written(&self, cell: Open) -> Option<Written> {
        let value = cell.value.trim();
        if cell.kind == "inlineStr" {
            return Some(text(&unescaped(&cell.text)));
        }
        // A formula may well give an empty text, and then says that it is one.
        // Programs that work out no formulas write 0 as their value.
        let unknown = self.shared.uncalculated && value.parse() == Ok(0.0);
        if cell.formula && (value.is_empty() && cell.kind != "str" || unknown) {
            return Some(Written::Other(Other::Unstored));
        }
        Some(match cell.kind.as_str() {
            "s" if value.is_empty() => Written::Empty,
            "s" => text(self.shared.strings.get(value.parse::<usize>().ok()?)?),
            "str" => text(&unescaped(&cell.value)),
            "b" if !value.is_empty() => Written::Other(Other::Truth(matches!(value, "1" | "true"))),
            "e" if !value.is_empty() => Written::Other(Other::Fault(value.to_owned())),
            "d" if !value.is_empty() => Written::Other(Other::Moment("ett datum", "ISO 8601".to_owned())),
            "" | "n" if !value.is_empty() => {
                let number = value.parse::<f64>().ok().filter(|number| number.is_finite())?;
                let format = match cell.style {
                    Some(style) => self.shared.formats.get(style),
                    None => self.shared.formats.first(),
                };
                format.unwrap_or(&self.plain).shown(number, self.shows_zeros)
            }
            _ => Written::Empty,
        })
    }
}

impl Open {
    fn take(&mut self, seen: &Seen<'_>) {
        match seen {
            Seen::Open(element) => match element.name() {
                "f" => self.formula = true,
                "v" => self.in_value = true,
                _ => {}
            },
            Seen::Close("v") => self.in_value = false,
            Seen::Text(part) if self.in_value => self.value.push_str(part),
            Seen::Close(_) | Seen::Text(_) => {}
        }
        if self.kind == "inlineStr" {
            self.runs.take(seen, &mut self.text);
        }
    }
}

fn text(text: &str) -> Written {
    if text.is_empty() { Written::Empty } else { Written::Text(text.to_owned()) }
}

/// The first and the last cell of `B3:B5`.
fn range(text: &str) -> Option<(At, At)> {
    let (first, last) = text.split_once(':').unwrap_or((text, text));
    Some((at(first)?, at(last)?))
}

/// The row and the column of `B7`, from 0.
fn at(name: &str) -> Option<At> {
    let name = name.trim();
    let digits = name.find(|c: char| c.is_ascii_digit())?;
    let column = name[..digits].bytes().try_fold(0_u32, |column, letter| {
        let letter = letter.to_ascii_uppercase();
        letter.is_ascii_uppercase().then(|| column.checked_mul(26)?.checked_add(u32::from(letter - b'A') + 1)).flatten()
    })?;
    let row: u32 = name[digits..].parse().ok()?;
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}
