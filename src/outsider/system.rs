//! How near each hidden number can be derived: a linear programme for each part of the hidden cells that sums hold together.
//!
//! The number of programmes has a budget. Parts that are too large, or come after it is spent, are not weighed; their sums count as
//! held, which hides more. So do sums that contradict each other.

use std::collections::{BTreeMap, BTreeSet};

use microlp::{ComparisonOp, Error, LinearExpr, OptimizationDirection, Problem, SolveOptions, Variable};

use super::grid::{Seen, seen};
use crate::disclosure::{Clue, Derivation, Interval, Published, Spot};

/// Parts with more hidden cells than this are not weighed.
const LARGEST: usize = 150;
/// Parts whose sums are all declared or met, and that have more hidden cells than this, are the audit's.
const AUDITED: usize = 40;
/// Programmes for all parts together.
const PROGRAMMES: usize = 3000;
/// Branches that the search for whole numbers may try.
const BRANCHES: u64 = 200;
/// How far from a whole number a solver's number may be.
const NEAR: f64 = 1e-6;

/// What can be derived of each hidden cell that a sum touches, and the sums that were not weighed.
pub(super) fn derive(published: &Published, clues: &[Clue]) -> (Vec<Derivation>, BTreeSet<usize>) {
    let mut left = PROGRAMMES;
    let mut derived = Vec::new();
    let mut unweighed = BTreeSet::new();
    for part in parts(published, clues) {
        let settled = part.clues.iter().all(|clue| clues[*clue].declared || published.met.contains(&clues[*clue].terms));
        if settled && part.cells.len() > AUDITED {
            continue;
        }
        if part.cells.len() > LARGEST || left < 4 * part.cells.len() {
            unweighed.extend(part.clues.iter().copied());
            continue;
        }
        left -= 4 * part.cells.len();
        // Sums that contradict each other: some are wrong, and an outsider would try which.
        if !part.derive(published, clues, &mut derived) {
            unweighed.extend(part.clues.iter().copied());
        }
    }
    (derived, unweighed)
}

/// How far a cell can go, and whether all cells are whole numbers there.
struct Reached {
    value: f64,
    whole: bool,
}

/// Hidden cells that sums hold together.
struct Part {
    cells: Vec<Spot>,
    clues: Vec<usize>,
}

fn number(published: &Published, spot: Spot) -> Option<i64> {
    match seen(published.tables[spot.table].as_ref()?, spot.at) {
        Seen::Number(number) => Some(number),
        Seen::Hidden | Seen::Nothing | Seen::Unknown => None,
    }
}

fn parts(published: &Published, clues: &[Clue]) -> Vec<Part> {
    let mut of: BTreeMap<Spot, usize> = BTreeMap::new();
    let mut parts: Vec<Part> = Vec::new();
    for (index, clue) in clues.iter().enumerate() {
        let hidden: Vec<Spot> =
            clue.terms.iter().map(|(spot, _)| *spot).filter(|spot| number(published, *spot).is_none()).collect();
        let own: BTreeSet<usize> = hidden.iter().filter_map(|spot| of.get(spot).copied()).collect();
        let to = own.first().copied().unwrap_or_else(|| {
            parts.push(Part { cells: Vec::new(), clues: Vec::new() });
            parts.len() - 1
        });
        for other in own.into_iter().skip(1) {
            let moved = std::mem::replace(&mut parts[other], Part { cells: Vec::new(), clues: Vec::new() });
            of.extend(moved.cells.iter().map(|cell| (*cell, to)));
            parts[to].cells.extend(moved.cells);
            parts[to].clues.extend(moved.clues);
        }
        parts[to].clues.push(index);
        for spot in hidden {
            if of.insert(spot, to).is_none() {
                parts[to].cells.push(spot);
            }
        }
    }
    parts.retain(|part| !part.cells.is_empty());
    parts
}

impl Part {
    /// Derives each of its cells; `false` where nothing fits all sums.
    fn derive(&self, published: &Published, clues: &[Clue], derived: &mut Vec<Derivation>) -> bool {
        let floors: Vec<i64> = self.cells.iter().map(|spot| published.floors[spot.table]).collect();
        let none = vec![0; self.cells.len()];
        for (own, spot) in self.cells.iter().enumerate() {
            let Some(anyone) = self.interval(published, clues, own, &none) else { return false };
            // What is refuted by whoever knows the rules is no reason to be less careful.
            let knowing = self.interval(published, clues, own, &floors).unwrap_or(anyone);
            derived.push(Derivation { spot: *spot, anyone, knowing, clues: self.clues.clone() });
        }
        true
    }

    /// The whole numbers that a cell can be; `None` where no numbers fit, so that something taken for true is not.
    fn interval(&self, published: &Published, clues: &[Clue], own: usize, floors: &[i64]) -> Option<Interval> {
        let reach = |direction, whole| self.reach(published, clues, (own, floors), direction, whole);
        // Fractions reach at least as far as whole numbers; where they reach their end with whole ones, just as far.
        let end = |direction| match reach(direction, false) {
            Ok(Reached { value, whole: true }) => Ok(value),
            Ok(Reached { value, whole: false }) => Ok(reach(direction, true).map_or(value, |reached| reached.value)),
            Err(error) => Err(error),
        };
        let lower = match end(OptimizationDirection::Minimize) {
            Ok(value) => (value - NEAR).ceil() as i64,
            Err(Error::Unbounded) => floors[own],
            Err(_) => return None,
        };
        let upper = match end(OptimizationDirection::Maximize) {
            Ok(value) => Some((value + NEAR).floor() as i64),
            Err(Error::Unbounded) => None,
            Err(_) => return None,
        };
        Some(Interval { lower, upper })
    }

    fn reach(
        &self,
        published: &Published,
        clues: &[Clue],
        (own, floors): (usize, &[i64]),
        direction: OptimizationDirection,
        whole: bool,
    ) -> Result<Reached, Error> {
        let mut problem = Problem::new(direction);
        let variables: BTreeMap<Spot, Variable> = self
            .cells
            .iter()
            .enumerate()
            .map(|(index, spot)| {
                let wanted = if index == own { 1.0 } else { 0.0 };
                // Whole variables have a 32-bit range; no table holds more people.
                let variable = if whole {
                    problem.add_integer_var(wanted, (floors[index] as i32, i32::MAX / 2))
                } else {
                    problem.add_var(wanted, (floors[index] as f64, f64::INFINITY))
                };
                (*spot, variable)
            })
            .collect();
        for clue in &self.clues {
            let mut sum = LinearExpr::empty();
            let mut known = 0;
            for (spot, sign) in &clues[*clue].terms {
                match variables.get(spot) {
                    Some(variable) => sum.add(*variable, f64::from(*sign)),
                    None => known += i64::from(*sign) * number(published, *spot).unwrap_or(0),
                }
            }
            problem.add_constraint(sum, ComparisonOp::Eq, -known as f64);
        }
        let mut options = SolveOptions::default();
        options.node_limit = Some(BRANCHES);
        let outcome = problem.solve_with(options)?;
        let solution = outcome.solution().ok_or(Error::Infeasible)?;
        let is_whole = |variable: &Variable| {
            let value = solution.var_value(*variable);
            (value - value.round()).abs() <= NEAR
        };
        Ok(Reached { value: solution.objective(), whole: variables.values().all(is_whole) })
    }
}
