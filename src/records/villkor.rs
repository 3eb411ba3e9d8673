//! Vem en insats är till för, som maskinen kan läsa: villkoren i `passar`.

use schemars::JsonSchema;
use serde::Deserialize;

use super::ja_nej::JaNej;
use crate::value::{SourceRef, Text};

/// Ett villkor. Det har precis en av nycklarna vad, minst_ett_av, kräver_också, bedöms, öppet_för_alla och inte_för_personer.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Villkor {
    /// Vad villkoret handlar om: nyckeln till en fråga i content/modell/fragor.yaml.
    #[schemars(extend("x-utbud-fraga" = true))]
    pub vad: Option<Text>,
    /// De svar som villkoret gäller.
    #[serde(default, rename = "värde")]
    #[schemars(extend("x-utbud-svar" = "villkor"))]
    pub varde: Vec<Text>,
    /// För ett tal, till exempel ålder: från och med.
    #[serde(rename = "från")]
    pub fran: Option<u16>,
    /// För ett tal, till exempel ålder: till och med.
    pub till: Option<u16>,
    /// Hur starkt villkoret är.
    pub grad: Option<Grad>,
    /// Vad som måste vara uppfyllt, i ord (till möjligt_med_villkor).
    pub villkor: Option<Text>,
    /// Samma villkor som en fråga.
    pub om: Option<Svar>,
    /// Det räcker att ett av dem stämmer.
    #[serde(default)]
    pub minst_ett_av: Vec<Medlem>,
    /// Ett krav som ingen fråga täcker.
    #[serde(rename = "kräver_också")]
    pub kraver_ocksa: Option<Text>,
    /// Vad som ska bedömas.
    #[serde(rename = "bedöms")]
    pub bedoms: Option<Text>,
    /// Insatsen är öppen för alla.
    #[serde(rename = "öppet_för_alla")]
    pub oppet_for_alla: Option<JaNej>,
    /// Insatsen vänder sig inte till enskilda personer, utan till exempel till organisationer. Skälet står i text.
    #[serde(rename = "inte_för_personer")]
    pub inte_for_personer: Option<JaNej>,
    /// Källans egna ord, eller en förklaring.
    pub text: Option<Text>,
    /// Dokument och avsnitt.
    #[serde(rename = "källa")]
    pub kalla: SourceRef,
}

/// Ett svar på en fråga.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Svar {
    /// Frågan.
    #[schemars(extend("x-utbud-fraga" = true))]
    pub vad: Text,
    /// De svar som räknas.
    #[serde(default, rename = "värde")]
    #[schemars(extend("x-utbud-svar" = "villkor"))]
    pub varde: Vec<Text>,
    /// För ett tal, till exempel ålder: från och med.
    #[serde(rename = "från")]
    pub fran: Option<u16>,
    /// För ett tal, till exempel ålder: till och med.
    pub till: Option<u16>,
}

/// En av flera möjligheter: en fråga med svar, eller ett krav i ord.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Medlem {
    /// Frågan.
    #[schemars(extend("x-utbud-fraga" = true))]
    pub vad: Option<Text>,
    /// De svar som räknas.
    #[serde(default, rename = "värde")]
    #[schemars(extend("x-utbud-svar" = "villkor"))]
    pub varde: Vec<Text>,
    /// För ett tal, till exempel ålder: från och med.
    #[serde(rename = "från")]
    pub fran: Option<u16>,
    /// För ett tal, till exempel ålder: till och med.
    pub till: Option<u16>,
    /// Ett krav som ingen fråga täcker.
    #[serde(rename = "kräver_också")]
    pub kraver_ocksa: Option<Text>,
    /// Källans egna ord, eller en förklaring.
    pub text: Option<Text>,
}

/// Hur starkt ett villkor är.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Grad {
    /// Utan detta är insatsen inte öppen.
    #[serde(rename = "krävs")]
    Kravs,
    /// Gruppen går före eller ska bli fler.
    Prioriteras,
    /// Inget hinder.
    #[serde(rename = "möjligt")]
    Mojligt,
    /// Går om villkoret är uppfyllt.
    #[serde(rename = "möjligt_med_villkor")]
    MojligtMedVillkor,
    /// Insatsen är inte öppen.
    Utesluter,
}
