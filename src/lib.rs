//! `utbud` turns YAML descriptions of insatser (interventions), avtal (agreements) and aggregated statistics into a static Swedish
//! site.
//!
//! It is a pipeline. Each stage takes one type and gives the next; the type's promise is all that the next stage knows:
//!
//! ```text
//! disk ─ source ─► Sources ─ records ─► Records ─ catalogue ─► Catalogue + RawTables ─ disclosure ⇄ outsider ─► Protected ─ site ─► Site ─ render ─► the bytes of one output ─ publish ─► disk
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
pub mod finder;
pub mod finding;
mod guard;
mod outsider;
pub mod prose;
#[expect(clippy::disallowed_methods, reason = "the room that writes the site")]
pub mod publish;
pub mod records;
pub mod render;
mod rule;
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
use disclosure::{Examination, PatternCache, TableReport};
use finding::{Finding, Findings, Level};
use records::tabell::Skyddsmonster;
use records::{Entries, Records};
use render::Renderer;
use site::{Options, Site};
use source::Sources;
use tables::RawTables;
use value::{Datum, OutPath};

/// From the sources to the site: pure, so that the same sources and options give the same site.
///
/// Each stage tells every fault it can; the site is made if none of them stops it.
///
/// ```
/// use utbud::site::Options;
/// use utbud::source::Sources;
/// use utbud::value::Datum;
///
/// let settings = "titel = \"Prov\"\norganisation = \"Provstad\"\nrubrik = \"Prov\"\ningress = \"En liten sajt.\"\n";
/// let sources = Sources::from_memory([("site.toml", settings.as_bytes())]);
/// let options = Options { date: Datum::parse("2026-11-29").expect("a day"), base_url: None };
/// let (site, findings) = utbud::build(&sources, &options);
/// assert!(!findings.stop(false));
/// let site = site.expect("nothing stops it");
/// assert!(site.paths().any(|path| path.as_str() == "insatser/index.html"));
/// ```
pub fn build(sources: &Sources, options: &Options) -> (Option<Site>, Findings) {
    build_with(sources, options, &PatternCache::default())
}

/// The same, with the patterns that an earlier run found: what is protected comes out the same, sooner.
pub fn build_with(sources: &Sources, options: &Options, cache: &PatternCache) -> (Option<Site>, Findings) {
    let mut findings = Findings::default();
    let Read { catalogue, tables, patterns, prose, guarded } = read(sources, Some(options.date), &mut findings);
    // Without a catalogue no threshold is known, and nothing is published.
    let whole = catalogue.map(|catalogue| {
        let examination = examine(tables, &catalogue, &patterns, cache);
        outsider::read_texts(sources, &examination.secrets(), &mut findings);
        (examination.protect(&mut findings), catalogue)
    });
    let stopped = findings.worst() == Some(Level::Error);
    let site = whole
        .filter(|_| !stopped)
        .map(|(protected, catalogue)| Site::new(catalogue, protected, options.clone(), &mut findings))
        .inspect(|site| check::layout(site, &mut findings));
    let site = site.filter(|_| findings.worst() != Some(Level::Error)).inspect(|site| check::site(site, &mut findings));
    let fine = prose.is_empty() && guarded.worst() != Some(Level::Error);
    findings.append(prose);
    findings.append(guarded);
    (site.filter(|_| fine), findings)
}

/// The bytes of one output as they may be published: rendered, and looked through for personnummer as a reader would see them.
///
/// # Errors
/// What is wrong with it.
pub fn publishable(site: &Site, renderer: &Renderer<'_>, path: &OutPath) -> Result<Vec<u8>, Vec<Finding>> {
    let bytes = renderer.render(path)?;
    // ECharts is no one's text, and the same in every build.
    let found = if *path == render::chart::program_path() { Vec::new() } else { guard::published(site, path, &bytes) };
    if found.is_empty() { Ok(bytes) } else { Err(found) }
}

/// What the editors wrote, before anything is protected.
struct Read {
    catalogue: Option<Catalogue>,
    tables: RawTables,
    patterns: Entries<Skyddsmonster>,
    /// Faults in a text stop the site, but not the search for others: what else is wrong in the text comes to light in the site.
    prose: Findings,
    /// So does a personnummer.
    guarded: Findings,
}

/// Reads the sources; where the day of the site is given, the guard looks through them.
fn read(sources: &Sources, built: Option<Datum>, findings: &mut Findings) -> Read {
    finding::tell_refused(sources, findings);
    let mut records = Records::read(sources, findings);
    let mut guarded = Findings::default();
    if let Some(built) = built {
        guard::guard(sources, records.site.as_ref(), built, &mut guarded);
    }
    let mut prose = Findings::default();
    records.prose(&mut prose);
    check::records(&records, findings);
    let patterns = std::mem::take(&mut records.skyddsmonster);
    let (catalogue, tabeller) = Catalogue::new(records, findings);
    let tables = RawTables::new(tabeller, catalogue.as_ref(), sources, findings);
    Read { catalogue, tables, patterns, prose, guarded }
}

/// What the protection does to every table, for the editor; nothing where the site's threshold can't be read.
pub fn audit(sources: &Sources, options: &Options, cache: &PatternCache) -> (Vec<TableReport>, Findings) {
    let mut findings = Findings::default();
    let Read { catalogue, tables, patterns, guarded, .. } = read(sources, Some(options.date), &mut findings);
    findings.append(guarded);
    let reports = catalogue.map(|catalogue| examine(tables, &catalogue, &patterns, cache).report(&mut findings));
    (reports.unwrap_or_default(), findings)
}

/// The tables protected, attacked by an outsider, and protected again until nothing gives way.
fn examine<'p>(
    tables: RawTables,
    catalogue: &Catalogue,
    patterns: &'p Entries<Skyddsmonster>,
    cache: &'p PatternCache,
) -> Examination<'p> {
    let mut examination = Examination::new(tables, catalogue.site().skydd.troskel, patterns, cache);
    while examination.learn(&outsider::attack(&examination.published())) {}
    examination
}

/// What one who kept the earlier version of a site can derive of the numbers that this one hides, as warnings.
pub fn compare_versions(before: &Sources, now: &Sources, cache: &PatternCache) -> Findings {
    let mut findings = Findings::default();
    let mut untold = Findings::default();
    let (before, now) = (read(before, None, &mut untold), read(now, None, &mut untold));
    if let (Some(old), Some(new)) = (&before.catalogue, &now.catalogue) {
        let before = examine(before.tables, old, &before.patterns, cache);
        let now = examine(now.tables, new, &now.patterns, cache);
        disclosure::compare(&before, &now, &mut findings);
    }
    findings
}
