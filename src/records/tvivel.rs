//! Det källorna är osäkra på eller inte är överens om.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::value::{SourceRef, Text};

/// En uppgift som är osäker, och varför.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Osaker {
    /// Vilken nyckel det gäller.
    #[serde(rename = "fält")]
    #[schemars(extend("x-utbud-falt" = true))]
    pub falt: Text,
    /// Varför uppgiften är osäker.
    #[serde(rename = "varför")]
    pub varfor: Text,
    /// Dokument och avsnitt.
    #[serde(rename = "källa")]
    pub kalla: Option<SourceRef>,
}

/// En uppgift som källorna inte är överens om. Visas som ”Det källorna inte är överens om”.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Kallkonflikt {
    /// Vilken nyckel det gäller, eller del.nyckel.
    #[serde(rename = "fält")]
    #[schemars(extend("x-utbud-falt" = true))]
    pub falt: Text,
    /// Vad varje källa säger.
    pub uppgifter: Vec<KallansUppgift>,
    /// Vad sajten visar.
    pub visar: Text,
    /// En förklaring.
    pub text: Option<Text>,
}

/// Vad en källa säger.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KallansUppgift {
    /// Vad källan säger.
    #[serde(rename = "säger")]
    pub sager: Text,
    /// Dokument och avsnitt.
    #[serde(rename = "källa")]
    pub kalla: SourceRef,
}
