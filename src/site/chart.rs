//! A chart as data: what it says and shows, not how it looks.
//!
//! In: protected values. Out: what `render::chart` draws. It knows nothing of sizes, fonts or ECharts; two charts that are equal
//! here are the same bytes there.

mod data;
mod empty;
mod fault;

pub use self::data::{Category, Chart, ChartCell, ChartKind, Hue, Series};
pub use self::empty::Empty;
pub use self::fault::{ChartFault, MOST_COLUMNS, MOST_SERIES, check};
