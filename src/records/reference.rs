//! References from record to record, typed by the kind they lead to.
//!
//! The schema marks where references stand ([`KEYWORD`]), so that the one walk that turns a tree into a value also finds every
//! reference with its place: a new field can't be forgotten.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer};

use super::list::for_kinds;
use crate::finding::{Candidate, did_you_mean};
use crate::rule::reference as rules;
use crate::value::{Fault, Slug, TextFormat};

/// The schema's keyword for "this text is the id of a record of that kind", its value being the kind's prefix.
pub(super) const KEYWORD: &str = "x-utbud-post";
/// The value of [`KEYWORD`] for text that names its kind itself: `insats:krami`.
pub(super) const ANY: &str = "*";

/// What references can lead to, as a type: what [`to`] has.
pub trait Reachable {
    /// What references to it begin with: `insats` in `insats:krami`.
    const PREFIX: Prefix;
}

/// Where references lead: the type of the record.
pub trait Leads: Reachable {
    /// The record.
    type Record;
}

macro_rules! prefixes {
    (catalogue { $($catalogue:tt)* } apart { $($apart:tt)* }) => {
        prefixes! { @ $($catalogue)* $($apart)* }
    };
    (@ $(
        $(#[$doc:meta])*
        $field:ident: $module:ident::$type:ident, $schema:literal, $home:ident($($path:literal),+)
        $(, reached $prefix:ident $word:literal $noun:literal)?
        $(, inside $inner_field:ident $inner_module:ident::$inner_type:ident $inner:ident $inner_word:literal $inner_noun:literal)?
        $(, texts [$($key:literal $text:ident),+])?
        ;
    )*) => {
        /// What a reference begins with: the kind of record that it leads to.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[expect(missing_docs, reason = "each is named after its kind")]
        pub enum Prefix {
            $($($prefix,)? $($inner,)?)*
        }

        impl Prefix {
            /// All prefixes.
            pub const ALL: &[Self] = &[$($(Self::$prefix,)? $(Self::$inner,)?)*];

            /// As it is written: `insats`.
            pub fn as_str(self) -> &'static str {
                match self {
                    $($(Self::$prefix => $word,)? $(Self::$inner => $inner_word,)?)*
                }
            }

            /// A record of the kind in a sentence: `insatsen`.
            pub fn noun(self) -> &'static str {
                match self {
                    $($(Self::$prefix => $noun,)? $(Self::$inner => $inner_noun,)?)*
                }
            }
        }

        /// What references lead to: a name for each kind of record, so that records name each other without knowing each other's type.
        pub mod to {
            use super::{Prefix, Reachable};

            $($(
                #[doc = concat!("`", $word, "`.")]
                #[derive(Debug)]
                pub enum $prefix {}

                impl Reachable for $prefix {
                    const PREFIX: Prefix = Prefix::$prefix;
                }
            )?
            $(
                #[doc = concat!("`", $inner_word, "`.")]
                #[derive(Debug)]
                pub enum $inner {}

                impl Reachable for $inner {
                    const PREFIX: Prefix = Prefix::$inner;
                }
            )?)*
        }
    };
}

for_kinds!(prefixes);

impl Prefix {
    /// Reads a prefix.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        Self::ALL.iter().copied().find(|prefix| prefix.as_str() == text).ok_or_else(|| {
            let known = Self::ALL.iter().map(|prefix| Candidate::named(prefix.as_str(), format!("{prefix}:")));
            let hint = did_you_mean(text, known, "skriv ett slag av poster före kolonet");
            Fault::of(&rules::OKANT_SLAG, format!("det finns inget slag ”{text}:”"), hint)
        })
    }
}

impl fmt::Display for Prefix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The id of a record of one kind, which [`to`] names.
pub struct Ref<K> {
    id: Slug,
    kind: PhantomData<fn() -> K>,
}

impl<K> Ref<K> {
    /// The id.
    pub fn id(&self) -> &Slug {
        &self.id
    }
}

impl<K> Clone for Ref<K> {
    fn clone(&self) -> Self {
        Self { id: self.id.clone(), kind: PhantomData }
    }
}

impl<K> PartialEq for Ref<K> {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl<K> Eq for Ref<K> {}

impl<K> fmt::Debug for Ref<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.id.fmt(f)
    }
}

impl<K> fmt::Display for Ref<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.id.fmt(f)
    }
}

impl<'de, K> Deserialize<'de> for Ref<K> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Slug::deserialize(deserializer).map(|id| Self { id, kind: PhantomData })
    }
}

impl<K: Reachable> JsonSchema for Ref<K> {
    fn schema_name() -> Cow<'static, str> {
        format!("Ref-{}", K::PREFIX).into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = Slug::json_schema(generator);
        schema.insert(KEYWORD.to_owned(), K::PREFIX.as_str().into());
        schema
    }
}

/// A reference that names its kind: `insats:krami`, `sida:om#vad-det-ar`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Link {
    /// The kind's prefix.
    pub prefix: Prefix,
    /// The record's id.
    pub id: Slug,
    /// The heading on its page.
    pub anchor: Option<String>,
}

impl Link {
    const FORMAT: &'static str = "utbud-post";

    /// The rule, for the schema.
    pub(super) const RULE: TextFormat = TextFormat { name: Self::FORMAT, check: |text| Self::parse(text).map(drop) };

    /// Reads a link; whether the record exists is for the catalogue.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let fault = || {
            Fault::of(
                &rules::INGEN_HANVISNING,
                format!("”{text}” är ingen hänvisning till en post"),
                "skriv slag och id: insats:krami eller lagrum:sol-12-1",
            )
        };
        let (prefix, rest) = text.split_once(':').ok_or_else(fault)?;
        let (id, anchor) = rest.split_once('#').map_or((rest, None), |(id, anchor)| (id, Some(anchor.to_owned())));
        let id = Slug::parse(id).map_err(|_| fault())?;
        if prefix.is_empty() {
            return Err(fault());
        }
        Ok(Self { prefix: Prefix::parse(prefix)?, id, anchor })
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
