//! The words that an editor gives a view: the page of text that has the view's own address.
//!
//! A view is made from the catalogue, and what the documents conclude from it is told by people. `content/sidor/likvardighet.md` is
//! title, lead and running text of `likvardighet.html`; without it the view has a title of its own.

use crate::catalogue::Row;
use crate::records::dokument::Sida;
use crate::site::cx::{Cx, Material};
use crate::site::kind::{Head, Source, Texts};
use crate::site::show::sources::KallgruppView;
use crate::tree::BODY;

/// The words of the views that take a text.
pub(crate) const VIEWS: &[&str] = &["likvardighet"];

fn of<'s>(material: &'s Material, word: &str) -> Option<&'s Row<Sida>> {
    material.catalogue.sidor().iter().find(|row| row.id.as_str() == word)
}

/// Where one proposes a change: to the text, or else to the folder that the view is made from.
pub(crate) fn source<'s>(cx: &Cx<'s>, word: &str, folder: &'static str) -> Source<'s> {
    of(cx.site, word).map_or(Source::Folder(folder), |row| Source::Record(&row.origin))
}

/// Title and description: the text's, or else these.
pub(crate) fn head(cx: &Cx<'_>, word: &str, title: &str, description: &str) -> Head {
    match of(cx.site, word) {
        Some(row) => Head::new(&row.titel, row.ingress.as_ref().map_or(description, |text| text.as_str())),
        None => Head::new(title, description),
    }
}

/// The running text.
pub(crate) fn texts<'s>(material: &'s Material, word: &str) -> Texts<'s> {
    of(material, word).map_or_else(Texts::none, |row| Texts::of(Some(row.text.document()), &row.origin, BODY))
}

/// The sources of the text.
pub(crate) fn sources(cx: &Cx<'_>, word: &str) -> Vec<KallgruppView> {
    of(cx.site, word).map(|row| cx.kallor(&row.kallor)).unwrap_or_default()
}
