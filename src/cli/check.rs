//! `utbud check`: all findings, nothing written.

use std::collections::BTreeSet;
use std::path::Path;

use clap::{Args, ValueEnum};
use rayon::prelude::*;

use super::arguments::{Outcome, SiteArgs, options};
use super::terminal::{Terminal, Trouble};
use super::{cache, history};
use crate::disclosure::PatternCache;
use crate::finding::{self, Findings, Level};
use crate::render::Renderer;
use crate::render::chart::ChartCache;
use crate::site::{Options, Site};
use crate::source::Sources;
use crate::theme::Theme;
use crate::value::integer;

/// Kontrollera sajten och visa alla fel, utan att skriva något
#[derive(Debug, Args)]
#[command(after_help = "\
Exempel:
  utbud check
  utbud check --strict --format json > fel.json
  utbud check --format github")]
pub(super) struct Check {
    #[command(flatten)]
    site: SiteArgs,
    /// Svarets form: text, json, github, gitlab, sarif eller rdjson [annars: text]
    #[arg(long, value_name = "FORM", value_enum, default_value = "text")]
    format: ReportFormat,
    /// Låt varningar räknas som fel
    #[arg(long)]
    strict: bool,
}

/// The form of a report of findings.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum ReportFormat {
    /// For people.
    Text,
    /// The program's own form for programs.
    Json,
    /// Marks in a pull request.
    Github,
    /// A report of code quality.
    Gitlab,
    /// What code hosts and editors read.
    Sarif,
    /// For reviewdog.
    Rdjson,
}

fn laid(value: &serde_json::Value) -> String {
    format!("{value:#}\n")
}

/// Checks the site and prints what is wrong with it.
pub(super) fn run(args: &Check, terminal: &Terminal) -> Result<Outcome, Trouble> {
    let progress = terminal.progress("Kontrollerar sajten …");
    let checked = findings(&args.site.root, &options(&args.site, None))?;
    let stop = checked.findings.stop(args.strict);
    let text = match args.format {
        ReportFormat::Text => checked.report(args.strict, terminal.out_colour),
        ReportFormat::Github => finding::github(&checked.findings, &checked.sources, &checked.summary(args.strict)),
        ReportFormat::Json => laid(&finding::json(&checked.findings, &checked.sources)),
        ReportFormat::Gitlab => laid(&finding::gitlab(&checked.findings, &checked.sources)),
        ReportFormat::Sarif => laid(&finding::sarif(&checked.findings, &checked.sources)),
        ReportFormat::Rdjson => laid(&finding::rdjson(&checked.findings, &checked.sources)),
    };
    drop(progress);
    terminal.print(&text)?;
    Ok(if stop { Outcome::Stopped } else { Outcome::Fine })
}

/// A site that has been looked through.
pub(super) struct Checked {
    /// What was read.
    pub(super) sources: Sources,
    /// What is wrong with it.
    pub(super) findings: Findings,
    /// The site and its theme, where nothing stops them.
    pub(super) ready: Option<(Site, Theme)>,
    /// The finished charts.
    pub(super) charts: ChartCache,
    /// Which cells are hidden.
    pub(super) patterns: PatternCache,
}

/// Everything that is wrong with the site below `root`, its outputs not rendered.
pub(super) fn read(root: &Path, options: &Options) -> Result<Checked, Trouble> {
    if !root.is_dir() {
        let fault = if root.exists() { "är ingen mapp" } else { "finns inte" };
        return Err(Trouble::new(format!("”{}” {fault}", root.display())).hint("ange sajtens mapp med --root"));
    }
    let sources = Sources::read(root).map_err(|failed| Trouble::machine("läsa", &failed.path, &failed.error))?;
    let patterns = cache::read_patterns(root);
    let (site, mut findings) = crate::build_with(&sources, options, &patterns);
    findings.append(history::compare(root, &sources, &patterns));
    let theme = Theme::new(&sources, &mut findings);
    Ok(Checked { sources, findings, ready: site.zip(theme), charts: cache::read(root), patterns })
}

/// Everything that is wrong with the site below `root`: every output is rendered, into nothing.
fn findings(root: &Path, options: &Options) -> Result<Checked, Trouble> {
    let mut checked = read(root, options)?;
    if let Some((site, theme)) = &checked.ready {
        let renderer = Renderer::new(site, theme, &checked.charts);
        let faults: Vec<_> =
            renderer.paths().par_iter().filter_map(|path| crate::publishable(site, &renderer, path).err()).flatten().collect();
        checked.findings.extend(faults);
    }
    Ok(checked)
}

impl Checked {
    /// The findings for people, and a last line that sums them up.
    pub(super) fn report(&self, strict: bool, colour: bool) -> String {
        let mut text = finding::human(&self.findings, &self.sources, colour);
        text.push_str(&self.summary(strict));
        text.push('\n');
        text
    }

    /// `3 fel, 1 varning i 2 filer`, or what there is where nothing is wrong.
    fn summary(&self, strict: bool) -> String {
        let sorted = self.findings.sorted(&self.sources);
        if sorted.is_empty() {
            let pages = self.ready.as_ref().map_or(0, |(site, _)| site.paths().len());
            return format!("Inga fel. {}.", counted(pages, "sida", "sidor"));
        }
        let of = |level| sorted.iter().filter(|(finding, _)| finding.level() == level).count();
        let (errors, warnings, infos) = (of(Level::Error), of(Level::Warning), of(Level::Info));
        let mut text = if errors == 0 { "Inga fel".to_owned() } else { counted(errors, "fel", "fel") };
        if warnings > 0 {
            text.push_str(&format!(", {}", counted(warnings, "varning", "varningar")));
        }
        if infos > 0 {
            text.push_str(&format!(", {}", counted(infos, "upplysning", "upplysningar")));
        }
        let files: BTreeSet<_> = sorted.iter().filter_map(|(_, at)| at.file.as_deref()).collect();
        if !files.is_empty() {
            text.push_str(&format!(" i {}", counted(files.len(), "fil", "filer")));
        }
        if errors == 0 && warnings > 0 && strict {
            text.push_str(". Varningar räknas som fel (--strict).");
        }
        text
    }
}

fn counted(number: usize, one: &str, many: &str) -> String {
    let word = if number == 1 { one } else { many };
    format!("{} {word}", integer(i64::try_from(number).unwrap_or(i64::MAX)))
}
