//! Every step that changes the disk, one method each, so that tests can refuse a step or die at it.

use std::fs::{self, File, Permissions};
use std::io::{self, Write as _};
use std::path::Path;

use rustix::fs::{CWD, RenameFlags};
use rustix::io::Errno;

/// The steps as the system does them.
pub(super) trait Disk: Sync {
    /// Makes one directory.
    fn make_directory(&self, path: &Path) -> io::Result<()> {
        fs::create_dir(path)
    }

    /// Writes a file that does not exist.
    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        File::create_new(path)?.write_all(bytes)
    }

    /// Gives the file `from` a second name.
    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::hard_link(from, to)
    }

    /// Copies a file with its permissions.
    fn copy(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::copy(from, to).map(|_| ())
    }

    /// Sets a directory's permissions.
    fn set_permissions(&self, path: &Path, permissions: Permissions) -> io::Result<()> {
        fs::set_permissions(path, permissions)
    }

    /// Brings all that is written to the file system of `path` to the disk.
    fn sync_file_system(&self, path: &Path) -> io::Result<()> {
        Ok(rustix::fs::syncfs(File::open(path)?)?)
    }

    /// Brings a directory's names to the disk, where the file system can.
    fn sync_directory(&self, path: &Path) -> io::Result<()> {
        match File::open(path)?.sync_all() {
            Err(error) if is_refusal(&error) => Ok(()),
            result => result,
        }
    }

    /// Exchanges two names in one step.
    fn exchange(&self, a: &Path, b: &Path) -> io::Result<()> {
        Ok(rustix::fs::renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE)?)
    }

    /// Renames.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    /// Renames to a name that must be free, where the file system can tell; else as [`Disk::rename`] does.
    fn rename_to_free(&self, from: &Path, to: &Path) -> io::Result<()> {
        match rustix::fs::renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE).map_err(io::Error::from) {
            Err(error) if is_refusal(&error) => fs::rename(from, to),
            result => result,
        }
    }

    /// Removes a file or a link.
    fn remove_file(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    /// Removes an empty directory.
    fn remove_directory(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir(path)
    }
}

/// The system itself.
pub(super) struct System;

impl Disk for System {}

/// Whether the file system can't do what was asked, so that another way must be taken: the answers to exchange, hard link and lock
/// on network shares, FAT, overlays and file systems in user space.
pub(super) fn is_refusal(error: &io::Error) -> bool {
    const REFUSALS: [Errno; 10] = [
        Errno::INVAL,
        Errno::NOSYS,
        Errno::OPNOTSUPP,
        Errno::NOTTY,
        Errno::PERM,
        Errno::ACCESS,
        Errno::XDEV,
        Errno::MLINK,
        Errno::NOLCK,
        Errno::BADF,
    ];
    Errno::from_io_error(error).is_some_and(|errno| REFUSALS.contains(&errno))
}

/// Whether a directory can't be moved at all: a mount point, or a lower layer of an overlay.
pub(super) fn is_immovable(error: &io::Error) -> bool {
    matches!(Errno::from_io_error(error), Some(Errno::BUSY | Errno::XDEV))
}
