//! Breaking labels into lines, as Swedish breaks long compounds.

use crate::script::fitting;

/// Fewest letters on either side of a break inside a word.
const FEWEST_LETTERS: usize = 4;
/// Words that follow an `s` in compounds though they start with a vowel: `arbetslivs-inriktad`.
const PARTS: [&str; 12] =
    ["analys", "ansvar", "arbet", "avtal", "enhet", "ersätt", "inrikt", "insats", "område", "organis", "utbild", "åtgärd"];

/// The lines of a text, none wider than `width` pixels at a font size, as far as that is possible at all.
///
/// Lines break at spaces and after hyphens and slashes. A word wider than a line breaks at its soft hyphens, else before a
/// consonant that a vowel follows, with a hyphen.
pub(crate) fn lines(text: &str, width: f64, size: f64) -> Vec<String> {
    weighed_lines(text, width, size, false)
}

/// The same for text that may be bold.
pub(crate) fn weighed_lines(text: &str, width: f64, size: f64, bold: bool) -> Vec<String> {
    let room = Room { width, size, bold };
    let text = text.replace(char::is_control, " ");
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for piece in pieces(&text) {
        let longer = format!("{line}{}", shown(piece.chars()));
        if room.fits(longer.trim_end().chars()) {
            line = longer;
            continue;
        }
        if !line.trim().is_empty() {
            lines.push(line.trim_end().to_owned());
        }
        let letters: Vec<char> = piece.chars().collect();
        let ends = |letter: &&char| letter.is_whitespace() || **letter == '\u{ad}';
        let trimmed = letters.len() - letters.iter().rev().take_while(ends).count();
        let mut start = 0;
        while !room.fits(letters[start..trimmed.max(start)].iter().copied()) {
            let Some(end) = broken(&letters[start..], room) else { break };
            lines.push(hyphenated(&letters[start..start + end]));
            start += end;
        }
        line = shown(letters[start..].iter().copied());
    }
    if !line.trim().is_empty() || lines.is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// What a line has room for.
#[derive(Clone, Copy)]
struct Room {
    width: f64,
    size: f64,
    bold: bool,
}

impl Room {
    /// Whether letters fit on a line; no more of them are looked at than fit.
    fn fits(self, letters: impl Iterator<Item = char>) -> bool {
        fitting(letters, self.width, self.size, self.bold).is_none()
    }
}

/// Letters without soft hyphens.
fn shown(letters: impl Iterator<Item = char>) -> String {
    letters.filter(|letter| *letter != '\u{ad}').collect()
}

/// The first part of a word that is cut in two.
fn hyphenated(letters: &[char]) -> String {
    let text = shown(letters.iter().copied());
    if text.ends_with(['-', '/', '–']) { text } else { format!("{text}-") }
}

/// The text cut where a line may end: after spaces, hyphens and slashes.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive([' ', '-', '/', '–'])
}

/// Where a word is cut in two, so that the first part with its hyphen is as long as fits; `None` where a part would be empty.
///
/// Best at a soft hyphen, then where a compound's parts meet (after the `s` of `arbetsmarknads-`), then between syllables. No more of
/// the word is looked at than fits on the line.
fn broken(letters: &[char], room: Room) -> Option<usize> {
    let ends_line = |letter: &char| matches!(letter, ' ' | '-' | '/' | '–');
    let last = letters.len() - letters.iter().rev().take_while(|letter| ends_line(letter)).count();
    let before_last = &letters[..last.saturating_sub(1)];
    // The letters that fit together with a hyphen: it is as wide wherever it stands.
    let together = std::iter::once('-').chain(before_last.iter().copied());
    let longest = fitting(together, room.width, room.size, room.bold).map_or(before_last.len(), |at| at.saturating_sub(1)).max(1);
    let soft = (1..=longest).rev().find(|end| letters[*end - 1] == '\u{ad}');
    let joint = || ((longest / 3 + 1)..=longest).rev().find(|end| is_inside(letters, *end) && is_joint(letters, *end));
    let syllable = || (1..=longest).rev().find(|end| is_inside(letters, *end) && is_syllable_start(letters, *end));
    let end = soft.or_else(joint).or_else(syllable).unwrap_or(longest);
    (end < last).then_some(end)
}

/// Whether enough letters stand on both sides of a place.
fn is_inside(letters: &[char], at: usize) -> bool {
    let alphabetic = |side: Option<&[char]>| side.is_some_and(|side| side.iter().all(|letter| letter.is_alphabetic()));
    at >= FEWEST_LETTERS && alphabetic(letters.get(at - FEWEST_LETTERS..at)) && alphabetic(letters.get(at..at + FEWEST_LETTERS))
}

/// Whether a compound's part ends before a place: with a consonant and `s`, before a consonant or a word known to follow.
fn is_joint(letters: &[char], at: usize) -> bool {
    let starts_with = |part: &str| part.chars().enumerate().all(|(index, letter)| letters.get(at + index) == Some(&letter));
    letters[at - 1] == 's' && !is_vowel(letters[at - 2]) && (!is_vowel(letters[at]) || PARTS.iter().any(|part| starts_with(part)))
}

/// Whether a syllable starts at a place: one consonant goes with the vowel that follows.
fn is_syllable_start(letters: &[char], at: usize) -> bool {
    !is_vowel(letters[at]) && is_vowel(letters[at + 1])
}

fn is_vowel(letter: char) -> bool {
    "aeiouyåäöéAEIOUYÅÄÖÉ".contains(letter)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::script::text_width;

    /// As it was written first: each end tried with the whole text before it.
    fn slowly(text: &str, width: f64, size: f64) -> Vec<String> {
        let fits = |line: &str| text_width(line, size, false) <= width;
        let shown = |text: &str| text.replace('\u{ad}', "");
        let broken = |word: &str| {
            let letters: Vec<char> = word.chars().collect();
            let last = word.trim_end_matches([' ', '-', '/', '–']).chars().count();
            let longest = (1..last).rev().find(|end| fits(&hyphenated(&letters[..*end]))).unwrap_or(1);
            let soft = (1..=longest).rev().find(|end| letters[*end - 1] == '\u{ad}');
            let joint = || ((longest / 3 + 1)..=longest).rev().find(|end| is_inside(&letters, *end) && is_joint(&letters, *end));
            let syllable = || (1..=longest).rev().find(|end| is_inside(&letters, *end) && is_syllable_start(&letters, *end));
            let end = soft.or_else(joint).or_else(syllable).unwrap_or(longest);
            (end < last).then(|| (hyphenated(&letters[..end]), letters[end..].iter().collect::<String>()))
        };
        let (mut lines, mut line) = (Vec::new(), String::new());
        for piece in pieces(text) {
            let longer = format!("{line}{}", shown(piece));
            if fits(longer.trim_end()) {
                line = longer;
                continue;
            }
            if !line.trim().is_empty() {
                lines.push(line.trim_end().to_owned());
            }
            let mut rest = piece.to_owned();
            while !fits(shown(&rest).trim_end()) {
                let Some((head, tail)) = broken(&rest) else { break };
                lines.push(head);
                rest = tail;
            }
            line = shown(&rest);
        }
        if !line.trim().is_empty() || lines.is_empty() {
            lines.push(line.trim_end().to_owned());
        }
        lines
    }

    #[test]
    fn lines_are_those_of_the_slow_way() {
        let parts =
            ["arbets", "marknads", "å", "\u{ad}", "politisk", "-", "/", " ", "a\u{301}", "str", "eu", "\u{1f600}", "\u{a0}", "–"];
        let mut seed = 7_usize;
        for case in 0..3000 {
            let text: String = (0..case % 23)
                .map(|_| {
                    seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                    parts[(seed >> 33) % parts.len()]
                })
                .collect();
            let width = 3.0 * (seed % 60) as f64;
            assert_eq!(lines(&text, width, 12.0), slowly(&text, width, 12.0), "{text:?} in {width}");
        }
    }

    #[test]
    fn a_long_word_takes_time_as_it_is_long() {
        // Quadratic, this takes longer than anyone waits.
        let word = "arbetsmarknadspolitisk".repeat(50_000);
        assert_eq!(lines(&word, 150.0, 12.0).concat().replace('-', ""), word);
    }

    #[test]
    fn words_go_to_the_next_line() {
        assert_eq!(lines("Vet ej", 100.0, 16.0), ["Vet ej"]);
        assert_eq!(lines("", 100.0, 16.0), [""]);
        assert_eq!(
            lines("Arbetsmarknadspolitiska åtgärder för återetablering", 262.0, 16.0),
            ["Arbetsmarknadspolitiska", "åtgärder för återetablering"]
        );
    }

    #[test]
    fn a_word_wider_than_the_line_is_hyphenated() {
        let label = "Arbetsmarknadskonsulentverksamheten";
        for width in [60.0, 90.0, 150.0, 200.0] {
            let broken = lines(label, width, 16.0);
            assert!(broken.iter().all(|line| text_width(line, 16.0, false) <= width), "{broken:?}");
            assert_eq!(broken.concat().replace('-', ""), label);
        }
        assert_eq!(lines(label, 200.0, 16.0), ["Arbetsmarknads-", "konsulentverksamheten"]);
        assert_eq!(lines("Arbetslivsinriktad", 110.0, 16.0), ["Arbetslivs-", "inriktad"]);
        assert_eq!(lines("sysselsättnings\u{ad}center", 150.0, 16.0), ["sysselsättnings-", "center"]);
        assert_eq!(lines("sysselsättnings\u{ad}center", 300.0, 16.0), ["sysselsättningscenter"]);
    }

    #[test]
    fn no_width_makes_it_run_for_ever() {
        assert_eq!(lines("abc", 0.0, 16.0), ["a-", "b-", "c"]);
        assert_eq!(lines("å-\u{1f600}", 1.0, 16.0).len(), 2);
    }
}
