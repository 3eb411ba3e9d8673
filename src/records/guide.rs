//! The content model as a page for editors: every kind of record, where it lies and what may stand in it.
//!
//! In: the kinds and their schemas, whose descriptions are the types' own doc comments. Out: Markdown, which `docs/modell.md` is.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde_json::{Map, Value as Json};

use super::example::least;
use super::kinds::{ForKind, each_kind};
use super::record::{Home, Kind, Record};
use super::reference::{ANY, KEYWORD, Prefix};
use super::schema::program_schema;
use super::text;
use crate::tree::BODY;

/// The page.
pub fn guide() -> String {
    let mut kinds = Kinds::default();
    each_kind(&mut kinds);
    let mut page = String::from(
        "# Innehållsmodellen\n\n\
         Gjord av `utbud schema --markdown` ur programmets egna posttyper; ändra inte här. Vad ett fel betyder står i [fel.md](fel.md).\n\n\
         En nyckel som inte måste finnas utelämnas hellre än att den lämnas tom: då visar sajten ”uppgift saknas”. Text som innehåller ett \
         kolon följt av mellanslag sätts inom citattecken.\n",
    );
    for (kind, schema) in &kinds.0 {
        page.push_str(&section(*kind, schema, &kinds));
    }
    let shared = kinds.shared();
    if !shared.is_empty() {
        page.push_str("\n## Delar som flera slag har\n");
        for (name, (definition, schema)) in &shared {
            page.push_str(&part(name, definition, schema));
        }
    }
    page
}

/// The kinds with their schemas, in the order of the list.
#[derive(Default)]
struct Kinds(Vec<(Kind, Json)>);

impl ForKind for Kinds {
    fn kind<T: Record>(&mut self) {
        self.0.push((T::KIND, program_schema::<T>()));
    }
}

impl Kinds {
    /// The parts that more than one kind has, by name, each with the schema that it stands in.
    fn shared(&self) -> BTreeMap<&str, (&Json, &Json)> {
        let mut seen = BTreeSet::new();
        let mut shared = BTreeMap::new();
        for (_, schema) in &self.0 {
            for (name, definition) in definitions(schema) {
                if !seen.insert(name.as_str()) {
                    shared.entry(name.as_str()).or_insert((definition, schema));
                }
            }
        }
        shared
    }
}

/// The parts of a schema that have a name and keys of their own.
fn definitions(schema: &Json) -> impl Iterator<Item = (&String, &Json)> {
    let all = schema.get("$defs").and_then(Json::as_object).into_iter().flatten();
    all.filter(|(_, definition)| definition.get("properties").is_some())
}

fn section(kind: Kind, schema: &Json, kinds: &Kinds) -> String {
    let mut text = format!("\n## {}\n\n{}\n\n{}", kind.schema, description(schema), home(kind));
    if let Some(prefix) = kind.prefix {
        let _ = write!(text, " Hänvisa till {} med `{prefix}:ID`.", prefix.noun());
    }
    let _ = write!(text, "\n\n{}", keys(schema, schema));
    let _ = write!(text, "\nDet minsta som går:\n\n{}", smallest(kind, schema));
    let shared = kinds.shared();
    for (name, definition) in definitions(schema).filter(|(name, _)| !shared.contains_key(name.as_str())) {
        text.push_str(&part(name, definition, schema));
    }
    text
}

/// Where the files of a kind lie.
fn home(kind: Kind) -> String {
    match kind.home {
        Home::Folder(folder, extension) => format!("En fil för varje post: `{folder}/ID.{extension}`."),
        Home::Vocabulary(file) => format!("Alla poster i en fil, `{file}`, var och en under sitt id."),
        Home::List(file) => format!("Alla poster i en fil, `{file}`, som en lista."),
        Home::Single(file) => format!("En enda post: `{file}`."),
    }
}

/// The record with the keys that must stand, as its file has it.
fn smallest(kind: Kind, schema: &Json) -> String {
    let record = least(schema, schema);
    let (before, indent, language, mut lines) = match kind.home {
        Home::Folder(_, "md") => ("---\n", "", "markdown", front_matter(&record)),
        Home::Single(file) if file.ends_with(".toml") => ("", "", "toml", toml(&record)),
        Home::Folder(..) | Home::Single(_) => ("", "", "yaml", yaml(&record)),
        Home::Vocabulary(_) => ("exempel:\n", "  ", "yaml", yaml(&record)),
        Home::List(_) => ("", "  ", "yaml", yaml(&record)),
    };
    lines = lines.lines().map(|line| format!("{indent}{line}\n")).collect();
    if let Home::List(_) = kind.home {
        lines.replace_range(..2.min(lines.len()), "- ");
    }
    format!("```{language}\n{before}{lines}```\n")
}

fn yaml(record: &Json) -> String {
    let entries = record.as_object().into_iter().flatten();
    entries.map(|(key, value)| format!("{key}: {}\n", flow(value))).collect()
}

fn front_matter(record: &Json) -> String {
    let Some(record) = record.as_object() else { return String::new() };
    let keys: Map<String, Json> = record.iter().filter(|(key, _)| *key != BODY).map(|(k, v)| (k.clone(), v.clone())).collect();
    format!("{}---\nTexten.\n", yaml(&keys.into()))
}

fn toml(record: &Json) -> String {
    record.as_object().into_iter().flatten().map(|(key, value)| format!("{key} = {value}\n")).collect()
}

/// A value in one line of YAML.
fn flow(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        Json::Array(items) => format!("[{}]", items.iter().map(flow).collect::<Vec<_>>().join(", ")),
        Json::Object(map) => {
            format!("{{{}}}", map.iter().map(|(key, value)| format!("{key}: {}", flow(value))).collect::<Vec<_>>().join(", "))
        }
        Json::Null | Json::Bool(_) | Json::Number(_) => value.to_string(),
    }
}

/// A part with keys of its own.
fn part(name: &str, definition: &Json, schema: &Json) -> String {
    format!("\n### {name}\n\n{}\n\n{}", description(definition), keys(definition, schema))
}

/// The keys of a mapping as a table.
fn keys(mapping: &Json, root: &Json) -> String {
    let required: Vec<&str> =
        mapping.get("required").and_then(Json::as_array).into_iter().flatten().filter_map(Json::as_str).collect();
    let mut text = String::from("| nyckel | måste finnas | vad som står där | förklaring |\n|---|---|---|---|\n");
    for (key, below) in mapping.get("properties").and_then(Json::as_object).into_iter().flatten() {
        let must = if required.contains(&key.as_str()) { "ja" } else { "" };
        let name =
            if key == BODY && below.get(text::KEYWORD).is_some() { "texten efter `---`".to_owned() } else { format!("`{key}`") };
        let _ = writeln!(text, "| {name} | {must} | {} | {} |", form(below, root), cell(&description(below)));
    }
    text
}

fn description(schema: &Json) -> String {
    schema.get("description").and_then(Json::as_str).unwrap_or_default().replace('\n', " ")
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

/// What may stand at a place, in words.
fn form(schema: &Json, root: &Json) -> String {
    if let Some(target) = schema.get("$ref").and_then(Json::as_str) {
        let name = target.rsplit('/').next().unwrap_or_default();
        let Some(definition) = root.pointer(target.trim_start_matches('#')) else { return name.to_owned() };
        let has_keys = definition.get("properties").is_some();
        return if has_keys { format!("[{name}](#{})", name.to_lowercase()) } else { form(definition, root) };
    }
    if let Some(branches) = schema.get("oneOf").or_else(|| schema.get("anyOf")).and_then(Json::as_array) {
        let words: Vec<String> = branches.iter().map(|branch| form(branch, root)).collect();
        return words.join(if schema.get("oneOf").is_some() { ", " } else { " eller " });
    }
    if let Some(word) = schema.get("const") {
        return format!("`{}`", flow(word));
    }
    if let Some(words) = schema.get("enum").and_then(Json::as_array) {
        return words.iter().map(|word| format!("`{}`", flow(word))).collect::<Vec<_>>().join(", ");
    }
    if let Some(prefix) = schema.get(KEYWORD).and_then(Json::as_str) {
        let one = Prefix::parse(prefix).map(Prefix::noun);
        return if prefix == ANY { "slag:id".to_owned() } else { format!("id för {}", one.unwrap_or("posten")) };
    }
    if let Some(kind) = schema.get(text::KEYWORD).and_then(Json::as_str) {
        return if kind == "markdown" { "Markdown".to_owned() } else { "text, med uttryck".to_owned() };
    }
    if let Some(items) = schema.get("items") {
        return format!("lista: {}", form(items, root));
    }
    if let Some(below) = schema.get("additionalProperties").filter(|below| below.is_object()) {
        return format!("id: {}", form(below, root));
    }
    if let Some(format) = schema.get("format").and_then(Json::as_str) {
        return of_format(format).to_owned();
    }
    let number = schema.get("type").is_some_and(|kind| kind == "integer" || kind == "number");
    if number { "tal".to_owned() } else { "text".to_owned() }
}

fn of_format(format: &str) -> &'static str {
    match format {
        "utbud-text" => "text",
        "utbud-id" => "id",
        "utbud-datum" => "datum: 2025-03-14",
        "utbud-tidpunkt" => "dag, månad eller år: 2025-03",
        "utbud-period" => "period: 2025, 2025-03, 2023–2025",
        "utbud-kalla" => "dokument#avsnitt",
        "utbud-epost" => "e-postadress",
        "utbud-telefon" => "telefonnummer",
        "utbud-webbadress" => "webbadress",
        "utbud-cell" => "tal, eller ett tecken för det som saknas",
        "utbud-hash" => "hash",
        "utbud-nyckel" => "minst 16 tecken",
        _ => "text",
    }
}
