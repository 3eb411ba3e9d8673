//! A small tree of XML: reading and writing, no more than a drawing needs.

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesEnd, BytesRef, BytesStart, BytesText, Event};
use quick_xml::{Reader, Writer, XmlVersion};

/// An element; its attributes' values are unescaped.
pub(in crate::render::chart) struct Element {
    pub(in crate::render::chart) name: String,
    pub(in crate::render::chart) attributes: Vec<(String, String)>,
    pub(in crate::render::chart) children: Vec<Node>,
}

/// An element that holds nothing yet.
pub(in crate::render::chart) fn element(name: &str, attributes: &[(&str, &str)]) -> Element {
    let attributes = attributes.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
    Element { name: name.to_owned(), attributes, children: Vec::new() }
}

impl Element {
    /// Adds an attribute.
    pub(in crate::render::chart) fn set(&mut self, key: &str, value: String) {
        self.attributes.push((key.to_owned(), value));
    }

    /// The value of an attribute.
    pub(in crate::render::chart) fn get(&self, key: &str) -> Option<&str> {
        self.attributes.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
    }
}

/// What an element holds.
pub(in crate::render::chart) enum Node {
    /// An element.
    Element(Element),
    /// Unescaped text.
    Text(String),
}

/// Reads a document with one root; comments and declarations are left out.
pub(in crate::render::chart) fn parse(text: &str) -> Result<Element, String> {
    let mut reader = Reader::from_str(text);
    let mut open: Vec<Element> = Vec::new();
    loop {
        let closed = match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(start) => {
                open.push(opened(&start)?);
                None
            }
            Event::Empty(start) => Some(opened(&start)?),
            Event::End(_) => open.pop(),
            Event::Text(text) => {
                push_text(&mut open, &text.xml10_content());
                None
            }
            Event::CData(text) => {
                push_text(&mut open, &text.xml10_content());
                None
            }
            Event::GeneralRef(reference) => {
                push_text(&mut open, &resolved(&reference)?);
                None
            }
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => None,
            Event::Eof => return Err("dokumentet slutar för tidigt".to_owned()),
        };
        let Some(closed) = closed else { continue };
        match open.last_mut() {
            Some(parent) => parent.children.push(Node::Element(closed)),
            None => return Ok(closed),
        }
    }
}

fn opened(start: &BytesStart<'_>) -> Result<Element, String> {
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|error| error.to_string())?;
        let value = attribute.normalized_value(XmlVersion::Explicit1_0).map_err(|error| error.to_string())?;
        attributes.push((attribute.key.as_ref().to_owned(), value.into_owned()));
    }
    Ok(Element { name: start.name().as_ref().to_owned(), attributes, children: Vec::new() })
}

/// Adds text to the innermost open element; outside the root there is only white space.
fn push_text(open: &mut [Element], text: &str) {
    let Some(parent) = open.last_mut() else { return };
    if let Some(Node::Text(before)) = parent.children.last_mut() {
        before.push_str(text);
    } else {
        parent.children.push(Node::Text(text.to_owned()));
    }
}

/// The character that `&amp;` or `&#38;` stands for.
fn resolved(reference: &BytesRef<'_>) -> Result<String, String> {
    if let Some(character) = reference.resolve_char_ref().map_err(|error| error.to_string())? {
        return Ok(character.to_string());
    }
    let name = reference.xml10_content();
    resolve_predefined_entity(&name).map(str::to_owned).ok_or_else(|| format!("entiteten {name}"))
}

/// Writes an element, escaping all text. What XML can't hold becomes a space.
pub(in crate::render::chart) fn write(root: &Element) -> Result<String, String> {
    let mut writer = Writer::new(Vec::new());
    write_element(root, &mut writer).map_err(|error| error.to_string())?;
    String::from_utf8(writer.into_inner()).map_err(|error| error.to_string())
}

fn write_element(element: &Element, writer: &mut Writer<Vec<u8>>) -> std::io::Result<()> {
    let mut start = BytesStart::new(element.name.as_str());
    for (name, value) in &element.attributes {
        start.push_attribute((name.as_str(), value.as_str()));
    }
    if element.children.is_empty() {
        return writer.write_event(Event::Empty(start));
    }
    writer.write_event(Event::Start(start))?;
    for child in &element.children {
        match child {
            Node::Element(element) => write_element(element, writer)?,
            Node::Text(text) => writer.write_event(Event::Text(BytesText::new(&text.replace(is_foreign, " "))))?,
        }
    }
    writer.write_event(Event::End(BytesEnd::new(element.name.as_str())))
}

/// Whether XML 1.0 has no place for a character.
fn is_foreign(character: char) -> bool {
    (character.is_control() && !matches!(character, '\n' | '\t')) || matches!(character, '\u{fffe}' | '\u{ffff}')
}
