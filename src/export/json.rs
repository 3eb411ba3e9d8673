//! A table as JSON: what it is, its axes, and one observation for each cell. Keys are ASCII.

use serde_json::{Value, json as object};

use super::csv::status;
use crate::disclosure::PublicTable;
use crate::tables::{Axis, WordColumn};

pub(super) fn json(table: &PublicTable) -> Vec<u8> {
    let head = &table.head;
    let axis = |axis: &[Axis]| -> Value { axis.iter().map(|one| object!({ "id": one.id, "namn": one.namn })).collect() };
    let observations: Vec<Value> = table
        .cells()
        .map(|(row, column, layer, cell)| {
            let mut observation = object!({
                "rad": table.rows[row].id,
                "kolumn": table.columns[column].id,
                "varde": cell.shown(),
                "enhet": table.unit(row, column),
            });
            if table.layers.len() > 1 {
                observation["lager"] = object!(table.layers[layer].id);
            }
            if cell.shown().is_none() {
                observation["status"] = object!(status(*cell));
            }
            observation
        })
        .collect();
    let mut table_object = object!({
        "id": head.id,
        "titel": head.titel,
        "population": head.population,
        "period": head.period.to_string(),
        "kalla": head.kalla.to_string(),
        "datakalla": head.datakalla.as_ref().map(ToString::to_string),
        "rader": axis(&table.rows),
        "kolumner": axis(&table.columns),
        "noter": head.notes.iter().map(|note| object!({
            "rad": note.row.map(|row| &table.rows[row].id),
            "kolumn": note.column.map(|column| &table.columns[column].id),
            "text": note.text,
        })).collect::<Vec<_>>(),
        "observationer": observations,
    });
    if !head.words.is_empty() {
        let of_column = |column: &WordColumn| -> Value {
            object!({ "id": column.id, "namn": column.namn, "ord": column.words.iter().map(|(row, word)| object!({ "rad": row, "ord": word })).collect::<Vec<_>>() })
        };
        table_object["ordkolumner"] = head.words.iter().map(of_column).collect();
    }
    if table.layers.len() > 1 {
        table_object["lager"] = axis(&table.layers);
    }
    let mut bytes = serde_json::to_vec_pretty(&table_object).expect("strings and numbers are JSON");
    bytes.push(b'\n');
    bytes
}
