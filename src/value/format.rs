//! The rules for text as `format`s of the JSON Schemas.

use super::contact::{Email, Phone, SiteUrl, Url};
use super::fingerprint::{Fingerprint, FingerprintKey};
use super::moment::{Datum, Moment, Period};
use super::slug::Slug;
use super::source_ref::SourceRef;
use super::term::Term;
use super::text::{Fault, Text};

/// A rule for text that the JSON Schema names as a `format`.
///
/// The schema's validator and the record's own reading both call [`TextFormat::check`], so they can't disagree.
#[derive(Debug, Clone, Copy)]
pub struct TextFormat {
    /// The name in the schema.
    pub name: &'static str,
    /// Whether the text follows the rule, and if not, why.
    pub check: fn(&str) -> Result<(), Fault>,
}

/// Every rule for text.
pub const FORMATS: &[TextFormat] = &[
    TextFormat { name: Slug::FORMAT, check: |s| Slug::parse(s).map(drop) },
    TextFormat { name: Datum::FORMAT, check: |s| Datum::parse(s).map(drop) },
    TextFormat { name: Moment::FORMAT, check: |s| Moment::parse(s).map(drop) },
    TextFormat { name: Period::FORMAT, check: |s| Period::parse(s).map(drop) },
    TextFormat { name: SourceRef::FORMAT, check: |s| SourceRef::parse(s).map(drop) },
    TextFormat { name: Term::FORMAT, check: |s| Term::parse(s).map(drop) },
    TextFormat { name: Email::FORMAT, check: |s| Email::parse(s).map(drop) },
    TextFormat { name: Phone::FORMAT, check: |s| Phone::parse(s).map(drop) },
    TextFormat { name: Url::FORMAT, check: |s| Url::parse(s).map(drop) },
    TextFormat { name: SiteUrl::FORMAT, check: |s| SiteUrl::parse(s).map(drop) },
    TextFormat { name: Fingerprint::FORMAT, check: |s| Fingerprint::parse(s).map(drop) },
    TextFormat { name: FingerprintKey::FORMAT, check: |s| FingerprintKey::parse(s).map(drop) },
    TextFormat { name: Text::FORMAT, check: |s| Text::parse(s).map(drop) },
    TextFormat { name: Text::LONG_FORMAT, check: Text::sound },
];
