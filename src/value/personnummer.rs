//! Swedish personal identity numbers, coordination numbers (samordningsnummer: the day plus 60) and interim numbers (a letter for a
//! digit) in any text.
//!
//! In: text. Out: where in it the numbers stand, and the text with their digits masked. A number is a date that exists, three
//! digits more and a check digit by Luhn's rule (Skatteverket, SKV 704), in ten digits or twelve, and no part of a longer run. What
//! a sign is says `sign`, what runs of digits there are `run`, how they are grouped and parted `shape`, what letters may stand for digits `interim`.
//!
//! The work grows with the length of the text, whatever is in it: no sign is read more than a fixed number of times.

mod interim;
mod run;
mod shape;
mod sign;

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use self::run::{MOST, Run, gap, next_run, spelt};
use self::sign::digit_of;
use super::Datum;

pub use self::run::Lines;

/// A number in a text. Its digits are in no output of `{:?}`.
#[derive(Clone, PartialEq, Eq)]
pub struct Personnummer {
    /// Where it stands, in bytes of the text.
    pub range: Range<usize>,
    digits: String,
}

impl Personnummer {
    /// The ten or twelve digits, without separators; an interim number has letters among them.
    pub fn digits(&self) -> &str {
        &self.digits
    }

    /// What it is, in Swedish: the number of one who is in the population register or of one who is not, or one that an authority
    /// has made up for the time being.
    pub fn kind(&self) -> &'static str {
        if self.digits.bytes().any(|byte| byte.is_ascii_uppercase()) {
            "interimsnummer"
        } else if self.digits.as_bytes()[self.digits.len() - 6] >= b'6' {
            "samordningsnummer"
        } else {
            "personnummer"
        }
    }

    /// The same number somewhere else.
    #[must_use]
    pub fn at(&self, range: Range<usize>) -> Self {
        Self { range, digits: self.digits.clone() }
    }
}

impl fmt::Debug for Personnummer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Personnummer({:?})", self.range)
    }
}

/// Every number in a text, in order. Where it is known when the text is published, a date of that time with a time or a year after
/// it is none.
pub fn personnummer(text: &str, lines: Lines, built: Option<Datum>) -> Vec<Personnummer> {
    let mut found = Vec::new();
    let mut chain: Vec<Run> = Vec::new();
    let mut at = 0;
    while let Some(run) = next_run(text, at) {
        at = run.end;
        chain.push(run);
        match gap(text, at, lines) {
            Some((gap, next)) => {
                if let Some(last) = chain.last_mut() {
                    last.gap = gap;
                }
                at = next;
            }
            None => {
                take(text, &chain, built, &mut found);
                chain.clear();
            }
        }
    }
    take(text, &chain, built, &mut found);
    found
}

/// Adds the numbers in runs of digits that hang together.
fn take(text: &str, chain: &[Run], built: Option<Datum>, found: &mut Vec<Personnummer>) {
    let mut at = 0;
    while at < chain.len() {
        let start = chain[at].start;
        let plain = shape::number(chain, at, built)
            .filter(|(count, digits)| !is_part_of_another(text, start, *count, digits))
            .map(|(count, digits)| (count, chain[at + count - 1].end, spelt(&digits)));
        let other = || written_with_exponent(text, &chain[at..]).or_else(|| of_sole_trader(text, &chain[at]));
        match plain.or_else(other) {
            Some((count, end, digits)) => {
                found.push(Personnummer { range: start..end, digits });
                at += count;
            }
            None => {
                if let Some((end, digits)) = interim::number(text, chain, at) {
                    found.push(Personnummer { range: start..end, digits });
                    at += chain[at..].iter().take_while(|run| run.start < end).count();
                } else {
                    at += 1;
                }
            }
        }
    }
}

/// Whether digits without a gap are part of something else: the decimals of a number below 1 (`0.4605263158`), a telephone number in
/// an address (`tel:0101234567`), a book's number.
fn is_part_of_another(text: &str, start: usize, groups: usize, digits: &[u8]) -> bool {
    let before = &text.as_bytes()[..start];
    let fraction = before.strip_suffix(b"0.").is_some_and(|rest| !rest.last().is_some_and(u8::is_ascii_digit));
    let telephone = before.ends_with(b"tel:") && digits[0] == 0;
    let mut label = before.len();
    while label > 0 && before.len() - label < 4 && matches!(before[label - 1], b' ' | b':' | b'-') {
        label -= 1;
    }
    let weights = digits.iter().zip((1..=10_u32).rev()).map(|(digit, weight)| u32::from(*digit) * weight);
    let book = digits.len() == 10 && before[..label].ends_with(b"ISBN") && weights.sum::<u32>().is_multiple_of(11);
    groups == 1 && (fraction || telephone || book)
}

/// A number as programs write large ones: `8.112189876E+9`.
fn written_with_exponent(text: &str, runs: &[Run]) -> Option<(usize, usize, String)> {
    let [whole, decimals, ..] = runs else { return None };
    let mark = &text[whole.end..decimals.start];
    if whole.count != 1 || !matches!(mark, "." | ",") || decimals.count > MOST {
        return None;
    }
    let rest = text[decimals.end..].strip_prefix(['e', 'E'])?;
    let number = rest.trim_start_matches(['+', '0']);
    let exponent = number.bytes().take_while(u8::is_ascii_digit).count();
    let power: usize = number.get(..exponent).filter(|_| exponent <= 2)?.parse().ok()?;
    let mut digits = vec![whole.values[0]];
    digits.extend(decimals.values.iter().take(decimals.count));
    if !matches!(power, 9 | 11) || digits.len() > power + 1 {
        return None;
    }
    digits.resize(power + 1, 0);
    shape::is_number(&digits, true).then(|| (2, decimals.end, spelt(&digits)))
}

/// The number in a sole trader's VAT number: `SE811218987601`.
fn of_sole_trader(text: &str, run: &Run) -> Option<(usize, usize, String)> {
    let before = text[..run.start].trim_end_matches([' ', '-']);
    let sweden = run.count == MOST && (before.ends_with("SE") || before.ends_with("se")) && run.values[10..] == [0, 1];
    (sweden && shape::is_number(&run.values[..10], true)).then(|| (1, run.end, spelt(&run.values[..10])))
}

/// The text with the digits of all numbers masked, of the same length in bytes and in characters.
pub fn mask(text: &str) -> Cow<'_, str> {
    let found = personnummer(text, Lines::Joined, None);
    if found.is_empty() {
        return text.into();
    }
    let ranges: Vec<Range<usize>> = found.into_iter().map(|number| number.range).collect();
    mask_digits(text, &ranges).into()
}

/// The text with the digits in some ranges masked; the ranges are in order.
pub fn mask_digits(text: &str, ranges: &[Range<usize>]) -> String {
    let mut ahead = ranges;
    text.char_indices()
        .map(|(at, c)| {
            while let [first, rest @ ..] = ahead
                && first.end <= at
            {
                ahead = rest;
            }
            let hidden = ahead.first().is_some_and(|range| range.start <= at);
            // One sign for each length in UTF-8, so that places in the text stay what they are.
            match c.len_utf8() {
                _ if !hidden || digit_of(c).is_none() => c,
                1 => '*',
                2 => '\u{d7}',
                3 => '\u{ff0a}',
                _ => '\u{1f7b6}',
            }
        })
        .collect()
}

/// The value of a character that is a digit, of whatever script.
pub fn digit(c: char) -> Option<u8> {
    digit_of(c)
}

#[cfg(test)]
mod tests;
