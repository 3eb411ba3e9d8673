//! What the outputs of a site are made with: the site, the theme, and the charts that have been drawn.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::Value;

use super::chart::{self, ChartCache, Form};
use crate::finding::{Finding, Place};
use crate::rule::theme::FEL_I_PROGRAMMET;
use crate::site::Site;
use crate::site::chart::{Chart, ChartCell, Empty};
use crate::theme::Theme;
use crate::value::{OutPath, counted, decimal};

/// What outputs are made with.
pub(super) struct Kit<'s> {
    pub(super) site: &'s Site,
    pub(super) theme: &'s Theme,
    pub(super) charts: &'s ChartCache,
}

/// A chart in a page: both forms, and what says the same in words.
#[derive(Serialize)]
struct ChartView {
    id: String,
    rubrik: String,
    underrubrik: String,
    beskrivning: String,
    /// Where ECharts and the chart's options for it lie, seen from the page.
    echarts: String,
    val: String,
}

impl Kit<'_> {
    /// A chart as a value for a template: its words, both forms as SVG, and what the page's script needs; or why there is nothing to
    /// draw.
    pub(super) fn chart(&self, path: &OutPath, chart: &Chart) -> Result<Value, Vec<Finding>> {
        let empty = Empty::of(chart);
        let draw = |form| match empty {
            Some(_) => Ok(Value::safe_string("")),
            None => chart::svg(chart, form, self.charts)
                .map(|svg| Value::safe_string(&svg))
                .map_err(|error| vec![undrawn(path, chart, &error)]),
        };
        let words = ChartView {
            id: chart.id.clone(),
            rubrik: chart.headline.clone(),
            underrubrik: chart.subtitle.clone().unwrap_or_default(),
            beskrivning: chart.description.clone(),
            echarts: path.href(&chart::program_path()),
            val: path.href(&chart::option_path(chart)),
        };
        let rows = chart.categories.iter().zip(chart.series.first().map_or(&[][..], |series| &series.values));
        let rows: Vec<(String, String)> = rows.map(|(category, cell)| (category.label.clone(), said(cell, chart))).collect();
        Ok(Value::from(BTreeMap::from([
            ("tom".to_owned(), Value::from_serializable(&empty.as_ref().map(Empty::swedish))),
            ("wide".to_owned(), draw(Form::Wide)?),
            ("slim".to_owned(), draw(Form::Slim)?),
            ("data".to_owned(), Value::safe_string(&chart::data(chart))),
            ("ord".to_owned(), Value::from_serializable(&words)),
            ("rader".to_owned(), Value::from_serializable(&rows)),
        ])))
    }
}

/// A cell of a chart in words, with its unit.
fn said(cell: &ChartCell, chart: &Chart) -> String {
    match cell {
        ChartCell::Value(value) => counted(&decimal(*value, 2), &chart.unit, chart.singular.as_deref()),
        ChartCell::Missing => "uppgift saknas".to_owned(),
        ChartCell::NotApplicable => "ej tillämpligt".to_owned(),
        ChartCell::Hidden => "skyddad".to_owned(),
    }
}

/// What ECharts could not do with a chart that has no fault.
pub(super) fn undrawn(path: &OutPath, chart: &Chart, error: &chart::ChartError) -> Finding {
    let message = format!("diagrammet ”{}” på {path} går inte att rita: {error}", chart.headline);
    Finding::new(&FEL_I_PROGRAMMET, Place::Site, message, "anmäl felet; det ligger i programmet")
}
