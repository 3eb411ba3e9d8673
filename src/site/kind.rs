//! What the site asks of a kind of page.
//!
//! A kind is a file in `page/` and a line in [`KINDS`](super::page::KINDS). It implements [`Kind`], which has no defaults: a part
//! that is missing does not compile. Routes, menus, trails, links by prefix, reserved addresses, texts, charts and the search
//! follow from it; they see a kind as [`AnyKind`] and a page as [`Page`].

use serde::Serialize;

use super::chart::Chart;
use super::cx::{Cx, Material};
use super::document::Document;
use super::fact::Variable;
use super::map::{Anchors, Lies, Named};
use super::route::{Each, One, Route};
use crate::catalogue::{Row, Table};
use crate::finding::Place;
use crate::prose;
use crate::records::Origin;
use crate::records::reference::Prefix;
use crate::source::SITE_FILE;
use crate::tree::Pointer;
use crate::value::OutPath;

/// A kind of page.
pub(super) trait Kind: Sync + 'static {
    /// How its pages lie.
    type Route: Route;
    /// What a page shows: the row of its record, the number of its sheet, or nothing where there is one page.
    type Subject<'s>: Copy + Send + Sync;
    /// What its template sees.
    type View<'s>: Serialize;

    /// What one calls a page of the kind: `insats`.
    const NAME: &'static str;
    /// Where its pages lie.
    const ROUTE: Self::Route;
    /// The name of its template, without extension.
    const TEMPLATE: &'static str;
    /// What menus and trails call the page; none for those that they don't lead to.
    const CALLED: Option<&'static str>;
    /// The records that are read on its pages.
    const SHOWS: &'static [Shows];

    /// All its pages.
    fn list<'s>(of: &'s Material) -> Vec<Listed<'s, Self>>;
    /// The page above it in the trail.
    fn above(subject: Self::Subject<'_>) -> Above;
    /// Where one proposes a change to it.
    fn source<'s>(cx: &Cx<'s>, subject: Self::Subject<'s>) -> Source<'s>;
    /// Its title and description.
    fn head<'s>(cx: &Cx<'s>, subject: Self::Subject<'s>) -> Head;
    /// What its template sees.
    fn view<'s>(cx: &Cx<'s>, subject: Self::Subject<'s>) -> Self::View<'s>;
    /// Its running text and its short texts with expressions.
    fn texts<'s>(of: &'s Material, subject: Self::Subject<'s>) -> Texts<'s>;
    /// Its charts, in its order; those of its running text aside.
    fn charts<'s>(cx: &Cx<'s>, subject: Self::Subject<'s>) -> Vec<PageChart>;
}

/// A page of a kind, and where what it shows is written.
pub(super) struct Listed<'s, K: Kind + ?Sized> {
    pub(super) key: <K::Route as Route>::Key,
    pub(super) place: Place,
    pub(super) subject: K::Subject<'s>,
}

/// The pages of a kind that has one page, whatever the records are.
pub(super) fn once<'s, K>() -> Vec<Listed<'s, K>>
where
    K: Kind<Route = One, Subject<'s> = ()>,
{
    vec![Listed { key: (), place: Place::Site, subject: () }]
}

/// The pages of a kind that has one for each record.
pub(super) fn each<'s, K, T>(table: &'s Table<T>) -> Vec<Listed<'s, K>>
where
    K: Kind<Route = Each, Subject<'s> = &'s Row<T>>,
{
    table.iter().map(|row| Listed { key: row.id.to_string(), place: row.origin.place(), subject: row }).collect()
}

/// What lies above a page in its trail.
pub(super) enum Above {
    /// It has no trail: it is the first page, or none that one comes to by way of others.
    Nothing,
    /// The first page.
    Start,
    /// A page below the first one.
    List(&'static dyn AnyKind),
}

/// What one changes to change a page.
pub(super) enum Source<'s> {
    /// The file of a record.
    Record(&'s Origin),
    /// A folder of records.
    Folder(&'static str),
    /// The settings of the site.
    SiteFile,
    /// Nothing that can be shown to everyone.
    Nowhere,
}

impl Source<'_> {
    /// The path of the file or folder.
    pub(super) fn path(&self) -> Option<&str> {
        match self {
            Self::Record(origin) => Some(&origin.file),
            Self::Folder(folder) => Some(folder),
            Self::SiteFile => Some(SITE_FILE),
            Self::Nowhere => None,
        }
    }
}

/// A page's title and the sentence that describes it.
pub(super) struct Head {
    pub(super) title: String,
    pub(super) description: String,
}

impl Head {
    pub(super) fn new(title: impl ToString, description: impl ToString) -> Self {
        Self { title: title.to_string(), description: description.to_string() }
    }
}

/// The texts of a page.
pub(super) struct Texts<'s> {
    /// What the texts stand for, where the page is one of several with the same text.
    pub(super) variable: Option<Variable>,
    pub(super) list: Vec<Text<'s>>,
}

impl<'s> Texts<'s> {
    /// A page without text of its own.
    pub(super) fn none() -> Self {
        Self { variable: None, list: Vec::new() }
    }

    /// A page whose running text stands under a key of its record.
    pub(super) fn of(document: Option<&'s prose::Document>, origin: &'s Origin, key: &str) -> Self {
        let main = |document| Text { document, origin, pointer: Pointer::root().join(key), key: None };
        Self { variable: None, list: document.map(main).into_iter().collect() }
    }
}

/// A text of a page, and where it stands.
pub(super) struct Text<'s> {
    pub(super) document: &'s prose::Document,
    pub(super) origin: &'s Origin,
    pub(super) pointer: Pointer,
    /// The key of a short text; none for the running text.
    pub(super) key: Option<String>,
}

/// A chart of a page, and whose wish it is.
#[derive(Debug, Clone)]
pub struct PageChart {
    /// What it shows.
    pub chart: Chart,
    /// Whose wish it is.
    pub wish: Wish,
}

/// Whose wish a chart is: that says what becomes of one that has nothing to draw.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// An editor declared it: it stands there and says why.
    Declared,
    /// The program suggests it: it is left out.
    Suggested,
}

/// Records that are read on the pages of a kind: how links and the search find them.
pub(super) struct Shows {
    /// The prefix of links to one.
    pub(super) prefix: Prefix,
    /// Where on the pages it lies.
    pub(super) lies: Lies,
    /// Its name.
    pub(super) name: Named,
    /// The headings and records on its page that a link to it may name.
    pub(super) anchors: Anchors,
    /// How the search shows it; none where it can't be searched for.
    pub(super) found: Option<Found>,
}

/// The headings of a text, as links name them.
pub(super) fn headings(document: &prose::Document) -> Vec<String> {
    document.headings().iter().map(|heading| heading.id.to_string()).collect()
}

/// How the search shows records. The order of groups in a list of hits is that of [`KINDS`](super::page::KINDS).
pub(super) struct Found {
    /// The heading of its hits.
    pub(super) heading: &'static str,
    /// How its hits rank beside those of others.
    pub(super) rank: f32,
    /// All that can be found.
    pub(super) documents: fn(&Cx<'_>) -> Vec<Document>,
}

/// A kind, whatever it shows.
pub(super) trait AnyKind: Sync {
    fn name(&self) -> &'static str;
    fn called(&self) -> Option<&'static str>;
    fn route(&self) -> Box<dyn AnyRoute>;
    fn shows(&self) -> &'static [Shows];
    fn pages<'s>(&'static self, of: &'s Material) -> Vec<(OutPath, Place, Page<'s>)>;
}

/// A route, whatever tells its pages apart.
pub(super) trait AnyRoute {
    fn fixed(&self) -> Option<OutPath>;
    fn word(&self) -> &'static str;
    fn patterns(&self) -> Vec<String>;
}

impl<R: Route> AnyRoute for R {
    fn fixed(&self) -> Option<OutPath> {
        Route::fixed(self)
    }

    fn word(&self) -> &'static str {
        Route::word(self)
    }

    fn patterns(&self) -> Vec<String> {
        Route::patterns(self)
    }
}

impl<K: Kind> AnyKind for K {
    fn name(&self) -> &'static str {
        K::NAME
    }

    fn called(&self) -> Option<&'static str> {
        K::CALLED
    }

    fn route(&self) -> Box<dyn AnyRoute> {
        Box::new(K::ROUTE)
    }

    fn shows(&self) -> &'static [Shows] {
        K::SHOWS
    }

    fn pages<'s>(&'static self, of: &'s Material) -> Vec<(OutPath, Place, Page<'s>)> {
        let pages = K::list(of).into_iter();
        pages.map(|one| (K::ROUTE.path(&one.key), one.place, Page(Box::new(Of::<K>(one.subject))))).collect()
    }
}

/// A page: its kind and what it shows.
pub struct Page<'s>(Box<dyn AnyPage<'s> + 's>);

/// What a page's template sees.
pub struct View<'s>(Box<dyn erased_serde::Serialize + 's>);

impl Serialize for View<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        erased_serde::serialize(&*self.0, serializer)
    }
}

struct Of<'s, K: Kind>(K::Subject<'s>);

trait AnyPage<'s>: Send + Sync {
    fn template(&self) -> &'static str;
    fn above(&self) -> Above;
    fn source(&self, cx: &Cx<'s>) -> Source<'s>;
    fn head(&self, cx: &Cx<'s>) -> Head;
    fn view(&self, cx: &Cx<'s>) -> View<'s>;
    fn texts(&self, of: &'s Material) -> Texts<'s>;
    fn charts(&self, cx: &Cx<'s>) -> Vec<PageChart>;
}

impl<'s, K: Kind> AnyPage<'s> for Of<'s, K> {
    fn template(&self) -> &'static str {
        K::TEMPLATE
    }

    fn above(&self) -> Above {
        K::above(self.0)
    }

    fn source(&self, cx: &Cx<'s>) -> Source<'s> {
        K::source(cx, self.0)
    }

    fn head(&self, cx: &Cx<'s>) -> Head {
        K::head(cx, self.0)
    }

    fn view(&self, cx: &Cx<'s>) -> View<'s> {
        View(Box::new(K::view(cx, self.0)))
    }

    fn texts(&self, of: &'s Material) -> Texts<'s> {
        K::texts(of, self.0)
    }

    fn charts(&self, cx: &Cx<'s>) -> Vec<PageChart> {
        K::charts(cx, self.0)
    }
}

impl<'s> Page<'s> {
    /// The name of its template, without extension.
    pub fn template(&self) -> &'static str {
        self.0.template()
    }

    pub(super) fn above(&self) -> Above {
        self.0.above()
    }

    pub(super) fn source(&self, cx: &Cx<'s>) -> Source<'s> {
        self.0.source(cx)
    }

    pub(super) fn head(&self, cx: &Cx<'s>) -> Head {
        self.0.head(cx)
    }

    pub(super) fn view(&self, cx: &Cx<'s>) -> View<'s> {
        self.0.view(cx)
    }

    pub(super) fn texts(&self, of: &'s Material) -> Texts<'s> {
        self.0.texts(of)
    }

    pub(super) fn charts(&self, cx: &Cx<'s>) -> Vec<PageChart> {
        self.0.charts(cx)
    }
}
