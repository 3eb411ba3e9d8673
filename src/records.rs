//! What the editors wrote, one plain type per kind of file.
//!
//! In: `Sources`. Out: [`Records`] and every fault of shape in every file. A record that can't be read is still known by its id, so
//! that one fault gives one finding and not one for each reference to it. Whether references lead anywhere is for the catalogue.
//!
//! `list` is the only list of kinds; `kinds` makes of it what is read and how it is gone through.

pub mod avtal;
pub mod dokument;
pub mod enhet;
mod entry;
mod example;
mod files;
pub mod fraga;
mod guide;
pub mod insats;
pub mod ja_nej;
mod kinds;
pub mod kontakt;
pub(crate) mod list;
pub mod modell;
mod published;
pub mod rapport;
pub mod read;
mod record;
pub mod reference;
mod schema;
mod shape;
mod shape_fault;
pub mod site;
pub mod tabell;
pub mod text;
pub mod tid;
pub mod tvivel;
pub mod villkor;

pub(crate) use self::entry::AnyEntry;
pub use self::entry::{Entries, Entry, Origin};
pub use self::guide::guide;
pub use self::kinds::{ForKind, KINDS, Records, each_kind};
pub use self::published::schemas;
pub use self::record::{Home, Kind, Record};
pub use self::shape::{Reference, Referred};
use crate::finding::{Finding, Findings, Place};
use crate::rule::record as rules;
use crate::source::{SITE_FILE, Sources};

impl Records {
    /// Reads all records.
    pub fn read(sources: &Sources, findings: &mut Findings) -> Self {
        let records = Self::read_kinds(sources, findings);
        if records.site.is_none() && !sources.refuses(SITE_FILE) {
            findings.push(Finding::new(
                &rules::SITE_SAKNAS,
                Place::Site,
                format!("filen {SITE_FILE} saknas"),
                "skapa den i sajtens rot, med titel, organisation, rubrik och ingress",
            ));
        }
        files::strays(sources, KINDS, findings);
        records
    }

    /// What is wrong in the texts of all records. Their documents are there all the same.
    pub(crate) fn prose(&self, findings: &mut Findings) {
        for AnyEntry { origin, texts, .. } in self.entries() {
            for (pointer, text) in texts {
                for fault in text.faults() {
                    let place = origin.at(&pointer).text(fault.range.clone());
                    findings.push(Finding::of_fault(place, fault.fault.clone()));
                }
            }
        }
    }
}
