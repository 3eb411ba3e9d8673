//! Numbers in files that no one reads as text: in another encoding, refused by the sources, or archives of XML (Excel, Word).

use super::encoding::{decoded, is_archive};
use super::hit::{Hit, Looked};
use super::{archive, text};
use crate::finding::Place;
use crate::source::FilePath;
use crate::tree::Syntax;
use crate::value::{Lines, personnummer};

/// Every number in the bytes.
pub(super) fn look(path: &FilePath, bytes: &[u8]) -> Looked {
    if is_archive(bytes) {
        return archive::look(path, bytes);
    }
    let Some(text) = decoded(bytes).or_else(|| Syntax::of(path).map(|_| String::from_utf8_lossy(bytes))) else {
        return closed(path, bytes);
    };
    let mut lines = 1;
    let mut line_start = 0;
    let mut at = 0;
    let hits = personnummer(&text, text::lines(path)).into_iter().map(|number| {
        let start = number.range.start;
        lines += text[at..start].bytes().filter(|b| *b == b'\n').count();
        line_start = text[at..start].rfind('\n').map_or(line_start, |newline| at + newline + 1);
        at = start;
        let column = text[line_start..start].chars().count() + 1;
        Hit { number, place: Place::Line { file: path.clone(), line: lines, column }, range: None, subject: text::SUBJECT }
    });
    Looked { hits: hits.collect(), closed: false }
}

/// What can be seen of a file that is no text. Old formats of Word and Excel spell their texts in bytes of one kind or another.
fn closed(path: &FilePath, bytes: &[u8]) -> Looked {
    let without_zeros: Vec<u8> = bytes.iter().copied().filter(|byte| *byte != 0).collect();
    let numbers = personnummer(&String::from_utf8_lossy(&without_zeros), Lines::Apart);
    let hit = |number| Hit { number, place: Place::file(path.clone()), range: None, subject: "filen innehåller" };
    Looked { hits: numbers.into_iter().map(hit).collect(), closed: true }
}
