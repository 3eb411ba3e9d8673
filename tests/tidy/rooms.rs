//! Who may use whom: ARCHITECTURE.md's table as code.

use std::collections::{BTreeMap, BTreeSet};

use super::files;

/// The rooms that are open to all. They may use each other as listed.
const BASE: &[(&str, &[&str])] = &[
    // What can be wrong, as a list.
    ("rule", &[]),
    // A fault of a value names the rule it breaks.
    ("value", &["rule"]),
    // A fault of syntax holds a `Fault`.
    ("tree", &["rule", "value"]),
    // A file that can't be used breaks a rule; sources know which files hold a tree.
    ("source", &["rule", "tree", "value"]),
    // A place becomes line and column by the file's text and tree; what sources refuse is told.
    ("finding", &["rule", "source", "tree", "value"]),
];

/// What each room may use beside the base.
const ROOMS: &[(&str, &[&str])] = &[
    ("prose", &[]),
    ("script", &[]),
    ("theme", &[]),
    ("publish", &[]),
    // A record's Markdown is read as it is deserialised.
    ("records", &["prose"]),
    // The catalogue is the records, checked: no second set of types.
    ("catalogue", &["records"]),
    // A table is laid out from its record, or counted from the records of the catalogue.
    ("tables", &["catalogue", "records"]),
    // The only door from tables to pages and files.
    ("disclosure", &["records", "tables"]),
    // It sees what is published, and is asked for nothing but what follows from it; words are read by the same lists.
    ("outsider", &["disclosure", "records", "tables"]),
    // Files of a table that may be shown; axes are the tables' own.
    ("export", &["disclosure", "records", "tables"]),
    // Views are made of records, which the catalogue hands out as they are; numbers come through the disclosure alone.
    ("site", &["catalogue", "disclosure", "export", "prose", "records", "tables"]),
    // What may stand in spite of the guard is the record of `site.toml`; it looks at what a site publishes.
    ("guard", &["records", "site"]),
    // Data for the finder's script, made of what the site knows of each insats; what comes first is asked of the script.
    ("finder", &["script", "site"]),
    // Only the public site is indexed; the embedded engine answers queries on the command line.
    ("search", &["records", "script", "site"]),
    // Policy about records' words (`AvtalsLage`), which it gets by way of the site, and about the names of rows and columns.
    ("check", &["search", "site", "catalogue", "records", "tables"]),
    // Prose writes its own HTML and asks the renderer for links and values.
    ("render", &["site", "disclosure", "export", "finder", "search", "theme", "script", "prose"]),
    // `build` is the pure trip in lib.rs.
    (
        "cli",
        &[
            "audit",
            "build_with",
            "catalogue",
            "check",
            "compare_versions",
            "disclosure",
            "finder",
            "prose",
            "publish",
            "publishable",
            "records",
            "render",
            "script",
            "search",
            "site",
            "theme",
        ],
    ),
];

/// What lib.rs puts together.
const LIB: &[&str] = &[
    "catalogue",
    "check",
    "cli",
    "disclosure",
    "export",
    "finder",
    "finding",
    "guard",
    "outsider",
    "prose",
    "publish",
    "records",
    "render",
    "rule",
    "script",
    "search",
    "site",
    "source",
    "tables",
    "theme",
    "tree",
    "value",
];

/// Files that are longer than [`LONGEST`] lines, each with why.
const LONG: &[(&str, &str)] = &[
    ("src/records/modell.rs", "eleven vocabularies, one type each, without code"),
    ("src/tables/layout.rs", "what a table declares of its rows, columns and layers, in one pass; next to be parted"),
];
const LONGEST: usize = 600;

/// The room a file of `src/` lies in; `lib` and `main` for those two.
fn room(path: &str) -> &str {
    let below = path.strip_prefix("src/").expect("it lies in src");
    below.split('/').next().unwrap_or_default().trim_end_matches(".rs")
}

/// The names that follow `crate::` in a line of code, grouped ones too.
fn edges(line: &str) -> Vec<String> {
    let code = line.split("//").next().unwrap_or_default();
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let after = &code[at + "crate::".len()..];
        let names = match after.strip_prefix('{') {
            Some(group) => group.split('}').next().unwrap_or_default().split(',').map(str::trim).collect(),
            None => vec![after],
        };
        let word = |name: &str| name.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect::<String>();
        found.extend(names.into_iter().map(word).filter(|name| !name.is_empty()));
    }
    found
}

#[test]
fn rooms_use_only_what_they_may() {
    let allowed: BTreeMap<&str, BTreeSet<&str>> = BASE
        .iter()
        .map(|(room, uses)| (*room, uses.iter().copied().collect()))
        .chain(ROOMS.iter().map(|(room, uses)| (*room, uses.iter().copied().chain(BASE.iter().map(|(base, _)| *base)).collect())))
        .chain([("lib", LIB.iter().copied().collect()), ("main", BTreeSet::from(["cli"]))])
        .collect();
    let mut wrong = Vec::new();
    for (path, text) in files("src", "rs") {
        let room = room(&path);
        let Some(allowed) = allowed.get(room) else {
            wrong.push(format!("{path}: the room {room} is not in the table"));
            continue;
        };
        for (index, line) in text.lines().enumerate() {
            for edge in edges(line).into_iter().filter(|edge| edge != room && !allowed.contains(edge.as_str())) {
                wrong.push(format!("{path}:{}: {room} may not use {edge}", index + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "{}\nIs the edge sound? Then list it here and in ARCHITECTURE.md.", wrong.join("\n"));
}

/// The table has an order: a room uses only rooms that stand above it, so that no rooms use each other in a circle.
#[test]
fn rooms_stand_in_an_order() {
    let rooms: Vec<&str> = BASE.iter().chain(ROOMS).map(|(room, _)| *room).collect();
    for (at, (room, uses)) in BASE.iter().chain(ROOMS).enumerate().filter(|(_, (room, _))| *room != "cli") {
        for used in *uses {
            assert!(rooms[..at].contains(used), "{room} uses {used}, which stands below it");
        }
    }
}

/// `super::super::…` leads out of a room without naming it.
#[test]
fn no_room_is_left_by_the_back_door() {
    for (path, text) in files("src", "rs") {
        let depth = path.matches('/').count();
        for (index, line) in text.lines().enumerate() {
            let ups = line.split("//").next().unwrap_or_default().matches("super::").count();
            let inner = usize::from(line.starts_with(' '));
            let most = if path == "src/lib.rs" { 0 } else { depth - 1 + inner };
            let chain = line.contains(&"super::".repeat(most + 1)) && ups > most;
            assert!(!chain, "{path}:{}: leaves its room: {line}", index + 1);
        }
    }
}

#[test]
fn files_are_short() {
    let long: BTreeSet<String> =
        files("src", "rs").into_iter().filter(|(_, text)| text.lines().count() > LONGEST).map(|(path, _)| path).collect();
    let listed: BTreeSet<String> = LONG.iter().map(|(path, _)| (*path).to_owned()).collect();
    assert_eq!(long, listed, "files of more than {LONGEST} lines, and those that are listed");
}

#[test]
fn every_module_says_what_it_is() {
    for (path, text) in files("src", "rs") {
        let fine = text.starts_with("//!") || path.ends_with("/tests.rs") || path.ends_with("/properties.rs");
        assert!(fine, "{path}: opens without a word of what comes in and what goes out");
    }
}

#[test]
fn the_documented_table_is_this_one() {
    let text = std::fs::read_to_string(super::root().join("ARCHITECTURE.md")).expect("it is there");
    for (room, uses) in ROOMS.iter().filter(|(room, _)| *room != "cli") {
        let row = text.lines().find(|line| {
            let first = line.strip_prefix("| ").and_then(|line| line.split(" |").next()).unwrap_or_default();
            first.split(", ").any(|name| name == *room)
        });
        let row = row.unwrap_or_else(|| panic!("ARCHITECTURE.md has no row for {room}"));
        let cell = row.split('|').nth(2).unwrap_or_default().trim();
        let told: BTreeSet<&str> = if cell == "(base only)" { BTreeSet::new() } else { cell.split(", ").collect() };
        assert_eq!(told, uses.iter().copied().collect(), "ARCHITECTURE.md on {room}");
    }
}

#[test]
fn edges_are_found() {
    assert_eq!(edges("use crate::{site, prose}; // crate::cli"), ["site", "prose"]);
    assert_eq!(edges("let x = crate::value::Slug::parse(crate::tree::BODY);"), ["value", "tree"]);
}
