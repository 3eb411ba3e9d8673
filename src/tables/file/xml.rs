//! A part of a workbook as a stream of elements and texts. Names come without their prefixes, so that both forms of OOXML are one.

use std::io::BufRead;

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// The longest element or text that a part may have.
const MOST: usize = 8 << 20;
/// The deepest that elements may lie.
const DEEPEST: usize = 256;

/// What a part tells next.
pub(super) enum Seen<'e> {
    /// An element begins.
    Open(Element<'e>),
    /// A text inside elements.
    Text(&'e str),
    /// An element ends.
    Close(&'e str),
}

/// The beginning of an element.
pub(super) struct Element<'e>(&'e BytesStart<'e>);

impl Element<'_> {
    /// Its name without a prefix.
    pub(super) fn name(&self) -> &str {
        local(self.0.name().into_inner())
    }

    /// The value of an attribute, whatever its prefix.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        let found =
            attributes.with_checks(false).filter_map(Result::ok).find(|attribute| local(attribute.key.into_inner()) == name)?;
        Some(found.normalized_value(XmlVersion::Explicit1_0).map_or_else(|_| found.value.to_string(), Into::into))
    }

    /// Whether an attribute says yes.
    pub(super) fn is(&self, name: &str) -> bool {
        self.get(name).is_some_and(|value| matches!(value.as_str(), "1" | "true" | "on"))
    }

    /// An attribute that is a number.
    pub(super) fn number<N: std::str::FromStr>(&self, name: &str) -> Option<N> {
        self.get(name)?.trim().parse().ok()
    }
}

/// A part that is broken, or larger than it may be.
#[derive(Debug)]
pub(super) struct Broken;

/// Walks through a part; `see` tells whether to go on.
pub(super) fn walk(part: impl BufRead, mut see: impl FnMut(Seen<'_>) -> bool) -> Result<(), Broken> {
    let mut reader = Reader::from_reader(part);
    reader.config_mut().expand_empty_elements = true;
    let mut buffer = Vec::new();
    let mut depth = 0_usize;
    loop {
        buffer.clear();
        let event = reader.read_event_into(&mut buffer).map_err(|_| Broken)?;
        let go_on = match &event {
            Event::Start(start) => {
                depth += 1;
                depth <= DEEPEST && see(Seen::Open(Element(start)))
            }
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                see(Seen::Close(local(end.name().into_inner())))
            }
            Event::Text(text) => see(Seen::Text(&text.xml10_content())),
            Event::CData(text) => see(Seen::Text(&text.xml10_content())),
            Event::GeneralRef(reference) => {
                let name = reference.xml10_content();
                match reference.resolve_char_ref().ok().flatten() {
                    Some(character) => see(Seen::Text(character.encode_utf8(&mut [0; 4]))),
                    None => see(Seen::Text(resolve_predefined_entity(&name).unwrap_or_default())),
                }
            }
            // No program writes entities of its own into a workbook.
            Event::DocType(_) => return Err(Broken),
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => true,
            Event::Eof => return if depth == 0 { Ok(()) } else { Err(Broken) },
        };
        if depth > DEEPEST || buffer.len() > MOST {
            return Err(Broken);
        }
        if !go_on {
            return Ok(());
        }
    }
}

/// A name without its prefix.
fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}
