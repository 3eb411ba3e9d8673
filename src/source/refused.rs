//! A file that can't be used, as data: what is wrong, where, and what it holds.

use super::name::FilePath;
use crate::rule::Rule;
use crate::value::Fault;

/// A file or folder that can't be used, and why.
#[derive(Debug, Clone)]
pub(crate) struct Refused {
    /// Its path below the root.
    pub(crate) path: FilePath,
    /// Where in it.
    pub(crate) spot: Spot,
    /// What is wrong, and what to do.
    pub(crate) fault: Fault,
    /// What it holds, where it was read.
    pub(super) bytes: Vec<u8>,
}

/// Where in a file a fault lies.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Spot {
    /// The file as a whole.
    Whole,
    /// A line and column, both from 1.
    At {
        /// The line.
        line: usize,
        /// The column, in characters.
        column: usize,
    },
}

impl Refused {
    /// A file that can't be used as a whole, of which nothing is read.
    pub(super) fn whole(path: FilePath, rule: &'static Rule, message: &str, hint: &str) -> Self {
        Self { path, spot: Spot::Whole, fault: Fault::of(rule, message, hint), bytes: Vec::new() }
    }
}
