//! No two files of a room know each other in a circle: what a file uses is beside it or below it in the order of the room, never
//! both ways. And only routes know what a page's file is called.
//!
//! An arrow goes from a file to the file that defines what it names. What a file only passes on (`pub use self::…`) is no arrow, and a
//! name that is passed on leads to where it is defined.

use std::collections::{BTreeMap, BTreeSet};

use super::files;

/// Rooms that still have circles. The list only shrinks: a room without circles may not stand here.
const WAITING: &[&str] = &["disclosure", "outsider", "tables", "theme"];

/// Rooms in which a file does not even name what the one above it passes on.
const UNAWARE: &[&str] = &["site"];

/// A file of `src/` as code: without comments, tests and the bodies of modules that lie in it.
struct File {
    code: String,
    /// The paths of its `use`, each with whether it passes the name on.
    uses: Vec<(String, bool)>,
}

/// More often than any name is passed on.
const MOST: usize = 6;

/// The files of `src/` by the path of their module, without those that are tests.
fn modules() -> BTreeMap<String, File> {
    files("src", "rs")
        .into_iter()
        .filter_map(|(path, text)| {
            let module = path.strip_prefix("src/")?.strip_suffix(".rs")?.to_owned();
            let test = module.split('/').any(|step| matches!(step, "tests" | "properties"));
            (!test && module != "lib" && module != "main").then(|| (module.replace('/', "::"), file(&text)))
        })
        .collect()
}

fn file(text: &str) -> File {
    let bare: String = text.lines().map(|line| line.split("//").next().unwrap_or_default().to_owned() + "\n").collect();
    let bare = without_reach(&bare);
    let (mut code, mut uses) = (without_modules(&bare), Vec::new());
    while let Some(at) = find_use(&code) {
        let end = code[at..].find(';').map_or(code.len(), |end| at + end);
        let line = code[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let passes_on = code[line..at].trim_start().starts_with("pub");
        let tree = code[at + "use ".len()..end].split_whitespace().collect::<Vec<_>>().join(" ");
        uses.extend(branches(&tree).into_iter().map(|path| (path, passes_on)));
        code.replace_range(line..end, "");
    }
    File { code, uses }
}

/// Code whose items don't say how far they can be seen: `pub(in crate::site)` uses nothing.
fn without_reach(code: &str) -> String {
    let mut parts = code.split("pub(in ");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |left, part| left + "pub" + part.split_once(')').map_or("", |(_, rest)| rest))
}

/// Where the next `use` of this crate's own begins.
fn find_use(code: &str) -> Option<usize> {
    let starts = ["use crate::", "use self::", "use super::"].iter().filter_map(|start| code.find(start));
    starts.filter(|at| *at == 0 || !code[..*at].ends_with(|c: char| c.is_alphanumeric() || c == '_')).min()
}

/// Code without the bodies of modules that lie in it.
fn without_modules(code: &str) -> String {
    let mut left = String::new();
    let mut rest = code;
    while let Some(open) = rest.match_indices("mod ").map(|(at, _)| at).find_map(|at| {
        let name = rest[at + 4..].trim_start_matches(|c: char| c.is_alphanumeric() || c == '_');
        name.starts_with(" {").then(|| rest.len() - name.len() + 1)
    }) {
        left.push_str(&rest[..open]);
        let mut depth = 0;
        let close = rest[open..].char_indices().find(|(_, c)| {
            depth += i32::from(*c == '{') - i32::from(*c == '}');
            depth == 0
        });
        rest = close.map_or("", |(at, _)| &rest[open + at + 1..]);
    }
    left + rest
}

/// The single paths of a `use`: `a::{b, c::{d, e as f}}` has three.
fn branches(tree: &str) -> Vec<String> {
    let Some((before, group)) = tree.split_once('{') else {
        return vec![tree.split(" as ").next().unwrap_or_default().trim().to_owned()];
    };
    let group = group.trim_end().trim_end_matches('}');
    let (mut depth, mut start, mut found) = (0, 0, Vec::new());
    let mut cut = |part: &str| {
        if !part.trim().is_empty() {
            found.extend(branches(&format!("{before}{}", part.trim())));
        }
    };
    for (at, c) in group.char_indices() {
        depth += i32::from(c == '{') - i32::from(c == '}');
        if c == ',' && depth == 0 {
            cut(&group[start..at]);
            start = at + 1;
        }
    }
    // A group in a group loses its end with the outer one's.
    let last = &group[start..];
    cut(&format!("{last}{}", "}".repeat(usize::try_from(depth).unwrap_or_default())));
    found
}

/// The module that defines what a path names, seen from a module; passed-on names are followed.
fn home(modules: &BTreeMap<String, File>, from: &str, path: &str, left: usize) -> String {
    let mut at: Vec<&str> = from.split("::").collect();
    let mut steps = path.split("::").map(str::trim).peekable();
    match steps.next() {
        Some("crate") => at.clear(),
        Some("super") => drop(at.pop()),
        _ => {}
    }
    while steps.next_if(|step| *step == "super").is_some() {
        at.pop();
    }
    while let Some(step) = steps.next_if(|step| modules.contains_key(&[at.as_slice(), &[step]].concat().join("::"))) {
        at.push(step);
    }
    let module = at.join("::");
    let name = steps.next().unwrap_or_default();
    let passed = modules.get(&module).and_then(|file| file.uses.iter().find(|(path, _)| path.rsplit("::").next() == Some(name)));
    match passed {
        Some((path, _)) if left > 0 => home(modules, &module, path, left - 1),
        Some(_) | None => module,
    }
}

/// The paths that code names outside its `use`: those that begin at the crate, the room or above, or with a module below.
fn named(module: &str, code: &str, modules: &BTreeMap<String, File>) -> Vec<String> {
    let below: Vec<&str> = modules
        .keys()
        .filter_map(|other| other.strip_prefix(module)?.strip_prefix("::"))
        .filter(|name| !name.contains("::"))
        .collect();
    let word = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    code.split(|c: char| !word(c))
        .filter_map(|path| {
            let (first, _) = path.split_once("::")?;
            if matches!(first, "crate" | "self" | "super") {
                Some(path.to_owned())
            } else {
                below.contains(&first).then(|| format!("self::{path}"))
            }
        })
        .collect()
}

/// What each file of a room uses of the others: a name that is passed on is followed so many times.
fn arrows(modules: &BTreeMap<String, File>, left: usize) -> BTreeMap<&str, BTreeSet<String>> {
    let room = |module: &str| module.split("::").next().unwrap_or_default().to_owned();
    modules
        .iter()
        .map(|(module, file)| {
            let used = file.uses.iter().filter_map(|(path, passes_on)| {
                let home = home(modules, module, path, left);
                (!(*passes_on && home.starts_with(&format!("{module}::")))).then_some(home)
            });
            let named = named(module, &file.code, modules);
            let named = named.iter().map(|path| home(modules, module, path, left));
            let to = used.chain(named).filter(|to| to != module && room(to) == room(module)).collect();
            (module.as_str(), to)
        })
        .collect()
}

/// The files that can be reached from a file.
fn reached(from: &str, arrows: &BTreeMap<&str, BTreeSet<String>>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut left: Vec<&String> = arrows.get(from).into_iter().flatten().collect();
    while let Some(next) = left.pop() {
        if found.insert(next.clone()) {
            left.extend(arrows.get(next.as_str()).into_iter().flatten());
        }
    }
    found
}

#[test]
fn no_files_of_a_room_form_a_circle() {
    let modules = modules();
    let arrows = arrows(&modules, MOST);
    let circling: Vec<&str> = arrows.keys().copied().filter(|file| reached(file, &arrows).contains(*file)).collect();
    let mut wrong = Vec::new();
    for file in &circling {
        let room = file.split("::").next().unwrap_or_default();
        if !WAITING.contains(&room) {
            let back = arrows[file].iter().filter(|to| reached(to, &arrows).contains(*file)).cloned().collect::<Vec<_>>();
            wrong.push(format!("{file} uses {}, which leads back to it", back.join(", ")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for room in WAITING {
        let has = circling.iter().any(|file| file.split("::").next() == Some(room));
        assert!(has, "{room} has no circle any more: take it from the list");
    }
}

#[test]
fn no_file_names_the_one_above_it() {
    let modules = modules();
    let arrows = arrows(&modules, 0);
    let own = arrows.iter().filter(|(file, _)| UNAWARE.contains(&file.split("::").next().unwrap_or_default()));
    let up: Vec<String> = own
        .flat_map(|(file, uses)| {
            uses.iter().filter(|to| file.starts_with(&format!("{to}::"))).map(move |to| format!("{file} uses {to}"))
        })
        .collect();
    assert!(up.is_empty(), "{}", up.join("\n"));
}

#[test]
fn only_routes_know_what_the_file_of_a_page_is_called() {
    for (module, file) in modules() {
        let held = ["site", "render", "search", "finder"].contains(&module.split("::").next().unwrap_or_default());
        let fine = !held || module == "site::route" || !file.code.contains(".html");
        assert!(fine, "{module}: says what the file of a page is called; that is for site::route");
    }
}

#[test]
fn paths_are_found_and_followed() {
    assert_eq!(branches("super::{a, b::{C, D as E}, f}"), ["super::a", "super::b::C", "super::b::D", "super::f"]);
    let modules = BTreeMap::from(
        [
            ("room", "mod a;\nmod b;\npub use self::a::Thing;\nfn f() { b::g(); }\n"),
            ("room::a", "use super::b::Other;\nstruct Thing;\n"),
            ("room::b", "use super::Thing;\n#[cfg(test)]\nmod tests {\n    use super::*;\n    use crate::cli::Never;\n}\n"),
        ]
        .map(|(module, text)| (module.to_owned(), file(text))),
    );
    let arrows = arrows(&modules, MOST);
    assert_eq!(arrows["room"], BTreeSet::from(["room::b".to_owned()]));
    assert_eq!(arrows["room::a"], BTreeSet::from(["room::b".to_owned()]));
    assert_eq!(arrows["room::b"], BTreeSet::from(["room::a".to_owned()]));
    assert!(reached("room::a", &arrows).contains("room::a"));
}
