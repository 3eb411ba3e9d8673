//! Numbers in a file that is text: as it is written, comments too, and as YAML and TOML read what is written with escapes.

use std::ops::Range;

use super::hit::{Hit, Looked};
use crate::finding::Place;
use crate::source::FilePath;
use crate::tree::{self, Layout, Node, Syntax, Value};
use crate::value::{Lines, Personnummer, personnummer};

/// What reads as a number in a file's text.
pub(super) const SUBJECT: &str = "här står";

/// Every number in a file's text, with its place in bytes.
pub(super) fn look(path: &FilePath, text: &str) -> Looked {
    let mut found: Vec<(Range<usize>, Personnummer)> =
        personnummer(text, lines(path)).into_iter().map(|number| (number.range.clone(), number)).collect();
    // Only an escape hides a number from the look at the raw text: what YAML folds it folds at line breaks.
    if text.contains('\\')
        && let Some(tree) = Syntax::of(path).and_then(|syntax| tree::read(syntax, text).ok())
    {
        escaped(&tree, text, &mut found);
    }
    let hit = |(range, number): (Range<usize>, Personnummer)| Hit {
        number,
        place: Place::Bytes { file: path.clone(), start: range.start, end: range.end },
        range: Some(range),
        subject: SUBJECT,
    };
    Looked { hits: found.into_iter().map(hit).collect(), closed: false }
}

/// Whether a number may go on in the next line of a file of this name.
pub(super) fn lines(path: &str) -> Lines {
    let table = path.rsplit_once('.').is_some_and(|(_, extension)| matches!(extension, "csv" | "tsv" | "tab"));
    if table { Lines::Apart } else { Lines::Joined }
}

/// Adds the numbers in keys and values that the file spells with escapes; their place is the whole key or value.
fn escaped(node: &Node, text: &str, found: &mut Vec<(Range<usize>, Personnummer)>) {
    let mut add = |value: &str, span: &Range<usize>| {
        if text.get(span.clone()).is_none_or(|source| !source.contains('\\')) {
            return;
        }
        for number in personnummer(value, Lines::Joined) {
            let known = found
                .iter()
                .any(|(range, known)| known.digits() == number.digits() && span.start <= range.start && range.end <= span.end);
            if !known {
                found.push((span.clone(), number));
            }
        }
    };
    match &node.value {
        Value::Text(value, Layout::Opaque) => add(value, &node.span),
        Value::Text(_, Layout::Verbatim(_) | Layout::Literal(_)) | Value::Null | Value::Bool(..) | Value::Number(_) => {}
        Value::List(items) => items.iter().for_each(|item| escaped(item, text, found)),
        Value::Map(entries) => {
            entries.iter().for_each(|(key, _)| add(&key.text, &key.span));
            entries.iter().for_each(|(_, below)| escaped(below, text, found));
        }
    }
}
