//! What pages exist and what each shows.
//!
//! In: the `Catalogue` and the options. Out: a [`Site`]: every page named once, every link resolved, expressions evaluated to typed
//! values. A page's view is made when asked for; nothing here knows templates or HTML.

mod avtal;
mod by_way;
mod candidate;
pub mod chart;
mod charts;
mod documents;
mod facet;
mod facts;
mod headline;
mod hitta;
mod insats;
mod katalog;
mod ko;
mod links;
mod listing;
mod metadata;
mod modell;
mod page;
mod paper;
mod prose;
mod question;
mod rapport;
mod reference;
mod row;
mod sources;
mod start;
mod statistik;
mod summary;
mod table_chart;
mod words;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Serialize;

pub use self::candidate::{Candidate, Condition, Open, WAITS, Way};
pub use self::documents::{Document, LagrumPair, SynonymSet};
pub use self::facet::{Facett, Varde};
pub use self::facts::{Fact, ListForm};
pub use self::katalog::{Katalog, PER_SIDA};
pub use self::links::{LinkView, Target};
pub use self::metadata::Metadata;
pub use self::page::Page;
pub use self::prose::PageProse;
use self::prose::PageTexts;
pub use self::question::{Answer, Question, Sort};
pub use self::rapport::About;
pub use self::row::InsatsRow;
use crate::catalogue::Catalogue;
use crate::disclosure::{Protected, PublicTable};
use crate::finding::{Finding, Findings, Level, Place};
use crate::value::{Datum, OutPath, Slug, Url};

/// What varies between builds of the same input.
#[derive(Debug, Clone)]
pub struct Options {
    /// The day that counts as today.
    pub date: Datum,
    /// Where the site lies, if it has an address of its own; goes before the one in `site.toml`.
    pub base_url: Option<Url>,
}

/// All pages of a site.
#[derive(Debug)]
pub struct Site {
    catalogue: Catalogue,
    tables: Protected,
    options: Options,
    pages: BTreeMap<OutPath, Page>,
    texts: BTreeMap<OutPath, PageTexts>,
    index: row::Index,
    katalog: OnceLock<Katalog>,
    documents: OnceLock<Vec<documents::Document>>,
}

/// A page's own content, for its template.
#[derive(Debug, Serialize)]
#[serde(untagged)]
#[expect(missing_docs, reason = "each variant is named after its page kind")]
pub enum View {
    Start(Box<start::StartView>),
    Insatser(listing::InsatserView),
    Insats(Box<insats::InsatsView>),
    AvtalList(avtal::AvtalListView),
    Avtal(Box<avtal::AvtalView>),
    Links(listing::LinksView),
    Omrade(Box<modell::OmradeSida>),
    Stadsomrade(Box<modell::StadsomradeView>),
    Organisation(Box<modell::OrganisationView>),
    Metod(Box<modell::MetodView>),
    Lagrum(Box<modell::LagrumView>),
    Ordlista(reference::OrdlistaView),
    Process(Box<reference::ProcessView>),
    Kallor(sources::KallorView),
    Datakallor(sources::DatakallorView),
    Pagang(sources::PagangView),
    Hitta(hitta::HittaView),
    Villkor(hitta::AllaVillkorView),
    Ansvar(Box<modell::AnsvarView>),
    Skall(Box<modell::SkallView>),
    Statistik(statistik::StatistikView),
    Tabell(Box<statistik::TabellView>),
    Rapporter(rapport::RapporterView),
    Rapport(Box<rapport::RapportView>),
    Sida(sources::SidaView),
    Val(listing::ValView),
    Sok(listing::SokView),
    NotFound(listing::NotFoundView),
}

impl Site {
    /// Lays out the site; it is made if nothing stops it.
    pub fn new(catalogue: Catalogue, tables: Protected, options: Options, findings: &mut Findings) -> Option<Self> {
        let mut found = Findings::default();
        let pages = page::pages(&catalogue, &tables, options.date, &mut found);
        let index = row::Index::new(&catalogue, options.date);
        let (katalog, documents) = (OnceLock::new(), OnceLock::new());
        let mut site = Self { catalogue, tables, options, pages, texts: BTreeMap::new(), index, katalog, documents };
        site.texts = prose::evaluate(&site, &mut found);
        metadata::check_menu(&site, &mut found);
        start::check_key_figures(&site, &mut found);
        site.tables.tables().iter().for_each(|table| table_chart::check(table, &mut found));
        let stopped = found.worst() == Some(Level::Error);
        findings.append(found);
        (!stopped).then_some(site)
    }

    /// The records behind the site.
    pub(crate) fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// The published tables.
    pub fn tables(&self) -> &[PublicTable] {
        self.tables.tables()
    }

    /// What varies between builds.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// All pages, by their paths.
    pub fn pages(&self) -> &BTreeMap<OutPath, Page> {
        &self.pages
    }

    /// A page's running text in Markdown, if it has one.
    pub fn prose(&self, path: &OutPath) -> Option<&PageProse> {
        self.texts.get(path)?.main.as_ref()
    }

    /// Where the site lies, if it has an address of its own.
    fn base_url(&self) -> Option<&Url> {
        self.options.base_url.as_ref().or(self.catalogue.site().basadress.as_ref())
    }

    /// The address of an output from a page: relative, so that the site works wherever it is copied. The page for addresses that
    /// lead nowhere is shown for any address at all, so its links begin at the host's root where the site's address is known.
    pub fn href(&self, from: &OutPath, to: &OutPath) -> String {
        match self.base_url() {
            Some(base) if from.as_str() == page::NOT_FOUND => format!("{}{to}", base.folder()),
            _ => from.href(to),
        }
    }

    /// What a page shows.
    pub fn view(&self, path: &OutPath, page: &Page) -> View {
        let cx = Cx { site: self, from: path };
        match page {
            Page::Start => View::Start(Box::new(start::view(&cx))),
            Page::Insatser(nr) => View::Insatser(listing::insatser(&cx, *nr)),
            Page::Insats(id) => View::Insats(Box::new(insats::view(&cx, id))),
            Page::AvtalList => View::AvtalList(avtal::list(&cx)),
            Page::Avtal(id) => View::Avtal(Box::new(avtal::view(&cx, id))),
            Page::Omraden => View::Links(listing::omraden(&cx)),
            Page::Omrade(id) => View::Omrade(Box::new(modell::omrade(&cx, id))),
            Page::Stadsomraden => View::Links(listing::stadsomraden(&cx)),
            Page::Stadsomrade(id) => View::Stadsomrade(Box::new(modell::stadsomrade(&cx, id))),
            Page::Organisationer => View::Links(listing::organisationer(&cx)),
            Page::Organisation(id) => View::Organisation(Box::new(modell::organisation(&cx, id))),
            Page::Metoder => View::Links(listing::metoder(&cx)),
            Page::Metod(id) => View::Metod(Box::new(modell::metod(&cx, id))),
            Page::LagrumList => View::Links(listing::lagrum(&cx)),
            Page::Lagrum(id) => View::Lagrum(Box::new(modell::lagrum(&cx, id))),
            Page::Ordlista => View::Ordlista(reference::ordlista(&cx)),
            Page::Processer => View::Links(listing::processer(&cx)),
            Page::Process(id) => View::Process(Box::new(reference::process(&cx, id))),
            Page::Kallor => View::Kallor(sources::kallor(&cx)),
            Page::Datakallor => View::Datakallor(sources::datakallor(&cx)),
            Page::Pagang => View::Pagang(sources::pagang(&cx)),
            Page::Hitta => View::Hitta(hitta::view(&cx)),
            Page::Villkor(nr) => View::Villkor(hitta::conditions(&cx, *nr)),
            Page::Ansvar => View::Ansvar(Box::new(modell::ansvar(&cx))),
            Page::Skall => View::Skall(Box::new(modell::skall(&cx))),
            Page::Statistik => View::Statistik(statistik::list(&cx)),
            Page::Tabell(id) => View::Tabell(Box::new(statistik::view(&cx, id))),
            Page::Rapporter => View::Rapporter(rapport::list(&cx)),
            Page::Rapport(id, about) => View::Rapport(Box::new(rapport::view(&cx, id, about.as_ref()))),
            Page::Sida(id) => View::Sida(sources::sida(&cx, id)),
            Page::Jamfor | Page::MinLista => View::Val(listing::val(&cx)),
            Page::Sok => View::Sok(listing::sok(&cx)),
            Page::NotFound => View::NotFound(listing::not_found(&cx)),
        }
    }

    /// The catalogue as data: made when first asked for.
    pub fn katalog(&self) -> &Katalog {
        self.katalog.get_or_init(|| {
            let from = OutPath::parse("insatser/index.html").expect("it is a path");
            Katalog::new(&Cx { site: self, from: &from })
        })
    }

    /// The insatser of a list, by their places in the list of the catalogue, seen from the root of the site.
    pub fn list_rows(&self, places: std::ops::Range<usize>) -> Vec<InsatsRow> {
        let from = OutPath::parse("index.html").expect("it is a path");
        let cx = Cx { site: self, from: &from };
        self.katalog().ordning[places].iter().map(|at| cx.row(&self.catalogue.insatser().as_slice()[*at])).collect()
    }

    /// The id of the insats at a place in the list of the catalogue.
    pub fn list_id(&self, place: usize) -> &Slug {
        &self.catalogue.insatser().as_slice()[self.katalog().ordning[place]].id
    }

    /// The address of the insats at a place in the list of the catalogue, seen from the root of the site.
    pub fn list_href(&self, place: usize) -> String {
        format!("insatser/{}.html", self.list_id(place))
    }

    /// What every page has: title, description, trail, menu.
    pub fn metadata(&self, path: &OutPath, page: &Page) -> Metadata {
        metadata::of(&Cx { site: self, from: path }, page)
    }

    /// The charts of a page, in its order.
    pub fn charts(&self, path: &OutPath, page: &Page) -> Vec<chart::Chart> {
        charts::of(&Cx { site: self, from: path }, page)
    }
}

/// A page in the making: the site, and the page that links go from.
struct Cx<'s> {
    site: &'s Site,
    from: &'s OutPath,
}

impl<'s> Cx<'s> {
    fn catalogue(&self) -> &'s Catalogue {
        &self.site.catalogue
    }

    fn today(&self) -> Datum {
        self.site.options.date
    }
}

fn clash(path: &OutPath, first: &Place, second: Place) -> Finding {
    let message = format!("adressen {path} är redan tagen");
    if *first == Place::Site {
        return Finding::error("upptagen-adress", second, message, "sajten gör den sidan själv: byt id på posten");
    }
    Finding::error("upptagen-adress", second, message, "byt id på den ena posten").with_related(first.clone(), "tar adressen")
}
