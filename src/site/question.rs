//! The questions of the guided finder: what is asked, which answers there are, and their names in ASCII, which the page's script,
//! the command line and JSON share.

use serde::Serialize;

use super::words;
use crate::catalogue::{Catalogue, values};
use crate::records::modell::{Malsvar, Tid};
use crate::records::villkor::{Grad, Vad};

/// A question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Question {
    /// Its name in ASCII: `skadligt_bruk`.
    pub id: &'static str,
    /// The group it stands in on the page.
    #[serde(skip)]
    pub grupp: &'static str,
    /// What it is about, in a word or two.
    pub kort: &'static str,
    /// The question.
    #[serde(skip)]
    pub fraga: &'static str,
    /// What helps to answer it.
    #[serde(skip)]
    pub hjalp: &'static str,
    /// How it is answered.
    pub sort: Sort,
    /// The answers it knows; empty for a number.
    pub svar: Vec<Answer>,
}

/// How a question is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Sort {
    /// A whole number of years.
    Tal,
    /// One of the answers.
    Ett,
    /// One or several of the answers.
    Flera,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Answer {
    /// Its name in ASCII: `pagaende`.
    pub id: String,
    /// Its words.
    pub text: String,
    /// The same where the question does not stand beside it; none where that is the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fras: Option<String>,
    /// What counts as it, where that is not plain; empty otherwise.
    #[serde(skip)]
    pub hjalp: &'static str,
}

/// What is asked: a condition's question, or one that only sorts or says where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum About {
    Stadsomrade,
    Villkor(Vad),
    Tid,
    Mal,
}

const GRUND: &str = "Grunduppgifter";
const FORSORJNING: &str = "Försörjning";
const BOENDE: &str = "Boende";
const HALSA: &str = "Beroende och hälsa";
const MAL: &str = "Mål och motivation";
/// The group that stays folded until it is asked for.
pub(super) const MER: &str = "Fler frågor";

/// The questions, in the page's order: group, name, question, help.
const ASKED: &[(About, &str, &str, &str, &str)] = &[
    (
        About::Stadsomrade,
        GRUND,
        "Stadsområde",
        "Vilken socialförvaltning har ärendet?",
        "Det är förvaltningen som räknas, inte var personen sover.",
    ),
    (About::Villkor(Vad::Alder), GRUND, "Ålder", "Hur gammal är personen?", ""),
    (About::Villkor(Vad::Kon), GRUND, "Kön", "Vilket kön har personen?", ""),
    (About::Villkor(Vad::Forsorjningsstod), FORSORJNING, "Försörjningsstöd", "Har personen försörjningsstöd?", ""),
    (
        About::Tid,
        FORSORJNING,
        "Bedömd tid",
        "Hur länge bedöms personen behöva stöd för att nå egen försörjning?",
        "Svaret utesluter aldrig någon insats. Det visar vilket lagrum som källorna förknippar med tiden.",
    ),
    (
        About::Villkor(Vad::Boende),
        BOENDE,
        "Boendesituation",
        "Hur bor personen?",
        "Bostad med särskild service och särskilt boende för äldre räknas inte som hemlöshet.",
    ),
    (
        About::Villkor(Vad::PlaceradBoendeOchHemloshet),
        BOENDE,
        "Placering",
        "Är personen placerad i ett boende inom avdelningen Boende och hemlöshet?",
        "",
    ),
    (About::Villkor(Vad::SkadligtBruk), HALSA, "Skadligt bruk eller beroende", "Finns ett skadligt bruk eller beroende?", ""),
    (
        About::Villkor(Vad::Behandlingskontakt),
        HALSA,
        "Behandlingskontakt",
        "Har personen en behandlingskontakt?",
        "Har personen ett skadligt bruk eller beroende: svara för den behandlingen.",
    ),
    (About::Villkor(Vad::PsykiskOhalsa), HALSA, "Psykisk ohälsa", "Har personen psykisk ohälsa?", ""),
    (
        About::Villkor(Vad::Funktionsnedsattning),
        HALSA,
        "Funktionsnedsättning",
        "Har personen en funktionsnedsättning?",
        "Det går att välja flera.",
    ),
    (About::Villkor(Vad::VillArbetaEllerStudera), MAL, "Motivation", "Vill personen arbeta eller studera?", ""),
    (
        About::Mal,
        MAL,
        "Mål",
        "Vad vill personen uppnå?",
        "Svaret utesluter aldrig någon insats, men de som har målet kommer först. Det går att välja flera.",
    ),
    (About::Villkor(Vad::Utbildning), MER, "Utbildning", "Vilken utbildning har personen?", ""),
    (About::Villkor(Vad::Sprak), MER, "Svenska språket", "Finns det något hinder i svenska språket?", ""),
    (About::Villkor(Vad::Utrikesfodd), MER, "Födelseland", "Är personen utrikes född?", ""),
    (About::Villkor(Vad::Pafoljd), MER, "Påföljd", "Har personen en aktuell kriminalvårdspåföljd?", ""),
    (About::Villkor(Vad::InskrivenAf), MER, "Arbetsförmedlingen", "Är personen inskriven hos Arbetsförmedlingen?", ""),
    (About::Villkor(Vad::Vuxenenhet), MER, "Vuxenenhet", "Är personen aktuell på en vuxenenhet?", ""),
    (
        About::Villkor(Vad::Bistandsbeslut),
        MER,
        "Biståndsbeslut",
        "Har personen ett biståndsbeslut om sysselsättning eller arbetsrehabilitering?",
        "Ett nej utesluter ingen insats. Det visar vilka som kräver ett beslut och vilka som inte gör det.",
    ),
];

/// The questions of the finder, in the page's order. All may be left out.
pub(super) fn questions(catalogue: &Catalogue) -> Vec<Question> {
    ASKED
        .iter()
        .map(|&(about, grupp, kort, fraga, hjalp)| Question {
            id: about.key(),
            grupp,
            kort,
            fraga,
            hjalp,
            sort: about.sort(),
            svar: answers(catalogue, about),
        })
        .collect()
}

fn answers(catalogue: &Catalogue, about: About) -> Vec<Answer> {
    let one = |id: &str, text: &str| Answer { id: id.to_owned(), text: text.to_owned(), fras: None, hjalp: "" };
    match about {
        About::Stadsomrade => catalogue.stadsomraden().iter().map(|row| one(row.id.as_str(), row.namn.as_str())).collect(),
        About::Villkor(vad) => values(vad)
            .iter()
            .map(|word| {
                let text = words::answer_alone(vad, word);
                let fras = Some(words::answer_phrase(vad, word)).filter(|fras| *fras != text);
                Answer { id: ascii(word), text, fras, hjalp: counts_as(vad, word) }
            })
            .collect(),
        About::Tid => [Tid::Under3Ar, Tid::Over3Ar].into_iter().map(|tid| one(time(tid), words::time(tid))).collect(),
        About::Mal => [
            (Malsvar::Arbete, "Arbete"),
            (Malsvar::Studier, "Studier"),
            (Malsvar::SocialGemenskap, "Social gemenskap"),
            (Malsvar::Halsa, "Bättre hälsa"),
            (Malsvar::Sprak, "Bättre svenska"),
        ]
        .into_iter()
        .map(|(svar, text)| one(goal(svar), text))
        .collect(),
    }
}

impl About {
    fn key(self) -> &'static str {
        match self {
            Self::Stadsomrade => "stadsomrade",
            Self::Villkor(vad) => key(vad),
            Self::Tid => "tid_till_sjalvforsorjning",
            Self::Mal => "mal",
        }
    }

    fn sort(self) -> Sort {
        match self {
            Self::Villkor(Vad::Alder) => Sort::Tal,
            Self::Mal | Self::Villkor(Vad::Funktionsnedsattning) => Sort::Flera,
            Self::Stadsomrade | Self::Tid | Self::Villkor(_) => Sort::Ett,
        }
    }
}

/// What counts as an answer. The four situations of homelessness are Socialstyrelsen's, in plain words.
fn counts_as(vad: Vad, word: &str) -> &'static str {
    match (vad, word) {
        (Vad::Boende, "hemlös_akut") => {
            "Sover ute, i en trappuppgång, en bil eller liknande. Eller är hänvisad till akutboende, härbärge, jourboende, skyddat \
             boende, vandrarhem eller motsvarande."
        }
        (Vad::Boende, "institution_eller_stödboende") => {
            "Ska lämna institutionen eller boendet inom tre månader och har ingen egen bostad ordnad."
        }
        (Vad::Boende, "boendeinsats_via_socialtjänsten") => {
            "Bor med biståndsbeslut i försökslägenhet, träningslägenhet, socialt eller kommunalt kontrakt, Bostad först eller \
             motsvarande."
        }
        (Vad::Boende, "eget_kortsiktigt") => {
            "Bor ofrivilligt, tillfälligt och utan kontrakt hos vänner eller släkt. Eller bor tillfälligt inneboende eller i andra \
             hand hos en privatperson."
        }
        _ => "",
    }
}

/// A condition's question in ASCII.
pub(super) fn key(vad: Vad) -> &'static str {
    match vad {
        Vad::Alder => "alder",
        Vad::Kon => "kon",
        Vad::Forsorjningsstod => "forsorjningsstod",
        Vad::PlaceradBoendeOchHemloshet => "placerad_boende_och_hemloshet",
        Vad::Behandlingskontakt => "behandlingskontakt",
        Vad::PsykiskOhalsa => "psykisk_ohalsa",
        Vad::Vuxenenhet => "vuxenenhet",
        Vad::Bistandsbeslut => "bistandsbeslut",
        Vad::Utrikesfodd => "utrikesfodd",
        Vad::Pafoljd => "pafoljd",
        Vad::InskrivenAf => "inskriven_af",
        Vad::VillArbetaEllerStudera => "vill_arbeta_eller_studera",
        Vad::Boende => "boende",
        Vad::SkadligtBruk => "skadligt_bruk",
        Vad::Funktionsnedsattning => "funktionsnedsattning",
        Vad::Sprak => "sprak",
        Vad::Utbildning => "utbildning",
    }
}

/// A grad in ASCII.
pub(super) fn grad(grad: Grad) -> &'static str {
    match grad {
        Grad::Kravs => "kravs",
        Grad::Prioriteras => "prioriteras",
        Grad::Mojligt => "mojligt",
        Grad::MojligtMedVillkor => "mojligt_med_villkor",
        Grad::Utesluter => "utesluter",
    }
}

/// A time in ASCII.
pub(super) fn time(tid: Tid) -> &'static str {
    match tid {
        Tid::Under3Ar => "under_3_ar",
        Tid::Over3Ar => "over_3_ar",
    }
}

/// A goal in ASCII.
pub(super) fn goal(svar: Malsvar) -> &'static str {
    match svar {
        Malsvar::Arbete => "arbete",
        Malsvar::Studier => "studier",
        Malsvar::SocialGemenskap => "social_gemenskap",
        Malsvar::Halsa => "halsa",
        Malsvar::Sprak => "sprak",
    }
}

/// A word of the model without its dots and rings: `hemlös_akut` becomes `hemlos_akut`.
pub(super) fn ascii(word: &str) -> String {
    word.chars()
        .map(|c| match c {
            'å' | 'ä' => 'a',
            'ö' => 'o',
            other => other,
        })
        .collect()
}
