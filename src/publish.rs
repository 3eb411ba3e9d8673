//! Publishing: staging, comparing, exchanging.
//!
//! In: the paths of all outputs and a function from path to bytes. Out: a directory that holds exactly those outputs, exchanged
//! for the one that stood there in a single step, so that a build which fails or is killed leaves the old site byte for byte.
//! It knows nothing of pages, themes or findings.
//!
//! The new site is built in a hidden sibling of the target. Outputs whose bytes already stand are hard-linked, never written in
//! place; when everything stands, nothing is staged at all. One `syncfs`, one `renameat2(EXCHANGE)`, then the old tree is removed.
//! Where the file system refuses exchange it takes two renames, and between them the target is missing for an instant; a build
//! killed just there is set right when the next one starts. Where it refuses hard links, files are copied.
//!
//! Someone else may put another directory in the target's place while a build runs. What stands there is asked for its identity right
//! before the exchange, and what came out of it once more: a directory that is not the one the build began with is put back, never
//! removed.
//!
//! Where the power fails: what the new site holds is given to the disk by `syncfs` before it gets the target's name, and the exchange
//! by `fsync` of the directory above before the old tree is removed. On a file system that keeps the order of what is synced, and a
//! disk that keeps what it says it has written, the target then holds the old site or the new, whole. More is not promised.
//!
//! Permissions follow the umask; the published directory itself keeps the mode that it had. The directory above the target must
//! be writable: the staging directory and the lock live there while a build runs. On a file system without locks two builds at
//! once are not told apart, and what killed builds leave is not swept.

mod disk;
mod error;
mod lock;
mod place;
mod plan;
mod staging;
mod standing;
#[cfg(test)]
mod tests;

use std::path::Path;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use self::disk::{Disk, System};
use self::error::at;
pub use self::error::{Obstacle, PathError, PublishError};
use self::lock::Lock;
use self::place::Place;
use self::plan::Plan;
use self::staging::{Staging, remove_tree, sweep};
use self::standing::Standing;
use crate::value::OutPath;

/// What a publishing did, in files.
#[derive(Debug, Default)]
pub struct Summary {
    /// Outputs that were new or had other bytes than those that stood.
    pub written: usize,
    /// Outputs whose bytes already stood.
    pub unchanged: usize,
    /// Files that stood and are no outputs any more.
    pub removed: usize,
    /// What could not be tidied away although the site is published; the next publishing tries again.
    pub untidy: Vec<PathError>,
}

/// Makes `target` hold exactly the outputs `paths`, whose bytes `render` gives, called from many threads at once.
///
/// `goes_on` is asked from any thread whether to go on. If not, nothing is published and nothing is left beside the target; from the exchange on it is not asked any more.
/// If any output can't be rendered, all are tried all the same, nothing is published, and the faults come in the order of `paths`.
pub fn publish<E: Send>(
    target: &Path,
    paths: &[OutPath],
    render: &(dyn Fn(&OutPath) -> Result<Vec<u8>, E> + Sync),
    goes_on: &(dyn Fn() -> bool + Sync),
) -> Result<Summary, PublishError<E>> {
    publish_on(&System, target, paths, render, goes_on)
}

fn publish_on<E: Send>(
    disk: &dyn Disk,
    target: &Path,
    paths: &[OutPath],
    render: &(dyn Fn(&OutPath) -> Result<Vec<u8>, E> + Sync),
    goes_on: &(dyn Fn() -> bool + Sync),
) -> Result<Summary, PublishError<E>> {
    let plan = Plan::new(paths)?;
    let place = Place::find(target)?;
    let lock = Lock::take(&place)?;
    let mut untidy = if lock.excludes_others() { sweep(disk, &place)? } else { Vec::new() };
    let standing = Standing::read(&place)?;
    let removed = standing.surplus(&plan);

    let build = Build { disk, place: &place, plan: &plan, standing: &standing, staging: OnceLock::new() };
    let outcomes = build.render(paths, render, goes_on)?;
    let unchanged = outcomes.iter().filter(|outcome| **outcome == Outcome::Same).count();
    if unchanged < paths.len() || standing.differs_in_shape(&plan) {
        let staging = build.complete(paths, &outcomes, goes_on)?;
        untidy.extend(replace(disk, &place, &standing, staging, goes_on)?);
    }
    Ok(Summary { written: paths.len() - unchanged, unchanged, removed, untidy })
}

/// What became of one output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// Its bytes lie in the staging directory.
    Written,
    /// Its bytes are those that stand; nothing lies in the staging directory yet.
    Same,
    /// Another output has failed, so this one's bytes are of no use.
    Dropped,
}

/// A build under way. The staging directory comes into being with the first output that differs.
struct Build<'a> {
    disk: &'a dyn Disk,
    place: &'a Place,
    plan: &'a Plan,
    standing: &'a Standing,
    staging: OnceLock<Option<Staging<'a>>>,
}

impl<'a> Build<'a> {
    /// Renders all outputs and writes those that differ from what stands.
    fn render<E: Send>(
        &self,
        paths: &[OutPath],
        render: &(dyn Fn(&OutPath) -> Result<Vec<u8>, E> + Sync),
        goes_on: &(dyn Fn() -> bool + Sync),
    ) -> Result<Vec<Outcome>, PublishError<E>> {
        let failed = AtomicBool::new(false);
        let results = paths
            .par_iter()
            .map(|path| {
                if !goes_on() {
                    return Err(Obstacle::Stopped.into());
                }
                let result = match render(path) {
                    Ok(_) if failed.load(Ordering::Relaxed) => Ok(Outcome::Dropped),
                    Ok(bytes) => Ok(self.keep(path, &bytes)?),
                    Err(fault) => {
                        failed.store(true, Ordering::Relaxed);
                        Err(fault)
                    }
                };
                Ok(result)
            })
            .collect::<Result<Vec<_>, PublishError<E>>>()?;

        let mut outcomes = Vec::with_capacity(results.len());
        let mut faults = Vec::new();
        for result in results {
            match result {
                Ok(outcome) => outcomes.push(outcome),
                Err(fault) => faults.push(fault),
            }
        }
        if faults.is_empty() { Ok(outcomes) } else { Err(PublishError::Outputs(faults)) }
    }

    fn keep(&self, path: &OutPath, bytes: &[u8]) -> Result<Outcome, PathError> {
        if self.standing.holds(path, bytes)? {
            return Ok(Outcome::Same);
        }
        let Some(staging) = self.staging()? else { return Ok(Outcome::Dropped) };
        staging.write(path, bytes)?;
        Ok(Outcome::Written)
    }

    /// The staging directory with all its directories, made by the thread that asks first while the others wait: threads that
    /// make directories in one parent hinder each other. `None` if that thread could not make it and has told so.
    fn staging(&self) -> Result<Option<&Staging<'a>>, PathError> {
        let mut fault = None;
        let staging = self.staging.get_or_init(|| match Staging::create(self.disk, self.place, self.plan) {
            Ok(staging) => Some(staging),
            Err(error) => {
                fault = Some(error);
                None
            }
        });
        match fault {
            Some(error) => Err(error),
            None => Ok(staging.as_ref()),
        }
    }

    /// Adds the unchanged outputs to the staging directory.
    fn complete(
        self,
        paths: &[OutPath],
        outcomes: &[Outcome],
        goes_on: &(dyn Fn() -> bool + Sync),
    ) -> Result<Staging<'a>, Obstacle> {
        self.staging()?;
        let staging = self.staging.into_inner().flatten().expect("a staging directory that can't be made has ended the build");
        paths
            .par_iter()
            .zip(outcomes)
            .filter(|(_, outcome)| **outcome == Outcome::Same)
            .try_for_each(|(path, _)| if goes_on() { Ok(staging.link(path, self.standing)?) } else { Err(Obstacle::Stopped) })?;
        Ok(staging)
    }
}

/// Puts the staged site in the target's place and removes the old one. Gives what could not be tidied.
fn replace(
    disk: &dyn Disk,
    place: &Place,
    standing: &Standing,
    staging: Staging<'_>,
    goes_on: &dyn Fn() -> bool,
) -> Result<Vec<PathError>, Obstacle> {
    staging.settle(standing)?;
    if !goes_on() {
        return Err(Obstacle::Stopped);
    }
    let old = staging.exchange(place, standing)?;
    // From here on the site is published: nothing below may be told as a failure.
    let mut untidy = Vec::new();
    if let Err(error) = disk.sync_directory(&place.dir) {
        untidy.push(at("spara", &place.dir)(error));
    }
    if let Some(old) = old
        && let Err(error) = remove_tree(disk, &old)
    {
        untidy.push(error);
    }
    Ok(untidy)
}
