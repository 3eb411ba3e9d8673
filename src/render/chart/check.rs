//! What a kind of chart can't show.

use super::ChartError;
use super::paint::MOST_SERIES;
use crate::site::chart::{Chart, ChartCell, ChartKind};

/// The most columns of a heat map that are wide enough in a phone.
const MOST_COLUMNS: usize = 20;
/// The most panels.
const MOST_PANELS: usize = 12;
/// The largest number that is drawn.
const LARGEST: f64 = 1e15;

/// Refuses a chart that can't be drawn, with the reason.
///
/// # Errors
/// What is wrong with the data for this kind.
pub fn check(chart: &Chart) -> Result<(), ChartError> {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    if chart.id.is_empty() || !chart.id.chars().all(plain) {
        return Err(ChartError::Id(chart.id.clone()));
    }
    if chart.categories.is_empty() || chart.series.is_empty() {
        return Err(ChartError::Empty);
    }
    for series in chart.series.iter().chain(&chart.compare) {
        if series.values.len() != chart.categories.len() {
            return Err(ChartError::Uneven(series.name.clone()));
        }
        for (cell, category) in series.values.iter().zip(&chart.categories) {
            if cell.number().is_some_and(|value| !value.is_finite() || value.abs() > LARGEST) {
                return Err(ChartError::Value(category.label.clone()));
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
        return Err(ChartError::Series { count, least, most });
    }
    if chart.compare.is_some() && !matches!(chart.kind, ChartKind::StandingBars | ChartKind::LyingBars) {
        return Err(ChartError::Compare);
    }
    if chart.categories.iter().any(|category| category.parent.is_some()) && chart.kind != ChartKind::Treemap {
        return Err(ChartError::Parts);
    }
    match chart.kind {
        ChartKind::StandingBars | ChartKind::LyingBars | ChartKind::Grouped | ChartKind::Slope | ChartKind::HeatMap => Ok(()),
        ChartKind::Line if chart.categories.len() < 2 => Err(ChartError::OnePoint),
        ChartKind::Line => Ok(()),
        ChartKind::Stacked | ChartKind::SmallMultiples | ChartKind::Sankey => refuse_negative(chart),
        ChartKind::Shares => refuse_negative(chart).and_then(|()| refuse_broken_shares(chart)),
        ChartKind::Treemap => refuse_negative(chart).and_then(|()| refuse_broken_tree(chart)),
    }
}

fn refuse_negative(chart: &Chart) -> Result<(), ChartError> {
    for series in &chart.series {
        let found = series.values.iter().position(|cell| cell.number().is_some_and(|value| value < 0.0));
        if let Some(at) = found {
            return Err(ChartError::Negative(chart.categories[at].label.clone()));
        }
    }
    Ok(())
}

/// Shares add up to a whole but for rounding, or are counts of one.
fn refuse_broken_shares(chart: &Chart) -> Result<(), ChartError> {
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
        let is_whole = if chart.is_percent() { (sum - 100.0).abs() <= 0.5 * parts as f64 } else { sum > 0.0 };
        if !is_whole {
            return Err(ChartError::Sum { label: category.label.clone(), sum: crate::value::decimal(sum, 1) });
        }
    }
    Ok(())
}

/// A part is in a whole that is in none.
fn refuse_broken_tree(chart: &Chart) -> Result<(), ChartError> {
    for category in &chart.categories {
        let Some(parent) = category.parent else { continue };
        if chart.categories.get(parent).is_none_or(|parent| parent.parent.is_some()) {
            return Err(ChartError::Tree(category.label.clone()));
        }
    }
    let values = &chart.series[0].values;
    if values.iter().any(|cell| cell.number().is_some_and(|value| value > 0.0)) { Ok(()) } else { Err(ChartError::Empty) }
}
