//! Texts that the program reads, not only shows: Markdown, and expressions in it.

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer};

use crate::prose::{self, Document, ProseFault};
use crate::tree::Pointer;
use crate::value::Text;

/// The schema's keyword for text that is read; its value says as what.
pub(super) const KEYWORD: &str = "x-utbud-text";

/// A text, read.
#[derive(Debug, Clone)]
pub struct ReadText {
    document: Document,
    faults: Vec<ProseFault>,
}

impl ReadText {
    /// What it says; its expressions are opaque.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// What is wrong in it, by its bytes.
    pub fn faults(&self) -> &[ProseFault] {
        &self.faults
    }
}

macro_rules! read_text {
    ($(#[$doc:meta])* $type:ident, $name:literal, $parse:path) => {
        $(#[$doc])*
        #[derive(Debug, Clone)]
        pub struct $type(ReadText);

        impl std::ops::Deref for $type {
            type Target = ReadText;

            fn deref(&self) -> &ReadText {
                &self.0
            }
        }

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                Text::sound(&text).map_err(serde::de::Error::custom)?;
                let (document, faults) = $parse(&text);
                Ok(Self(ReadText { document, faults }))
            }
        }

        impl JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($type).into()
            }

            fn inline_schema() -> bool {
                true
            }

            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                let mut schema = Text::json_schema(generator);
                schema.insert("format".to_owned(), Text::LONG_FORMAT.into());
                schema.insert(KEYWORD.to_owned(), $name.into());
                schema
            }
        }

        impl Texts for $type {
            fn texts(&self, at: Pointer) -> Vec<(Pointer, &ReadText)> {
                vec![(at, &self.0)]
            }
        }
    };
}

read_text!(
    /// Text i Markdown, med uttryck.
    Markdown,
    "markdown",
    prose::parse
);
read_text!(
    /// Text utan Markdown, med uttryck.
    Uttryckstext,
    "uttryck",
    prose::parse_plain
);

/// What has texts to read.
pub(super) trait Texts {
    /// Every text in it with its place, where it stands at `at`.
    fn texts(&self, at: Pointer) -> Vec<(Pointer, &ReadText)>;
}

impl<T: Texts> Texts for Option<T> {
    fn texts(&self, at: Pointer) -> Vec<(Pointer, &ReadText)> {
        self.iter().flat_map(|one| one.texts(at.clone())).collect()
    }
}

impl<T: Texts> Texts for Vec<T> {
    fn texts(&self, at: Pointer) -> Vec<(Pointer, &ReadText)> {
        self.iter().enumerate().flat_map(|(index, one)| one.texts(at.join(index))).collect()
    }
}
