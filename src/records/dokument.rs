//! Det runt omkring insatserna: källor, datakällor, begrepp, processer, på gång och sidor.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, de};

use super::reference::{Link, Ref, to};
use super::text::Markdown;
use super::tvivel::{Kallkonflikt, Osaker};
use crate::value::{Datum, Moment, Slug, SourceRef, Text, Url};

/// Ett dokument som uppgifter bygger på: `content/kallor/ID.yaml`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Kalla {
    /// Dokumentets titel.
    pub titel: Text,
    /// Ett kort namn med år, som den som läser känner igen dokumentet på. Det står där en uppgift hänvisar till dokumentet.
    pub kort: Option<Text>,
    /// Undertitel.
    pub undertitel: Option<Text>,
    /// Vem som har gett ut det.
    #[serde(default)]
    pub utgivare: Vec<Ref<to::Organisation>>,
    /// Dokumentets datum. Utelämnas där dokumentet inte bär något.
    pub datum: Option<Datum>,
    /// Dokumentets nummer i vår lista.
    pub dokument: Option<Text>,
    /// Vad sajten har hämtat ur det.
    pub text: Option<Text>,
    /// Vad man bör veta om dokumentet.
    pub not: Option<Text>,
    /// Avsnitten i läsordning, som en källhänvisning får peka på: [nummer, rubrik], eller bara rubriken.
    #[serde(default)]
    pub avsnitt: Vec<Avsnitt>,
    /// Verk som dokumentet hänvisar till eller bygger på.
    #[serde(default)]
    pub verk: Vec<Verk>,
    /// Uppgifter som är osäkra.
    #[serde(default, rename = "osäker")]
    pub osaker: Vec<Osaker>,
}

/// Ett verk som ett dokument hänvisar till: en rapport, en lag, ett protokoll. Inga författare, för de är personer.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Verk {
    /// Verkets titel, så som dokumentet skriver den.
    pub titel: Text,
    /// Vem som har gett ut det.
    pub utgivare: Option<Text>,
    /// Året det gavs ut.
    #[serde(rename = "år")]
    pub ar: Option<Moment>,
    /// Nummer eller diarienummer.
    pub nummer: Option<Text>,
    /// En adress som dokumentet anger.
    pub adress: Option<Url>,
    /// Vad dokumentet säger om verket.
    pub text: Option<Text>,
    /// Dokument och avsnitt där verket nämns.
    #[serde(rename = "källa")]
    pub kalla: SourceRef,
}

/// Ett avsnitt i ett dokument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Avsnitt {
    /// Numret, om avsnittet har ett.
    pub nummer: Option<String>,
    /// Rubriken.
    pub rubrik: String,
}

impl<'de> Deserialize<'de> for Avsnitt {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> de::Visitor<'de> for Visitor {
            type Value = Avsnitt;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("en rubrik, eller [nummer, rubrik]")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Avsnitt, E> {
                let rubrik = Text::parse(text).map_err(E::custom)?;
                Ok(Avsnitt { nummer: None, rubrik: rubrik.to_string() })
            }

            fn visit_seq<A: de::SeqAccess<'de>>(self, mut seq: A) -> Result<Avsnitt, A::Error> {
                let nummer: Text = seq.next_element()?.ok_or_else(|| de::Error::invalid_length(0, &self))?;
                let rubrik: Text = seq.next_element()?.ok_or_else(|| de::Error::invalid_length(1, &self))?;
                match seq.next_element::<de::IgnoredAny>()? {
                    None => Ok(Avsnitt { nummer: Some(nummer.to_string()), rubrik: rubrik.to_string() }),
                    Some(_) => Err(de::Error::invalid_length(3, &self)),
                }
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

impl JsonSchema for Avsnitt {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Avsnitt".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let text = generator.subschema_for::<Text>();
        json_schema!({
            "description": "En rubrik, eller [nummer, rubrik].",
            "anyOf": [text, { "type": "array", "items": text, "minItems": 2, "maxItems": 2 }],
        })
    }
}

/// Ett system eller en undersökning som statistik kommer från: `content/datakallor/ID.yaml`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Datakalla {
    /// Namnet.
    pub namn: Text,
    /// Andra namn.
    #[serde(default)]
    pub alias: Vec<Text>,
    /// Vem som äger den.
    #[serde(default, rename = "ägare")]
    pub agare: Vec<Ref<to::Organisation>>,
    /// Hur ofta den uppdateras.
    pub rytm: Option<Text>,
    /// Vilka den omfattar.
    pub population: Option<Text>,
    /// Vad den är.
    pub text: Option<Text>,
    /// Vad den inte kan säga.
    #[serde(default)]
    pub luckor: Vec<Text>,
    /// När den uppdateras nästa gång.
    #[serde(rename = "nästa_uppdatering")]
    pub nasta_uppdatering: Option<Text>,
    /// Dokument och avsnitt.
    #[serde(rename = "källor")]
    pub kallor: Vec<SourceRef>,
    /// Uppgifter som är osäkra.
    #[serde(default, rename = "osäker")]
    pub osaker: Vec<Osaker>,
    /// Uppgifter som källorna inte är överens om.
    #[serde(default, rename = "källkonflikt")]
    pub kallkonflikt: Vec<Kallkonflikt>,
}

/// Ett ord i ordlistan: `content/ordlista/ID.yaml`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Begrepp {
    /// Ordet.
    pub namn: Text,
    /// Vad det betyder, i en eller två meningar.
    pub kort: Text,
    /// Andra ord för samma sak.
    #[serde(default)]
    pub alias: Vec<Text>,
    /// En längre förklaring.
    pub text: Option<Text>,
    /// Delar som begreppet består av.
    #[serde(default)]
    pub delar: Vec<BegreppsDel>,
    /// Ord att undvika, och vad man skriver i stället.
    #[serde(default)]
    pub undvik: Vec<Undvik>,
    /// Andra ord i ordlistan.
    #[serde(default, rename = "se_även")]
    pub se_aven: Vec<Ref<to::Begrepp>>,
    /// Dokument och avsnitt.
    #[serde(rename = "källor")]
    pub kallor: Vec<SourceRef>,
    /// Uppgifter som är osäkra.
    #[serde(default, rename = "osäker")]
    pub osaker: Vec<Osaker>,
    /// Uppgifter som källorna inte är överens om.
    #[serde(default, rename = "källkonflikt")]
    pub kallkonflikt: Vec<Kallkonflikt>,
}

/// En del av ett begrepp.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BegreppsDel {
    /// Delens namn.
    pub namn: Text,
    /// Vad den betyder.
    pub text: Text,
}

/// Ett ord att undvika.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Undvik {
    /// Ordet.
    pub ord: Text,
    /// Vad man skriver i stället.
    pub skriv: Text,
}

/// En process: `content/processer/ID.yaml`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Process {
    /// Namnet.
    pub namn: Text,
    /// Andra namn.
    #[serde(default)]
    pub alias: Vec<Text>,
    /// Vad processen är.
    pub text: Option<Text>,
    /// Vad källan inte säger.
    #[serde(default, rename = "begränsningar")]
    pub begransningar: Vec<Text>,
    /// Stegen.
    pub steg: Vec<Steg>,
    /// Dokument och avsnitt.
    #[serde(rename = "källor")]
    pub kallor: Vec<SourceRef>,
    /// Uppgifter som är osäkra.
    #[serde(default, rename = "osäker")]
    pub osaker: Vec<Osaker>,
    /// Uppgifter som källorna inte är överens om.
    #[serde(default, rename = "källkonflikt")]
    pub kallkonflikt: Vec<Kallkonflikt>,
}

/// Ett steg i en process.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Steg {
    /// Stegets id, unikt i processen.
    pub id: Slug,
    /// Namnet.
    pub namn: Text,
    /// Organisationer som gör det.
    #[serde(default)]
    pub vem: Vec<Ref<to::Organisation>>,
    /// Vad som görs.
    pub text: Option<Text>,
    /// De steg som kommer efter.
    #[serde(default)]
    pub leder_till: Vec<Slug>,
}

/// En lag, en utredning, ett förslag eller något annat som är på gång: `content/pagang/ID.yaml`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pagang {
    /// Namnet.
    pub namn: Text,
    /// Vilken sort.
    pub sort: PagangSort,
    /// Läget vid källans datum.
    #[serde(rename = "läge")]
    pub lage: PagangLage,
    /// När det väntas eller hände.
    #[serde(rename = "när")]
    pub nar: Option<Moment>,
    /// Vad det är.
    pub text: Option<Text>,
    /// Poster som berörs: insats:ID, lagrum:ID, avtal:ID …
    #[serde(default, rename = "rör")]
    pub ror: Vec<Link>,
    /// Dokument och avsnitt.
    #[serde(rename = "källor")]
    pub kallor: Vec<SourceRef>,
    /// Uppgifter som är osäkra.
    #[serde(default, rename = "osäker")]
    pub osaker: Vec<Osaker>,
    /// Uppgifter som källorna inte är överens om.
    #[serde(default, rename = "källkonflikt")]
    pub kallkonflikt: Vec<Kallkonflikt>,
}

/// Vad som är på gång.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum PagangSort {
    /// Lag.
    Lag,
    /// Utredning.
    Utredning,
    /// Förslag.
    #[serde(rename = "förslag")]
    Forslag,
    /// Insats.
    Insats,
    /// Avtal.
    Avtal,
    /// Ett arbete i en förvaltning.
    Utvecklingsarbete,
}

/// Hur långt det har kommit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum PagangLage {
    /// Föreslås.
    #[serde(rename = "föreslås")]
    Foreslas,
    /// Pågår.
    #[serde(rename = "pågår")]
    Pagar,
    /// Väntas.
    #[serde(rename = "väntas")]
    Vantas,
    /// Är beslutad.
    Beslutad,
    /// Är genomförd.
    #[serde(rename = "genomförd")]
    Genomford,
    /// Ingen källa säger något efter sitt eget datum.
    #[serde(rename = "okänt")]
    Okant,
}

/// En sida: `content/sidor/ID.md`, med titel och ingress i inledningen.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sida {
    /// Titeln.
    pub titel: Text,
    /// En eller två meningar överst.
    pub ingress: Option<Text>,
    /// Dokument och avsnitt.
    #[serde(default, rename = "källor")]
    pub kallor: Vec<SourceRef>,
    /// Texten, i Markdown.
    pub text: Markdown,
}
