//! Parts that a table's names declare: ”varav kvinnor” below ”Norr” is a part of Norr, whether or not the editor says `del_av`.

use super::assemble::count;
use super::{Along, At};
use crate::tables::{Axis, AxisKind, RawTable, words};

/// The table with its named parts declared.
pub(super) fn with_named_parts(table: &RawTable) -> RawTable {
    let mut table = table.clone();
    let rows = parts(&table.rows, |whole, part| fits(&table, Along::Rows, whole, part));
    rows.into_iter().for_each(|(part, whole)| table.rows[part].part_of = Some(whole));
    let columns = parts(&table.columns, |whole, part| fits(&table, Along::Columns, whole, part));
    columns.into_iter().for_each(|(part, whole)| table.columns[part].part_of = Some(whole));
    table
}

/// Each part with its whole: the nearest before it that is no part.
fn parts(axis: &[Axis], fits: impl Fn(usize, usize) -> bool) -> Vec<(usize, usize)> {
    let mut whole = None;
    let mut found = Vec::new();
    for (index, one) in axis.iter().enumerate() {
        if !words::is_of_which(&one.namn) {
            whole = (one.part_of.is_none()).then_some(index);
        } else if one.kind == AxisKind::Plain && one.part_of.is_none() {
            found.extend(whole.filter(|whole| fits(*whole, index)).map(|whole| (index, whole)));
        }
    }
    found
}

/// Whether a part is nowhere more than its whole, and somewhere something.
fn fits(table: &RawTable, along: Along, whole: usize, part: usize) -> bool {
    let mut any = false;
    for (row, column, layer, _) in table.cells() {
        let at = At { row, column, layer };
        if at.of(along) != whole {
            continue;
        }
        let value = |at: At| count(table, at.row, at.column, table.cell(at.row, at.column, at.layer));
        if let (Some(all), Some(some)) = (value(at), value(at.with(along, part))) {
            if some > all {
                return false;
            }
            any = true;
        }
    }
    any
}
