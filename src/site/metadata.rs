//! What every page has: title, description, trail, menu, where to propose a change.

use serde::Serialize;

use super::cx::{Cx, Material, NOT_FOUND};
use super::kind::{Above, Page};
use super::link::LinkView;
use super::page::KINDS;
use super::route;
use crate::records::reference::Prefix;
use crate::records::site::{Menypost, Plats};
use crate::value::OutPath;

/// What every page has.
#[derive(Debug, Serialize)]
pub struct Metadata {
    /// The page's own title.
    pub titel: String,
    /// One sentence on it, for search engines and previews.
    pub beskrivning: String,
    /// The site's name.
    pub sajt: String,
    /// Who publishes it.
    pub organisation: String,
    /// The address of the start page.
    pub start: String,
    /// The address of the page that compares insatser.
    pub jamfor: String,
    /// The address of the reader's own list.
    pub min_lista: String,
    /// The address of the search's page.
    pub sok: String,
    /// The way here from the start page, this page not included.
    pub stig: Vec<LinkView>,
    /// The main menu.
    pub meny: Vec<MenyView>,
    /// The links of the footer.
    pub fot: Vec<MenyView>,
    /// Where one proposes a change to the file behind the page.
    pub redigera: Option<String>,
    /// The canonical address, where the site has one.
    pub kanonisk: Option<String>,
    /// The day that counted as today.
    pub byggd: String,
    /// The newest source's date, which the statements rest on.
    pub senaste_kalla: Option<LinkView>,
    /// The newest source's date in words.
    pub senaste_datum: Option<String>,
}

/// An entry of the menu.
#[derive(Debug, Serialize)]
pub struct MenyView {
    /// The link.
    pub lank: LinkView,
    /// It leads to this page, or to the list this page belongs to.
    pub har: bool,
}

/// The words of the pages that the menu may name.
fn words() -> impl Iterator<Item = &'static str> {
    KINDS.iter().filter(|kind| kind.called().is_some()).map(|kind| kind.route().word())
}

/// What an entry of the menu may lead to.
pub(super) fn menu_targets(site: &Material) -> Vec<String> {
    words().map(str::to_owned).chain(site.catalogue.sidor().iter().map(|sida| format!("sida:{}", sida.id))).collect()
}

/// Where an entry of the menu leads, if there is such a page.
pub(super) fn menu_path(site: &Material, post: &Menypost) -> Option<OutPath> {
    let path = match words().find(|word| *word == post.mal.as_str()) {
        Some(word) => site.map.page(word).clone(),
        None => site.map.target(&site.catalogue, Prefix::Sida, post.sida()?.as_str())?.0.path,
    };
    site.map.has(&path).then_some(path)
}

pub(super) fn of<'s>(cx: &Cx<'s>, page: &Page<'s>) -> Metadata {
    let site = cx.catalogue().site();
    let head = page.head(cx);
    let menu = |plats: Plats| {
        let posts = site.meny.iter().filter(|post| post.plats == plats);
        posts
            .filter_map(|post| {
                let path = menu_path(cx.site, post)?;
                let har = path == *cx.from || route::is_below(cx.from, &path);
                Some(MenyView { lank: LinkView { text: post.text.to_string(), href: cx.href_to(&path) }, har })
            })
            .collect()
    };
    let newest = cx.catalogue().kallor().iter().filter(|kalla| kalla.datum.is_some()).max_by_key(|kalla| kalla.datum);
    let base = cx.site.base_url();
    Metadata {
        titel: head.title,
        beskrivning: head.description,
        sajt: site.titel.to_string(),
        organisation: site.organisation.to_string(),
        start: cx.to("index"),
        jamfor: cx.to("jamfor"),
        min_lista: cx.to("min-lista"),
        sok: cx.to("sok"),
        stig: trail(cx, page),
        meny: menu(Plats::Huvud),
        fot: menu(Plats::Fot),
        redigera: edit(cx, page),
        kanonisk: base
            .filter(|_| cx.from != cx.site.map.page(NOT_FOUND))
            .map(|base| format!("{}/{}", base.as_str().trim_end_matches('/'), cx.from)),
        byggd: cx.today().swedish(),
        senaste_kalla: newest.map(|kalla| cx.link(Prefix::Kalla, kalla.id.as_str())),
        senaste_datum: newest.and_then(|kalla| kalla.datum).map(crate::value::Datum::swedish),
    }
}

/// The way to a page from the start page.
fn trail<'s>(cx: &Cx<'s>, page: &Page<'s>) -> Vec<LinkView> {
    let link = |text: &str, word: &str| LinkView { text: text.to_owned(), href: cx.to(word) };
    let start = link("Start", "index");
    match page.above() {
        Above::Nothing => Vec::new(),
        Above::Start => vec![start],
        Above::List(kind) => vec![start, link(kind.called().unwrap_or(kind.name()), kind.route().word())],
    }
}

/// The address where one changes the file behind a page.
fn edit<'s>(cx: &Cx<'s>, page: &Page<'s>) -> Option<String> {
    let base = cx.catalogue().site().redigera.as_ref()?;
    let source = page.source(cx);
    Some(format!("{}/{}", base.as_str().trim_end_matches('/'), source.path()?))
}
