//! `utbud match`: the guided finder from the command line. The rules and the data are the page's own scripts, run by the embedded
//! QuickJS.

use std::io::{self, BufRead as _};

use clap::Args;
use serde::Deserialize;
use serde_json::{Value, json};

use super::arguments::{Outcome, SiteArgs, options};
use super::check;
use super::terminal::{Terminal, Trouble};
use crate::finder::{AnswerFault, Answers, Data, RULES};
use crate::script::{Engine, ScriptError};
use crate::site::{Question, Site};
use crate::theme::Theme;

/// The page's rules on the page's data; JSON text in, JSON text out.
const GLUE: &str = "const book = utbud.hitta.open(utbud.data.hitta);
    globalThis.answer = (text) => JSON.stringify(utbud.hitta.match(book, JSON.parse(text)));";

/// Hitta insats: vilka insatser som passar, och varför
#[derive(Debug, Args)]
#[command(after_help = "\
Svaren skrivs som fråga=svar. Flera svar på samma fråga skiljs åt med komma.
Utan svar läser kommandot en rad i taget från standard in, varje rad ett JSON-objekt.

Exempel:
  utbud match --questions
  utbud match FRÅGA=SVAR FRÅGA=SVAR,SVAR
  utbud match '{\"FRÅGA\": \"SVAR\"}'
  utbud match --json < svar.jsonl")]
pub(super) struct Match {
    /// Svaren
    #[arg(value_name = "SVAR")]
    answers: Vec<String>,
    #[command(flatten)]
    site: SiteArgs,
    /// Skriv resultatet som JSON, en rad för varje rad med svar
    #[arg(long)]
    json: bool,
    /// Visa frågorna och svaren som finns
    #[arg(long, conflicts_with_all = ["answers", "json"])]
    questions: bool,
}

/// Answers each line, and tells what is wrong with those that can't be answered.
pub(super) fn run(args: &Match, terminal: &Terminal) -> Result<Outcome, Trouble> {
    let progress = terminal.progress("Läser sajten …");
    let checked = check::read(&args.site.root, &options(&args.site, None))?;
    let Some((site, theme)) = checked.ready.as_ref().filter(|_| !checked.findings.stop(false)) else {
        drop(progress);
        terminal.print_drawn_error(&checked.report(false, terminal.err_colour));
        return Ok(Outcome::Stopped);
    };
    if args.questions {
        drop(progress);
        terminal.print(&asked(&site.questions()))?;
        return Ok(Outcome::Fine);
    }
    let finder = Finder::new(site, theme).map_err(|error| broken(&error))?;
    drop(progress);
    let mut fine = true;
    let mut answer = |answers: Result<Answers, Vec<AnswerFault>>| -> Result<(), Trouble> {
        fine &= answers.is_ok();
        let text = match answers {
            Ok(answers) if args.json => finder.json(&answers).map_err(|error| broken(&error))? + "\n",
            Ok(answers) => human(site, &finder.results(&answers).map_err(|error| broken(&error))?),
            Err(faults) if args.json => format!("{}\n", json!({ "error": told(&faults) })),
            Err(faults) => {
                faults.iter().for_each(|fault| terminal.tell(&Trouble::new(&fault.message).hint(&fault.hint)));
                return Ok(());
            }
        };
        if args.json { terminal.print_json(&text) } else { terminal.print(&text) }
    };
    let given: Vec<&str> = args.answers.iter().map(String::as_str).collect();
    match given.as_slice() {
        [] => {
            for line in io::stdin().lock().lines() {
                let line = line.map_err(|error| Trouble::new(format!("det går inte att läsa standard in: {error}")))?;
                if !line.trim().is_empty() {
                    answer(Answers::from_json(line.trim(), &finder.questions))?;
                }
            }
        }
        [one] if one.trim_start().starts_with('{') => answer(Answers::from_json(one.trim(), &finder.questions))?,
        words => answer(Answers::from_words(words.iter().copied(), &finder.questions))?,
    }
    Ok(if fine { Outcome::Fine } else { Outcome::Stopped })
}

/// The questions with their answers, a line each.
fn asked(questions: &[Question]) -> String {
    let mut text = String::new();
    for question in questions {
        text.push_str(&format!("{}  {}\n", question.id, question.fraga));
        if let Some(tal) = &question.tal {
            text.push_str(&format!("  ett heltal från 0 till {}\n", tal.hogst));
        }
        question.svar.iter().for_each(|svar| text.push_str(&format!("  {}  {}\n", svar.id, svar.text)));
    }
    text
}

/// The page's finder.
struct Finder {
    engine: Engine,
    questions: Vec<Question>,
}

/// An insats as the finder sees it.
#[derive(Debug, Deserialize)]
struct Judged {
    id: String,
    verdict: String,
    part: Option<String>,
    reasons: Vec<Reason>,
}

/// Why.
#[derive(Debug, Deserialize)]
struct Reason {
    text: String,
}

impl Finder {
    /// The theme's rules, on a site.
    fn new(site: &Site, theme: &Theme) -> Result<Self, ScriptError> {
        let engine = Engine::new()?;
        engine.classic(theme.script(RULES).unwrap_or_default())?;
        engine.classic(&Data::whole(site))?;
        engine.classic(GLUE)?;
        Ok(Self { engine, questions: site.questions() })
    }

    /// Answers and results as JSON.
    fn json(&self, answers: &Answers) -> Result<String, ScriptError> {
        self.engine.call("answer", &json!(answers.as_json()).to_string())
    }

    fn results(&self, answers: &Answers) -> Result<Vec<Judged>, ScriptError> {
        let wrong = |error: serde_json::Error| ScriptError { message: error.to_string(), stack: String::new() };
        let mut value: Value = serde_json::from_str(&self.json(answers)?).map_err(wrong)?;
        serde_json::from_value(value["results"].take()).map_err(wrong)
    }
}

fn broken(error: &ScriptError) -> Trouble {
    Trouble::new(format!("temats {RULES} går inte att köra: {error}")).hint("jämför med det inbyggda temats filer")
}

fn told(faults: &[AnswerFault]) -> String {
    faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// The results for people: by verdict, each insats with its reasons.
fn human(site: &Site, results: &[Judged]) -> String {
    let headings = [
        ("passar", "Passar"),
        ("passar_med_villkor", "Passar med villkor"),
        ("osakert", "Att kontrollera"),
        ("utesluts", "Utesluts"),
    ];
    let candidates: std::collections::HashMap<String, _> =
        site.candidates().into_iter().map(|candidate| (candidate.id.clone(), candidate)).collect();
    let mut text = String::new();
    for (verdict, heading) in headings {
        let of: Vec<&Judged> = results.iter().filter(|found| found.verdict == verdict).collect();
        if of.is_empty() {
            continue;
        }
        text.push_str(&format!("{heading} ({})\n\n", of.len()));
        for found in of {
            let candidate = &candidates[&found.id];
            let part = found.part.as_ref().and_then(|part| candidate.vagar.iter().find(|way| way.id.as_ref() == Some(part)));
            let part = part.and_then(|way| way.namn.as_ref()).map(|namn| format!(" – {namn}")).unwrap_or_default();
            text.push_str(&format!("  {}{part}\n", candidate.namn));
            found.reasons.iter().for_each(|reason| text.push_str(&format!("    {}\n", reason.text)));
            text.push('\n');
        }
    }
    text
}
