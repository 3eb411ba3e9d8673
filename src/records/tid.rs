//! Tider: hur länge, och från när till när.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::value::Moment;

/// Ett spann av månader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Manader {
    /// Minst så många månader.
    #[serde(rename = "från")]
    pub fran: Option<u16>,
    /// Högst så många månader.
    pub till: Option<u16>,
}

/// En giltighetstid. Utelämna det som inte är känt.
#[derive(Debug, Clone, Copy, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Giltig {
    /// Första dagen, månaden eller året.
    #[serde(rename = "från")]
    pub fran: Option<Moment>,
    /// Sista dagen, månaden eller året.
    pub till: Option<Moment>,
}
