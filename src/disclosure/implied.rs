//! Parts that a table's names declare: ”varav kvinnor” below ”Norr” is a part of Norr, whether or not the editor says `del_av`, and
//! where ”Totalt” is a few more than the rows beside it, those are parts of it and the few are what is left.

use super::member::count;
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

/// The table with the rows or columns beside a total that they don't fill declared as its parts, where what they leave is small.
pub(super) fn with_small_rests(mut table: RawTable, threshold: u32) -> RawTable {
    let threshold = i64::from(table.head.skydd.troskel.unwrap_or(threshold));
    for along in [Along::Rows, Along::Columns] {
        let Some((whole, parts)) = total_and_parts(&table, along) else { continue };
        if leaves_few(&table, along, (whole, &parts), threshold) {
            let axis = if along == Along::Rows { &mut table.rows } else { &mut table.columns };
            parts.into_iter().for_each(|part| axis[part].part_of = Some(whole));
        }
    }
    table
}

/// The one element that is called a total, and those that stand beside it; the editor may have said that it is none.
fn total_and_parts(table: &RawTable, along: Along) -> Option<(usize, Vec<usize>)> {
    let axis = if along == Along::Rows { &table.rows } else { &table.columns };
    let plain = (0..axis.len()).filter(|one| axis[*one].kind == AxisKind::Plain && axis[*one].part_of.is_none());
    let answered = |one: &Axis| table.head.skydd.inte_summa.keys().any(|name| one.is_called(name.as_str()));
    let (totals, parts): (Vec<usize>, Vec<usize>) = plain.partition(|one| words::is_total(&axis[*one].namn));
    match totals[..] {
        [total] if !parts.is_empty() && !answered(&axis[total]) => Some((total, parts)),
        _ => None,
    }
}

/// Whether the parts are nowhere more than the whole, and leave a small number of it somewhere.
fn leaves_few(table: &RawTable, along: Along, (whole, parts): (usize, &[usize]), threshold: i64) -> bool {
    let mut few = false;
    for (row, column, layer, _) in table.cells() {
        let at = At { row, column, layer };
        if at.of(along) != whole {
            continue;
        }
        let value = |element: usize| {
            let at = at.with(along, element);
            count(table, at.row, at.column, table.cell(at.row, at.column, at.layer))
        };
        let told: Option<i64> = parts.iter().map(|part| value(*part)).sum();
        let (Some(all), Some(sum)) = (value(whole), told) else { continue };
        if sum > all {
            return false;
        }
        few |= (1..threshold).contains(&(all - sum));
    }
    few
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
