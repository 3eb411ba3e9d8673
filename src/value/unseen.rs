//! Signs that a reader can't see, or that change how what stands around them is shown: control characters, signs without width, signs
//! that turn the direction of a text. Which they are, and how a report shows them.

use std::borrow::Cow;

/// What a sign that can't be seen is called, as in ”det osynliga … U+202E”; none for one that can. Line breaks, tabs, soft hyphens and
/// the joiners of emoji may stand in a text.
pub fn unseen(c: char) -> Option<&'static str> {
    match c {
        '\n' | '\r' | '\t' => None,
        c if c.is_control() => Some("styrtecknet"),
        '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{feff}' => Some("tecknet utan bredd"),
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}' => {
            Some("tecknet som vänder textens riktning,")
        }
        '\u{2028}' | '\u{2029}' => Some("radbrytningstecknet"),
        '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}' => Some("märktecknet"),
        _ => None,
    }
}

/// A text for a report: what can't be seen in it is shown as `<U+202E>`, so that no text moves a terminal's cursor, turns a line round
/// or hides a part of itself.
pub fn visible(text: &str) -> Cow<'_, str> {
    shown(text, |c| c == '\r' || unseen(c).is_some())
}

/// A name for a report: in it line breaks and tabs are shown too.
pub fn visible_name(name: &str) -> Cow<'_, str> {
    shown(name, |c| matches!(c, '\n' | '\r' | '\t') || unseen(c).is_some())
}

/// A text to draw a marker below: each sign that can't be seen is one sign that can, so that columns hold.
pub fn visible_in_place(text: &str) -> Cow<'_, str> {
    let picture = |c: char| match c {
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or(char::REPLACEMENT_CHARACTER),
        '\u{7f}' => '␡',
        _ => char::REPLACEMENT_CHARACTER,
    };
    replaced(text, |c| unseen(c).is_some(), |c, text| text.push(picture(c)))
}

/// JSON as it is printed: signs that can't be seen stand as JSON's own escapes, which mean the same.
pub fn visible_json(json: &str) -> Cow<'_, str> {
    replaced(
        json,
        |c| unseen(c).is_some(),
        |c, text| {
            for unit in c.encode_utf16(&mut [0; 2]) {
                text.push_str(&format!("\\u{unit:04x}"));
            }
        },
    )
}

fn shown(text: &str, hidden: impl Fn(char) -> bool) -> Cow<'_, str> {
    replaced(text, hidden, |c, text| text.push_str(&format!("<U+{:04X}>", u32::from(c))))
}

fn replaced(text: &str, hidden: impl Fn(char) -> bool, write: impl Fn(char, &mut String)) -> Cow<'_, str> {
    if !text.contains(&hidden) {
        return Cow::Borrowed(text);
    }
    let mut replaced = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if hidden(c) { write(c, &mut replaced) } else { replaced.push(c) }
    }
    Cow::Owned(replaced)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_shown() {
        assert_eq!(visible("a\u{1b}[2Jb\u{202e}c\r\n\td\u{9b}e\u{7f}"), "a<U+001B>[2Jb<U+202E>c<U+000D>\n\td<U+009B>e<U+007F>");
        assert_eq!(visible_in_place("a\u{1b}b\u{202e}\tc\u{9b}"), "a␛b\u{fffd}\tc\u{fffd}");
        assert_eq!(visible_name("a\n\tb"), "a<U+000A><U+0009>b");
        assert!(matches!(visible("syssel\u{ad}sättning – å"), Cow::Borrowed(_)));
        let json = serde_json::json!({ "a": "x\u{1b}\u{202e}\u{9b}\u{e0041}y" }).to_string();
        let printed = visible_json(&json);
        assert!(printed.is_ascii(), "{printed}");
        assert_eq!(
            serde_json::from_str::<serde_json::Value>(&printed).expect("JSON"),
            serde_json::json!({ "a": "x\u{1b}\u{202e}\u{9b}\u{e0041}y" })
        );
    }
}
