//! A number that was found, and what was seen of its file.

use std::ops::Range;

use crate::finding::Place;
use crate::value::Personnummer;

/// A number at a place.
pub(super) struct Hit {
    pub(super) number: Personnummer,
    pub(super) place: Place,
    /// The line of its file; 0 where it is in none.
    pub(super) line: usize,
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
    /// What lies in the file and can't be looked into.
    pub(super) unread: Vec<Unread>,
}

/// A part of an archive that was not looked into.
pub(super) struct Unread {
    pub(super) part: String,
    pub(super) why: Why,
}

/// Why a part of an archive was not looked into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Why {
    /// It is no text, or it is locked or broken.
    Closed,
    /// The archive unpacks to more than the guard takes.
    TooLarge,
    /// It lies in too many archives.
    TooDeep,
    /// The archive holds more parts, or a sheet more cells, than the guard takes.
    TooMany,
}

/// A number in an archive: where in it the number stands, and what holds it.
pub(super) struct PartHit {
    pub(super) number: Personnummer,
    pub(super) at: String,
    pub(super) subject: &'static str,
}
