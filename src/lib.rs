//! `utbud` turns YAML descriptions of insatser, avtal and aggregated statistics into a static Swedish site.

pub mod catalogue;
pub mod cli;
pub mod finding;
pub mod prose;
pub mod publish;
pub mod records;
pub mod render;
mod script;
pub mod site;
pub mod source;
pub mod tree;
pub mod value;
