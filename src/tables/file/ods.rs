//! OpenDocument spreadsheets (ISO/IEC 26300): one table of `content.xml`, read as a stream.
//!
//! A cell of this form says both its value and the text that it shows, so what its author saw is known without its format: the
//! number that is shown must be the value, rounded. Cells and rows that repeat are laid out only where something stands in them.

mod cell;

use std::collections::BTreeSet;

use self::cell::Open;
use super::package::Package;
use super::xml::{Element, Seen, walk};
use super::{Asked, MOST_CELLS, Named, broken, choose, tell_hidden, too_large, unpacks};
use crate::finding::{Findings, Place};
use crate::source::File;
use crate::tables::written::{Cell, Decimals, Grid, Line, Merged, Sheet, Written, letters};

const CONTENT: &str = "content.xml";
/// The rows and columns that a sheet has at most.
const ROWS: u32 = 1 << 20;
const COLUMNS: u32 = 1 << 14;
/// What may stand in a table or a cell and is none of its cells' text.
const ASIDE: [&str; 7] = ["tracked-changes", "shapes", "dde-links", "annotation", "frame", "custom-shape", "named-expressions"];

pub(super) fn read(file: &File, asked: &Asked<'_>, findings: &mut Findings) -> Option<Grid> {
    let package = Package::open(file.bytes());
    let Some(mut package) = package.filter(|package| package.has(CONTENT)) else {
        findings.push(broken(file, "filen är ett trasigt arkiv"));
        return None;
    };
    let locked = package.text("META-INF/manifest.xml").is_some_and(|manifest| manifest.contains("encryption-data"));
    if locked {
        findings.push(broken(file, "filen är låst med lösenord"));
        return None;
    }
    let mut outline = Outline::default();
    let outlined = package.part(CONTENT).map(|part| walk(part, |seen| outline.take(&seen)));
    if !matches!(outlined, Some(Ok(()))) {
        findings.push(if package.is_exhausted() {
            unpacks(file)
        } else {
            broken(file, "filen går inte att läsa som OpenDocument")
        });
        return None;
    }
    let wanted = choose(file, asked, &outline.sheets, findings)?;
    let name = outline.sheets[wanted].name.clone();
    let whole = Place::Cell { file: file.path.clone(), cell: name.clone() };
    let mut reading = Reading::new(wanted, asked.hidden() == Some(true), &outline);
    let walked = package.part(CONTENT).map(|part| walk(part, |seen| reading.take(&seen)));
    if reading.count > MOST_CELLS {
        findings.push(too_large(whole, "bladet", MOST_CELLS));
        return None;
    }
    if !matches!(walked, Some(Ok(()))) {
        findings.push(if package.is_exhausted() {
            unpacks(file)
        } else {
            broken(file, &format!("bladet ”{name}” går inte att läsa"))
        });
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
    let sheet = Sheet { file: file.path.clone(), name: Some(name) };
    Some(Grid {
        sheet,
        lines: reading.lines,
        decimals: Decimals::Comma,
        merged: reading.merged,
        hidden,
        hidden_rows: reading.hidden_rows,
    })
}

/// The sheets of the document, and the styles that hide what they are given to.
#[derive(Default)]
struct Outline {
    sheets: Vec<Named>,
    hiding: BTreeSet<String>,
    style: String,
    depth: usize,
    aside: Aside,
}

impl Outline {
    fn take(&mut self, seen: &Seen<'_>) -> bool {
        if self.aside.passes(seen) {
            return true;
        }
        match seen {
            Seen::Open(element) => match element.name() {
                "style" => self.style = element.get("name").unwrap_or_default(),
                "table-properties" if element.get("display").is_some_and(|shown| shown == "false") => self.hide(),
                "table-row-properties" if is_nothing(element, "row-height") => self.hide(),
                "table-column-properties" if is_nothing(element, "column-width") => self.hide(),
                "table" => {
                    if self.depth == 0 {
                        let hidden = element.get("style-name").is_some_and(|style| self.hiding.contains(&style));
                        self.sheets.push(Named { name: element.get("name").unwrap_or_default(), hidden });
                    }
                    self.depth += 1;
                }
                _ => {}
            },
            Seen::Close("table") => self.depth = self.depth.saturating_sub(1),
            Seen::Close(_) | Seen::Text(_) => {}
        }
        self.sheets.len() < MOST_CELLS
    }

    fn hide(&mut self) {
        self.hiding.insert(self.style.clone());
    }
}

/// Whether a length is zero: `0cm`.
fn is_nothing(element: &Element<'_>, name: &str) -> bool {
    element.get(name).is_some_and(|length| length.trim_end_matches(char::is_alphabetic).parse() == Ok(0.0))
}

/// How deep the stream stands in what is none of a cell's text.
#[derive(Default)]
struct Aside(usize);

impl Aside {
    fn passes(&mut self, seen: &Seen<'_>) -> bool {
        match seen {
            Seen::Open(element) if self.0 > 0 || ASIDE.contains(&element.name()) => {
                self.0 += 1;
                true
            }
            Seen::Close(_) if self.0 > 0 => {
                self.0 -= 1;
                true
            }
            Seen::Open(_) | Seen::Close(_) => false,
            Seen::Text(_) => self.0 > 0,
        }
    }
}

/// What has been read of the wanted table so far.
struct Reading<'o> {
    wanted: usize,
    hidden_are_read: bool,
    hiding: &'o BTreeSet<String>,
    tables: usize,
    depth: usize,
    aside: Aside,
    lines: Vec<Line>,
    count: usize,
    merged: Vec<Merged>,
    hidden_columns: BTreeSet<u32>,
    seen_columns: BTreeSet<u32>,
    hidden_rows: BTreeSet<u32>,
    next_column: u32,
    next_row: u32,
    row: Option<Row>,
    cell: Option<Open>,
    /// For each group of rows or columns that is open, whether it is folded up.
    folded: Vec<bool>,
}

/// A row that has begun.
struct Row {
    repeated: u32,
    hidden: bool,
    cells: Vec<(u32, Written)>,
    next_column: u32,
}

impl<'o> Reading<'o> {
    fn new(wanted: usize, hidden_are_read: bool, outline: &'o Outline) -> Self {
        Self {
            wanted,
            hidden_are_read,
            hiding: &outline.hiding,
            tables: 0,
            depth: 0,
            aside: Aside::default(),
            lines: Vec::new(),
            count: 0,
            merged: Vec::new(),
            hidden_columns: BTreeSet::new(),
            seen_columns: BTreeSet::new(),
            hidden_rows: BTreeSet::new(),
            next_column: 0,
            next_row: 0,
            row: None,
            cell: None,
            folded: Vec::new(),
        }
    }

    fn take(&mut self, seen: &Seen<'_>) -> bool {
        if self.aside.passes(seen) {
            return true;
        }
        match seen {
            Seen::Open(element) if element.name() == "table" => {
                self.depth += 1;
                self.tables += usize::from(self.depth == 1);
            }
            Seen::Close("table") => {
                self.depth -= 1;
                return !(self.depth == 0 && self.tables > self.wanted);
            }
            _ if self.depth != 1 || self.tables != self.wanted + 1 => {}
            Seen::Open(element) => self.open(element),
            Seen::Close("table-cell" | "covered-table-cell") => self.close_cell(),
            Seen::Close("table-row") => self.close_row(),
            Seen::Close("table-row-group" | "table-column-group") => drop(self.folded.pop()),
            Seen::Close("p") => self.cell.iter_mut().for_each(|cell| cell.in_paragraph = false),
            Seen::Close(_) => {}
            Seen::Text(text) => self.cell.iter_mut().filter(|cell| cell.in_paragraph).for_each(|cell| cell.text.push_str(text)),
        }
        self.count <= MOST_CELLS
    }

    fn open(&mut self, element: &Element<'_>) {
        let repeated = |name: &str| element.number::<u32>(name).unwrap_or(1).max(1);
        let folded = self.folded.contains(&true);
        let hidden = || {
            folded
                || element.get("visibility").is_some_and(|shown| shown != "visible")
                || element.get("style-name").is_some_and(|style| self.hiding.contains(&style))
        };
        match element.name() {
            "table-row-group" | "table-column-group" => {
                self.folded.push(element.get("display").is_some_and(|shown| shown == "false"));
            }
            "table-column" => {
                let last = self.next_column.saturating_add(repeated("number-columns-repeated")).min(COLUMNS);
                if hidden() {
                    self.hidden_columns.extend(self.next_column..last);
                }
                self.next_column = last;
            }
            "table-row" => {
                let repeated = repeated("number-rows-repeated");
                self.row = Some(Row { repeated, hidden: hidden(), cells: Vec::new(), next_column: 0 });
            }
            name @ ("table-cell" | "covered-table-cell") => {
                self.cell = Some(Open {
                    repeated: repeated("number-columns-repeated"),
                    covered: name == "covered-table-cell",
                    columns: repeated("number-columns-spanned"),
                    rows: repeated("number-rows-spanned"),
                    kind: element.get("value-type").unwrap_or_default(),
                    value: ["value", "boolean-value", "string-value"]
                        .iter()
                        .find_map(|name| element.get(name))
                        .unwrap_or_default(),
                    fault: element.get("value-type").is_some_and(|kind| kind == "error"),
                    formula: element.get("formula").is_some(),
                    paragraphs: 0,
                    in_paragraph: false,
                    text: String::new(),
                });
            }
            name => self.cell.iter_mut().for_each(|cell| cell.open(name, element)),
        }
    }

    fn close_cell(&mut self) {
        let (Some(cell), Some(row)) = (self.cell.take(), &mut self.row) else { return };
        let first = row.next_column;
        let last = first.saturating_add(cell.repeated).min(COLUMNS);
        row.next_column = last;
        if cell.covered {
            return;
        }
        if cell.columns > 1 || cell.rows > 1 {
            let end = |first: u32, length: u32, most: u32| first.saturating_add(length).min(most) - 1;
            let last = (end(self.next_row, cell.rows, ROWS), end(first, cell.columns, COLUMNS));
            self.merged.push(Merged { first: (self.next_row, first), last });
        }
        let written = cell.written();
        if written != Written::Empty {
            self.count += (last - first) as usize;
            if self.count <= MOST_CELLS {
                row.cells.extend((first..last).map(|column| (column, written.clone())));
            }
        }
    }

    fn close_row(&mut self) {
        let Some(row) = self.row.take() else { return };
        let first = self.next_row;
        self.next_row = first.saturating_add(row.repeated).min(ROWS);
        if row.cells.is_empty() {
            return;
        }
        self.count += row.cells.len() * (self.next_row - first).saturating_sub(1) as usize;
        if self.count > MOST_CELLS {
            return;
        }
        for at in first..self.next_row {
            if row.hidden && !self.hidden_are_read {
                self.hidden_rows.insert(at);
                continue;
            }
            let mut line = Line { cells: Vec::new(), length: None, end: (at, 0) };
            for (column, written) in &row.cells {
                self.seen_columns.insert(*column);
                if self.hidden_are_read || !self.hidden_columns.contains(column) {
                    line.cells.push(Cell { column: *column as usize, at: (at, *column), written: written.clone() });
                }
            }
            self.lines.push(line);
        }
    }
}
