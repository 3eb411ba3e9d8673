//! The time that the name of a column, a row or a period says: `2024`, `Mars 2025`, `2024-05`, `Kvartal 2 2024`, `2023/24`.
//!
//! In: a name, and the year that is meant where the name has none. Out: the first and the last day, how long it is, and what else the
//! name says. Times are put in the order of the calendar, and compared only where they are of one kind.

use super::moment::Datum;

/// A stretch of the calendar that a name says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarTime {
    first: Datum,
    last: Datum,
    length: Length,
    /// What the name says beside it, in lower case: `hindret missbruk`.
    beside: String,
}

/// How long a stretch is. Stretches of unlike lengths are never compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Length {
    Day,
    Week,
    /// So many whole months.
    Months(i16),
    /// A school year, or another twelve months that begin in the middle of a year.
    BrokenYear,
    /// Half a school year.
    Term,
    /// More than one calendar year.
    Years(i16),
}

/// A time without the name round it, its year perhaps still to come.
#[derive(Debug, Clone, Copy)]
struct TimeRead {
    year: Option<i16>,
    part: YearPart,
    /// How many of the words it takes.
    words: usize,
}

/// Which part of a year, or which years.
#[derive(Debug, Clone, Copy)]
enum YearPart {
    Whole,
    /// From this month, so many months.
    Months(i16, i16),
    Day(i16, i16),
    Week(i16),
    /// It begins in this year and ends in the next.
    Broken,
    Spring,
    Autumn,
    Years(i16),
}

const MONTHS: [&str; 12] =
    ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"];
const SHORT_MONTHS: [&str; 13] = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec", "sept"];
/// What stands round a time and says nothing more of it.
const FILLING: &[&str] =
    &["ar", "år", "året", "hela", "helår", "helåret", "under", "i", "per", "den", "läsår", "läsåret", "skolår", "skolåret"];

impl CalendarTime {
    /// Reads the one time that a name says. `year` is the year of a name without one; `None` where there is no time, or more than one.
    pub fn parse(name: &str, year: Option<i16>) -> Option<Self> {
        let words = words(name);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let mut beside = Vec::new();
        let mut found: Option<TimeRead> = None;
        let mut at = 0;
        while at < words.len() {
            match span(&words[at..]) {
                Some(time) if found.is_none() => {
                    at += time.words;
                    found = Some(time);
                }
                Some(_) => return None,
                None => {
                    beside.push(words[at]);
                    at += 1;
                }
            }
        }
        let found = found?;
        let spelt = |word: &&&str| word.chars().any(char::is_alphanumeric) && !FILLING.contains(*word);
        let beside = beside.iter().filter(spelt).copied().collect::<Vec<_>>().join(" ");
        Self::dated(found.year.or(year)?, found.part, beside)
    }

    fn dated(year: i16, part: YearPart, beside: String) -> Option<Self> {
        let day = |year: i16, month: i16, day: i16| Datum::parse(&format!("{year:04}-{month:02}-{day:02}")).ok();
        let (first, last, length) = match part {
            YearPart::Whole => (day(year, 1, 1)?, day(year, 12, 31)?, Length::Months(12)),
            YearPart::Months(from, count) => (
                day(year, from, 1)?,
                super::Moment::parse(&format!("{year:04}-{:02}", from + count - 1)).ok()?.last_day(),
                Length::Months(count),
            ),
            YearPart::Day(month, of) => (day(year, month, of)?, day(year, month, of)?, Length::Day),
            YearPart::Week(week) => {
                let (first, last) = Datum::week(year, week)?;
                (first, last, Length::Week)
            }
            YearPart::Broken => (day(year, 7, 1)?, day(year + 1, 6, 30)?, Length::BrokenYear),
            YearPart::Spring => (day(year, 1, 1)?, day(year, 6, 30)?, Length::Term),
            YearPart::Autumn => (day(year, 7, 1)?, day(year, 12, 31)?, Length::Term),
            YearPart::Years(count) => (day(year, 1, 1)?, day(year + count - 1, 12, 31)?, Length::Years(count)),
        };
        Some(Self { first, last, length, beside })
    }

    /// What puts times in the order of the calendar.
    pub fn order(&self) -> (Datum, Datum) {
        (self.first, self.last)
    }

    /// Whether a change may be told between the two: they are equally long, of the same thing, and share no day.
    pub fn is_comparable(&self, other: &Self) -> bool {
        self.length == other.length && self.beside == other.beside && (self.last < other.first || other.last < self.first)
    }

    /// Whether the name says nothing but the time.
    pub fn is_bare(&self) -> bool {
        self.beside.is_empty()
    }
}

/// A time at the beginning of some words, or two with a dash between.
fn span(words: &[&str]) -> Option<TimeRead> {
    let from = time(words)?;
    let dash = words.get(from.words).filter(|word| matches!(**word, "–" | "-"));
    let Some(to) = dash.and_then(|_| time(&words[from.words + 1..])) else { return Some(from) };
    let taken = from.words + 1 + to.words;
    match (from.part, to.part) {
        (YearPart::Whole, YearPart::Whole) => {
            let (first, last) = (from.year?, to.year?);
            (first < last).then_some(TimeRead { year: from.year, part: YearPart::Years(last - first + 1), words: taken })
        }
        (YearPart::Months(first, _), YearPart::Months(last, count)) if from.year.is_none() || from.year == to.year => {
            let months = last + count - first;
            (months > 0).then_some(TimeRead { year: to.year, part: YearPart::Months(first, months), words: taken })
        }
        _ => None,
    }
}

/// One time at the beginning of some words.
fn time(words: &[&str]) -> Option<TimeRead> {
    let number = |at: usize, digits: usize| {
        words.get(at).filter(|word| word.len() == digits && word.bytes().all(|b| b.is_ascii_digit()))?.parse::<i16>().ok()
    };
    let is = |at: usize, sign: &str| words.get(at).is_some_and(|word| *word == sign);
    if let Some(year) = number(0, 4).filter(|year| (1900..=2100).contains(year)) {
        return Some(from_year(year, words, &number, &is));
    }
    if let Some(digits) = words.first().filter(|word| word.len() == 6 && word.bytes().all(|b| b.is_ascii_digit())) {
        let (year, month) = (digits[..4].parse::<i16>().ok()?, digits[4..].parse::<i16>().ok()?);
        let real = (1900..=2100).contains(&year) && (1..=12).contains(&month);
        return real.then_some(TimeRead { year: Some(year), part: YearPart::Months(month, 1), words: 1 });
    }
    let (part, taken) = part_of_year(words)?;
    // `mars 2025`, `kvartal 1, 2025`, `HT-23`, `HT23`, `jan-25`.
    let mut at = taken;
    while is(at, ",") || is(at, "år") || is(at, ".") {
        at += 1;
    }
    if let Some(year) = number(at, 4).filter(|year| (1900..=2100).contains(year)) {
        return Some(TimeRead { year: Some(year), part, words: at + 1 });
    }
    let term = matches!(part, YearPart::Spring | YearPart::Autumn);
    let at = if is(taken, "-") { taken + 1 } else { taken };
    if let Some(short) = number(at, 2).filter(|_| term || (at > taken && matches!(part, YearPart::Months(_, 1)))) {
        return Some(TimeRead { year: Some(2000 + short), part, words: at + 1 });
    }
    // `V40` and `T2` may be names of anything.
    (!matches!(words[0], "h" | "k" | "t" | "v" | "w")).then_some(TimeRead { year: None, part, words: taken })
}

/// A time that begins with its year.
fn from_year(
    year: i16,
    words: &[&str],
    number: &impl Fn(usize, usize) -> Option<i16>,
    is: &impl Fn(usize, &str) -> bool,
) -> TimeRead {
    let found = |part, words| TimeRead { year: Some(year), part, words };
    let next = (year + 1) % 100;
    if is(1, "/") && (number(2, 2) == Some(next) || number(2, 4) == Some(year + 1)) {
        return found(YearPart::Broken, 3);
    }
    if is(1, "-")
        && let Some(month) = number(2, 2)
    {
        if !(1..=12).contains(&month) && month == next {
            return found(YearPart::Broken, 3);
        }
        if (1..=12).contains(&month) {
            return match number(4, 2).filter(|_| is(3, "-")) {
                Some(day) => found(YearPart::Day(month, day), 5),
                None => found(YearPart::Months(month, 1), 3),
            };
        }
    }
    // `2024K1`, `2024 kvartal 1`, `2024-W12`, `2024 mars`.
    let mut at = 1;
    while is(at, "-") || is(at, ",") {
        at += 1;
    }
    if is(at, "m")
        && let Some(month) = number(at + 1, 2).filter(|month| (1..=12).contains(month))
    {
        return found(YearPart::Months(month, 1), at + 2);
    }
    match words.get(at..).and_then(part_of_year) {
        Some((part, taken)) if number(at + taken, 4).is_none() => found(part, at + taken),
        _ => found(YearPart::Whole, 1),
    }
}

/// A part of a year at the beginning of some words, and how many of them it takes.
fn part_of_year(words: &[&str]) -> Option<(YearPart, usize)> {
    let small = |at: usize, most: i16| {
        let number = words.get(at).filter(|word| word.len() <= 2)?.parse::<i16>().ok()?;
        (1..=most).contains(&number).then_some(number)
    };
    let first = *words.first()?;
    if let Some(month) = month(first) {
        let taken = if words.get(1) == Some(&".") { 2 } else { 1 };
        return Some((YearPart::Months(month, 1), taken));
    }
    if let (Some(day), Some(month)) = (small(0, 31), words.get(1).and_then(|word| month(word))) {
        return Some((YearPart::Day(month, day), 2));
    }
    if let Some((nth, length, taken)) = ordinal(words) {
        return Some((YearPart::Months((nth - 1) * length + 1, length), taken));
    }
    let at = if words.get(1) == Some(&".") { 2 } else { 1 };
    let of = |length: i16| small(at, 12 / length).map(|nth| (YearPart::Months((nth - 1) * length + 1, length), at + 1));
    match first {
        "kvartal" | "kv" | "q" | "k" => of(3),
        "tertial" | "t" => of(4),
        "halvår" | "h" => of(6),
        "vecka" | "v" | "w" => small(at, 53).map(|week| (YearPart::Week(week), at + 1)),
        "ht" | "höstterminen" | "hösttermin" => Some((YearPart::Autumn, 1)),
        "vt" | "vårterminen" | "vårtermin" => Some((YearPart::Spring, 1)),
        _ => None,
    }
}

/// `första kvartalet`, `2:a halvåret`: which, how many months, how many words.
fn ordinal(words: &[&str]) -> Option<(i16, i16, usize)> {
    let nth = ["första", "andra", "tredje", "fjärde"].iter().position(|word| words.first() == Some(word));
    let (nth, taken) = match nth {
        Some(at) => (at as i16 + 1, 1),
        None if words.get(1) == Some(&":") && matches!(words.get(2), Some(&"a" | &"e")) => (words[0].parse().ok()?, 3),
        None => return None,
    };
    let length = match *words.get(taken)? {
        "kvartalet" => 3,
        "tertialet" => 4,
        "halvåret" => 6,
        _ => return None,
    };
    (1..=12 / length).contains(&nth).then_some((nth, length, taken + 1))
}

fn month(word: &str) -> Option<i16> {
    let at = MONTHS.iter().position(|month| *month == word).or_else(|| SHORT_MONTHS.iter().position(|month| *month == word))?;
    Some(if at == 12 { 9 } else { at as i16 + 1 })
}

/// The words, numbers and signs of a name, in lower case.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut last = None;
    for c in name.chars().flat_map(char::to_lowercase) {
        let sort = if c.is_ascii_digit() {
            Some(0)
        } else if c.is_alphabetic() {
            Some(1)
        } else {
            None
        };
        let c = match c {
            '\u{2010}' | '\u{2011}' | '\u{2212}' => '-',
            '\u{2014}' => '–',
            other => other,
        };
        match words.last_mut() {
            Some(word) if sort.is_some() && sort == last => word.push(c),
            _ if c.is_whitespace() => {}
            _ => words.push(c.to_string()),
        }
        last = sort;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(name: &str) -> CalendarTime {
        CalendarTime::parse(name, None).unwrap_or_else(|| panic!("{name} says a time"))
    }

    fn days(name: &str) -> String {
        let (first, last) = time(name).order();
        format!("{first}–{last}")
    }

    #[test]
    fn the_forms_of_times_are_known() {
        for (name, expected) in [
            ("2024", "2024-01-01–2024-12-31"),
            ("År 2024", "2024-01-01–2024-12-31"),
            ("Hela 2022", "2022-01-01–2022-12-31"),
            ("2024-05", "2024-05-01–2024-05-31"),
            ("202405", "2024-05-01–2024-05-31"),
            ("2024M05", "2024-05-01–2024-05-31"),
            ("Mars 2025", "2025-03-01–2025-03-31"),
            ("mar. 2025", "2025-03-01–2025-03-31"),
            ("jan-25", "2025-01-01–2025-01-31"),
            ("2025 mars", "2025-03-01–2025-03-31"),
            ("2024-05-03", "2024-05-03–2024-05-03"),
            ("1 oktober 2023", "2023-10-01–2023-10-01"),
            ("Den 31 december 2023", "2023-12-31–2023-12-31"),
            ("Kvartal 2 2024", "2024-04-01–2024-06-30"),
            ("kv. 2, 2024", "2024-04-01–2024-06-30"),
            ("Q2 2024", "2024-04-01–2024-06-30"),
            ("2024K2", "2024-04-01–2024-06-30"),
            ("2024-Q2", "2024-04-01–2024-06-30"),
            ("Andra kvartalet 2024", "2024-04-01–2024-06-30"),
            ("2:a kvartalet 2024", "2024-04-01–2024-06-30"),
            ("Första halvåret 2024", "2024-01-01–2024-06-30"),
            ("H2 2024", "2024-07-01–2024-12-31"),
            ("Tertial 3 2024", "2024-09-01–2024-12-31"),
            ("2023/24", "2023-07-01–2024-06-30"),
            ("Läsåret 2023/2024", "2023-07-01–2024-06-30"),
            ("2023-24", "2023-07-01–2024-06-30"),
            ("HT 2023", "2023-07-01–2023-12-31"),
            ("VT24", "2024-01-01–2024-06-30"),
            ("Vecka 1 2024", "2024-01-01–2024-01-07"),
            ("Januari–september 2023", "2023-01-01–2023-09-30"),
            ("2023-01–2023-09", "2023-01-01–2023-09-30"),
            ("2022–2024", "2022-01-01–2024-12-31"),
            ("Hindret missbruk, 2023", "2023-01-01–2023-12-31"),
        ] {
            assert_eq!(days(name), expected, "{name}");
        }
        for none in ["Andel", "V40", "Norr", "12 år", "18–24", "Steg 2", "Januari 2022 jämfört med januari 2021", "Juni", ""]
        {
            assert!(CalendarTime::parse(none, None).is_none(), "{none}");
        }
        assert!(CalendarTime::parse("Juni", Some(2024)).is_some());
    }

    #[test]
    fn only_like_times_are_compared() {
        for (a, b) in [
            ("2023", "2024"),
            ("Q1 2024", "kvartal 2 2024"),
            ("HT 2023", "VT 2024"),
            ("2022/23", "2023/24"),
            ("Deltagare 2023", "Deltagare 2024"),
        ] {
            assert!(time(a).is_comparable(&time(b)), "{a}, {b}");
        }
        for (a, b) in [
            ("2023", "2024-01"),
            ("2023", "2023"),
            ("2023", "2024/25"),
            ("2023", "Januari–september 2024"),
            ("Alla, 2022", "Hindret missbruk, 2023"),
            ("2024", "2025 (prognos)"),
            ("2020–2022", "2022–2024"),
        ] {
            assert!(!time(a).is_comparable(&time(b)), "{a}, {b}");
        }
    }
}
