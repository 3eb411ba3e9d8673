//! What the editors wrote, one plain type per kind of file.
//!
//! In: `Sources`. Out: [`Records`] and every fault of shape in every file. A record that can't be read is still known by its id, so
//! that one fault gives one finding and not one for each reference to it. Whether references lead anywhere is for the catalogue.

pub mod avtal;
pub mod common;
pub mod dokument;
pub mod enhet;
pub mod insats;
pub mod modell;
pub mod rapport;
pub mod read;
pub mod reference;
mod schema;
mod shape;
pub mod site;
pub mod tabell;
pub mod villkor;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use self::reference::Kind;
pub use self::schema::schemas;
pub use self::shape::{Found, Reference};
use crate::finding::{Finding, Findings, Place, meant, nearest};
use crate::prose::ProseFault;
use crate::source::{File, FilePath, SITE_FILE, Sources};
use crate::tree::Pointer;
use crate::value::Slug;

/// A kind of record: its name in schemas and modelines, and where its files lie.
pub trait Record: DeserializeOwned + JsonSchema + Send {
    /// The name of its schema.
    const KIND: &'static str;
    /// Where it lives.
    const HOME: Home;
}

/// Where a kind of record lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Home {
    /// A file a record, its id being the file's name: the folder and the extension.
    Folder(&'static str, &'static str),
    /// A mapping from ids to records in one file.
    Vocabulary(&'static str),
    /// A list of records in one file.
    List(&'static str),
    /// One record in one file.
    Single(&'static str),
}

macro_rules! kinds {
    ($($type:ty: $kind:literal $($prefix:literal)?, $home:ident($($path:literal),+);)*) => {
        $(impl Record for $type {
            const KIND: &'static str = $kind;
            const HOME: Home = Home::$home($($path),+);
        }
        $(impl Kind for $type {
            const PREFIX: &'static str = $prefix;
        })?)*

        /// The homes of all kinds of records.
        pub(crate) const HOMES: &[Home] = &[$(Home::$home($($path),+)),*];
    };
}

kinds! {
    insats::Insats: "insats" "insats", Folder("content/insatser", "yaml");
    avtal::Avtal: "avtal" "avtal", Folder("content/avtal", "yaml");
    dokument::Kalla: "kalla" "kalla", Folder("content/kallor", "yaml");
    dokument::Datakalla: "datakalla" "datakalla", Folder("content/datakallor", "yaml");
    dokument::Begrepp: "begrepp" "begrepp", Folder("content/ordlista", "yaml");
    dokument::Process: "process" "process", Folder("content/processer", "yaml");
    dokument::Pagang: "pagang" "pagang", Folder("content/pagang", "yaml");
    tabell::Tabell: "tabell" "tabell", Folder("data", "yaml");
    tabell::Skyddsmonster: "skyddsmonster", Folder("data/skydd", "yaml");
    rapport::Rapport: "rapport" "rapport", Folder("content/rapporter", "md");
    dokument::Sida: "sida" "sida", Folder("content/sidor", "md");
    modell::Omrade: "omraden" "omrade", Vocabulary("content/modell/omraden.yaml");
    modell::Organisation: "organisationer" "organisation", Vocabulary("content/modell/organisationer.yaml");
    modell::Stadsomrade: "stadsomraden" "stadsomrade", Vocabulary("content/modell/stadsomraden.yaml");
    modell::Lagrum: "lagrum" "lagrum", Vocabulary("content/modell/lagrum.yaml");
    modell::Metod: "metoder" "metod", Vocabulary("content/modell/metoder.yaml");
    modell::Malgrupp: "malgrupper" "malgrupp", Vocabulary("content/modell/malgrupper.yaml");
    modell::Mal: "mal" "mal", Vocabulary("content/modell/mal.yaml");
    modell::Forum: "forum" "forum", Vocabulary("content/modell/forum.yaml");
    modell::Styrdokument: "styrdokument" "styrdokument", Vocabulary("content/modell/styrdokument.yaml");
    modell::Synonym: "synonymer", List("content/modell/synonymer.yaml");
    modell::Skall: "skall", Single("content/modell/skall.yaml");
    modell::Styrmodell: "styrmodell", Single("content/modell/styrmodell.yaml");
    site::Site: "site", Single("site.toml");
}

impl Kind for modell::Delomrade {
    const PREFIX: &'static str = "delomrade";
}

/// Where a record stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The file.
    pub file: FilePath,
    /// Where in the file the record begins.
    pub pointer: Pointer,
}

impl Origin {
    /// The place of a key or value in the record.
    pub fn at(&self, pointer: &Pointer) -> Place {
        Place::Tree { file: self.file.clone(), pointer: self.pointer.append(pointer), part: crate::finding::Part::Value }
    }

    /// The record as a whole: in a vocabulary its key.
    pub fn place(&self) -> Place {
        if self.pointer == Pointer::root() { Place::file(self.file.clone()) } else { self.at(&Pointer::root()).key() }
    }
}

/// A record and where it stands; `None` where it could not be read.
#[derive(Debug, Clone)]
pub struct Entry<T> {
    /// Where it stands.
    pub origin: Origin,
    /// What it says.
    pub record: Option<T>,
    /// Where it refers to others.
    pub references: Vec<Reference>,
}

/// The records of a kind, by id.
pub type Entries<T> = BTreeMap<Slug, Entry<T>>;

/// Everything the editors wrote.
#[derive(Debug, Default)]
#[expect(missing_docs, reason = "each field is named after its kind")]
pub struct Records {
    pub site: Option<Entry<site::Site>>,
    pub insatser: Entries<insats::Insats>,
    pub avtal: Entries<avtal::Avtal>,
    pub kallor: Entries<dokument::Kalla>,
    pub datakallor: Entries<dokument::Datakalla>,
    pub begrepp: Entries<dokument::Begrepp>,
    pub processer: Entries<dokument::Process>,
    pub pagang: Entries<dokument::Pagang>,
    pub sidor: Entries<dokument::Sida>,
    pub tabeller: Entries<tabell::Tabell>,
    pub skyddsmonster: Entries<tabell::Skyddsmonster>,
    pub rapporter: Entries<rapport::Rapport>,
    pub omraden: Entries<modell::Omrade>,
    pub organisationer: Entries<modell::Organisation>,
    pub stadsomraden: Entries<modell::Stadsomrade>,
    pub lagrum: Entries<modell::Lagrum>,
    pub metoder: Entries<modell::Metod>,
    pub malgrupper: Entries<modell::Malgrupp>,
    pub mal: Entries<modell::Mal>,
    pub forum: Entries<modell::Forum>,
    pub styrdokument: Entries<modell::Styrdokument>,
    pub synonymer: Vec<Entry<modell::Synonym>>,
    pub skall: Option<Entry<modell::Skall>>,
    pub styrmodell: Option<Entry<modell::Styrmodell>>,
    /// Files of many records that can't be read: which ids they would give is not known, so no reference into them is judged.
    pub unread: BTreeSet<&'static str>,
    /// Whether a file could not be used, which the sources have told: no catalogue is made of what is left.
    pub incomplete: bool,
}

impl Records {
    /// Reads all records.
    pub fn read(sources: &Sources, findings: &mut Findings) -> Self {
        let records = Self {
            site: single(sources, findings),
            insatser: folder(sources, findings),
            avtal: folder(sources, findings),
            kallor: folder(sources, findings),
            datakallor: folder(sources, findings),
            begrepp: folder(sources, findings),
            processer: folder(sources, findings),
            pagang: folder(sources, findings),
            sidor: folder(sources, findings),
            tabeller: folder(sources, findings),
            skyddsmonster: folder(sources, findings),
            rapporter: folder(sources, findings),
            omraden: vocabulary(sources, findings),
            organisationer: vocabulary(sources, findings),
            stadsomraden: vocabulary(sources, findings),
            lagrum: vocabulary(sources, findings),
            metoder: vocabulary(sources, findings),
            malgrupper: vocabulary(sources, findings),
            mal: vocabulary(sources, findings),
            forum: vocabulary(sources, findings),
            styrdokument: vocabulary(sources, findings),
            synonymer: list(sources, findings),
            skall: single(sources, findings),
            styrmodell: single(sources, findings),
            unread: unread(sources),
            incomplete: sources.refused().next().is_some(),
        };
        if records.site.is_none() && !sources.refused().any(|path| path == SITE_FILE) {
            findings.push(Finding::error(
                "site-saknas",
                Place::Site,
                format!("filen {SITE_FILE} saknas"),
                "skapa den i sajtens rot, med titel, organisation, rubrik och ingress",
            ));
        }
        strays(sources, findings);
        records
    }

    /// What is wrong in the Markdown of all records. Their documents are there all the same.
    pub fn prose(&self, findings: &mut Findings) {
        let mut tell = |origin: &Origin, key: &str, faults: &[ProseFault]| {
            for fault in faults {
                let place = origin.at(&key.split('/').fold(Pointer::root(), |at, step| at.join(step))).text(fault.range.clone());
                findings.push(Finding::from_fault("markdown", place, fault.fault.clone()));
            }
        };
        for Entry { origin, record, .. } in self.insatser.values() {
            record
                .iter()
                .filter_map(|record| record.beskrivning.as_ref())
                .for_each(|text| tell(origin, "beskrivning", text.faults()));
        }
        for Entry { origin, record, .. } in self.avtal.values() {
            record
                .iter()
                .filter_map(|record| record.beskrivning.as_ref())
                .for_each(|text| tell(origin, "beskrivning", text.faults()));
        }
        for Entry { origin, record, .. } in self.omraden.values() {
            record.iter().for_each(|record| tell(origin, "beskrivning", record.beskrivning.faults()));
        }
        for Entry { origin, record, .. } in self.rapporter.values() {
            let Some(record) = record else { continue };
            tell(origin, crate::tree::BODY, record.text.faults());
            tell(origin, "titel", record.titel.faults());
            record.ingress.iter().for_each(|text| tell(origin, "ingress", text.faults()));
            record.sammanfattning.iter().for_each(|text| tell(origin, "sammanfattning", text.faults()));
            for (index, text) in record.kan_inte_svara_pa.iter().enumerate() {
                tell(origin, &format!("kan_inte_svara_på/{index}"), text.faults());
            }
        }
        for Entry { origin, record, .. } in self.sidor.values() {
            record.iter().for_each(|record| tell(origin, crate::tree::BODY, record.text.faults()));
        }
    }
}

fn folder<T: Record>(sources: &Sources, findings: &mut Findings) -> Entries<T> {
    let Home::Folder(folder, extension) = T::HOME else { return Entries::new() };
    let reader = read::Reader::<T>::new();
    let files: Vec<(&File, &str)> = sources
        .below(folder)
        .filter_map(|file| file.path[folder.len() + 1..].strip_suffix(extension)?.strip_suffix('.').map(|name| (file, name)))
        .filter(|(_, name)| !name.contains('/'))
        .collect();
    let read: Vec<(Option<Slug>, Entry<T>, Vec<Finding>)> = files
        .par_iter()
        .map(|(file, name)| {
            let (read, mut found) = reader.file(file);
            let id = Slug::parse(name);
            if let Err(fault) = &id {
                let fault =
                    crate::value::Fault::new(format!("filnamnet kan inte vara ett id: {}", fault.message), fault.hint.clone());
                found.push(Finding::from_fault("ogiltigt-id", Place::file(file.path.clone()), fault));
            }
            let origin = Origin { file: file.path.clone(), pointer: Pointer::root() };
            (id.ok(), read.into_entry(origin), found)
        })
        .collect();
    let mut entries = Entries::new();
    for (id, entry, found) in read {
        findings.extend(found);
        if let Some(id) = id {
            entries.insert(id, entry);
        }
    }
    for path in sources.refused() {
        let name = path.strip_prefix(folder).and_then(|p| p.strip_prefix('/')?.strip_suffix(extension)?.strip_suffix('.'));
        if let Some(id) = name.and_then(|name| Slug::parse(name).ok()) {
            let origin = Origin { file: path.into(), pointer: Pointer::root() };
            entries.insert(id, read::Read::nothing().into_entry(origin));
        }
    }
    entries
}

/// The vocabularies whose file is there but is no mapping from ids to records.
fn unread(sources: &Sources) -> BTreeSet<&'static str> {
    let vocabularies = HOMES.iter().filter_map(|home| match home {
        Home::Vocabulary(path) => Some(*path),
        Home::Folder(..) | Home::List(_) | Home::Single(_) => None,
    });
    vocabularies
        .filter(|path| {
            sources.refused().any(|refused| refused == *path) || sources.get(path).is_some_and(|file| !read::is_map(file))
        })
        .collect()
}

fn vocabulary<T: Record>(sources: &Sources, findings: &mut Findings) -> Entries<T> {
    let Home::Vocabulary(path) = T::HOME else { return Entries::new() };
    let Some(file) = sources.get(path) else { return Entries::new() };
    let (read, found) = read::Reader::<T>::new().entries(file);
    findings.extend(found);
    let mut entries = Entries::new();
    for (key, read) in read {
        let origin = Origin { file: file.path.clone(), pointer: Pointer::root().join(&key) };
        match Slug::parse(&key) {
            Ok(id) => {
                entries.insert(id, read.into_entry(origin));
            }
            Err(fault) => findings.push(Finding::from_fault("ogiltigt-id", origin.place(), fault)),
        }
    }
    entries
}

fn list<T: Record>(sources: &Sources, findings: &mut Findings) -> Vec<Entry<T>> {
    let Home::List(path) = T::HOME else { return Vec::new() };
    let Some(file) = sources.get(path) else { return Vec::new() };
    let (read, found) = read::Reader::<T>::new().items(file);
    findings.extend(found);
    let origin = |index| Origin { file: file.path.clone(), pointer: Pointer::root().join(index) };
    read.into_iter().enumerate().map(|(index, read)| read.into_entry(origin(index))).collect()
}

fn single<T: Record>(sources: &Sources, findings: &mut Findings) -> Option<Entry<T>> {
    let Home::Single(path) = T::HOME else { return None };
    let file = sources.get(path)?;
    let (read, found) = read::Reader::<T>::new().file(file);
    findings.extend(found);
    Some(read.into_entry(Origin { file: file.path.clone(), pointer: Pointer::root() }))
}

/// Files in `content/` that no kind of record reads: a misspelt folder or extension would else pass silently.
fn strays(sources: &Sources, findings: &mut Findings) {
    let read = |path: &str| {
        HOMES.iter().any(|home| match home {
            Home::Folder(folder, extension) => path
                .strip_prefix(folder)
                .and_then(|p| p.strip_prefix('/'))
                .is_some_and(|name| !name.contains('/') && name.rsplit_once('.').is_some_and(|(_, found)| found == *extension)),
            Home::Vocabulary(file) | Home::List(file) | Home::Single(file) => path == *file,
        })
    };
    let known: Vec<&str> = HOMES
        .iter()
        .map(|home| match home {
            Home::Folder(path, _) | Home::Vocabulary(path) | Home::List(path) | Home::Single(path) => *path,
        })
        .collect();
    for file in sources.below("content").filter(|file| !read(&file.path)) {
        let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let near = nearest(&file.path, known.iter().copied()).or_else(|| nearest(folder, known.iter().copied()));
        let hint = near
            .filter(|near| *near != folder)
            .map_or_else(|| "flytta filen dit den hör, döp om den till .yaml (sidor: .md), eller ta bort den".to_owned(), meant);
        findings.push(Finding::warning(
            "okand-fil",
            Place::file(file.path.clone()),
            "filen läses inte: ingen sorts post ligger här under det namnet",
            hint,
        ));
    }
}
