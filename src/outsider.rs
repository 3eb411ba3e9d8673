//! The outsider: attacks what is about to be published, in every build.
//!
//! In: [`Published`], nothing but what readers get: the tables with their hidden cells empty, and the counts on the records' pages. Out:
//! an [`Attack`]: which cells it takes for sums of others, because they are called so, because they add up where that is no accident,
//! or because two tables count the same; and how near each hidden number can be derived with all that. It never learns a number.

mod across;
mod grid;
mod keys;
mod running;
mod shares;
mod sums;
mod system;
mod texts;

use std::collections::BTreeSet;

pub(crate) use self::texts::read_texts;
use crate::disclosure::{Attack, Clue, Published, Spot, Terms};

/// Attacks what is published.
pub(crate) fn attack(published: &Published) -> Attack {
    let mut clues: Vec<Clue> = Vec::new();
    let mut wholes = Vec::new();
    for (number, table) in published.tables.iter().enumerate() {
        let lines = table.as_ref().map(sums::lines).unwrap_or_default();
        if let Some(table) = table {
            lines.iter().for_each(|line| sums::clues(number, table, line, &mut clues));
        }
        wholes.push(lines);
    }
    let index = keys::Index::new(published, &wholes);
    let mut joined = BTreeSet::new();
    index.same(&mut clues, &mut joined);
    index.spans(&mut clues, &mut joined);
    across::clues(published, &mut clues, |a, b| joined.extend([(a, b)]));
    let tells = shares::tells(published);
    let small_shares = shares::small(published);
    joined.extend(tells.iter().flat_map(|tells| [(tells.teller.table, tells.of.table), (tells.of.table, tells.teller.table)]));
    let mut seen: BTreeSet<Terms> = BTreeSet::new();
    clues.iter_mut().for_each(|clue| clue.terms.sort_unstable());
    clues.retain(|clue| !published.refuted.contains(&clue.terms) && seen.insert(clue.terms.clone()));
    let (derived, unweighed) = system::derive(published, &clues);
    Attack { clues, tells, small_shares, joined, derived, unweighed }
}

/// A cell of a table.
fn spot(table: usize, at: crate::disclosure::At) -> Spot {
    Spot { table, at }
}
