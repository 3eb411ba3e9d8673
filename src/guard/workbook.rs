//! Numbers in an Excel workbook: the cells of every sheet, hidden ones too, with what hangs on a sheet (comments, drawings, tables).

use std::collections::{BTreeMap, BTreeSet};

use super::hit::PartHit;
use super::xml::{self, Element, Seen};
use crate::value::{Lines, Personnummer, personnummer};

/// The texts in an archive, by their names.
pub(super) type Parts = BTreeMap<String, String>;

/// The part that names the sheets.
pub(super) const WORKBOOK: &str = "xl/workbook.xml";
/// How far from a sheet a part may hang: sheet, drawing, chart, the chart's own parts.
const FAR: usize = 3;

/// Adds the numbers in a workbook's sheets; the names of the parts that are left, all of them where the archive is no workbook.
pub(super) fn look<'p>(parts: &'p Parts, found: &mut Vec<PartHit>) -> Vec<&'p str> {
    let Some(workbook) = parts.get(WORKBOOK) else { return parts.keys().map(String::as_str).collect() };
    let relations = relations(parts, WORKBOOK);
    let sheets = sheets(workbook, &relations);
    let strings_at =
        relations.iter().find(|relation| relation.kind.ends_with("/sharedStrings")).map(|relation| relation.to.as_str());
    let mut strings = strings_at.and_then(|at| parts.get(at)).map(|text| Strings::read(text)).unwrap_or_default();
    let padded = relations
        .iter()
        .find(|relation| relation.kind.ends_with("/styles"))
        .and_then(|relation| parts.get(&relation.to))
        .map(|text| padded(text))
        .unwrap_or_default();
    let mut looked: BTreeSet<&str> = strings_at.into_iter().collect();
    for (part, name) in &sheets {
        let numbers = personnummer(name, Lines::Joined);
        found.extend(numbers.into_iter().map(|number| PartHit { number, at: name.clone(), subject: "bladets namn innehåller" }));
        let Some((part, text)) = parts.get_key_value(part) else { continue };
        if looked.insert(part) {
            Sheet { name, padded: &padded, strings: &mut strings, found }.look(text);
        }
        for below in hanging(parts, part, FAR) {
            if let Some((below, text)) = parts.get_key_value(&below)
                && looked.insert(below)
            {
                beside(name, below, text, found);
            }
        }
    }
    strings.unused(strings_at.unwrap_or_default(), found);
    parts.keys().map(String::as_str).filter(|part| !looked.contains(part)).collect()
}

/// The sheets' parts and names, in order.
fn sheets(workbook: &str, relations: &[Relation]) -> Vec<(String, String)> {
    let mut sheets = Vec::new();
    xml::walk(workbook, &mut |seen| {
        if let Seen::Open(element) = seen
            && element.name == "sheet"
            && let (Some(name), Some(id)) = (element.get("name"), element.get("id"))
            && let Some(relation) = relations.iter().find(|relation| relation.id == id)
        {
            sheets.push((relation.to.clone(), name.to_owned()));
        }
    });
    sheets
}

/// A part that another one refers to.
struct Relation {
    id: String,
    kind: String,
    to: String,
}

fn relations(parts: &Parts, part: &str) -> Vec<Relation> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let mut relations = Vec::new();
    let Some(text) = parts.get(&format!("{folder}/_rels/{name}.rels")) else { return relations };
    xml::walk(text, &mut |seen| {
        if let Seen::Open(element) = seen
            && let (Some(id), Some(kind), Some(target)) = (element.get("Id"), element.get("Type"), element.get("Target"))
        {
            relations.push(Relation { id: id.to_owned(), kind: kind.to_owned(), to: resolved(folder, target) });
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

/// What hangs on a part, so far away.
fn hanging(parts: &Parts, part: &str, far: usize) -> Vec<String> {
    let mut below = Vec::new();
    if far > 0 {
        for relation in relations(parts, part) {
            below.extend(hanging(parts, &relation.to, far - 1));
            below.push(relation.to);
        }
    }
    below
}

/// The strings that cells share, where they hold numbers.
#[derive(Default)]
struct Strings {
    numbers: BTreeMap<usize, Vec<Personnummer>>,
    used: BTreeSet<usize>,
}

impl Strings {
    fn read(text: &str) -> Self {
        let mut numbers = BTreeMap::<usize, Vec<Personnummer>>::new();
        let mut index = 0;
        xml::walk(text, &mut |seen| match seen {
            Seen::Text(_, text) => {
                let found = personnummer(text, Lines::Joined);
                if !found.is_empty() {
                    numbers.entry(index).or_default().extend(found);
                }
            }
            Seen::Close("si") => index += 1,
            Seen::Close(_) | Seen::Open(_) => {}
        });
        Self { numbers, used: BTreeSet::new() }
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
    padded: &'a [Option<usize>],
    strings: &'a mut Strings,
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
            Seen::Open(element) if element.name == "row" => element.get("r").unwrap_or_default().clone_into(&mut row),
            Seen::Open(element) if element.name == "c" => {
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
                element.texts().for_each(|text| self.add(place, "bladet innehåller", personnummer(text, Lines::Joined)));
            }
            Seen::Text(end, text) => match &cell {
                Some(cell) => {
                    let numbers = self.numbers(cell, end, text);
                    self.add(&cell.at, "cellen innehåller", numbers);
                }
                None => self.add("", "bladet innehåller", personnummer(text, Lines::Joined)),
            },
            Seen::Close(_) => {}
        });
    }

    /// The numbers in a value, a formula or a text of a cell.
    fn numbers(&mut self, cell: &Cell, end: &str, text: &str) -> Vec<Personnummer> {
        match (cell.kind.as_str(), end) {
            ("s", "v") => text.trim().parse().map(|index| self.strings.take(index)).unwrap_or_default(),
            ("n", "v") => {
                let width = cell.style.and_then(|style| self.padded.get(style).copied().flatten()).unwrap_or_default();
                // A fraction is no number of digits, and a whole number may be written with an exponent.
                match text.trim().parse::<f64>() {
                    Ok(number) if number.fract() == 0.0 && (0.0..1e15).contains(&number) => {
                        personnummer(&format!("{number:0width$.0}"), Lines::Apart)
                    }
                    Ok(_) => Vec::new(),
                    Err(_) => personnummer(text, Lines::Joined),
                }
            }
            _ => personnummer(text, Lines::Joined),
        }
    }

    fn add(&mut self, cell: &str, subject: &'static str, numbers: Vec<Personnummer>) {
        let at = || if cell.is_empty() { self.name.to_owned() } else { format!("{}!{cell}", self.name) };
        self.found.extend(numbers.into_iter().map(|number| PartHit { number, at: at(), subject }));
    }
}

/// The cell that an element is about.
fn place_of(element: &Element) -> Option<&str> {
    element.get("ref").or_else(|| element.get("sqref"))
}

/// Adds the numbers in a part that hangs on a sheet; a comment's stands at its cell.
fn beside(sheet: &str, part: &str, text: &str, found: &mut Vec<PartHit>) {
    let mut cell: Option<String> = None;
    let mut add = |cell: Option<&str>, text: &str| {
        let (at, subject) = match cell {
            Some(cell) => (format!("{sheet}!{cell}"), "kommentaren innehåller"),
            None => (format!("{sheet} ({part})"), "det som hör till bladet innehåller"),
        };
        found.extend(personnummer(text, Lines::Joined).into_iter().map(|number| PartHit { number, at: at.clone(), subject }));
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
