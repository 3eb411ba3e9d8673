//! `content/insatser/ID.yaml`.

use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, de};

use super::ja_nej::JaNej;
use super::kontakt::Kontakt;
use super::reference::{Ref, to};
use super::text::Markdown;
use super::tid::{Giltig, Manader};
use super::tvivel::{Kallkonflikt, Osaker};
use super::villkor::Villkor;
use crate::value::{Datum, Moment, Period, Slug, SourceRef, Text};

/// En insats: vad den är, för vem, hur man kommer till den och vad källorna säger. Det som utelämnas visas som ”uppgift saknas”.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Insats {
    /// Namnet, som verksamheten skriver det.
    pub namn: Text,
    /// Andra namn och stavningar som sökningen ska hitta.
    #[serde(default)]
    pub alias: Vec<Text>,
    /// En eller två meningar: vad insatsen är och för vem.
    pub sammanfattning: Text,
    /// Läget vid den nyaste källans datum.
    #[serde(rename = "läge")]
    pub lage: Lage,
    /// Delområden i styrmodellen. Det första ger färgen.
    #[serde(rename = "delområden")]
    pub delomraden: Vec<Ref<to::Delomrade>>,
    /// Vem som har placerat insatsen i styrmodellen: en källa eller redaktionen.
    pub klassning: Option<Klassning>,
    /// Organisationer som utför insatsen.
    #[serde(rename = "utförare")]
    pub utforare: Vec<Ref<to::Organisation>>,
    /// hela_staden, okänt, eller finns/finns_inte/okänt för vart och ett av stadsområdena.
    #[serde(rename = "öppen_för")]
    pub oppen_for: OppenFor,
    /// Målgrupper.
    #[serde(default, rename = "målgrupper")]
    pub malgrupper: Vec<Ref<to::Malgrupp>>,
    /// Det som ingen erbjuder en enskild person, till exempel handläggarens eget uppdrag. Det står för sig i Hitta insats.
    pub inte_att_erbjuda: Option<InteAttErbjuda>,
    /// Vem insatsen passar för, som villkor.
    pub passar: Option<Vec<Villkor>>,
    /// Olika vägar in, med eget område, beslut, kö eller egna villkor.
    #[serde(default)]
    pub delar: Vec<Del>,
    /// Lagrum, så som källan skriver dem.
    #[serde(default)]
    pub lagrum: Vec<LagrumEnligtKalla>,
    /// Om insatsen kräver beslut, och vem som fattar det.
    pub beslut: Option<Beslut>,
    /// Hur man kommer till insatsen.
    #[serde(rename = "väg_in")]
    pub vag_in: Option<VagIn>,
    /// Hur länge insatsen pågår.
    #[serde(rename = "längd")]
    pub langd: Option<Langd>,
    /// Antal platser.
    pub platser: Option<Platser>,
    /// Metoder och hur de används.
    #[serde(default)]
    pub metoder: Vec<MetodIBruk>,
    /// Mål.
    #[serde(default, rename = "mål")]
    pub mal: Vec<Ref<to::Mal>>,
    /// Insatser som denna kan leda vidare till.
    #[serde(default)]
    pub leder_till: Vec<LederTill>,
    /// Insatser och stöd som kan eller bör ges samtidigt.
    #[serde(default)]
    pub kan_kombineras_med: Vec<Kombination>,
    /// Insatser som inte kan ges samtidigt.
    #[serde(default)]
    pub kan_inte_kombineras_med: Vec<Kombination>,
    /// Insatser att pröva i stället.
    #[serde(default)]
    pub alternativ: Vec<Kombination>,
    /// Köläget, ett för varje tidpunkt. Det nyaste visas.
    #[serde(default, rename = "kö")]
    pub ko: Vec<Ko>,
    /// Antal deltagare, ett för varje period.
    #[serde(default)]
    pub deltagare: Vec<Deltagare>,
    /// Hur insatsen följs upp.
    #[serde(rename = "uppföljning")]
    pub uppfoljning: Option<Uppfoljning>,
    /// Avtal som insatsen vilar på.
    #[serde(default)]
    pub avtal: Vec<Ref<to::Avtal>>,
    /// Vem man kan fråga.
    pub kontakt: Option<Kontakt>,
    /// Funktionen som äger posten.
    #[serde(rename = "förvaltas_av")]
    pub forvaltas_av: Option<Text>,
    /// Var utbudet beslutades.
    pub beslut_om_utbud: Option<BeslutOmUtbud>,
    /// När insatsen gäller.
    pub giltig: Option<Giltig>,
    /// När verksamheten själv senast såg över uppgifterna.
    pub granskad: Option<Datum>,
    /// Dokument och avsnitt som uppgifterna bygger på.
    #[serde(rename = "källor")]
    pub kallor: Vec<SourceRef>,
    /// Uppgifter som är osäkra.
    #[serde(default, rename = "osäker")]
    pub osaker: Vec<Osaker>,
    /// Uppgifter som källorna inte är överens om.
    #[serde(default, rename = "källkonflikt")]
    pub kallkonflikt: Vec<Kallkonflikt>,
    /// Vad som händer i insatsen, i Markdown.
    pub beskrivning: Option<Markdown>,
}

/// En väg in i insatsen. Villkoren i passar läggs till insatsens; andra fält ersätter insatsens.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Del {
    /// Delens id, unikt i posten.
    pub id: Slug,
    /// Delens namn.
    pub namn: Text,
    /// En förklaring.
    pub text: Option<Text>,
    /// Läget.
    #[serde(rename = "läge")]
    pub lage: Option<Lage>,
    /// Organisationer som utför delen.
    #[serde(rename = "utförare")]
    pub utforare: Option<Vec<Ref<to::Organisation>>>,
    /// För vilka stadsområden delen är öppen.
    #[serde(rename = "öppen_för")]
    pub oppen_for: Option<OppenFor>,
    /// Målgrupper.
    #[serde(rename = "målgrupper")]
    pub malgrupper: Option<Vec<Ref<to::Malgrupp>>>,
    /// Villkor utöver insatsens.
    pub passar: Option<Vec<Villkor>>,
    /// Lagrum.
    pub lagrum: Option<Vec<LagrumEnligtKalla>>,
    /// Beslut.
    pub beslut: Option<Beslut>,
    /// Väg in.
    #[serde(rename = "väg_in")]
    pub vag_in: Option<VagIn>,
    /// Längd.
    #[serde(rename = "längd")]
    pub langd: Option<Langd>,
    /// Platser.
    pub platser: Option<Platser>,
    /// Metoder.
    pub metoder: Option<Vec<MetodIBruk>>,
    /// Mål.
    #[serde(rename = "mål")]
    pub mal: Option<Vec<Ref<to::Mal>>>,
    /// Insatser som delen kan leda vidare till.
    pub leder_till: Option<Vec<LederTill>>,
    /// Köläge.
    #[serde(rename = "kö")]
    pub ko: Option<Vec<Ko>>,
    /// Deltagare.
    pub deltagare: Option<Vec<Deltagare>>,
    /// Avtal som delen vilar på.
    pub avtal: Option<Vec<Ref<to::Avtal>>>,
    /// Vem man kan fråga om delen.
    pub kontakt: Option<Kontakt>,
}

/// Varför något inte erbjuds en enskild person.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InteAttErbjuda {
    /// Vad det är.
    #[serde(rename = "är")]
    pub ar: Sort,
    /// En mening om det.
    pub text: Option<Text>,
    /// Dokument och avsnitt.
    #[serde(rename = "källa")]
    pub kalla: SourceRef,
}

/// Vad något är som inte erbjuds en enskild person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// Det som handläggaren själv gör.
    EgenUppgift,
    /// Ett bidrag till organisationer.
    Bidrag,
    /// Samverkan mellan organisationer.
    Samverkan,
}

/// Var i sitt liv en insats är.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Lage {
    /// Finns inte än.
    Planerad,
    /// Pågår.
    #[serde(rename = "pågår")]
    Pagar,
    /// Gör uppehåll.
    Pausad,
    /// Har upphört.
    Avslutad,
    /// Ingen källa säger något efter sitt eget datum.
    #[serde(rename = "okänt")]
    Okant,
}

/// Vem som har placerat en insats i styrmodellen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Klassning {
    /// En källa anger placeringen.
    #[serde(rename = "källa")]
    Kalla,
    /// Redaktionen har placerat insatsen.
    Redaktionell,
}

/// För vilka stadsområden en insats är öppen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OppenFor {
    /// Hela staden.
    HelaStaden,
    /// Ingen källa säger något.
    Okant,
    /// Olika för olika stadsområden, efter deras id.
    PerStadsomrade(BTreeMap<String, Finns>),
}

/// Om en insats finns för ett stadsområde.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Finns {
    /// Den finns.
    Finns,
    /// En källa säger att den inte finns.
    FinnsInte,
    /// Ingen källa säger något.
    #[serde(rename = "okänt")]
    Okant,
}

impl<'de> Deserialize<'de> for OppenFor {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> de::Visitor<'de> for Visitor {
            type Value = OppenFor;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("hela_staden, okänt eller stadsområden")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<OppenFor, E> {
                match text {
                    "hela_staden" => Ok(OppenFor::HelaStaden),
                    "okänt" => Ok(OppenFor::Okant),
                    other => Err(E::unknown_variant(other, &["hela_staden", "okänt"])),
                }
            }

            fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<OppenFor, A::Error> {
                BTreeMap::deserialize(de::value::MapAccessDeserializer::new(map)).map(OppenFor::PerStadsomrade)
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

impl JsonSchema for OppenFor {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "OppenFor".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let finns = generator.subschema_for::<Finns>();
        json_schema!({
            "description": "hela_staden, okänt, eller finns/finns_inte/okänt för vart och ett av stadsområdena.",
            "anyOf": [
                { "type": "string", "enum": ["hela_staden", "okänt"] },
                { "type": "object", "additionalProperties": finns },
            ],
        })
    }
}

/// Ett lagrum så som källan skriver det.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LagrumEnligtKalla {
    /// Lagrummets id.
    pub lagrum: Ref<to::Lagrum>,
    /// En förklaring.
    pub text: Option<Text>,
    /// Dokument och avsnitt.
    #[serde(rename = "källa")]
    pub kalla: SourceRef,
}

/// Beslut om insatsen.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Beslut {
    /// Om det krävs ett beslut.
    #[serde(rename = "krävs")]
    pub kravs: Option<JaNej>,
    /// Vem som fattar det: en funktion.
    pub av: Option<Text>,
    /// En förklaring.
    pub text: Option<Text>,
    /// Dokument och avsnitt.
    #[serde(rename = "källa")]
    pub kalla: Option<SourceRef>,
}

/// Vägen in i insatsen.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VagIn {
    /// Om det krävs en remiss.
    pub remiss: Option<JaNej>,
    /// Organisationer som remitterar eller anvisar.
    #[serde(default, rename = "från")]
    pub fran: Vec<Ref<to::Organisation>>,
    /// En förklaring.
    pub text: Option<Text>,
    /// Stegen, i ordning.
    #[serde(default)]
    pub steg: Vec<StegIn>,
    /// Dokument och avsnitt.
    #[serde(rename = "källa")]
    pub kalla: Option<SourceRef>,
}

/// Ett steg på vägen in.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StegIn {
    /// Rubriken, ett par ord.
    pub rubrik: Option<Text>,
    /// Vad man gör.
    pub text: Text,
    /// Dokument och avsnitt.
    #[serde(rename = "källa")]
    pub kalla: SourceRef,
}

/// Hur länge insatsen pågår.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Langd {
    /// Antal månader.
    #[serde(rename = "månader")]
    pub manader: Option<Manader>,
    /// Källans ord.
    pub text: Option<Text>,
    /// Dokument och avsnitt.
    #[serde(rename = "källa")]
    pub kalla: Option<SourceRef>,
}

/// Antal platser.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Platser {
    /// Antalet.
    pub antal: u32,
    /// En förklaring.
    pub text: Option<Text>,
    /// Dokument och avsnitt.
    #[serde(rename = "källa")]
    pub kalla: SourceRef,
}

/// En metod och hur insatsen förhåller sig till den.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MetodIBruk {
    /// Metodens id.
    pub metod: Ref<to::Metod>,
    /// Hur metoden används.
    pub hur: Hur,
    /// En förklaring.
    pub text: Option<Text>,
    /// Dokument och avsnitt.
    #[serde(rename = "källa")]
    pub kalla: Option<SourceRef>,
}

/// Hur en insats förhåller sig till en metod.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Hur {
    /// Arbetar enligt metoden.
    #[serde(rename = "följer")]
    Foljer,
    /// Använder metoden.
    #[serde(rename = "använder")]
    Anvander,
    /// Är inspirerad av metoden.
    InspireradAv,
    /// Har kompetens i metoden.
    KompetensI,
}

/// En insats som denna kan leda vidare till.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LederTill {
    /// Insatsens id.
    pub insats: Ref<to::Insats>,
    /// Under vilket villkor, i ord.
    pub villkor: Option<Text>,
    /// Dokument och avsnitt.
    #[serde(rename = "källa")]
    pub kalla: SourceRef,
}

/// En insats eller ett stöd i förhållande till denna insats. Ange insats, text eller båda.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Kombination {
    /// Insatsens id.
    pub insats: Option<Ref<to::Insats>>,
    /// En förklaring.
    pub text: Option<Text>,
    /// Från när det gäller.
    #[serde(rename = "från")]
    pub fran: Option<Moment>,
    /// Till när det gäller.
    pub till: Option<Moment>,
    /// Dokument och avsnitt.
    #[serde(rename = "källa")]
    pub kalla: SourceRef,
}

/// Köläget vid en tidpunkt.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ko {
    /// Köläget.
    #[serde(rename = "köläge")]
    pub kolage: Kolage,
    /// Väntetiden i månader.
    #[serde(rename = "månader")]
    pub manader: Option<Manader>,
    /// Antal personer i kö.
    pub antal: Option<u32>,
    /// När stoppet började.
    #[serde(rename = "från")]
    pub fran: Option<Moment>,
    /// När stoppet slutar.
    pub till: Option<Moment>,
    /// En förklaring.
    pub text: Option<Text>,
    /// När uppgiften gällde.
    #[serde(rename = "uppgift_från")]
    pub uppgift_fran: Moment,
    /// Dokument och avsnitt.
    #[serde(rename = "källa")]
    pub kalla: SourceRef,
}

/// Köläget.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Kolage {
    /// Ingen kö.
    Ingen,
    /// Kö ibland.
    Ibland,
    /// Kö.
    #[serde(rename = "kö")]
    Ko,
    /// Ingen källa säger något.
    #[serde(rename = "okänt")]
    Okant,
    /// Nya remisser tas inte emot.
    Remisstopp,
    /// Nya deltagare tas inte in.
    Intagningsstopp,
}

/// Antal deltagare under en period.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Deltagare {
    /// Antalet.
    pub antal: u32,
    /// Perioden.
    pub period: Period,
    /// Vad som räknas.
    #[serde(rename = "räknar")]
    pub raknar: Raknar,
    /// Om antalet är ungefärligt.
    #[serde(rename = "ungefär")]
    pub ungefar: Option<JaNej>,
    /// En förklaring.
    pub text: Option<Text>,
    /// Dokument och avsnitt.
    #[serde(rename = "källa")]
    pub kalla: SourceRef,
}

/// Vad ett antal deltagare räknar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Raknar {
    /// Deltagare.
    Deltagare,
    /// Inskrivna.
    Inskrivna,
    /// Unika besökare.
    #[serde(rename = "unika_besökare")]
    UnikaBesokare,
}

/// Hur insatsen följs upp.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Uppfoljning {
    /// Vad som mäts.
    #[serde(default)]
    pub indikatorer: Vec<Text>,
    /// Om man mäter före och efter.
    #[serde(rename = "före_och_efter")]
    pub fore_och_efter: Option<JaNej>,
    /// Om och hur metodtrogenheten följs.
    pub metodtrogenhet: Option<Text>,
    /// En förklaring.
    pub text: Option<Text>,
    /// Dokument och avsnitt.
    #[serde(rename = "källa")]
    pub kalla: Option<SourceRef>,
}

/// Var utbudet beslutades.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BeslutOmUtbud {
    /// Beslutsforumets id.
    pub forum: Option<Ref<to::Forum>>,
    /// När beslutet fattades.
    pub datum: Option<Moment>,
    /// Diarienummer eller protokoll.
    pub referens: Option<Text>,
    /// Dokument och avsnitt.
    #[serde(rename = "källa")]
    pub kalla: Option<SourceRef>,
}
