//! Tables over dimensions whose categories add up: flat, trees, or several ways to sum the same ones.

use super::Equation;

/// The categories of one dimension and their sums.
#[derive(Debug, Clone)]
pub(crate) struct Dimension {
    pub(crate) size: usize,
    /// A category and those it is the sum of, each made of categories that come later or are sums themselves.
    pub(crate) sums: Vec<(usize, Vec<usize>)>,
}

/// A table: every combination of categories is a cell.
#[derive(Debug, Clone)]
pub(crate) struct Shape {
    pub(crate) dimensions: Vec<Dimension>,
}

impl Dimension {
    /// So many categories and, as category 0, their sum.
    pub(crate) fn flat(categories: usize) -> Self {
        Self { size: categories + 1, sums: vec![(0, (1..=categories).collect())] }
    }

    /// The categories that are no sums.
    pub(crate) fn leaves(&self) -> Vec<usize> {
        (0..self.size).filter(|category| !self.is_sum(*category)).collect()
    }

    /// The leaves that a category is made of.
    fn parts(&self, category: usize) -> Vec<usize> {
        match self.sums.iter().find(|(whole, _)| *whole == category) {
            Some((_, parts)) => parts.iter().flat_map(|part| self.parts(*part)).collect(),
            None => vec![category],
        }
    }

    pub(crate) fn is_sum(&self, category: usize) -> bool {
        self.sums.iter().any(|(whole, _)| *whole == category)
    }
}

impl Shape {
    /// How many cells there are.
    pub(crate) fn cells(&self) -> usize {
        self.dimensions.iter().map(|dimension| dimension.size).product()
    }

    /// The number of the cell of these categories.
    pub(crate) fn cell(&self, at: &[usize]) -> usize {
        at.iter().zip(&self.dimensions).fold(0, |number, (at, dimension)| number * dimension.size + at)
    }

    /// The categories of a cell.
    pub(crate) fn at(&self, mut cell: usize) -> Vec<usize> {
        let mut at: Vec<usize> = self
            .dimensions
            .iter()
            .rev()
            .map(|dimension| {
                let category = cell % dimension.size;
                cell /= dimension.size;
                category
            })
            .collect();
        at.reverse();
        at
    }

    /// The cells that are no sums, in order.
    pub(crate) fn leaves(&self) -> Vec<usize> {
        let is_leaf =
            |cell: &usize| self.at(*cell).iter().zip(&self.dimensions).all(|(category, dimension)| !dimension.is_sum(*category));
        (0..self.cells()).filter(is_leaf).collect()
    }

    /// In how many dimensions a cell is a sum.
    pub(crate) fn depth(&self, cell: usize) -> usize {
        self.at(cell).iter().zip(&self.dimensions).filter(|(category, dimension)| dimension.is_sum(**category)).count()
    }

    /// All values, from those of the leaves.
    pub(crate) fn fill(&self, leaves: &[i64]) -> Vec<i64> {
        let mut inner = vec![0; self.cells()];
        for (cell, value) in self.leaves().into_iter().zip(leaves) {
            inner[cell] = *value;
        }
        (0..self.cells()).map(|cell| self.parts(cell).into_iter().map(|part| inner[part]).sum()).collect()
    }

    /// The leaves that a cell is the sum of.
    fn parts(&self, cell: usize) -> Vec<usize> {
        let mut parts = vec![Vec::new()];
        for (category, dimension) in self.at(cell).into_iter().zip(&self.dimensions) {
            let longer = |head: &Vec<usize>, part: usize| head.iter().copied().chain([part]).collect();
            let categories = dimension.parts(category);
            parts = parts.iter().flat_map(|head| categories.iter().map(move |part| longer(head, *part))).collect();
        }
        parts.iter().map(|at| self.cell(at)).collect()
    }

    /// Σ parts − sum = 0, for every sum of every dimension beside every combination of the others.
    pub(crate) fn equations(&self) -> Vec<Equation> {
        let mut equations = Vec::new();
        for (number, dimension) in self.dimensions.iter().enumerate() {
            for (whole, parts) in &dimension.sums {
                for cell in (0..self.cells()).filter(|cell| self.at(*cell)[number] == *whole) {
                    let part = |category: &usize| {
                        let mut at = self.at(cell);
                        at[number] = *category;
                        (self.cell(&at), 1)
                    };
                    equations.push((parts.iter().map(part).chain([(cell, -1)]).collect(), 0));
                }
            }
        }
        equations
    }
}
