//! Names and numbers in texts, as people write them.

/// A name that stands for itself, no part of a longer word.
pub(crate) fn contains_name(text: &str, name: &str) -> bool {
    replace_name(text, name, "\u{1}") != text
}

pub(crate) fn replace_name(text: &str, name: &str, sign: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    // Names begin sentences in capitals and stand in them without.
    let small = |text: &str| text.to_lowercase();
    let (folded, wanted) = (small(text), small(name));
    if folded.len() != text.len() {
        return text.replace(name, sign);
    }
    let mut offset = 0;
    while let Some(at) = folded[offset..].find(&wanted) {
        let (start, end) = (offset + at, offset + at + wanted.len());
        let joined = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '-' || c == '_');
        let whole = !joined(folded[..start].chars().next_back()) && !joined(folded[end..].chars().next());
        out.push_str(&rest[..start - offset]);
        out.push_str(if whole { sign } else { &rest[start - offset..end - offset] });
        rest = &rest[end - offset..];
        offset = end;
    }
    out.push_str(rest);
    out
}

const WORDS: [&str; 11] = ["två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"];

/// The numbers in a text, in digits (1 234,5) and the small ones in words. Parts of words, dates, versions and ids are none.
pub(crate) fn numbers(text: &str) -> Vec<f64> {
    let mut found = Vec::new();
    for (at, word) in WORDS.iter().enumerate() {
        if text.to_lowercase().split(|c: char| !c.is_alphanumeric()).any(|part| part == *word) {
            found.push(at as f64 + 2.0);
        }
    }
    let chars: Vec<char> = text.chars().collect();
    let digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    let mut at = 0;
    while at < chars.len() {
        if !digit(at) {
            at += 1;
            continue;
        }
        let free_before = at == 0
            || !(chars[at - 1].is_alphanumeric()
                || ".,-–#_/".contains(chars[at - 1]) && at > 1 && chars[at - 2].is_alphanumeric());
        let mut number = String::new();
        while digit(at)
            || (chars.get(at).is_some_and(|c| " \u{a0}\u{202f}".contains(*c))
                && (1..=3).all(|next| digit(at + next))
                && !digit(at + 4))
        {
            if digit(at) {
                number.push(chars[at]);
            }
            at += 1;
        }
        if chars.get(at).is_some_and(|c| ".,".contains(*c)) && digit(at + 1) {
            number.push('.');
            at += 1;
            while digit(at) {
                number.push(chars[at]);
                at += 1;
            }
        }
        let next = chars.get(at).copied().unwrap_or(' ');
        let free_after =
            !(next.is_alphanumeric() || "._-–/".contains(next) && chars.get(at + 1).is_some_and(|c| c.is_alphanumeric()));
        if free_before && free_after {
            found.extend(number.parse::<f64>());
        }
    }
    found
}
