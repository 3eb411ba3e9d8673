//! One build at a time for each target.

use std::fs::{self, File};
use std::io;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use rustix::fs::{CWD, FlockOperation, Mode, OFlags};
use rustix::io::Errno;

use super::disk::is_refusal;
use super::error::{Obstacle, PathError, at};
use super::place::Place;

/// How many builds in a row may end just as we lock.
const ATTEMPTS: usize = 100;

/// The right to publish to a target, held until dropped. The kernel gives it up when the process dies, so a lock file that was
/// left behind locks nothing.
#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    excludes_others: bool,
    /// Closing it gives the lock up, after `drop` has removed the name.
    _file: File,
}

impl Lock {
    /// Takes the lock, or tells that another build has it.
    pub(super) fn take(place: &Place) -> Result<Self, Obstacle> {
        let path = place.lock();
        for _ in 0..ATTEMPTS {
            let file = open(&path).map_err(at("låsa", &path))?;
            let excludes_others = match rustix::fs::flock(&file, FlockOperation::NonBlockingLockExclusive) {
                Ok(()) => true,
                Err(Errno::WOULDBLOCK) => return Err(Obstacle::Busy { path: place.target.clone() }),
                Err(error) if is_refusal(&error.into()) => false,
                Err(error) => return Err(at("låsa", &path)(error.into()).into()),
            };
            // The build before us may have removed the name between our opening and our locking: then this file locks nobody out.
            if !excludes_others || is_named(&file, &path)? {
                return Ok(Self { path, excludes_others, _file: file });
            }
        }
        Err(Obstacle::Busy { path: place.target.clone() })
    }

    /// Whether no other build can be at work on this target. Some file systems can't lock; there nothing is swept.
    pub(super) fn excludes_others(&self) -> bool {
        self.excludes_others
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // A lock file that stays does no harm: the next build locks it and removes it.
        drop(fs::remove_file(&self.path));
    }
}

fn open(path: &Path) -> io::Result<File> {
    let flags = OFlags::RDWR | OFlags::CREATE | OFlags::CLOEXEC | OFlags::NOFOLLOW;
    let file = rustix::fs::openat(CWD, path, flags, Mode::from_raw_mode(0o666))?;
    Ok(file.into())
}

fn is_named(file: &File, path: &Path) -> Result<bool, PathError> {
    let ours = file.metadata().map_err(at("läsa", path))?;
    match fs::symlink_metadata(path) {
        Ok(named) => Ok((named.dev(), named.ino()) == (ours.dev(), ours.ino())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(at("läsa", path)(error)),
    }
}
