//! Enheten i en tabell: i plural, eller i båda formerna.

use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::MapAccessDeserializer;
use serde::{Deserialize, Deserializer};

use crate::value::Text;

/// En enhet. Programmet kan singularis av många ord; av andra skriver tabellen båda formerna.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enhet {
    /// Formen efter 1, om tabellen säger den.
    pub en: Option<Text>,
    /// Formen efter alla andra tal.
    pub flera: Text,
}

/// Båda formerna.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Former {
    /// Enheten efter 1, till exempel verksamhet.
    en: Text,
    /// Enheten efter alla andra tal, till exempel verksamheter.
    flera: Text,
}

impl fmt::Display for Enhet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.flera.fmt(f)
    }
}

impl<'de> Deserialize<'de> for Enhet {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = Enhet;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("en enhet, eller {en: …, flera: …}")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Enhet, E> {
                Ok(Enhet { en: None, flera: Text::parse(text).map_err(E::custom)? })
            }

            fn visit_map<A: serde::de::MapAccess<'de>>(self, map: A) -> Result<Enhet, A::Error> {
                let Former { en, flera } = Former::deserialize(MapAccessDeserializer::new(map))?;
                Ok(Enhet { en: Some(en), flera })
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

impl JsonSchema for Enhet {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Enhet".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let (text, forms) = (generator.subschema_for::<Text>(), generator.subschema_for::<Former>());
        json_schema!({
            "description": "Enheten i plural, till exempel personer, eller båda formerna: {en: verksamhet, flera: verksamheter}.",
            "anyOf": [text, forms],
        })
    }
}
