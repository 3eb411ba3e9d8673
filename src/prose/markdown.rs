//! Reading Markdown.
//!
//! In: a text, and the same text with its expressions masked. Out: a [`Document`] and all faults. pulldown-cmark reads; here
//! its events become ours, the expressions come back, and links get their targets.

mod finish;
mod raw;

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark as md;

use super::ProseFault;
use super::document::{Align, Content, Document, Event, Heading, Link, Note, Tag};
use super::expression;
use super::link::LinkTarget;
use super::mask::{Masked, SIGN, without_sign};
use super::number;
use crate::rule::{Rule, expression as expression_rules, link as link_rules, text as rules};

/// How many tags of raw HTML a text may have.
const MOST_RAW_TAGS: usize = 1_000;

/// Reads Markdown.
pub(super) fn read(text: &str, masked: &Masked) -> (Document, Vec<ProseFault>) {
    let options = md::Options::ENABLE_TABLES
        | md::Options::ENABLE_FOOTNOTES
        | md::Options::ENABLE_DEFINITION_LIST
        | md::Options::ENABLE_HEADING_ATTRIBUTES
        | md::Options::ENABLE_STRIKETHROUGH;
    let mut broken = Vec::new();
    let callback = |link: md::BrokenLink<'_>| {
        if matches!(link.link_type, md::LinkType::Reference | md::LinkType::Collapsed) {
            broken.push((link.span, link.reference.into_string()));
        }
        None
    };
    let mut builder = Builder::new(text, masked);
    let parser = md::Parser::new_with_broken_link_callback(&masked.text, options, Some(callback));
    builder.definitions = parser.reference_definitions().iter().map(|(name, _)| fold(name)).collect();
    for (event, range) in parser.into_offset_iter() {
        builder.event(event, range);
    }
    builder.flush();
    for (range, name) in broken {
        let message = format!("länken ”{name}” har ingen adress");
        builder.fault(
            &link_rules::LANKRAD_SAKNAS,
            range,
            message,
            format!("skriv en rad ”[{name}]: adress”, eller adressen direkt: [text](adress)"),
        );
    }
    builder.finish()
}

/// How Markdown compares the names of links.
fn fold(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Reads a text that is not Markdown.
pub(super) fn read_plain(text: &str, masked: &Masked) -> (Document, Vec<ProseFault>) {
    let mut builder = Builder::new(text, masked);
    if !text.is_empty() {
        builder.run = Some((masked.text.clone(), 0..text.len()));
        builder.split_run();
    }
    builder.finish()
}

struct Builder<'t> {
    text: &'t str,
    masked: &'t Masked,
    /// Which of the expressions that were found have got their place.
    placed: Vec<bool>,
    content: Content,
    faults: Vec<ProseFault>,
    /// Text that goes on.
    run: Option<(String, Range<usize>)>,
    /// What is open; `None` for what we have no sign for.
    open: Vec<Option<Tag>>,
    /// The ids that stand in the text, by heading.
    explicit_ids: Vec<Option<(String, Range<usize>)>>,
    /// The event each open link began with.
    link_starts: Vec<usize>,
    /// References to footnotes: event, label, place.
    references: Vec<(usize, String)>,
    /// Where code stands.
    code: Vec<Range<usize>>,
    /// How many tags of raw HTML there have been.
    raw_tags: usize,
    /// Which headings say something, by heading.
    heading_texts: Vec<bool>,
    /// The names that lines `[namn]: adress` give addresses to, folded.
    definitions: BTreeSet<String>,
    /// The names of these that links use.
    used_definitions: Vec<String>,
    /// How many columns the table has that is being read.
    columns: usize,
    /// The numbers of the lists that are open; `None` for one with points.
    numbers: Vec<Option<Numbering>>,
}

/// How the items of a list are numbered.
struct Numbering {
    first: u64,
    /// What the next item is shown as.
    next: u64,
}

impl<'t> Builder<'t> {
    fn new(text: &'t str, masked: &'t Masked) -> Self {
        Self {
            text,
            masked,
            placed: vec![false; masked.found.len()],
            content: Content::default(),
            faults: Vec::new(),
            run: None,
            open: Vec::new(),
            explicit_ids: Vec::new(),
            link_starts: Vec::new(),
            references: Vec::new(),
            code: Vec::new(),
            raw_tags: 0,
            heading_texts: Vec::new(),
            definitions: BTreeSet::new(),
            used_definitions: Vec::new(),
            columns: 0,
            numbers: Vec::new(),
        }
    }

    fn fault(&mut self, rule: &'static Rule, range: Range<usize>, message: impl Into<String>, hint: impl Into<String>) {
        let start = self.text.floor_char_boundary(range.start);
        let end = self.text.ceil_char_boundary(range.end.min(self.text.len())).max(start);
        self.faults.push(ProseFault::new(rule, start..end, message, hint));
    }

    fn event(&mut self, event: md::Event<'_>, range: Range<usize>) {
        if matches!(event, md::Event::Text(_) | md::Event::Code(_) | md::Event::FootnoteReference(_))
            && self.open.iter().any(|tag| matches!(tag, Some(Tag::Heading(_))))
            && let Some(has_text) = self.heading_texts.last_mut()
        {
            let blank = matches!(&event, md::Event::Text(text) if text.trim().is_empty());
            *has_text |= !blank;
        }
        if let md::Event::Text(text) = event {
            return self.text(&text, range);
        }
        self.flush();
        match event {
            md::Event::Start(tag) => self.start(tag, range),
            md::Event::End(_) => self.end(range),
            md::Event::Code(code) => {
                let code = self.restored(&code, &range, true);
                if let Some(heading) = self.open_heading() {
                    heading.text.push_str(&code);
                }
                self.content.events.push(Event::Code(code));
                self.code.push(range);
            }
            md::Event::Html(html) | md::Event::InlineHtml(html) => {
                self.raw_html(&html, range);
            }
            md::Event::FootnoteReference(label) => {
                self.references.push((self.content.events.len(), label.into_string()));
                self.content.events.push(Event::Note(0));
            }
            md::Event::SoftBreak => self.content.events.push(Event::SoftBreak),
            md::Event::HardBreak => self.content.events.push(Event::HardBreak),
            md::Event::Rule => self.content.events.push(Event::Rule),
            md::Event::Text(_) | md::Event::InlineMath(_) | md::Event::DisplayMath(_) | md::Event::TaskListMarker(_) => {}
        }
    }

    /// Keeps raw HTML, up to a limit: making deeply nested elements safe takes time that grows with their square.
    fn raw_html(&mut self, html: &str, range: Range<usize>) {
        let before = self.raw_tags;
        self.raw_tags += html.matches('<').count();
        if self.raw_tags > MOST_RAW_TAGS {
            if before <= MOST_RAW_TAGS {
                let message = format!("texten har fler än {MOST_RAW_TAGS} HTML-taggar");
                self.fault(&rules::FOR_MYCKET_HTML, range, message, "skriv den med Markdown i stället");
            }
            return;
        }
        let html = self.restored(html, &range, false);
        self.content.events.push(Event::Raw(html));
        match self.content.raw.last_mut() {
            Some(last) if last.end == range.start => last.end = range.end,
            _ => self.content.raw.push(range),
        }
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        if self.open.last() == Some(&Some(Tag::CodeBlock)) {
            let code = self.restored(text, &range, true);
            self.content.events.push(Event::Text(code));
            return;
        }
        let verbatim = self.masked.text.get(range.clone()) == Some(text);
        let (run, place) = self.run.get_or_insert_with(|| (String::new(), range.clone()));
        if verbatim {
            run.push_str(text);
        } else {
            run.extend(text.chars().map(without_sign));
        }
        place.end = place.end.max(range.end);
    }

    /// Ends the text that goes on, and looks through it.
    fn flush(&mut self) {
        let Some((text, range)) = &self.run else { return };
        let range = range.clone();
        if text.len() == range.len() {
            self.content.numbers.extend(number::typed(text, range.start));
        }
        let shown = text.clone();
        self.find_stray_braces(&range);
        self.find_raw(&range, &shown);
        self.find_undefined_notes(&range);
        self.split_run();
    }

    /// Puts the expressions back in the text that goes on.
    fn split_run(&mut self) {
        let Some((text, range)) = self.run.take() else { return };
        let mut next = self.masked.found.partition_point(|found| found.range.start < range.start);
        let mut rest = text.as_str();
        while let Some(at) = rest.find(SIGN) {
            let Some(found) = self.masked.found.get(next) else { break };
            self.push_text(&rest[..at]);
            self.place(next);
            rest = rest.get(at + found.range.len()..).unwrap_or_default();
            next += 1;
        }
        self.push_text(rest);
    }

    fn push_text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if let Some(heading) = self.open_heading() {
            heading.text.push_str(text);
        }
        self.content.events.push(Event::Text(text.to_owned()));
    }

    /// Reads an expression where it stands.
    fn place(&mut self, index: usize) {
        self.placed[index] = true;
        let found = &self.masked.found[index];
        let read = match &found.fault {
            Some((range, fault)) => Err(ProseFault { range: range.clone(), fault: fault.clone() }),
            None => expression::read(self.text, found.range.clone()),
        };
        match read {
            Ok(expression) => {
                self.content.events.push(Event::Expression(self.content.expressions.len()));
                self.content.expressions.push(expression);
            }
            Err(fault) => {
                self.faults.push(fault);
                self.content.events.push(Event::Text("…".to_owned()));
            }
        }
    }

    /// What is written where expressions mean nothing. In code they are text like any other; elsewhere they have no place.
    fn restored(&mut self, text: &str, range: &Range<usize>, is_code: bool) -> String {
        let mut next = self.masked.found.partition_point(|found| found.range.start < range.start);
        let mut restored = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(at) = rest.find(SIGN) {
            let Some(found) = self.masked.found.get(next).filter(|found| found.range.start < range.end) else { break };
            restored.push_str(&rest[..at]);
            restored.extend(self.text[found.range.clone()].chars().map(without_sign));
            rest = rest.get(at + found.range.len()..).unwrap_or_default();
            self.placed[next] |= is_code;
            next += 1;
        }
        restored.extend(rest.chars().map(without_sign));
        restored
    }

    fn open_heading(&mut self) -> Option<&mut Heading> {
        self.open.iter().any(|tag| matches!(tag, Some(Tag::Heading(_)))).then(|| self.content.headings.last_mut()).flatten()
    }

    fn start(&mut self, tag: md::Tag<'_>, range: Range<usize>) {
        let tag = match tag {
            md::Tag::Paragraph => Some(Tag::Paragraph),
            md::Tag::Heading { level, id, classes, attrs } => {
                let extra = !classes.is_empty() || !attrs.is_empty();
                Some(self.heading(level as u8, id.map(md::CowStr::into_string), extra, range))
            }
            md::Tag::BlockQuote(_) => Some(Tag::Quote),
            md::Tag::CodeBlock(kind) => {
                self.check_code(&kind, &range);
                self.code.push(range);
                Some(Tag::CodeBlock)
            }
            md::Tag::List(first) => {
                self.numbers.push(first.map(|first| Numbering { first, next: first }));
                Some(Tag::List(first))
            }
            md::Tag::Item => {
                self.check_item(&range);
                Some(Tag::Item)
            }
            md::Tag::FootnoteDefinition(label) => {
                let start = self.content.events.len();
                self.content.notes.push(Note { label: label.into_string(), range, events: start..start });
                Some(Tag::Note(self.content.notes.len() - 1))
            }
            md::Tag::DefinitionList => Some(Tag::Definitions),
            md::Tag::DefinitionListTitle => Some(Tag::Term),
            md::Tag::DefinitionListDefinition => Some(Tag::Definition),
            md::Tag::Table(columns) => {
                let align = |column: &md::Alignment| match column {
                    md::Alignment::None | md::Alignment::Left => Align::Start,
                    md::Alignment::Center => Align::Center,
                    md::Alignment::Right => Align::End,
                };
                self.columns = columns.len();
                self.content.tables.push(columns.iter().map(align).collect());
                Some(Tag::Table(self.content.tables.len() - 1))
            }
            md::Tag::TableHead => Some(Tag::TableHead),
            md::Tag::TableRow => {
                self.check_row(self.columns, &range);
                Some(Tag::TableRow)
            }
            md::Tag::TableCell => Some(Tag::TableCell),
            md::Tag::Emphasis => Some(Tag::Emphasis),
            md::Tag::Strong => Some(Tag::Strong),
            md::Tag::Strikethrough => Some(Tag::Strikethrough),
            md::Tag::Link { link_type, dest_url, title, id } => {
                self.used_definitions.push(id.into_string());
                Some(self.link(Some(link_type), &dest_url, &title, range))
            }
            md::Tag::Image { dest_url, title, id, .. } => {
                self.used_definitions.push(id.into_string());
                Some(self.link(None, &dest_url, &title, range))
            }
            md::Tag::HtmlBlock | md::Tag::Superscript | md::Tag::Subscript | md::Tag::MetadataBlock(_) => None,
        };
        self.open.push(tag);
        self.content.events.extend(tag.map(Event::Start));
    }

    fn end(&mut self, range: Range<usize>) {
        let Some(tag) = self.open.pop().flatten() else { return };
        if let Tag::Link(index) = tag {
            self.end_link(index, range);
        }
        if let Tag::List(_) = tag {
            self.numbers.pop();
        }
        self.content.events.push(Event::End(tag));
        if let Tag::Note(index) = tag {
            self.content.notes[index].events.end = self.content.events.len();
        }
    }

    fn heading(&mut self, level: u8, id: Option<String>, extra: bool, range: Range<usize>) -> Tag {
        let written = self.text.get(range.clone()).unwrap_or_default().trim_end();
        let underlined = self.check_underlined(&range);
        self.heading_texts.push(false);
        let range = range.start..range.start + written.len();
        let braces = range.start + written.rfind('{').unwrap_or(0)..range.end;
        if level == 1 && !underlined {
            let message = "en rubrik på översta nivån är sidans egen";
            self.fault(&rules::OVERSTA_RUBRIKEN, range.clone(), message, "börja med ## i stället för #");
        }
        if extra {
            let message = "rubriken har annat än ett id inom klamrarna";
            self.fault(&rules::OKLART_RUBRIK_ID, braces.clone(), message, "skriv bara {#ett-id}");
        }
        self.explicit_ids.push(id.map(|id| (id, braces)));
        self.content.headings.push(Heading { level: level.max(2), id: String::new(), text: String::new(), range });
        Tag::Heading(self.content.headings.len() - 1)
    }

    /// A link, or with no type an image.
    fn link(&mut self, link_type: Option<md::LinkType>, address: &str, title: &str, range: Range<usize>) -> Tag {
        self.link_starts.push(self.content.events.len());
        let image = link_type.is_none();
        let written = self.text.get(range.clone()).unwrap_or_default();
        let target_range = match written.rfind(address) {
            Some(at) if !address.is_empty() => range.start + at..range.start + at + address.len(),
            _ => range.clone(),
        };
        let address = match link_type {
            Some(md::LinkType::Email) => format!("mailto:{address}"),
            _ => address.to_owned(),
        };
        let link = if address.contains(SIGN) {
            let twice = matches!(link_type, Some(md::LinkType::Autolink | md::LinkType::Email));
            if twice {
                let hint = "skriv adressen utan uttryck";
                self.fault(&expression_rules::UTTRYCK_PA_FEL_STALLE, range, "ett uttryck kan inte stå i en länks adress", hint);
            }
            None
        } else {
            match LinkTarget::parse(&address) {
                Ok(target) if image && !matches!(target, LinkTarget::Relative(_)) => {
                    let hint = "lägg bilden som en fil bredvid sidan; figurer ur tabeller skrivs {{ diagram(…) }}";
                    self.fault(&link_rules::BILD_UTIFRAN, target_range, "en bild kan bara vara en fil på sajten", hint);
                    None
                }
                Ok(LinkTarget::Record { .. }) if link_type == Some(md::LinkType::Autolink) => {
                    let message = "en länk till en post behöver en text";
                    self.fault(&link_rules::LANK_UTAN_TEXT, range, message, format!("skriv [text]({address})"));
                    None
                }
                Ok(target) => {
                    let title = title.chars().map(without_sign).collect();
                    Some(Link { target, range, target_range, title, image })
                }
                Err(fault) => {
                    self.fault(fault.rule, target_range, fault.message, fault.hint);
                    None
                }
            }
        };
        self.content.links.push(link);
        Tag::Link(self.content.links.len() - 1)
    }

    fn end_link(&mut self, index: usize, range: Range<usize>) {
        let Some(start) = self.link_starts.pop() else { return };
        let blank = |event: &Event| matches!(event, Event::Text(text) if text.trim().is_empty());
        let empty = self.content.events[start..].iter().skip(1).all(blank);
        let Some(link) = &self.content.links[index] else { return };
        if !empty || link.target.names_itself() {
            return;
        }
        let (message, hint) = if link.image {
            ("bilden har ingen beskrivning", "skriv vad den visar mellan hakparenteserna: ![Karta över stadsområdena](karta.svg)")
        } else {
            (
                "länken har ingen text",
                "skriv en text mellan hakparenteserna; bara figurer ([](figur:id)) får sin text av sig själva",
            )
        };
        self.fault(&link_rules::LANK_UTAN_TEXT, range, message, hint);
    }
}
