//! `utbud search`: the site's own search, asked from the command line.

use std::io::BufRead as _;
use std::path::Path;

use clap::{Args, ValueEnum};

use super::arguments::{Outcome, SiteArgs, options};
use super::check;
use super::terminal::{Terminal, Trouble};
use crate::finding::Level;
use crate::search::judged::{self, Judged, Score};
use crate::search::{Answer, Engine, Index, Met, Orders};
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
  utbud search --json --order page < fragor.txt
  utbud search --report")]
pub(super) struct Search {
    #[command(flatten)]
    site: SiteArgs,
    /// Skriv svaret som JSON, ett på varje rad
    #[arg(long)]
    json: bool,
    /// I vilken ordning --json ger träffarna: listans, träffsidans eller förslagens
    #[arg(long, value_name = "ORDNING", value_enum, default_value = "list", requires = "json")]
    order: Order,
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

/// The orders in which readers meet hits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Order {
    /// Efter relevans
    List,
    /// Som träffsidan visar dem, uppifrån och ned
    Page,
    /// Som sökrutan föreslår dem
    Suggestions,
}

impl Order {
    /// In the order that the report tells them.
    const ALL: [Self; 3] = [Self::Page, Self::Suggestions, Self::List];

    fn of(self, orders: &Orders) -> &[Met] {
        match self {
            Self::List => &orders.list,
            Self::Page => &orders.page,
            Self::Suggestions => &orders.suggestions,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::List => "listan",
            Self::Page => "träffsidan",
            Self::Suggestions => "förslagen",
        }
    }
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
        if args.json {
            let orders = engine.orders(query, args.limit).map_err(|error| failed(&error))?;
            return terminal.print_json(&line(query, args.order.of(&orders)));
        }
        terminal.print(&told(query, &engine.search(query, args.limit).map_err(|error| failed(&error))?))
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

fn line(query: &str, found: &[Met]) -> String {
    let results: Vec<&str> = found.iter().map(|met| met.id.as_str()).collect();
    format!("{}\n", serde_json::json!({ "query": query, "results": results }))
}

/// An answer for people.
fn told(query: &str, answer: &Answer) -> String {
    let mut text = String::new();
    if answer.results.is_empty() {
        text.push_str(&format!("Inget på sajten motsvarar ”{query}”.\n"));
    }
    if !answer.conditions.is_empty() {
        text.push_str(&format!("{}\n\n", answer.conditions));
    }
    let mut alike = false;
    for hit in &answer.results {
        if hit.tier == "liknande" && !alike {
            alike = true;
            text.push_str(&format!("Inget på sajten motsvarar ”{query}”. Liknande ord finns här:\n\n"));
        }
        text.push_str(&format!("{} ({})\n  {}\n", hit.title, hit.group, hit.id));
        for line in [&hit.beside, &hit.excerpt, &hit.note].into_iter().filter(|line| !line.is_empty()) {
            text.push_str(&format!("  {line}\n"));
        }
    }
    if !answer.unknown.is_empty() && !answer.results.is_empty() {
        text.push_str(&format!("\nInget på sajten säger ”{}”.\n", answer.unknown.join("”, ”")));
    }
    if !answer.also.is_empty() {
        text.push_str(&format!("\nVisar även: {}\n", answer.also.join(", ")));
    }
    if !answer.spelling.is_empty() {
        text.push_str(&format!("\nMenade du: {}\n", answer.spelling.join(", ")));
    }
    text
}

/// A query of some kind, and what each order says of its answer.
struct Asked {
    query: Judged,
    orders: Orders,
}

impl Asked {
    fn score(&self, order: Order) -> Score {
        self.query.score(order.of(&self.orders))
    }
}

/// What the measures say, by kind of query, and which queries are worst answered; of those that only measure nothing but the figures.
fn report(root: &Path, engine: &Engine) -> Result<String, Trouble> {
    let mut text = heading();
    let mut poor = Vec::new();
    for (folder, title) in [("", "inställda"), (judged::UNSEEN, "osedda")] {
        let all = root.join(JUDGED);
        let path = if folder.is_empty() { all } else { all.join(folder) };
        if !folder.is_empty() && !path.is_dir() {
            continue;
        }
        let mut all = Vec::new();
        for (kind, queries) in judged_queries(&path)? {
            let asked = |query: Judged| query.ask(engine).map(|orders| Asked { query, orders }).map_err(|error| failed(&error));
            let asked = queries.into_iter().map(asked).collect::<Result<Vec<_>, Trouble>>()?;
            let name = if folder.is_empty() { kind.clone() } else { format!("{folder}/{kind}") };
            text.push_str(&row(&name, &asked.iter().collect::<Vec<_>>()));
            if folder.is_empty() {
                poor.extend(asked.iter().filter_map(|asked| poorly(&kind, asked)));
            }
            all.extend(asked);
        }
        let (none, answerable): (Vec<&Asked>, Vec<&Asked>) = all.iter().partition(|asked| asked.query.grades.is_empty());
        text.push_str(&row(&format!("{title} med svar"), &answerable));
        text.push_str(&row(&format!("{title} utan svar"), &none));
        text.push('\n');
    }
    poor.sort_by(|a, b| a.0.total_cmp(&b.0));
    if !poor.is_empty() {
        text.push_str("Sämst besvarade på träffsidan, nDCG@10:\n");
    }
    for (score, line) in poor {
        text.push_str(&format!("{score:.2}  {line}\n"));
    }
    Ok(text)
}

/// A query that is answered poorly on the page of hits, and what it finds.
fn poorly(kind: &str, asked: &Asked) -> Option<(f64, String)> {
    let score = asked.score(Order::Page).ndcg;
    let found: Vec<&str> = asked.orders.page.iter().take(5).map(|met| met.id.as_str()).collect();
    (score < 0.8).then(|| (score, format!("{kind}: {} → {}", asked.query.query, found.join(", "))))
}

fn heading() -> String {
    let orders = Order::ALL.map(|order| format!("  {:<25}", order.name()));
    let measures = Order::ALL.map(|_| format!("  {:>7}{:>9}{:>9}", "nDCG@10", "bland 3", "inget"));
    format!("{:<26}{:>6}{}\n{:<26}{:>6}{}\n", "", "", orders.concat().trim_end(), "", "antal", measures.concat())
}

fn row(name: &str, asked: &[&Asked]) -> String {
    let measures = Order::ALL.map(|order| {
        let scores: Vec<Score> = asked.iter().map(|asked| asked.score(order)).collect();
        let Score { ndcg, third, empty, .. } = judged::mean(&scores);
        format!("  {ndcg:>7.3}{third:>9.3}{empty:>9.3}")
    });
    format!("{name:<26}{:>6}{}\n", asked.len(), measures.concat())
}

/// The judged queries of a folder by kind, in the order of their files.
fn judged_queries(folder: &Path) -> Result<Vec<(String, Vec<Judged>)>, Trouble> {
    let door = Door::to(folder).map_err(|error| Trouble::machine("läsa", folder, &error))?;
    let entries = std::fs::read_dir(folder).map_err(|error| Trouble::machine("läsa", folder, &error))?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| Trouble::machine("läsa", folder, &error))?.path();
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
