//! Numbers in an Excel workbook: the cells of every sheet, hidden ones too, by themselves and together, with what hangs on a sheet
//! (comments, drawings, tables).

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::hit::PartHit;
use super::table::Table;
use super::text;
use super::xml::{self, Element, Seen};
use crate::value::{Datum, Lines, Personnummer, personnummer};

/// The texts in an archive, by their names.
pub(super) type Parts = BTreeMap<String, String>;

/// The part that names the sheets.
pub(super) const WORKBOOK: &str = "xl/workbook.xml";
/// How far from a sheet a part may hang: sheet, drawing, chart, the chart's own parts.
const FAR: usize = 3;
/// The most bytes of a text that can be a piece of a number, and what stands for a longer one.
const SHORT: usize = 24;
const LONG: &str = "x";
/// The most cells of a workbook that are compared with the cells beside and below them.
const MOST_CELLS: usize = 2_000_000;

/// Adds the numbers in a workbook's sheets; the names of the parts that are left, all of them where the archive is no workbook, and
/// whether every cell could be looked at.
pub(super) fn look<'p>(parts: &'p Parts, built: Option<Datum>, found: &mut Vec<PartHit>) -> (Vec<&'p str>, bool) {
    let Some(workbook) = parts.get(WORKBOOK) else { return (parts.keys().map(String::as_str).collect(), true) };
    let relations = relations(parts, WORKBOOK);
    let sheets = sheets(workbook, &relations);
    let of_kind =
        |end: &str| relations.values().find(|relation| relation.kind.ends_with(end)).map(|relation| relation.to.as_str());
    let strings_at = of_kind("/sharedStrings");
    let mut strings = strings_at.and_then(|at| parts.get(at)).map(|text| Strings::read(text, built)).unwrap_or_default();
    let padded = of_kind("/styles").and_then(|at| parts.get(at)).map(|text| padded(text)).unwrap_or_default();
    let mut looked: BTreeSet<&str> = strings_at.into_iter().collect();
    let mut cells = MOST_CELLS;
    for (part, name) in &sheets {
        let numbers = text::numbers("", name, built);
        found.extend(numbers.into_iter().map(|number| PartHit { number, at: name.clone(), subject: "bladets namn innehåller" }));
        let Some((part, text)) = parts.get_key_value(part) else { continue };
        if !looked.insert(part) {
            continue;
        }
        let mut sheet = Sheet {
            name,
            built,
            padded: &padded,
            strings: &mut strings,
            table: Table::new(),
            cells: &mut cells,
            at: (0, 0),
            told: BTreeSet::new(),
            found,
        };
        sheet.look(text);
        sheet.compare();
        for below in hanging(parts, part, &mut looked) {
            beside(name, below, &parts[below], built, found);
        }
    }
    strings.unused(strings_at.unwrap_or_default(), found);
    (parts.keys().map(String::as_str).filter(|part| !looked.contains(part)).collect(), cells > 0)
}

/// The sheets' parts and names, in order.
fn sheets(workbook: &str, relations: &BTreeMap<String, Relation>) -> Vec<(String, String)> {
    let mut sheets = Vec::new();
    xml::walk(workbook, &mut |seen| {
        if let Seen::Open(element) = seen
            && element.name == "sheet"
            && let (Some(name), Some(id)) = (element.get("name"), element.get("id"))
            && let Some(relation) = relations.get(id)
        {
            sheets.push((relation.to.clone(), name.to_owned()));
        }
    });
    sheets
}

/// A part that another one refers to.
struct Relation {
    kind: String,
    to: String,
}

/// The parts that a part refers to, by the ids of its relations.
fn relations(parts: &Parts, part: &str) -> BTreeMap<String, Relation> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let mut relations = BTreeMap::new();
    let Some(text) = parts.get(&format!("{folder}/_rels/{name}.rels")) else { return relations };
    xml::walk(text, &mut |seen| {
        if let Seen::Open(element) = seen
            && let (Some(id), Some(kind), Some(target)) = (element.get("Id"), element.get("Type"), element.get("Target"))
        {
            relations.insert(id.to_owned(), Relation { kind: kind.to_owned(), to: resolved(folder, target) });
        }
    });
    relations
}

/// A target as the archive names it: from the root, or from the folder of the part that refers to it.
fn resolved(folder: &str, target: &str) -> String {
    let mut steps: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// What hangs on a part at most [`FAR`] away and has not been looked at: each part once, however many relations lead to it.
fn hanging<'p>(parts: &'p Parts, part: &'p str, looked: &mut BTreeSet<&'p str>) -> Vec<&'p str> {
    let mut all = Vec::new();
    let mut ring = vec![part];
    for _ in 0..FAR {
        let mut next = Vec::new();
        for relation in ring.iter().flat_map(|part| relations(parts, part).into_values()) {
            if let Some((below, _)) = parts.get_key_value(&relation.to)
                && looked.insert(below)
            {
                next.push(below.as_str());
            }
        }
        all.extend(&next);
        ring = next;
    }
    all
}

/// The strings that cells share: the numbers in them, and those that are short enough to be a part of one.
#[derive(Default)]
struct Strings {
    numbers: BTreeMap<usize, Vec<Personnummer>>,
    short: Vec<Option<Box<str>>>,
    used: BTreeSet<usize>,
}

impl Strings {
    fn read(text: &str, built: Option<Datum>) -> Self {
        let mut strings = Self::default();
        let mut whole = String::new();
        xml::walk(text, &mut |seen| match seen {
            Seen::Text(_, text) => whole.push_str(&unescaped(text)),
            Seen::Close("si") => {
                let found = text::numbers("", &whole, built);
                if !found.is_empty() {
                    strings.numbers.insert(strings.short.len(), found);
                }
                strings.short.push((whole.len() <= SHORT).then(|| whole.as_str().into()));
                whole.clear();
            }
            Seen::Close(_) | Seen::Open(_) => {}
        });
        strings
    }

    fn take(&mut self, index: usize) -> Vec<Personnummer> {
        let found = self.numbers.get(&index).cloned().unwrap_or_default();
        self.used.insert(index);
        found
    }

    /// Adds the numbers in strings that no cell shows any more.
    fn unused(self, part: &str, found: &mut Vec<PartHit>) {
        let unused = self.numbers.into_iter().filter(|(index, _)| !self.used.contains(index));
        found.extend(unused.flat_map(|(_, numbers)| numbers).map(|number| PartHit {
            number,
            at: part.to_owned(),
            subject: "arbetsboken innehåller",
        }));
    }
}

/// For each style of cells to how many digits it fills up numbers with zeros, if to as many as a number has: 101011234 shown as
/// `010101-1234`.
fn padded(styles: &str) -> Vec<Option<usize>> {
    let mut formats = BTreeMap::new();
    let mut padded = Vec::new();
    let mut in_cells = false;
    xml::walk(styles, &mut |seen| match seen {
        Seen::Open(element) if element.name == "cellXfs" => in_cells = true,
        Seen::Close("cellXfs") => in_cells = false,
        Seen::Open(element) if element.name == "numFmt" => {
            let shown = element.get("formatCode").and_then(|code| code.split(';').next()).unwrap_or_default();
            let zeros = shown.matches('0').count();
            let wide = matches!(zeros, 10 | 12) && !shown.contains('.');
            formats.insert(element.get("numFmtId").unwrap_or_default().to_owned(), wide.then_some(zeros));
        }
        Seen::Open(element) if element.name == "xf" && in_cells => {
            padded.push(element.get("numFmtId").and_then(|id| formats.get(id).copied().flatten()));
        }
        Seen::Open(_) | Seen::Close(_) | Seen::Text(..) => {}
    });
    padded
}

/// A sheet that is looked at.
struct Sheet<'a> {
    name: &'a str,
    built: Option<Datum>,
    padded: &'a [Option<usize>],
    strings: &'a mut Strings,
    /// The cells that can be pieces of numbers, and how many more the workbook may have.
    table: Table<String>,
    cells: &'a mut usize,
    /// Row and column of the cell that is looked at, and the cells that hold a number by themselves.
    at: (usize, usize),
    told: BTreeSet<String>,
    found: &'a mut Vec<PartHit>,
}

/// A cell as it is read.
#[derive(Default)]
struct Cell {
    at: String,
    kind: String,
    style: Option<usize>,
}

impl Sheet<'_> {
    fn look(&mut self, text: &str) {
        let mut cell: Option<Cell> = None;
        let mut row = String::new();
        xml::walk(text, &mut |seen| match seen {
            Seen::Open(element) if element.name == "row" => {
                element.get("r").unwrap_or_default().clone_into(&mut row);
                self.at = (row.parse().unwrap_or(self.at.0 + 1), 0);
            }
            Seen::Open(element) if element.name == "c" => {
                self.at.1 = element.get("r").and_then(column).unwrap_or(self.at.1 + 1);
                cell = Some(Cell {
                    // A cell that doesn't say its place stands in its row.
                    at: element.get("r").map_or_else(|| format!("{row}:{row}"), str::to_owned),
                    kind: element.get("t").unwrap_or("n").to_owned(),
                    style: element.get("s").and_then(|style| style.parse().ok()),
                });
            }
            Seen::Close("c") => cell = None,
            Seen::Open(element) => {
                let place = place_of(element).unwrap_or_default();
                element.texts().for_each(|text| self.add(place, "bladet innehåller", text::numbers("", text, self.built)));
            }
            Seen::Text(end, text) => match &cell {
                Some(cell) => {
                    let numbers = self.numbers(cell, end, &unescaped(text));
                    if !numbers.is_empty() {
                        self.told.insert(cell.at.clone());
                    }
                    self.add(&cell.at, "cellen innehåller", numbers);
                }
                None => self.add("", "bladet innehåller", text::numbers("", text, self.built)),
            },
            Seen::Close(_) => {}
        });
    }

    /// The numbers in a value, a formula or a text of a cell.
    fn numbers(&mut self, cell: &Cell, end: &str, text: &str) -> Vec<Personnummer> {
        match (cell.kind.as_str(), end) {
            ("s", "v") => {
                let Ok(index) = text.trim().parse() else { return Vec::new() };
                let short = self.strings.short.get(index).cloned().flatten();
                self.keep(cell, short.as_deref().unwrap_or(LONG));
                self.strings.take(index)
            }
            ("n", "v") => {
                let width = cell.style.and_then(|style| self.padded.get(style).copied().flatten()).unwrap_or_default();
                // A fraction is no number of digits, and a whole number may be written with an exponent.
                match text.trim().parse::<f64>() {
                    Ok(number) if number.fract() == 0.0 && (0.0..1e15).contains(&number) => {
                        self.keep(cell, &format!("{number:.0}"));
                        personnummer(&format!("{number:0width$.0}"), Lines::Apart, self.built)
                    }
                    Ok(_) => {
                        self.keep(cell, LONG);
                        Vec::new()
                    }
                    Err(_) => text::numbers("", text, self.built),
                }
            }
            (_, "f") => text::numbers("", text, self.built),
            _ => {
                self.keep(cell, if text.len() <= SHORT { text } else { LONG });
                text::numbers("", text, self.built)
            }
        }
    }

    /// Keeps what a cell shows, to be compared with the cells round it.
    fn keep(&mut self, cell: &Cell, text: &str) {
        if let Some(left) = self.cells.checked_sub(1) {
            *self.cells = left;
            self.table.add(self.at.0, self.at.1, text, cell.at.clone());
        }
    }

    /// Adds the numbers that the sheet has in pieces, or has taken zeros from.
    fn compare(&mut self) {
        for (at, _, number) in self.table.numbers(self.built) {
            if !self.told.contains(&at) {
                self.add(&at, "cellen och de intill innehåller", vec![number]);
            }
        }
    }

    fn add(&mut self, cell: &str, subject: &'static str, numbers: Vec<Personnummer>) {
        let at = || if cell.is_empty() { self.name.to_owned() } else { format!("{}!{cell}", self.name) };
        self.found.extend(numbers.into_iter().map(|number| PartHit { number, at: at(), subject }));
    }
}

/// The column of a cell's name: 1 for `A4`.
fn column(name: &str) -> Option<usize> {
    let letters = name.bytes().take_while(u8::is_ascii_alphabetic).take(4);
    let number = letters.fold(0, |number, letter| number * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1);
    (number > 0).then_some(number)
}

/// A text with the signs that Excel writes as `_x002D_`.
fn unescaped(text: &str) -> Cow<'_, str> {
    let mut parts = text.split("_x");
    let Some(first) = parts.next().filter(|first| first.len() < text.len()) else { return text.into() };
    let mut whole = first.to_owned();
    for part in parts {
        let code = part.get(..5).and_then(|code| code.strip_suffix('_')).and_then(|code| u32::from_str_radix(code, 16).ok());
        match code.and_then(char::from_u32) {
            Some(c) => {
                whole.push(c);
                whole.push_str(&part[5..]);
            }
            None => {
                whole.push_str("_x");
                whole.push_str(part);
            }
        }
    }
    whole.into()
}

/// The cell that an element is about.
fn place_of(element: &Element) -> Option<&str> {
    element.get("ref").or_else(|| element.get("sqref"))
}

/// Adds the numbers in a part that hangs on a sheet; a comment's stands at its cell.
fn beside(sheet: &str, part: &str, text: &str, built: Option<Datum>, found: &mut Vec<PartHit>) {
    let mut cell: Option<String> = None;
    let mut add = |cell: Option<&str>, text: &str| {
        let (at, subject) = match cell {
            Some(cell) => (format!("{sheet}!{cell}"), "kommentaren innehåller"),
            None => (format!("{sheet} ({part})"), "det som hör till bladet innehåller"),
        };
        found.extend(text::numbers("", text, built).into_iter().map(|number| PartHit { number, at: at.clone(), subject }));
    };
    if !xml::is_xml(text) {
        return add(None, text);
    }
    xml::walk(text, &mut |seen| match seen {
        Seen::Open(element) => {
            if matches!(element.name.as_str(), "comment" | "threadedComment") {
                cell = place_of(element).map(str::to_owned);
            }
            element.texts().for_each(|text| add(cell.as_deref(), text));
        }
        Seen::Close("comment" | "threadedComment") => cell = None,
        Seen::Close(_) => {}
        Seen::Text(_, text) => add(cell.as_deref(), text),
    });
}
