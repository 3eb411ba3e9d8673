//! Numbers in files that no one reads as text: in another encoding, refused by the sources, or archives of XML (Excel, Word).

use std::borrow::Cow;

use super::{Hit, Seen, archive, text};
use crate::finding::Place;
use crate::source::FilePath;
use crate::tree::Syntax;
use crate::value::{Lines, personnummer};

/// How much of a file tells what it is.
const HEAD: usize = 4096;

/// Every number in the bytes.
pub(super) fn look(path: &FilePath, bytes: &[u8]) -> Seen {
    if archive::is_archive(bytes) {
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
    Seen { hits: hits.collect(), closed: false }
}

/// What can be seen of a file that is no text. Old formats of Word and Excel spell their texts in bytes of one kind or another.
fn closed(path: &FilePath, bytes: &[u8]) -> Seen {
    let without_zeros: Vec<u8> = bytes.iter().copied().filter(|byte| *byte != 0).collect();
    let numbers = personnummer(&String::from_utf8_lossy(&without_zeros), Lines::Apart);
    let hit = |number| Hit { number, place: Place::file(path.clone()), range: None, subject: "filen innehåller" };
    Seen { hits: numbers.into_iter().map(hit).collect(), closed: true }
}

/// Whether the sources' text of a file is all there is to see in it.
pub(super) fn is_text(path: &str, bytes: &[u8]) -> bool {
    !is_utf16(bytes) && (Syntax::of(path).is_some() || !archive::is_archive(bytes) && !is_binary(bytes))
}

fn is_binary(bytes: &[u8]) -> bool {
    bytes[..bytes.len().min(HEAD)].contains(&0) || bytes.starts_with(b"%PDF")
}

/// The text that bytes stand for, as far as it takes to see digits and what parts them; `None` where they are no text.
pub(super) fn decoded(bytes: &[u8]) -> Option<Cow<'_, str>> {
    if is_utf16(bytes) {
        let big = bytes.starts_with(&[0xfe, 0xff]) || bytes[0] == 0;
        let unit =
            |pair: &[u8]| if big { u16::from_be_bytes([pair[0], pair[1]]) } else { u16::from_le_bytes([pair[0], pair[1]]) };
        let units: Vec<u16> = bytes.chunks_exact(2).map(unit).collect();
        return Some(String::from_utf16_lossy(&units).trim_start_matches('\u{feff}').to_owned().into());
    }
    // What is no UTF-8 becomes U+FFFD, which may stand for a dash or a space of Windows' character set.
    (!is_binary(bytes)).then(|| String::from_utf8_lossy(bytes))
}

/// Whether bytes are text in UTF-16: by its mark, or because every other byte of Western text is 0.
pub(super) fn is_utf16(bytes: &[u8]) -> bool {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return true;
    }
    let head = &bytes[..bytes.len().min(HEAD)];
    let zeros = |parity: usize| head.iter().skip(parity).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    even.min(odd) == 0 && even.max(odd) > head.len() / 3
}
