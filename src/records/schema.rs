//! JSON Schemas from the record types: for the editors' completion, and for telling all the faults of a value at once.

use jsonschema::error::{TypeKind, ValidationErrorKind};
use jsonschema::{JsonType, ValidationError, Validator};
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value as Json, json};

use super::reference::Link;
use super::tabell::{Cell, Tabell};
use super::{Home, Record, avtal, dokument, insats, modell, site};
use crate::finding::{Part, did_you_mean, nearest};
use crate::tree::{self, Pointer};
use crate::value::{FORMATS, Fault, TextFormat};

/// The schema that a record's faults are told by: as `schemars` makes it, whole numbers bounded by their type.
pub(super) fn program_schema<T: Record>() -> Json {
    let mut schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>().to_value();
    transform(&mut schema, &mut |node| {
        drop_null(node);
        bound_integers(node);
    });
    schema
}

/// All schemas for editors: file name and schema. A key that may be left out may also stand empty.
pub fn schemas() -> Vec<(String, Json)> {
    let mut schemas = vec![
        published::<insats::Insats>(),
        published::<avtal::Avtal>(),
        published::<dokument::Kalla>(),
        published::<dokument::Datakalla>(),
        published::<dokument::Begrepp>(),
        published::<dokument::Process>(),
        published::<dokument::Pagang>(),
        published::<dokument::Sida>(),
        published::<Tabell>(),
        published::<super::rapport::Rapport>(),
        published::<modell::Omrade>(),
        published::<modell::Organisation>(),
        published::<modell::Stadsomrade>(),
        published::<modell::Lagrum>(),
        published::<modell::Metod>(),
        published::<modell::Malgrupp>(),
        published::<modell::Mal>(),
        published::<modell::Forum>(),
        published::<modell::Styrdokument>(),
        published::<modell::Synonym>(),
        published::<modell::Skall>(),
        published::<modell::Styrmodell>(),
        published::<site::Site>(),
    ];
    schemas.sort_by(|a, b| a.0.cmp(&b.0));
    schemas
}

fn published<T: Record>() -> (String, Json) {
    let mut schema = program_schema::<T>();
    transform(&mut schema, &mut allow_empty);
    let schema = match T::HOME {
        Home::Folder(_, "md") => without_body(schema),
        Home::Folder(..) | Home::Single(_) => schema,
        Home::Vocabulary(_) => wrap(
            schema,
            |item| json!({ "type": "object", "propertyNames": { "pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$", "maxLength": 80 }, "additionalProperties": item }),
        ),
        Home::List(_) => wrap(schema, |item| json!({ "type": "array", "items": item })),
    };
    (format!("{}.json", T::KIND), schema)
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

fn transform(node: &mut Json, change: &mut dyn FnMut(&mut Map<String, Json>)) {
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

/// Keys that may be left out may stand empty.
fn allow_empty(map: &mut Map<String, Json>) {
    let required: Vec<String> =
        map.get("required").and_then(Json::as_array).into_iter().flatten().filter_map(Json::as_str).map(str::to_owned).collect();
    let Some(Json::Object(properties)) = map.get_mut("properties") else { return };
    for (key, below) in properties.iter_mut().filter(|(key, _)| !required.contains(key)) {
        let _ = key;
        let description = below.get("description").cloned();
        let inner = below.take();
        *below = json!({ "anyOf": [inner, { "type": "null" }] });
        if let (Some(map), Some(description)) = (below.as_object_mut(), description) {
            map.insert("description".to_owned(), description);
        }
    }
}

fn formats() -> impl Iterator<Item = TextFormat> {
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

/// Takes a fault: below which pointer, key or value, under which id.
pub(super) type Tell<'t> = dyn FnMut(Pointer, Part, &'static str, Fault) + 't;

/// Tells a fault of the schema in the editor's words.
pub(super) fn findings(error: &ValidationError<'_>, schema: &Json, tell: &mut Tell<'_>) {
    let at = Pointer::from_rfc6901(error.instance_path().as_str());
    let instance = error.instance();
    match error.kind() {
        ValidationErrorKind::AdditionalProperties { unexpected } => {
            let known = known_keys(error, schema);
            for key in unexpected {
                let bare = instance.get(key).is_some_and(Json::is_null);
                let hint = if bare && nearest(key, known.iter().map(String::as_str)).is_none() {
                    "hör det till texten före kommat? sätt citattecken runt hela texten: \"…, …\"".to_owned()
                } else {
                    did_you_mean(key, &known, "jämför med en annan post av samma sort")
                };
                tell(at.join(key), Part::Key, "okand-nyckel", Fault::new(format!("okänd nyckel ”{key}”"), hint));
            }
        }
        ValidationErrorKind::Required { property } => {
            let key = property.as_str().unwrap_or_default();
            let known = known_keys(error, schema);
            let misspelt =
                |written: &String| !known.contains(written) && nearest(written, known.iter().map(String::as_str)) == Some(key);
            if instance.as_object().is_some_and(|map| map.keys().any(misspelt)) {
                return; // The unknown key is told, with this one as what was meant.
            }
            let hint = match description_of(error, schema, key) {
                Some(text) => format!("lägg till {key}: {text}"),
                None => format!("lägg till {key}:"),
            };
            tell(at, Part::Key, "nyckel-saknas", Fault::new(format!("nyckeln ”{key}” saknas"), hint));
        }
        ValidationErrorKind::Format { format } => {
            let text = instance.as_str().unwrap_or_default();
            let check = formats().find(|rule| rule.name == format).map(|rule| (rule.check)(text));
            let fault = match check {
                Some(Err(mut fault)) => {
                    if text.trim().is_empty() && may_be_left_out(error, schema) {
                        fault.hint.push_str(", eller ta bort nyckeln: då visar sajten ”uppgift saknas”");
                    }
                    fault
                }
                Some(Ok(())) | None => Fault::new(format!("”{text}” har fel form"), "jämför med en annan post"),
            };
            tell(at, Part::Value, "fel-form", fault);
        }
        ValidationErrorKind::Enum { options } if instance.is_null() => empty_word(at, &words(options), tell),
        ValidationErrorKind::Enum { options } => word(at, instance, &words(options), tell),
        ValidationErrorKind::OneOfNotValid { .. } => {
            let options: Vec<String> = at_schema(error, schema)
                .and_then(Json::as_array)
                .into_iter()
                .flatten()
                .flat_map(|branch| {
                    branch.get("const").into_iter().chain(branch.get("enum").and_then(Json::as_array).into_iter().flatten())
                })
                .filter_map(Json::as_str)
                .map(str::to_owned)
                .collect();
            match instance.as_ref() {
                Json::Null => empty_word(at, &options, tell),
                _ => word(at, instance, &options, tell),
            }
        }
        ValidationErrorKind::AnyOf { context } => {
            // The branch that expects what stands here tells what is wrong with it.
            let fits = |errors: &&Vec<ValidationError<'static>>| {
                !errors
                    .iter()
                    .any(|e| matches!(e.kind(), ValidationErrorKind::Type { .. }) && e.instance_path() == error.instance_path())
            };
            match context.iter().find(fits) {
                Some(errors) => errors.iter().for_each(|error| findings(error, schema, tell)),
                None if instance.is_null() => empty(at, error, schema, tell),
                None => {
                    let (expected, hint) = match description(error, schema) {
                        Some(text) => ("något annat", format!("här kan stå: {text}")),
                        None => ("en text eller en grupp av uppgifter", "jämför med en annan post av samma sort".to_owned()),
                    };
                    tell(at, Part::Value, "fel-form", wrong_type(instance, expected, hint));
                }
            }
        }
        ValidationErrorKind::Type { .. } if instance.is_null() => empty(at, error, schema, tell),
        ValidationErrorKind::Type { kind } => {
            let hint = hint(instance, kind, parent_schema(error, schema));
            tell(at, Part::Value, "fel-form", wrong_type(instance, &expected(kind), hint));
        }
        ValidationErrorKind::Minimum { limit } => tell(
            at,
            Part::Value,
            "fel-form",
            Fault::new(format!("{instance} är för litet"), format!("skriv ett tal från {limit}")),
        ),
        ValidationErrorKind::Maximum { limit } => tell(
            at,
            Part::Value,
            "fel-form",
            Fault::new(format!("{instance} är för stort"), format!("skriv ett tal till och med {limit}")),
        ),
        ValidationErrorKind::MinItems { limit } => {
            tell(at, Part::Value, "fel-form", Fault::new("listan är för kort", format!("skriv minst {limit}")))
        }
        ValidationErrorKind::MaxItems { limit } => {
            tell(at, Part::Value, "fel-form", Fault::new("listan är för lång", format!("skriv högst {limit}")))
        }
        // The format says the same with better words.
        ValidationErrorKind::Pattern { .. } => {}
        other => tell(
            at,
            Part::Value,
            "fel-form",
            Fault::new(format!("uppgiften har fel form ({})", other.keyword()), "jämför med en annan post av samma sort"),
        ),
    }
}

/// Where a value belongs stands nothing.
fn empty(at: Pointer, error: &ValidationError<'_>, schema: &Json, tell: &mut Tell<'_>) {
    let hint = match description(error, schema) {
        Some(text) => format!("fyll i: {text}"),
        None => "fyll i ett värde".to_owned(),
    };
    tell_empty(at, hint, tell);
}

fn empty_word(at: Pointer, options: &[String], tell: &mut Tell<'_>) {
    tell_empty(at, format!("fyll i ett av orden: {}", options.join(", ")), tell);
}

fn tell_empty(at: Pointer, hint: String, tell: &mut Tell<'_>) {
    let message = match at.last() {
        None => {
            let fault = Fault::new("posten är tom", "skriv uppgifterna, eller ta bort filen");
            return tell(at, Part::Value, "tomt-varde", fault);
        }
        Some(step) if step.bytes().all(|b| b.is_ascii_digit()) => {
            let hint = "fyll i ett värde efter bindestrecket, eller ta bort raden";
            return tell(at, Part::Value, "tomt-varde", Fault::new("punkten i listan är tom", hint));
        }
        Some(key) => format!("nyckeln ”{key}” är tom"),
    };
    tell(at, Part::Key, "tomt-varde", Fault::new(message, hint));
}

fn word(at: Pointer, instance: &Json, options: &[String], tell: &mut Tell<'_>) {
    let Some(text) = instance.as_str() else {
        let hint = format!("skriv ett av orden: {}", options.join(", "));
        tell(at, Part::Value, "fel-form", wrong_type(instance, "ett ord", hint));
        return;
    };
    let hint = did_you_mean(text, options, "jämför med en annan post av samma sort");
    tell(at, Part::Value, "okant-ord", Fault::new(format!("”{text}” är inget ord som kan stå här"), hint));
}

fn words(options: &Json) -> Vec<String> {
    options.as_array().into_iter().flatten().filter_map(Json::as_str).map(str::to_owned).collect()
}

fn wrong_type(instance: &Json, expected: &str, hint: String) -> Fault {
    let found = match instance {
        Json::Null => "ingenting",
        Json::Bool(_) => "true eller false",
        Json::Number(number) if number.is_f64() => "ett tal med decimaler",
        Json::Number(_) => "ett tal",
        Json::String(_) => "en text",
        Json::Array(_) => "en lista",
        Json::Object(_) => "en grupp av uppgifter",
    };
    Fault::new(format!("här ska stå {expected}, men det står {found}"), hint)
}

/// What to write where something of another type is expected.
fn hint(instance: &Json, kind: &TypeKind, schema: Option<&Json>) -> String {
    let expects = |wanted: JsonType| match kind {
        TypeKind::Single(one) => *one == wanted,
        TypeKind::Multiple(many) => many.contains(wanted),
    };
    if expects(JsonType::Object) {
        let keys: Vec<String> = schema
            .and_then(|schema| schema.get("properties"))
            .and_then(Json::as_object)
            .into_iter()
            .flat_map(Map::keys)
            .take(3)
            .map(|key| format!("{key}: …"))
            .collect();
        return format!("skriv uppgifterna med sina nycklar: {}", keys.join(", "));
    }
    match instance {
        Json::String(text) if expects(JsonType::Array) && text.chars().count() <= 40 => format!("skriv en lista: [{text}]"),
        _ if expects(JsonType::Array) => "skriv en lista: varje punkt på en egen rad efter ett bindestreck".to_owned(),
        Json::Array(_) if expects(JsonType::String) => "här går bara en: ta bort [ ] eller bindestrecken".to_owned(),
        Json::Object(_) if expects(JsonType::String) => {
            "innehåller texten ett kolon? sätt citattecken runt den: \"…\"".to_owned()
        }
        _ if expects(JsonType::Integer) => "skriv ett helt tal, bara med siffror".to_owned(),
        _ if expects(JsonType::Number) => "skriv ett tal, bara med siffror".to_owned(),
        _ => "jämför med en annan post av samma sort".to_owned(),
    }
}

fn expected(kind: &TypeKind) -> String {
    let name = |t: JsonType| match t {
        JsonType::Array => "en lista",
        JsonType::Boolean => "true eller false",
        JsonType::Integer => "ett heltal",
        JsonType::Null => "ingenting",
        JsonType::Number => "ett tal",
        JsonType::Object => "en grupp av uppgifter",
        JsonType::String => "en text",
    };
    match kind {
        TypeKind::Single(one) => name(*one).to_owned(),
        // Text may be written as a number: both are text to an editor.
        TypeKind::Multiple(many) => {
            if many.contains(JsonType::String) {
                "en text".to_owned()
            } else {
                "något annat".to_owned()
            }
        }
    }
}

/// The part of the schema that an error's keyword has.
fn at_schema<'s>(error: &ValidationError<'_>, schema: &'s Json) -> Option<&'s Json> {
    schema.pointer(error.schema_path().as_str())
}

/// The schema that the error's keyword stands in.
fn parent_schema<'s>(error: &ValidationError<'_>, schema: &'s Json) -> Option<&'s Json> {
    let path = error.schema_path().as_str();
    schema.pointer(path.rsplit_once('/').map_or("", |(parent, _)| parent))
}

fn known_keys(error: &ValidationError<'_>, schema: &Json) -> Vec<String> {
    let properties = parent_schema(error, schema).and_then(|parent| parent.get("properties")).and_then(Json::as_object);
    properties.into_iter().flat_map(Map::keys).cloned().collect()
}

/// The help text of a key of the object that the error is about.
fn description_of(error: &ValidationError<'_>, schema: &Json, key: &str) -> Option<String> {
    let parent = parent_schema(error, schema)?;
    parent.get("properties")?.get(key)?.get("description")?.as_str().map(str::to_owned)
}

/// The help text of the value that the error is about.
fn description(error: &ValidationError<'_>, schema: &Json) -> Option<String> {
    parent_schema(error, schema)?.get("description")?.as_str().map(str::to_owned)
}

/// Whether the key of the value that the error is about may be left out.
fn may_be_left_out(error: &ValidationError<'_>, schema: &Json) -> bool {
    let path = error.schema_path().as_str();
    let Some((object, rest)) = path.rsplit_once("/properties/") else { return false };
    let required = schema.pointer(object).and_then(|object| object.get("required")).and_then(Json::as_array);
    let key = rest.split('/').next().unwrap_or_default().replace("~1", "/").replace("~0", "~");
    rest.split('/').count() == 2 && !required.into_iter().flatten().any(|name| *name == *key)
}
