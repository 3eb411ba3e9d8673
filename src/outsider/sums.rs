//! Sums within a table: what is declared, what is called a total, and what adds up.

use std::collections::{BTreeMap, BTreeSet};

use super::grid::{Fit, Seen, axis, fit, positions, seen};
use super::running::Running;
use super::spot;
use crate::disclosure::{Along, Clue, PublicTable};
use crate::records::tabell::Mater;
use crate::tables::{Axis, AxisKind, words};

/// A row, column or layer that is the sum of others.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// Along which axis.
    pub(super) along: Along,
    /// The sum.
    pub(super) whole: usize,
    /// What it sums.
    pub(super) parts: Vec<usize>,
    /// What says so.
    pub(super) by: By,
}

/// What says that a line is a sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum By {
    /// The table.
    Declared,
    /// Its name.
    Name,
    /// It adds up too well for chance.
    Value,
    /// It adds up.
    Chance,
}

/// More elements than this are not tried in twos.
const PAIRS: usize = 60;
/// Bits above those of the sums tried that leave chance out.
pub(super) const SURE: f64 = 6.0;
/// Bits above those of the sums tried that leave a question.
const LIKELY: f64 = 0.0;

/// All sums of a table that counts people; nobody is found by the sums of others.
pub(super) fn lines(table: &PublicTable) -> Vec<Line> {
    let counts = |mater: Option<Mater>| matches!(mater, Some(Mater::Personer | Mater::Hushall));
    let some = |axis: &[Axis]| axis.iter().any(|one| counts(one.mater));
    if !counts(Some(table.head.mater)) && !some(&table.rows) && !some(&table.columns) {
        return Vec::new();
    }
    Along::ALL.into_iter().flat_map(|along| Finder::new(table, along).lines()).collect()
}

/// The sum at each place where something of it is hidden.
pub(super) fn clues(number: usize, table: &PublicTable, line: &Line, clues: &mut Vec<Clue>) {
    let name = |element: usize| axis(table, line.along)[element].short();
    let some: Vec<&str> = line.parts.iter().take(3).map(|part| name(*part)).collect();
    let more = if line.parts.len() > 3 { " …" } else { "" };
    let words = format!("”{}” är {}{more} i {}", name(line.whole), some.join(" + "), table.head.id);
    for position in positions(table, line.along) {
        let mut terms = Vec::new();
        let (mut hidden, mut known) = (false, true);
        for (element, sign) in line.parts.iter().map(|part| (*part, 1)).chain([(line.whole, -1)]) {
            let at = position.with(line.along, element);
            match seen(table, at) {
                Seen::Nothing if sign > 0 => continue,
                Seen::Nothing | Seen::Unknown => known = false,
                Seen::Hidden => hidden = true,
                Seen::Number(_) => {}
            }
            terms.push((spot(number, at), sign));
        }
        if hidden && known && terms.len() > 1 {
            clues.push(Clue { terms, firm: line.by != By::Chance, declared: line.by == By::Declared, words: words.clone() });
        }
    }
}

/// Looks for the sums of one axis.
struct Finder<'t> {
    table: &'t PublicTable,
    along: Along,
    /// The elements that stand for themselves, and those that are sums of none found yet.
    plain: Vec<usize>,
    found: Vec<Line>,
    /// What is known to be a sum, chance aside.
    wholes: BTreeSet<usize>,
}

impl<'t> Finder<'t> {
    fn new(table: &'t PublicTable, along: Along) -> Self {
        let all = axis(table, along);
        let plain = (0..all.len()).filter(|one| all[*one].kind == AxisKind::Plain && all[*one].part_of.is_none()).collect();
        Self { table, along, plain, found: Vec::new(), wholes: BTreeSet::new() }
    }

    fn lines(mut self) -> Vec<Line> {
        self.declared();
        if self.plain.len() >= 2 {
            let order = self.plain.clone();
            let tops = self.runs(&order);
            let back: Vec<usize> = tops.into_iter().rev().collect();
            let tops = self.runs(&back);
            self.whole_axis(&tops);
            self.all_but_one(&tops);
            self.in_twos();
        }
        self.found
    }

    fn push(&mut self, whole: usize, parts: Vec<usize>, by: By) {
        if by != By::Chance {
            self.wholes.insert(whole);
        }
        self.found.push(Line { along: self.along, whole, parts, by });
    }

    fn declared(&mut self) {
        let all = axis(self.table, self.along);
        let mut parts_of: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (part, one) in all.iter().enumerate() {
            one.part_of.into_iter().for_each(|whole| parts_of.entry(whole).or_default().push(part));
        }
        for (whole, one) in all.iter().enumerate() {
            let parts = match &one.kind {
                AxisKind::Total => self.plain.clone(),
                AxisKind::Group(parts) => parts.clone(),
                AxisKind::Plain => parts_of.remove(&whole).unwrap_or_default(),
            };
            // Parts that don't fill their whole are no sum of it; the protection knows their rest.
            let fills = || one.kind != AxisKind::Plain || self.fit(whole, &parts).is_some_and(|fit| fit.holds > 0);
            if !parts.is_empty() && fills() {
                self.push(whole, parts, By::Declared);
            }
        }
    }

    fn fit(&self, whole: usize, parts: &[usize]) -> Option<Fit> {
        fit(self.table, self.along, whole, parts)
    }

    fn is_called_total(&self, element: usize) -> bool {
        let one = &axis(self.table, self.along)[element];
        words::is_total(&one.namn) || words::is_total(one.id.as_str())
    }

    fn is_whole(&self, element: usize) -> bool {
        self.wholes.contains(&element)
    }

    /// Sums of the neighbours that stand just before them in this order; what is no part of one is left.
    fn runs(&mut self, order: &[usize]) -> Vec<usize> {
        let tried = ((order.len() * order.len()) as f64 / 2.0).max(1.0).log2();
        let mut tops = Running::new(self.table, self.along);
        for whole in order.iter().copied() {
            let named = self.is_called_total(whole);
            let mut best: Option<(By, usize)> = None;
            if !self.is_whole(whole) {
                for length in (2..=tops.longest(whole)).rev() {
                    let Some(fit) = tops.fit_last(whole, length) else { continue };
                    let by = if named && (fit.holds > 0 || length == tops.len()) {
                        By::Name
                    } else if fit.bits - tried >= SURE {
                        By::Value
                    } else {
                        continue;
                    };
                    if best.is_none() || fit.holds > 0 {
                        best = Some((by, length));
                    }
                    if fit.holds > 0 {
                        break;
                    }
                }
            }
            if let Some((by, length)) = best {
                let parts = tops.take_last(length);
                self.push(whole, parts, by);
            }
            tops.push(whole);
        }
        tops.elements
    }

    /// One that is the sum of all others.
    fn whole_axis(&mut self, tops: &[usize]) {
        let tried = (tops.len() as f64).log2();
        let all = Running::of(self.table, self.along, tops);
        for whole in tops.iter().copied() {
            if tops.len() < 2 || self.is_whole(whole) {
                continue;
            }
            let Some(fit) = all.fit_without(whole, &[whole]) else { continue };
            let named = self.is_called_total(whole);
            let by = match fit.bits - tried {
                _ if named => By::Name,
                left if tops.len() < 3 && left < SURE => continue,
                left if left >= SURE / 2.0 => By::Value,
                left if left >= LIKELY => By::Chance,
                _ => continue,
            };
            self.push(whole, without(tops, &[whole]), by);
        }
    }

    /// One that is called a total and sums all but one, or is the sum of all but one well enough.
    fn all_but_one(&mut self, tops: &[usize]) {
        let tried = ((tops.len() * tops.len()) as f64).log2();
        let all = Running::of(self.table, self.along, tops);
        for whole in tops.iter().copied().filter(|_| tops.len() > 3) {
            if self.is_whole(whole) || all.is_more_without_any(whole) {
                continue;
            }
            for left_out in tops.iter().copied().filter(|other| *other != whole) {
                let Some(fit) = all.fit_without(whole, &[whole, left_out]).filter(|fit| fit.holds > 0) else { continue };
                let left = fit.bits - tried;
                let named = self.is_called_total(whole);
                if named || left >= LIKELY {
                    let by = if named {
                        By::Name
                    } else if left >= SURE {
                        By::Value
                    } else {
                        By::Chance
                    };
                    self.push(whole, without(tops, &[whole, left_out]), by);
                }
            }
        }
    }

    /// One that is the sum of two others, wherever they stand.
    fn in_twos(&mut self) {
        let all = self.plain.clone();
        if all.len() > PAIRS || all.len() < 4 {
            return;
        }
        let tried = 3.0 * (all.len() as f64).log2() - 1.0;
        let known: BTreeSet<(usize, Vec<usize>)> = self
            .found
            .iter()
            .map(|line| {
                let mut parts = line.parts.clone();
                parts.sort_unstable();
                (line.whole, parts)
            })
            .collect();
        for whole in all.iter().copied() {
            for (index, first) in all.iter().copied().enumerate() {
                for second in all[index + 1..].iter().copied() {
                    let parts = vec![first, second];
                    if first == whole || second == whole || known.contains(&(whole, parts.clone())) {
                        continue;
                    }
                    let Some(fit) = self.fit(whole, &parts) else { continue };
                    let left = fit.bits - tried;
                    if left >= LIKELY {
                        let by = if left >= SURE { By::Value } else { By::Chance };
                        self.push(whole, parts, by);
                    }
                }
            }
        }
    }
}

/// Elements but for some of them.
fn without(all: &[usize], some: &[usize]) -> Vec<usize> {
    all.iter().copied().filter(|one| !some.contains(one)).collect()
}
