//! Vem man kan fråga.

use schemars::JsonSchema;
use serde::Deserialize;

use super::reference::{Ref, to};
use crate::value::{Email, Phone, SourceRef, Text};

/// Vem man kan fråga: en funktion, aldrig en person.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Kontakt {
    /// Funktionen, till exempel kontaktcenter.
    pub funktion: Option<Text>,
    /// Organisationens id.
    pub organisation: Option<Ref<to::Organisation>>,
    /// Telefonnummer.
    pub telefon: Option<Phone>,
    /// E-postadress.
    #[serde(rename = "e-post")]
    pub epost: Option<Email>,
    /// Dokument och avsnitt.
    #[serde(rename = "källa")]
    pub kalla: Option<SourceRef>,
}
