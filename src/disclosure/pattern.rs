//! Which cells are hidden for the small ones' sake: the search for a cheap pattern that leaves every hidden cell safe.
//!
//! A pass meets the requirements one by one and keeps the whole numbers that show each. Hiding more only widens what is possible, so
//! what is met stays met. Then cells that turn out not to be needed are shown again, and parts of the pattern are torn down and
//! built anew as long as that makes it cheaper. Every budget is a count, every tie is broken by number: the same table gives the
//! same pattern.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::change::{Extent, Move, Wanted};
use super::moves::Mover;
use super::problem::{Kind, Part, Problem, View};
use super::random::Random;
use super::require::{self, Proof, Requirement};

/// A requirement that no pattern meets.
#[derive(Debug, Clone, Copy)]
struct Unmet {
    cell: usize,
    requirement: Requirement,
}

/// What is hidden in a problem, and what no pattern can protect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Which cells are hidden.
    pub hidden: Vec<bool>,
    /// The requirements that can't be met, by cell. What hangs together with such a cell can't be published.
    pub unmet: Vec<(usize, Requirement)>,
}

/// Hides every small cell of a problem, and as cheaply as the search finds what else must be hidden for their sake. `earlier` are the
/// cells that were hidden last time: where a part has any, its pattern starts with them, so that it changes no more than it must.
pub fn protect(problem: &Problem, earlier: &BTreeSet<usize>) -> Outcome {
    let parts = problem.parts(|cell| problem.is_small(cell) || problem.cells[cell].kind == Kind::Hidden);
    let found: Vec<_> = parts
        .par_iter()
        .map(|part| {
            let before: BTreeSet<usize> = (0..part.len()).filter(|own| earlier.contains(&part.cells[*own])).collect();
            protect_part(part, &Mover::of(part), (!before.is_empty()).then_some(&before))
        })
        .collect();
    let mut outcome = Outcome { hidden: vec![false; problem.cells.len()], unmet: Vec::new() };
    for (part, found) in parts.iter().zip(found) {
        match found {
            Ok(pattern) => {
                let hidden = (0..part.len()).filter(|own| pattern.hidden[*own]);
                hidden.for_each(|own| outcome.hidden[part.cells[own]] = true);
            }
            Err(unmet) => {
                part.cells.iter().for_each(|cell| outcome.hidden[*cell] = true);
                outcome.unmet.extend(unmet.into_iter().map(|unmet| (part.cells[unmet.cell], unmet.requirement)));
            }
        }
    }
    outcome
}

/// The cheapest pattern found for a part, or all that no pattern can do. With `earlier`, what was hidden last time, that pattern is
/// kept as far as it serves.
fn protect_part(part: &Part, mover: &Mover, earlier: Option<&BTreeSet<usize>>) -> Result<Pattern, Vec<Unmet>> {
    let mut rising: Vec<usize> = (0..part.len()).filter(|cell| part.small[*cell]).collect();
    rising.sort_by_key(|cell| (part.value[*cell], *cell));
    let attempt = |cover: &BTreeSet<usize>, order: &[usize], costs: &[u64]| {
        let mut search = Search::new(part, mover, cover, costs);
        search.pass(order);
        if search.unmet.is_empty() {
            search.clean_up();
            Ok(search.into_pattern())
        } else {
            Err(search.unmet)
        }
    };
    if let Some(earlier) = earlier {
        return attempt(earlier, &rising, &part.cost);
    }
    let none = BTreeSet::new();
    let mut best = attempt(&none, &rising, &part.cost)?;
    let rounds = rounds(part, mover);
    if rounds == 0 || cover(part, &best).is_empty() {
        return Ok(best);
    }
    rising.reverse();
    let better = |found: Result<Pattern, Vec<Unmet>>, best: &mut Pattern| {
        if let Ok(found) = found
            && price(part, &found) < price(part, best)
        {
            *best = found;
        }
    };
    better(attempt(&none, &rising, &part.cost), &mut best);
    let mut random = Random::of(part);
    for round in 0..rounds {
        let kept = [70, 40, 85, 0][round % 4];
        let start: BTreeSet<usize> = cover(part, &best).into_iter().filter(|_| random.below(100) < kept).collect();
        random.shuffle(&mut rising);
        let costs: Vec<u64> = part.cost.iter().map(|cost| cost * (100 + random.below(70)) / 100).collect();
        better(attempt(&start, &rising, &costs), &mut best);
        if cover(part, &best).is_empty() {
            break;
        }
    }
    Ok(best)
}

/// How often parts of the pattern are torn down: often where it is cheap.
fn rounds(part: &Part, mover: &Mover) -> usize {
    match (mover.is_network(), part.len()) {
        (true, ..=100) => 60,
        (true, ..=600) => 8,
        (true, ..=5000) => 2,
        (false, ..=100) => 12,
        (false, ..=300) => 4,
        _ => 0,
    }
}

/// The cells hidden for others' sake.
fn cover(part: &Part, pattern: &Pattern) -> Vec<usize> {
    (0..part.len()).filter(|cell| pattern.hidden[*cell] && !part.small[*cell] && part.kind[*cell] == Kind::Free).collect()
}

fn price(part: &Part, pattern: &Pattern) -> u64 {
    cover(part, pattern).into_iter().map(|cell| part.cost[cell]).sum()
}

/// Which cells of a part are hidden.
struct Pattern {
    hidden: Vec<bool>,
}

/// A pattern in the making.
struct Search<'p> {
    part: &'p Part,
    mover: &'p Mover,
    hidden: Vec<bool>,
    costs: &'p [u64],
    proofs: BTreeMap<(usize, Requirement), Proof>,
    /// The proofs that each cell changes in.
    uses: Vec<BTreeSet<(usize, Requirement)>>,
    /// Proofs whose cell is small no longer: they lean on another small cell that hangs together with it.
    leaning: BTreeSet<(usize, Requirement)>,
    /// Cells whose requirements have not been looked at.
    open: Vec<usize>,
    unmet: Vec<Unmet>,
}

impl<'p> Search<'p> {
    fn new(part: &'p Part, mover: &'p Mover, cover: &BTreeSet<usize>, costs: &'p [u64]) -> Self {
        let start = part.start();
        let hidden: Vec<bool> = (0..part.len()).map(|cell| start[cell] || cover.contains(&cell)).collect();
        let open = (0..part.len()).rev().filter(|cell| hidden[*cell] && !part.small[*cell]).collect();
        let uses = vec![BTreeSet::new(); part.len()];
        Self { part, mover, hidden, costs, proofs: BTreeMap::new(), uses, leaning: BTreeSet::new(), open, unmet: Vec::new() }
    }

    fn into_pattern(self) -> Pattern {
        Pattern { hidden: self.hidden }
    }

    /// Meets every requirement: of the small cells in this order, then of what was hidden on the way.
    fn pass(&mut self, order: &[usize]) {
        for cell in order {
            self.both_directions(*cell);
            self.settle(*cell);
        }
        while let Some(cell) = self.open.pop() {
            self.settle(cell);
        }
    }

    fn settle(&mut self, cell: usize) {
        for requirement in Requirement::of(self.part, cell) {
            if !self.meet(cell, *requirement) {
                self.unmet.push(Unmet { cell, requirement: *requirement });
            }
        }
        if self.part.small[cell] {
            self.meet(cell, Requirement::Guessing);
        }
    }

    /// In a network one way round may serve both directions: it is taken where it is cheaper than two.
    fn both_directions(&mut self, cell: usize) {
        let Mover::Network(network) = self.mover else { return };
        let part = self.part;
        let (up, down) = (part.threshold - part.value[cell], part.value[cell] - require::least(part));
        if down <= 0 {
            return;
        }
        let wanted = self.wanted(cell, true, up, View::Anyone, true);
        let Some(cycle) = network.both_ways(part, wanted, down) else { return };
        let Some(rise) = self.mover.find(part, wanted) else { return };
        let mut hidden = self.hidden.clone();
        rise.iter().for_each(|(cell, _)| hidden[*cell] = true);
        let Some(fall) = self.mover.find(part, Wanted { rises: false, amount: down, hidden: &hidden, ..wanted }) else { return };
        let apart = wanted.price(&rise) + Wanted { hidden: &hidden, ..wanted }.price(&fall);
        if wanted.price(&cycle) <= apart {
            let scaled = |amount: i64| cycle.iter().map(|(cell, sign)| (*cell, sign * amount)).collect::<Move>();
            let (rise, fall) = (scaled(up), scaled(-down));
            self.keep(cell, Requirement::Rise, vec![rise]);
            self.keep(cell, Requirement::Fall, vec![fall]);
        }
    }

    /// Meets a requirement, with what is hidden or by hiding more.
    fn meet(&mut self, cell: usize, requirement: Requirement) -> bool {
        if self.proofs.contains_key(&(cell, requirement)) {
            return true;
        }
        match self.reuse(cell, requirement).or_else(|| self.look(cell, requirement, true)) {
            Some(proof) => {
                self.keep(cell, requirement, proof);
                true
            }
            None => false,
        }
    }

    /// Programmes are dear: a move kept for another cell may do, there or back.
    fn reuse(&self, cell: usize, requirement: Requirement) -> Option<Proof> {
        if self.mover.is_network() {
            return None;
        }
        let moves = self.uses[cell].iter().filter_map(|key| self.proofs.get(key)).flatten();
        moves
            .flat_map(|found| [found.clone(), found.iter().map(|(cell, change)| (*cell, -change)).collect()])
            .map(|found| vec![found])
            .find(|proof| require::shows(self.part, &self.hidden, cell, requirement, proof))
    }

    /// Hides what a proof needs, and keeps it.
    fn keep(&mut self, cell: usize, requirement: Requirement, proof: Proof) {
        for (touched, _) in proof.iter().flatten() {
            if !self.hidden[*touched] {
                self.hidden[*touched] = true;
                self.open.push(*touched);
            }
        }
        self.remember((cell, requirement), proof);
    }

    fn remember(&mut self, key: (usize, Requirement), proof: Proof) {
        self.forget(key);
        for (touched, _) in proof.iter().flatten() {
            self.uses[*touched].insert(key);
        }
        let own = proof.iter().flatten().find(|(touched, _)| *touched == key.0).map_or(0, |(_, change)| *change);
        if key.1 == Requirement::Knowing && !require::is_small(self.part, self.part.value[key.0] + own) {
            self.leaning.insert(key);
        }
        self.proofs.insert(key, proof);
    }

    fn forget(&mut self, key: (usize, Requirement)) -> Option<Proof> {
        let proof = self.proofs.remove(&key)?;
        for (touched, _) in proof.iter().flatten() {
            self.uses[*touched].remove(&key);
        }
        self.leaning.remove(&key);
        Some(proof)
    }

    fn wanted(&self, cell: usize, rises: bool, amount: i64, view: View, may_hide: bool) -> Wanted<'_> {
        Wanted { cell, rises, amount, view, hidden: &self.hidden, costs: may_hide.then_some(self.costs) }
    }

    /// The cheapest proof found of a requirement.
    fn look(&self, cell: usize, requirement: Requirement, may_hide: bool) -> Option<Proof> {
        let (part, value) = (self.part, self.part.value[cell]);
        let find = |rises, amount, view| self.mover.find(part, self.wanted(cell, rises, amount, view, may_hide));
        match requirement {
            Requirement::Rise => find(true, part.threshold - value, View::Anyone).map(|found| vec![found]),
            Requirement::Fall if value <= require::least(part) => Some(Proof::new()),
            Requirement::Fall => find(false, value - require::least(part), View::Anyone).map(|found| vec![found]),
            Requirement::Knowing => {
                let near = self.nearest(cell, View::Knowing, may_hide);
                near.or_else(|| find(true, 1, View::Knowing)).map(|found| vec![found]).filter(|proof| {
                    let mut hidden = self.hidden.clone();
                    proof.iter().flatten().for_each(|(cell, _)| hidden[*cell] = true);
                    require::shows(part, &hidden, cell, requirement, proof)
                })
            }
            Requirement::Guessing => self.nearest(cell, View::Guessing, may_hide).map(|found| vec![found]),
            Requirement::Span => self.span(cell, may_hide),
        }
    }

    /// The cheaper of one more and one less, both small.
    fn nearest(&self, cell: usize, view: View, may_hide: bool) -> Option<Move> {
        let one = |rises: bool| {
            let value = self.part.value[cell] + if rises { 1 } else { -1 };
            let wanted = self.wanted(cell, rises, 1, view, may_hide);
            let found = require::is_small(self.part, value).then(|| self.mover.find(self.part, wanted)).flatten()?;
            Some((wanted.price(&found), found))
        };
        let up = one(true);
        if up.as_ref().is_some_and(|(price, _)| *price == 0) {
            return up.map(|(_, found)| found);
        }
        up.into_iter().chain(one(false)).min_by_key(|(price, _)| *price).map(|(_, found)| found)
    }

    /// Room for as many numbers as a small cell has: upwards, downwards, or both together.
    fn span(&self, cell: usize, may_hide: bool) -> Option<Proof> {
        let most = self.part.threshold - 1;
        let mut dear = Vec::new();
        for rises in [true, false] {
            let wanted = self.wanted(cell, rises, most, View::Anyone, may_hide);
            match self.mover.find(self.part, wanted).map(|found| (wanted.price(&found), found)) {
                Some((0, found)) => return Some(vec![found]),
                Some(priced) => dear.push(priced),
                None => {}
            }
        }
        let far = |rises| match self.mover.extent(self.part, cell, rises, View::Anyone, &self.hidden) {
            Extent::Far(_, found) => found,
            Extent::Endless | Extent::Unknown => Move::new(),
        };
        let both = vec![far(true), far(false)];
        if require::shows(self.part, &self.hidden, cell, Requirement::Span, &both) {
            return Some(both);
        }
        dear.into_iter().min_by_key(|(price, _)| *price).map(|(_, found)| vec![found])
    }

    /// Shows again what needn't be hidden, the dearest first.
    fn clean_up(&mut self) {
        let free = |cell: &usize| self.hidden[*cell] && !self.part.small[*cell] && self.part.kind[*cell] == Kind::Free;
        let mut cover: Vec<usize> = (0..self.part.len()).filter(free).collect();
        cover.sort_by_key(|cell| (std::cmp::Reverse(self.part.cost[*cell]), *cell));
        for cell in cover {
            self.try_to_show(cell);
        }
    }

    fn try_to_show(&mut self, cell: usize) {
        self.hidden[cell] = false;
        let own = self.forget((cell, Requirement::Span));
        let lost: Vec<(usize, Requirement)> = self.uses[cell].iter().chain(&self.leaning).copied().collect();
        let mut changed = Vec::new();
        for key in lost {
            let Some(old) = self.proofs.get(&key).cloned() else { continue };
            if require::shows(self.part, &self.hidden, key.0, key.1, &old) {
                continue;
            }
            changed.push((key, old));
            match self.reuse(key.0, key.1).or_else(|| self.look(key.0, key.1, false)) {
                Some(proof) => self.remember(key, proof),
                None => {
                    self.hidden[cell] = true;
                    changed.into_iter().for_each(|(key, old)| self.remember(key, old));
                    if let Some(own) = own {
                        self.remember((cell, Requirement::Span), own);
                    }
                    return;
                }
            }
        }
    }
}
