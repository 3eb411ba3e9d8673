//! What one sees of a text with markup: the running text without its tags, comments and marks, and apart from it what a tag says in
//! its attributes, a comment, a script.
//!
//! In: text of any kind, broken or not; a kind that its name tells. Out: streams of text, each of which knows where in the file its
//! signs are spelt, and the rows of its tables. It knows nothing of numbers. What is seen here is looked at besides the text as it
//! is written, so that a mark too many that is taken away hides nothing.

mod builder;
mod markup;

use self::builder::{BREAK, Builder};
pub(super) use self::builder::{CELL, CELL_END, ROW, Stream, TABLE};
use self::markup::{Effect, Tag};

/// How deep comments and scripts may lie in each other.
const DEPTH: usize = 4;

/// What marks a text has, as its name tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Text and records, with Markdown's marks.
    Prose,
    /// HTML, XML and SVG.
    Markup,
    /// Scripts, styles and data: texts between quotation marks.
    Script,
    /// RTF and TeX: words after a backslash, groups in braces.
    Words,
    /// Calendars and cards, whose long lines are folded.
    Folded,
    /// A message whose signs are written `=38`.
    Quoted,
}

impl Kind {
    /// The kind of a file's text.
    pub(super) fn of(path: &str, text: &str) -> Self {
        let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase();
        let head = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        match extension.as_str() {
            _ if head.starts_with("{\\rtf") => Self::Words,
            "tex" => Self::Words,
            "html" | "htm" | "xhtml" | "xml" | "svg" | "rels" => Self::Markup,
            "js" | "mjs" | "json" | "jsonl" | "css" | "csv" | "tsv" | "tab" => Self::Script,
            "ics" | "vcf" => Self::Folded,
            _ if head.starts_with("<?xml") || head.starts_with("<!DOCTYPE") => Self::Markup,
            _ if text.contains("quoted-printable") => Self::Quoted,
            _ => Self::Prose,
        }
    }
}

/// What is seen of a text, stream by stream; the running text comes first.
pub(super) fn read(text: &str, kind: Kind) -> Vec<Stream> {
    let mut reader = Reader { text, streams: Vec::new(), said: Builder::new(false), waiting: vec![(0, text.len(), kind, 0)] };
    while let Some((start, end, kind, depth)) = reader.waiting.pop() {
        reader.read(start, end, kind, depth);
    }
    reader.streams.push(reader.said.stream());
    reader.streams
}

struct Reader<'t> {
    text: &'t str,
    streams: Vec<Stream>,
    /// What the attributes say, one after another.
    said: Builder,
    /// The parts of the text that are still to be read, each by itself.
    waiting: Vec<(usize, usize, Kind, usize)>,
}

impl Reader<'_> {
    /// Reads a part of the text as one stream.
    fn read(&mut self, start: usize, end: usize, kind: Kind, depth: usize) {
        let text = &self.text[..end];
        let mut seen = Builder::new(kind == Kind::Markup);
        let mut at = start;
        while at < end {
            let next = text.as_bytes()[at..].iter().position(|byte| is_special(*byte, kind)).map_or(end, |ahead| at + ahead);
            seen.push(&text[at..next], at);
            at = next;
            if at < end {
                at = self.special(text, at, kind, depth, &mut seen);
            }
        }
        self.streams.push(seen.stream());
    }

    /// Takes what begins with a special sign, and tells where it ends.
    fn special(&mut self, text: &str, at: usize, kind: Kind, depth: usize, seen: &mut Builder) -> usize {
        let rest = &text[at..];
        let found = match text.as_bytes()[at] {
            b'<' => return self.tag(text, at, kind, depth, seen),
            b'"' | b'\'' | b'`' | b'{' | b'}' | b'$' if kind != Kind::Words => join(rest),
            b'\\' if kind == Kind::Script => style_escape(rest, seen, at),
            b'\\' => word(rest, seen, at),
            b'{' | b'}' => Some(1),
            b'=' => quoted(rest, seen, at),
            b'\n' if kind == Kind::Words => Some(1),
            b'\n' => rest[1..].starts_with([' ', '\t']).then_some(2),
            b'\r' => rest.starts_with("\r\n ").then_some(3),
            b'*' | b'[' => Some(1),
            b'~' => rest.starts_with("~~").then_some(2),
            b']' => address(rest).inspect(|length| {
                if depth < DEPTH {
                    self.waiting.push((at + 2, at + length - 1, Kind::Script, depth + 1));
                }
            }),
            _ => None,
        };
        let found = found.or_else(|| (rest.starts_with('`') && kind == Kind::Prose).then_some(1));
        match found {
            Some(length) => at + length,
            None => {
                seen.push(&rest[..1], at);
                at + 1
            }
        }
    }

    /// Takes a tag, a comment or a script, and tells where it ends.
    fn tag(&mut self, text: &str, at: usize, kind: Kind, depth: usize, seen: &mut Builder) -> usize {
        let mut aside = |start: usize, end: usize, kind: Kind| {
            if depth < DEPTH && start < end && markup::may_hold_digits(&text[start..end]) {
                self.waiting.push((start, end, kind, depth + 1));
            }
        };
        match Tag::read(text, at) {
            Tag::None => {
                seen.push("<", at);
                at + 1
            }
            Tag::Aside { start, end, next } => {
                aside(start, end, kind);
                next
            }
            Tag::Text { start, end, next } => {
                seen.push(&text[start..end], start);
                next
            }
            Tag::Element { name, attributes, next, effect } => {
                for value in attributes.into_iter().filter(|value| markup::may_hold_digits(&text[value.clone()])) {
                    self.said.push(&text[value.clone()], value.start);
                    self.said.mark(BREAK, value.end);
                }
                match effect {
                    Effect::Nothing => {}
                    Effect::Space => seen.mark(' ', at),
                    Effect::Line => seen.mark('\n', at),
                    Effect::Dash => seen.mark('-', at),
                    Effect::Break => seen.end_of_paragraph(at),
                    Effect::Cell => seen.mark(CELL, at),
                    Effect::CellEnd => seen.mark(CELL_END, at),
                    Effect::Row => seen.mark(ROW, at),
                    Effect::Table => seen.mark(TABLE, at),
                    Effect::Script => {
                        let end = markup::end_of(text, next, name);
                        aside(next, end, Kind::Script);
                        return end;
                    }
                }
                next
            }
        }
    }
}

/// Whether a sign may be more than itself.
fn is_special(byte: u8, kind: Kind) -> bool {
    match byte {
        b'<' | b'"' | b'\'' | b'`' | b'{' | b'}' | b'$' => true,
        b'*' | b'[' | b']' | b'~' => kind == Kind::Prose,
        b'\\' => matches!(kind, Kind::Words | Kind::Script),
        b'=' => kind == Kind::Quoted,
        b'\n' => matches!(kind, Kind::Words | Kind::Folded),
        b'\r' => kind == Kind::Folded,
        _ => false,
    }
}

/// The length of what joins two texts of a script, an expression or a formula: `" + "`, `""&""`, `{{ '`, `' }}`, `${"`.
fn join(text: &str) -> Option<usize> {
    let quotes = |text: &str| text.bytes().take(2).take_while(|byte| matches!(byte, b'"' | b'\'' | b'`')).count();
    let blank = |text: &str| text.len() - text.trim_start().len();
    for opening in ["{{", "${"] {
        if let Some(rest) = text.strip_prefix(opening) {
            let blank = blank(rest);
            return Some(2 + blank + quotes(&rest[blank..]).min(1));
        }
    }
    if text.starts_with("}}") {
        return Some(2);
    }
    let first = quotes(text);
    let rest = &text[first..];
    let blanks = blank(rest);
    let rest = &rest[blanks..];
    if rest.starts_with('}') && first > 0 {
        return Some(first + blanks + if rest.starts_with("}}") { 2 } else { 1 });
    }
    let operator = ["+", "&amp;", "&", "~"].into_iter().find(|operator| rest.starts_with(operator))?.len();
    let rest = &rest[operator..];
    let more = blank(rest);
    let second = quotes(&rest[more..]);
    (first > 0 && second > 0).then_some(first + blanks + operator + more + second)
}

/// A word of RTF or TeX, and the blank that ends it; what it stands for is seen.
fn word(text: &str, seen: &mut Builder, at: usize) -> Option<usize> {
    let rest = &text[1..];
    let name = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
    if name == 0 {
        return None;
    }
    let number = &rest[name..];
    let sign = usize::from(number.starts_with('-'));
    let digits = number[sign..].bytes().take_while(u8::is_ascii_digit).count();
    let end = name + if digits > 0 { sign + digits } else { 0 };
    let mut length = 1 + end + usize::from(rest[end..].starts_with([' ', '\n']));
    match &rest[..name] {
        // A sign by its number, and one more for programs that don't know it.
        "u" => {
            let code = rest[name..end].parse::<i32>().unwrap_or_default();
            let c = u32::try_from(if code < 0 { code + 0x10000 } else { code }).ok().and_then(char::from_u32);
            seen.mark(c.unwrap_or(BREAK), at);
            length += usize::from(text[length..].starts_with('?'));
        }
        "par" | "line" => seen.mark('\n', at),
        "tab" => seen.mark(' ', at),
        "cell" => seen.mark(CELL, at),
        "row" => seen.mark(ROW, at),
        _ => {}
    }
    Some(length)
}

/// A sign of a style sheet by its number, and the space that ends it: `\38 `.
fn style_escape(text: &str, seen: &mut Builder, at: usize) -> Option<usize> {
    let length = text[1..].bytes().take(6).take_while(u8::is_ascii_hexdigit).count();
    let code = u32::from_str_radix(text.get(1..1 + length)?, 16).ok()?;
    let ended = text[1 + length..].starts_with(' ');
    let c = char::from_u32(code).filter(|_| length == 6 || ended)?;
    seen.mark(c, at);
    Some(1 + length + usize::from(ended))
}

/// A sign of a message written by its number, or a line that goes on.
fn quoted(text: &str, seen: &mut Builder, at: usize) -> Option<usize> {
    for line in ["=\r\n", "=\n"] {
        if text.starts_with(line) {
            return Some(line.len());
        }
    }
    let byte = text.get(1..3).and_then(|code| u8::from_str_radix(code, 16).ok())?;
    seen.mark(if byte.is_ascii() { char::from(byte) } else { '\u{fffd}' }, at);
    Some(3)
}

/// The length of a link's address in Markdown: `](insatser/odlarna)`.
fn address(text: &str) -> Option<usize> {
    let rest = text.strip_prefix("](")?;
    let end = rest.bytes().take(2000).position(|byte| matches!(byte, b')' | b'\n'))?;
    rest[end..].starts_with(')').then_some(end + 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str, kind: Kind) -> String {
        read(text, kind)[0].text.clone()
    }

    #[test]
    fn markup_is_not_seen() {
        assert_eq!(seen("<p>a<b>b</b><!-- c -->d</p>", Kind::Markup), "\u{1e}abd\u{1e}");
        assert_eq!(seen("<p>a-</p>\n<p>b", Kind::Markup), "\u{1e}a-   b");
        assert_eq!(seen("a<br>b <wbr>c", Kind::Markup), "a\nb c");
        assert_eq!(seen("a **b** [c](d) `e`", Kind::Prose), "a b c e");
        assert_eq!(seen("'a' + 'b', \"c\"", Kind::Script), "'ab', \"c\"");
        assert_eq!(seen("a{{ 'b' }}c${\"d\"}e", Kind::Script), "abcde");
        assert_eq!(seen("{\\rtf1 a\\b b\\b0 c{\\u49?}}", Kind::Words), "abc1");
        assert_eq!(seen("a=31=\nb", Kind::Quoted), "a1b");
        assert_eq!(seen("SUMMARY:a\r\n b", Kind::Folded), "SUMMARY:ab");
    }

    #[test]
    fn every_stream_knows_where_its_signs_are_spelt() {
        let text = "å<b title='c'>d</b>&#49;<!-- e<i>f</i> -->g";
        for stream in read(text, Kind::Markup) {
            for (at, c) in stream.text.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
                assert_eq!(&text[stream.spelt(&(at..at + c.len_utf8()))], c.to_string(), "in {:?}", stream.text);
            }
        }
    }

    #[test]
    fn what_is_seen_grows_with_the_length() {
        for part in
            ["\"", "<", "<a ", "<a \"", "<!--", "<!-- -->", "<script>", "{{", "[](", "\\a", "' + ", "<a b=c>", "<?", "\"  "]
        {
            for kind in [Kind::Prose, Kind::Markup, Kind::Script, Kind::Words, Kind::Folded, Kind::Quoted] {
                let length: usize = read(&part.repeat(1000), kind).iter().map(|stream| stream.text.len()).sum();
                assert!(length <= part.len() * 1000 * (DEPTH + 2), "{part:?} in {kind:?}: {length}");
            }
        }
    }
}
