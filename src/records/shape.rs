//! What a schema expects at each place, compiled so that a tree becomes a JSON value in one walk.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value as Json};

use crate::tree::{Node, Value};

/// What may stand at a place.
#[derive(Debug, Default)]
pub(super) struct Shape {
    /// Text may stand here: numbers and truth values are their source text.
    text: bool,
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

    /// The JSON value that a tree means here.
    pub(super) fn value(&self, node: &Node) -> Json {
        match &node.value {
            Value::Null => Json::Null,
            Value::Bool(_, source) if self.text => Json::String(source.clone()),
            Value::Bool(value, _) => Json::Bool(*value),
            Value::Number(source) if self.text => Json::String(source.clone()),
            Value::Number(source) => serde_json::from_str(source).unwrap_or(Json::Null),
            Value::Text(text, _) => Json::String(text.clone()),
            Value::List(items) => {
                let unknown = Self::default();
                let shape = self.items.as_deref().unwrap_or(&unknown);
                Json::Array(items.iter().map(|item| shape.value(item)).collect())
            }
            Value::Map(entries) => {
                let unknown = Self::default();
                let mut map = Map::new();
                for (key, below) in entries {
                    let empty =
                        below.value == Value::Null && !self.required.contains(&key.text) && self.keys.contains_key(&key.text);
                    if !empty {
                        let shape = self.keys.get(&key.text).or(self.rest.as_deref()).unwrap_or(&unknown);
                        map.insert(key.text.clone(), shape.value(below));
                    }
                }
                Json::Object(map)
            }
        }
    }
}
