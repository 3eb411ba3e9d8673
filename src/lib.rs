//! `utbud` turns YAML descriptions of insatser, avtal and aggregated statistics into a static Swedish site.

pub mod render;
mod script;
pub mod site;
pub mod value;
