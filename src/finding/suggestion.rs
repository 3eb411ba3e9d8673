//! "Menade du …?": what to write instead of a word that is none of those that may stand there.
//!
//! In: what was written and what may stand. Out: the hint of the finding. Every such hint is made here, so that all sound alike.

use std::borrow::Cow;

/// So many words are told beside the near one: a guess may be wrong, and more than these hide it.
const BESIDE: usize = 8;
/// So many words are told where none is near.
const ALONE: usize = 40;

/// A word that may stand.
#[derive(Debug, Clone)]
pub struct Candidate<'a> {
    compared: Cow<'a, str>,
    written: Cow<'a, str>,
}

impl<'a> From<&'a str> for Candidate<'a> {
    fn from(word: &'a str) -> Self {
        Self::named(word, word)
    }
}

impl<'a> From<&'a String> for Candidate<'a> {
    fn from(word: &'a String) -> Self {
        Self::named(word, word)
    }
}

impl<'a> Candidate<'a> {
    /// A name for something that is to be written in another way: with its kind before it, or by its id.
    pub fn named(name: impl Into<Cow<'a, str>>, written: impl Into<Cow<'a, str>>) -> Self {
        Self { compared: name.into(), written: written.into() }
    }
}

/// The hint for a word that is none of those that may stand: the near one, and all of them where they are few enough to read; where
/// none is near and they are many, or there are none, `otherwise`.
pub fn did_you_mean<'a>(
    written: &str,
    candidates: impl IntoIterator<Item = impl Into<Candidate<'a>>>,
    otherwise: impl Into<String>,
) -> String {
    let candidates: Vec<Candidate<'_>> = candidates.into_iter().map(Into::into).collect();
    let mut words: Vec<&str> = Vec::new();
    for candidate in &candidates {
        if !words.contains(&candidate.written.as_ref()) {
            words.push(&candidate.written);
        }
    }
    let all = || format!("här kan stå: {}", words.join(", "));
    match nearest_by(written, &candidates, |candidate| &candidate.compared) {
        Some(near) if (2..=BESIDE).contains(&words.len()) => format!("{} {}", meant(&near.written), all()),
        Some(near) => meant(&near.written),
        None if (1..=ALONE).contains(&words.len()) => all(),
        None => otherwise.into(),
    }
}

/// The question alone, where what was meant is known already.
pub fn meant(word: &str) -> String {
    format!("menade du ”{word}”?")
}

/// What a hint of this room says to write instead of something, where what is written is like it: then the one can take the other's
/// place. A name that leads to an id is no such word.
pub(super) fn replacement<'h>(hint: &'h str, written: &str) -> Option<&'h str> {
    let word = hint.strip_prefix("menade du ”")?.split_once("”?")?.0;
    nearest(written, [word])
}

/// The candidate nearest to what was written, if it is near: at most a third of its letters differ (one in short words, four in
/// long), or one begins with the other.
pub fn nearest<'a>(written: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    nearest_by(written, candidates, |candidate| candidate)
}

fn nearest_by<T>(written: &str, candidates: impl IntoIterator<Item = T>, compared: impl Fn(&T) -> &str) -> Option<T> {
    let written = written.to_lowercase();
    let near = candidates.into_iter().filter_map(|candidate| {
        let lower = compared(&candidate).to_lowercase();
        let distance = strsim::damerau_levenshtein(&written, &lower);
        let allowed = (lower.chars().count().max(written.chars().count()) / 3).clamp(1, 4);
        let prefix = written.chars().count() >= 3
            && (lower.starts_with(&written) || written.starts_with(&lower) && lower.chars().count() >= 3);
        (distance <= allowed || prefix).then_some((distance, lower, candidate))
    });
    near.min_by(|(a, first, _), (b, second, _)| (a, first).cmp(&(b, second))).map(|(_, _, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_words_are_offered_and_far_ones_not() {
        let words = ["sammanfattning", "målgrupper", "namn", "kö"];
        assert_eq!(nearest("samanfattning", words), Some("sammanfattning"));
        assert_eq!(nearest("Namm", words), Some("namn"));
        assert_eq!(nearest("målgrup", words), Some("målgrupper"));
        assert_eq!(nearest("telefon", words), None);
        assert_eq!(nearest("ko", words), Some("kö"));
        assert_eq!(nearest("tall", ["tal", "diagram"]), Some("tal"));
        assert_eq!(nearest("omrade", ["område"]), Some("område"));
    }

    #[test]
    fn few_words_are_told_all_and_many_are_not() {
        assert_eq!(did_you_mean("tall", ["tal", "diagram"], "inga"), "menade du ”tal”? här kan stå: tal, diagram");
        assert_eq!(did_you_mean("tall", ["tal"], "inga"), "menade du ”tal”?");
        assert_eq!(did_you_mean("xyz", ["tal", "diagram"], "inga"), "här kan stå: tal, diagram");
        assert_eq!(did_you_mean("xyz", [""; 0], "inga"), "inga");
        let many: Vec<String> = (100..200).map(|number| number.to_string()).collect();
        assert_eq!(did_you_mean("tal", many.iter(), "inga"), "inga");
        assert_eq!(did_you_mean("1O1", many.iter(), "inga"), "menade du ”101”?");
    }

    #[test]
    fn a_hint_is_read_as_it_was_written() {
        let hint = did_you_mean("tall", ["tal", "diagram"], "");
        assert_eq!(replacement(&hint, "tall"), Some("tal"));
        assert_eq!(replacement(&meant("figur:behov"), "Behovet"), None);
        assert_eq!(replacement("skriv 2025-01-31", "2025-1-31"), None);
    }

    #[test]
    fn what_is_compared_and_what_is_written_may_differ() {
        let named = |name, id| Candidate::named(name, id);
        let all = [named("behov", "figur:behov"), named("Behovet", "figur:behov"), named("kön", "figur:kon")];
        assert_eq!(did_you_mean("behovt", all, ""), "menade du ”figur:behov”? här kan stå: figur:behov, figur:kon");
    }
}
