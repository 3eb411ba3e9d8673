//! References to a section of a document.

use std::fmt;

use super::Slug;
use super::text::{Fault, text_value};
use crate::rule::value as rules;

/// `utredning-2025#4.2.4.1`: a document (`content/kallor/`) and a section that its record lists. The section may be left out.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceRef {
    kalla: Slug,
    avsnitt: Option<String>,
}

impl SourceRef {
    /// Reads a reference; whether document and section exist is for the catalogue.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let (kalla, avsnitt) = match text.split_once('#') {
            Some((kalla, avsnitt)) => (kalla, Some(avsnitt.trim())),
            None => (text, None),
        };
        let example = "skriv dokumentets id och avsnittet: utredning-2025#4.3";
        let kalla = Slug::parse(kalla.trim())
            .map_err(|_| Fault::of(&rules::INGEN_KALLHANVISNING, format!("”{text}” är ingen källhänvisning"), example))?;
        if avsnitt == Some("") {
            return Err(Fault::of(&rules::AVSNITT_SAKNAS, format!("”{text}” saknar avsnitt efter #"), example));
        }
        Ok(Self { kalla, avsnitt: avsnitt.map(str::to_owned) })
    }

    /// The document.
    pub fn kalla(&self) -> &Slug {
        &self.kalla
    }

    /// The section's number, or its heading in a document without numbers.
    pub fn avsnitt(&self) -> Option<&str> {
        self.avsnitt.as_deref()
    }
}

impl fmt::Display for SourceRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.kalla.fmt(f)?;
        match &self.avsnitt {
            Some(avsnitt) => write!(f, "#{avsnitt}"),
            None => Ok(()),
        }
    }
}

text_value!(SourceRef, format: "utbud-kalla", types: "string", describe: "Dokument och avsnitt: utredning-2025#4.2.4.1.");
