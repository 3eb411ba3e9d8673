//! From the site to the bytes of its outputs.
//!
//! A [`Renderer`] lists all outputs, and [`Renderer::render`] gives the bytes of one of them, whatever else has been rendered or
//! not. What several outputs share is made once.

pub mod chart;
mod text;

use std::collections::BTreeMap;

use serde::Serialize;
use tera::{Context, Value};

use self::chart::{ChartCache, Form};
use crate::finding::{Finding, Place};
use crate::site::chart::Chart;
use crate::site::{Page, Site};
use crate::theme::Theme;
use crate::value::OutPath;

/// What a page may load and from where: nothing from other hosts, nothing inline.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'";

/// Renders the outputs of a site, one at a time and in any order.
pub struct Renderer<'s> {
    site: &'s Site,
    theme: &'s Theme,
    charts: &'s ChartCache,
    shared: Context,
    /// What only charts need: ECharts, and the charts whose options are published, by path.
    chart_assets: BTreeMap<OutPath, Option<Chart>>,
}

/// A chart in a page: both forms, and what says the same in words.
#[derive(Serialize)]
struct ChartView {
    id: String,
    rubrik: String,
    underrubrik: Option<String>,
    beskrivning: String,
    /// Where ECharts and the chart's options for it lie, seen from the page.
    echarts: String,
    val: String,
}

impl<'s> Renderer<'s> {
    /// A renderer; finished charts are taken from and put into the cache.
    pub fn new(site: &'s Site, theme: &'s Theme, charts: &'s ChartCache) -> Self {
        let mut shared = Context::new();
        shared.insert("csp", CONTENT_SECURITY_POLICY);
        let mut chart_assets = BTreeMap::new();
        for (path, page) in site.pages() {
            for of in site.charts(path, page) {
                chart_assets.insert(chart::program_path(), None);
                chart_assets.insert(chart::option_path(&of), Some(of));
            }
        }
        Self { site, theme, charts, shared, chart_assets }
    }

    /// The paths of all outputs, in order.
    pub fn paths(&self) -> Vec<OutPath> {
        let mut paths: Vec<OutPath> =
            self.site.pages().keys().cloned().chain(self.theme.assets().values().map(|asset| asset.path.clone())).collect();
        paths.extend(self.chart_assets.keys().cloned());
        paths.sort();
        paths
    }

    /// The bytes of one output.
    ///
    /// # Errors
    /// What is wrong with it: a template's fault, a chart that can't be drawn.
    pub fn render(&self, path: &OutPath) -> Result<Vec<u8>, Vec<Finding>> {
        if let Some(page) = self.site.pages().get(path) {
            return self.page(path, page).map(String::into_bytes);
        }
        match self.chart_assets.get(path) {
            Some(None) => return Ok(chart::program().to_vec()),
            Some(Some(of)) => {
                return chart::option_script(of).map(String::into_bytes).map_err(|error| vec![undrawable(of, path, &error)]);
            }
            None => {}
        }
        match self.theme.assets().values().find(|asset| asset.path == *path) {
            Some(asset) => Ok(asset.bytes.clone()),
            None => Err(vec![Finding::error("ingen-utdata", Place::Site, format!("det finns ingen fil {path}"), "")]),
        }
    }

    fn page(&self, path: &OutPath, page: &Page) -> Result<String, Vec<Finding>> {
        let mut context = self.shared.clone();
        context.insert("sida", &self.site.metadata(path, page));
        context.insert("vy", &self.site.view(path, page));
        let assets: BTreeMap<&str, String> =
            self.theme.assets().iter().map(|(name, asset)| (name.as_str(), path.href(&asset.path))).collect();
        context.insert("tillgang", &assets);
        context.insert_value("diagram", self.charts(path, page)?);
        let text = match self.site.prose(path) {
            Some(prose) => Some(text::html(self, path, prose, &context)?),
            None => None,
        };
        context.insert_value("text", text.map_or_else(|| Value::from(()), |html| Value::safe_string(&html)));
        self.theme.render(page.template(), &context).map_err(|finding| vec![*finding])
    }

    /// The page's charts as values for the template: words and both forms as SVG.
    fn charts(&self, path: &OutPath, page: &Page) -> Result<Value, Vec<Finding>> {
        let mut values = Vec::new();
        for chart in self.site.charts(path, page) {
            let draw = |form| chart::svg(&chart, form, self.charts).map_err(|error| vec![undrawable(&chart, path, &error)]);
            let view = ChartView {
                id: chart.id.clone(),
                rubrik: chart.headline.clone(),
                underrubrik: chart.subtitle.clone(),
                beskrivning: chart.description.clone(),
                echarts: path.href(&chart::program_path()),
                val: path.href(&chart::option_path(&chart)),
            };
            let mut value = BTreeMap::from([
                ("wide".to_owned(), Value::safe_string(&draw(Form::Wide)?)),
                ("slim".to_owned(), Value::safe_string(&draw(Form::Slim)?)),
                ("data".to_owned(), Value::safe_string(&chart::data(&chart))),
            ]);
            value.insert("ord".to_owned(), Value::from_serializable(&view));
            let rows: Vec<(String, String)> = chart
                .categories
                .iter()
                .zip(&chart.series[0].values)
                .map(|(category, cell)| {
                    let text = cell.number().map_or_else(|| "uppgift saknas".to_owned(), |value| crate::value::decimal(value, 1));
                    (category.label.clone(), text)
                })
                .collect();
            value.insert("rader".to_owned(), Value::from_serializable(&rows));
            value.insert("enhet".to_owned(), Value::from_serializable(&chart.unit));
            values.push(Value::from(value));
        }
        Ok(Value::from(values))
    }
}

/// Charts are checked where they are made: one that can't be drawn here is our own fault.
fn undrawable(chart: &Chart, path: &OutPath, error: &chart::ChartError) -> Finding {
    Finding::error(
        "diagram",
        Place::Site,
        format!("diagrammet ”{}” på {path} går inte att rita: {error}", chart.id),
        "anmäl felet; det ligger i programmet",
    )
}
