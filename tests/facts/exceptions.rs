//! Facts that are right although their section does not say them so: `tests/facts/undantag.yaml`.
//!
//! In: the list and the claims that were not found. Out: which entry lets a claim pass, and which entries no claim needs.

use std::collections::BTreeSet;

use utbud::tree::{self, Node, Syntax, Value};

use crate::claims::Claim;

/// Why an exception may be: the list says it by one of these words.
const KINDS: [&str; 6] = ["ocr", "underförstått", "räknat", "källfel", "dokumentets tid", "annan källa"];

/// The list of exceptions.
#[derive(Debug, Default)]
pub(crate) struct Exceptions(Vec<Exception>);

#[derive(Debug)]
struct Exception {
    file: String,
    /// A pointer in which `*` stands for any step.
    pointer: String,
    value: String,
}

impl Exceptions {
    /// Reads the list.
    pub(crate) fn read(text: &str) -> Result<Self, String> {
        let tree = tree::read(Syntax::Yaml, text).map_err(|faults| format!("undantag.yaml: {faults:?}"))?;
        let Value::List(items) = &tree.value else { return Err("undantag.yaml: ska vara en lista".to_owned()) };
        items.iter().map(exception).collect::<Result<_, _>>().map(Self)
    }

    /// The entry that lets a claim pass.
    pub(crate) fn covering(&self, claim: &Claim) -> Option<usize> {
        let value = claim.fact.to_string();
        self.0.iter().position(|e| e.file == claim.file && e.value == value && matches(&e.pointer, &claim.pointer))
    }

    /// The entries that no claim needed.
    pub(crate) fn unused(&self, used: &BTreeSet<usize>) -> Vec<String> {
        let unused = self.0.iter().enumerate().filter(|(index, _)| !used.contains(index));
        unused
            .map(|(_, e)| {
                format!(
                    "tests/facts/undantag.yaml: undantaget behövs inte längre: {} {} {}\n  ta bort det, eller rätta fil, pekare eller värde",
                    e.file, e.pointer, e.value
                )
            })
            .collect()
    }
}

fn exception(item: &Node) -> Result<Exception, String> {
    let text = |key: &str| match item.get(key).map(|node| &node.value) {
        Some(Value::Text(text, _) | Value::Number(text)) if !text.trim().is_empty() => Ok(text.clone()),
        _ => Err(format!("undantag.yaml: ett undantag saknar ”{key}”: {item:?}")),
    };
    let kind = text("sort")?;
    if !KINDS.contains(&kind.as_str()) {
        return Err(format!("undantag.yaml: okänd sort ”{kind}”, skriv en av {}", KINDS.join(", ")));
    }
    text("skäl")?;
    Ok(Exception { file: text("fil")?, pointer: text("pekare")?, value: text("värde")? })
}

fn matches(pattern: &str, pointer: &str) -> bool {
    let (pattern, pointer): (Vec<&str>, Vec<&str>) = (pattern.split('/').collect(), pointer.split('/').collect());
    pattern.len() == pointer.len() && pattern.iter().zip(&pointer).all(|(p, step)| *p == "*" || p == step)
}
