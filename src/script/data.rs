//! Data as classic scripts: a page from `file://` may load a script, and nothing else.
//!
//! The theme's scripts and what they are given meet in one global object, `utbud`; `themes/utbud.d.ts` tells what it holds.

use serde_json::json;

/// A script that lays data, as JSON, under a name in a part of `utbud`, and does nothing else.
pub(crate) fn laid(part: &str, name: &str, data: &impl std::fmt::Display) -> String {
    format!("((globalThis.utbud??={{}}).{part}??={{}})[{}]={data};\n", json!(name))
}
