//! A number that a table holds is taken from it, not typed: so that a text can never say another number than the table.
//!
//! Told are numbers with the cell's unit, and numbers of three digits and more; a year is no such number.

use std::collections::BTreeMap;

use super::Check;
use crate::finding::{Finding, Level};
use crate::records::tabell::Mater;
use crate::site::Site;

pub(super) const CHECK: Check = Check { id: "skrivet-tal", level: Level::Warning, run };

fn run(site: &Site, tell: &mut dyn FnMut(Finding)) {
    // Where each number stands: the first cell that holds it, by its value in thousandths.
    let mut cells: BTreeMap<i64, Vec<(String, String)>> = BTreeMap::new();
    for table in site.tables() {
        for (row, column, _, cell) in table.cells() {
            let Some(number) = cell.shown() else { continue };
            let call =
                format!("{{{{ tal(\"{}\", \"{}\", \"{}\") }}}}", table.head.id, table.rows[row].id, table.columns[column].id);
            let unit = if table.mater(row, column) == Mater::Andelar {
                "procent".to_owned()
            } else {
                table.unit(row, column).to_owned()
            };
            cells.entry(key(number)).or_default().push((unit, call));
        }
    }
    for (document, place) in site.texts() {
        for number in document.numbers() {
            let year = number.digits == 4 && (1900.0..2100.0).contains(&number.value);
            let unit = if number.unit == "%" { "procent" } else { number.unit.as_str() };
            let found = cells
                .get(&key(number.value))
                .into_iter()
                .flatten()
                .find(|(own, _)| own == unit || number.digits >= 3 && unit != "procent" && own != "procent");
            if let Some((_, call)) = found.filter(|_| !year) {
                let message = "talet står i en tabell, och ska hämtas därifrån".to_owned();
                tell(Finding::warning(
                    CHECK.id,
                    place.clone().text(number.range.clone()),
                    message,
                    format!("skriv {call}, om det är samma tal"),
                ));
            }
        }
    }
}

fn key(number: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "numbers of tables are far smaller than what i64 holds")]
    let thousandths = (number * 1000.0).round() as i64;
    thousandths
}
