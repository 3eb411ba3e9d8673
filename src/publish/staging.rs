//! The staging directory: made, filled, exchanged for the target, and what killed builds left of it swept away.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::WalkDir;

use super::disk::{Disk, is_immovable, is_refusal};
use super::error::{Obstacle, PathError, at};
use super::place::{Leftover, MARKER, MARKER_TEXT, Place, is_ours, old_name};
use super::plan::Plan;
use super::standing::Standing;
use crate::value::OutPath;

/// A hidden sibling of the target in which the new site is built; removed when dropped, unless it took the target's place.
pub(super) struct Staging<'a> {
    disk: &'a dyn Disk,
    path: PathBuf,
    /// Whether the name has been given away to the exchange.
    exchanged: bool,
}

impl<'a> Staging<'a> {
    /// Makes the directory, its marker first so that it can be known again, then all directories of the plan.
    pub(super) fn create(disk: &'a dyn Disk, place: &Place, plan: &Plan) -> Result<Self, PathError> {
        let mut number = 0;
        let path = loop {
            let path = place.staging(std::process::id(), number);
            match disk.make_directory(&path) {
                Ok(()) => break path,
                Err(error) if error.kind() == ErrorKind::AlreadyExists => number += 1,
                Err(error) => return Err(at("skapa", &path)(error)),
            }
        };
        let staging = Self { disk, path, exchanged: false };
        let marker = staging.path.join(MARKER);
        disk.write(&marker, MARKER_TEXT.as_bytes()).map_err(at("skriva", &marker))?;
        for directory in &plan.directories {
            let path = staging.path.join(directory);
            disk.make_directory(&path).map_err(at("skapa", &path))?;
        }
        Ok(staging)
    }

    /// Writes an output.
    pub(super) fn write(&self, path: &OutPath, bytes: &[u8]) -> Result<(), PathError> {
        let path = self.path.join(path.as_str());
        self.disk.write(&path, bytes).map_err(at("skriva", &path))
    }

    /// Takes over an output from the site that stands.
    pub(super) fn link(&self, path: &OutPath, standing: &Standing) -> Result<(), PathError> {
        let (from, to) = (standing.file(path), self.path.join(path.as_str()));
        match self.disk.link(&from, &to) {
            Err(error) if is_refusal(&error) => self.disk.copy(&from, &to).map_err(at("kopiera", &from)),
            result => result.map_err(at("länka", &from)),
        }
    }

    /// Makes the finished directory ready to take the target's place: the same permissions, and everything on the disk.
    pub(super) fn settle(&self, standing: &Standing) -> Result<(), PathError> {
        if let Some(permissions) = &standing.permissions {
            self.disk.set_permissions(&self.path, permissions.clone()).map_err(at("ge behörigheter till", &self.path))?;
        }
        self.disk.sync_file_system(&self.path).map_err(at("spara", &self.path))
    }

    /// Takes the target's place, if what stands there is what stood there. Gives the path at which the old site now lies.
    pub(super) fn exchange(mut self, place: &Place, standing: &Standing) -> Result<Option<PathBuf>, Obstacle> {
        let target = &place.target;
        if !standing.stands_at(target)? {
            return Err(Obstacle::Exchanged { path: target.clone() });
        }
        if !standing.exists() {
            return match self.disk.rename_to_free(&self.path, target) {
                Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(Obstacle::Exchanged { path: target.clone() }),
                Err(error) => Err(at("flytta sajten till", target)(error).into()),
                Ok(()) => {
                    self.exchanged = true;
                    Ok(None)
                }
            };
        }
        let old = match self.disk.exchange(&self.path, target) {
            Ok(()) => {
                // What lies under the staging name from here on is not ours to remove before it is known.
                self.exchanged = true;
                if !standing.stands_at(&self.path)? {
                    // Between the look and the exchange someone else's came to stand there: it gets its place back.
                    self.disk.exchange(&self.path, target).map_err(at("lämna tillbaka", target))?;
                    self.exchanged = false;
                    return Err(Obstacle::Exchanged { path: target.clone() });
                }
                self.path.clone()
            }
            Err(error) if is_refusal(&error) => self.rename_twice(target, standing)?,
            Err(source) => return Err(not_replaced(target, source)),
        };
        self.exchanged = true;
        Ok(Some(old))
    }

    fn rename_twice(&self, target: &Path, standing: &Standing) -> Result<PathBuf, Obstacle> {
        let old = old_name(&self.path);
        self.disk.rename(target, &old).map_err(|source| not_replaced(target, source))?;
        if !standing.stands_at(&old)? {
            self.disk.rename_to_free(&old, target).map_err(at("lämna tillbaka", target))?;
            return Err(Obstacle::Exchanged { path: target.to_owned() });
        }
        if let Err(error) = self.disk.rename(&self.path, target) {
            self.disk.rename(&old, target).map_err(at("flytta tillbaka den gamla sajten från", &old))?;
            return Err(at("flytta sajten till", target)(error).into());
        }
        // Under the name of a whole old site it must not lie while it is being removed.
        Ok(match self.disk.rename(&old, &self.path) {
            Ok(()) => self.path.clone(),
            Err(_) => old,
        })
    }
}

impl Drop for Staging<'_> {
    fn drop(&mut self) {
        if !self.exchanged {
            // The build has failed for a reason that is told already; what can't be removed now is swept at the next one.
            drop(remove_tree(self.disk, &self.path));
        }
    }
}

fn not_replaced(target: &Path, source: std::io::Error) -> Obstacle {
    if is_immovable(&source) {
        Obstacle::Immovable { path: target.to_owned(), source }
    } else {
        at("byta ut", target)(source).into()
    }
}

/// Clears up after killed builds: moves an old site back that was on its way out when its successor had not come, and removes
/// the rest. Gives what could not be removed. Only for the holder of the lock.
pub(super) fn sweep(disk: &dyn Disk, place: &Place) -> Result<Vec<PathError>, PathError> {
    let mut untidy = Vec::new();
    for (leftover, path) in place.leftovers()? {
        match is_ours(&path) {
            Ok(true) => {}
            Ok(false) => continue,
            Err(error) => {
                untidy.push(error);
                continue;
            }
        }
        if leftover == Leftover::Old && place.target.symlink_metadata().is_err() {
            disk.rename(&path, &place.target).map_err(at("flytta tillbaka den gamla sajten från", &path))?;
        } else if let Err(error) = remove_tree(disk, &path) {
            untidy.push(error);
        }
    }
    Ok(untidy)
}

/// Removes a directory, its marker last, so that what a kill leaves of it can be known again.
pub(super) fn remove_tree(disk: &dyn Disk, dir: &Path) -> Result<(), PathError> {
    let marker = dir.join(MARKER);
    let (mut files, mut directories) = (Vec::new(), Vec::new());
    for entry in WalkDir::new(dir).min_depth(1).contents_first(true) {
        let entry = entry.map_err(|error| at("ta bort", dir)(error.into()))?;
        let is_directory = entry.file_type().is_dir();
        let path = entry.into_path();
        if is_directory {
            directories.push(path);
        } else if path != marker {
            files.push(path);
        }
    }
    files.par_iter().try_for_each(|path| disk.remove_file(path).map_err(at("ta bort", path)))?;
    for path in &directories {
        disk.remove_directory(path).map_err(at("ta bort", path))?;
    }
    match disk.remove_file(&marker) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(at("ta bort", &marker)(error)),
        _ => {}
    }
    disk.remove_directory(dir).map_err(at("ta bort", dir))
}
