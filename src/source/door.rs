//! The door: every file that the program reads of a folder that others write is opened here.
//!
//! In: a folder, and a path below it. Out: the bytes of a regular file that lies in the folder after its links are resolved, read
//! without waiting, and no more of them than a limit; or why not. What is looked at is what is read: each step of the path is opened
//! in the one before, never through a link, and the open file is asked once more what it is. Nothing of what a refused link leads to
//! is read or told. Knows neither the site's files nor findings.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read as _};
use std::os::fd::{AsFd as _, OwnedFd};
use std::path::{Component, Path, PathBuf};

use rustix::fs::{AtFlags, FileType, Mode, OFlags, fstat, openat, statat};
use rustix::io::Errno;

/// A folder whose files may be read.
#[derive(Debug)]
pub struct Door {
    folder: OwnedFd,
    /// The folder's path without links.
    real: PathBuf,
}

/// Why a file is not read.
#[derive(Debug)]
pub enum Closed {
    /// There is none.
    Missing,
    /// It is a link that leads out of the folder, into what is hidden in it, or nowhere; or a folder above it is a link.
    LinkOut,
    /// It is a folder, or a link to one.
    Folder,
    /// It is no regular file: a pipe, a device or a socket.
    NoFile,
    /// It holds more than the limit.
    TooLarge,
    /// The machine refused.
    Machine(io::Error),
}

impl Door {
    /// The door to a folder that the user has named: its own links are followed.
    ///
    /// # Errors
    /// The machine's.
    pub fn to(folder: &Path) -> io::Result<Self> {
        let real = folder.canonicalize()?;
        let folder =
            rustix::fs::open(&real, OFlags::PATH | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC, Mode::empty())?;
        Ok(Self { folder, real })
    }

    /// The door to a folder in this one, which no link may stand for.
    ///
    /// # Errors
    /// Why not.
    pub fn inner(&self, name: &str) -> Result<Self, Closed> {
        let kind = kind(&self.folder, name.as_ref())?;
        match kind {
            FileType::Directory => Ok(Self { folder: step(&self.folder, name.as_ref())?, real: self.real.join(name) }),
            FileType::Symlink => Err(Closed::LinkOut),
            _ => Err(Closed::NoFile),
        }
    }

    /// The folder's path without links.
    pub fn real(&self) -> &Path {
        &self.real
    }

    /// The bytes of a file.
    ///
    /// # Errors
    /// Why it is not read.
    pub fn read(&self, path: &Path, limit: u64) -> Result<Vec<u8>, Closed> {
        match self.read_straight(path, limit) {
            Err(Closed::LinkOut) => self.read_straight(&self.resolved(path)?, limit),
            read => read,
        }
    }

    /// Reads a file on whose path no link lies.
    fn read_straight(&self, path: &Path, limit: u64) -> Result<Vec<u8>, Closed> {
        let mut names = Vec::new();
        for component in path.components() {
            match component {
                Component::Normal(name) => names.push(name),
                Component::CurDir => {}
                Component::ParentDir | Component::RootDir | Component::Prefix(_) => return Err(Closed::LinkOut),
            }
        }
        let (last, above) = names.split_last().ok_or(Closed::Folder)?;
        let mut at = self.folder.as_fd();
        let mut held;
        for name in above {
            held = step(&at, name)?;
            at = held.as_fd();
        }
        // Opening a device may already do something: it is looked at first, and again when it is open.
        regular(kind(&at, last)?)?;
        let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::NOFOLLOW | OFlags::NOCTTY | OFlags::CLOEXEC;
        let open = openat(at, *last, flags, Mode::empty()).map_err(closed)?;
        let told = fstat(&open).map_err(closed)?;
        regular(FileType::from_raw_mode(told.st_mode))?;
        let size = u64::try_from(told.st_size).unwrap_or(u64::MAX);
        if size > limit {
            return Err(Closed::TooLarge);
        }
        let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
        File::from(open).take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(Closed::Machine)?;
        if bytes.len() as u64 > limit { Err(Closed::TooLarge) } else { Ok(bytes) }
    }

    /// Where in the folder a path leads that links lie on.
    fn resolved(&self, path: &Path) -> Result<PathBuf, Closed> {
        if path.components().any(|step| !matches!(step, Component::Normal(_) | Component::CurDir)) {
            return Err(Closed::LinkOut);
        }
        let real = self.real.join(path).canonicalize().map_err(|error| match Errno::from_io_error(&error) {
            Some(Errno::ACCESS) => Closed::Machine(error),
            _ => Closed::LinkOut,
        })?;
        let below = real.strip_prefix(&self.real).map_err(|_| Closed::LinkOut)?;
        let hidden = |step: Component<'_>| step.as_os_str().as_encoded_bytes().starts_with(b".");
        if below.components().any(hidden) { Err(Closed::LinkOut) } else { Ok(below.to_owned()) }
    }
}

/// A folder in a folder, not through a link.
fn step(at: &impl std::os::fd::AsFd, name: &OsStr) -> Result<OwnedFd, Closed> {
    let flags = OFlags::PATH | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    openat(at, name, flags, Mode::empty()).map_err(|error| match error {
        // A link: it is no directory.
        Errno::NOTDIR | Errno::LOOP => Closed::LinkOut,
        error => closed(error),
    })
}

/// What lies under a name in a folder.
fn kind(at: &impl std::os::fd::AsFd, name: &OsStr) -> Result<FileType, Closed> {
    let told = statat(at, name, AtFlags::SYMLINK_NOFOLLOW).map_err(closed)?;
    Ok(FileType::from_raw_mode(told.st_mode))
}

fn regular(kind: FileType) -> Result<(), Closed> {
    match kind {
        FileType::RegularFile => Ok(()),
        FileType::Symlink => Err(Closed::LinkOut),
        FileType::Directory => Err(Closed::Folder),
        _ => Err(Closed::NoFile),
    }
}

fn closed(error: Errno) -> Closed {
    match error {
        Errno::NOENT => Closed::Missing,
        Errno::LOOP => Closed::LinkOut,
        // A socket, or a device without a driver.
        Errno::NXIO | Errno::NODEV => Closed::NoFile,
        error => Closed::Machine(error.into()),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::symlink;

    use super::*;

    /// A folder with a file, links of all kinds, a pipe and a socket; beside it a file that none may read.
    fn folder() -> (tempfile::TempDir, Door) {
        let dir = tempfile::tempdir().expect("a temporary directory");
        let site = dir.path().join("sajt");
        fs::create_dir_all(site.join("a/b")).expect("made");
        fs::create_dir_all(site.join(".git")).expect("made");
        fs::write(site.join("a/b/fil"), "inne").expect("written");
        fs::write(site.join(".git/config"), "hemligt").expect("written");
        fs::write(dir.path().join("ute"), "hemligt").expect("written");
        let link = |to: &Path, name: &str| symlink(to, site.join(name)).expect("linked");
        link(Path::new("a/b/fil"), "inom");
        link(&site.join("a/b/fil"), "helt");
        link(Path::new("a/b"), "mapp");
        link(Path::new("../ute"), "ut");
        link(&dir.path().join("ute"), "helt-ut");
        link(Path::new("saknas"), "intet");
        link(Path::new("ring"), "ring");
        link(Path::new(".git/config"), "dolt");
        link(Path::new("/dev/zero"), "nollor");
        link(Path::new("/proc/self/environ"), "miljo");
        rustix::fs::mknodat(rustix::fs::CWD, site.join("ror"), FileType::Fifo, Mode::from_raw_mode(0o600), 0).expect("made");
        std::os::unix::net::UnixListener::bind(site.join("uttag")).expect("bound");
        let door = Door::to(&site).expect("a folder");
        (dir, door)
    }

    #[test]
    fn only_regular_files_in_the_folder_are_read() {
        let (_dir, door) = folder();
        for path in ["a/b/fil", "./a/b/fil", "inom", "helt", "mapp/fil"] {
            assert_eq!(door.read(path.as_ref(), 4).expect(path), b"inne");
        }
        for path in [
            "ut",
            "helt-ut",
            "intet",
            "ring",
            "dolt",
            "nollor",
            "miljo",
            "../ute",
            "a/../../ute",
            "/etc/passwd",
            "mapp/../../ute",
        ] {
            let refused = door.read(path.as_ref(), 1 << 20);
            assert!(matches!(refused, Err(Closed::LinkOut)), "{path}: {refused:?}");
        }
        for path in ["ror", "uttag"] {
            assert!(matches!(door.read(path.as_ref(), 9), Err(Closed::NoFile)), "{path}");
        }
        assert!(matches!(door.read("a".as_ref(), 9), Err(Closed::Folder)));
        assert!(matches!(door.read("mapp".as_ref(), 9), Err(Closed::Folder)));
        assert!(matches!(door.read("saknas".as_ref(), 9), Err(Closed::Missing)));
        assert!(matches!(door.read("a/b/fil".as_ref(), 3), Err(Closed::TooLarge)));
    }

    #[test]
    fn the_door_to_a_folder_below_is_no_link() {
        let (_dir, door) = folder();
        assert_eq!(door.inner("a").expect("a folder").read("b/fil".as_ref(), 9).expect("a file"), b"inne");
        assert!(matches!(door.inner("mapp"), Err(Closed::LinkOut)));
        assert!(matches!(door.inner("ror"), Err(Closed::NoFile)));
        assert!(matches!(door.inner("saknas"), Err(Closed::Missing)));
    }

    /// A file that others exchange for a link out while it is read: what is read is always what lies in the folder.
    #[test]
    fn what_is_looked_at_is_what_is_read() {
        let (dir, door) = folder();
        let site = dir.path().join("sajt");
        let stop = std::sync::atomic::AtomicBool::new(false);
        std::thread::scope(|scope| {
            scope.spawn(|| {
                while !stop.load(std::sync::atomic::Ordering::Relaxed) {
                    for (to, name) in [("../ute", "n"), ("a/b/fil", "n"), ("../..", "m"), ("a/b", "m")] {
                        let beside = site.join("vid-sidan");
                        symlink(to, &beside).expect("linked");
                        fs::rename(&beside, site.join(name)).expect("renamed");
                    }
                }
            });
            for _ in 0..2000 {
                for path in ["n", "m/fil", "m/ute"] {
                    if let Ok(bytes) = door.read(path.as_ref(), 99) {
                        assert_eq!(bytes, b"inne");
                    }
                }
            }
            stop.store(true, std::sync::atomic::Ordering::Relaxed);
        });
    }
}
