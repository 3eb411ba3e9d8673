//! The attacker against itself: three ways to work out what is hidden, and all must agree.

mod attacker;
mod cases;

use attacker::shape::{Dimension, Shape};
use attacker::{Equation, Interval, Published, System, enumerate, exact, feasible, floating, interval, intervals};
use cases::cases;
use proptest::prelude::*;

/// More than any number that a tiny system is made of.
const CAP: i64 = 9;

/// A few equations over a few unknowns, which a known point solves, each unknown at most [`CAP`].
fn tiny_system() -> impl Strategy<Value = (System, Vec<i64>)> {
    (2usize..7, 1usize..5).prop_flat_map(|(unknowns, equations)| {
        let point = prop::collection::vec(0i64..6, unknowns);
        let factors = prop::collection::vec(
            prop::collection::vec(prop_oneof![3 => Just(0i64), 3 => Just(1), 2 => Just(-1), 1 => 2i64..4], unknowns),
            equations,
        );
        (point, factors, 0i64..2).prop_map(|(point, factors, floor)| {
            let point: Vec<i64> = point.into_iter().map(|value| value.max(floor)).collect();
            let equations = factors
                .into_iter()
                .map(|factors| {
                    let constant = factors.iter().zip(&point).map(|(factor, value)| factor * value).sum();
                    let terms = factors.into_iter().enumerate().filter(|(_, factor)| *factor != 0).collect();
                    (terms, constant)
                })
                .filter(|(terms, _): &Equation| !terms.is_empty())
                .collect();
            let (lower, upper) = (vec![floor; point.len()], vec![Some(CAP); point.len()]);
            (System { equations, lower, upper }, point)
        })
    })
}

/// A table of two or three dimensions with all its sums, and which of its cells are hidden.
fn hidden_table() -> impl Strategy<Value = (Published, Vec<i64>)> {
    prop::collection::vec(2usize..4, 2..=3).prop_flat_map(|sizes| {
        let shape = Shape { dimensions: sizes.into_iter().map(Dimension::flat).collect() };
        let hidden = prop::collection::vec(prop::bool::weighted(0.4), shape.cells());
        (prop::collection::vec(0i64..30, shape.leaves().len()), hidden).prop_map(move |(leaves, hidden)| {
            let values = shape.fill(&leaves);
            let cells = values.iter().zip(&hidden).map(|(value, hidden)| (!hidden).then_some(*value)).collect();
            (Published::new(cells, 0, shape.equations()), values)
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases(256)))]

    #[test]
    fn both_solvers_find_what_trying_everything_finds(
        (system, point) in tiny_system(),
        bounds in prop::collection::vec((0usize..7, 0i64..8, 0i64..4), 0..3),
    ) {
        let points = enumerate::points(&system, CAP);
        prop_assert!(points.contains(&point));
        let solver = exact::Solver::new(&system).expect("the point fits");
        for unknown in 0..point.len() {
            let truth = enumerate::interval(&points, unknown);
            prop_assert_eq!(solver.interval(unknown), truth, "exact");
            prop_assert_eq!(floating::interval(&system, unknown), truth, "floating");
        }
        let bounds = bounds.into_iter().filter(|(cell, ..)| *cell < point.len());
        let bounds: Vec<_> = bounds.map(|(cell, low, more)| (cell, Some(low), Some(low + more))).collect();
        let within = |point: &&Vec<i64>| bounds.iter().all(|(cell, low, high)| (*low..=*high).contains(&Some(point[*cell])));
        prop_assert_eq!(feasible(&system, &bounds, &[], 0), points.iter().any(|point| within(&point)));
        let sets = [(0..point.len()).step_by(2).collect::<Vec<_>>(), (0..point.len()).skip(1).collect()];
        let small = |point: &&Vec<i64>| sets.iter().all(|set| set.iter().any(|cell| point[*cell] < 2));
        prop_assert_eq!(feasible(&system, &bounds, &sets, 2), points.iter().any(|point| within(&point) && small(&point)));
    }

    #[test]
    fn both_solvers_agree_on_tables_with_hidden_sums((published, values) in hidden_table()) {
        for group in published.groups().expect("the table adds up") {
            let solver = exact::Solver::new(&group.system).expect("the table fits");
            for (unknown, cell) in group.cells.iter().enumerate() {
                let found = solver.interval(unknown).expect("the table fits");
                prop_assert_eq!(floating::interval(&group.system, unknown), Some(found));
                prop_assert!(found.lower <= values[*cell] && found.upper.is_none_or(|upper| values[*cell] <= upper));
            }
        }
    }

    #[test]
    fn more_hidden_never_tells_more((published, _) in hidden_table(), also in any::<prop::sample::Index>()) {
        let mut less = published.clone();
        less.cells[also.index(published.cells.len())] = None;
        let (before, after) = (intervals(&published).expect("it fits"), intervals(&less).expect("it fits"));
        for (cell, before) in before {
            let after = after[&cell];
            prop_assert!(after.lower <= before.lower);
            prop_assert!(after.upper.is_none_or(|upper| before.upper.is_some_and(|before| upper >= before)));
        }
    }
}

#[test]
fn a_sum_alone_bounds_its_parts_and_a_part_alone_its_sum() {
    let sum = || vec![(vec![(0, 1), (1, 1), (2, -1)], 0)];
    let published = Published::new(vec![None, None, Some(7)], 0, sum());
    assert_eq!(interval(&published, 0), Some(Interval { lower: 0, upper: Some(7) }));
    assert_eq!(interval(&published.at_least(1), 0), Some(Interval { lower: 1, upper: Some(6) }));
    let published = Published::new(vec![Some(3), None, None], 0, sum());
    assert_eq!(interval(&published, 2), Some(Interval { lower: 3, upper: None }));
    assert_eq!(interval(&published, 0), Some(Interval { lower: 3, upper: Some(3) }));
}

#[test]
fn what_contradicts_itself_has_no_interval() {
    let published = Published::new(
        vec![None, None, Some(7), Some(2)],
        0,
        vec![(vec![(0, 1), (1, 1), (2, -1)], 0), (vec![(0, 1), (1, 1), (3, -1)], 0)],
    );
    assert_eq!(interval(&published, 0), None);
    assert_eq!(floating::interval(&published.groups().expect("no equation is known whole")[0].system, 0), None);
}

#[test]
fn whole_numbers_are_told_from_fractions() {
    // 2a + 2b = 7 has fractions and no whole numbers; 2a − 3b = 1 with a ≤ 9 has a = 2, 5, 8.
    let system = |equations, upper| System { equations, lower: vec![0; 2], upper: vec![upper; 2] };
    let odd = system(vec![(vec![(0, 2), (1, 2)], 7)], Some(9));
    assert!(exact::point(&odd).is_none() && !floating::fits(&odd));
    let stepped = system(vec![(vec![(0, 2), (1, -3)], 1)], Some(9));
    let found = Some(Interval { lower: 2, upper: Some(8) });
    assert_eq!(exact::Solver::new(&stepped).and_then(|solver| solver.interval(0)), found);
    assert_eq!(floating::interval(&stepped, 0), found);
}
