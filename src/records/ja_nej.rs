//! Svar med ja, nej eller okänt.

use schemars::JsonSchema;
use serde::Deserialize;

/// Ja, nej eller okänt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum JaNej {
    /// Ja.
    Ja,
    /// Nej.
    Nej,
    /// Ingen källa säger något.
    #[serde(rename = "okänt")]
    Okant,
}
