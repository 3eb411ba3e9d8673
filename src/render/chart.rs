//! Charts: from what a chart says (`site::chart`) to an SVG that stands in the page.
//!
//! A kind of chart builds an option for ECharts (a file each, as [`lying_bars`]) and says what lies over it ([`overlay`]); the
//! embedded QuickJS draws the option, and [`svg`] rewrites the drawing for our own pages: no style, stable ids, the theme's colours
//! as CSS variables, a title and a description. The same chart gives the same bytes, whatever was drawn before it, on any thread.

mod cache;
mod drawing;
mod form;
mod grouped;
mod heat_map;
mod interactive;
mod labels;
mod legend;
mod line;
mod lines;
mod lying_bars;
mod marks;
mod overlay;
mod paint;
mod rows;
mod sankey;
mod scale;
mod slope;
mod small_multiples;
mod stacked;
mod standing_bars;
mod svg;
#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "goldens lie in files, and one test takes the time")]
mod tests;
mod treemap;

use std::sync::Arc;

pub use self::cache::{ChartCache, ChartKey};
use self::drawing::Drawing;
pub use self::form::Form;
pub use self::interactive::{data, option_path, option_script, program, program_path};
use crate::script::echarts;
use crate::site::chart::{Chart, ChartKind};

/// Why ECharts gave no picture of a chart: our own fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChartError {
    /// ECharts failed: its message and stack.
    Script(String),
    /// ECharts gave an SVG that isn't the kind of SVG we know: what is odd about it.
    Svg(String),
}

impl std::fmt::Display for ChartError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Script(message) => write!(f, "ECharts kunde inte rita diagrammet: {message}"),
            Self::Svg(message) => write!(f, "ECharts gav en oväntad SVG: {message}"),
        }
    }
}

impl std::error::Error for ChartError {}

/// The SVG of a chart in one form, from the cache if it was drawn before. The chart has no fault, and something to draw: `site::chart`
/// says so of every chart of a site.
///
/// # Errors
/// What ECharts could not do.
pub fn svg(chart: &Chart, form: Form, cache: &ChartCache) -> Result<Arc<str>, ChartError> {
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
    let drawing = drawing(chart, form);
    svg::rewritten(&drawn(&drawing, form)?, chart, form, &drawing).map_err(ChartError::Svg)
}

/// ECharts' own SVG of a drawing; an empty one where the drawing does without.
fn drawn(drawing: &Drawing, form: Form) -> Result<String, ChartError> {
    if drawing.quick.is_some() {
        return Ok("<svg/>".to_owned());
    }
    echarts::draw(&drawing.option, form.width(), drawing.height as u32).map_err(|error| ChartError::Script(error.to_string()))
}

/// The drawing of a chart without faults.
fn drawing(chart: &Chart, form: Form) -> Drawing {
    match chart.kind {
        ChartKind::StandingBars => standing_bars::drawing(chart, form),
        ChartKind::LyingBars => lying_bars::drawing(chart, form),
        ChartKind::Grouped => grouped::drawing(chart, form),
        ChartKind::Stacked => stacked::drawing(chart, form),
        ChartKind::Shares => stacked::shares(chart, form),
        ChartKind::Line => line::drawing(chart, form),
        ChartKind::Slope => slope::drawing(chart, form),
        ChartKind::HeatMap => heat_map::drawing(chart, form),
        ChartKind::SmallMultiples => small_multiples::drawing(chart, form),
        ChartKind::Treemap => treemap::drawing(chart, form),
        ChartKind::Sankey => sankey::drawing(chart, form),
    }
}
