//! What a chart says and shows.

use serde::{Deserialize, Serialize};

/// A chart: a value for each category in each series.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Chart {
    /// Unique on its page; the prefix of all ids in the SVG: `[A-Za-z0-9_-]+`.
    pub id: String,
    /// The finding, as text for the SVG's title.
    pub headline: String,
    /// What is counted, in which unit, population and period.
    pub subtitle: Option<String>,
    /// One or two sentences that say the values in words, for screen readers.
    pub description: String,
    /// What the numbers count, in plural: `insatser`. `procent` is written as `%` after each number;
    /// empty where the subtitle says it.
    pub unit: String,
    /// What one of them is called, where the table says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub singular: Option<String>,
    /// How it is drawn.
    pub kind: ChartKind,
    /// What the values are of, in the order they stand: bars, rows, points along a line.
    pub categories: Vec<Category>,
    /// The values: one list in most charts, several where categories are parted or followed.
    pub series: Vec<Series>,
    /// The values that those of a single series are compared with, as last year's: a tick on each bar.
    pub compare: Option<Series>,
}

impl Chart {
    /// Whether each number carries a percent sign.
    pub fn is_percent(&self) -> bool {
        matches!(self.unit.as_str(), "procent" | "%")
    }
}

/// What a value is of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Category {
    /// Its name. A soft hyphen (U+00AD) says where a long word may be broken.
    pub label: String,
    /// A shorter name for the slim form.
    pub short: Option<String>,
    /// The område that it stands for.
    pub hue: Option<Hue>,
    /// Whether it is the finding.
    pub emphasis: bool,
    /// The category that it is a part of, by index: `varav`. Only a treemap draws it so.
    pub parent: Option<usize>,
}

impl Category {
    /// A category with nothing but its name.
    pub fn new(label: impl Into<String>) -> Self {
        Self { label: label.into(), short: None, hue: None, emphasis: false, parent: None }
    }
}

/// A named list of values, one for each category.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Series {
    /// Its name; it may be empty where there is only one.
    pub name: String,
    /// A shorter name for the slim form.
    pub short: Option<String>,
    /// The values, in the order of the categories.
    pub values: Vec<ChartCell>,
}

impl Series {
    /// A series without a short name.
    pub fn new(name: impl Into<String>, values: Vec<ChartCell>) -> Self {
        Self { name: name.into(), short: None, values }
    }
}

/// A value, or why there is none. A hidden one holds nothing that could be drawn.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum ChartCell {
    /// A finite number.
    Value(f64),
    /// "Uppgift saknas": a gap, which is not zero.
    Missing,
    /// "Ej tillämpligt".
    NotApplicable,
    /// "..": withheld to protect persons.
    Hidden,
}

impl ChartCell {
    /// The number, if there is one.
    pub fn number(self) -> Option<f64> {
        match self {
            Self::Value(value) => Some(value),
            Self::Missing | Self::NotApplicable | Self::Hidden => None,
        }
    }
}

/// How a chart is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ChartKind {
    /// Standing bars of one series; they lie down where their labels have no room.
    StandingBars,
    /// Lying bars of one series, one a row, each with its value at the end.
    LyingBars,
    /// Lying bars side by side, one for each series.
    Grouped,
    /// Lying bars of parts that add up to a whole.
    Stacked,
    /// Lying bars of parts of 100 %.
    Shares,
    /// A line for each series along the categories.
    Line,
    /// A line for each category between two series.
    Slope,
    /// A row for each category, a column for each series, a cell's tone for its value.
    HeatMap,
    /// A panel of lying bars for each series, on one scale.
    SmallMultiples,
    /// An area for each category of one series, inside the one it is a part of.
    Treemap,
    /// A band from each category to each series.
    Sankey,
}

impl ChartKind {
    /// What an editor calls it.
    pub fn swedish(self) -> &'static str {
        match self {
            Self::StandingBars => "staplar",
            Self::LyingBars => "liggande_staplar",
            Self::Grouped => "grupperade",
            Self::Stacked => "staplade",
            Self::Shares => "andelar",
            Self::Line => "linje",
            Self::Slope => "lutning",
            Self::HeatMap => "värmekarta",
            Self::SmallMultiples => "smådiagram",
            Self::Treemap => "trädkarta",
            Self::Sankey => "flöde",
        }
    }
}

/// The colour of an område. Its name always stands beside it: the hue alone says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Hue {
    /// Sociala insatser.
    Sociala,
    /// Hälsorelaterade insatser.
    Halso,
    /// Kompetenshöjande insatser.
    Kompetens,
    /// Jobbfokuserade insatser.
    Jobb,
}
