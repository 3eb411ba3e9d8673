//! Concepts: words and phrases that mean the same.
//!
//! They come from `synonymer.yaml`, from the names of terms and methods, from the abbreviations of organisations, and from the lagrum
//! that a document maps on each other. A text that says one of a concept's phrases gets a posting for the concept as a whole, so that a
//! query by another of them finds it.

use std::collections::HashMap;

use super::collect::Vocabulary;
use super::compound::Split;
use super::letters::{StemId, Stems, folded};
use super::token::tokens;
use crate::records::modell::Synonym;
use crate::site::{Document, Site};

/// How much a part of a compound counts beside the whole word.
pub(super) const PART: f32 = 0.45;

/// Words and phrases that mean the same.
#[derive(Debug, Default)]
pub(super) struct Concept {
    /// The words that lead to the members and are none themselves; empty where all members lead to all.
    pub(super) words: Vec<String>,
    /// What the texts may say.
    pub(super) members: Vec<Member>,
}

/// A word or phrase of a concept.
#[derive(Debug)]
pub(super) struct Member {
    /// As it is written.
    pub(super) text: String,
    /// Its stems; empty where the site lacks one of them, so that no text can say it.
    pub(super) stems: Vec<StemId>,
    /// Whether a text says it.
    pub(super) hit: bool,
}

/// All concepts of a site.
pub(super) fn concepts(site: &Site, documents: &[&Document], vocabulary: &Vocabulary) -> Vec<Concept> {
    let stems = Stems::new();
    let member =
        |text: &str| Member { text: text.to_owned(), stems: vocabulary.phrase(text, &stems).unwrap_or_default(), hit: false };
    let of = |texts: &mut dyn Iterator<Item = &str>| {
        let mut members: Vec<Member> = Vec::new();
        for text in texts {
            if !members.iter().any(|known| known.text.to_lowercase() == text.to_lowercase()) {
                members.push(member(text));
            }
        }
        Concept { words: Vec::new(), members }
    };
    let mut concepts: Vec<Concept> = Vec::new();
    let mut led_to: HashMap<Vec<&str>, usize> = HashMap::new();
    for set in site.synonyms() {
        let Synonym { lika, ord, avser } = set.synonym;
        let Some(word) = ord else {
            concepts.push(of(&mut lika.iter().map(|text| text.as_str())));
            continue;
        };
        // Many words lead to the same: then they share a concept.
        let at = *led_to.entry(avser.iter().map(|text| text.as_str()).collect()).or_insert_with(|| {
            concepts.push(of(&mut avser.iter().map(|text| text.as_str())));
            concepts.len() - 1
        });
        concepts[at].words.push(word.to_string());
    }
    for document in documents {
        let names = names_that_mean_the_same(document);
        if names.len() > 1 {
            concepts.push(of(&mut names.into_iter()));
        }
    }
    for (old, new) in site.lagrum_pairs() {
        let texts = [legal(&old), legal(&new)];
        concepts.push(of(&mut texts.iter().flatten().map(String::as_str)));
    }
    concepts.retain(|concept| concept.members.len() + concept.words.len() > 1);
    concepts
}

/// The names of a term, a method or an organisation that texts use for one another.
fn names_that_mean_the_same(document: &Document) -> Vec<&str> {
    let plain = |name: &'_ str| -> usize { name.find(" (").unwrap_or(name.len()) };
    let title = &document.title[..plain(&document.title)];
    let names = document.names.iter().map(|name| &name[..plain(name)]);
    match document.kind {
        "begrepp" | "metod" => std::iter::once(title).chain(names).collect(),
        "organisation" => {
            let short = |name: &&str| name.len() <= 5 && name.chars().filter(|c| c.is_uppercase()).count() >= 2;
            std::iter::once(title).chain(names.filter(short)).collect()
        }
        _ => Vec::new(),
    }
}

/// The reference in a lagrum's name, in the form that people read: `4 kap. 1 §`.
fn legal(name: &str) -> Option<String> {
    let token = tokens(name).into_iter().find(|token| token.legal)?;
    let (chapter, paragraph) = token.text.strip_prefix('§')?.split_once(':')?;
    Some(format!("{chapter} kap. {paragraph} §"))
}

impl Vocabulary {
    /// The stems of a phrase, if the site has all of them.
    pub(super) fn phrase(&self, text: &str, stems: &Stems) -> Option<Vec<StemId>> {
        tokens(text)
            .into_iter()
            .map(|token| {
                if token.legal {
                    return self.get(&token.text);
                }
                let length = stems.length(&folded(&token.text));
                self.get(&token.text.chars().take(length).collect::<String>())
            })
            .collect()
    }
}

/// Finds concepts in texts.
pub(super) struct Finder {
    by_first: HashMap<StemId, Vec<Phrase>>,
}

/// A member of a concept, found by its first stem.
struct Phrase {
    /// The stems after the first.
    rest: Vec<StemId>,
    concept: u32,
    member: u32,
    /// 1 for the phrase itself, less where it is but a part of a compound.
    counts: f32,
}

impl Finder {
    /// A finder of all members, also as parts of compounds.
    pub(super) fn new(concepts: &[Concept], vocabulary: &Vocabulary, splits: &[Option<Split>]) -> Self {
        let mut by_first: HashMap<StemId, Vec<Phrase>> = HashMap::new();
        let mut single: HashMap<&str, Vec<(u32, u32)>> = HashMap::new();
        for (concept, member, stems) in concepts.iter().enumerate().flat_map(|(number, concept)| {
            concept.members.iter().enumerate().map(move |(at, member)| (number as u32, at as u32, &member.stems))
        }) {
            if let [first, rest @ ..] = stems.as_slice() {
                by_first.entry(*first).or_default().push(Phrase { rest: rest.to_vec(), concept, member, counts: 1.0 });
                if rest.is_empty() {
                    single.entry(&vocabulary.stems[*first as usize].folded).or_default().push((concept, member));
                }
            }
        }
        for (stem, split) in splits.iter().enumerate() {
            let folded = &vocabulary.stems[stem].folded;
            for (from, to) in split.iter().flatten() {
                for (concept, member) in single.get(&folded[*from..*to]).into_iter().flatten() {
                    let part = Phrase { rest: Vec::new(), concept: *concept, member: *member, counts: PART };
                    by_first.entry(stem as StemId).or_default().push(part);
                }
            }
        }
        Self { by_first }
    }

    /// Tells the concepts that a field says: concept, member, how much it counts.
    pub(super) fn find(&self, field: &[StemId], mut tell: impl FnMut(u32, u32, f32)) {
        for (at, stem) in field.iter().enumerate() {
            for phrase in self.by_first.get(stem).into_iter().flatten() {
                if field[at + 1..].starts_with(&phrase.rest) {
                    tell(phrase.concept, phrase.member, phrase.counts);
                }
            }
        }
    }
}
