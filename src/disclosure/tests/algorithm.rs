//! The search and the audit on tables of numbers.

use std::collections::BTreeSet;

use super::super::*;

/// A two-way table with its totals made: rows of inner cells.
pub(super) fn two_way(rows: &[&[i64]], threshold: i64, zeros_shown: bool) -> Problem {
    let (height, width) = (rows.len(), rows[0].len());
    let mut cells = Vec::new();
    let cell = |row: usize, column: usize| row * (width + 1) + column;
    for row in 0..=height {
        for column in 0..=width {
            let rows_of: Vec<usize> = if row < height { vec![row] } else { (0..height).collect() };
            let value = rows_of.iter().map(|r| if column < width { rows[*r][column] } else { rows[*r].iter().sum() }).sum();
            let summed = u32::from(row == height) + u32::from(column == width);
            cells.push(ProblemCell { value, cost: cost(value, summed), kind: Kind::Free });
        }
    }
    let mut equations: Vec<Vec<(usize, i8)>> = Vec::new();
    for row in 0..=height {
        equations.push((0..width).map(|column| (cell(row, column), 1)).chain([(cell(row, width), -1)]).collect());
    }
    for column in 0..=width {
        equations.push((0..height).map(|row| (cell(row, column), 1)).chain([(cell(height, column), -1)]).collect());
    }
    Problem { cells, equations, threshold, zeros_shown }
}

fn intervals(problem: &Problem, hidden: &[bool]) -> Vec<(usize, i64, Option<i64>)> {
    audit(problem, hidden).into_iter().map(|audit| (audit.cell, audit.anyone.lower, audit.anyone.upper)).collect()
}

const PLATTFORM: [&[i64]; 8] = [
    &[138, 63, 11, 1],
    &[172, 72, 24, 30],
    &[49, 44, 17, 8],
    &[7, 4, 4, 0],
    &[4, 17, 4, 0],
    &[2, 1, 1, 0],
    &[6, 29, 7, 2],
    &[0, 7, 2, 0],
];

#[test]
fn the_intervals_of_a_table_are_those_worked_out_by_hand() {
    let problem = two_way(&[&[3, 14, 25], &[18, 9, 31], &[22, 16, 12]], 5, true);
    let mut hidden = vec![false; 16];
    for cell in [0, 1, 4, 5] {
        hidden[cell] = true;
    }
    assert_eq!(intervals(&problem, &hidden), [(0, 0, Some(17)), (1, 0, Some(17)), (4, 4, Some(21)), (5, 6, Some(23))]);
    let known: Vec<(i64, Option<i64>)> =
        audit(&problem, &hidden).iter().map(|audit| (audit.knowing.lower, audit.knowing.upper)).collect();
    assert_eq!(known, [(1, Some(16)), (1, Some(16)), (5, Some(20)), (7, Some(22))]);
    assert!(audit(&problem, &hidden).iter().all(CellAudit::is_safe));
    hidden[4] = false;
    hidden[5] = false;
    assert!(audit(&problem, &hidden).iter().all(|audit| !audit.is_safe()));
}

#[test]
fn plattform_is_protected_against_one_who_knows_which_cells_are_small_too() {
    let problem = two_way(&PLATTFORM, 5, true);
    let outcome = protect(&problem, &BTreeSet::new());
    assert_eq!(outcome.unmet, []);
    let audits = audit(&problem, &outcome.hidden);
    assert!(audits.iter().all(|audit| audit.is_safe() && audit.survives_guessing));
    // 16 are proven to be the least for anyone; two fours with their sum of eight need two more against one who knows both are small.
    assert_eq!(outcome.hidden.iter().filter(|hidden| **hidden).count(), 18);
}
