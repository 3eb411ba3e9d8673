//! The texts of pages: expressions evaluated, figures numbered, links resolved.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;

use rayon::prelude::*;

use super::cx::{Cx, Material};
use super::fact::{Fact, PageTexts, Variable};
use super::facts::PageFacts;
use super::kind::{Page, Text, Texts};
use crate::finding::{Candidate, Finding, Findings, did_you_mean};
use crate::prose::{self, Href, LinkTarget};
use crate::records::reference::Prefix;
use crate::rule::{expression, link as rules};
use crate::value::{Fault, OutPath, THEME_IDS, page_id};

/// The texts of every page; every fault in them is told.
pub(super) fn evaluate<'s>(
    site: &'s Material,
    pages: &BTreeMap<OutPath, Page<'s>>,
    findings: &mut Findings,
) -> BTreeMap<OutPath, PageTexts> {
    let one = |(path, page): (&OutPath, &Page<'s>)| {
        let Texts { variable, list } = page.texts(site);
        if list.is_empty() {
            return None;
        }
        let cx = Cx { site, from: path };
        let (mut texts, mut found) = (PageTexts::default(), Findings::default());
        for text in list {
            evaluate_one(&cx, variable.as_ref(), &text, &mut texts, &mut found);
            check_anchors((site, path), pages, &text, &mut found);
        }
        Some((path.clone(), texts, found))
    };
    let evaluated: Vec<_> = pages.par_iter().filter_map(one).collect();
    let texts = evaluated.into_iter().map(|(path, texts, found)| {
        findings.append(found);
        (path, texts)
    });
    texts.collect()
}

fn evaluate_one(cx: &Cx<'_>, variable: Option<&Variable>, source: &Text<'_>, texts: &mut PageTexts, findings: &mut Findings) {
    let place = |range: Range<usize>| source.origin.at(&source.pointer).text(range);
    let facts = PageFacts { cx, variable: variable.cloned(), figures: RefCell::default() };
    let evaluated = prose::evaluate(source.document, &facts);
    let figures = facts.figures.into_inner();
    for (id, range) in &figures.twice {
        let message = format!("två figurer heter ”{id}”");
        let hint = "ge den ena ett eget id: id=\"…\"";
        findings.push(Finding::new(&expression::DUBBEL_FIGUR, place(range.clone()), message, hint));
    }
    if source.key.is_none() {
        let on_page = |(id, name): (String, String)| (id.clone(), (name, source.document.figure_id(&id)));
        texts.figures = figures.names.into_iter().map(on_page).collect();
    }
    for link in source.document.links() {
        if let Err(fault) = cx.resolve(&link.target, &texts.figures) {
            findings.push(Finding::of_fault(place(link.target_range.clone()), fault));
        }
    }
    match evaluated {
        Ok(prose) => {
            for (expression, value) in source.document.expressions().iter().zip(prose.values()) {
                if value.is_hidden() {
                    let message = "talet är en skyddad uppgift, och texten säger det";
                    let hint = "skriv om meningen, eller använd ett tal som visas";
                    let place = place(expression.range.clone());
                    findings.push(Finding::new(&expression::SKYDDAD_UPPGIFT, place, message, hint));
                }
            }
            match &source.key {
                Some(key) => drop(texts.short.insert(key.clone(), prose.plain_text(&Fact::text))),
                None => texts.main = Some(prose),
            }
        }
        Err(faults) => {
            for fault in faults {
                findings.push(Finding::of_fault(place(fault.range), fault.fault));
            }
        }
    }
}

/// Tells of relative links whose anchor is nothing on the page that they lead to.
fn check_anchors<'s>(
    (site, from): (&'s Material, &OutPath),
    pages: &BTreeMap<OutPath, Page<'s>>,
    source: &Text<'_>,
    findings: &mut Findings,
) {
    let cx = Cx { site, from };
    for link in source.document.links() {
        let LinkTarget::Relative(address) = &link.target else { continue };
        let Ok((path, anchor)) = cx.relative_target(address) else { continue };
        let texts = pages.get(&path).map(|page| page.texts(site).list).unwrap_or_default();
        let documents: Vec<&prose::Document> = texts.iter().map(|text| text.document).collect();
        // A facet of the catalogue, or a part of every page of its kind.
        let of_page = anchor.is_empty() || anchor.contains('=') || THEME_IDS.contains(&anchor);
        let steps = cx.steps(&path);
        if of_page
            || on_page(&documents, anchor).is_some()
            || cx.is_record_on(&path, anchor)
            || steps.iter().any(|id| id == anchor)
        {
            continue;
        }
        let headings = documents.iter().flat_map(|document| document.headings()).map(|heading| heading.id.as_str());
        let known: Vec<&str> = headings.chain(steps.iter().map(String::as_str)).collect();
        let hint = did_you_mean(anchor, known, "ta bort # och det som följer");
        let fault = Fault::of(&rules::RUBRIK_FINNS_INTE, format!("{path} har ingen rubrik ”{anchor}”"), hint);
        let place = source.origin.at(&source.pointer).text(link.target_range.clone());
        findings.push(Finding::of_fault(place, fault));
    }
}

/// The id on its page of the heading or figure of some texts that an anchor means.
fn on_page(documents: &[&prose::Document], anchor: &str) -> Option<String> {
    if documents.iter().any(|document| document.headings().iter().any(|heading| heading.id == anchor)) {
        return Some(page_id(anchor).into_owned());
    }
    let of = documents.iter().find(|document| document.calls().any(|call| call.has_text(anchor)))?;
    Some(of.figure_id(anchor))
}

impl Cx<'_> {
    /// Whether a record is shown at an anchor of a page.
    fn is_record_on(&self, path: &OutPath, anchor: &str) -> bool {
        let shown = |prefix: &Prefix| self.site.map.target(self.catalogue(), *prefix, anchor);
        self.site.map.homes.keys().filter_map(shown).any(|(found, _)| found.path == *path && found.anchor.is_some())
    }

    /// The steps of the process whose page a path is.
    fn steps(&self, path: &OutPath) -> Vec<String> {
        let all = self.catalogue().processer().iter();
        let own =
            |id: &str| self.site.map.target(self.catalogue(), Prefix::Process, id).is_some_and(|(found, _)| found.path == *path);
        let steps = |id: &str| self.site.map.anchors(self.catalogue(), Prefix::Process, id);
        all.filter(|row| own(row.id.as_str())).flat_map(|row| steps(row.id.as_str())).collect()
    }

    /// The relative address of a link; `None` for those that are addresses already.
    pub(super) fn resolve(&self, link: &LinkTarget, figures: &BTreeMap<String, (String, String)>) -> Result<Option<Href>, Fault> {
        let plain = |href: String| Some(Href { href, label: None, hint: None });
        match link {
            LinkTarget::Record { prefix, id, anchor: None } if prefix == "figur" => match figures.get(id.as_str()) {
                Some((name, on_page)) => Ok(Some(Href { href: format!("#{on_page}"), label: Some(name.clone()), hint: None })),
                None => {
                    let known = figures.keys().map(|id| Candidate::named(id, format!("figur:{id}")));
                    let otherwise =
                        if figures.is_empty() { "texten har inga figurer" } else { "skriv id för en figur i texten" };
                    let hint = did_you_mean(id.as_str(), known, otherwise);
                    Err(Fault::of(&rules::OKAND_FIGUR, format!("texten har ingen figur ”{id}”"), hint))
                }
            },
            LinkTarget::Record { prefix, id, anchor } => self.record(prefix, id.as_str(), anchor.as_deref()).map(plain),
            LinkTarget::Relative(path) => self.relative(path).map(plain),
            LinkTarget::Anchor(_) | LinkTarget::External(_) | LinkTarget::Mail(_) | LinkTarget::Phone(_) => Ok(None),
        }
    }

    fn record(&self, prefix: &str, id: &str, anchor: Option<&str>) -> Result<String, Fault> {
        let kind = Prefix::parse(prefix)?;
        let Some((mut found, _)) = self.site.map.target(self.catalogue(), kind, id) else {
            return Err(self.catalogue().missing(kind, id));
        };
        if !self.site.map.has(&found.path) {
            return Err(Fault::of(
                &expression::UNDANHALLEN_TABELL,
                format!("{prefix}:{id} visas inte på sajten"),
                "tabellen är undanhållen; ta bort länken så länge",
            ));
        }
        if let Some(anchor) = anchor {
            let anchors = self.site.map.anchors(self.catalogue(), kind, id);
            if !anchors.iter().any(|known| known == anchor) {
                let known = anchors.iter().map(|anchor| Candidate::named(anchor, format!("{prefix}:{id}#{anchor}")));
                let hint = did_you_mean(anchor, known, "ta bort # och det som följer");
                let message = format!("{prefix}:{id} har ingen rubrik ”{anchor}”");
                return Err(Fault::of(&rules::RUBRIK_FINNS_INTE, message, hint));
            }
            found.anchor = Some(page_id(anchor).into_owned());
        }
        Ok(self.from_here(&found))
    }

    /// A relative link leads to a page of the site.
    fn relative(&self, link: &str) -> Result<String, Fault> {
        let (found, anchor) = self.relative_target(link)?;
        let href = self.from.href(&found);
        if anchor.is_empty() {
            return Ok(href);
        }
        let prose = self.site.texts.get(&found).and_then(|texts| texts.main.as_ref());
        let on_page = prose.and_then(|prose| on_page(&[prose.document()], anchor));
        Ok(format!("{href}#{}", on_page.unwrap_or_else(|| anchor.to_owned())))
    }

    /// The page that a relative link leads to, and what stands after its `#`.
    fn relative_target<'l>(&self, link: &'l str) -> Result<(OutPath, &'l str), Fault> {
        let (path, anchor) = link.split_once('#').map_or((link, ""), |(path, anchor)| (path, anchor));
        let mut parts: Vec<&str> = self.from.as_str().split('/').collect();
        parts.pop();
        for part in path.split('/') {
            match part {
                "." => {}
                ".." => {
                    if parts.pop().is_none() {
                        return Err(Fault::of(
                            &rules::LANK_UT_UR_SAJTEN,
                            format!("länken ”{link}” leder ut ur sajten"),
                            "länka till en post: insats:ID eller sida:ID",
                        ));
                    }
                }
                other => parts.push(other),
            }
        }
        let found = OutPath::parse(&parts.join("/")).ok().filter(|path| self.site.map.has(path));
        match found {
            Some(found) => Ok((found, anchor)),
            None => Err(Fault::of(
                &rules::SIDA_FINNS_INTE,
                format!("länken ”{link}” leder inte till någon sida"),
                "länka hellre till en post: insats:ID, sida:ID, begrepp:ID",
            )),
        }
    }
}
