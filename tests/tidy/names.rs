//! Every name that a template takes from its view is one that a view has: tera takes an unknown name in `if` for false.
//!
//! The views of the real site become one [`Shape`] for each template; the templates' tags are walked with it, loops and components
//! included. What is empty or absent in every view has no shape, and nothing is said of it.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::{files, root};
use crate::site::{options, sources};

/// What values look like, taken together.
#[derive(Debug, Clone, Default)]
struct Shape {
    fields: Option<BTreeMap<String, Shape>>,
    items: Option<Box<Shape>>,
    scalar: bool,
}

impl Shape {
    fn add(&mut self, value: &Json) {
        match value {
            Json::Null => {}
            Json::Bool(_) | Json::Number(_) | Json::String(_) => self.scalar = true,
            Json::Array(items) => items.iter().for_each(|item| self.items.get_or_insert_default().add(item)),
            Json::Object(map) => {
                let fields = self.fields.get_or_insert_default();
                map.iter().for_each(|(key, below)| fields.entry(key.clone()).or_default().add(below));
            }
        }
    }

    fn merge(&mut self, other: &Self) {
        self.scalar |= other.scalar;
        if let Some(items) = &other.items {
            self.items.get_or_insert_default().merge(items);
        }
        for (key, below) in other.fields.iter().flatten() {
            self.fields.get_or_insert_default().entry(key.clone()).or_default().merge(below);
        }
    }

    fn is_unknown(&self) -> bool {
        self.fields.is_none() && self.items.is_none() && !self.scalar
    }

    /// The shape below; `None` where no view has it.
    fn step(&self, step: &Step) -> Option<Self> {
        if self.is_unknown() {
            return Some(Self::default());
        }
        match step {
            Step::Index => self.items.as_deref().cloned(),
            Step::Field(name) => self.fields.as_ref()?.get(name).cloned(),
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
enum Step {
    Field(String),
    Index,
}

/// A name and what is taken from it.
type Path = (String, Vec<Step>);

type Scope = BTreeMap<String, Shape>;

struct Component {
    file: String,
    parameters: Vec<String>,
    body: String,
}

struct Walker {
    templates: BTreeMap<String, String>,
    components: BTreeMap<String, Component>,
    faults: std::collections::BTreeSet<String>,
}

impl Walker {
    fn template(&mut self, name: &str, scope: &Scope) {
        let text = self.templates.get(name).unwrap_or_else(|| panic!("{name} is there")).clone();
        self.walk(name, &text, scope.clone(), 0);
    }

    fn walk(&mut self, file: &str, text: &str, scope: Scope, depth: usize) {
        assert!(depth < 12, "{file}: components that call themselves");
        let mut scopes = vec![scope];
        for (is_block, tag) in tags(text) {
            let word = tag.split_whitespace().next().unwrap_or_default();
            let scope = scopes.last().expect("there is always one").clone();
            if is_block && word == "extends" {
                self.template(tag.split('"').nth(1).unwrap_or_default(), &scope);
            } else if is_block && word == "for" {
                let (names, list) = tag["for".len()..].split_once(" in ").unwrap_or_else(|| panic!("{file}: {tag}"));
                self.check(file, list, &scope);
                let items = self.shape(list, &scope).and_then(|shape| shape.step(&Step::Index)).unwrap_or_default();
                let mut inner = scope;
                match names.split(',').map(str::trim).collect::<Vec<_>>().as_slice() {
                    [name] => inner.insert((*name).to_owned(), items),
                    many => {
                        inner.extend(many.iter().map(|name| ((*name).to_owned(), Shape::default())));
                        None
                    }
                };
                inner.insert("loop".to_owned(), Shape::default());
                scopes.push(inner);
            } else if is_block && word == "endfor" {
                scopes.pop();
            } else if is_block && matches!(word, "block" | "endblock" | "endif" | "else") {
                // They name no value.
            } else if let Some(call) = tag.strip_prefix('<') {
                let (name, arguments) = call.split_once(' ').unwrap_or((call, ""));
                let mut inner = Scope::new();
                for (parameter, value) in arguments_of(arguments) {
                    self.check(file, &value, &scope);
                    inner.insert(parameter, self.shape(&value, &scope).unwrap_or_default());
                }
                let component = self.components.get(name).unwrap_or_else(|| panic!("{file}: no component {name}"));
                component.parameters.iter().for_each(|name| {
                    inner.entry(name.clone()).or_default();
                });
                let (file, body) = (component.file.clone(), component.body.clone());
                self.walk(&file, &body, inner, depth + 1);
            } else {
                let expression = if is_block { tag.strip_prefix(word).unwrap_or(&tag) } else { &tag };
                self.check(file, expression, &scope);
            }
        }
    }

    /// The shape of an expression that is a path and nothing else.
    fn shape(&self, expression: &str, scope: &Scope) -> Option<Shape> {
        let (path, end) = path_at(expression.trim(), 0)?;
        if end != expression.trim().len() {
            return None;
        }
        path.1.iter().try_fold(scope.get(&path.0)?.clone(), |shape, step| shape.step(step))
    }

    /// Every path of the expression is one that a view has.
    fn check(&mut self, file: &str, expression: &str, scope: &Scope) {
        for (name, steps) in paths(expression) {
            let Some(shape) = scope.get(&name) else {
                self.faults.insert(format!("{file}: ”{name}” in ”{}” is no name here", expression.trim()));
                continue;
            };
            let mut shape = shape.clone();
            for step in &steps {
                match shape.step(step) {
                    Some(below) => shape = below,
                    None => {
                        let step = match step {
                            Step::Field(field) => field.as_str(),
                            Step::Index => "[…]",
                        };
                        self.faults.insert(format!("{file}: no view has ”{step}” of ”{name}” in ”{}”", expression.trim()));
                        break;
                    }
                }
            }
        }
    }
}

/// The tags of a template in order: whether it is a block tag, and what stands in it.
fn tags(text: &str) -> Vec<(bool, String)> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find("{{").into_iter().chain(rest.find("{%")).chain(rest.find("{#")).min() {
        let (close, kind) = match &rest[at..at + 2] {
            "{{" => ("}}", Some(false)),
            "{%" => ("%}", Some(true)),
            _ => ("#}", None),
        };
        // Braces of a component's arguments come in pairs inside the tag.
        let inner = &rest[at + 2..];
        let mut open = 0usize;
        let end = inner.char_indices().find(|(i, c)| match c {
            '{' => {
                open += 1;
                false
            }
            '}' if open > 0 => {
                open -= 1;
                false
            }
            _ => inner[*i..].starts_with(close),
        });
        let end = end.map_or(inner.len(), |(i, _)| i);
        if let Some(is_block) = kind {
            found.push((is_block, inner[..end].trim_matches(['-', ' ', '\n']).to_owned()));
        }
        rest = inner.get(end + 2..).unwrap_or_default();
    }
    found
}

/// `a={x.y} b="z" />` as names and expressions.
fn arguments_of(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = text.trim_end_matches('>').trim_end_matches('/').trim();
    while let Some((name, after)) = rest.split_once('=') {
        let (value, next) = match after.chars().next() {
            Some('{') => after[1..].split_once('}').unwrap_or((&after[1..], "")),
            Some('"') => {
                let inner = &after[1..];
                let end = inner.find('"').map_or(inner.len(), |end| end + 1);
                (&after[..=end], inner.get(end..).unwrap_or_default())
            }
            _ => after.split_once(' ').unwrap_or((after, "")),
        };
        found.push((name.trim().to_owned(), value.to_owned()));
        rest = next.trim_start();
    }
    found
}

/// The path that begins at a byte, and where it ends.
fn path_at(text: &str, at: usize) -> Option<(Path, usize)> {
    let word = |at: usize| {
        let len = text[at..].find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(text.len() - at);
        &text[at..at + len]
    };
    let name = word(at);
    if name.is_empty() || name.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let mut end = at + name.len();
    let mut steps = Vec::new();
    loop {
        let rest = &text[end..];
        if rest.starts_with('.') && !word(end + 1).is_empty() {
            let field = word(end + 1);
            steps.push(Step::Field(field.to_owned()));
            end += 1 + field.len();
        } else if rest.starts_with('[') {
            let inner = &rest[1..rest.find(']')?];
            let quoted = inner.trim_matches(['"', '\'']);
            steps.push(if quoted.len() < inner.len() { Step::Field(quoted.to_owned()) } else { Step::Index });
            end += inner.len() + 2;
        } else {
            return Some(((name.to_owned(), steps), end));
        }
    }
}

/// Every path in an expression: no words of the language, filters, tests, functions or names of arguments.
fn paths(expression: &str) -> Vec<Path> {
    const WORDS: &[&str] = &["and", "or", "not", "is", "in", "if", "else", "elif", "true", "false", "none"];
    let bytes = expression.as_bytes();
    let mut found = Vec::new();
    let (mut at, mut skip) = (0, false);
    while at < bytes.len() {
        let c = bytes[at];
        if c == b'"' || c == b'\'' {
            at = expression[at + 1..].find(c as char).map_or(bytes.len(), |end| at + end + 2);
        } else if c == b'|' {
            (skip, at) = (true, at + 1);
        } else if c.is_ascii_alphabetic() || c == b'_' {
            let (path, end) = path_at(expression, at).expect("a name begins here");
            let after = expression[end..].trim_start();
            let is_argument = after.starts_with('=') && !after.starts_with("==");
            let is_word = path.1.is_empty() && WORDS.contains(&path.0.as_str());
            if !(skip || is_argument || is_word || after.starts_with('(')) {
                found.push(path.clone());
            }
            skip = is_word && path.0 == "is";
            at = end;
        } else {
            at += expression[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    found
}

fn walker() -> Walker {
    let mut walker = Walker { templates: BTreeMap::new(), components: BTreeMap::new(), faults: Default::default() };
    for (path, text) in files("themes/standard", "html") {
        let name = path.trim_start_matches("themes/standard/").to_owned();
        for (at, _) in text.match_indices("{% component ") {
            let head = &text[at + "{% component ".len()..];
            let (head, body) = head.split_once("%}").expect("the tag ends");
            let (component, parameters) = head.split_once('(').expect("a component has parameters");
            let body = body.split("{% endcomponent").next().unwrap_or_default().to_owned();
            let parameters = parameters.split(',').map(|p| p.split([':', '=', ')']).next().unwrap_or_default().trim().to_owned());
            let parameters = parameters.filter(|p| !p.is_empty()).collect();
            walker.components.insert(component.trim().to_owned(), Component { file: name.clone(), parameters, body });
        }
        walker.templates.insert(name, text);
    }
    walker
}

fn json(value: impl serde::Serialize) -> Json {
    serde_json::to_value(value).expect("views are made for JSON")
}

#[test]
fn templates_name_what_views_have() {
    let (site, _) = utbud::build(&sources(root()), &options());
    let site = site.expect("the real site is sound");
    let mut views: BTreeMap<&str, Shape> = BTreeMap::new();
    let (mut page_shape, mut rows) = (Shape::default(), Shape::default());
    for (path, page) in &site.pages() {
        views.entry(page.template()).or_default().add(&json(site.view(path, page)));
        page_shape.add(&json(site.metadata(path, page)));
    }
    let all = site.paths().filter_map(|path| path.as_str().strip_prefix("insatser/")?.strip_suffix(".html"));
    let ids: Vec<_> = all.filter_map(|id| utbud::value::Slug::parse(id).ok()).collect();
    let from = site.paths().next().expect("there are pages");
    rows.add(&json(site.rows(from, &ids)));
    let mut walker = walker();
    let given = |vy: Shape| {
        let unknown = ["csp", "tillgang", "katalog", "diagram", "har_diagram", "hitta_data", "hitta_version", "text"]
            .map(|name| (name.to_owned(), Shape::default()));
        let mut scope: Scope = unknown.into_iter().collect();
        scope.insert("vy".to_owned(), vy);
        scope.insert("sida".to_owned(), page_shape.clone());
        scope
    };
    let mut any = Shape::default();
    for (template, shape) in views {
        any.merge(&shape);
        if template == "insats" {
            let mut scope = given(shape.clone());
            scope.insert("href".to_owned(), Shape { scalar: true, ..Shape::default() });
            walker.template("templates/block/insatsfakta.html", &scope);
        }
        walker.template(&format!("templates/{template}.html"), &given(shape));
    }
    for block in ["block/insatser", "block/insatser-tabell"] {
        let mut scope = given(any.clone());
        scope.insert("rader".to_owned(), rows.clone());
        scope.insert("tom".to_owned(), Shape { scalar: true, ..Shape::default() });
        walker.template(&format!("templates/{block}.html"), &scope);
    }
    let mut scope = given(any);
    scope.insert("rad".to_owned(), rows.step(&Step::Index).expect("there are rows"));
    walker.template("templates/block/katalograd.html", &scope);
    let faults: Vec<_> = walker.faults.into_iter().collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn unknown_names_are_found() {
    let mut walker = walker();
    walker.templates.insert(
        "prov".to_owned(),
        "{% for a in vy.lista %}{{ a.namn | lower }}{% if a.fel and not loop.last %}x{% endif %}{% endfor %}{{ vy.par[0].x }}{{ ord(n=\"a.b\") }}{{ <ko ko={vy.par} /> }}".to_owned(),
    );
    let mut vy = Shape::default();
    vy.add(&serde_json::json!({ "lista": [{ "namn": "x" }, { "namn": null }], "par": [] }));
    walker.template("prov", &Scope::from([("vy".to_owned(), vy)]));
    let faults: Vec<_> = walker.faults.into_iter().collect();
    assert_eq!(faults, ["prov: no view has ”fel” of ”a” in ”a.fel and not loop.last”"]);
}
