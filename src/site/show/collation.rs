//! How Swedish sorts, and the letters that alphabetical lists are parted by.

use crate::value::Slug;

/// How Swedish sorts: å, ä, ö last, case and accents aside, and numbers by their value: Steg 2 before Steg 10.
pub(crate) fn alphabetical(text: &str) -> Vec<u32> {
    let lower = text.to_lowercase();
    let mut key = Vec::with_capacity(lower.len());
    let mut rest = lower.as_str();
    while let Some(c) = rest.chars().next() {
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        if digits > 0 {
            // A number stands where digits do, the longer after the shorter.
            let number = rest[..digits].trim_start_matches('0');
            key.extend([u32::from('0'), u32::try_from(number.len()).unwrap_or(u32::MAX)]);
            key.extend(number.chars().map(u32::from));
            rest = &rest[digits..];
            continue;
        }
        key.push(match c {
            'å' => 0x7b,
            'ä' | 'æ' => 0x7c,
            'ö' | 'ø' => 0x7d,
            'é' | 'è' => u32::from('e'),
            'ü' => u32::from('y'),
            other => u32::from(other),
        });
        rest = &rest[c.len_utf8()..];
    }
    key
}

/// The letter that a name stands under in an alphabetical list, and the anchor of that letter.
pub(crate) fn letter(name: &str) -> (String, String) {
    let first = name.chars().next().map_or_else(String::new, |c| c.to_uppercase().collect());
    let (letter, id) = match first.as_str() {
        "Å" => ("Å", "aa".to_owned()),
        "Ä" | "Æ" => ("Ä", "ae".to_owned()),
        "Ö" | "Ø" => ("Ö", "oe".to_owned()),
        "É" | "È" => ("E", "e".to_owned()),
        "Ü" => ("Y", "y".to_owned()),
        digit if digit.chars().all(|c| c.is_ascii_digit()) => ("0–9", "0-9".to_owned()),
        other => (other, Slug::suggest(other)),
    };
    (letter.to_owned(), format!("bokstav-{id}"))
}

#[cfg(test)]
mod tests {
    use super::alphabetical;

    #[test]
    fn swedish_letters_come_last() {
        let mut words = ["Ökning", "Ärende", "Åtgärd", "zon", "Avtal", "avtal b"];
        words.sort_by_cached_key(|word| alphabetical(word));
        assert_eq!(words, ["Avtal", "avtal b", "zon", "Åtgärd", "Ärende", "Ökning"]);
    }

    #[test]
    fn numbers_go_by_their_value() {
        let mut words = ["Steg 10", "Steg 2b", "Steg 02", "Steg", "Steg 100", "10-gruppen", "2-gruppen", "Steg A"];
        words.sort_by_cached_key(|word| alphabetical(word));
        assert_eq!(words, ["2-gruppen", "10-gruppen", "Steg", "Steg 02", "Steg 2b", "Steg 10", "Steg 100", "Steg A"]);
    }
}
