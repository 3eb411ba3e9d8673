//! `utbud` turns YAML descriptions of insatser, avtal and aggregated statistics into a static Swedish site.

pub mod prose;
pub mod value;
