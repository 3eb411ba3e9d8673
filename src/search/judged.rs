//! How good the search is: judged queries, and what the usual measures make of its answers.
//!
//! A file of judged queries is a mapping from the query to what it should find: `hemlös kvinna: [3 insats:huldas-hus, 1 begrepp:hemloshet]`,
//! where 3 is what was sought, 2 helps, 1 is on the subject. A query with an empty list should find nothing. The file's name is the
//! kind of its queries; those in the folder [`UNSEEN`] only measure, and nobody looks at them to make the search better.

use std::collections::BTreeMap;

use super::engine::{Met, Orders};
use super::{Engine, SearchError};
use crate::tree::{self, Syntax, Value};

/// The folder of the queries that only measure.
pub const UNSEEN: &str = "osedda";

/// How deep an answer is looked at.
const DEPTH: usize = 10;
/// The least grade that counts as found.
const FOUND: u32 = 2;

/// A query, and how well each record answers it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// The query.
    pub query: String,
    /// The grades by record; none where nothing should be found.
    pub grades: BTreeMap<String, u32>,
}

/// What the measures say of one query or, as means, of several. All lie between 0 and 1.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Score {
    /// How good the first ten are, in their order.
    pub ndcg: f64,
    /// One by the place of the first that was sought.
    pub mrr: f64,
    /// Whether the first was sought.
    pub first: f64,
    /// Whether one of the first three was.
    pub third: f64,
    /// Whether there was no hit but what resembles.
    pub empty: f64,
}

/// Reads a file of judged queries.
///
/// # Errors
/// What is wrong with it, in Swedish.
pub fn read(text: &str) -> Result<Vec<Judged>, String> {
    let node = tree::read(Syntax::Yaml, text)
        .map_err(|faults| faults.iter().map(|fault| fault.fault.message.clone()).collect::<Vec<_>>().join("; "))?;
    let Value::Map(entries) = node.value else { return Err("filen är ingen lista över frågor och svar".to_owned()) };
    entries
        .into_iter()
        .map(|(key, node)| {
            let Value::List(list) = node.value else { return Err(format!("”{}” har ingen lista över svar", key.text)) };
            let grades = list.iter().map(|node| grade(&node.value)).collect::<Option<BTreeMap<_, _>>>();
            let grades = grades.ok_or_else(|| format!("”{}”: skriv svaren som 3 insats:krami", key.text))?;
            Ok(Judged { query: key.text, grades })
        })
        .collect()
}

fn grade(value: &Value) -> Option<(String, u32)> {
    let Value::Text(text, _) = value else { return None };
    let (grade, id) = text.split_once(' ')?;
    Some((id.to_owned(), grade.parse().ok().filter(|grade| (1..=3).contains(grade))?))
}

impl Judged {
    /// Asks the query: the hits in each order that readers meet.
    ///
    /// # Errors
    /// The search failed.
    pub fn ask(&self, engine: &Engine) -> Result<Orders, SearchError> {
        engine.orders(&self.query, DEPTH)
    }

    /// What the measures say of an answer. A hit that only resembles what is sought is none for a query that has an answer, and does no
    /// harm for one that has none.
    pub fn score(&self, found: &[Met]) -> Score {
        let empty = f64::from(u8::from(found.iter().all(Met::is_alike)));
        if self.grades.is_empty() {
            return Score { ndcg: empty, mrr: empty, first: empty, third: empty, empty };
        }
        let grade = |met: &Met| self.grades.get(&met.id).copied().filter(|_| !met.is_alike()).unwrap_or(0);
        let grades: Vec<u32> = found.iter().take(DEPTH).map(grade).collect();
        let mut ideal: Vec<u32> = self.grades.values().copied().collect();
        ideal.sort_by_key(|grade| std::cmp::Reverse(*grade));
        ideal.truncate(DEPTH);
        let place = grades.iter().position(|grade| *grade >= FOUND.min(ideal[0]));
        Score {
            ndcg: gain(&grades) / gain(&ideal),
            mrr: place.map_or(0.0, |place| 1.0 / (place + 1) as f64),
            first: f64::from(u8::from(place == Some(0))),
            third: f64::from(u8::from(place.is_some_and(|place| place < 3))),
            empty,
        }
    }
}

/// The discounted cumulative gain.
fn gain(grades: &[u32]) -> f64 {
    grades.iter().enumerate().map(|(place, grade)| f64::from((1_u32 << grade) - 1) / ((place + 2) as f64).log2()).sum()
}

/// The mean of scores.
pub fn mean(scores: &[Score]) -> Score {
    let of = |part: fn(&Score) -> f64| scores.iter().map(part).sum::<f64>() / scores.len().max(1) as f64;
    Score {
        ndcg: of(|score| score.ndcg),
        mrr: of(|score| score.mrr),
        first: of(|score| score.first),
        third: of(|score| score.third),
        empty: of(|score| score.empty),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_measures_are_what_the_books_say() {
        let judged = &read("krami: [3 insats:krami, 1 begrepp:ips]\nbygglov: []\n").expect("it is sound")[..];
        let met = |ids: &[&str], tier: &str| {
            let met = ids.iter().map(|id| Met { id: (*id).to_owned(), tier: tier.to_owned() });
            met.collect::<Vec<_>>()
        };
        let ids = |ids: &[&str]| met(ids, "traff");
        let best = judged[0].score(&ids(&["insats:krami", "begrepp:ips"]));
        assert_eq!((best.ndcg, best.mrr, best.first), (1.0, 1.0, 1.0));
        let second = judged[0].score(&ids(&["begrepp:ips", "insats:krami"]));
        let expected = (1.0 + 7.0 / 3_f64.log2()) / (7.0 + 1.0 / 3_f64.log2());
        assert!((second.ndcg - expected).abs() < 1e-9);
        assert_eq!((second.mrr, second.first, second.third), (0.5, 0.0, 1.0));
        assert_eq!(judged[1].score(&[]).ndcg, 1.0);
        assert_eq!(judged[1].score(&ids(&["insats:krami"])).ndcg, 0.0);
        assert_eq!(judged[1].score(&met(&["insats:krami"], "liknande")).ndcg, 1.0);
        assert_eq!(judged[0].score(&met(&["insats:krami"], "liknande")).ndcg, 0.0);
        assert!(read("krami: [5 insats:krami]").is_err());
        assert!(read("- krami").is_err());
    }
}
