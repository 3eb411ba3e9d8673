//! What a document's words weigh, by where they stand.

use crate::site::Document;

/// Where words stand in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Title,
    Names,
    Groups,
    Summary,
    Headings,
    Facts,
    Body,
}

/// How many fields there are.
pub(super) const FIELDS: usize = 7;

impl Field {
    pub(super) const ALL: [Self; FIELDS] =
        [Self::Title, Self::Names, Self::Groups, Self::Summary, Self::Headings, Self::Facts, Self::Body];

    /// What a word weighs here, and how much a long field weakens it: BM25F's weight and b.
    pub(super) fn weight(self) -> (f32, f32) {
        match self {
            Self::Title => (10.0, 0.5),
            Self::Names => (8.0, 0.2),
            Self::Groups => (3.0, 0.4),
            Self::Summary => (3.0, 0.4),
            Self::Headings => (2.0, 0.6),
            Self::Facts => (2.0, 0.4),
            Self::Body => (1.0, 0.7),
        }
    }

    /// The texts of a document that stand here. The same text said twice counts once.
    pub(super) fn texts(self, document: &Document) -> Vec<&str> {
        let list: &[String] = match self {
            Self::Title => std::slice::from_ref(&document.title),
            Self::Names => &document.names,
            Self::Groups => &document.groups,
            Self::Summary => std::slice::from_ref(&document.summary),
            Self::Headings => &document.headings,
            Self::Facts => &document.facts,
            Self::Body => &document.body,
        };
        let mut texts: Vec<&str> = Vec::new();
        for text in list {
            if !texts.contains(&text.as_str()) {
                texts.push(text);
            }
        }
        texts
    }
}

/// A kind of document: its prefix, its heading in a list, where its pages lie (`%` stands for the id), and how its hits rank beside
/// those of other kinds. The order is that of groups in a list.
pub(super) struct Kind {
    pub(super) prefix: &'static str,
    pub(super) heading: &'static str,
    pub(super) address: &'static str,
    pub(super) rank: f32,
}

macro_rules! kinds {
    ($($prefix:literal, $heading:literal, $address:literal, $rank:literal;)*) => {
        pub(super) const KINDS: &[Kind] =
            &[$(Kind { prefix: $prefix, heading: $heading, address: $address, rank: $rank }),*];
    };
}

kinds! {
    "insats", "Insatser", "insatser/%.html", 1.0;
    "begrepp", "Ordlista", "ordlista/index.html#%", 0.92;
    "avtal", "Avtal", "avtal/%.html", 0.9;
    "lagrum", "Lagrum", "lagrum/%.html", 0.9;
    "organisation", "Organisationer", "organisationer/%.html", 0.8;
    "tabell", "Statistik", "statistik/%.html", 0.85;
    "process", "Processer", "processer/%.html", 0.85;
    "metod", "Metoder", "metoder/%.html", 0.5;
    "omrade", "Områden", "omraden/%.html", 0.55;
    "delomrade", "Delområden", "", 0.5;
    "stadsomrade", "Stadsområden", "stadsomraden/%.html", 0.6;
    "rapport", "Rapporter", "rapporter/%.html", 0.5;
    "sida", "Sidor", "%.html", 0.6;
    "pagang", "På gång", "pagang.html#%", 0.5;
    "forum", "Forum", "ansvar.html#%", 0.5;
    "styrdokument", "Styrdokument", "ansvar.html#%", 0.5;
    "datakalla", "Datakällor", "datakallor.html#%", 0.5;
    "kalla", "Källor", "kallor.html#%", 0.4;
}

/// Where a kind stands in [`KINDS`].
pub(super) fn kind(prefix: &str) -> usize {
    KINDS.iter().position(|kind| kind.prefix == prefix).expect("a test holds the kinds and the site's documents together")
}
