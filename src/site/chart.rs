//! A chart as data: what it says and shows, not how it looks.
//!
//! In: protected values. Out: what `render::chart` draws. It knows nothing of sizes, fonts or ECharts; two charts that are equal
//! here are the same bytes there.

use serde::{Deserialize, Serialize};

/// A chart.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Chart {
    /// Unique on its page; the prefix of all ids in the SVG: `[A-Za-z0-9_-]+`.
    pub id: String,
    /// The finding, as text for the SVG's title.
    pub headline: String,
    /// What is counted, of what and when: stands below the headline on the page, not in the SVG.
    pub subtitle: String,
    /// One or two sentences that say the values in words, for screen readers.
    pub description: String,
    /// What the numbers count, in plural: `insatser`. `procent` is written as `%` after each number;
    /// empty where the subtitle says it.
    pub unit: String,
    /// The bars, in the order they stand.
    pub bars: Vec<Bar>,
    /// How it is drawn.
    pub kind: ChartKind,
}

/// One bar.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Bar {
    /// What the bar counts. A soft hyphen (U+00AD) says where a long word may be broken.
    pub label: String,
    /// A shorter label for the slim form.
    pub short: Option<String>,
    /// The value, finite and not negative; `None` is "uppgift saknas": a gap, which is not zero.
    pub value: Option<f64>,
    /// The område that the bar stands for.
    pub hue: Option<Hue>,
    /// Whether this bar is the finding.
    pub emphasis: bool,
}

/// How a chart is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ChartKind {
    /// Lying bars, one a row, each with its value at the end.
    LyingBars,
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

impl Hue {
    /// The colour as the theme's variable.
    pub fn css(self) -> &'static str {
        match self {
            Self::Sociala => "var(--sociala)",
            Self::Halso => "var(--halso)",
            Self::Kompetens => "var(--kompetens)",
            Self::Jobb => "var(--jobb)",
        }
    }
}
