//! The questions of the guided finder as the page's script, the command line and JSON share them: their names are ASCII.

use serde::Serialize;

use super::asked;
use super::words::sentence;
use crate::catalogue::Catalogue;
use crate::records::fraga::{Fraga, Roll, Slag, Svar};
use crate::records::ja_nej::JaNej;
use crate::records::villkor::Grad;

/// A question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Question {
    /// Its name in ASCII: `skadligt_bruk`.
    pub id: String,
    /// What its answer is used for, where that is not the conditions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub roll: Option<&'static str>,
    /// The group it stands in on the page.
    #[serde(skip)]
    pub grupp: String,
    /// It is asked from the beginning; the others are folded until they are asked for.
    #[serde(skip)]
    pub forst: bool,
    /// What it is about, in a word or two.
    pub kort: String,
    /// The question.
    #[serde(skip)]
    pub fraga: String,
    /// What helps to answer it.
    #[serde(skip)]
    pub hjalp: String,
    /// How it is answered.
    pub sort: Sort,
    /// What no insats changes.
    #[serde(skip_serializing_if = "is_false")]
    pub fast: bool,
    /// The answers it knows; empty for a number.
    pub svar: Vec<Answer>,
    /// How a number is said and what it may be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tal: Option<Number>,
}

/// How a question is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Sort {
    /// A whole number.
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
    /// What it says of the person, after "personen" and "den som".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
    /// What counts as it, where that is not plain; empty otherwise.
    #[serde(skip)]
    pub hjalp: String,
    /// The answers that neither meet nor contradict it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub nara: Vec<String>,
    /// It goes with no other answer.
    #[serde(skip)]
    pub ensamt: bool,
}

/// How a number is said, and what it may be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Number {
    /// What it counts: `år`.
    pub enhet: String,
    /// What it says of the person; `{n}` is the number.
    pub person: String,
    /// What its field asks for.
    #[serde(skip)]
    pub etikett: String,
    /// The highest that can be answered.
    #[serde(skip)]
    pub hogst: u16,
    /// What is wrong with one that can't be answered.
    #[serde(skip)]
    pub fel: String,
}

/// The questions of the finder, in the page's order. All may be left out.
pub(super) fn questions(catalogue: &Catalogue) -> Vec<Question> {
    catalogue.fragor().iter().map(|(_, fraga)| question(catalogue, fraga)).collect()
}

fn question(catalogue: &Catalogue, fraga: &Fraga) -> Question {
    Question {
        id: fraga.nyckel.ascii(),
        roll: roll(fraga.roll()),
        grupp: fraga.grupp.to_string(),
        forst: is_yes(fraga.forst),
        kort: fraga.kort.to_string(),
        fraga: fraga.fraga.to_string(),
        hjalp: fraga.hjalp.as_ref().map(ToString::to_string).unwrap_or_default(),
        sort: match fraga.slag {
            Slag::Tal => Sort::Tal,
            Slag::Ett => Sort::Ett,
            Slag::Flera => Sort::Flera,
        },
        fast: is_yes(fraga.fast),
        svar: match fraga.roll() {
            Roll::Stadsomrade => catalogue.stadsomraden().iter().map(|row| area(row.id.as_str(), row.namn.as_str())).collect(),
            Roll::Villkor | Roll::Mal | Roll::Lagrum => fraga.svar.iter().map(|svar| answer(fraga, svar)).collect(),
        },
        tal: fraga.tal.as_ref().map(|tal| Number {
            enhet: tal.enhet.to_string(),
            person: tal.person.to_string(),
            etikett: tal.etikett.to_string(),
            hogst: tal.hogst,
            fel: tal.fel.to_string(),
        }),
    }
}

fn answer(fraga: &Fraga, svar: &Svar) -> Answer {
    let text = svar.text.to_string();
    let phrase = sentence(&asked::answer(svar));
    Answer {
        id: svar.nyckel.ascii(),
        fras: (phrase != text).then_some(phrase),
        text,
        person: svar.person.as_ref().map(ToString::to_string),
        hjalp: svar.hjalp.as_ref().map(ToString::to_string).unwrap_or_default(),
        nara: svar.nara.iter().filter_map(|word| fraga.svar(word.as_str())).map(|svar| svar.nyckel.ascii()).collect(),
        ensamt: is_yes(svar.ensamt),
    }
}

/// The answer that a stadsområde is.
fn area(id: &str, name: &str) -> Answer {
    Answer {
        id: id.to_owned(),
        text: name.to_owned(),
        fras: None,
        person: None,
        hjalp: String::new(),
        nara: Vec::new(),
        ensamt: false,
    }
}

fn is_yes(word: Option<JaNej>) -> bool {
    word == Some(JaNej::Ja)
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_false(is: &bool) -> bool {
    !is
}

/// A use in ASCII; none for the conditions.
fn roll(roll: Roll) -> Option<&'static str> {
    match roll {
        Roll::Villkor => None,
        Roll::Stadsomrade => Some("stadsomrade"),
        Roll::Mal => Some("mal"),
        Roll::Lagrum => Some("lagrum"),
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
