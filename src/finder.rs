//! The guided finder's data: the conditions of `passar` and what is told of each insats, for the script that holds the rules.
//!
//! In: the `Site`. Out: one classic script that registers its data on `globalThis`, so that it loads from `file://` too, and what a
//! set of answers may hold. The rules themselves are the theme's `hitta.js`: the page runs it, and so does the command line.

mod answers;

use std::collections::HashMap;

use serde_json::{Value, json};

pub use self::answers::{AnswerFault, Answers};
use crate::site::{Candidate, Condition, Site};
use crate::value::OutPath;

/// The theme's file with the rules.
pub const RULES: &str = "hitta.js";

/// The data as an output of the site.
#[derive(Debug)]
pub struct Data {
    /// Where it lies: its name carries its hash.
    pub path: OutPath,
    /// The script.
    pub script: String,
}

impl Data {
    /// What the finder needs to know of a site.
    pub fn new(site: &Site) -> Self {
        let script = format!("globalThis.utbudHittaData = {};\n", data(site));
        let hash = blake3::hash(script.as_bytes()).to_hex();
        let path = OutPath::parse(&format!("tillgangar/hitta-data.{}.js", &hash[..12])).expect("a constant and a hash");
        Self { path, script }
    }
}

/// Questions, conditions and insatser. Conditions that are alike stand once, and insatser name them by their place: many insatser
/// share the same ones.
fn data(site: &Site) -> Value {
    let mut pool = Pool::default();
    let insatser: Vec<Value> = site.candidates().iter().map(|candidate| insats(candidate, &mut pool)).collect();
    json!({ "fragor": site.questions(), "villkor": pool.conditions, "insatser": insatser })
}

fn insats(candidate: &Candidate, pool: &mut Pool) -> Value {
    let mut value = json!(candidate);
    value["villkor"] = pool.places(&candidate.villkor);
    for (way, of) in candidate.vagar.iter().enumerate() {
        value["vagar"][way]["villkor"] = pool.places(&of.villkor);
    }
    value
}

/// Conditions, each once.
#[derive(Default)]
struct Pool {
    conditions: Vec<Value>,
    places: HashMap<String, usize>,
}

impl Pool {
    fn places(&mut self, conditions: &[Condition]) -> Value {
        conditions.iter().map(|condition| self.place(json!(condition))).collect()
    }

    fn place(&mut self, condition: Value) -> usize {
        let next = self.conditions.len();
        let place = *self.places.entry(condition.to_string()).or_insert(next);
        if place == next {
            self.conditions.push(condition);
        }
        place
    }
}
