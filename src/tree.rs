//! One parse of a file: a tree of values with the place of every key and value.
//!
//! In: the text of a file (YAML, TOML, or Markdown with front matter). Out: a [`Node`], or every fault of syntax. Records read
//! their values from it, and findings turn their pointers into lines and columns with it. It knows nothing of kinds of records.

mod markdown;
mod node;
mod pointer;
mod signs;
mod toml;
mod yaml;

pub use self::node::{BODY, Key, Layout, MAX_BYTES, MAX_DEPTH, Node, Syntax, SyntaxFault, Value};
pub use self::pointer::Pointer;
pub use self::signs::conflicts;

/// Reads a file's text.
///
/// # Errors
/// Every fault of syntax; a scanner that stops at its first fault gives that one.
pub fn read(syntax: Syntax, text: &str) -> Result<Node, Vec<SyntaxFault>> {
    let faults = signs::faults(syntax, text);
    if !faults.is_empty() {
        return Err(faults);
    }
    match syntax {
        Syntax::Yaml => yaml::read(text, 0),
        Syntax::Toml => toml::read(text),
        Syntax::Markdown => markdown::read(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule;

    const SOURCE: &str =
        "namn: Språk\nlista:\n  - {a: b}\nbeskrivning: |\n\n  Först åäö.\n\n    Sedan {{ x }}.\nsist: \"it\\u0041\"\n";

    fn at(pointer: &str, needle: &str) -> String {
        let tree = read(Syntax::Yaml, SOURCE).expect("the fixture is YAML");
        let (_, node) = tree.follow(&Pointer::from_rfc6901(pointer));
        let Value::Text(text, _) = &node.value else { panic!("{pointer} is text") };
        let start = text.find(needle).expect("the needle is in the value");
        SOURCE[node.text_range(SOURCE, start..start + needle.len())].to_owned()
    }

    #[test]
    fn places_inside_text_are_exact_where_the_layout_has_them() {
        assert_eq!(at("/namn", "råk"), "råk");
        assert_eq!(at("/beskrivning", "åäö."), "åäö.");
        assert_eq!(at("/beskrivning", "{{ x }}"), "{{ x }}");
        assert_eq!(at("/sist", "A"), "\"it\\u0041\"");
    }

    #[test]
    fn pointers_lead_as_far_as_they_can() {
        let tree = read(Syntax::Yaml, SOURCE).expect("the fixture is YAML");
        let (key, node) = tree.follow(&Pointer::root().join("lista").join(0).join("a"));
        assert_eq!((key.map(|k| k.text.as_str()), &SOURCE[node.span.clone()]), (Some("a"), "b"));
        assert_eq!(tree.follow(&Pointer::root().join("lista").join(7)).0.map(|k| k.text.as_str()), Some("lista"));
    }

    /// The examples of a rule of syntax are read: the wrong one breaks it and no other, the right one none.
    #[test]
    fn the_rules_examples_are_so() {
        let (_, rules) = rule::families().find(|(_, rules)| rules.contains(&rule::tree::FEL_INDRAG)).expect("it has a family");
        let mut wrong = Vec::new();
        for rule in rules {
            let toml = [rule::tree::OLASLIG_TOML, rule::tree::TOML_UTAN_CITATTECKEN].contains(rule);
            let syntax = match rule.right.starts_with("---") {
                true => Syntax::Markdown,
                false if toml => Syntax::Toml,
                false => Syntax::Yaml,
            };
            let broken = read(syntax, &format!("{}\n", rule.wrong)).err().unwrap_or_default();
            let ids: Vec<&str> = broken.iter().map(|fault| fault.fault.rule.id).collect();
            if ids != [rule.id] || read(syntax, &format!("{}\n", rule.right)).is_err() {
                wrong.push(format!("{}: {broken:?}", rule.id));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
