//! What several kinds of page show: lists, rows, sources, words.

pub(crate) mod ansvar;
pub(crate) mod avtal;
pub(crate) mod axes;
pub(crate) mod bars;
pub(crate) mod collation;
pub(crate) mod condition;
pub(crate) mod contact;
pub(crate) mod guidelines;
pub(crate) mod key_figure;
pub(crate) mod list;
pub(crate) mod own_text;
pub(crate) mod pagang;
pub(crate) mod rapport;
pub(crate) mod sheets;
pub(crate) mod sources;
pub(crate) mod table;
pub(crate) mod table_head;
pub(crate) mod val;
pub(crate) mod way_in;
