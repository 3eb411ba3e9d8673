//! What no report shows, wherever it is quoted or drawn: the digits of personnummer.
//!
//! In: the numbers that the guard has found, and where. Out: texts and drawn lines with those digits masked, and with them every
//! digit of what reads as such a number, whoever found it. Lengths stay what they are, so that markers and columns hold.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fmt;
use std::ops::Range;

use crate::source::FilePath;
use crate::value::{Personnummer, digit, mask, mask_digits};

/// A part of a number: how many digits, and which.
type Part = (usize, u64);

/// The fewest digits that give away something of a number of the same file, and of any file: fewer, or a year, stand for much else.
const HERE: usize = 4;
const ANYWHERE: usize = 6;

/// What no report may show.
#[derive(Clone, Default)]
pub(super) struct Concealed {
    numbers: HashSet<Part>,
    files: BTreeMap<FilePath, Secrets>,
}

/// What a file holds that no report may show.
#[derive(Clone, Default)]
struct Secrets {
    numbers: HashSet<Part>,
    /// Where the file's text spells them, in order.
    ranges: BTreeSet<(usize, usize)>,
    /// The length of the longest of these ranges.
    longest: usize,
}

impl Secrets {
    fn add(&mut self, range: Option<Range<usize>>) {
        self.longest = self.longest.max(range.as_ref().map_or(0, ExactSizeIterator::len));
        self.ranges.extend(range.map(|range| (range.start, range.end)));
    }

    /// The ranges that have something in common with this one.
    fn near(&self, whole: &Range<usize>) -> impl Iterator<Item = Range<usize>> {
        let first = whole.start.saturating_sub(self.longest);
        let near = self.ranges.range((first, 0)..(whole.end.max(first), 0));
        near.filter(|(_, end)| *end > whole.start).map(|(start, end)| *start..*end)
    }
}

impl fmt::Debug for Concealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Concealed({:?})", self.files.keys().map(|path| mask(path)).collect::<Vec<_>>())
    }
}

impl Concealed {
    /// Conceals a number in a file, and the bytes of the file's text that spell it.
    pub(super) fn add(&mut self, file: &FilePath, number: &Personnummer, range: Option<Range<usize>>) {
        let secrets = self.files.entry(file.clone()).or_default();
        secrets.add(range);
        // An interim number has a letter among its digits.
        let digits = number.digits().as_bytes();
        for length in HERE..=digits.len() {
            for digits in digits.windows(length).filter(|digits| digits.iter().all(u8::is_ascii_digit)) {
                let part = (length, value(digits.iter().map(|byte| byte - b'0')));
                secrets.numbers.insert(part);
                if length >= ANYWHERE {
                    self.numbers.insert(part);
                }
            }
        }
    }

    /// Conceals also what another conceals.
    pub(super) fn append(&mut self, other: Self) {
        self.numbers.extend(other.numbers);
        for (file, secrets) in other.files {
            let own = self.files.entry(file).or_default();
            own.numbers.extend(secrets.numbers);
            own.ranges.extend(secrets.ranges);
            own.longest = own.longest.max(secrets.longest);
        }
    }

    /// A text that speaks of these files: no number, and no part of one that stands in them, is left in it.
    pub(super) fn text<'t>(&self, text: &'t str, files: &BTreeSet<&FilePath>) -> Cow<'t, str> {
        let masked = mask(text);
        let here: Vec<&Secrets> = files.iter().filter_map(|file| self.files.get(*file)).collect();
        let told = |part: &Part| self.numbers.contains(part) || here.iter().any(|secrets| secrets.numbers.contains(part));
        let hidden: Vec<Range<usize>> = if self.numbers.is_empty() {
            Vec::new()
        } else {
            runs(&masked).filter(|(_, part)| told(part)).map(|(at, _)| at).collect()
        };
        if hidden.is_empty() { masked } else { mask_digits(&masked, &hidden).into() }
    }

    /// A line of a file as it may be drawn; the line begins at a byte of the file's text.
    pub(super) fn line(&self, line: &str, file: &str, start: usize) -> String {
        let masked = mask(line);
        let whole = start..start + line.len();
        let near: Vec<Range<usize>> = self
            .files
            .get(file)
            .into_iter()
            .flat_map(|secrets| secrets.near(&whole))
            .map(|range| range.start.saturating_sub(start)..range.end - start)
            .collect();
        mask_digits(&masked, &near)
    }
}

/// The runs of digits in a text, each with its place.
fn runs(text: &str) -> impl Iterator<Item = (Range<usize>, Part)> {
    let mut signs = text.char_indices().map(|(at, c)| (at..at + c.len_utf8(), digit(c)));
    std::iter::from_fn(move || {
        let (mut at, mut digits) = (None, Vec::new());
        for (sign, value) in signs.by_ref() {
            match (value, at.as_mut()) {
                (Some(_), None) => at = Some(sign),
                (Some(_), Some(run)) => run.end = sign.end,
                (None, Some(_)) => break,
                (None, None) => {}
            }
            digits.extend(value);
        }
        at.map(|at| (at, (digits.len(), value(digits.into_iter().take(18)))))
    })
}

fn value(digits: impl Iterator<Item = u8>) -> u64 {
    digits.fold(0, |value, digit| value * 10 + u64::from(digit))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::{Lines, personnummer};

    /// Skatteverket's test number, which no one has.
    const TEXT: &str = "född: 19121212\n  1212 år 2012\n";

    #[test]
    fn parts_of_a_number_are_not_told() {
        let file = FilePath::from("content/a.yaml");
        let number = personnummer(TEXT, Lines::Joined, None).remove(0);
        let mut concealed = Concealed::default();
        concealed.add(&file, &number, Some(number.range.clone()));
        let here = BTreeSet::from([&file]);
        assert_eq!(concealed.text("”19121212” och 1212, 2024", &here), "”********” och ****, 2024");
        assert_eq!(concealed.text("”19121212” och 1212, 2024", &BTreeSet::new()), "”********” och 1212, 2024");
        assert_eq!(concealed.text("okänt: 20121212-1212", &BTreeSet::new()), "okänt: ********-****");
        assert_eq!(concealed.line("  1212 år 2012", &file, 16), "  **** år 2012");
        assert_eq!(concealed.line("  1212 år 2012", "content/b.yaml", 16), "  1212 år 2012");
        assert!(!format!("{concealed:?}").contains("1212"));
    }
}
