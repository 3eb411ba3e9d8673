//! Tags of HTML, XML and SVG in a text that need not be any of them: what each does to the text around it.

use std::borrow::Cow;
use std::ops::Range;

/// The most bytes that a tag may have; a `<` with no end so near is but a sign.
const LONGEST: usize = 1 << 16;

/// What begins with `<`.
pub(super) enum Tag<'t> {
    /// No tag.
    None,
    /// A comment or an instruction: text of its own.
    Aside { start: usize, end: usize, next: usize },
    /// Text that is no markup.
    Text { start: usize, end: usize, next: usize },
    /// A tag, with the values of its attributes.
    Element { name: &'t str, attributes: Vec<Range<usize>>, next: usize, effect: Effect },
}

/// What a tag does to the text around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Effect {
    Nothing,
    Space,
    Line,
    Dash,
    Break,
    Cell,
    CellEnd,
    Row,
    Table,
    /// What follows is no text, until the tag that ends it.
    Script,
}

impl<'t> Tag<'t> {
    /// Reads what begins at a `<`.
    pub(super) fn read(text: &'t str, at: usize) -> Self {
        let rest = &text[at..];
        let until = |opening: usize, closing: &str| {
            let found = rest.get(opening..).and_then(|inside| inside.find(closing));
            let end = found.map_or(text.len(), |length| at + opening + length);
            (at + opening, end, (end + closing.len()).min(text.len()))
        };
        if rest.starts_with("<!--") {
            let (start, end, next) = until(4, "-->");
            return Self::Aside { start, end, next };
        }
        if rest.starts_with("<![CDATA[") {
            let (start, end, next) = until(9, "]]>");
            return Self::Text { start, end, next };
        }
        if rest.starts_with("<?") || rest.starts_with("<!") {
            let (start, end, next) = until(2, ">");
            return Self::Aside { start, end, next };
        }
        let closing = rest.starts_with("</");
        let from = at + 1 + usize::from(closing);
        let name = &text[from..];
        let name = &name
            [..name.len() - name.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, ':' | '-' | '_')).len()];
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return Self::None;
        }
        let local = name.rsplit_once(':').map_or(name, |(_, local)| local);
        // HTML may be written in capitals; XML's names have small letters, too.
        let capitals = !local.bytes().any(|byte| byte.is_ascii_lowercase());
        let small = if capitals { Cow::Owned(local.to_ascii_lowercase()) } else { Cow::Borrowed(local) };
        let Some((attributes, next)) = attributes(text, from + name.len()) else {
            // Without an end it is none; what follows its name is text.
            return Self::Element { name: local, attributes: Vec::new(), next: from + name.len(), effect: Effect::Nothing };
        };
        let empty = text[..next].ends_with("/>");
        let attributes =
            attributes.into_iter().filter(|(attribute, _)| is_shown(attribute, local)).map(|(_, value)| value).collect();
        Self::Element { name: local, attributes, next, effect: effect(&small, closing, empty) }
    }
}

/// An attribute: its name, and where its value is written.
type Attribute<'t> = (&'t str, Range<usize>);

/// The attributes of a tag whose name ends here, and where the tag ends.
fn attributes(text: &str, from: usize) -> Option<(Vec<Attribute<'_>>, usize)> {
    let bytes = text.as_bytes();
    let last = text.len().min(from + LONGEST);
    let mut found = Vec::new();
    let mut at = from;
    let mut name = from..from;
    while at < last {
        match bytes[at] {
            b'>' => return Some((found, at + 1)),
            b'<' => return None,
            // A quotation mark means something after an equals sign alone.
            b'=' => {
                at += 1 + bytes[at + 1..last].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
                let (start, length) = match bytes.get(at) {
                    Some(quote @ (b'"' | b'\'')) => (at + 1, bytes.get(at + 1..last)?.iter().position(|byte| byte == quote)?),
                    _ => (at, bytes[at..last].iter().take_while(|byte| !byte.is_ascii_whitespace() && **byte != b'>').count()),
                };
                found.push((&text[name.clone()], start..start + length));
                at = start + length + (start - at);
                name = at..at;
            }
            byte if byte.is_ascii_whitespace() || byte == b'/' => {
                at += 1;
                if bytes.get(at).is_some_and(|byte| *byte != b'=' && !byte.is_ascii_whitespace()) {
                    name = at..at;
                }
            }
            _ => {
                at += text[at..].chars().next().map_or(1, char::len_utf8);
                name.end = at;
            }
        }
    }
    None
}

/// Whether people may have written an attribute's value: not what draws a shape, and not the random ids by which programs know things.
fn is_shown(attribute: &str, element: &str) -> bool {
    let name = attribute.rsplit_once(':').map_or(attribute, |(_, local)| local);
    let drawn = matches!(name, "d" | "points" | "transform" | "viewBox" | "stroke-dasharray" | "integrity" | "nonce");
    let random = matches!(name, "uid" | "paraId" | "textId" | "durableId") || name.starts_with("rsid");
    // Word gives its controls numbers of ten digits.
    let number = element == "id" || matches!(attribute, "w:id");
    !drawn && !random && !number
}

fn effect(name: &str, closing: bool, empty: bool) -> Effect {
    match name {
        "script" | "style" if !closing && !empty => Effect::Script,
        "br" | "line-break" | "cr" => Effect::Line,
        "tab" => Effect::Space,
        "s" if empty => Effect::Space,
        "noBreakHyphen" => Effect::Dash,
        "td" | "th" | "tc" | "table-cell" if empty => Effect::Cell,
        "td" | "th" | "tc" | "table-cell" => {
            if closing {
                Effect::CellEnd
            } else {
                Effect::Cell
            }
        }
        "tr" | "table-row" => {
            if closing {
                Effect::Break
            } else {
                Effect::Row
            }
        }
        "table" | "tbl" => Effect::Table,
        "hr" => Effect::Break,
        _ if empty || is_inline(name) => Effect::Nothing,
        _ => Effect::Break,
    }
}

/// Elements that divide no text: those of HTML and SVG, and runs of text in Excel's, Word's and OpenDocument's names.
fn is_inline(name: &str) -> bool {
    const INLINE: &[&str] = &[
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "big",
        "bookmarkEnd",
        "bookmarkStart",
        "cite",
        "code",
        "data",
        "del",
        "delText",
        "dfn",
        "em",
        "font",
        "hyperlink",
        "i",
        "img",
        "input",
        "ins",
        "instrText",
        "kbd",
        "lang",
        "mark",
        "moveFrom",
        "moveTo",
        "phoneticPr",
        "proofErr",
        "q",
        "r",
        "rPr",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "smartTag",
        "softHyphen",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "t",
        "textPath",
        "time",
        "tspan",
        "tt",
        "u",
        "var",
        "wbr",
    ];
    INLINE.binary_search(&name).is_ok()
}

/// Where a script or a style ends.
pub(super) fn end_of(text: &str, from: usize, name: &str) -> usize {
    let rest = &text.as_bytes()[from..];
    let closes = |at: &usize| {
        rest[*at..].starts_with(b"</")
            && rest.get(at + 2..at + 2 + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
    };
    (0..rest.len()).find(closes).map_or(text.len(), |at| from + at)
}

/// Whether digits may stand in a text, by themselves or by a code: those of other scripts count.
pub(super) fn may_hold_digits(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit() || byte >= 0x80)
}

#[cfg(test)]
mod tests {
    use super::is_inline;

    #[test]
    fn a_tag_may_end_anywhere() {
        for tail in ["=\"", "='", "=\"å", " å=", "=å", "/", "\"", " a =  \"b\" c"] {
            for length in super::LONGEST - 4..super::LONGEST + 4 {
                let text = format!("<a {}{tail}", "b".repeat(length));
                super::Tag::read(&text, 0);
            }
        }
        let super::Tag::Element { attributes, next, .. } = super::Tag::read("<a b=\"c>\" k = 'e' f=g h>i", 0) else {
            panic!("it is one")
        };
        assert_eq!((attributes.len(), next), (3, 24));
    }

    #[test]
    fn names_are_found() {
        assert!(is_inline("a") && is_inline("wbr") && is_inline("tspan") && is_inline("proofErr") && !is_inline("p"));
    }
}
