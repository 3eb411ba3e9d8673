//! Numbers that a table holds in pieces or has taken digits from: date and last four digits in two cells, a digit in each cell, a
//! column whose numbers have lost the zeros they begin with.
//!
//! In: the cells of a table, as texts with their places. Out: numbers, each with the first and the last of its cells. A date beside
//! four digits is often something else, so that what counts is how many rows of the table are so.

use std::collections::BTreeMap;
use std::ops::Range;

use super::reading::{CELL, CELL_END, ROW, Stream, TABLE};
use crate::value::{Datum, Lines, Personnummer, personnummer};

/// The most signs of a cell that can be a part of a number: a longer one is none.
const LONGEST: usize = 24;
/// The fewest digits that are left of a number without the zeros it began with.
const SHORT: usize = 7;
/// The most bytes of a list of numbers in brackets.
const LONGEST_LIST: usize = 4000;
/// How many rows make sure that a zero is lost.
const SURE: usize = 3;

/// A cell: its text, and where it is spelt.
#[derive(Debug)]
struct Cell<P> {
    text: String,
    place: P,
}

/// A table, column by column: the cells that there are, by their rows.
#[derive(Debug)]
pub(super) struct Table<P> {
    columns: BTreeMap<usize, BTreeMap<usize, Cell<P>>>,
}

/// A number in a table: where its first and its last cell are.
pub(super) type Found<P> = (P, P, Personnummer);

impl<P: Clone> Table<P> {
    pub(super) fn new() -> Self {
        Self { columns: BTreeMap::new() }
    }

    /// Adds a cell with something in it.
    pub(super) fn add(&mut self, row: usize, column: usize, text: &str, place: P) {
        let text = text.trim();
        if !text.is_empty() {
            let text = if text.len() <= LONGEST { text.to_owned() } else { "x".to_owned() };
            self.columns.entry(column).or_default().insert(row, Cell { text, place });
        }
    }

    /// The numbers that are in no cell by themselves.
    pub(super) fn numbers(&self, built: Option<Datum>) -> Vec<Found<P>> {
        let mut found = Vec::new();
        for (column, cells) in &self.columns {
            lost_zeros(cells, &mut found);
            if let Some(right) = self.columns.get(&(column + 1)) {
                in_two_cells(cells, right, built, &mut found);
            }
        }
        self.digit_by_digit(&mut found);
        found
    }

    /// Adds the numbers of rows whose cells have a digit each, if two of three such rows are numbers.
    fn digit_by_digit(&self, found: &mut Vec<Found<P>>) {
        let mut rows: BTreeMap<usize, Vec<&Cell<P>>> = BTreeMap::new();
        for (row, cell) in self.columns.values().flatten() {
            rows.entry(*row).or_default().push(cell);
        }
        rows.retain(|_, cells| matches!(cells.len(), 10 | 12) && cells.iter().all(|cell| digits(&cell.text) == Some(1)));
        let numbers = rows.values().filter_map(|cells| {
            let text: String = cells.iter().map(|cell| cell.text.as_str()).collect();
            Some((cells.first()?.place.clone(), cells.last()?.place.clone(), whole(&text, None)?))
        });
        let numbers: Vec<Found<P>> = numbers.collect();
        if numbers.len() * 3 >= rows.len() * 2 {
            found.extend(numbers);
        }
    }
}

/// How many digits a text is that is nothing else.
fn digits(text: &str) -> Option<usize> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then_some(text.len())
}

/// The number that a text is, all of it.
fn whole(text: &str, built: Option<Datum>) -> Option<Personnummer> {
    personnummer(text, Lines::Apart, built).pop().filter(|number| number.range.len() == text.len())
}

/// Adds the numbers of a column that is nothing but numbers, of which some have lost zeros: all of them have their check digit with
/// the zeros put back.
fn lost_zeros<P: Clone>(column: &BTreeMap<usize, Cell<P>>, found: &mut Vec<Found<P>>) {
    let is_number =
        |cell: &Cell<P>| (SHORT..=10).contains(&cell.text.len()) && cell.text.bytes().all(|byte| byte.is_ascii_digit());
    let head = usize::from(column.values().next().is_some_and(|first| !is_number(first)));
    let mut numbers = Vec::new();
    for cell in column.values().skip(head) {
        match whole(&format!("{:0>10}", cell.text), None).filter(|_| is_number(cell)) {
            Some(number) => numbers.push((cell, number)),
            None => return,
        }
    }
    if numbers.len() > 1 {
        let short = numbers.into_iter().filter(|(cell, _)| cell.text.len() < 10);
        found.extend(short.map(|(cell, number)| (cell.place.clone(), cell.place.clone(), number)));
    }
}

/// Adds the numbers in two cells side by side, where two of three rows that have both have a number in them.
fn in_two_cells<P: Clone>(
    left: &BTreeMap<usize, Cell<P>>,
    right: &BTreeMap<usize, Cell<P>>,
    built: Option<Datum>,
    found: &mut Vec<Found<P>>,
) {
    let pairs: Vec<(&Cell<P>, &Cell<P>)> = left.iter().filter_map(|(row, cell)| Some((cell, right.get(row)?))).collect();
    let head = usize::from(pairs.first().is_some_and(|(date, _)| !date.text.bytes().any(|byte| byte.is_ascii_digit())));
    let body = &pairs[head..];
    let numbers = |padded: bool| -> Vec<Found<P>> {
        let number = |(date, last): &(&Cell<P>, &Cell<P>)| {
            let number = whole(&in_pieces(&date.text, &last.text, padded)?, built)?;
            Some((date.place.clone(), last.place.clone(), number))
        };
        body.iter().filter_map(number).collect()
    };
    let padded = numbers(true);
    if padded.len() >= SURE && padded.len() == body.len() {
        found.extend(padded);
        return;
    }
    let exact = numbers(false);
    // A whole date beside a count is common; six digits that are one are not.
    let enough = exact.len() > 1 || exact.iter().all(|(_, _, number)| number.digits().len() == 10);
    if enough && exact.len() * 3 >= body.len() * 2 {
        found.extend(exact);
    }
}

/// A date and four digits as one text, if they are that; with the zeros that the four digits may have lost.
fn in_pieces(date: &str, last: &str, padded: bool) -> Option<String> {
    let dashes = ['-', '+', '\u{2013}', '\u{2212}'];
    let (date, last) = (date.trim_end_matches(dashes), last.trim_start_matches(dashes));
    let count = date.bytes().filter(u8::is_ascii_digit).count();
    let dated = matches!(count, 6 | 8) && date.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let four = digits(last).is_some_and(|count| count == 4 || padded && (1..4).contains(&count));
    (dated && four).then(|| format!("{date}-{last:0>4}"))
}

/// The numbers in the pieces of the tables of a text with markup.
pub(super) fn of_markup(stream: &Stream, built: Option<Datum>) -> Vec<Found<Range<usize>>> {
    let blank = |c: char| c.is_whitespace() || c.is_control();
    let mut found = Vec::new();
    if !stream.text.contains(CELL) {
        return found;
    }
    let mut table = Table::new();
    let (mut row, mut column) = (0, 0);
    for (at, sign) in stream.text.match_indices([TABLE, ROW, CELL]) {
        match sign.chars().next() {
            Some(CELL) => {
                let rest = &stream.text[at + sign.len()..];
                let text = &rest[..rest.find([CELL_END, CELL, ROW, TABLE]).unwrap_or(rest.len())];
                let seen = text.trim_matches(blank);
                let from = at + sign.len() + text.len() - text.trim_start_matches(blank).len();
                table.add(row, column, seen, stream.spelt(&(from..from + seen.len())));
                column += 1;
            }
            Some(ROW) => {
                row += 1;
                column = 0;
            }
            _ => found.extend(std::mem::replace(&mut table, Table::new()).numbers(built)),
        }
    }
    found.extend(table.numbers(built));
    found
}

/// The cells of a text of lines and delimiters: row, column, and where each is written.
pub(super) fn of_lines(text: &str) -> Vec<(usize, usize, Range<usize>)> {
    let head = text.lines().next().unwrap_or_default();
    let count = |sign: &char| head.matches(*sign).count();
    let delimiter = [',', '|', '\t', ';'].into_iter().max_by_key(count).unwrap_or(';');
    let mut cells = Vec::new();
    let (mut row, mut column, mut start, mut quoted) = (0, 0, 0, false);
    for (at, c) in text.char_indices().chain(std::iter::once((text.len(), '\n'))) {
        if c == '"' {
            quoted = !quoted;
        } else if at == text.len() || !quoted && (c == delimiter || c == '\n') {
            let written = &text[start..at];
            let seen = written.trim_matches(['"', ' ', '\r']);
            let from = start + written.len() - written.trim_start_matches(['"', ' ', '\r']).len();
            cells.push((row, column, from..from + seen.len()));
            (row, column) = if c == '\n' { (row + 1, 0) } else { (row, column + 1) };
            start = at + c.len_utf8();
        }
    }
    cells
}

/// The numbers in the pieces of lists of numbers and short texts in brackets (`[811218, 9876]`); lists of one length that follow
/// each other are one table.
pub(super) fn of_lists(text: &str, built: Option<Datum>) -> Vec<Found<Range<usize>>> {
    let mut found = Vec::new();
    let mut table = Table::new();
    let (mut row, mut width) = (0, 0);
    for (opening, _) in text.match_indices('[') {
        let inside = &text[opening + 1..];
        let length = inside.bytes().take(LONGEST_LIST).position(|byte| matches!(byte, b']' | b'[' | b'{'));
        let Some(list) = length.filter(|length| inside[*length..].starts_with(']')).map(|length| &inside[..length]) else {
            continue;
        };
        let items = list.split(',').count();
        if items != width {
            found.extend(std::mem::replace(&mut table, Table::new()).numbers(built));
            width = items;
        }
        let mut start = opening + 1;
        for (column, item) in list.split(',').enumerate() {
            let blank = |c: char| c.is_whitespace() || matches!(c, '"' | '\'');
            let seen = item.trim_matches(blank);
            let from = start + item.len() - item.trim_start_matches(blank).len();
            table.add(row, column, seen, from..from + seen.len());
            start += item.len() + 1;
        }
        row += 1;
    }
    found.extend(table.numbers(built));
    found
}
