//! Random tables to protect: two or three dimensions, trees, groups that overlap, sums left out, tables that share a margin.

use proptest::prelude::*;

use super::problem::Problem;
use super::shape::{Dimension, Shape};

/// A problem as it may come out of real tables, and a hard one more often than they are.
pub(crate) fn problems() -> impl Strategy<Value = Problem> {
    prop_oneof![3 => alone(), 1 => linked()]
}

/// The rule: a threshold that is allowed where zeros are shown or hidden.
fn rules() -> impl Strategy<Value = (i64, bool)> {
    prop_oneof![3 => (3i64..=10, Just(true)), 1 => (2i64..=10, Just(false))]
}

fn alone() -> impl Strategy<Value = Problem> {
    let two = [dimension(6), dimension(5)].prop_map(Vec::from);
    let three = [dimension(3), dimension(3), dimension(2)].prop_map(Vec::from);
    (prop_oneof![2 => two, 1 => three], rules()).prop_flat_map(|(dimensions, (threshold, zeros_shown))| {
        let shape = Shape { dimensions };
        counts(shape.leaves().len(), threshold).prop_map(move |leaves| Problem::table(&shape, &leaves, threshold, zeros_shown))
    })
}

/// Two tables over the same first dimension: the second divides the sums of the first's rows another way.
fn linked() -> impl Strategy<Value = Problem> {
    (dimension(5), 2usize..4, 2usize..4, rules()).prop_flat_map(|(shared, one, other, (threshold, zeros_shown))| {
        let first = Shape { dimensions: vec![shared.clone(), Dimension::flat(one)] };
        let second = Shape { dimensions: vec![shared, Dimension::flat(other)] };
        let cuts = prop::collection::vec(0.0f64..1.0, first.dimensions[0].leaves().len() * (other - 1));
        (counts(first.leaves().len(), threshold), cuts).prop_map(move |(leaves, cuts)| {
            let mut problem = Problem::table(&first, &leaves, threshold, zeros_shown);
            let mut divided = Vec::new();
            for (row, cuts) in first.dimensions[0].leaves().into_iter().zip(cuts.chunks(other - 1)) {
                let mut rest = problem.values[first.cell(&[row, 0])];
                for cut in cuts {
                    let part = (rest as f64 * cut) as i64;
                    divided.push(part);
                    rest -= part;
                }
                divided.push(rest);
            }
            let table = Problem::table(&second, &divided, threshold, zeros_shown);
            problem.link(&table, |cell| {
                let at = second.at(cell);
                (at[1] == 0).then(|| first.cell(&at))
            });
            problem
        })
    })
}

/// So many counts, of which some are small and some are zeros.
fn counts(number: usize, threshold: i64) -> impl Strategy<Value = Vec<i64>> {
    let count = move |small: u32| {
        prop_oneof![
            small => 1..threshold.max(2),
            1 => Just(0i64),
            4 => threshold..40,
            1 => 40i64..400,
        ]
    };
    prop_oneof![Just(1u32), Just(3), Just(8)].prop_flat_map(move |small| prop::collection::vec(count(small), number))
}

/// Up to so many categories, with their sum, in groups, or as they are.
fn dimension(most: usize) -> impl Strategy<Value = Dimension> {
    let group = prop::collection::vec(any::<bool>(), most);
    (1..=most, 0u8..8, group.clone(), group).prop_map(|(categories, kind, one, other)| match kind {
        0 => Dimension { size: categories, sums: Vec::new() },
        1..=4 => Dimension::flat(categories),
        5..=6 => tree(categories, &one),
        _ => overlapping(categories, &[&one, &other]),
    })
}

/// The categories in two groups, which their sum is the sum of.
fn tree(categories: usize, first: &[bool]) -> Dimension {
    let part = |wanted: bool| (3..categories + 3).filter(|category| first[category - 3] == wanted).collect::<Vec<_>>();
    let (one, two) = (part(true), part(false));
    if one.is_empty() || two.is_empty() {
        return Dimension::flat(categories);
    }
    Dimension { size: categories + 3, sums: vec![(0, vec![1, 2]), (1, one), (2, two)] }
}

/// The categories with their sum, and groups of them that may overlap.
fn overlapping(categories: usize, groups: &[&[bool]]) -> Dimension {
    let first = groups.len() + 1;
    let mut sums = vec![(0, (first..first + categories).collect())];
    for (number, group) in groups.iter().enumerate() {
        let members: Vec<usize> = (0..categories).filter(|category| group[*category]).map(|category| first + category).collect();
        // A group of none is of the first: every number of a dimension is some category's.
        sums.push((number + 1, if members.is_empty() { vec![first] } else { members }));
    }
    Dimension { size: first + categories, sums }
}
