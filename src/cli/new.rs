//! `utbud new`: a commented skeleton of a record.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::arguments::{Outcome, value};
use super::terminal::{Terminal, Trouble};
use crate::records::{Home, Kind, Record as _, avtal::Avtal, insats::Insats, tabell::Tabell};
use crate::source::SITE_FILE;
use crate::value::Slug;

/// Skapa en ny post att fylla i
#[derive(Debug, Args)]
#[command(after_help = "\
Exempel:
  utbud new insats odlarna-nordost
  utbud new avtal ramavtal-praktik
  utbud new tabell behov-2025")]
pub(super) struct New {
    /// Vad det är: insats, avtal eller tabell
    #[arg(value_name = "SORT", display_order = 1, value_parser = skeletons())]
    skeleton: &'static Skeleton,
    /// Postens id, som blir filens namn: små bokstäver a–z, siffror och bindestreck
    #[arg(value_name = "ID", display_order = 2, value_parser = value(Slug::parse))]
    id: Slug,
    /// Mappen med site.toml [annars: den du står i]
    #[arg(long, value_name = "MAPP", default_value = ".")]
    root: PathBuf,
}

/// A record to fill in.
#[derive(Debug)]
struct Skeleton {
    kind: Kind,
    text: &'static str,
}

/// The kinds that have a skeleton; a kind's name is that of its schema.
const SKELETONS: &[Skeleton] = &[
    Skeleton { kind: Insats::KIND, text: include_str!("new/insats.yaml") },
    Skeleton { kind: Avtal::KIND, text: include_str!("new/avtal.yaml") },
    Skeleton { kind: Tabell::KIND, text: include_str!("new/tabell.yaml") },
];

fn skeletons() -> impl TypedValueParser<Value = &'static Skeleton> {
    PossibleValuesParser::new(SKELETONS.iter().map(|skeleton| skeleton.kind.schema)).map(|name| {
        SKELETONS.iter().find(|skeleton| skeleton.kind.schema == name).expect("the parser knows the names of skeletons alone")
    })
}

/// Writes a skeleton under a name that is free, and prints what to do with it.
pub(super) fn run(args: &New, terminal: &Terminal) -> Result<Outcome, Trouble> {
    if !args.root.join(SITE_FILE).is_file() {
        let message = match args.root.as_os_str() {
            here if here == "." => format!("den här mappen har ingen {SITE_FILE}"),
            other => format!("mappen ”{}” har ingen {SITE_FILE}", other.display()),
        };
        return Err(Trouble::new(message).hint("stå i sajtens mapp, eller ange den med --root"));
    }
    let Home::Folder(folder, extension) = args.skeleton.kind.home else {
        unreachable!("insatser, avtal and tables have a file each");
    };
    let folder = args.root.join(folder);
    fs::create_dir_all(&folder).map_err(|error| Trouble::machine("skapa", &folder, &error))?;
    let path = folder.join(format!("{}.{extension}", args.id));
    let shown = path.strip_prefix(".").unwrap_or(&path).display();
    let mut file = OpenOptions::new().write(true).create_new(true).open(&path).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => {
            Trouble::new(format!("id:t ”{}” är upptaget: {shown} finns redan", args.id)).hint("välj ett annat id")
        }
        _ => Trouble::machine("skapa", &path, &error),
    })?;
    file.write_all(args.skeleton.text.as_bytes()).map_err(|error| Trouble::machine("skriva", &path, &error))?;
    let root = if args.root.as_os_str() == "." { String::new() } else { format!(" --root {}", args.root.display()) };
    terminal.print(&format!("Skapade {shown}\nNästa steg: fyll i nycklarna överst i filen, och kör ”utbud check{root}”\n"))?;
    Ok(Outcome::Fine)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::Value as Json;

    use super::*;
    use crate::finding::{Finding, Findings, Place};
    use crate::records::{self, Records};
    use crate::source::Sources;
    use crate::tree::{self, Node, Pointer, Syntax, Value};

    const FILLED: &[(&str, &str)] = &[
        ("namn", "Odlarna"),
        ("sammanfattning", "Arbetsträning i en odling."),
        ("typ", "ramavtal"),
        ("läge", "okänt"),
        ("delområden", "[praktik]"),
        ("utförare", "[arbvux]"),
        ("öppen_för", "hela_staden"),
        ("källor", "[utredning-2025#4.3]"),
        ("titel", "Behov"),
        ("mäter", "personer"),
        ("period", "2024"),
        ("källa", "utredning-2025#3.2.2"),
        (
            "kolumner",
            "[{id: b, namn: B, kort: B, mäter: personer, enhet: {en: person, flera: personer}, bas: {kolumn: a, rad: a, okänd: Nej}, del_av: a, summa: nej, fält: kö.antal}]",
        ),
        (
            "rader",
            "[{id: a, namn: A, kort: A, värden: [1], mäter: personer, enhet: {en: person, flera: personer}, bas: {kolumn: a, rad: a, okänd: Nej}, del_av: b, summa: nej}]",
        ),
    ];

    /// The skeleton as an editor leaves it who fills in all that is asked for and takes the `# ` from every example.
    fn filled(skeleton: &str) -> String {
        let mut lines = skeleton.lines();
        let modeline = lines.next().unwrap_or_default();
        let body = lines.map(|line| match line.strip_prefix('#') {
            Some(comment) if comment.starts_with('#') => line.to_owned(),
            Some(example) => example.strip_prefix(' ').unwrap_or(example).to_owned(),
            None => match FILLED.iter().find(|(key, _)| line == format!("{key}:")) {
                Some((_, value)) => format!("{line} {value}"),
                None => line.to_owned(),
            },
        });
        std::iter::once(modeline.to_owned()).chain(body).map(|line| line + "\n").collect()
    }

    /// What is wrong with the only record of a site.
    fn faults(kind: Kind, text: &str) -> Vec<Finding> {
        let Home::Folder(folder, extension) = kind.home else { unreachable!("it has a file a record") };
        let path = format!("{folder}/a.{extension}");
        let site = "titel = \"a\"\norganisation = \"a\"\nrubrik = \"a\"\ningress = \"a\"\n";
        let sources = Sources::from_memory([(path.as_str(), text.as_bytes()), (SITE_FILE, site.as_bytes())]);
        let mut findings = Findings::default();
        Records::read(&sources, &mut findings);
        findings.into_iter().collect()
    }

    fn schema(kind: Kind) -> Json {
        let name = format!("{}.json", kind.schema);
        records::schemas(&[]).into_iter().find(|(found, _)| *found == name).expect("every kind has a schema").1
    }

    /// The schemas that a schema stands for: itself, what it refers to, and its branches.
    fn meanings<'s>(schema: &'s Json, root: &'s Json) -> Vec<&'s Json> {
        let referred = schema.get("$ref").and_then(Json::as_str).and_then(|path| root.pointer(path.trim_start_matches('#')));
        let branches = schema.get("anyOf").and_then(Json::as_array).into_iter().flatten();
        let below = referred.into_iter().chain(branches).flat_map(|below| meanings(below, root));
        std::iter::once(schema).chain(below).collect()
    }

    /// The keys that a schema knows and none of the nodes has, as pointers.
    fn missing(schema: &Json, root: &Json, nodes: &[&Node], at: &Pointer, found: &mut Vec<String>) {
        for meaning in meanings(schema, root) {
            for (key, below) in meaning.get("properties").and_then(Json::as_object).into_iter().flatten() {
                let here: Vec<&Node> = nodes.iter().filter_map(|node| node.get(key)).collect();
                let at = at.join(key);
                if here.is_empty() {
                    found.push(at.to_string());
                } else {
                    missing(below, root, &here, &at, found);
                }
            }
            if let Some(below) = meaning.get("items") {
                let items = nodes.iter().flat_map(|node| match &node.value {
                    Value::List(items) => items.as_slice(),
                    _ => &[],
                });
                missing(below, root, &items.collect::<Vec<_>>(), at, found);
            }
        }
    }

    #[test]
    fn a_skeleton_asks_for_what_is_required_and_shows_every_key() {
        SKELETONS.iter().for_each(holds);
    }

    fn holds(Skeleton { kind, text: skeleton }: &Skeleton) {
        assert_eq!(skeleton.lines().next(), Some(kind.modeline().as_str()));

        let findings = faults(*kind, skeleton);
        let asked: BTreeSet<String> = findings
            .iter()
            .map(|finding| match &finding.place {
                Place::Tree { pointer, .. } => pointer.to_string(),
                other => panic!("{other:?}"),
            })
            .collect();
        let schema = schema(*kind);
        let required = schema["required"].as_array().expect("some keys are required");
        assert_eq!(asked, required.iter().map(|key| format!("/{}", key.as_str().unwrap_or_default())).collect());

        let text = filled(skeleton);
        let findings = faults(*kind, &text);
        assert!(findings.is_empty(), "{findings:#?}");

        let tree = tree::read(Syntax::Yaml, &text).expect("the record was read from it");
        let mut found = Vec::new();
        missing(&schema, &schema, &[&tree], &Pointer::root(), &mut found);
        // What a part may say, the record says with the same keys: a comment names them.
        let named = skeleton.lines().find(|line| line.starts_with("## Olika vägar in.")).unwrap_or_default();
        let words: Vec<&str> = named.split([' ', ',', '.']).collect();
        found.retain(|pointer| {
            !pointer.strip_prefix("/delar/").is_some_and(|key| words.contains(&key.split('/').next().unwrap_or(key)))
        });
        assert_eq!(found, Vec::<String>::new(), "keys that the skeleton does not show");
    }
}
