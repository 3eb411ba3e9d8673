//! Finding the expressions before Markdown is read.
//!
//! In: text. Out: where its expressions stand, and the same text with a sign of the same length in the place of each. What
//! stands in code is no expression. It knows what a quote and a code span are, nothing else of expressions and Markdown.

use std::ops::Range;

use crate::rule::expression as rules;
use crate::value::Fault;

/// The first character of the sign that stands for an expression; the rest of the sign is [`FILL`] and padding.
pub(super) const SIGN: char = '\u{e000}';
const FILL: char = '\u{e001}';
/// The longest expression, in bytes.
const LONGEST: usize = 1_000;
/// How far the end of an expression is looked for.
const FARTHEST: usize = 4_000;

/// Whether code spans, code blocks and backslashes mean something in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Syntax {
    Markdown,
    Plain,
}

/// An expression that was found, braces included.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Braced {
    pub(super) range: Range<usize>,
    /// Why it can't be read, with its place.
    pub(super) fault: Option<(Range<usize>, Fault)>,
}

/// A text whose expressions are hidden from Markdown.
#[derive(Debug)]
pub(super) struct Masked {
    /// As long as the original, offset by offset.
    pub(super) text: String,
    /// In the order of the text.
    pub(super) found: Vec<Braced>,
    /// Every `{{` that nothing closes.
    pub(super) unclosed: Vec<usize>,
}

/// Finds the expressions.
pub(super) fn mask(text: &str, syntax: Syntax) -> Masked {
    let mut scanner = Scanner { text, at: 0, paragraph_end: 0, block_end: 0, syntax, found: Vec::new(), unclosed: Vec::new() };
    scanner.run();
    let Scanner { found, unclosed, .. } = scanner;
    let mut masked = String::with_capacity(text.len());
    let mut from = 0;
    for expression in &found {
        push_without_signs(&mut masked, &text[from..expression.range.start]);
        push_sign(&mut masked, expression.range.len());
        from = expression.range.end;
    }
    push_without_signs(&mut masked, &text[from..]);
    Masked { text: masked, found, unclosed }
}

/// The text without our own signs in it; U+FFFD is as long as they are.
fn push_without_signs(masked: &mut String, text: &str) {
    masked.extend(text.chars().map(without_sign));
}

/// The character, unless it is one of our signs.
pub(super) fn without_sign(c: char) -> char {
    if ('\u{e000}'..='\u{e00f}').contains(&c) { char::REPLACEMENT_CHARACTER } else { c }
}

fn push_sign(masked: &mut String, len: usize) {
    masked.push(SIGN);
    let rest = len - SIGN.len_utf8();
    masked.extend(std::iter::repeat_n(FILL, rest / FILL.len_utf8()));
    masked.extend(std::iter::repeat_n('x', rest % FILL.len_utf8()));
}

struct Scanner<'t> {
    text: &'t str,
    at: usize,
    /// Where the paragraph that was last looked through ends.
    paragraph_end: usize,
    /// Where the block that was last looked through ends.
    block_end: usize,
    syntax: Syntax,
    found: Vec<Braced>,
    unclosed: Vec<usize>,
}

impl<'t> Scanner<'t> {
    fn run(&mut self) {
        let bytes = self.text.as_bytes();
        let markdown = self.syntax == Syntax::Markdown;
        while self.at < bytes.len() {
            let line_start = self.at == 0 || bytes[self.at - 1] == b'\n';
            if markdown && line_start && self.skip_fenced() {
                continue;
            }
            match bytes[self.at] {
                b'\\' if markdown && bytes.get(self.at + 1).is_some_and(u8::is_ascii_punctuation) => self.at += 2,
                b'`' if markdown => self.skip_code_span(),
                b'{' if bytes.get(self.at + 1) == Some(&b'{') => self.expression(),
                _ => self.at += 1,
            }
        }
    }

    /// Steps over a fenced code block that begins on this line.
    fn skip_fenced(&mut self) -> bool {
        let mut lines = self.text[self.at..].split_inclusive('\n');
        let Some((first, (mark, len))) = lines.next().and_then(|line| Some((line, fence(line)?))) else { return false };
        let info = inside_containers(first).trim_start_matches(mark);
        if mark == '`' && info.contains('`') {
            return false;
        }
        self.at += first.len();
        for line in lines {
            self.at += line.len();
            let closes = fence(line).is_some_and(|(m, l)| m == mark && l >= len);
            if closes && inside_containers(line).trim_start_matches(mark).trim().is_empty() {
                break;
            }
        }
        true
    }

    fn skip_code_span(&mut self) {
        let block = self.rest_of_block();
        let run = block.len() - block.trim_start_matches('`').len();
        let mut at = run;
        while let Some(next) = block.get(at..).and_then(|r| r.find('`')) {
            let from = at + next;
            let len = block[from..].len() - block[from..].trim_start_matches('`').len();
            at = from + len;
            if len == run {
                self.at += at;
                return;
            }
        }
        self.at += run;
    }

    /// The text from here to the next blank line.
    fn rest_of_paragraph(&mut self) -> &'t str {
        if self.at >= self.paragraph_end {
            self.paragraph_end = self.at + len_until(&self.text[self.at..], |line| line.is_empty());
        }
        &self.text[self.at..self.paragraph_end]
    }

    /// The text from here to the next blank line, list item, quote, table row or heading: a code span can't go further.
    fn rest_of_block(&mut self) -> &'t str {
        let begins = |line: &str| line.is_empty() || line.starts_with(['|', '#']) || inside_containers(line).len() < line.len();
        if self.at >= self.block_end {
            self.block_end = self.at + len_until(&self.text[self.at..], begins);
        }
        &self.text[self.at..self.block_end]
    }

    fn expression(&mut self) {
        let start = self.at;
        let paragraph = self.rest_of_paragraph();
        let (len, fault) = match closing(&paragraph[..paragraph.floor_char_boundary(FARTHEST)]) {
            Closing::At(len) if len > LONGEST => {
                let message = format!("uttrycket är {len} byte långt; det längsta tillåtna är {LONGEST}");
                (len, Some((start..start + len, Fault::of(&rules::FOR_LANGT_UTTRYCK, message, "dela upp det i flera uttryck"))))
            }
            Closing::At(len) => (len, None),
            Closing::OpenQuote { quote, len } => {
                let hint = "skriv ett likadant citattecken där texten slutar";
                let fault = Fault::of(&rules::OPPET_CITAT_I_UTTRYCK, "ett citattecken i uttrycket stängs aldrig", hint);
                (len, Some((start + quote..start + quote + 1, fault)))
            }
            Closing::Never => {
                self.unclosed.push(start);
                self.at += 2;
                return;
            }
        };
        self.found.push(Braced { range: start..start + len, fault });
        self.at += len;
    }
}

enum Closing {
    /// After the closing braces.
    At(usize),
    /// The quote at `quote` hides the closing braces that end at `len`.
    OpenQuote {
        quote: usize,
        len: usize,
    },
    Never,
}

/// Where the expression that `text` begins with ends.
fn closing(text: &str) -> Closing {
    let bytes = text.as_bytes();
    let mut quote: Option<(usize, u8)> = None;
    let mut at = 2;
    while at < bytes.len() {
        match (bytes[at], quote) {
            (b'\\', Some(_)) => at += 1,
            (b, Some((_, mark))) if b == mark => quote = None,
            (_, Some(_)) => {}
            (b @ (b'"' | b'\''), None) => quote = Some((at, b)),
            (b'}', None) if bytes.get(at + 1) == Some(&b'}') => return Closing::At(at + 2),
            (b'{', None) if bytes.get(at + 1) == Some(&b'{') => return Closing::Never,
            (_, None) => {}
        }
        at += 1;
    }
    match (quote, text[2..].find("}}")) {
        (Some((quote, _)), Some(end)) if quote < end + 2 => Closing::OpenQuote { quote, len: end + 4 },
        _ => Closing::Never,
    }
}

/// How far it is to the end of the line before the next that `ends`, or to the end; indentation doesn't count.
fn len_until(text: &str, ends: impl Fn(&str) -> bool) -> usize {
    let mut len = 0;
    for (nth, line) in text.split_inclusive('\n').enumerate() {
        if nth > 0 && ends(line.trim_start()) {
            break;
        }
        len += line.len();
    }
    len
}

/// The sign and length of the fence that a line begins with, inside quotes and list items too.
fn fence(line: &str) -> Option<(char, usize)> {
    let line = inside_containers(line);
    let mark = line.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let len = line.len() - line.trim_start_matches(mark).len();
    (len >= 3).then_some((mark, len))
}

/// A line without the marks of quotes and list items before it.
fn inside_containers(line: &str) -> &str {
    let mut rest = line.trim_start();
    loop {
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let inner =
            rest.strip_prefix('>').or_else(|| ["- ", "* ", "+ "].iter().find_map(|mark| rest.strip_prefix(mark))).or_else(|| {
                let inner = rest[digits..].strip_prefix([')', '.']).filter(|_| (1..=9).contains(&digits))?;
                inner.starts_with([' ', '\t']).then_some(inner)
            });
        match inner {
            Some(inner) => rest = inner.trim_start(),
            None => return rest,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        let masked = mask(text, Syntax::Markdown);
        assert_eq!(masked.text.len(), text.len());
        masked.found.iter().map(|f| &text[f.range.clone()]).collect()
    }

    #[test]
    fn expressions_end_outside_quotes() {
        assert_eq!(found("åäö{{ a(\"}}\") }}å {{b}}"), ["{{ a(\"}}\") }}", "{{b}}"]);
        assert_eq!(found("{{ a('x\\'}}') }}"), ["{{ a('x\\'}}') }}"]);
        assert_eq!(found("{{ a(\n  1,\n) }}"), ["{{ a(\n  1,\n) }}"]);
    }

    #[test]
    fn code_holds_no_expressions() {
        for text in [
            "`{{ a }}`",
            "`` ` {{ a }} ``",
            "```\n{{ a }}\n```",
            "- ~~~ text\n  {{ a }}\n  ~~~\n",
            "> ```\n> {{ a }}",
            "1. ```\n   {{ a }}",
            "\\{{ a }}",
        ] {
            assert!(found(text).is_empty(), "{text}");
        }
        assert_eq!(found("` {{ a }}\n\n`"), ["{{ a }}"]);
        assert_eq!(found("```\nx\n```\n{{ a }}"), ["{{ a }}"]);
        assert_eq!(mask("`{{ a }}`", Syntax::Plain).found.len(), 1);
    }

    #[test]
    fn what_is_not_closed_is_told() {
        assert_eq!(mask("a {{ b\n\nc }}", Syntax::Markdown).unclosed, [2]);
        assert_eq!(mask("{{ b {{ c }}", Syntax::Markdown).unclosed, [0]);
        let masked = mask("{{ b(\"c) }} d", Syntax::Markdown);
        assert_eq!(masked.found[0].range, 0..11);
        assert_eq!(masked.found[0].fault.as_ref().map(|(range, _)| range.clone()), Some(5..6));
    }
}
