//! The theme's `sok.js` in the embedded QuickJS, with an index in memory: what `utbud search` answers is what the page answers.

use rquickjs::function::Func;
use rquickjs::{Ctx, Function, Promise};
use serde::Deserialize;

use super::Index;
use crate::script::{self, ScriptError};
use crate::value::OutPath;

/// A loaded search.
pub struct Engine {
    engine: script::Engine,
}

/// The search failed: the script's fault, or the index'.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchError(String);

impl std::fmt::Display for SearchError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for SearchError {}

impl From<ScriptError> for SearchError {
    fn from(error: ScriptError) -> Self {
        Self(error.to_string())
    }
}

/// An answer, as the script gives it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Answer {
    /// The hits, best first.
    pub results: Vec<Hit>,
    /// Words that the answer shows hits for besides those asked for.
    pub also: Vec<String>,
    /// Spellings to try.
    pub spelling: Vec<String>,
    /// Words of the query that the site does not have.
    pub unknown: Vec<String>,
    /// How many insatser meet the conditions of the query, in words; empty where it has none.
    pub conditions: String,
}

/// A hit.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Hit {
    /// The record: `insats:krami`.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Its kind's heading.
    pub group: String,
    /// The address from the site's root.
    pub href: String,
    /// `traff`, or `liknande` where only the letters resemble.
    pub tier: String,
    /// A sentence about it.
    pub excerpt: String,
    /// What a list says beside its title: where an insats is placed and its queue, what a table says.
    pub beside: String,
    /// Why it does not answer all of the query; empty where it does.
    pub note: String,
}

/// A hit as a reader meets it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Met {
    /// The record: `insats:krami`.
    pub id: String,
    /// `traff`, or `liknande` where only a part of a word or its letters resemble.
    pub tier: String,
}

impl Met {
    /// Whether it only resembles what is sought.
    pub fn is_alike(&self) -> bool {
        self.tier == "liknande"
    }
}

/// The hits of a query in each order that readers meet.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Orders {
    /// By relevance, of all kinds.
    pub list: Vec<Met>,
    /// As the page of hits shows them from top to bottom.
    pub page: Vec<Met>,
    /// As the box suggests them.
    pub suggestions: Vec<Met>,
}

impl Engine {
    /// Loads the script, and the index into it.
    ///
    /// # Errors
    /// The script can't be read, or refuses the index.
    pub fn new(program: &str, index: &Index) -> Result<Self, SearchError> {
        let files: std::collections::HashMap<String, String> =
            index.paths().filter_map(|path| Some((path.file_name().to_owned(), index.file(path)?.to_owned()))).collect();
        let engine = script::Engine::new()?;
        engine.run(|ctx| {
            ctx.globals().set("readSearchFile", Func::from(move |name: String| files.get(&name).cloned()))?;
            ctx.eval::<(), _>(program)?;
            // The files are scripts of this site.
            ctx.eval::<(), _>("utbud.sok.files.read = (name) => { (0, eval)(readSearchFile(name)); };")?;
            settle(ctx, "utbud.sok.load().then(() => '')")
        })?;
        Ok(Self { engine })
    }

    /// Answers a query with at most `limit` hits.
    ///
    /// # Errors
    /// The script failed.
    pub fn search(&self, query: &str, limit: usize) -> Result<Answer, SearchError> {
        let text = self.engine.run(|ctx| {
            let ask: Function<'_> = ctx.eval("(query, limit) => utbud.sok.search(query, { limit }).then(JSON.stringify)")?;
            ask.call::<_, Promise<'_>>((query, limit))?.finish::<String>()
        })?;
        serde_json::from_str(&text).map_err(|error| SearchError(error.to_string()))
    }

    /// The hits of a query in each order that readers meet, at most `limit` of each.
    ///
    /// # Errors
    /// The script failed.
    pub fn orders(&self, query: &str, limit: usize) -> Result<Orders, SearchError> {
        let text = self.engine.run(|ctx| {
            let ask: Function<'_> = ctx.eval("(query, limit) => utbud.sok.orders(query, limit).then(JSON.stringify)")?;
            ask.call::<_, Promise<'_>>((query, limit))?.finish::<String>()
        })?;
        serde_json::from_str(&text).map_err(|error| SearchError(error.to_string()))
    }

    /// The words of a text as the script reads them; the same as [`keys`](super::keys).
    ///
    /// # Errors
    /// The script failed.
    pub fn keys(&self, text: &str) -> Result<Vec<String>, SearchError> {
        let keys = self.engine.run(|ctx| {
            let ask: Function<'_> = ctx.eval("(text) => JSON.stringify(utbud.sok.keysOf(text))")?;
            ask.call::<_, String>((text,))
        })?;
        serde_json::from_str(&keys).map_err(|error| SearchError(error.to_string()))
    }
}

fn settle(ctx: &Ctx<'_>, expression: &str) -> rquickjs::Result<String> {
    ctx.eval::<Promise<'_>, _>(expression)?.finish::<String>()
}

impl Index {
    /// The path of one of its files by name.
    pub fn path(name: &str) -> Option<OutPath> {
        OutPath::parse(&format!("sok/{name}")).ok()
    }
}
