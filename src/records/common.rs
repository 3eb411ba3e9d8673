//! Delar som flera slags poster har.

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer};

use super::modell::{Forum, Organisation};
use super::reference::Ref;
use crate::prose::{self, Document, ProseFault};
use crate::value::{Moment, SourceRef, Text};

macro_rules! text_with_expressions {
    ($(#[$doc:meta])* $type:ident, $parse:path) => {
        $(#[$doc])*
        #[derive(Debug, Clone)]
        pub struct $type {
            document: Document,
            faults: Vec<ProseFault>,
        }

        impl $type {
            /// The text, read; its expressions are opaque.
            pub fn document(&self) -> &Document {
                &self.document
            }

            /// What is wrong in it, by its bytes.
            pub fn faults(&self) -> &[ProseFault] {
                &self.faults
            }
        }

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                Text::parse(&text).map_err(serde::de::Error::custom)?;
                let (document, faults) = $parse(&text);
                Ok(Self { document, faults })
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
                Text::json_schema(generator)
            }
        }
    };
}

text_with_expressions!(
    /// Text i Markdown, med uttryck.
    Markdown,
    prose::parse
);
text_with_expressions!(
    /// Text utan Markdown, med uttryck.
    Uttryckstext,
    prose::parse_plain
);

/// Ja, nej eller okänt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum JaNej {
    /// Ja.
    Ja,
    /// Nej.
    Nej,
    /// Ingen källa säger något.
    #[serde(rename = "okänt")]
    Okant,
}

/// Ett spann av månader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Manader {
    /// Minst så många månader.
    #[serde(rename = "från")]
    pub fran: Option<u16>,
    /// Högst så många månader.
    pub till: Option<u16>,
}

/// En giltighetstid. Utelämna det som inte är känt.
#[derive(Debug, Clone, Copy, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Giltig {
    /// Första dagen, månaden eller året.
    #[serde(rename = "från")]
    pub fran: Option<Moment>,
    /// Sista dagen, månaden eller året.
    pub till: Option<Moment>,
}

/// En uppgift som är osäker, och varför.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Osaker {
    /// Vilken nyckel det gäller.
    #[serde(rename = "fält")]
    pub falt: Text,
    /// Varför uppgiften är osäker.
    #[serde(rename = "varför")]
    pub varfor: Text,
    /// Dokument och avsnitt.
    #[serde(rename = "källa")]
    pub kalla: Option<SourceRef>,
}

/// En uppgift som källorna inte är överens om. Visas som ”Det källorna inte är överens om”.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Kallkonflikt {
    /// Vilken nyckel det gäller, eller del.nyckel.
    #[serde(rename = "fält")]
    pub falt: Text,
    /// Vad varje källa säger.
    pub uppgifter: Vec<KallansUppgift>,
    /// Vad sajten visar.
    pub visar: Text,
    /// En förklaring.
    pub text: Option<Text>,
}

/// Vad en källa säger.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KallansUppgift {
    /// Vad källan säger.
    #[serde(rename = "säger")]
    pub sager: Text,
    /// Dokument och avsnitt.
    #[serde(rename = "källa")]
    pub kalla: SourceRef,
}

/// Vem man kan fråga: en funktion, aldrig en person.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Kontakt {
    /// Funktionen, till exempel kontaktcenter.
    pub funktion: Option<Text>,
    /// Organisationens id.
    pub organisation: Option<Ref<Organisation>>,
    /// Telefonnummer.
    pub telefon: Option<crate::value::Phone>,
    /// E-postadress.
    #[serde(rename = "e-post")]
    pub epost: Option<crate::value::Email>,
    /// Dokument och avsnitt.
    #[serde(rename = "källa")]
    pub kalla: Option<SourceRef>,
}

/// Var utbudet beslutades.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BeslutOmUtbud {
    /// Beslutsforumets id.
    pub forum: Option<Ref<Forum>>,
    /// När beslutet fattades.
    pub datum: Option<Moment>,
    /// Diarienummer eller protokoll.
    pub referens: Option<Text>,
    /// Dokument och avsnitt.
    #[serde(rename = "källa")]
    pub kalla: Option<SourceRef>,
}
