//! Vem en insats är till för, som maskinen kan läsa: villkoren i `passar`.

use schemars::JsonSchema;
use serde::Deserialize;

use super::ja_nej::JaNej;
use crate::value::{SourceRef, Text};

/// Ett villkor. Det har precis en av nycklarna vad, minst_ett_av, kräver_också, bedöms, öppet_för_alla och inte_för_personer.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Villkor {
    /// Vad villkoret handlar om, till exempel ålder eller boende.
    pub vad: Option<Vad>,
    /// De svar som villkoret gäller.
    #[serde(default, rename = "värde")]
    pub varde: Vec<Text>,
    /// För ålder: från och med.
    #[serde(rename = "från")]
    pub fran: Option<u16>,
    /// För ålder: till och med.
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
    pub vad: Vad,
    /// De svar som räknas.
    #[serde(default, rename = "värde")]
    pub varde: Vec<Text>,
    /// För ålder: från och med.
    #[serde(rename = "från")]
    pub fran: Option<u16>,
    /// För ålder: till och med.
    pub till: Option<u16>,
}

/// En av flera möjligheter: en fråga med svar, eller ett krav i ord.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Medlem {
    /// Frågan.
    pub vad: Option<Vad>,
    /// De svar som räknas.
    #[serde(default, rename = "värde")]
    pub varde: Vec<Text>,
    /// För ålder: från och med.
    #[serde(rename = "från")]
    pub fran: Option<u16>,
    /// För ålder: till och med.
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

/// Frågorna som ett villkor kan gälla.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Vad {
    /// Ålder i år.
    #[serde(rename = "ålder")]
    Alder,
    /// Kön.
    #[serde(rename = "kön")]
    Kon,
    /// Har försörjningsstöd.
    #[serde(rename = "försörjningsstöd")]
    Forsorjningsstod,
    /// Är placerad i ett boende inom Boende och hemlöshet.
    #[serde(rename = "placerad_boende_och_hemlöshet")]
    PlaceradBoendeOchHemloshet,
    /// Har en behandlingskontakt.
    Behandlingskontakt,
    /// Har psykisk ohälsa.
    #[serde(rename = "psykisk_ohälsa")]
    PsykiskOhalsa,
    /// Är aktuell på en vuxenenhet.
    Vuxenenhet,
    /// Har ett biståndsbeslut.
    #[serde(rename = "biståndsbeslut")]
    Bistandsbeslut,
    /// Är utrikes född.
    #[serde(rename = "utrikesfödd")]
    Utrikesfodd,
    /// Har en kriminalvårdspåföljd.
    #[serde(rename = "påföljd")]
    Pafoljd,
    /// Är inskriven hos Arbetsförmedlingen.
    InskrivenAf,
    /// Vill arbeta eller studera.
    VillArbetaEllerStudera,
    /// Boendesituation.
    Boende,
    /// Skadligt bruk eller beroende.
    SkadligtBruk,
    /// Funktionsnedsättning.
    #[serde(rename = "funktionsnedsättning")]
    Funktionsnedsattning,
    /// Svenska språket.
    #[serde(rename = "språk")]
    Sprak,
    /// Utbildning.
    Utbildning,
}
