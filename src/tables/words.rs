//! What the names of rows, columns and units mean, however they are written: totals, parts, people, times and ages.
//!
//! In: a name as the editor or the public sees it. Out: what a reader takes it for. It knows no table.

use crate::records::tabell::Mater;
use crate::value::{Moment, Period};

/// Words that say that a row or column counts all.
const TOTALS: [&str; 26] = [
    "total",
    "totalt",
    "totalen",
    "totala",
    "tot",
    "summa",
    "summan",
    "summor",
    "summerat",
    "delsumma",
    "sum",
    "sammanlagt",
    "sammanlagda",
    "sammantaget",
    "samtliga",
    "alla",
    "allt",
    "hela",
    "helheten",
    "båda",
    "bägge",
    "tillsammans",
    "inalles",
    "s:a",
    "delsumman",
    "totalsumma",
];
/// Words that begin the name of a part of what stands before it.
const OF_WHICH: [&str; 7] = ["varav", "därav", "av vilka", "av dessa", "av dem", "bland dem", "därutav"];
/// Persons, by the noun that a unit or a title is about. Longer nouns end with one of these.
const PERSONS: [&str; 62] = [
    "personer",
    "person",
    "individer",
    "individ",
    "människor",
    "klienter",
    "klient",
    "deltagare",
    "inskrivna",
    "besökare",
    "elever",
    "elev",
    "barn",
    "ungdomar",
    "ungdom",
    "unga",
    "vuxna",
    "äldre",
    "kvinnor",
    "män",
    "flickor",
    "pojkar",
    "föräldrar",
    "mammor",
    "pappor",
    "mödrar",
    "fäder",
    "brukare",
    "patienter",
    "patient",
    "sökande",
    "arbetslösa",
    "tagare",
    "mottagare",
    "hemlösa",
    "nyanlända",
    "flyktingar",
    "ensamkommande",
    "placerade",
    "invånare",
    "medlemmar",
    "studerande",
    "studenter",
    "pensionärer",
    "gäster",
    "anhöriga",
    "aktuella",
    "registrerade",
    "avslutade",
    "anvisade",
    "boende personer",
    "folk",
    "ogifta",
    "döda",
    "avlidna",
    "utskrivna",
    "nyinskrivna",
    "intagna",
    "häktade",
    "vårdade",
    "missbrukare",
    "anställda",
];
/// Households, likewise.
const HOUSEHOLDS: [&str; 4] = ["hushåll", "hushållen", "familjer", "familj"];
/// What may stand before the noun that a title is about.
const BEFORE: [&str; 8] = ["antal", "antalet", "unika", "olika", "nya", "pågående", "samtliga", "alla"];
/// What ends the part of a title that names its noun.
const AFTER: [&str; 22] = [
    "för",
    "till",
    "av",
    "i",
    "inom",
    "per",
    "på",
    "med",
    "efter",
    "hos",
    "vid",
    "under",
    "som",
    "från",
    "och",
    "utan",
    "där",
    "vars",
    "mellan",
    "fördelat",
    "fördelade",
    "åren",
];
const MONTHS: [&str; 12] =
    ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"];

/// A name without case, with plain dashes and spaces and without the marks around words.
pub fn plain(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            '‐' | '‑' | '‒' | '–' | '—' | '−' | '-' => out.push('-'),
            c if c.is_alphanumeric() || c == ':' || c == '+' || c == '%' || c == '<' || c == '>' => out.push(c),
            _ if out.ends_with(' ') => {}
            _ => out.push(' '),
        }
    }
    out.trim().replace(" -", "-").replace("- ", "-")
}

/// Whether a name says that it counts all.
pub fn is_total(name: &str) -> bool {
    plain(name).split([' ', '-']).any(|word| TOTALS.contains(&word))
}

/// Whether a name says that it is a part of what stands before it.
pub fn is_of_which(name: &str) -> bool {
    let name = plain(name);
    OF_WHICH.iter().any(|start| name.strip_prefix(start).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '-', ':'])))
}

/// What a unit or a title counts, if it is people or households.
pub fn people(text: &str) -> Option<Mater> {
    let text = plain(text);
    let words: Vec<&str> = text.split(' ').take_while(|word| !AFTER.contains(word)).collect();
    let is_number = |word: &str| word.chars().all(|c| c.is_ascii_digit() || c == '-');
    let noun = words.into_iter().rfind(|word| !BEFORE.contains(word) && !is_number(word))?;
    let ends = |list: &[&str]| list.iter().any(|word| noun == *word || word.len() >= 6 && noun.ends_with(word));
    if ends(&HOUSEHOLDS) {
        Some(Mater::Hushall)
    } else if ends(&PERSONS) || noun.ends_with("barn") {
        Some(Mater::Personer)
    } else {
        None
    }
}

/// A span of times or of whole numbers: ages, months.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// What it is of: days, or the unit that its name says.
    pub of: String,
    /// The first.
    pub first: i64,
    /// The last.
    pub last: i64,
}

impl Span {
    /// A period in days.
    pub fn of_period(period: Period) -> Self {
        Self { of: "dag".to_owned(), first: period.first_day().number(), last: period.last_day().number() }
    }

    /// Whether it is of time.
    pub fn is_time(&self) -> bool {
        self.of == "dag"
    }
}

/// The span that a name means. `year` is the one that a month or a quarter without year lies in.
pub fn span(name: &str, year: Option<i16>) -> Option<Span> {
    let name = plain(name);
    time(&name, year).or_else(|| numbers(&name))
}

/// A time: `2024`, `år 2024`, `2024-01-2024-12`, `januari-juni 2024`, `första halvåret 2024`, `kvartal 1 2024`.
fn time(name: &str, year: Option<i16>) -> Option<Span> {
    if let Some(period) = dates(name) {
        return Some(Span::of_period(period));
    }
    let words: Vec<&str> = name.split([' ', '-']).filter(|word| !word.is_empty()).collect();
    let years: Vec<i16> = words.iter().filter_map(|word| word.parse().ok()).filter(|year| (1900..3000).contains(year)).collect();
    let last = years.last().copied().or(year)?;
    let first = years.first().copied().unwrap_or(last);
    let mut months: Vec<i8> = Vec::new();
    let mut parts: Vec<(i8, i8)> = Vec::new();
    let mut number = None;
    let mut of = None;
    for word in &words {
        let month = MONTHS.iter().position(|month| *word == *month || word.len() == 3 && month.starts_with(word));
        match (*word, month) {
            (_, Some(month)) => months.push(i8::try_from(month).ok()? + 1),
            ("h1" | "h2", _) => parts.push((word[1..].parse().ok()?, 6)),
            ("q1" | "q2" | "q3" | "q4" | "k1" | "k2" | "k3" | "k4", _) => parts.push((word[1..].parse().ok()?, 3)),
            ("halvår" | "halvåret", _) => of = Some(6),
            ("kvartal" | "kvartalet" | "kv", _) => of = Some(3),
            ("första" | "1" | "1:a", _) => number = Some(1),
            ("andra" | "2" | "2:a", _) => number = Some(2),
            ("tredje" | "3" | "3:e", _) => number = Some(3),
            ("fjärde" | "4" | "4:e", _) => number = Some(4),
            ("år" | "året" | "hela" | "helår" | "helåret" | "perioden" | "period" | "till" | "och" | "under", _) => {}
            (word, _) if word.parse::<i16>().is_ok_and(|year| (1900..3000).contains(&year)) => {}
            _ => return None,
        }
    }
    parts.extend(number.zip(of));
    let (from, to) = match (&months[..], &parts[..]) {
        ([], []) => return None,
        ([one], []) => (*one, *one),
        ([first, .., last], []) => (*first, *last),
        ([], [(number, length)]) if number * length <= 12 => ((number - 1) * length + 1, number * length),
        _ => return None,
    };
    let month = |year: i16, month: i8| Moment::Month { year, month };
    let (from, to) = (month(first, from).first_day().number(), month(last, to).last_day().number());
    (from <= to).then(|| Span { of: "dag".to_owned(), first: from, last: to })
}

/// A period in digits, with any dash and with or without `år`.
fn dates(name: &str) -> Option<Period> {
    let name = name.trim_start_matches("år ").trim_start_matches("perioden ").trim_start_matches("helår ").trim();
    if !name.chars().all(|c| c.is_ascii_digit() || c == '-' || c == ' ') {
        return None;
    }
    let pieces: Vec<&str> = name.split([' ', '-']).filter(|piece| !piece.is_empty()).collect();
    let starts: Vec<usize> = (0..pieces.len()).filter(|at| pieces[*at].len() == 4).collect();
    let moment = |pieces: &[&str]| pieces.join("-");
    match starts[..] {
        [0] => Period::parse(&moment(&pieces)).ok(),
        [0, second] => Period::parse(&format!("{}–{}", moment(&pieces[..second]), moment(&pieces[second..]))).ok(),
        _ => None,
    }
}

/// Whole numbers: `18-24 år`, `65+`, `65 år och äldre`, `under 18`, `0-6 månader`.
fn numbers(name: &str) -> Option<Span> {
    let mut digits: Vec<i64> = Vec::new();
    let mut words: Vec<&str> = Vec::new();
    for word in name.split([' ', '-']).filter(|word| !word.is_empty()) {
        match word.trim_end_matches('+').trim_start_matches(['<', '>']).parse::<i64>() {
            Ok(number) => digits.push(number),
            Err(_) => words.push(word),
        }
    }
    let open = ["äldre", "över", "minst", "mer", "fler"].iter().any(|word| words.contains(word)) || name.contains('+');
    let under = ["under", "yngre", "högst", "mindre", "färre"].iter().any(|word| words.contains(word));
    let fill = [
        "år", "åringar", "åldern", "ålder", "och", "till", "äldre", "över", "minst", "mer", "fler", "än", "under", "yngre",
        "högst", "mindre", "färre", "personer", "barn", "unga", "vuxna",
    ];
    let of: Vec<&str> = words.into_iter().filter(|word| !fill.contains(word)).collect();
    let of = match of[..] {
        [] => String::new(),
        [unit @ ("månader" | "månad" | "mån" | "veckor" | "dagar" | "timmar")] => unit.to_owned(),
        _ => return None,
    };
    match digits[..] {
        [first, last] if first <= last && last < 1000 => Some(Span { of, first, last }),
        [first] if open => Some(Span { of, first, last: i64::MAX }),
        [last] if under && last > 0 => Some(Span { of, first: 0, last: last - 1 }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_year_is_written_in_many_ways() {
        let year = Span::of_period(Period::parse("2024").expect("it is one"));
        for name in
            ["2024", "År 2024", "ÅR 2024", "2024-01–2024-12", "2024-01-01 – 2024-12-31", "jan–dec 2024", "Januari—december 2024"]
        {
            assert_eq!(span(name, None), Some(year.clone()), "{name}");
        }
        let half = span("2024-01–2024-06", None);
        for name in ["första halvåret 2024", "halvår 1 2024", "H1 2024", "2024 h1", "Januari–juni 2024"] {
            assert_eq!(span(name, None), half, "{name}");
        }
        assert_eq!(span("Kvartal 2", Some(2024)), span("april–juni 2024", None));
        assert_eq!(span("Inskrivna 2024", None), None);
    }

    #[test]
    fn ages_are_spans() {
        let is = |name: &str| span(name, Some(2024)).map(|span| (span.first, span.last));
        assert_eq!(is("18–24 år"), Some((18, 24)));
        assert_eq!(is("65+"), Some((65, i64::MAX)));
        assert_eq!(is("65 år och äldre"), Some((65, i64::MAX)));
        assert_eq!(is("Under 18 år"), Some((0, 17)));
        assert_eq!(is("Norr"), None);
        assert_eq!(is("3"), None);
    }

    #[test]
    fn names_of_totals_and_parts_are_known() {
        for name in ["Totalt", "Summa kvinnor", "Samtliga", "Alla klienter", "Hela staden", "TOTALT", "Inskrivna totalt", "S:a"] {
            assert!(is_total(name), "{name}");
        }
        assert!(!is_total("Allmänna") && !is_total("Norr") && is_of_which("– varav kvinnor") | is_of_which("varav kvinnor"));
        assert!(!is_of_which("Varavd"));
    }

    #[test]
    fn units_count_people() {
        for unit in [
            "personer",
            "Klienter",
            "unika besökare",
            "projektdeltagare",
            "Antal klienter 2024",
            "elever i åk 9",
            "barn",
            "arbetssökande",
        ] {
            assert_eq!(people(unit), Some(Mater::Personer), "{unit}");
        }
        assert_eq!(people("hushåll"), Some(Mater::Hushall));
        for unit in ["insatser", "platser för klienter", "besök per person", "procent", "insatser för barn", "ärenden", "kronor"]
        {
            assert_eq!(people(unit), None, "{unit}");
        }
    }
}
