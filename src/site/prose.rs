//! The texts of pages: expressions evaluated, figures numbered, links resolved.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;

use super::facts::{Fact, PageFacts, Variable};
use super::links::target;
use super::{Cx, Page, Site};
use crate::finding::{Candidate, Finding, Findings, Level, Place, did_you_mean};
use crate::prose::{self, Document, Href, LinkTarget, Prose};
use crate::records::Origin;
use crate::records::reference::Prefix;
use crate::tree::{BODY, Pointer};
use crate::value::{Fault, OutPath};

/// A page's running text, its expressions evaluated.
pub type PageProse = Prose<Fact>;

/// The texts of a page.
#[derive(Debug, Default)]
pub(super) struct PageTexts {
    /// The running text.
    pub(super) main: Option<PageProse>,
    /// Short texts with expressions, by their key: `titel`, `ingress`, `kan_inte_svara_på/0`.
    pub(super) short: BTreeMap<String, String>,
    /// What the figures and tables of the running text are called, by their ids: `figur 3`.
    pub(super) figures: BTreeMap<String, String>,
}

/// A text of a page, and where it stands.
struct Source<'s> {
    document: &'s Document,
    origin: &'s Origin,
    pointer: Pointer,
    /// The key of a short text; none for the running text.
    key: Option<String>,
}

/// The texts of every page; every fault in them is told.
pub(super) fn evaluate(site: &Site, findings: &mut Findings) -> BTreeMap<OutPath, PageTexts> {
    let mut pages = BTreeMap::new();
    for (path, page) in &site.pages {
        let sources = texts_of(site, page);
        if sources.is_empty() {
            continue;
        }
        let cx = Cx { site, from: path };
        let mut texts = PageTexts::default();
        for source in sources {
            evaluate_one(&cx, page, &source, &mut texts, findings);
        }
        pages.insert(path.clone(), texts);
    }
    pages
}

fn evaluate_one(cx: &Cx<'_>, page: &Page, source: &Source<'_>, texts: &mut PageTexts, findings: &mut Findings) {
    let place = |range: Range<usize>| source.origin.at(&source.pointer).text(range);
    let facts = PageFacts { cx, variable: Variable::of(cx, page), figures: RefCell::default() };
    let evaluated = prose::evaluate(source.document, &facts);
    let figures = facts.figures.into_inner();
    for (id, range) in &figures.twice {
        let message = format!("två figurer heter ”{id}”");
        findings.push(Finding::error("uttryck", place(range.clone()), message, "ge den ena ett eget id: id=\"…\""));
    }
    if source.key.is_none() {
        texts.figures = figures.names;
    }
    for link in source.document.links() {
        if let Err(fault) = cx.resolve(&link.target, &texts.figures) {
            findings.push(Finding::from_fault("trasig-lank", place(link.target_range.clone()), fault));
        }
    }
    match evaluated {
        Ok(prose) => {
            for (expression, value) in source.document.expressions().iter().zip(prose.values()) {
                if value.is_hidden() {
                    let message = "talet är en skyddad uppgift, och texten säger det";
                    findings.push(Finding {
                        level: Level::Warning,
                        ..Finding::error(
                            "skyddad-uppgift",
                            place(expression.range.clone()),
                            message,
                            "skriv om meningen, eller använd ett tal som visas",
                        )
                    });
                }
            }
            match &source.key {
                Some(key) => drop(texts.short.insert(key.clone(), prose.plain_text(&Fact::text))),
                None => texts.main = Some(prose),
            }
        }
        Err(faults) => {
            for fault in faults {
                findings.push(Finding::from_fault("uttryck", place(fault.range), fault.fault));
            }
        }
    }
}

/// The texts of a page, and where they stand.
fn texts_of<'s>(site: &'s Site, page: &Page) -> Vec<Source<'s>> {
    let catalogue = &site.catalogue;
    let own = "a page is made only for a record";
    let main = |document: &'s Document, origin: &'s Origin, key: &str| Source {
        document,
        origin,
        pointer: Pointer::root().join(key),
        key: None,
    };
    match page {
        Page::Insats(id) => {
            let row = catalogue.insatser().get(id.as_str()).expect(own);
            row.record.beskrivning.iter().map(|text| main(text.document(), &row.origin, "beskrivning")).collect()
        }
        Page::Avtal(id) => {
            let row = catalogue.avtal().get(id.as_str()).expect(own);
            row.record.beskrivning.iter().map(|text| main(text.document(), &row.origin, "beskrivning")).collect()
        }
        Page::Omrade(id) => {
            let row = catalogue.omraden().get(id.as_str()).expect(own);
            vec![main(row.record.beskrivning.document(), &row.origin, "beskrivning")]
        }
        Page::Sida(id) => {
            let row = catalogue.sidor().get(id.as_str()).expect(own);
            vec![main(row.record.text.document(), &row.origin, BODY)]
        }
        Page::Rapport(id, _) => {
            let row = catalogue.rapporter().get(id.as_str()).expect(own);
            let short = |document: &'s Document, pointer: Pointer, key: String| Source {
                document,
                origin: &row.origin,
                pointer,
                key: Some(key),
            };
            let keyed = |document: &'s Document, key: &str| short(document, Pointer::root().join(key), key.to_owned());
            let mut sources = vec![keyed(row.record.titel.document(), "titel")];
            sources.extend(row.record.ingress.iter().map(|text| keyed(text.document(), "ingress")));
            sources.extend(row.record.sammanfattning.iter().map(|text| keyed(text.document(), "sammanfattning")));
            for (index, text) in row.record.kan_inte_svara_pa.iter().enumerate() {
                let pointer = Pointer::root().join("kan_inte_svara_på").join(index);
                sources.push(short(text.document(), pointer, format!("kan_inte_svara_på/{index}")));
            }
            sources.push(main(row.record.text.document(), &row.origin, BODY));
            sources
        }
        Page::Start
        | Page::Insatser(_)
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
        | Page::Hitta
        | Page::Villkor(_)
        | Page::Ansvar
        | Page::Skall
        | Page::Statistik
        | Page::Tabell(_)
        | Page::Rapporter
        | Page::Jamfor
        | Page::MinLista
        | Page::Sok
        | Page::NotFound => Vec::new(),
    }
}

impl Site {
    /// The texts of all pages, each with its place.
    pub(crate) fn texts(&self) -> impl Iterator<Item = (&Document, Place)> {
        self.pages
            .values()
            .flat_map(|page| texts_of(self, page))
            .map(|source| (source.document, source.origin.at(&source.pointer)))
    }

    /// The address that a link in a page's text means, relative to the page. Every link of a site resolves.
    pub fn resolve(&self, from: &OutPath, target: &LinkTarget) -> Option<Href> {
        let none = BTreeMap::new();
        let figures = self.texts.get(from).map_or(&none, |texts| &texts.figures);
        Cx { site: self, from }.resolve(target, figures).ok().flatten()
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
    fn resolve(&self, link: &LinkTarget, figures: &BTreeMap<String, String>) -> Result<Option<Href>, Fault> {
        let plain = |href: String| Some(Href { href, label: None, hint: None });
        match link {
            LinkTarget::Record { prefix, id, anchor: None } if prefix == "figur" => match figures.get(id.as_str()) {
                Some(name) => Ok(Some(Href { href: format!("#{id}"), label: Some(name.clone()), hint: None })),
                None => {
                    let known = figures.keys().map(|id| Candidate::named(id, format!("figur:{id}")));
                    let otherwise =
                        if figures.is_empty() { "texten har inga figurer" } else { "skriv id för en figur i texten" };
                    let hint = did_you_mean(id.as_str(), known, otherwise);
                    Err(Fault::new(format!("texten har ingen figur ”{id}”"), hint))
                }
            },
            LinkTarget::Record { prefix, id, anchor } => self.record(prefix, id.as_str(), anchor.as_deref()).map(plain),
            LinkTarget::Relative(path) => self.relative(path).map(plain),
            LinkTarget::Anchor(_) | LinkTarget::External(_) | LinkTarget::Mail(_) | LinkTarget::Phone(_) => Ok(None),
        }
    }

    fn record(&self, prefix: &str, id: &str, anchor: Option<&str>) -> Result<String, Fault> {
        let kind = Prefix::parse(prefix)?;
        let Some((mut found, _)) = target(self.catalogue(), prefix, id) else {
            return Err(self.catalogue().missing(kind, id));
        };
        if !self.site.pages.contains_key(&found.path) {
            return Err(Fault::new(
                format!("{prefix}:{id} visas inte på sajten"),
                "tabellen är undanhållen; ta bort länken så länge",
            ));
        }
        if let Some(anchor) = anchor {
            let anchors = self.anchors(prefix, id);
            if !anchors.iter().any(|known| known == anchor) {
                let known = anchors.iter().map(|anchor| Candidate::named(anchor, format!("{prefix}:{id}#{anchor}")));
                let hint = did_you_mean(anchor, known, "ta bort # och det som följer");
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
            "rapport" => self.catalogue().rapporter().get(id).map(|row| headings(row.text.document())).unwrap_or_default(),
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
