//! Numbers in files that no one reads as text: in another encoding, refused by the sources, or archives of XML (Excel, Word).

use super::encoding::{decoded, is_archive};
use super::hit::{Hit, Looked};
use super::{archive, closed, text};
use crate::finding::Place;
use crate::source::FilePath;
use crate::tree::Syntax;
use crate::value::Datum;

/// Every number in the bytes.
pub(super) fn look(path: &FilePath, bytes: &[u8], built: Option<Datum>) -> Looked {
    if is_archive(bytes) {
        return archive::look(path, bytes, built);
    }
    let Some(text) = decoded(bytes).or_else(|| Syntax::of(path).map(|_| String::from_utf8_lossy(bytes))) else {
        let hit = |number| Hit { number, place: Place::file(path.clone()), line: 0, range: None, subject: "filen innehåller" };
        return Looked { hits: closed::numbers(bytes).into_iter().map(hit).collect(), closed: true, ..Looked::default() };
    };
    let (mut line, mut column, mut at) = (1, 1, 0);
    let hits = text::numbers(path, &text, built).into_iter().map(|number| {
        let between = &text[at..number.range.start];
        line += between.matches('\n').count();
        column = between
            .rfind('\n')
            .map_or_else(|| column + between.chars().count(), |newline| between[newline + 1..].chars().count() + 1);
        at = number.range.start;
        let place = Place::Line { file: path.clone(), line, column };
        Hit { number, place, line, range: None, subject: text::SUBJECT }
    });
    Looked { hits: hits.collect(), ..Looked::default() }
}
