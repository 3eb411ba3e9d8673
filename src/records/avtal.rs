//! `content/avtal/ID.yaml`.

use schemars::JsonSchema;
use serde::Deserialize;

use super::ja_nej::JaNej;
use super::reference::{Ref, to};
use super::text::Markdown;
use super::tid::Giltig;
use super::tvivel::{Kallkonflikt, Osaker};
use crate::value::{SourceRef, Text};

/// Ett avtal eller en överenskommelse som insatser vilar på.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Avtal {
    /// Namnet.
    pub namn: Text,
    /// Andra namn som sökningen ska hitta.
    #[serde(default)]
    pub alias: Vec<Text>,
    /// Vilken sorts avtal.
    pub typ: Typ,
    /// Läget vid den nyaste källans datum.
    #[serde(rename = "läge")]
    pub lage: AvtalsLage,
    /// Parterna, så långt en källa nämner dem.
    #[serde(default)]
    pub parter: Vec<Ref<to::Organisation>>,
    /// När avtalet gäller.
    pub giltig: Option<Giltig>,
    /// Insatser som vilar på avtalet.
    #[serde(default)]
    pub insatser: Vec<Ref<to::Insats>>,
    /// Målgrupper.
    #[serde(default, rename = "målgrupper")]
    pub malgrupper: Vec<Ref<to::Malgrupp>>,
    /// Om avtalet bygger på SKALL.
    #[serde(rename = "bygger_på_skall")]
    pub bygger_pa_skall: Option<JaNej>,
    /// En eller två meningar om avtalet.
    pub text: Option<Text>,
    /// Områden som parterna samverkar i.
    #[serde(default, rename = "områden_för_samverkan")]
    pub omraden_for_samverkan: Vec<Samverkansomrade>,
    /// Dokument och avsnitt som uppgifterna bygger på.
    #[serde(rename = "källor")]
    pub kallor: Vec<SourceRef>,
    /// Uppgifter som är osäkra.
    #[serde(default, rename = "osäker")]
    pub osaker: Vec<Osaker>,
    /// Uppgifter som källorna inte är överens om.
    #[serde(default, rename = "källkonflikt")]
    pub kallkonflikt: Vec<Kallkonflikt>,
    /// Mer om avtalet, i Markdown.
    pub beskrivning: Option<Markdown>,
}

/// Ett område som parterna samverkar i.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Samverkansomrade {
    /// Områdets namn.
    pub namn: Text,
    /// En förklaring.
    pub text: Option<Text>,
}

/// Vilken sorts avtal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Typ {
    /// Ramavtal.
    Ramavtal,
    /// Upphandling.
    Upphandling,
    /// Valfrihetssystem enligt lagen om valfrihetssystem.
    #[serde(rename = "LOV")]
    Lov,
    /// Idéburet offentligt partnerskap.
    #[serde(rename = "IOP")]
    Iop,
    /// Överenskommelse.
    #[serde(rename = "överenskommelse")]
    Overenskommelse,
    /// Samverkansavtal.
    Samverkansavtal,
    /// Ingen källa säger vilken sort.
    #[serde(rename = "okänd")]
    Okand,
}

/// Var i sitt liv ett avtal är.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AvtalsLage {
    /// Tas fram.
    UnderFramtagande,
    /// Upphandlas.
    Upphandlas,
    /// Gäller.
    #[serde(rename = "gäller")]
    Galler,
    /// Har löpt ut.
    #[serde(rename = "löpt_ut")]
    LoptUt,
    /// Ingen källa säger något efter sitt eget datum.
    #[serde(rename = "okänt")]
    Okant,
}
