//! A page that a script fills with what the reader has chosen.

use serde::Serialize;

use crate::site::cx::Cx;

/// A page that a script fills with what the reader has chosen.
#[derive(Debug, Serialize)]
pub(crate) struct ValView {
    /// The address of the catalogue.
    pub(crate) katalog: String,
    /// How many insatser there are.
    pub(crate) antal: usize,
}

impl ValView {
    /// What such a page says without a script.
    pub(crate) fn new(cx: &Cx<'_>) -> Self {
        Self { katalog: cx.to("insatser"), antal: cx.katalog().antal }
    }
}
