//! Reading the files of a kind of record, as its home says.
//!
//! In: `Sources` and a kind. Out: its records by id, or in order, and all their faults. A record that can't be read is still known by
//! its id, so that one fault gives one finding and not one for each reference to it.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::entry::{Entries, Entry, Origin};
use super::read::{Read, Reader, is_map};
use super::record::{Home, Kind, Record};
use crate::finding::{Finding, Findings, Place, meant, nearest};
use crate::rule::record as rules;
use crate::source::{File, Sources, is_backup};
use crate::tree::Pointer;
use crate::value::{Fault, Slug};

/// A file a record.
pub(super) fn folder<T: Record>(sources: &Sources, findings: &mut Findings) -> Entries<T> {
    let home = T::KIND.home;
    let reader = Reader::<T>::new();
    let files: Vec<(&File, &str)> =
        sources.below(home.path()).filter_map(|file| Some((file, home.name_of(&file.path)?))).collect();
    let read: Vec<(Option<Slug>, Entry<T>, Findings)> = files
        .par_iter()
        .map(|(file, name)| {
            let mut findings = Findings::default();
            let read = reader.file(file, &mut findings);
            let id = id_of(name, file, &mut findings);
            (id, read.into_entry(Origin { file: file.path.clone(), pointer: Pointer::root() }), findings)
        })
        .collect();
    let mut entries = Entries::new();
    for (id, entry, found) in read {
        findings.append(found);
        if let Some(id) = id {
            entries.insert(id, entry);
        }
    }
    for refused in sources.refused() {
        if let Some(id) = home.name_of(&refused.path).and_then(|name| Slug::parse(name).ok()) {
            let origin = Origin { file: refused.path.clone(), pointer: Pointer::root() };
            entries.insert(id, Read::nothing().into_entry(origin));
        }
    }
    entries
}

/// The id that a file's name is.
fn id_of(name: &str, file: &File, findings: &mut Findings) -> Option<Slug> {
    match Slug::parse(name) {
        Ok(id) => Some(id),
        Err(fault) => {
            let fault = Fault { message: format!("filnamnet kan inte vara ett id: {}", fault.message), ..fault };
            findings.push(Finding::of_fault(Place::file(file.path.clone()), fault));
            None
        }
    }
}

/// A file that maps ids to records.
pub(super) fn vocabulary<T: Record>(sources: &Sources, findings: &mut Findings) -> Entries<T> {
    let Some(file) = sources.get(T::KIND.home.path()) else { return Entries::new() };
    let mut entries = Entries::new();
    for (key, read) in Reader::<T>::new().entries(file, findings) {
        let origin = Origin { file: file.path.clone(), pointer: Pointer::root().join(&key) };
        match Slug::parse(&key) {
            Ok(id) => {
                entries.insert(id, read.into_entry(origin));
            }
            Err(fault) => findings.push(Finding::of_fault(origin.place(), fault)),
        }
    }
    entries
}

/// A file that lists records.
pub(super) fn list<T: Record>(sources: &Sources, findings: &mut Findings) -> Vec<Entry<T>> {
    let Some(file) = sources.get(T::KIND.home.path()) else { return Vec::new() };
    let origin = |index| Origin { file: file.path.clone(), pointer: Pointer::root().join(index) };
    let read = Reader::<T>::new().items(file, findings);
    read.into_iter().enumerate().map(|(index, read)| read.into_entry(origin(index))).collect()
}

/// A file that is one record.
pub(super) fn single<T: Record>(sources: &Sources, findings: &mut Findings) -> Option<Entry<T>> {
    let file = sources.get(T::KIND.home.path())?;
    let read = Reader::<T>::new().file(file, findings);
    Some(read.into_entry(Origin { file: file.path.clone(), pointer: Pointer::root() }))
}

/// The vocabularies whose file is there but is no mapping from ids to records.
pub(super) fn unread(sources: &Sources, kinds: &[Kind]) -> BTreeSet<&'static str> {
    let vocabularies = kinds.iter().filter_map(|kind| match kind.home {
        Home::Vocabulary(path) => Some(path),
        Home::Folder(..) | Home::List(_) | Home::Single(_) => None,
    });
    vocabularies.filter(|path| sources.refuses(path) || sources.get(path).is_some_and(|file| !is_map(file))).collect()
}

/// Files in `content/` that no kind of record reads: a misspelt folder or extension would else pass silently.
pub(super) fn strays(sources: &Sources, kinds: &[Kind], findings: &mut Findings) {
    let known: Vec<&str> = kinds.iter().map(|kind| kind.home.path()).collect();
    let is_read = |path: &str| kinds.iter().any(|kind| kind.home.holds(path));
    for file in sources.below("content").filter(|file| !is_read(&file.path) && !is_backup(&file.path)) {
        let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let near = nearest(&file.path, known.iter().copied()).or_else(|| nearest(folder, known.iter().copied()));
        let hint = near
            .filter(|near| *near != folder)
            .map_or_else(|| "flytta filen dit den hör, döp om den till .yaml (sidor: .md), eller ta bort den".to_owned(), meant);
        findings.push(Finding::new(
            &rules::OKAND_FIL,
            Place::file(file.path.clone()),
            "filen läses inte: ingen sorts post ligger här under det namnet",
            hint,
        ));
    }
}
