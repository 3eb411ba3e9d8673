//! Answers from outside: JSON text in, answers that the rules can take out, or all that is wrong with them.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::{Map, Value};

use crate::finding::did_you_mean;
use crate::site::{Question, Sort};

/// What may stand where a question is not answered, beside leaving it out.
const UNANSWERED: &str = "vet_inte";
/// The same as people write it.
const UNANSWERED_IN_WORDS: &str = "vet inte";

/// Answers to questions of the finder; every one of them is known, and so is its answer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers(Map<String, Value>);

/// What is wrong with one answer: a message that names it, and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerFault {
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub hint: String,
}

impl fmt::Display for AnswerFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.message, self.hint)
    }
}

/// The pairs of an object, those with the same name too.
struct Pairs(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Pairs {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;
        impl<'de> Visitor<'de> for Object {
            type Value = Pairs;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("ett objekt")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Pairs(pairs))
            }
        }
        deserializer.deserialize_map(Object)
    }
}

impl Answers {
    /// Reads a JSON object: answers by question.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn from_json(text: &str, questions: &[Question]) -> Result<Self, Vec<AnswerFault>> {
        let pairs: Pairs = serde_json::from_str(text).map_err(|error| vec![not_json(text, &error)])?;
        Self::new(pairs.0, questions)
    }

    /// Reads pairs as a command line has them: a question, an equals sign and an answer; several answers are parted by commas.
    ///
    /// # Errors
    /// Everything that is wrong with them.
    pub fn from_words<'w>(words: impl IntoIterator<Item = &'w str>, questions: &[Question]) -> Result<Self, Vec<AnswerFault>> {
        let mut faults = Vec::new();
        let mut pairs = Vec::new();
        for word in words {
            match word.split_once('=') {
                Some((name, value)) => {
                    let sort = questions.iter().find(|question| question.id == name).map(|question| question.sort);
                    pairs.push((name.to_owned(), from_word(value, sort)));
                }
                None => faults
                    .push(fault(format!("”{word}” är inget svar"), "skriv frågan, ett likhetstecken och svaret: fråga=svar")),
            }
        }
        match Self::new(pairs, questions) {
            Ok(answers) if faults.is_empty() => Ok(answers),
            Ok(_) => Err(faults),
            Err(more) => Err(faults.into_iter().chain(more).collect()),
        }
    }

    fn new(pairs: Vec<(String, Value)>, questions: &[Question]) -> Result<Self, Vec<AnswerFault>> {
        let mut answers = Map::new();
        let mut faults = Vec::new();
        for (name, value) in pairs {
            let Some(question) = questions.iter().find(|question| question.id == name) else {
                faults.push(unknown_question(&name, questions));
                continue;
            };
            let value = if value == UNANSWERED_IN_WORDS { UNANSWERED.into() } else { value };
            faults.extend(check(question, &value));
            if answers.insert(name, value).is_some() {
                faults.push(fault(format!("”{}” är besvarad två gånger", question.id), "skriv frågan en gång"));
            }
        }
        if faults.is_empty() { Ok(Self(answers)) } else { Err(faults) }
    }

    /// The answers as they were given.
    pub fn as_json(&self) -> &Map<String, Value> {
        &self.0
    }
}

fn fault(message: impl Into<String>, hint: impl Into<String>) -> AnswerFault {
    AnswerFault { message: message.into(), hint: hint.into() }
}

fn not_json(text: &str, error: &serde_json::Error) -> AnswerFault {
    let shown: String = text.chars().take(60).collect();
    let place = if error.is_data() { String::new() } else { format!(" (tecken {})", error.column()) };
    fault(format!("”{shown}” är inget JSON-objekt{place}"), "skriv till exempel {\"fråga\": \"svar\", \"annan_fråga\": 34}")
}

fn unknown_question(name: &str, questions: &[Question]) -> AnswerFault {
    let names = questions.iter().map(|question| question.id.as_str());
    fault(format!("”{name}” är ingen fråga"), did_you_mean(name, names, "”utbud match --questions” visar frågorna"))
}

/// A word of the command line as the value that its question takes.
fn from_word(text: &str, sort: Option<Sort>) -> Value {
    match sort {
        Some(Sort::Tal) => serde_json::from_str::<serde_json::Number>(text).map_or_else(|_| text.into(), Value::Number),
        Some(Sort::Flera) if text.contains(',') => text.split(',').map(|part| Value::from(part.trim())).collect(),
        Some(Sort::Ett | Sort::Flera) | None => text.into(),
    }
}

/// What is wrong with an answer.
fn check(question: &Question, value: &Value) -> Vec<AnswerFault> {
    match (question.sort, value) {
        (_, Value::Null) => Vec::new(),
        (_, Value::String(word)) if word == UNANSWERED => Vec::new(),
        (Sort::Tal, Value::Number(number)) => out_of_bounds(question, number).into_iter().collect(),
        (Sort::Ett | Sort::Flera, Value::String(word)) => unknown_answer(question, word, &[UNANSWERED]).into_iter().collect(),
        (Sort::Flera, Value::Array(list)) => several(question, list),
        (Sort::Tal | Sort::Ett | Sort::Flera, other) => vec![wrong_type(question, other)],
    }
}

/// What is wrong with a number, if anything.
fn out_of_bounds(question: &Question, number: &serde_json::Number) -> Option<AnswerFault> {
    let tal = question.tal.as_ref()?;
    let is_fine = number.as_u64().is_some_and(|number| number <= u64::from(tal.hogst));
    let hint = || format!("skriv ett heltal från 0 till {}", tal.hogst);
    (!is_fine).then(|| fault(format!("{}: {number} {}", question.id, tal.fel), hint()))
}

fn several(question: &Question, list: &[Value]) -> Vec<AnswerFault> {
    let mut faults: Vec<AnswerFault> = list
        .iter()
        .filter_map(|one| match one {
            Value::String(word) => unknown_answer(question, word, &[]),
            other => Some(wrong_type(question, other)),
        })
        .collect();
    if list.len() > 1
        && let Some(alone) = question.svar.iter().find(|svar| svar.ensamt && list.contains(&Value::from(svar.id.as_str())))
    {
        let message = format!("{}: ”{}” går inte ihop med andra svar", question.id, alone.id);
        faults.push(fault(message, format!("ta bort ”{}” eller de andra", alone.id)));
    }
    faults
}

/// What is wrong with a word; `also` may stand there too.
fn unknown_answer(question: &Question, word: &str, also: &[&str]) -> Option<AnswerFault> {
    let names = question.svar.iter().map(|svar| svar.id.as_str()).chain(also.iter().copied());
    if names.clone().any(|name| name == word) {
        return None;
    }
    let hint = match question.sort {
        Sort::Tal => return Some(wrong_type(question, &Value::from(word))),
        Sort::Ett | Sort::Flera => did_you_mean(word, names, "skriv ett av svaren på frågan"),
    };
    Some(fault(format!("{}: ”{word}” är inget svar", question.id), hint))
}

fn wrong_type(question: &Question, value: &Value) -> AnswerFault {
    let wanted = match question.sort {
        Sort::Tal => format!("ett heltal, utan citattecken, eller \"{UNANSWERED}\""),
        Sort::Ett => format!("ett av {}", answers_of(question)),
        Sort::Flera => format!("ett av, eller en lista av, {}", answers_of(question)),
    };
    fault(format!("{}: {value} har fel form", question.id), format!("skriv {wanted}"))
}

fn answers_of(question: &Question) -> String {
    let names = question.svar.iter().map(|svar| svar.id.as_str()).chain([UNANSWERED]);
    names.map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ")
}
