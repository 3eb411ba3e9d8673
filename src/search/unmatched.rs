//! Synonyms that lead nowhere.

use std::collections::HashSet;

use rayon::prelude::*;

use super::document::Field;
use super::letters::{Stems, folded};
use super::token::tokens;
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
    let wanted: HashSet<&String> = sets.iter().flat_map(|(_, members)| members.iter().flatten()).collect();
    let documents = site.documents();
    let said: Vec<HashSet<String>> = documents
        .par_iter()
        .map_init(Stems::new, |stems, document| {
            let texts = Field::ALL.into_iter().flat_map(|field| field.texts(document));
            texts.flat_map(|text| keys(text, stems)).filter(|key| wanted.contains(key)).collect()
        })
        .collect();
    let is_said = |member: &Vec<String>| said.iter().any(|text| member.iter().all(|key| text.contains(key)));
    sets.into_iter().filter(|(_, members)| !members.iter().any(is_said)).map(|(set, _)| set).collect()
}

/// The words of a text by their stems, without marks.
pub(super) fn keys(text: &str, stems: &Stems) -> Vec<String> {
    tokens(text)
        .into_iter()
        .map(|token| {
            if token.legal {
                return token.text;
            }
            let mut folded = folded(&token.text);
            folded.truncate(folded.char_indices().nth(stems.length(&folded)).map_or(folded.len(), |(at, _)| at));
            folded
        })
        .collect()
}
