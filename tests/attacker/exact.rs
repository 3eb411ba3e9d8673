//! Whole-number programmes without rounding: a simplex whose rows are whole numbers, and branching where a vertex is broken.
//!
//! A row of a simplex tableau is an equation and may be multiplied by anything, so each row is kept in whole numbers without a
//! common factor, and only its basic variable needs a positive coefficient. Numbers that no longer fit panic; a count of vertices
//! that is used up panics too: an attacker who gives up has shown nothing.

use super::{Interval, System, narrow};

const VERTICES: usize = 20_000;

/// The system's tableau at a first vertex, from where all cells are attacked.
#[derive(Debug, Clone)]
pub(crate) struct Solver<'s> {
    system: &'s System,
    tableau: Tableau,
}

/// What a relaxed programme ends in.
enum End {
    Unbounded,
    /// The vertex: for each unknown, numerator and denominator.
    Vertex(Vec<(i128, i128)>),
}

impl<'s> Solver<'s> {
    /// `None` if no whole numbers fit.
    pub(crate) fn new(system: &'s System) -> Option<Self> {
        point(system)?;
        Some(Self { system, tableau: Tableau::new(system)? })
    }

    /// The least and the greatest whole number of an unknown.
    pub(crate) fn interval(&self, unknown: usize) -> Option<Interval> {
        let lower = self.end(unknown, -1)?.map(|value| -value);
        let upper = self.end(unknown, 1)?;
        Some(Interval { lower: lower.expect("every cell has a least number"), upper })
    }

    /// The greatest whole number of `sign` times the unknown, `Some(None)` if there is none.
    fn end(&self, unknown: usize, sign: i128) -> Option<Option<i64>> {
        let mut tableau = self.tableau.clone();
        match tableau.maximise(&[(unknown, sign)]) {
            // Whole numbers fit, and a direction of fractions is one of whole numbers when it is long enough.
            End::Unbounded => Some(None),
            End::Vertex(vertex) => match broken(&vertex) {
                None => Some(Some(whole(sign * i128::from(self.system.lower[unknown]) + sign * vertex[unknown].0))),
                Some(_) => {
                    let mut best = None;
                    branch(self.system, Some((unknown, sign)), &mut best, &mut VERTICES.clone());
                    best.map(|(value, _)| Some(value))
                }
            },
        }
    }
}

/// Some whole numbers that fit the system.
pub(crate) fn point(system: &System) -> Option<Vec<i64>> {
    let mut best = None;
    branch(system, None, &mut best, &mut VERTICES.clone());
    best.map(|(_, point)| point)
}

/// Goes through all ways to make the vertices whole, keeping the best; without a goal the first that fits will do.
fn branch(system: &System, goal: Option<(usize, i128)>, best: &mut Option<(i64, Vec<i64>)>, left: &mut usize) {
    *left = left.checked_sub(1).expect("the attacker may look at more vertices");
    if system.lower.iter().zip(&system.upper).any(|(lower, upper)| upper.is_some_and(|upper| upper < *lower)) {
        return;
    }
    let Some(mut tableau) = Tableau::new(system) else { return };
    let End::Vertex(vertex) = tableau.maximise(goal.as_slice()) else {
        panic!("a goal that has a greatest fraction has a greatest whole number");
    };
    if let Some(((unknown, sign), (value, _))) = goal.zip(best.as_ref()) {
        let (numerator, denominator) = vertex[unknown];
        let bound = (sign * numerator).div_euclid(denominator) + sign * i128::from(system.lower[unknown]);
        if bound <= i128::from(*value) {
            return;
        }
    }
    let Some(unknown) = broken(&vertex) else {
        let point: Vec<i64> = system.lower.iter().zip(&vertex).map(|(lower, (value, _))| lower + whole(*value)).collect();
        check(system, &point);
        let value = goal.map_or(0, |(unknown, sign)| whole(sign * i128::from(point[unknown])));
        *best = Some((value, point));
        return;
    };
    let below = whole(i128::from(system.lower[unknown]) + vertex[unknown].0.div_euclid(vertex[unknown].1));
    for (lower, upper) in [(None, Some(below)), (Some(below + 1), None)] {
        if goal.is_some() || best.is_none() {
            let mut narrowed = system.clone();
            narrow(&mut narrowed, unknown, lower, upper);
            branch(&narrowed, goal, best, left);
        }
    }
}

/// The first unknown that is no whole number.
fn broken(vertex: &[(i128, i128)]) -> Option<usize> {
    vertex.iter().position(|(_, denominator)| *denominator != 1)
}

fn whole(value: i128) -> i64 {
    i64::try_from(value).expect("counts are not that large")
}

/// A point is a solution by addition, whatever found it.
pub(super) fn check(system: &System, point: &[i64]) {
    for (terms, constant) in &system.equations {
        assert_eq!(terms.iter().map(|(cell, factor)| factor * point[*cell]).sum::<i64>(), *constant, "an equation must hold");
    }
    for (cell, value) in point.iter().enumerate() {
        assert!(*value >= system.lower[cell] && system.upper[cell].is_none_or(|upper| *value <= upper), "a bound must hold");
    }
}

#[derive(Debug, Clone)]
struct Tableau {
    /// Coefficients, the right side last. Row `i` has a positive coefficient for `basis[i]`, and no other row has any.
    rows: Vec<Vec<i128>>,
    basis: Vec<usize>,
    unknowns: usize,
}

impl Tableau {
    /// The tableau at a first vertex; unknowns count from their lower bounds, upper bounds are rows. `None` if there is none.
    fn new(system: &System) -> Option<Self> {
        let unknowns = system.lower.len();
        let caps: Vec<(usize, i128)> = (0..unknowns)
            .filter_map(|cell| system.upper[cell].map(|upper| (cell, i128::from(upper) - i128::from(system.lower[cell]))))
            .collect();
        let (real, height) = (unknowns + caps.len(), system.equations.len() + caps.len());
        let width = real + height + 1;
        let mut rows = Vec::with_capacity(height);
        for (terms, constant) in &system.equations {
            let mut row = vec![0; width];
            row[width - 1] = i128::from(*constant);
            for (cell, factor) in terms {
                row[*cell] += i128::from(*factor);
                row[width - 1] -= i128::from(*factor) * i128::from(system.lower[*cell]);
            }
            rows.push(row);
        }
        for (number, (cell, room)) in caps.iter().enumerate() {
            let mut row = vec![0; width];
            (row[*cell], row[unknowns + number], row[width - 1]) = (1, 1, *room);
            rows.push(row);
        }
        for (number, row) in rows.iter_mut().enumerate() {
            if row[width - 1] < 0 {
                row.iter_mut().for_each(|value| *value = -*value);
            }
            row[real + number] = 1;
        }
        let mut tableau = Self { basis: (real..real + height).collect(), rows, unknowns };
        let artificial: Vec<(usize, i128)> = (real..real + height).map(|column| (column, -1)).collect();
        tableau.maximise(&artificial);
        tableau.without_artificial(real)
    }

    /// Drops the columns from `real` on, which must all be zero.
    fn without_artificial(mut self, real: usize) -> Option<Self> {
        for row in (0..self.rows.len()).rev() {
            if self.basis[row] < real {
                continue;
            }
            if *self.rows[row].last().expect("the right side") != 0 {
                return None;
            }
            match (0..real).find(|column| self.rows[row][*column] != 0) {
                Some(column) => self.pivot(row, column, &mut []),
                None => {
                    self.rows.swap_remove(row);
                    self.basis.swap_remove(row);
                }
            }
        }
        for row in &mut self.rows {
            let right = row.pop().expect("the right side");
            row.truncate(real);
            row.push(right);
        }
        Some(self)
    }

    /// Goes from vertex to vertex to the greatest sum of these columns, each times its factor.
    fn maximise(&mut self, goal: &[(usize, i128)]) -> End {
        let width = self.rows.first().map_or(self.unknowns + 1, Vec::len);
        // The goal's own row: goal − Σ factor · column = 0, freed of the basic columns.
        let mut target = vec![0; width];
        for (column, factor) in goal {
            target[*column] -= factor;
        }
        for (row, basic) in self.rows.iter().zip(&self.basis) {
            eliminate(&mut target, row, *basic);
        }
        let patience = 4 * (width + self.rows.len());
        for step in 0.. {
            let candidates = (0..width - 1).filter(|column| target[*column] < 0);
            // The steepest column first; the first one (Bland) when that takes long, which never goes in circles.
            let Some(column) = (if step < patience {
                candidates.min_by_key(|column| target[*column])
            } else {
                let mut candidates = candidates;
                candidates.next()
            }) else {
                break;
            };
            let Some(row) = self.leaving(column) else { return End::Unbounded };
            self.pivot(row, column, &mut target);
        }
        let mut vertex = vec![(0, 1); self.unknowns];
        for (row, basic) in self.rows.iter().zip(&self.basis) {
            if *basic < self.unknowns {
                let (right, factor) = (row[width - 1], row[*basic]);
                let common = gcd(right, factor);
                vertex[*basic] = (right / common, factor / common);
            }
        }
        End::Vertex(vertex)
    }

    /// The row that is first to reach zero when the column grows; of several, that of the first basic column.
    fn leaving(&self, column: usize) -> Option<usize> {
        let right = |row: usize| *self.rows[row].last().expect("the right side");
        (0..self.rows.len()).filter(|row| self.rows[*row][column] > 0).min_by(|one, two| {
            let (a, b) = (right(*one) * self.rows[*two][column], right(*two) * self.rows[*one][column]);
            a.cmp(&b).then(self.basis[*one].cmp(&self.basis[*two]))
        })
    }

    fn pivot(&mut self, row: usize, column: usize, target: &mut [i128]) {
        let mut pivot = std::mem::take(&mut self.rows[row]);
        if pivot[column] < 0 {
            pivot.iter_mut().for_each(|value| *value = -*value);
        }
        for other in self.rows.iter_mut().filter(|other| !other.is_empty()) {
            eliminate(other, &pivot, column);
        }
        if !target.is_empty() {
            eliminate(target, &pivot, column);
        }
        self.rows[row] = pivot;
        self.basis[row] = column;
    }
}

/// Takes the column out of a row by adding a multiple of the pivot row, whose coefficient there is positive.
fn eliminate(row: &mut [i128], pivot: &[i128], column: usize) {
    let factor = row[column];
    if factor == 0 {
        return;
    }
    let common = gcd(factor, pivot[column]);
    let (own, taken) = (pivot[column] / common, factor / common);
    if own != 1 {
        row.iter_mut().for_each(|value| *value *= own);
    }
    for (value, other) in row.iter_mut().zip(pivot).filter(|(_, other)| **other != 0) {
        *value -= taken * other;
    }
    if own != 1 || taken.abs() != 1 {
        let common = row.iter().fold(0, |common, value| if common == 1 { 1 } else { gcd(common, *value) });
        if common > 1 {
            row.iter_mut().for_each(|value| *value /= common);
        }
    }
}

/// The greatest common divisor, never negative; of 0 and 0 it is 0.
fn gcd(mut a: i128, mut b: i128) -> i128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.abs()
}
