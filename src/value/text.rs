//! Text with rules: how a string in a file becomes a typed value, and how the same rule stands in the JSON Schema.

use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize};

use crate::rule::{Rule, value as rules};

/// What is wrong with a piece of text, and what to write instead; plain Swedish, no trailing period in `message`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The rule it breaks; none where whoever finds the place knows it.
    pub rule: Option<&'static Rule>,
    /// What is wrong, naming the text.
    pub message: String,
    /// What to write instead.
    pub hint: String,
}

impl Fault {
    /// That a rule is broken.
    pub fn of(rule: &'static Rule, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { rule: Some(rule), message: message.into(), hint: hint.into() }
    }

    /// A fault with a hint, whose rule is told by whoever finds the place.
    pub fn new(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { rule: None, message: message.into(), hint: hint.into() }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

/// Gives a type with `parse(&str) -> Result<Self, Fault>` its reading and its schema, `Display` being its text.
macro_rules! text_value {
    ($type:ident, format: $format:literal, types: $types:expr, describe: $describe:expr $(, pattern: $pattern:literal)?) => {
        impl $type {
            /// The name of this rule in the JSON Schemas.
            pub const FORMAT: &'static str = $format;
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                Self::parse(&text).map_err(serde::de::Error::custom)
            }
        }

        impl schemars::JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($type).into()
            }

            fn inline_schema() -> bool {
                true
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({
                    "type": $types,
                    "format": $format,
                    $("pattern": $pattern,)?
                    "description": $describe,
                })
            }
        }

        impl std::fmt::Debug for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{}({self})", stringify!($type))
            }
        }
    };
}
pub(super) use text_value;

/// A line or more of plain text: not empty, not only spaces, without control characters but line breaks and tabs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Text(String);

impl Text {
    /// The name of this rule in the JSON Schemas.
    pub const FORMAT: &'static str = "utbud-text";

    /// Reads text as it stands in a file.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        if text.trim().is_empty() {
            return Err(Fault::of(&rules::TOM_TEXT, "texten är tom", "skriv en text"));
        }
        if let Some(bad) = text.chars().find(|c| c.is_control() && !matches!(c, '\n' | '\t')) {
            return Err(Fault::of(
                &rules::STYRTECKEN_I_TEXT,
                format!("texten innehåller det osynliga styrtecknet U+{:04X}", u32::from(bad)),
                "ta bort tecknet; det följer ofta med när text klistras in",
            ));
        }
        Ok(Self(text.trim_end().to_owned()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

impl JsonSchema for Text {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Text".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": ["string", "number", "boolean"], "format": Self::FORMAT })
    }
}
