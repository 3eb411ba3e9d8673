//! The figures and tables of a text, numbered.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::site::words;

/// The figures and tables of a text so far.
#[derive(Debug, Default)]
pub(in crate::site) struct Figures {
    figures: usize,
    tables: usize,
    /// What each is called in running text, by its id: `figur 3`.
    pub(in crate::site) names: BTreeMap<String, String>,
    /// Ids that stand twice.
    pub(in crate::site) twice: Vec<(String, Range<usize>)>,
}

impl Figures {
    /// The next figure's or table's name, kept under its id.
    pub(super) fn next(&mut self, table: bool, id: &str, range: Range<usize>) -> String {
        let (counter, word) = if table { (&mut self.tables, "tabell") } else { (&mut self.figures, "figur") };
        *counter += 1;
        let name = format!("{word} {counter}");
        if self.names.insert(id.to_owned(), name.clone()).is_some() {
            self.twice.push((id.to_owned(), range));
        }
        words::sentence(&name)
    }
}
