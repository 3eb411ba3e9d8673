//! What queries ask of insatser as conditions: a file that is loaded when a query asks.
//!
//! In: the states of each insats. Out: each text once, and of each document that has states its number and those of its texts: its keys,
//! its queue, what it requires and whom it excludes. What a condition means stands in the script alone.

use std::collections::HashMap;

use crate::site::{Document, States};

/// Texts, each once, by number.
#[derive(Default)]
struct Texts<'d> {
    all: Vec<&'d str>,
    by_text: HashMap<&'d str, usize>,
}

impl<'d> Texts<'d> {
    fn number(&mut self, text: &'d str) -> usize {
        *self.by_text.entry(text).or_insert_with(|| {
            self.all.push(text);
            self.all.len() - 1
        })
    }
}

/// What the script reads: the texts, and a row for each document that has states.
pub(super) fn states(documents: &[&Document]) -> serde_json::Value {
    let mut texts = Texts::default();
    let rows: Vec<serde_json::Value> = of(documents)
        .map(|(document, states)| {
            let keys = texts.number(&states.keys);
            let queue = texts.number(&states.queue);
            let requires: Vec<usize> = states.requires.iter().map(|text| texts.number(text)).collect();
            let excludes: Vec<usize> = states.excludes.iter().map(|text| texts.number(text)).collect();
            serde_json::json!([document, keys, queue, requires, excludes])
        })
        .collect();
    serde_json::json!({ "texts": texts.all, "rows": rows })
}

/// Whom some insats is not for, each text once: where a query says one of them, the states are needed.
pub(super) fn excluded<'d>(documents: &[&'d Document]) -> Vec<&'d str> {
    let mut texts = Texts::default();
    for text in of(documents).flat_map(|(_, states)| &states.excludes) {
        texts.number(text);
    }
    texts.all
}

fn of<'d>(documents: &[&'d Document]) -> impl Iterator<Item = (usize, &'d States)> {
    documents.iter().enumerate().filter_map(|(number, document)| Some((number, document.states.as_ref()?)))
}
