//! `utbud explain`: what a finding's id means, why it is told, and an example of wrong and right.

use clap::Args;

use super::arguments::Outcome;
use super::terminal::{Terminal, Trouble};
use crate::finding::did_you_mean;
use crate::rule::{self, Rule};

/// Förklara vad ett fel betyder
#[derive(Debug, Args)]
#[command(after_help = "\
Utan ID visas alla, med en mening om varje.

Exempel:
  utbud explain okand-nyckel")]
pub(super) struct Explain {
    /// Felets id, som det står i rapporten: fel[ID]
    #[arg(value_name = "ID")]
    id: Option<String>,
    /// Skriv alla förklaringar som en sida i Markdown
    #[arg(long, conflicts_with = "id")]
    markdown: bool,
}

/// Prints the explanation of one rule, or all of them.
pub(super) fn run(args: &Explain, terminal: &Terminal) -> Result<Outcome, Trouble> {
    let text = match &args.id {
        Some(id) => explanation(named(id)?),
        None if args.markdown => page(),
        None => list(),
    };
    terminal.print(&text)?;
    Ok(Outcome::Fine)
}

fn named(id: &str) -> Result<&'static Rule, Trouble> {
    let id = id.trim();
    // What is copied out of a report may carry its level: `fel[okand-nyckel]`.
    let bare = id.split_once('[').map_or(id, |(_, rest)| rest.trim_end_matches([']', ':']));
    rule::by_id(bare).ok_or_else(|| {
        let hint = did_you_mean(bare, rule::all().map(|rule| rule.id), "utbud explain visar alla");
        Trouble::new(format!("det finns inget fel med id ”{bare}”")).hint(hint)
    })
}

fn explanation(rule: &Rule) -> String {
    let Rule { id, level, summary, why, wrong, right } = rule;
    format!("{}[{id}]: {summary}\n\n{why}\n\nFel:\n\n{}\nRätt:\n\n{}", level.swedish(), indented(wrong), indented(right))
}

fn indented(text: &str) -> String {
    text.lines().map(|line| if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") }).collect()
}

fn list() -> String {
    let widest = rule::all().map(|rule| rule.id.len()).max().unwrap_or(0);
    let mut text = String::new();
    for (heading, rules) in rule::families() {
        text.push_str(&format!("{heading}\n"));
        for rule in rules {
            text.push_str(&format!("  {:widest$}  {:12}{}\n", rule.id, rule.level.swedish(), rule.summary));
        }
        text.push('\n');
    }
    text.push_str("Mer om ett av dem: utbud explain ID\n");
    text
}

fn page() -> String {
    let mut text = String::from(
        "# Vad rapporten säger, och varför\n\n\
         Sidan görs av `utbud explain --markdown`. Varje fel, varning och upplysning i rapporten från `utbud check` har ett id inom\n\
         hakparentes, och står här under det. Ett fel stoppar bygget, en varning gör det med `--strict`, en upplysning aldrig.\n",
    );
    for (heading, rules) in rule::families() {
        text.push_str(&format!("\n## {heading}\n"));
        for Rule { id, level, summary, why, wrong, right } in rules {
            text.push_str(&format!("\n### {id}\n\n*{}*: {summary}\n\n{why}\n\n", level.swedish()));
            text.push_str(&format!("Fel:\n\n```text\n{wrong}\n```\n\nRätt:\n\n```text\n{right}\n```\n"));
        }
    }
    text
}
