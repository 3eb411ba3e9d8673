//! What the search reads of a record or page.

use super::link::Target;

/// A record or page, as words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The prefix of its kind: `insats`.
    pub kind: &'static str,
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Where it is shown.
    pub target: Target,
    /// A sentence that says what it is; may be empty.
    pub summary: String,
    /// Other names.
    pub names: Vec<String>,
    /// Whom it is for.
    pub groups: Vec<String>,
    /// Headings, and the names of what it consists of.
    pub headings: Vec<String>,
    /// What places it: områden, organisations, methods, lagrum, the state of its queue.
    pub facts: Vec<String>,
    /// The rest of its text.
    pub body: Vec<String>,
}
