//! Random tables against the attacker: what hides enough withstands it, and what hides too little does not.

mod attacker;
mod cases;

use attacker::problem::Problem;
use attacker::random::problems;
use attacker::shape::{Dimension, Shape};
use attacker::{intervals, program};
use cases::cases;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

/// Hides all that may be hidden, sums included.
fn hide_all(problem: &Problem) -> Vec<bool> {
    (0..problem.values.len()).map(|cell| problem.may_be_hidden(cell)).collect()
}

/// What many do by hand: where an equation has one hidden cell, hide its next smallest one as well.
fn hide_a_second(problem: &Problem) -> Vec<bool> {
    let mut hidden = problem.small();
    while let Some(more) = problem.equations.iter().find_map(|(terms, _)| {
        let alone = terms.iter().filter(|(cell, _)| hidden[*cell]).count() == 1;
        let shown = terms.iter().map(|(cell, _)| *cell).filter(|cell| !hidden[*cell] && problem.may_be_hidden(*cell));
        shown.min_by_key(|cell| (problem.values[*cell], *cell)).filter(|_| alone)
    }) {
        hidden[more] = true;
    }
    hidden
}

/// So many problems, the same ones each time.
fn sample(number: usize) -> Vec<Problem> {
    let mut runner = TestRunner::deterministic();
    let all = std::iter::repeat_with(|| problems().new_tree(&mut runner).expect("the strategy has values").current());
    all.filter(|problem| problem.small().contains(&true)).take(number).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases(128)))]

    #[test]
    fn a_table_with_everything_hidden_tells_nothing(problem in problems()) {
        prop_assert_eq!(problem.attack(&hide_all(&problem)), []);
    }

    #[test]
    fn what_the_program_hides_withstands_the_attacker(problem in problems()) {
        let outcome = program::protect(&problem);
        prop_assert_eq!(&outcome.unmet, &[], "where every sum may be hidden there is a pattern");
        for cell in 0..problem.values.len() {
            prop_assert!(outcome.hidden[cell] || !problem.is_small(cell), "small cell {} is shown", cell);
            prop_assert!(!outcome.hidden[cell] || problem.may_be_hidden(cell), "cell {} is a zero that everybody knows", cell);
        }
        prop_assert_eq!(problem.attack(&outcome.hidden), []);
    }

    /// The audit may be too careful, but it never lets pass what the attacker breaks, and its intervals are the attacker's.
    #[test]
    fn the_audit_says_what_the_attacker_finds(
        problem in problems(),
        more in prop::collection::vec(prop::bool::weighted(0.2), 400),
    ) {
        let cells = 0..problem.values.len();
        let hidden: Vec<bool> = cells.map(|cell| problem.may_be_hidden(cell) && (problem.is_small(cell) || more[cell])).collect();
        let published = problem.published(&hidden);
        let anyone = intervals(&published).expect("the truth fits");
        let knowing = intervals(&published.at_least(problem.floor())).expect("the truth fits");
        let broken = problem.attack(&hidden);
        let audits = program::audit(&problem, &hidden);
        prop_assert_eq!(audits.iter().map(|audit| audit.cell).collect::<Vec<_>>(), anyone.keys().copied().collect::<Vec<_>>());
        for audit in audits {
            prop_assert_eq!(program::interval(audit.anyone), anyone[&audit.cell], "cell {}", audit.cell);
            prop_assert_eq!(program::interval(audit.knowing), knowing[&audit.cell], "cell {}", audit.cell);
            let breaks = broken.iter().any(|broken| broken.cell == audit.cell);
            prop_assert_eq!(audit.is_safe(), !breaks, "cell {}: {:?}", audit.cell, audit.fails);
        }
    }
}

#[test]
fn the_attacker_has_teeth() {
    let problems = sample(150);
    let broken =
        |hide: fn(&Problem) -> Vec<bool>| problems.iter().filter(|problem| !problem.attack(&hide(problem)).is_empty()).count();
    let (small, second) = (broken(Problem::small), broken(hide_a_second));
    assert!(small > 100, "hiding the small cells alone is broken in most tables, and was in {small} of 150");
    assert!(second > 40, "hiding a second one is broken in many tables, and was in {second} of 150");
}

#[test]
fn each_clause_of_the_promise_bites() {
    use attacker::How;
    let row = |leaves: &[i64]| Problem::table(&Shape { dimensions: vec![Dimension::flat(leaves.len())] }, leaves, 5, true);
    let how = |problem: &Problem, hidden: &[usize]| {
        let hidden: Vec<bool> = (0..problem.values.len()).map(|cell| hidden.contains(&cell)).collect();
        problem.attack(&hidden).into_iter().map(|broken| (broken.cell, broken.how)).collect::<Vec<_>>()
    };
    let interval = |lower, upper| attacker::Interval { lower, upper: Some(upper) };
    // One hidden cell with its sum shown.
    assert_eq!(how(&row(&[3, 20, 30]), &[1]), [(1, How::Span(interval(3, 3))), (1, How::Exact)]);
    // Two whose sum is below the threshold less one, and one whose sum is just below the threshold.
    assert_eq!(how(&row(&[1, 2, 30]), &[1, 2]), [(1, How::Span(interval(0, 3))), (2, How::Span(interval(0, 3)))]);
    assert_eq!(how(&row(&[2, 2, 30]), &[1, 2]), [(1, How::Reach(interval(0, 4))), (2, How::Reach(interval(0, 4)))]);
    // Five ones and their sum: anyone is left with 0 to 5, but none of them is a zero.
    let ones: Vec<_> = (1..=5).map(|cell| (cell, How::Exact)).collect();
    assert_eq!(how(&row(&[1; 5]), &[1, 2, 3, 4, 5]), ones);
    // A large one beside a small one is enough, and the sum of all instead of it, too.
    assert_eq!(how(&row(&[3, 20, 30]), &[1, 2]), []);
    assert_eq!(how(&row(&[3, 20, 30]), &[0, 1]), []);
}
