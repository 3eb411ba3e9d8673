//! Tiny systems by trying every whole number: the truth that both solvers are held to.

use super::{Equation, Interval, System};

/// All points that fit, with every unknown at most `cap`. Bounds are narrowed by the equations before each choice.
pub(crate) fn points(system: &System, cap: i64) -> Vec<Vec<i64>> {
    let bounds = system
        .lower
        .iter()
        .zip(&system.upper)
        .map(|(lower, upper)| (*lower, upper.map_or(cap, |upper| upper.min(cap))))
        .collect();
    let mut found = Vec::new();
    descend(system, bounds, &mut found);
    found
}

/// The interval of an unknown over all points; `None` if there is none.
pub(crate) fn interval(points: &[Vec<i64>], unknown: usize) -> Option<Interval> {
    let values = || points.iter().map(|point| point[unknown]);
    Some(Interval { lower: values().min()?, upper: values().max() })
}

fn descend(system: &System, mut bounds: Vec<(i64, i64)>, found: &mut Vec<Vec<i64>>) {
    while let Some(changed) = propagate(system, &mut bounds) {
        if !changed {
            break;
        }
    }
    if bounds.iter().any(|(lower, upper)| lower > upper) {
        return;
    }
    let open = (0..bounds.len()).filter(|cell| bounds[*cell].0 < bounds[*cell].1);
    let Some(cell) = open.min_by_key(|cell| bounds[*cell].1 - bounds[*cell].0) else {
        let point: Vec<i64> = bounds.iter().map(|(lower, _)| *lower).collect();
        let holds =
            |(terms, constant): &Equation| terms.iter().map(|(cell, factor)| factor * point[*cell]).sum::<i64>() == *constant;
        if system.equations.iter().all(holds) {
            found.push(point);
        }
        return;
    };
    for value in bounds[cell].0..=bounds[cell].1 {
        let mut chosen = bounds.clone();
        chosen[cell] = (value, value);
        descend(system, chosen, found);
    }
}

/// Narrows each unknown by what the others leave it in each equation. `None` when an unknown has no number left.
fn propagate(system: &System, bounds: &mut [(i64, i64)]) -> Option<bool> {
    let mut changed = false;
    for (terms, constant) in &system.equations {
        for (cell, factor) in terms {
            let (mut least, mut most) = (*constant, *constant);
            for (other, weight) in terms.iter().filter(|(other, _)| other != cell) {
                let (a, b) = (weight * bounds[*other].0, weight * bounds[*other].1);
                least -= a.max(b);
                most -= a.min(b);
            }
            let (low, high) = if *factor > 0 { (least, most) } else { (-most, -least) };
            let size = factor.abs();
            let narrowed = (bounds[*cell].0.max(-((-low).div_euclid(size))), bounds[*cell].1.min(high.div_euclid(size)));
            changed |= narrowed != bounds[*cell];
            bounds[*cell] = narrowed;
            if narrowed.0 > narrowed.1 {
                return None;
            }
        }
    }
    Some(changed)
}
