//! A page in the making: what all pages are made of, and the page that links go from.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::fact::PageTexts;
use super::index::Index;
use super::katalog::Katalog;
use super::map::Map;
use crate::catalogue::Catalogue;
use crate::disclosure::Protected;
use crate::value::{Datum, OutPath, SiteUrl};

/// What varies between builds of the same input.
#[derive(Debug, Clone)]
pub struct Options {
    /// The day that counts as today.
    pub date: Datum,
    /// Where the site lies, if it has an address of its own; goes before the one in `site.toml`.
    pub base_url: Option<SiteUrl>,
}

/// What the pages of a site are made of.
#[derive(Debug)]
pub(super) struct Material {
    pub(super) catalogue: Catalogue,
    pub(super) tables: Protected,
    pub(super) options: Options,
    pub(super) map: Map,
    /// The texts of pages, their expressions evaluated.
    pub(super) texts: BTreeMap<OutPath, PageTexts>,
    pub(super) index: Index,
    pub(super) katalog: OnceLock<Katalog>,
}

/// The word of the page for addresses that lead nowhere: the name that web servers look for.
pub(super) const NOT_FOUND: &str = "404";

impl Material {
    /// Where the site lies, if it has an address of its own.
    pub(super) fn base_url(&self) -> Option<&SiteUrl> {
        self.options.base_url.as_ref().or(self.catalogue.site().basadress.as_ref())
    }

    /// The address of an output from a page: relative, so that the site works wherever it is copied. The page for addresses that
    /// lead nowhere is shown for any address at all, so its links begin at the host's root where the site's address is known.
    pub(super) fn href(&self, from: &OutPath, to: &OutPath) -> String {
        match self.base_url() {
            Some(base) if from == self.map.page(NOT_FOUND) => format!("{}{to}", base.folder()),
            _ => from.href(to),
        }
    }
}

/// A page in the making.
pub(super) struct Cx<'s> {
    pub(super) site: &'s Material,
    pub(super) from: &'s OutPath,
}

impl<'s> Cx<'s> {
    pub(super) fn catalogue(&self) -> &'s Catalogue {
        &self.site.catalogue
    }

    pub(super) fn today(&self) -> Datum {
        self.site.options.date
    }
}
