//! Finished charts by content, so that what didn't change is not drawn again.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};

use super::form::Form;
use crate::site::chart::Chart;

/// Raise it when the same chart is drawn in another way: when a golden chart changes.
const FORMAT: u32 = 3;

/// What a finished chart is kept under: the hash of the chart, its form and the way it is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ChartKey([u8; 32]);

impl ChartKey {
    /// The key of a chart in a form.
    pub(super) fn new(chart: &Chart, form: Form) -> Self {
        let text = serde_json::to_vec(&(FORMAT, form.suffix(), chart)).expect("a chart has only text keys");
        Self(*blake3::hash(&text).as_bytes())
    }

    /// The key in hexadecimal digits.
    pub(super) fn hex(&self) -> String {
        blake3::Hash::from_bytes(self.0).to_hex().to_string()
    }

    /// The key as bytes, for a store on disk.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// A key that a store gives back.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }
}

/// Finished charts. All threads share one; one drawn twice at the same time is the same bytes.
#[derive(Debug, Default)]
pub struct ChartCache {
    kept: Mutex<BTreeMap<ChartKey, Kept>>,
}

#[derive(Debug)]
struct Kept {
    svg: Arc<str>,
    used: bool,
}

impl ChartCache {
    /// A cache with what an earlier run left in [`ChartCache::entries`].
    ///
    /// The SVGs go into pages as they are: whoever keeps them on disk keeps them where nobody else writes.
    pub fn from_entries(entries: impl IntoIterator<Item = (ChartKey, Arc<str>)>) -> Self {
        let kept = entries.into_iter().map(|(key, svg)| (key, Kept { svg, used: false })).collect();
        Self { kept: Mutex::new(kept) }
    }

    /// The charts that were asked for since the cache was made, by key: what the next run may need. Those of charts that are gone
    /// fall away here.
    pub fn entries(&self) -> Vec<(ChartKey, Arc<str>)> {
        self.lock().iter().filter(|(_, kept)| kept.used).map(|(key, kept)| (*key, Arc::clone(&kept.svg))).collect()
    }

    /// A finished chart.
    pub(super) fn get(&self, key: ChartKey) -> Option<Arc<str>> {
        self.lock().get_mut(&key).map(|kept| {
            kept.used = true;
            Arc::clone(&kept.svg)
        })
    }

    /// Keeps a finished chart.
    pub(super) fn insert(&self, key: ChartKey, svg: Arc<str>) {
        self.lock().insert(key, Kept { svg, used: true });
    }

    /// The map; a thread that panicked can't have left it half changed.
    fn lock(&self) -> MutexGuard<'_, BTreeMap<ChartKey, Kept>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
