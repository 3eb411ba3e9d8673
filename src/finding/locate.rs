//! From places to lines and columns: the tree is read again for the few files that have findings.

use std::collections::BTreeMap;
use std::ops::Range;

use super::place::{Part, Place};
use crate::source::{FilePath, Sources};
use crate::tree::{self, Node, Syntax};

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
    files: BTreeMap<FilePath, Read>,
}

/// What is worked out of a file once, however many findings it has.
struct Read {
    columns: Columns,
    /// Its tree; none where it has none.
    tree: Option<Node>,
}

impl<'s> Locator<'s> {
    pub(super) fn new(sources: &'s Sources) -> Self {
        Self { sources, files: BTreeMap::new() }
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
        let Read { columns, tree } = self.files.entry(path.clone()).or_insert_with(|| Read {
            columns: Columns::of(text),
            tree: Syntax::of(path).and_then(|syntax| tree::read(syntax, text).ok()),
        });
        let range = match place {
            Place::Site | Place::Cell { .. } => return bare,
            Place::Line { line: 0, .. } => return Located { line: Some(1), column: Some(1), ..bare },
            Place::Line { line, column, .. } => {
                let start = columns.lines.get(line - 1).copied().unwrap_or(text.len());
                let at = text[start..].char_indices().nth(column.saturating_sub(1)).map_or(text.len(), |(i, _)| start + i);
                at..at
            }
            Place::Bytes { start, end, .. } => *start..*end,
            Place::Tree { pointer, part, .. } => {
                let Some(tree) = tree else { return bare };
                let (key, node) = tree.follow(pointer);
                match part {
                    Part::Key => key.map_or_else(|| node.span.clone(), |key| key.span.clone()),
                    Part::Value => node.span.clone(),
                    Part::Text(start, end) => node.text_range(text, *start..*end),
                }
            }
        };
        let range = first_line(text, clamp(text, range));
        let (line, column) = columns.at(text, range.start);
        let (end_line, end_column) = columns.at(text, range.end);
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

/// A file's lines and characters, so that a place is found in steps that don't grow with the file.
struct Columns {
    /// Where the lines begin.
    lines: Vec<usize>,
    /// How many characters begin before each [`STRIDE`]th byte.
    characters: Vec<usize>,
}

/// How many bytes are counted at most to find a column.
const STRIDE: usize = 1024;

impl Columns {
    fn of(text: &str) -> Self {
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(newline, _)| newline + 1)).collect();
        let mut before = 0;
        let characters = text
            .as_bytes()
            .chunks(STRIDE)
            .map(|chunk| {
                let so_far = before;
                before += begun(chunk);
                so_far
            })
            .collect();
        Self { lines, characters }
    }

    /// The line and column of a byte.
    fn at(&self, text: &str, at: usize) -> (usize, usize) {
        let line = self.lines.partition_point(|start| *start <= at);
        let start = line.checked_sub(1).and_then(|index| self.lines.get(index)).copied().unwrap_or_default();
        (line, self.before(text, at) - self.before(text, start) + 1)
    }

    /// How many characters begin before a byte.
    fn before(&self, text: &str, at: usize) -> usize {
        let stride = (at / STRIDE).min(self.characters.len().saturating_sub(1));
        self.characters.get(stride).copied().unwrap_or_default() + begun(&text.as_bytes()[stride * STRIDE..at])
    }
}

/// How many characters begin in these bytes of UTF-8.
fn begun(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count()
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
    fn columns_are_the_same_far_into_a_line() {
        let text = "åa€\u{1f600}".repeat(700);
        let columns = Columns::of(&text);
        for (column, (at, _)) in text.char_indices().enumerate() {
            assert_eq!(columns.at(&text, at), (1, column + 1));
        }
        assert_eq!(columns.at(&text, text.len()), (1, text.chars().count() + 1));
        assert_eq!(Columns::of("").at("", 0), (1, 1));
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
