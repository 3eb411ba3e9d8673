//! The running text of pages: expressions evaluated, links resolved.

use std::collections::BTreeMap;

use super::facts::{Fact, PageFacts};
use super::links::target;
use super::{Cx, Page, Site};
use crate::finding::{Finding, Findings, Place, similar};
use crate::prose::{self, Document, LinkTarget, Prose};
use crate::records::Origin;
use crate::records::common::Markdown;
use crate::tree::{BODY, Pointer};
use crate::value::{Fault, OutPath};

/// A page's running text, its expressions evaluated.
pub type PageProse = Prose<Fact>;

/// The text of every page that has one; every fault in it is told.
pub(super) fn evaluate(site: &Site, findings: &mut Findings) -> BTreeMap<OutPath, PageProse> {
    let mut texts = BTreeMap::new();
    for (path, page) in &site.pages {
        let Some((markdown, origin, pointer)) = text_of(site, page) else { continue };
        let document = markdown.document();
        let cx = Cx { site, from: path };
        let mut tell = |id, range: std::ops::Range<usize>, fault: Fault| {
            findings.push(Finding::from_fault(id, origin.at(&pointer).text(range), fault))
        };
        for link in document.links() {
            if let Err(fault) = cx.resolve(&link.target) {
                tell("trasig-lank", link.target_range.clone(), fault);
            }
        }
        match prose::evaluate(document, &PageFacts { cx: &cx }) {
            Ok(prose) => {
                texts.insert(path.clone(), prose);
            }
            Err(faults) => faults.into_iter().for_each(|fault| tell("uttryck", fault.range, fault.fault)),
        }
    }
    texts
}

/// The Markdown of a page, and where it stands.
fn text_of<'s>(site: &'s Site, page: &Page) -> Option<(&'s Markdown, &'s Origin, Pointer)> {
    let catalogue = &site.catalogue;
    let description = || Pointer::root().join("beskrivning");
    match page {
        Page::Insats(id) => {
            catalogue.insatser().get(id.as_str()).and_then(|row| Some((row.beskrivning.as_ref()?, &row.origin, description())))
        }
        Page::Avtal(id) => {
            catalogue.avtal().get(id.as_str()).and_then(|row| Some((row.beskrivning.as_ref()?, &row.origin, description())))
        }
        Page::Omrade(id) => catalogue.omraden().get(id.as_str()).map(|row| (&row.beskrivning, &row.origin, description())),
        Page::Sida(id) => catalogue.sidor().get(id.as_str()).map(|row| (&row.text, &row.origin, Pointer::root().join(BODY))),
        Page::Start
        | Page::Insatser
        | Page::AvtalList
        | Page::Omraden
        | Page::Stadsomraden
        | Page::Stadsomrade(_)
        | Page::Organisationer
        | Page::Organisation(_)
        | Page::Metoder
        | Page::Metod(_)
        | Page::LagrumList
        | Page::Lagrum(_)
        | Page::Ordlista
        | Page::Processer
        | Page::Process(_)
        | Page::Kallor
        | Page::Datakallor
        | Page::Pagang
        | Page::Ansvar
        | Page::Skall
        | Page::NotFound => None,
    }
}

impl Site {
    /// The Markdown of all pages, with its place.
    pub(crate) fn texts(&self) -> impl Iterator<Item = (&Document, Place)> {
        self.pages
            .values()
            .filter_map(|page| text_of(self, page))
            .map(|(markdown, origin, pointer)| (markdown.document(), origin.at(&pointer)))
    }

    /// The address that a link in a page's text means, relative to the page. Every link of a site resolves.
    pub fn resolve(&self, from: &OutPath, target: &LinkTarget) -> Option<String> {
        Cx { site: self, from }.resolve(target).ok().flatten()
    }
}

impl Site {
    /// What the word means that a link leads to the explanation of.
    pub fn hint(&self, target: &LinkTarget) -> Option<String> {
        match target {
            LinkTarget::Record { prefix, id, .. } if prefix == "begrepp" => {
                self.catalogue.begrepp().get(id.as_str()).map(|begrepp| begrepp.kort.to_string())
            }
            _ => None,
        }
    }
}

impl Cx<'_> {
    /// The relative address of a link; `None` for those that are addresses already.
    fn resolve(&self, link: &LinkTarget) -> Result<Option<String>, Fault> {
        match link {
            LinkTarget::Record { prefix, id, anchor } => self.record(prefix, id.as_str(), anchor.as_deref()).map(Some),
            LinkTarget::Relative(path) => self.relative(path).map(Some),
            LinkTarget::Anchor(_) | LinkTarget::External(_) | LinkTarget::Mail(_) | LinkTarget::Phone(_) => Ok(None),
        }
    }

    fn record(&self, prefix: &str, id: &str, anchor: Option<&str>) -> Result<String, Fault> {
        let Some((mut found, _)) = target(self.catalogue(), prefix, id) else {
            return Err(self.catalogue().missing(prefix, id));
        };
        if let Some(anchor) = anchor {
            let anchors = self.anchors(prefix, id);
            if !anchors.iter().any(|known| known == anchor) {
                let hint = match similar(anchor, anchors.iter().map(String::as_str)) {
                    Some(near) => format!("menade du ”{prefix}:{id}#{near}”?"),
                    None if anchors.is_empty() => "ta bort # och det som följer".to_owned(),
                    None => format!("rubrikerna är: {}", anchors.join(", ")),
                };
                return Err(Fault::new(format!("{prefix}:{id} har ingen rubrik ”{anchor}”"), hint));
            }
            found.anchor = Some(anchor.to_owned());
        }
        Ok(self.from_here(&found))
    }

    /// The headings on a record's page that a link may name.
    fn anchors(&self, prefix: &str, id: &str) -> Vec<String> {
        let headings = |document: &Document| document.headings().iter().map(|heading| heading.id.to_string()).collect();
        match prefix {
            "sida" => self.catalogue().sidor().get(id).map(|row| headings(row.text.document())).unwrap_or_default(),
            "process" => self
                .catalogue()
                .processer()
                .get(id)
                .map(|row| row.steg.iter().map(|steg| steg.id.to_string()).collect())
                .unwrap_or_default(),
            _ => Vec::new(),
        }
    }

    /// A relative link leads to a page of the site.
    fn relative(&self, link: &str) -> Result<String, Fault> {
        let (path, anchor) = link.split_once('#').map_or((link, ""), |(path, anchor)| (path, anchor));
        let mut parts: Vec<&str> = self.from.as_str().split('/').collect();
        parts.pop();
        for part in path.split('/') {
            match part {
                "." => {}
                ".." => {
                    if parts.pop().is_none() {
                        return Err(Fault::new(
                            format!("länken ”{link}” leder ut ur sajten"),
                            "länka till en post: insats:ID eller sida:ID",
                        ));
                    }
                }
                other => parts.push(other),
            }
        }
        let found = OutPath::parse(&parts.join("/")).ok().filter(|path| self.site.pages.contains_key(path));
        match found {
            Some(found) if anchor.is_empty() => Ok(self.from.href(&found)),
            Some(found) => Ok(format!("{}#{anchor}", self.from.href(&found))),
            None => Err(Fault::new(
                format!("länken ”{link}” leder inte till någon sida"),
                "länka hellre till en post: insats:ID, sida:ID, begrepp:ID",
            )),
        }
    }
}
