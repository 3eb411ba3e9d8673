//! Tables as files to take away.

mod csv;
mod json;

use crate::disclosure::PublicTable;
use crate::value::OutPath;

/// A kind of file that every table has.
pub struct File {
    /// What follows the table's id in the file's name.
    pub ending: &'static str,
    /// What the file is, for people.
    pub name: &'static str,
    write: fn(&PublicTable) -> Vec<u8>,
}

/// The files of a table.
pub const FILES: &[File] = &[
    File { ending: ".csv", name: "CSV, en rad per tal", write: csv::tidy },
    File { ending: "-bred.csv", name: "CSV, som tabellen", write: csv::wide },
    File { ending: "-excel.csv", name: "CSV för Excel", write: csv::excel },
    File { ending: ".json", name: "JSON", write: json::json },
];

impl File {
    /// Where the file of a table lies.
    pub fn path(&self, table: &PublicTable) -> OutPath {
        OutPath::parse(&format!("oppna-data/tabeller/{}{}", table.head.id, self.ending)).expect("ids are slugs")
    }

    /// The file's bytes.
    pub fn bytes(&self, table: &PublicTable) -> Vec<u8> {
        (self.write)(table)
    }
}
