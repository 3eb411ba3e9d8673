//! The site's map: which pages there are, where the page of a word lies, and where a record is shown.
//!
//! Made of the kinds of page once; whoever makes a page asks it where a link leads. It knows no kind of page.

use std::collections::{BTreeMap, BTreeSet};

use super::link::Target;
use super::route;
use crate::catalogue::Catalogue;
use crate::records::reference::Prefix;
use crate::value::{OutPath, page_id};

/// How a record lies on the pages of a kind.
#[derive(Debug, Clone, Copy)]
pub(super) enum Lies {
    /// It has a page of its own.
    OwnPage,
    /// On the one page of the kind, at an anchor: `%` stands for its id.
    AtAnchor(&'static str),
    /// On the page of another record, at its own id: the other's id.
    Within(fn(&Catalogue, &str) -> Option<String>),
}

impl Lies {
    /// Where a record lies, with `%` for its id, by the pattern of the pages; empty where that does not follow from the id.
    pub(super) fn address(self, pattern: &str) -> String {
        match self {
            Self::OwnPage => pattern.to_owned(),
            Self::AtAnchor(anchor) => format!("{pattern}#{anchor}"),
            Self::Within(_) => String::new(),
        }
    }
}

/// The name of the record with an id; `None` where there is no such record.
pub(super) type Named = fn(&Catalogue, &str) -> Option<String>;

/// The headings and records on the page of the record with an id that a link may name.
pub(super) type Anchors = fn(&Catalogue, &str) -> Vec<String>;

/// Where the records of a kind are shown.
#[derive(Debug)]
pub(super) struct Home {
    /// The paths of the pages: `insatser/%.html`.
    pub(super) pattern: String,
    pub(super) lies: Lies,
    pub(super) name: Named,
    pub(super) anchors: Anchors,
}

/// Where everything lies.
#[derive(Debug, Default)]
pub(super) struct Map {
    /// The single pages, by their words.
    pub(super) words: BTreeMap<&'static str, OutPath>,
    /// The homes of records, by prefix.
    pub(super) homes: BTreeMap<Prefix, Home>,
    /// The pages that are made.
    pub(super) paths: BTreeSet<OutPath>,
}

impl Map {
    /// The page of a word: `hitta`.
    pub(super) fn page(&self, word: &str) -> &OutPath {
        self.words.get(word).unwrap_or_else(|| panic!("a kind of page has the word {word}"))
    }

    /// Whether a page is made.
    pub(super) fn has(&self, path: &OutPath) -> bool {
        self.paths.contains(path)
    }

    /// The headings and records on the page of a record that a link may name.
    pub(super) fn anchors(&self, catalogue: &Catalogue, prefix: Prefix, id: &str) -> Vec<String> {
        self.homes.get(&prefix).map(|home| (home.anchors)(catalogue, id)).unwrap_or_default()
    }

    /// Where the record with this prefix and id is shown, and its name.
    pub(super) fn target(&self, catalogue: &Catalogue, prefix: Prefix, id: &str) -> Option<(Target, String)> {
        let home = self.homes.get(&prefix)?;
        let name = (home.name)(catalogue, id)?;
        let (of, anchor) = match home.lies {
            Lies::OwnPage => (id.to_owned(), None),
            Lies::AtAnchor(anchor) => (String::new(), Some(page_id(&anchor.replace('%', id)).into_owned())),
            Lies::Within(whole) => (whole(catalogue, id)?, Some(page_id(id).into_owned())),
        };
        Some((Target { path: route::filled(&home.pattern, &of), anchor }, name))
    }
}
