//! Prose as HTML.
//!
//! In: a [`Prose`], and what only a page knows: where its targets lie, how its values look. Out: HTML that is safe whatever
//! the text says, without styles and scripts.

mod notes;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

use super::document::{Align, Content, Event, Link, Tag};
use super::evaluate::Prose;
use super::link::LinkTarget;
use super::sanitise::{OURS, sanitise, value_sign};
use crate::value::page_id;

/// What only a page knows.
pub struct Html<'a, V> {
    /// The level that `##` becomes, from 2.
    pub heading_level: u8,
    /// What ids begin with where a page has several texts: `beskrivning-`.
    pub id_prefix: &'a str,
    /// Where a record or a relative path lies, seen from the page; `None` leaves the link's text without a link. Not asked
    /// for other targets.
    pub link: &'a dyn Fn(&LinkTarget) -> Option<Href>,
    /// Safe HTML for a value where it stands. It is never read as markup again.
    pub value: &'a dyn Fn(&V, Setting) -> String,
}

/// Where a value stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// In running text, or as a block.
    Text,
    /// In a heading.
    Heading,
    /// In a link: it must not be one itself.
    Link,
}

/// Where a link leads, seen from a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Href {
    /// The relative address.
    pub href: String,
    /// The text of a link that has none of its own: `figur 3`.
    pub label: Option<String>,
    /// What a word means that leads to its explanation: shown beside it on hover and focus.
    pub hint: Option<String>,
}

/// Writes prose as HTML.
pub fn html<V>(prose: &Prose<V>, options: &Html<'_, V>) -> String {
    let content = prose.document.content();
    let raw = !content.raw.is_empty();
    let mut writer = Writer {
        prose,
        options,
        content,
        raw,
        out: String::new(),
        in_head: false,
        cell: 0,
        cell_is_empty: false,
        table: 0,
        table_names: BTreeMap::new(),
        setting: Setting::Text,
        hints: 0,
        settings: BTreeMap::new(),
        note_numbers: BTreeMap::new(),
        note_order: Vec::new(),
        referred: BTreeMap::new(),
    };
    writer.events(0..content.events.len());
    writer.notes();
    if raw { sanitise(&writer.out, |index| writer.value(index)) } else { writer.out }
}

struct Writer<'a, V> {
    prose: &'a Prose<V>,
    options: &'a Html<'a, V>,
    content: &'a Content,
    /// Whether raw HTML is among the text, so that all of it must be made safe afterwards.
    raw: bool,
    out: String,
    in_head: bool,
    cell: usize,
    cell_is_empty: bool,
    table: usize,
    /// How often each name of a table has been given.
    table_names: BTreeMap<String, usize>,
    setting: Setting,
    /// How many words have been explained.
    hints: usize,
    /// Where the values stand that are put in last.
    settings: BTreeMap<usize, Setting>,
    /// The number of each footnote that was referred to.
    note_numbers: BTreeMap<usize, usize>,
    note_order: Vec<usize>,
    /// How often each footnote was referred to.
    referred: BTreeMap<usize, usize>,
}

impl<V> Writer<'_, V> {
    fn events(&mut self, range: Range<usize>) {
        let mut at = range.start;
        while at < range.end {
            if let Event::Start(Tag::Note(index)) = &self.content.events[at]
                && self.content.notes[*index].events.end > at
            {
                at = self.content.notes[*index].events.end;
                continue;
            }
            if !self.prose.unwrapped.contains(&at) {
                at = self.event(at);
            } else if matches!(self.content.events[at], Event::End(_)) {
                self.out.push('\n');
            }
            at += 1;
        }
    }

    /// Writes the event at `at`, and gives the place of the last event that it wrote.
    fn event(&mut self, at: usize) -> usize {
        match &self.content.events[at] {
            Event::Start(Tag::Link(index)) => return self.link(at, *index),
            Event::Start(tag) => self.start(at, *tag),
            Event::End(tag) => self.end(*tag),
            Event::Text(text) => escape(&mut self.out, text),
            Event::Code(code) => {
                self.out.push_str("<code>");
                escape(&mut self.out, code);
                self.out.push_str("</code>");
            }
            Event::Raw(html) => self.out.push_str(html),
            Event::Expression(index) if self.raw => {
                self.settings.insert(*index, self.setting);
                self.out.push_str(&value_sign(*index));
            }
            Event::Expression(index) => {
                let value = self.value(*index);
                self.out.push_str(&value);
            }
            Event::Note(index) => self.note_reference(*index),
            Event::SoftBreak => self.out.push('\n'),
            Event::HardBreak => self.out.push_str("<br>\n"),
            Event::Rule => self.out.push_str("<hr>\n"),
        }
        at
    }

    fn value(&self, index: usize) -> String {
        let setting = self.settings.get(&index).copied().unwrap_or(self.setting);
        self.prose.values.get(index).map(|value| (self.options.value)(value, setting)).unwrap_or_default()
    }

    fn attribute(&mut self, name: &str, value: &str) {
        let _ = write!(self.out, " {name}=\"");
        if self.raw {
            self.out.push(OURS);
        }
        escape(&mut self.out, value);
        self.out.push('"');
    }

    fn start(&mut self, at: usize, tag: Tag) {
        match tag {
            Tag::Paragraph => self.out.push_str("<p>"),
            Tag::Heading(index) => {
                self.setting = Setting::Heading;
                let _ = write!(self.out, "<h{}", self.level(index));
                self.attribute("id", &format!("{}{}", self.options.id_prefix, page_id(&self.content.headings[index].id)));
                self.out.push('>');
            }
            Tag::Quote => self.out.push_str("<blockquote>\n"),
            Tag::CodeBlock => {
                self.out.push_str("<pre");
                self.attribute("tabindex", "0");
                self.out.push_str("><code>");
            }
            Tag::List(None) => self.out.push_str("<ul>\n"),
            Tag::List(Some(first)) => {
                self.out.push_str("<ol");
                if first != 1 {
                    let _ = write!(self.out, " start=\"{first}\"");
                }
                self.out.push_str(">\n");
            }
            Tag::Item => self.out.push_str("<li>"),
            Tag::Definitions => self.out.push_str("<dl>\n"),
            Tag::Term => self.out.push_str("<dt>"),
            Tag::Definition => self.out.push_str("<dd>"),
            Tag::Table(index) => self.table(at, index),
            Tag::TableHead => {
                (self.in_head, self.cell) = (true, 0);
                self.out.push_str("<thead><tr>");
            }
            Tag::TableRow => {
                self.cell = 0;
                self.out.push_str("<tr>");
            }
            Tag::TableCell => self.table_cell(at),
            Tag::Emphasis => self.out.push_str("<em>"),
            Tag::Strong => self.out.push_str("<strong>"),
            Tag::Strikethrough => self.out.push_str("<del>"),
            Tag::Note(_) | Tag::Link(_) => {}
        }
    }

    fn end(&mut self, tag: Tag) {
        match tag {
            Tag::Paragraph => self.out.push_str("</p>\n"),
            Tag::Heading(index) => {
                self.setting = Setting::Text;
                let _ = writeln!(self.out, "</h{}>", self.level(index));
            }
            Tag::Quote => self.out.push_str("</blockquote>\n"),
            Tag::CodeBlock => self.out.push_str("</code></pre>\n"),
            Tag::List(None) => self.out.push_str("</ul>\n"),
            Tag::List(Some(_)) => self.out.push_str("</ol>\n"),
            Tag::Item => self.out.push_str("</li>\n"),
            Tag::Definitions => self.out.push_str("</dl>\n"),
            Tag::Term => self.out.push_str("</dt>\n"),
            Tag::Definition => self.out.push_str("</dd>\n"),
            Tag::Table(_) => self.out.push_str("</tbody></table></div>\n"),
            Tag::TableHead => {
                self.in_head = false;
                self.out.push_str("</tr></thead><tbody>\n");
            }
            Tag::TableRow => self.out.push_str("</tr>\n"),
            Tag::TableCell => {
                self.out.push_str(if self.in_head && !self.cell_is_empty { "</th>" } else { "</td>" });
                self.cell += 1;
            }
            Tag::Emphasis => self.out.push_str("</em>"),
            Tag::Strong => self.out.push_str("</strong>"),
            Tag::Strikethrough => self.out.push_str("</del>"),
            Tag::Note(_) | Tag::Link(_) => {}
        }
    }

    fn level(&self, heading: usize) -> u8 {
        let below = self.content.headings[heading].level.saturating_sub(2);
        self.options.heading_level.saturating_add(below).clamp(2, 6)
    }

    /// A table can be wider than the page, so it scrolls in a region of its own, which a keyboard reaches and which has a name.
    fn table(&mut self, at: usize, index: usize) {
        self.table = index;
        let mut name = "Tabell:".to_owned();
        for event in self.content.events[at..].iter().take_while(|event| **event != Event::End(Tag::TableHead)) {
            match event {
                Event::Text(text) | Event::Code(text) if name.len() < 120 => name.push_str(text),
                Event::Start(Tag::TableCell) if name.ends_with(':') => name.push(' '),
                Event::Start(Tag::TableCell) if !name.ends_with(' ') => name.push_str(", "),
                _ => {}
            }
        }
        let mut name = name.trim_end_matches([' ', ',', ':']).to_owned();
        let times = self.table_names.entry(name.clone()).or_insert(0);
        *times += 1;
        if *times > 1 {
            let _ = write!(name, " ({times})");
        }
        self.out.push_str("<div");
        self.attribute("class", "scroll");
        self.attribute("tabindex", "0");
        self.attribute("role", "region");
        self.attribute("aria-label", &name);
        self.out.push_str("><table>");
    }

    fn table_cell(&mut self, at: usize) {
        self.cell_is_empty = matches!(self.content.events.get(at + 1), Some(Event::End(Tag::TableCell)));
        let head = self.in_head && !self.cell_is_empty;
        self.out.push_str(if head { "<th scope=\"col\"" } else { "<td" });
        match self.content.tables[self.table].get(self.cell) {
            Some(Align::End) => self.attribute("class", "r"),
            Some(Align::Center) => self.attribute("class", "c"),
            Some(Align::Start) | None => {}
        }
        self.out.push('>');
    }

    /// Writes a link with all that it holds, and gives the place of its end.
    fn link(&mut self, start: usize, index: usize) -> usize {
        let closes = |event: &Event| *event == Event::End(Tag::Link(index));
        let end = self.content.events[start..].iter().position(closes).map_or(start, |len| start + len);
        let link = self.content.links[index].as_ref();
        let href = link.and_then(|link| self.href(&link.target));
        match (link, href) {
            (Some(link), Some(href)) if link.image => {
                self.out.push_str("<img");
                self.attribute("src", &href.href);
                let alt: String = self.content.events[start..end]
                    .iter()
                    .filter_map(|event| match event {
                        Event::Text(text) | Event::Code(text) => Some(text.as_str()),
                        _ => None,
                    })
                    .collect();
                self.attribute("alt", &alt);
                self.title(link);
                self.out.push('>');
            }
            (Some(link), Some(href)) => {
                // What the sanitiser would take away is not written; the link stands without its explanation.
                let hint = href.hint.as_deref().filter(|_| !self.raw && matches!(self.setting, Setting::Text));
                let number = self.hints + 1;
                if hint.is_some() {
                    self.hints = number;
                    let _ = write!(
                        self.out,
                        "<span class=\"term-w\"><a class=\"term\" aria-describedby=\"{}term_{number}\"",
                        self.options.id_prefix
                    );
                } else {
                    self.out.push_str("<a");
                }
                self.attribute("href", &href.href);
                if !self.raw && matches!(link.target, LinkTarget::External(_)) {
                    self.out.push_str(" rel=\"noopener noreferrer\"");
                }
                self.title(link);
                self.out.push('>');
                if start + 1 == end {
                    escape(&mut self.out, href.label.as_deref().unwrap_or(&href.href));
                }
                let outside = std::mem::replace(&mut self.setting, Setting::Link);
                self.events(start + 1..end);
                self.setting = outside;
                self.out.push_str("</a>");
                if let Some(hint) = hint {
                    let _ =
                        write!(self.out, "<span class=\"tip\" role=\"tooltip\" id=\"{}term_{number}\">", self.options.id_prefix);
                    escape(&mut self.out, hint);
                    self.out.push_str("</span></span>");
                }
            }
            _ => self.events(start + 1..end),
        }
        end
    }

    fn title(&mut self, link: &Link) {
        if !link.title.is_empty() {
            self.attribute("title", &link.title);
        }
    }

    fn href(&self, target: &LinkTarget) -> Option<Href> {
        let href = match target {
            LinkTarget::Record { .. } | LinkTarget::Relative(_) => return (self.options.link)(target),
            LinkTarget::Anchor(id) => format!("#{}{}", self.options.id_prefix, page_id(id)),
            LinkTarget::External(url) => url.to_string(),
            LinkTarget::Mail(address) => format!("mailto:{address}"),
            LinkTarget::Phone(number) => format!("tel:{}", number.dial()),
        };
        Some(Href { href, label: None, hint: None })
    }
}

/// Writes text so that it is read as text, in an element and in an attribute.
fn escape(out: &mut String, text: &str) {
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        let entity = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => continue,
        };
        out.push_str(&text[from..at]);
        out.push_str(entity);
        from = at + 1;
    }
    out.push_str(&text[from..]);
}
