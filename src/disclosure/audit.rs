//! What can be derived of each hidden cell from all that is shown, and whether that is little enough.
//!
//! It is given what is about to be published and knows nothing of how the pattern came about. A verdict rests on whole numbers that
//! are checked by addition; what a solver doesn't find or can't tell counts as unsafe.

use rayon::prelude::*;

use super::change::{Extent, Move, Wanted};
use super::moves::Mover;
use super::problem::{Kind, Part, Problem, View};
use super::require::{self, Proof, Requirement};

/// The whole numbers that a hidden cell can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    /// The least.
    pub lower: i64,
    /// The greatest; `None`: there is none.
    pub upper: Option<i64>,
}

impl std::fmt::Display for Interval {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.upper {
            Some(upper) => write!(f, "{}–{upper}", self.lower),
            None => write!(f, "minst {}", self.lower),
        }
    }
}

impl Interval {
    /// How near the number can be derived, in words that don't tell it: `exakt`, `till 0–17`.
    pub(super) fn nearness(self) -> String {
        if self.upper == Some(self.lower) { "exakt".to_owned() } else { format!("till {self}") }
    }
}

/// What the audit found of one cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellAudit {
    /// Its number in the problem.
    pub cell: usize,
    /// Whether it is hidden for its own sake.
    pub small: bool,
    /// What anyone can derive.
    pub anyone: Interval,
    /// What one can derive who knows the threshold and whether zeros are shown.
    pub knowing: Interval,
    /// What it fails. Empty: it is safe.
    pub fails: Vec<Requirement>,
    /// Whether one who could tell which cells are small would still find two numbers. An aim: no requirement.
    pub survives_guessing: bool,
    /// The hidden cell that ends its interval upwards, if one does.
    pub limited_by: Option<usize>,
}

impl CellAudit {
    /// Whether it is safe.
    pub fn is_safe(&self) -> bool {
        self.fails.is_empty()
    }
}

/// Audits every hidden cell of a problem, and every small cell that is not hidden. `hidden` is what is about to be published.
pub fn audit(problem: &Problem, hidden: &[bool]) -> Vec<CellAudit> {
    let looked_at = |cell: usize| hidden[cell] || problem.is_small(cell);
    let parts = problem.parts(looked_at);
    let mut audits: Vec<CellAudit> = parts
        .par_iter()
        .flat_map_iter(|part| {
            let own: Vec<bool> =
                part.cells.iter().zip(&part.kind).map(|(cell, kind)| hidden[*cell] || *kind == Kind::Implied).collect();
            let mover = Mover::of(part);
            let cells = (0..part.len()).filter(|cell| part.small[*cell] || (own[*cell] && part.kind[*cell] != Kind::Implied));
            cells.map(|cell| audit_cell(part, &mover, &own, cell)).collect::<Vec<_>>()
        })
        .collect();
    audits.sort_by_key(|audit| audit.cell);
    audits
}

fn audit_cell(part: &Part, mover: &Mover, hidden: &[bool], cell: usize) -> CellAudit {
    let value = part.value[cell];
    let number = part.cells[cell];
    let small = part.small[cell];
    if !hidden[cell] {
        let known = Interval { lower: value, upper: Some(value) };
        let fails = Requirement::of(part, cell).to_vec();
        return CellAudit {
            cell: number,
            small,
            anyone: known,
            knowing: known,
            fails,
            survives_guessing: false,
            limited_by: None,
        };
    }
    let reach = |view: View| [true, false].map(|rises| mover.extent(part, cell, rises, view, hidden));
    let (anyone, knowing) = (reach(View::Anyone), reach(View::Knowing));
    let fails = Requirement::of(part, cell)
        .iter()
        .copied()
        .filter(|requirement| !holds(part, mover, hidden, cell, *requirement, &anyone))
        .collect();
    CellAudit {
        cell: number,
        small,
        fails,
        survives_guessing: !small || holds(part, mover, hidden, cell, Requirement::Guessing, &anyone),
        limited_by: limit(part, cell, &anyone[0]).map(|own| part.cells[own]),
        anyone: interval(value, &anyone),
        knowing: interval(value, &knowing),
    }
}

/// An end that no solver tells counts as none: the number itself.
fn interval(value: i64, [up, down]: &[Extent; 2]) -> Interval {
    let lower = match down {
        Extent::Far(far, _) => value - far,
        // Nothing counted is less than zero.
        Extent::Endless => 0,
        Extent::Unknown => value,
    };
    let upper = match up {
        Extent::Far(far, _) => Some(value + far),
        Extent::Endless => None,
        Extent::Unknown => Some(value),
    };
    Interval { lower, upper }
}

/// Whether whole numbers are found that show a requirement.
fn holds(part: &Part, mover: &Mover, hidden: &[bool], cell: usize, requirement: Requirement, reach: &[Extent; 2]) -> bool {
    let far: Proof = reach
        .iter()
        .filter_map(|extent| match extent {
            Extent::Far(_, found) => Some(found.clone()),
            Extent::Endless | Extent::Unknown => None,
        })
        .collect();
    if require::shows(part, hidden, cell, requirement, &far) {
        return true;
    }
    let find = |rises, amount, view| {
        let wanted = Wanted { cell, rises, amount, view, hidden, costs: None };
        if amount > 0 { mover.find(part, wanted) } else { Some(Move::new()) }
    };
    let value = part.value[cell];
    let tried: Vec<Option<Move>> = match requirement {
        Requirement::Rise => vec![find(true, part.threshold - value, View::Anyone)],
        Requirement::Fall => vec![find(false, value - require::least(part), View::Anyone)],
        Requirement::Span => [true, false].map(|rises| find(rises, part.threshold - 1, View::Anyone)).to_vec(),
        Requirement::Knowing => [true, false].map(|rises| find(rises, 1, View::Knowing)).to_vec(),
        Requirement::Guessing => [true, false].map(|rises| find(rises, 1, View::Guessing)).to_vec(),
    };
    tried.into_iter().flatten().any(|found| require::shows(part, hidden, cell, requirement, &vec![found]))
}

/// The other cell that has fallen to nothing when this one is at its greatest.
fn limit(part: &Part, cell: usize, up: &Extent) -> Option<usize> {
    let Extent::Far(_, found) = up else { return None };
    let (other, _) = found.iter().find(|(other, change)| *other != cell && part.value[*other] + change == 0)?;
    Some(*other)
}
