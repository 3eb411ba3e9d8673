//! `utbud search`: the site's own search, asked from the command line.

use std::io::BufRead as _;
use std::path::Path;

use clap::Args;

use super::arguments::{Outcome, SiteArgs, options};
use super::check;
use super::terminal::{Terminal, Trouble};
use crate::finding::Level;
use crate::search::judged::{self, Judged, Score};
use crate::search::{Answer, Engine, Index};
use crate::source::Door;
use crate::tree::MAX_BYTES;

/// Where the judged queries lie below the site's root.
const JUDGED: &str = "tests/search";

/// Sök på sajten, med samma sökning som sidorna har
#[derive(Debug, Args)]
#[command(after_help = "\
Orden är en enda fråga. Utan fråga läses en fråga per rad från standard in.

Exempel:
  utbud search arbetsträning hisingen
  utbud search --json --limit 5 \"SoL 4:1\"
  utbud search --json < fragor.txt
  utbud search --report")]
pub(super) struct Search {
    #[command(flatten)]
    site: SiteArgs,
    /// Skriv svaret som JSON, ett på varje rad
    #[arg(long)]
    json: bool,
    /// Högst så många träffar [annars: 10]
    #[arg(long, value_name = "ANTAL", default_value = "10", hide_default_value = true)]
    limit: usize,
    /// Mät sökningen mot de bedömda frågorna i tests/search
    #[arg(long, conflicts_with_all = ["json", "query"])]
    report: bool,
    /// Det du söker efter
    #[arg(value_name = "FRÅGA")]
    query: Vec<String>,
}

/// Answers the queries, or measures the answers.
pub(super) fn run(args: &Search, terminal: &Terminal) -> Result<Outcome, Trouble> {
    let checked = check::read(&args.site.root, &options(&args.site, None))?;
    let Some((site, theme)) = checked.ready.as_ref().filter(|_| checked.findings.worst() != Some(Level::Error)) else {
        terminal.print_drawn_error(&checked.report(false, terminal.err_colour));
        return Ok(Outcome::Stopped);
    };
    let engine = Engine::new(theme.script("sok.js").unwrap_or_default(), &Index::new(site)).map_err(|error| failed(&error))?;
    if args.report {
        terminal.print(&report(&args.site.root, &engine)?)?;
        return Ok(Outcome::Fine);
    }
    let answer = |query: &str| {
        let found = engine.search(query, args.limit).map_err(|error| failed(&error))?;
        if args.json { terminal.print_json(&line(query, &found)) } else { terminal.print(&told(query, &found)) }
    };
    if !args.query.is_empty() {
        answer(&args.query.join(" "))?;
        return Ok(Outcome::Fine);
    }
    for query in std::io::stdin().lock().lines() {
        let query = query.map_err(|error| Trouble::machine("läsa", Path::new("standard in"), &error))?;
        answer(&query)?;
    }
    Ok(Outcome::Fine)
}

fn failed(error: &crate::search::SearchError) -> Trouble {
    Trouble::new(format!("sökningen gick fel: {error}"))
}

fn line(query: &str, answer: &Answer) -> String {
    let results: Vec<&str> = answer.results.iter().map(|hit| hit.id.as_str()).collect();
    format!("{}\n", serde_json::json!({ "query": query, "results": results }))
}

/// An answer for people.
fn told(query: &str, answer: &Answer) -> String {
    let mut text = String::new();
    if answer.results.is_empty() {
        text.push_str(&format!("Inget på sajten motsvarar ”{query}”.\n"));
    }
    let mut alike = false;
    for hit in &answer.results {
        if hit.tier == "liknande" && !alike {
            alike = true;
            text.push_str(&format!("Inget på sajten motsvarar ”{query}”. Liknande ord finns här:\n\n"));
        }
        text.push_str(&format!("{} ({})\n  {}\n", hit.title, hit.group, hit.id));
        if !hit.excerpt.is_empty() {
            text.push_str(&format!("  {}\n", hit.excerpt));
        }
    }
    if !answer.also.is_empty() {
        text.push_str(&format!("\nVisar även: {}\n", answer.also.join(", ")));
    }
    if !answer.spelling.is_empty() {
        text.push_str(&format!("\nMenade du: {}\n", answer.spelling.join(", ")));
    }
    text
}

/// What the measures say, by kind of query, and which queries are worst answered.
fn report(root: &Path, engine: &Engine) -> Result<String, Trouble> {
    let mut text =
        format!("{:<26}{:>6}{:>9}{:>9}{:>9}{:>9}{:>9}\n", "", "antal", "nDCG@10", "MRR@10", "först", "bland 3", "inget");
    let mut all = Vec::new();
    let mut nothing = Vec::new();
    let mut poor = Vec::new();
    for (kind, queries) in judged_queries(root)? {
        let mut scores = Vec::new();
        for query in &queries {
            let (score, found) = query.ask(engine).map_err(|error| failed(&error))?;
            if score.ndcg < 0.8 {
                poor.push((score.ndcg, format!("{kind}: {} → {}", query.query, found[..found.len().min(5)].join(", "))));
            }
            if query.grades.is_empty() {
                nothing.push(score)
            } else {
                all.push(score)
            }
            scores.push(score);
        }
        text.push_str(&row(&kind, &scores));
    }
    text.push_str(&row("alla som har svar", &all));
    text.push_str(&row("alla som saknar svar", &nothing));
    poor.sort_by(|a, b| a.0.total_cmp(&b.0));
    if !poor.is_empty() {
        text.push_str("\nSämst besvarade, nDCG@10:\n");
    }
    for (score, line) in poor {
        text.push_str(&format!("{score:.2}  {line}\n"));
    }
    Ok(text)
}

fn row(name: &str, scores: &[Score]) -> String {
    let Score { ndcg, mrr, first, third, empty } = judged::mean(scores);
    format!("{name:<26}{:>6}{ndcg:>9.3}{mrr:>9.3}{first:>9.3}{third:>9.3}{empty:>9.3}\n", scores.len())
}

/// The judged queries by kind, in the order of their files.
fn judged_queries(root: &Path) -> Result<Vec<(String, Vec<Judged>)>, Trouble> {
    let folder = root.join(JUDGED);
    let door = Door::to(&folder).map_err(|error| Trouble::machine("läsa", &folder, &error))?;
    let entries = std::fs::read_dir(&folder).map_err(|error| Trouble::machine("läsa", &folder, &error))?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| Trouble::machine("läsa", &folder, &error))?.path();
        if path.extension().is_some_and(|extension| extension == "yaml") {
            files.push(path);
        }
    }
    files.sort();
    files
        .into_iter()
        .map(|path| {
            let bytes = door
                .read(path.file_name().unwrap_or_default().as_ref(), MAX_BYTES as u64)
                .map_err(|closed| Trouble::closed(&path, closed))?;
            let text =
                String::from_utf8(bytes).map_err(|_| Trouble::new(format!("{} är inte skriven i UTF-8", path.display())))?;
            let queries = judged::read(&text).map_err(|fault| Trouble::new(format!("{}: {fault}", path.display())))?;
            let kind = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            Ok((kind, queries))
        })
        .collect()
}
