//! The search index: made here from the site's documents, read by the theme's `sok.js` in the browser and in the embedded QuickJS.
//!
//! In: a [`Site`](crate::site::Site), of which only what is public can be found. Out: [`Index`], which gives the files below `sok/`: one
//! of a fixed name that names the others, and those under names with their hashes. They are classic scripts that call one global
//! function, so that they load from `file://` and under a strict policy. How a query is answered stands in the script alone.

mod collect;
mod compound;
mod document;
mod engine;
pub mod judged;
mod letters;
mod output;
mod pack;
mod pairs;
mod postings;
mod states;
mod synonym;
mod token;
mod unmatched;

pub use self::engine::{Answer, Engine, Met, Orders, SearchError};
pub use self::output::Index;
pub(crate) use self::unmatched::{Wide, unmatched, wide};

/// The words of a text as the index has them: folded stems, and references to law in one spelling.
pub fn keys(text: &str) -> Vec<String> {
    unmatched::keys(text, &letters::Stems::new())
}
