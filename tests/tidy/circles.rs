//! Files of a room know their children, not the other way round, and form no circle; only routes know what a page's file is called.

use std::collections::{BTreeMap, BTreeSet};

use super::files;

/// The rooms whose files are held to it.
const ROOMS: &[&str] = &["site"];

/// A file as the path of its module: `["site", "page", "start"]`.
type Module = Vec<String>;

fn module(path: &str) -> Module {
    let path = path.strip_prefix("src/").unwrap_or(path);
    path.trim_end_matches(".rs").split('/').map(str::to_owned).collect()
}

/// A file without its comments and its tests.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join(" ")
}

/// The paths in a piece of code that begin with `crate`, `super` or `self`, those of a group each by itself.
fn paths(code: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let mut rest = code;
    while let Some(at) = ["crate::", "super::", "self::"].iter().filter_map(|root| rest.find(root)).min() {
        let before = rest[..at].chars().next_back();
        let whole = &rest[at..];
        let (list, length) = tree(whole);
        let is_reach = rest[..at].ends_with("(in ");
        if !is_reach && !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':') {
            found.extend(list);
        }
        rest = &whole[length.max(1)..];
    }
    found
}

/// A path, or the paths of a group, and how long it is.
fn tree(text: &str) -> (Vec<Vec<String>>, usize) {
    let length = text.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(text.len());
    let name = text[..length].to_owned();
    let after = &text[length..];
    if let Some(group) = after.strip_prefix("::{") {
        let (mut list, mut at) = (Vec::new(), 0);
        loop {
            at += group[at..].len() - group[at..].trim_start_matches([' ', ',']).len();
            if at >= group.len() || group[at..].starts_with('}') {
                break;
            }
            let (inner, length) = tree(&group[at..]);
            list.extend(inner.into_iter().map(|path| [vec![name.clone()], path].concat()));
            at += length.max(1);
        }
        return (list, length + "::{".len() + at + 1);
    }
    if let Some(below) = after.strip_prefix("::").filter(|below| below.starts_with(|c: char| c.is_alphabetic() || c == '_')) {
        let (list, inner) = tree(below);
        return (list.into_iter().map(|path| [vec![name.clone()], path].concat()).collect(), length + 2 + inner);
    }
    (vec![vec![name]], length)
}

/// The file that a path written in another file leads into.
fn target<'m>(from: &Module, path: &[String], all: &'m BTreeMap<Module, String>) -> Option<&'m Module> {
    let ups = path.iter().take_while(|part| matches!(part.as_str(), "super" | "self")).count();
    let supers = path.iter().take(ups).filter(|part| *part == "super").count();
    let base = if path.first()? == "crate" { &[][..] } else { &from[..from.len().checked_sub(supers)?] };
    let rest = if path.first()? == "crate" { &path[1..] } else { &path[ups..] };
    let whole: Module = base.iter().chain(rest).cloned().collect();
    (1..=whole.len()).rev().find_map(|length| all.get_key_value(&whole[..length])).map(|(module, _)| module)
}

fn edges(all: &BTreeMap<Module, String>) -> BTreeMap<&Module, BTreeSet<&Module>> {
    let mut edges = BTreeMap::new();
    for (module, text) in all {
        let targets = paths(&code(text)).into_iter().filter_map(|path| target(module, &path, all)).filter(|to| *to != module);
        edges.insert(module, targets.collect());
    }
    edges
}

/// The files of a room.
fn room(name: &str) -> BTreeMap<Module, String> {
    let all = files("src", "rs").into_iter().map(|(path, text)| (module(&path), text));
    all.filter(|(module, _)| module[0] == name).collect()
}

#[test]
fn files_of_a_room_form_no_circle() {
    for name in ROOMS {
        let all = room(name);
        let mut left = edges(&all);
        // What uses nothing that is left can't be in a circle.
        loop {
            let done: BTreeSet<&Module> = left.iter().filter(|(_, uses)| uses.is_empty()).map(|(module, _)| *module).collect();
            if done.is_empty() {
                break;
            }
            left.retain(|module, _| !done.contains(module));
            left.values_mut().for_each(|uses| uses.retain(|to| !done.contains(to)));
        }
        let circle: Vec<String> = left
            .iter()
            .map(|(module, uses)| {
                let uses: Vec<String> = uses.iter().map(|to| to.join("/")).collect();
                format!("{} uses {}", module.join("/"), uses.join(", "))
            })
            .collect();
        assert!(circle.is_empty(), "these use each other in a circle, or what does:\n{}", circle.join("\n"));
    }
}

#[test]
fn no_file_uses_the_one_above_it() {
    for name in ROOMS {
        let all = room(name);
        let up: Vec<String> = edges(&all)
            .into_iter()
            .flat_map(|(module, uses)| uses.into_iter().filter(|to| module.starts_with(to)).map(move |to| (module, to)))
            .map(|(module, to)| format!("{} uses {}", module.join("/"), to.join("/")))
            .collect();
        assert!(up.is_empty(), "{}", up.join("\n"));
    }
}

#[test]
fn only_routes_know_what_the_file_of_a_page_is_called() {
    for (path, text) in files("src", "rs") {
        let held = ["src/site", "src/render", "src/search", "src/finder"].iter().any(|room| path.starts_with(room));
        let fine = !held || path == "src/site/route.rs" || !code(&text).contains(".html");
        assert!(fine, "{path}: says what the file of a page is called; that is for src/site/route.rs");
    }
}

#[test]
fn paths_are_read() {
    let found = paths("use crate::{a::{b, c::D}, e}; fn f() { super::g::h(self::i) } my_super::x pub(in crate::j) y");
    let found: Vec<String> = found.iter().map(|path| path.join("::")).collect();
    assert_eq!(found, ["crate::a::b", "crate::a::c::D", "crate::e", "super::g::h", "self::i"]);
}
