//! What files are called: their paths as every later stage knows them, and which are no part of a site.

use std::path::Path;
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization as _;

use crate::value::{unseen, visible_name};

/// The path of an input file below the root, with `/` on every system, in normal form C.
pub type FilePath = Arc<str>;

/// The path of a file below the root; as an error, what stands for one that no report can show as it is, and why.
pub(super) fn path(below: &Path) -> Result<FilePath, (FilePath, &'static str)> {
    let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
    let path: FilePath = parts.join("/").nfc().collect::<String>().into();
    if below.to_str().is_none() {
        return Err((visible_name(&path).into(), "namnet är inte skrivet i UTF-8"));
    }
    if path.chars().any(|c| matches!(c, '\n' | '\r' | '\t') || unseen(c).is_some()) {
        return Err((visible_name(&path).into(), "i namnet står ett tecken som inte syns"));
    }
    Ok(path)
}

/// Whether a file or folder is no part of the site: hidden, or what programs and systems leave beside files: Excel's and LibreOffice's
/// locks, pictures of folders.
pub(super) fn is_passed_over(name: &str) -> bool {
    let left_behind = ["thumbs.db", "ehthumbs.db", "desktop.ini", "__macosx"];
    name.starts_with('.') || name.starts_with("~$") || left_behind.contains(&name.to_lowercase().as_str())
}

/// Whether a file is an editor's copy of another: it is looked through, and no one expects it to be read as a record.
pub fn is_backup(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.ends_with('~') || name.starts_with('#') && name.ends_with('#') || name.to_lowercase().ends_with(".bak")
}
