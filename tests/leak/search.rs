//! Looks for hidden numbers in everything a site consists of, each beside the names of its row and column.
//!
//! A number is no secret by itself: 3 stands everywhere. It is one where a line, a row of a table, an element with its attributes,
//! a clause of a sentence or an object of JSON names its row, and its column is named there or holds for the whole. Where a shown
//! number of the same row is the same, it may be that one, and is let through.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::markup::{Element, Node};
use crate::outsider::{Seen, Subject};
use crate::site::Tree;
use crate::words::{contains_name, numbers, replace_name};

/// A number that must stand nowhere beside these names.
#[derive(Debug)]
pub(crate) struct Secret {
    label: String,
    value: f64,
    rows: Vec<String>,
    columns: Vec<String>,
    /// The row as sentences name it: ids are words of other things as well.
    spoken: Vec<String>,
    /// The table by its title, short title and id; a file that names none of them says nothing of it.
    tables: Vec<String>,
    /// The numbers that are shown of the same row, in any table.
    shown_of_row: Vec<f64>,
    /// Those of the same row and column: other layers, other tables.
    shown_of_cell: Vec<f64>,
    /// All names of rows and columns there are, the longest first.
    names: Vec<String>,
}

/// A place where a secret stands: the file, and what stands there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Leak {
    pub(crate) file: String,
    pub(crate) secret: String,
    pub(crate) text: String,
}

/// What attributes of a drawing say of its geometry, and of pages of their build.
const GEOMETRY: &str = "x y x1 x2 y1 y2 dx dy cx cy r rx ry d width height transform viewBox points font-size font-weight \
    stroke-width stroke-dasharray opacity fill-opacity data-series data-point colspan rowspan tabindex id href fill stroke \
    clip-path sizes media src data-val data-echarts";

/// The secrets among these cells of the tables: those that `hides` picks.
pub(crate) fn secrets(subjects: &[Subject], hides: impl Fn(&Subject, (usize, usize, usize)) -> bool) -> Vec<Secret> {
    let names_of = |axis: &utbud::tables::Axis| -> Vec<String> {
        let all = [Some(axis.namn.clone()), axis.kort.clone(), Some(axis.id.to_string())];
        all.into_iter().flatten().filter(|name| !name.is_empty()).collect()
    };
    let mut names: BTreeSet<String> = BTreeSet::new();
    for subject in subjects {
        names.extend(subject.table.rows.iter().chain(&subject.table.columns).flat_map(names_of));
    }
    let mut names: Vec<String> = names.into_iter().filter(|name| !name.bytes().all(|byte| byte.is_ascii_digit())).collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    let mut secrets = Vec::new();
    for subject in subjects.iter() {
        for (row, column, layer, _) in subject.table.cells() {
            let place = (row, column, layer);
            let Some(value) = subject.truth(place).filter(|_| hides(subject, place)) else { continue };
            let (rows, columns) = (names_of(&subject.table.rows[row]), names_of(&subject.table.columns[column]));
            let mut shown_of_row = Vec::new();
            let mut shown_of_cell = Vec::new();
            for other in subjects {
                for (other_place, seen) in other.seen.iter().flatten() {
                    let same = |own: &[String], axis| names_of(axis).iter().any(|name| own.contains(name));
                    if let Seen::Number(number) = seen
                        && same(&rows, &other.table.rows[other_place.0])
                        && !hides(other, *other_place)
                    {
                        shown_of_row.push(*number);
                        if same(&columns, &other.table.columns[other_place.1]) {
                            shown_of_cell.push(*number);
                        }
                    }
                }
            }
            let axis = &subject.table.rows[row];
            let head = &subject.table.head;
            let tables =
                [Some(head.titel.clone()), head.kort.clone(), Some(format!("/{}.", head.id)), Some(format!("\"{}\"", head.id))];
            secrets.push(Secret {
                label: subject.label(place),
                value,
                spoken: [Some(&axis.namn), axis.kort.as_ref()].into_iter().flatten().cloned().collect(),
                tables: tables.into_iter().flatten().collect(),
                rows,
                columns,
                shown_of_row,
                shown_of_cell,
                names: names.clone(),
            });
        }
    }
    secrets
}

/// Every place in the tree where a secret stands.
pub(crate) fn leaks(tree: &Tree, secrets: &[Secret]) -> BTreeSet<Leak> {
    let mut found = BTreeSet::new();
    // The search's words and postings are packed: digits in them count bytes, not persons. That they don't depend on what is hidden
    // is told by the test that changes the hidden numbers.
    let packed = |file: &&String| file.starts_with("sok/ord.") || file.starts_with("sok/traff-");
    for (file, bytes) in tree.iter().filter(|(file, _)| !packed(file)) {
        let Ok(text) = std::str::from_utf8(bytes) else { continue };
        let escaped = |name: &String| name.replace('&', "&amp;");
        // What a chart hands to its script names rows and columns, and no table.
        let of_file = |secret: &&Secret| {
            file.ends_with(".js")
                || secret.tables.iter().any(|name| text.contains(name) || text.contains(&escaped(name)) || file.contains(name))
        };
        let secrets: Vec<&Secret> = secrets.iter().filter(of_file).collect();
        let secrets = secrets.as_slice();
        let mut tell = |secret: &Secret, text: &str| {
            let text = text.chars().take(160).collect();
            found.insert(Leak { file: file.clone(), secret: secret.label.clone(), text });
        };
        match file.rsplit_once('.').map_or("", |(_, ending)| ending) {
            "html" | "svg" | "xml" => page(&Element::parse(text), secrets, &mut tell),
            "json" => json(&serde_json::from_str(text).expect("JSON files hold JSON"), secrets, &mut tell),
            "js" => script(text, secrets, &mut tell),
            "csv" => lines(text, secrets, &mut tell),
            _ => text
                .lines()
                .for_each(|line| secrets.iter().filter(|secret| secret.stands_in(line)).for_each(|secret| tell(secret, line))),
        }
    }
    found
}

/// Longer text than this is a part of a page, not a place that says one thing.
const LONG: usize = 400;

type Tell<'t> = &'t mut dyn FnMut(&Secret, &str);

impl Secret {
    fn is_ambiguous(&self) -> bool {
        self.shown_of_row.contains(&self.value)
    }

    fn says(&self, text: &str) -> bool {
        numbers(text).contains(&self.value)
    }

    fn names_row(&self, text: &str) -> bool {
        self.spoken.iter().any(|name| contains_name(text, name))
    }

    /// Whether a clause of the text names the row and says the number.
    fn stands_in(&self, text: &str) -> bool {
        if self.is_ambiguous() || !self.says(text) || !self.names_row(text) {
            return false;
        }
        // Names may hold commas and numbers: they become signs before clauses are told apart.
        let mut signs = text.to_owned();
        for name in &self.names {
            let sign = match () {
                () if self.spoken.contains(name) => "\u{1}",
                () if self.columns.contains(name) => "\u{3}",
                () => "\u{2}",
            };
            signs = replace_name(&signs, name, sign);
        }
        // "Norr, juni: 3" is one clause.
        let signs = signs.replace(", \u{3}", " \u{3}");
        let clauses = signs.split(['.', ';', '\n', '\r']).flat_map(|part| part.split(", ")).flat_map(|part| part.split(" och "));
        clauses.into_iter().any(|clause| clause.contains('\u{1}') && self.says(clause))
    }
}

fn page(root: &Element, secrets: &[&Secret], tell: Tell<'_>) {
    let mut tables = Vec::new();
    root.all("table", &mut tables);
    tables.into_iter().for_each(|table| rows(table, secrets, tell));
    let mut scripts = Vec::new();
    root.all("script", &mut scripts);
    for script in scripts {
        if let Ok(value) = serde_json::from_str(&script.text()) {
            json(&value, secrets, tell);
        }
    }
    elements(root, &secrets.iter().copied().filter(|secret| !secret.is_ambiguous()).collect::<Vec<_>>(), tell);
}

/// A table's own rows and columns, with all that their cells say in attributes.
fn rows(table: &Element, secrets: &[&Secret], tell: Tell<'_>) {
    let mut lines = Vec::new();
    table.all("tr", &mut lines);
    let cells =
        |line: &Element| line.elements().map(|cell| (cell.text().trim().to_owned(), everything(cell))).collect::<Vec<_>>();
    let Some(header) = lines.first().map(|line| cells(line)) else { return };
    for line in &lines[1..] {
        let own = cells(line);
        let Some((name, head)) = own.first() else { continue };
        for secret in secrets.iter().filter(|secret| secret.rows.contains(name)) {
            if !secret.is_ambiguous() && secret.says(&head.replace(name.as_str(), "")) {
                tell(secret, &format!("{name}: {head}"));
            }
            for ((_, all), (column, _)) in own.iter().zip(&header).skip(1) {
                if secret.columns.contains(column) && secret.says(all) && !secret.shown_of_cell.contains(&secret.value) {
                    tell(secret, &format!("{name} / {column}: {all}"));
                }
            }
        }
    }
}

/// An element's text and its attributes, and those of all it holds; without geometry, and without tables, which have been looked
/// at.
fn everything(element: &Element) -> String {
    let attributes = element.attributes.iter().filter(|(name, _)| GEOMETRY.split_whitespace().all(|geometry| geometry != name));
    let mut all: String = attributes.map(|(_, value)| format!("{value} ")).collect();
    for child in &element.children {
        match child {
            Node::Element(element) if matches!(element.name.as_str(), "script" | "style" | "table") => {}
            Node::Element(element) => all.push_str(&everything(element)),
            Node::Text(text) => all.push_str(text),
        }
        all.push(' ');
    }
    all
}

/// The smallest elements that name a secret's row and say its number; which secrets these were.
fn elements(element: &Element, secrets: &[&Secret], tell: Tell<'_>) -> BTreeSet<usize> {
    if matches!(element.name.as_str(), "script" | "style" | "table") {
        return BTreeSet::new();
    }
    let mut found: BTreeSet<usize> = element.elements().flat_map(|child| elements(child, secrets, tell)).collect();
    let all = everything(element);
    if all.chars().count() > LONG {
        return found;
    }
    let said = numbers(&all);
    for (number, secret) in secrets.iter().enumerate() {
        if said.contains(&secret.value) && !found.contains(&number) && secret.stands_in(&all) {
            tell(secret, &all);
            found.insert(number);
        }
    }
    found
}

/// Objects that name a row and a column beside the number; lists that stand beside a list of names; texts.
fn json(value: &Value, secrets: &[&Secret], tell: Tell<'_>) {
    for secret in secrets {
        let mut lists = Vec::new();
        name_lists(value, &mut lists);
        object(value, secret, &lists, tell);
    }
}

fn name_lists<'v>(value: &'v Value, lists: &mut Vec<Vec<&'v str>>) {
    match value {
        Value::Array(items) => {
            if let Some(names) = items.iter().map(Value::as_str).collect::<Option<Vec<_>>>().filter(|names| names.len() > 1) {
                lists.push(names);
            }
            items.iter().for_each(|item| name_lists(item, lists));
        }
        Value::Object(entries) => entries.values().for_each(|item| name_lists(item, lists)),
        _ => {}
    }
}

fn object(value: &Value, secret: &Secret, lists: &[Vec<&str>], tell: Tell<'_>) {
    match value {
        Value::Object(entries) => {
            let texts: Vec<&str> = entries.values().filter_map(Value::as_str).collect();
            let is = |names: &[String]| texts.iter().any(|text| names.iter().any(|name| name == text));
            // A part of a drawing says what it is; its numbers are sizes and layers.
            let says = !entries.contains_key("type")
                && entries.values().any(|item| match item {
                    Value::String(text) => numbers(text) == [secret.value],
                    other => other.as_f64() == Some(secret.value),
                });
            let names_column = is(&secret.columns);
            if is(&secret.rows)
                && says
                && (names_column || !secret.is_ambiguous())
                && !secret.shown_of_cell.contains(&secret.value)
            {
                tell(secret, &value.to_string());
            }
            for (own, others) in [(&secret.columns, &secret.rows), (&secret.rows, &secret.columns)] {
                if is(own) {
                    entries.values().filter_map(Value::as_array).for_each(|list| beside(list, secret, others, lists, tell));
                }
            }
            entries.values().for_each(|item| object(item, secret, lists, tell));
        }
        Value::Array(items) => items.iter().for_each(|item| object(item, secret, lists, tell)),
        Value::String(text) if secret.stands_in(text) => tell(secret, text),
        _ => {}
    }
}

/// A list of numbers that is named after one of the secret's names, beside lists of names that have the other.
fn beside(list: &[Value], secret: &Secret, names: &[String], lists: &[Vec<&str>], tell: Tell<'_>) {
    for others in lists.iter().filter(|others| others.len() == list.len()) {
        let at = others.iter().position(|other| names.iter().any(|name| name == other));
        let number = at.and_then(|at| list[at].as_f64().or_else(|| list[at].get("value").and_then(Value::as_f64)));
        if number == Some(secret.value) && !secret.shown_of_cell.contains(&secret.value) {
            tell(secret, &Value::Array(list.to_vec()).to_string());
        }
    }
}

/// A script that hands data over holds JSON after its first sign of equality; other scripts hold none of ours.
fn script(text: &str, secrets: &[&Secret], tell: Tell<'_>) {
    let data = text.match_indices(['{', '[']).find_map(|(at, _)| {
        let mut values = serde_json::Deserializer::from_str(&text[at..]).into_iter::<Value>();
        values.next().and_then(Result::ok).filter(|value| {
            !matches!(value, Value::Array(items) if items.len() < 2) && *value != Value::Object(serde_json::Map::new())
        })
    });
    if let Some(value) = data {
        json(&value, secrets, tell);
    }
}

/// Lines of CSV: one observation each, or a row of the table.
fn lines(text: &str, secrets: &[&Secret], tell: Tell<'_>) {
    let delimiter = if text.lines().next().unwrap_or_default().contains(';') { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let records: Vec<Vec<String>> =
        reader.records().map(|record| record.expect("our CSV is well formed").iter().map(str::to_owned).collect()).collect();
    let Some(header) = records.first() else { return };
    for record in &records[1..] {
        for secret in secrets.iter().filter(|secret| !secret.shown_of_cell.contains(&secret.value)) {
            let has = |names: &[String]| record.iter().any(|field| names.contains(field));
            if !has(&secret.rows) {
                continue;
            }
            let by_line = has(&secret.columns) && record.iter().any(|field| numbers(field) == [secret.value]);
            let by_column = record
                .iter()
                .zip(header)
                .any(|(field, column)| secret.columns.contains(column) && numbers(field) == [secret.value]);
            if by_line || by_column {
                tell(secret, &record.join(", "));
            }
        }
    }
}
