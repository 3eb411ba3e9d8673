//! Where a command's words go: standard output, standard error, a progress line.
//!
//! A reader that hangs up (`utbud check | head`) is no fault: the rest is not written, and the command ends as it would have.

use std::io::{self, IsTerminal as _, Write};
use std::path::Path;
use std::time::Duration;

use annotate_snippets::{Group, Level, Renderer};
use indicatif::ProgressBar;

use crate::source::Closed;
use crate::value::{mask, visible, visible_json};

/// What keeps a command from its work: wrong usage, or the machine. Told on standard error, exit code 2.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Trouble {
    message: String,
    hint: Option<String>,
    after: String,
}

impl Trouble {
    /// Trouble, in a line of plain Swedish.
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), hint: None, after: String::new() }
    }

    /// The machine refused: what was tried, on which file or folder, and why it failed.
    pub(super) fn machine(tried: &str, path: &Path, error: &io::Error) -> Self {
        Self::new(format!("det går inte att {tried} {}: {}", path.display(), reason(error)))
    }

    /// A file that is not read.
    pub(super) fn closed(path: &Path, closed: Closed) -> Self {
        let why = match closed {
            Closed::Machine(error) => return Self::machine("läsa", path, &error),
            Closed::Missing => "den finns inte",
            Closed::LinkOut => "den är en länk som leder ut ur mappen eller ingenstans",
            Closed::Folder => "den är en mapp, ingen fil",
            Closed::NoFile => "den är ingen vanlig fil",
            Closed::TooLarge => "den är för stor",
        };
        Self::new(format!("det går inte att läsa {}: {why}", path.display()))
    }

    /// The same with what to do about it.
    #[must_use]
    pub(super) fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }

    /// The same with text to show below it.
    #[must_use]
    pub(super) fn after(self, after: impl Into<String>) -> Self {
        Self { after: after.into(), ..self }
    }
}

/// Why the machine refused, in Swedish where we know the reason.
fn reason(error: &io::Error) -> String {
    let known = match error.kind() {
        io::ErrorKind::NotFound => "den finns inte",
        io::ErrorKind::PermissionDenied => "du saknar behörighet",
        io::ErrorKind::AlreadyExists => "den finns redan",
        io::ErrorKind::NotADirectory => "en del av sökvägen är en fil, ingen mapp",
        io::ErrorKind::IsADirectory => "den är en mapp, ingen fil",
        io::ErrorKind::ReadOnlyFilesystem => "disken är skrivskyddad",
        io::ErrorKind::StorageFull => "disken är full",
        io::ErrorKind::QuotaExceeded => "ditt utrymme är slut",
        io::ErrorKind::InvalidFilename => "namnet går inte att använda",
        _ => return error.to_string(),
    };
    known.to_owned()
}

/// Standard output and standard error, and what they can show.
#[derive(Debug)]
pub(super) struct Terminal {
    /// Whether standard output shows colours.
    pub(super) out_colour: bool,
    /// Whether standard error shows colours.
    pub(super) err_colour: bool,
    progress: bool,
}

impl Terminal {
    /// The process's own. Colours on a terminal only, and none where `NO_COLOR` is set (<https://no-color.org>) or the terminal is dumb.
    pub(super) fn from_environment() -> Self {
        let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let plain = set("NO_COLOR") || std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        let err_terminal = io::stderr().is_terminal();
        Self { out_colour: !plain && io::stdout().is_terminal(), err_colour: !plain && err_terminal, progress: err_terminal }
    }

    /// Writes text to standard output, what can't be seen in it shown.
    pub(super) fn print(&self, text: &str) -> Result<(), Trouble> {
        self.print_drawn(&visible(text))
    }

    /// Writes JSON to standard output, what can't be seen in it escaped.
    pub(super) fn print_json(&self, json: &str) -> Result<(), Trouble> {
        self.print_drawn(&visible_json(json))
    }

    /// Writes text to standard output in which our own colours may stand, and nothing else that can't be seen.
    pub(super) fn print_drawn(&self, text: &str) -> Result<(), Trouble> {
        let mut out = io::stdout().lock();
        match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                Err(Trouble::new(format!("det går inte att skriva till standard ut: {}", reason(&error))))
            }
            Ok(()) | Err(_) => Ok(()),
        }
    }

    /// Writes text to standard error in which our own colours may stand, and nothing else that can't be seen.
    pub(super) fn print_drawn_error(&self, text: &str) {
        // Where standard error is gone there is nobody left to tell.
        let _ = io::stderr().lock().write_all(text.as_bytes());
    }

    /// Tells what went wrong. A path in it may hold a personnummer.
    pub(super) fn tell(&self, trouble: &Trouble) {
        let renderer = if self.err_colour { Renderer::styled() } else { Renderer::plain() };
        let line = |level: Level<'static>, name: &'static str, text: &str| {
            format!("{}\n", renderer.render(&[Group::with_title(level.with_name(name).primary_title(text))]))
        };
        let mut text = line(Level::ERROR, "fel", &visible(&mask(&trouble.message)));
        if let Some(hint) = &trouble.hint {
            text.push_str(&line(Level::HELP, "tips", &visible(hint)));
        }
        if !trouble.after.is_empty() {
            text.push('\n');
            text.push_str(&trouble.after);
        }
        self.print_drawn_error(&text);
    }

    /// Shows what is going on until the answer is dropped; nothing where standard error is no terminal.
    pub(super) fn progress(&self, doing: &'static str) -> Progress {
        if !self.progress {
            return Progress(None);
        }
        let bar = ProgressBar::new_spinner().with_message(doing);
        bar.enable_steady_tick(Duration::from_millis(100));
        Progress(Some(bar))
    }
}

/// A line that tells what is going on; gone when it is dropped.
#[derive(Debug)]
pub(super) struct Progress(Option<ProgressBar>);

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}
