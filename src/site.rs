//! What pages exist and what each shows.

pub mod chart;
