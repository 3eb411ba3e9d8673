//! Tables made from records or from another table.

use std::collections::BTreeMap;

use super::layout::{self, Layout, ReadRow};
use super::stated::{self, DELTAGARE, KO};
use super::{MadeOf, RawTable, RowPlaces, WordColumn};
use crate::catalogue::{Catalogue, Row};
use crate::finding::{Findings, did_you_mean};
use crate::records::Origin;
use crate::records::insats::{Deltagare, Insats, Ko, Kolage};
use crate::records::tabell::{Cell, Skydd, Tabell};
use crate::rule::tables as rules;
use crate::tree::Pointer;
use crate::value::{Period, Slug};

const FIELDS: [&str; 4] = [DELTAGARE, KO, "kö.månader.från", "kö.månader.till"];
/// The fields that are told in words.
const WORD_FIELDS: [&str; 1] = ["kö.läge"];

/// A table of insatser: a row for each that says something in one of the columns.
pub(super) fn from_insatser(
    id: Slug,
    origin: Origin,
    record: Tabell,
    catalogue: &Catalogue,
    findings: &mut Findings,
) -> Option<RawTable> {
    let mut layout = Layout { id: &id, origin: &origin, findings };
    let mut fields = Vec::new();
    for (index, column) in record.kolumner.iter().enumerate() {
        let name = column.falt.as_ref().map(ToString::to_string).unwrap_or_default();
        if FIELDS.contains(&name.as_str()) {
            fields.push(name);
        } else {
            let hint = did_you_mean(&name, FIELDS, "skriv namnet på ett fält");
            let place = layout.origin.at(&Pointer::root().join("kolumner").join(index).join("fält"));
            layout.error_at(&rules::OKANT_FALT, place, format!("”{name}” är inget fält som en tabell kan göras av"), hint);
        }
    }
    let mut words = word_columns(&mut layout, &record);
    if fields.len() != record.kolumner.len() || words.len() != record.ordkolumner.len() {
        return None;
    }
    let period = record.urval.as_ref().and_then(|urval| urval.period);
    let chosen = |row: &&Row<Insats>| {
        record
            .urval
            .as_ref()
            .is_none_or(|urval| urval.insatser.is_empty() || urval.insatser.iter().any(|wanted| *wanted.id() == row.id))
    };
    let mut read = Vec::new();
    let mut notes = Vec::new();
    let mut stated = Vec::new();
    for row in catalogue.insatser().iter().filter(chosen) {
        let (count_at, count) = newest_count(&row.deltagare, period).unzip();
        let (queue_at, queue) = stated::newest(&row.ko).unzip();
        let cells: Vec<Cell> = fields.iter().map(|field| value(field, count, queue)).collect();
        if cells.iter().all(|cell| *cell == Cell::Saknas) {
            continue;
        }
        for column in &mut words {
            column.words.extend(queue.and_then(queue_word).map(|word| (row.id.clone(), word)));
        }
        stated.push(fields.iter().map(|field| if field == DELTAGARE { count_at } else { queue_at }).collect());
        notes.extend(count.and_then(|count| Some((row.id.clone(), count.text.as_ref()?.to_string()))));
        read.push(ReadRow {
            id: row.id.clone(),
            namn: Some(row.namn.to_string()),
            kort: None,
            mater: None,
            enhet: None,
            bas: None,
            del_av: None,
            summa: false,
            layers: vec![cells],
            place: RowPlaces::Whole(row.origin.place()),
        });
    }
    let mut table = layout::assemble(id, origin, record, read, findings)?;
    table.head.made_of = Some(MadeOf::Records { fields, period, stated });
    table.head.words = words;
    for (id, text) in notes {
        let row = table.rows.iter().position(|row| row.id == id);
        table.head.notes.push(super::Note { row, column: None, text, kalla: None, explains_total: false });
    }
    Some(table)
}

/// The columns of words that a table of insatser asks for, without their words.
fn word_columns(layout: &mut Layout<'_, '_>, record: &Tabell) -> Vec<WordColumn> {
    let mut columns = Vec::new();
    for (index, column) in record.ordkolumner.iter().enumerate() {
        if WORD_FIELDS.contains(&column.falt.as_str()) {
            columns.push(WordColumn { id: column.id.clone(), namn: column.namn.to_string(), words: BTreeMap::new() });
            continue;
        }
        let place = layout.origin.at(&Pointer::root().join("ordkolumner").join(index).join("fält"));
        let hint = did_you_mean(column.falt.as_str(), WORD_FIELDS, "skriv namnet på ett fält");
        layout.error_at(&rules::OKANT_FALT, place, format!("”{}” är inget fält som står i ord", column.falt), hint);
    }
    columns
}

/// The state of a queue as a source told it.
fn queue_word(ko: &Ko) -> Option<String> {
    let word = match ko.kolage {
        Kolage::Ingen => "ingen kö",
        Kolage::Ibland => "ibland kö",
        Kolage::Ko => "kö",
        Kolage::Remisstopp => "remisstopp",
        Kolage::Intagningsstopp => "intagningsstopp",
        Kolage::Okant => return None,
    };
    Some(match ko.till {
        Some(till) => format!("{word} till {}", till.swedish()),
        None => word.to_owned(),
    })
}

/// The count of a period, the newest where several are; without a period the newest of all.
fn newest_count(list: &[Deltagare], period: Option<Period>) -> Option<(usize, &Deltagare)> {
    let of = |count: &Deltagare| period.is_none_or(|period| count.period == period);
    list.iter().enumerate().filter(|(_, count)| of(count)).max_by_key(|(_, count)| count.period.last_day())
}

fn value(field: &str, count: Option<&Deltagare>, queue: Option<&Ko>) -> Cell {
    let number = match field {
        DELTAGARE => count.map(|count| f64::from(count.antal)),
        KO => queue.and_then(|ko| ko.antal).map(f64::from),
        "kö.månader.från" => queue.and_then(|ko| ko.manader).and_then(|m| m.fran).map(f64::from),
        _ => queue.and_then(|ko| ko.manader).and_then(|m| m.till).map(f64::from),
    };
    number.map_or(Cell::Saknas, Cell::Tal)
}

/// A table of another: its columns, and rows that are sums of its rows.
pub(super) fn from_table(
    id: Slug,
    origin: Origin,
    record: Tabell,
    tables: &[RawTable],
    findings: &mut Findings,
) -> Option<RawTable> {
    let mut layout = Layout { id: &id, origin: &origin, findings };
    let wanted = record.ur.as_ref()?;
    let Some(source) = tables.iter().find(|table| table.head.id == *wanted) else {
        let names = tables.iter().map(|table| table.head.id.as_str()).chain(["insatser"]);
        let otherwise = "skriv insatser, eller id för en tabell som inte själv görs av en annan";
        let hint = did_you_mean(wanted.as_str(), names, otherwise);
        layout.error(&rules::OKAND_TABELL, "ur", format!("tabellen ”{wanted}” finns inte"), hint);
        return None;
    };
    let mut columns = Vec::new();
    for (index, column) in record.kolumner.iter().enumerate() {
        match source.columns.iter().position(|own| own.id == column.id) {
            Some(found) => columns.push(found),
            None => {
                let place = layout.origin.at(&Pointer::root().join("kolumner").join(index).join("id"));
                layout.findings.push(layout::unknown(place, "kolumn", column.id.as_str(), &source.columns));
            }
        }
    }
    let mut read = Vec::new();
    let mut rows = Vec::new();
    for (index, grupp) in record.grupper.iter().enumerate() {
        let mut parts = Vec::new();
        for (i, id) in grupp.rader.iter().enumerate() {
            match source.rows.iter().position(|row| row.id == *id) {
                Some(row) => parts.push(row),
                None => {
                    let place = layout.origin.at(&Pointer::root().join("grupper").join(index).join("rader").join(i));
                    layout.findings.push(layout::unknown(place, "rad", id.as_str(), &source.rows));
                }
            }
        }
        let layers = (0..source.layers.len())
            .map(|layer| {
                columns.iter().map(|column| layout::sum(parts.iter().map(|row| *source.cell(*row, *column, layer)))).collect()
            })
            .collect();
        read.push(ReadRow {
            id: grupp.id.clone(),
            namn: Some(grupp.namn.to_string()),
            kort: grupp.kort.as_ref().map(ToString::to_string),
            mater: None,
            enhet: None,
            bas: None,
            del_av: None,
            summa: false,
            layers,
            place: RowPlaces::Whole(layout.origin.at(&Pointer::root().join("grupper").join(index))),
        });
        rows.push(parts);
    }
    if columns.len() != record.kolumner.len() {
        return None;
    }
    let made_of = MadeOf::Table { id: source.head.id.clone(), rows, columns };
    // What is public of a table is public of its sums.
    let skydd = record.skydd.clone().or_else(|| {
        source.head.skydd.redan_offentlig.clone().map(|public| Skydd { redan_offentlig: Some(public), ..Skydd::default() })
    });
    let mut table = layout::assemble(id, origin, Tabell { grupper: Vec::new(), skydd, ..record }, read, findings)?;
    table.head.made_of = Some(made_of);
    Some(table)
}
