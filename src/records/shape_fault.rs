//! Faults of shape in the editor's words.
//!
//! In: what a record's schema says is wrong with a value, and where the record stands. Out: findings that say what to write instead.

use jsonschema::error::{TypeKind, ValidationErrorKind};
use jsonschema::{JsonType, ValidationError};
use serde_json::{Map, Value as Json};

use super::entry::Origin;
use super::schema::formats;
use crate::finding::{Finding, Findings, Part, did_you_mean, nearest};
use crate::rule::{Rule, record as rules};
use crate::tree::Pointer;
use crate::value::Fault;

const COMPARE: &str = "jämför med en annan post av samma sort";

/// A fault before it has its place: of the key or the value.
struct Told {
    part: Part,
    fault: Fault,
}

impl Told {
    fn key(rule: &'static Rule, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { part: Part::Key, fault: Fault::of(rule, message, hint) }
    }

    fn value(rule: &'static Rule, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { part: Part::Value, fault: Fault::of(rule, message, hint) }
    }

    fn push(self, origin: &Origin, at: &Pointer, findings: &mut Findings) {
        findings.push(Finding::of_fault(origin.part(at, self.part), self.fault));
    }
}

/// Tells a fault that the schema finds in the record that stands at `origin`.
pub(super) fn tell(error: &ValidationError<'_>, schema: &Json, origin: &Origin, findings: &mut Findings) {
    let at = Pointer::from_rfc6901(error.instance_path().as_str());
    match error.kind() {
        ValidationErrorKind::AdditionalProperties { unexpected } => {
            for key in unexpected {
                unknown_key(key, error, schema).push(origin, &at.join(key), findings);
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
                Some(errors) => errors.iter().for_each(|error| tell(error, schema, origin, findings)),
                None => no_branch(error, schema).push(origin, &at, findings),
            }
        }
        _ => {
            if let Some(told) = fault(error, schema) {
                told.push(origin, &at, findings);
            }
        }
    }
}

/// A fault of one value; none where another fault says the same.
fn fault(error: &ValidationError<'_>, schema: &Json) -> Option<Told> {
    let instance = error.instance();
    let told = match error.kind() {
        ValidationErrorKind::Required { property } => return missing_key(property.as_str().unwrap_or_default(), error, schema),
        // The format says the same with better words.
        ValidationErrorKind::Pattern { .. } => return None,
        ValidationErrorKind::Format { format } => wrong_format(format, error, schema),
        ValidationErrorKind::Enum { options } => word(error, options.as_array().into_iter().flatten()),
        ValidationErrorKind::OneOfNotValid { .. } => {
            let branches = at_schema(error, schema).and_then(Json::as_array).into_iter().flatten();
            word(
                error,
                branches.flat_map(|branch| {
                    branch.get("const").into_iter().chain(branch.get("enum").and_then(Json::as_array).into_iter().flatten())
                }),
            )
        }
        ValidationErrorKind::Type { .. } if instance.is_null() => empty(error, schema),
        ValidationErrorKind::Type { kind } => {
            let hint = instead_of_type(instance, kind, parent_schema(error, schema));
            let (rule, expected) = expected(kind);
            wrong_type(rule, instance, expected, hint)
        }
        ValidationErrorKind::Minimum { limit } => {
            Told::value(&rules::FOR_LITET_TAL, format!("{instance} är för litet"), format!("skriv ett tal från {limit}"))
        }
        ValidationErrorKind::Maximum { limit } => {
            Told::value(&rules::FOR_STORT_TAL, format!("{instance} är för stort"), format!("skriv ett tal till och med {limit}"))
        }
        ValidationErrorKind::MinItems { limit } => {
            Told::value(&rules::FEL_ANTAL_I_LISTA, "listan är för kort", format!("skriv minst {limit}"))
        }
        ValidationErrorKind::MaxItems { limit } => {
            Told::value(&rules::FEL_ANTAL_I_LISTA, "listan är för lång", format!("skriv högst {limit}"))
        }
        // The kinds are another crate's, and more than the schemas of records use.
        other => Told::value(&rules::FEL_SORTS_UPPGIFT, format!("uppgiften har fel form ({})", other.keyword()), COMPARE),
    };
    Some(told)
}

fn unknown_key(key: &str, error: &ValidationError<'_>, schema: &Json) -> Told {
    let known = known_keys(error, schema);
    let bare = error.instance().get(key).is_some_and(Json::is_null);
    let hint = if bare && nearest(key, known.iter().map(String::as_str)).is_none() {
        "hör det till texten före kommat? sätt citattecken runt hela texten: \"…, …\"".to_owned()
    } else {
        did_you_mean(key, &known, COMPARE)
    };
    Told::key(&rules::OKAND_NYCKEL, format!("okänd nyckel ”{key}”"), hint)
}

fn missing_key(key: &str, error: &ValidationError<'_>, schema: &Json) -> Option<Told> {
    let known = known_keys(error, schema);
    let misspelt = |written: &String| !known.contains(written) && nearest(written, known.iter().map(String::as_str)) == Some(key);
    if error.instance().as_object().is_some_and(|map| map.keys().any(misspelt)) {
        return None; // The unknown key is told, with this one as what was meant.
    }
    let hint = match description_of(error, schema, key) {
        Some(text) => format!("lägg till {key}: {text}"),
        None => format!("lägg till {key}:"),
    };
    Some(Told::key(&rules::NYCKEL_SAKNAS, format!("nyckeln ”{key}” saknas"), hint))
}

fn wrong_format(format: &str, error: &ValidationError<'_>, schema: &Json) -> Told {
    let instance = error.instance();
    let text = instance.as_str().unwrap_or_default();
    let check = formats().find(|rule| rule.name == format).map(|rule| (rule.check)(text));
    let fault = match check {
        Some(Err(mut fault)) => {
            if text.trim().is_empty() && may_be_left_out(error, schema) {
                fault.hint.push_str(", eller ta bort nyckeln: då visar sajten ”uppgift saknas”");
            }
            fault
        }
        Some(Ok(())) | None => Fault::of(&rules::FEL_SORTS_UPPGIFT, format!("”{text}” har fel form"), COMPARE),
    };
    Told { part: Part::Value, fault }
}

/// Text that is none of some words, or no text.
fn word<'s>(error: &ValidationError<'_>, options: impl Iterator<Item = &'s Json>) -> Told {
    let options: Vec<&str> = options.filter_map(Json::as_str).collect();
    match error.instance().as_ref() {
        Json::Null => told_empty(error, format!("fyll i ett av orden: {}", options.join(", "))),
        Json::String(text) => {
            let hint = did_you_mean(text, options.iter().copied(), COMPARE);
            Told::value(&rules::OKANT_ORD, format!("”{text}” är inget ord som kan stå här"), hint)
        }
        instance @ (Json::Bool(_) | Json::Number(_) | Json::Array(_) | Json::Object(_)) => {
            wrong_type(&rules::INGET_ORD, instance, "ett ord", format!("skriv ett av orden: {}", options.join(", ")))
        }
    }
}

/// A value that none of several shapes fits.
fn no_branch(error: &ValidationError<'_>, schema: &Json) -> Told {
    let instance = error.instance();
    if instance.is_null() {
        return empty(error, schema);
    }
    let (expected, hint) = match description(error, schema) {
        Some(text) => ("något annat", format!("här kan stå: {text}")),
        None => ("en text eller en grupp av uppgifter", COMPARE.to_owned()),
    };
    wrong_type(&rules::FEL_SORTS_UPPGIFT, instance, expected, hint)
}

/// Where a value belongs stands nothing.
fn empty(error: &ValidationError<'_>, schema: &Json) -> Told {
    let hint = match description(error, schema) {
        Some(text) => format!("fyll i: {text}"),
        None => "fyll i ett värde".to_owned(),
    };
    told_empty(error, hint)
}

fn told_empty(error: &ValidationError<'_>, hint: String) -> Told {
    match Pointer::from_rfc6901(error.instance_path().as_str()).last() {
        None => Told::value(&rules::TOM_POST, "posten är tom", "skriv uppgifterna, eller ta bort filen"),
        Some(step) if step.bytes().all(|b| b.is_ascii_digit()) => {
            let hint = "fyll i ett värde efter bindestrecket, eller ta bort raden";
            Told::value(&rules::TOM_PUNKT, "punkten i listan är tom", hint)
        }
        Some(key) => Told::key(&rules::TOM_NYCKEL, format!("nyckeln ”{key}” är tom"), hint),
    }
}

fn wrong_type(rule: &'static Rule, instance: &Json, expected: &str, hint: String) -> Told {
    let found = match instance {
        Json::Null => "ingenting",
        Json::Bool(_) => "true eller false",
        Json::Number(number) if number.is_f64() => "ett tal med decimaler",
        Json::Number(_) => "ett tal",
        Json::String(_) => "en text",
        Json::Array(_) => "en lista",
        Json::Object(_) => "en grupp av uppgifter",
    };
    Told::value(rule, format!("här ska stå {expected}, men det står {found}"), hint)
}

/// What to write where something of another type is expected.
fn instead_of_type(instance: &Json, kind: &TypeKind, schema: Option<&Json>) -> String {
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
        _ => COMPARE.to_owned(),
    }
}

/// What belongs where something of another type stands, and the rule that says so.
fn expected(kind: &TypeKind) -> (&'static Rule, &'static str) {
    match kind {
        TypeKind::Single(JsonType::Array) => (&rules::INGEN_LISTA, "en lista"),
        TypeKind::Single(JsonType::Integer) => (&rules::INGET_HELTAL, "ett heltal"),
        TypeKind::Single(JsonType::Object) => (&rules::INGEN_GRUPP, "en grupp av uppgifter"),
        TypeKind::Single(JsonType::String) => (&rules::INGEN_TEXT, "en text"),
        // Text may be written as a number: both are text to an editor.
        TypeKind::Multiple(many) if many.contains(JsonType::String) => (&rules::INGEN_TEXT, "en text"),
        // No record has a lone truth value or decimal number.
        TypeKind::Single(JsonType::Boolean | JsonType::Null | JsonType::Number) | TypeKind::Multiple(_) => {
            (&rules::FEL_SORTS_UPPGIFT, "något annat")
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
