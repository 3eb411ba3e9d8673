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
use crate::disclosure::PublicTable;
use crate::export;
use crate::finding::{Finding, Place};
use crate::site::chart::{Chart, ChartCell};
use crate::site::{Page, Site};
use crate::theme::{Asset, Theme};
use crate::value::{OutPath, decimal};

/// What a page may load and from where: nothing from other hosts, nothing inline.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'";

/// Renders the outputs of a site, one at a time and in any order.
pub struct Renderer<'s> {
    site: &'s Site,
    theme: &'s Theme,
    charts: &'s ChartCache,
    shared: Context,
    outputs: BTreeMap<OutPath, Output<'s>>,
}

/// What an output is.
#[derive(Clone, Copy)]
enum Output<'s> {
    Page(&'s Page),
    Asset(&'s Asset),
    Table(&'s PublicTable, &'static export::File),
}

/// A chart in a page: both forms, and what says the same in words.
#[derive(Serialize)]
struct ChartView {
    id: String,
    rubrik: String,
    underrubrik: String,
    beskrivning: String,
}

impl<'s> Renderer<'s> {
    /// A renderer; finished charts are taken from and put into the cache.
    pub fn new(site: &'s Site, theme: &'s Theme, charts: &'s ChartCache) -> Self {
        let mut shared = Context::new();
        shared.insert("csp", CONTENT_SECURITY_POLICY);
        let pages = site.pages().iter().map(|(path, page)| (path.clone(), Output::Page(page)));
        let assets = theme.assets().values().map(|asset| (asset.path.clone(), Output::Asset(asset)));
        let files = site
            .tables()
            .iter()
            .flat_map(|table| export::FILES.iter().map(move |file| (file.path(table), Output::Table(table, file))));
        Self { site, theme, charts, shared, outputs: pages.chain(assets).chain(files).collect() }
    }

    /// The paths of all outputs, in order.
    pub fn paths(&self) -> Vec<OutPath> {
        self.outputs.keys().cloned().collect()
    }

    /// The bytes of one output.
    ///
    /// # Errors
    /// What is wrong with it: a template's fault, a chart that can't be drawn.
    pub fn render(&self, path: &OutPath) -> Result<Vec<u8>, Vec<Finding>> {
        match self.outputs.get(path) {
            Some(Output::Page(page)) => self.page(path, page).map(String::into_bytes),
            Some(Output::Asset(asset)) => Ok(asset.bytes.clone()),
            Some(Output::Table(table, file)) => Ok(file.bytes(table)),
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

    /// The page's charts as values for the template.
    fn charts(&self, path: &OutPath, page: &Page) -> Result<Value, Vec<Finding>> {
        let charts = self.site.charts(path, page);
        charts.iter().map(|chart| self.chart(path, chart)).collect::<Result<Vec<_>, _>>().map(Value::from)
    }

    /// A chart as a value for a template: its words and both forms as SVG.
    fn chart(&self, path: &OutPath, chart: &Chart) -> Result<Value, Vec<Finding>> {
        let draw = |form| {
            chart::svg(chart, form, self.charts).map_err(|error| {
                let message = format!("diagrammet ”{}” på {path} går inte att rita: {error}", chart.id);
                vec![Finding::error("diagram", Place::Site, message, "byt typ på diagrammet i tabellens fil")]
            })
        };
        let words = ChartView {
            id: chart.id.clone(),
            rubrik: chart.headline.clone(),
            underrubrik: chart.subtitle.clone().unwrap_or_default(),
            beskrivning: chart.description.clone(),
        };
        let rows = chart.categories.iter().zip(chart.series.first().map_or(&[][..], |series| &series.values));
        let said = |cell: &ChartCell| cell.number().map_or_else(|| "uppgift saknas".to_owned(), |value| decimal(value, 1));
        let rows: Vec<(String, String)> = rows.map(|(category, cell)| (category.label.clone(), said(cell))).collect();
        Ok(Value::from(BTreeMap::from([
            ("wide".to_owned(), Value::safe_string(&draw(Form::Wide)?)),
            ("slim".to_owned(), Value::safe_string(&draw(Form::Slim)?)),
            ("ord".to_owned(), Value::from_serializable(&words)),
            ("rader".to_owned(), Value::from_serializable(&rows)),
            ("enhet".to_owned(), Value::from_serializable(&chart.unit)),
        ])))
    }
}
