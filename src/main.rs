//! The command `utbud`.

fn main() {}
