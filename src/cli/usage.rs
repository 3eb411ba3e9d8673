//! Help and wrong usage in Swedish: `clap` finds the faults, the words are ours.

use std::ffi::OsString;

use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Args, Command};

use super::arguments::{Outcome, ValueFault};
use super::terminal::{Terminal, Trouble};
use crate::finding::{did_you_mean, meant};

/// The width that help is written for at most.
const WIDTH: usize = 100;

/// Visa hjälp för ett kommando
#[derive(Debug, Args)]
#[command(after_help = "Exempel:\n  utbud help check")]
pub(super) struct Help {
    /// Kommandot [annars: en översikt]
    #[arg(value_name = "KOMMANDO")]
    command: Option<String>,
}

/// Prints the help of a command.
pub(super) fn run(args: &Help, root: Command, terminal: &Terminal) -> Result<Outcome, Trouble> {
    let mut root = built(root);
    let help = match &args.command {
        None => root.render_help(),
        Some(name) => match root.find_subcommand_mut(name) {
            Some(command) => command.render_help(),
            None => return Err(unknown_command(name, &root)),
        },
    };
    terminal.print_drawn(&shown(&help, terminal.out_colour))?;
    Ok(Outcome::Fine)
}

/// The command line as `clap` knows it, with Swedish headings.
pub(super) fn command(root: Command) -> Command {
    let root = root
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .arg_required_else_help(false)
        .subcommand_value_name("KOMMANDO")
        .subcommand_help_heading("Kommandon")
        .max_term_width(WIDTH);
    dress(root, "")
}

fn dress(command: Command, parent: &str) -> Command {
    let name = format!("{parent}{}", command.get_name());
    let mut usage = name.clone();
    if command.has_subcommands() {
        usage.push_str(" <KOMMANDO>");
    }
    usage.push_str(" [FLAGGOR]");
    for argument in command.get_positionals() {
        let label = argument.get_value_names().and_then(<[_]>::first).map_or("", |label| label.as_str());
        usage.push_str(&if argument.is_required_set() { format!(" <{label}>") } else { format!(" [{label}]") });
    }
    command
        .help_template("{about-with-newline}\n\u{1b}[1m\u{1b}[4mAnvändning:\u{1b}[0m {usage}\n\n{all-args}{after-help}\n")
        .override_usage(usage)
        .mut_args(|argument| {
            let heading = if argument.is_positional() { "Argument" } else { "Flaggor" };
            let valued = argument.is_positional() || argument.get_action().takes_values();
            argument.help_heading(heading).hide_default_value(valued).hide_possible_values(valued)
        })
        .mut_subcommands(|below| dress(below, &format!("{name} ")))
}

fn built(root: Command) -> Command {
    let mut root = command(root);
    root.build();
    root
}

fn shown(text: &StyledStr, colour: bool) -> String {
    if colour { text.ansi().to_string() } else { text.to_string() }
}

/// What to do where `clap` found no command to run: help, the version, or what is wrong.
pub(super) fn answer(
    error: &clap::Error,
    arguments: &[OsString],
    root: Command,
    terminal: &Terminal,
) -> Result<Outcome, Trouble> {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        terminal.print_drawn(&shown(&error.render(), terminal.out_colour))?;
        return Ok(Outcome::Fine);
    }
    let mut root = built(root);
    match error.kind() {
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let help = shown(&root.render_help(), terminal.err_colour);
            return Err(Trouble::new("det fattas ett kommando").after(help));
        }
        ErrorKind::InvalidSubcommand => {
            return Err(unknown_command(&first(error, ContextKind::InvalidSubcommand), &root));
        }
        _ => {}
    }
    let chosen = arguments.iter().skip(1).find_map(|argument| root.find_subcommand(argument)).unwrap_or(&root);
    let trouble = wrong(error, chosen);
    Err(trouble.after(pointer_to_help(chosen)))
}

/// The trouble with the arguments of a command, in our words.
fn wrong(error: &clap::Error, command: &Command) -> Trouble {
    let argument = first(error, ContextKind::InvalidArg);
    let name = argument.split([' ', '=']).next().unwrap_or_default();
    match error.kind() {
        ErrorKind::UnknownArgument => unknown_argument(name, error, command),
        ErrorKind::InvalidValue
        | ErrorKind::ValueValidation
        | ErrorKind::NoEquals
        | ErrorKind::TooFewValues
        | ErrorKind::WrongNumberOfValues => wrong_value(&argument, name, error),
        ErrorKind::TooManyValues => {
            let value = first(error, ContextKind::InvalidValue);
            Trouble::new(format!("”{name}” tar inte värdet ”{value}”")).hint("ta bort värdet")
        }
        ErrorKind::MissingRequiredArgument => {
            Trouble::new(format!("det fattas: {}", all(error, ContextKind::InvalidArg).join(" ")))
        }
        ErrorKind::ArgumentConflict => {
            let other = all(error, ContextKind::PriorArg).join(" och ");
            if other.is_empty() || other == argument {
                Trouble::new(format!("”{name}” står två gånger")).hint("skriv den en gång")
            } else {
                Trouble::new(format!("”{name}” går inte ihop med {other}"))
            }
        }
        ErrorKind::InvalidUtf8 => Trouble::new("ett argument är inte skrivet i UTF-8"),
        other => Trouble::new(format!("kommandot går inte att läsa ({other:?})")),
    }
}

fn unknown_argument(name: &str, error: &clap::Error, command: &Command) -> Trouble {
    if !name.starts_with('-') {
        return Trouble::new(format!("”{name}” är ett ord för mycket"));
    }
    let known = |argument: &clap::Arg| argument.get_long().is_some_and(|long| name.strip_prefix("--") == Some(long));
    if command.get_arguments().any(known) {
        return Trouble::new(format!("flaggan ”{name}” står före kommandot")).hint("skriv den efter kommandot");
    }
    let trouble = Trouble::new(format!("flaggan ”{name}” finns inte"));
    match first(error, ContextKind::SuggestedArg) {
        near if near.is_empty() => trouble,
        near => trouble.hint(meant(&near)),
    }
}

/// The trouble with an argument's value: none, one that is no word of its list, or one that breaks its type's rule.
fn wrong_value(argument: &str, name: &str, error: &clap::Error) -> Trouble {
    let value = first(error, ContextKind::InvalidValue);
    let words = all(error, ContextKind::ValidValue);
    let options = format!("här kan stå: {}", words.join(", "));
    if let Some(ValueFault(fault)) = std::error::Error::source(error).and_then(|source| source.downcast_ref()) {
        Trouble::new(format!("{name}: {}", fault.message)).hint(&fault.hint)
    } else if value.is_empty() {
        Trouble::new(format!("”{name}” saknar värde")).hint(if words.is_empty() { format!("skriv {argument}") } else { options })
    } else {
        let trouble = Trouble::new(format!("”{value}” kan inte stå som {name}"));
        if words.is_empty() { trouble } else { trouble.hint(did_you_mean(&value, &words, options)) }
    }
}

fn unknown_command(name: &str, root: &Command) -> Trouble {
    let hint = did_you_mean(name, root.get_subcommands().map(Command::get_name), "”utbud --help” visar kommandona");
    Trouble::new(format!("kommandot ”{name}” finns inte")).hint(hint).after(pointer_to_help(root))
}

fn pointer_to_help(command: &Command) -> String {
    let mut command = command.clone();
    let name = command.get_bin_name().unwrap_or("utbud").to_owned();
    let usage = command.render_usage().to_string();
    let usage = usage.trim().trim_start_matches("Usage:").trim();
    format!("Användning: {usage}\nMer hjälp: {name} --help\n")
}

/// The first text that an error has of a kind; empty if it has none.
fn first(error: &clap::Error, kind: ContextKind) -> String {
    all(error, kind).into_iter().next().unwrap_or_default()
}

fn all(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        Some(ContextValue::StyledStr(text)) => vec![text.to_string()],
        Some(_) | None => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;
    use crate::cli::Line;

    #[test]
    fn the_command_line_holds_together() {
        command(Line::command()).debug_assert();
    }

    #[test]
    fn every_command_has_an_example() {
        for command in built(Line::command()).get_subcommands() {
            let after = command.get_after_help().map(ToString::to_string).unwrap_or_default();
            assert!(after.contains(&format!("Exempel:\n  utbud {}", command.get_name())), "{}", command.get_name());
        }
    }
}
