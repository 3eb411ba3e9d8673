//! Letters and stems. The script has the same two functions; tests hold them equal. ARCHITECTURE.md says what it would cost to run the
//! script here instead.

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization as _;

/// A stem of the site by number.
pub(super) type StemId = u32;

/// Whether a letter or digit belongs to a word: Latin letters, with or without marks, and the ten digits.
pub(super) fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || (('\u{c0}'..='\u{24f}').contains(&c) && c != '×' && c != '÷')
}

/// Whether a character has no width: a soft hyphen, or a mark that pasted texts carry. It parts no word.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// A letter in lower case, one for one.
pub(super) fn lower(c: char) -> char {
    if c.is_ascii() { c.to_ascii_lowercase() } else { c.to_lowercase().next().unwrap_or(c) }
}

/// A lower-case letter without its marks, one for one: å becomes a.
pub(super) fn fold(c: char) -> char {
    match c {
        'ø' => 'o',
        'æ' => 'a',
        'ß' => 's',
        'ð' => 'd',
        other if other.is_ascii() => other,
        other => std::iter::once(other).nfd().next().unwrap_or(other),
    }
}

/// A lower-case word without the marks of its letters.
pub(super) fn folded(word: &str) -> String {
    word.chars().map(fold).collect()
}

/// Endings whose -s belongs to the word: `insats`, `resurs`, `personkrets`, `instans`, `hemlös`. Snowball takes it for a genitive.
const OWN_S: &[&str] = &["ats", "urs", "krets", "lans", "tans", "os"];

/// Stems words: Snowball's Swedish, which always leaves the beginning of the word, but for the article -et, which it forgets, and a few
/// endings.
pub(super) struct Stems(Stemmer);

impl Stems {
    pub(super) fn new() -> Self {
        Self(Stemmer::create(Algorithm::Swedish))
    }

    /// How many letters of a folded word its stem has.
    pub(super) fn length(&self, folded: &str) -> usize {
        if OWN_S.iter().any(|ending| folded.ends_with(ending)) {
            return folded.chars().count();
        }
        // A genitive is the word and an -s, of which Snowball takes nothing but the -s, or -es: `hemlöshets`, `handläggares`.
        let is_word = |rest: &&str| rest.ends_with("are") || self.0.stem(folded) == *rest;
        let word = folded.strip_suffix('s').filter(is_word).unwrap_or(folded);
        let stem = self.0.stem(word);
        // `biståndet` without its ring looks like a verb's -andet.
        if word.ends_with("standet") || (stem.len() == word.len() && takes_article(word)) {
            return word.chars().count() - 2;
        }
        stem.chars().count()
    }
}

/// Whether a folded word ends in the article -et: `bistandet`, not `enhet` or `knaet`.
fn takes_article(word: &str) -> bool {
    let Some(rest) = word.strip_suffix("et") else { return false };
    let last = rest.chars().next_back();
    rest.chars().count() >= 4 && rest.chars().any(is_vowel) && last.is_some_and(|letter| !is_vowel(letter) && letter != 'h')
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_kind_share_their_stem() {
        let stems = Stems::new();
        let stem = |word: &str| {
            let word = folded(word);
            word.chars().take(stems.length(&word)).collect::<String>()
        };
        for (a, b) in [
            ("hemlös", "hemlöshet"),
            ("hemlöshet", "hemlöshets"),
            ("handläggare", "handläggares"),
            ("biståndet", "biståndets"),
            ("biståndet", "bistånd"),
            ("arbetet", "arbete"),
            ("boendet", "boende"),
            ("insatser", "insats"),
            ("resurser", "resurs"),
            ("enheten", "enhet"),
            ("ungdomarna", "ungdom"),
        ] {
            assert_eq!(stem(a), stem(b), "{a}, {b}");
        }
        assert_eq!(stem("för"), "for");
    }
}
