//! `utbud build`: the whole trip, from the sources to the published folder.

use std::path::{Path, PathBuf};

use clap::Args;

use super::arguments::{Outcome, SiteArgs, options, value};
use super::terminal::{Terminal, Trouble};
use super::{cache, check};
use crate::publish::{self, PublishError, Summary};
use crate::render::Renderer;
use crate::value::{Url, integer};

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
    #[arg(long, value_name = "ADRESS", value_parser = value(Url::parse))]
    base_url: Option<Url>,
    /// Låt varningar stoppa bygget
    #[arg(long)]
    strict: bool,
}

/// Checks the site, and publishes it if nothing stops it.
pub(super) fn run(args: &Build, terminal: &Terminal) -> Result<Outcome, Trouble> {
    let progress = terminal.progress("Bygger sajten …");
    let mut checked = check::read(&args.site.root, &options(&args.site, args.base_url.clone()))?;
    let published = match &checked.ready {
        Some((site, theme)) if !checked.findings.stop(args.strict) => {
            let renderer = Renderer::new(site, theme, &checked.charts);
            Some(publish::publish(&args.out, &renderer.paths(), &|path| crate::publishable(site, &renderer, path), &|_| {}))
        }
        _ => None,
    };
    drop(progress);
    let summary = match published {
        None => None,
        Some(Ok(summary)) => Some(summary),
        Some(Err(PublishError::Outputs(faults))) => {
            checked.findings.extend(faults.into_iter().flatten());
            None
        }
        Some(Err(PublishError::Obstacle(obstacle))) => return Err(Trouble::new(obstacle.to_string())),
    };
    if !checked.findings.is_empty() {
        terminal.print_error(&checked.report(args.strict, terminal.err_colour));
    }
    let Some(summary) = summary else { return Ok(Outcome::Stopped) };
    cache::write(&args.site.root, &checked.charts);
    cache::write_patterns(&args.site.root, &checked.patterns);
    terminal.print(&told(&summary, &args.out))?;
    Ok(Outcome::Fine)
}

/// `Sajten ligger i public: 312 filer, 3 nya eller ändrade.`
fn told(summary: &Summary, out: &Path) -> String {
    let number = |number: usize| integer(i64::try_from(number).unwrap_or(i64::MAX));
    let mut text = format!("Sajten ligger i {}: {} filer", out.display(), number(summary.written + summary.unchanged));
    match (summary.written, summary.removed) {
        (0, 0) => text.push_str(", inget ändrat"),
        (written, 0) => text.push_str(&format!(", {} nya eller ändrade", number(written))),
        (written, removed) => text.push_str(&format!(", {} nya eller ändrade, {} borttagna", number(written), number(removed))),
    }
    text.push_str(".\n");
    for untidy in &summary.untidy {
        text.push_str(&format!("Något blev kvar som nästa bygge städar: {untidy}\n"));
    }
    text
}
