//! What a sign of a text is to one who looks for numbers: a digit of any script, what may stand between digits, or neither.
//!
//! In: text and a place in it. Out: the sign there, and how many bytes spell it: codes of HTML (`&#56;`), of addresses (`%38`) and
//! of JSON, YAML and scripts (`\u0038`) are the sign that they mean.

use quick_xml::escape::resolve_html5_entity;
use unicode_general_category::{GeneralCategory, get_general_category};
use unicode_normalization::UnicodeNormalization as _;

/// A sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    Digit(u8),
    /// What may stand between two groups of digits.
    Between(Between),
    /// What is not seen, or is drawn over the sign before it.
    Hidden,
    Other,
}

/// A sign between two groups of digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Between {
    Space,
    Line,
    Dash,
    Dot,
    Slash,
    Low,
    Bar,
    Colon,
    Bracket,
    Comma,
    Apostrophe,
    /// What begins a line of a comment or a quotation.
    Quote,
}

/// The most rows of ten digits that follow each other in Unicode.
const ROWS: u32 = 6;

/// The sign at a byte, and how many bytes spell it; `None` at the end.
pub(super) fn sign(text: &str, at: usize) -> Option<(Sign, usize)> {
    #[cfg(test)]
    tests::STEPS.set(tests::STEPS.get() + 1);
    let first = *text.as_bytes().get(at)?;
    let coded = match first {
        b'&' => entity(&text[at..]),
        b'%' => percent(&text.as_bytes()[at..]),
        b'\\' => return Some(escape(&text[at..])),
        _ => None,
    };
    if let Some((c, length)) = coded {
        return Some((of_char(c), length));
    }
    let c = text[at..].chars().next()?;
    Some((of_char(c), c.len_utf8()))
}

/// The first byte from here on that can begin a digit.
pub(super) fn next_candidate(bytes: &[u8], from: usize) -> Option<usize> {
    let may =
        |byte: &u8| matches!(byte, b'0'..=b'9' | b'&' | b'%' | b'\\' | 0xc2 | 0xd9..=0xdf | 0xe0..=0xe2 | 0xea | 0xef | 0xf0);
    Some(from + bytes.get(from..)?.iter().position(may)?)
}

fn of_char(c: char) -> Sign {
    if let Some(value) = digit_of(c) {
        return Sign::Digit(value);
    }
    let between = match c {
        ' ' | '\t' | '\u{a0}' | '\u{fffd}' | '\u{2800}' => Between::Space,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Between::Line,
        // U+0096 and U+0097 are Windows' dashes in a file that was read as Latin-1.
        '-' | '+' | '~' | '\u{96}' | '\u{97}' | '\u{2043}' | '\u{207a}' | '\u{207b}' | '\u{208a}' | '\u{208b}' | '\u{2212}'
        | '\u{2d7}' | '\u{2795}' | '\u{2796}' | '\u{ff0b}' | '\u{223c}' => Between::Dash,
        '.' | '\u{b7}' | '\u{2022}' | '\u{2024}' | '\u{2027}' | '\u{2219}' | '\u{22c5}' | '\u{30fb}' | '\u{ff0e}' => Between::Dot,
        '/' | '\u{2044}' | '\u{2215}' | '\u{ff0f}' => Between::Slash,
        '_' | '\u{ff3f}' | '\u{203f}' => Between::Low,
        '|' | '\u{a6}' | '\u{ff5c}' => Between::Bar,
        ':' | '\u{ff1a}' | '\u{2236}' => Between::Colon,
        '(' | ')' | '[' | ']' | '\u{ff08}' | '\u{ff09}' => Between::Bracket,
        ',' | '\u{ff0c}' => Between::Comma,
        '\'' | '\u{2019}' => Between::Apostrophe,
        '#' | '>' => Between::Quote,
        // Fillers are letters that show nothing.
        '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' => return Sign::Hidden,
        '\u{ad}' | '\u{300}'..='\u{36f}' => return Sign::Hidden,
        '\0'..='\u{2ff}' => return Sign::Other,
        _ => match get_general_category(c) {
            GeneralCategory::SpaceSeparator => Between::Space,
            GeneralCategory::DashPunctuation => Between::Dash,
            GeneralCategory::Format | GeneralCategory::NonspacingMark | GeneralCategory::EnclosingMark => return Sign::Hidden,
            _ => return Sign::Other,
        },
    };
    Sign::Between(between)
}

/// The value of a digit: of any script, raised or lowered, in a circle or a bracket.
pub(super) fn digit_of(c: char) -> Option<u8> {
    let from = |first: u32| u8::try_from(u32::from(c) - first).ok();
    match c {
        '0'..='9' => from(0x30),
        '\0'..='\u{b1}' | '\u{ba}'..='\u{65f}' | '\u{2000}'..='\u{206f}' => None,
        // Circles that are black, sans-serif or double: Unicode gives them a value, and no plain digit that they are one with.
        '\u{24f5}'..='\u{24fd}' => from(0x24f4),
        '\u{24ff}' | '\u{1f10b}' | '\u{1f10c}' => Some(0),
        '\u{2776}'..='\u{277e}' => from(0x2775),
        '\u{2780}'..='\u{2788}' => from(0x277f),
        '\u{278a}'..='\u{2792}' => from(0x2789),
        _ => match get_general_category(c) {
            GeneralCategory::DecimalNumber => plain(c).or_else(|| decimal(c)),
            GeneralCategory::OtherNumber => plain(c),
            _ => None,
        },
    }
}

/// The one plain digit in what a sign is when it is drawn plainly: 1 for `¹`, `①`, `⑴`, `⒈`; none for `⑫` or `½`.
fn plain(c: char) -> Option<u8> {
    let mut value = None;
    for c in std::iter::once(c).nfkc() {
        match c {
            '0'..='9' if value.is_none() => value = u8::try_from(u32::from(c) - 0x30).ok(),
            '(' | ')' | '.' | ',' => {}
            _ => return None,
        }
    }
    value
}

/// Its place in its script's row of ten digits; a few rows follow each other.
fn decimal(c: char) -> Option<u8> {
    let is_digit = |back: &u32| {
        let before = u32::from(c).checked_sub(*back).and_then(char::from_u32);
        before.is_some_and(|before| get_general_category(before) == GeneralCategory::DecimalNumber)
    };
    u8::try_from((1..ROWS * 10).take_while(is_digit).count() % 10).ok()
}

/// `&#56;`, `&#x38;`, `&ndash;`.
fn entity(text: &str) -> Option<(char, usize)> {
    let end = text.bytes().take(32).position(|byte| byte == b';')?;
    let name = &text[1..end];
    let c = match name.strip_prefix('#') {
        Some(number) => {
            let hexadecimal = number.strip_prefix(['x', 'X']);
            char::from_u32(hexadecimal.map_or_else(|| number.parse().ok(), |code| u32::from_str_radix(code, 16).ok())?)?
        }
        None => resolve_html5_entity(name)?.chars().next()?,
    };
    Some((c, end + 1))
}

/// `%38`, and a sign of several bytes: `%E2%80%93`.
fn percent(bytes: &[u8]) -> Option<(char, usize)> {
    let byte = |at: usize| {
        let code = bytes.get(at..at + 3)?.strip_prefix(b"%")?;
        u8::from_str_radix(std::str::from_utf8(code).ok()?, 16).ok()
    };
    let first = byte(0)?;
    let length = match first {
        0..0x80 => 1,
        0xc2..0xe0 => 2,
        0xe0..0xf0 => 3,
        _ => 4,
    };
    let spelt: Vec<u8> = (0..length).map(|index| byte(index * 3)).collect::<Option<_>>()?;
    Some((std::str::from_utf8(&spelt).ok()?.chars().next()?, length * 3))
}

/// `\x38`, `\u0038`, `\u{38}`, `\U00000038`, `\'38`, `\t`; before another sign a backslash is not seen.
fn escape(text: &str) -> (Sign, usize) {
    let rest = &text[1..];
    let code = |from: usize, length: usize| rest.get(from..from + length).and_then(|code| u32::from_str_radix(code, 16).ok());
    let coded = |code: u32, length: usize| char::from_u32(code).map(|c| (of_char(c), length));
    let found = match rest.as_bytes().first() {
        Some(b'x' | b'\'') => code(1, 2).and_then(|number| coded(number, 4)),
        Some(b'U') => code(1, 8).and_then(|number| coded(number, 10)),
        Some(b'u') if rest[1..].starts_with('{') => rest.bytes().take(9).position(|byte| byte == b'}').and_then(|end| {
            let number = u32::from_str_radix(&rest[2..end], 16).ok()?;
            coded(number, end + 2)
        }),
        Some(b'u') => code(1, 4).and_then(|high| match high {
            0xd800..0xdc00 if rest.get(5..7) == Some("\\u") => {
                let low = code(7, 4).filter(|low| (0xdc00..0xe000).contains(low))?;
                coded(0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00), 12)
            }
            _ => coded(high, 6),
        }),
        Some(b't') => Some((Sign::Between(Between::Space), 2)),
        Some(b'n' | b'r') => Some((Sign::Between(Between::Line), 2)),
        // YAML's no-break space, RTF's hyphen and hidden hyphen.
        Some(b'_' | b'~') => Some((Sign::Between(Between::Space), 2)),
        _ => None,
    };
    match (found, rest.chars().next()) {
        (Some(found), _) => found,
        (None, Some(c)) if c.is_ascii_alphabetic() => (Sign::Other, 1),
        (None, _) => (Sign::Hidden, 1),
    }
}

#[cfg(test)]
pub(super) mod tests {
    use std::cell::Cell;

    use super::*;

    thread_local! {
        /// How often a sign has been read.
        pub(in super::super) static STEPS: Cell<usize> = const { Cell::new(0) };
    }

    #[test]
    fn every_scripts_digits_are_digits() {
        let all = ('\0'..=char::MAX).filter(|c| get_general_category(*c) == GeneralCategory::DecimalNumber);
        let mut row = Vec::new();
        for c in all {
            row.push(digit_of(c).expect("it is a digit"));
        }
        assert!(row.len() > 600 && row.chunks(10).all(|ten| ten == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]));
    }

    #[test]
    fn codes_are_what_they_mean() {
        for text in [
            "8",
            "&#56;",
            "&#x38;",
            "%38",
            "\\x38",
            "\\u0038",
            "\\u{38}",
            "\\U00000038",
            "\\'38",
            "\\ud835\\udfd6",
            "⑧",
            "⁸",
            "⒏",
            "❽",
        ] {
            assert_eq!(sign(text, 0), Some((Sign::Digit(8), text.len())), "{text}");
        }
        for text in ["-", "&ndash;", "&#8211;", "%2D", "%E2%80%93", "\\u2013", "〜"] {
            assert_eq!(sign(text, 0), Some((Sign::Between(Between::Dash), text.len())), "{text}");
        }
        for text in ["&shy;", "\u{200b}", "\u{fe0f}", "\u{20e3}", "\u{301}", "&ZeroWidthSpace;"] {
            assert_eq!(sign(text, 0), Some((Sign::Hidden, text.len())), "{text}");
        }
        for text in ["&", "%", "\\", "&;", "&#;", "%zz", "\\u", "\\u{", "\\ud835", "&#99999999;", "½", "⑫", "é", "%E2%80"] {
            assert!(!matches!(sign(text, 0), Some((Sign::Digit(_), _)) | None), "{text}");
        }
    }
}
