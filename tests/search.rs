//! How good the search is, by judged queries: no kind of query may be answered worse than it was.
//!
//! The queries lie in `tests/search/`, a file a kind. A floor is a little below what stands; new queries set it anew, in the same commit.

#![expect(clippy::disallowed_methods, reason = "tests read their fixtures")]

use std::fs;
use std::path::Path;

use utbud::finding::Findings;
use utbud::search::judged::{self, Score};
use utbud::search::{Engine, Index};
use utbud::theme::Theme;

mod site;

/// By kind of query: the least nDCG@10, and the least share with what was sought among the first three.
const FLOORS: &[(&str, f64, f64)] = &[
    ("flera-ord", 0.88, 1.0),
    ("forkortningar", 0.96, 1.0),
    ("fragor", 0.90, 1.0),
    ("inget", 0.95, 0.95),
    ("lagrum", 0.87, 1.0),
    ("malgrupper", 0.93, 1.0),
    ("namn", 0.95, 1.0),
    ("sammansattningar", 0.82, 1.0),
    ("stavfel", 0.94, 1.0),
    ("synonymer", 0.88, 1.0),
    ("undanhallna", 0.90, 0.96),
    ("uppgifter", 0.91, 1.0),
    ("utan-prickar", 0.88, 0.91),
];

#[test]
fn no_kind_of_query_is_answered_worse_than_before() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let sources = site::sources(root);
    let (built, _) = utbud::build(&sources, &site::options());
    let theme = Theme::new(&sources, &mut Findings::default()).expect("the theme is sound");
    let program = String::from_utf8(theme.assets()["sok.js"].bytes.clone()).expect("a script is text");
    let engine = Engine::new(&program, &Index::new(&built.expect("the site is sound"))).expect("the script takes the index");
    let mut answered = Vec::new();
    for (kind, ndcg, third) in FLOORS {
        let path = root.join(format!("tests/search/{kind}.yaml"));
        let queries = judged::read(&fs::read_to_string(path).expect("the queries lie there")).expect("they can be read");
        let mut scores = Vec::new();
        for query in &queries {
            let (score, _) = query.ask(&engine).expect("an answer");
            if !query.grades.is_empty() {
                assert!(score.empty == 0.0, "{kind}: ”{}” finds nothing", query.query);
                answered.push(score);
            }
            scores.push(score);
        }
        let Score { ndcg: found_ndcg, third: found_third, .. } = judged::mean(&scores);
        assert!(found_ndcg >= *ndcg, "{kind}: nDCG@10 is {found_ndcg:.3}, below {ndcg}");
        assert!(found_third >= *third, "{kind}: success@3 is {found_third:.3}, below {third}");
    }
    let all = judged::mean(&answered);
    assert!(all.ndcg >= 0.92 && all.third >= 0.97, "{all:?}");
    assert!(answered.len() >= 150, "there are fewer judged queries than there were");
}

#[test]
fn judged_records_exist() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (built, _) = utbud::build(&site::sources(root), &site::options());
    let documents = built.expect("the site is sound").documents();
    let known: Vec<String> = documents.iter().map(|document| format!("{}:{}", document.kind, document.id)).collect();
    for (kind, _, _) in FLOORS {
        let text = fs::read_to_string(root.join(format!("tests/search/{kind}.yaml"))).expect("the queries lie there");
        for query in judged::read(&text).expect("they can be read") {
            for id in query.grades.keys() {
                assert!(known.contains(id), "{kind}: ”{}” names {id}, which is no record", query.query);
            }
        }
    }
}
