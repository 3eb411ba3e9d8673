//! Ids.

use std::fmt;

use serde::Serialize;

use super::out_path::is_device;
use super::text::{Fault, text_value};
use crate::rule::value as rules;

/// The id of a record: `[a-z0-9-]+`, at most 80 characters. It is the file's name or the key in a vocabulary, and stands in addresses.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Slug(String);

impl Slug {
    /// Reads an id; the hint of the fault is an id made from the text.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let fine = !text.is_empty()
            && text.len() <= 80
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            && !text.starts_with('-')
            && !text.ends_with('-');
        if fine && is_device(text) {
            let message = format!("”{text}” kan inte vara ett id: Windows kan inte ha en fil med det namnet");
            return Err(Fault::of(&rules::OGILTIGT_ID, message, format!("välj ett annat id, till exempel ”{text}-1”")));
        }
        if fine {
            return Ok(Self(text.to_owned()));
        }
        let suggestion = Self::suggest(text);
        let hint = if suggestion.is_empty() {
            "ett id består av små bokstäver a–z, siffror och bindestreck".to_owned()
        } else {
            format!("ett id består av små bokstäver a–z, siffror och bindestreck: skriv till exempel ”{suggestion}”")
        };
        Err(Fault::of(&rules::OGILTIGT_ID, format!("”{text}” är inget giltigt id"), hint))
    }

    /// An id made from any text, as headings get their anchors: å, ä, ö lose their marks, everything else becomes hyphens.
    /// Empty if nothing is left.
    pub fn suggest(text: &str) -> String {
        use unicode_normalization::UnicodeNormalization as _;
        let mut slug = String::with_capacity(text.len());
        for c in text.nfd().flat_map(char::to_lowercase) {
            if c.is_ascii_alphanumeric() {
                slug.push(c);
            } else if !slug.is_empty()
                && !slug.ends_with('-')
                && !unicode_normalization::char::is_combining_mark(c)
                && c != '\u{ad}'
            {
                slug.push('-');
            }
            if slug.len() >= 80 {
                break;
            }
        }
        slug.truncate(slug.trim_end_matches('-').len());
        slug
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::borrow::Borrow<str> for Slug {
    fn borrow(&self) -> &str {
        &self.0
    }
}

text_value!(Slug, format: "utbud-id", types: ["string", "integer"], describe: "Ett id: små bokstäver a–z, siffror och bindestreck.", pattern: "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_lowercase_ascii() {
        for good in ["vamos-sydvast", "2022", "a", "con-1", "kontakt"] {
            assert_eq!(Slug::parse(good).expect("a good id").as_str(), good);
        }
        for bad in ["", "Vamos", "å", "a b", "-a", "a-", "a/b", "..", "con", "lpt1", &"a".repeat(81)] {
            assert!(Slug::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn suggestions_are_ids() {
        assert_eq!(Slug::suggest("Språk och hälsa – ÅÄÖ!"), "sprak-och-halsa-aao");
        assert_eq!(Slug::suggest("  ...  "), "");
        assert_eq!(Slug::suggest("sysselsättnings\u{ad}center"), "sysselsattningscenter");
    }
}
