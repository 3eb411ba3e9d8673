//! The theme's modules → the classic scripts that pages load.
//!
//! A page from `file://` loads no module, so a script that is written as one is put together here: the parts that it imports come
//! first, each once and as a function of its own, so that no name of one meets a name of another. In: the files of the theme and its
//! words. Out: the text of each script, or what is wrong with the parts. It knows of JavaScript no more than its lines: an `import` or an
//! `export` stands at the beginning of one, and lines that are nothing but comment are left out.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::own_path;
use crate::finding::{Finding, Findings, Place};
use crate::rule::script;

/// The folder of scripts and of their parts, which lie in folders of their own.
const FOLDER: &str = "static/";
/// What is imported where words of the theme are: a section below [`SECTION`] of `i18n/sv.toml`.
const WORDS: &str = "ord:";
const SECTION: &str = "skript";

/// The scripts that pages load, by name: those that are modules put together, others as they stand. None of them if a part is wrong.
pub(super) fn scripts(
    files: &BTreeMap<String, Vec<u8>>,
    words: &Json,
    findings: &mut Findings,
) -> Option<BTreeMap<String, Vec<u8>>> {
    let own = files.iter().filter_map(|(name, bytes)| Some((name.strip_prefix(FOLDER)?, bytes)));
    let own = own.filter(|(name, _)| name.ends_with(".js"));
    let mut found = Findings::default();
    let mut modules = Modules { words: words.get(SECTION), by_name: BTreeMap::new() };
    for (name, bytes) in own.clone() {
        if let Some(text) = super::text(&format!("{FOLDER}{name}"), bytes, &mut found) {
            modules.by_name.insert(name, Module::read(name, text, &mut found));
        }
    }
    modules.check(&mut found);
    let sound = found.is_empty();
    findings.append(found);
    let entries = own.filter(|(name, _)| !name.contains('/'));
    sound.then(|| {
        entries
            .map(|(name, bytes)| {
                let text = modules.by_name[name].is_module.then(|| modules.joined(name).into_bytes());
                (name.to_owned(), text.unwrap_or_else(|| bytes.clone()))
            })
            .collect()
    })
}

/// All scripts and parts of the theme.
struct Modules<'t> {
    by_name: BTreeMap<&'t str, Module<'t>>,
    /// The words of scripts, by section.
    words: Option<&'t Json>,
}

/// A script or a part of one.
struct Module<'t> {
    /// It imports or exports something.
    is_module: bool,
    /// Its lines with their numbers from one.
    lines: Vec<(usize, Line<'t>)>,
}

/// What a line says.
enum Line<'t> {
    /// `import { a, b } from "./part.js";`, with the name of the part.
    Import {
        names: Vec<&'t str>,
        from: &'t str,
        part: String,
    },
    /// `import words from "ord:section";`
    Words {
        constant: &'t str,
        section: &'t str,
    },
    /// `export const a = …`: the declaration, and its name.
    Export {
        declaration: &'t str,
        name: &'t str,
    },
    Other(&'t str),
}

impl<'t> Module<'t> {
    fn read(name: &str, text: &'t str, findings: &mut Findings) -> Self {
        let mut lines = Vec::new();
        for (at, line) in code(text) {
            match read(line, name) {
                Some(line) => lines.push((at, line)),
                None => findings.push(unreadable(name, at)),
            }
        }
        Self { is_module: lines.iter().any(|(_, line)| !matches!(line, Line::Other(_))), lines }
    }

    fn exports(&self) -> impl Iterator<Item = &'t str> {
        self.lines.iter().filter_map(|(_, line)| match line {
            Line::Export { name, .. } => Some(*name),
            Line::Import { .. } | Line::Words { .. } | Line::Other(_) => None,
        })
    }

    fn imports(&self) -> impl Iterator<Item = (usize, &str)> {
        self.lines.iter().filter_map(|(at, line)| match line {
            Line::Import { part, .. } => Some((*at, part.as_str())),
            Line::Words { .. } | Line::Export { .. } | Line::Other(_) => None,
        })
    }
}

impl Modules<'_> {
    /// Tells of imports that lead nowhere, ask for what is not there, or lead back to where they stand.
    fn check(&self, findings: &mut Findings) {
        for (name, module) in &self.by_name {
            for (at, line) in &module.lines {
                match line {
                    Line::Import { names, from, part } => match self.by_name.get(part.as_str()) {
                        None => findings.push(no_part(name, *at, from)),
                        Some(other) => {
                            let missing = names.iter().filter(|name| !other.exports().any(|known| known == **name));
                            missing.for_each(|missing| findings.push(not_exported(name, *at, part, missing)));
                        }
                    },
                    Line::Words { section, .. } if self.section(section).is_none() => {
                        findings.push(no_words(name, *at, section));
                    }
                    Line::Words { .. } | Line::Export { .. } | Line::Other(_) => {}
                }
            }
        }
        let mut done = Vec::new();
        for name in self.by_name.keys() {
            self.find_circles(name, &mut Vec::new(), &mut done, findings);
        }
    }

    fn find_circles<'m>(&'m self, name: &'m str, open: &mut Vec<&'m str>, done: &mut Vec<&'m str>, findings: &mut Findings) {
        let Some(module) = self.by_name.get(name).filter(|_| !done.contains(&name)) else { return };
        open.push(name);
        for (at, part) in module.imports() {
            if open.contains(&part) {
                findings.push(circle(name, at, part));
            } else {
                self.find_circles(part, open, done, findings);
            }
        }
        open.pop();
        done.push(name);
    }

    fn section(&self, name: &str) -> Option<&Json> {
        self.words?.get(name).filter(|words| words.is_object())
    }

    /// A script with all its parts, in strict mode and in a function of its own.
    fn joined(&self, name: &str) -> String {
        let mut parts = Vec::new();
        self.gather(name, &mut parts);
        let mut text = String::from("(() => {\n\"use strict\";\n");
        for (number, part) in parts.iter().enumerate() {
            self.write(part, number, &parts, &mut text);
        }
        text.push_str("})();\n");
        text
    }

    /// The parts that a script needs, each after those that it imports.
    fn gather<'m>(&'m self, name: &'m str, parts: &mut Vec<&'m str>) {
        if !parts.contains(&name) {
            self.by_name[name].imports().for_each(|(_, part)| self.gather(part, parts));
            parts.push(name);
        }
    }

    /// Writes a part as a constant that holds what it exports; the last one, the script itself, as it stands.
    fn write(&self, name: &str, number: usize, parts: &[&str], text: &mut String) {
        let module = &self.by_name[name];
        let is_last = number + 1 == parts.len();
        if !is_last {
            text.push_str(&format!("const part{number} = (() => {{\n"));
        }
        for (_, line) in &module.lines {
            match line {
                Line::Import { names, part, .. } => {
                    let number = parts.iter().position(|known| known == part).expect("it was gathered before");
                    text.push_str(&format!("const {{ {} }} = part{number};", names.join(", ")));
                }
                Line::Words { constant, section } => {
                    let words = self.section(section).expect("it was checked");
                    text.push_str(&format!("const {constant} = {words};"));
                }
                Line::Export { declaration: line, .. } | Line::Other(line) => text.push_str(line),
            }
            text.push('\n');
        }
        if !is_last {
            let exports: Vec<&str> = module.exports().collect();
            text.push_str(&format!("return {{ {} }};\n}})();\n", exports.join(", ")));
        }
    }
}

/// The lines of a module with their numbers: those that are nothing but comment left out, an import of several lines as one. Between
/// the signs of a template text no line is a comment.
fn code(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let (mut comment, mut template) = (false, false);
    let (mut rest, mut at) = (text, 0);
    while !rest.is_empty() {
        at += 1;
        let import = (!comment && !template && rest.starts_with("import ")).then(|| rest.find(';')).flatten();
        let end = rest[import.unwrap_or(0)..].find('\n').map_or(rest.len(), |end| import.unwrap_or(0) + end);
        let line = &rest[..end];
        rest = rest.get(end + 1..).unwrap_or_default();
        let said = line.trim();
        comment |= !template && said.starts_with("/*") && said.find("*/").is_none_or(|close| close + 2 == said.len());
        if comment {
            comment = !said.ends_with("*/");
        } else if template || !(said.is_empty() || said.starts_with("//")) {
            found.push((at, line));
            template ^= line.matches('`').count() % 2 == 1;
        }
        at += line.matches('\n').count();
    }
    found
}

/// What a line of a module says; none where it is an import or an export of a form that is not read.
fn read<'t>(line: &'t str, by: &str) -> Option<Line<'t>> {
    if let Some(import) = line.strip_prefix("import ") {
        let (what, from) = import.trim_end().strip_suffix("\";")?.split_once(" from \"")?;
        if let Some(section) = from.strip_prefix(WORDS) {
            return is_name(what).then_some(Line::Words { constant: what, section });
        }
        let names = what.trim().strip_prefix('{')?.strip_suffix('}')?;
        let names: Vec<&str> = names.split(',').map(str::trim).filter(|name| !name.is_empty()).collect();
        let part = beside(by, from).unwrap_or_default();
        return names.iter().all(|name| is_name(name)).then_some(Line::Import { names, from, part });
    }
    let Some(declaration) = line.strip_prefix("export ") else { return Some(Line::Other(line)) };
    let after = ["const ", "class ", "function ", "async function "].iter().find_map(|word| declaration.strip_prefix(word))?;
    let name = &after[..after.find(|c: char| !is_letter(c)).unwrap_or(after.len())];
    is_name(name).then_some(Line::Export { declaration, name })
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$'
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(is_letter)
}

/// The path of a file as another one says it: `./b.js` and `../c.js`.
fn beside(by: &str, from: &str) -> Option<String> {
    from.starts_with('.').then_some(())?;
    let mut path: Vec<&str> = by.split('/').collect();
    path.pop();
    for step in from.split('/') {
        match step {
            "." => {}
            ".." => {
                path.pop()?;
            }
            name => path.push(name),
        }
    }
    Some(path.join("/"))
}

fn place(name: &str, line: usize) -> Place {
    Place::Line { file: own_path(&format!("{FOLDER}{name}")), line, column: 1 }
}

fn unreadable(name: &str, line: usize) -> Finding {
    Finding::new(
        &script::SKRIPT_OKLAR_DEL,
        place(name, line),
        "raden går inte att läsa som import eller export",
        "skriv import { namn } from \"./mapp/del.js\"; och export framför const, function, async function eller class",
    )
}

fn no_part(name: &str, line: usize, from: &str) -> Finding {
    Finding::new(
        &script::SKRIPT_SAKNAD_DEL,
        place(name, line),
        format!("skriptet använder ”{from}”, som inte finns"),
        "rätta sökvägen, som räknas från skriptets egen mapp, eller lägg dit filen",
    )
}

fn not_exported(name: &str, line: usize, part: &str, missing: &str) -> Finding {
    Finding::new(
        &script::SKRIPT_SAKNAT_NAMN,
        place(name, line),
        format!("{part} har inget ”{missing}” med export framför"),
        "rätta namnet, eller skriv export framför det i den andra filen",
    )
}

fn circle(name: &str, line: usize, part: &str) -> Finding {
    Finding::new(
        &script::SKRIPT_I_RING,
        place(name, line),
        format!("{part} använder i sin tur den här filen, direkt eller genom andra"),
        "flytta det som båda använder till en egen fil",
    )
}

fn no_words(name: &str, line: usize, section: &str) -> Finding {
    Finding::new(
        &script::SKRIPT_UTAN_ORD,
        place(name, line),
        format!("i18n/sv.toml har ingen avdelning [{SECTION}.{section}]"),
        "rätta namnet efter ord:, eller lägg till avdelningen",
    )
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// The scripts of some files, and the ids of what is wrong.
    fn read(files: &[(&str, &str)]) -> (Option<BTreeMap<String, Vec<u8>>>, Vec<String>) {
        let files = files.iter().map(|(name, text)| (format!("{FOLDER}{name}"), text.as_bytes().to_vec())).collect();
        let mut findings = Findings::default();
        let words = json!({ "skript": { "hej": { "hej": "Hej ”du”" } }, "annat": {} });
        let made = scripts(&files, &words, &mut findings);
        (made, findings.into_iter().map(|finding| finding.id().to_owned()).collect())
    }

    fn script(files: &[(&str, &str)], name: &str) -> String {
        String::from_utf8(read(files).0.expect("nothing is wrong").remove(name).expect("it is a script")).expect("it is text")
    }

    #[test]
    fn parts_come_first_each_once_and_apart() {
        let files = [
            ("sida.js", "import { a } from \"./del/a.js\";\nimport { b } from \"./del/b.js\";\n\nconsole.log(a, b());\n"),
            ("del/a.js", "// A comment.\nimport { c } from \"../bas/c.js\";\nconst x = 1;\nexport const a = x + c;\n"),
            ("del/b.js", "import {\n  c,\n} from \"../bas/c.js\";\nconst x = 2;\nexport function b() {\n  return x + c;\n}\n"),
            ("bas/c.js", "/**\n * Three.\n */\nexport const c = 3;\n"),
        ];
        let expected = "(() => {\n\"use strict\";\n\
            const part0 = (() => {\nconst c = 3;\nreturn { c };\n})();\n\
            const part1 = (() => {\nconst { c } = part0;\nconst x = 1;\nconst a = x + c;\nreturn { a };\n})();\n\
            const part2 = (() => {\nconst { c } = part0;\nconst x = 2;\nfunction b() {\n  return x + c;\n}\nreturn { b };\n})();\n\
            const { a } = part1;\nconst { b } = part2;\nconsole.log(a, b());\n})();\n";
        assert_eq!(script(&files, "sida.js"), expected);
        assert_eq!(read(&files).0.expect("nothing is wrong").len(), 1, "parts are no scripts");
    }

    #[test]
    fn words_are_those_of_the_theme() {
        let text = script(&[("hej.js", "import words from \"ord:hej\";\nalert(words.hej);\n")], "hej.js");
        assert!(text.contains("const words = {\"hej\":\"Hej ”du”\"};\nalert(words.hej);\n"), "{text}");
    }

    #[test]
    fn a_script_that_is_no_module_stands_as_it_is() {
        let text = "// A comment.\n(function () {})();\n";
        assert_eq!(script(&[("min.js", text)], "min.js"), text);
    }

    #[test]
    fn only_comments_that_are_lines_of_their_own_are_left_out() {
        let text = "export const a = `\n// in a text\n`; // beside\n  /* one */\nconst b = 1; /* two\n  lines */\n/* three */ const c = 2;\n";
        let kept = "const a = `\n// in a text\n`; // beside\nconst b = 1; /* two\n  lines */\n/* three */ const c = 2;\n";
        assert!(script(&[("a.js", text)], "a.js").contains(kept));
    }

    #[test]
    fn what_leads_nowhere_is_told_all_at_once() {
        let wrong = [
            ("a.js", "import { a } from \"./borta.js\";\nimport { b } from \"./b/b.js\";\nimport words from \"ord:borta\";\n"),
            ("b/b.js", "import { c } from \"./c.js\";\nexport default 1;\nimport * as d from \"./c.js\";\n"),
            ("b/c.js", "import { b } from \"./b.js\";\nexport const c = 1;\n"),
        ];
        let (made, ids) = read(&wrong);
        assert!(made.is_none());
        let mut ids = ids;
        ids.sort();
        assert_eq!(
            ids,
            [
                "skript-i-ring",
                "skript-oklar-del",
                "skript-oklar-del",
                "skript-saknad-del",
                "skript-saknat-namn",
                "skript-saknat-namn",
                "skript-utan-ord"
            ]
        );
    }
}
