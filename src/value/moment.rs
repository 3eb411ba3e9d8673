//! Days, months and years, and periods between them, in their Swedish forms. Civil dates only: no clock, no time zone.

use std::fmt;

use jiff::ToSpan as _;
use jiff::civil::{Date, ISOWeekDate, Weekday};

use super::text::{Fault, text_value};
use crate::rule::value as rules;

const MONTHS: [&str; 12] =
    ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"];

fn month_name(month: i8) -> &'static str {
    MONTHS[usize::try_from(month).map_or(0, |m| m.saturating_sub(1)).min(11)]
}

/// A day that exists, written `2025-04-02`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Datum(Date);

impl Datum {
    /// Reads `ÅÅÅÅ-MM-DD`.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let whole = text.len() == 10
            && text.bytes().enumerate().all(|(i, b)| if matches!(i, 4 | 7) { b == b'-' } else { b.is_ascii_digit() });
        match Moment::parse(text) {
            Ok(Moment::Day(day)) => Ok(day),
            Err(fault) if whole => Err(fault),
            Ok(Moment::Month { .. } | Moment::Year(_)) | Err(_) => Err(Fault::of(
                &rules::INGET_HELT_DATUM,
                format!("”{text}” är inget helt datum"),
                "skriv år, månad och dag, till exempel 2025-04-02",
            )),
        }
    }

    /// The first and the last day of a week of ISO 8601, if the year has it.
    pub fn week(year: i16, week: i16) -> Option<(Self, Self)> {
        let monday = ISOWeekDate::new(year, i8::try_from(week).ok()?, Weekday::Monday).ok()?.date();
        Some((Self(monday), Self(monday.checked_add(6.days()).ok()?)))
    }

    /// How many whole months lie between this day and the later `other`; 0 if `other` is earlier.
    pub fn months_until(self, other: Self) -> i32 {
        let months =
            (i32::from(other.0.year()) - i32::from(self.0.year())) * 12 + i32::from(other.0.month()) - i32::from(self.0.month());
        (months - i32::from(other.0.day() < self.0.day())).max(0)
    }

    /// Its number in the row of all days.
    pub fn number(self) -> i64 {
        Date::constant(1970, 1, 1).duration_until(self.0).as_hours() / 24
    }

    /// `2 april 2025`.
    pub fn swedish(self) -> String {
        format!("{} {} {}", self.0.day(), month_name(self.0.month()), self.0.year())
    }
}

impl From<Date> for Datum {
    fn from(date: Date) -> Self {
        Self(date)
    }
}

impl fmt::Display for Datum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.0.year(), self.0.month(), self.0.day())
    }
}

text_value!(Datum, format: "utbud-datum", types: "string", describe: "Ett datum: ÅÅÅÅ-MM-DD.", pattern: r"^\d{4}-\d{2}-\d{2}$");

/// A day, a month or a year, as exact as the source is: `2025-04-02`, `2025-01` or `2024`.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub enum Moment {
    /// `2024`.
    Year(i16),
    /// `2025-01`.
    Month {
        /// 1900–2999.
        year: i16,
        /// 1–12.
        month: i8,
    },
    /// `2025-04-02`.
    Day(Datum),
}

impl Moment {
    /// Reads a day, a month or a year between 1900 and 2999.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let fault = || {
            Fault::of(
                &rules::INGEN_TIDPUNKT,
                format!("”{text}” är inget datum, ingen månad och inget år"),
                "skriv 2025-04-02, 2025-01 eller 2025",
            )
        };
        let mut parts = text.split('-');
        let mut part = |digits: usize| match parts.next() {
            None => Ok(None),
            Some(p) if p.len() == digits && p.bytes().all(|b| b.is_ascii_digit()) => {
                p.parse::<i16>().map(Some).map_err(|_| fault())
            }
            Some(_) => Err(fault()),
        };
        let (year, month, day) = (part(4)?, part(2)?, part(2)?);
        if parts.next().is_some() {
            return Err(fault());
        }
        let year = year.filter(|y| (1900..3000).contains(y)).ok_or_else(fault)?;
        let narrow = |n: i16| i8::try_from(n).map_err(|_| fault());
        let no_month = |month: i16| {
            Fault::of(&rules::MANAD_FINNS_INTE, format!("månad {month:02} finns inte i ”{text}”"), "månaderna är 01 till 12")
        };
        match (month, day) {
            (None, _) => Ok(Self::Year(year)),
            (Some(month), None) if (1..=12).contains(&month) => Ok(Self::Month { year, month: narrow(month)? }),
            (Some(month), Some(day)) if (1..=12).contains(&month) => match Date::new(year, narrow(month)?, narrow(day)?) {
                Ok(date) => Ok(Self::Day(Datum(date))),
                Err(_) => Err(Fault::of(
                    &rules::DAG_FINNS_INTE,
                    format!("dagen ”{text}” finns inte"),
                    format!("{} {year} har inte så många dagar", month_name(narrow(month)?)),
                )),
            },
            (Some(month), _) => Err(no_month(month)),
        }
    }

    /// The first day of it.
    pub fn first_day(self) -> Datum {
        match self {
            Self::Year(year) => Datum(Date::constant(year, 1, 1)),
            Self::Month { year, month } => Datum(Date::constant(year, month, 1)),
            Self::Day(day) => day,
        }
    }

    /// The last day of it.
    pub fn last_day(self) -> Datum {
        match self {
            Self::Year(year) => Datum(Date::constant(year, 12, 31)),
            Self::Month { year, month } => Datum(Date::constant(year, month, 1).last_of_month()),
            Self::Day(day) => day,
        }
    }

    /// `2 april 2025`, `januari 2025` or `2024`.
    pub fn swedish(self) -> String {
        match self {
            Self::Year(year) => year.to_string(),
            Self::Month { year, month } => format!("{} {year}", month_name(month)),
            Self::Day(day) => day.swedish(),
        }
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Month { year, month } => write!(f, "{year:04}-{month:02}"),
            Self::Day(day) => day.fmt(f),
        }
    }
}

text_value!(Moment, format: "utbud-tidpunkt", types: ["string", "integer"], describe: "Ett datum, en månad eller ett år: 2025-04-02, 2025-01 eller 2025.");

/// A moment, or a span of two with an en dash: `2024`, `2022–2024`, `2023-01–2023-09`. It never ends before it begins.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    from: Moment,
    to: Moment,
}

impl Period {
    /// Reads a period.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let Some((from, to)) = text.split_once('–') else {
            let moment = Moment::parse(text).map_err(|fault| {
                Fault::of(
                    &rules::INGEN_PERIOD,
                    fault.message,
                    format!("{}; en period skrivs med tankstreck: 2022–2024", fault.hint),
                )
            })?;
            return Ok(Self { from: moment, to: moment });
        };
        let (from, to) = (Moment::parse(from.trim())?, Moment::parse(to.trim())?);
        if to.last_day() < from.first_day() {
            return Err(Fault::of(
                &rules::PERIOD_BAKLANGES,
                format!("perioden ”{text}” slutar innan den börjar"),
                "skriv den tidigare tidpunkten först",
            ));
        }
        Ok(Self { from, to })
    }

    /// The first day of it.
    pub fn first_day(self) -> Datum {
        self.from.first_day()
    }

    /// The last day of it.
    pub fn last_day(self) -> Datum {
        self.to.last_day()
    }

    /// The calendar year that it lies in, if it lies in one.
    pub fn year(self) -> Option<i16> {
        let (first, last) = (self.from.first_day().0.year(), self.to.last_day().0.year());
        (first == last).then_some(first)
    }

    /// `2024`, `2022–2024` or `januari 2023–september 2023`.
    pub fn swedish(self) -> String {
        if self.from == self.to { self.from.swedish() } else { format!("{}–{}", self.from.swedish(), self.to.swedish()) }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.from == self.to { self.from.fmt(f) } else { write!(f, "{}–{}", self.from, self.to) }
    }
}

text_value!(Period, format: "utbud-period", types: ["string", "integer"], describe: "Ett år, en månad, ett datum eller ett spann med tankstreck: 2024 eller 2022–2024.");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_that_do_not_exist_are_refused() {
        for bad in [
            "2025-02-30",
            "2025-13-01",
            "2025-00-10",
            "2025-4-2",
            "25-04-02",
            "2025-04-02-01",
            "2025-04",
            "2025",
            "",
            "åååå-01-01",
            "0000-01-01",
        ] {
            assert!(Datum::parse(bad).is_err(), "{bad}");
        }
        for vague in ["i dag", "2025-04", ""] {
            let fault = Datum::parse(vague).expect_err("it is no day");
            assert_eq!(fault.message, format!("”{vague}” är inget helt datum"));
        }
        assert_eq!(Datum::parse("2024-02-29").expect("a leap day").swedish(), "29 februari 2024");
    }

    #[test]
    fn moments_are_as_exact_as_written() {
        for (text, swedish) in [("2024", "2024"), ("2025-01", "januari 2025"), ("2025-04-02", "2 april 2025")] {
            let moment = Moment::parse(text).expect("a moment");
            assert_eq!((moment.swedish().as_str(), moment.to_string().as_str()), (swedish, text));
        }
        assert_eq!(Moment::parse("2024-02").expect("a month").last_day().to_string(), "2024-02-29");
    }

    #[test]
    fn periods_do_not_end_before_they_begin() {
        assert_eq!(Period::parse("2022–2024").expect("a period").swedish(), "2022–2024");
        assert_eq!(Period::parse("2023-01–2023-09").expect("a period").last_day().to_string(), "2023-09-30");
        for bad in ["2024–2022", "2022-2024", "–2024", "2022–"] {
            assert!(Period::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn months_between_days_are_whole() {
        let day = |text| Datum::parse(text).expect("a day");
        assert_eq!(day("2025-01-31").months_until(day("2025-02-28")), 0);
        assert_eq!(day("2025-01-15").months_until(day("2026-02-15")), 13);
        assert_eq!(day("2026-01-15").months_until(day("2025-02-15")), 0);
    }
}
