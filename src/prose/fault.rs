//! What is wrong in a text.

use std::ops::Range;

use crate::rule::Rule;
use crate::value::Fault;

/// What is wrong in a text, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProseFault {
    /// The bytes in the text, always on character boundaries.
    pub range: Range<usize>,
    /// What is wrong, and what to write instead.
    pub fault: Fault,
}

impl ProseFault {
    /// That a rule is broken at these bytes of the text.
    pub(crate) fn new(rule: &'static Rule, range: Range<usize>, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { range, fault: Fault::of(rule, message, hint) }
    }
}
