//! `utbud` turns YAML descriptions of insatser (interventions), avtal (agreements) and aggregated statistics into a static Swedish
//! site.
//!
//! It is a pipeline. Each stage takes one type and gives the next; the type's promise is all that the next stage knows:
//!
//! ```text
//! disk ─ source ─► Sources ─ records ─► Records ─ catalogue ─► Catalogue + RawTables ─ disclosure ─► Protected ─ site ─► Site ─ render ─► the bytes of one output ─ publish ─► disk
//! ```
//!
//! | type | promise |
//! |---|---|
//! | [`source::Sources`] | every input byte has been read; no later stage opens a file |
//! | [`records::Records`] | plain types as the editor wrote them; a broken record is still known by its id |
//! | [`catalogue::Catalogue`] | every reference leads to a record |
//! | [`tables::RawTables`] | what the tables say, hidden numbers too; `disclosure` alone takes it |
//! | [`disclosure::Protected`] | the only form in which a table reaches a page: hidden cells hold no number |
//! | [`site::Site`] | every page named once, every link resolved, expressions evaluated to typed values |
//! | [`render::Renderer`] | the bytes of any one output, whatever else is rendered or not |
//! | [`finding::Findings`] | all faults of all stages, each with its place |
//!
//! [`build()`] is the pure part of the trip; [`cli`] makes the rest of it.

pub mod catalogue;
mod check;
#[expect(clippy::disallowed_methods, reason = "the room that meets the machine: it reads clock, environment and its own files")]
pub mod cli;
pub mod disclosure;
pub mod export;
pub mod finding;
pub mod prose;
#[expect(clippy::disallowed_methods, reason = "the room that writes the site")]
pub mod publish;
pub mod records;
pub mod render;
mod script;
pub mod search;
pub mod site;
#[expect(clippy::disallowed_methods, reason = "the room that reads the input")]
pub mod source;
pub mod tables;
pub mod theme;
pub mod tree;
pub mod value;

use catalogue::Catalogue;
use disclosure::Protected;
use finding::{Findings, Level};
use records::Records;
use site::{Options, Site};
use source::Sources;
use tables::RawTables;

/// From the sources to the site: pure, so that the same sources and options give the same site.
///
/// Each stage tells every fault it can; the site is made if none of them stops it.
pub fn build(sources: &Sources, options: &Options) -> (Option<Site>, Findings) {
    let mut findings = Findings::default();
    let records = Records::read(sources, &mut findings);
    // Faults in a text stop the site, but not the search for others: what else is wrong in the text comes to light in the site.
    let mut prose = Findings::default();
    records.prose(&mut prose);
    let (catalogue, tabeller) = Catalogue::new(records, &mut findings);
    let raw = RawTables::new(tabeller, catalogue.as_ref(), sources, &mut findings);
    // Without a catalogue no threshold is known, and nothing is published.
    let whole = catalogue.map(|catalogue| {
        let protected = Protected::new(raw, catalogue.site().skydd.troskel, &mut findings);
        (catalogue, protected)
    });
    let stopped = findings.worst() == Some(Level::Error);
    let site = whole
        .filter(|_| !stopped)
        .and_then(|(catalogue, protected)| Site::new(catalogue, protected, options.clone(), &mut findings));
    if let Some(site) = &site {
        check::check(site, &mut findings);
    }
    let fine = prose.is_empty();
    findings.extend(prose);
    (site.filter(|_| fine), findings)
}
