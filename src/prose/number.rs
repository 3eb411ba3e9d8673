//! Numbers that an editor has typed into a text.

use std::ops::Range;

/// A number typed into a text, with the word after it.
#[derive(Debug, Clone, PartialEq)]
pub struct TypedNumber {
    /// The number.
    pub value: f64,
    /// Its digits, without spaces.
    pub digits: usize,
    /// The word after it, or `%`; may be empty.
    pub unit: String,
    /// Its bytes in the text.
    pub range: Range<usize>,
}

/// The numbers of a piece of text that begins at byte `offset`: `1 237`, `4,5`, `48 procent`. What hangs together with letters, hyphens
/// or points (`V40`, `4.2`, `2024-01-01`) is no number, nor is what a section sign or "kap." follows.
pub(super) fn typed(text: &str, offset: usize) -> Vec<TypedNumber> {
    let bytes = text.as_bytes();
    let mut numbers = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        while at < bytes.len() && (bytes[at].is_ascii_digit() || is_inner(text, at)) {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
        let before = text[..start].chars().next_back();
        let rest = &text[at..];
        let glued = |c: char| c.is_alphanumeric() || matches!(c, '-' | '–' | '/' | '§' | '#' | ':');
        let next = rest.chars().next();
        let followed = next.is_some_and(|c| glued(c) || c == '.' && rest[1..].starts_with(|c: char| c.is_ascii_digit()));
        if before.is_some_and(|c| glued(c) || c == '.') || followed {
            continue;
        }
        let plain: String = text[start..at].chars().filter(|c| c.is_ascii_digit() || *c == ',').collect();
        let word: String = rest
            .trim_start_matches([' ', '\u{a0}'])
            .chars()
            .take_while(|c| c.is_alphabetic() || matches!(c, '%' | '§'))
            .collect();
        if let Ok(value) = plain.replace(',', ".").parse::<f64>()
            && !matches!(word.as_str(), "kap" | "§")
        {
            numbers.push(TypedNumber { value, digits: plain.len(), unit: word, range: offset + start..offset + at });
        }
    }
    numbers
}

/// A space between thousands or a decimal comma, at a place after a digit.
fn is_inner(text: &str, at: usize) -> bool {
    let rest = &text[at..];
    let Some(sign) = rest.chars().next() else { return false };
    let after = &rest[sign.len_utf8()..];
    let digits = after.bytes().take_while(u8::is_ascii_digit).count();
    match sign {
        ' ' | '\u{a0}' => digits == 3,
        ',' => digits > 0,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_found_with_their_units_and_places() {
        let text = "Av 1\u{a0}237 personer är 48 procent, 4,5 % och år 2024.";
        let found: Vec<(f64, String, &str)> = typed(text, 0).into_iter().map(|n| (n.value, n.unit, &text[n.range])).collect();
        assert_eq!(
            found,
            [
                (1237.0, "personer".to_owned(), "1\u{a0}237"),
                (48.0, "procent".to_owned(), "48"),
                (4.5, "%".to_owned(), "4,5"),
                (2024.0, String::new(), "2024")
            ]
        );
    }

    #[test]
    fn what_is_no_number_is_left_alone() {
        for text in ["V40", "2024-01-01", "4.2.4.1", "4 kap. 1 §", "v40-behov", "16–64 år", "SoL 4:1", "1990-talet"] {
            assert!(typed(text, 0).is_empty(), "{text}: {:?}", typed(text, 0));
        }
    }
}
