//! What pages exist and what each shows.
//!
//! In: the `Catalogue` and the options. Out: a [`Site`]: every page named once, every link resolved, expressions evaluated to typed
//! values. A page's view is made when asked for; nothing here knows templates or HTML. A kind of page is a file in `page/`.

mod arrange;
mod asked;
mod by_way;
mod candidate;
pub mod chart;
mod cx;
mod document;
mod documents;
mod facet;
mod fact;
mod facts;
mod headline;
mod index;
mod katalog;
mod kind;
mod ko;
mod layout;
mod link;
mod links;
mod map;
mod metadata;
mod page;
mod paper;
mod prose;
mod question;
mod route;
mod row;
mod show;
mod summary;
mod table_chart;
mod words;

use std::collections::BTreeMap;
use std::sync::OnceLock;

pub use self::candidate::{Candidate, Condition, Open, WAITS, Way};
pub use self::cx::Options;
use self::cx::{Cx, Material};
pub use self::document::Document;
pub use self::documents::{LagrumPair, SynonymSet};
pub use self::facet::laid::{Facett, Varde};
pub use self::fact::{Fact, ListForm, PageProse};
pub use self::katalog::{Katalog, PER_SIDA};
pub use self::kind::{Page, PageChart, View, Wish};
pub use self::link::{LinkView, Target};
pub use self::metadata::Metadata;
use self::page::KINDS;
pub use self::question::{Answer, Question, Sort};
pub use self::row::InsatsRow;
pub use self::show::table::{FrameView, NumbersView};
use crate::catalogue::Catalogue;
use crate::disclosure::{Protected, PublicTable};
use crate::finding::{Findings, Place};
use crate::prose::{Document as Text, Href, LinkTarget};
use crate::records::reference::Prefix;
use crate::records::site::Menypost;
use crate::value::{OutPath, Slug};

/// All pages of a site.
#[derive(Debug)]
pub struct Site {
    material: Material,
    documents: OnceLock<Vec<Document>>,
}

/// A kind of page, for those who sort outputs.
#[derive(Debug, Clone)]
pub struct KindOfPage {
    /// What one calls a page of the kind: `insats`.
    pub name: &'static str,
    /// The paths of its pages, with `%` for an id or a number.
    pub patterns: Vec<String>,
}

/// A kind of records that can be found.
#[derive(Debug, Clone)]
pub struct KindOfHit {
    /// The prefix of links to one: `insats`.
    pub prefix: &'static str,
    /// The heading of its hits.
    pub heading: &'static str,
    /// Where its records are read, with `%` for the id; empty where that does not follow from the id.
    pub address: String,
    /// How its hits rank beside those of other kinds.
    pub rank: f32,
}

/// All kinds of page.
pub fn kinds_of_page() -> Vec<KindOfPage> {
    KINDS.iter().map(|kind| KindOfPage { name: kind.name(), patterns: kind.route().patterns() }).collect()
}

/// All kinds of records that can be found, in the order of groups in a list of hits.
pub fn kinds_of_hit() -> Vec<KindOfHit> {
    let all = KINDS.iter().flat_map(|kind| kind.shows().iter().map(move |shows| (kind, shows)));
    all.filter_map(|(kind, shows)| {
        let found = shows.found.as_ref()?;
        let address = shows.lies.address(&kind.route().patterns()[0]);
        Some(KindOfHit { prefix: shows.prefix.as_str(), heading: found.heading, address, rank: found.rank })
    })
    .collect()
}

impl Site {
    /// Lays out the site, and tells what can't be made of it; with an error among that, it may be looked at but not shown.
    pub(crate) fn new(catalogue: Catalogue, tables: Protected, options: Options, findings: &mut Findings) -> Self {
        let index = index::Index::new(&catalogue, options.date);
        let (texts, katalog) = (BTreeMap::new(), OnceLock::new());
        let mut material = Material { catalogue, tables, options, map: layout::map(), texts, index, katalog };
        material.map.paths = layout::pages(&material, findings).into_keys().collect();
        let texts = prose::evaluate(&material, &layout::pages(&material, &mut Findings::default()), findings);
        material.texts = texts;
        material.tables.tables().iter().for_each(|table| table_chart::check(table, findings));
        Self { material, documents: OnceLock::new() }
    }

    /// Whether an entry of the menu leads to a page that there is.
    pub(crate) fn has_target(&self, post: &Menypost) -> bool {
        metadata::menu_path(&self.material, post).is_some()
    }

    /// What an entry of the menu may lead to, a page of it there or not.
    pub(crate) fn menu_targets(&self) -> Vec<String> {
        metadata::menu_targets(&self.material)
    }

    /// The records behind the site.
    pub(crate) fn catalogue(&self) -> &Catalogue {
        &self.material.catalogue
    }

    /// The file or folder where what a page shows is written; none for an output that is no page.
    pub(crate) fn source(&self, path: &OutPath) -> Option<String> {
        let pages = self.pages();
        let (path, page) = pages.get_key_value(path)?;
        page.source(&self.cx(path)).path().map(str::to_owned)
    }

    /// The published tables.
    pub fn tables(&self) -> &[PublicTable] {
        self.material.tables.tables()
    }

    /// What varies between builds.
    pub fn options(&self) -> &Options {
        &self.material.options
    }

    /// The paths of all pages, in order.
    pub fn paths(&self) -> impl ExactSizeIterator<Item = &OutPath> {
        self.material.map.paths.iter()
    }

    /// All pages, by their paths: laid out anew, so that each carries what it shows.
    pub fn pages(&self) -> BTreeMap<&OutPath, Page<'_>> {
        let pages = layout::pages(&self.material, &mut Findings::default()).into_iter();
        pages.filter_map(|(path, page)| Some((self.material.map.paths.get(&path)?, page))).collect()
    }

    fn cx<'s>(&'s self, from: &'s OutPath) -> Cx<'s> {
        Cx { site: &self.material, from }
    }

    fn seen_from(&self, word: &str) -> Cx<'_> {
        self.cx(self.material.map.page(word))
    }

    /// The address of an output from a page.
    pub fn href(&self, from: &OutPath, to: &OutPath) -> String {
        self.material.href(from, to)
    }

    /// What a page shows.
    pub fn view<'s>(&'s self, path: &'s OutPath, page: &Page<'s>) -> View<'s> {
        page.view(&self.cx(path))
    }

    /// What every page has: title, description, trail, menu.
    pub fn metadata<'s>(&'s self, path: &'s OutPath, page: &Page<'s>) -> Metadata {
        metadata::of(&self.cx(path), page)
    }

    /// The charts of a page, in its order; those of its running text aside.
    pub fn charts<'s>(&'s self, path: &'s OutPath, page: &Page<'s>) -> Vec<PageChart> {
        page.charts(&self.cx(path))
    }

    /// The catalogue as data: made when first asked for.
    pub fn katalog(&self) -> &Katalog {
        self.seen_from("index").katalog()
    }

    /// The insatser of a list, by their places in the list of the catalogue, seen from the root of the site.
    pub fn list_rows(&self, places: std::ops::Range<usize>) -> Vec<InsatsRow> {
        let cx = self.seen_from("index");
        places.map(|place| cx.row(cx.listed(place))).collect()
    }

    /// The id of the insats at a place in the list of the catalogue.
    pub fn list_id(&self, place: usize) -> &Slug {
        &self.seen_from("index").listed(place).id
    }

    /// The address of the insats at a place in the list of the catalogue, seen from the root of the site.
    pub fn list_href(&self, place: usize) -> String {
        self.seen_from("index").href(Prefix::Insats, self.list_id(place).as_str())
    }

    /// What the insats at a place in the list of the catalogue says of itself, seen from the root of the site.
    pub fn list_facts(&self, place: usize) -> impl serde::Serialize {
        let cx = self.seen_from("index");
        let insats = cx.listed(place);
        page::insats::insatsfakta(&cx, insats, &cx.ways(insats))
    }

    /// All insatser as the finder sees them, in the order of their ids: seen from its page.
    pub fn candidates(&self) -> Vec<Candidate> {
        candidate::candidates(&self.seen_from("hitta"))
    }

    /// The questions of the finder, in the page's order. All may be left out.
    pub fn questions(&self) -> Vec<Question> {
        question::questions(self.catalogue())
    }
}

/// What a page's running text asks for.
impl Site {
    /// A page's running text in Markdown, if it has one.
    pub fn prose(&self, path: &OutPath) -> Option<&PageProse> {
        self.material.texts.get(path)?.main.as_ref()
    }

    /// The texts of all pages, each with its place.
    pub(crate) fn texts(&self) -> Vec<(&Text, Place)> {
        let pages = self.pages();
        let texts = pages.values().flat_map(|page| page.texts(&self.material).list);
        texts.map(|text| (text.document, text.origin.at(&text.pointer))).collect()
    }

    /// The address that a link in a page's text means, relative to the page. Every link of a site resolves.
    pub fn resolve(&self, from: &OutPath, target: &LinkTarget) -> Option<Href> {
        let none = BTreeMap::new();
        let figures = self.material.texts.get(from).map_or(&none, |texts| &texts.figures);
        self.cx(from).resolve(target, figures).ok().flatten()
    }

    /// What the word means that a link leads to the explanation of.
    pub fn hint(&self, target: &LinkTarget) -> Option<String> {
        match target {
            LinkTarget::Record { prefix, id, .. } if prefix == "begrepp" => {
                self.catalogue().begrepp().get(id.as_str()).map(|begrepp| begrepp.kort.to_string())
            }
            LinkTarget::Record { .. }
            | LinkTarget::Relative(_)
            | LinkTarget::Anchor(_)
            | LinkTarget::External(_)
            | LinkTarget::Mail(_)
            | LinkTarget::Phone(_) => None,
        }
    }

    /// The rows of a list that a text asks for, as seen from its page.
    pub fn rows(&self, from: &OutPath, ids: &[Slug]) -> Vec<InsatsRow> {
        let cx = self.cx(from);
        ids.iter().filter_map(|id| self.catalogue().insatser().get(id.as_str())).map(|row| cx.row(row)).collect()
    }

    /// A link to a table's page.
    pub fn table_link(&self, from: &OutPath, id: &Slug) -> Option<LinkView> {
        self.cx(from).table_link(id)
    }

    /// What stands round a table or a figure in a text.
    pub fn table_frame(&self, from: &OutPath, id: &Slug) -> Option<FrameView> {
        self.cx(from).table_frame(id)
    }

    /// A table's numbers, all of them or some rows and columns.
    pub fn numbers(&self, from: &OutPath, id: &Slug, rows: Option<&[usize]>, columns: Option<&[usize]>) -> Option<NumbersView> {
        Some(show::table::numbers(&self.cx(from), self.material.tables.get(id.as_str())?, rows, columns))
    }

    /// The charts in a page's running text.
    pub fn text_charts(&self, path: &OutPath) -> Vec<chart::Chart> {
        self.cx(path).text_charts()
    }

    /// A table's chart in a page's running text, its ids beginning with `prefix`.
    pub fn table_chart(&self, from: &OutPath, id: &Slug, diagram: &Slug, prefix: &str) -> Option<chart::Chart> {
        self.cx(from).table_chart(id, diagram, prefix)
    }
}

/// What the search reads.
impl Site {
    /// What can be found, in the order of kinds. Read once, however often it is asked for.
    pub fn documents(&self) -> &[Document] {
        self.documents.get_or_init(|| {
            let cx = self.seen_from("index");
            let found = KINDS.iter().flat_map(|kind| kind.shows()).filter_map(|shows| shows.found.as_ref());
            let mut documents: Vec<Document> = found.flat_map(|found| (found.documents)(&cx)).collect();
            documents.retain(|document| self.material.map.has(&document.target.path));
            documents
        })
    }

    /// The editors' synonyms.
    pub fn synonyms(&self) -> impl Iterator<Item = SynonymSet<'_>> {
        self.catalogue().synonymer().iter().map(|(origin, synonym)| SynonymSet { synonym, place: origin.place() })
    }

    /// The names of lagrum that a document maps on each other.
    pub fn lagrum_pairs(&self) -> Vec<LagrumPair> {
        let table = self.catalogue().lagrum();
        let new = |row: &crate::records::modell::Lagrum| Some(table.at(&row.motsvaras_av.as_ref()?.lagrum).namn.to_string());
        table.iter().filter_map(|row| Some((row.namn.to_string(), new(row)?))).collect()
    }
}
