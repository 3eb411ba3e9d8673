//! `site.toml`. Nycklarna är i ASCII, som TOML kräver.

use schemars::JsonSchema;
use serde::Deserialize;

use super::reference::{Ref, to};
use crate::value::{Fingerprint, FingerprintKey, SiteUrl, Slug, Text, Url};

/// Sajtens egna inställningar.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// Sajtens namn.
    pub titel: Text,
    /// Vem som ger ut den.
    pub organisation: Text,
    /// Rubriken på startsidan.
    pub rubrik: Text,
    /// En mening om sajten, på startsidan och för sökmotorer.
    pub ingress: Text,
    /// Adressen där sajten ligger, om den har en.
    pub basadress: Option<SiteUrl>,
    /// Början på adressen där man föreslår en ändring; filens sökväg läggs till.
    pub redigera: Option<Url>,
    /// Menyns sidor, i ordning.
    #[serde(default)]
    pub meny: Vec<Menypost>,
    /// Hur länge uppgifter räknas som färska.
    #[serde(default)]
    pub farskhet: Farskhet,
    /// Hur små tal skyddas.
    #[serde(default)]
    pub skydd: SkyddAvSmaTal,
    /// Nummer som får stå i filerna fast de ser ut som personnummer.
    #[serde(default)]
    pub personuppgifter: Personuppgifter,
    /// Nyckeltalen på startsidan, i ordning.
    #[serde(default)]
    pub nyckeltal: Vec<Nyckeltal>,
}

/// Hur små tal skyddas.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SkyddAvSmaTal {
    /// Antal personer och hushåll under detta visas inte.
    #[serde(default = "five")]
    pub troskel: u32,
    /// Sidan i content/sidor som förklarar skyddet.
    pub sida: Option<Ref<to::Sida>>,
}

impl Default for SkyddAvSmaTal {
    fn default() -> Self {
        Self { troskel: five(), sida: None }
    }
}

fn five() -> u32 {
    5
}

/// Nummer som får stå i filerna fast de ser ut som personnummer.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Personuppgifter {
    /// Sajtens egen nyckel: minst 16 tecken på måfå. Utan den säger en hash vilket nummer det är.
    pub nyckel: Option<FingerprintKey>,
    /// De nummer som får stå.
    #[serde(default)]
    pub tillat: Vec<TillatetNummer>,
}

/// Ett nummer som får stå i filerna.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TillatetNummer {
    /// Numrets hash, som felets tips ger den.
    pub hash: Fingerprint,
    /// Vad det är för ett nummer, och varför det inte är någons personnummer.
    pub skal: Text,
}

/// Ett nyckeltal på startsidan: en cell i en tabell.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Nyckeltal {
    /// Tabellen.
    pub tabell: Ref<to::Tabell>,
    /// Radens id, korta namn eller namn.
    pub rad: Text,
    /// Kolumnens id, korta namn eller namn.
    pub kolumn: Text,
    /// Vad talet säger.
    pub text: Text,
}

/// En post i menyn eller sidfoten.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Menypost {
    /// Texten.
    pub text: Text,
    /// Målet: en sidas namn (insatser, avtal, omraden …) eller sida:ID.
    pub mal: Text,
    /// Var posten står: i huvudmenyn (annars) eller i sidfoten.
    #[serde(default)]
    pub plats: Plats,
}

/// Var en menypost står.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Plats {
    /// I huvudmenyn.
    #[default]
    Huvud,
    /// I sidfoten.
    Fot,
}

/// Hur många månader uppgifter räknas som färska.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Farskhet {
    /// Köläget.
    #[serde(default = "six")]
    pub ko_manader: u16,
    /// Verksamhetens egen granskning.
    #[serde(default = "twelve")]
    pub granskad_manader: u16,
}

impl Default for Farskhet {
    fn default() -> Self {
        Self { ko_manader: six(), granskad_manader: twelve() }
    }
}

fn six() -> u16 {
    6
}

fn twelve() -> u16 {
    12
}

impl Menypost {
    /// Målets id, om det är en sida i `content/sidor`.
    pub fn sida(&self) -> Option<Slug> {
        self.mal.as_str().strip_prefix("sida:").and_then(|id| Slug::parse(id).ok())
    }
}
