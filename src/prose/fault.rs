//! What is wrong in a text.

use std::ops::Range;

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
    /// A fault at these bytes of the text.
    pub fn new(range: Range<usize>, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { range, fault: Fault::new(message, hint) }
    }
}
