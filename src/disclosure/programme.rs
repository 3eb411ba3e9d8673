//! Moves by linear programming, where the sums form no network: three dimensions, two trees, groups that overlap.
//!
//! The solver is never believed: what it finds is rounded to whole numbers and must keep every sum, or it counts as not found.

use microlp::{ComparisonOp, Error, LinearExpr, OptimizationDirection, Problem, SolveOptions, Variable};

use super::change::{Extent, Move, Wanted, keeps_sums};
use super::problem::Part;

/// How far a cell other than the wanted one may change in a move: enough for any requirement, and kind to the solver.
const FAR: f64 = 1000.0;
/// Branches that the search for whole numbers may try.
const BRANCHES: u64 = 2000;
/// How far from a whole number a solver's number may be.
const NEAR: f64 = 1e-6;

/// The cheapest change found.
pub(super) fn find(part: &Part, wanted: Wanted<'_>) -> Option<Move> {
    let real = solve(part, wanted, false).ok()?;
    real.whole(part).or_else(|| solve(part, wanted, true).ok()?.whole(part))
}

fn solve(part: &Part, wanted: Wanted<'_>, whole: bool) -> Result<Answer, Error> {
    let mut programme = Programme::new(OptimizationDirection::Minimize, whole, part.len());
    for cell in 0..part.len() {
        let Some(cost) = wanted.cost(cell) else { continue };
        if cell == wanted.cell {
            programme.fix(cell, if wanted.rises { wanted.amount } else { -wanted.amount });
            continue;
        }
        // Short moves among the hidden cells: a long one would run out of room elsewhere.
        let cost = cost.max(1) as f64;
        let up = part.room(cell, true, wanted.view).map_or(FAR, |room| (room as f64).min(FAR));
        let down = part.room(cell, false, wanted.view).map_or(FAR, |room| (room as f64).min(FAR));
        programme.add(cell, 1.0, cost, up);
        programme.add(cell, -1.0, cost, down);
    }
    programme.balance(part);
    programme.solve()
}

/// How far the cell can go, inwards to whole numbers.
pub(super) fn extent(part: &Part, wanted: Wanted<'_>) -> Extent {
    let far = |whole| {
        let mut programme = Programme::new(OptimizationDirection::Maximize, whole, part.len());
        for cell in (0..part.len()).filter(|cell| wanted.cost(*cell).is_some()) {
            let own = |rises| if cell == wanted.cell { f64::from(if rises == wanted.rises { 1i8 } else { -1 }) } else { 0.0 };
            let room = |rises| part.room(cell, rises, wanted.view).map_or(f64::INFINITY, |room| room as f64);
            programme.add(cell, 1.0, own(true), room(true));
            programme.add(cell, -1.0, own(false), room(false));
        }
        programme.balance(part);
        programme.solve()
    };
    let real = match far(false) {
        Ok(answer) => answer,
        Err(Error::Unbounded) => return Extent::Endless,
        Err(_) => return Extent::Unknown,
    };
    let most = (real.objective + NEAR).floor() as i64;
    let reaches = |found: &Move| found.iter().find(|(cell, _)| *cell == wanted.cell).map_or(0, |(_, change)| change.abs());
    // The most that real numbers reach, rounded down, holds for whole ones only if some whole numbers attain it.
    let attained = real.whole(part).filter(|found| reaches(found) == most).or_else(|| {
        let near = Wanted { amount: most, ..wanted };
        if most == 0 { Some(Move::new()) } else { find(part, near) }
    });
    match attained {
        Some(found) => Extent::Far(most, found),
        None => match far(true).ok().and_then(|answer| answer.whole(part)) {
            Some(found) => Extent::Far(reaches(&found), found),
            None => Extent::Unknown,
        },
    }
}

/// A linear programme over changes: each cell has what it rises by and what it falls by.
struct Programme {
    problem: Problem,
    whole: bool,
    /// Each variable with its sign, by cell.
    variables: Vec<Vec<(Variable, f64)>>,
}

impl Programme {
    fn new(direction: OptimizationDirection, whole: bool, cells: usize) -> Self {
        Self { problem: Problem::new(direction), whole, variables: vec![Vec::new(); cells] }
    }

    fn add(&mut self, cell: usize, sign: f64, cost: f64, most: f64) {
        if most <= 0.0 {
            return;
        }
        // Whole variables have a 32-bit range; a change of more than half of it is a matter for no table.
        let variable = if self.whole {
            self.problem.add_integer_var(cost, (0, most.min(f64::from(i32::MAX / 2)) as i32))
        } else {
            self.problem.add_var(cost, (0.0, most))
        };
        self.variables[cell].push((variable, sign));
    }

    fn fix(&mut self, cell: usize, change: i64) {
        let change = change as f64;
        self.variables[cell].push((self.problem.add_var(0.0, (change, change)), 1.0));
    }

    /// Every sum stays what it is.
    fn balance(&mut self, part: &Part) {
        for equation in &part.equations {
            let mut sum = LinearExpr::empty();
            let mut any = false;
            for (cell, sign) in equation {
                for (variable, direction) in &self.variables[*cell] {
                    sum.add(*variable, f64::from(*sign) * direction);
                    any = true;
                }
            }
            if any {
                self.problem.add_constraint(sum, ComparisonOp::Eq, 0.0);
            }
        }
    }

    fn solve(self) -> Result<Answer, Error> {
        let mut options = SolveOptions::default();
        options.node_limit = Some(BRANCHES);
        let outcome = self.problem.solve_with(options)?;
        let Some(solution) = outcome.solution() else { return Err(Error::Infeasible) };
        let change = |cell: &Vec<(Variable, f64)>| cell.iter().map(|(variable, sign)| sign * solution.var_value(*variable)).sum();
        Ok(Answer { objective: solution.objective(), changes: self.variables.iter().map(change).collect() })
    }
}

/// What a solver answered.
struct Answer {
    objective: f64,
    changes: Vec<f64>,
}

impl Answer {
    /// The answer in whole numbers, if it is so near them that every sum still holds.
    fn whole(&self, part: &Part) -> Option<Move> {
        if self.changes.iter().any(|change| (change - change.round()).abs() > NEAR) {
            return None;
        }
        let found: Move = self
            .changes
            .iter()
            .enumerate()
            .filter(|(_, change)| change.round() != 0.0)
            .map(|(cell, change)| (cell, change.round() as i64))
            .collect();
        keeps_sums(part, &found).then_some(found)
    }
}
