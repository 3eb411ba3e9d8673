//! Rows, columns or layers in some order, summed from the first on: what any of them that stand beside each other are together is one
//! subtraction. A table of what thousands of records state would else be added up anew for each of millions of sums.

use super::grid::{Fit, Seen, Together, positions, seen, weigh};
use crate::disclosure::{Along, At, PublicTable};

/// Elements of one axis in an order, summed from the first on.
pub(super) struct Running<'t> {
    table: &'t PublicTable,
    along: Along,
    /// The elements.
    pub(super) elements: Vec<usize>,
    /// The places of the other axes.
    positions: Vec<At>,
    /// At each place, after so many elements, what they are together.
    sums: Vec<Vec<Together>>,
    /// A number below zero is among them, so that more elements can be less.
    sinks: bool,
}

impl<'t> Running<'t> {
    /// No element yet.
    pub(super) fn new(table: &'t PublicTable, along: Along) -> Self {
        let positions: Vec<At> = positions(table, along).collect();
        let sums = vec![vec![Together::default()]; positions.len()];
        Self { table, along, elements: Vec::new(), positions, sums, sinks: false }
    }

    /// These elements.
    pub(super) fn of(table: &'t PublicTable, along: Along, elements: &[usize]) -> Self {
        let mut all = Self::new(table, along);
        elements.iter().for_each(|element| all.push(*element));
        all
    }

    /// How many elements there are.
    pub(super) fn len(&self) -> usize {
        self.elements.len()
    }

    /// Adds an element.
    pub(super) fn push(&mut self, element: usize) {
        for (place, position) in self.positions.iter().enumerate() {
            let own = seen(self.table, position.with(self.along, element));
            self.sinks |= matches!(own, Seen::Number(number) if number < 0);
            let next = self.all(place).with(Together::one(own));
            self.sums[place].push(next);
        }
        self.elements.push(element);
    }

    /// Takes the last elements away.
    pub(super) fn take_last(&mut self, length: usize) -> Vec<usize> {
        let left = self.len() - length;
        self.sums.iter_mut().for_each(|sums| sums.truncate(left + 1));
        self.elements.split_off(left)
    }

    fn seen(&self, place: usize, element: usize) -> Seen {
        seen(self.table, self.positions[place].with(self.along, element))
    }

    fn all(&self, place: usize) -> Together {
        self.sums[place].last().copied().unwrap_or_default()
    }

    fn last(&self, place: usize, length: usize) -> Together {
        self.all(place).without(self.sums[place][self.len() - length])
    }

    /// How the sum of the last elements fits another one; `None` where what is shown refutes it.
    pub(super) fn fit_last(&self, whole: usize, length: usize) -> Option<Fit> {
        let places = 0..self.positions.len();
        weigh(places.map(|place| (self.seen(place, whole), move || self.last(place, length))))
    }

    /// How the sum of all but some fits one; `None` where what is shown refutes it.
    pub(super) fn fit_without(&self, whole: usize, some: &[usize]) -> Option<Fit> {
        let rest = |place: usize| {
            let some = some.iter().map(|one| Together::one(self.seen(place, *one)));
            self.all(place).without(some.fold(Together::default(), Together::with))
        };
        let places = 0..self.positions.len();
        weigh(places.map(|place| (self.seen(place, whole), move || rest(place))))
    }

    /// The number of one at the first place, where every element is a count, so that a sum above it is refuted by that place alone.
    fn first(&self, whole: usize) -> Option<i64> {
        if self.positions.is_empty() {
            return None;
        }
        match self.seen(0, whole) {
            Seen::Number(number) if !self.sinks && self.all(0).unknown == 0 => Some(number),
            Seen::Number(_) | Seen::Hidden | Seen::Nothing | Seen::Unknown => None,
        }
    }

    /// More of the last elements than this are more than one at the first place.
    pub(super) fn longest(&self, whole: usize) -> usize {
        let Some(number) = self.first(whole) else { return self.len() };
        let all = self.all(0).sum;
        self.len() - self.sums[0].partition_point(|before| all - before.sum > number).min(self.len())
    }

    /// Whether all others are more than one at the first place, whichever of them is left out.
    pub(super) fn is_more_without_any(&self, whole: usize) -> bool {
        let Some(number) = self.first(whole) else { return false };
        let others = self.elements.iter().filter(|other| **other != whole);
        let most = others.filter_map(|other| match self.seen(0, *other) {
            Seen::Number(number) => Some(number),
            Seen::Hidden | Seen::Nothing | Seen::Unknown => None,
        });
        self.all(0).sum - number - most.max().unwrap_or(0) > number
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disclosure::Cell;
    use crate::outsider::grid::fit;
    use crate::records::tabell::Cell as Raw;
    use crate::tables::tests::raw;

    #[test]
    fn sums_of_neighbours_are_those_that_are_added_up() {
        let rows =
            [4, 0, 7, 11, 2, 24, 3].iter().enumerate().map(|(at, number)| format!("  - {{id: r{at}, värden: [{number}]}}\n"));
        let yaml = format!("kolumner: [{{id: a}}]\nrader:\n{}", rows.collect::<String>());
        let shown = |cell| match cell {
            Raw::Tal(2.0) => Cell::Hidden,
            Raw::Tal(number) => Cell::Shown(number),
            Raw::Saknas | Raw::EjTillampligt => Cell::Missing,
        };
        let table: PublicTable = raw(&yaml).into_parts().0.remove(0).map(shown);
        for order in [[0, 1, 2, 3, 4, 5, 6], [6, 5, 4, 3, 2, 1, 0]] {
            let mut running = Running::new(&table, Along::Rows);
            for (count, whole) in order.iter().copied().enumerate() {
                let holds = |fit: Option<Fit>| fit.map(|fit| (fit.holds, fit.open, fit.bits.to_bits()));
                for length in 2..=count {
                    let added = holds(fit(&table, Along::Rows, whole, &order[count - length..count]));
                    assert_eq!(holds(running.fit_last(whole, length)), added, "{whole} {length}");
                    assert!(added.is_none() || length <= running.longest(whole), "{whole} {length}");
                }
                running.push(whole);
            }
            for whole in order {
                for left_out in order.into_iter().filter(|other| *other != whole) {
                    let found = running.fit_without(whole, &[whole, left_out]);
                    assert!(found.is_none() || !running.is_more_without_any(whole), "{whole} {left_out}");
                }
            }
        }
    }
}
