//! What expressions in text can say: the functions and their typed values.

mod insatser;
mod tabeller;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;

use super::statistik::NyckeltalView;
use super::{Cx, Page, words};
use crate::prose::{Argument, Call, Facts, ProseFault, Record};
use crate::value::{Fault, Slug};

/// What an expression says.
#[derive(Debug, Clone)]
pub enum Fact {
    /// Text, or a number with its noun.
    Text(String),
    /// A number of a table, with its unit.
    Number {
        /// The number in words.
        text: String,
        /// The table it comes from.
        tabell: Slug,
        /// It is protected, and the text says so.
        hidden: bool,
    },
    /// A chart of a table, numbered.
    Figure {
        /// Its anchor.
        id: String,
        /// `Figur 3`.
        name: String,
        /// The table.
        tabell: Slug,
        /// The chart.
        diagram: Slug,
    },
    /// A table, or some rows and columns of it, numbered.
    Table {
        /// Its anchor.
        id: String,
        /// `Tabell 2`.
        name: String,
        /// The table.
        tabell: Slug,
        /// The rows; none are all.
        rows: Option<Vec<usize>>,
        /// The columns; none are all.
        columns: Option<Vec<usize>>,
    },
    /// A figure, large.
    KeyFigure {
        /// What it shows.
        view: Box<NyckeltalView>,
        /// The table.
        tabell: Slug,
    },
    /// A list of insatser.
    Insatser {
        /// Which, in order.
        ids: Vec<Slug>,
        /// As a list or a table.
        form: ListForm,
        /// What to say where there are none.
        empty: String,
    },
}

impl Fact {
    /// The value as plain text.
    pub fn text(&self) -> String {
        match self {
            Self::Text(text) | Self::Number { text, .. } => text.clone(),
            Self::Figure { name, .. } | Self::Table { name, .. } => name.clone(),
            Self::KeyFigure { view, .. } => format!("{} {}", view.tal, view.enhet),
            Self::Insatser { ids, empty, .. } => {
                if ids.is_empty() {
                    empty.clone()
                } else {
                    words::count_insatser(ids.len())
                }
            }
        }
    }

    /// Whether it stands for a protected number.
    pub(super) fn is_hidden(&self) -> bool {
        matches!(self, Self::Number { hidden: true, .. })
    }

    /// The table it comes from.
    pub(super) fn tabell(&self) -> Option<&Slug> {
        match self {
            Self::Number { tabell, .. }
            | Self::Figure { tabell, .. }
            | Self::Table { tabell, .. }
            | Self::KeyFigure { tabell, .. } => Some(tabell),
            Self::Text(_) | Self::Insatser { .. } => None,
        }
    }
}

/// How a list of insatser is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListForm {
    /// Name, summary and queue, one under the other.
    List,
    /// A table with name, utförare, stadsområde and queue.
    Table,
}

const FUNCTIONS: &[&str] = &["andel", "antal_insatser", "diagram", "förändring", "insatser", "nyckeltal", "tabell", "tal"];

/// What a page's text stands for, where it is one of several.
#[derive(Debug, Clone)]
pub(super) struct Variable {
    name: &'static str,
    record: Record,
}

impl Variable {
    /// The variable of a report that is made for each of several.
    pub(super) fn of(cx: &Cx<'_>, page: &Page) -> Option<Self> {
        let Page::Rapport(_, Some(about)) = page else { return None };
        let c = cx.catalogue();
        let id = about.id.as_str();
        let attribute = |name: &str, text: &str| (name.to_owned(), Argument::Text(text.to_owned()));
        let (prefix, attributes) = match about.variable {
            "stadsområde" => {
                let row = c.stadsomraden().get(id)?;
                let forvaltning = c.organisationer().at(&row.forvaltning);
                ("stadsomrade", vec![attribute("namn", row.namn.as_str()), attribute("förvaltning", forvaltning.namn.as_str())])
            }
            "område" => {
                let row = c.omraden().get(id)?;
                ("omrade", vec![attribute("namn", row.namn.as_str()), attribute("kort", row.kort.as_str())])
            }
            "delområde" => ("delomrade", vec![attribute("namn", c.find_delomrade(id)?.0.namn.as_str())]),
            _ => {
                let row = c.organisationer().get(id)?;
                let kort = row.kort.as_ref().unwrap_or(&row.namn);
                ("organisation", vec![attribute("namn", row.namn.as_str()), attribute("kort", kort.as_str())])
            }
        };
        let attributes = attributes.into_iter().chain([attribute("id", id)]).collect();
        Some(Self { name: about.variable, record: Record { prefix: prefix.to_owned(), id: id.to_owned(), attributes } })
    }
}

/// The figures and tables of a text so far.
#[derive(Debug, Default)]
pub(super) struct Figures {
    figures: usize,
    tables: usize,
    /// What each is called in running text, by its id: `figur 3`.
    pub(super) names: BTreeMap<String, String>,
    /// Ids that stand twice.
    pub(super) twice: Vec<(String, Range<usize>)>,
}

impl Figures {
    /// The next figure's or table's name, kept under its id.
    fn next(&mut self, table: bool, id: &str, range: Range<usize>) -> String {
        let (counter, word) = if table { (&mut self.tables, "tabell") } else { (&mut self.figures, "figur") };
        *counter += 1;
        let name = format!("{word} {counter}");
        if self.names.insert(id.to_owned(), name.clone()).is_some() {
            self.twice.push((id.to_owned(), range));
        }
        words::sentence(&name)
    }
}

/// The facts that a page's text can ask for.
pub(super) struct PageFacts<'c, 's> {
    pub(super) cx: &'c Cx<'s>,
    pub(super) variable: Option<Variable>,
    pub(super) figures: RefCell<Figures>,
}

impl Facts for PageFacts<'_, '_> {
    type Value = Fact;

    fn functions(&self) -> &[&str] {
        FUNCTIONS
    }

    fn variables(&self) -> &[&str] {
        self.variable.as_ref().map_or(&[], |variable| std::slice::from_ref(&variable.name))
    }

    fn variable(&self, name: &str) -> Option<Argument> {
        self.variable.as_ref().filter(|variable| variable.name == name).map(|variable| Argument::Record(variable.record.clone()))
    }

    fn call(&self, call: &Call<'_>) -> Result<Fact, ProseFault> {
        match call.name() {
            "antal_insatser" => insatser::count(self.cx, call),
            "insatser" => insatser::list(self.cx, call),
            "tal" => tabeller::number(self.cx, call),
            "andel" => tabeller::share(self.cx, call),
            "förändring" => tabeller::change(self.cx, call),
            "diagram" => tabeller::figure(self.cx, call, &mut self.figures.borrow_mut()),
            "tabell" => tabeller::table(self.cx, call, &mut self.figures.borrow_mut()),
            _ => tabeller::key_figure(self.cx, call),
        }
    }

    fn show(&self, argument: &Argument) -> Result<Fact, Fault> {
        let hint = "skriv ett ord eller en funktion: {{ antal_insatser() }}";
        argument
            .as_text()
            .map(|text| Fact::Text(text.to_owned()))
            .ok_or_else(|| Fault::new("en lista går inte att skriva ut", hint))
    }

    fn is_block(&self, value: &Fact) -> bool {
        matches!(value, Fact::Insatser { .. } | Fact::Figure { .. } | Fact::Table { .. } | Fact::KeyFigure { .. })
    }
}
