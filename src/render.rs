//! From the site to the bytes of its outputs.
//!
//! A [`Renderer`] lists all outputs, and [`Renderer::render`] gives the bytes of one of them, whatever else has been rendered or
//! not. What several outputs share is made once.

pub mod chart;
mod katalog;
mod kit;
mod text;

use std::collections::BTreeMap;

use rayon::prelude::*;
use tera::{Context, Value};

use self::chart::ChartCache;
use self::kit::{Kit, undrawn};
use crate::disclosure::PublicTable;
use crate::export;
use crate::finder;
use crate::finding::{Finding, Place};
use crate::rule;
use crate::search;
use crate::site::chart::{Chart, Empty, check};
use crate::site::{Page, Site, Wish};
use crate::theme::{Asset, Theme};
use crate::value::OutPath;

/// What a page may load and from where: nothing from other hosts, nothing inline.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'";

/// Renders the outputs of a site, one at a time and in any order.
pub struct Renderer<'s> {
    kit: Kit<'s>,
    shared: Context,
    katalog: katalog::Paths,
    search: search::Index,
    outputs: BTreeMap<OutPath, Output<'s>>,
    /// Where the guided finder's data lies, and the version of its shards where it has any.
    finder: (OutPath, Option<String>),
}

/// What an output is.
enum Output<'s> {
    Page(&'s OutPath, Page<'s>),
    Asset(&'s Asset),
    Table(&'s PublicTable, &'static export::File),
    /// What the guided finder knows: all of it, or what decides, or a shard of words.
    Finder(String),
    /// What can't be made.
    Faulty(Finding),
    /// ECharts, for a reader who asks for it.
    ChartProgram,
    /// A chart as ECharts takes it.
    ChartOption(Box<Chart>),
    /// Data of the catalogue.
    Katalog(katalog::File),
    /// A file of the search index.
    Search,
}

impl<'s> Renderer<'s> {
    /// A renderer; finished charts are taken from and put into the cache.
    pub fn new(site: &'s Site, theme: &'s Theme, charts: &'s ChartCache) -> Self {
        let mut shared = Context::new();
        shared.insert("csp", CONTENT_SECURITY_POLICY);
        let assets = theme.assets().values().map(|asset| (asset.path.clone(), Output::Asset(asset)));
        let files = site
            .tables()
            .iter()
            .flat_map(|table| export::FILES.iter().map(move |file| (file.path(table), Output::Table(table, file))));
        let katalog = katalog::Paths::new(site);
        let data = katalog.files(site).into_iter().map(|(path, file)| (path, Output::Katalog(file)));
        let mut outputs: BTreeMap<OutPath, Output<'s>> = assets.chain(files).chain(data).collect();
        let finder = finder_files(site, theme, &mut outputs);
        let pages = site.pages();
        let drawn = |(path, page): (&&'s OutPath, &Page<'s>)| {
            let charts = charts_of(site, path, page).into_iter().chain(site.text_charts(path));
            charts.filter(|chart| Empty::of(chart).is_none()).map(|of| (chart::option_path(&of), of)).collect::<Vec<_>>()
        };
        for (path, of) in pages.par_iter().flat_map_iter(drawn).collect::<Vec<_>>() {
            outputs.insert(chart::program_path(), Output::ChartProgram);
            outputs.insert(path, Output::ChartOption(Box::new(of)));
        }
        outputs.extend(pages.into_iter().map(|(path, page)| (path.clone(), Output::Page(path, page))));
        let search = search::Index::new(site);
        outputs.extend(search.paths().map(|path| (path.clone(), Output::Search)));
        Self { kit: Kit { site, theme, charts }, shared, katalog, search, outputs, finder }
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
            Some(Output::Page(path, page)) => self.page(path, page).map(String::into_bytes),
            Some(Output::Asset(asset)) => Ok(asset.bytes.clone()),
            Some(Output::Finder(script)) => Ok(script.clone().into_bytes()),
            Some(Output::Faulty(finding)) => Err(vec![finding.clone()]),
            Some(Output::Table(table, file)) => Ok(file.bytes(table)),
            Some(Output::Katalog(file)) => katalog::bytes(&self.kit, *file).map(String::into_bytes),
            Some(Output::ChartProgram) => Ok(chart::program().to_vec()),
            Some(Output::ChartOption(of)) => {
                chart::option_script(of).map(String::into_bytes).map_err(|error| vec![undrawn(path, of, &error)])
            }
            Some(Output::Search) => Ok(self.search.file(path).unwrap_or_default().as_bytes().to_vec()),
            None => {
                Err(vec![Finding::new(&rule::theme::FEL_I_PROGRAMMET, Place::Site, format!("det finns ingen fil {path}"), "")])
            }
        }
    }

    fn page(&self, path: &'s OutPath, page: &Page<'s>) -> Result<String, Vec<Finding>> {
        let mut context = self.shared.clone();
        context.insert("sida", &self.kit.site.metadata(path, page));
        context.insert("vy", &self.kit.site.view(path, page));
        let assets: BTreeMap<&str, String> =
            self.kit.theme.assets().iter().map(|(name, asset)| (name.as_str(), self.kit.site.href(path, &asset.path))).collect();
        context.insert("tillgang", &assets);
        context.insert("hitta_data", &path.href(&self.finder.0));
        context.insert("hitta_version", &self.finder.1);
        context.insert("katalog", &self.katalog.view(path));
        let charts = charts_of(self.kit.site, path, page);
        context.insert("har_diagram", &(!charts.is_empty() || !self.kit.site.text_charts(path).is_empty()));
        context.insert_value(
            "diagram",
            charts.iter().map(|chart| self.kit.chart(path, chart)).collect::<Result<Vec<_>, _>>().map(Value::from)?,
        );
        let text = match self.kit.site.prose(path) {
            Some(prose) => Some(text::html(&self.kit, path, prose, &context)?),
            None => None,
        };
        context.insert_value("text", text.map_or_else(|| Value::from(()), |html| Value::safe_string(&html)));
        self.kit.theme.render(page.template(), &context).map_err(|finding| vec![*finding])
    }
}

/// The charts of a page. What the program itself suggests is left out where it can't be drawn or has nothing to show; what an editor
/// asked for stands there and says why.
fn charts_of<'s>(site: &'s Site, path: &'s OutPath, page: &Page<'s>) -> Vec<Chart> {
    let kept = |wish: Wish, chart: &Chart| match wish {
        Wish::Declared => true,
        Wish::Suggested => check(chart).is_ok() && Empty::of(chart).is_none(),
    };
    let charts = site.charts(path, page).into_iter().filter(|one| kept(one.wish, &one.chart));
    charts.map(|one| one.chart).collect()
}

/// Adds the files of the guided finder's data, or what is wrong with the rules that lay them out. Gives the path of the first of them, and the
/// version of the others where there are any.
fn finder_files(site: &Site, theme: &Theme, outputs: &mut BTreeMap<OutPath, Output<'_>>) -> (OutPath, Option<String>) {
    match finder::Data::new(site, theme.script(finder::RULES).unwrap_or_default()) {
        Ok(data) => {
            let version = (!data.shards.is_empty()).then_some(data.version);
            outputs.insert(data.path.clone(), Output::Finder(data.script));
            outputs.extend(data.shards.into_iter().map(|(path, script)| (path, Output::Finder(script))));
            (data.path, version)
        }
        Err(error) => {
            let path = OutPath::parse("tillgangar/hitta-data.js").expect("it is a path");
            let place = Place::file(format!("themes/standard/static/{}", finder::RULES).into());
            let message = format!("skriptet går inte att köra: {error}");
            let finding = Finding::new(&rule::script::SKRIPT_GAR_INTE, place, message, "jämför med det inbyggda temats fil");
            outputs.insert(path.clone(), Output::Faulty(finding));
            (path, None)
        }
    }
}
