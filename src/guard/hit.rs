//! A number that was found, and what was seen of its file.

use std::ops::Range;

use crate::finding::Place;
use crate::value::Personnummer;

/// A number at a place.
pub(super) struct Hit {
    pub(super) number: Personnummer,
    pub(super) place: Place,
    /// Where the file's text spells it, in bytes.
    pub(super) range: Option<Range<usize>>,
    /// What holds it: the subject of the message.
    pub(super) subject: &'static str,
}

/// What a look into a file gave.
#[derive(Default)]
pub(super) struct Looked {
    pub(super) hits: Vec<Hit>,
    /// The file can't be looked into.
    pub(super) closed: bool,
}

/// A number in an archive: where in it the number stands, and what holds it.
pub(super) struct PartHit {
    pub(super) number: Personnummer,
    pub(super) at: String,
    pub(super) subject: &'static str,
}
