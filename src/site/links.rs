//! From references to addresses.

use super::cx::Cx;
use super::link::{LinkView, Target};
use crate::catalogue::Row;
use crate::records::insats::Insats;
use crate::records::modell::{Lagrum, Organisation};
use crate::records::reference::{Prefix, Ref, to};
use crate::value::OutPath;

impl Cx<'_> {
    /// The address of a page from this one.
    pub(super) fn href_to(&self, path: &OutPath) -> String {
        self.site.href(self.from, path)
    }

    /// The address of a single page, by its word: `hitta`.
    pub(super) fn to(&self, word: &str) -> String {
        self.href_to(self.site.map.page(word))
    }

    /// The address of a record from this page.
    pub(super) fn href(&self, prefix: Prefix, id: &str) -> String {
        self.link(prefix, id).href
    }

    /// A link to a record from this page, by its name.
    pub(super) fn link(&self, prefix: Prefix, id: &str) -> LinkView {
        self.find_link(prefix, id).expect("a catalogue is made only if every reference in it has a record")
    }

    /// A link to a record that there may be.
    pub(super) fn find_link(&self, prefix: Prefix, id: &str) -> Option<LinkView> {
        let (target, text) = self.site.map.target(self.catalogue(), prefix, id)?;
        Some(LinkView { text, href: self.from_here(&target) })
    }

    /// The address of a target from this page; within the page only its anchor.
    #[expect(clippy::wrong_self_convention, reason = "it reads as it is meant: where a target lies, from here")]
    pub(super) fn from_here(&self, target: &Target) -> String {
        match &target.anchor {
            Some(anchor) if target.path == *self.from => format!("#{anchor}"),
            Some(anchor) => format!("{}#{anchor}", self.href_to(&target.path)),
            None => self.href_to(&target.path),
        }
    }

    pub(super) fn insats_link(&self, insats: &Row<Insats>) -> LinkView {
        LinkView { text: insats.namn.to_string(), href: self.href(Prefix::Insats, insats.id.as_str()) }
    }

    pub(super) fn organisation_link(&self, organisation: &Row<Organisation>) -> LinkView {
        LinkView { text: organisation.namn.to_string(), href: self.href(Prefix::Organisation, organisation.id.as_str()) }
    }

    pub(super) fn organisation_links(&self, references: &[Ref<to::Organisation>]) -> Vec<LinkView> {
        self.catalogue().organisationer().all(references).map(|organisation| self.organisation_link(organisation)).collect()
    }

    pub(super) fn metod_link(&self, metod: &Ref<to::Metod>) -> LinkView {
        self.link(Prefix::Metod, metod.id().as_str())
    }

    pub(super) fn lagrum_link(&self, lagrum: &Row<Lagrum>) -> LinkView {
        self.link(Prefix::Lagrum, lagrum.id.as_str())
    }

    pub(super) fn delomrade_link(&self, delomrade: &Ref<to::Delomrade>) -> LinkView {
        self.link(Prefix::Delomrade, delomrade.id().as_str())
    }
}
