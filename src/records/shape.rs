//! What a schema expects at each place, compiled so that a tree becomes a JSON value in one walk.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value as Json};

use super::reference::{ANY, KEYWORD, Link, Prefix};
use crate::finding::did_you_mean;
use crate::rule::record as rules;
use crate::tree::{Node, Pointer, Value};
use crate::value::{Fault, Slug, SourceRef};

/// The schema's keyword for "this text is the name of a key".
const NAMES_KEY: &str = "x-utbud-falt";

/// A place in a record that refers to another record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// Where in the record.
    pub pointer: Pointer,
    /// To what.
    pub to: Referred,
}

/// What a reference leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Referred {
    /// A record, or a heading on its page.
    Record(Link),
    /// A document and a section of it.
    Source(SourceRef),
}

/// What the text at a place refers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Refers {
    /// A record of this kind, by its id.
    To(Prefix),
    /// A record of the kind that the text names.
    Any,
    /// A section of a document.
    Source,
}

/// What may stand at a place.
#[derive(Debug, Default)]
pub(super) struct Shape {
    /// Text may stand here: numbers and truth values are their source text.
    text: bool,
    /// The text refers to a record.
    refers: Option<Refers>,
    /// The text names a key of what it is told of: of what holds the list that it stands in.
    names_key: bool,
    /// The shapes of a mapping's keys.
    keys: BTreeMap<String, Shape>,
    /// Keys that may not be left out.
    required: BTreeSet<String>,
    /// The shape of a mapping's other values.
    rest: Option<Box<Shape>>,
    /// The shape of a list's items.
    items: Option<Box<Shape>>,
}

impl Shape {
    /// The shape that a schema describes.
    pub(super) fn of(schema: &Json) -> Self {
        let mut shape = Self::default();
        shape.add(schema, schema);
        shape
    }

    fn add(&mut self, schema: &Json, root: &Json) {
        if let Some(target) = schema.get("$ref").and_then(Json::as_str).and_then(|r| root.pointer(r.trim_start_matches('#'))) {
            self.add(target, root);
        }
        for branch in schema.get("anyOf").and_then(Json::as_array).into_iter().flatten() {
            self.add(branch, root);
        }
        self.text |= match schema.get("type") {
            Some(Json::String(name)) => name == "string",
            Some(Json::Array(names)) => names.iter().any(|name| name == "string"),
            _ => false,
        };
        // An enumeration of texts with a doc comment each is a oneOf of constants.
        self.text |= schema
            .get("oneOf")
            .and_then(Json::as_array)
            .is_some_and(|branches| branches.iter().any(|b| b.get("const").is_some_and(Json::is_string)));
        if let Some(prefix) = schema.get(KEYWORD).and_then(Json::as_str) {
            self.refers = if prefix == ANY { Some(Refers::Any) } else { Prefix::parse(prefix).ok().map(Refers::To) };
        } else if schema.get("format").is_some_and(|format| format == SourceRef::FORMAT) {
            self.refers = Some(Refers::Source);
        }
        self.names_key |= schema.get(NAMES_KEY).is_some();
        for (key, below) in schema.get("properties").and_then(Json::as_object).into_iter().flatten() {
            self.keys.entry(key.clone()).or_default().add(below, root);
        }
        self.required.extend(
            schema.get("required").and_then(Json::as_array).into_iter().flatten().filter_map(Json::as_str).map(str::to_owned),
        );
        if let Some(below) = schema.get("additionalProperties").filter(|below| below.is_object()) {
            self.rest.get_or_insert_default().add(below, root);
        }
        if let Some(below) = schema.get("items") {
            self.items.get_or_insert_default().add(below, root);
        }
    }

    /// What a tree means here.
    pub(super) fn meaning(&self, node: &Node) -> Meaning {
        let mut walk = Walk { path: Vec::new(), owners: Vec::new(), references: Vec::new(), unknown_keys: Vec::new() };
        let value = self.walk(node, &mut walk);
        Meaning { value, references: walk.references, unknown_keys: walk.unknown_keys }
    }

    fn walk<'s>(&'s self, node: &'s Node, walk: &mut Walk<'s>) -> Json {
        match &node.value {
            Value::Null => Json::Null,
            Value::Bool(_, source) if self.text => Json::String(source.clone()),
            Value::Bool(value, _) => Json::Bool(*value),
            Value::Number(source) if self.text => self.leaf(source, walk),
            Value::Number(source) => serde_json::from_str(source).unwrap_or(Json::Null),
            Value::Text(text, _) => self.leaf(text, walk),
            Value::List(items) => {
                let shape = self.items.as_deref().unwrap_or(&UNKNOWN);
                let mut list = Vec::with_capacity(items.len());
                for (index, item) in items.iter().enumerate() {
                    walk.path.push(Step::Index(index));
                    list.push(shape.walk(item, walk));
                    walk.path.pop();
                }
                Json::Array(list)
            }
            Value::Map(entries) => {
                let mut map = Map::new();
                walk.owners.push(self);
                for (key, below) in entries {
                    let empty =
                        below.value == Value::Null && !self.required.contains(&key.text) && self.keys.contains_key(&key.text);
                    if !empty {
                        let shape = self.keys.get(&key.text).or(self.rest.as_deref()).unwrap_or(&UNKNOWN);
                        walk.path.push(Step::Key(&key.text));
                        map.insert(key.text.clone(), shape.walk(below, walk));
                        walk.path.pop();
                    }
                }
                walk.owners.pop();
                Json::Object(map)
            }
        }
    }

    /// Text, and what it refers to; text that is no reference is told as a fault of shape.
    fn leaf(&self, text: &str, walk: &mut Walk<'_>) -> Json {
        let to = match self.refers {
            None => None,
            Some(Refers::Source) => SourceRef::parse(text).ok().map(Referred::Source),
            Some(Refers::Any) => Link::parse(text).ok().map(Referred::Record),
            Some(Refers::To(prefix)) => Slug::parse(text).ok().map(|id| Referred::Record(Link { prefix, id, anchor: None })),
        };
        if let Some(to) = to {
            walk.references.push(Reference { pointer: walk.pointer(), to });
        }
        if self.names_key
            && let [.., owner, _] = walk.owners.as_slice()
            && let Some(fault) = owner.unknown_key(text)
        {
            walk.unknown_keys.push((walk.pointer(), fault));
        }
        Json::String(text.to_owned())
    }

    /// What is wrong with the name of a key: it is one of these, or after a point one of what lies below.
    fn unknown_key(&self, name: &str) -> Option<Fault> {
        let (known, key) = match name.rsplit_once('.') {
            Some((_, key)) => (self.has_below(key), key),
            None => (self.keys.contains_key(name), name),
        };
        let hint = || did_you_mean(key, self.keys.keys(), "skriv namnet på den nyckel som uppgiften gäller");
        (!known).then(|| Fault::of(&rules::FALT_UTAN_NYCKEL, format!("posten har ingen nyckel ”{name}”"), hint()))
    }

    fn has_below(&self, key: &str) -> bool {
        let below = self.keys.values().chain(self.rest.as_deref()).chain(self.items.as_deref());
        self.keys.contains_key(key) || below.into_iter().any(|shape| shape.has_below(key))
    }
}

/// What a tree means to a record.
pub(super) struct Meaning {
    /// The JSON value.
    pub(super) value: Json,
    /// The references in it.
    pub(super) references: Vec<Reference>,
    /// Names of keys that there are none of, each with its place.
    pub(super) unknown_keys: Vec<(Pointer, Fault)>,
}

/// A walk through a tree.
struct Walk<'s> {
    path: Vec<Step<'s>>,
    /// The shapes of the mappings on the way, from the outermost.
    owners: Vec<&'s Shape>,
    references: Vec<Reference>,
    unknown_keys: Vec<(Pointer, Fault)>,
}

impl Walk<'_> {
    /// Where it is.
    fn pointer(&self) -> Pointer {
        self.path.iter().fold(Pointer::root(), |pointer, step| match step {
            Step::Key(key) => pointer.join(key),
            Step::Index(index) => pointer.join(index),
        })
    }
}

static UNKNOWN: Shape = Shape {
    text: false,
    refers: None,
    names_key: false,
    keys: BTreeMap::new(),
    required: BTreeSet::new(),
    rest: None,
    items: None,
};

/// A step on the way to a value.
enum Step<'n> {
    Key(&'n str),
    Index(usize),
}
