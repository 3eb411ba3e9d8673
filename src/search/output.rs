//! The index as files.
//!
//! `sok/index.js` has a fixed name and names the others: the vocabulary with the documents' titles, which stays in the browser's memory,
//! the states that conditions ask of, and shards that are loaded when a query needs them: postings by ranges of stems, and excerpts by
//! ranges of documents. Each file is one call of `utbud.sok.add`.

use std::collections::BTreeMap;

use super::collect::{Stem, Vocabulary, Words, collect};
use super::compound::{Split, Splitter};
use super::letters::StemId;
use super::pack::{DIGITS, digit, hash, level, literal, number};
use super::postings::{Posting, Postings, weigh};
use super::states::{excluded, states};
use super::synonym::{Concept, Finder, concepts};
use crate::site::{Document, Site, kinds_of_hit};
use crate::value::OutPath;

/// The number of the format; the script refuses another.
pub(super) const FORMAT: u32 = 4;
/// The largest shard, in bytes before compression, of which about 45 percent are left.
const SHARD: usize = 40_000;
/// The least: a small site's postings are parted, too, so that a first answer costs little.
const LEAST_SHARD: usize = 3_000;
/// How many shards a site has at least, if it has enough to part.
const SHARDS: usize = 20;
/// How many letters a part of a compound has at least whose marks may be others.
const SHORT: usize = 4;
/// How many letters of a summary an excerpt has at most.
const EXCERPT: usize = 180;

/// The files of a site's search.
#[derive(Debug)]
pub struct Index {
    files: BTreeMap<OutPath, String>,
}

impl Index {
    /// The path of the file that names the others.
    pub const MANIFEST: &str = "sok/index.js";

    /// Reads a site's documents and lays out its index.
    pub fn new(site: &Site) -> Self {
        let documents = ordered(site);
        let (vocabulary, words) = collect(&documents);
        let order = order(&vocabulary);
        let frequencies = frequencies(&words, vocabulary.stems.len());
        let splits = splits(&vocabulary, &frequencies);
        let mut concepts = concepts(site, &documents, &vocabulary);
        let finder = Finder::new(&concepts, &vocabulary, &splits);
        let mut postings = weigh(&words, vocabulary.stems.len(), &mut concepts, &finder);
        postings.stems.iter_mut().for_each(|list| thin(list, documents.len()));
        let mut files = Files::default();
        let terms = terms(&vocabulary, &order, &splits, &postings);
        let resident = resident(&documents, &words, &vocabulary, &terms, &concepts);
        let resident = files.add("ord", &format!("\"ord\",{resident}"));
        let lists = order.iter().map(|stem| &postings.stems[*stem as usize]).chain(&postings.concepts).map(|list| pack(list));
        let hits = files.shards("traff", lists);
        let excerpts = files.shards("text", documents.iter().map(|document| shown_beside(document)));
        let states = files.add("lage", &format!("\"lage\",{}", states(&documents)));
        let manifest = serde_json::json!({ "format": FORMAT, "ord": resident, "lage": states, "traff": hits, "text": excerpts });
        files.0.insert(path(Self::MANIFEST), format!("utbud.sok.add(\"index\",{manifest});\n"));
        Self { files: files.0 }
    }

    /// The paths of its files, in order.
    pub fn paths(&self) -> impl Iterator<Item = &OutPath> {
        self.files.keys()
    }

    /// The text of one of its files.
    pub fn file(&self, path: &OutPath) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }
}

/// The documents by kind, so that a kind is a range of numbers.
fn ordered(site: &Site) -> Vec<&Document> {
    let mut documents: Vec<&Document> = site.documents().iter().collect();
    let kinds = kinds_of_hit();
    let place = |document: &Document| kinds.iter().position(|kind| kind.prefix == document.kind);
    documents.sort_by_cached_key(|document| (place(document), &document.id));
    documents
}

/// The stems in the order of their letters without marks, so that what begins alike stands together.
fn order(vocabulary: &Vocabulary) -> Vec<StemId> {
    let mut order: Vec<StemId> = (0..).take(vocabulary.stems.len()).collect();
    let stem = |id: StemId| &vocabulary.stems[id as usize];
    order.sort_by(|a, b| (&stem(*a).folded, &stem(*a).text).cmp(&(&stem(*b).folded, &stem(*b).text)));
    order
}

/// How many documents have each stem.
fn frequencies(words: &[Words], stems: usize) -> Vec<u32> {
    let mut last = vec![usize::MAX; stems];
    let mut frequencies = vec![0; stems];
    for (document, words) in words.iter().enumerate() {
        for stem in words.fields.iter().flatten().filter(|stem| **stem != super::collect::GAP) {
            let stem = *stem as usize;
            if last[stem] != document {
                last[stem] = document;
                frequencies[stem] += 1;
            }
        }
    }
    frequencies
}

fn splits(vocabulary: &Vocabulary, frequencies: &[u32]) -> Vec<Option<Split>> {
    use rayon::prelude::*;
    let known = vocabulary.stems.iter().zip(frequencies).filter(|(stem, _)| !stem.legal);
    let known: Vec<(&str, u32)> = known.map(|(stem, frequency)| (stem.folded.as_str(), (*frequency).max(1))).collect();
    vocabulary
        .stems
        .par_chunks(512)
        .map_init(
            || Splitter::new(known.iter().copied()),
            |splitter, chunk| {
                let split = |stem: &Stem| splitter.split(&stem.folded).filter(|split| has_own_letters(vocabulary, stem, split));
                chunk.iter().map(split).collect::<Vec<_>>()
            },
        )
        .flatten()
        .collect()
}

/// Whether the short parts of a word are words with its own letters: `kö` is none of `kooperativ`.
fn has_own_letters(vocabulary: &Vocabulary, stem: &Stem, split: &Split) -> bool {
    split.iter().filter(|(from, to)| to - from < SHORT).all(|(from, to)| {
        let letters: String = stem.text.chars().skip(*from).take(to - from).collect();
        vocabulary.get(&letters).is_some()
    })
}

/// The vocabulary as one string: for each stem how many letters it shares with the one before, the rest of its letters, and digits
/// for its usual ending, for how common it is, and for its parts.
struct Terms {
    text: String,
    endings: Vec<String>,
}

fn terms(vocabulary: &Vocabulary, order: &[StemId], splits: &[Option<Split>], postings: &Postings) -> Terms {
    let endings = usual_endings(vocabulary);
    let mut text = String::new();
    let mut before: Vec<char> = Vec::new();
    for id in order {
        let stem = &vocabulary.stems[*id as usize];
        let letters: Vec<char> = stem.text.chars().collect();
        let shared = before.iter().zip(&letters).take_while(|(a, b)| a == b).count();
        text.push(digit(shared as u32));
        text.extend(&letters[shared..]);
        text.push(' ');
        let usual = stem
            .endings
            .iter()
            .filter_map(|(ending, times)| Some((endings.iter().position(|known| known == ending)? as u32, *times)));
        text.push(digit(usual.max_by_key(|(at, times)| (*times, std::cmp::Reverse(*at))).map_or(0, |(at, _)| at)));
        let common = (postings.stems[*id as usize].len().max(1) as f32).log2() * 2.0;
        text.push(digit((common.round() as u32).min(40) * 2 + u32::from(postings.in_name[*id as usize])));
        if let Some(split) = &splits[*id as usize] {
            let mut at = 0;
            for (from, to) in split {
                text.push(digit((from - at) as u32));
                text.push(digit((to - from) as u32));
                at = *to;
            }
        }
        text.push('!');
        before = letters;
    }
    Terms { text, endings }
}

/// The most common endings of words.
fn usual_endings(vocabulary: &Vocabulary) -> Vec<String> {
    let mut times: BTreeMap<&str, u32> = BTreeMap::new();
    for (ending, count) in vocabulary.stems.iter().flat_map(|stem| &stem.endings) {
        *times.entry(ending).or_default() += count;
    }
    let mut endings: Vec<(&str, u32)> = times.into_iter().filter(|(ending, _)| !ending.is_empty()).collect();
    endings.sort_by_key(|(ending, times)| (std::cmp::Reverse(*times), *ending));
    std::iter::once(String::new())
        .chain(endings.into_iter().take(DIGITS as usize - 1).map(|(ending, _)| ending.to_owned()))
        .collect()
}

/// What stays in memory, as the members of an object.
fn resident(
    documents: &[&Document],
    words: &[Words],
    vocabulary: &Vocabulary,
    terms: &Terms,
    concepts: &[Concept],
) -> serde_json::Value {
    let mut kinds: Vec<serde_json::Value> = Vec::new();
    let mut usual: BTreeMap<&str, String> = BTreeMap::new();
    for kind in kinds_of_hit() {
        let count = documents.iter().filter(|document| document.kind == kind.prefix).count();
        kinds.push(serde_json::json!([kind.prefix, kind.heading, kind.address, kind.rank, count]));
        usual.insert(kind.prefix, kind.address);
    }
    let mut addresses = serde_json::Map::new();
    for (number, document) in documents.iter().enumerate() {
        let address = match &document.target.anchor {
            Some(anchor) => format!("{}#{anchor}", document.target.path),
            None => document.target.path.to_string(),
        };
        if usual.get(document.kind).is_none_or(|usual| usual.replace('%', &document.id) != address) {
            addresses.insert(number.to_string(), address.into());
        }
    }
    let ids: Vec<&str> = documents.iter().map(|document| shown_id(document)).collect();
    let titles: Vec<String> = documents.iter().map(|document| one_line(&document.title)).collect();
    let names: Vec<String> = words.iter().map(|words| hashed_names(words, vocabulary)).collect();
    serde_json::json!({
        "kinds": kinds,
        "ids": ids.join(" "),
        "titles": titles.join("\n"),
        "names": names.join(" "),
        "addresses": addresses,
        "terms": terms.text,
        "endings": terms.endings.join(" "),
        "concepts": concepts.iter().map(shown).collect::<Vec<_>>(),
        "excluded": excluded(documents),
    })
}

/// A document's id, or nothing where the script makes the same one of the title.
fn shown_id(document: &Document) -> &str {
    let words: Vec<String> = super::token::tokens(&document.title)
        .into_iter()
        .filter(|token| !token.legal)
        .map(|token| super::letters::folded(&token.text))
        .collect();
    if words.join("-") == document.id { "" } else { &document.id }
}

/// A concept as the script reads it: the list of words that lead to it, then its members; one that no text says begins with `-`.
fn shown(concept: &Concept) -> Vec<serde_json::Value> {
    let members = concept.members.iter().map(|member| format!("{}{}", if member.hit { "" } else { "-" }, member.text).into());
    std::iter::once(serde_json::json!(concept.words)).chain(members).collect()
}

/// The hashes of a document's names, each name being its folded stems.
fn hashed_names(words: &Words, vocabulary: &Vocabulary) -> String {
    let mut text = String::new();
    for name in &words.names {
        let stems: Vec<&str> = name.iter().map(|stem| vocabulary.stems[*stem as usize].folded.as_str()).collect();
        hash(&stems.join(" "), &mut text);
    }
    text
}

/// Leaves of a word that a fourth of the documents have only where it stands in a name, a summary or the like: a mention of it elsewhere
/// tells nothing.
fn thin(list: &mut Vec<Posting>, documents: usize) {
    if documents > 40 && list.len() * 4 > documents {
        list.retain(|(_, weight)| *weight >= TELLING);
    }
}

/// The least weight of a common word that tells something.
const TELLING: f32 = 2.5;

/// A list of postings: for each the step from the document before, and the level of its weight.
fn pack(list: &[Posting]) -> String {
    let mut text = String::new();
    let mut before = 0;
    for (document, weight) in list {
        number(document - before, &mut text);
        text.push(level(*weight));
        before = *document;
    }
    text
}

/// A text without breaks, which part the texts of a list. (A browser reads one long string many times faster than a list of short ones.)
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is shown of a document beside its title: the beginning of its summary, and after a tab what else a list of hits says of it.
fn shown_beside(document: &Document) -> String {
    format!("{}\t{}", excerpt(&document.summary), one_line(&document.beside)).trim_end().to_owned()
}

/// The beginning of a summary, up to the end of a word.
fn excerpt(summary: &str) -> String {
    let text = one_line(summary);
    if text.chars().count() <= EXCERPT {
        return text;
    }
    let cut: String = text.chars().take(EXCERPT).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{} …", cut[..end].trim_end_matches([',', ';', ':', '–']))
}

/// The files while they are made.
#[derive(Default)]
struct Files(BTreeMap<OutPath, String>);

impl Files {
    /// Adds a file that calls the script with these arguments; gives its name.
    fn add(&mut self, name: &str, arguments: &str) -> String {
        let text = format!("utbud.sok.add({arguments});\n");
        let hash = blake3::hash(text.as_bytes()).to_hex();
        let name = format!("{name}.{}.js", &hash[..12]);
        self.0.insert(path(&format!("sok/{name}")), text);
        name
    }

    /// Adds shards of texts; gives for each its name and the number of its first text.
    fn shards(&mut self, name: &str, texts: impl Iterator<Item = String>) -> Vec<(String, usize)> {
        let texts: Vec<String> = texts.collect();
        let largest = (texts.iter().map(String::len).sum::<usize>() / SHARDS).clamp(LEAST_SHARD, SHARD);
        let mut shards = Vec::new();
        let mut first = 0;
        let mut list: Vec<String> = Vec::new();
        let mut size = 0;
        let mut close = |files: &mut Self, list: &mut Vec<String>, first: usize| {
            let number: usize = shards.len();
            let arguments = format!("\"{name}\",{},{number}", literal(&list.join("\n")));
            shards.push((files.add(&format!("{name}-{number}"), &arguments), first));
            list.clear();
        };
        for text in texts {
            if size + text.len() > largest && !list.is_empty() {
                let taken = list.len();
                close(self, &mut list, first);
                first += taken;
                size = 0;
            }
            size += text.len() + 1;
            list.push(text);
        }
        close(self, &mut list, first);
        shards
    }
}

fn path(text: &str) -> OutPath {
    OutPath::parse(text).expect("made of constants and digits")
}
