//! References from record to record, typed by the kind they lead to.
//!
//! The schema marks where references stand ([`KEYWORD`]), so that the one walk that turns a tree into a value also finds every
//! reference with its place: a new field can't be forgotten.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer};

use crate::value::{Fault, Slug, TextFormat};

/// The schema's keyword for "this text is the id of a record of that kind", its value being the kind's prefix.
pub(super) const KEYWORD: &str = "x-utbud-post";
/// The value of [`KEYWORD`] for text that names its kind itself: `insats:krami`.
pub(super) const ANY: &str = "*";

/// A kind of record that references can lead to.
pub trait Kind {
    /// The prefix of references: `insats` in `insats:krami`.
    const PREFIX: &'static str;
}

/// The id of a record of one kind.
pub struct Ref<T> {
    id: Slug,
    kind: PhantomData<fn() -> T>,
}

impl<T> Ref<T> {
    /// The id.
    pub fn id(&self) -> &Slug {
        &self.id
    }
}

impl<T> Clone for Ref<T> {
    fn clone(&self) -> Self {
        Self { id: self.id.clone(), kind: PhantomData }
    }
}

impl<T> PartialEq for Ref<T> {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl<T> Eq for Ref<T> {}

impl<T> fmt::Debug for Ref<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.id.fmt(f)
    }
}

impl<T> fmt::Display for Ref<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.id.fmt(f)
    }
}

impl<'de, T> Deserialize<'de> for Ref<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Slug::deserialize(deserializer).map(|id| Self { id, kind: PhantomData })
    }
}

impl<T: Kind> JsonSchema for Ref<T> {
    fn schema_name() -> Cow<'static, str> {
        format!("Ref-{}", T::PREFIX).into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = Slug::json_schema(generator);
        schema.insert(KEYWORD.to_owned(), T::PREFIX.into());
        schema
    }
}

/// A reference that names its kind: `insats:krami`, `sida:om#vad-det-ar`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Link {
    /// The kind's prefix.
    pub prefix: String,
    /// The record's id.
    pub id: String,
    /// The heading on its page.
    pub anchor: Option<String>,
}

impl Link {
    const FORMAT: &'static str = "utbud-post";

    /// The rule, for the schema.
    pub(super) const RULE: TextFormat = TextFormat { name: Self::FORMAT, check: |text| Self::parse(text).map(drop) };

    /// A link to a record.
    pub fn new(prefix: &str, id: &Slug) -> Self {
        Self { prefix: prefix.to_owned(), id: id.to_string(), anchor: None }
    }

    /// Reads a link; whether kind and record exist is for the catalogue.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let fault = || {
            Fault::new(
                format!("”{text}” är ingen hänvisning till en post"),
                "skriv slag och id: insats:krami eller lagrum:sol-12-1",
            )
        };
        let (prefix, rest) = text.split_once(':').ok_or_else(fault)?;
        let (id, anchor) = rest.split_once('#').map_or((rest, None), |(id, anchor)| (id, Some(anchor.to_owned())));
        if prefix.is_empty() || Slug::parse(id).is_err() {
            return Err(fault());
        }
        Ok(Self { prefix: prefix.to_owned(), id: id.to_owned(), anchor })
    }
}

impl fmt::Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.prefix, self.id)?;
        match &self.anchor {
            Some(anchor) => write!(f, "#{anchor}"),
            None => Ok(()),
        }
    }
}

impl<'de> Deserialize<'de> for Link {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

impl JsonSchema for Link {
    fn schema_name() -> Cow<'static, str> {
        "Link".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "format": Self::FORMAT,
            "description": "En post av vilket slag som helst: insats:ID, avtal:ID, lagrum:ID …",
            KEYWORD: ANY,
        })
    }
}
