//! A text in tokens: words in folded letters, digits, numbers tied by a sign, and signs.
//!
//! In: Swedish text, also misread text. Out: [`Token`]s with their places. It knows no facts.

use std::ops::Range;

/// A word as it is compared. `är` stays what it is: it is no misread `år` where it can be read at all.
fn folded(word: &str) -> String {
    if word.to_lowercase() == "är" { "är".to_owned() } else { word.chars().map(fold).collect() }
}

/// A letter as it is compared: å, ä and their misreadings are `a`, ö and its are `o`.
pub(crate) fn fold(c: char) -> char {
    match c.to_lowercase().next().unwrap_or(c) {
        'å' | 'ä' | 'á' | 'à' | 'â' | 'ã' | 'é' | 'è' | 'ê' | '&' => 'a',
        'ö' | 'ó' | 'ò' | 'ô' | 'õ' | 'ø' => 'o',
        'ü' => 'u',
        'ï' | 'í' => 'i',
        c => c,
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Kind {
    Digits(String),
    /// Numbers tied by a sign: `4.2.6`, `2001:453`, `0505/22`, `2024-05-20`, `3,5`.
    Tied(String),
    Word(String),
    Sign(char),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gap {
    None,
    Space,
    Break,
}

#[derive(Debug, Clone)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    /// Where it stands, in bytes of the text.
    pub(crate) range: Range<usize>,
    /// What stands between it and the token before.
    pub(crate) gap: Gap,
}

pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut at = 0;
    let mut gap = Gap::Break;
    while let Some(c) = text[at..].chars().next() {
        if c.is_whitespace() {
            gap = match (gap, c) {
                (Gap::None, ' ' | '\u{a0}' | '\u{202f}') => Gap::Space,
                _ => Gap::Break,
            };
            at += c.len_utf8();
            continue;
        }
        let start = at;
        let kind = if c.is_ascii_digit() {
            at = end_of_number(text, at);
            let number = &text[start..at];
            match text[at..].chars().next() {
                Some(next) if next.is_alphabetic() => {
                    at = end_of_word(text, at);
                    Kind::Word(folded(&text[start..at]))
                }
                _ if number.bytes().all(|b| b.is_ascii_digit()) => Kind::Digits(number.to_owned()),
                _ => Kind::Tied(number.to_owned()),
            }
        } else if c.is_alphabetic() || c == '&' && text[at + 1..].starts_with(char::is_alphabetic) {
            at = end_of_word(text, at);
            Kind::Word(folded(&text[start..at]))
        } else {
            at += c.len_utf8();
            Kind::Sign(c)
        };
        tokens.push(Token { kind, range: start..at, gap });
        gap = Gap::None;
    }
    tokens
}

fn end_of_word(text: &str, start: usize) -> usize {
    text[start..].find(|c: char| !(c.is_alphanumeric() || c == '&')).map_or(text.len(), |length| start + length)
}

/// The end of a number and of the numbers tied to it by a sign.
fn end_of_number(text: &str, start: usize) -> usize {
    let run = |at: usize| text[at..].bytes().take_while(u8::is_ascii_digit).count();
    let mut end = start + run(start);
    if end == start + 4 && text[end..].starts_with('-') {
        // 2024-05 and 2024-05-20, but not 2022-2023.
        let month = run(end + 1);
        if month == 2 && text[end + 1..end + 3].parse().is_ok_and(|m: u32| (1..=12).contains(&m)) {
            end += 3;
            if text[end..].starts_with('-') && run(end + 1) == 2 {
                end += 3;
            }
            return end;
        }
    }
    while text[end..].starts_with(['.', ':', '/', ',']) && run(end + 1) > 0 {
        end += 1 + run(end + 1);
    }
    end
}
