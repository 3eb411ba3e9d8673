//! A table in `data/`: what each cell counts, where it must stand, and what the table's own texts may say of its cells.
//!
//! In: the tree of a table's file. Out: its [`Cell`]s, and whether a fact in its texts follows from them. It knows no documents:
//! the cells themselves are looked up by the check, so what follows from them need not stand in the source in those words.

use utbud::tree::{Node, Value};
use utbud::value::SourceRef;

use crate::scan::{Fact, Unit};

/// A cell that holds a number.
pub(crate) struct Cell<'a> {
    pub(crate) node: &'a Node,
    pub(crate) row: usize,
    pub(crate) column: usize,
    /// The name of its row.
    pub(crate) name: Option<&'a str>,
    /// In thousandths.
    pub(crate) value: u64,
    /// What it counts: the row says it, else the column, else the table.
    pub(crate) enhet: &'a str,
    /// The sections that notes on it name, beside the table's own.
    pub(crate) noted: Vec<SourceRef>,
}

impl Cell<'_> {
    /// How a text writes what the cell counts.
    fn unit(&self) -> Unit {
        match self.enhet {
            "procent" => Unit::Percent,
            "månader" => Unit::Months,
            _ => Unit::Plain,
        }
    }

    /// The cell as the source's table writes it, where only percent are marked in the cells.
    pub(crate) fn fact(&self) -> Fact {
        let unit = if self.unit() == Unit::Percent { Unit::Percent } else { Unit::Plain };
        Fact::Number(self.value, unit)
    }
}

/// A table with its cells in reading order.
pub(crate) struct Table<'a> {
    pub(crate) cells: Vec<Cell<'a>>,
    /// The sections that its notes name.
    pub(crate) noted: Vec<SourceRef>,
}

impl<'a> Table<'a> {
    /// The table of a file, where its rows stand in the file.
    pub(crate) fn read(tree: &'a Node) -> Option<Self> {
        let (rows, columns, notes) = (list(tree.get("rader")?), items(tree, "kolumner"), items(tree, "noter"));
        let mut cells = Vec::new();
        for (row, of_row) in rows.iter().enumerate() {
            for (column, node) in items(of_row, "värden").iter().enumerate() {
                let of_column = columns.get(column);
                let Some(value) = number(node) else { continue };
                let enhet = [Some(of_row), of_column, Some(tree)].into_iter().flatten().find_map(|node| word(node, "enhet"));
                let noted = notes.iter().filter(|note| concerns(note, of_row, of_column)).filter_map(section).collect();
                cells.push(Cell {
                    node,
                    row,
                    column,
                    name: word(of_row, "namn"),
                    value,
                    enhet: enhet.unwrap_or_default(),
                    noted,
                });
            }
        }
        Some(Self { cells, noted: notes.iter().filter_map(section).collect() })
    }

    /// The cells that stand side by side in a row and have the same sections, where they are at least two.
    pub(crate) fn runs(&self) -> impl Iterator<Item = &[Cell<'a>]> {
        let joined = |a: &Cell<'_>, b: &Cell<'_>| a.row == b.row && a.column + 1 == b.column && a.noted == b.noted;
        self.cells.chunk_by(joined).filter(|run| run.len() > 1)
    }

    /// Whether a number is that of a cell, or the sum of a column's cells that count the same.
    pub(crate) fn tells(&self, fact: &Fact) -> bool {
        let Fact::Number(told, unit) = *fact else { return false };
        let same = |cell: &&Cell<'_>| cell.unit() == unit;
        self.cells.iter().filter(same).any(|cell| {
            let column = self.cells.iter().filter(|other| (other.column, other.enhet) == (cell.column, cell.enhet));
            cell.value == told || column.map(|other| other.value).sum::<u64>() == told
        })
    }

    /// Whether a number begins a share in words, `sex av tio`, that a cell in percent is rounded to.
    pub(crate) fn rounds(&self, fact: &Fact, after: &str) -> bool {
        let of = match after {
            _ if after.starts_with(" av tio") => 10,
            _ if after.starts_with(" av hundra") => 100,
            _ => return false,
        };
        let Fact::Number(told, Unit::Plain) = *fact else { return false };
        let rounded = |cell: &Cell<'_>| cell.unit() == Unit::Percent && cell.value.abs_diff(told * 100 / of) * of <= 50_000;
        self.cells.iter().any(rounded)
    }
}

/// Whether a note is about a cell: it names its row, its column or both.
fn concerns(note: &Node, row: &Node, column: Option<&Node>) -> bool {
    let (of_row, of_column) = (word(note, "rad"), word(note, "kolumn"));
    let is = |named: Option<&str>, node: Option<&Node>| named.is_none() || named == node.and_then(|node| word(node, "id"));
    (of_row.is_some() || of_column.is_some()) && is(of_row, Some(row)) && is(of_column, column)
}

fn section(note: &Node) -> Option<SourceRef> {
    SourceRef::parse(word(note, "källa")?).ok()
}

fn items<'a>(node: &'a Node, key: &str) -> &'a [Node] {
    node.get(key).map(list).unwrap_or_default()
}

fn list(node: &Node) -> &[Node] {
    match &node.value {
        Value::List(items) => items,
        _ => &[],
    }
}

fn word<'a>(node: &'a Node, key: &str) -> Option<&'a str> {
    match &node.get(key)?.value {
        Value::Text(text, _) | Value::Number(text) => Some(text),
        _ => None,
    }
}

/// A number in a cell, in thousandths.
fn number(cell: &Node) -> Option<u64> {
    match &cell.value {
        Value::Number(number) => thousandths(number),
        _ => None,
    }
}

/// A number as a table writes it, in thousandths.
pub(crate) fn thousandths(number: &str) -> Option<u64> {
    let (whole, part) = number.split_once(['.', ',']).unwrap_or((number, ""));
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    (!whole.is_empty() && digits(whole) && digits(part)).then(|| format!("{whole}{part:0<3.3}").parse().ok())?
}
