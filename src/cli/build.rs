//! `utbud build`: the whole trip, from the sources to the published folder.

use std::path::{Path, PathBuf};

use clap::Args;

use super::check::{self, Checked};
use super::terminal::{Terminal, Trouble};
use super::{Options, Outcome, SiteArgs, usage};
use crate::value::Url;

/// Bygg sajten och lägg den i en mapp
#[derive(Debug, Args)]
#[command(after_help = "\
Vid fel skrivs inget: den sajt som redan ligger i mappen står kvar.

Exempel:
  utbud build
  utbud build --out public --base-url https://intranat.example/utbud/ --date 2026-01-31")]
pub(super) struct Build {
    #[command(flatten)]
    site: SiteArgs,
    /// Mappen som sajten läggs i [annars: public]
    #[arg(long, value_name = "MAPP", default_value = "public")]
    out: PathBuf,
    /// Adressen där sajten ska ligga [annars: den i site.toml]
    #[arg(long, value_name = "ADRESS", value_parser = usage::value(Url::parse))]
    base_url: Option<Url>,
    /// Låt varningar stoppa bygget
    #[arg(long)]
    strict: bool,
}

/// Checks the site, and publishes it if nothing stops it.
pub(super) fn run(args: &Build, terminal: &Terminal) -> Result<Outcome, Trouble> {
    let progress = terminal.progress("Bygger sajten …");
    let options = Options::new(&args.site, args.base_url.clone());
    let checked = check::findings(&args.site.root, &options)?;
    let stop = checked.findings.stop(args.strict);
    if !checked.findings.is_empty() {
        drop(progress);
        terminal.print_error(&checked.report(args.strict, terminal.err_colour));
    }
    if stop {
        return Ok(Outcome::Stopped);
    }
    publish(checked, &options, &args.out)?;
    Ok(Outcome::Fine)
}

/// Renders a site that nothing stops, and publishes it to `out`. To be filled in when the later stages stand: it writes nothing yet,
/// and says so.
fn publish(_checked: Checked, _options: &Options, _out: &Path) -> Result<(), Trouble> {
    Err(Trouble::new("bygget finns inte än"))
}
