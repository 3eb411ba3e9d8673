//! Synonyms that lead nowhere, and those that lead to so much that they bury what is called by the word itself.

use std::collections::{HashMap, HashSet};

use rayon::prelude::*;

use super::document::Field;
use super::letters::{Stems, folded};
use super::token::{each_token, tokens};
use crate::site::{Document, Site, SynonymSet};

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
    let said = said(site.documents(), sets.iter().flat_map(|(_, members)| members.iter().flatten()));
    let is_said = |member: &Vec<String>| said.iter().any(|text| member.iter().all(|key| text.contains(key.as_str())));
    let unsaid: Vec<bool> = sets.iter().map(|(_, members)| !members.iter().any(is_said)).collect();
    sets.into_iter().zip(unsaid).filter(|(_, unsaid)| *unsaid).map(|((set, _), _)| set).collect()
}

/// A word that something on the site is called by, and that leads to what is said nearly everywhere.
#[derive(Debug)]
pub(crate) struct Wide<'s> {
    /// The synonym.
    pub(crate) set: SynonymSet<'s>,
    /// The title of what is called by the word.
    pub(crate) called: String,
    /// What the word leads to, in how many texts it is said, and of how many.
    pub(crate) member: String,
    pub(crate) said: usize,
    pub(crate) of: usize,
}

/// How many texts say something at least that is said nearly everywhere; and which part of all.
const MANY: usize = 12;
const PART: usize = 4;

/// The synonyms of which a member buries what is called by their word: a reader who asks by the word sees what says the member.
pub(crate) fn wide(site: &Site) -> Vec<Wide<'_>> {
    let stems = Stems::new();
    let documents = site.documents();
    let sets: Vec<(SynonymSet<'_>, Vec<String>, Vec<Vec<String>>)> = site
        .synonyms()
        .filter_map(|set| {
            let word = keys(set.synonym.ord.as_ref()?.as_str(), &stems);
            let members = set.synonym.avser.iter().map(|text| keys(text.as_str(), &stems)).collect();
            Some((set, word, members))
        })
        .collect();
    let names: Vec<Vec<String>> = documents.iter().map(|document| keys(&document.title, &stems)).collect();
    let said = said(documents, sets.iter().flat_map(|(_, _, members)| members.iter().flatten()));
    let says = |at: usize, member: &[String]| member.iter().all(|key| said[at].contains(key.as_str()));
    let buried = |word: &[String], members: &[Vec<String>]| {
        let called = names.iter().position(|name| !word.is_empty() && word.iter().all(|key| name.contains(key)))?;
        members.iter().enumerate().find_map(|(number, member)| {
            let count = (0..documents.len()).filter(|at| says(*at, member)).count();
            let buries = count >= MANY && count * PART >= documents.len() && !says(called, member);
            buries.then_some((called, number, count))
        })
    };
    let buried: Vec<Option<(usize, usize, usize)>> = sets.iter().map(|(_, word, members)| buried(word, members)).collect();
    let found = sets.into_iter().zip(buried).filter_map(|((set, _, _), buried)| {
        let (called, number, said) = buried?;
        let member = set.synonym.avser[number].to_string();
        Some(Wide { set, called: documents[called].title.clone(), member, said, of: documents.len() })
    });
    found.collect()
}

/// Which of the wanted words each document says.
fn said<'w>(documents: &[Document], wanted: impl Iterator<Item = &'w String>) -> Vec<HashSet<&'w str>> {
    let wanted: HashSet<&str> = wanted.map(String::as_str).collect();
    documents
        .par_iter()
        .map_init(
            || Reader { stems: Stems::new(), wanted: &wanted, known: HashMap::new() },
            |reader, document| {
                let mut said = HashSet::new();
                Field::ALL.into_iter().flat_map(|field| field.texts(document)).for_each(|text| reader.read(text, &mut said));
                said
            },
        )
        .collect()
}

/// Finds what is wanted in texts. A word is stemmed where it is first met: a site says each many times.
struct Reader<'r, 'w> {
    stems: Stems,
    wanted: &'r HashSet<&'w str>,
    /// What is wanted of each word that has been met.
    known: HashMap<String, Option<&'w str>>,
}

impl<'w> Reader<'_, 'w> {
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
