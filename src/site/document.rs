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
    /// What a list of hits says beside its name, and no one searches in: where an insats is placed and its queue, what a table says.
    pub beside: String,
    /// What a query may ask of an insats as a condition.
    pub states: Option<States>,
}

/// What a query may ask of an insats as a condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct States {
    /// The state of each of its ways in, as `ko:ingen beslut:nej`: its keys are those that the script knows.
    pub keys: String,
    /// Its queue with the month of the statement.
    pub queue: String,
    /// What it takes of a person, as its page says it.
    pub requires: Vec<String>,
    /// Whom it is not for, as its page says it.
    pub excludes: Vec<String>,
}
