//! Finished charts, kept between runs in `.utbud/` below the site's root.
//!
//! A cache that can't be read or written is no fault: the charts are drawn again. What is read is checked by its keys, which are
//! hashes of what the charts show.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::render::chart::{ChartCache, ChartKey};

fn file(root: &Path) -> PathBuf {
    root.join(".utbud").join("diagram.json")
}

/// The charts of earlier runs.
pub(super) fn read(root: &Path) -> ChartCache {
    let entries = fs::read(file(root))
        .ok()
        .and_then(|bytes| serde_json::from_slice::<Vec<(ChartKey, String)>>(&bytes).ok())
        .unwrap_or_default();
    ChartCache::from_entries(entries.into_iter().map(|(key, svg)| (key, Arc::from(svg))))
}

/// Keeps the charts of this run, in one step, so that a killed run leaves a whole file.
pub(super) fn write(root: &Path, charts: &ChartCache) {
    let entries: BTreeMap<[u8; 32], (ChartKey, Arc<str>)> =
        charts.entries().into_iter().map(|(key, svg)| (*key.as_bytes(), (key, svg))).collect();
    let entries: Vec<(ChartKey, &str)> = entries.values().map(|(key, svg)| (*key, &**svg)).collect();
    let path = file(root);
    let Ok(bytes) = serde_json::to_vec(&entries) else { return };
    if fs::read(&path).is_ok_and(|old| old == bytes) {
        return;
    }
    let temporary = path.with_extension(format!("{}.tmp", std::process::id()));
    let written = fs::create_dir_all(root.join(".utbud"))
        .and_then(|()| fs::write(&temporary, &bytes))
        .and_then(|()| fs::rename(&temporary, &path));
    if written.is_err() {
        // The next run draws the charts again.
        let _ = fs::remove_file(&temporary);
    }
}
