//! The guided finder's data: the conditions of `passar` and what is told of each insats, for the script that holds the rules.
//!
//! In: the `Site`. Out: classic scripts that hold data, so that they load from `file://` too, and what a set of answers may hold. The
//! rules themselves are the theme's [`RULES`]: the page runs them, and so does the command line.
//!
//! What decides and what only is told lie apart (`layout`): a verdict needs the first alone, and it is small. The words of a large
//! site's insatser come in shards, loaded when they are shown. They are laid out as the results come before anything is answered, and
//! what comes first is asked of the rules.

mod answers;
mod layout;

use serde_json::{Value, json};

pub use self::answers::{AnswerFault, Answers};
use self::layout::Layout;
use crate::script::{Engine, ScriptError, laid};
use crate::site::Site;
use crate::value::OutPath;

/// The theme's script with the rules, and the words for what they come to.
pub const RULES: &str = "hitta-regler.js";

/// What the rules are asked: of each form its place before anything is answered.
const UNANSWERED: &str = "globalThis.unanswered = (data) => JSON.stringify(utbud.hitta.unanswered(JSON.parse(data)));";

/// The part of the scripts' global object that holds data.
const DATA: &str = "data";
/// How many insatser a site has at most whose words lie in the first file.
const WHOLE: usize = 200;
/// How many insatser a shard holds.
const PER_SHARD: usize = 200;

/// The data as outputs of the site.
#[derive(Debug)]
pub struct Data {
    /// Where the first script lies: its name carries its hash.
    pub path: OutPath,
    /// The first script: what decides, and of a small site all the rest.
    pub script: String,
    /// The words of the insatser by shard, where they do not lie in the first script.
    pub shards: Vec<(OutPath, String)>,
    /// What the addresses of the shards end with: a browser that remembers those of an older list asks again.
    pub version: String,
}

impl Data {
    /// What the finder's page needs to know of a site; `rules` is the text of [`RULES`].
    ///
    /// # Errors
    /// What the rules fail with.
    pub fn new(site: &Site, rules: &str) -> Result<Self, String> {
        let mut layout = Layout::new(site);
        layout.arrange(unanswered(rules, &decides(site, &layout, PER_SHARD)).map_err(|error| error.message)?);
        if layout.len() <= WHOLE {
            return Ok(Self::of(whole(site, &layout), Vec::new()));
        }
        let shards = (0..layout.len().div_ceil(PER_SHARD)).map(|nr| layout.words(nr, PER_SHARD).to_string()).collect();
        Ok(Self::of(decides(site, &layout, PER_SHARD), shards))
    }

    /// All of it in one script, however large: for the command line.
    pub fn whole(site: &Site) -> String {
        script(&whole(site, &Layout::new(site)))
    }

    fn of(first: Value, shards: Vec<String>) -> Self {
        let script = script(&first);
        let mut hasher = blake3::Hasher::new();
        std::iter::once(&script).chain(&shards).for_each(|text| {
            hasher.update(text.as_bytes());
        });
        let version = hasher.finalize().to_hex()[..12].to_owned();
        let path = |name: &str| OutPath::parse(name).expect("a constant and a hash or a number");
        let shards = shards.into_iter().enumerate().map(|(nr, words)| {
            let name = format!("hitta-{nr}");
            (path(&format!("katalog/{name}.js")), laid(DATA, &name, &words))
        });
        Self { path: path(&format!("tillgangar/hitta-data.{version}.js")), shards: shards.collect(), script, version }
    }
}

fn script(first: &Value) -> String {
    laid(DATA, "hitta", first)
}

/// Of each form its place in the results before anything is answered, as the rules have it.
fn unanswered(rules: &str, decides: &Value) -> Result<Vec<usize>, ScriptError> {
    let engine = Engine::new()?;
    engine.classic(rules)?;
    engine.classic(UNANSWERED)?;
    let places = engine.call("unanswered", &decides.to_string())?;
    serde_json::from_str(&places).map_err(|error| ScriptError { message: error.to_string(), stack: String::new() })
}

/// The questions and what decides, of insatser in shards of so many.
fn decides(site: &Site, layout: &Layout, per: usize) -> Value {
    let mut first = layout.decides();
    first["fragor"] = json!(site.questions());
    first["per"] = json!(per);
    first
}

/// The same with the words of all insatser as one shard.
fn whole(site: &Site, layout: &Layout) -> Value {
    let per = layout.len().max(1);
    let mut first = decides(site, layout, per);
    first["ord"] = layout.words(0, per);
    first
}
