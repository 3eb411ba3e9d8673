//! Documents → words by number, in parallel: the vocabulary, and each document's fields as lists of stems.

use std::collections::HashMap;

use rayon::prelude::*;

use super::document::{FIELDS, Field};
use super::letters::{StemId, Stems, folded};
use super::pairs::{self, Pair};
use super::token::each_token;
use crate::site::Document;

/// How many documents one thread reads at a time.
const CHUNK: usize = 128;

/// The stems of a site's texts.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    /// The stems, in order of first appearance.
    pub(super) stems: Vec<Stem>,
    by_text: HashMap<String, StemId>,
}

/// What words have in common.
#[derive(Debug, Default, Clone)]
pub(super) struct Stem {
    /// The beginning that its words share, in lower case, with the marks of its letters.
    pub(super) text: String,
    /// The same without marks.
    pub(super) folded: String,
    /// The endings of its words, each with how often it occurs.
    pub(super) endings: Vec<(String, u32)>,
    /// Whether it is a reference to law.
    pub(super) legal: bool,
}

/// A document's fields as stems.
#[derive(Debug)]
pub(super) struct Words {
    /// The stems of each field, in order; a gap between two texts of a field is [`GAP`].
    pub(super) fields: [Vec<StemId>; FIELDS],
    /// Long forms and abbreviations that hold in this document.
    pub(super) pairs: Vec<Pair>,
    /// Every name of it, as stems.
    pub(super) names: Vec<Vec<StemId>>,
}

/// Parts two texts of a field, so that no phrase reaches over.
pub(super) const GAP: StemId = StemId::MAX;

impl Vocabulary {
    /// The number of a word's stem, if the site has it.
    pub(super) fn get(&self, stem: &str) -> Option<StemId> {
        self.by_text.get(stem).copied()
    }

    fn add(&mut self, word: &str, legal: bool, stems: &Stems, count: u32) -> StemId {
        let plain = folded(word);
        let length = if legal { plain.chars().count() } else { stems.length(&plain) };
        let cut = word.char_indices().nth(length).map_or(word.len(), |(at, _)| at);
        let (text, ending) = word.split_at(cut);
        let next = StemId::try_from(self.stems.len()).expect("a site has fewer words");
        let id = *self.by_text.entry(text.to_owned()).or_insert(next);
        if id == next {
            let folded = plain.chars().take(length).collect();
            self.stems.push(Stem { text: text.to_owned(), folded, endings: Vec::new(), legal });
        }
        let endings = &mut self.stems[id as usize].endings;
        match endings.iter_mut().find(|(known, _)| known == ending) {
            Some((_, times)) => *times += count,
            None => endings.push((ending.to_owned(), count)),
        }
        id
    }
}

/// A vocabulary of words as they stand, of one chunk.
#[derive(Default)]
struct Local {
    words: Vec<(String, bool, u32)>,
    by_text: HashMap<String, u32>,
}

impl Local {
    fn add(&mut self, text: &str, legal: bool) -> u32 {
        if let Some(id) = self.by_text.get(text) {
            self.words[*id as usize].2 += 1;
            return *id;
        }
        let id = u32::try_from(self.words.len()).expect("a chunk has fewer words");
        self.by_text.insert(text.to_owned(), id);
        self.words.push((text.to_owned(), legal, 1));
        id
    }

    fn read(&mut self, text: &str) -> Vec<u32> {
        let mut ids = Vec::new();
        each_token(text, |word, legal| ids.push(self.add(word, legal)));
        ids
    }
}

/// Reads all documents.
pub(super) fn collect(documents: &[&Document]) -> (Vocabulary, Vec<Words>) {
    let chunks: Vec<(Local, Vec<Words>)> = documents
        .par_chunks(CHUNK)
        .map(|chunk| {
            let mut local = Local::default();
            let words = chunk.iter().map(|document| read(document, &mut local)).collect();
            (local, words)
        })
        .collect();
    let mut vocabulary = Vocabulary::default();
    let stems = Stems::new();
    let mut all = Vec::with_capacity(documents.len());
    for (local, words) in chunks {
        let global: Vec<StemId> =
            local.words.iter().map(|(word, legal, count)| vocabulary.add(word, *legal, &stems, *count)).collect();
        all.extend(words.into_iter().map(|words| words.renumbered(&global)));
    }
    (vocabulary, all)
}

fn read(document: &Document, local: &mut Local) -> Words {
    let mut pairs = Vec::new();
    let fields = Field::ALL.map(|field| {
        let mut stems = Vec::new();
        for text in field.texts(document) {
            stems.extend(local.read(text));
            stems.push(GAP);
            stems.extend(telephones(text).iter().map(|digits| local.add(digits, false)));
            for (long, short) in pairs::find(text) {
                pairs.push(Pair { long: local.read(&long), short: local.read(&short) });
            }
        }
        stems
    });
    let names = std::iter::once(&document.title).chain(&document.names).map(|name| local.read(name)).collect();
    Words { fields, pairs, names }
}

/// The telephone numbers of a text, each as its digits alone: a query has them in other groups.
fn telephones(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find('0') {
        let is_begun = rest[..start].ends_with(|c: char| c.is_ascii_digit() || ".:,".contains(c));
        let end =
            rest[start..].find(|c: char| !c.is_ascii_digit() && !" -–()/".contains(c)).map_or(rest.len(), |end| start + end);
        let digits: String = rest[start..end].chars().filter(char::is_ascii_digit).collect();
        if !is_begun && (7..=12).contains(&digits.len()) {
            found.push(digits);
        }
        rest = &rest[end.max(start + 1)..];
    }
    found
}

impl Words {
    fn renumbered(mut self, global: &[StemId]) -> Self {
        let renumber = |list: &mut Vec<StemId>| {
            for id in list.iter_mut().filter(|id| **id != GAP) {
                *id = global[*id as usize];
            }
        };
        self.fields.iter_mut().for_each(renumber);
        self.names.iter_mut().for_each(renumber);
        for pair in &mut self.pairs {
            renumber(&mut pair.long);
            renumber(&mut pair.short);
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telephone_numbers_are_found_in_any_groups() {
        assert_eq!(telephones("Telefon: 031-365 00 00 (kontaktcenter)"), ["0313650000"]);
        assert_eq!(telephones("0700 12 34 56, 08/123 45 67"), ["0700123456", "081234567"]);
        assert!(telephones("2020–2023, 10 000 kronor, 4.0 1234567").is_empty());
    }
}
