//! The field's own examples: tables whose sources say what an outsider can derive from which pattern of hidden cells.
//!
//! A case is a file in `tests/field/`: the source, the dimensions and how they add up, the numbers (sums included, or the
//! `leaves` alone; `null` where the source gives none), the rule and the small cells it gives, and patterns. A pattern names the
//! `hidden` cells (or the `margins` that alone are published) and what the source says of it: `intervals` for anyone, intervals
//! `known` to one who knows the rule as well, `widths` of intervals (least, greatest), or which cells are `exact`. Cells are
//! named by their categories.

#![expect(clippy::disallowed_methods, reason = "tests read their fixtures")]

mod attacker;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use attacker::problem::Problem;
use attacker::shape::{Dimension, Shape};
use attacker::{Interval, Published, exact, floating, intervals, program};
use serde::Deserialize;
use utbud::tree::{self, Node, Syntax, Value};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    source: String,
    place: String,
    rule: Option<Rule>,
    dimensions: Vec<Names>,
    #[serde(default)]
    values: Vec<Option<i64>>,
    #[serde(default)]
    leaves: Vec<i64>,
    small: Option<Vec<String>>,
    patterns: Vec<Pattern>,
}

/// Which counts are small: those below the threshold, zeros only where they are hidden.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
struct Rule {
    threshold: i64,
    zeros: Zeros,
    /// The source shows what goes wrong under a threshold that is refused here.
    #[serde(default)]
    below_what_we_allow: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Zeros {
    Shown,
    Hidden,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Names {
    names: Vec<String>,
    sums: Vec<Vec<String>>,
}

type Bounds = (i64, Option<i64>);

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Pattern {
    #[serde(default)]
    hidden: Vec<String>,
    #[serde(default)]
    margins: Vec<String>,
    #[serde(default)]
    all: Vec<Bounds>,
    #[serde(default)]
    intervals: BTreeMap<String, Bounds>,
    #[serde(default)]
    known: BTreeMap<String, Bounds>,
    #[serde(default)]
    widths: BTreeMap<String, Bounds>,
    exact: Option<Vec<String>>,
}

/// A case, its numbers complete.
struct Case {
    name: String,
    file: File,
    shape: Shape,
    values: Vec<i64>,
}

fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/field");
    let mut paths: Vec<_> =
        fs::read_dir(folder).expect("the folder is ours").map(|entry| entry.expect("it is ours").path()).collect();
    paths.sort();
    paths
        .iter()
        .map(|path| {
            let name = path.file_stem().expect("it has a name").to_string_lossy().into_owned();
            let text = fs::read_to_string(path).expect("the file is ours");
            let tree = tree::read(Syntax::Yaml, &text).unwrap_or_else(|faults| panic!("{name}: {faults:?}"));
            let file = serde_json::from_value(json(&tree)).unwrap_or_else(|fault| panic!("{name}: {fault}"));
            Case::new(name, file)
        })
        .collect()
}

fn json(node: &Node) -> serde_json::Value {
    match &node.value {
        Value::Null => serde_json::Value::Null,
        Value::Bool(value, _) => (*value).into(),
        Value::Number(text) => serde_json::from_str(text).expect("numbers are JSON's"),
        Value::Text(text, _) => text.clone().into(),
        Value::List(items) => items.iter().map(json).collect(),
        Value::Map(entries) => entries.iter().map(|(key, value)| (key.text.clone(), json(value))).collect(),
    }
}

impl Case {
    fn new(name: String, file: File) -> Self {
        let dimensions = file.dimensions.iter().map(|names| names.dimension(&name)).collect();
        let shape = Shape { dimensions };
        let values =
            if file.leaves.is_empty() { file.values.clone() } else { shape.fill(&file.leaves).into_iter().map(Some).collect() };
        assert_eq!(values.len(), shape.cells(), "{name}: a number for each cell");
        let known = Published::new(values, 0, shape.equations());
        let mut values = known.cells.clone();
        for group in known.groups().unwrap_or_else(|equation| panic!("{name}: {:?} does not add up", known.equations[equation])) {
            let point = exact::point(&group.system).unwrap_or_else(|| panic!("{name}: nothing fits the numbers"));
            for (cell, value) in group.cells.iter().zip(point) {
                values[*cell] = Some(value);
            }
        }
        Self { name, file, shape, values: values.into_iter().map(|value| value.expect("every cell has been filled")).collect() }
    }

    fn cell(&self, name: &str) -> usize {
        let mut rest = name;
        let at: Vec<usize> = self
            .file
            .dimensions
            .iter()
            .map(|names| {
                let starts = |category: &&String| rest == **category || rest.starts_with(&format!("{category}/"));
                let category = names.names.iter().filter(starts).max_by_key(|category| category.len());
                let category = category.unwrap_or_else(|| panic!("{}: no cell is named {name}", self.name));
                rest = rest[category.len()..].trim_start_matches('/');
                names.names.iter().position(|other| other == category).expect("it has been found there")
            })
            .collect();
        assert!(rest.is_empty(), "{}: no cell is named {name}", self.name);
        self.shape.cell(&at)
    }

    fn label(&self, cell: usize) -> String {
        let names =
            self.shape.at(cell).into_iter().zip(&self.file.dimensions).map(|(category, names)| names.names[category].as_str());
        names.collect::<Vec<_>>().join("/")
    }

    /// What is published under a pattern.
    fn published(&self, pattern: &Pattern) -> Published {
        let hidden: BTreeSet<usize> = pattern.hidden.iter().map(|name| self.cell(name)).collect();
        let shown = |cell: usize| (pattern.margins.is_empty() && !hidden.contains(&cell)).then_some(self.values[cell]);
        let mut equations = self.shape.equations();
        equations.extend(pattern.margins.iter().flat_map(|margin| self.margin(margin)));
        Published::new((0..self.values.len()).map(shown).collect(), 0, equations)
    }

    /// The sums of a margin, which is named by the first letters of its dimensions' categories.
    fn margin(&self, margin: &str) -> Vec<attacker::Equation> {
        let kept: Vec<usize> = (0..self.file.dimensions.len())
            .filter(|number| self.file.dimensions[*number].names[0].starts_with(|c| margin.contains(c)))
            .collect();
        assert_eq!(kept.len(), margin.len(), "{}: {margin} names dimensions", self.name);
        let mut sums: BTreeMap<Vec<usize>, attacker::Equation> = BTreeMap::new();
        for (cell, value) in self.values.iter().enumerate() {
            let at = self.shape.at(cell);
            let (terms, constant) = sums.entry(kept.iter().map(|number| at[*number]).collect()).or_default();
            terms.push((cell, 1));
            *constant += value;
        }
        sums.into_values().collect()
    }

    /// The table and its rule, if it has one that we know: some sources protect by what single members contribute.
    fn problem(&self) -> Option<Problem> {
        self.file.rule.map(|rule| self.problem_of(rule))
    }

    /// The table under its rule, or under one that makes every cell one that may be hidden.
    fn problem_of_any_rule(&self) -> Problem {
        self.problem_of(self.file.rule.unwrap_or(Rule { threshold: 2, zeros: Zeros::Hidden, below_what_we_allow: false }))
    }

    fn problem_of(&self, rule: Rule) -> Problem {
        let leaves: Vec<i64> = self.shape.leaves().into_iter().map(|cell| self.values[cell]).collect();
        Problem::table(&self.shape, &leaves, rule.threshold, rule.zeros == Zeros::Shown)
    }
}

impl Names {
    fn dimension(&self, case: &str) -> Dimension {
        let number = |name: &String| {
            self.names.iter().position(|other| other == name).unwrap_or_else(|| panic!("{case}: no category is named {name}"))
        };
        let sum = |sum: &Vec<String>| (number(&sum[0]), sum[1..].iter().map(number).collect());
        Dimension { size: self.names.len(), sums: self.sums.iter().map(sum).collect() }
    }
}

#[test]
fn every_case_says_where_it_comes_from_and_its_rule_gives_its_small_cells() {
    let cases = cases();
    assert!(cases.len() >= 10, "at least ten tables of others");
    for case in &cases {
        assert!(!case.file.source.is_empty() && !case.file.place.is_empty(), "{}", case.name);
        let found = case.problem().map(|problem| {
            let cells = (0..problem.values.len()).filter(|cell| problem.is_small(*cell));
            cells.map(|cell| case.label(cell)).collect::<BTreeSet<_>>()
        });
        assert_eq!(found, case.file.small.as_ref().map(|small| small.iter().cloned().collect()), "{}", case.name);
    }
}

#[test]
fn the_attacker_finds_what_the_sources_say() {
    for case in cases() {
        for pattern in &case.file.patterns {
            let published = case.published(pattern);
            let found = intervals(&published).unwrap_or_else(|| panic!("{}: nothing fits", case.name));
            let of = |name: &String| found[&case.cell(name)];
            for (name, (lower, upper)) in &pattern.intervals {
                assert_eq!(of(name), Interval { lower: *lower, upper: *upper }, "{}: {name}", case.name);
            }
            for (cell, (lower, upper)) in pattern.all.iter().enumerate() {
                assert_eq!(found[&cell], Interval { lower: *lower, upper: *upper }, "{}: {}", case.name, case.label(cell));
            }
            for (name, (least, most)) in &pattern.widths {
                let width = of(name).upper.expect("the sums are shown") - of(name).lower;
                assert!(width >= *least && most.is_none_or(|most| width <= most), "{}: {name} {width}", case.name);
            }
            if let Some(exact) = &pattern.exact {
                let derived = found.iter().filter(|(_, interval)| interval.upper == Some(interval.lower));
                let derived: Vec<String> = derived.map(|(cell, _)| case.label(*cell)).collect();
                assert_eq!(&derived, exact, "{}", case.name);
            }
            let floor = case.file.rule.map_or(0, |rule| i64::from(rule.zeros == Zeros::Shown));
            let knowing = intervals(&published.at_least(floor)).unwrap_or_else(|| panic!("{}: nothing fits", case.name));
            for (name, (lower, upper)) in &pattern.known {
                assert_eq!(knowing[&case.cell(name)], Interval { lower: *lower, upper: *upper }, "{}: {name}", case.name);
            }
        }
    }
}

#[test]
fn the_second_solver_agrees_on_them() {
    for case in cases() {
        for pattern in &case.file.patterns {
            let published = case.published(pattern);
            let found = intervals(&published).expect("the first solver found something");
            for group in published.groups().expect("the numbers add up") {
                for (unknown, cell) in group.cells.iter().enumerate() {
                    assert_eq!(
                        floating::interval(&group.system, unknown),
                        Some(found[cell]),
                        "{}: {}",
                        case.name,
                        case.label(*cell)
                    );
                }
            }
        }
    }
}

#[test]
fn with_everything_hidden_they_are_safe_by_our_promise() {
    for case in cases().iter().filter(|case| case.file.rule.is_some_and(|rule| !rule.below_what_we_allow)) {
        let problem = case.problem().expect("it has a rule");
        let all: Vec<bool> = (0..problem.values.len()).map(|cell| problem.may_be_hidden(cell)).collect();
        assert_eq!(problem.attack(&all), [], "{}", case.name);
        assert_ne!(problem.attack(&problem.small()), [], "{}: some small cell is read off its sums", case.name);
    }
}

#[test]
fn the_program_protects_their_small_cells() {
    for case in cases().iter().filter(|case| case.file.rule.is_some_and(|rule| !rule.below_what_we_allow)) {
        let problem = case.problem().expect("it has a rule");
        let outcome = program::protect(&problem);
        assert_eq!(outcome.unmet, [], "{}", case.name);
        assert!((0..problem.values.len()).all(|cell| outcome.hidden[cell] || !problem.is_small(cell)), "{}", case.name);
        assert_eq!(problem.attack(&outcome.hidden), [], "{}", case.name);
    }
}

#[test]
fn the_audit_says_of_their_patterns_what_they_say() {
    for case in cases() {
        for pattern in case.file.patterns.iter().filter(|pattern| pattern.margins.is_empty()) {
            let hidden: BTreeSet<usize> = pattern.hidden.iter().map(|name| case.cell(name)).collect();
            let hidden: Vec<bool> = (0..case.values.len()).map(|cell| hidden.contains(&cell)).collect();
            let found = intervals(&case.published(pattern)).expect("the numbers fit");
            for audit in program::audit(&case.problem_of_any_rule(), &hidden) {
                if let Some(found) = found.get(&audit.cell) {
                    assert_eq!(program::interval(audit.anyone), *found, "{}: {}", case.name, case.label(audit.cell));
                }
            }
        }
    }
}
