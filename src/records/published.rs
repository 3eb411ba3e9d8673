//! The schemas that editors' programs read, one a kind of record: what `utbud schema` writes.
//!
//! In: the kinds. Out: a schema each, of a whole file: of a vocabulary all its records. The body of a Markdown file is none of it.

use serde_json::{Map, Value as Json, json};

use super::kinds::{ForKind, each_kind};
use super::record::{Home, Record};
use super::schema::{program_schema, transform};
use crate::tree;

/// All schemas for editors: file name and schema. A key that may be left out may also stand empty.
pub fn schemas() -> Vec<(String, Json)> {
    struct Schemas(Vec<(String, Json)>);
    impl ForKind for Schemas {
        fn kind<T: Record>(&mut self) {
            self.0.push(published::<T>());
        }
    }
    let mut schemas = Schemas(Vec::new());
    each_kind(&mut schemas);
    schemas.0.sort_by(|a, b| a.0.cmp(&b.0));
    schemas.0
}

fn published<T: Record>() -> (String, Json) {
    let mut schema = program_schema::<T>();
    transform(&mut schema, &mut allow_empty);
    let schema = match T::KIND.home {
        Home::Folder(_, "md") => without_body(schema),
        Home::Folder(..) | Home::Single(_) => schema,
        Home::Vocabulary(_) => wrap(
            schema,
            |item| json!({ "type": "object", "propertyNames": { "pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$", "maxLength": 80 }, "additionalProperties": item }),
        ),
        Home::List(_) => wrap(schema, |item| json!({ "type": "array", "items": item })),
    };
    (format!("{}.json", T::KIND.schema), schema)
}

/// The body of a Markdown file is no key of its front matter.
fn without_body(mut schema: Json) -> Json {
    if let Some(properties) = schema.get_mut("properties").and_then(Json::as_object_mut) {
        properties.shift_remove(tree::BODY);
    }
    if let Some(required) = schema.get_mut("required").and_then(Json::as_array_mut) {
        required.retain(|key| key != tree::BODY);
    }
    schema
}

/// A schema of many: the record's own moves to `$defs`.
fn wrap(schema: Json, outer: impl Fn(Json) -> Json) -> Json {
    let Json::Object(mut item) = schema else { return schema };
    let dialect = item.shift_remove("$schema");
    let mut definitions = match item.shift_remove("$defs") {
        Some(Json::Object(definitions)) => definitions,
        _ => Map::new(),
    };
    let title = item.get("title").and_then(Json::as_str).unwrap_or("Post").to_owned();
    definitions.insert(title.clone(), Json::Object(item));
    let mut whole = Map::new();
    whole.extend(dialect.map(|dialect| ("$schema".to_owned(), dialect)));
    if let Json::Object(outer) = outer(json!({ "$ref": format!("#/$defs/{title}") })) {
        whole.extend(outer);
    }
    whole.insert("$defs".to_owned(), Json::Object(definitions));
    Json::Object(whole)
}

/// Keys that may be left out may stand empty.
fn allow_empty(map: &mut Map<String, Json>) {
    let required: Vec<String> =
        map.get("required").and_then(Json::as_array).into_iter().flatten().filter_map(Json::as_str).map(str::to_owned).collect();
    let Some(Json::Object(properties)) = map.get_mut("properties") else { return };
    for (_, below) in properties.iter_mut().filter(|(key, _)| !required.contains(key)) {
        let description = below.get("description").cloned();
        let inner = below.take();
        *below = json!({ "anyOf": [inner, { "type": "null" }] });
        if let (Some(map), Some(description)) = (below.as_object_mut(), description) {
            map.insert("description".to_owned(), description);
        }
    }
}
