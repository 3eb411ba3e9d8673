//! What several commands take and give: which site, in which form, and how it ended.

use std::fmt;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::site::Options;
use crate::value::{Datum, Fault, SiteUrl};

/// How a command ended that met no trouble with its usage or the machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// All is well: exit code 0.
    Fine,
    /// Findings stopped it: exit code 1.
    Stopped,
}

/// Which site a command reads, and as of which day.
#[derive(Debug, Args)]
pub(super) struct SiteArgs {
    /// Mappen med site.toml [annars: den du står i]
    #[arg(long, value_name = "MAPP", default_value = ".")]
    pub(super) root: PathBuf,
    /// Dagen som sajten räknar som i dag [annars: dagens datum]
    #[arg(long, value_name = "ÅÅÅÅ-MM-DD", value_parser = value(Datum::parse))]
    pub(super) date: Option<Datum>,
}

/// The form of an answer.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Format {
    Text,
    Json,
}

/// The options that the arguments give; today by the machine's clock and time zone where they name no day.
pub(super) fn options(site: &SiteArgs, base_url: Option<SiteUrl>) -> Options {
    Options { date: site.date.unwrap_or_else(|| Datum::from(jiff::ZonedDateTime::now().date())), base_url }
}

/// A parser of an argument's value by the rule of a type in `value`.
pub(super) fn value<T>(parse: fn(&str) -> Result<T, Fault>) -> impl Fn(&str) -> Result<T, ValueFault> + Clone {
    move |text| parse(text).map_err(ValueFault)
}

/// The fault of an argument's value.
#[derive(Debug)]
pub(super) struct ValueFault(pub(super) Fault);

impl fmt::Display for ValueFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for ValueFault {}
