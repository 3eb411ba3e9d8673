//! What is asked of every hidden cell, and whether given whole numbers show that it holds. Nothing here searches or solves: a
//! verdict rests on additions alone.
//!
//! With t the threshold and the floor 1 where zeros are shown, else 0:
//! - anyone who adds and subtracts must find that a hidden cell can be any of at least t numbers, a small one among them one that is
//!   at most the floor and one that is at least t;
//! - one who also knows t and the floor (so that no hidden cell is below it, and at least one in each group that hangs together is
//!   small) must still find two numbers for every small cell;
//! - one who could also tell which cells are small should: an aim, which some tables don't allow.

use super::change::{Move, keeps_sums};
use super::problem::{Kind, Part, View};

/// One thing that is asked of a hidden cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Requirement {
    /// A small cell can be as much as the threshold.
    Rise,
    /// A small cell can be as little as the floor.
    Fall,
    /// A small cell can be another number to one who knows the rules.
    Knowing,
    /// Any other hidden cell can be as many numbers as a small one.
    Span,
    /// A small cell can be another small number to one who knows which are small. An aim.
    Guessing,
}

impl Requirement {
    /// What must hold for a cell before a table is published.
    pub(super) fn of(part: &Part, cell: usize) -> &'static [Self] {
        match (part.small[cell], part.kind[cell]) {
            (true, _) => &[Self::Rise, Self::Fall, Self::Knowing],
            (false, Kind::Implied) => &[],
            (false, _) => &[Self::Span],
        }
    }
}

/// Whole numbers that show that a requirement holds: changes of the true ones, one or two.
pub(super) type Proof = Vec<Move>;

/// Whether changes touch hidden cells alone, keep every sum, and leave numbers that one who knows this much can't rule out.
fn possible(part: &Part, hidden: &[bool], found: &Move, view: View) -> bool {
    let within = |(cell, change): &(usize, i64)| {
        let room = part.room(*cell, *change > 0, view);
        hidden[*cell] && room.is_none_or(|room| change.abs() <= room)
    };
    found.iter().all(within) && keeps_sums(part, found)
}

/// Whether a proof shows that a requirement holds for a cell.
pub(super) fn shows(part: &Part, hidden: &[bool], cell: usize, requirement: Requirement, proof: &Proof) -> bool {
    let value = part.value[cell];
    let after = |found: &Move| value + found.iter().find(|(own, _)| *own == cell).map_or(0, |(_, change)| *change);
    let anyone = |found: &Move| possible(part, hidden, found, View::Anyone);
    match requirement {
        Requirement::Rise => proof.iter().any(|found| after(found) >= part.threshold && anyone(found)),
        Requirement::Fall => value <= least(part) || proof.iter().any(|found| after(found) <= least(part) && anyone(found)),
        Requirement::Knowing => proof.iter().any(|found| {
            after(found) != value
                && possible(part, hidden, found, View::Knowing)
                && (is_small(part, after(found)) || another_is_small(part, hidden, cell, found))
        }),
        Requirement::Guessing => proof.iter().any(|found| after(found) != value && possible(part, hidden, found, View::Guessing)),
        Requirement::Span => {
            let fine: Vec<i64> = proof.iter().filter(|found| anyone(found)).map(after).chain([value]).collect();
            let (low, high) = (fine.iter().min(), fine.iter().max());
            low.zip(high).is_some_and(|(low, high)| high - low >= part.threshold - 1)
        }
    }
}

/// The number that a small cell must be able to fall to: the floor, for what no table shows, too.
pub(super) fn least(part: &Part) -> i64 {
    part.floor
}

/// Whether a number is small to one who knows the rules.
pub(super) fn is_small(part: &Part, value: i64) -> bool {
    (part.floor..part.threshold).contains(&value)
}

/// Whether, after a change, some other cell of the hidden ones that hang together with this one is small.
fn another_is_small(part: &Part, hidden: &[bool], cell: usize, found: &Move) -> bool {
    let after = |cell: usize| part.value[cell] + found.iter().find(|(own, _)| *own == cell).map_or(0, |(_, change)| *change);
    let mut seen = vec![false; part.len()];
    let mut open = vec![cell];
    seen[cell] = true;
    while let Some(one) = open.pop() {
        if one != cell && part.kind[one] != Kind::Implied && is_small(part, after(one)) {
            return true;
        }
        for (other, _) in part.equations_of[one].iter().flat_map(|equation| &part.equations[*equation]) {
            if hidden[*other] && !seen[*other] {
                seen[*other] = true;
                open.push(*other);
            }
        }
    }
    false
}
