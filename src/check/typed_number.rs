//! A number that a table holds is taken from it, not typed: so that a text can never say another number than the table.
//!
//! Told are numbers with the cell's unit, and numbers of three digits and more; a year is no such number.

use std::collections::BTreeMap;

use crate::finding::{Finding, Findings};
use crate::records::tabell::Mater;
use crate::rule::check::SKRIVET_TAL;
use crate::site::Site;

/// So many digits tell a number by itself; fewer stand for much else, and need the cell's unit.
const TELLING: usize = 3;

/// What a percentage's unit is called, however it is written.
const PERCENT: &str = "procent";

/// A cell whose number is shown.
struct Shown {
    unit: String,
    /// The expression that fetches it.
    call: String,
}

pub(super) fn check(site: &Site, findings: &mut Findings) {
    let cells = cells(site);
    for (document, place) in site.texts() {
        for number in document.numbers() {
            let year = number.digits == 4 && (1900.0..2100.0).contains(&number.value);
            let unit = if number.unit == "%" { PERCENT } else { number.unit.as_str() };
            let is_meant =
                |cell: &&Shown| cell.unit == unit || number.digits >= TELLING && unit != PERCENT && cell.unit != PERCENT;
            let found = cells.get(&thousandths(number.value)).into_iter().flatten().find(is_meant);
            if let Some(cell) = found.filter(|_| !year) {
                findings.push(Finding::new(
                    &SKRIVET_TAL,
                    place.clone().text(number.range.clone()),
                    "talet står i en tabell, och ska hämtas därifrån",
                    format!("skriv {}, om det är samma tal", cell.call),
                ));
            }
        }
    }
}

/// The cells that show a number, by the number in thousandths, in the order of the tables.
fn cells(site: &Site) -> BTreeMap<i64, Vec<Shown>> {
    let mut cells: BTreeMap<i64, Vec<Shown>> = BTreeMap::new();
    for table in site.tables() {
        for (row, column, layer, cell) in table.cells() {
            let Some(number) = cell.shown() else { continue };
            let (head, row_id, column_id) = (&table.head.id, &table.rows[row].id, &table.columns[column].id);
            let lager = match table.layers.as_slice() {
                [] | [_] => String::new(),
                layers => format!(", lager=\"{}\"", layers[layer].id),
            };
            let call = format!("{{{{ tal(\"{head}\", \"{row_id}\", \"{column_id}\"{lager}) }}}}");
            let unit = match table.mater(row, column) {
                Mater::Andelar => PERCENT.to_owned(),
                Mater::Personer | Mater::Hushall | Mater::Organisationer | Mater::Manader | Mater::Antal => {
                    table.unit(row, column).to_owned()
                }
            };
            cells.entry(thousandths(number)).or_default().push(Shown { unit, call });
        }
    }
    cells
}

fn thousandths(number: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "numbers of tables are far smaller than what i64 holds")]
    let thousandths = (number * 1000.0).round() as i64;
    thousandths
}
