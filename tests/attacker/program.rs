//! The program as the attacker meets it: what it hides, and what it says of that.

use std::collections::BTreeSet;

use utbud::disclosure::{self, CellAudit, Kind, Outcome, ProblemCell};

use super::Interval;
use super::problem::Problem;

/// What the program hides.
pub(crate) fn protect(problem: &Problem) -> Outcome {
    disclosure::protect(&asked(problem), &BTreeSet::new())
}

/// What the program's audit says of a pattern.
pub(crate) fn audit(problem: &Problem, hidden: &[bool]) -> Vec<CellAudit> {
    disclosure::audit(&asked(problem), hidden)
}

/// The program's interval as the attacker's.
pub(crate) fn interval(interval: disclosure::Interval) -> Interval {
    Interval { lower: interval.lower, upper: interval.upper }
}

/// The problem in the program's terms, which knows only sums and differences.
fn asked(problem: &Problem) -> disclosure::Problem {
    let cells = problem.values.iter().zip(&problem.depth).map(|(value, depth)| {
        let summed = u32::try_from(*depth).expect("tables have few dimensions");
        ProblemCell { value: *value, cost: disclosure::cost(*value, summed), kind: Kind::Free }
    });
    let equations = problem.equations.iter().map(|(terms, _)| {
        terms.iter().map(|(cell, factor)| (*cell, i8::try_from(*factor).expect("cells are added or subtracted"))).collect()
    });
    disclosure::Problem {
        cells: cells.collect(),
        equations: equations.collect(),
        threshold: problem.threshold,
        zeros_shown: problem.zeros_shown,
    }
}
