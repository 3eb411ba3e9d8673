//! Numbers in archives: Excel workbooks, Word documents and their kin, and plain ones, with what is embedded in them. A part is looked
//! at as a file of its name would be, and what can't be looked at is told as it is of a file.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use super::encoding::{decoded, is_archive};
use super::hit::{Hit, Looked, PartHit, Unread, Why};
use super::workbook::{self, Parts};
use super::{closed, text, xml};
use crate::finding::Place;
use crate::source::FilePath;
use crate::value::{Datum, Lines, personnummer};

/// The most bytes that a file may unpack to, all that lies in it together; a few kilobytes can hold petabytes of zeros.
const MOST_BYTES: u64 = 128 << 20;
/// The most parts that a file may have, all that lies in it together.
const MOST_PARTS: usize = 20_000;
/// How deep archives may lie in archives.
const DEPTH: usize = 4;

/// Every number in an archive.
pub(super) fn look(path: &FilePath, bytes: &[u8], built: Option<Datum>) -> Looked {
    let mut look = Look { built, bytes: MOST_BYTES, parts: MOST_PARTS, found: Vec::new(), unread: Vec::new() };
    let closed = !look.archive(bytes, "", DEPTH);
    let hit = |PartHit { number, at, subject }| Hit {
        number,
        place: Place::Cell { file: path.clone(), cell: at },
        line: 0,
        range: None,
        subject,
    };
    Looked { hits: look.found.into_iter().map(hit).collect(), closed, unread: look.unread }
}

/// A look into an archive, and into what lies in it.
struct Look {
    built: Option<Datum>,
    /// How many bytes and parts may still be unpacked.
    bytes: u64,
    parts: usize,
    found: Vec<PartHit>,
    unread: Vec<Unread>,
}

impl Look {
    /// Looks into an archive of a name; whether it is one.
    fn archive(&mut self, bytes: &[u8], name: &str, depth: usize) -> bool {
        let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return false };
        // What lies before the archive is no part of it: a whole one that was cut off, or a program.
        if archive.offset() > 0 {
            self.unread.push(Unread { part: name.to_owned(), why: Why::Closed });
        }
        let remark = String::from_utf8_lossy(archive.comment()).into_owned();
        self.add(name, "arkivets anmärkning innehåller", &remark);
        let mut texts = Parts::new();
        for index in 0..archive.len() {
            if self.parts == 0 {
                self.unread.push(Unread { part: name.to_owned(), why: Why::TooMany });
                break;
            }
            self.parts -= 1;
            let part = archive.name_for_index(index).and_then(Result::ok).unwrap_or_default().into_owned();
            match self.unpacked(&mut archive, index) {
                Ok(unpacked) => self.part(name, part, &unpacked, depth, &mut texts),
                Err(why) => {
                    self.names(name, &part);
                    self.unread.push(Unread { part: format!("{name}{part}"), why });
                }
            }
        }
        self.texts(name, &texts);
        true
    }

    /// Looks at the name of a part.
    fn names(&mut self, name: &str, part: &str) {
        let at = format!("{name}{part}");
        let numbers = personnummer(part, Lines::Apart, self.built).into_iter();
        self.found.extend(numbers.map(|number| PartHit {
            number,
            at: at.clone(),
            subject: "namnet på en fil i filen innehåller",
        }));
    }

    /// Looks at a part, or keeps it where it is text.
    fn part(&mut self, name: &str, part: String, bytes: &[u8], depth: usize, texts: &mut Parts) {
        self.names(name, &part);
        let at = format!("{name}{part}");
        if bytes.is_empty() {
            return;
        }
        if is_archive(bytes) {
            let inside = format!("{at}/");
            match depth.checked_sub(1) {
                Some(depth) if self.archive(bytes, &inside, depth) => {}
                Some(_) => self.unread.push(Unread { part: at, why: Why::Closed }),
                None => self.unread.push(Unread { part: at, why: Why::TooDeep }),
            }
        } else if let Some(text) = decoded(bytes) {
            texts.insert(part, text.into_owned());
        } else {
            let numbers = closed::numbers(bytes).into_iter();
            self.found.extend(numbers.map(|number| PartHit { number, at: at.clone(), subject: "filen innehåller" }));
            if !is_of_a_printer(&part) {
                self.unread.push(Unread { part: at, why: Why::Closed });
            }
        }
    }

    /// Looks at the texts of an archive: a workbook's sheets cell by cell, all else as files of their names.
    fn texts(&mut self, name: &str, texts: &Parts) {
        let first = self.found.len();
        let (rest, whole) = workbook::look(texts, self.built, &mut self.found);
        for part in rest {
            let text = &texts[part];
            let numbers = if xml::is_xml(text) { text::shown(text, self.built) } else { text::numbers(part, text, self.built) };
            let numbers = numbers.into_iter();
            self.found.extend(numbers.map(|number| PartHit { number, at: part.to_owned(), subject: "filen innehåller" }));
        }
        for one in &mut self.found[first..] {
            one.at.insert_str(0, name);
        }
        if !whole {
            self.unread.push(Unread { part: format!("{name}{}", workbook::WORKBOOK), why: Why::TooMany });
        }
    }

    fn add(&mut self, at: &str, subject: &'static str, text: &str) {
        let numbers = personnummer(text, Lines::Joined, self.built).into_iter();
        self.found.extend(numbers.map(|number| PartHit { number, at: at.to_owned(), subject }));
    }

    /// A part's bytes, or why there are none.
    fn unpacked(&mut self, archive: &mut ZipArchive<Cursor<&[u8]>>, index: usize) -> Result<Vec<u8>, Why> {
        let file = archive.by_index(index).map_err(|_| Why::Closed)?;
        let mut bytes = Vec::new();
        let read = file.take(self.bytes + 1).read_to_end(&mut bytes);
        let left = self.bytes.checked_sub(bytes.len().try_into().unwrap_or(u64::MAX));
        self.bytes = left.unwrap_or_default();
        match read {
            Ok(_) if left.is_none() => Err(Why::TooLarge),
            Ok(_) => Ok(bytes),
            Err(_) => Err(Why::Closed),
        }
    }
}

/// A printer's settings, which every workbook has that was printed: what a driver keeps, and no one's text.
fn is_of_a_printer(part: &str) -> bool {
    part.starts_with("xl/printerSettings/") || part.starts_with("word/printerSettings")
}
