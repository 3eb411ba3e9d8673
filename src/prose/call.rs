//! What a call hands over, and helpers to take it strictly.

use std::collections::BTreeMap;
use std::ops::Range;

use super::ProseFault;
use super::expression::CallExpression;
use crate::finding::did_you_mean;
use crate::rule::{Rule, expression as rules};
use crate::value::Fault;

/// A value that an expression names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Argument {
    /// A text.
    Text(String),
    /// A number as it is written: `2024`, `004`.
    Number(String),
    /// A list of texts, numbers and records.
    List(Vec<Argument>),
    /// A record, as a variable holds it.
    Record(Record),
}

/// A record that a variable holds, with what may be taken from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// The kind of record, as in links: `stadsomrade`.
    pub prefix: String,
    /// Its id.
    pub id: String,
    /// Its attributes: `namn` in `stadsområde.namn`.
    pub attributes: BTreeMap<String, Argument>,
}

impl Argument {
    /// The text: a number's is what is written, a record's is its id. A list has none.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) | Self::Number(text) => Some(text),
            Self::Record(record) => Some(&record.id),
            Self::List(_) => None,
        }
    }
}

/// What a function takes.
#[derive(Debug, Clone, Copy)]
pub struct Signature<'s> {
    /// What may stand without a name, in this order; may have its name too.
    pub positional: &'s [&'s str],
    /// How many of `positional` must be there.
    pub required: usize,
    /// What always has its name, and may be left out.
    pub keywords: &'s [&'s str],
}

/// A call whose arguments are values.
#[derive(Debug)]
pub struct Call<'e> {
    expression: &'e CallExpression,
    values: Vec<Argument>,
}

impl<'e> Call<'e> {
    /// `values` are those of the expression's parameters, one by one.
    pub(super) fn new(expression: &'e CallExpression, values: Vec<Argument>) -> Self {
        Self { expression, values }
    }

    /// The function.
    pub fn name(&self) -> &'e str {
        &self.expression.name
    }

    /// The bytes of the call in the text.
    pub fn range(&self) -> Range<usize> {
        self.expression.range.clone()
    }

    /// A fault of the whole call.
    pub(crate) fn fault(&self, rule: &'static Rule, message: impl Into<String>, hint: impl Into<String>) -> ProseFault {
        ProseFault::new(rule, self.range(), message, hint)
    }

    /// The arguments by name, if the call is as the signature says.
    pub fn arguments<'c>(&'c self, signature: &Signature<'_>) -> Result<Arguments<'c>, ProseFault> {
        let mut given: BTreeMap<String, Given<'c>> = BTreeMap::new();
        for (nth, (parameter, value)) in self.expression.parameters.iter().zip(&self.values).enumerate() {
            let name = match &parameter.keyword {
                Some(keyword) => {
                    let known: Vec<&str> = signature.positional.iter().chain(signature.keywords).copied().collect();
                    if !known.contains(&keyword.name.as_str()) {
                        let message = format!("”{}” tar inget argument ”{}”", self.name(), keyword.name);
                        let hint = did_you_mean(&keyword.name, known, "ta bort argumentet");
                        return Err(ProseFault::new(&rules::OKANT_ARGUMENT, keyword.range.clone(), message, hint));
                    }
                    if given.contains_key(keyword.name.as_str()) {
                        let message = format!("argumentet ”{}” står två gånger", keyword.name);
                        return Err(ProseFault::new(&rules::DUBBELT_ARGUMENT, keyword.range.clone(), message, "ta bort det ena"));
                    }
                    keyword.name.as_str()
                }
                None => match signature.positional.get(nth) {
                    Some(name) => name,
                    None => {
                        let message = format!("”{}” får för många argument", self.name());
                        let range = parameter.operand.range.clone();
                        return Err(ProseFault::new(&rules::FOR_MANGA_ARGUMENT, range, message, self.form(signature)));
                    }
                },
            };
            given.insert(name.to_owned(), Given { value, range: parameter.operand.range.clone() });
        }
        if let Some(missing) = signature.positional.iter().take(signature.required).find(|name| !given.contains_key(**name)) {
            let message = format!("”{}” saknar argumentet ”{missing}”", self.name());
            return Err(self.fault(&rules::ARGUMENT_SAKNAS, message, self.form(signature)));
        }
        Ok(Arguments { given, call: self.range() })
    }

    fn form(&self, signature: &Signature<'_>) -> String {
        let names = signature.positional.iter().copied().map(str::to_owned);
        let keywords = signature.keywords.iter().map(|name| format!("{name}=…"));
        format!("skriv {}({})", self.name(), names.chain(keywords).collect::<Vec<_>>().join(", "))
    }
}

/// The arguments of a call by name, all of them known to its signature.
#[derive(Debug)]
pub struct Arguments<'c> {
    given: BTreeMap<String, Given<'c>>,
    call: Range<usize>,
}

impl<'c> Arguments<'c> {
    /// The argument, if it was given.
    pub fn get(&self, name: &str) -> Option<&Given<'c>> {
        self.given.get(name)
    }

    /// The argument, or a fault of the call that it is missing.
    pub fn required(&self, name: &str) -> Result<&Given<'c>, ProseFault> {
        self.get(name).ok_or_else(|| {
            let message = format!("argumentet ”{name}” saknas");
            ProseFault::new(&rules::ARGUMENT_SAKNAS, self.call.clone(), message, format!("lägg till {name}=…"))
        })
    }

    /// All that was given, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Given<'c>)> {
        self.given.iter().map(|(name, given)| (name.as_str(), given))
    }
}

/// An argument and its place.
#[derive(Debug, Clone)]
pub struct Given<'c> {
    /// What was given.
    pub value: &'c Argument,
    /// Its bytes in the text.
    pub range: Range<usize>,
}

impl<'c> Given<'c> {
    /// A fault of this argument.
    pub(crate) fn fault(&self, rule: &'static Rule, message: impl Into<String>, hint: impl Into<String>) -> ProseFault {
        ProseFault::new(rule, self.range.clone(), message, hint)
    }

    /// A fault that a rule for text has told, at this argument.
    pub fn wrong(&self, fault: Fault) -> ProseFault {
        ProseFault { range: self.range.clone(), fault }
    }

    /// The one text: a number's as written, a record's id.
    pub fn text(&self) -> Result<&'c str, ProseFault> {
        self.value.as_text().ok_or_else(|| self.no_list())
    }

    /// The texts of a list, or the one text.
    pub fn texts(&self) -> Result<Vec<&'c str>, ProseFault> {
        match self.value {
            Argument::List(items) => items.iter().map(|item| item.as_text().ok_or_else(|| self.no_list())).collect(),
            one => Ok(one.as_text().into_iter().collect()),
        }
    }

    fn no_list(&self) -> ProseFault {
        self.fault(&rules::LISTA_I_ARGUMENT, "här kan ingen lista stå", "skriv ett enda värde")
    }

    /// The one text, if it is one of `words`.
    pub fn one_of(&self, words: &[&str]) -> Result<&'c str, ProseFault> {
        let text = self.text()?;
        if words.contains(&text) {
            return Ok(text);
        }
        Err(self.unknown(&rules::OKANT_VARDE, &format!("”{text}” kan inte stå här"), text, words))
    }

    /// A fault that nothing has the name `word`, with the nearest of `candidates` as its hint.
    pub(crate) fn unknown(&self, rule: &'static Rule, message: &str, word: &str, candidates: &[&str]) -> ProseFault {
        self.fault(rule, message, did_you_mean(word, candidates.iter().copied(), "ta bort argumentet"))
    }
}
