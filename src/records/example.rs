//! Values that a schema accepts: with every key that it knows, or with those alone that must stand.

use serde_json::{Map, Value as Json};

/// An example of what a schema describes: every key, one item in each list, the first word of those that may stand.
#[cfg(test)]
pub(super) fn example(schema: &Json, root: &Json) -> Json {
    value(schema, root, true)
}

/// The same with the keys alone that must stand.
pub(super) fn least(schema: &Json, root: &Json) -> Json {
    value(schema, root, false)
}

fn value(schema: &Json, root: &Json, every_key: bool) -> Json {
    let mut all = Vec::new();
    meanings(schema, root, &mut all);
    let first = |key: &str| all.iter().find_map(|meaning| meaning.get(key));
    if let Some(word) = first("const").or_else(|| first("enum")?.as_array()?.first()) {
        return word.clone();
    }
    if let Some(format) = first("format").and_then(Json::as_str) {
        return of_format(format).into();
    }
    if all.iter().any(|meaning| meaning.get("properties").is_some()) {
        let required: Vec<&str> =
            first("required").and_then(Json::as_array).into_iter().flatten().filter_map(Json::as_str).collect();
        let properties = all.iter().filter_map(|meaning| meaning.get("properties").and_then(Json::as_object)).flatten();
        let properties = properties.filter(|(key, _)| every_key || required.contains(&key.as_str()));
        return properties.map(|(key, below)| (key.clone(), value(below, root, every_key))).collect::<Map<_, _>>().into();
    }
    if let Some(below) = first("additionalProperties").filter(|below| below.is_object()) {
        return Map::from_iter([("exempel".to_owned(), value(below, root, every_key))]).into();
    }
    if let Some(below) = first("items") {
        let least = first("minItems").and_then(Json::as_u64).unwrap_or(1);
        return (0..least).map(|_| value(below, root, every_key)).collect();
    }
    let kind = first("type").map(|kind| kind.as_array().and_then(|kinds| kinds.first()).unwrap_or(kind));
    match kind.and_then(Json::as_str) {
        Some("integer" | "number") => first("minimum").cloned().unwrap_or_else(|| 1.into()),
        Some("boolean") => true.into(),
        Some("null") => Json::Null,
        Some(_) | None => "exempel".into(),
    }
}

/// A schema with what it refers to, and the first of each of its branches.
fn meanings<'s>(schema: &'s Json, root: &'s Json, found: &mut Vec<&'s Json>) {
    found.push(schema);
    if let Some(target) = schema.get("$ref").and_then(Json::as_str).and_then(|path| root.pointer(path.trim_start_matches('#'))) {
        meanings(target, root, found);
    }
    for key in ["anyOf", "oneOf"] {
        if let Some(first) = schema.get(key).and_then(Json::as_array).and_then(|branches| branches.first()) {
            meanings(first, root, found);
        }
    }
}

fn of_format(format: &str) -> &'static str {
    match format {
        "utbud-datum" => "2025-03-14",
        "utbud-tidpunkt" => "2025-03",
        "utbud-period" => "2025",
        "utbud-epost" => "funktion@exempel.se",
        "utbud-telefon" => "031-365 00 00",
        "utbud-basadress" => "https://exempel.se/utbud",
        "utbud-webbadress" => "https://exempel.se/",
        "utbud-kalla" => "exempel#1",
        "utbud-post" => "insats:exempel",
        "utbud-nyckel" => "minst sexton tecken",
        "utbud-hash" => "bcdfghjklmnpqrst",
        "utbud-cell" => "1",
        // Ids and plain text.
        _ => "exempel",
    }
}
