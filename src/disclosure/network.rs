//! Sums as a network: equations are nodes, cells are arcs between them, moves are flows.
//!
//! It works for two dimensions of which one may be a tree, and for tables that share one margin. Everything is in whole numbers.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use super::change::{Extent, Move, Wanted};
use super::problem::Part;

/// Tries to choose the equations: those that can't be left out come first in the next.
const TRIES: usize = 6;

/// A network. Raising a cell by one takes one from its tail and brings one to its head.
pub(super) struct Network {
    tail: Vec<usize>,
    head: Vec<usize>,
    /// The cells at each node.
    at: Vec<Vec<usize>>,
}

/// A step along a cell: it rises or falls.
type Step = (usize, bool);

impl Network {
    /// The network of a part, if its equations form one: each cell in at most two of them, with opposite signs once some equations
    /// have been turned. Equations that follow from the others are left out.
    pub(super) fn of(part: &Part) -> Option<Self> {
        let mut order: Vec<usize> = (0..part.equations.len()).collect();
        for _ in 0..TRIES {
            let (kept, left) = choose(part, &order);
            let network = Self::orient(part, &kept)?;
            let needed: Vec<usize> = left.into_iter().filter(|equation| !network.implies(&part.equations[*equation])).collect();
            if needed.is_empty() {
                return Some(network);
            }
            order.retain(|equation| !needed.contains(equation));
            order.splice(0..0, needed);
        }
        None
    }

    /// Gives each equation a sign, so that every cell has plus in one and minus in the other. The last node is the ground, for cells
    /// in one equation or none.
    fn orient(part: &Part, kept: &[usize]) -> Option<Self> {
        let ground = kept.len();
        let mut places: Vec<Vec<(usize, i8)>> = vec![Vec::new(); part.len()];
        for (node, equation) in kept.iter().enumerate() {
            part.equations[*equation].iter().for_each(|(cell, sign)| places[*cell].push((node, *sign)));
        }
        let mut signs: Vec<i8> = vec![0; ground];
        for start in 0..ground {
            if signs[start] != 0 {
                continue;
            }
            signs[start] = 1;
            let mut open = vec![start];
            while let Some(node) = open.pop() {
                for (cell, sign) in &part.equations[kept[node]] {
                    for (other, other_sign) in places[*cell].iter().filter(|(other, _)| *other != node) {
                        let wanted = -signs[node] * sign * other_sign;
                        if signs[*other] == 0 {
                            signs[*other] = wanted;
                            open.push(*other);
                        } else if signs[*other] != wanted {
                            return None;
                        }
                    }
                }
            }
        }
        let mut network =
            Self { tail: vec![ground; part.len()], head: vec![ground; part.len()], at: vec![Vec::new(); ground + 1] };
        for (cell, places) in places.iter().enumerate() {
            for (node, sign) in places {
                let end = if signs[*node] * sign > 0 { &mut network.head } else { &mut network.tail };
                end[cell] = *node;
            }
            network.at[network.tail[cell]].push(cell);
            if network.head[cell] != network.tail[cell] {
                network.at[network.head[cell]].push(cell);
            }
        }
        Some(network)
    }

    /// Whether an equation follows from those of the network: then there is a potential of the nodes whose differences along the
    /// cells are the equation's signs.
    fn implies(&self, equation: &[(usize, i8)]) -> bool {
        let signs: BTreeMap<usize, i64> = equation.iter().map(|(cell, sign)| (*cell, i64::from(*sign))).collect();
        let mut potential: Vec<Option<i64>> = vec![None; self.at.len()];
        // The ground first: it is no equation, so its potential is zero.
        for start in (0..self.at.len()).rev() {
            if potential[start].is_some() {
                continue;
            }
            potential[start] = Some(0);
            let mut open = vec![(start, 0)];
            while let Some((node, level)) = open.pop() {
                for cell in &self.at[node] {
                    let sign = signs.get(cell).copied().unwrap_or(0);
                    let (tail, head) = (self.tail[*cell], self.head[*cell]);
                    let (other, wanted) = if tail == node { (head, level + sign) } else { (tail, level - sign) };
                    match potential[other] {
                        None => {
                            potential[other] = Some(wanted);
                            open.push((other, wanted));
                        }
                        Some(known) if known != wanted => return false,
                        Some(_) => {}
                    }
                }
            }
        }
        true
    }

    /// The cheapest change found: one way round with room for all of it, or several in turn.
    pub(super) fn find(&self, part: &Part, wanted: Wanted<'_>) -> Option<Move> {
        let one = self.one_way(part, wanted);
        let several = self.several_ways(part, wanted);
        match (one, several) {
            (Some(one), Some(several)) => Some(if wanted.price(&several) < wanted.price(&one) { several } else { one }),
            (one, several) => one.or(several),
        }
    }

    fn one_way(&self, part: &Part, wanted: Wanted<'_>) -> Option<Move> {
        let path = self.path(wanted, |cell, rises| {
            let room = part.room(cell, rises, wanted.view).is_none_or(|room| room >= wanted.amount);
            if room { wanted.cost(cell) } else { None }
        })?;
        let mut found: Move = path.into_iter().map(|(cell, rises)| (cell, signed(wanted.amount, rises))).collect();
        found.push((wanted.cell, signed(wanted.amount, wanted.rises)));
        Some(found)
    }

    /// A way round that is good in both directions: the cell rises by `amount` and falls by `back`.
    pub(super) fn both_ways(&self, part: &Part, wanted: Wanted<'_>, back: i64) -> Option<Move> {
        let path = self.path(wanted, |cell, rises| {
            let room = |rises, amount| part.room(cell, rises, wanted.view).is_none_or(|room| room >= amount);
            if room(rises, wanted.amount) && room(!rises, back) { wanted.cost(cell) } else { None }
        })?;
        Some(
            path.into_iter()
                .map(|(cell, rises)| (cell, signed(1, rises)))
                .chain([(wanted.cell, signed(1, wanted.rises))])
                .collect(),
        )
    }

    fn several_ways(&self, part: &Part, wanted: Wanted<'_>) -> Option<Move> {
        let mut flow: BTreeMap<usize, i64> = BTreeMap::new();
        let mut left = wanted.amount;
        while left > 0 {
            let step = self.augment(part, wanted, &mut flow, Some(left))?;
            left -= step?;
        }
        flow.insert(wanted.cell, signed(wanted.amount, wanted.rises));
        Some(flow.into_iter().filter(|(_, change)| *change != 0).collect())
    }

    /// Sends as much as goes along the cheapest way, at most `most`: how much, `None` inside for without end; `None` where there is
    /// no way.
    #[allow(clippy::option_option, reason = "no way, an endless way and a way with room are three answers")]
    fn augment(
        &self,
        part: &Part,
        wanted: Wanted<'_>,
        flow: &mut BTreeMap<usize, i64>,
        most: Option<i64>,
    ) -> Option<Option<i64>> {
        let room = |flow: &BTreeMap<usize, i64>, cell: usize, rises: bool| {
            let used = flow.get(&cell).copied().unwrap_or(0);
            part.room(cell, rises, wanted.view).map(|room| if rises { room - used } else { room + used })
        };
        let path = self.path(wanted, |cell, rises| {
            if room(flow, cell, rises).is_some_and(|room| room <= 0) {
                None
            } else if flow.get(&cell).is_some_and(|used| *used != 0) {
                Some(0)
            } else {
                wanted.cost(cell)
            }
        })?;
        let least = path.iter().filter_map(|(cell, rises)| room(flow, *cell, *rises)).chain(most).min();
        if let Some(amount) = least {
            for (cell, rises) in path {
                *flow.entry(cell).or_default() += signed(amount, rises);
            }
        }
        Some(least)
    }

    /// How far the cell can go.
    pub(super) fn extent(&self, part: &Part, wanted: Wanted<'_>) -> Extent {
        let own = part.room(wanted.cell, wanted.rises, wanted.view);
        let mut flow = BTreeMap::new();
        let mut reached = 0;
        while own.is_none_or(|own| reached < own) {
            match self.augment(part, wanted, &mut flow, own.map(|own| own - reached)) {
                None => break,
                Some(None) => return Extent::Endless,
                Some(Some(amount)) => reached += amount,
            }
            if self.tail[wanted.cell] == self.head[wanted.cell] {
                break;
            }
        }
        flow.insert(wanted.cell, signed(reached, wanted.rises));
        Extent::Far(reached, flow.into_iter().filter(|(_, change)| *change != 0).collect())
    }

    /// The cheapest way from where the cell's change leaves too much to where it leaves too little, not along the cell itself. Ties
    /// are broken by the number of steps, then by the nodes' numbers.
    fn path(&self, wanted: Wanted<'_>, cost: impl Fn(usize, bool) -> Option<u64>) -> Option<Vec<Step>> {
        let (tail, head) = (self.tail[wanted.cell], self.head[wanted.cell]);
        let (from, to) = if wanted.rises { (head, tail) } else { (tail, head) };
        let mut best: Vec<Option<(u64, u32)>> = vec![None; self.at.len()];
        let mut came: Vec<Option<Step>> = vec![None; self.at.len()];
        let mut open = BinaryHeap::from([Reverse((0u64, 0u32, from))]);
        best[from] = Some((0, 0));
        while let Some(Reverse((price, steps, node))) = open.pop() {
            if node == to {
                return Some(self.walk_back(&came, from, to));
            }
            if best[node] != Some((price, steps)) {
                continue;
            }
            for cell in self.at[node].iter().copied().filter(|cell| *cell != wanted.cell) {
                let rises = self.tail[cell] == node;
                let other = if rises { self.head[cell] } else { self.tail[cell] };
                let Some(own) = cost(cell, rises) else { continue };
                let reached = (price + own, steps + 1);
                if best[other].is_none_or(|known| reached < known) {
                    best[other] = Some(reached);
                    came[other] = Some((cell, rises));
                    open.push(Reverse((reached.0, reached.1, other)));
                }
            }
        }
        None
    }

    fn walk_back(&self, came: &[Option<Step>], from: usize, to: usize) -> Vec<Step> {
        let mut path = Vec::new();
        let mut node = to;
        while node != from
            && let Some((cell, rises)) = came[node]
        {
            path.push((cell, rises));
            node = if rises { self.tail[cell] } else { self.head[cell] };
        }
        path
    }
}

/// The equations that can stand together, in this order of right, and those left out: no cell is in more than two.
fn choose(part: &Part, order: &[usize]) -> (Vec<usize>, Vec<usize>) {
    let mut uses = vec![0u8; part.len()];
    order.iter().partition(|equation| {
        let equation = &part.equations[**equation];
        let fits = equation.iter().all(|(cell, _)| uses[*cell] < 2);
        if fits {
            equation.iter().for_each(|(cell, _)| uses[*cell] += 1);
        }
        fits
    })
}

fn signed(amount: i64, rises: bool) -> i64 {
    if rises { amount } else { -amount }
}
