//! Rows from a file beside the table: its grid, by the columns that its first line names.
//!
//! The first line names the columns: `id`, `namn` (may be left out), `lager` where the table has layers, then the ids of the
//! table's columns in any order. Every cell is used or told; none is passed over but empty ones.

use super::MOST_CELLS;
use super::cell::Spelling;
use super::file::{self, Asked};
use super::header::{Columns, header};
use super::layout::ReadRow;
use super::rows::{MOST_TOLD, Rows};
use super::written::{At, Grid, Line, Merged, cell_name};
use crate::finding::{Finding, Findings, Place, did_you_mean};
use crate::records::Origin;
use crate::records::tabell::Tabell;
use crate::rule::tables as rules;
use crate::source::{File, Sources};
use crate::tree::Pointer;
use crate::value::Text;

/// The rows of the table's file; `None` where they can't be read.
pub(super) fn rows(
    record: &Tabell,
    origin: &Origin,
    fil: &Text,
    sources: &Sources,
    findings: &mut Findings,
) -> Option<Vec<ReadRow>> {
    let file = beside(origin, fil, sources, findings)?;
    let grid = file::read(file, &Asked { record, origin }, findings)?;
    read_grid(record, &grid, findings)
}

/// The file that the table names.
fn beside<'s>(origin: &Origin, fil: &Text, sources: &'s Sources, findings: &mut Findings) -> Option<&'s File> {
    let folder = origin.file.rsplit_once('/').map_or("", |(folder, _)| folder);
    let path = format!("{folder}/{fil}");
    let place = origin.at(&Pointer::root().join("fil"));
    let Some(file) = sources.get(&path).filter(|_| !fil.as_str().contains("..")) else {
        let names: Vec<&str> = sources
            .below(folder)
            .filter_map(|file| file.path[folder.len() + 1..].into())
            .filter(|name: &&str| !name.ends_with(".yaml"))
            .collect();
        let hint = did_you_mean(fil.as_str(), names, format!("lägg filen i {folder}/"));
        findings.push(Finding::new(&rules::FIL_SAKNAS, place, format!("filen {path} finns inte"), hint));
        return None;
    };
    Some(file)
}

/// The rows of a grid.
pub(super) fn read_grid(record: &Tabell, grid: &Grid, findings: &mut Findings) -> Option<Vec<ReadRow>> {
    let whole = match &grid.sheet.name {
        Some(name) => Place::Cell { file: grid.sheet.file.clone(), cell: name.clone() },
        None => Place::file(grid.sheet.file.clone()),
    };
    let last = grid.lines.iter().rposition(|line| !line.is_empty());
    let lines = last.map_or(&[][..], |last| &grid.lines[..=last]);
    let first = lines.iter().position(|line| !line.is_empty()).unwrap_or(0);
    let Some((head, body)) = lines.get(first..).and_then(<[Line]>::split_first) else {
        findings.push(no_rows(whole, "filen är tom", "skriv en rad med kolumnernas id, och sedan raderna"));
        return None;
    };
    let columns = header(record, grid, head, body, findings)?;
    let last = body.iter().rposition(|line| columns.has(line));
    let (body, below) = body.split_at(last.map_or(0, |last| last + 1));
    if body.is_empty() {
        findings.push(no_rows(
            whole,
            "filen har en rubrikrad men inga rader",
            "skriv tabellens rader under den, en på varje rad",
        ));
        return None;
    }
    if body.len() * columns.values.len() > MOST_CELLS {
        findings.push(super::too_large(whole, body.len(), columns.values.len()));
        return None;
    }
    empty_lines(grid, head, body, &columns, findings);
    let values = body.iter().flat_map(|line| columns.values.iter().filter_map(|at| line.get(*at))).map(|cell| &cell.written);
    let spelling = Spelling::of(grid.decimals, values);
    let mut rows = Rows::new(record, grid, &columns, spelling);
    let merged = merged(grid, head, body, &columns, findings);
    for line in body.iter().filter(|line| columns.has(line)) {
        rows.line(line, head, findings);
    }
    for line in body.iter().filter(|line| !columns.has(line)).chain(below) {
        rows.beyond(line, head, findings);
    }
    rows.rounded(body, findings);
    rows.shares_without_percent(body, findings);
    rows.untold(whole, findings);
    rows.whole_layers(findings);
    rows.finished().filter(|_| !merged)
}

fn no_rows(place: Place, message: &str, hint: &str) -> Finding {
    Finding::new(&rules::FIL_UTAN_RADER, place, message, hint)
}

/// Tells lines with nothing in them between others.
fn empty_lines(grid: &Grid, head: &Line, body: &[Line], columns: &Columns, findings: &mut Findings) {
    let mut places: Vec<At> = Vec::new();
    if grid.sheet.name.is_some() {
        let mut before = head.end.0;
        for line in body.iter().filter(|line| columns.has(line)) {
            places.extend((before + 1..line.end.0).filter(|row| !grid.hidden_rows.contains(row)).take(1).map(|row| (row, 0)));
            before = line.end.0;
        }
    } else {
        places.extend(body.iter().filter(|line| line.is_empty()).map(|line| line.cells.first().map_or(line.end, |cell| cell.at)));
    }
    if let Some(first) = places.first() {
        let more = if places.len() > 1 { format!(" (och {} till)", places.len() - 1) } else { String::new() };
        findings.push(Finding::new(
            &rules::TOM_RAD,
            grid.sheet.place(*first),
            format!("en tom rad står mitt i tabellen{more}"),
            "ta bort den; saknas en rad, skriv in den",
        ));
    }
}

/// Tells merged cells in the table; whether there are any.
fn merged(grid: &Grid, head: &Line, body: &[Line], columns: &Columns, findings: &mut Findings) -> bool {
    let (top, bottom) = (head.end.0, body.last().map_or(head.end.0, |line| line.end.0));
    let within = |block: &&Merged| {
        let rows = block.first.0 <= bottom && block.last.0 >= top;
        let across = columns.all().any(|column| (block.first.1 as usize..=block.last.1 as usize).contains(&column));
        block.first != block.last && rows && across
    };
    let blocks: Vec<&Merged> = grid.merged.iter().filter(within).collect();
    for block in blocks.iter().take(MOST_TOLD) {
        let (first, last) = (cell_name(block.first), cell_name(block.last));
        findings.push(Finding::new(
            &rules::SAMMANSLAGNA_CELLER,
            grid.sheet.place(block.first),
            format!("cellerna {first}:{last} är sammanslagna, så det syns inte i vilken av dem talet eller namnet hör hemma"),
            "dela cellerna i kalkylprogrammet, och skriv in det som gäller i var och en",
        ));
    }
    !blocks.is_empty()
}
