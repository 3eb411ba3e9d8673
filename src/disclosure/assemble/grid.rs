//! One table's counted cells and the sums between them.

use std::collections::BTreeMap;

use super::super::at::{Along, At};
use super::super::axis::{Filling, Sum, Sums};
use super::super::member::{Member, Pin, count};
use super::super::problem::{Kind, ProblemCell, cost};
use crate::records::tabell::Mater;
use crate::tables::{AxisKind, RawTable};

/// The cells of a problem in the making.
#[derive(Default)]
pub(super) struct Cells {
    pub(super) own: Vec<ProblemCell>,
    /// The cell that each is one with.
    pub(super) root: Vec<usize>,
}

impl Cells {
    fn add(&mut self, value: i64, summed: u32, kind: Kind) -> usize {
        self.own.push(ProblemCell { value, cost: cost(value, summed), kind });
        self.root.push(self.own.len() - 1);
        self.own.len() - 1
    }
}

/// A sum: cells with 1 or −1.
type Equation = Vec<(usize, i8)>;

/// A table's counted cells, with the rests that no table shows.
pub(super) struct Grid {
    pub(super) cells: BTreeMap<At, usize>,
    /// The place of the whole that each rest is of, by the rest's cell.
    pub(super) rests: BTreeMap<usize, At>,
    size: Size,
    rows: Sums,
    columns: Sums,
    layers: Sums,
}

impl Grid {
    pub(super) fn new(member: &Member<'_>, all: &mut Cells) -> Self {
        let table = member.table;
        let size = Size { rows: table.rows.len(), columns: table.columns.len(), layers: table.layers.len() };
        let mut cells = BTreeMap::new();
        for (row, column, layer, cell) in table.cells() {
            let Some(value) = count(table, row, column, cell) else { continue };
            let summed = [&table.rows[row], &table.columns[column], &table.layers[layer]];
            let summed = summed.into_iter().filter(|one| one.kind != AxisKind::Plain).count() as u32;
            let kind = match member.pins.get(&At { row, column, layer }) {
                _ if member.public => Kind::Shown,
                Some(Pin::Show) => Kind::Shown,
                Some(Pin::Hide) => Kind::Hidden,
                None => Kind::Free,
            };
            cells.insert(At { row, column, layer }, all.add(value, summed, kind));
        }
        let value = |place: At| cells.get(&place).map(|cell| all.own[*cell].value);
        let rows = Sums::of(&table.rows, |whole, parts| filling(&value, size, Along::Rows, whole, parts));
        let columns = Sums::of(&table.columns, |whole, parts| filling(&value, size, Along::Columns, whole, parts));
        let layers = Sums::of(&table.layers, |whole, parts| filling(&value, size, Along::Layers, whole, parts));
        let mut grid = Self { cells, rests: BTreeMap::new(), size, rows, columns, layers };
        // What is left of public numbers is public.
        if !member.public {
            Along::ALL.into_iter().for_each(|along| grid.add_rests(along, all));
        }
        grid
    }

    pub(super) fn is_declared(&self, At { row, column, layer }: At) -> bool {
        row < self.size.rows && column < self.size.columns && layer < self.size.layers
    }

    fn sums(&self, along: Along) -> &Sums {
        match along {
            Along::Rows => &self.rows,
            Along::Columns => &self.columns,
            Along::Layers => &self.layers,
        }
    }

    fn add_rests(&mut self, along: Along, all: &mut Cells) {
        let sums: Vec<Sum> = self.sums(along).sums.iter().filter(|sum| sum.rest.is_some()).cloned().collect();
        for sum in sums {
            let Some(rest) = sum.rest else { continue };
            for position in self.size.positions(along) {
                let at = |element| self.cells.get(&position.with(along, element)).copied();
                let Some(whole) = at(sum.whole) else { continue };
                let parts: i64 = sum.parts.iter().filter_map(|part| at(*part)).map(|part| all.own[part].value).sum();
                let left = all.own[whole].value - parts;
                if left >= 0 {
                    let cell = all.add(left, 0, Kind::Implied);
                    self.rests.insert(cell, position.with(along, sum.whole));
                    self.cells.insert(position.with(along, rest), cell);
                }
            }
        }
    }

    /// Every sum along every axis, at every place of the other axes, rests included.
    pub(super) fn equations(&self, table: &RawTable) -> Vec<Equation> {
        let mut found = Vec::new();
        let with_rests = Size {
            rows: self.size.rows + self.rows.rests.len(),
            columns: self.size.columns + self.columns.rests.len(),
            layers: self.size.layers + self.layers.rests.len(),
        };
        for along in Along::ALL {
            for sum in &self.sums(along).sums {
                for position in with_rests.positions(along) {
                    found.extend(self.equation(table, along, sum, position));
                }
            }
        }
        found
    }

    fn equation(&self, table: &RawTable, along: Along, sum: &Sum, position: At) -> Option<Equation> {
        let whole = *self.cells.get(&position.with(along, sum.whole))?;
        let mater = self.mater(table, position.with(along, sum.whole));
        let mut terms = vec![(whole, -1)];
        if let Some(rest) = sum.rest {
            terms.push((*self.cells.get(&position.with(along, rest))?, 1));
        }
        for part in &sum.parts {
            self.expand(along, *part, position, &mut |place, cell| {
                if self.mater(table, place) == mater {
                    terms.push((cell, 1));
                }
            });
        }
        (terms.len() > 1).then_some(terms)
    }

    /// A part, or where it isn't told the parts that it is made of.
    fn expand(&self, along: Along, element: usize, position: At, give: &mut impl FnMut(At, usize)) {
        let place = position.with(along, element);
        if let Some(cell) = self.cells.get(&place) {
            give(place, *cell);
        } else if let Some(sum) = self.sums(along).of_whole(element) {
            sum.parts.iter().for_each(|part| self.expand(along, *part, position, give));
        }
    }

    /// What a cell counts; a rest counts what its whole does.
    fn mater(&self, table: &RawTable, At { row, column, .. }: At) -> Mater {
        let own = |element: usize, size: usize, sums: &Sums| if element < size { element } else { sums.rests[element - size] };
        table.mater(own(row, self.size.rows, &self.rows), own(column, self.size.columns, &self.columns))
    }
}

/// How many rows, columns and layers there are.
#[derive(Debug, Clone, Copy)]
struct Size {
    rows: usize,
    columns: usize,
    layers: usize,
}

impl Size {
    /// All places of the other axes; along the axis itself the first.
    fn positions(self, along: Along) -> Vec<At> {
        let size = |own: Along, size: usize| if own == along { 1 } else { size };
        let mut all = Vec::new();
        for layer in 0..size(Along::Layers, self.layers) {
            for row in 0..size(Along::Rows, self.rows) {
                all.extend((0..size(Along::Columns, self.columns)).map(|column| At { row, column, layer }));
            }
        }
        all
    }
}

fn filling(value: &impl Fn(At) -> Option<i64>, size: Size, along: Along, whole: usize, parts: &[usize]) -> Filling {
    let mut found = Filling::Whole;
    for position in size.positions(along) {
        let Some(all) = value(position.with(along, whole)) else { continue };
        let told: Vec<i64> = parts.iter().filter_map(|part| value(position.with(along, *part))).collect();
        let sum: i64 = told.iter().sum();
        if sum > all {
            return Filling::Overlapping;
        }
        if sum < all || told.len() < parts.len() {
            found = Filling::Partly;
        }
    }
    found
}
