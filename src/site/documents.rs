//! The site as search sees it: one document for each record that has a page or a place on one.
//!
//! Everything here is what a page shows, so nothing that is hidden can be found: the words of tables are those of their heads,
//! rows and columns, never their numbers.

mod insats;
mod modell;
mod text;

use crate::catalogue::Row;
use crate::finding::Place;
use crate::records::modell::Synonym;
use crate::value::OutPath;

use super::links::{Target, target};
use super::{Cx, Page, Site};

/// A record or page, as words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The prefix of its kind: `insats`.
    pub kind: &'static str,
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Where it is shown.
    pub target: Target,
    /// A sentence that says what it is; may be empty.
    pub summary: String,
    /// Other names.
    pub names: Vec<String>,
    /// Whom it is for.
    pub groups: Vec<String>,
    /// Headings, and the names of what it consists of.
    pub headings: Vec<String>,
    /// What places it: områden, organisations, methods, lagrum, the state of its queue.
    pub facts: Vec<String>,
    /// The rest of its text.
    pub body: Vec<String>,
}

impl Document {
    fn new(cx: &Cx<'_>, kind: &'static str, id: &str) -> Self {
        let (target, title) = target(cx.catalogue(), kind, id).expect("a document is made only for a record");
        Self {
            kind,
            id: id.to_owned(),
            title,
            target,
            summary: String::new(),
            names: Vec::new(),
            groups: Vec::new(),
            headings: Vec::new(),
            facts: Vec::new(),
            body: Vec::new(),
        }
    }

    fn of<T>(cx: &Cx<'_>, kind: &'static str, row: &Row<T>) -> Self {
        Self::new(cx, kind, row.id.as_str())
    }
}

/// Words that mean the same, and where the editors say so.
#[derive(Debug)]
pub struct SynonymSet<'s> {
    /// What they say.
    pub synonym: &'s Synonym,
    /// Where.
    pub place: Place,
}

/// A lagrum of the old law and the one that stands for it in the new: their ids.
pub type LagrumPair = (String, String);

impl Site {
    /// What can be found, in the order of kinds and ids. Read once, however often it is asked for.
    pub fn documents(&self) -> &[Document] {
        self.documents.get_or_init(|| self.read_documents())
    }

    fn read_documents(&self) -> Vec<Document> {
        let from = OutPath::parse("index.html").expect("a constant");
        let cx = Cx { site: self, from: &from };
        let mut documents = insats::documents(&cx);
        documents.extend(text::documents(&cx));
        documents.extend(modell::documents(&cx));
        documents.extend(self.pages.iter().filter_map(|(path, page)| match page {
            Page::Rapport(id, about) => Some(text::rapport(&cx, path, id, about.as_ref())),
            _ => None,
        }));
        documents.retain(|document| self.pages.contains_key(&document.target.path));
        documents
    }

    /// The editors' synonyms.
    pub fn synonyms(&self) -> impl Iterator<Item = SynonymSet<'_>> {
        self.catalogue.synonymer().iter().map(|(origin, synonym)| SynonymSet { synonym, place: origin.place() })
    }

    /// The names of lagrum that a document maps on each other.
    pub fn lagrum_pairs(&self) -> Vec<LagrumPair> {
        let rows = self.catalogue.lagrum().iter();
        rows.filter_map(|row| {
            let new = self.catalogue.lagrum().at(&row.motsvaras_av.as_ref()?.lagrum);
            Some((row.namn.to_string(), new.namn.to_string()))
        })
        .collect()
    }
}

/// Texts as owned ones.
fn all<T: ToString>(texts: &[T]) -> impl Iterator<Item = String> {
    texts.iter().map(ToString::to_string)
}
