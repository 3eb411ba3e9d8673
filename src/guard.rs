//! The guard: no personnummer and no samordningsnummer in the site's files.
//!
//! In: `Sources`, every byte of them, whether a record, a table, a stray file or refused for another fault; the numbers that
//! `site.toml` lets stand. Out: a finding for every number at every place, which names the place and never the number, and what
//! reports must not show. It knows nothing of what the files mean to the site, so that no other fault keeps it from its work.

mod archive;
mod bytes;
mod encoding;
mod hit;
mod text;
mod workbook;
mod xml;

use std::collections::BTreeSet;

use rayon::prelude::*;

use self::hit::{Hit, Looked};
use crate::finding::{Finding, Findings, Part, Place};
use crate::records::Entry;
use crate::records::site::{Personuppgifter, Site};
use crate::rule::guard as rules;
use crate::source::{FilePath, Sources};
use crate::tree::Pointer;
use crate::value::{Fingerprint, FingerprintKey, Lines, personnummer};

/// Looks for numbers in all files, and tells each that `site.toml` does not let stand.
pub(crate) fn guard(sources: &Sources, site: Option<&Entry<Site>>, findings: &mut Findings) {
    let files: Vec<(&FilePath, &[u8])> = sources.bytes().collect();
    let looked: Vec<Looked> = files.par_iter().map(|(path, bytes)| look(path, bytes, sources)).collect();
    let settings = site.and_then(|entry| entry.record.as_ref()).map(|site| &site.personuppgifter);
    let mut met = BTreeSet::new();
    for ((path, _), looked) in files.iter().zip(looked) {
        if looked.closed {
            findings.push(closed(path));
        }
        for hit in looked.hits {
            let print = settings.and_then(|settings| settings.nyckel.as_ref()).map(|key| print(&hit, key));
            let allowed = settings.zip(print.as_ref()).is_some_and(|(settings, print)| settings.allows(print));
            if allowed {
                met.extend(print);
            } else {
                findings.conceal(path, &hit.number, hit.range.clone());
                findings.push(told(hit, print.as_ref()));
            }
        }
    }
    if let Some((entry, settings)) = site.zip(settings) {
        needless(entry, settings, &met, findings);
    }
}

impl Personuppgifter {
    fn allows(&self, print: &Fingerprint) -> bool {
        self.tillat.iter().any(|number| number.hash == *print)
    }
}

fn print(hit: &Hit, key: &FingerprintKey) -> Fingerprint {
    Fingerprint::of(hit.number.digits(), key)
}

/// Everything in a file, and its name.
fn look(path: &FilePath, bytes: &[u8], sources: &Sources) -> Looked {
    let text = sources.get(path).and_then(|file| file.text());
    let mut looked = match text.filter(|_| encoding::is_text(path, bytes)) {
        Some(text) => text::look(path, text),
        None => bytes::look(path, bytes),
    };
    // A font or an image of the theme is no place for data; in the other folders nothing but data has a place.
    looked.closed &= !path.starts_with("themes/");
    looked.hits.extend(personnummer(path, Lines::Apart).into_iter().map(|number| Hit {
        number,
        place: Place::file(path.clone()),
        range: None,
        subject: "filens namn innehåller",
    }));
    looked
}

/// The finding, which says nothing of the number but where it stands.
fn told(hit: Hit, print: Option<&Fingerprint>) -> Finding {
    let kind = if hit.number.is_samordningsnummer() { "samordningsnummer" } else { "personnummer" };
    let allow = match print {
        Some(print) => format!("[[personuppgifter.tillat]] med hash = \"{print}\" och skal = varför det får stå"),
        None => "[personuppgifter] med nyckel = minst 16 tecken på måfå, och kör igen för att få numrets hash".to_owned(),
    };
    let hint =
        format!("ta bort det, också ur filens historik; är det ett telefonnummer eller något annat, skriv i site.toml {allow}");
    Finding::new(&rules::PERSONNUMMER, hit.place, format!("{} vad som ser ut som ett {kind}", hit.subject), hint)
}

fn closed(path: &FilePath) -> Finding {
    Finding::new(
        &rules::OGRANSKAD_FIL,
        Place::file(path.clone()),
        "filen går inte att granska: personnummer i den märks inte",
        "ta bort den, eller spara den som text, CSV eller Excelarbetsbok (.xlsx) utan lösenord",
    )
}

/// Numbers that may stand and stand nowhere.
fn needless(entry: &Entry<Site>, settings: &Personuppgifter, met: &BTreeSet<Fingerprint>, findings: &mut Findings) {
    for (index, number) in settings.tillat.iter().enumerate().filter(|(_, number)| !met.contains(&number.hash)) {
        let pointer = ["personuppgifter".to_owned(), "tillat".to_owned(), index.to_string(), "hash".to_owned()];
        let place = Place::Tree {
            file: entry.origin.file.clone(),
            pointer: pointer.iter().fold(Pointer::root(), |at, step| at.join(step)),
            part: Part::Value,
        };
        let (message, hint) = if settings.nyckel.is_some() {
            (
                format!("numret med hash {} står inte i någon fil", number.hash),
                "ta bort posten; har nyckeln bytts ger felets tips en ny hash",
            )
        } else {
            (
                "ett nummer är tillåtet, men sajten har ingen nyckel".to_owned(),
                "skriv nyckel under [personuppgifter]: den som hashen gjordes med",
            )
        };
        findings.push(Finding::new(&rules::ONODIGT_TILLATET_NUMMER, place, message, hint));
    }
}
