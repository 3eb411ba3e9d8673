//! Numbers in a text of any kind: as it is written, comments too; as one sees it without its markup; and in the pieces of a table.

use std::ops::Range;

use super::hit::{Hit, Looked};
use super::reading::{self, Kind};
use super::table::{self, Table};
use crate::finding::Place;
use crate::source::FilePath;
use crate::value::{Datum, Lines, Personnummer, personnummer};

/// What reads as a number in a file's text.
pub(super) const SUBJECT: &str = "här står";

/// Every number in a file's text, with its place in bytes.
pub(super) fn look(path: &FilePath, text: &str, built: Option<Datum>) -> Looked {
    let (mut at, mut line) = (0, 1);
    let hit = |number: Personnummer| {
        let range = number.range.clone();
        line += text[at..range.start].matches('\n').count();
        at = range.start;
        let place = Place::Bytes { file: path.clone(), start: range.start, end: range.end };
        Hit { number, place, line, range: Some(range), subject: SUBJECT }
    };
    Looked { hits: numbers(path, text, built).into_iter().map(hit).collect(), ..Looked::default() }
}

/// Every number in a text of this name, in order, each once.
pub(super) fn numbers(name: &str, text: &str, built: Option<Datum>) -> Vec<Personnummer> {
    if !may_hold(text) {
        return Vec::new();
    }
    let kind = Kind::of(name, text);
    let lines = lines(name);
    let mut found = Vec::new();
    // A tab parts the cells of a table, and words elsewhere.
    if is_of_tabs(name) {
        found.extend(table::of_lines(text).into_iter().flat_map(|(_, _, at)| inside(text, at, lines, built)));
    } else {
        found.extend(personnummer(text, lines, built));
    }
    found.extend(seen(text, kind, lines, built));
    found.extend(in_tables(name, text, built));
    each_once(found)
}

/// The numbers that one sees in a text with markup, comments and attributes too, in order, each once.
pub(super) fn shown(text: &str, built: Option<Datum>) -> Vec<Personnummer> {
    if may_hold(text) { each_once(seen(text, Kind::Markup, Lines::Joined, built)) } else { Vec::new() }
}

fn seen(text: &str, kind: Kind, lines: Lines, built: Option<Datum>) -> Vec<Personnummer> {
    let mut found = Vec::new();
    for stream in reading::read(text, kind) {
        let here = personnummer(&stream.text, lines, built);
        found.extend(here.into_iter().map(|number| number.at(stream.spelt(&number.range))));
        found.extend(table::of_markup(&stream, built).into_iter().map(spelt));
    }
    found
}

/// The numbers in the pieces of tables.
fn in_tables(name: &str, text: &str, built: Option<Datum>) -> Vec<Personnummer> {
    if lines(name) != Lines::Apart {
        return table::of_lists(text, built).into_iter().map(spelt).collect();
    }
    let cells = table::of_lines(text);
    let mut table = Table::new();
    cells.iter().for_each(|(row, column, at)| table.add(*row, *column, &text[at.clone()], at.clone()));
    let broken = cells.into_iter().filter(|(_, _, at)| text[at.clone()].contains('\n'));
    let broken = broken.flat_map(|(_, _, at)| inside(text, at, Lines::Joined, built));
    broken.chain(table.numbers(built).into_iter().map(spelt)).collect()
}

/// The numbers in a part of a text.
fn inside(text: &str, at: Range<usize>, lines: Lines, built: Option<Datum>) -> Vec<Personnummer> {
    let found = personnummer(&text[at.clone()], lines, built).into_iter();
    found.map(|number| number.at(number.range.start + at.start..number.range.end + at.start)).collect()
}

/// The number of a table, from its first cell to its last.
fn spelt((first, last, number): table::Found<Range<usize>>) -> Personnummer {
    number.at(first.start..last.end.max(first.end))
}

/// In order, and of those that have digits in common the first.
fn each_once(mut found: Vec<Personnummer>) -> Vec<Personnummer> {
    found.sort_by_key(|number| (number.range.start, std::cmp::Reverse(number.range.end)));
    let mut end = 0;
    found.retain(|number| {
        let new = number.range.start >= end;
        end = if new { number.range.end } else { end };
        new
    });
    found
}

/// Whether a text has as many digits as the shortest that is looked for; a sign that is not ASCII may be one.
fn may_hold(text: &str) -> bool {
    text.bytes().filter(|byte| byte.is_ascii_digit() || !byte.is_ascii()).nth(5).is_some()
}

/// Whether a number may go on in the next line of a file of this name.
pub(super) fn lines(path: &str) -> Lines {
    let table = extension(path).is_some_and(|extension| matches!(extension, "csv" | "tsv" | "tab"));
    if table { Lines::Apart } else { Lines::Joined }
}

fn is_of_tabs(path: &str) -> bool {
    extension(path).is_some_and(|extension| matches!(extension, "tsv" | "tab"))
}

fn extension(path: &str) -> Option<&str> {
    path.rsplit_once('.').map(|(_, extension)| extension)
}
