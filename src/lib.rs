//! `utbud` turns YAML descriptions of insatser, avtal and aggregated statistics into a static Swedish site.

mod script;
pub mod site;
pub mod value;
