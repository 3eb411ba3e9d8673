//! From tables that hang together to one problem: which cells they have in common, and every sum a reader can form.

use std::collections::{BTreeMap, BTreeSet};

mod grid;
mod key;

use self::grid::{Cells, Grid};
use self::key::{Key, Keys};
use super::at::At;
use super::clue::{Clue, Spot};
use super::member::{Member, Rules};
use super::problem::{Kind, Problem, ProblemCell, find, join};
use crate::tables::MadeOf;

/// The problem of tables that hang together.
pub(super) struct Assembled {
    /// The problem.
    pub(super) problem: Problem,
    /// Each table's cells in the problem.
    cells: Vec<BTreeMap<At, usize>>,
    /// The rows' wholes of rests, by cell: for words.
    rests: BTreeMap<usize, (usize, At)>,
    /// Pairs of cells that are said to be the same and differ: table and place of each.
    pub(super) conflicts: Vec<[(usize, At); 2]>,
}

impl Assembled {
    /// The number of a cell in the problem; `None` for what isn't counted or isn't told.
    pub(super) fn cell(&self, table: usize, place: At) -> Option<usize> {
        self.cells[table].get(&place).copied()
    }

    /// The first table and place that shows a cell; for a rest, those of its whole.
    pub(super) fn place(&self, cell: usize) -> Option<(usize, At)> {
        let shown = self
            .cells
            .iter()
            .enumerate()
            .find_map(|(table, cells)| cells.iter().find(|(_, number)| **number == cell).map(|(place, _)| (table, *place)));
        shown.or_else(|| self.rests.get(&cell).copied())
    }

    /// Whether a cell is in no sum, and in one place alone.
    pub(super) fn is_alone(&self, cell: usize) -> bool {
        let places = self.cells.iter().flat_map(BTreeMap::values).filter(|number| **number == cell).count();
        places == 1 && !self.problem.equations.iter().flatten().any(|(own, _)| *own == cell)
    }

    /// The pairs of tables that have a cell in common.
    pub(super) fn shared(&self) -> BTreeSet<(usize, usize)> {
        let own: Vec<BTreeSet<usize>> = self.cells.iter().map(|cells| cells.values().copied().collect()).collect();
        let pairs = (0..own.len()).flat_map(|a| (0..own.len()).map(move |b| (a, b)));
        pairs.filter(|(a, b)| a != b && !own[*a].is_disjoint(&own[*b])).collect()
    }

    /// Whether no table shows a cell: it is the rest of a whole.
    pub(super) fn is_rest(&self, cell: usize) -> bool {
        self.rests.contains_key(&cell)
    }

    /// Puts the tables together.
    pub(super) fn new(members: &[Member<'_>], rules: Rules, learned: &[Clue]) -> Self {
        let mut maker = Maker::default();
        let mut keys: BTreeMap<(usize, Key), (usize, At)> = BTreeMap::new();
        let keyed = Keys::new(members);
        for (number, member) in members.iter().enumerate() {
            let grid = Grid::new(member, &mut maker.cells);
            for (place, cell) in &grid.cells {
                if grid.is_declared(*place) {
                    let Some(key) = keyed.key(number, *place) else { continue };
                    let key = (member.declared, key);
                    match keys.get(&key) {
                        None => {
                            keys.insert(key, (number, *place));
                        }
                        Some(first) => maker.same((number, *place, *cell), *first),
                    }
                }
            }
            maker.rests.extend(grid.rests.iter().map(|(cell, of)| (*cell, (number, *of))));
            maker.equations.extend(grid.equations(member.table));
            maker.grids.push(grid);
        }
        maker.derived(members);
        maker.learned(members, learned);
        maker.finish(rules)
    }
}

/// Cells and equations in the making.
#[derive(Default)]
struct Maker {
    cells: Cells,
    equations: Vec<Vec<(usize, i8)>>,
    /// Sums that are no whole and its parts.
    others: Vec<Vec<(usize, i8)>>,
    grids: Vec<Grid>,
    rests: BTreeMap<usize, (usize, At)>,
    conflicts: Vec<[(usize, At); 2]>,
}

impl Maker {
    /// Two places show one cell, if they show one number.
    fn same(&mut self, (table, place, cell): (usize, At, usize), first: (usize, At)) {
        let other = if first.0 == table { None } else { self.grids[first.0].cells.get(&first.1).copied() };
        let Some(other) = other else { return };
        if self.cells.own[cell].value == self.cells.own[other].value {
            join(&mut self.cells.root, cell, other);
        } else {
            self.conflicts.push([first, (table, place)]);
        }
    }

    /// Each row of a table made of another is the sum of that one's rows.
    fn derived(&mut self, members: &[Member<'_>]) {
        for (number, member) in members.iter().enumerate() {
            let Some(MadeOf::Table { id, rows, columns }) = &member.table.head.made_of else { continue };
            let Some(source) = members.iter().position(|member| member.table.head.id == *id) else { continue };
            for (place, whole) in &self.grids[number].cells {
                let (Some(parts), Some(column)) = (rows.get(place.row), columns.get(place.column)) else { continue };
                let cells = &self.grids[source].cells;
                let parts = parts.iter().filter_map(|part| cells.get(&At { row: *part, column: *column, layer: place.layer }));
                let equation: Vec<_> = parts.map(|part| (*part, 1)).chain([(*whole, -1)]).collect();
                if equation.len() > 1 {
                    self.equations.push(equation);
                }
            }
        }
    }

    /// The sums that an attack found.
    fn learned(&mut self, members: &[Member<'_>], learned: &[Clue]) {
        for clue in learned {
            let cell = |spot: &Spot| {
                let member = members.iter().position(|member| member.number == spot.table)?;
                self.grids[member].cells.get(&spot.at).copied()
            };
            // What is no count is shown, and so are the cells of tables that hang together with no other.
            let mut equation: Vec<(usize, i8)> =
                clue.terms.iter().filter_map(|(spot, sign)| Some((cell(spot)?, *sign))).collect();
            let wholes = |equation: &[(usize, i8)]| equation.iter().filter(|(_, sign)| *sign < 0).count();
            if wholes(&equation) != 1 {
                equation.iter_mut().for_each(|(_, sign)| *sign = -*sign);
            }
            let all_here = equation.len() == clue.terms.len();
            if equation.len() > 1 && wholes(&equation) == 1 && all_here {
                self.equations.push(equation);
            } else if !equation.is_empty() {
                self.others.push(equation);
            }
        }
    }

    /// An equation; one of a whole with a single part says that they are one cell, and so do two with the same parts.
    fn finish(mut self, rules: Rules) -> Assembled {
        loop {
            let mut wholes: BTreeMap<Vec<usize>, usize> = BTreeMap::new();
            let mut joined = false;
            for equation in &self.equations {
                let mut parts = Vec::new();
                let mut whole = None;
                for (cell, sign) in equation {
                    let cell = find(&mut self.cells.root, *cell);
                    if *sign > 0 { parts.push(cell) } else { whole = Some(cell) }
                }
                parts.sort_unstable();
                let Some(whole) = whole else { continue };
                let sum: i64 = parts.iter().map(|part| self.cells.own[*part].value).sum();
                // A sum that doesn't add up says nothing of which cells are one.
                if sum != self.cells.own[whole].value {
                    continue;
                }
                let same = if let [part] = parts[..] { Some(part) } else { wholes.insert(parts, whole) };
                if let Some(other) =
                    same.filter(|other| *other != whole && self.cells.own[*other].value == self.cells.own[whole].value)
                {
                    join(&mut self.cells.root, other, whole);
                    joined = true;
                }
            }
            if !joined {
                break;
            }
        }
        self.number(rules)
    }

    /// Numbers what is left, in order.
    fn number(mut self, rules: Rules) -> Assembled {
        let mut numbers: BTreeMap<usize, usize> = BTreeMap::new();
        let mut cells: Vec<ProblemCell> = Vec::new();
        for cell in 0..self.cells.own.len() {
            let root = find(&mut self.cells.root, cell);
            let own = self.cells.own[cell];
            let number = *numbers.entry(root).or_insert_with(|| {
                cells.push(own);
                cells.len() - 1
            });
            let kept = &mut cells[number];
            kept.cost = kept.cost.max(own.cost);
            kept.kind = stronger(kept.kind, own.kind);
        }
        let mut number = |cell: usize| numbers[&find(&mut self.cells.root, cell)];
        let mut equations: Vec<Vec<(usize, i8)>> = Vec::new();
        let mut seen: BTreeSet<Vec<(usize, i8)>> = BTreeSet::new();
        for equation in self.equations.into_iter().chain(self.others) {
            let mut terms: BTreeMap<usize, i8> = BTreeMap::new();
            equation.into_iter().for_each(|(cell, sign)| *terms.entry(number(cell)).or_default() += sign);
            let terms: Vec<(usize, i8)> = terms.into_iter().filter(|(_, sign)| *sign != 0).collect();
            if !terms.is_empty() && seen.insert(terms.clone()) {
                equations.push(terms);
            }
        }
        let mut by_table: Vec<BTreeMap<At, usize>> = Vec::new();
        for grid in &self.grids {
            let shown = grid.cells.iter().filter(|(place, _)| grid.is_declared(**place));
            by_table.push(shown.map(|(place, cell)| (*place, number(*cell))).collect());
        }
        let rests = self.rests.iter().map(|(cell, of)| (number(*cell), *of)).collect();
        let problem = Problem { cells, equations, threshold: rules.threshold, zeros_shown: rules.zeros_shown };
        Assembled { problem, cells: by_table, rests, conflicts: self.conflicts }
    }
}

/// What is said of a cell in one place holds in all: known is known, hidden is hidden.
fn stronger(a: Kind, b: Kind) -> Kind {
    let rank = |kind| match kind {
        Kind::Implied => 0,
        Kind::Free => 1,
        Kind::Hidden => 2,
        Kind::Shown => 3,
    };
    if rank(a) >= rank(b) { a } else { b }
}
