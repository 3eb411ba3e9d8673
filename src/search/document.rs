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
