//! Rows from a file beside the table: CSV or an Excel sheet.
//!
//! The first line names the columns: `id`, `namn` (may be left out), `lager` where the table has layers, then the ids of the
//! table's columns in any order.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx, open_workbook_from_rs};

use super::layout::{Layout, ReadRow};
use crate::finding::{Place, did_you_mean};
use crate::records::tabell::{Cell, Tabell};
use crate::source::{File, Sources};
use crate::value::{Fault, Slug, Text};

/// A file's cells as text, each with its place.
struct Grid {
    rows: Vec<Vec<(String, Place)>>,
}

/// The rows of the table's file; `None` where they can't be read.
pub(super) fn rows(layout: &mut Layout<'_, '_>, record: &Tabell, fil: &Text, sources: &Sources) -> Option<Vec<ReadRow>> {
    let folder = layout.origin.file.rsplit_once('/').map_or("", |(folder, _)| folder);
    let path = format!("{folder}/{fil}");
    let Some(file) = sources.get(&path).filter(|_| !fil.as_str().contains("..")) else {
        let names: Vec<&str> = sources
            .below(folder)
            .filter_map(|file| file.path[folder.len() + 1..].into())
            .filter(|name: &&str| !name.ends_with(".yaml"))
            .collect();
        let hint = did_you_mean(fil.as_str(), names, format!("lägg filen i {folder}/"));
        layout.error("fil", format!("filen {path} finns inte"), hint);
        return None;
    };
    let grid = match path.rsplit_once('.').map(|(_, extension)| extension) {
        Some("csv") => csv(layout, file),
        Some("xlsx") => xlsx(layout, record, file),
        _ => {
            layout.error("fil", format!("”{fil}” är varken en CSV-fil eller en Excelfil"), "spara tabellen som .csv eller .xlsx");
            None
        }
    }?;
    read(layout, record, &grid, &Place::file(file.path.clone()))
}

fn csv(layout: &mut Layout<'_, '_>, file: &File) -> Option<Grid> {
    let Some(text) = file.text() else {
        layout.error_at(Place::file(file.path.clone()), "filen är inte skriven i UTF-8", "spara filen som CSV UTF-8");
        return None;
    };
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let first = text.lines().next().unwrap_or_default();
    let delimiter = if first.matches(';').count() > first.matches(',').count() { b';' } else { b',' };
    let mut rows = Vec::new();
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    for record in reader.records() {
        match record {
            Ok(record) => {
                let line = record.position().map_or(1, |position| usize::try_from(position.line()).unwrap_or(1));
                let source = text.lines().nth(line - 1).unwrap_or_default();
                let mut column = 1;
                rows.push(
                    record
                        .iter()
                        .map(|cell| {
                            let place = Place::Line { file: file.path.clone(), line, column };
                            let quoted = source.chars().nth(column - 1) == Some('"');
                            column += cell.chars().count() + 1 + if quoted { 2 } else { 0 };
                            (if delimiter == b';' { decimal_point(cell) } else { cell.to_owned() }, place)
                        })
                        .collect(),
                );
            }
            Err(error) => {
                let line = error.position().map_or(1, |position| usize::try_from(position.line()).unwrap_or(1));
                layout.error_at(
                    Place::Line { file: file.path.clone(), line, column: 1 },
                    "raden går inte att läsa som CSV",
                    "kontrollera citattecknen på raden",
                );
                return None;
            }
        }
    }
    Some(Grid { rows })
}

/// A Swedish number in a file with semicolons: `4,5` is 4.5.
fn decimal_point(cell: &str) -> String {
    let number = cell.replacen(',', ".", 1).replace(['\u{a0}', ' '], "");
    if number.parse::<f64>().is_ok() { number } else { cell.to_owned() }
}

fn xlsx(layout: &mut Layout<'_, '_>, record: &Tabell, file: &File) -> Option<Grid> {
    let mut book: Xlsx<_> = match open_workbook_from_rs(Cursor::new(file.bytes())) {
        Ok(book) => book,
        Err(error) => {
            layout.error_at(
                Place::file(file.path.clone()),
                format!("filen går inte att läsa som Excel ({error})"),
                "spara den som Excelarbetsbok (.xlsx) utan lösenord",
            );
            return None;
        }
    };
    let names = book.sheet_names();
    let sheet = match &record.blad {
        Some(name) => names.iter().find(|known| known.as_str() == name.as_str()).cloned(),
        None if names.len() == 1 => names.first().cloned(),
        None => None,
    };
    let Some(sheet) = sheet else {
        match &record.blad {
            Some(name) => {
                let hint = did_you_mean(name.as_str(), &names, "skriv namnet på ett blad i filen");
                layout.error("blad", format!("filen har inget blad ”{name}”"), hint);
            }
            None => {
                let hint = format!("skriv blad:; bladen är: {}", names.join(", "));
                layout.error("fil", "filen har flera blad", hint);
            }
        }
        return None;
    };
    let range = match book.worksheet_range(&sheet) {
        Ok(range) => range,
        Err(error) => {
            layout.error("blad", format!("bladet ”{sheet}” går inte att läsa ({error})"), "spara filen på nytt ur Excel");
            return None;
        }
    };
    let (top, left) = range.start().unwrap_or((0, 0));
    let rows = range
        .rows()
        .enumerate()
        .map(|(row, cells)| {
            let place = |column: usize| Place::Cell {
                file: file.path.clone(),
                cell: format!("{sheet}!{}{}", letters(left as usize + column), top as usize + row + 1),
            };
            cells.iter().enumerate().map(|(column, cell)| (excel_text(cell), place(column))).collect()
        })
        .filter(|row: &Vec<(String, Place)>| row.iter().any(|(text, _)| !text.is_empty()))
        .collect();
    Some(Grid { rows })
}

fn excel_text(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => format!("{number:.0}"),
        other => other.to_string(),
    }
}

/// A column as Excel names it: 0 is A, 26 is AA.
fn letters(mut column: usize) -> String {
    let mut name = Vec::new();
    loop {
        name.push(char::from(b'A' + u8::try_from(column % 26).unwrap_or(0)));
        match (column / 26).checked_sub(1) {
            Some(next) => column = next,
            None => return name.into_iter().rev().collect(),
        }
    }
}

fn read(layout: &mut Layout<'_, '_>, record: &Tabell, grid: &Grid, whole: &Place) -> Option<Vec<ReadRow>> {
    let Some((header, body)) = grid.rows.split_first() else {
        layout.error_at(whole.clone(), "filen är tom", "skriv en rad med kolumnernas id, och sedan raderna");
        return None;
    };
    let columns = header_columns(layout, record, header)?;
    let mut rows: Vec<ReadRow> = Vec::new();
    let mut fine = true;
    for line in body {
        let get = |at: usize| line.get(at).map_or("", |(text, _)| text.trim());
        let place = line.first().map_or_else(|| whole.clone(), |(_, place)| place.clone());
        let id = match Slug::parse(get(columns.id)) {
            Ok(id) => id,
            Err(fault) => {
                fine = false;
                layout.error_at(place, fault.message, fault.hint);
                continue;
            }
        };
        if line.len() > header.len() && line[header.len()..].iter().any(|(text, _)| !text.trim().is_empty()) {
            fine = false;
            layout.error_at(
                line[header.len()].1.clone(),
                format!("raden ”{id}” har fler värden än rubrikraden"),
                "ta bort värdet, eller sätt citattecken runt en text med komma",
            );
        }
        let mut cells = Vec::new();
        for at in &columns.values {
            match Cell::parse(get(*at)) {
                Ok(cell) => cells.push(cell),
                Err(Fault { message, hint, .. }) => {
                    fine = false;
                    layout.error_at(line.get(*at).map_or_else(|| place.clone(), |(_, place)| place.clone()), message, hint);
                }
            }
        }
        let layer = match columns.layer {
            None => 0,
            Some(at) => match record.lager.iter().position(|lager| lager.id.as_str() == get(at)) {
                Some(layer) => layer,
                None => {
                    fine = false;
                    let hint =
                        format!("lagren är: {}", record.lager.iter().map(|l| l.id.as_str()).collect::<Vec<_>>().join(", "));
                    layout.error_at(place, format!("tabellen har inget lager ”{}”", get(at)), hint);
                    continue;
                }
            },
        };
        put(&mut rows, id, columns.name.map(get), layer, record.lager.len().max(1), cells, place);
    }
    fine.then_some(rows)
}

/// A line of a layer joins the row that has its id.
fn put(rows: &mut Vec<ReadRow>, id: Slug, name: Option<&str>, layer: usize, layers: usize, cells: Vec<Cell>, place: Place) {
    if layers > 1
        && let Some(row) = rows.iter_mut().find(|row| row.id == id && row.layers[layer].is_empty())
    {
        row.layers[layer] = cells;
        return;
    }
    let mut by_layer = vec![Vec::new(); layers];
    by_layer[layer] = cells;
    rows.push(ReadRow {
        id,
        namn: name.filter(|name| !name.is_empty()).map(str::to_owned),
        kort: None,
        mater: None,
        enhet: None,
        bas: None,
        del_av: None,
        summa: false,
        layers: by_layer,
        place,
    });
}

/// Which columns of the file hold what.
struct Columns {
    id: usize,
    name: Option<usize>,
    layer: Option<usize>,
    /// In the order of the table's columns.
    values: Vec<usize>,
}

fn header_columns(layout: &mut Layout<'_, '_>, record: &Tabell, header: &[(String, Place)]) -> Option<Columns> {
    let names: Vec<&str> = header.iter().map(|(text, _)| text.trim()).collect();
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut fine = true;
    let known: Vec<&str> =
        ["id", "namn", "lager"].into_iter().chain(record.kolumner.iter().map(|column| column.id.as_str())).collect();
    for (index, name) in names.iter().enumerate().filter(|(_, name)| !name.is_empty()) {
        if seen.insert(name, index).is_some() {
            fine = false;
            layout.error_at(header[index].1.clone(), format!("kolumnen ”{name}” står två gånger"), "ta bort den ena");
        }
        if !known.contains(name) {
            fine = false;
            let hint = did_you_mean(name, known.iter().copied(), "skriv id för en kolumn i tabellen");
            layout.error_at(header[index].1.clone(), format!("tabellen har ingen kolumn ”{name}”"), hint);
        }
    }
    let place = header.first().map_or_else(|| layout.origin.place(), |(_, place)| place.clone());
    let mut need = |name: &str| {
        let found = seen.get(name).copied();
        if found.is_none() {
            fine = false;
            layout.error_at(place.clone(), format!("kolumnen ”{name}” saknas i filen"), "lägg till den i rubrikraden");
        }
        found
    };
    let id = need("id");
    let layer = if record.lager.is_empty() { None } else { need("lager") };
    let values: Option<Vec<usize>> = record.kolumner.iter().map(|column| need(column.id.as_str())).collect();
    if !fine {
        return None;
    }
    Some(Columns { id: id?, name: seen.get("namn").copied(), layer, values: values? })
}

#[cfg(test)]
mod tests {
    use super::{decimal_point, letters};

    #[test]
    fn columns_are_named_as_in_excel() {
        assert_eq!([0, 25, 26, 51, 52, 701, 702].map(letters), ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }

    #[test]
    fn swedish_numbers_are_read() {
        assert_eq!(decimal_point("1\u{a0}237,5"), "1237.5");
        assert_eq!(decimal_point("AF, FK"), "AF, FK");
    }
}
