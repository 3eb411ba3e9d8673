//! The first line of a file: which of its columns hold what.

use std::collections::{BTreeMap, BTreeSet};

use super::cell;
use super::written::{At, Grid, Line};
use crate::finding::{Finding, Findings, did_you_mean};
use crate::records::tabell::Tabell;
use crate::rule::tables as rules;

/// Which columns of a file hold what.
pub(super) struct Columns {
    pub(super) id: usize,
    pub(super) name: Option<usize>,
    pub(super) layer: Option<usize>,
    /// In the order of the table's columns.
    pub(super) values: Vec<usize>,
    /// All that have a heading.
    pub(super) named: BTreeSet<usize>,
}

impl Columns {
    /// Whether something stands in a line under one of the headings.
    pub(super) fn has(&self, line: &Line) -> bool {
        line.cells.iter().any(|cell| self.named.contains(&cell.column) && !cell.written.is_blank())
    }

    /// All columns that are read.
    pub(super) fn all(&self) -> impl Iterator<Item = usize> + '_ {
        [Some(self.id), self.name, self.layer].into_iter().flatten().chain(self.values.iter().copied())
    }
}

/// The columns that a file's first line names; every fault in it is told.
pub(super) fn header(record: &Tabell, grid: &Grid, head: &Line, body: &[Line], findings: &mut Findings) -> Option<Columns> {
    let mut names: Vec<(String, usize, At)> = Vec::new();
    let mut fine = true;
    for cell in &head.cells {
        match cell::word(&cell.written) {
            Ok(Some(name)) => names.push((own_heading(&name).unwrap_or(name), cell.column, cell.at)),
            Ok(None) => {}
            Err(fault) => {
                fine = false;
                findings.push(Finding::of_fault(grid.sheet.place(cell.at), fault));
            }
        }
    }
    let start = head.cells.first().map_or(head.end, |cell| cell.at);
    if !names.iter().any(|(name, ..)| name == "id") && fine {
        findings.push(without_id(grid, start, body));
        return None;
    }
    let known: Vec<&str> = OWN
        .into_iter()
        .filter(|own| *own != "lager" || !record.lager.is_empty())
        .chain(record.kolumner.iter().map(|column| column.id.as_str()))
        .collect();
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for (name, column, at) in &names {
        if seen.insert(name, *column).is_some() {
            fine = false;
            let message = format!("kolumnen ”{name}” står två gånger");
            findings.push(Finding::new(&rules::DUBBEL_RUBRIK, grid.sheet.place(*at), message, "ta bort den ena"));
        }
        if !known.contains(&name.as_str()) {
            fine = false;
            let hint = did_you_mean(name, known.iter().copied(), "skriv id för en kolumn i tabellen");
            let message = format!("tabellen har ingen kolumn ”{name}”");
            findings.push(Finding::new(&rules::OKAND_RUBRIK, grid.sheet.place(*at), message, hint));
        }
    }
    let mut need = |name: &str| {
        let found = seen.get(name).copied();
        if found.is_none() {
            fine = false;
            let hint = if grid.hidden.is_empty() {
                "lägg till den i rubrikraden"
            } else {
                "lägg till den i rubrikraden; är den dold, visa den i kalkylprogrammet eller skriv dolda: ja"
            };
            findings.push(Finding::new(
                &rules::RUBRIK_SAKNAS,
                grid.sheet.place(start),
                format!("kolumnen ”{name}” saknas i filen"),
                hint,
            ));
        }
        found
    };
    let id = need("id");
    let layer = if record.lager.is_empty() { None } else { need("lager") };
    let values: Vec<Option<usize>> = record.kolumner.iter().map(|column| need(column.id.as_str())).collect();
    let values: Option<Vec<usize>> = values.into_iter().collect();
    if !fine {
        return None;
    }
    let named = names.iter().map(|(_, column, _)| *column).collect();
    Some(Columns { id: id?, name: seen.get("namn").copied(), layer, values: values?, named })
}

/// The headings that are no column's id, which spreadsheet programs like to begin with a large letter.
const OWN: [&str; 3] = ["id", "namn", "lager"];

fn own_heading(name: &str) -> Option<String> {
    Some(name.to_lowercase()).filter(|small| OWN.contains(&small.as_str()))
}

/// The first line names no column `id`; perhaps a line below does, under a title.
fn without_id(grid: &Grid, start: At, body: &[Line]) -> Finding {
    let names = |line: &&Line| {
        line.cells.iter().any(|cell| matches!(cell::word(&cell.written), Ok(Some(name)) if name.eq_ignore_ascii_case("id")))
    };
    let below = body.iter().take(20).find(names);
    let hint = match below {
        Some(_) => "rubrikraden med id står längre ned: ta bort raderna över den",
        None => "skriv kolumnernas id i den första raden: id, namn och tabellens kolumner",
    };
    let finding = Finding::new(&rules::RUBRIK_SAKNAS, grid.sheet.place(start), "kolumnen ”id” saknas i filens första rad", hint);
    match below.and_then(|line| line.cells.first()) {
        Some(cell) => finding.with_related(grid.sheet.place(cell.at), "rubrikraden ser ut att stå här"),
        None => finding,
    }
}
