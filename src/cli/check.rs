//! `utbud check`: all findings, nothing written.

use std::collections::BTreeSet;
use std::path::Path;

use clap::{Args, ValueEnum};

use super::terminal::{Terminal, Trouble};
use super::{Options, Outcome, SiteArgs};
use crate::finding::{self, Findings, Level};
use crate::records::Records;
use crate::source::Sources;
use crate::value::integer;

/// Kontrollera sajten och visa alla fel, utan att skriva något
#[derive(Debug, Args)]
#[command(after_help = "\
Exempel:
  utbud check
  utbud check --strict --format json > fel.json")]
pub(super) struct Check {
    #[command(flatten)]
    site: SiteArgs,
    /// Svarets form: text eller json [annars: text]
    #[arg(long, value_name = "FORM", value_enum, default_value = "text")]
    format: Format,
    /// Låt varningar räknas som fel
    #[arg(long)]
    strict: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    Text,
    Json,
}

/// Checks the site and prints what is wrong with it.
pub(super) fn run(args: &Check, terminal: &Terminal) -> Result<Outcome, Trouble> {
    let progress = terminal.progress("Kontrollerar sajten …");
    let checked = findings(&args.site.root, &Options::new(&args.site, None))?;
    let stop = checked.findings.stop(args.strict);
    let text = match args.format {
        Format::Text => checked.report(args.strict, terminal.out_colour),
        Format::Json => format!("{:#}\n", finding::json(&checked.findings, &checked.sources)),
    };
    drop(progress);
    terminal.print(&text)?;
    Ok(if stop { Outcome::Stopped } else { Outcome::Fine })
}

/// A site that has been looked through.
#[derive(Debug)]
pub(super) struct Checked {
    /// What was read.
    pub(super) sources: Sources,
    /// What is wrong with it.
    pub(super) findings: Findings,
    /// How many insatser it has, broken ones too.
    insatser: usize,
    /// How many avtal it has, broken ones too.
    avtal: usize,
}

/// Everything that is wrong with the site below `root`: the only place here that knows the stages. So far they are reading the
/// files and reading the records.
pub(super) fn findings(root: &Path, _options: &Options) -> Result<Checked, Trouble> {
    if !root.is_dir() {
        let fault = if root.exists() { "är ingen mapp" } else { "finns inte" };
        return Err(Trouble::new(format!("”{}” {fault}", root.display())).hint("ange sajtens mapp med --root"));
    }
    let (sources, found) = Sources::read(root).map_err(|failed| Trouble::machine("läsa", &failed.path, &failed.error))?;
    let mut findings = Findings::default();
    findings.extend(found);
    let records = Records::read(&sources, &mut findings);
    Ok(Checked { sources, findings, insatser: records.insatser.len(), avtal: records.avtal.len() })
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
            let insatser = counted(self.insatser, "insats", "insatser");
            return format!("Inga fel. {insatser}, {}.", counted(self.avtal, "avtal", "avtal"));
        }
        let of = |level| sorted.iter().filter(|(finding, _)| finding.level == level).count();
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
