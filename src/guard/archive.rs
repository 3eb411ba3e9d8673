//! Numbers in archives of XML: Excel workbooks, Word documents and their kin, with what is embedded in them.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use super::encoding::{decoded, is_archive};
use super::hit::{Hit, Looked, PartHit};
use super::workbook::{self, Parts};
use super::xml;
use crate::finding::Place;
use crate::source::FilePath;
use crate::value::{Lines, personnummer};

/// The most bytes that an archive may unpack to; a few kilobytes can hold petabytes of zeros.
const MOST: u64 = 512 << 20;
/// How deep archives may lie in archives.
const DEPTH: usize = 3;

/// Every number in an archive.
pub(super) fn look(path: &FilePath, bytes: &[u8]) -> Looked {
    let mut found = Vec::new();
    let closed = !look_into(bytes, "", DEPTH, &mut MOST.clone(), &mut found);
    let hit = |PartHit { number, at, subject }| Hit {
        number,
        place: Place::Cell { file: path.clone(), cell: at },
        range: None,
        subject,
    };
    Looked { hits: found.into_iter().map(hit).collect(), closed }
}

/// Looks into an archive, and tells whether all of it could be read.
fn look_into(bytes: &[u8], name: &str, depth: usize, left: &mut u64, found: &mut Vec<PartHit>) -> bool {
    let mut parts = Parts::new();
    let mut whole = true;
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return false };
    for index in 0..archive.len() {
        let Some((part, unpacked)) = unpacked(&mut archive, index, left) else {
            whole = false;
            continue;
        };
        let numbers = personnummer(&part, Lines::Apart);
        found.extend(numbers.into_iter().map(|number| PartHit {
            number,
            at: format!("{name}{part}"),
            subject: "namnet på en fil i filen innehåller",
        }));
        if is_archive(&unpacked) {
            whole &= depth > 0 && look_into(&unpacked, &format!("{name}{part}/"), depth - 1, left, found);
        } else if let Some(text) = decoded(&unpacked) {
            parts.insert(part, text.into_owned());
        } else {
            // Pictures and a printer's settings hold no data; the workbook itself in Excel's binary form does.
            whole &= !part.ends_with("workbook.bin");
        }
    }
    let first = found.len();
    let rest = workbook::look(&parts, found);
    for part in rest {
        look_at(part, &parts[part], found);
    }
    for one in &mut found[first..] {
        one.at.insert_str(0, name);
    }
    whole
}

/// A part's name and bytes; `None` where it is locked, broken or too large.
fn unpacked(archive: &mut ZipArchive<Cursor<&[u8]>>, index: usize, left: &mut u64) -> Option<(String, Vec<u8>)> {
    let file = archive.by_index(index).ok()?;
    let name = file.name().ok()?.into_owned();
    let mut bytes = Vec::new();
    let read = file.take(*left + 1).read_to_end(&mut bytes).ok()?;
    *left = left.checked_sub(u64::try_from(read).ok()?)?;
    Some((name, bytes))
}

/// Numbers in a part that is no sheet: its texts and attributes.
fn look_at(part: &str, text: &str, found: &mut Vec<PartHit>) {
    let mut add = |text: &str| {
        let numbers = personnummer(text, Lines::Joined);
        found.extend(numbers.into_iter().map(|number| PartHit { number, at: part.to_owned(), subject: "filen innehåller" }));
    };
    if xml::is_xml(text) {
        xml::walk(text, &mut |seen| match seen {
            // The workbook has looked at its sheets' names.
            xml::Seen::Open(element) if part == workbook::WORKBOOK && element.name == "sheet" => {}
            xml::Seen::Open(element) => element.texts().for_each(&mut add),
            xml::Seen::Text(_, text) => add(text),
            xml::Seen::Close(_) => {}
        });
    } else {
        add(text);
    }
}
