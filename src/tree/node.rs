//! A tree of values with their places, and what a file may be that gives one.

use std::ops::Range;

use super::pointer::Pointer;
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
    pub(super) fn new(rule: &'static Rule, span: Range<usize>, message: impl Into<String>, hint: impl Into<String>) -> Self {
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

impl Node {
    /// The value under a key.
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.entry(key).map(|(_, node)| node)
    }

    fn entry(&self, key: &str) -> Option<&(Key, Self)> {
        match &self.value {
            Value::Map(entries) => entries.iter().find(|(k, _)| k.text == key),
            Value::Null | Value::Bool(..) | Value::Number(_) | Value::Text(..) | Value::List(_) => None,
        }
    }

    /// The key and value that a pointer leads to, as far as it leads: of `/a/3/b` those of `/a` where it has no fourth item.
    pub fn follow(&self, pointer: &Pointer) -> (Option<&Key>, &Self) {
        let (mut key, mut node) = (None, self);
        for step in pointer.steps() {
            let next = match &node.value {
                Value::Map(_) => node.entry(&step).map(|(k, n)| (Some(k), n)),
                Value::List(items) => step.parse::<usize>().ok().and_then(|i| items.get(i)).map(|n| (None, n)),
                Value::Null | Value::Bool(..) | Value::Number(_) | Value::Text(..) => None,
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
