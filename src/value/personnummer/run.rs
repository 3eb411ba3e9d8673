//! The runs of digits in a text, and what parts them.
//!
//! In: text. Out: runs, each with its digits and its place, and whether the next has anything to do with it.

use super::sign::{Between, Sign, next_candidate, sign};

/// Whether a number may be broken over two lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lines {
    /// Each line stands for itself, as in CSV.
    Apart,
    /// A line goes on in the next, as in text that is folded.
    Joined,
}

/// The most digits that a number has.
pub(super) const MOST: usize = 12;

/// A run of digits: the first [`MOST`] of them, and how many there are.
#[derive(Debug, Clone)]
pub(super) struct Run {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) values: [u8; MOST],
    pub(super) count: usize,
    /// What parts it from the next one.
    pub(super) gap: Gap,
}

/// What stands between two groups.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Gap {
    pub(super) spaces: u8,
    pub(super) lines: u8,
    /// The signs that are seen, and the last of them.
    pub(super) signs: u8,
    pub(super) last: Option<Between>,
    /// Whether they are more than one kind.
    mixed: bool,
    pub(super) dash: bool,
    pub(super) dot: bool,
    comma: bool,
}

impl Gap {
    /// Adds a sign; whether the gap may still part the groups of a number.
    pub(super) fn add(&mut self, sign: Between) -> bool {
        match sign {
            Between::Space => self.spaces = self.spaces.saturating_add(1),
            Between::Line => self.lines += 1,
            Between::Quote => return self.lines > 0,
            seen => {
                self.signs += 1;
                self.mixed |= self.last.is_some_and(|last| last != seen);
                self.last = Some(seen);
                self.dash |= seen == Between::Dash;
                self.dot |= seen == Between::Dot;
                self.comma |= matches!(seen, Between::Comma | Between::Apostrophe);
            }
        }
        self.signs <= 3 && self.spaces <= 40 && self.lines <= 1
    }

    /// Whether a date and the number of the day may be parted so.
    pub(super) fn is_main(&self) -> bool {
        let spaced = self.spaces > 0 || self.lines > 0;
        // A full stop or a bar with a space ends a sentence or a cell.
        let ends = spaced && matches!(self.last, Some(Between::Dot | Between::Bar | Between::Colon)) && !self.mixed;
        !self.comma && !ends
    }

    /// The one sign that parts the groups of a date; a space counts.
    pub(super) fn inner(&self) -> Option<Between> {
        if self.lines > 0 || self.mixed || self.signs > 1 {
            return None;
        }
        match self.last {
            None if self.spaces <= 2 => Some(Between::Space),
            Some(sign @ (Between::Dash | Between::Slash | Between::Low)) if self.spaces <= 2 => Some(sign),
            Some(sign @ (Between::Dot | Between::Comma | Between::Apostrophe)) if self.spaces == 0 => Some(sign),
            _ => None,
        }
    }
}

/// The next run of digits from a byte on.
pub(super) fn next_run(text: &str, from: usize) -> Option<Run> {
    let mut at = from;
    loop {
        at = next_candidate(text.as_bytes(), at)?;
        match sign(text, at)? {
            (Sign::Digit(_), _) => return Some(run(text, at)),
            (_, length) => at += length,
        }
    }
}

/// The run of digits that begins here, hidden signs in it left out.
fn run(text: &str, start: usize) -> Run {
    let mut run = Run { start, end: start, values: [0; MOST], count: 0, gap: Gap::default() };
    let mut at = start;
    while let Some((sign, length)) = sign(text, at) {
        at += length;
        match sign {
            Sign::Digit(value) => {
                if let Some(place) = run.values.get_mut(run.count) {
                    *place = value;
                }
                run.count += 1;
                run.end = at;
            }
            Sign::Hidden => {}
            Sign::Between(_) | Sign::Other => break,
        }
    }
    run
}

/// What parts two groups of digits, and where the next begins; `None` where they have nothing to do with each other.
pub(super) fn gap(text: &str, start: usize, lines: Lines) -> Option<(Gap, usize)> {
    let mut gap = Gap::default();
    let mut at = start;
    loop {
        let (here, length) = sign(text, at)?;
        match here {
            Sign::Digit(_) => return Some((gap, at)),
            Sign::Hidden => {}
            Sign::Other => return None,
            Sign::Between(Between::Line) if lines == Lines::Apart => return None,
            Sign::Between(_) if text[at..].starts_with("\r\n") => {}
            Sign::Between(between) => {
                // `- ` after a line break begins the next item of a list.
                let item =
                    between == Between::Dash && gap.lines > 0 && !matches!(sign(text, at + length), Some((Sign::Digit(_), _)));
                if item || !gap.add(between) {
                    return None;
                }
            }
        }
        at += length;
    }
}

/// Digits as text.
pub(super) fn spelt(digits: &[u8]) -> String {
    digits.iter().map(|value| char::from(b'0' + value)).collect()
}
