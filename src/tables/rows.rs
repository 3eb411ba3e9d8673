//! The rows of a grid, line by line: each cell by the rules of `cell`, the lines of a row's layers put together, every fault at its cell.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::RowPlaces;
use super::cell::{self, Measure, Spelling};
use super::header::Columns;
use super::layout::ReadRow;
use super::written::{At, Grid, Line, Number, Sheet, Written};
use crate::finding::{Finding, Findings, Place};
use crate::records::tabell::{Cell, Mater, Tabell};
use crate::rule::tables as rules;
use crate::value::{Fault, Slug, integer};

/// So many faults of a file's cells are told one by one.
pub(super) const MOST_TOLD: usize = 50;

/// Rows in the making.
pub(super) struct Rows<'r> {
    record: &'r Tabell,
    sheet: Arc<Sheet>,
    columns: &'r Columns,
    spelling: Spelling,
    rows: Vec<ReadRow>,
    /// Where the row of each id stands among them.
    ids: BTreeMap<Slug, usize>,
    fine: bool,
    /// So many faults there are, of which the first are told.
    faults: usize,
}

impl<'r> Rows<'r> {
    pub(super) fn new(record: &'r Tabell, grid: &Grid, columns: &'r Columns, spelling: Spelling) -> Self {
        let sheet = Arc::new(grid.sheet.clone());
        Self { record, sheet, columns, spelling, rows: Vec::new(), ids: BTreeMap::new(), fine: true, faults: 0 }
    }

    /// The rows, if there was no fault in them.
    pub(super) fn finished(self) -> Option<Vec<ReadRow>> {
        self.fine.then_some(self.rows)
    }

    fn tell(&mut self, at: At, fault: Fault, findings: &mut Findings) {
        self.fine = false;
        self.faults += 1;
        if self.faults <= MOST_TOLD {
            findings.push(Finding::of_fault(self.sheet.place(at), fault));
        }
    }

    /// Tells how many faults there are beside those that are told.
    pub(super) fn untold(&self, whole: Place, findings: &mut Findings) {
        if let Some(more) = self.faults.checked_sub(MOST_TOLD).filter(|more| *more > 0) {
            findings.push(Finding::new(
                &rules::FLER_FEL_I_FILEN,
                whole,
                format!("filen har {} fel till", integer(i64::try_from(more).unwrap_or(i64::MAX))),
                "rätta dem som visas först; ofta har de samma orsak",
            ));
        }
    }

    /// Takes a line in.
    pub(super) fn line(&mut self, line: &Line, head: &Line, findings: &mut Findings) {
        let place = line.cells.first().map_or(line.end, |cell| cell.at);
        self.beyond(line, head, findings);
        self.width(line, findings);
        let id = self.word(line, self.columns.id, findings);
        let name = self.columns.name.and_then(|column| self.word(line, column, findings));
        let layer = self.layer(line, findings);
        let mut cells = Vec::new();
        let mut places = Vec::new();
        for (index, column) in self.columns.values.iter().enumerate() {
            let (at, written) = line
                .get(*column)
                .map_or((place_in(place, *column, &self.sheet), &Written::Empty), |cell| (cell.at, &cell.written));
            places.push(at);
            match cell::number(written, self.spelling, measure(self.record, index)) {
                Ok(cell) => cells.push(cell),
                Err(told) => {
                    cells.push(Cell::Saknas);
                    self.tell(at, told, findings);
                }
            }
        }
        let at = line.get(self.columns.id).map_or(place, |cell| cell.at);
        if id.as_deref() == Some("id") {
            let hint = "ta bort den; är det två tabeller, lägg dem i var sin fil eller på var sitt blad";
            return self.tell(at, Fault::of(&rules::DUBBEL_RUBRIK, "rubrikraden står en gång till", hint), findings);
        }
        let id = match id.as_deref().map(Slug::parse) {
            Some(Ok(id)) => id,
            Some(Err(fault)) => return self.tell(at, fault, findings),
            None if line.get(self.columns.id).is_some_and(|cell| matches!(cell.written, Written::Other(_))) => return,
            None => {
                return self.tell(
                    at,
                    Fault::of(&rules::RAD_UTAN_ID, "raden har inget id", "skriv radens id i kolumnen id"),
                    findings,
                );
            }
        };
        if let Some(layer) = layer {
            self.put(id, name, layer, cells, (at, places), findings);
        }
    }

    /// Cells that no heading stands over.
    pub(super) fn beyond(&mut self, line: &Line, head: &Line, findings: &mut Findings) {
        let beyond = line.cells.iter().find(|cell| !self.columns.named.contains(&cell.column) && !cell.written.is_blank());
        if let Some(cell) = beyond {
            let (rule, what) = match line.length.zip(head.length) {
                Some((_, width)) if cell.column >= width => (&rules::RAD_FOR_LANG, "raden har fler celler än rubrikraden"),
                _ => (&rules::CELL_UTAN_RUBRIK, "cellen står i en kolumn utan rubrik"),
            };
            let hint = "ta bort värdet, ge kolumnen en rubrik, eller sätt citattecken runt en text som innehåller skiljetecknet";
            self.tell(cell.at, Fault::of(rule, what, hint), findings);
        }
    }

    /// Cells that a line of CSV lacks.
    fn width(&mut self, line: &Line, findings: &mut Findings) {
        let last = self.columns.named.iter().next_back().map_or(0, |last| last + 1);
        if let Some(length) = line.length.filter(|length| *length < last) {
            let told = Fault::of(
                &rules::RAD_FOR_KORT,
                format!("raden har {length} celler, men rubrikraden har {last}"),
                "skriv ett skiljetecken för varje cell, också för tomma celler: tom cell är uppgift saknas",
            );
            self.tell(line.end, told, findings);
        }
    }

    /// A name in a column.
    fn word(&mut self, line: &Line, column: usize, findings: &mut Findings) -> Option<String> {
        let cell = line.get(column)?;
        match cell::word(&cell.written) {
            Ok(word) => word,
            Err(told) => {
                self.tell(cell.at, told, findings);
                None
            }
        }
    }

    /// The layer that a line is of; `None` where it names none that there is.
    fn layer(&mut self, line: &Line, findings: &mut Findings) -> Option<usize> {
        let Some(column) = self.columns.layer else { return Some(0) };
        let name = self.word(line, column, findings).unwrap_or_default();
        let found = self.record.lager.iter().position(|lager| lager.id.as_str() == name);
        if found.is_none() {
            let known: Vec<&str> = self.record.lager.iter().map(|lager| lager.id.as_str()).collect();
            let at = line.get(column).map_or(line.end, |cell| cell.at);
            let hint = format!("lagren är: {}", known.join(", "));
            self.tell(at, Fault::of(&rules::OKANT_LAGER, format!("tabellen har inget lager ”{name}”"), hint), findings);
        }
        found
    }

    /// A line of a layer joins the row that has its id, and must have its name.
    fn put(
        &mut self,
        id: Slug,
        namn: Option<String>,
        layer: usize,
        cells: Vec<Cell>,
        (at, places): (At, Vec<At>),
        findings: &mut Findings,
    ) {
        let layers = self.record.lager.len().max(1);
        let Some(row) = self.ids.get(&id).copied() else {
            let mut by_layer = vec![Vec::new(); layers];
            by_layer[layer] = cells;
            let mut cells_at = vec![Vec::new(); layers];
            cells_at[layer] = places;
            self.ids.insert(id.clone(), self.rows.len());
            let place = RowPlaces::Cells(Arc::clone(&self.sheet), at, cells_at);
            self.rows.push(ReadRow { namn, layers: by_layer, ..ReadRow::new(id, place) });
            return;
        };
        let own = &mut self.rows[row];
        if !own.layers[layer].is_empty() {
            let within = self.record.lager.get(layer).map_or_else(String::new, |lager| format!(" i lagret ”{}”", lager.id));
            let finding = Finding::new(
                &rules::DUBBEL_RAD,
                self.sheet.place(at),
                format!("raden ”{id}” finns redan{within}"),
                "ge var och en ett eget id och namn",
            );
            findings.push(finding.with_related(own.place.row(), "finns redan här"));
            self.fine = false;
            return;
        }
        own.layers[layer] = cells;
        if let RowPlaces::Cells(_, _, cells_at) = &mut own.place {
            cells_at[layer] = places;
        }
        match (&own.namn, namn) {
            (Some(first), Some(second)) if *first != second => {
                let message = format!("raden ”{id}” heter både ”{first}” och ”{second}”");
                let first = own.place.row();
                self.fine = false;
                findings.push(
                    Finding::new(
                        &rules::ID_MED_TVA_NAMN,
                        self.sheet.place(at),
                        message,
                        "ge raden samma namn i alla lager, eller ett eget id",
                    )
                    .with_related(first, "det första namnet står här"),
                );
            }
            (None, second) => own.namn = second,
            _ => {}
        }
    }

    /// Tells once that cells show fewer decimals than they hold: the site shows what they show.
    pub(super) fn rounded(&self, body: &[Line], findings: &mut Findings) {
        let cells = body.iter().flat_map(|line| self.columns.values.iter().filter_map(|column| line.get(*column)));
        let mut rounded = cells.filter_map(|cell| match &cell.written {
            Written::Number(Number { value, stored: Some(stored), .. }) => Some((cell.at, value, stored)),
            _ => None,
        });
        let Some((at, value, stored)) = rounded.next() else { return };
        let more = match rounded.count() {
            0 => String::new(),
            more => format!(" (och {more} till)"),
        };
        findings.push(Finding::new(
            &rules::AVRUNDAD_I_ARBETSBOKEN,
            self.sheet.place(at),
            format!("cellen visar {value} men har talet {stored}; sajten visar det som cellen visar{more}"),
            "ska fler decimaler synas, ge cellerna ett format som visar dem",
        ));
    }

    /// A number of at most one beside shares that are shown in percent: 0,45 where 45 % is meant.
    pub(super) fn shares_without_percent(&mut self, body: &[Line], findings: &mut Findings) {
        for column in &self.columns.values {
            let cells = || body.iter().filter_map(|line| line.get(*column));
            let numbers = || {
                cells().filter_map(|cell| match &cell.written {
                    Written::Number(number) => Some((cell.at, number)),
                    _ => None,
                })
            };
            let plain = |number: &Number| {
                !number.percent && !number.value.is_zero() && number.value.number().is_some_and(|value| value.abs() <= 1.0)
            };
            if !numbers().any(|(_, number)| number.percent) {
                continue;
            }
            let found: Vec<(At, String)> =
                numbers().filter(|(_, number)| plain(number)).map(|(at, number)| (at, number.value.to_string())).collect();
            for (at, value) in found {
                let told = Fault::of(
                    &rules::ANDEL_UTAN_PROCENT,
                    format!("cellen visar {value} utan procent, men andra celler i kolumnen visar procent"),
                    "ge alla celler i kolumnen samma format",
                );
                self.tell(at, told, findings);
            }
        }
    }

    /// Every row has every layer.
    pub(super) fn whole_layers(&mut self, findings: &mut Findings) {
        if !self.fine {
            return;
        }
        let mut lacking = Vec::new();
        for row in &self.rows {
            for (layer, _) in row.layers.iter().enumerate().filter(|(_, cells)| cells.is_empty()) {
                let name = &self.record.lager[layer].id;
                lacking.push(Finding::new(
                    &rules::LAGER_SAKNAS,
                    row.place.row(),
                    format!("raden ”{}” har inget lager ”{name}”", row.id),
                    "skriv en rad i filen för varje lager",
                ));
            }
        }
        self.fine &= lacking.is_empty();
        findings.extend(lacking);
    }
}

/// The place of a cell that the file leaves out.
fn place_in(line: At, column: usize, sheet: &Sheet) -> At {
    match sheet.name {
        Some(_) => (line.0, u32::try_from(column).unwrap_or(u32::MAX)),
        None => line,
    }
}

/// What a column's numbers are.
fn measure(record: &Tabell, column: usize) -> Measure {
    let own = &record.kolumner[column];
    let unit = own.enhet.as_ref().or(record.enhet.as_ref()).map(|unit| unit.flera.as_str().to_lowercase()).unwrap_or_default();
    match own.mater.unwrap_or(record.mater) {
        _ if unit.contains("procent") || unit.contains('%') => Measure::Percent,
        Mater::Andelar => Measure::Percent,
        Mater::Manader => Measure::Amount,
        Mater::Antal if !unit.is_empty() => Measure::Amount,
        Mater::Personer | Mater::Hushall | Mater::Organisationer | Mater::Antal => Measure::Count,
    }
}
