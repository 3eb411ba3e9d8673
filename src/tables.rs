//! Tables with every cell they have, hidden ones too: read, put together and checked.
//!
//! In: the records of tables, the files beside them, the catalogue for tables made from records. Out: [`RawTables`], which goes to
//! `disclosure` alone. The shape [`Table`] serves both rooms; only the type of its cells differs, so that what `disclosure` hides is
//! gone from the type that later stages see.

mod cell;
mod derive;
mod file;
mod grid;
mod header;
mod layout;
mod people;
mod rows;
mod stated;
#[cfg(test)]
pub(crate) mod tests;
mod totals;
pub mod words;
mod written;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

pub(crate) use self::layout::missing;
pub use self::stated::{DELTAGARE, KO, Stated, Statements};
use crate::catalogue::Catalogue;
use crate::finding::{Finding, Findings, Place};
use crate::records::reference::{Ref, to};
use crate::records::tabell::{Cell, Diagram, Mater, Skydd, Tabell};
use crate::records::tvivel::{Kallkonflikt, Osaker};
use crate::records::{Entries, Origin};
use crate::rule::tables as rules;
use crate::source::Sources;
use crate::tree::Pointer;
use crate::value::{CalendarTime, Datum, Period, Slug, SourceRef, counted, integer, unit_word};

/// A table: what it is, its axes and its cells.
#[derive(Debug, Clone)]
pub struct Table<C> {
    /// What it is.
    pub head: Head,
    /// The rows, in order.
    pub rows: Vec<Axis>,
    /// The columns, in order.
    pub columns: Vec<Axis>,
    /// The third dimension; one without a name where there is none.
    pub layers: Vec<Axis>,
    cells: Vec<C>,
    /// Where the rows stand that are no groups.
    places: Vec<RowPlaces>,
}

/// The most cells that a page shows.
const MOST_CELLS: usize = 100_000;

/// Where a row and its cells stand.
#[derive(Debug, Clone)]
pub(crate) enum RowPlaces {
    /// The row as a whole.
    Whole(Place),
    /// In a record, in a list under this pointer, or in one for each of these layers.
    Lists(Origin, Pointer, Vec<Slug>),
    /// In a file: the row, and by layer its cells.
    Cells(Arc<written::Sheet>, written::At, Vec<Vec<written::At>>),
}

impl RowPlaces {
    /// The place of the row.
    fn row(&self) -> Place {
        match self {
            Self::Whole(place) => place.clone(),
            Self::Lists(origin, pointer, _) => origin.at(pointer),
            Self::Cells(sheet, at, _) => sheet.place(*at),
        }
    }

    /// The place of a cell.
    fn cell(&self, column: usize, layer: usize) -> Place {
        match self {
            Self::Whole(place) => place.clone(),
            Self::Lists(origin, pointer, layers) => {
                let list = layers.get(layer).map_or_else(|| pointer.clone(), |layer| pointer.join(layer));
                origin.at(&list.join(column))
            }
            Self::Cells(sheet, at, cells) => sheet.place(*cells.get(layer).and_then(|cells| cells.get(column)).unwrap_or(at)),
        }
    }
}

/// A table with more cells than a page can show.
fn too_large(place: Place, rows: usize, columns: usize) -> Finding {
    let count = |count: usize| integer(i64::try_from(count).unwrap_or(i64::MAX));
    Finding::new(
        &rules::FOR_STOR_TABELL,
        place,
        format!("tabellen har {} rader och {} kolumner, alltså {} celler", count(rows), count(columns), count(rows * columns)),
        format!("en sida visar högst {} celler: dela upp tabellen, eller summera den", count(MOST_CELLS)),
    )
}

/// What a table is, without its numbers.
#[derive(Debug, Clone)]
pub struct Head {
    /// Its id.
    pub id: Slug,
    /// Where its record stands.
    pub origin: Origin,
    /// Its title.
    pub titel: String,
    /// Its short title.
    pub kort: Option<String>,
    /// What its numbers count.
    pub mater: Mater,
    /// The unit, in plural.
    pub enhet: Option<String>,
    /// The singulars of units, where the table says them.
    pub singular: BTreeMap<String, String>,
    /// Whom it is about.
    pub population: Option<String>,
    /// Where the numbers come from.
    pub datakalla: Option<Ref<to::Datakalla>>,
    /// The time they are of.
    pub period: Period,
    /// The document and section it stands in.
    pub kalla: SourceRef,
    /// Notes.
    pub notes: Vec<Note>,
    /// How numbers are rounded.
    pub avrundning: Option<String>,
    /// Between which columns a change may be told; `None` where the sums decide.
    pub comparable: Option<Vec<Vec<usize>>>,
    /// How small numbers are protected.
    pub skydd: Skydd,
    /// What it is made of, where its numbers stand elsewhere.
    pub made_of: Option<MadeOf>,
    /// The charts, as declared.
    pub diagram: Vec<Diagram>,
    /// The editor's summary.
    pub sammanfattning: Option<String>,
    /// Columns of words beside the numbers, in a table of records.
    pub words: Vec<WordColumn>,
    /// When it was last renewed.
    pub uppdaterad: Option<Datum>,
    /// Doubtful statements.
    pub osaker: Vec<Osaker>,
    /// Where sources disagree.
    pub kallkonflikt: Vec<Kallkonflikt>,
}

/// What a table is made of, where its numbers stand elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MadeOf {
    /// What records say: a row for each, a field for each column.
    Records {
        /// The fields, by column.
        fields: Vec<String>,
        /// The period that is asked for; `None`: the newest.
        period: Option<Period>,
        /// The statement that each cell shows, by row and column: its number in the record's list.
        stated: Vec<Vec<Option<usize>>>,
    },
    /// Sums of another table's rows.
    Table {
        /// That table.
        id: Slug,
        /// Its rows that each row sums.
        rows: Vec<Vec<usize>>,
        /// Its column that each column is.
        columns: Vec<usize>,
    },
}

/// A column of words beside the numbers: it counts nothing and hides nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordColumn {
    /// Its id.
    pub id: Slug,
    /// Its name.
    pub namn: String,
    /// The words by row; a row without any is missing.
    pub words: BTreeMap<Slug, String>,
}

/// A row, a column or a layer.
#[derive(Debug, Clone, PartialEq)]
pub struct Axis {
    /// Its id.
    pub id: Slug,
    /// Its name.
    pub namn: String,
    /// Its short name.
    pub kort: Option<String>,
    /// What it counts, where that differs from the table.
    pub mater: Option<Mater>,
    /// Its unit, where that differs from the table.
    pub enhet: Option<String>,
    /// What its shares are shares of.
    pub base: Option<Base>,
    /// It is a part of this one.
    pub part_of: Option<usize>,
    /// How it comes about.
    pub kind: AxisKind,
}

/// How a row, column or layer comes about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AxisKind {
    /// It stands for itself.
    Plain,
    /// The sum of those that are neither sums nor parts.
    Total,
    /// The sum of these.
    Group(Vec<usize>),
}

/// What shares are shares of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Base {
    /// The number in this column.
    Column(usize),
    /// The number in this row.
    Row(usize),
}

/// A note.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// The row it is about.
    pub row: Option<usize>,
    /// The column it is about.
    pub column: Option<usize>,
    /// What it says.
    pub text: String,
    /// Where that stands, if elsewhere.
    pub kalla: Option<SourceRef>,
    /// It says that a total does not add up.
    pub explains_total: bool,
}

impl Axis {
    /// The name to show where there is little room.
    pub fn short(&self) -> &str {
        self.kort.as_deref().unwrap_or(&self.namn)
    }

    /// Whether a name in a text means this one: its id, short name or name.
    pub fn is_called(&self, name: &str) -> bool {
        self.id.as_str() == name || self.namn == name || self.kort.as_deref() == Some(name)
    }
}

impl<C> Table<C> {
    /// The cell at a row, a column and a layer.
    pub fn cell(&self, row: usize, column: usize, layer: usize) -> &C {
        &self.cells[self.index(row, column, layer)]
    }

    /// Where the number at a row, a column and a layer was written.
    pub(crate) fn place(&self, row: usize, column: usize, layer: usize) -> Place {
        match self.places.get(row) {
            Some(places) => places.cell(column, layer),
            None => self.head.origin.at(&Pointer::root().join("grupper")),
        }
    }

    fn index(&self, row: usize, column: usize, layer: usize) -> usize {
        (layer * self.rows.len() + row) * self.columns.len() + column
    }

    /// The time that a column's name says; a name without a year is of the table's, if it is of one. A column whose name says none
    /// may have an id that does.
    pub fn time(&self, column: usize) -> Option<CalendarTime> {
        let (column, year) = (&self.columns[column], self.head.period.year());
        CalendarTime::parse(&column.namn, year).or_else(|| CalendarTime::parse(&format!("{} {}", column.namn, column.id), year))
    }

    /// What a cell counts: the row says it before the column, the column before the table.
    pub fn mater(&self, row: usize, column: usize) -> Mater {
        self.rows[row].mater.or(self.columns[column].mater).unwrap_or(self.head.mater)
    }

    /// A cell's unit in plural.
    pub fn unit(&self, row: usize, column: usize) -> &str {
        let own = self.rows[row].enhet.as_deref().or(self.columns[column].enhet.as_deref());
        let measure = self.mater(row, column);
        own.or(if measure == self.head.mater { self.head.enhet.as_deref() } else { None }).unwrap_or(default_unit(measure))
    }

    /// A cell's number in words, with its unit in the form that the number asks for.
    pub fn counted(&self, row: usize, column: usize, number: &str) -> String {
        let unit = self.unit(row, column);
        counted(number, unit, self.head.singular.get(unit).map(String::as_str))
    }

    /// A cell's unit in the form that its number asks for; empty where there is none.
    pub fn unit_word(&self, row: usize, column: usize, number: &str) -> Cow<'_, str> {
        let unit = self.unit(row, column);
        unit_word(number, unit, self.head.singular.get(unit).map(String::as_str))
    }

    /// The same table with other cells.
    pub fn map<D>(self, mut cell: impl FnMut(C) -> D) -> Table<D> {
        Table {
            head: self.head,
            rows: self.rows,
            columns: self.columns,
            layers: self.layers,
            cells: self.cells.into_iter().map(&mut cell).collect(),
            places: self.places,
        }
    }

    /// All cells, with row, column and layer.
    pub fn cells(&self) -> impl Iterator<Item = (usize, usize, usize, &C)> {
        let (rows, columns) = (self.rows.len(), self.columns.len());
        self.cells
            .iter()
            .enumerate()
            .map(move |(at, cell)| (at / columns.max(1) % rows.max(1), at % columns.max(1), at / (rows * columns).max(1), cell))
    }
}

/// The unit where none is named.
pub fn default_unit(mater: Mater) -> &'static str {
    match mater {
        Mater::Personer => "personer",
        Mater::Hushall => "hushåll",
        Mater::Organisationer => "organisationer",
        Mater::Andelar => "procent",
        Mater::Manader => "månader",
        Mater::Antal => "antal",
    }
}

/// A table with every number it has. Only `disclosure` takes it.
pub type RawTable = Table<Cell>;

/// All tables, in the order of their ids.
#[derive(Debug, Default)]
pub struct RawTables {
    tables: Vec<RawTable>,
    statements: Option<Statements>,
}

impl RawTables {
    /// Puts all tables together: inline rows, files, records, other tables. Every fault in every table is told.
    pub fn new(records: Entries<Tabell>, catalogue: Option<&Catalogue>, sources: &Sources, findings: &mut Findings) -> Self {
        let mut tables = Vec::new();
        let mut derived = Vec::new();
        for (id, entry) in records {
            let Some(record) = entry.record else { continue };
            match record.ur.as_ref().map(Slug::as_str) {
                None => tables.extend(layout::table(id, entry.origin, record, sources, findings)),
                Some("insatser") => tables
                    .extend(catalogue.and_then(|catalogue| derive::from_insatser(id, entry.origin, record, catalogue, findings))),
                Some(_) => derived.push((id, entry.origin, record)),
            }
        }
        for (id, origin, record) in derived {
            let made = derive::from_table(id, origin, record, &tables, findings);
            tables.extend(made);
        }
        tables.iter_mut().for_each(layout::add_groups);
        tables.iter_mut().for_each(|table| people::settle(table, findings));
        tables.sort_by(|a, b| a.head.id.cmp(&b.head.id));
        tables.iter().for_each(|table| totals::check(table, findings));
        Self { tables, statements: catalogue.and_then(stated::of) }
    }

    /// The tables and what the records state, given away.
    pub fn into_parts(self) -> (Vec<RawTable>, Option<Statements>) {
        (self.tables, self.statements)
    }
}
