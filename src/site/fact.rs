//! What a page's texts say once their expressions are evaluated.

use std::collections::BTreeMap;

use super::show::key_figure::NyckeltalView;
use super::words;
use crate::prose::{Prose, Record};
use crate::value::Slug;

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

/// What a page's text stands for, where it is one of several.
#[derive(Debug, Clone)]
pub(super) struct Variable {
    /// Its name: `stadsområde`.
    pub(super) name: &'static str,
    /// What it stands for.
    pub(super) record: Record,
}

/// A page's running text, its expressions evaluated.
pub type PageProse = Prose<Fact>;

/// The texts of a page.
#[derive(Debug, Default)]
pub(super) struct PageTexts {
    /// The running text.
    pub(super) main: Option<PageProse>,
    /// Short texts with expressions, by their key: `titel`, `ingress`, `kan_inte_svara_på/0`.
    pub(super) short: BTreeMap<String, String>,
    /// What the figures and tables of the running text are called, by their ids: `figur 3`, and the ids that they have on the page.
    pub(super) figures: BTreeMap<String, (String, String)>,
}
