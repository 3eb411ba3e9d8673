//! What can stop a publishing, told in Swedish.

use std::error::Error;
use std::fmt;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::value::OutPath;

/// Why nothing was published.
#[derive(Debug)]
pub enum PublishError<E> {
    /// At least one output could not be rendered: all the faults, in the order of the paths.
    Outputs(Vec<E>),
    /// The target or the machine stands in the way.
    Obstacle(Obstacle),
}

/// What stands in the way of a publishing besides the outputs themselves.
#[derive(Debug)]
pub enum Obstacle {
    /// The target holds files and lacks the marker.
    NotOurs {
        /// The target, links resolved.
        path: PathBuf,
    },
    /// A directory in the target that no publishing made and that the exchange would remove: a hidden one, such as `.git`, or one
    /// of another file system.
    Foreign {
        /// The directory.
        path: PathBuf,
    },
    /// The target is a file or another thing that is no directory.
    NotDirectory {
        /// The target, links resolved.
        path: PathBuf,
    },
    /// The target has no directory above it or no name, as `/`.
    NoParent {
        /// The target as given.
        path: PathBuf,
    },
    /// Two outputs can't lie in one directory on every host: they are the same but for case, or one is the other's directory.
    Clash {
        /// One output.
        first: OutPath,
        /// The other output.
        second: OutPath,
    },
    /// Another build is publishing to the same target right now.
    Busy {
        /// The target, links resolved.
        path: PathBuf,
    },
    /// Another directory stands in the target than when the build began: someone has exchanged it, and it stays.
    Exchanged {
        /// The target, links resolved.
        path: PathBuf,
    },
    /// Whoever publishes has asked for an end.
    Stopped,
    /// The target can't be moved: a mount point, or part of a container image.
    Immovable {
        /// The target, links resolved.
        path: PathBuf,
        /// What the system answered.
        source: io::Error,
    },
    /// The machine failed.
    Io(PathError),
}

/// A failure of the machine: what was being done, to which path, and what the system answered.
#[derive(Debug)]
pub struct PathError {
    /// What was being done, a Swedish infinitive: `skriva`.
    pub action: &'static str,
    /// The path that it was done to.
    pub path: PathBuf,
    /// What the system answered.
    pub source: io::Error,
}

/// Adds to the system's answer what was being done, and to which path.
pub(super) fn at(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> PathError {
    move |source| PathError { action, path: path.to_owned(), source }
}

impl fmt::Display for PathError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "kunde inte {} {}: {}", self.action, self.path.display(), reason(&self.source))
    }
}

impl fmt::Display for Obstacle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotOurs { path } => write!(
                f,
                "{} finns redan och är inte gjord av utbud (filen .utbud saknas). Ange en annan katalog, eller flytta undan den",
                path.display()
            ),
            Self::Foreign { path } => {
                write!(f, "{} är inte gjord av utbud och skulle försvinna när sajten byts ut. Flytta undan den", path.display())
            }
            Self::NotDirectory { path } => write!(f, "{} är ingen katalog. Ange en annan katalog", path.display()),
            Self::NoParent { path } => {
                write!(f, "det går inte att publicera till {}. Ange en katalog i en annan katalog", path.display())
            }
            Self::Clash { first, second } => write!(
                f,
                "{first} och {second} krockar: adresser får inte skilja sig åt bara i stora och små bokstäver, \
                 och ingen får vara en annans katalog"
            ),
            Self::Busy { path } => {
                write!(f, "en annan körning publicerar just nu till {}. Vänta tills den är klar", path.display())
            }
            Self::Exchanged { path } => write!(
                f,
                "{} har bytts ut av någon annan medan sajten byggdes och har lämnats som den är. Bygg igen om sajten ska ligga där",
                path.display()
            ),
            Self::Stopped => f.write_str("bygget avbröts; den sajt som redan låg i mappen står kvar"),
            Self::Immovable { path, source } => write!(
                f,
                "{} går inte att byta ut ({}): den är en monteringspunkt eller ligger fast i en avbildning. \
                 Ange en katalog inuti den i stället, till exempel {}",
                path.display(),
                reason(source),
                path.join("sajt").display()
            ),
            Self::Io(error) => error.fmt(f),
        }
    }
}

impl<E> fmt::Display for PublishError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Outputs(faults) if faults.len() == 1 => f.write_str("en fil kunde inte göras, så ingenting har publicerats"),
            Self::Outputs(faults) => write!(f, "{} filer kunde inte göras, så ingenting har publicerats", faults.len()),
            Self::Obstacle(obstacle) => obstacle.fmt(f),
        }
    }
}

/// The system's answer in plain Swedish where it is a common one, else in the system's own words.
fn reason(error: &io::Error) -> String {
    let known = match error.kind() {
        ErrorKind::NotFound => "den finns inte",
        ErrorKind::PermissionDenied => "behörighet saknas",
        ErrorKind::StorageFull => "disken är full",
        ErrorKind::QuotaExceeded => "lagringskvoten är slut",
        ErrorKind::ReadOnlyFilesystem => "filsystemet är skrivskyddat",
        ErrorKind::NotADirectory => "en del av sökvägen är ingen katalog",
        ErrorKind::ResourceBusy => "den används",
        ErrorKind::CrossesDevices => "den ligger på ett annat filsystem",
        ErrorKind::InvalidFilename => "namnet är för långt eller otillåtet",
        _ => return error.to_string(),
    };
    known.to_owned()
}

impl Error for PathError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.source)
    }
}

impl Error for Obstacle {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Immovable { source, .. } => Some(source),
            Self::Io(error) => Some(&error.source),
            Self::NotOurs { .. }
            | Self::Foreign { .. }
            | Self::NotDirectory { .. }
            | Self::NoParent { .. }
            | Self::Clash { .. }
            | Self::Busy { .. }
            | Self::Exchanged { .. }
            | Self::Stopped => None,
        }
    }
}

impl<E: fmt::Debug> Error for PublishError<E> {}

impl From<PathError> for Obstacle {
    fn from(error: PathError) -> Self {
        Self::Io(error)
    }
}

impl<E> From<Obstacle> for PublishError<E> {
    fn from(obstacle: Obstacle) -> Self {
        Self::Obstacle(obstacle)
    }
}

impl<E> From<PathError> for PublishError<E> {
    fn from(error: PathError) -> Self {
        Self::Obstacle(Obstacle::Io(error))
    }
}
