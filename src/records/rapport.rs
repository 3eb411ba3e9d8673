//! `content/rapporter/ID.md`.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, de};

use super::reference::{Ref, to};
use super::text::{Markdown, Uttryckstext};
use crate::value::{Datum, SourceRef, Text};

/// En rapport: text i Markdown som hämtar alla tal, diagram och listor ur tabellerna och katalogen.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rapport {
    /// Titeln.
    pub titel: Uttryckstext,
    /// Gör en rapport för varje stadsområde, område eller delområde, eller för varje organisation i en lista.
    #[serde(rename = "för_varje")]
    pub for_varje: Option<ForVarje>,
    /// En eller två meningar överst.
    pub ingress: Option<Uttryckstext>,
    /// Det viktigaste, i några meningar.
    pub sammanfattning: Option<Uttryckstext>,
    /// Tiden som rapporten handlar om, i ord.
    pub period: Option<Text>,
    /// När rapporten skrevs.
    pub datum: Option<Datum>,
    /// Dokument som rapporten bygger på, utöver tabellernas.
    #[serde(default, rename = "källor")]
    pub kallor: Vec<SourceRef>,
    /// Vad underlaget inte kan svara på.
    #[serde(default, rename = "kan_inte_svara_på")]
    pub kan_inte_svara_pa: Vec<Uttryckstext>,
    /// Texten, i Markdown.
    pub text: Markdown,
}

/// Vad en rapport görs för vart och ett av.
#[derive(Debug, Clone)]
pub enum ForVarje {
    /// Varje stadsområde; variabeln heter stadsområde.
    Stadsomrade,
    /// Varje område; variabeln heter område.
    Omrade,
    /// Varje delområde; variabeln heter delområde.
    Delomrade,
    /// Dessa organisationer; variabeln heter organisation.
    Organisationer(Vec<Ref<to::Organisation>>),
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Organisationer {
    /// Organisationernas id.
    organisation: Vec<Ref<to::Organisation>>,
}

impl<'de> Deserialize<'de> for ForVarje {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> de::Visitor<'de> for Visitor {
            type Value = ForVarje;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("stadsområde, område, delområde eller {organisation: […]}")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<ForVarje, E> {
                match text {
                    "stadsområde" => Ok(ForVarje::Stadsomrade),
                    "område" => Ok(ForVarje::Omrade),
                    "delområde" => Ok(ForVarje::Delomrade),
                    other => Err(E::unknown_variant(other, &["stadsområde", "område", "delområde"])),
                }
            }

            fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<ForVarje, A::Error> {
                Organisationer::deserialize(de::value::MapAccessDeserializer::new(map))
                    .map(|list| ForVarje::Organisationer(list.organisation))
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

impl JsonSchema for ForVarje {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "ForVarje".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let list = generator.subschema_for::<Organisationer>();
        json_schema!({
            "description": "stadsområde, område, delområde eller {organisation: […]}.",
            "anyOf": [{ "type": "string", "enum": ["stadsområde", "område", "delområde"] }, list],
        })
    }
}
