//! From places to lines and columns: the tree is read again for the few files that have findings.

use std::collections::BTreeMap;
use std::ops::Range;

use super::place::{Part, Place};
use crate::source::{FilePath, Sources};
use crate::tree::{self, Syntax};

/// A place as people count: lines and columns from 1, columns in characters, ends exclusive. `None` where there is no such place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Located {
    /// The file's path.
    pub file: Option<String>,
    /// The line it begins on.
    pub line: Option<usize>,
    /// The column it begins in.
    pub column: Option<usize>,
    /// The line it ends on.
    pub end_line: Option<usize>,
    /// The column after its last character.
    pub end_column: Option<usize>,
    /// The cell of a spreadsheet: `Blad1!C4`.
    pub cell: Option<String>,
    /// The same in bytes of the file's text.
    pub bytes: Option<(usize, usize)>,
}

/// Finds places in files, each file's lines counted once.
pub(super) struct Locator<'s> {
    sources: &'s Sources,
    /// Where the lines of each file begin.
    lines: BTreeMap<FilePath, Vec<usize>>,
}

impl<'s> Locator<'s> {
    pub(super) fn new(sources: &'s Sources) -> Self {
        Self { sources, lines: BTreeMap::new() }
    }

    /// Where a place lies.
    pub(super) fn locate(&mut self, place: &Place) -> Located {
        let Some(path) = place.path() else { return Located::default() };
        let bare = Located { file: Some(path.to_string()), ..Located::default() };
        if let Place::Cell { cell, .. } = place {
            return Located { cell: Some(cell.clone()), ..bare };
        }
        let Some(text) = self.sources.get(path).and_then(|file| file.text()) else {
            return match place {
                Place::Line { line, column, .. } if *line > 0 => Located { line: Some(*line), column: Some(*column), ..bare },
                Place::Site | Place::Line { .. } | Place::Bytes { .. } | Place::Cell { .. } | Place::Tree { .. } => bare,
            };
        };
        let starts = self
            .lines
            .entry(path.clone())
            .or_insert_with(|| std::iter::once(0).chain(text.match_indices('\n').map(|(newline, _)| newline + 1)).collect());
        let range = match place {
            Place::Site | Place::Cell { .. } => return bare,
            Place::Line { line: 0, .. } => return Located { line: Some(1), column: Some(1), ..bare },
            Place::Line { line, column, .. } => {
                let start = starts.get(line - 1).copied().unwrap_or(text.len());
                let at = text[start..].char_indices().nth(column.saturating_sub(1)).map_or(text.len(), |(i, _)| start + i);
                at..at
            }
            Place::Bytes { start, end, .. } => *start..*end,
            Place::Tree { pointer, part, .. } => {
                let Some(tree) = Syntax::of(path).and_then(|syntax| tree::read(syntax, text).ok()) else { return bare };
                let (key, node) = tree.follow(pointer);
                match part {
                    Part::Key => key.map_or_else(|| node.span.clone(), |key| key.span.clone()),
                    Part::Value => node.span.clone(),
                    Part::Text(start, end) => node.text_range(text, *start..*end),
                }
            }
        };
        let range = first_line(text, clamp(text, range));
        let (line, column) = line_column(text, starts, range.start);
        let (end_line, end_column) = line_column(text, starts, range.end);
        Located {
            line: Some(line),
            column: Some(column),
            end_line: Some(end_line),
            end_column: Some(end_column),
            bytes: Some((range.start, range.end)),
            ..bare
        }
    }
}

/// A range inside the text, between characters.
fn clamp(text: &str, range: Range<usize>) -> Range<usize> {
    let start = text.floor_char_boundary(range.start.min(text.len()));
    let end = text.floor_char_boundary(range.end.clamp(start, text.len()));
    start..end.max(start)
}

/// The part of a range that lies on its first line: a marker under forty lines helps no one.
fn first_line(text: &str, range: Range<usize>) -> Range<usize> {
    let end = text[range.clone()].find(['\n', '\r']).map_or(range.end, |i| range.start + i);
    range.start..end
}

/// The line and column of a byte, by where the lines begin.
fn line_column(text: &str, starts: &[usize], at: usize) -> (usize, usize) {
    let line = starts.partition_point(|start| *start <= at);
    let start = line.checked_sub(1).and_then(|index| starts.get(index)).copied().unwrap_or_default();
    (line, text[start..at].chars().count() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::Pointer;

    fn at(text: &str, pointer: &str, part: Part) -> (usize, usize, usize) {
        let sources = Sources::from_memory([("content/a.yaml", text.as_bytes())]);
        let place = Place::Tree { file: "content/a.yaml".into(), pointer: Pointer::from_rfc6901(pointer), part };
        let located = Locator::new(&sources).locate(&place);
        (located.line.unwrap_or(0), located.column.unwrap_or(0), located.end_column.unwrap_or(0))
    }

    #[test]
    fn columns_count_characters() {
        let text = "åäö: {é: 1, ñ: två}\nlista:\n  - ett\n";
        assert_eq!(at(text, "/åäö/ñ", Part::Key), (1, 13, 14));
        assert_eq!(at(text, "/åäö/ñ", Part::Value), (1, 16, 19));
        assert_eq!(at(text, "/lista/0", Part::Value), (3, 5, 8));
        assert_eq!(at(text, "/lista/0", Part::Key), (3, 5, 8));
        assert_eq!(at("\u{feff}a: b\r\nc: d\r\n", "/c", Part::Value), (2, 4, 5));
        assert_eq!(at("a: |\r\n  ett\r\n  två\r\n", "/a", Part::Text(4, 8)), (3, 3, 6));
    }
}
