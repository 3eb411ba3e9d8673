//! Shares and means beside counts: what tells a hidden count, in the same table or in another one.
//!
//! A share of a known base is a count; the mean of one person is what that person has. They follow the count that they are of.

use std::collections::BTreeMap;

use super::grid::axis;
use super::spot;
use crate::disclosure::{Along, At, Cell, PublicTable, Published, Spot, Tells};
use crate::records::tabell::Mater;
use crate::tables::{AxisKind, words};

/// Every share and mean of a count that has the same name.
pub(super) fn tells(published: &Published) -> Vec<Tells> {
    let mut counts: BTreeMap<Vec<String>, Vec<Spot>> = BTreeMap::new();
    let mut tellers: Vec<(Vec<String>, Mater, Spot)> = Vec::new();
    for (number, table) in published.tables.iter().enumerate() {
        let Some(table) = table.as_ref().filter(|_| published.records.as_ref().is_none_or(|(records, _)| *records != number))
        else {
            continue;
        };
        for (row, column, layer, cell) in table.cells() {
            let at = At { row, column, layer };
            let mater = table.mater(row, column);
            match (mater, cell) {
                (Mater::Personer | Mater::Hushall, Cell::Hidden | Cell::Shown(_)) => {
                    for key in keys(table, at, None) {
                        counts.entry(key).or_default().push(spot(number, at));
                    }
                }
                (Mater::Andelar | Mater::Manader, Cell::Shown(_)) => {
                    tellers.extend(keys(table, at, None).into_iter().map(|key| (key, mater, spot(number, at))));
                }
                _ => {}
            }
        }
    }
    let mut found = Vec::new();
    for (key, _, teller) in tellers {
        for of in counts.get(&key).into_iter().flatten().filter(|of| of.table != teller.table) {
            if alike(published, teller.table, of.table) {
                found.push(Tells { teller, of: *of });
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Every share that tells a small count because the number that it is a share of stands in another table.
pub(super) fn small(published: &Published) -> Vec<Tells> {
    let mut wholes: BTreeMap<Vec<String>, Vec<(Spot, f64)>> = BTreeMap::new();
    for (number, table) in published.tables.iter().enumerate() {
        let Some(table) = table else { continue };
        if published.records.as_ref().is_some_and(|(records, _)| *records == number) {
            continue;
        }
        for (row, column, layer, cell) in table.cells() {
            let at = At { row, column, layer };
            if let (Mater::Personer | Mater::Hushall, Cell::Shown(count)) = (table.mater(row, column), cell) {
                keys(table, at, None).into_iter().for_each(|key| wholes.entry(key).or_default().push((spot(number, at), *count)));
            }
        }
    }
    let mut found = Vec::new();
    for (number, table) in published.tables.iter().enumerate() {
        let Some(table) = table else { continue };
        for (row, column, layer, cell) in table.cells() {
            let (Mater::Andelar, Cell::Shown(share)) = (table.mater(row, column), cell) else { continue };
            if table.rows[row].base.or(table.columns[column].base).is_some() {
                continue;
            }
            let at = At { row, column, layer };
            for along in Along::ALL {
                for key in keys(table, at, Some(along)) {
                    for (whole, count) in wholes.get(&key).into_iter().flatten() {
                        let threshold = published.thresholds[whole.table] as f64;
                        let near = share / 100.0 * count;
                        let small = |count: f64| count > 0.4 && count < threshold - 0.5;
                        if whole.table != number && (small(near) || small(count - near)) && alike(published, number, whole.table)
                        {
                            found.push(Tells { teller: spot(number, at), of: *whole });
                        }
                    }
                }
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

fn alike(published: &Published, a: usize, b: usize) -> bool {
    let (Some(a), Some(b)) = (&published.tables[a], &published.tables[b]) else { return false };
    let population = |table: &PublicTable| table.head.population.as_deref().map(words::plain);
    let same = match (population(a), population(b)) {
        (Some(a), Some(b)) => a == b,
        _ => a.head.skydd.kopplade.contains(&b.head.id) || b.head.skydd.kopplade.contains(&a.head.id),
    };
    same && a.head.skydd.okopplad.is_none() && b.head.skydd.okopplad.is_none()
}

/// The names that a cell lies under, by name and by id, but not along one axis; a mean's own column names nothing.
fn keys(table: &PublicTable, at: At, without: Option<Along>) -> Vec<Vec<String>> {
    let mean = table.mater(at.row, at.column) == Mater::Manader;
    [true, false]
        .into_iter()
        .map(|by_name| {
            let mut words: Vec<String> = Along::ALL
                .into_iter()
                .filter_map(|along| {
                    let all = axis(table, along);
                    let one = &all[at.of(along)];
                    let nothing = one.kind == AxisKind::Total || words::is_total(&one.namn) || all.len() == 1;
                    let measure = mean && along == Along::Columns && words::span(&one.namn, None).is_none();
                    if nothing || measure || without == Some(along) {
                        return None;
                    }
                    let name = if by_name { words::plain(&one.namn) } else { one.id.to_string() };
                    Some(words::span(&name, None).map_or(name, |span| format!("{span:?}")))
                })
                .collect();
            if !words.iter().any(|word| word.contains("\"dag\"")) {
                words.push(format!("{:?}", words::Span::of_period(table.head.period)));
            }
            words.sort_unstable();
            words
        })
        .collect()
}
