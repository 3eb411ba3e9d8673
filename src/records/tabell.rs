//! `data/ID.yaml`: en tabell, med rader i filen, i en CSV-fil, i ett Excelblad eller gjorda av andra poster.

use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer};

use super::enhet::Enhet;
use super::ja_nej::JaNej;
use super::reference::{Ref, to};
use super::tvivel::{Kallkonflikt, Osaker};
use crate::rule::tables as rules;
use crate::value::{Datum, Exact, Fault, Period, Slug, SourceRef, Text};

/// En tabell med statistik: vad den räknar, var den kommer ifrån, och dess tal.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Tabell {
    /// Titeln.
    pub titel: Text,
    /// Kort titel, för hänvisningar.
    pub kort: Option<Text>,
    /// Vad talen räknar, om inte raden eller kolumnen säger annat.
    #[serde(rename = "mäter")]
    pub mater: Mater,
    /// Enheten i plural, till exempel personer eller procent, eller {en: …, flera: …}. Utelämnas den är den det som mäts.
    pub enhet: Option<Enhet>,
    /// Vad tabellens andelar och medelvärden är av, om inte raden eller kolumnen säger det.
    pub bas: Option<Bas>,
    /// Vilka tabellen handlar om.
    pub population: Option<Text>,
    /// Systemet eller undersökningen som talen kommer från.
    #[serde(rename = "datakälla")]
    pub datakalla: Option<Ref<to::Datakalla>>,
    /// Tiden som talen gäller.
    pub period: Period,
    /// Dokument och avsnitt som tabellen står i.
    #[serde(rename = "källa")]
    pub kalla: SourceRef,
    /// Kolumnerna.
    pub kolumner: Vec<Kolumn>,
    /// En tredje dimension.
    #[serde(default)]
    pub lager: Vec<Lager>,
    /// Raderna, om de står här.
    #[serde(default)]
    pub rader: Vec<Rad>,
    /// En fil bredvid med raderna: ID.csv, ID.xlsx eller ID.ods.
    pub fil: Option<Text>,
    /// Bladet i arbetsboken.
    pub blad: Option<Text>,
    /// Om dolda rader, kolumner och blad i arbetsboken läses. Utelämnas det läses de inte, och en varning säger vilka de är.
    pub dolda: Option<JaNej>,
    /// Tabellen görs av poster (insatser) eller av en annan tabell (dess id).
    pub ur: Option<Slug>,
    /// Vilka poster, när tabellen görs av poster.
    pub urval: Option<Urval>,
    /// Rader som är summor av andra raders, i den här tabellen eller i den som den görs ur.
    #[serde(default)]
    pub grupper: Vec<Grupp>,
    /// Anmärkningar till en rad, en kolumn, en cell eller hela tabellen.
    #[serde(default)]
    pub noter: Vec<Not>,
    /// Hur talen är avrundade, i ord.
    pub avrundning: Option<Text>,
    /// Mellan vilka kolumner en förändring får berättas. Utelämnas det gäller alla vars summor stämmer med varandra.
    #[serde(rename = "jämförbart")]
    pub jamforbart: Option<Vec<Vec<Text>>>,
    /// Hur små tal skyddas, eller varför de inte behöver det.
    pub skydd: Option<Skydd>,
    /// Diagrammen, det första överst.
    #[serde(default)]
    pub diagram: Vec<Diagram>,
    /// Två meningar som sammanfattar tabellen, i stället för dem som programmet skriver.
    pub sammanfattning: Option<Text>,
    /// När tabellen senast uppdaterades.
    pub uppdaterad: Option<Datum>,
    /// Uppgifter som är osäkra.
    #[serde(default, rename = "osäker")]
    pub osaker: Vec<Osaker>,
    /// Uppgifter som källorna inte är överens om.
    #[serde(default, rename = "källkonflikt")]
    pub kallkonflikt: Vec<Kallkonflikt>,
}

/// Vad tal räknar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Mater {
    /// Personer.
    Personer,
    /// Hushåll.
    #[serde(rename = "hushåll")]
    Hushall,
    /// Organisationer.
    Organisationer,
    /// Andelar, i procent.
    Andelar,
    /// Månader.
    #[serde(rename = "månader")]
    Manader,
    /// Något annat som kan räknas, till exempel insatser; enhet säger vad.
    Antal,
}

/// En kolumn.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Kolumn {
    /// Kolumnens id.
    pub id: Slug,
    /// Namnet, om det inte är id.
    pub namn: Option<Text>,
    /// Kort namn.
    pub kort: Option<Text>,
    /// Vad kolumnen räknar, om det skiljer sig från tabellen.
    #[serde(rename = "mäter")]
    pub mater: Option<Mater>,
    /// Enheten, om den skiljer sig från tabellens.
    pub enhet: Option<Enhet>,
    /// Andelar av vad.
    pub bas: Option<Bas>,
    /// Kolumnen är en del av denna kolumn.
    pub del_av: Option<Slug>,
    /// Kolumnen är summan av de andra kolumnerna.
    pub summa: Option<JaNej>,
    /// När tabellen görs av insatser: deltagare.antal, kö.antal, kö.månader.från eller kö.månader.till.
    #[serde(rename = "fält")]
    pub falt: Option<Text>,
}

/// Ett lager: den tredje dimensionen.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Lager {
    /// Lagrets id.
    pub id: Slug,
    /// Namnet, om det inte är id.
    pub namn: Option<Text>,
    /// Lagret är summan av de andra lagren.
    pub summa: Option<JaNej>,
}

/// En rad.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rad {
    /// Radens id.
    pub id: Slug,
    /// Namnet, om det inte är id.
    pub namn: Option<Text>,
    /// Kort namn.
    pub kort: Option<Text>,
    /// Talen, i kolumnernas ordning: ett tal, null (uppgift saknas) eller "." (ej tillämpligt). Har tabellen lager: en lista för varje lager.
    #[serde(default, rename = "värden")]
    pub varden: Varden,
    /// Vad raden räknar, om det skiljer sig från tabellen.
    #[serde(rename = "mäter")]
    pub mater: Option<Mater>,
    /// Enheten, om den skiljer sig från tabellens.
    pub enhet: Option<Enhet>,
    /// Andelar av vad.
    pub bas: Option<Bas>,
    /// Raden är en del av denna rad ("varav").
    pub del_av: Option<Slug>,
    /// Raden är summan av raderna utan del_av.
    pub summa: Option<JaNej>,
}

/// Vad andelar är andelar av.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Bas {
    /// Kolumnens id.
    pub kolumn: Option<Slug>,
    /// Radens id.
    pub rad: Option<Slug>,
    /// Källan säger inte vad andelarna är andelar av, eller vad medelvärdena är medelvärden av: varför det är så.
    #[serde(rename = "okänd")]
    pub okand: Option<Text>,
}

/// En cells tal.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Cell {
    /// Ett tal.
    Tal(f64),
    /// Uppgift saknas.
    Saknas,
    /// Ej tillämpligt.
    EjTillampligt,
}

impl Cell {
    /// Reads a cell as a file has it: a number with a decimal point, `.` for not applicable, nothing for missing.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        match text.trim() {
            "" => Ok(Self::Saknas),
            "." => Ok(Self::EjTillampligt),
            "null" => Ok(Self::Saknas),
            number => {
                let exact = Exact::parse(number).filter(|_| !number.contains(['e', 'E'])).ok_or_else(|| {
                    Fault::of(
                        &rules::INGET_TAL,
                        format!("”{text}” är inget tal"),
                        "skriv ett tal med decimalpunkt, null för uppgift saknas eller \".\" för ej tillämpligt",
                    )
                })?;
                exact.number().map(Self::Tal).ok_or_else(|| {
                    Fault::of(
                        &rules::FOR_MANGA_SIFFROR,
                        format!("talet {exact} har fler siffror än som kan visas rätt"),
                        "avrunda talet till högst femton siffror",
                    )
                })
            }
        }
    }
}

/// En rads tal: en lista, eller en för varje lager.
#[derive(Debug, Clone, Default)]
pub enum Varden {
    /// Talen står inte här.
    #[default]
    Inga,
    /// Talen i kolumnernas ordning.
    Lista(Vec<Cell>),
    /// Talen för varje lager, efter lagrets id.
    PerLager(BTreeMap<String, Vec<Cell>>),
}

/// Urvalet när en tabell görs av insatser.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Urval {
    /// Bara uppgifter som gäller denna period.
    pub period: Option<Period>,
    /// Bara dessa insatser.
    #[serde(default)]
    pub insatser: Vec<Ref<to::Insats>>,
}

/// En rad som är summan av andra.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Grupp {
    /// Radens id.
    pub id: Slug,
    /// Namnet.
    pub namn: Text,
    /// Kort namn.
    pub kort: Option<Text>,
    /// Raderna som summeras.
    pub rader: Vec<Slug>,
}

/// En anmärkning.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Not {
    /// Raden den gäller.
    pub rad: Option<Slug>,
    /// Kolumnen den gäller.
    pub kolumn: Option<Slug>,
    /// Anmärkningen.
    pub text: Text,
    /// Dokument och avsnitt, om det är ett annat än tabellens.
    #[serde(rename = "källa")]
    pub kalla: Option<SourceRef>,
    /// Källan förklarar att summan inte stämmer, eller anmärkningen säger att den inte gör det.
    #[serde(rename = "summan_stämmer_inte")]
    pub summan_stammer_inte: Option<JaNej>,
}

/// `data/skydd/ID.yaml`: de celler i tabellen ID som doldes senast. Programmet skriver den, och börjar där nästa gång.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Skyddsmonster {
    /// Cellerna, som rad/kolumn eller rad/kolumn/lager.
    pub dolda: Vec<Text>,
}

/// Skyddet av små tal.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Skydd {
    /// Tabellen är redan offentlig, och ingen kan kännas igen i den.
    pub redan_offentlig: Option<RedanOffentlig>,
    /// Antal under detta skyddas; annars sajtens gräns.
    #[serde(rename = "tröskel")]
    pub troskel: Option<u32>,
    /// Om nollor visas.
    pub nollor: Option<Nollor>,
    /// Tabeller som delar celler med denna.
    #[serde(default)]
    pub kopplade: Vec<Slug>,
    /// Varför tabellen inte delar celler med andra om samma population och period.
    pub okopplad: Option<Text>,
    /// Rader och kolumner som kan tas för summor och inte är det, var och en med skälet.
    #[serde(default)]
    pub inte_summa: BTreeMap<String, Text>,
    /// Celler som ska visas, som rad/kolumn.
    #[serde(default)]
    pub visa: Vec<Text>,
    /// Celler som ska döljas, som rad/kolumn.
    #[serde(default, rename = "dölj")]
    pub dolj: Vec<Text>,
}

/// Varför en tabell med små tal får visas.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RedanOffentlig {
    /// Den offentliga källan.
    #[serde(rename = "källa")]
    pub kalla: SourceRef,
    /// Varför ingen kan kännas igen.
    #[serde(rename = "skäl")]
    pub skal: Text,
}

/// Vad som sker med nollor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Nollor {
    /// Nollor visas.
    Visas,
    /// Nollor skyddas som andra små tal.
    #[serde(rename = "döljs")]
    Doljs,
}

/// Ett diagram av tabellen.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Diagram {
    /// Diagrammets id, unikt i tabellen.
    pub id: Slug,
    /// Sorten; annars väljer programmet efter tabellens form.
    pub typ: Option<DiagramTyp>,
    /// Rubriken: det man ska se. Annars tabellens titel.
    pub rubrik: Option<Text>,
    /// Två meningar, i stället för dem som programmet skriver.
    pub sammanfattning: Option<Text>,
    /// Kolumnerna som visas; annars alla utom summor.
    #[serde(default)]
    pub kolumner: Vec<Text>,
    /// Raderna som visas; annars alla utom summor och delar.
    #[serde(default)]
    pub rader: Vec<Text>,
    /// Lagret som visas.
    pub lager: Option<Text>,
    /// Kolumnen som jämförs med, som ett streck.
    #[serde(rename = "jämför")]
    pub jamfor: Option<Text>,
    /// Raderna eller kolumnerna som är fyndet.
    #[serde(default, rename = "framhäv")]
    pub framhav: Vec<Text>,
    /// Byt plats på rader och kolumner.
    #[serde(rename = "vänd")]
    pub vand: Option<JaNej>,
}

/// Sorten av diagram.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DiagramTyp {
    /// Stående staplar.
    Staplar,
    /// Liggande staplar.
    LiggandeStaplar,
    /// Grupperade staplar.
    Grupperade,
    /// Staplade staplar.
    Staplade,
    /// Staplade andelar av hundra procent.
    Andelar,
    /// Linje.
    Linje,
    /// Lutning mellan två tidpunkter.
    Lutning,
    /// Värmekarta.
    #[serde(rename = "värmekarta")]
    Varmekarta,
    /// Små diagram, ett för varje kolumn.
    #[serde(rename = "smådiagram")]
    Smadiagram,
    /// Nyckeltal.
    Nyckeltal,
    /// Trädkarta.
    #[serde(rename = "trädkarta")]
    Tradkarta,
    /// Flöde.
    #[serde(rename = "flöde")]
    Flode,
}

impl<'de> Deserialize<'de> for Cell {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Option::<String>::deserialize(deserializer)? {
            None => Ok(Self::Saknas),
            Some(text) => Self::parse(&text).map_err(serde::de::Error::custom),
        }
    }
}

impl Cell {
    /// The name of the rule for cells in the JSON Schemas.
    pub const FORMAT: &'static str = "utbud-cell";
}

impl JsonSchema for Cell {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Cell".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "Ett tal, null (uppgift saknas) eller \".\" (ej tillämpligt).",
            "type": ["number", "string", "null"],
            "format": Self::FORMAT,
            "x-utbud-tom": true,
        })
    }
}

impl<'de> Deserialize<'de> for Varden {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = Varden;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("en lista med tal, eller en för varje lager")
            }

            fn visit_seq<A: serde::de::SeqAccess<'de>>(self, seq: A) -> Result<Varden, A::Error> {
                Vec::deserialize(serde::de::value::SeqAccessDeserializer::new(seq)).map(Varden::Lista)
            }

            fn visit_map<A: serde::de::MapAccess<'de>>(self, map: A) -> Result<Varden, A::Error> {
                BTreeMap::deserialize(serde::de::value::MapAccessDeserializer::new(map)).map(Varden::PerLager)
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

impl JsonSchema for Varden {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Varden".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let cell = generator.subschema_for::<Cell>();
        json_schema!({
            "description": "Talen i kolumnernas ordning, eller en lista för varje lager.",
            "anyOf": [
                { "type": "array", "items": cell },
                { "type": "object", "additionalProperties": { "type": "array", "items": cell } },
            ],
        })
    }
}
