//! HTML's codes for signs (`&nbsp;`, `&#228;`), which a reader would see as they are written.

use std::ops::Range;

/// Codes that are so well known that they are meant without their semicolon, too.
const KNOWN: &[&str] =
    &["nbsp", "amp", "aring", "auml", "ouml", "Aring", "Auml", "Ouml", "quot", "lt", "gt", "ndash", "mdash", "shy", "eacute"];

/// Where codes stand in a text.
pub fn entities(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('&') {
        let rest = &text[at + 1..];
        let name = rest.strip_prefix('#').unwrap_or(rest);
        let len = name.len() - name.trim_start_matches(|c: char| c.is_ascii_alphanumeric()).len();
        let numbered = name.len() < rest.len();
        let digits = name[..len].trim_start_matches(['x', 'X']);
        let code = if numbered {
            !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_hexdigit()) && digits.len() <= 6
        } else {
            (2..=31).contains(&len) && name.as_bytes()[0].is_ascii_alphabetic()
        };
        let closed = name[len..].starts_with(';');
        if code && (closed || (!numbered && KNOWN.contains(&&name[..len]))) {
            found.push(at..text.len() - name.len() + len + usize::from(closed));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::entities;

    #[test]
    fn codes_are_told_from_ampersands() {
        let found = |text: &'static str| entities(text).into_iter().map(|range| &text[range]).collect::<Vec<_>>();
        assert_eq!(found("A&nbsp;B &aring &#228; &#xE5;"), ["&nbsp;", "&aring", "&#228;", "&#xE5;"]);
        assert!(found("AT&T, R&D, A & B; Rusta&Matcha, https://x.se/?a=1&b=2").is_empty());
    }
}
