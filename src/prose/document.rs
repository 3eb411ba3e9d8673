//! A text that has been read.

use std::ops::Range;
use std::sync::Arc;

use super::expression::{CallExpression, Expression, ExpressionKind};
use super::link::LinkTarget;
use super::number::TypedNumber;
use crate::value::page_id;

/// A text that has been read: Markdown with opaque expressions. Cheap to clone; every range is bytes in the text it was read
/// from.
#[derive(Debug, Clone, Default)]
pub struct Document(Arc<Content>);

/// A heading of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 2 for `##`.
    pub level: u8,
    /// Its id, unique in the document: the one that stands in `{#…}`, or one made from its text.
    pub id: String,
    /// Its text, without what its expressions will say.
    pub text: String,
    /// Its bytes in the text.
    pub range: Range<usize>,
}

/// A link or an image of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Where it leads.
    pub target: LinkTarget,
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// The bytes of its address; those of the whole link where the address stands elsewhere, as in `[text][namn]`.
    pub target_range: Range<usize>,
    /// The title in quotes after its address; may be empty.
    pub title: String,
    /// Whether it shows the target (`![…](…)`) instead of leading to it.
    pub image: bool,
}

/// What a document is made of.
#[derive(Debug, Default)]
pub(super) struct Content {
    pub(super) events: Vec<Event>,
    pub(super) expressions: Vec<Expression>,
    pub(super) headings: Vec<Heading>,
    /// `None` where the address was a fault.
    pub(super) links: Vec<Option<Link>>,
    pub(super) tables: Vec<Vec<Align>>,
    pub(super) notes: Vec<Note>,
    pub(super) raw: Vec<Range<usize>>,
    /// Numbers that stand typed in the text.
    pub(super) numbers: Vec<TypedNumber>,
}

/// A footnote's definition.
#[derive(Debug)]
pub(super) struct Note {
    pub(super) label: String,
    pub(super) range: Range<usize>,
    /// Its events, start and end included.
    pub(super) events: Range<usize>,
}

/// One step through a document.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Event {
    Start(Tag),
    End(Tag),
    Text(String),
    Code(String),
    Raw(String),
    Expression(usize),
    /// A reference to a footnote.
    Note(usize),
    SoftBreak,
    HardBreak,
    Rule,
}

/// What may hold other events; the numbers are indexes into the [`Content`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag {
    Paragraph,
    Heading(usize),
    Quote,
    CodeBlock,
    List(Option<u64>),
    Item,
    Note(usize),
    Definitions,
    Term,
    Definition,
    Table(usize),
    TableHead,
    TableRow,
    TableCell,
    Emphasis,
    Strong,
    Strikethrough,
    Link(usize),
}

impl Tag {
    /// Whether what it holds stands apart from what comes before and after.
    pub(super) fn is_block(self) -> bool {
        !matches!(self, Self::Emphasis | Self::Strong | Self::Strikethrough | Self::Link(_))
    }
}

/// How a column's cells are aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    Start,
    Center,
    End,
}

impl Document {
    pub(super) fn new(content: Content) -> Self {
        Self(Arc::new(content))
    }

    pub(super) fn content(&self) -> &Content {
        &self.0
    }

    /// The numbers that stand typed in its text, in order.
    pub fn numbers(&self) -> &[TypedNumber] {
        &self.0.numbers
    }

    /// Its links and images, in order, without those whose address is a fault.
    pub fn links(&self) -> impl Iterator<Item = &Link> {
        self.0.links.iter().flatten()
    }

    /// Its headings, in order.
    pub fn headings(&self) -> &[Heading] {
        &self.0.headings
    }

    /// The id that a figure of this document has on its page: none that a heading has, and none of the theme's.
    pub fn figure_id(&self, id: &str) -> String {
        if self.0.headings.iter().any(|heading| heading.id == id) { format!("{id}_figur") } else { page_id(id).into_owned() }
    }

    /// Its expressions, in order.
    pub fn expressions(&self) -> &[Expression] {
        &self.0.expressions
    }

    /// The calls among its expressions.
    pub fn calls(&self) -> impl Iterator<Item = &CallExpression> {
        self.0.expressions.iter().filter_map(|expression| match &expression.kind {
            ExpressionKind::Call(call) => Some(call),
            ExpressionKind::Operand(_) => None,
        })
    }

    /// Where raw HTML stands in the text.
    pub fn raw_html(&self) -> &[Range<usize>] {
        &self.0.raw
    }

    /// Whether the text says nothing.
    pub fn is_empty(&self) -> bool {
        self.0.events.is_empty()
    }

    /// Its words, blocks on lines of their own: without marks, raw HTML and footnote numbers, and without what its
    /// expressions will say.
    pub fn plain_text(&self) -> String {
        self.text_with(|_| String::new())
    }

    /// As [`Document::plain_text`], with a text for each expression.
    pub(super) fn text_with(&self, expression: impl Fn(usize) -> String) -> String {
        text_of(&self.0.events, &expression)
    }

    /// The headings' texts, with a text for each expression.
    pub(super) fn heading_texts_with(&self, expression: impl Fn(usize) -> String) -> Vec<String> {
        let is_heading = |event: &Event| matches!(event, Event::Start(Tag::Heading(_)) | Event::End(Tag::Heading(_)));
        let parts: Vec<&[Event]> = self.0.events.split(is_heading).collect();
        parts.iter().skip(1).step_by(2).map(|events| text_of(events, &expression)).collect()
    }
}

fn text_of(events: &[Event], expression: &impl Fn(usize) -> String) -> String {
    let mut text = String::new();
    for event in events {
        match event {
            Event::Text(words) | Event::Code(words) => text.push_str(words),
            Event::Expression(index) => text.push_str(&expression(*index)),
            Event::SoftBreak => text.push(' '),
            Event::HardBreak | Event::Rule => end_line(&mut text),
            Event::Start(tag) | Event::End(tag) if tag.is_block() => end_line(&mut text),
            Event::Start(_) | Event::End(_) | Event::Raw(_) | Event::Note(_) => {}
        }
    }
    text.truncate(text.trim_end().len());
    text
}

fn end_line(text: &mut String) {
    text.truncate(text.trim_end().len());
    if !text.is_empty() {
        text.push('\n');
    }
}
