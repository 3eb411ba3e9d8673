//! The shapes in which digits are a number: how they are grouped, what parts the groups, and what else has such a shape.
//!
//! In: groups of digits with what parts them. Out: how many of them are one number, and which.

use super::run::{MOST, Run};
use super::sign::Between;
use crate::value::Datum;

/// How the digits of a number are grouped.
struct Shape {
    groups: &'static [usize],
    /// How many of the groups are the date; none where date and number are not told apart.
    date: usize,
    kind: Kind,
}

/// What may part the groups of a shape.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Date and number by anything; the parts of the date by one and the same sign.
    Usual,
    /// As a usual one; the last four digits by a space or by the sign of the date.
    InPairs,
    /// All by one and the same sign, and no other groups beside them parted by it.
    Alone,
    /// As a large amount is written.
    Thousands,
    /// Each digit by itself, and no other groups beside them.
    Apart,
}

const fn shape(groups: &'static [usize], date: usize, kind: Kind) -> Shape {
    Shape { groups, date, kind }
}

/// All shapes; of two with the same beginning the longer comes first.
const SHAPES: &[Shape] = &[
    shape(&[1; 12], 0, Kind::Apart),
    shape(&[1; 10], 0, Kind::Apart),
    shape(&[2, 2, 2, 2, 2, 2], 4, Kind::Alone),
    shape(&[2, 2, 2, 2, 2], 3, Kind::Alone),
    shape(&[2, 2, 2, 2, 4], 4, Kind::Usual),
    shape(&[4, 2, 2, 2, 2], 3, Kind::InPairs),
    shape(&[4, 2, 2, 4], 3, Kind::Usual),
    shape(&[2, 2, 2, 4], 3, Kind::Usual),
    shape(&[2, 6, 2, 2], 2, Kind::InPairs),
    shape(&[2, 6, 4], 2, Kind::Usual),
    shape(&[8, 2, 2], 1, Kind::InPairs),
    shape(&[6, 2, 2], 1, Kind::InPairs),
    shape(&[8, 3, 1], 1, Kind::InPairs),
    shape(&[6, 3, 1], 1, Kind::InPairs),
    shape(&[3, 3, 4], 2, Kind::Alone),
    shape(&[8, 4], 1, Kind::Usual),
    shape(&[6, 4], 1, Kind::Usual),
    shape(&[1, 3, 3, 3], 0, Kind::Thousands),
    shape(&[3, 3, 3, 3], 0, Kind::Thousands),
    shape(&[12], 0, Kind::Usual),
    shape(&[10], 0, Kind::Usual),
];

/// The number that begins with the run at `at` of runs that hang together: how many runs it takes, and its digits.
pub(super) fn number(runs: &[Run], at: usize, built: Option<Datum>) -> Option<(usize, Vec<u8>)> {
    let here = &runs[at..];
    SHAPES.iter().find_map(|shape| {
        let count = shape.groups.len();
        let fits = here.len() >= count && shape.groups.iter().zip(here).all(|(length, run)| *length == run.count);
        if !fits || !shape.parted(runs, at) {
            return None;
        }
        let digits: Vec<u8> = here[..count].iter().flat_map(|run| &run.values[..run.count]).copied().collect();
        let coordination = !matches!(shape.kind, Kind::Thousands);
        (is_number(&digits, coordination) && !shape.is_another(here, &digits, built)).then_some((count, digits))
    })
}

impl Shape {
    /// Whether the groups are parted as the shape wants it.
    fn parted(&self, runs: &[Run], at: usize) -> bool {
        let count = self.groups.len();
        let gap = |index: usize| &runs[at + index].gap;
        let same = |range: std::ops::Range<usize>| {
            let mut signs = range.map(|index| gap(index).inner());
            match signs.next() {
                None => true,
                Some(first) => {
                    first.is_some_and(|first| !matches!(first, Between::Comma | Between::Apostrophe))
                        && signs.all(|sign| sign == first)
                }
            }
        };
        // Whether the group on the other side of a gap belongs to the same row of groups.
        let goes_on = |index: Option<usize>, sign: Option<Between>| index.is_some_and(|index| runs[index].gap.inner() == sign);
        let before = at.checked_sub(1);
        let after = (at + count < runs.len()).then_some(at + count - 1);
        let alone = |sign: Option<Between>| !goes_on(before, sign) && !goes_on(after, sign);
        match self.kind {
            Kind::Usual => self.date == 0 || same(0..self.date - 1) && gap(self.date - 1).is_main(),
            Kind::InPairs => {
                let tail = gap(count - 2).inner();
                same(0..self.date - 1)
                    && gap(self.date - 1).is_main()
                    && (tail == Some(Between::Space) || tail.is_some() && tail == gap(0).inner())
            }
            Kind::Alone => {
                let sign = gap(0).inner();
                same(0..self.date - 1)
                    && gap(self.date - 1).is_main()
                    && (self.date + 1..count).all(|index| gap(index - 1).inner().is_some())
                    && alone(sign)
            }
            Kind::Thousands => {
                let sign = gap(0).inner();
                sign.is_some_and(|sign| !matches!(sign, Between::Dash | Between::Slash))
                    && (1..count - 1).all(|index| gap(index).inner() == sign)
                    && alone(sign)
            }
            Kind::Apart => {
                let main = count - 5;
                let sign = gap(0).inner();
                sign.is_some_and(|sign| sign != Between::Comma)
                    && (0..count - 1).all(|index| gap(index).inner() == sign || index == main && gap(index).is_main())
                    && alone(sign)
            }
        }
    }

    /// Whether the digits are something else that has the shape: a date with a time or a year, two dates, a telephone number.
    fn is_another(&self, here: &[Run], digits: &[u8], built: Option<Datum>) -> bool {
        let count = self.groups.len();
        let long = digits.len() == MOST;
        let last = digits[digits.len() - 4..].iter().fold(0, |value, digit| value * 10 + u16::from(*digit));
        let (hours, minutes) = (last / 100, last % 100);
        let time = hours < 24 && minutes < 60;
        let dated = matches!(self.groups, [4, 2, 2, ..] | [8, ..]);
        if let (Some(built), true) = (built, long)
            && is_near(&digits[..8], built)
            && (self.groups == [12] && time || dated && (time || (1900..=2100).contains(&last)))
        {
            return true;
        }
        if let [.., 2, 2] = self.groups {
            let gap = &here[count - 2].gap;
            let month_and_day = (1..=12).contains(&hours) && (1..=31).contains(&minutes);
            return gap.dot && time || gap.dash && dated && month_and_day;
        }
        // `20240520-2025` of `20240520-2025-01-15` is the beginning of two dates.
        let next = &here[count - 1..];
        let goes_on = |index: usize| {
            next.len() > index + 1 && next[index].gap.dash && next[index].gap.spaces == 0 && next[index + 1].count == 2
        };
        let two_dates = dated && (1900..2100).contains(&last) && goes_on(0);
        let telephone = self.groups == [3, 3, 4] && is_area_code(&digits[..3]);
        two_dates || telephone
    }
}

/// Whether three digits are the area code of Swedish telephone numbers in three groups: the three-digit ones of places, those of
/// mobile telephones, and the numbers that belong to no place.
fn is_area_code(digits: &[u8]) -> bool {
    matches!(
        digits,
        [0, 1, 0 | 1 | 3 | 6 | 8 | 9]
            | [0, 2, 0 | 1 | 3 | 6]
            | [0, 3, 1 | 3 | 5 | 6]
            | [0, 4, 0 | 2 | 4 | 6]
            | [0, 5, 4]
            | [0, 6, 0 | 3]
            | [0, 7, 0 | 2 | 3 | 6 | 9]
            | [0, 9, 0]
    )
}

/// Whether eight digits are a date at most ten years from a day.
fn is_near(date: &[u8], day: Datum) -> bool {
    let value = |range: std::ops::Range<usize>| date[range].iter().fold(0, |value, digit| value * 10 + i16::from(*digit));
    let part = |value: i16| i8::try_from(value).unwrap_or_default();
    jiff::civil::Date::new(value(0..4), part(value(4..6)), part(value(6..8))).is_ok_and(|date| {
        let date = Datum::from(date);
        day.months_until(date).max(date.months_until(day)) < 120
    })
}

/// Whether ten or twelve digits are a date that exists and end in their check digit.
pub(super) fn is_number(values: &[u8], coordination: bool) -> bool {
    let Some(at) = values.len().checked_sub(10) else { return false };
    is_date(&values[..at + 6], coordination) && luhn(&values[at..])
}

/// Whether six or eight digits are a date that exists, or one of a coordination number.
pub(super) fn is_date(values: &[u8], coordination: bool) -> bool {
    let (century, six) = values.split_at(values.len() - 6);
    let pair = |at: usize| six[at] * 10 + six[at + 1];
    // Without a century the year may be any that ends so: of those, 2000 to 2099 have every leap day.
    let year = match century {
        [] => 2000,
        [1, last @ (8 | 9)] => 1000 + i16::from(*last) * 100,
        [2, 0] => 2000,
        _ => return false,
    } + i16::from(pair(0));
    let day = if coordination && pair(4) > 60 { pair(4) - 60 } else { pair(4) };
    let (Ok(month), Ok(day)) = (i8::try_from(pair(2)), i8::try_from(day)) else { return false };
    jiff::civil::Date::new(year, month, day).is_ok()
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
