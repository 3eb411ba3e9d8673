//! The theme: templates, words, icons and static files.
//!
//! The standard theme is embedded; a file of the site's own with the same path below `themes/standard/` takes the place of an
//! embedded one. In: `Sources`. Out: a [`Theme`], compiled, or the faults in its templates with line and column.

mod script;
mod sheet;

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};
use serde_json::Value as Json;
use tera::{Context, Function, Kwargs, State, Tera, TeraResult, Value};

use crate::finding::{Finding, Findings, Level, Place};
use crate::rule::{self, theme as rules};
use crate::source::{FilePath, Sources};
use crate::value::OutPath;

static STANDARD: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/standard");

/// Where a site's own theme files lie.
const FOLDER: &str = "themes/standard";

/// A theme, compiled.
#[derive(Debug)]
pub struct Theme {
    tera: Tera,
    assets: BTreeMap<String, Asset>,
}

/// A static file.
#[derive(Debug)]
pub struct Asset {
    /// Where it is published: its name carries its hash.
    pub path: OutPath,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The text with its first letter as a capital and the rest as it is: `hela staden` at the head of a line, `Hisingen` anywhere in it.
fn first_capital(text: &str, _: Kwargs, _: &State) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// The id that something with an id of its own has on its page.
fn on_page(id: &str, _: Kwargs, _: &State) -> String {
    crate::value::page_id(id).into_owned()
}

impl Theme {
    /// Reads and compiles the theme; it is made if nothing stops it.
    pub fn new(sources: &Sources, findings: &mut Findings) -> Option<Self> {
        let mut found = Findings::default();
        let files = files(sources);
        let words = toml(&files, "i18n/sv.toml", &mut found);
        let icons = toml(&files, "ikoner.toml", &mut found);
        let mut tera = Tera::new();
        tera.autoescape_on(vec![".html"]);
        let scripts = script::scripts(&files, &words, &mut found).unwrap_or_default();
        tera.register_function("ord", Words(flat("", &words)));
        tera.register_function("ikon", Icons(flat("", &icons).into_iter().filter_map(icon).collect()));
        tera.register_filter("versal", first_capital);
        tera.register_filter("ankare", on_page);
        let templates = texts(&files, &["templates/", "components/"], &mut found);
        if let Err(error) = tera.add_raw_templates(templates) {
            found.push(fault(&error));
        }
        let others = files.iter().filter_map(|(name, bytes)| Some((name.strip_prefix("static/")?, bytes)));
        let others = others.filter(|(name, _)| !name.ends_with(".js") && !name.ends_with(".css"));
        let others = others.map(|(name, bytes)| (name.to_owned(), bytes.clone()));
        let made = others.chain(sheets(&files, &mut found)).chain(scripts);
        let assets = made.filter_map(|(name, bytes)| Some((name.clone(), asset(&name, bytes)?))).collect();
        let stopped = found.worst() == Some(Level::Error);
        findings.append(found);
        (!stopped).then_some(Self { tera, assets })
    }

    /// The static files, by their names in the theme.
    pub fn assets(&self) -> &BTreeMap<String, Asset> {
        &self.assets
    }

    /// The text of a script that pages load, and that the program runs itself; none where a site's own file is no text.
    pub fn script(&self, name: &str) -> Option<&str> {
        self.assets.get(name).and_then(|asset| std::str::from_utf8(&asset.bytes).ok())
    }

    /// Fills a template.
    ///
    /// # Errors
    /// The template's fault, with its line.
    pub fn render(&self, template: &str, context: &Context) -> Result<String, Box<Finding>> {
        let mut page = Page::default();
        let filled = self.tera.render_to(&format!("templates/{template}.html"), context, &mut page);
        if page.full {
            let place = Place::file(own_path(&format!("templates/{template}.html")));
            let message = format!("mallen skriver en sida som är större än {} MiB", MAX_PAGE >> 20);
            let hint = "leta efter en slinga som skriver samma sak om och om igen";
            return Err(Box::new(Finding::new(&rules::MALL_UTAN_SLUT, place, message, hint)));
        }
        filled.map_err(|error| Box::new(fault(&error)))?;
        Ok(String::from_utf8(page.bytes).expect("a template writes text"))
    }
}

/// The most that a template may write: twenty times the largest page of a site with 10,000 records.
const MAX_PAGE: usize = 64 << 20;

/// A page in the making, which takes no more than [`MAX_PAGE`].
#[derive(Default)]
struct Page {
    bytes: Vec<u8>,
    full: bool,
}

impl std::io::Write for Page {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.full |= self.bytes.len() + bytes.len() > MAX_PAGE;
        if self.full {
            return Err(std::io::ErrorKind::FileTooLarge.into());
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// `{{ ord(n="fakta.utforare") }}`: a fixed word of the theme.
struct Words(BTreeMap<String, Value>);

impl Function<TeraResult<Value>> for Words {
    fn call(&self, arguments: Kwargs, _: &State<'_>) -> TeraResult<Value> {
        let name: &str = arguments.must_get("n")?;
        self.0.get(name).cloned().ok_or_else(|| tera::Error::message(format!("i18n/sv.toml har inget ord ”{name}”")))
    }
}

/// `{{ ikon(namn="ko_ingen") }}`: an icon of the theme, hidden from screen readers since its word stands beside it.
struct Icons(BTreeMap<String, Value>);

impl Function<TeraResult<Value>> for Icons {
    fn call(&self, arguments: Kwargs, _: &State<'_>) -> TeraResult<Value> {
        let name: &str = arguments.must_get("namn")?;
        self.0.get(name).cloned().ok_or_else(|| tera::Error::message(format!("ikoner.toml har ingen ikon ”{name}”")))
    }

    fn is_safe(&self) -> bool {
        true
    }
}

/// An icon's shape as the element that a page shows.
fn icon((name, shape): (String, Value)) -> Option<(String, Value)> {
    let shape = shape.as_str()?;
    let svg = format!("<svg class=\"i\" width=\"20\" height=\"20\" viewBox=\"0 0 24 24\" aria-hidden=\"true\">{shape}</svg>");
    Some((name, Value::safe_string(&svg)))
}

/// The texts of a file of words, each under its keys with points between: made once, since a page asks for a hundred of them.
fn flat(above: &str, value: &Json) -> BTreeMap<String, Value> {
    let mut found = BTreeMap::new();
    for (key, below) in value.as_object().into_iter().flatten() {
        let name = if above.is_empty() { key.clone() } else { format!("{above}.{key}") };
        match below {
            Json::String(text) => {
                found.insert(name, Value::normal_string(text));
            }
            below => found.extend(flat(&name, below)),
        }
    }
    found
}

/// All files of the theme by their path in it, the site's own before the embedded ones.
fn files(sources: &Sources) -> BTreeMap<String, Vec<u8>> {
    fn embedded(dir: &Dir<'_>, files: &mut BTreeMap<String, Vec<u8>>) {
        for file in dir.files() {
            files.insert(file.path().to_string_lossy().replace('\\', "/"), file.contents().to_vec());
        }
        dir.dirs().for_each(|dir| embedded(dir, files));
    }
    let mut files = BTreeMap::new();
    embedded(&STANDARD, &mut files);
    for file in sources.below(FOLDER) {
        files.insert(file.path[FOLDER.len() + 1..].to_owned(), file.bytes().to_vec());
    }
    files
}

fn own_path(name: &str) -> FilePath {
    format!("{FOLDER}/{name}").into()
}

fn text<'f>(name: &str, bytes: &'f [u8], findings: &mut Findings) -> Option<&'f str> {
    let text = std::str::from_utf8(bytes).ok();
    if text.is_none() {
        findings.push(Finding::new(
            &rule::source::INTE_UTF_8,
            Place::file(own_path(name)),
            "filen är inte skriven i UTF-8",
            "spara filen som UTF-8",
        ));
    }
    text
}

fn texts(files: &BTreeMap<String, Vec<u8>>, folders: &[&str], findings: &mut Findings) -> Vec<(String, String)> {
    let wanted =
        files.iter().filter(|(name, _)| folders.iter().any(|folder| name.starts_with(folder)) && name.ends_with(".html"));
    wanted.filter_map(|(name, bytes)| Some((name.clone(), text(name, bytes, findings)?.to_owned()))).collect()
}

/// A file of words or icons: the site's own ones stand before the embedded ones, key by key, so that a theme changes a word without
/// copying all of them.
fn toml(files: &BTreeMap<String, Vec<u8>>, name: &str, findings: &mut Findings) -> Json {
    let embedded = STANDARD.get_file(name).and_then(|file| file.contents_utf8()).unwrap_or_default();
    let mut all = ::toml::from_str::<Json>(embedded).expect("a test reads the embedded theme");
    let Some(text) = files.get(name).and_then(|bytes| text(name, bytes, findings)) else { return all };
    match ::toml::from_str::<Json>(text) {
        Ok(own) => lay_over(&mut all, own),
        Err(error) => {
            let span = error.span().unwrap_or(0..0);
            let place = Place::Bytes { file: own_path(name), start: span.start, end: span.end };
            findings.push(Finding::new(
                &rule::tree::OLASLIG_TOML,
                place,
                format!("filen går inte att läsa som TOML ({})", error.message()),
                "skriv nyckel = \"värde\"",
            ));
        }
    }
    all
}

fn lay_over(all: &mut Json, own: Json) {
    match (all, own) {
        (Json::Object(all), Json::Object(own)) => {
            for (key, value) in own {
                lay_over(all.entry(key).or_insert(Json::Null), value);
            }
        }
        (all, own) => *all = own,
    }
}

/// The style sheets by name, as they are published.
fn sheets(files: &BTreeMap<String, Vec<u8>>, findings: &mut Findings) -> BTreeMap<String, Vec<u8>> {
    let wanted = files.iter().filter(|(name, _)| name.starts_with("static/") && name.ends_with(".css"));
    let made = wanted.filter_map(|(name, bytes)| {
        Some((name["static/".len()..].to_owned(), sheet::smaller(text(name, bytes, findings)?).into_bytes()))
    });
    made.collect()
}

/// A static file under a name that carries its hash, so that it may be cached for ever.
fn asset(name: &str, bytes: Vec<u8>) -> Option<Asset> {
    let (stem, extension) = name.rsplit_once('.')?;
    let hash = blake3::hash(&bytes).to_hex();
    let path = OutPath::parse(&format!("tillgangar/{stem}.{}.{extension}", &hash[..12])).ok()?;
    Some(Asset { path, bytes })
}

/// A template's fault as a finding.
fn fault(error: &tera::Error) -> Finding {
    let at = |report: &tera::ReportError| {
        let span = report.span();
        Place::Line { file: own_path(report.filename()), line: span.start_line.max(1), column: span.start_col + 1 }
    };
    let hint = "rätta mallen, eller ta bort den egna filen så att den inbyggda används";
    match error.kind() {
        tera::ErrorKind::SyntaxError(report) => {
            let message = format!("mallen går inte att läsa: {}", report.message());
            Finding::new(&rules::MALL_SKRIVFEL, at(report), message, hint)
        }
        tera::ErrorKind::RenderingError(report) => {
            let message = format!("mallen går inte att fylla i: {}", report.message());
            Finding::new(&rules::MALL_GAR_INTE, at(report), message, hint)
        }
        tera::ErrorKind::MissingParent { current, parent } => Finding::new(
            &rules::MALL_UTAN_GRUND,
            Place::file(own_path(current)),
            format!("mallen bygger på ”{parent}”, som inte finns"),
            "rätta namnet efter extends",
        ),
        tera::ErrorKind::CircularExtend { tpl, inheritance_chain: chain }
        | tera::ErrorKind::CircularInclude { tpl, include_chain: chain } => {
            let message = format!("mallen leder tillbaka till sig själv: {}", chain.join(", "));
            Finding::new(&rules::MALL_I_RING, Place::file(own_path(tpl)), message, "ta bort extends eller include i den ena")
        }
        _ => Finding::new(
            &rules::MALL_GAR_INTE,
            Place::Site,
            format!("temat går inte att använda: {error}"),
            "jämför med det inbyggda temat",
        ),
    }
}
