//! Numbers typed in texts: a hidden count that stands in a heading, a note, a name or a text.

use std::ops::Range;

use crate::disclosure::{Secrets, Telling};
use crate::finding::{Finding, Findings, Place};
use crate::rule::protection;
use crate::source::Sources;
use crate::tables::words;

/// Numbers that Swedish writes as words.
const NUMBERS: [&str; 13] = ["noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"];

/// The bytes of the longest of them.
const LONGEST: usize = "åtta".len();

/// Tells every hidden count that a text gives: in the file of its record or table, or beside its name in another.
pub(crate) fn read_texts(sources: &Sources, secrets: &Secrets, findings: &mut Findings) {
    let folders = ["content", "data"].into_iter().flat_map(|folder| sources.below(folder));
    let named = |path: &str| [".yaml", ".md", ".csv"].iter().any(|end| path.ends_with(end));
    for file in folders.filter(|file| named(&file.path)).chain(sources.get("site.toml")) {
        let Some(text) = file.text() else { continue };
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let comment = line.trim_start().starts_with('#') && !file.path.ends_with(".md");
            // The cells themselves are no text.
            let cells = line.contains("värden:") || file.path.ends_with(".csv");
            if !comment {
                for (number, range, of_people) in counts(line) {
                    let told = match (of_people, cells) {
                        (true, _) => secrets.told(number, &file.path, line),
                        (false, false) => secrets.told_bare(number, line),
                        (false, true) => None,
                    };
                    if let Some(Telling { name, by_sum }) = told {
                        findings.push(Finding::new(
                            &protection::SKYDDAT_TAL_I_TEXT,
                            Place::Bytes { file: file.path.clone(), start: start + range.start, end: start + range.end },
                            if by_sum {
                                format!("texten säger en summa som det skyddade antalet av ”{name}” går att räkna ut med")
                            } else {
                                format!("texten säger ett antal som är skyddat: det av ”{name}”")
                            },
                            if by_sum {
                                "ta bort talet ur texten, eller lägg till summan i tabellen (summa: ja): då skyddas den med"
                            } else {
                                "ta bort talet ur texten, eller skriv det så att ingen kan kännas igen: ”några få”"
                            },
                        ));
                    }
                }
            }
            start += line.len();
        }
    }
}

/// The whole numbers in a line, in digits or words, each with whether a noun that is people follows; those that another noun, a unit
/// or more digits follow are left out.
fn counts(line: &str) -> Vec<(i64, Range<usize>, bool)> {
    let words_at = split(line);
    let mut found = Vec::new();
    for (index, (at, word)) in words_at.iter().enumerate() {
        // Most words are too long to be a number.
        if word.len() > LONGEST && !word.starts_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        let lower = word.to_lowercase();
        let spelled = NUMBERS.iter().position(|number| *number == lower).and_then(|at| i64::try_from(at).ok());
        let Some(number) = word.parse::<i64>().ok().or(spelled) else { continue };
        let end = at + word.len();
        // ”3 unga klienter”, ”3 av deltagarna”.
        let next = &words_at[index + 1..];
        let apart = ['.', ',', ':', ';', '}', ']', '|', ')'];
        let mut near = next.iter().take(2).take_while(|(next, _)| !line[end..*next].contains(apart));
        // ”(n=60)” counts those who are asked.
        let counted = index.checked_sub(1).is_some_and(|before| {
            let (start, word) = words_at[before];
            word.eq_ignore_ascii_case("n") && line[start + 1..*at].trim() == "="
        });
        let of_people = counted || near.any(|(_, noun)| is_people(&noun.to_lowercase()));
        let follows = next.first().filter(|(next, _)| line[end..*next].trim().is_empty()).map(|(_, word)| word.to_lowercase());
        let bare = follows.is_none_or(|word| LINKING.contains(&word.as_str()));
        if of_people || bare && spelled.is_none() && stands_alone(&line[..*at], &line[end..]) {
            found.push((number, *at..end, of_people));
        }
    }
    found
}

/// Words that a number without a noun may stand before.
const LINKING: [&str; 14] = ["i", "av", "på", "och", "för", "var", "är", "som", "hos", "under", "men", "eller", "till", "mot"];

/// Whether a number is no part of a longer one, a date, a reference or a field.
fn stands_alone(before: &str, after: &str) -> bool {
    let digit = |c: char| c.is_ascii_digit();
    let longer =
        after.starts_with(['%', '-', '–', '/', '§', '_']) || after.starts_with(['.', ',', ':']) && after[1..].starts_with(digit);
    let field = before.trim_end().strip_suffix(':').is_some_and(|key| key.ends_with("antal"));
    !longer && !field && !before.ends_with(['-', '–', '#', '/', '.', ',', '_'])
}

fn is_people(noun: &str) -> bool {
    let definite = noun.strip_suffix("na").or_else(|| noun.strip_suffix("s"));
    noun == "kvinna"
        || noun == "man"
        || words::people(noun).is_some()
        || definite.is_some_and(|noun| words::people(noun).is_some())
}

/// The words of a line, each with where it stands.
fn split(line: &str) -> Vec<(usize, &str)> {
    let mut words_at: Vec<(usize, &str)> = Vec::new();
    let mut start = None;
    for (at, c) in line.char_indices().chain([(line.len(), ' ')]) {
        match (c.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words_at.push((from, &line[from..at]));
                start = None;
            }
            _ => {}
        }
    }
    words_at
}

#[cfg(test)]
mod tests {
    use super::counts;

    #[test]
    fn counts_of_people_are_found_in_digits_and_words() {
        let of =
            |line: &str| counts(line).into_iter().filter(|(.., people)| *people).map(|(number, ..)| number).collect::<Vec<_>>();
        assert_eq!(of("I dag är 3 deltagare inskrivna, varav 1 kvinna."), [3, 1]);
        assert_eq!(of("tre unga klienter"), [3]);
        assert_eq!(of("- {antal: 3, period: 2024, räknar: deltagare}"), Vec::<i64>::new());
        assert_eq!(of("3 månader för deltagare"), Vec::<i64>::new());
        assert_eq!(of("Klienter per område (n = 60)"), [60]);
    }
}
