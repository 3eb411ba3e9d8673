//! Compounds: a word's parts, by the site's own vocabulary.
//!
//! Koehn and Knight's way: of all ways to split a word into known words the one whose parts are most common, by the geometric mean of
//! how many documents have them. A general word list made it worse: it splits words where this field's language does not.

use std::collections::HashMap;

use super::letters::Stems;

/// The shortest part that counts, but for those below.
const SHORTEST: usize = 4;
/// Short words that do form compounds here.
const SHORT: &[&str] = &["kö", "ko", "tid", "sfi", "osa", "ips", "lag", "mål", "mal", "hem", "plan"];
/// Endings and prefixes that look like words.
const AFFIXES: &[&str] = &[
    "ning", "ande", "ende", "else", "skap", "isk", "iska", "ings", "over", "under", "inter", "till", "fran", "efter", "fore",
    "genom", "mellan", "sist", "ster", "dom", "tion", "ation", "arna", "erna", "orna", "aren", "ares", "ligt", "liga", "samt",
    "fort", "inne", "fram", "utan", "vara", "ring", "sning", "arens",
];

/// A split: the parts as ranges of letters of the folded stem, each a known stem; linking letters and endings are left out.
pub(super) type Split = Vec<(usize, usize)>;

/// Splits words.
pub(super) struct Splitter<'v> {
    frequencies: HashMap<&'v str, u32>,
    stems: Stems,
}

impl<'v> Splitter<'v> {
    /// A splitter that knows folded stems and how many documents have them.
    pub(super) fn new(stems: impl Iterator<Item = (&'v str, u32)>) -> Self {
        let mut frequencies = HashMap::new();
        for (stem, frequency) in stems {
            *frequencies.entry(stem).or_insert(0) += frequency;
        }
        Self { frequencies, stems: Stems::new() }
    }

    /// The parts of a folded stem; none if it is no compound.
    pub(super) fn split(&self, stem: &str) -> Option<Split> {
        if !stem.is_ascii() || stem.len() < 7 || !stem.bytes().all(|b| b.is_ascii_lowercase()) {
            return None;
        }
        let mut best: Option<(f64, Split)> = None;
        self.search(stem, 0, &mut Vec::new(), 0.0, &mut best);
        best.map(|(_, split)| split)
    }

    fn search(&self, stem: &str, from: usize, parts: &mut Split, logs: f64, best: &mut Option<(f64, Split)>) {
        if parts.len() >= 4 {
            return;
        }
        if !parts.is_empty()
            && let Some((length, frequency)) = self.part(&stem[from..])
        {
            let score = (logs + f64::from(frequency).ln()) / (parts.len() + 1) as f64;
            if best.as_ref().is_none_or(|(known, _)| score > *known) {
                let mut split = parts.clone();
                split.push((from, from + length));
                *best = Some((score, split));
            }
        }
        for end in from + 2..stem.len().saturating_sub(1) {
            if let Some((length, frequency)) = self.heads(&stem[from..end]) {
                parts.push((from, from + length));
                self.search(stem, end, parts, logs + f64::from(frequency).ln(), best);
                parts.pop();
            }
        }
    }

    /// A part as it stands: the length of its stem, and how common it is.
    fn part(&self, part: &str) -> Option<(usize, u32)> {
        allowed(part).then_some(())?;
        let stem = &part[..self.stems.length(part)];
        let known = |stem: &str| self.known(stem).map(|frequency| (stem.len(), frequency));
        known(part).or_else(|| known(stem))
    }

    /// A part before others: a word, perhaps with a linking letter.
    fn heads(&self, part: &str) -> Option<(usize, u32)> {
        let linked = || {
            let rest = part.strip_suffix(['s', 'o', 'u', 'a', 'e'])?;
            let long = rest.len() >= SHORTEST || SHORT.contains(&rest);
            self.part(rest).filter(|_| long)
        };
        self.part(part).or_else(linked)
    }

    fn known(&self, stem: &str) -> Option<u32> {
        self.frequencies.get(stem).copied().filter(|_| stem.len() >= 2)
    }
}

fn allowed(part: &str) -> bool {
    (part.len() >= SHORTEST && !AFFIXES.contains(&part)) || SHORT.contains(&part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compounds_fall_into_known_words() {
        let known =
            ["arbet", "traning", "arbetstraning", "missbruk", "vard", "kvinn", "jour", "forsorjning", "stod", "sysselsattning"];
        let splitter = Splitter::new(known.iter().map(|stem| (*stem, 2)));
        let parts = |stem: &str| -> Option<Vec<String>> {
            Some(splitter.split(stem)?.into_iter().map(|(from, to)| stem[from..to].to_owned()).collect())
        };
        assert_eq!(parts("arbetstraning"), Some(vec!["arbet".to_owned(), "traning".to_owned()]));
        assert_eq!(parts("missbruksvard"), Some(vec!["missbruk".to_owned(), "vard".to_owned()]));
        assert_eq!(parts("kvinnojour"), Some(vec!["kvinn".to_owned(), "jour".to_owned()]));
        assert_eq!(parts("forsorjningsstod"), Some(vec!["forsorjning".to_owned(), "stod".to_owned()]));
        assert_eq!(parts("sysselsattning"), None);
        assert_eq!(parts("vard"), None);
    }
}
