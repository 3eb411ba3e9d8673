//! The site as search sees it: one document for each record that has a page or a place on one.
//!
//! Everything here is what a page shows, so nothing that is hidden can be found: the words of tables are those of their heads,
//! rows and columns, never their numbers.

use super::cx::Cx;
use super::document::Document;
use super::fact::Fact;
use super::kind::{AnyKind, Head};
use super::link::Target;
use crate::catalogue::Row;
use crate::finding::Place;
use crate::records::modell::Synonym;
use crate::records::reference::{Prefix, Ref, to};
use crate::value::OutPath;

impl Document {
    pub(super) fn new(cx: &Cx<'_>, kind: Prefix, id: &str) -> Self {
        let (target, title) = cx.site.map.target(cx.catalogue(), kind, id).expect("a document is made only for a record");
        Self::blank(kind, id.to_owned(), title, target)
    }

    /// A document that says nothing yet but its title.
    pub(super) fn blank(kind: Prefix, id: String, title: String, target: Target) -> Self {
        Self {
            kind: kind.as_str(),
            id,
            title,
            target,
            summary: String::new(),
            names: Vec::new(),
            groups: Vec::new(),
            headings: Vec::new(),
            facts: Vec::new(),
            body: Vec::new(),
            beside: String::new(),
            states: None,
        }
    }

    /// A page that a menu names, by that name.
    pub(super) fn of_menu(cx: &Cx<'_>, kind: &'static dyn AnyKind) -> Option<Self> {
        let (title, path) = (kind.called()?, kind.route().fixed()?);
        let (_, _, page) = kind.pages(cx.site).into_iter().find(|(of_page, _, _)| *of_page == path)?;
        let Head { title: heading, description } = page.head(cx);
        let names = Some(heading).filter(|heading| heading != title);
        let (id, title) = (kind.route().word().to_owned(), title.to_owned());
        let blank = Self::blank(Prefix::Sida, id, title, Target { path, anchor: None });
        Some(Self { summary: description, names: names.into_iter().collect(), ..blank })
    }

    pub(super) fn of<T>(cx: &Cx<'_>, kind: Prefix, row: &Row<T>) -> Self {
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

/// Texts as owned ones.
pub(super) fn all<T: ToString>(texts: &[T]) -> impl Iterator<Item = String> {
    texts.iter().map(ToString::to_string)
}

/// Whom a record is for, by all names of its målgrupper.
pub(super) fn groups<'r>(cx: &Cx<'_>, document: &mut Document, malgrupper: impl IntoIterator<Item = &'r Ref<to::Malgrupp>>) {
    for malgrupp in malgrupper.into_iter().map(|reference| cx.catalogue().malgrupper().at(reference)) {
        document.groups.push(malgrupp.namn.to_string());
        document.groups.extend(all(&malgrupp.alias));
    }
}

/// An organisation by all its names, and those it belongs to.
pub(super) fn organisation(cx: &Cx<'_>, facts: &mut Vec<String>, id: &str) {
    let mut next = cx.catalogue().organisationer().get(id);
    while let Some(row) = next {
        facts.push(row.namn.to_string());
        facts.extend(row.kort.iter().map(ToString::to_string));
        next = row.del_av.as_ref().map(|up| cx.catalogue().organisationer().at(up));
        if facts.len() > 40 {
            break;
        }
    }
}

impl Cx<'_> {
    /// The running text of a page, without its markup.
    pub(super) fn plain(&self, path: &OutPath) -> Option<String> {
        Some(self.site.texts.get(path)?.main.as_ref()?.plain_text(&Fact::text))
    }

    /// The headings and the text of a document's own page.
    pub(super) fn fill(&self, document: &mut Document) {
        if let Some(prose) = self.site.texts.get(&document.target.path).and_then(|texts| texts.main.as_ref()) {
            document.headings.extend(prose.heading_texts(&Fact::text));
        }
        document.body.extend(self.plain(&document.target.path));
    }
}
