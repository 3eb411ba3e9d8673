//! A number that may stand in the site's files, told without telling it: the keyed hash of its digits.
//!
//! Only some seventy million ten-digit numbers are valid, so that whoever has a plain hash of one has the number, however slow the
//! hash. A finding's report goes to logs and mails; hence the key, which lies in `site.toml` and is in no report. Who has the key has
//! the site's files, with the number in them.

use std::fmt;

use super::text::{Fault, text_value};
use crate::rule::value as rules;

/// The site's own key: what makes its fingerprints worth nothing without its files.
#[derive(Clone, PartialEq, Eq)]
pub struct FingerprintKey(String);

impl FingerprintKey {
    /// The least number of characters.
    pub const LEAST: usize = 16;

    /// Reads a key: any characters, enough of them.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let different: std::collections::BTreeSet<char> = text.chars().collect();
        if text.chars().count() < Self::LEAST || different.len() < Self::LEAST / 2 {
            return Err(Fault::of(
                &rules::SVAG_NYCKEL,
                "nyckeln är för lätt att gissa",
                format!("skriv minst {} olika tecken på måfå; de behöver inte kommas ihåg", Self::LEAST),
            ));
        }
        Ok(Self(text.to_owned()))
    }
}

impl fmt::Display for FingerprintKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

text_value!(FingerprintKey, format: "utbud-nyckel", types: ["string"], describe: "Minst 16 tecken på måfå.");

/// The keyed hash of a number's digits: 64 bits, in letters, so that it never looks like a number itself.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fingerprint(String);

/// Sixteen letters, one for four bits; without vowels no words.
const LETTERS: &[u8; 16] = b"bcdfghjklmnpqrst";

impl Fingerprint {
    /// The fingerprint of a number, given as digits alone.
    pub fn of(digits: &str, key: &FingerprintKey) -> Self {
        let key = blake3::derive_key("utbud 2026-11 fingerprint of a number that is no personnummer", key.0.as_bytes());
        let hash = blake3::keyed_hash(&key, digits.as_bytes());
        let letters = hash.as_bytes()[..8].iter().flat_map(|byte| [byte >> 4, byte & 15]);
        Self(letters.map(|four| char::from(LETTERS[usize::from(four)])).collect())
    }

    /// Reads a fingerprint as a finding's hint gives it.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        if text.len() == 16 && text.bytes().all(|b| LETTERS.contains(&b)) {
            return Ok(Self(text.to_owned()));
        }
        Err(Fault::of(
            &rules::INGEN_HASH,
            format!("”{text}” är ingen hash av ett nummer"),
            "kopiera de sexton bokstäverna ur felets tips",
        ))
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

text_value!(Fingerprint, format: "utbud-hash", types: ["string"], describe: "Hashen ur felets tips: sexton bokstäver.", pattern: "^[bcdfghjklmnpqrst]{16}$");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_is_of_its_number_and_its_key() {
        let key = |text: &str| FingerprintKey::parse(text).expect("it is long enough");
        let (one, other) = (key("xkwpqzrmtnvbhgfd"), key("dfghbvntmrzqpwkx"));
        let print = Fingerprint::of("0701234567", &one);
        assert_eq!(Fingerprint::of("0701234567", &one), print);
        assert_ne!(Fingerprint::of("0701234567", &other), print);
        assert_ne!(Fingerprint::of("0701234568", &one), print);
        assert_eq!(Fingerprint::parse(&print.to_string()), Ok(print));
    }

    #[test]
    fn keys_are_long_and_varied() {
        assert!(FingerprintKey::parse("kort").is_err());
        assert!(FingerprintKey::parse("aaaaaaaaaaaaaaaaaaaa").is_err());
        assert!(Fingerprint::parse("0701234567").is_err());
    }
}
