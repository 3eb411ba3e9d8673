//! Words that the content model's own keys and answers are.

use std::fmt;

use serde::Serialize;

use super::text::{Fault, text_value};
use crate::rule::value as rules;

/// A word of the content model: `skadligt_bruk`, `hemlös_akut`. Small letters with å, ä and ö, digits and underscores, at most 60 characters.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Term(String);

impl Term {
    /// Reads a word.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let is_letter = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, 'å' | 'ä' | 'ö');
        let fine = text.chars().count() <= 60
            && text.chars().all(|c| is_letter(c) || c == '_')
            && text.chars().next().is_some_and(is_letter)
            && !text.ends_with('_');
        if fine {
            return Ok(Self(text.to_owned()));
        }
        let hint = "skriv små bokstäver, siffror och understreck: skadligt_bruk";
        Err(Fault::of(&rules::OGILTIGT_ORD, format!("”{text}” är inget ord i innehållsmodellen"), hint))
    }

    /// The word as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The same without dots and rings, as scripts, JSON and the command line have it: `hemlos_akut`.
    pub fn ascii(&self) -> String {
        self.0
            .chars()
            .map(|c| match c {
                'å' | 'ä' => 'a',
                'ö' => 'o',
                other => other,
            })
            .collect()
    }
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

text_value!(Term, format: "utbud-ord", types: "string", describe: "Ett ord i innehållsmodellen: små bokstäver, siffror och understreck.", pattern: "^[a-zåäö0-9]([a-zåäö0-9_]*[a-zåäö0-9])?$");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_small_letters() {
        for good in ["ålder", "under_3_år", "hemlös_akut", "a"] {
            assert_eq!(Term::parse(good).expect("a good word").as_str(), good);
        }
        for bad in ["", "Ålder", "a-b", "a b", "_a", "a_", "é", &"a".repeat(61)] {
            assert!(Term::parse(bad).is_err(), "{bad}");
        }
        assert_eq!(Term::parse("placerad_boende_och_hemlöshet").expect("a good word").ascii(), "placerad_boende_och_hemloshet");
    }
}
