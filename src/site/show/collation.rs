//! How Swedish sorts, and the letters that alphabetical lists are parted by.

use crate::value::Slug;

/// How Swedish sorts: å, ä, ö last, case and accents aside.
pub(crate) fn alphabetical(text: &str) -> Vec<u32> {
    text.to_lowercase()
        .chars()
        .map(|c| match c {
            'å' => 0x7b,
            'ä' | 'æ' => 0x7c,
            'ö' | 'ø' => 0x7d,
            'é' | 'è' => u32::from('e'),
            'ü' => u32::from('y'),
            other => u32::from(other),
        })
        .collect()
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
}
