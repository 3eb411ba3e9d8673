//! The same programmes by another solver: relaxed in floating point, its numbers rounded, tried by addition, and branched on.

use microlp::{ComparisonOp, Error, OptimizationDirection, Problem, Variable};

use super::exact::check;
use super::{Interval, System, narrow};

/// How far from a whole number the solver may be and still mean it.
const NEAR: f64 = 1e-5;
const PROGRAMMES: usize = 5_000;

enum End {
    Nothing,
    Unbounded,
    Vertex(Vec<f64>),
}

/// The least and the greatest whole number of an unknown; `None` if no whole numbers fit.
pub(crate) fn interval(system: &System, unknown: usize) -> Option<Interval> {
    let lower = greatest(system, unknown, -1)?.map(|value| -value);
    let upper = greatest(system, unknown, 1)?;
    Some(Interval { lower: lower.expect("every cell has a least number"), upper })
}

/// Whether any whole numbers fit.
pub(crate) fn fits(system: &System) -> bool {
    let mut best = None;
    branch(system, None, &mut best, &mut PROGRAMMES.clone());
    best.is_some()
}

/// The greatest of `sign` times the unknown: `None` if nothing fits, `Some(None)` if there is no greatest.
fn greatest(system: &System, unknown: usize, sign: i64) -> Option<Option<i64>> {
    if let End::Unbounded = relaxed(system, Some((unknown, sign))) {
        return fits(system).then_some(None);
    }
    let mut best = None;
    branch(system, Some((unknown, sign)), &mut best, &mut PROGRAMMES.clone());
    best.map(Some)
}

fn branch(system: &System, goal: Option<(usize, i64)>, best: &mut Option<i64>, left: &mut usize) {
    *left = left.checked_sub(1).expect("the attacker may solve more programmes");
    let End::Vertex(vertex) = relaxed(system, goal) else { return };
    if let Some(((unknown, sign), best)) = goal.zip(*best)
        && (sign as f64).mul_add(vertex[unknown], NEAR).floor() <= best as f64
    {
        return;
    }
    let Some(unknown) = vertex.iter().position(|value| (value - value.round()).abs() > NEAR) else {
        let point: Vec<i64> = vertex.iter().map(|value| value.round() as i64).collect();
        check(system, &point);
        *best = Some(goal.map_or(0, |(unknown, sign)| sign * point[unknown]));
        return;
    };
    let below = vertex[unknown].floor() as i64;
    for (lower, upper) in [(None, Some(below)), (Some(below + 1), None)] {
        if goal.is_some() || best.is_none() {
            let mut narrowed = system.clone();
            narrow(&mut narrowed, unknown, lower, upper);
            branch(&narrowed, goal, best, left);
        }
    }
}

fn relaxed(system: &System, goal: Option<(usize, i64)>) -> End {
    if system.lower.iter().zip(&system.upper).any(|(lower, upper)| upper.is_some_and(|upper| upper < *lower)) {
        return End::Nothing;
    }
    let mut problem = Problem::new(OptimizationDirection::Maximize);
    let unknowns: Vec<Variable> = (0..system.lower.len())
        .map(|cell| {
            let factor = goal.filter(|(unknown, _)| *unknown == cell).map_or(0.0, |(_, sign)| sign as f64);
            let upper = system.upper[cell].map_or(f64::INFINITY, |upper| upper as f64);
            problem.add_var(factor, (system.lower[cell] as f64, upper))
        })
        .collect();
    for (terms, constant) in &system.equations {
        let terms = terms.iter().map(|(cell, factor)| (unknowns[*cell], *factor as f64));
        problem.add_constraint(terms.collect::<Vec<_>>(), ComparisonOp::Eq, *constant as f64);
    }
    match problem.solve() {
        Ok(outcome) => {
            let solution = outcome.into_solution().expect("no limit was set");
            End::Vertex(unknowns.iter().map(|unknown| solution.var_value(*unknown)).collect())
        }
        Err(Error::Infeasible) => End::Nothing,
        Err(Error::Unbounded) => End::Unbounded,
        Err(other) => panic!("the solver failed: {other}"),
    }
}
