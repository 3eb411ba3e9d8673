//! A record and where it stands.

use std::collections::BTreeMap;

use super::record::Record;
use super::shape::Reference;
use super::text::ReadText;
use crate::finding::{Part, Place};
use crate::source::FilePath;
use crate::tree::Pointer;
use crate::value::Slug;

/// Where a record stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The file.
    pub file: FilePath,
    /// Where in the file the record begins.
    pub pointer: Pointer,
}

impl Origin {
    /// The place of a key or value in the record.
    pub fn at(&self, pointer: &Pointer) -> Place {
        self.part(pointer, Part::Value)
    }

    /// The place of a part of an entry in the record.
    pub(super) fn part(&self, pointer: &Pointer, part: Part) -> Place {
        Place::Tree { file: self.file.clone(), pointer: self.pointer.append(pointer), part }
    }

    /// The record as a whole: in a vocabulary its key.
    pub fn place(&self) -> Place {
        if self.pointer == Pointer::root() { Place::file(self.file.clone()) } else { self.at(&Pointer::root()).key() }
    }
}

/// A record and where it stands; `None` where it could not be read.
#[derive(Debug, Clone)]
pub struct Entry<T> {
    /// Where it stands.
    pub origin: Origin,
    /// What it says.
    pub record: Option<T>,
    /// Where it refers to others.
    pub references: Vec<Reference>,
}

/// The records of a kind, by id.
pub type Entries<T> = BTreeMap<Slug, Entry<T>>;

/// An entry of any kind: what all kinds have.
#[derive(Debug)]
pub(crate) struct AnyEntry<'r> {
    /// Where it stands.
    pub(crate) origin: &'r Origin,
    /// Where it refers to others.
    pub(crate) references: &'r [Reference],
    /// Its texts that are read, each with its place in the record.
    pub(crate) texts: Vec<(Pointer, &'r ReadText)>,
}

impl<T: Record> Entry<T> {
    /// What it has as an entry of any kind.
    pub(super) fn any(&self) -> AnyEntry<'_> {
        let texts = self.record.as_ref().map(Record::texts).unwrap_or_default();
        AnyEntry { origin: &self.origin, references: &self.references, texts }
    }
}
