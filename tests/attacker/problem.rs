//! What a protection is asked to do, and what an outsider makes of its answer.

use super::shape::Shape;
use super::{Broken, Equation, Published, attack};

/// Counts, the sums between them, and the rule.
#[derive(Debug, Clone, Default)]
pub(crate) struct Problem {
    pub(crate) values: Vec<i64>,
    /// In how many dimensions each cell is a sum.
    pub(crate) depth: Vec<usize>,
    pub(crate) equations: Vec<Equation>,
    pub(crate) threshold: i64,
    pub(crate) zeros_shown: bool,
}

impl Problem {
    /// A table; `leaves` are its numbers that are no sums.
    pub(crate) fn table(shape: &Shape, leaves: &[i64], threshold: i64, zeros_shown: bool) -> Self {
        let depth = (0..shape.cells()).map(|cell| shape.depth(cell)).collect();
        Self { values: shape.fill(leaves), depth, equations: shape.equations(), threshold, zeros_shown }
    }

    /// Adds a table, some of whose cells are cells of this problem.
    pub(crate) fn link(&mut self, other: &Self, same: impl Fn(usize) -> Option<usize>) {
        let numbers: Vec<usize> = (0..other.values.len())
            .map(|cell| {
                same(cell).inspect(|own| assert_eq!(self.values[*own], other.values[cell], "a shared cell")).unwrap_or_else(
                    || {
                        self.values.push(other.values[cell]);
                        self.depth.push(other.depth[cell]);
                        self.values.len() - 1
                    },
                )
            })
            .collect();
        let renumbered =
            |(terms, constant): &Equation| (terms.iter().map(|(cell, factor)| (numbers[*cell], *factor)).collect(), *constant);
        self.equations.extend(other.equations.iter().map(renumbered));
    }

    /// The least count that is small.
    pub(crate) fn floor(&self) -> i64 {
        i64::from(self.zeros_shown)
    }

    /// Whether a cell must be protected for its own sake.
    pub(crate) fn is_small(&self, cell: usize) -> bool {
        (self.floor()..self.threshold).contains(&self.values[cell])
    }

    /// Whether a cell may be hidden: a zero that everybody knows to be shown may not.
    pub(crate) fn may_be_hidden(&self, cell: usize) -> bool {
        self.values[cell] >= self.floor()
    }

    /// What an outsider sees.
    pub(crate) fn published(&self, hidden: &[bool]) -> Published {
        let shown = self.values.iter().zip(hidden).map(|(value, hidden)| (!hidden).then_some(*value)).collect();
        Published::new(shown, 0, self.equations.clone())
    }

    /// What an outsider gets out of it; the small cells that are not even hidden are for the caller to find.
    pub(crate) fn attack(&self, hidden: &[bool]) -> Vec<Broken> {
        attack(&self.published(hidden), &self.values, self.threshold, self.zeros_shown)
    }

    /// The small cells alone.
    pub(crate) fn small(&self) -> Vec<bool> {
        (0..self.values.len()).map(|cell| self.is_small(cell)).collect()
    }
}
