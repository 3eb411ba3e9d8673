//! Facts in a text: numbers with their units, dates, law references and marks such as `2001:453`, with where they stand.
//!
//! In: Swedish text, also misread text (å, ä, ö as a, é, o). Out: [`Found`] in reading order. It knows neither records nor
//! documents: both sides are read by the same rules, so that they can be compared.

use std::fmt;
use std::ops::Range;

use crate::tokens::{Gap, Kind, Token, tokens};

/// A fact.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fact {
    /// A number, in thousandths, and what it counts.
    Number(u64, Unit),
    /// A day, a month or a year, as far as it is told.
    Date { year: Option<u32>, month: Option<u32>, day: Option<u32> },
    /// A paragraph in a chapter of a law.
    Law { chapter: u32, paragraph: u32 },
    /// The number of a section: `4.2.6.4`.
    Section(String),
    /// A mark that is compared as it stands: `2001:453`, `0505/22`, `004`.
    Mark(String),
    /// A share in words: `hälften`.
    Share(&'static str),
    /// Numbers side by side, in thousandths: a row of a table.
    Row(Vec<u64>),
    /// A row whose numbers count different things: in prose they stand in any order, but together.
    Line(Vec<u64>),
}

/// What a number counts, where the text beside it tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Unit {
    /// Nothing that we know: persons, areas, places.
    Plain,
    Percent,
    Years,
    Months,
    Weeks,
    Days,
    Hours,
    Times,
    Millions,
    /// The paragraph of a decision: `§ 58`.
    Paragraph,
    /// A priority in a guideline: `prioritet 3`.
    Priority,
}

impl Unit {
    fn name(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Percent => " procent",
            Self::Years => " år",
            Self::Months => " månader",
            Self::Weeks => " veckor",
            Self::Days => " dagar",
            Self::Hours => " timmar",
            Self::Times => " gånger",
            Self::Millions => " miljoner",
            Self::Paragraph => " (§)",
            Self::Priority => " (prioritet)",
        }
    }

    fn of(word: &str) -> Option<Self> {
        let starts = |stem: &str| word.starts_with(stem);
        Some(match word {
            "%" => Self::Percent,
            "ar" | "ars" => Self::Years,
            "dag" | "dagar" | "dagars" => Self::Days,
            "gang" | "ganger" => Self::Times,
            _ if starts("procent") => Self::Percent,
            _ if starts("arig") || starts("aring") => Self::Years,
            _ if starts("manad") => Self::Months,
            _ if matches!(word, "vecka" | "veckan" | "veckor" | "veckors" | "veckorna") => Self::Weeks,
            _ if starts("timm") => Self::Hours,
            _ if starts("miljon") => Self::Millions,
            _ => return None,
        })
    }
}

impl Fact {
    /// A whole number.
    pub(crate) fn number(value: u64, unit: Unit) -> Self {
        Self::Number(value * 1000, unit)
    }

    /// A year alone.
    pub(crate) fn year(year: u32) -> Self {
        Self::Date { year: Some(year), month: None, day: None }
    }
}

impl fmt::Display for Fact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(value, unit) => write!(f, "{}{}", thousandths(*value), unit.name()),
            Self::Date { year, month, day } => {
                let part = |p: &Option<u32>, width: usize| p.map_or("?".repeat(width), |p| format!("{p:0width$}"));
                match (month, day) {
                    (None, None) => write!(f, "{}", part(year, 4)),
                    (_, None) => write!(f, "{}-{}", part(year, 4), part(month, 2)),
                    _ => write!(f, "{}-{}-{}", part(year, 4), part(month, 2), part(day, 2)),
                }
            }
            Self::Law { chapter, paragraph } => write!(f, "{chapter} kap. {paragraph} §"),
            Self::Section(number) => write!(f, "avsnitt {number}"),
            Self::Mark(text) => f.write_str(text),
            Self::Share(name) => f.write_str(name),
            Self::Row(values) | Self::Line(values) => {
                let values: Vec<String> = values.iter().map(|value| thousandths(*value)).collect();
                write!(f, "raden {}", values.join(" | "))
            }
        }
    }
}

fn thousandths(value: u64) -> String {
    let part = format!("{:03}", value % 1000);
    match part.trim_end_matches('0') {
        "" => (value / 1000).to_string(),
        part => format!("{},{part}", value / 1000),
    }
}

/// A fact and where it stands, in bytes of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) fact: Fact,
    pub(crate) range: Range<usize>,
    /// The words before it, folded, nearest last.
    pub(crate) before: Vec<String>,
}

/// All facts in a text, in reading order.
pub(crate) fn scan(text: &str) -> Vec<Found> {
    let mut reader = Reader { tokens: tokens(text), used: Vec::new(), found: Vec::new() };
    reader.used = vec![false; reader.tokens.len()];
    for at in 0..reader.tokens.len() {
        reader.law(at);
    }
    for at in 0..reader.tokens.len() {
        reader.date(at);
    }
    for at in 0..reader.tokens.len() {
        reader.rest(at);
    }
    reader.sums();
    reader.found.sort_by_key(|found| (found.range.start, found.range.end));
    reader.found
}

struct Reader {
    tokens: Vec<Token>,
    used: Vec<bool>,
    found: Vec<Found>,
}

impl Reader {
    fn word(&self, at: usize) -> Option<&str> {
        match &self.tokens.get(at)?.kind {
            Kind::Word(word) => Some(word),
            _ => None,
        }
    }

    fn sign(&self, at: usize, signs: &[char]) -> bool {
        matches!(self.tokens.get(at).map(|t| &t.kind), Some(Kind::Sign(c)) if signs.contains(c))
    }

    fn digits(&self, at: usize) -> Option<u32> {
        match &self.tokens.get(at)?.kind {
            Kind::Digits(digits) if !self.used[at] => digits.parse().ok(),
            _ => None,
        }
    }

    fn emit(&mut self, fact: Fact, tokens: Range<usize>) {
        let range = self.tokens[tokens.start].range.start..self.tokens[tokens.end - 1].range.end;
        let before = self.tokens[..tokens.start].iter().rev().take(5).filter_map(|token| match &token.kind {
            Kind::Word(word) => Some(word.clone()),
            _ => None,
        });
        let mut before: Vec<String> = before.collect();
        before.reverse();
        self.used[tokens].fill(true);
        self.found.push(Found { fact, range, before });
    }

    /// `4 kap. 1 §`, `12 kap 4 kap. §`, `kap. 2 § 5`, `4 § 1 kap`, `4:1`; the sign § may be misread as nothing.
    fn law(&mut self, at: usize) {
        let chapter_word = |word: Option<&str>| matches!(word, Some("kap" | "kapitel" | "kapitlet"));
        let skip_dot = |reader: &Self, at: usize| at + usize::from(reader.sign(at, &['.']));
        if let Some(first) = self.digits(at) {
            if chapter_word(self.word(at + 1)) {
                let second_at = skip_dot(self, at + 2);
                let Some(paragraph) = self.digits(second_at) else { return };
                let mut end = second_at + 1;
                if chapter_word(self.word(end)) {
                    end = skip_dot(self, end + 1);
                }
                end += usize::from(self.sign(end, &['§']));
                self.emit(Fact::Law { chapter: first, paragraph }, at..end);
            } else if self.sign(at + 1, &['§'])
                && let Some(chapter) = self.digits(at + 2)
                && chapter_word(self.word(at + 3))
            {
                // As it is written, which in these documents is the wrong way round.
                self.emit(Fact::Law { chapter, paragraph: first }, at..at + 4);
            }
        } else if chapter_word(self.word(at)) && (at == 0 || self.digits(at - 1).is_none()) {
            let first_at = skip_dot(self, at + 1);
            let Some(chapter) = self.digits(first_at) else { return };
            if self.sign(first_at + 1, &['§']) {
                let paragraph = self.digits(first_at + 2).or_else(|| leading_number(self.word(first_at + 2)?));
                if let Some(paragraph) = paragraph {
                    self.emit(Fact::Law { chapter, paragraph }, at..first_at + 3);
                }
            }
        } else if let Some(Token { kind: Kind::Tied(tied), .. }) = self.tokens.get(at)
            && let Some((chapter, paragraph)) = tied.split_once(':')
            && chapter.len() <= 2
            && paragraph.len() <= 2
            && let (Ok(chapter), Ok(paragraph)) = (chapter.parse(), paragraph.parse())
        {
            self.emit(Fact::Law { chapter, paragraph }, at..at + 1);
        }
    }

    fn date(&mut self, at: usize) {
        if self.used[at] {
            return;
        }
        if let Kind::Tied(tied) = &self.tokens[at].kind
            && let Some(date) = iso(tied)
        {
            self.emit(date, at..at + 1);
            return;
        }
        let is_dash = |reader: &Self, at: usize| reader.sign(at, &['-', '–']) || reader.word(at) == Some("till");
        if let Some(season) = self.word(at).map(|word| word.trim_end_matches('s').to_owned())
            && matches!(season.as_str(), "varen" | "sommaren" | "hosten" | "vintern")
        {
            let after = at + 1 + usize::from(self.sign(at + 1, &['-', '–']));
            if after == at + 2
                && let Some(year) = self.digits(after).filter(|year| *year < 100)
            {
                self.emit(Fact::year(2000 + year), at..after + 1);
            }
            return;
        }
        let Some(month) = self.word(at).and_then(month) else { return };
        let day = at.checked_sub(1).and_then(|before| self.digits(before)).filter(|day| (1..=31).contains(day));
        let start = if day.is_some() { at - 1 } else { at };
        let after = at + 1 + usize::from(self.sign(at + 1, &['.']));
        let (year, end) = if let Some(year) = self.digits(after).filter(|year| is_year(*year)) {
            (Some(year), after + 1)
        } else if self.sign(after, &['-', '–'])
            && let Some(year) = self.digits(after + 1).filter(|year| *year < 100)
            && self.word(after + 2).and_then(self::month).is_none()
        {
            (Some(2000 + year), after + 2)
        } else if day.is_none()
            && is_dash(self, after)
            && self.word(after + 1).and_then(self::month).is_some()
            && let Some(year) = self.digits(after + 2).filter(|year| is_year(*year))
        {
            (Some(year), at + 1)
        } else {
            (None, at + 1)
        };
        self.emit(Fact::Date { year, month: Some(month), day }, start..end);
    }

    /// What is no law and no date: numbers, number words, shares and marks.
    fn rest(&mut self, at: usize) {
        if self.used[at] {
            return;
        }
        match self.tokens[at].kind.clone() {
            Kind::Tied(tied) => {
                let fact = match tied.split_once(',') {
                    Some((whole, part)) => decimal(whole, part).map(|value| Fact::Number(value, self.unit(at + 1))),
                    None if tied.contains('.') => Some(Fact::Section(tied)),
                    None => Some(Fact::Mark(tied)),
                };
                if let Some(fact) = fact {
                    self.emit(fact, at..at + 1);
                }
            }
            Kind::Digits(digits) => self.number(at, &digits),
            Kind::Word(word) => {
                if let Some(share) = share(&word) {
                    self.emit(Fact::Share(share), at..at + 1);
                } else if matches!(word.as_str(), "en" | "ett") {
                    let unit = self.word(at + 1).and_then(Unit::of);
                    if let Some(unit) = unit.filter(|unit| *unit != Unit::Millions) {
                        self.emit(Fact::number(1, unit), at..at + 2);
                    }
                } else if let Some(value) = number_word(&word) {
                    let unit = self.unit(at + 1);
                    self.emit(Fact::number(value, unit), at..at + 1);
                } else if let Some(years) = word_of_years(&word) {
                    self.emit(Fact::number(years, Unit::Years), at..at + 1);
                } else if word.starts_with("halvar") {
                    self.emit(Fact::number(6, Unit::Months), at..at + 1);
                }
            }
            Kind::Sign(_) => {}
        }
    }

    fn number(&mut self, at: usize, digits: &str) {
        if digits.len() > 1 && digits.starts_with('0') {
            // `004`, or a telephone number: `031-365 00 00`.
            let mut mark = digits.to_owned();
            let mut end = at + 1;
            if self.sign(end, &['-']) && self.digits(end + 1).is_some() {
                end += 1;
                while let Some(Token { kind: Kind::Digits(next), .. }) = self.tokens.get(end) {
                    mark.push_str(next);
                    end += 1;
                }
            }
            self.emit(Fact::Mark(mark), at..end);
            return;
        }
        let mut joined = digits.to_owned();
        let mut end = at + 1;
        if digits.len() <= 3 {
            while let Some(Token { kind: Kind::Digits(next), gap: Gap::Space, .. }) = self.tokens.get(end)
                && next.len() == 3
                && !self.used[end]
            {
                joined.push_str(next);
                end += 1;
            }
        }
        let Ok(value) = joined.parse::<u64>() else { return };
        let before = at.checked_sub(1);
        let unit = if before.is_some_and(|at| self.sign(at, &['§'])) || self.sign(end, &['§']) {
            Unit::Paragraph
        } else if before.and_then(|at| self.word(at)).is_some_and(|word| word.starts_with("prio")) {
            Unit::Priority
        } else {
            self.unit(end)
        };
        if end == at + 1
            && digits.len() == 4
            && matches!(unit, Unit::Plain | Unit::Years)
            && u32::try_from(value).is_ok_and(is_year)
        {
            self.emit(Fact::year(u32::try_from(value).expect("a year is small")), at..end);
            return;
        }
        self.emit(Fact::number(value, unit), at..end);
        if digits.len() == 3 && end == at + 2 {
            // `515 703` may be one number or two that stand side by side in a table.
            let parts = [at, at + 1].map(|part| match &self.tokens[part].kind {
                Kind::Digits(digits) => (part, digits.parse::<u64>().unwrap_or_default()),
                _ => (part, 0),
            });
            for (part, value) in parts {
                self.emit(Fact::number(value, Unit::Plain), part..part + 1);
            }
        }
    }

    /// The unit that follows a number, also over `–`, `till`, `och`, `eller` and another number.
    fn unit(&self, after: usize) -> Unit {
        let mut at = after;
        loop {
            if self.sign(at, &['%']) {
                return Unit::Percent;
            }
            if at == after && self.sign(at, &['+']) && self.tokens[at].gap == Gap::None {
                // An age: `65+`.
                return Unit::Years;
            }
            let hyphen = usize::from(self.sign(at, &['-']));
            if let Some(unit) = self.word(at + hyphen).and_then(Unit::of) {
                return unit;
            }
            let joins = self.sign(at, &['-', '–', '/']) || matches!(self.word(at), Some("till" | "och" | "eller"));
            let number = match self.tokens.get(at + 1).map(|token| &token.kind) {
                Some(Kind::Digits(digits)) => digits.parse().is_ok_and(|n: u32| !is_year(n)),
                Some(Kind::Word(word)) => number_word(word).is_some(),
                _ => false,
            };
            if !(joins && number) {
                return Unit::Plain;
            }
            at += 2;
        }
    }

    /// `ett år och två månader` is also 14 months.
    fn sums(&mut self) {
        let mut sums = Vec::new();
        self.found.sort_by_key(|found| found.range.start);
        for pair in self.found.windows(2) {
            if let (Fact::Number(years, Unit::Years), Fact::Number(months, Unit::Months)) = (&pair[0].fact, &pair[1].fact)
                && pair[1].before.iter().rev().take(2).any(|word| word == "och")
                && pair[1].range.start.saturating_sub(pair[0].range.end) < 9
            {
                let fact = Fact::Number(years * 12 + months, Unit::Months);
                sums.push(Found { fact, range: pair[0].range.start..pair[1].range.end, before: pair[0].before.clone() });
            }
        }
        self.found.extend(sums);
    }
}

fn iso(text: &str) -> Option<Fact> {
    let mut parts = text.split('-').map(|part| part.parse::<u32>().ok());
    let (year, month) = (parts.next()??, parts.next()??);
    let day = match parts.next() {
        Some(day) => Some(day?),
        None => None,
    };
    is_year(year).then_some(Fact::Date { year: Some(year), month: Some(month), day })
}

fn is_year(number: u32) -> bool {
    (1900..2100).contains(&number)
}

fn leading_number(word: &str) -> Option<u32> {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    word[..digits].parse().ok()
}

fn decimal(whole: &str, part: &str) -> Option<u64> {
    let part = format!("{part:0<3}");
    Some(whole.parse::<u64>().ok()? * 1000 + part.get(..3)?.parse::<u64>().ok()?)
}

fn month(word: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "januari",
        "februari",
        "mars",
        "april",
        "maj",
        "juni",
        "juli",
        "augusti",
        "september",
        "oktober",
        "november",
        "december",
    ];
    let is = |name: &str| word == name || (word.len() >= 3 && name.starts_with(word)) || word == "sept" && name == "september";
    MONTHS.iter().position(|name| is(name)).and_then(|index| u32::try_from(index + 1).ok())
}

fn number_word(word: &str) -> Option<u64> {
    Some(match word {
        "tva" => 2,
        "tre" | "tredje" => 3,
        "fyra" | "fjarde" => 4,
        "fem" | "femte" => 5,
        "sex" | "sjatte" => 6,
        "sju" | "sjunde" => 7,
        "atta" | "attonde" => 8,
        "nio" | "nionde" => 9,
        "tio" | "tionde" => 10,
        "elva" => 11,
        "tolv" => 12,
        "tretton" => 13,
        "fjorton" => 14,
        "femton" => 15,
        "sexton" => 16,
        "sjutton" => 17,
        "arton" => 18,
        "nitton" => 19,
        "tjugo" => 20,
        "trettio" => 30,
        "fyrtio" => 40,
        "femtio" => 50,
        "sextio" => 60,
        "sjuttio" => 70,
        "attio" => 80,
        "nittio" => 90,
        "hundra" | "hundratal" => 100,
        "tusen" => 1000,
        _ => return None,
    })
}

/// `femårig`, `tvåårsperiod`.
fn word_of_years(word: &str) -> Option<u64> {
    let at = word.find("arig").or_else(|| word.find("ars"))?;
    number_word(&word[..at])
}

fn share(word: &str) -> Option<&'static str> {
    Some(match word {
        "halften" | "varannan" => "hälften",
        _ if word.starts_with("tredjedel") => "tredjedel",
        _ if word.starts_with("fjardedel") => "fjärdedel",
        _ if word.starts_with("femtedel") => "femtedel",
        _ if word.starts_with("tiondel") => "tiondel",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(text: &str) -> Vec<String> {
        scan(text).iter().map(|found| found.fact.to_string()).collect()
    }

    #[test]
    fn numbers_have_their_units() {
        assert_eq!(facts("285 deltagare, varav ca 15 %"), ["285", "15 procent"]);
        assert_eq!(facts("14 197 hushåll"), ["14197"]);
        assert_eq!(facts("en kötid om 3-5 månader"), ["3 månader", "5 månader"]);
        assert_eq!(facts("mellan 18 och 64 år, 65+"), ["18 år", "64 år", "65 år"]);
        assert_eq!(facts("Upp till fyra kvinnor, under en femårig period"), ["4", "5 år"]);
        assert_eq!(facts("i mer &n tre ar, 18 ménader"), ["3 år", "18 månader"]);
        assert_eq!(facts("V40, 4n, S5"), [""; 0]);
        assert_eq!(facts("upp till ett &r; de tre är; telefon 031-365 00 00"), ["1 år", "3", "0313650000"]);
        assert_eq!(facts("(prioritet 3), (prio 4)"), ["3 (prioritet)", "4 (prioritet)"]);
        assert_eq!(facts("drygt 3,5 miljoner; hälften"), ["3,5 miljoner", "hälften"]);
    }

    #[test]
    fn a_year_and_months_are_also_months() {
        assert_eq!(facts("upp till ett år och två månader"), ["1 år", "14 månader", "2 månader"]);
    }

    #[test]
    fn numbers_side_by_side_are_read_both_ways() {
        assert_eq!(facts("pa KC 515 703"), ["515", "515703", "703"]);
    }

    #[test]
    fn dates_have_many_forms() {
        for text in ["den 16 januari 2025", "16 jan 2025", "2025-01-16"] {
            assert!(facts(text).contains(&"2025-01-16".to_owned()), "{text}");
        }
        assert_eq!(facts("20 maj-15 jan 2025"), ["????-05-20", "2025-01-15"]);
        assert_eq!(facts("januari-september 2023"), ["2023-01", "2023-09"]);
        assert_eq!(facts("i jan – 20, våren- 19"), ["2020-01", "2019"]);
        assert_eq!(facts("perioden 2020–2021"), ["2020", "2021"]);
        assert_eq!(facts("i januari remisstopp"), ["????-01"]);
    }

    #[test]
    fn law_references_have_many_forms() {
        for text in ["4 kap. 1 §", "SoL 4 kap. 1§", "SoL 4:1", "kap. 4 § 1", "12 kap 4 kap.\n§ SoL"] {
            let expected = if text.starts_with("12") { "12 kap. 4 §" } else { "4 kap. 1 §" };
            assert_eq!(facts(text), [expected], "{text}");
        }
        assert_eq!(facts("SoL 4 § 1 kap"), ["1 kap. 4 §"]);
        assert_eq!(facts("29 kapitlet 9 § skollagen (2010:800)"), ["29 kap. 9 §", "2010:800"]);
        assert_eq!(facts("Kap 2 § 5i reglementet"), ["2 kap. 5 §"]);
        assert_eq!(
            facts("(NAV 2022-04-24 § 58, 0505/22), avsnitt 4.2.6.4"),
            ["2022-04-24", "58 (§)", "0505/22", "avsnitt 4.2.6.4"]
        );
    }
}
