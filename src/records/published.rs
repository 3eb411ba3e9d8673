//! The schemas that editors' programs read, one a kind of record: what `utbud schema` writes.
//!
//! In: the kinds, and the questions of a site. Out: a schema each, of a whole file: of a vocabulary all its records. The body of a
//! Markdown file is none of it. What names a question or an answer is one of the site's.

use serde_json::{Map, Value as Json, json};

use super::fraga::{Fraga, Roll};
use super::kinds::{ForKind, each_kind};
use super::record::{Home, Record};
use super::schema::{program_schema, transform};
use crate::tree;

/// The schema's keyword for "this text is the key of a question".
const QUESTION: &str = "x-utbud-fraga";
/// The schema's keyword for "this text, or each of these, is the key of an answer", its value being what the question is asked for.
const ANSWER: &str = "x-utbud-svar";

/// All schemas for the editors of a site with these questions: file name and schema. A key that may be left out may also stand empty.
pub fn schemas(questions: &[&Fraga]) -> Vec<(String, Json)> {
    struct Schemas<'q>(&'q [&'q Fraga], Vec<(String, Json)>);
    impl ForKind for Schemas<'_> {
        fn kind<T: Record>(&mut self) {
            self.1.push(published::<T>(self.0));
        }
    }
    let mut schemas = Schemas(questions, Vec::new());
    each_kind(&mut schemas);
    schemas.1.sort_by(|a, b| a.0.cmp(&b.0));
    schemas.1
}

fn published<T: Record>(questions: &[&Fraga]) -> (String, Json) {
    let mut schema = program_schema::<T>();
    transform(&mut schema, &mut |node| name_questions(node, questions));
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

/// The words that may stand where a question or its answers are named: those that the site has, if it has any.
fn name_questions(node: &mut Map<String, Json>, questions: &[&Fraga]) {
    let of = |roll: &str| -> Vec<&&Fraga> { questions.iter().filter(|fraga| roll_key(fraga.roll()) == roll).collect() };
    let known = match (node.get(QUESTION), node.get(ANSWER).and_then(Json::as_str)) {
        (Some(_), _) => of(roll_key(Roll::Villkor)).into_iter().map(|fraga| fraga.nyckel.as_str()).collect(),
        (None, Some(roll)) => {
            let mut words: Vec<&str> = Vec::new();
            for svar in of(roll).into_iter().flat_map(|fraga| &fraga.svar) {
                if !words.contains(&svar.nyckel.as_str()) {
                    words.push(svar.nyckel.as_str());
                }
            }
            words
        }
        (None, None) => return,
    };
    if known.is_empty() {
        return;
    }
    let one = match node.get_mut("items").and_then(Json::as_object_mut) {
        Some(items) => items,
        None => node,
    };
    one.insert("enum".to_owned(), json!(known));
}

/// What a question is asked for, as it is written.
fn roll_key(roll: Roll) -> &'static str {
    match roll {
        Roll::Villkor => "villkor",
        Roll::Stadsomrade => "stadsområde",
        Roll::Mal => "mål",
        Roll::Lagrum => "lagrum",
    }
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
