//! Frågorna i Hitta insats: det som villkoren i `passar` frågar efter, och orden för det.

use schemars::JsonSchema;
use serde::Deserialize;

use super::ja_nej::JaNej;
use crate::value::{Term, Text};

/// En fråga i Hitta insats. Frågorna ställs i den ordning de står.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Fraga {
    /// Ordet som villkoren skriver efter `vad`.
    pub nyckel: Term,
    /// Hur man svarar.
    pub slag: Slag,
    /// Vad svaret används till. Utelämnas för en fråga som villkor gäller.
    pub roll: Option<Roll>,
    /// Rubriken som frågan står under.
    pub grupp: Text,
    /// Ja för en fråga som visas från början. De andra står under ”Fler frågor”.
    #[serde(rename = "först")]
    pub forst: Option<JaNej>,
    /// Vad frågan handlar om, med ett eller två ord.
    pub kort: Text,
    /// Vad ett villkor handlar om, där det inte är detsamma som `kort`.
    #[serde(rename = "ämne")]
    pub amne: Option<Text>,
    /// Frågan.
    #[serde(rename = "fråga")]
    pub fraga: Text,
    /// Det som hjälper den som ska svara.
    #[serde(rename = "hjälp")]
    pub hjalp: Option<Text>,
    /// Ja för det som ingen insats ändrar, till exempel ålder: då hjälper det inte att börja i en annan insats.
    pub fast: Option<JaNej>,
    /// Svaren. Ett tal har inga, och inte heller frågan om stadsområde: svaren på den är stadsområdena.
    #[serde(default)]
    pub svar: Vec<Svar>,
    /// De sista orden i svarens `fras`, där de är gemensamma och ska sägas en gång: pågående eller tidigare *skadligt bruk*.
    pub gemensamt: Option<Text>,
    /// Vad flera svar tillsammans heter.
    #[serde(default)]
    pub samlat: Vec<Samlat>,
    /// Hur ett tal skrivs, frågas och sägs.
    pub tal: Option<Tal>,
}

/// Hur man svarar på en fråga.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Slag {
    /// Med ett helt tal.
    Tal,
    /// Med ett av svaren.
    Ett,
    /// Med ett eller flera av svaren.
    Flera,
}

/// Vad ett svar används till.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Roll {
    /// Villkoren i `passar`.
    Villkor,
    /// `öppen_för`: var insatsen är öppen.
    #[serde(rename = "stadsområde")]
    Stadsomrade,
    /// `svarar_på` i målen: de insatser som har målet kommer först.
    #[serde(rename = "mål")]
    Mal,
    /// `bedömd_tid` i lagrummen: visar vilka lagrum som källorna förknippar med svaret.
    Lagrum,
}

/// Ett svar.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Svar {
    /// Ordet som villkoren skriver i `värde`.
    pub nyckel: Term,
    /// Svaret så som det står under frågan.
    pub text: Text,
    /// Samma svar i en mening, där frågan inte står bredvid: behandlingskontakt. Utelämnas där det är detsamma som `text`.
    pub fras: Option<Text>,
    /// Vad svaret säger om personen, efter ”personen”: har en behandlingskontakt.
    pub person: Option<Text>,
    /// Motsatsen, efter ”att personen”: inte har en behandlingskontakt.
    pub nekat: Option<Text>,
    /// Vad som räknas som svaret, där det inte är självklart.
    #[serde(rename = "hjälp")]
    pub hjalp: Option<Text>,
    /// Svar på samma fråga som varken stämmer med detta eller säger emot det.
    #[serde(default, rename = "nära")]
    pub nara: Vec<Text>,
    /// Ja för ett svar som inte går ihop med de andra, till exempel nej.
    pub ensamt: Option<JaNej>,
}

/// Vad flera svar tillsammans heter.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Samlat {
    /// Svaren, precis dessa.
    pub svar: Vec<Text>,
    /// Orden för dem i en mening: hemlöshet i någon form.
    pub fras: Text,
    /// Vad de säger om personen, efter ”den som”.
    pub person: Option<Text>,
}

/// Hur ett tal skrivs, frågas och sägs. `{n}` står för talet, eller för mellan vilka tal det ska ligga.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Tal {
    /// Det som talet räknar: år.
    pub enhet: Text,
    /// Vad som ska skrivas i fältet: Ålder, hela år.
    pub etikett: Text,
    /// Det högsta tal som går att svara.
    #[serde(rename = "högst")]
    pub hogst: u16,
    /// Vad som är fel med ett svar som inte går: är ingen ålder.
    pub fel: Text,
    /// Vad svaret säger om personen: är {n} år.
    pub person: Text,
}

impl Fraga {
    /// What the answer is used for.
    pub fn roll(&self) -> Roll {
        self.roll.unwrap_or(Roll::Villkor)
    }

    /// What a condition is about.
    pub fn amne(&self) -> &Text {
        self.amne.as_ref().unwrap_or(&self.kort)
    }

    /// The answer with a key.
    pub fn svar(&self, nyckel: &str) -> Option<&Svar> {
        self.svar.iter().find(|svar| svar.nyckel.as_str() == nyckel)
    }
}
