//! Text with rules: how a string in a file becomes a typed value, and how the same rule stands in the JSON Schema.

use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize};

use super::entity::entities;
use crate::rule::{Rule, text as text_rules, value as rules};

/// What is wrong with a piece of text, and what to write instead; plain Swedish, no trailing period in `message`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The rule it breaks.
    pub(crate) rule: &'static Rule,
    /// What is wrong, naming the text.
    pub message: String,
    /// What to write instead.
    pub hint: String,
}

impl Fault {
    /// That a rule is broken.
    pub(crate) fn of(rule: &'static Rule, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { rule, message: message.into(), hint: hint.into() }
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
    /// The name of the rule for text that is read further.
    pub const LONG_FORMAT: &'static str = "utbud-lopande-text";

    /// Reads text as it stands in a file, and as a reader will see it.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        Self::sound(text)?;
        shown_raw(text)?;
        Ok(Self(text.trim_end().to_owned()))
    }

    /// Whether a text can be read further: as Markdown, or as text with expressions.
    pub fn sound(text: &str) -> Result<(), Fault> {
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
        Ok(())
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What means something in Markdown alone, and would be shown as it stands.
fn shown_raw(text: &str) -> Result<(), Fault> {
    let raw = |sign: &str, what: &str| {
        let message = format!("”{sign}” visas som det står: {what}");
        Err(Fault::of(
            &text_rules::MARKDOWN_I_TEXT,
            message,
            "skriv vanlig text; Markdown och uttryck får stå i beskrivning och på sidor",
        ))
    };
    if let Some(range) = entities(text).into_iter().next() {
        let message = format!("”{}” visas som det står", &text[range]);
        return Err(Fault::of(&text_rules::HTML_KOD_I_TEXT, message, "skriv tecknet självt: å, – eller &"));
    }
    if text.contains("{{") || text.contains("{%") {
        return raw("{{", "här räknas inget uttryck ut");
    }
    let bold =
        text.match_indices("**").filter(|(at, _)| text[at + 2..].chars().next().is_some_and(char::is_alphanumeric)).count();
    if bold > 0 {
        return raw("**", "här framhävs inget");
    }
    if text.match_indices("](").any(|(at, _)| text[..at].contains('[') && text[at + 2..].contains(')')) {
        return raw("[…](…)", "här blir det ingen länk");
    }
    Ok(())
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
