//! What is protected, as arithmetic: whole numbers, and the sums between them.
//!
//! One problem holds everything that hangs together: the cells of all tables that share some, and each sum that a reader can form.

use std::collections::BTreeMap;

/// A cell of a problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProblemCell {
    /// How many it counts.
    pub value: i64,
    /// What hiding it costs.
    pub cost: u64,
    /// What may be done with it.
    pub kind: Kind,
}

/// What may be done with a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// It may be shown or hidden.
    Free,
    /// It stays shown: pinned, or known from elsewhere.
    Shown,
    /// It stays hidden: pinned.
    Hidden,
    /// No table shows it, but it follows from others: the rest of a whole that has one part named.
    Implied,
}

/// Cells and the sums between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The cells.
    pub cells: Vec<ProblemCell>,
    /// Each equation: cells with 1 or −1. The sum is what the true values make of it, and taken as known to everybody.
    pub equations: Vec<Vec<(usize, i8)>>,
    /// Counts under this are small.
    pub threshold: i64,
    /// Whether zeros are shown. Else they are small, too.
    pub zeros_shown: bool,
}

impl Problem {
    /// The least that a hidden cell can be, to one who knows the rules.
    pub fn floor(&self) -> i64 {
        i64::from(self.zeros_shown)
    }

    /// Whether a cell must be protected for its own sake.
    pub fn is_small(&self, cell: usize) -> bool {
        let ProblemCell { value, kind, .. } = self.cells[cell];
        let least = if kind == Kind::Implied { 1 } else { self.floor() };
        !self.is_fixed(cell) && (least..self.threshold).contains(&value)
    }

    /// Whether everybody knows the cell whatever is hidden: it stays shown, or it is a zero where zeros are shown.
    pub fn is_fixed(&self, cell: usize) -> bool {
        let ProblemCell { value, kind, .. } = self.cells[cell];
        match kind {
            Kind::Shown => true,
            Kind::Implied => false,
            Kind::Free | Kind::Hidden => self.zeros_shown && value == 0,
        }
    }

    /// The parts that hang together and have a cell of these: no equation has cells of two parts.
    pub(super) fn parts(&self, wanted: impl Fn(usize) -> bool) -> Vec<Part> {
        let mut root: Vec<usize> = (0..self.cells.len()).collect();
        for equation in &self.equations {
            let mut free = equation.iter().map(|(cell, _)| *cell).filter(|cell| !self.is_fixed(*cell));
            if let Some(first) = free.next() {
                free.for_each(|cell| join(&mut root, first, cell));
            }
        }
        let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for cell in (0..self.cells.len()).filter(|cell| !self.is_fixed(*cell)) {
            members.entry(find(&mut root, cell)).or_default().push(cell);
        }
        let mut equations: BTreeMap<usize, Vec<&Vec<(usize, i8)>>> = BTreeMap::new();
        for equation in &self.equations {
            if let Some((cell, _)) = equation.iter().find(|(cell, _)| !self.is_fixed(*cell)) {
                equations.entry(find(&mut root, *cell)).or_default().push(equation);
            }
        }
        members
            .into_iter()
            .filter(|(_, cells)| cells.iter().any(|cell| wanted(*cell)))
            .map(|(root, cells)| Part::new(self, cells, &equations.remove(&root).unwrap_or_default()))
            .collect()
    }
}

/// What hiding a cell costs: it counts cells and, gently, how many they count; a sum over one or more dimensions is dearer.
pub fn cost(value: i64, summed: u32) -> u64 {
    let size = u64::from(u64::BITS - value.unsigned_abs().leading_zeros());
    (64 + 32 * size) * 3u64.pow(summed.min(3))
}

/// The root of a set.
pub(super) fn find(root: &mut [usize], mut cell: usize) -> usize {
    while root[cell] != cell {
        root[cell] = root[root[cell]];
        cell = root[cell];
    }
    cell
}

/// Two sets become one; its root is the lower of theirs.
pub(super) fn join(root: &mut [usize], a: usize, b: usize) {
    let (a, b) = (find(root, a), find(root, b));
    root[a.max(b)] = a.min(b);
}

/// Cells that hang together, without those that everybody knows, numbered anew.
#[derive(Debug, Clone)]
pub(super) struct Part {
    /// The cells' numbers in the problem, ascending.
    pub(super) cells: Vec<usize>,
    pub(super) value: Vec<i64>,
    pub(super) cost: Vec<u64>,
    pub(super) kind: Vec<Kind>,
    /// Which cells must be protected for their own sake.
    pub(super) small: Vec<bool>,
    pub(super) equations: Vec<Vec<(usize, i8)>>,
    /// The equations of each cell.
    pub(super) equations_of: Vec<Vec<usize>>,
    pub(super) threshold: i64,
    pub(super) floor: i64,
}

impl Part {
    fn new(problem: &Problem, cells: Vec<usize>, equations: &[&Vec<(usize, i8)>]) -> Self {
        let number: BTreeMap<usize, usize> = cells.iter().enumerate().map(|(own, cell)| (*cell, own)).collect();
        let equations: Vec<Vec<(usize, i8)>> = equations
            .iter()
            .map(|equation| equation.iter().filter_map(|(cell, sign)| Some((*number.get(cell)?, *sign))).collect())
            .collect();
        let mut equations_of = vec![Vec::new(); cells.len()];
        for (index, equation) in equations.iter().enumerate() {
            for (cell, _) in equation {
                equations_of[*cell].push(index);
            }
        }
        Self {
            value: cells.iter().map(|cell| problem.cells[*cell].value).collect(),
            cost: cells.iter().map(|cell| problem.cells[*cell].cost).collect(),
            kind: cells.iter().map(|cell| problem.cells[*cell].kind).collect(),
            small: cells.iter().map(|cell| problem.is_small(*cell)).collect(),
            threshold: problem.threshold,
            floor: problem.floor(),
            equations,
            equations_of,
            cells,
        }
    }

    /// How many cells it has.
    pub(super) fn len(&self) -> usize {
        self.cells.len()
    }

    /// What is hidden before anything is hidden for another's sake.
    pub(super) fn start(&self) -> Vec<bool> {
        (0..self.len()).map(|cell| self.small[cell] || matches!(self.kind[cell], Kind::Hidden | Kind::Implied)).collect()
    }

    /// How far a cell can fall or rise in the eyes of one who knows this much; `None`: without end.
    pub(super) fn room(&self, cell: usize, rises: bool, view: View) -> Option<i64> {
        let value = self.value[cell];
        let (least, most) = match view {
            View::Anyone => (0, None),
            View::Knowing => (self.floor_of(cell), None),
            View::Guessing if self.small[cell] => (self.floor_of(cell), Some(self.threshold - 1)),
            View::Guessing if self.kind[cell] == Kind::Implied => (0, None),
            View::Guessing => (self.threshold, None),
        };
        if rises { most.map(|most| (most - value).max(0)) } else { Some((value - least).max(0)) }
    }

    /// The least that a hidden cell can be, to one who knows the rules. What no table shows, no rule says anything of.
    pub(super) fn floor_of(&self, cell: usize) -> i64 {
        if self.kind[cell] == Kind::Implied { 0 } else { self.floor }
    }
}

/// What somebody knows of the hidden cells besides the sums.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum View {
    /// That a count is not negative.
    Anyone,
    /// The threshold and whether zeros are shown, too.
    Knowing,
    /// Which cells are small, too.
    Guessing,
}
