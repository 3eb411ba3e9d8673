//! Finished charts, and which cells are hidden, kept between runs in `.utbud/` below the site's root.
//!
//! A cache that can't be read or written is no fault: the work is done again. What is read is checked by its keys, which are
//! hashes of what the charts show.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::disclosure::{PatternCache, PatternKey};
use crate::render::chart::{ChartCache, ChartKey};

fn file(root: &Path, name: &str) -> PathBuf {
    root.join(".utbud").join(name)
}

const CHARTS: &str = "diagram.json";
const PATTERNS: &str = "skydd.json";

/// The patterns of earlier runs.
pub(super) fn read_patterns(root: &Path) -> PatternCache {
    let entries = fs::read(file(root, PATTERNS))
        .ok()
        .and_then(|bytes| serde_json::from_slice::<Vec<(PatternKey, Vec<usize>)>>(&bytes).ok())
        .unwrap_or_default();
    PatternCache::from_entries(entries)
}

/// Keeps the patterns of this run.
pub(super) fn write_patterns(root: &Path, patterns: &PatternCache) {
    let entries = patterns.entries();
    if !entries.is_empty() {
        store(root, PATTERNS, &entries);
    }
}

/// The charts of earlier runs.
pub(super) fn read(root: &Path) -> ChartCache {
    let entries = fs::read(file(root, CHARTS))
        .ok()
        .and_then(|bytes| serde_json::from_slice::<Vec<(ChartKey, String)>>(&bytes).ok())
        .unwrap_or_default();
    ChartCache::from_entries(entries.into_iter().map(|(key, svg)| (key, Arc::from(svg))))
}

/// Keeps the charts of this run.
pub(super) fn write(root: &Path, charts: &ChartCache) {
    let entries: BTreeMap<[u8; 32], (ChartKey, Arc<str>)> =
        charts.entries().into_iter().map(|(key, svg)| (*key.as_bytes(), (key, svg))).collect();
    let entries: Vec<(ChartKey, &str)> = entries.values().map(|(key, svg)| (*key, &**svg)).collect();
    store(root, CHARTS, &entries);
}

/// Writes a file in one step, so that a killed run leaves a whole one.
fn store(root: &Path, name: &str, entries: &impl serde::Serialize) {
    let path = file(root, name);
    let Ok(bytes) = serde_json::to_vec(entries) else { return };
    if fs::read(&path).is_ok_and(|old| old == bytes) {
        return;
    }
    let temporary = path.with_extension(format!("{}.tmp", std::process::id()));
    let written = fs::create_dir_all(root.join(".utbud"))
        .and_then(|()| fs::write(&temporary, &bytes))
        .and_then(|()| fs::rename(&temporary, &path));
    if written.is_err() {
        // The next run does the work again.
        let _ = fs::remove_file(&temporary);
    }
}
