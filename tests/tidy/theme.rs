//! The theme holds together: templates, words and icons are used and exist.

use std::collections::BTreeSet;

use super::{files, root};
use crate::site::{options, sources};

const FOLDER: &str = "themes/standard";

/// What stands between `before` and the next quote, at every place.
fn quoted<'t>(text: &'t str, before: &'t str) -> impl Iterator<Item = &'t str> {
    text.match_indices(before).filter_map(move |(at, _)| text[at + before.len()..].split('"').next())
}

fn templates() -> Vec<(String, String)> {
    files(FOLDER, "html")
}

/// The dotted names of all words in a TOML file.
pub(crate) fn names(file: &str) -> BTreeSet<String> {
    fn collect(prefix: &str, value: &toml::Value, names: &mut BTreeSet<String>) {
        match value {
            toml::Value::Table(table) => {
                for (key, below) in table {
                    let name = if prefix.is_empty() { key.clone() } else { format!("{prefix}.{key}") };
                    collect(&name, below, names);
                }
            }
            _ => {
                names.insert(prefix.to_owned());
            }
        }
    }
    let text = std::fs::read_to_string(root().join(FOLDER).join(file)).expect("the theme has it");
    let mut found = BTreeSet::new();
    collect("", &toml::Value::Table(text.parse().expect("it is TOML")), &mut found);
    found
}

/// The names that calls like `ord(n="…")` give: whole ones, and the beginnings of those that go on with `~`.
fn called(call: &str) -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut whole, mut begun) = (BTreeSet::new(), BTreeSet::new());
    for (_, text) in templates() {
        for (at, _) in text.match_indices(call) {
            let after = &text[at + call.len()..];
            let name = after.split('"').next().unwrap_or_default().to_owned();
            let rest = after[name.len() + 1..].trim_start();
            if rest.starts_with('~') {
                begun.insert(name)
            } else {
                whole.insert(name)
            };
        }
    }
    (whole, begun)
}

#[test]
fn every_template_is_used() {
    let (site, _) = utbud::build(&sources(root()), &options());
    let site = site.expect("the real site is sound");
    let mut used: BTreeSet<String> =
        site.pages().values().map(|page| format!("{FOLDER}/templates/{}.html", page.template())).collect();
    for (_, text) in files("src/render", "rs") {
        used.extend(quoted(&text, "\"block/").map(|name| format!("{FOLDER}/templates/block/{name}.html")));
    }
    for (_, text) in templates() {
        used.extend(
            ["{% extends \"", "{% include \""].iter().flat_map(|tag| quoted(&text, tag)).map(|name| format!("{FOLDER}/{name}")),
        );
    }
    let all: BTreeSet<String> =
        templates().into_iter().map(|(path, _)| path).filter(|path| path.contains("/templates/")).collect();
    assert_eq!(all, used, "templates that are there, and those that are used");
}

#[test]
fn every_component_is_used() {
    let all: String = templates().into_iter().map(|(_, text)| text).collect();
    for (at, _) in all.match_indices("{% component ") {
        let name: String =
            all[at + "{% component ".len()..].chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
        assert!(all.contains(&format!("<{name} ")), "no template uses the component {name}");
    }
}

#[test]
fn every_word_is_used_and_exists() {
    // Those of the scripts have a test of their own.
    let words: BTreeSet<String> = names("i18n/sv.toml").into_iter().filter(|word| !word.starts_with("skript.")).collect();
    let (whole, begun) = called("ord(n=\"");
    let missing: Vec<_> = whole.difference(&words).collect();
    assert!(missing.is_empty(), "i18n/sv.toml lacks {missing:?}");
    let unused: Vec<_> =
        words.difference(&whole).filter(|word| !begun.iter().any(|begin| word.starts_with(begin.as_str()))).collect();
    assert!(unused.is_empty(), "no template uses the words {unused:?}");
    for begin in begun {
        assert!(words.iter().any(|word| word.starts_with(&begin)), "i18n/sv.toml has no word that begins with {begin}");
    }
}

#[test]
fn every_icon_exists_and_is_used() {
    let icons = names("ikoner.toml");
    let (whole, begun) = called("ikon(namn=\"");
    let missing: Vec<_> = whole.difference(&icons).collect();
    assert!(missing.is_empty(), "ikoner.toml lacks {missing:?}");
    // Names that come from views: those of områden and of conditions.
    let views: String = files("src/site", "rs").into_iter().map(|(_, text)| text).collect();
    let unused: Vec<_> = icons
        .difference(&whole)
        .filter(|icon| !begun.iter().any(|begin| icon.starts_with(begin.as_str())))
        .filter(|icon| !views.contains(&format!("\"{icon}\"")))
        .collect();
    assert!(unused.is_empty(), "nothing uses the icons {unused:?}");
}

/// Words change, and what a template does with them must not: it asks for a flag, or for a name without spaces and marks.
#[test]
fn no_template_compares_with_a_sentence() {
    for (path, text) in templates() {
        for compared in ["== \"", "!= \""].into_iter().flat_map(|sign| quoted(&text, sign)) {
            assert!(compared.chars().all(|c| c.is_ascii_lowercase() || "-_".contains(c)), "{path} compares with ”{compared}”");
        }
    }
}

#[test]
fn the_ids_that_the_theme_writes_are_kept_from_content() {
    let mut strange = Vec::new();
    for folder in ["themes/standard/templates", "themes/standard/components"] {
        for (path, text) in files(folder, "html") {
            for (at, _) in text.match_indices(" id=\"") {
                let id = text[at + 5..].split('"').next().unwrap_or_default();
                if !id.contains("{{") && !id.contains('_') && !utbud::value::THEME_IDS.contains(&id) {
                    strange.push(format!("{path}: {id}"));
                }
            }
        }
    }
    assert!(strange.is_empty(), "add them to THEME_IDS: {strange:?}");
}
