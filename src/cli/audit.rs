//! `utbud audit`: what is hidden in the tables, why, and what can be derived of it.

use std::path::Path;

use clap::Args;
use serde_json::{Value, json};

use super::arguments::{Format, Outcome, SiteArgs, options};
use super::terminal::{Terminal, Trouble};
use super::{cache, history};
use crate::disclosure::{CellReport, Derived, Interval, TableReport, Why};
use crate::finding::{self, Level};
use crate::records::Record as _;
use crate::records::tabell::Skyddsmonster;
use crate::source::Sources;
use crate::value::{Slug, decimal};

/// Visa vad som döljs i tabellerna, varför, och vad som går att räkna ut
#[derive(Debug, Args)]
#[command(after_help = "\
Exempel:
  utbud audit
  utbud audit plattform-sysselsattning
  utbud audit --format json > skydd.json")]
pub(super) struct Audit {
    /// Tabellen, med sitt id [annars: alla]
    #[arg(value_name = "TABELL")]
    tabell: Option<String>,
    #[command(flatten)]
    site: SiteArgs,
    /// Svarets form: text eller json [annars: text]
    #[arg(long, value_name = "FORM", value_enum, default_value = "text")]
    format: Format,
    /// Skriv data/skydd/ID.yaml med de dolda cellerna, så att samma celler döljs nästa gång
    #[arg(long)]
    save: bool,
}

/// Prints what the protection does.
pub(super) fn run(args: &Audit, terminal: &Terminal) -> Result<Outcome, Trouble> {
    let root = &args.site.root;
    let sources = Sources::read(root).map_err(|failed| Trouble::machine("läsa", &failed.path, &failed.error))?;
    let patterns = cache::read_patterns(root);
    let options = options(&args.site, None);
    let (reports, mut findings) = crate::audit(&sources, &options, &patterns);
    findings.append(history::compare(root, &sources, &patterns));
    cache::write_patterns(root, &patterns);
    let chosen: Vec<&TableReport> = match &args.tabell {
        None => reports.iter().collect(),
        Some(id) => reports.iter().filter(|report| report.id.as_str() == id).collect(),
    };
    if let Some(id) = args.tabell.as_ref().filter(|_| chosen.is_empty() && findings.worst() != Some(Level::Error)) {
        let names = reports.iter().map(|report| report.id.as_str());
        let hint = finding::did_you_mean(id, names, "tabellen finns inte, räknar inga personer eller är redan offentlig");
        return Err(Trouble::new(format!("ingen skyddad tabell heter ”{id}”")).hint(&hint));
    }
    if args.save {
        for report in &chosen {
            save(root, report)?;
        }
    }
    let text = match args.format {
        Format::Text => {
            let tables: Vec<String> = chosen.iter().map(|report| text(report)).collect();
            let told = finding::human(&findings, &sources, terminal.out_colour);
            format!("{told}{}{}", tables.join("\n"), if tables.is_empty() { "Ingen tabell har något att skydda.\n" } else { "" })
        }
        Format::Json => {
            let tables: Vec<Value> = chosen.iter().map(|report| as_json(report)).collect();
            format!("{:#}\n", json!({ "tabeller": tables, "fynd": finding::json(&findings, &sources) }))
        }
    };
    terminal.print(&text)?;
    Ok(if findings.worst() == Some(Level::Error) { Outcome::Stopped } else { Outcome::Fine })
}

/// The table's pattern, where the next run begins.
fn save(root: &Path, report: &TableReport) -> Result<(), Trouble> {
    let folder = root.join("data/skydd");
    let path = folder.join(format!("{}.yaml", report.id));
    let written = if report.cells.is_empty() {
        match std::fs::remove_file(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    } else {
        let mut text = format!(
            "{}\n# Skriven av utbud audit --save. Cellerna syns som dolda på sajten; inga tal står här.\ndolda:\n",
            Skyddsmonster::KIND.modeline()
        );
        let cells = report.cells.iter().filter(|cell| cell.why != Why::Share);
        cells.for_each(|cell| text.push_str(&format!("  - {}\n", address(cell))));
        std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(&path, text))
    };
    written.map_err(|error| Trouble::machine("skriva", &path, &error))
}

/// `rad/kolumn`, or with the layer.
fn address(cell: &CellReport) -> String {
    cell.place.iter().map(Slug::as_str).collect::<Vec<_>>().join("/")
}

fn text(report: &TableReport) -> String {
    let zeros = if report.zeros_shown { "nollor visas" } else { "nollor döljs" };
    let withheld = if report.withheld { "  VISAS INTE: den går inte att skydda\n" } else { "" };
    let mut text = format!("{}  {}\n{withheld}  gräns {}, {zeros}\n", report.id, report.titel, report.threshold);
    if report.cells.is_empty() {
        text.push_str(&format!("  {} antal, inget är dolt\n", report.counts));
        shared(report, &mut text);
        return text;
    }
    let of = |why| report.cells.iter().filter(|cell| cell.why == why).count();
    let shares = if of(Why::Share) > 0 { format!(", {} andelar", of(Why::Share)) } else { String::new() };
    text.push_str(&format!(
        "  {} av {} antal är dolda: {} små, {} för deras skull{shares}; {} procent av det som räknas\n\n",
        of(Why::Small) + of(Why::Cover),
        report.counts,
        of(Why::Small),
        of(Why::Cover),
        decimal(100.0 * report.hidden_share, 1),
    ));
    let head = ["cell", "varför", "alla vet", "med reglerna", "begränsas av"].map(str::to_owned);
    let rows: Vec<[String; 5]> = std::iter::once(head).chain(report.cells.iter().map(row)).collect();
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or_default();
    let widths = [0, 1, 2, 3].map(width);
    for row in &rows {
        let mut line = String::from(" ");
        for (column, cell) in row.iter().enumerate() {
            let pad = widths.get(column).map_or(0, |width| width - cell.chars().count());
            line.push_str(&format!(" {cell}{} ", " ".repeat(pad)));
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    shared(report, &mut text);
    let aimed = report.cells.iter().filter_map(|cell| cell.derived.as_ref()).filter(|derived| !derived.survives_guessing).count();
    if aimed > 0 {
        text.push_str(&format!("\n  {aimed} små antal går att räkna ut för den som också kunde veta vilka antal som är små\n"));
    }
    text
}

/// The cells that are one with another table's.
fn shared(report: &TableReport, text: &mut String) {
    if !report.shared.is_empty() {
        text.push_str("\n  samma tal som i andra tabeller:\n");
        report.shared.iter().for_each(|pair| text.push_str(&format!("  {pair}\n")));
    }
}

fn row(cell: &CellReport) -> [String; 5] {
    let why = match cell.why {
        Why::Small => "litet",
        Why::Cover => "för andras skull",
        Why::Share => "andel",
    };
    let name = cell.names.join(", ");
    match &cell.derived {
        None => [name, why.to_owned(), String::new(), String::new(), String::new()],
        Some(Derived { anyone, knowing, safe, limited_by, .. }) => {
            let mark = if *safe { "" } else { "  OSÄKER" };
            [
                name,
                why.to_owned(),
                anyone.to_string(),
                knowing.to_string(),
                format!("{}{mark}", limited_by.as_deref().unwrap_or("")),
            ]
        }
    }
}

/// Why a cell is hidden is left out: a file is passed on more easily than what a terminal shows.
fn as_json(report: &TableReport) -> Value {
    let interval = |found: Interval| json!([found.lower, found.upper]);
    let cells: Vec<Value> = report
        .cells
        .iter()
        .map(|cell| {
            let derived = cell.derived.as_ref();
            json!({
                "cell": address(cell),
                "alla": derived.map(|derived| interval(derived.anyone)),
                "med_reglerna": derived.map(|derived| interval(derived.knowing)),
                "saker": derived.map(|derived| derived.safe),
                "begransas_av": derived.and_then(|derived| derived.limited_by.clone()),
            })
        })
        .collect();
    json!({
        "id": report.id,
        "visas": !report.withheld,
        "troskel": report.threshold,
        "nollor_visas": report.zeros_shown,
        "antal": report.counts,
        "dold_andel": report.hidden_share,
        "dolda": cells,
        "gemensamma": report.shared,
    })
}
