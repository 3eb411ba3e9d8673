//! The records, every reference in them checked.
//!
//! In: `Records`. Out: a [`Catalogue`], made only if every reference leads somewhere and every record means something; else the
//! findings. A [`Ref`] taken from the catalogue always has its record, so later stages look up without doubt. It holds no table cell.

mod check;
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
pub use self::villkor::{Fraga, Krav, Membership, OfInsats, Villkor, values};
pub use self::way::Way;
use crate::finding::{Findings, Level};
use crate::records::avtal::Avtal;
use crate::records::dokument::{Begrepp, Datakalla, Kalla, Pagang, Process, Sida};
use crate::records::insats::Insats;
use crate::records::modell::{
    Delomrade, Forum, Lagrum, Mal, Malgrupp, Metod, Omrade, Organisation, Skall, Stadsomrade, Styrdokument, Styrmodell, Synonym,
};
use crate::records::rapport::Rapport;
use crate::records::reference::{Kind, Ref};
use crate::records::site::Site;
use crate::records::tabell::Tabell;
use crate::records::{Entries, Origin, Records};
use crate::value::{Fault, Slug, SourceRef};

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
    pub fn at(&self, reference: &Ref<T>) -> &Row<T> {
        self.get(reference.id().as_str()).expect("a catalogue is made only if every reference in it has a record")
    }

    /// The records that references lead to.
    pub fn all<'a>(&'a self, references: &'a [Ref<T>]) -> impl Iterator<Item = &'a Row<T>> {
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

/// All records, their references checked.
#[derive(Debug)]
pub struct Catalogue {
    site: Site,
    insatser: Table<Insats>,
    avtal: Table<Avtal>,
    kallor: Table<Kalla>,
    datakallor: Table<Datakalla>,
    begrepp: Table<Begrepp>,
    processer: Table<Process>,
    pagang: Table<Pagang>,
    sidor: Table<Sida>,
    rapporter: Table<Rapport>,
    omraden: Table<Omrade>,
    delomraden: HashMap<Slug, DelomradeIn>,
    organisationer: Table<Organisation>,
    stadsomraden: Table<Stadsomrade>,
    lagrum: Table<Lagrum>,
    metoder: Table<Metod>,
    malgrupper: Table<Malgrupp>,
    mal: Table<Mal>,
    forum: Table<Forum>,
    styrdokument: Table<Styrdokument>,
    synonymer: Vec<(Origin, Synonym)>,
    skall: Option<Skall>,
    styrmodell: Option<Styrmodell>,
    villkor: villkor::Resolved,
    names: references::Names,
    tabeller: BTreeMap<Slug, String>,
}

macro_rules! tables {
    ($($name:ident: $type:ty, $doc:literal;)*) => {
        impl Catalogue {
            $(#[doc = $doc]
            pub fn $name(&self) -> &$type {
                &self.$name
            })*
        }
    };
}

tables! {
    site: Site, "The site's own settings.";
    insatser: Table<Insats>, "All insatser.";
    avtal: Table<Avtal>, "All avtal.";
    kallor: Table<Kalla>, "The documents.";
    datakallor: Table<Datakalla>, "The sources of statistics.";
    begrepp: Table<Begrepp>, "The glossary.";
    processer: Table<Process>, "The processes.";
    pagang: Table<Pagang>, "What is coming.";
    sidor: Table<Sida>, "The pages of text.";
    rapporter: Table<Rapport>, "The reports.";
    omraden: Table<Omrade>, "The steering model's områden.";
    organisationer: Table<Organisation>, "The organisations.";
    stadsomraden: Table<Stadsomrade>, "The stadsområden.";
    lagrum: Table<Lagrum>, "The lagrum.";
    metoder: Table<Metod>, "The methods.";
    malgrupper: Table<Malgrupp>, "The målgrupper.";
    mal: Table<Mal>, "The aims.";
    forum: Table<Forum>, "The forums.";
    styrdokument: Table<Styrdokument>, "The governing documents.";
    synonymer: Vec<(Origin, Synonym)>, "Words that mean the same, and where the editors say so.";
    skall: Option<Skall>, "The SKALL model.";
    styrmodell: Option<Styrmodell>, "The steering model.";
}

impl Catalogue {
    /// Checks the records; a catalogue is made if nothing stops it.
    ///
    /// The tables are given back: no cell of theirs stays here.
    pub fn new(mut records: Records, findings: &mut Findings) -> (Option<Self>, Entries<Tabell>) {
        let before = std::mem::take(findings);
        let names = references::Names::new(&records);
        references::check(&records, &names, findings);
        let villkor = villkor::resolve(&records.insatser, findings);
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

    fn of(
        records: Records,
        villkor: villkor::Resolved,
        names: references::Names,
        tabeller: BTreeMap<Slug, String>,
    ) -> Option<Self> {
        let delomraden = delomraden(&records);
        Some(Self {
            site: records.site?.record?,
            insatser: Table::new(records.insatser),
            avtal: Table::new(records.avtal),
            kallor: Table::new(records.kallor),
            datakallor: Table::new(records.datakallor),
            begrepp: Table::new(records.begrepp),
            processer: Table::new(records.processer),
            pagang: Table::new(records.pagang),
            sidor: Table::new(records.sidor),
            rapporter: Table::new(records.rapporter),
            omraden: Table::new(records.omraden),
            delomraden,
            organisationer: Table::new(records.organisationer),
            stadsomraden: Table::new(records.stadsomraden),
            lagrum: Table::new(records.lagrum),
            metoder: Table::new(records.metoder),
            malgrupper: Table::new(records.malgrupper),
            mal: Table::new(records.mal),
            forum: Table::new(records.forum),
            styrdokument: Table::new(records.styrdokument),
            synonymer: records.synonymer.into_iter().filter_map(|entry| Some((entry.origin, entry.record?))).collect(),
            skall: records.skall.and_then(|entry| entry.record),
            styrmodell: records.styrmodell.and_then(|entry| entry.record),
            villkor,
            names,
            tabeller,
        })
    }

    /// A delområde and its område.
    pub fn delomrade(&self, reference: &Ref<Delomrade>) -> (&Delomrade, &Row<Omrade>) {
        self.find_delomrade(reference.id().as_str()).expect("a catalogue is made only if every reference in it has a record")
    }

    /// The delområde with an id, and its område.
    pub fn find_delomrade(&self, id: &str) -> Option<(&Delomrade, &Row<Omrade>)> {
        let found = self.delomraden.get(id)?;
        Some((&found.delomrade, self.omraden.get(found.omrade.as_str())?))
    }

    /// The document a source reference names, and the section as people write it: its number, or its heading where it has none.
    pub fn source<'a>(&'a self, source: &'a SourceRef) -> (&'a Row<Kalla>, Option<&'a str>) {
        let kalla =
            self.kallor.get(source.kalla().as_str()).expect("a catalogue is made only if every source in it has a record");
        (kalla, source.avsnitt())
    }

    /// The conditions of an insats, or of its part with that index, the record's own included.
    pub fn villkor(&self, insats: &Slug) -> &OfInsats {
        self.villkor.of(insats)
    }

    /// Whether the record that a prefix and an id name exists; `None` if no kind has that prefix.
    pub fn has(&self, prefix: &str, id: &str) -> Option<bool> {
        fn in_table<T: Kind>(table: &Table<T>, prefix: &str, id: &str) -> Option<bool> {
            (prefix == T::PREFIX).then(|| table.get(id).is_some())
        }
        in_table(&self.insatser, prefix, id)
            .or_else(|| in_table(&self.avtal, prefix, id))
            .or_else(|| in_table(&self.kallor, prefix, id))
            .or_else(|| in_table(&self.datakallor, prefix, id))
            .or_else(|| in_table(&self.begrepp, prefix, id))
            .or_else(|| in_table(&self.processer, prefix, id))
            .or_else(|| in_table(&self.pagang, prefix, id))
            .or_else(|| in_table(&self.sidor, prefix, id))
            .or_else(|| in_table(&self.omraden, prefix, id))
            .or_else(|| (prefix == Delomrade::PREFIX).then(|| self.delomraden.contains_key(id)))
            .or_else(|| in_table(&self.organisationer, prefix, id))
            .or_else(|| in_table(&self.stadsomraden, prefix, id))
            .or_else(|| in_table(&self.lagrum, prefix, id))
            .or_else(|| in_table(&self.metoder, prefix, id))
            .or_else(|| in_table(&self.malgrupper, prefix, id))
            .or_else(|| in_table(&self.mal, prefix, id))
            .or_else(|| in_table(&self.forum, prefix, id))
            .or_else(|| in_table(&self.styrdokument, prefix, id))
            .or_else(|| (prefix == Tabell::PREFIX).then(|| self.tabeller.contains_key(id)))
    }

    /// The title of the table with an id.
    pub fn tabell_titel(&self, id: &str) -> Option<&str> {
        self.tabeller.get(id).map(String::as_str)
    }

    /// What to say of a prefix and an id that name no record.
    pub fn missing(&self, prefix: &str, id: &str) -> Fault {
        self.names
            .fault(prefix, id)
            .unwrap_or_else(|| Fault::new(format!("{prefix}:{id} har ingen sida"), "länka till en annan post"))
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
