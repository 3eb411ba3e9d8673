//! Real files with small faults, as editors and their tools make them.

use proptest::prelude::*;

/// A change of a text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mutation {
    /// Which change.
    pub(crate) kind: u8,
    /// Where, as a fraction of the text.
    pub(crate) at: u16,
    /// With what.
    pub(crate) with: u16,
}

/// A few changes.
pub(crate) fn some() -> impl Strategy<Value = Vec<Mutation>> {
    let one = (any::<u8>(), any::<u16>(), any::<u16>()).prop_map(|(kind, at, with)| Mutation { kind, at, with });
    proptest::collection::vec(one, 1..5)
}

const SNIPPETS: &[&str] = &[
    "{{ antal_insatser(",
    "}}",
    "{{",
    "\t",
    "\u{feff}",
    "a\u{30a}",
    "\r",
    "\r\n",
    "'",
    "\"",
    "- ",
    ": ",
    "[",
    "]",
    "{",
    "}",
    "&a ",
    "*a",
    "\0",
    "null",
    "#",
    "|\n",
    ">\n",
    "---\n",
    "  ",
    "\n",
    "\n\n",
    "~",
    "!!str ",
    "<<: ",
    "å",
    "🙂",
    "<b>",
    "[x](insats:x)",
    "[^1]",
    "`",
    "\\",
    "\u{e000}",
    "\u{2028}",
    ",",
    "-1",
    "99999999999",
    "1.5",
    "true",
    "ja",
];
const VALUES: &[&str] = &[
    "",
    "~",
    "12",
    "-3",
    "1.5",
    "4294967296",
    "1e400",
    "true",
    "ja",
    "okänt",
    "2024",
    "2024-13-40",
    "2025-04-02",
    "[]",
    "{}",
    "[a, b]",
    "{a: b}",
    "\"\"",
    "\" \"",
    "\"\\u0000\"",
    "krami",
    "insats:krami",
    "utredning-2025#4.2",
    "utredning-2025#",
    "https://",
    "a@b.se",
    "-a",
    "2024–2022",
    "hela_staden",
    "{nord: finns}",
    "[[a, b]]",
    "[~]",
    "|\n    text",
];

/// The text with its changes.
pub(crate) fn mutated(bytes: &[u8], mutations: &[Mutation]) -> String {
    let mut text = String::from_utf8_lossy(bytes).into_owned();
    for mutation in mutations {
        let at = text.floor_char_boundary(text.len() * usize::from(mutation.at) / usize::from(u16::MAX).max(1));
        let line_start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let line_end = text[at..].find('\n').map_or(text.len(), |newline| at + newline + 1);
        let with = usize::from(mutation.with);
        match mutation.kind % 8 {
            0 => text.insert_str(at, SNIPPETS[with % SNIPPETS.len()]),
            1 => text.replace_range(line_start..line_end, ""),
            2 => {
                let line = text[line_start..line_end].to_owned();
                text.insert_str(line_start, &line);
            }
            3 => {
                let end = text.ceil_char_boundary((at + with % 40).min(text.len()));
                text.replace_range(at..end, "");
            }
            4 => text.truncate(at),
            5 => text.insert_str(line_start, "  "),
            // What stands after a colon on this line becomes something else.
            _ => {
                let line = text[line_start..line_end].trim_end_matches(['\n', '\r']).len();
                if let Some(colon) = text[line_start..line_start + line].find(": ") {
                    text.replace_range(line_start + colon + 2..line_start + line, VALUES[with % VALUES.len()]);
                }
            }
        }
    }
    text
}
