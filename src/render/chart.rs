//! Charts: from what a chart says (`site::chart`) to an SVG that stands in the page.
//!
//! A kind of chart builds an option for ECharts ([`lying_bars`]), the embedded QuickJS draws it, and [`svg`] rewrites the drawing
//! for our own pages: no style, stable ids, the theme's colours as CSS variables, a title and a description. The same chart gives
//! the same bytes, whatever was drawn before it, on any thread.

mod cache;
mod drawing;
mod lines;
mod lying_bars;
mod scale;
mod svg;
#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "goldens lie in files, and one test takes the time")]
mod tests;

use std::sync::Arc;

pub use self::cache::{ChartCache, ChartKey};
use self::drawing::Drawing;
use crate::script::echarts;
use crate::site::chart::{Chart, ChartKind};

/// The width that a chart is drawn for. A page holds both forms and shows the one that fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// 800 wide, for 40 rem and up: labels to the left of their bars.
    Wide,
    /// 360 wide, for phones and narrow columns: each label above its bar.
    Slim,
}

impl Form {
    /// The width in pixels.
    pub fn width(self) -> u32 {
        match self {
            Self::Wide => 800,
            Self::Slim => 360,
        }
    }

    /// The part of the SVG's ids that tells the two forms of a chart apart.
    fn suffix(self) -> &'static str {
        match self {
            Self::Wide => "bred",
            Self::Slim => "smal",
        }
    }
}

/// Why a chart can't be drawn. Each is our own fault: `site` makes no such chart, and ECharts draws all others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChartError {
    /// The id holds other characters than `[A-Za-z0-9_-]`, or none.
    Id(String),
    /// There are no bars.
    Empty,
    /// The value of the bar with this label is negative, infinite or not a number.
    Value(String),
    /// ECharts failed: its message and stack.
    Script(String),
    /// ECharts gave an SVG that isn't the kind of SVG we know: what is odd about it.
    Svg(String),
}

impl std::fmt::Display for ChartError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Id(id) => write!(f, "”{id}” kan inte vara ett diagrams id"),
            Self::Empty => f.write_str("diagrammet har inga staplar"),
            Self::Value(label) => write!(f, "värdet för ”{label}” går inte att rita"),
            Self::Script(message) => write!(f, "ECharts kunde inte rita diagrammet: {message}"),
            Self::Svg(message) => write!(f, "ECharts gav en oväntad SVG: {message}"),
        }
    }
}

impl std::error::Error for ChartError {}

/// The SVG of a chart in one form, from the cache if it was drawn before.
pub fn svg(chart: &Chart, form: Form, cache: &ChartCache) -> Result<Arc<str>, ChartError> {
    refuse_faults(chart)?;
    let key = ChartKey::new(chart, form);
    if let Some(known) = cache.get(key) {
        return Ok(known);
    }
    let svg: Arc<str> = draw(chart, form)?.into();
    cache.insert(key, Arc::clone(&svg));
    Ok(svg)
}

/// Draws a chart without faults anew.
fn draw(chart: &Chart, form: Form) -> Result<String, ChartError> {
    let Drawing { option, height } = match chart.kind {
        ChartKind::LyingBars => lying_bars::drawing(chart, form),
    };
    let raw = echarts::draw(&option, form.width(), height).map_err(|error| ChartError::Script(error.to_string()))?;
    let frame = svg::Frame {
        prefix: format!("{}-{}", chart.id, form.suffix()),
        title: &chart.headline,
        description: &chart.description,
        width: form.width(),
        height,
    };
    svg::rewritten(&raw, &frame).map_err(ChartError::Svg)
}

/// Refuses what no kind of chart can draw.
fn refuse_faults(chart: &Chart) -> Result<(), ChartError> {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    if chart.id.is_empty() || !chart.id.chars().all(plain) {
        return Err(ChartError::Id(chart.id.clone()));
    }
    if chart.bars.is_empty() {
        return Err(ChartError::Empty);
    }
    match chart.bars.iter().find(|bar| bar.value.is_some_and(|value| !value.is_finite() || value < 0.0)) {
        Some(bar) => Err(ChartError::Value(bar.label.clone())),
        None => Ok(()),
    }
}
