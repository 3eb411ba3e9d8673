//! From references to addresses.

use serde::Serialize;

use super::Cx;
use crate::catalogue::{Catalogue, Row};
use crate::records::insats::Insats;
use crate::records::modell::{Lagrum, Organisation};
use crate::records::reference::{Ref, to};
use crate::value::OutPath;

/// A link as a template shows it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct LinkView {
    /// The text.
    pub text: String,
    /// The address, relative to the page.
    pub href: String,
}

/// Where a reference leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The page.
    pub path: OutPath,
    /// The heading or record on it.
    pub anchor: Option<String>,
}

/// Where the record with this prefix and id is shown, and its name.
pub(super) fn target(catalogue: &Catalogue, prefix: &str, id: &str) -> Option<(Target, String)> {
    let page = |path: String, name: &str| Some((Target { path: OutPath::parse(&path).ok()?, anchor: None }, name.to_owned()));
    let anchor = |path: &str, anchor: &str, name: &str| {
        Some((Target { path: OutPath::parse(path).ok()?, anchor: Some(anchor.to_owned()) }, name.to_owned()))
    };
    match prefix {
        "insats" => page(format!("insatser/{id}.html"), catalogue.insatser().get(id)?.namn.as_str()),
        "avtal" => page(format!("avtal/{id}.html"), catalogue.avtal().get(id)?.namn.as_str()),
        "begrepp" => anchor("ordlista/index.html", id, catalogue.begrepp().get(id)?.namn.as_str()),
        "process" => page(format!("processer/{id}.html"), catalogue.processer().get(id)?.namn.as_str()),
        "kalla" => anchor("kallor.html", id, catalogue.kallor().get(id)?.titel.as_str()),
        "datakalla" => anchor("datakallor.html", id, catalogue.datakallor().get(id)?.namn.as_str()),
        "pagang" => anchor("pagang.html", id, catalogue.pagang().get(id)?.namn.as_str()),
        "sida" => page(format!("{id}.html"), catalogue.sidor().get(id)?.titel.as_str()),
        "omrade" => page(format!("omraden/{id}.html"), catalogue.omraden().get(id)?.namn.as_str()),
        "delomrade" => {
            let (delomrade, omrade) = catalogue.find_delomrade(id)?;
            anchor(&format!("omraden/{}.html", omrade.id), id, delomrade.namn.as_str())
        }
        "organisation" => page(format!("organisationer/{id}.html"), catalogue.organisationer().get(id)?.namn.as_str()),
        "stadsomrade" => page(format!("stadsomraden/{id}.html"), catalogue.stadsomraden().get(id)?.namn.as_str()),
        "lagrum" => page(format!("lagrum/{id}.html"), catalogue.lagrum().get(id)?.kort.as_str()),
        "metod" => page(format!("metoder/{id}.html"), catalogue.metoder().get(id)?.namn.as_str()),
        "forum" => anchor("ansvar.html", id, catalogue.forum().get(id)?.namn.as_str()),
        "styrdokument" => anchor("ansvar.html", id, catalogue.styrdokument().get(id)?.namn.as_str()),
        "rapport" => page(format!("rapporter/{id}.html"), id),
        "tabell" => page(format!("statistik/{id}.html"), catalogue.tabell_titel(id)?),
        // Facets of the catalogue: the list itself is complete without a script.
        "malgrupp" => anchor("insatser/index.html", &format!("malgrupp={id}"), catalogue.malgrupper().get(id)?.namn.as_str()),
        "mal" => anchor("insatser/index.html", &format!("mal={id}"), catalogue.mal().get(id)?.namn.as_str()),
        _ => None,
    }
}

impl Cx<'_> {
    /// The address of a page from this one.
    pub(super) fn href_to(&self, path: &str) -> String {
        OutPath::parse(path)
            .map(|path| self.site.href(self.from, &path))
            .expect("the paths of pages are constants or made of slugs")
    }

    /// The address of a record from this page.
    pub(super) fn href(&self, prefix: &str, id: &str) -> String {
        self.link(prefix, id).href
    }

    /// A link to a record from this page, by its name.
    pub(super) fn link(&self, prefix: &str, id: &str) -> LinkView {
        let (target, text) =
            target(self.catalogue(), prefix, id).expect("a catalogue is made only if every reference in it has a record");
        LinkView { text, href: self.from_here(&target) }
    }

    /// The address of a target from this page; within the page only its anchor.
    #[expect(clippy::wrong_self_convention, reason = "it reads as it is meant: where a target lies, from here")]
    pub(super) fn from_here(&self, target: &Target) -> String {
        match &target.anchor {
            Some(anchor) if target.path == *self.from => format!("#{anchor}"),
            Some(anchor) => format!("{}#{anchor}", self.site.href(self.from, &target.path)),
            None => self.site.href(self.from, &target.path),
        }
    }

    pub(super) fn insats_link(&self, insats: &Row<Insats>) -> LinkView {
        LinkView { text: insats.namn.to_string(), href: self.href("insats", insats.id.as_str()) }
    }

    pub(super) fn organisation_link(&self, organisation: &Row<Organisation>) -> LinkView {
        LinkView { text: organisation.namn.to_string(), href: self.href("organisation", organisation.id.as_str()) }
    }

    pub(super) fn organisation_links(&self, references: &[Ref<to::Organisation>]) -> Vec<LinkView> {
        self.catalogue().organisationer().all(references).map(|organisation| self.organisation_link(organisation)).collect()
    }

    pub(super) fn metod_link(&self, metod: &Ref<to::Metod>) -> LinkView {
        self.link("metod", metod.id().as_str())
    }

    pub(super) fn lagrum_link(&self, lagrum: &Row<Lagrum>) -> LinkView {
        self.link("lagrum", lagrum.id.as_str())
    }

    pub(super) fn delomrade_link(&self, delomrade: &Ref<to::Delomrade>) -> LinkView {
        self.link("delomrade", delomrade.id().as_str())
    }
}
