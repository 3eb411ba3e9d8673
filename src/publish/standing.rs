//! The site that stands in the target, as it was when the build began.

use std::collections::HashSet;
use std::fs::{self, File, Metadata, Permissions};
use std::io::{ErrorKind, Read as _};
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::error::{Obstacle, PathError, at};
use super::place::{MARKER, Place, is_marked};
use super::plan::Plan;
use crate::value::OutPath;

/// What the target holds.
#[derive(Debug)]
pub(super) struct Standing {
    root: PathBuf,
    /// The target's permissions; none if it is missing.
    pub(super) permissions: Option<Permissions>,
    /// Device and inode of the target; none if it is missing.
    identity: Option<(u64, u64)>,
    marked: bool,
    /// Regular files in real directories, by path.
    files: HashSet<String>,
    directories: Vec<String>,
    /// How many links, special files and files with foreign names there are: never outputs.
    strangers: usize,
}

impl Standing {
    /// Looks at the target, and refuses what publishing has not made.
    pub(super) fn read(place: &Place) -> Result<Self, Obstacle> {
        let root = place.target.clone();
        let mut standing = Self {
            root: root.clone(),
            permissions: None,
            identity: None,
            marked: false,
            files: HashSet::new(),
            directories: Vec::new(),
            strangers: 0,
        };
        let metadata = match fs::symlink_metadata(&root) {
            Ok(metadata) => metadata,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(standing),
            Err(error) => return Err(at("läsa", &root)(error).into()),
        };
        if !metadata.is_dir() {
            return Err(Obstacle::NotDirectory { path: root });
        }
        standing.permissions = Some(metadata.permissions());
        standing.identity = Some((metadata.dev(), metadata.ino()));
        standing.marked = is_marked(&root)?;
        for entry in WalkDir::new(&root).min_depth(1) {
            let entry = entry.map_err(|error| at("läsa", error.path().unwrap_or(&root).to_owned().as_path())(error.into()))?;
            if !standing.marked {
                return Err(Obstacle::NotOurs { path: root });
            }
            if entry.file_type().is_dir() && is_elsewhere(&entry, &metadata)? {
                return Err(Obstacle::Foreign { path: entry.into_path() });
            }
            standing.add(&entry)?;
        }
        Ok(standing)
    }

    fn add(&mut self, entry: &DirEntry) -> Result<(), Obstacle> {
        let kind = entry.file_type();
        if entry.depth() == 1 {
            let name = entry.file_name();
            if name == MARKER {
                return Ok(());
            }
            // No output has a hidden name. Hidden files are what file managers leave; a hidden directory is someone's work.
            if kind.is_dir() && name.as_encoded_bytes().starts_with(b".") {
                return Err(Obstacle::Foreign { path: entry.path().to_owned() });
            }
        }
        let path = entry.path().strip_prefix(&self.root).expect("what a walk finds lies under its root").to_str();
        match path {
            Some(path) if kind.is_dir() => self.directories.push(path.to_owned()),
            Some(path) if kind.is_file() => {
                self.files.insert(path.to_owned());
            }
            _ => self.strangers += 1,
        }
        Ok(())
    }

    /// Whether a path names the directory that was looked at, or nothing where there was none.
    pub(super) fn stands_at(&self, path: &Path) -> Result<bool, PathError> {
        match fs::symlink_metadata(path) {
            Ok(found) => Ok(self.identity == Some((found.dev(), found.ino()))),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(self.identity.is_none()),
            Err(error) => Err(at("läsa", path)(error)),
        }
    }

    /// Whether the target exists.
    pub(super) fn exists(&self) -> bool {
        self.permissions.is_some()
    }

    /// Where the output `path` stands.
    pub(super) fn file(&self, path: &OutPath) -> PathBuf {
        self.root.join(path.as_str())
    }

    /// Whether the output `path` stands with just these bytes.
    pub(super) fn holds(&self, path: &OutPath, bytes: &[u8]) -> Result<bool, PathError> {
        if !self.files.contains(path.as_str()) {
            return Ok(false);
        }
        let file = self.file(path);
        let compare = || {
            let mut open = File::open(&file)?;
            if open.metadata()?.len() != bytes.len() as u64 {
                return Ok(false);
            }
            let mut standing = Vec::with_capacity(bytes.len() + 1);
            open.read_to_end(&mut standing)?;
            Ok(standing == bytes)
        };
        compare().map_err(at("läsa", &file))
    }

    /// How many files stand that are no outputs.
    pub(super) fn surplus(&self, plan: &Plan) -> usize {
        self.files.iter().filter(|path| !plan.has_file(path)).count() + self.strangers
    }

    /// Whether the target must be replaced even if every output stands: it is missing or unmarked, or holds more than the outputs.
    pub(super) fn differs_in_shape(&self, plan: &Plan) -> bool {
        !self.marked || self.surplus(plan) > 0 || self.directories.iter().any(|directory| !plan.directories.contains(directory))
    }
}

/// Whether a directory in the target lies on another file system: something mounted, whose content is not ours to remove.
fn is_elsewhere(entry: &DirEntry, root: &Metadata) -> Result<bool, PathError> {
    let metadata = entry.metadata().map_err(|error| at("läsa", entry.path())(error.into()))?;
    Ok(metadata.dev() != root.dev())
}
