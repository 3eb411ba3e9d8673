//! Links as data.

use serde::Serialize;

use crate::value::OutPath;

/// A link as a template shows it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct LinkView {
    /// The text.
    pub text: String,
    /// The address, relative to the page.
    pub href: String,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The page.
    pub path: OutPath,
    /// The heading or record on it.
    pub anchor: Option<String>,
}
