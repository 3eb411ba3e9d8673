//! Finished charts, and which cells are hidden, kept between runs in `.utbud/` below the site's root.
//!
//! A cache that can't be read or written is no fault: the work is done again. The folder comes with the site, so that anyone may have
//! written it; what stands in it is believed only if its seal was made by this user's own key, which lies outside every site.

use std::collections::BTreeMap;
use std::fs::{self, DirBuilder, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::disclosure::{PatternCache, PatternKey};
use crate::render::chart::{ChartCache, ChartKey};
use crate::source::Door;

const FOLDER: &str = ".utbud";
const CHARTS: &str = "diagram.json";
const PATTERNS: &str = "skydd.json";
/// How much of a cache is read.
const MAX_CACHE: u64 = 256 << 20;

/// The key's file in the folder where this user's programs keep their state.
const KEY: &str = "nyckel";
const KEY_LENGTH: usize = 32;
/// A seal in hexadecimal digits, and a line break.
const SEAL_LENGTH: usize = 2 * blake3::OUT_LEN + 1;

/// The patterns of earlier runs.
pub(super) fn read_patterns(root: &Path) -> PatternCache {
    let entries = entries::<Vec<(PatternKey, Vec<usize>)>>(root, PATTERNS).unwrap_or_default();
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
    let entries = entries::<Vec<(ChartKey, String)>>(root, CHARTS).unwrap_or_default();
    ChartCache::from_entries(entries.into_iter().map(|(key, svg)| (key, Arc::from(svg))))
}

/// Keeps the charts of this run.
pub(super) fn write(root: &Path, charts: &ChartCache) {
    let entries: BTreeMap<[u8; 32], (ChartKey, Arc<str>)> =
        charts.entries().into_iter().map(|(key, svg)| (*key.as_bytes(), (key, svg))).collect();
    let entries: Vec<(ChartKey, &str)> = entries.values().map(|(key, svg)| (*key, &**svg)).collect();
    store(root, CHARTS, &entries);
}

/// What a cache holds, if this user's own program wrote it.
fn entries<T: serde::de::DeserializeOwned>(root: &Path, name: &str) -> Option<T> {
    let key = key(root)?;
    let bytes = standing(root, name)?;
    let (seal, text) = bytes.split_at_checked(SEAL_LENGTH)?;
    let seal = blake3::Hash::from_hex(seal.strip_suffix(b"\n")?).ok()?;
    // Equality of hashes takes the same time wherever they differ.
    if seal == sealed(&key, name, text) { serde_json::from_slice(text).ok() } else { None }
}

fn standing(root: &Path, name: &str) -> Option<Vec<u8>> {
    Door::to(root).ok()?.inner(FOLDER).ok()?.read(name.as_ref(), MAX_CACHE).ok()
}

/// The seal of a cache: of its text, its name and the program's version.
fn sealed(key: &[u8; KEY_LENGTH], name: &str, text: &[u8]) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new_keyed(key);
    hasher.update(format!("utbud {} {name}\n", env!("CARGO_PKG_VERSION")).as_bytes());
    hasher.update(text);
    hasher.finalize()
}

/// Writes a file in one step, so that a killed run leaves a whole one.
fn store(root: &Path, name: &str, entries: &impl serde::Serialize) {
    let Some(key) = key(root).or_else(|| new_key(root)) else { return };
    let Ok(text) = serde_json::to_vec(entries) else { return };
    let mut bytes = format!("{}\n", sealed(&key, name, &text).to_hex()).into_bytes();
    bytes.extend(text);
    if standing(root, name).is_some_and(|old| old == bytes) {
        return;
    }
    // The next run does the work again if this fails.
    let _ = replace(root, name, &bytes);
}

fn replace(root: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    let folder = root.join(FOLDER);
    match fs::create_dir(&folder) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
        _ => {}
    }
    // A link would lead the files elsewhere.
    if !fs::symlink_metadata(&folder)?.is_dir() {
        return Err(io::ErrorKind::NotADirectory.into());
    }
    let (path, beside) = (folder.join(name), folder.join(format!("{name}.{}.tmp", std::process::id())));
    let written = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(&beside)
        .and_then(|mut file| file.write_all(bytes))
        .and_then(|()| fs::rename(&beside, &path));
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written
}

/// This user's key, if there is one.
fn key(root: &Path) -> Option<[u8; KEY_LENGTH]> {
    let folder = Door::to(&key_folder()?).ok()?;
    // A key that lies in the site comes with it.
    if folder.real().starts_with(root.canonicalize().ok()?) {
        return None;
    }
    folder.read(KEY.as_ref(), KEY_LENGTH as u64).ok()?.try_into().ok()
}

/// Makes a key that only this user can read. Where two runs do so at once, the first one's counts.
fn new_key(root: &Path) -> Option<[u8; KEY_LENGTH]> {
    let folder = key_folder()?;
    DirBuilder::new().recursive(true).mode(0o700).create(&folder).ok()?;
    let mut bytes = [0; KEY_LENGTH];
    if rustix::rand::getrandom(&mut bytes, rustix::rand::GetRandomFlags::empty()) != Ok(KEY_LENGTH) {
        return None;
    }
    let beside = folder.join(format!("{KEY}.{}.tmp", std::process::id()));
    let written = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&beside)
        .and_then(|mut file| file.write_all(&bytes))
        .and_then(|()| fs::hard_link(&beside, folder.join(KEY)));
    let _ = fs::remove_file(&beside);
    match written {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => None,
        _ => key(root),
    }
}

/// The folder of this program's state, as <https://specifications.freedesktop.org/basedir-spec/latest/> has it.
fn key_folder() -> Option<PathBuf> {
    let folder = |name| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let state = folder("XDG_STATE_HOME").or_else(|| folder("HOME").map(|home| home.join(".local/state")))?;
    Some(state.join("utbud"))
}
