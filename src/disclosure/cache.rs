//! Patterns by content, so that what didn't change is not searched for again. What is taken from here is audited like any other.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};

use super::problem::{Kind, Problem};

/// Raise it when the search finds other patterns for the same problem.
const ALGORITHM: u32 = 1;

/// What a pattern is kept under: the hash of the problem, of what was hidden before, and of the way it is searched for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PatternKey([u8; 32]);

impl PatternKey {
    fn new(problem: &Problem, earlier: &BTreeSet<usize>) -> Self {
        let mut hasher = blake3::Hasher::new();
        let mut number = |number: i64| {
            hasher.update(&number.to_le_bytes());
        };
        number(i64::from(ALGORITHM));
        number(problem.threshold);
        number(i64::from(problem.zeros_shown));
        number(problem.cells.len() as i64);
        for cell in &problem.cells {
            number(cell.value);
            number(cell.cost as i64);
            number(match cell.kind {
                Kind::Free => 0,
                Kind::Shown => 1,
                Kind::Hidden => 2,
                Kind::Implied => 3,
            });
        }
        for equation in &problem.equations {
            number(equation.len() as i64);
            equation.iter().for_each(|(cell, sign)| number(*cell as i64 * 2 + i64::from(*sign > 0)));
        }
        number(-1);
        earlier.iter().for_each(|cell| number(*cell as i64));
        Self(*hasher.finalize().as_bytes())
    }
}

/// Patterns of this run and the one before. All threads share it.
#[derive(Debug, Default)]
pub struct PatternCache {
    kept: Mutex<BTreeMap<PatternKey, (Vec<usize>, bool)>>,
}

impl PatternCache {
    /// A cache with what an earlier run left in [`PatternCache::entries`].
    pub fn from_entries(entries: impl IntoIterator<Item = (PatternKey, Vec<usize>)>) -> Self {
        Self { kept: Mutex::new(entries.into_iter().map(|(key, hidden)| (key, (hidden, false))).collect()) }
    }

    /// The hidden cells of each problem that was asked for, by key. Those of problems that are gone fall away here.
    pub fn entries(&self) -> Vec<(PatternKey, Vec<usize>)> {
        self.lock().iter().filter(|(_, (_, used))| *used).map(|(key, (hidden, _))| (*key, hidden.clone())).collect()
    }

    /// The pattern of a problem, from the cache or by this search. Only a pattern that meets everything is kept.
    pub(super) fn get_or(
        &self,
        problem: &Problem,
        earlier: &BTreeSet<usize>,
        search: impl FnOnce() -> super::Outcome,
    ) -> Vec<bool> {
        let key = PatternKey::new(problem, earlier);
        if let Some((hidden, used)) = self.lock().get_mut(&key) {
            *used = true;
            let hidden: BTreeSet<usize> = hidden.iter().copied().collect();
            return (0..problem.cells.len()).map(|cell| hidden.contains(&cell)).collect();
        }
        let outcome = search();
        if outcome.unmet.is_empty() {
            let hidden = (0..outcome.hidden.len()).filter(|cell| outcome.hidden[*cell]).collect();
            self.lock().insert(key, (hidden, true));
        }
        outcome.hidden
    }

    /// The map; a thread that panicked can't have left it half changed.
    fn lock(&self) -> MutexGuard<'_, BTreeMap<PatternKey, (Vec<usize>, bool)>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
