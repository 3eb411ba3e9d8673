//! One parse of a file: a tree of values with the place of every key and value.
//!
//! In: the text of a file (YAML, TOML, or Markdown with front matter). Out: a [`Node`], or every fault of syntax. Records read
//! their values from it, and findings turn their pointers into lines and columns with it. It knows nothing of kinds of records.

mod markdown;
mod toml;
mod yaml;

use std::fmt;
use std::ops::Range;

use crate::rule::Rule;
use crate::value::Fault;

/// The most bytes a file may have.
pub const MAX_BYTES: usize = 1 << 20;
/// The deepest nesting of lists and mappings.
pub const MAX_DEPTH: usize = 64;
/// The key under which the text of a Markdown file stands beside its front matter.
pub const BODY: &str = "text";

/// A value and where it stands, in bytes of the file's text.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Where the value stands.
    pub span: Range<usize>,
    /// The value.
    pub value: Value,
}

/// What stands at a place.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing: `nyckel:`, `~` or `null`.
    Null,
    /// `true` or `false`, and as written.
    Bool(bool, String),
    /// A number in JSON's notation, as written. `004` and `0x1F` are text.
    Number(String),
    /// Text.
    Text(String, Layout),
    /// A list.
    List(Vec<Node>),
    /// A mapping, in the order of the file; keys are unique.
    Map(Vec<(Key, Node)>),
}

/// A key and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// The key.
    pub text: String,
    /// Where it stands, in bytes of the file's text.
    pub span: Range<usize>,
}

/// How text lies in the file, so that a place in the value is a place in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// The value stands in the file byte for byte, beginning so many bytes into the span.
    Verbatim(usize),
    /// A literal block scalar whose lines are indented by so many columns. The span begins at the first line that is not blank.
    Literal(usize),
    /// Escapes or folded lines: what the file spells the same has a place, all else only the whole value's.
    Opaque,
}

/// A fault of syntax and where it stands, in bytes of the file's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxFault {
    /// Where.
    pub span: Range<usize>,
    /// What, and what to write instead.
    pub fault: Fault,
    /// The other place, where two things collide.
    pub related: Option<Range<usize>>,
}

impl SyntaxFault {
    fn new(rule: &'static Rule, span: Range<usize>, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { span, fault: Fault::of(rule, message, hint), related: None }
    }
}

/// The kind of a file, told by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Syntax {
    /// `.yaml`
    Yaml,
    /// `.toml`
    Toml,
    /// `.md`: front matter in YAML, then Markdown, which stands under [`BODY`].
    Markdown,
}

impl Syntax {
    /// The syntax of a file with this path, if it is one that holds records.
    pub fn of(path: &str) -> Option<Self> {
        match path.rsplit_once('.')?.1 {
            "yaml" => Some(Self::Yaml),
            "toml" => Some(Self::Toml),
            "md" => Some(Self::Markdown),
            _ => None,
        }
    }
}

/// Reads a file's text.
///
/// # Errors
/// Every fault of syntax; a scanner that stops at its first fault gives that one.
pub fn read(syntax: Syntax, text: &str) -> Result<Node, Vec<SyntaxFault>> {
    match syntax {
        Syntax::Yaml => yaml::read(text, 0),
        Syntax::Toml => toml::read(text),
        Syntax::Markdown => markdown::read(text),
    }
}

impl Node {
    /// The value under a key.
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.entry(key).map(|(_, node)| node)
    }

    fn entry(&self, key: &str) -> Option<&(Key, Self)> {
        match &self.value {
            Value::Map(entries) => entries.iter().find(|(k, _)| k.text == key),
            _ => None,
        }
    }

    /// The key and value that a pointer leads to, as far as it leads: of `/a/3/b` those of `/a` where it has no fourth item.
    pub fn follow(&self, pointer: &Pointer) -> (Option<&Key>, &Self) {
        let (mut key, mut node) = (None, self);
        for step in pointer.steps() {
            let next = match &node.value {
                Value::Map(_) => node.entry(&step).map(|(k, n)| (Some(k), n)),
                Value::List(items) => step.parse::<usize>().ok().and_then(|i| items.get(i)).map(|n| (None, n)),
                _ => None,
            };
            match next {
                Some(found) => (key, node) = found,
                None => break,
            }
        }
        (key, node)
    }

    /// Where a range of bytes of this text value stands in the file; the whole value's span where its layout has no such places.
    pub fn text_range(&self, file: &str, range: Range<usize>) -> Range<usize> {
        let Value::Text(text, layout) = &self.value else { return self.span.clone() };
        let place = |at: usize| match layout {
            Layout::Verbatim(offset) => Some(self.span.start + offset + at),
            Layout::Literal(indent) => literal_place(file, &self.span, *indent, text, at),
            Layout::Opaque => None,
        };
        match (place(range.start.min(text.len())), place(range.end.min(text.len()))) {
            (Some(start), Some(end)) if start <= end && end <= file.len() => start..end,
            _ => self.found_again(file, text, range).unwrap_or_else(|| self.span.clone()),
        }
    }

    /// Where a range of folded or escaped text stands, if the file spells it the same, as often as the text does.
    fn found_again(&self, file: &str, text: &str, range: Range<usize>) -> Option<Range<usize>> {
        let wanted = text.get(range.clone()).filter(|wanted| !wanted.is_empty())?;
        let source = file.get(self.span.clone())?;
        let nth = text.match_indices(wanted).position(|(at, _)| at == range.start)?;
        if text.match_indices(wanted).count() != source.match_indices(wanted).count() {
            return None;
        }
        let (at, _) = source.match_indices(wanted).nth(nth)?;
        Some(self.span.start + at..self.span.start + at + wanted.len())
    }
}

/// Where byte `at` of a literal block scalar's value stands in the file: lines keep their number, and are indented.
fn literal_place(file: &str, span: &Range<usize>, indent: usize, text: &str, at: usize) -> Option<usize> {
    let blank_lines = text.bytes().take_while(|b| *b == b'\n').count();
    let line = text[..at].bytes().filter(|b| *b == b'\n').count();
    let column = at - text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let Some(line) = line.checked_sub(blank_lines) else { return Some(span.start) };
    if line == 0 {
        return Some(span.start + column);
    }
    let start = file[span.start..].match_indices('\n').nth(line - 1).map(|(i, _)| span.start + i + 1)?;
    let line_text = file[start..].split('\n').next().unwrap_or_default();
    Some(start + (indent + column).min(line_text.len()))
}

/// Where in a tree: `/leder_till/0/insats` (RFC 6901).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Pointer(String);

impl Pointer {
    /// The root.
    pub fn root() -> Self {
        Self::default()
    }

    /// A pointer in RFC 6901's notation.
    pub fn from_rfc6901(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The pointer to a key or an index below this one.
    #[must_use]
    pub fn join(&self, step: impl fmt::Display) -> Self {
        let step = step.to_string().replace('~', "~0").replace('/', "~1");
        Self(format!("{}/{step}", self.0))
    }

    /// The pointer `below`, taken from here.
    #[must_use]
    pub fn append(&self, below: &Self) -> Self {
        Self(format!("{}{}", self.0, below.0))
    }

    /// The pointer without its last step.
    #[must_use]
    pub fn parent(&self) -> Self {
        Self(self.0.rsplit_once('/').map_or(String::new(), |(parent, _)| parent.to_owned()))
    }

    /// The last step.
    pub fn last(&self) -> Option<String> {
        self.steps().last()
    }

    fn steps(&self) -> impl Iterator<Item = String> + '_ {
        self.0.split('/').skip(1).map(|step| step.replace("~1", "/").replace("~0", "~"))
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
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
            let ids: Vec<&str> = broken.iter().filter_map(|fault| fault.fault.rule.map(|rule| rule.id)).collect();
            if ids != [rule.id] || read(syntax, &format!("{}\n", rule.right)).is_err() {
                wrong.push(format!("{}: {broken:?}", rule.id));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
