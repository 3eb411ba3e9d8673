//! Where the target lies, and the names that publishing uses beside it.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::{self, ErrorKind, Read as _};
use std::path::{Path, PathBuf};

use super::error::{Obstacle, PathError, at};

/// The name of the marker file in a published directory.
pub(super) const MARKER: &str = ".utbud";
/// What the marker file holds.
pub(super) const MARKER_TEXT: &str = "Den här katalogen är gjord av utbud. Allt i den byts ut när sajten byggs om.\n";
/// What a marker of any version begins with.
const MARKER_SIGN: &[u8] = "Den här katalogen är gjord av utbud".as_bytes();
/// How many links in a row may lead to the target, as in the kernel.
const LINKS: usize = 40;

/// The target's place on the disk, links resolved.
#[derive(Debug)]
pub(super) struct Place {
    /// The directory that holds the target; it exists.
    pub(super) dir: PathBuf,
    /// The target itself, which may be missing.
    pub(super) target: PathBuf,
    name: OsString,
}

impl Place {
    /// Resolves the links of `target`, also one that leads to nothing, and makes the directories above it.
    pub(super) fn find(target: &Path) -> Result<Self, Obstacle> {
        let mut path = match fs::canonicalize(target) {
            Ok(path) => path,
            Err(error) if error.kind() == ErrorKind::NotFound => target.to_owned(),
            Err(error) => return Err(at("läsa", target)(error).into()),
        };
        for _ in 0..LINKS {
            let (Some(parent), Some(name)) = (path.parent(), path.file_name()) else { break };
            let parent = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
            fs::create_dir_all(parent).map_err(at("skapa", parent))?;
            let dir = fs::canonicalize(parent).map_err(at("läsa", parent))?;
            let name = name.to_owned();
            path = dir.join(&name);
            match fs::read_link(&path) {
                Ok(next) => path = dir.join(next),
                Err(_) => return Ok(Self { target: path, dir, name }),
            }
        }
        Err(Obstacle::NoParent { path: target.to_owned() })
    }

    /// The lock file.
    pub(super) fn lock(&self) -> PathBuf {
        self.sibling("lock")
    }

    /// The staging directory of the process `process`; `number` tells several apart.
    pub(super) fn staging(&self, process: u32, number: usize) -> PathBuf {
        self.sibling(&format!("{process}-{number}"))
    }

    /// What builds of this target have left beside it: first those of `Leftover::Old`, then by name.
    pub(super) fn leftovers(&self) -> Result<Vec<(Leftover, PathBuf)>, PathError> {
        let mut found = Vec::new();
        for entry in fs::read_dir(&self.dir).map_err(at("läsa", &self.dir))? {
            let entry = entry.map_err(at("läsa", &self.dir))?;
            let Some(leftover) = self.leftover(&entry.file_name()) else { continue };
            if entry.file_type().map_err(at("läsa", &entry.path()))?.is_dir() {
                found.push((leftover, entry.path()));
            }
        }
        found.sort();
        Ok(found)
    }

    fn leftover(&self, name: &OsStr) -> Option<Leftover> {
        let suffix = name.as_encoded_bytes().strip_prefix(self.hidden("").as_encoded_bytes())?;
        let suffix = str::from_utf8(suffix).ok()?;
        let (suffix, leftover) = match suffix.strip_suffix(OLD) {
            Some(suffix) => (suffix, Leftover::Old),
            None => (suffix, Leftover::Staging),
        };
        let (process, number) = suffix.split_once('-')?;
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        (digits(process) && digits(number)).then_some(leftover)
    }

    fn sibling(&self, suffix: &str) -> PathBuf {
        self.dir.join(self.hidden(suffix))
    }

    fn hidden(&self, suffix: &str) -> OsString {
        let mut hidden = OsString::from(".");
        hidden.push(&self.name);
        hidden.push(".utbud-");
        hidden.push(suffix);
        hidden
    }
}

const OLD: &str = "-old";

/// What a killed build may leave beside the target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Leftover {
    /// The old site, moved aside in the first of two renames: whole.
    Old,
    /// A new site, unfinished, or an old one, partly removed.
    Staging,
}

/// Where the old site waits between two renames, beside its successor `staging`.
pub(super) fn old_name(staging: &Path) -> PathBuf {
    let mut name = staging.as_os_str().to_owned();
    name.push(OLD);
    name.into()
}

/// Whether `dir` holds the marker.
pub(super) fn is_marked(dir: &Path) -> Result<bool, PathError> {
    Ok(marker(dir)?.is_some_and(|text| text.starts_with(MARKER_SIGN)))
}

/// Whether a directory of our hidden name is ours to remove: it holds the marker, whose writing a kill may have cut short, or nothing.
pub(super) fn is_ours(dir: &Path) -> Result<bool, PathError> {
    if let Some(text) = marker(dir)? {
        return Ok(text.starts_with(MARKER_SIGN) || MARKER_TEXT.as_bytes().starts_with(&text));
    }
    Ok(fs::read_dir(dir).map_err(at("läsa", dir))?.next().is_none())
}

fn marker(dir: &Path) -> Result<Option<Vec<u8>>, PathError> {
    let path = dir.join(MARKER);
    let read = || -> io::Result<Option<Vec<u8>>> {
        if !fs::symlink_metadata(&path)?.is_file() {
            return Ok(None);
        }
        let mut text = Vec::new();
        fs::File::open(&path)?.take(MARKER_TEXT.len() as u64).read_to_end(&mut text)?;
        Ok(Some(text))
    };
    match read() {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        result => result.map_err(at("läsa", &path)),
    }
}
