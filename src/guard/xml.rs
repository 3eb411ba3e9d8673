//! The texts of an XML document, in order: those of runs in one paragraph or cell joined, so that a number in two styles is whole.

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// What a walk meets.
pub(super) enum Seen<'a> {
    /// An element begins.
    Open(&'a Element),
    /// A text, and the element that ends it: `""` where another begins.
    Text(&'a str, &'a str),
    /// An element ends.
    Close(&'a str),
}

/// An element: its name and attributes, without prefixes.
pub(super) struct Element {
    pub(super) name: String,
    attributes: Vec<(String, String)>,
}

impl Element {
    /// The value of an attribute.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The attributes' values that people may have written: not the random ones by which programs know things.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        self.attributes.iter().filter(|(name, _)| name != "uid").map(|(_, value)| value.as_str())
    }
}

pub(super) fn is_xml(text: &str) -> bool {
    text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}').starts_with('<')
}

/// Elements that divide no text: runs of text in one style, in Excel's, Word's and OpenDocument's names.
fn is_inline(name: &str) -> bool {
    matches!(name, "r" | "t" | "rPr" | "span" | "a" | "hyperlink" | "ins" | "smartTag" | "b" | "i" | "u" | "em" | "strong")
}

/// Walks through a document. Where it is broken, what is left is one text.
pub(super) fn walk(xml: &str, see: &mut dyn FnMut(Seen<'_>)) {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_unmatched_ends = true;
    let mut text = String::new();
    loop {
        let before = usize::try_from(reader.buffer_position()).unwrap_or(xml.len());
        match reader.read_event() {
            Ok(Event::Start(start)) => {
                let element = element(&start);
                if !is_inline(&element.name) {
                    flush(&mut text, "", see);
                }
                see(Seen::Open(&element));
            }
            Ok(Event::Empty(start)) => {
                let element = element(&start);
                // A tab, a line break, a space: what stands empty in a line of text.
                if matches!(element.name.as_str(), "tab" | "br" | "cr" | "s" | "line-break") {
                    text.push(' ');
                }
                see(Seen::Open(&element));
                see(Seen::Close(&element.name));
            }
            Ok(Event::End(end)) => {
                let name = local(end.name().as_ref()).to_owned();
                if !is_inline(&name) {
                    flush(&mut text, &name, see);
                }
                see(Seen::Close(&name));
            }
            Ok(Event::Text(content)) => text.push_str(&content.xml10_content()),
            Ok(Event::CData(content)) => text.push_str(&content.xml10_content()),
            Ok(Event::GeneralRef(reference)) => text.push_str(&resolved(&reference)),
            Ok(Event::Comment(content)) => see(Seen::Text("", &content.xml10_content())),
            Ok(Event::Decl(_) | Event::PI(_) | Event::DocType(_)) => {}
            Ok(Event::Eof) => break,
            Err(_) => {
                see(Seen::Text("", xml.get(before..).unwrap_or(xml)));
                break;
            }
        }
    }
    flush(&mut text, "", see);
}

fn flush(text: &mut String, end: &str, see: &mut dyn FnMut(Seen<'_>)) {
    if !text.is_empty() {
        see(Seen::Text(end, text));
        text.clear();
    }
}

fn element(start: &BytesStart<'_>) -> Element {
    let mut attributes = start.attributes();
    let attributes = attributes.with_checks(false).filter_map(Result::ok).map(|attribute| {
        let value = attribute.normalized_value(XmlVersion::Explicit1_0).map_or_else(|_| attribute.value.to_string(), Into::into);
        (local(attribute.key.as_ref()).to_owned(), value)
    });
    Element { name: local(start.name().as_ref()).to_owned(), attributes: attributes.collect() }
}

/// A name without its prefix.
fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// The character that `&amp;` or `&#38;` stands for; one that is not known stands for itself.
fn resolved(reference: &BytesRef<'_>) -> String {
    if let Ok(Some(character)) = reference.resolve_char_ref() {
        return character.to_string();
    }
    let name = reference.xml10_content();
    resolve_predefined_entity(&name).map_or_else(|| format!("&{name};"), str::to_owned)
}
