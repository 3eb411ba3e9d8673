//! Which files a site has on disk, and their bytes.
//!
//! In: the root. Out: every file that belongs to the site, read through the door, or refused with the rule it breaks. Links lead from
//! a file to a file of the same folder; nothing else is followed. Knows nothing of what files hold.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use super::door::{Closed, Door};
use super::name::{self, FilePath, is_passed_over};
use super::refused::Refused;
use crate::rule::source as rules;
use crate::tree::{MAX_BYTES, Syntax};

/// The file with the site's own settings.
pub const SITE_FILE: &str = "site.toml";
/// The folders that are read, below the root.
pub const FOLDERS: [&str; 3] = ["content", "data", "themes"];

/// How much a file may hold that is no record: more than any table or picture of a site.
const MAX_FILE: u64 = 64 << 20;
/// How much all files may hold together: they lie in memory while a site is built.
const MAX_SITE: u64 = 256 << 20;

/// A file or folder that the machine could not read.
#[derive(Debug)]
pub struct ReadError {
    /// Which.
    pub path: PathBuf,
    /// Why.
    pub error: io::Error,
}

/// A file with its bytes, or why it is refused.
pub(super) type Read = Result<(FilePath, Vec<u8>), Refused>;

/// Reads [`SITE_FILE`] and what lies in [`FOLDERS`].
pub(super) fn read(root: &Path) -> Result<Vec<Read>, ReadError> {
    let machine = |path: &Path| {
        let path = path.to_owned();
        move |error| ReadError { path, error }
    };
    let door = Door::to(root).map_err(machine(root))?;
    let mut read = Vec::new();
    let site = Waiting { door: &door, below: SITE_FILE.into(), path: SITE_FILE.into(), linked: false, size: 0 };
    read.extend(site.read(root)?);
    let mut folders = Vec::new();
    for name in FOLDERS {
        let path = FilePath::from(name);
        match door.inner(name) {
            Ok(door) => folders.push((name, door)),
            Err(Closed::Missing) => {}
            Err(Closed::LinkOut) => read.push(Err(linked_folder(path))),
            Err(Closed::Machine(error)) => return Err(machine(&root.join(name))(error)),
            Err(Closed::Folder | Closed::NoFile | Closed::TooLarge) => read.push(Err(Refused::whole(
                path,
                &rules::FIL_FOR_MAPP,
                "här ligger en fil där en mapp ska ligga",
                "döp om filen, eller ersätt den med en mapp",
            ))),
        }
    }
    let mut waiting = Vec::new();
    for (name, door) in &folders {
        list(root, name, door, &mut waiting, &mut read)?;
    }
    if let Some(over) = first_over(&waiting) {
        read.push(Err(too_much(waiting[over].path.clone())));
        // The rest is looked through as far as it is no larger than a record: what is wrong there is told too.
        waiting.retain(|file| file.size <= MAX_BYTES as u64);
        waiting.truncate(first_over(&waiting).unwrap_or(waiting.len()));
    }
    let files: Vec<_> = waiting.par_iter().map(|file| file.read(root)).collect::<Result<_, _>>()?;
    read.extend(files.into_iter().flatten());
    Ok(read)
}

/// The first file that there is no room for, in their order. One that is too large by itself is not read and takes none.
fn first_over(files: &[Waiting<'_>]) -> Option<usize> {
    let mut sum = 0_u64;
    files.iter().position(|file| {
        sum += if file.size > file.limit() { 0 } else { file.size };
        sum > MAX_SITE
    })
}

/// A file that is there and not read yet.
struct Waiting<'d> {
    door: &'d Door,
    /// Its path below the door's folder.
    below: PathBuf,
    path: FilePath,
    /// Whether it is a link.
    linked: bool,
    size: u64,
}

impl Waiting<'_> {
    fn limit(&self) -> u64 {
        if Syntax::of(&self.path).is_some() { MAX_BYTES as u64 } else { MAX_FILE }
    }

    /// Its bytes; nothing where it should be and is not there.
    fn read(&self, root: &Path) -> Result<Option<Read>, ReadError> {
        let path = self.path.clone();
        let machine = |error| ReadError { path: root.join(&*self.path), error };
        let refused = match self.door.read(&self.below, self.limit()) {
            Ok(bytes) => return Ok(Some(Ok((path, bytes)))),
            Err(Closed::Missing) if &*self.path == SITE_FILE => return Ok(None),
            Err(Closed::Missing) => return Err(machine(io::ErrorKind::NotFound.into())),
            Err(Closed::Machine(error)) => return Err(machine(error)),
            Err(Closed::LinkOut) => link_out(path),
            Err(Closed::Folder) if self.linked => linked_folder(path),
            Err(Closed::Folder) => folder_for_file(path),
            Err(Closed::NoFile) => no_file(path),
            Err(Closed::TooLarge) => too_large(path, self.limit()),
        };
        Ok(Some(Err(refused)))
    }
}

/// Lists the files of a folder, in order; refuses what is no file, and names that can't be shown.
fn list<'d>(
    root: &Path,
    folder: &str,
    door: &'d Door,
    waiting: &mut Vec<Waiting<'d>>,
    refused: &mut Vec<Read>,
) -> Result<(), ReadError> {
    let start = root.join(folder);
    let mut entries = WalkDir::new(door.real()).sort_by_file_name().into_iter();
    while let Some(entry) = entries.next() {
        let entry = entry.map_err(|error| ReadError { path: error.path().unwrap_or(&start).to_owned(), error: error.into() })?;
        let is_folder = entry.file_type().is_dir();
        if entry.depth() == 0 {
            continue;
        }
        let below = entry.path().strip_prefix(door.real()).expect("what a walk finds lies under its root").to_owned();
        if is_passed_over(&entry.file_name().to_string_lossy()) {
            if is_folder {
                entries.skip_current_dir();
            }
            continue;
        }
        match name::path(&Path::new(folder).join(&below)) {
            Err((path, why)) => {
                let hint = "döp om den med vanliga tecken";
                refused.push(Err(Refused::whole(path, &rules::OGILTIGT_FILNAMN, why, hint)));
                if is_folder {
                    entries.skip_current_dir();
                }
            }
            Ok(path) if is_folder => {
                if Syntax::of(&path).is_some() {
                    refused.push(Err(folder_for_file(path)));
                    entries.skip_current_dir();
                }
            }
            Ok(path) => waiting.push(Waiting { door, below, path, linked: entry.path_is_symlink(), size: size(&entry) }),
        }
    }
    Ok(())
}

/// How much a file holds, or what it leads to; nothing where that can't be told now.
fn size(entry: &DirEntry) -> u64 {
    fs::metadata(entry.path()).map_or(0, |told| if told.is_file() { told.len() } else { 0 })
}

fn folder_for_file(path: FilePath) -> Refused {
    let message = "här ligger en mapp där en fil ska ligga";
    Refused::whole(path, &rules::MAPP_FOR_FIL, message, "döp om mappen, eller ersätt den med en fil")
}

fn linked_folder(path: FilePath) -> Refused {
    let message = "mappen är en länk till en annan mapp";
    Refused::whole(path, &rules::LANKAD_MAPP, message, "lägg filerna i mappen själv, eller länka en fil i taget")
}

fn link_out(path: FilePath) -> Refused {
    let folder = path.split_once('/').map_or("sajtens mapp".to_owned(), |(folder, _)| format!("mappen {folder}"));
    let message = format!("filen är en länk som leder ut ur {folder}, till något dolt eller ingenstans");
    Refused::whole(path, &rules::LANK_UT, &message, "lägg filen själv här i stället för en länk")
}

fn no_file(path: FilePath) -> Refused {
    let message = "det som ligger här är ingen vanlig fil utan ett rör, en enhet eller en sockel";
    Refused::whole(path, &rules::INGEN_VANLIG_FIL, message, "ta bort det, eller lägg en fil här")
}

fn too_large(path: FilePath, limit: u64) -> Refused {
    let message = format!("filen är större än {} MiB", limit >> 20);
    let hint = if limit == MAX_FILE { "lägg en mindre fil här" } else { "dela upp innehållet på flera filer" };
    Refused::whole(path, &rules::FOR_STOR_FIL, &message, hint)
}

fn too_much(path: FilePath) -> Refused {
    let message = format!("med den här filen är sajtens filer tillsammans större än {} MiB", MAX_SITE >> 20);
    Refused::whole(path, &rules::FOR_STOR_SAJT, &message, "ta bort filer som sajten inte använder, eller gör dem mindre")
}
