//! Which pages there are, and where.

use std::collections::BTreeMap;

use super::katalog::PER_SIDA;
use super::rapport::{self, About};
use super::{clash, hitta, listing};
use crate::catalogue::{Catalogue, Table};
use crate::disclosure::Protected;
use crate::finding::{Findings, Place};
use crate::value::{Datum, OutPath, Slug};

/// Where the page for addresses that lead nowhere lies: the name that web servers look for.
pub(super) const NOT_FOUND: &str = "404.html";

/// A page, by its kind and the record it shows.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant is named after what it shows")]
pub enum Page {
    Start,
    Insatser(usize),
    Insats(Slug),
    AvtalList,
    Avtal(Slug),
    Omraden,
    Omrade(Slug),
    Stadsomraden,
    Stadsomrade(Slug),
    Organisationer,
    Organisation(Slug),
    Metoder,
    Metod(Slug),
    LagrumList,
    Lagrum(Slug),
    Ordlista,
    Processer,
    Process(Slug),
    Kallor,
    Datakallor,
    Pagang,
    Hitta,
    Villkor(usize),
    Ansvar,
    Skall,
    Statistik,
    Tabell(Slug),
    Rapporter,
    Rapport(Slug, Option<About>),
    Sida(Slug),
    Jamfor,
    MinLista,
    Sok,
    NotFound,
}

impl Page {
    /// The name of its template, without extension.
    pub fn template(&self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Insatser(_) => "insatser",
            Self::Insats(_) => "insats",
            Self::AvtalList => "avtal-lista",
            Self::Avtal(_) => "avtal",
            Self::Omraden | Self::Stadsomraden | Self::Organisationer | Self::Metoder | Self::LagrumList | Self::Processer => {
                "lista"
            }
            Self::Omrade(_) => "omrade",
            Self::Stadsomrade(_) => "stadsomrade",
            Self::Organisation(_) => "organisation",
            Self::Metod(_) => "metod",
            Self::Lagrum(_) => "lagrum",
            Self::Ordlista => "ordlista",
            Self::Process(_) => "process",
            Self::Kallor => "kallor",
            Self::Datakallor => "datakallor",
            Self::Pagang => "pagang",
            Self::Hitta => "hitta",
            Self::Villkor(_) => "villkor",
            Self::Ansvar => "ansvar",
            Self::Skall => "skall",
            Self::Statistik => "statistik",
            Self::Tabell(_) => "tabell",
            Self::Rapporter => "rapporter",
            Self::Rapport(..) => "rapport",
            Self::Sida(_) => "sida",
            Self::Jamfor => "jamfor",
            Self::MinLista => "min-lista",
            Self::Sok => "sok",
            Self::NotFound => "404",
        }
    }
}

/// All pages by path; two on one path are told.
pub(super) fn pages(catalogue: &Catalogue, tables: &Protected, today: Datum, findings: &mut Findings) -> BTreeMap<OutPath, Page> {
    let mut pages = Pages { pages: BTreeMap::new(), places: BTreeMap::new(), findings };
    for (path, page) in [
        ("index.html", Page::Start),
        ("jamfor.html", Page::Jamfor),
        ("min-lista.html", Page::MinLista),
        ("avtal/index.html", Page::AvtalList),
        ("omraden/index.html", Page::Omraden),
        ("stadsomraden/index.html", Page::Stadsomraden),
        ("organisationer/index.html", Page::Organisationer),
        ("metoder/index.html", Page::Metoder),
        ("lagrum/index.html", Page::LagrumList),
        ("ordlista/index.html", Page::Ordlista),
        ("processer/index.html", Page::Processer),
        ("kallor.html", Page::Kallor),
        ("datakallor.html", Page::Datakallor),
        ("pagang.html", Page::Pagang),
        ("hitta.html", Page::Hitta),
        ("ansvar.html", Page::Ansvar),
        ("statistik/index.html", Page::Statistik),
        ("sok.html", Page::Sok),
        (NOT_FOUND, Page::NotFound),
    ] {
        pages.add(path, page, Place::Site);
    }
    for nr in 1..=catalogue.current_insatser(today).count().div_ceil(PER_SIDA).max(1) {
        pages.add(&listing::insatser_path(nr), Page::Insatser(nr), Place::Site);
        pages.add(&hitta::villkor_path(nr), Page::Villkor(nr), Place::Site);
    }
    if catalogue.skall().is_some() {
        pages.add("skall.html", Page::Skall, Place::Site);
    }
    pages.table(catalogue.insatser(), "insatser/", Page::Insats);
    pages.table(catalogue.avtal(), "avtal/", Page::Avtal);
    pages.table(catalogue.omraden(), "omraden/", Page::Omrade);
    pages.table(catalogue.stadsomraden(), "stadsomraden/", Page::Stadsomrade);
    pages.table(catalogue.organisationer(), "organisationer/", Page::Organisation);
    pages.table(catalogue.metoder(), "metoder/", Page::Metod);
    pages.table(catalogue.lagrum(), "lagrum/", Page::Lagrum);
    pages.table(catalogue.processer(), "processer/", Page::Process);
    pages.table(catalogue.sidor(), "", Page::Sida);
    for table in tables.tables() {
        pages.add(&format!("statistik/{}.html", table.head.id), Page::Tabell(table.head.id.clone()), table.head.origin.place());
    }
    if !catalogue.rapporter().is_empty() {
        pages.add("rapporter/index.html", Page::Rapporter, Place::Site);
    }
    for row in catalogue.rapporter() {
        let variants = match rapport::variants(catalogue, row) {
            None => vec![None],
            Some(list) => list.into_iter().map(Some).collect(),
        };
        for about in variants {
            let path = format!("rapporter/{}.html", rapport::link_id(&row.id, about.as_ref()));
            pages.add(&path, Page::Rapport(row.id.clone(), about), row.origin.place());
        }
    }
    pages.pages
}

struct Pages<'f> {
    pages: BTreeMap<OutPath, Page>,
    places: BTreeMap<OutPath, Place>,
    findings: &'f mut Findings,
}

impl Pages<'_> {
    fn table<T>(&mut self, table: &Table<T>, folder: &str, page: impl Fn(Slug) -> Page) {
        for row in table {
            self.add(&format!("{folder}{}.html", row.id), page(row.id.clone()), row.origin.place());
        }
    }

    fn add(&mut self, path: &str, page: Page, place: Place) {
        let path = OutPath::parse(path).expect("folders are constants and ids are slugs");
        if let Some(first) = self.places.get(&path) {
            self.findings.push(clash(&path, first, place));
            return;
        }
        self.places.insert(path.clone(), place);
        self.pages.insert(path, page);
    }
}
