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
    ranges: Vec<Range<usize>>,
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
        secrets.ranges.extend(range);
        let digits = number.digits();
        for length in HERE..=digits.len() {
            for start in 0..=digits.len() - length {
                let part = (length, value(digits[start..start + length].bytes().map(|b| b - b'0')));
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
        if hidden.is_empty() { masked } else { mask_digits(&masked, |at| hidden.iter().any(|run| run.contains(&at))).into() }
    }

    /// A line of a file as it may be drawn; the line begins at a byte of the file's text.
    pub(super) fn line(&self, line: &str, file: &str, start: usize) -> String {
        let ranges = self.files.get(file).map_or(&[][..], |secrets| &secrets.ranges);
        let masked = mask(line);
        let whole = start..start + line.len();
        let near: Vec<&Range<usize>> = ranges.iter().filter(|range| range.start < whole.end && range.end > whole.start).collect();
        mask_digits(&masked, |at| near.iter().any(|range| range.contains(&(start + at))))
    }
}

/// The runs of digits in a text, each with its place.
fn runs(text: &str) -> impl Iterator<Item = (Range<usize>, Part)> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < bytes.len() && digit(bytes, at).is_none() {
            at += 1;
        }
        let start = at;
        let mut digits = Vec::new();
        while let Some((value, length)) = digit(bytes, at) {
            digits.push(value);
            at += length;
        }
        (at > start).then(|| (start..at, (digits.len(), value(digits.into_iter().take(18)))))
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
        let number = personnummer(TEXT, Lines::Joined).remove(0);
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
