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

/// What some cells are together.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Together {
    /// The sum of the numbers that are shown.
    pub(super) sum: i64,
    /// How many of them are not zero.
    pub(super) many: u32,
    /// How many are hidden.
    pub(super) hidden: u32,
    /// How many are no counts, or told by no source.
    pub(super) unknown: u32,
}

impl Together {
    /// A cell by itself.
    pub(super) fn one(seen: Seen) -> Self {
        match seen {
            Seen::Number(number) => Self { sum: number, many: u32::from(number != 0), ..Self::default() },
            Seen::Hidden => Self { hidden: 1, ..Self::default() },
            Seen::Nothing => Self::default(),
            Seen::Unknown => Self { unknown: 1, ..Self::default() },
        }
    }

    /// These cells and others.
    pub(super) fn with(self, other: Self) -> Self {
        Self {
            sum: self.sum + other.sum,
            many: self.many + other.many,
            hidden: self.hidden + other.hidden,
            unknown: self.unknown + other.unknown,
        }
    }

    /// These cells without some of them.
    pub(super) fn without(self, some: Self) -> Self {
        Self {
            sum: self.sum - some.sum,
            many: self.many - some.many,
            hidden: self.hidden - some.hidden,
            unknown: self.unknown - some.unknown,
        }
    }
}

/// How the sum of some rows fits another one; `None` where what is shown refutes it.
pub(super) fn fit(table: &PublicTable, along: Along, whole: usize, parts: &[usize]) -> Option<Fit> {
    let of = |position: At, element: usize| seen(table, position.with(along, element));
    let together =
        &|position: At| parts.iter().fold(Together::default(), |all, part| all.with(Together::one(of(position, *part))));
    weigh(positions(table, along).map(|position| (of(position, whole), move || together(position))))
}

/// How sums fit what they should be, place by place; `None` where what is shown refutes it.
pub(super) fn weigh<T: FnOnce() -> Together>(places: impl Iterator<Item = (Seen, T)>) -> Option<Fit> {
    let mut fit = Fit::default();
    let mut fails = 0;
    for (all, parts) in places {
        if matches!(all, Seen::Unknown | Seen::Nothing) {
            continue;
        }
        let Together { sum, many, hidden, unknown } = parts();
        match all {
            _ if unknown > 0 => {}
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
