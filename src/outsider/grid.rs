//! A published table as an outsider reads it: which cells are counts, and whether a sum of rows or columns can be true.

use crate::disclosure::{Along, At, Cell, PublicTable};
use crate::records::tabell::Mater;
use crate::tables::Axis;

/// What an outsider sees of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Seen {
    /// A whole number.
    Number(i64),
    /// There is one, and it is hidden.
    Hidden,
    /// There is no such number: it adds nothing.
    Nothing,
    /// No count, or no source tells.
    Unknown,
}

/// A cell of a table.
pub(super) fn seen(table: &PublicTable, at: At) -> Seen {
    match table.mater(at.row, at.column) {
        Mater::Personer | Mater::Hushall | Mater::Antal | Mater::Organisationer => {}
        Mater::Andelar | Mater::Manader => return Seen::Unknown,
    }
    match table.cell(at.row, at.column, at.layer) {
        Cell::Shown(number) if number.fract() == 0.0 && number.abs() < 1e12 => Seen::Number(*number as i64),
        Cell::Shown(_) | Cell::Missing => Seen::Unknown,
        Cell::NotApplicable => Seen::Nothing,
        Cell::Hidden => Seen::Hidden,
    }
}

/// The rows, columns or layers.
pub(super) fn axis(table: &PublicTable, along: Along) -> &[Axis] {
    match along {
        Along::Rows => &table.rows,
        Along::Columns => &table.columns,
        Along::Layers => &table.layers,
    }
}

/// All places of the other axes.
pub(super) fn positions(table: &PublicTable, along: Along) -> impl Iterator<Item = At> {
    let size = |own: Along| if own == along { 1 } else { axis(table, own).len() };
    let (rows, columns, layers) = (size(Along::Rows), size(Along::Columns), size(Along::Layers));
    (0..layers).flat_map(move |layer| (0..rows).flat_map(move |row| (0..columns).map(move |column| At { row, column, layer })))
}

/// How well a sum fits what is shown.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Fit {
    /// At how many places it is seen to hold.
    pub(super) holds: u32,
    /// How unlikely that is by chance: the places' numbers in bits.
    pub(super) bits: f64,
    /// At how many places something is hidden, so that it can't be seen.
    pub(super) open: u32,
}

/// How the sum of some rows fits another one; `None` where what is shown refutes it.
pub(super) fn fit(table: &PublicTable, along: Along, whole: usize, parts: &[usize]) -> Option<Fit> {
    let mut fit = Fit::default();
    let mut fails = 0;
    for position in positions(table, along) {
        let of = |element: usize| seen(table, position.with(along, element));
        let all = of(whole);
        if matches!(all, Seen::Unknown | Seen::Nothing) {
            continue;
        }
        let (mut sum, mut hidden, mut many, mut known) = (0, 0, 0, true);
        for part in parts {
            match of(*part) {
                Seen::Number(number) => {
                    sum += number;
                    many += u32::from(number != 0);
                }
                Seen::Hidden => hidden += 1,
                Seen::Nothing => {}
                Seen::Unknown => known = false,
            }
        }
        match all {
            _ if !known => {}
            Seen::Number(all) if hidden == 0 && sum == all => {
                fit.holds += 1;
                fit.bits += if many >= 2 { ((all + 2) as f64).log2() - 1.0 } else { 0.25 };
            }
            Seen::Number(all) if hidden == 0 || sum > all => {
                fails += 1;
                if fit.holds < 4 {
                    return None;
                }
            }
            _ => fit.open += 1,
        }
    }
    (fails * 10 <= fit.holds).then_some(fit)
}
