//! Which documents have a stem or a concept, and how much it weighs there: BM25F's weighted frequency, before saturation.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::collect::{GAP, Words};
use super::document::{FIELDS, Field};
use super::letters::StemId;
use super::synonym::{Concept, Finder};

/// A stem or concept in a document: the document's number, and its weight there.
pub(super) type Posting = (u32, f32);

/// What the documents say.
pub(super) struct Postings {
    /// By stem.
    pub(super) stems: Vec<Vec<Posting>>,
    /// By concept.
    pub(super) concepts: Vec<Vec<Posting>>,
    /// Which stems stand in a name.
    pub(super) in_name: Vec<bool>,
}

/// Weighs every word of every document; marks the members of concepts that a text says.
pub(super) fn weigh(words: &[Words], stems: usize, concepts: &mut [Concept], finder: &Finder) -> Postings {
    let norms = norms(words);
    let weighed: Vec<Weighed> = words.par_iter().map(|words| Weighed::new(words, &norms, finder)).collect();
    let mut postings =
        Postings { stems: vec![Vec::new(); stems], concepts: vec![Vec::new(); concepts.len()], in_name: vec![false; stems] };
    for (document, (weighed, words)) in (0..).zip(weighed.into_iter().zip(words)) {
        for (stem, weight) in weighed.stems {
            postings.stems[stem as usize].push((document, weight));
        }
        for ((concept, members), weight) in weighed.concepts {
            postings.concepts[concept as usize].push((document, weight));
            for member in members {
                concepts[concept as usize].members[member as usize].hit = true;
            }
        }
        for stem in words.names.iter().flatten() {
            postings.in_name[*stem as usize] = true;
        }
    }
    postings
}

/// The mean length of each field, over the documents that have it.
fn norms(words: &[Words]) -> [f32; FIELDS] {
    std::array::from_fn(|field| {
        let lengths: Vec<usize> = words.iter().map(|words| length(&words.fields[field])).filter(|length| *length > 0).collect();
        lengths.iter().sum::<usize>() as f32 / lengths.len().max(1) as f32
    })
}

fn length(field: &[StemId]) -> usize {
    field.iter().filter(|stem| **stem != GAP).count()
}

/// A document's words and concepts, weighed.
struct Weighed {
    stems: BTreeMap<StemId, f32>,
    concepts: Vec<((u32, Vec<u32>), f32)>,
}

impl Weighed {
    fn new(words: &Words, norms: &[f32; FIELDS], finder: &Finder) -> Self {
        let mut stems: BTreeMap<StemId, f32> = BTreeMap::new();
        let mut concepts: BTreeMap<u32, (Vec<u32>, f32)> = BTreeMap::new();
        for field in Field::ALL {
            let (weight, b) = field.weight();
            let list = &words.fields[field as usize];
            let one = weight / (1.0 - b + b * length(list) as f32 / norms[field as usize].max(1.0));
            for stem in list.iter().filter(|stem| **stem != GAP) {
                *stems.entry(*stem).or_default() += one;
            }
            for pair in &words.pairs {
                for (said, other) in [(&pair.long, &pair.short), (&pair.short, &pair.long)] {
                    if says(list, said) && !says(list, other) {
                        other.iter().for_each(|stem| *stems.entry(*stem).or_default() += one);
                    }
                }
            }
            finder.find(list, |concept, member, counts| {
                let (members, weight) = concepts.entry(concept).or_default();
                *weight += one * counts;
                if !members.contains(&member) && counts == 1.0 {
                    members.push(member);
                }
            });
        }
        let concepts = concepts.into_iter().map(|(concept, (members, weight))| ((concept, members), weight)).collect();
        Self { stems, concepts }
    }
}

fn says(field: &[StemId], phrase: &[StemId]) -> bool {
    !phrase.is_empty() && field.windows(phrase.len()).any(|window| window == phrase)
}
