//! The command line: arguments in, text and an exit code out.
//!
//! One file a command. This is the only room that prints, reads the clock and reads the environment; what it learns from them
//! goes to the stages as options. Verbs and flags are English, help and messages Swedish: the doc comments of the arguments
//! are their help.

mod arguments;
mod audit;
mod build;
mod cache;
mod check;
mod explain;
mod history;
mod matching;
mod new;
mod schema;
mod search;
mod signal;
mod terminal;
mod usage;

use std::process::ExitCode;

use clap::{ArgAction, CommandFactory as _, FromArgMatches as _, Parser, Subcommand};

use self::arguments::Outcome;
use self::terminal::{Terminal, Trouble};

/// Exit code for wrong usage, and for what the machine refuses.
const TROUBLE: u8 = 2;

/// Bygger en statisk rapportsajt av insatser, avtal och statistik ur YAML
#[derive(Debug, Parser)]
#[command(
    name = "utbud",
    version,
    after_help = "\
Slutkoder: 0 allt gick bra, 1 fel i innehållet, 2 fel i kommandot eller på datorn

Exempel:
  utbud check
  utbud build --out public
  utbud help new"
)]
struct Line {
    #[command(subcommand)]
    command: Command,
    /// Visa hjälp
    #[arg(short = 'h', long, action = ArgAction::Help, global = true, display_order = 99)]
    help: Option<bool>,
    /// Visa version
    #[arg(short = 'V', long, action = ArgAction::Version, display_order = 99)]
    version: Option<bool>,
}

#[derive(Debug, Subcommand)]
enum Command {
    Build(build::Build),
    Check(check::Check),
    Explain(explain::Explain),
    Audit(audit::Audit),
    Match(matching::Match),
    New(new::New),
    Schema(schema::Schema),
    Search(search::Search),
    Help(usage::Help),
}

/// Does what the process's arguments say, and prints it.
pub fn run() -> ExitCode {
    let terminal = Terminal::from_environment();
    let arguments: Vec<_> = std::env::args_os().collect();
    let done =
        match usage::command(Line::command()).try_get_matches_from(&arguments).and_then(|found| Line::from_arg_matches(&found)) {
            Ok(line) => dispatch(&line.command, &terminal),
            Err(error) => usage::answer(&error, &arguments, Line::command(), &terminal),
        };
    match done {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::Stopped) => ExitCode::FAILURE,
        Err(trouble) => {
            terminal.tell(&trouble);
            ExitCode::from(TROUBLE)
        }
    }
}

fn dispatch(command: &Command, terminal: &Terminal) -> Result<Outcome, Trouble> {
    match command {
        Command::Build(args) => build::run(args, terminal),
        Command::Check(args) => check::run(args, terminal),
        Command::Explain(args) => explain::run(args, terminal),
        Command::Audit(args) => audit::run(args, terminal),
        Command::Match(args) => matching::run(args, terminal),
        Command::New(args) => new::run(args, terminal),
        Command::Schema(args) => schema::run(args, terminal),
        Command::Search(args) => search::run(args, terminal),
        Command::Help(args) => usage::run(args, Line::command(), terminal),
    }
}
