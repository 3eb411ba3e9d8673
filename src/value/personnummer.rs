//! Swedish personal identity numbers and coordination numbers (samordningsnummer: the day plus 60) in any text.
//!
//! In: text. Out: where in it the numbers stand, and the text with their digits masked. A number is a date that exists, three
//! digits more and a check digit by Luhn's rule (Skatteverket, SKV 704), in ten digits or twelve, and no part of a longer run.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

/// A number in a text. Its digits are in no output of `{:?}`.
#[derive(Clone, PartialEq, Eq)]
pub struct Personnummer {
    /// Where it stands, in bytes of the text.
    pub range: Range<usize>,
    digits: String,
}

impl Personnummer {
    /// The ten or twelve digits, without separators.
    pub fn digits(&self) -> &str {
        &self.digits
    }

    /// Whether it is a coordination number.
    pub fn is_samordningsnummer(&self) -> bool {
        self.digits.as_bytes()[self.digits.len() - 6] >= b'6'
    }
}

impl fmt::Debug for Personnummer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Personnummer({:?})", self.range)
    }
}

/// Whether a number may be broken over two lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lines {
    /// Each line stands for itself, as in CSV.
    Apart,
    /// A line goes on in the next, as in text that is folded.
    Joined,
}

/// The ways to group the digits; no one is the beginning of another.
const GROUPS: &[&[usize]] = &[&[10], &[12], &[6, 4], &[8, 4], &[2, 2, 2, 4], &[4, 2, 2, 4], &[2, 6, 4]];
/// The most digits that a number has.
const MOST: usize = 12;

/// Every number in a text, in order.
pub fn personnummer(text: &str, lines: Lines) -> Vec<Personnummer> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = next_digit(bytes, at) {
        match number(text, start, lines) {
            Ok(number) => {
                at = number.range.end;
                found.push(number);
            }
            Err(end) => at = end,
        }
    }
    found
}

/// The text with the digits of all numbers masked, of the same length in bytes and in characters.
pub fn mask(text: &str) -> Cow<'_, str> {
    let found = personnummer(text, Lines::Joined);
    if found.is_empty() {
        return text.into();
    }
    mask_digits(text, |at| found.iter().any(|number| number.range.contains(&at))).into()
}

/// The text with some of its digits masked: those at bytes that `hidden` names.
pub fn mask_digits(text: &str, hidden: impl Fn(usize) -> bool) -> String {
    text.char_indices()
        .map(|(at, c)| match digit(text.as_bytes(), at) {
            // One sign for each length in UTF-8, so that places in the text stay what they are.
            Some((_, length)) if hidden(at) => match length {
                1 => '*',
                3 => '\u{ff0a}',
                _ => '\u{1f7b6}',
            },
            _ => c,
        })
        .collect()
}

/// The digit at a byte, and its length in bytes: 0–9, full width and the mathematical alphabets' digits.
pub fn digit(bytes: &[u8], at: usize) -> Option<(u8, usize)> {
    match bytes.get(at)? {
        byte @ b'0'..=b'9' => Some((byte - b'0', 1)),
        // U+FF10 to U+FF19.
        0xef => match bytes.get(at + 1..at + 3)? {
            [0xbc, last @ 0x90..=0x99] => Some((last - 0x90, 3)),
            _ => None,
        },
        // U+1D7CE to U+1D7FF: five alphabets' ten digits.
        0xf0 => match bytes.get(at + 1..at + 4)? {
            [0x9d, 0x9f, last @ 0x8e..=0xbf] => Some(((last - 0x8e) % 10, 4)),
            _ => None,
        },
        _ => None,
    }
}

fn next_digit(bytes: &[u8], from: usize) -> Option<usize> {
    let plain = |byte: &u8| byte.is_ascii_digit() || matches!(byte, 0xef | 0xf0);
    let mut at = from;
    loop {
        at += bytes.get(at..)?.iter().position(plain)?;
        if digit(bytes, at).is_some() {
            return Some(at);
        }
        at += 1;
    }
}

/// The digits of a number as they are read, grouped. More than [`MOST`] are counted, and not kept.
#[derive(Default)]
struct Digits {
    values: [u8; MOST],
    count: usize,
    lengths: [usize; 4],
    groups: usize,
}

impl Digits {
    fn lengths(&self) -> &[usize] {
        &self.lengths[..self.groups]
    }

    /// Reads a run of digits, invisible characters in it left out; where it ends.
    fn run(&mut self, text: &str, start: usize) -> usize {
        let bytes = text.as_bytes();
        let before = self.count;
        let (mut at, mut end) = (start, start);
        while at < bytes.len() {
            if let Some((value, length)) = digit(bytes, at) {
                if let Some(place) = self.values.get_mut(self.count) {
                    *place = value;
                }
                self.count += 1;
                at += length;
                end = at;
            } else if bytes[at] < 0x80 {
                break;
            } else {
                match text[at..].chars().next().filter(|c| is_invisible(*c)) {
                    Some(c) => at += c.len_utf8(),
                    None => break,
                }
            }
        }
        self.lengths[self.groups] = self.count - before;
        self.groups += 1;
        end
    }
}

/// The number that begins at a digit, or where to look on: after the first run of digits.
fn number(text: &str, start: usize, lines: Lines) -> Result<Personnummer, usize> {
    let mut read = Digits::default();
    let mut end = read.run(text, start);
    let first = end;
    loop {
        if GROUPS.contains(&read.lengths()) {
            let values = &read.values[..read.count];
            let range = start..end;
            let other = is_fraction(text, &range, read.lengths()) || is_two_dates(text, end, &read);
            let digits = || values.iter().map(|value| char::from(b'0' + value)).collect();
            return if !other && is_number(values) { Ok(Personnummer { range, digits: digits() }) } else { Err(first) };
        }
        if !GROUPS.iter().any(|groups| groups.starts_with(read.lengths())) {
            return Err(first);
        }
        end = read.run(text, separator(text, end, lines).ok_or(first)?);
    }
}

/// What may stand between two groups of digits: a few spaces, a dash, a line break where lines are joined. Where the next group
/// begins.
fn separator(text: &str, start: usize, lines: Lines) -> Option<usize> {
    let mut at = start;
    let (mut spaces, mut dashes, mut broken) = (0, 0, false);
    while let Some(c) = text[at..].chars().next() {
        if digit(text.as_bytes(), at).is_some() {
            return (at > start).then_some(at);
        }
        let mut length = c.len_utf8();
        match c {
            '\n' if lines == Lines::Joined && !broken => broken = true,
            '\r' if lines == Lines::Joined => {}
            // A line of a comment or a quotation begins with its sign.
            ' ' | '\t' | '#' | '>' if broken => {}
            // Markdown's and YAML's own sign before a character or a line break.
            '\\' => {}
            '&' => {
                length = entity(&text[at..])?;
                spaces += 1;
            }
            _ if is_space(c) => spaces += 1,
            // After a line break only where a digit follows: `- ` begins the next item of a list.
            _ if is_dash(c) => {
                dashes += 1;
                if broken && digit(text.as_bytes(), at + length).is_none() {
                    return None;
                }
            }
            _ if is_invisible(c) => {}
            _ => return None,
        }
        if spaces > 4 || dashes > 2 {
            return None;
        }
        at += length;
    }
    None
}

/// The length of a character reference, such as `&nbsp;` or `&#8209;`.
fn entity(text: &str) -> Option<usize> {
    let end = text.bytes().take(9).position(|b| b == b';')?;
    text[1..end].bytes().all(|b| b.is_ascii_alphanumeric() || b == b'#').then_some(end + 1)
}

/// U+FFFD stands for what could not be read as UTF-8: Windows' dashes and spaces among it.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' | '\u{fffd}')
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

/// Dashes, minus and plus signs; U+0096 and U+0097 are Windows' dashes in a file that was read as Latin-1.
fn is_dash(c: char) -> bool {
    matches!(
        c,
        '-' | '+' | '\u{96}' | '\u{97}' | '\u{2010}'
            ..='\u{2015}' | '\u{2043}' | '\u{207b}' | '\u{2212}' | '\u{fe58}' | '\u{fe62}' | '\u{fe63}' | '\u{ff0b}' | '\u{ff0d}'
    )
}

/// Whether ten or twelve digits are a date that exists and end in their check digit.
fn is_number(values: &[u8]) -> bool {
    let (century, ten) = values.split_at(values.len() - 10);
    let pair = |at: usize| ten[at] * 10 + ten[at + 1];
    // Without a century the year may be any that ends so: of those, 2000 to 2099 have every leap day.
    let year = match century {
        [] => 2000,
        [1, last @ (8 | 9)] => 1000 + i16::from(*last) * 100,
        [2, 0] => 2000,
        _ => return false,
    } + i16::from(pair(0));
    let day = if pair(4) > 60 { pair(4) - 60 } else { pair(4) };
    let (Ok(month), Ok(day)) = (i8::try_from(pair(2)), i8::try_from(day)) else { return false };
    jiff::civil::Date::new(year, month, day).is_ok() && luhn(ten)
}

/// Whether digits end in the check digit of the others.
fn luhn(digits: &[u8]) -> bool {
    let sum: u8 = digits
        .iter()
        .enumerate()
        .map(|(at, value)| {
            let product = value * if at % 2 == 0 { 2 } else { 1 };
            product / 10 + product % 10
        })
        .sum();
    sum.is_multiple_of(10)
}

/// Ten decimals of a number below 1 (`0.4605263158`) are part of that number.
fn is_fraction(text: &str, range: &Range<usize>, lengths: &[usize]) -> bool {
    let before = &text.as_bytes()[..range.start];
    let whole = before.strip_suffix(b"0.");
    lengths == [10] && whole.is_some_and(|rest| !rest.last().is_some_and(u8::is_ascii_digit))
}

/// `20240520-2025` of `20240520-2025-01-15` is the beginning of two dates.
fn is_two_dates(text: &str, end: usize, read: &Digits) -> bool {
    let dates = matches!(read.lengths(), [8, 4] | [4, 2, 2, 4]) && matches!(read.values[8..10], [1, 9] | [2, 0]);
    let mut after = text[end..].chars();
    let digits = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    dates && after.next().is_some_and(is_dash) && digits(after.next()) && digits(after.next()) && !digits(after.next())
}

#[cfg(test)]
mod tests;
