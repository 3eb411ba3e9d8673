//! The catalogue as scripts of data: a page from `file://` may load a classic script, and nothing else.
//!
//! One small script holds what filters and sorts all insatser; the rows of the list and the facts of each insats come in shards,
//! loaded when they are shown. A script does nothing but lay its data under a name in `utbud.data`.

use serde::Serialize;
use serde_json::{Value as Json, json};
use tera::Context;

use super::kit::Kit;
use crate::finding::Finding;
use crate::script::laid;
use crate::site::{Katalog, PER_SIDA, Site};
use crate::value::OutPath;

/// How many insatser a shard of facts holds.
const PER_FAKTA: usize = 50;

/// One of the scripts.
#[derive(Debug, Clone, Copy)]
pub(super) enum File {
    /// What filters and sorts.
    Urval,
    /// The ids, in the order of the list.
    Id,
    /// The rows of a page of the list, from zero.
    Rader(usize),
    /// The facts of some insatser, to compare and to print, from zero.
    Fakta(usize),
}

/// Where the scripts lie.
#[derive(Debug)]
pub(super) struct Paths {
    urval: OutPath,
    version: String,
}

/// The same for a template, seen from a page.
#[derive(Serialize)]
pub(super) struct View {
    /// The script that filters.
    urval: String,
    /// What the addresses of the other scripts begin with.
    bas: String,
    /// What they end with, so that a browser that remembers an older list asks again.
    version: String,
    /// How many insatser a shard of rows holds.
    rader: usize,
    /// How many insatser a shard of facts holds.
    fakta: usize,
}

impl Paths {
    pub(super) fn new(site: &Site) -> Self {
        let ids = (0..site.katalog().ordning.len()).map(|place| site.list_id(place).as_str()).collect::<Vec<_>>().join(" ");
        let hash = blake3::hash(format!("{}{ids}", urval(site.katalog())).as_bytes()).to_hex();
        let version = hash[..12].to_owned();
        Self { urval: path(&format!("urval.{version}")), version }
    }

    /// Every script with its path. A list of one page needs no rows: they stand in the page.
    pub(super) fn files(&self, site: &Site) -> Vec<(OutPath, File)> {
        let (number, listed) = (site.katalog().ordning.len(), site.katalog().antal);
        let rows = if listed > PER_SIDA { listed.div_ceil(PER_SIDA) } else { 0 };
        let shards = (0..rows).map(|nr| (path(&format!("rader-{nr}")), File::Rader(nr)));
        let facts = (0..number.div_ceil(PER_FAKTA)).map(|nr| (path(&format!("fakta-{nr}")), File::Fakta(nr)));
        let all = [(self.urval.clone(), File::Urval), (path("id"), File::Id)];
        if number == 0 { Vec::new() } else { all.into_iter().chain(shards).chain(facts).collect() }
    }

    pub(super) fn view(&self, from: &OutPath) -> View {
        let id = from.href(&path("id"));
        View {
            urval: from.href(&self.urval),
            bas: id.strip_suffix("id.js").expect("the name was just given").to_owned(),
            version: self.version.clone(),
            rader: PER_SIDA,
            fakta: PER_FAKTA,
        }
    }
}

fn path(name: &str) -> OutPath {
    OutPath::parse(&format!("katalog/{name}.js")).expect("names are words and numbers")
}

/// The bytes of a script.
pub(super) fn bytes(kit: &Kit<'_>, file: File) -> Result<String, Vec<Finding>> {
    let site = kit.site;
    let (number, listed) = (site.katalog().ordning.len(), site.katalog().antal);
    let shard = |nr: usize, size: usize, number: usize| nr * size..((nr + 1) * size).min(number);
    Ok(match file {
        File::Urval => urval(site.katalog()),
        File::Id => script("id", &json!((0..number).map(|place| site.list_id(place).as_str()).collect::<Vec<_>>())),
        File::Rader(nr) => {
            let rows = site.list_rows(shard(nr, PER_SIDA, listed));
            let html = rows.iter().map(|row| block(kit, "block/katalograd", "rad", row)).collect::<Result<Vec<_>, _>>()?;
            script(&format!("rader-{nr}"), &json!(html))
        }
        File::Fakta(nr) => {
            let facts = shard(nr, PER_FAKTA, number).map(|place| {
                let mut context = Context::new();
                context.insert("vy", &site.list_facts(place));
                context.insert("href", &site.list_href(place));
                template(kit, "block/insatsfakta", &context)
            });
            script(&format!("fakta-{nr}"), &json!(facts.collect::<Result<Vec<_>, _>>()?))
        }
    })
}

fn block(kit: &Kit<'_>, name: &str, key: &'static str, value: &impl Serialize) -> Result<String, Vec<Finding>> {
    let mut context = Context::new();
    context.insert(key, value);
    template(kit, name, &context)
}

fn template(kit: &Kit<'_>, name: &str, context: &Context) -> Result<String, Vec<Finding>> {
    kit.theme.render(name, context).map(|html| html.trim().to_owned()).map_err(|fault| vec![*fault])
}

fn script(name: &str, data: &Json) -> String {
    laid("data", name, data)
}

/// What filters and sorts: of each facet the combinations of values that occur, and which of them each insats has.
fn urval(katalog: &Katalog) -> String {
    let facets = katalog.facetter.iter().map(|facett| {
        let (combinations, of) = combinations(&facett.har[..katalog.antal]);
        json!({ "nyckel": facett.nyckel, "kombinationer": combinations, "av": packed(&of) })
    });
    let data = json!({
        "antal": katalog.antal,
        "facetter": facets.collect::<Vec<_>>(),
        "ko": packed(&katalog.ko),
        "granskad": packed(&katalog.granskad),
    });
    script("urval", &data)
}

/// The different combinations of a facet's values, and for each insats which one it has.
fn combinations(har: &[Vec<usize>]) -> (Vec<&[usize]>, Vec<usize>) {
    let mut different: Vec<&[usize]> = har.iter().map(Vec::as_slice).collect();
    different.sort_unstable();
    different.dedup();
    let of = har.iter().map(|has| different.binary_search(&has.as_slice()).expect("it is one of them")).collect();
    (different, of)
}

/// Numbers as text, as many characters for each as the largest needs: digits from `#` to `[`, which no script has to escape.
fn packed(numbers: &[usize]) -> String {
    const BASE: usize = 57;
    let most = numbers.iter().copied().max().unwrap_or(0);
    let width = (1..).find(|width| most < BASE.pow(*width)).expect("every number has a width");
    let digit = |number: usize, place: u32| char::from(b'#' + u8::try_from(number / BASE.pow(place) % BASE).expect("57 digits"));
    numbers.iter().flat_map(|number| (0..width).rev().map(move |place| digit(*number, place))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Findings;
    use crate::script::Engine;
    use crate::source::Sources;
    use crate::theme::Theme;

    /// An engine in which `unpack` is the catalogue's own reading.
    fn reader() -> Engine {
        let script = "import { unpacked } from \"./katalog/packing.js\";
            globalThis.unpack = (text) => JSON.stringify(Array.from(unpacked(...JSON.parse(text))));";
        let sources = Sources::from_memory([("themes/standard/static/prov.js", script.as_bytes())]);
        let theme = Theme::new(&sources, &mut Findings::default()).expect("the theme is sound");
        let engine = Engine::new().expect("an engine");
        engine.classic(theme.script("prov.js").expect("it is a script")).expect("it runs");
        engine
    }

    #[test]
    fn numbers_are_packed_as_the_script_reads_them() {
        let reader = reader();
        for numbers in [vec![0, 56, 3], vec![0, 57, 3248], vec![3249, 0, 1]] {
            let text = packed(&numbers);
            let read = reader.call("unpack", &json!([text, numbers.len()]).to_string()).expect("no exception");
            assert_eq!(read, json!(numbers).to_string(), "{text}");
            assert!(!text.contains(['"', '\\']), "{text}");
        }
        assert_eq!(packed(&[]), "");
    }
}
