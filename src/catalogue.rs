//! The records, every reference in them checked.
//!
//! In: `Records`. Out: a [`Catalogue`], made only if every reference leads somewhere and every record means something; else the
//! findings. A [`Ref`] taken from the catalogue always has its record, so later stages look up without doubt. It holds no table cell.

mod check;
mod fragor;
mod organisation;
mod place;
mod queue;
mod references;
mod status;
mod villkor;
mod way;

use std::collections::{BTreeMap, HashMap};

pub use self::place::open_at;
pub use self::queue::{QueueState, newest};
pub use self::status::{Enligt, Status};
pub use self::villkor::{Fraga, Krav, Membership, OfInsats, Villkor};
pub use self::way::Way;
use crate::finding::{Findings, Level};
use crate::records::list::for_kinds;
use crate::records::modell::{Delomrade, Omrade};
use crate::records::reference::{Leads, Prefix, Ref, to};
use crate::records::site::Site;
use crate::records::tabell::Tabell;
use crate::records::{Entries, Origin, Records, avtal, dokument, fraga, insats, modell, rapport};
use crate::rule;
use crate::value::{Fault, Slug, SourceRef, Term};

/// The records of one kind, in the order of their ids.
#[derive(Debug)]
pub struct Table<T> {
    rows: Vec<Row<T>>,
    by_id: HashMap<Slug, usize>,
}

/// A record with its id and where it stands.
#[derive(Debug)]
pub struct Row<T> {
    /// Its id.
    pub id: Slug,
    /// Where it stands.
    pub origin: Origin,
    /// What it says.
    pub record: T,
}

impl<T> std::ops::Deref for Row<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.record
    }
}

impl<T> Table<T> {
    fn new(entries: Entries<T>) -> Self {
        let rows: Vec<Row<T>> = entries
            .into_iter()
            .filter_map(|(id, entry)| entry.record.map(|record| Row { id, origin: entry.origin, record }))
            .collect();
        let by_id = rows.iter().enumerate().map(|(index, row)| (row.id.clone(), index)).collect();
        Self { rows, by_id }
    }

    /// All records, in the order of their ids.
    pub fn iter(&self) -> std::slice::Iter<'_, Row<T>> {
        self.rows.iter()
    }

    /// All records, in the order of their ids.
    pub fn as_slice(&self) -> &[Row<T>] {
        &self.rows
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The record that a reference leads to.
    pub fn at<K: Leads<Record = T>>(&self, reference: &Ref<K>) -> &Row<T> {
        self.get(reference.id().as_str()).expect("a catalogue is made only if every reference in it has a record")
    }

    /// The records that references lead to.
    pub fn all<'a, K: Leads<Record = T>>(&'a self, references: &'a [Ref<K>]) -> impl Iterator<Item = &'a Row<T>> {
        references.iter().map(|reference| self.at(reference))
    }

    /// The record with an id.
    pub fn get(&self, id: &str) -> Option<&Row<T>> {
        self.by_id.get(id).map(|index| &self.rows[*index])
    }
}

impl<'a, T> IntoIterator for &'a Table<T> {
    type Item = &'a Row<T>;
    type IntoIter = std::slice::Iter<'a, Row<T>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// A delområde, and the område it lies in.
#[derive(Debug)]
pub struct DelomradeIn {
    /// The delområde.
    pub delomrade: Delomrade,
    /// The id of its område.
    pub omrade: Slug,
}

/// How the catalogue keeps the records of a home.
macro_rules! kept {
    (type Folder $type:ty) => { Table<$type> };
    (type Vocabulary $type:ty) => { Table<$type> };
    (type List $type:ty) => { Vec<(Origin, $type)> };
    (type Single $type:ty) => { Option<$type> };
    (of Folder $entries:expr) => { Table::new($entries) };
    (of Vocabulary $entries:expr) => { Table::new($entries) };
    (of List $entries:expr) => { $entries.into_iter().filter_map(|entry| Some((entry.origin, entry.record?))).collect() };
    (of Single $entry:expr) => { $entry.and_then(|entry| entry.record) };
}

macro_rules! catalogue {
    (
        catalogue { $(
            $(#[$doc:meta])*
            $field:ident: $module:ident::$type:ident, $schema:literal, $home:ident($($path:literal),+)
            $(, reached $prefix:ident $word:literal $noun:literal)?
            $(, inside $inner_field:ident $inner_module:ident::$inner_type:ident $inner:ident $inner_word:literal $inner_noun:literal)?
            $(, texts [$($key:literal $text:ident),+])?
            ;
        )* }
        apart { $($apart:tt)* }
    ) => {
        /// All records, their references checked.
        #[derive(Debug)]
        pub struct Catalogue {
            site: Site,
            $($field: kept!(type $home $module::$type),)*
            delomraden: HashMap<Slug, DelomradeIn>,
            villkor: villkor::Resolved,
            names: references::Names,
            tabeller: BTreeMap<Slug, String>,
        }

        impl Catalogue {
            fn of(
                records: Records,
                villkor: villkor::Resolved,
                names: references::Names,
                tabeller: BTreeMap<Slug, String>,
            ) -> Option<Self> {
                Some(Self {
                    delomraden: delomraden(&records),
                    site: records.site?.record?,
                    $($field: kept!(of $home records.$field),)*
                    villkor,
                    names,
                    tabeller,
                })
            }

            $($(#[$doc])*
            pub fn $field(&self) -> &kept!(type $home $module::$type) {
                &self.$field
            })*
        }
    };
}

for_kinds!(catalogue);

impl Catalogue {
    /// Checks the records; a catalogue is made if nothing stops it.
    ///
    /// The tables are given back: no cell of theirs stays here.
    pub fn new(mut records: Records, findings: &mut Findings) -> (Option<Self>, Entries<Tabell>) {
        let before = std::mem::take(findings);
        let names = references::Names::new(&records);
        references::check(&records, &names, findings);
        let villkor = villkor::resolve(&records, findings);
        fragor::check(&records, findings);
        check::check(&records, findings);
        let tabeller = std::mem::take(&mut records.tabeller);
        let tabell_ids =
            tabeller.iter().filter_map(|(id, entry)| Some((id.clone(), entry.record.as_ref()?.titel.to_string()))).collect();
        let stopped = records.incomplete || before.worst() == Some(Level::Error) || findings.worst() == Some(Level::Error);
        findings.append(before);
        if stopped {
            return (None, tabeller);
        }
        let catalogue = Self::of(records, villkor, names, tabell_ids);
        (catalogue, tabeller)
    }

    /// The site's own settings.
    pub fn site(&self) -> &Site {
        &self.site
    }

    /// A delområde and its område.
    pub fn delomrade(&self, reference: &Ref<to::Delomrade>) -> (&Delomrade, &Row<Omrade>) {
        self.find_delomrade(reference.id().as_str()).expect("a catalogue is made only if every reference in it has a record")
    }

    /// The delområde with an id, and its område.
    pub fn find_delomrade(&self, id: &str) -> Option<(&Delomrade, &Row<Omrade>)> {
        let found = self.delomraden.get(id)?;
        Some((&found.delomrade, self.omraden.get(found.omrade.as_str())?))
    }

    /// The document a source reference names, and the section as people write it: its number, or its heading where it has none.
    pub fn source<'a>(&'a self, source: &'a SourceRef) -> (&'a Row<dokument::Kalla>, Option<&'a str>) {
        let kalla =
            self.kallor.get(source.kalla().as_str()).expect("a catalogue is made only if every source in it has a record");
        (kalla, source.avsnitt())
    }

    /// The question with a key that a condition has.
    pub fn fraga(&self, nyckel: &Term) -> &fraga::Fraga {
        let mut all = self.fragor.iter().map(|(_, fraga)| fraga);
        all.find(|fraga| fraga.nyckel == *nyckel).expect("a condition is made only of a question that there is")
    }

    /// The question that is asked for something else than conditions.
    pub fn fraga_for(&self, roll: fraga::Roll) -> Option<&fraga::Fraga> {
        self.fragor.iter().map(|(_, fraga)| fraga).find(|fraga| fraga.roll() == roll)
    }

    /// The conditions of an insats, or of its part with that index, the record's own included.
    pub fn villkor(&self, insats: &Slug) -> &OfInsats {
        self.villkor.of(insats)
    }

    /// The answers that say that somebody is of a målgrupp.
    pub fn malgrupp_svar(&self, malgrupp: &Ref<to::Malgrupp>) -> &[Fraga] {
        self.villkor.of_malgrupp(malgrupp.id())
    }

    /// Whether there is a record of a kind with an id.
    pub fn has(&self, prefix: Prefix, id: &str) -> bool {
        self.names.has(prefix, id)
    }

    /// The title of the table with an id.
    pub fn tabell_titel(&self, id: &str) -> Option<&str> {
        self.tabeller.get(id).map(String::as_str)
    }

    /// What to say of an id that no record of a kind has.
    pub fn missing(&self, prefix: Prefix, id: &str) -> Fault {
        self.names.fault(prefix, id).unwrap_or_else(|| {
            Fault::of(&rule::reference::OKAND_POST, format!("{prefix}:{id} har ingen sida"), "länka till en annan post")
        })
    }
}

fn delomraden(records: &Records) -> HashMap<Slug, DelomradeIn> {
    let mut found = HashMap::new();
    for (omrade, entry) in &records.omraden {
        for (id, delomrade) in entry.record.iter().flat_map(|record| &record.delomraden) {
            if let Ok(id) = Slug::parse(id) {
                found.insert(id, DelomradeIn { delomrade: delomrade.clone(), omrade: omrade.clone() });
            }
        }
    }
    found
}
