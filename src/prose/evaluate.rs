//! From a document and the facts to prose.
//!
//! In: a [`Document`], and [`Facts`] that know functions and variables. Out: the document with a typed value for each
//! expression, or every fault. What a value is it doesn't know, but whether it is a block.

use std::collections::BTreeSet;

use super::ProseFault;
use super::call::{Argument, Call, Record};
use super::document::{Document, Event, Tag};
use super::expression::{CallExpression, Expression, ExpressionKind, Keyword, Operand, OperandKind};
use crate::finding::{did_you_mean, nearest};
use crate::rule::expression as rules;
use crate::value::Fault;

/// What expressions may ask for.
pub trait Facts {
    /// What an expression says.
    type Value;

    /// The names of all functions.
    fn functions(&self) -> &[&str];

    /// The names of all variables.
    fn variables(&self) -> &[&str];

    /// The value of a variable.
    fn variable(&self, name: &str) -> Option<Argument>;

    /// The value of a call. The function is one of [`Facts::functions`].
    fn call(&self, call: &Call<'_>) -> Result<Self::Value, ProseFault>;

    /// What an argument that stands alone in its expression says: `{{ stadsområde.namn }}`.
    fn show(&self, argument: &Argument) -> Result<Self::Value, Fault>;

    /// Whether the value is a block (a figure, a table, a list), and not a part of a sentence.
    fn is_block(&self, value: &Self::Value) -> bool;
}

/// A document whose expressions are values.
#[derive(Debug, Clone)]
pub struct Prose<V> {
    pub(super) document: Document,
    pub(super) values: Vec<V>,
    /// The starts, breaks and ends of paragraphs that are nothing but block values.
    pub(super) unwrapped: BTreeSet<usize>,
}

impl<V> Prose<V> {
    /// The document.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// The values of its expressions, in order.
    pub fn values(&self) -> &[V] {
        &self.values
    }

    /// The texts of its headings, in order, with a text for each value.
    pub fn heading_texts(&self, value: &dyn Fn(&V) -> String) -> Vec<String> {
        self.document.heading_texts_with(|index| self.values.get(index).map(value).unwrap_or_default())
    }

    /// Its words, blocks on lines of their own, with a text for each value.
    pub fn plain_text(&self, value: &dyn Fn(&V) -> String) -> String {
        self.document.text_with(|index| self.values.get(index).map(value).unwrap_or_default())
    }
}

/// Asks the facts for the value of every expression.
pub fn evaluate<F: Facts + ?Sized>(document: &Document, facts: &F) -> Result<Prose<F::Value>, Vec<ProseFault>> {
    let mut values = Vec::new();
    let mut faults = Vec::new();
    // What has no value might have been a block: it puts no other block in the middle of a text.
    let mut blocks = BTreeSet::new();
    let mut failed = BTreeSet::new();
    for (index, expression) in document.expressions().iter().enumerate() {
        match value(expression, facts) {
            Ok(value) => {
                if facts.is_block(&value) {
                    blocks.insert(index);
                }
                values.push(value);
            }
            Err(fault) => {
                blocks.insert(index);
                failed.insert(index);
                faults.push(fault);
            }
        }
    }
    let mut places = Places { events: &document.content().events, blocks: &blocks, unwrapped: BTreeSet::new(), seen: None };
    for index in places.find_misplaced().into_iter().filter(|index| !failed.contains(index)) {
        faults.push(ProseFault::new(
            &rules::FIGUR_MITT_I_TEXT,
            document.expressions()[index].range.clone(),
            "figurer, tabeller och listor kan inte stå mitt i en text",
            "sätt uttrycket på en egen rad med en tom rad före och efter",
        ));
    }
    if faults.is_empty() {
        Ok(Prose { document: document.clone(), values, unwrapped: places.unwrapped })
    } else {
        faults.sort_by_key(|fault| fault.range.start);
        Err(faults)
    }
}

fn value<F: Facts + ?Sized>(expression: &Expression, facts: &F) -> Result<F::Value, ProseFault> {
    match &expression.kind {
        ExpressionKind::Call(call) => {
            if !facts.functions().contains(&call.name.as_str()) {
                return Err(unknown_function(call, facts));
            }
            let values = call.parameters.iter().map(|p| argument(&p.operand, facts)).collect::<Result<_, _>>()?;
            facts.call(&Call::new(call, values))
        }
        ExpressionKind::Operand(operand) => {
            let argument = argument(operand, facts)?;
            facts.show(&argument).map_err(|fault| ProseFault { range: operand.range.clone(), fault })
        }
    }
}

fn unknown_function<F: Facts + ?Sized>(call: &CallExpression, facts: &F) -> ProseFault {
    let hint = did_you_mean(&call.name, facts.functions().iter().copied(), "här finns inga funktioner");
    ProseFault::new(&rules::OKAND_FUNKTION, call.name_range.clone(), format!("funktionen ”{}” finns inte", call.name), hint)
}

fn argument<F: Facts + ?Sized>(operand: &Operand, facts: &F) -> Result<Argument, ProseFault> {
    match &operand.kind {
        OperandKind::Text(text) => Ok(Argument::Text(text.clone())),
        OperandKind::Number(number) => Ok(Argument::Number(number.clone())),
        OperandKind::List(items) => items.iter().map(|item| argument(item, facts)).collect::<Result<_, _>>().map(Argument::List),
        OperandKind::Name { name, attributes } => {
            let mut value = facts.variable(&name.name).ok_or_else(|| unknown_variable(name, facts))?;
            let mut of = name.name.as_str();
            for attribute in attributes {
                value = take(value, of, attribute)?;
                of = &attribute.name;
            }
            Ok(value)
        }
    }
}

fn unknown_variable<F: Facts + ?Sized>(name: &Keyword, facts: &F) -> ProseFault {
    let message = format!("variabeln ”{}” finns inte", name.name);
    let hint = if facts.functions().contains(&name.name.as_str()) {
        format!("”{0}” är en funktion: skriv {0}(…)", name.name)
    } else if nearest(&name.name, facts.variables().iter().copied()).is_none() {
        format!("om det är en text: skriv \"{}\" inom citattecken", name.name)
    } else {
        did_you_mean(&name.name, facts.variables().iter().copied(), "")
    };
    ProseFault::new(&rules::OKAND_VARIABEL, name.range.clone(), message, hint)
}

fn take(value: Argument, of: &str, attribute: &Keyword) -> Result<Argument, ProseFault> {
    let attributes = match value {
        Argument::Record(Record { attributes, .. }) => attributes,
        Argument::Text(_) | Argument::Number(_) | Argument::List(_) => Default::default(),
    };
    if let Some(value) = attributes.get(&attribute.name) {
        return Ok(value.clone());
    }
    let hint = did_you_mean(&attribute.name, attributes.keys(), "ta bort punkten och det som följer");
    let message = format!("”{of}” har inget som heter ”{}”", attribute.name);
    Err(ProseFault::new(&rules::OKANT_ATTRIBUT, attribute.range.clone(), message, hint))
}

/// Where block values stand.
struct Places<'d> {
    events: &'d [Event],
    blocks: &'d BTreeSet<usize>,
    unwrapped: BTreeSet<usize>,
    /// Up to where the values stand together with the last one looked at, and whether they stand well.
    seen: Option<(usize, bool)>,
}

impl Places<'_> {
    /// The block values that stand inside a sentence; those in paragraphs of their own take the paragraphs' place.
    fn find_misplaced(&mut self) -> Vec<usize> {
        let mut misplaced = Vec::new();
        for (at, event) in self.events.iter().enumerate() {
            let Event::Expression(index) = event else { continue };
            if !self.blocks.contains(index) {
                continue;
            }
            let fine = match self.seen {
                Some((until, fine)) if at < until => fine,
                _ => self.row_is_fine(at),
            };
            if !fine {
                misplaced.push(*index);
            }
        }
        misplaced
    }

    /// Whether what holds the block value at `at` holds only block values, each on its line; if so, a paragraph around them
    /// goes, and the breaks between them.
    fn row_is_fine(&mut self, at: usize) -> bool {
        let fits = |event: &&Event| match event {
            Event::Expression(index) => self.blocks.contains(index),
            Event::SoftBreak | Event::HardBreak => true,
            Event::Text(text) => text.trim().is_empty(),
            Event::Start(_) | Event::End(_) | Event::Code(_) | Event::Raw(_) | Event::Note(_) | Event::Rule => false,
        };
        let first = at - self.events[..at].iter().rev().take_while(fits).count();
        let end = at + self.events[at..].iter().take_while(fits).count();
        let holder = first.checked_sub(1).and_then(|start| self.events.get(start));
        let fine = match (holder, self.events.get(end)) {
            (Some(Event::Start(start @ (Tag::Paragraph | Tag::Item | Tag::Definition))), Some(Event::End(last))) => start == last,
            (Some(Event::Start(Tag::Item)), Some(Event::Start(Tag::List(_)))) => true,
            _ => false,
        };
        self.seen = Some((end, fine));
        if fine {
            self.unwrapped.extend((first..end).filter(|i| !matches!(self.events[*i], Event::Expression(_))));
            if matches!(holder, Some(Event::Start(Tag::Paragraph))) {
                self.unwrapped.extend([first - 1, end]);
            }
        }
        fine
    }
}
