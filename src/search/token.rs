//! Text → tokens: words, and references to law in one spelling whatever the writer's. The script has the same; tests hold the
//! two equal.

use super::letters::{is_invisible, is_word, lower};

/// The longest word that is indexed, in letters: longer ones are addresses and the like.
const LONGEST: usize = 48;

/// A token of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// A word in lower case, or a reference: `§4:1`, `§9`, `§12:` for a chapter.
    pub(super) text: String,
    /// Whether it is a reference to law.
    pub(super) legal: bool,
}

/// The tokens of a text, in order.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    each_token(text, |text, legal| tokens.push(Token { text: text.to_owned(), legal }));
    tokens
}

/// Hands on the tokens of a text in order, each with whether it is a reference to law: a site has millions, of which few are new.
pub(super) fn each_token(text: &str, mut take: impl FnMut(&str, bool)) {
    let text: String = text.chars().filter(|c| !is_invisible(*c)).map(lower).collect();
    let pieces = pieces(&text);
    let mut at = 0;
    while at < pieces.len() {
        match reference(&pieces, at) {
            Some((found, used)) => {
                found.iter().for_each(|text| take(text, true));
                at += used;
            }
            None => {
                if let Piece::Word(word) = pieces[at]
                    && word.chars().count() <= LONGEST
                {
                    take(word, false);
                }
                at += 1;
            }
        }
    }
}

/// What a text in lower case is made of; spaces and other signs part pieces.
#[derive(Debug, PartialEq, Eq)]
enum Piece<'t> {
    /// Letters and digits.
    Word(&'t str),
    /// `§`, `:`, `.`, `,`, `-` or `–`.
    Sign(char),
    /// One or more spaces.
    Space,
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if is_word(c) {
            let (word, after) = rest.split_at(word_end(rest));
            pieces.push(Piece::Word(word));
            rest = after;
            continue;
        }
        rest = &rest[c.len_utf8()..];
        if c.is_whitespace() {
            if pieces.last() != Some(&Piece::Space) {
                pieces.push(Piece::Space);
            }
        } else if matches!(c, '§' | ':' | '.' | ',' | '-' | '–') {
            pieces.push(Piece::Sign(c));
        } else {
            pieces.push(Piece::Sign('|'));
        }
    }
    pieces
}

/// Where the word ends that a text begins with. `4kap1` is three words.
fn word_end(text: &str) -> usize {
    let end = text.find(|c| !is_word(c)).unwrap_or(text.len());
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    match text[digits..].strip_prefix("kap") {
        Some(_) if digits > 0 => digits,
        Some(after) if after.starts_with(|c: char| c.is_ascii_digit()) => "kap".len(),
        _ => end,
    }
}

/// A reference at a place of the pieces: its spellings, and how many pieces it takes.
fn reference(all: &[Piece<'_>], at: usize) -> Option<(Vec<String>, usize)> {
    let pieces = &all[at..];
    match &pieces[0] {
        Piece::Sign('§') => {
            let at = after_signs(pieces, 1, &['§']);
            let (number, after) = paragraph(pieces, at)?;
            if let Some((chapter, used)) = colon(&pieces[at..]) {
                return Some((vec![chapter], at + used));
            }
            Some((vec![format!("§{number}")], after))
        }
        Piece::Word(word) if is_kap(word) => {
            let at = after_signs(pieces, 1, &['.']);
            let chapter = number(pieces.get(at)?, 2)?;
            // `kap. 3 §2`, as some write.
            let next = after_signs(pieces, at + 1, &[]);
            if pieces.get(next) == Some(&Piece::Sign('§'))
                && let Some((number, after)) = paragraph(pieces, after_signs(pieces, next, &['§']))
            {
                return Some((vec![format!("§{chapter}:{number}")], after));
            }
            Some((vec![format!("§{chapter}:")], at + 1))
        }
        // A number comes first in all others.
        Piece::Word(word) if word.starts_with(|c: char| c.is_ascii_digit()) => {
            let one = colon(pieces).or_else(|| point(all, at));
            one.map(|(text, used)| (vec![text], used)).or_else(|| chapter(pieces)).or_else(|| bare(pieces))
        }
        Piece::Word(_) | Piece::Sign(_) | Piece::Space => None,
    }
}

/// `4:1`, `4:1 §`.
fn colon(pieces: &[Piece<'_>]) -> Option<(String, usize)> {
    let chapter = number(&pieces[0], 2)?;
    if pieces.get(1) != Some(&Piece::Sign(':')) {
        return None;
    }
    let (number, after) = paragraph(pieces, 2)?;
    let sign = after_signs(pieces, after, &[]);
    let used = if pieces.get(sign) == Some(&Piece::Sign('§')) { sign + 1 } else { after };
    Some((format!("§{chapter}:{number}"), used))
}

/// `SoL 4.4`, `4.4 SoL`: the point says a chapter only beside the name of a law.
fn point(all: &[Piece<'_>], at: usize) -> Option<(String, usize)> {
    let pieces = &all[at..];
    let chapter = number(&pieces[0], 2)?;
    if pieces.get(1) != Some(&Piece::Sign('.')) {
        return None;
    }
    let (number, after) = paragraph(pieces, 2)?;
    let is_law = |piece: &Piece<'_>| matches!(piece, Piece::Word(word) if LAWS.contains(word));
    let behind = matches!(pieces.get(after..after + 2), Some([Piece::Space, law]) if is_law(law));
    let before = at > 1 && matches!(&all[at - 2..at], [law, Piece::Space] if is_law(law));
    (behind || before).then(|| (format!("§{chapter}:{number}"), after))
}

/// The names of laws that have chapters, in lower case.
const LAWS: &[&str] = &["sol", "lss", "socialtjänstlagen", "socialtjänstlag", "skollagen", "skollag", "förvaltningslagen"];

/// `4 kap. 1 §`, `4 kap 1`, `12 kap. 1 och 4 §§`, `12 kap`.
fn chapter(pieces: &[Piece<'_>]) -> Option<(Vec<String>, usize)> {
    let chapter = number(&pieces[0], 2)?;
    let word = after_signs(pieces, 1, &[]);
    if !matches!(pieces.get(word), Some(Piece::Word(word)) if is_kap(word)) {
        return None;
    }
    let alone = (vec![format!("§{chapter}:")], word + 1);
    let mut at = after_signs(pieces, word + 1, &['.']);
    let mut found = Vec::new();
    let mut first_end = None;
    while let Some((number, after)) = paragraph(pieces, at) {
        found.push(format!("§{chapter}:{number}"));
        first_end.get_or_insert(after);
        let next = after_signs(pieces, after, &[]);
        match pieces.get(next) {
            Some(Piece::Sign('§')) => return Some((found, after_signs(pieces, next, &['§']))),
            Some(Piece::Sign(',' | '-' | '–')) => at = after_signs(pieces, next + 1, &[]),
            Some(Piece::Word("och" | "eller" | "samt")) => {
                at = after_signs(pieces, next + 1, &[]);
            }
            _ => break,
        }
    }
    // Without the sign only the first number belongs to the chapter.
    Some(first_end.map_or(alone, |end| (found[..1].to_vec(), end)))
}

/// `9 §`.
fn bare(pieces: &[Piece<'_>]) -> Option<(Vec<String>, usize)> {
    let (number, after) = paragraph(pieces, 0)?;
    let sign = after_signs(pieces, after, &[]);
    (pieces.get(sign) == Some(&Piece::Sign('§'))).then(|| (vec![format!("§{number}")], sign + 1))
}

/// The number of a paragraph, `1`, `2a` or `2 a §`, and where it ends.
fn paragraph(pieces: &[Piece<'_>], at: usize) -> Option<(String, usize)> {
    let Piece::Word(word) = pieces.get(at)? else { return None };
    let digits = word.trim_end_matches(|c: char| ('a'..='h').contains(&c));
    let letter = &word[digits.len()..];
    if digits.is_empty() || digits.len() > 3 || letter.len() > 1 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    if letter.is_empty()
        && pieces.get(at + 1) == Some(&Piece::Space)
        && let Some(Piece::Word(next)) = pieces.get(at + 2)
        && next.len() == 1
        && next.as_bytes()[0].is_ascii_lowercase()
        && pieces.get(after_signs(pieces, at + 3, &[])) == Some(&Piece::Sign('§'))
    {
        return Some((format!("{digits}{next}"), at + 3));
    }
    Some(((*word).to_owned(), at + 1))
}

fn number<'t>(piece: &Piece<'t>, digits: usize) -> Option<&'t str> {
    match piece {
        Piece::Word(word) if word.len() <= digits && word.bytes().all(|b| b.is_ascii_digit()) => Some(word),
        Piece::Word(_) | Piece::Sign(_) | Piece::Space => None,
    }
}

fn is_kap(word: &str) -> bool {
    matches!(word, "kap" | "kapitel" | "kapitlet")
}

/// The first piece from `at` that is neither space nor one of the signs.
fn after_signs(pieces: &[Piece<'_>], mut at: usize, signs: &[char]) -> usize {
    while let Some(piece) = pieces.get(at) {
        match piece {
            Piece::Space => at += 1,
            Piece::Sign(sign) if signs.contains(sign) => at += 1,
            Piece::Sign(_) | Piece::Word(_) => break,
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        tokens(text).into_iter().map(|token| token.text).collect()
    }

    #[test]
    fn references_have_one_spelling() {
        for text in
            ["4 kap. 1 §", "4 kap 1 §", "4:1", "4 kap 1", "4kap 1§", "4kap1§", "4 kapitlet 1 §", "4:1 §", "kap. 4 §1", "§ 4:1"]
        {
            assert_eq!(read(text), ["§4:1"], "{text}");
        }
        assert_eq!(read("SoL 4:1"), ["sol", "§4:1"]);
        assert_eq!(read("12 kap. 1 och 4 §§ SoL"), ["§12:1", "§12:4", "sol"]);
        assert_eq!(read("SoL 4.4, 29.9 skollagen"), ["sol", "§4:4", "§29:9", "skollagen"]);
        assert_eq!(read("avsnitt 4.4"), ["avsnitt", "4", "4"]);
        assert_eq!(read("2 kap. 2 a §"), ["§2:2a"]);
        assert_eq!(read("9 § LSS"), ["§9", "lss"]);
        assert_eq!(read("12 kap"), ["§12:"]);
        assert_eq!(read("4 kap 1 och så vidare"), ["§4:1", "och", "så", "vidare"]);
    }

    #[test]
    fn words_are_words() {
        assert_eq!(read("Lag-OSA, E-OSA"), ["lag", "osa", "e", "osa"]);
        assert_eq!(read("18–29 år: V40!"), ["18", "29", "år", "v40"]);
        assert_eq!(read("Räddningsmissionens"), ["räddningsmissionens"]);
        assert_eq!(read("sam\u{ad}ord\u{200b}nad 12\u{ad} kap"), ["samordnad", "§12:"]);
        assert!(read(" §§ : ").is_empty());
    }
}
