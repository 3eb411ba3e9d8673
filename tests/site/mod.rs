//! A site built through the library: every output rendered into memory.

#![allow(dead_code, reason = "each test takes what it needs")]

use std::collections::BTreeMap;
use std::path::Path;

use rayon::prelude::*;
use utbud::finding::{Findings, human};
use utbud::render::Renderer;
use utbud::render::chart::ChartCache;
use utbud::site::Options;
use utbud::source::Sources;
use utbud::theme::Theme;
use utbud::value::Datum;

/// All outputs of a site, by path.
pub(crate) type Tree = BTreeMap<String, Vec<u8>>;

/// The day that counts as today.
pub(crate) fn options() -> Options {
    Options { date: Datum::parse("2025-06-01").expect("a day"), base_url: None }
}

/// The sources below a folder; all of them can be used.
pub(crate) fn sources(root: &Path) -> Sources {
    let sources = Sources::read(root).expect("the folder can be read");
    assert!(sources.is_whole());
    sources
}

/// Every output of a sound site.
pub(crate) fn tree(sources: &Sources) -> Tree {
    let (site, mut findings) = utbud::build(sources, &options());
    let theme = Theme::new(sources, &mut findings);
    let told = |findings: &Findings| human(findings, sources, false);
    assert!(!findings.stop(false), "{}", told(&findings));
    let (site, theme) = site.zip(theme).expect("nothing stops the site");
    let charts = ChartCache::default();
    let renderer = Renderer::new(&site, &theme, &charts);
    renderer
        .paths()
        .par_iter()
        .map(|path| {
            let bytes = renderer.render(path).unwrap_or_else(|faults| panic!("{path}: {faults:?}"));
            (path.to_string(), bytes)
        })
        .collect()
}
