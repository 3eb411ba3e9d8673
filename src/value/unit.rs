//! A number with its unit, in the form that Swedish asks for: `1 person`, `2 personer`, `51`.
//!
//! In: a number in words, the unit in plural, its singular if a table says it. Out: both together. Where no rule gives the singular
//! the number stands alone: a unit in the wrong form is worse than none.

use std::borrow::Cow;

/// What is said where nothing is counted in particular; it is no unit.
const NO_UNIT: &str = "antal";

/// The same in singular and plural, also last in a compound.
const UNCHANGED: &[&str] = &[
    "avtal", "barn", "beslut", "besök", "bidrag", "dygn", "fall", "företag", "hushåll", "kontrakt", "kr", "län", "mkr", "mnkr",
    "procent", "projekt", "promille", "samtal", "tkr", "uppdrag", "år", "%", "‰",
];

/// Plurals that no ending tells, and their singulars, also last in a compound: `vårdplatser`.
const WORDS: &[(&str, &str)] = &[
    ("bostäder", "bostad"),
    ("dagar", "dag"),
    ("elever", "elev"),
    ("familjer", "familj"),
    ("grupper", "grupp"),
    ("individer", "individ"),
    ("insatser", "insats"),
    ("klienter", "klient"),
    ("kommuner", "kommun"),
    ("kurser", "kurs"),
    ("kvinnor", "kvinna"),
    ("metoder", "metod"),
    ("minuter", "minut"),
    ("män", "man"),
    ("månader", "månad"),
    ("patienter", "patient"),
    ("perioder", "period"),
    ("personer", "person"),
    ("platser", "plats"),
    ("pojkar", "pojke"),
    ("remisser", "remiss"),
    ("tillfällen", "tillfälle"),
    ("timmar", "timme"),
    ("tjänster", "tjänst"),
    ("ungdomar", "ungdom"),
    ("åtgärder", "åtgärd"),
];

/// Endings of plurals that tell the singular.
const ENDINGS: &[(&str, &str)] = &[
    ("heter", "het"),
    ("ioner", "ion"),
    ("ningar", "ning"),
    ("anden", "ande"),
    ("enden", "ende"),
    ("ande", "ande"),
    ("ende", "ende"),
    ("are", "are"),
    ("or", "a"),
];

/// The number with its unit. `singular` is what the table itself says of one.
pub fn counted(number: &str, plural: &str, singular: Option<&str>) -> String {
    let word = unit_word(number, plural, singular);
    if word.is_empty() { number.to_owned() } else { format!("{number}\u{a0}{word}") }
}

/// The unit as it stands after a number; empty where there is none, or where its form is not known.
pub fn unit_word<'u>(number: &str, plural: &'u str, singular: Option<&'u str>) -> Cow<'u, str> {
    if plural == NO_UNIT {
        return "".into();
    }
    if !matches!(number, "1" | "\u{2212}1") {
        return plural.into();
    }
    singular.map_or_else(|| singular_of(plural).into(), Cow::from)
}

/// The singular of a plural, empty where no rule gives it. Two words may both have to change: `öppna insatser`, `en öppen insats`.
fn singular_of(plural: &str) -> String {
    if plural.contains(char::is_whitespace) {
        return String::new();
    }
    if UNCHANGED.iter().any(|word| plural.ends_with(word)) {
        return plural.to_owned();
    }
    let known = WORDS.iter().chain(ENDINGS).find_map(|(many, one)| plural.strip_suffix(many).map(|stem| format!("{stem}{one}")));
    known.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_stands_in_its_form_or_not_at_all() {
        for (number, plural, expected) in [
            ("51", "antal", "51"),
            ("1", "antal", "1"),
            ("2", "personer", "2\u{a0}personer"),
            ("1", "personer", "1\u{a0}person"),
            ("1", "verksamheter", "1\u{a0}verksamhet"),
            ("1", "procentenheter", "1\u{a0}procentenhet"),
            ("1", "organisationer", "1\u{a0}organisation"),
            ("1", "utbildningar", "1\u{a0}utbildning"),
            ("1", "vårdplatser", "1\u{a0}vårdplats"),
            ("1", "hushåll", "1\u{a0}hushåll"),
            ("1", "deltagare", "1\u{a0}deltagare"),
            ("1", "studerande", "1\u{a0}studerande"),
            ("1", "ärenden", "1\u{a0}ärende"),
            ("1", "veckor", "1\u{a0}vecka"),
            ("1", "öppna insatser", "1"),
            ("1,5", "månader", "1,5\u{a0}månader"),
            ("0", "personer", "0\u{a0}personer"),
            ("1", "åkrar", "1"),
        ] {
            assert_eq!(counted(number, plural, None), expected, "{number} {plural}");
        }
        assert_eq!(counted("1", "öppna insatser", Some("öppen insats")), "1\u{a0}öppen insats");
    }
}
