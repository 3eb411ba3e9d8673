//! A source document in sections.
//!
//! In: a document's text, perhaps misread, and the sections that `content/kallor/ID.yaml` lists, in reading order. Out: the facts
//! of each section, and which listed sections the document does not have.
//!
//! A heading is a line, or lines, that reads like the listed one when letters are folded and noise is allowed. Lines of a table of
//! contents are no headings. Among all places where headings may stand, the longest series in the listed order counts; of equally
//! long ones the one that lies last, as lists of delområden and the like come before the headings with the same words.

use std::collections::BTreeMap;
use std::ops::Range;

use utbud::records::dokument::{Avsnitt, Kalla};

use crate::scan::{Fact, Found, scan};
use crate::tokens::fold;

/// How much a heading in a document must be like the listed one.
const LIKE: f64 = 0.8;
/// How far before its heading a number may stand on a line of its own, in lines.
const NUMBER_APART: usize = 110;
/// A heading of so many letters may have other text after it on its line, as from a figure at its side.
const LONG: usize = 25;

/// A document in sections.
#[derive(Debug)]
pub(crate) struct Document {
    /// The day it bears.
    pub(crate) date: Option<Fact>,
    text: String,
    found: Vec<Found>,
    sections: BTreeMap<String, Range<usize>>,
    /// Listed sections that the document does not have.
    pub(crate) absent: Vec<String>,
}

impl Document {
    /// Splits a text into the sections that its record lists.
    pub(crate) fn read(text: &str, record: &Kalla) -> Self {
        let text = without_page_numbers(text);
        let headings: Vec<Heading> = record.avsnitt.iter().map(Heading::new).collect();
        let places = places(&text, &headings);
        let mut sections = BTreeMap::new();
        let mut absent = Vec::new();
        for (index, heading) in headings.iter().enumerate() {
            match places[index] {
                Some(start) => {
                    let end = places[index + 1..].iter().flatten().next().copied().unwrap_or(text.len());
                    sections.insert(heading.name.clone(), start..end);
                }
                None => absent.push(heading.name.clone()),
            }
        }
        let date = record.datum.and_then(|date| scan(&date.to_string()).into_iter().next()).map(|found| found.fact);
        Self { date, found: scan(&text), text, sections, absent }
    }

    /// The facts of a section; of the whole document where none is named.
    pub(crate) fn facts(&self, section: Option<&str>) -> Option<impl Iterator<Item = &Fact>> {
        let range = self.range(section)?;
        let within = move |found: &&Found| range.start <= found.range.start && found.range.end <= range.end;
        Some(self.found.iter().filter(within).map(|found| &found.fact))
    }

    /// Whether numbers stand side by side in a section: a row of a table.
    pub(crate) fn side_by_side(&self, section: Option<&str>, row: &[u64]) -> bool {
        let numbers: Vec<u64> = self.numbers(section).into_iter().map(|(_, number)| number).collect();
        numbers.windows(row.len()).any(|numbers| numbers == row)
    }

    /// Whether numbers stand on one line of a section, in any order.
    pub(crate) fn on_one_line(&self, section: Option<&str>, row: &[u64]) -> bool {
        let numbers = self.numbers(section);
        let same = |a: &(usize, u64), b: &(usize, u64)| !self.text[a.0..b.0].contains('\n');
        numbers.chunk_by(same).any(|line| row.iter().all(|number| line.iter().any(|(_, found)| found == number)))
    }

    /// The numbers on the lines of a section that begin with a name and go on with a number: the rows of that name.
    pub(crate) fn rows(&self, section: Option<&str>, name: &str) -> Vec<Vec<u64>> {
        let (numbers, name) = (self.numbers(section), letters(name));
        let named =
            |line: &str| letters(line).strip_prefix(&name).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        let lines = numbers.chunk_by(|a, b| !self.text[a.0..b.0].contains('\n'));
        let of_name = lines.filter(|line| {
            let at = line[0].0;
            let start = self.text[..at].rfind('\n').map_or(0, |end| end + 1);
            named(self.text[start..].lines().next().unwrap_or_default())
        });
        of_name.map(|line| line.iter().map(|(_, number)| *number).collect()).collect()
    }

    /// The numbers of a section in reading order, with where they stand, in thousandths and without their units.
    fn numbers(&self, section: Option<&str>) -> Vec<(usize, u64)> {
        let Some(range) = self.range(section) else { return Vec::new() };
        let mut numbers = Vec::new();
        let mut end = range.start;
        for found in self.found.iter().filter(|found| found.range.end <= range.end) {
            let number = match found.fact {
                Fact::Number(number, _) => number,
                Fact::Date { year: Some(year), month: None, .. } => u64::from(year) * 1000,
                _ => continue,
            };
            // A number that was read in two ways counts as its parts.
            if found.range.start >= end {
                numbers.push((found.range.start, number));
                end = found.range.end;
            }
        }
        numbers
    }

    /// Whether the document has a section with this number.
    pub(crate) fn has(&self, section: &str) -> bool {
        self.sections.contains_key(section)
    }

    fn range(&self, section: Option<&str>) -> Option<Range<usize>> {
        match section {
            Some(section) => self.sections.get(section).cloned(),
            None => Some(0..self.text.len()),
        }
    }
}

/// A listed section.
struct Heading {
    /// What references call it.
    name: String,
    number: Option<String>,
    folded: String,
}

impl Heading {
    fn new(section: &Avsnitt) -> Self {
        // A pair is a number and a heading, or a short name and a heading.
        let number = section.nummer.clone().filter(|number| number.split('.').all(|part| part.parse::<u32>().is_ok()));
        Self { name: section.nummer.clone().unwrap_or_else(|| section.rubrik.clone()), number, folded: letters(&section.rubrik) }
    }
}

/// A line of the document.
struct Line {
    start: usize,
    /// The number that it begins with.
    number: Option<String>,
    /// The letters after the number.
    folded: String,
    /// A row of a table of contents or of a table in Markdown, or an item of a list: no heading.
    contents: bool,
}

/// Where a heading may stand.
#[derive(Clone, Copy)]
struct Place {
    heading: usize,
    start: usize,
    /// With its number before it, on the same line.
    numbered: bool,
    /// Without other text after it.
    alone: bool,
}

/// The place of each heading, if it has one.
fn places(text: &str, headings: &[Heading]) -> Vec<Option<usize>> {
    let lines = lines(text);
    let mut found: Vec<Place> = Vec::new();
    for (index, heading) in headings.iter().enumerate() {
        for (at, line) in lines.iter().enumerate() {
            if let Some((numbered, alone)) = stands(&lines[at..], heading) {
                found.push(Place { heading: index, start: line.start, numbered, alone });
            }
        }
    }
    // Where most numbers stand before their headings, all must: else a heading's words in a table would do.
    let numbers = headings.iter().filter(|heading| heading.number.is_some()).count();
    let before = (0..headings.len()).filter(|index| found.iter().any(|p| p.heading == *index && p.numbered)).count();
    let strict = before * 2 > numbers;
    found.retain(|place| {
        let Some(number) = &headings[place.heading].number else { return true };
        // Where a page's numbers were read as a column of their own, a chapter's may be lost.
        place.numbered || !strict && (!number.contains('.') || number_apart(&lines, number, place.start))
    });
    series(&found, headings.len())
}

/// Whether a heading stands where these lines begin, and if so, whether its number does, and whether it stands alone.
fn stands(lines: &[Line], heading: &Heading) -> Option<(bool, bool)> {
    let first = lines.first().filter(|line| !line.contents && !line.folded.is_empty())?;
    let numbered = match (&first.number, &heading.number) {
        (None, _) => false,
        (Some(found), Some(number)) if found == number => true,
        _ => return None,
    };
    let start = |text: &str| text.chars().take(8).collect::<String>();
    if strsim::normalized_levenshtein(&start(&first.folded), &start(&heading.folded)) < 0.5 {
        return None;
    }
    let mut read = String::new();
    for line in lines.iter().take(12).take_while(|line| !line.contents) {
        read.push_str(&line.folded);
        if read.len() * 10 < heading.folded.len() * 8 {
            continue;
        }
        if read.len() * 8 <= heading.folded.len() * 10 && strsim::normalized_levenshtein(&read, &heading.folded) >= LIKE {
            return Some((numbered, true));
        }
        if heading.folded.len() >= LONG && read.len() >= heading.folded.len() {
            let beginning: String = read.chars().take(heading.folded.chars().count()).collect();
            return (strsim::normalized_levenshtein(&beginning, &heading.folded) >= 0.9).then_some((numbered, false));
        }
        if read.len() > heading.folded.len() {
            break;
        }
    }
    None
}

/// Whether a number stands on a line of its own not far before a place.
fn number_apart(lines: &[Line], number: &str, start: usize) -> bool {
    let here = lines.partition_point(|line| line.start < start);
    let alone = |line: &Line| line.number.as_deref() == Some(number) && line.folded.is_empty();
    lines[here.saturating_sub(NUMBER_APART)..here].iter().any(alone)
}

/// The longest series of places in the order of the headings, those that stand alone counting a little more; of equally long ones
/// the one that lies last.
fn series(found: &[Place], headings: usize) -> Vec<Option<usize>> {
    let mut order: Vec<&Place> = found.iter().collect();
    order.sort_by_key(|place| (place.heading, place.start));
    // For each place, how long a series begins with it and which place comes next.
    let own = |at: usize| if order[at].alone { 10 } else { 9 };
    let mut best: Vec<(usize, Option<usize>)> = (0..order.len()).map(|at| (own(at), None)).collect();
    for at in (0..order.len()).rev() {
        for next in at + 1..order.len() {
            let follows = order[next].heading > order[at].heading && order[next].start > order[at].start;
            let better = match best[at].1 {
                None => true,
                Some(now) => (best[next].0, order[next].start) > (best[now].0, order[now].start),
            };
            if follows && better {
                best[at] = (best[next].0 + own(at), Some(next));
            }
        }
    }
    let mut places = vec![None; headings];
    let mut at = (0..order.len()).max_by_key(|at| (best[*at].0, order[*at].start));
    while let Some(here) = at {
        places[order[here].heading] = Some(order[here].start);
        at = best[here].1;
    }
    places
}

fn lines(text: &str) -> Vec<Line> {
    let mut start = 0;
    let mut lines = Vec::new();
    for line in text.split_inclusive('\n') {
        let bare = line.trim().trim_matches(['#', '*', '_', ' ']);
        let end = bare.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(bare.len());
        let apart = bare[end..].is_empty() || bare[end..].starts_with(char::is_whitespace);
        let number = (end > 0 && apart).then(|| bare[..end].trim_end_matches('.').to_owned());
        let rest = if number.is_some() { &bare[end..] } else { bare };
        let before_page = bare.trim_end_matches(|c: char| c.is_ascii_digit());
        let page = before_page.len() < bare.len() && (before_page.ends_with('\t') || before_page.trim_end().ends_with(".."));
        let item = ["- ", "• ", "o ", "e "].iter().any(|bullet| bare.starts_with(bullet));
        lines.push(Line { start, number, folded: letters(rest), contents: page || item || bare.starts_with('|') });
        start += line.len();
    }
    lines
}

/// Letters and digits, folded.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).map(fold).collect()
}

/// The text without `4 (14)` at the ends of lines; lines keep their length.
fn without_page_numbers(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let bare = line.trim_end();
        let page = bare.strip_suffix(')').map(|rest| rest.trim_end_matches(|c: char| c.is_ascii_digit()));
        let kept = page.and_then(|rest| rest.strip_suffix('(')).filter(|rest| bare.len() - rest.len() > 2).map(str::trim_end);
        match kept.filter(|rest| rest.ends_with(|c: char| c.is_ascii_digit())) {
            Some(rest) => {
                let rest = rest.trim_end_matches(|c: char| c.is_ascii_digit());
                out.push_str(rest);
                out.extend(std::iter::repeat_n(' ', bare.len() - rest.len()));
                out.push_str(&line[bare.len()..]);
            }
            None => out.push_str(line),
        }
    }
    out
}
