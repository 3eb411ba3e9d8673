//! A record type's JSON Schema as the program needs it, and its validator.
//!
//! In: a record's type. Out: the schema that values are read and checked by. What is published of it is `published`'s, how a fault
//! is told `shape_fault`'s.

use jsonschema::Validator;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value as Json};

use super::record::Record;
use super::reference::Link;
use super::tabell::Cell;
use crate::value::{FORMATS, TextFormat};

/// The schema that a record's faults are told by: as `schemars` makes it, whole numbers bounded by their type.
pub(super) fn program_schema<T: Record>() -> Json {
    let mut schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>().to_value();
    transform(&mut schema, &mut |node| {
        drop_null(node);
        bound_integers(node);
    });
    schema
}

pub(super) fn transform(node: &mut Json, change: &mut dyn FnMut(&mut Map<String, Json>)) {
    match node {
        Json::Object(map) => {
            change(map);
            map.values_mut().for_each(|below| transform(below, change));
        }
        Json::Array(items) => items.iter_mut().for_each(|below| transform(below, change)),
        _ => {}
    }
}

/// `anyOf [X, null]` and `type: [x, null]` become X: the reader drops empty values where a key may be left out.
fn drop_null(map: &mut Map<String, Json>) {
    // An empty cell of a table means something.
    if map.contains_key("x-utbud-tom") {
        return;
    }
    if let Some(Json::Array(branches)) = map.get_mut("anyOf") {
        branches.retain(|branch| branch.get("type").is_none_or(|t| t != "null"));
        if let [Json::Object(only)] = branches.as_slice() {
            let only = only.clone();
            map.shift_remove("anyOf");
            for (key, value) in only {
                map.entry(key).or_insert(value);
            }
        }
    }
    if let Some(Json::Array(types)) = map.get_mut("type") {
        types.retain(|t| t != "null");
        if let [only] = types.as_slice() {
            map["type"] = only.clone();
        }
    }
    if let Some(Json::Array(words)) = map.get_mut("enum") {
        words.retain(|word| !word.is_null());
    }
    map.shift_remove("default");
}

/// schemars names an integer's width by its format alone.
fn bound_integers(map: &mut Map<String, Json>) {
    let (minimum, maximum) = match map.get("format").and_then(Json::as_str) {
        Some("uint8") => (0, i64::from(u8::MAX)),
        Some("uint16") => (0, i64::from(u16::MAX)),
        Some("uint32") => (0, i64::from(u32::MAX)),
        _ => return,
    };
    map.shift_remove("format");
    map.insert("minimum".to_owned(), minimum.into());
    map.insert("maximum".to_owned(), maximum.into());
}

pub(super) fn formats() -> impl Iterator<Item = TextFormat> {
    FORMATS.iter().copied().chain([Link::RULE, TextFormat { name: Cell::FORMAT, check: |text| Cell::parse(text).map(drop) }])
}

/// A validator that knows our formats.
pub(super) fn compile(schema: &Json) -> Validator {
    let mut options = jsonschema::options().should_validate_formats(true);
    for format in formats() {
        options = options.with_format(format.name, move |text: &str| (format.check)(text).is_ok());
    }
    options.build(schema).expect("schemars makes valid schemas")
}
