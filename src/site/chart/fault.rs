//! What an editor must change before a chart can be drawn: a kind that can't show these rows and columns.
//!
//! In: a chart as data. Out: its fault. That its numbers are hidden, missing or zero is none, see [`super::Empty`].

use super::data::{Chart, ChartCell, ChartKind};
use crate::rule::{Rule, page as rules, theme};
use crate::value::decimal;

/// The most series that a chart can tell apart by their fills.
pub const MOST_SERIES: usize = 6;
/// The most columns of a heat map that are wide enough in a phone.
pub const MOST_COLUMNS: usize = 20;
/// The most panels.
const MOST_PANELS: usize = 12;
/// The largest number that is drawn.
const LARGEST: f64 = 1e15;

/// Why a chart can't be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChartFault {
    /// The id holds other characters than `[A-Za-z0-9_-]`, or none.
    Id(String),
    /// The series with this name has another number of values than there are categories.
    Uneven(String),
    /// The value of the category with this label is infinite, not a number or too large.
    Value(String),
    /// The category with this label has a negative value in a kind whose parts make a whole or an area.
    Negative(String),
    /// The shares of the category with this label don't add up to 100 %: their sum.
    #[expect(missing_docs, reason = "the fields are what the sentence says")]
    Sum { label: String, sum: String },
    /// The kind can't hold so many or so few series.
    #[expect(missing_docs, reason = "the fields are what the sentence says")]
    Series { kind: ChartKind, names: Vec<String>, least: usize, most: usize },
    /// The kind has no ticks for what is compared.
    Compare,
    /// The kind has no parts inside categories: they would be counted twice.
    Parts,
    /// The category with this label is part of one that does not exist or is a part itself.
    Tree(String),
}

impl std::fmt::Display for ChartFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Id(id) => write!(f, "”{id}” kan inte vara ett diagrams id"),
            Self::Uneven(name) => write!(f, "serien ”{name}” har inte lika många värden som diagrammet har rader"),
            Self::Value(label) => write!(f, "värdet för ”{label}” går inte att rita"),
            Self::Negative(label) => write!(f, "”{label}” har ett negativt värde, som inte kan vara en del av en helhet"),
            Self::Sum { label, sum } => write!(f, "andelarna för ”{label}” summerar till {sum}, inte till 100"),
            Self::Series { kind, names, least, most } => {
                let how_many = if least == most { least.to_string() } else { format!("{least}–{most}") };
                let word = if *most == 1 { "serie" } else { "serier" };
                write!(f, "{} visar {how_many} {word}, men här är {}: {}", kind.swedish(), names.len(), names.join(", "))
            }
            Self::Compare => f.write_str("bara staplar av en kolumn kan jämföras med en annan"),
            Self::Parts => f.write_str("rader som är del av en annan rad skulle räknas två gånger"),
            Self::Tree(label) => write!(f, "”{label}” är del av en rad som inte finns eller som själv är en del"),
        }
    }
}

impl ChartFault {
    /// The rule that the chart breaks.
    pub(crate) fn rule(&self) -> &'static Rule {
        match self {
            Self::Series { .. } => &rules::DIAGRAM_ANTAL_SERIER,
            Self::Compare => &rules::DIAGRAM_JAMFOR,
            Self::Sum { .. } => &rules::DIAGRAM_ANDELAR,
            Self::Tree(_) => &rules::DIAGRAM_DELAR_I_LED,
            // A table's charts have sound ids, as many values in each series, numbers from zero, and parts in tree maps alone.
            Self::Id(_) | Self::Uneven(_) | Self::Value(_) | Self::Negative(_) | Self::Parts => &theme::FEL_I_PROGRAMMET,
        }
    }

    /// What to write instead.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Series { names, most, .. } if names.len() > *most => {
                "välj färre med rader: eller kolumner:, eller en annan typ: grupperade, linje eller värmekarta"
            }
            Self::Series { .. } => "välj två tidpunkter med kolumner:, eller en annan typ",
            Self::Compare => "ta bort jämför:, eller välj typ: liggande_staplar och en kolumn",
            Self::Negative(_) => "välj typ: liggande_staplar eller grupperade, som kan visa tal under noll",
            Self::Sum { .. } => "välj alla delar av helheten med rader: eller kolumner:, eller typ: grupperade",
            Self::Parts | Self::Tree(_) | Self::Id(_) | Self::Uneven(_) | Self::Value(_) => {
                "byt typ på diagrammet, eller välj andra rader och kolumner"
            }
        }
    }
}

/// Refuses a chart that can't be drawn, with the reason.
///
/// # Errors
/// What is wrong with the data for this kind.
pub fn check(chart: &Chart) -> Result<(), ChartFault> {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    if chart.id.is_empty() || !chart.id.chars().all(plain) {
        return Err(ChartFault::Id(chart.id.clone()));
    }
    for series in chart.series.iter().chain(&chart.compare) {
        if series.values.len() != chart.categories.len() {
            return Err(ChartFault::Uneven(series.name.clone()));
        }
        for (cell, category) in series.values.iter().zip(&chart.categories) {
            if cell.number().is_some_and(|value| !value.is_finite() || value.abs() > LARGEST) {
                return Err(ChartFault::Value(category.label.clone()));
            }
        }
    }
    let count = chart.series.len();
    let (least, most) = match chart.kind {
        ChartKind::StandingBars | ChartKind::LyingBars | ChartKind::Treemap => (1, 1),
        ChartKind::Grouped | ChartKind::Stacked | ChartKind::Shares | ChartKind::Line => (1, MOST_SERIES),
        ChartKind::Slope => (2, 2),
        ChartKind::HeatMap => (1, MOST_COLUMNS),
        ChartKind::SmallMultiples | ChartKind::Sankey => (1, MOST_PANELS),
    };
    if !(least..=most).contains(&count) {
        let names = chart.series.iter().map(|series| series.name.clone()).collect();
        return Err(ChartFault::Series { kind: chart.kind, names, least, most });
    }
    if chart.compare.is_some() && !matches!(chart.kind, ChartKind::StandingBars | ChartKind::LyingBars) {
        return Err(ChartFault::Compare);
    }
    if chart.categories.iter().any(|category| category.parent.is_some()) && chart.kind != ChartKind::Treemap {
        return Err(ChartFault::Parts);
    }
    match chart.kind {
        ChartKind::StandingBars
        | ChartKind::LyingBars
        | ChartKind::Grouped
        | ChartKind::Slope
        | ChartKind::HeatMap
        | ChartKind::Line => Ok(()),
        ChartKind::Stacked | ChartKind::SmallMultiples | ChartKind::Sankey => refuse_negative(chart),
        ChartKind::Shares => refuse_negative(chart).and_then(|()| refuse_broken_shares(chart)),
        ChartKind::Treemap => refuse_negative(chart).and_then(|()| refuse_broken_tree(chart)),
    }
}

fn refuse_negative(chart: &Chart) -> Result<(), ChartFault> {
    for series in &chart.series {
        let found = series.values.iter().position(|cell| cell.number().is_some_and(|value| value < 0.0));
        if let Some(at) = found {
            return Err(ChartFault::Negative(chart.categories[at].label.clone()));
        }
    }
    Ok(())
}

/// Shares add up to a whole but for rounding, or are counts of one.
fn refuse_broken_shares(chart: &Chart) -> Result<(), ChartFault> {
    for (at, category) in chart.categories.iter().enumerate() {
        let cells = || chart.series.iter().map(|series| series.values[at]);
        if cells().any(|cell| matches!(cell, ChartCell::Missing | ChartCell::Hidden)) {
            continue;
        }
        let sum: f64 = cells().filter_map(ChartCell::number).sum();
        let parts = cells().filter(|cell| cell.number().is_some()).count();
        if parts == 0 {
            continue;
        }
        // Where nothing is there is nothing to share.
        let is_whole = !chart.is_percent() || sum == 0.0 || (sum - 100.0).abs() <= 0.5 * parts as f64;
        if !is_whole {
            return Err(ChartFault::Sum { label: category.label.clone(), sum: decimal(sum, 1) });
        }
    }
    Ok(())
}

/// A part is in a whole that is in none.
fn refuse_broken_tree(chart: &Chart) -> Result<(), ChartFault> {
    for category in &chart.categories {
        let Some(parent) = category.parent else { continue };
        if chart.categories.get(parent).is_none_or(|parent| parent.parent.is_some()) {
            return Err(ChartFault::Tree(category.label.clone()));
        }
    }
    Ok(())
}
