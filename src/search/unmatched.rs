//! Synonyms that lead nowhere.

use std::collections::{HashMap, HashSet};

use rayon::prelude::*;

use super::document::Field;
use super::letters::{Stems, folded};
use super::token::{each_token, tokens};
use crate::site::{Site, SynonymSet};

/// The synonyms of which no text of the site says any member. A phrase counts as said where one text has all its words.
pub(crate) fn unmatched(site: &Site) -> Vec<SynonymSet<'_>> {
    let sets: Vec<(SynonymSet<'_>, Vec<Vec<String>>)> = site
        .synonyms()
        .map(|set| {
            let stems = Stems::new();
            let members = set.synonym.lika.iter().chain(&set.synonym.avser).map(|text| keys(text.as_str(), &stems)).collect();
            (set, members)
        })
        .collect();
    if sets.is_empty() {
        return Vec::new();
    }
    let wanted: HashSet<&str> = sets.iter().flat_map(|(_, members)| members.iter().flatten().map(String::as_str)).collect();
    let documents = site.documents();
    let said: Vec<HashSet<&str>> = documents
        .par_iter()
        .map_init(
            || Reader { stems: Stems::new(), wanted: &wanted, known: HashMap::new() },
            |reader, document| {
                let mut said = HashSet::new();
                Field::ALL.into_iter().flat_map(|field| field.texts(document)).for_each(|text| reader.read(text, &mut said));
                said
            },
        )
        .collect();
    let is_said = |member: &Vec<String>| said.iter().any(|text| member.iter().all(|key| text.contains(key.as_str())));
    let unsaid: Vec<bool> = sets.iter().map(|(_, members)| !members.iter().any(is_said)).collect();
    sets.into_iter().zip(unsaid).filter(|(_, unsaid)| *unsaid).map(|((set, _), _)| set).collect()
}

/// Finds what is wanted in texts. A word is stemmed where it is first met: a site says each many times.
struct Reader<'w> {
    stems: Stems,
    wanted: &'w HashSet<&'w str>,
    /// What is wanted of each word that has been met.
    known: HashMap<String, Option<&'w str>>,
}

impl<'w> Reader<'w> {
    fn read(&mut self, text: &str, said: &mut HashSet<&'w str>) {
        each_token(text, |word, legal| {
            let found = self.known.get(word).copied().unwrap_or_else(|| {
                let found = self.wanted.get(key(word, legal, &self.stems).as_str()).copied();
                self.known.insert(word.to_owned(), found);
                found
            });
            said.extend(found);
        });
    }
}

/// The words of a text by their stems, without marks.
pub(super) fn keys(text: &str, stems: &Stems) -> Vec<String> {
    tokens(text).iter().map(|token| key(&token.text, token.legal, stems)).collect()
}

fn key(word: &str, legal: bool, stems: &Stems) -> String {
    if legal {
        return word.to_owned();
    }
    let mut folded = folded(word);
    folded.truncate(folded.char_indices().nth(stems.length(&folded)).map_or(folded.len(), |(at, _)| at));
    folded
}
