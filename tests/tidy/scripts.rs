//! The theme's scripts: what they say to the reader are words of the theme, and each of those is said.

use std::collections::BTreeSet;

use super::files;
use super::theme::names;

const FOLDER: &str = "themes/standard/static";
/// What knows Swedish for the search's sake, and says nothing.
const LANGUAGE: &str = "themes/standard/static/sok/language.js";

/// The texts in quotes of a script, without comments. (No regular expression of the theme has a quote in it.)
fn quoted(script: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut chars = script.chars().peekable();
    while let Some(c) = chars.next() {
        match (c, chars.peek()) {
            ('/', Some('/')) => {
                chars.by_ref().find(|c| *c == '\n');
            }
            ('/', Some('*')) => {
                let mut before = ' ';
                chars.by_ref().find(|c| std::mem::replace(&mut before, *c) == '*' && *c == '/');
            }
            ('"' | '\'' | '`', _) => {
                let mut escaped = false;
                let is_inside = |next: &char| {
                    let ends = *next == c && !escaped;
                    escaped = *next == '\\' && !escaped;
                    !ends
                };
                found.push(chars.by_ref().take_while(is_inside).collect());
            }
            _ => {}
        }
    }
    found
}

/// Whether a text reads as Swedish, or as a sentence: a word with a capital and another after it.
fn is_told(text: &str) -> bool {
    let mut words = text.split(' ');
    let first =
        words.next().is_some_and(|word| word.starts_with(char::is_uppercase) && word.chars().skip(1).all(char::is_lowercase));
    let second = words.next().is_some_and(|word| !word.is_empty() && word.chars().all(char::is_lowercase));
    text.contains(['å', 'ä', 'ö', 'Å', 'Ä', 'Ö', '”']) || (first && second)
}

#[test]
fn what_scripts_say_are_words_of_the_theme() {
    for (path, script) in files(FOLDER, "js").into_iter().filter(|(path, _)| path != LANGUAGE) {
        let told: Vec<String> = quoted(&script).into_iter().filter(|text| is_told(text)).collect();
        assert!(told.is_empty(), "{path} says {told:?}: such words stand in i18n/sv.toml, under [skript.…]");
    }
}

#[test]
fn every_word_of_the_scripts_is_said_and_exists() {
    let known: BTreeSet<String> = names("i18n/sv.toml").into_iter().filter(|name| name.starts_with("skript.")).collect();
    let mut said = BTreeSet::new();
    for (_, script) in files(FOLDER, "js") {
        let Some((_, after)) = script.split_once("import words from \"ord:") else { continue };
        let section = after.split('"').next().unwrap_or_default();
        for (at, _) in script.match_indices("words.") {
            let name: String = script[at + "words.".len()..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            if !name.is_empty() {
                said.insert(format!("skript.{section}.{name}"));
            }
        }
    }
    let missing: Vec<_> = said.difference(&known).collect();
    assert!(missing.is_empty(), "i18n/sv.toml lacks {missing:?}");
    let unsaid: Vec<_> = known.difference(&said).collect();
    assert!(unsaid.is_empty(), "no script says {unsaid:?}");
}

#[test]
fn quotes_are_found() {
    let script = "// \"no\"\nconst a = \"ett\" + 'två'; /* 'no' */ f(`${a} tre \\` fyra`);";
    assert_eq!(quoted(script), ["ett", "två", "${a} tre \\` fyra"]);
    assert!(is_told("Visa mer") && is_told("två") && !is_told("btn btn-main") && !is_told("ArrowDown") && !is_told("Escape"));
}
