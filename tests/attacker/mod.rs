//! An outsider who sees what is published and works out what is hidden.
//!
//! In: the published numbers and every equation that holds between the cells. Out: for a hidden cell the least and the greatest
//! whole number that fits, or whether any whole numbers fit at all. Nothing here is shared with the program: the work is done
//! by an exact simplex with branching ([`exact`]), by another solver in floating point with its own branching ([`floating`]), and
//! for tiny systems by trying everything ([`enumerate`]); the three are held against each other in `tests/attack.rs`.

#![allow(dead_code, reason = "each test takes what it needs")]

pub(crate) mod enumerate;
pub(crate) mod exact;
pub(crate) mod floating;
pub(crate) mod problem;
pub(crate) mod program;
pub(crate) mod random;
pub(crate) mod shape;

use std::collections::BTreeMap;

/// Σ factor · cell = constant.
pub(crate) type Equation = (Vec<(usize, i64)>, i64);

/// What an outsider sees.
#[derive(Debug, Clone, Default)]
pub(crate) struct Published {
    /// The published number of each cell, `None` where it is hidden.
    pub(crate) cells: Vec<Option<i64>>,
    /// The least that each cell can be.
    pub(crate) floors: Vec<i64>,
    /// The most that each cell can be, where the outsider knows of one.
    pub(crate) caps: Vec<Option<i64>>,
    /// What is known to hold between them.
    pub(crate) equations: Vec<Equation>,
    /// So many of the cells are counts that the rules are about. Those after them are helpers: what is left of a whole, or the
    /// room that rounding leaves.
    pub(crate) counts: usize,
}

/// The least and the greatest whole number for a cell; `None` is unbounded above.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Interval {
    pub(crate) lower: i64,
    pub(crate) upper: Option<i64>,
}

/// The hidden cells that hang together, renumbered, with the known ones moved into the constants.
#[derive(Debug, Clone, Default)]
pub(crate) struct System {
    pub(crate) equations: Vec<Equation>,
    pub(crate) lower: Vec<i64>,
    pub(crate) upper: Vec<Option<i64>>,
}

/// One group of hidden cells that hang together.
#[derive(Debug, Clone)]
pub(crate) struct Group {
    /// The cells, ascending: unknown number `i` of the system is cell `cells[i]`.
    pub(crate) cells: Vec<usize>,
    pub(crate) system: System,
}

impl Published {
    /// Cells that are all published or hidden alike, counts of at least `floor`.
    pub(crate) fn new(cells: Vec<Option<i64>>, floor: i64, equations: Vec<Equation>) -> Self {
        let (floors, caps, counts) = (vec![floor; cells.len()], vec![None; cells.len()], cells.len());
        Self { cells, floors, caps, equations, counts }
    }

    /// A helper of at least nothing, hidden.
    pub(crate) fn helper(&mut self) -> usize {
        self.cells.push(None);
        self.floors.push(0);
        self.caps.push(None);
        self.cells.len() - 1
    }

    /// The same with another least number for every count whose floor is lower.
    pub(crate) fn at_least(&self, floor: i64) -> Self {
        let raised = |(cell, old): (usize, &i64)| if cell < self.counts { floor.max(*old) } else { *old };
        Self { floors: self.floors.iter().enumerate().map(raised).collect(), ..self.clone() }
    }

    /// The hidden cells, each group for itself. `Err` names an equation between published numbers that does not hold.
    pub(crate) fn groups(&self) -> Result<Vec<Group>, usize> {
        let mut group_of: Vec<usize> = (0..self.cells.len()).collect();
        for (terms, _) in &self.equations {
            let mut hidden = terms.iter().filter(|(cell, factor)| self.cells[*cell].is_none() && *factor != 0);
            if let Some((first, _)) = hidden.next() {
                for (other, _) in hidden {
                    let (one, two) = (root(&mut group_of, *first), root(&mut group_of, *other));
                    group_of[one.max(two)] = one.min(two);
                }
            }
        }
        let mut groups: BTreeMap<usize, Group> = BTreeMap::new();
        for cell in (0..self.cells.len()).filter(|cell| self.cells[*cell].is_none()) {
            let group =
                groups.entry(root(&mut group_of, cell)).or_insert_with(|| Group { cells: Vec::new(), system: System::default() });
            group.cells.push(cell);
            group.system.lower.push(self.floors[cell]);
            group.system.upper.push(self.caps[cell]);
        }
        for (number, (terms, constant)) in self.equations.iter().enumerate() {
            let mut unknown: BTreeMap<usize, i64> = BTreeMap::new();
            let mut rest = *constant;
            for (cell, factor) in terms {
                match self.cells[*cell] {
                    Some(value) => rest -= factor * value,
                    None => *unknown.entry(*cell).or_default() += factor,
                }
            }
            unknown.retain(|_, factor| *factor != 0);
            match unknown.keys().next() {
                Some(first) => {
                    let group = groups.get_mut(&root(&mut group_of, *first)).expect("every hidden cell has its group");
                    let at = |cell: &usize| group.cells.binary_search(cell).expect("the equation is the group's");
                    let terms = unknown.iter().map(|(cell, factor)| (at(cell), *factor)).collect();
                    group.system.equations.push((terms, rest));
                }
                None if rest != 0 => return Err(number),
                None => {}
            }
        }
        Ok(groups.into_values().collect())
    }
}

fn root(group_of: &mut [usize], mut cell: usize) -> usize {
    while group_of[cell] != cell {
        group_of[cell] = group_of[group_of[cell]];
        cell = group_of[cell];
    }
    cell
}

/// The interval of one cell; `None` if no whole numbers fit what is published.
pub(crate) fn interval(published: &Published, cell: usize) -> Option<Interval> {
    if let Some(value) = published.cells[cell] {
        return Some(Interval { lower: value, upper: Some(value) });
    }
    let groups = published.groups().ok()?;
    let group = groups.iter().find(|group| group.cells.contains(&cell)).expect("every hidden cell has its group");
    exact::Solver::new(&group.system)?.interval(group.cells.binary_search(&cell).expect("it is in its group"))
}

/// The intervals of all hidden cells; `None` if no whole numbers fit what is published.
pub(crate) fn intervals(published: &Published) -> Option<BTreeMap<usize, Interval>> {
    let mut all = BTreeMap::new();
    for group in published.groups().ok()? {
        let solver = exact::Solver::new(&group.system)?;
        for (number, cell) in group.cells.iter().enumerate() {
            all.insert(*cell, solver.interval(number)?);
        }
    }
    Some(all)
}

/// Whether whole numbers fit the system when, besides, each of these cells lies within its bounds, and when at least one cell of
/// each of the sets is below `threshold`.
pub(crate) fn feasible(
    system: &System,
    bounds: &[(usize, Option<i64>, Option<i64>)],
    sets: &[Vec<usize>],
    threshold: i64,
) -> bool {
    let mut narrowed = system.clone();
    for (cell, lower, upper) in bounds {
        narrow(&mut narrowed, *cell, *lower, *upper);
    }
    let Some((first, others)) = sets.split_first() else { return exact::point(&narrowed).is_some() };
    first.iter().any(|cell| feasible(&narrowed, &[(*cell, None, Some(threshold - 1))], others, threshold))
}

/// Leaves a cell no more than these bounds.
pub(crate) fn narrow(system: &mut System, cell: usize, lower: Option<i64>, upper: Option<i64>) {
    if let Some(lower) = lower {
        system.lower[cell] = system.lower[cell].max(lower);
    }
    if let Some(upper) = upper {
        system.upper[cell] = Some(system.upper[cell].map_or(upper, |old| old.min(upper)));
    }
}

/// What an outsider got out of a cell that should have been safe.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Broken {
    pub(crate) cell: usize,
    pub(crate) how: How,
}

/// Which promise is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum How {
    /// The numbers that fit span less than the threshold less one.
    Span(Interval),
    /// The numbers that fit a small cell don't reach from the floor up to the threshold.
    Reach(Interval),
    /// Who knows the threshold and whether zeros are shown knows the small cell exactly.
    Exact,
    /// The published numbers contradict each other, which no true table does.
    Contradiction,
}

/// Attacks all hidden cells, as one who knows nothing but that counts aren't negative, and as one who knows the rules as well.
///
/// `truth` is only looked at to tell which of the hidden cells are small, and to see whether what the outsider found is true.
pub(crate) fn attack(published: &Published, truth: &[i64], threshold: i64, zeros_shown: bool) -> Vec<Broken> {
    let floor = i64::from(zeros_shown);
    let small = |cell: usize| (floor..threshold).contains(&truth[cell]);
    let mut broken = Vec::new();
    let Some(intervals) = intervals(published) else {
        return vec![Broken { cell: 0, how: How::Contradiction }];
    };
    for (cell, interval) in intervals.range(..published.counts).map(|(cell, interval)| (*cell, *interval)) {
        assert!(
            interval.lower <= truth[cell] && interval.upper.is_none_or(|upper| truth[cell] <= upper),
            "cell {cell} is {} and was to lie within {interval:?}",
            truth[cell]
        );
        if interval.upper.is_some_and(|upper| upper - interval.lower < threshold - 1) {
            broken.push(Broken { cell, how: How::Span(interval) });
        } else if small(cell) && (interval.lower > floor || interval.upper.is_some_and(|upper| upper < threshold)) {
            broken.push(Broken { cell, how: How::Reach(interval) });
        }
    }
    for group in published.at_least(floor).groups().expect("what is published has just been seen to agree") {
        let counts = group.cells.partition_point(|cell| *cell < published.counts);
        for (number, cell) in group.cells[..counts].iter().enumerate().filter(|(_, cell)| small(**cell)) {
            if !has_another(&group, counts, number, truth[*cell], threshold) {
                broken.push(Broken { cell: *cell, how: How::Exact });
            }
        }
    }
    broken
}

/// Whether one who knows the rules is left with another whole number than the true one for a small cell; the first `counts` cells
/// of the group are no helpers.
fn has_another(group: &Group, counts: usize, cell: usize, value: i64, threshold: i64) -> bool {
    let below = [(cell, None, Some(value - 1))];
    let above_and_small = [(cell, Some(value + 1), Some(threshold - 1))];
    let above = [(cell, Some(value + 1), None)];
    let others: Vec<usize> = (0..counts).filter(|other| *other != cell).collect();
    feasible(&group.system, &below, &[], threshold)
        || feasible(&group.system, &above_and_small, &[], threshold)
        || feasible(&group.system, &above, &[others], threshold)
}
