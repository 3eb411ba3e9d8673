//! The guard: no personnummer, no samordningsnummer and no interim number in the site's files, nor in what is published of them.
//!
//! In: `Sources`, every byte of them, whether a record, a table, a stray file or refused for another fault; the numbers that
//! `site.toml` lets stand; and each output of a site that is about to be published, as a reader sees it. Out: a finding for every
//! number at every place, which names the place and never the number, and what reports must not show. It knows nothing of what the
//! files mean to the site, so that no other fault keeps it from its work.

mod archive;
mod bytes;
mod closed;
mod encoding;
mod hit;
mod reading;
mod table;
mod text;
mod workbook;
mod xml;

use std::collections::BTreeSet;

use rayon::prelude::*;

use self::hit::{Hit, Looked, Unread, Why};
use crate::finding::{Finding, Findings, Part, Place};
use crate::records::Entry;
use crate::records::site::{Personuppgifter, Site as Settings};
use crate::rule::guard as rules;
use crate::site::Site;
use crate::source::{FilePath, Sources};
use crate::tree::Pointer;
use crate::value::{Datum, Fingerprint, FingerprintKey, Lines, OutPath, Personnummer, personnummer};

/// The most numbers of one line, or of one cell, that are told one by one.
const MOST_AT_A_PLACE: usize = 20;

/// Looks for numbers in all files, and tells each that `site.toml` does not let stand. `built` is the day of the site.
pub(crate) fn guard(sources: &Sources, site: Option<&Entry<Settings>>, built: Datum, findings: &mut Findings) {
    let files: Vec<(&FilePath, &[u8])> = sources.bytes().collect();
    let looked: Vec<Looked> = files.par_iter().map(|(path, bytes)| look(path, bytes, sources, Some(built))).collect();
    let settings = site.and_then(|entry| entry.record.as_ref()).map(|site| &site.personuppgifter);
    let mut met = BTreeSet::new();
    for ((path, _), looked) in files.iter().zip(looked) {
        if looked.closed {
            findings.push(unread(path));
        }
        findings.extend(looked.unread.iter().map(|unread| unread_part(path, unread)));
        let mut last: Option<(Place, usize, usize)> = None;
        for hit in looked.hits {
            let print = settings.and_then(|settings| settings.print(&hit.number));
            if settings.zip(print.as_ref()).is_some_and(|(settings, print)| settings.allows(print)) {
                met.extend(print);
                continue;
            }
            findings.conceal(path, &hit.number, hit.range.clone());
            let same = last.as_ref().is_some_and(|(place, line, _)| *line == hit.line && (hit.line > 0 || *place == hit.place));
            let count = last.as_ref().filter(|_| same).map_or(0, |(_, _, count)| *count) + 1;
            if !same {
                findings.extend(last.take().and_then(more));
            }
            last = Some((hit.place.clone(), hit.line, count));
            if count <= MOST_AT_A_PLACE {
                findings.push(told(hit.place, hit.subject, &hit.number, print.as_ref()));
            }
        }
        findings.extend(last.and_then(more));
    }
    if let Some((entry, settings)) = site.zip(settings) {
        needless(entry, settings, &met, findings);
    }
}

/// What an output of the site shows that `site.toml` does not let stand: the number is made up of pieces that no file has together.
pub(crate) fn published(site: &Site, path: &OutPath, bytes: &[u8]) -> Vec<Finding> {
    let Some(text) = encoding::decoded(bytes) else { return Vec::new() };
    let name = path.as_str();
    let built = Some(site.options().date);
    let markup = [".html", ".svg", ".xml"].iter().any(|end| name.ends_with(end));
    let numbers = if markup { text::shown(&text, built) } else { text::numbers(name, &text, built) };
    if numbers.is_empty() {
        return Vec::new();
    }
    let settings = &site.catalogue().site().personuppgifter;
    let place = site.source(path).map_or(Place::Site, |source| Place::file(source.into()));
    let numbers = numbers.into_iter().map(|number| (settings.print(&number), number));
    let unknown = numbers.filter(|(print, _)| !print.as_ref().is_some_and(|print| settings.allows(print)));
    unknown
        .take(MOST_AT_A_PLACE)
        .map(|(print, number)| {
            let message = format!("{name} visar vad som ser ut som ett {}", number.kind());
            Finding::new(&rules::PERSONNUMMER_PA_SIDAN, place.clone(), message, hint(print.as_ref()))
        })
        .collect()
}

impl Personuppgifter {
    fn allows(&self, print: &Fingerprint) -> bool {
        self.tillat.iter().any(|number| number.hash == *print)
    }

    /// The number as `site.toml` names it; none where the site has no key.
    fn print(&self, number: &Personnummer) -> Option<Fingerprint> {
        let of = |key: &FingerprintKey| Fingerprint::of(number.digits(), key);
        self.nyckel.as_ref().map(of)
    }
}

/// Everything in a file, and its name.
fn look(path: &FilePath, bytes: &[u8], sources: &Sources, built: Option<Datum>) -> Looked {
    let text = sources.get(path).and_then(|file| file.text());
    let mut looked = match text.filter(|_| encoding::is_text(path, bytes)) {
        Some(text) => text::look(path, text, built),
        None => bytes::look(path, bytes, built),
    };
    // A font or an image of the theme is no place for data; in the other folders nothing but data has a place.
    if path.starts_with("themes/") {
        looked.closed = false;
        looked.unread.clear();
    }
    looked.hits.extend(personnummer(path, Lines::Apart, built).into_iter().map(|number| Hit {
        number,
        place: Place::file(path.clone()),
        line: 0,
        range: None,
        subject: "filens namn innehåller",
    }));
    looked
}

/// The finding, which says nothing of the number but where it stands.
fn told(place: Place, subject: &str, number: &Personnummer, print: Option<&Fingerprint>) -> Finding {
    Finding::new(&rules::PERSONNUMMER, place, format!("{subject} vad som ser ut som ett {}", number.kind()), hint(print))
}

/// How many numbers of a line or a cell are not told one by one, if there are such.
fn more((place, _, count): (Place, usize, usize)) -> Option<Finding> {
    let rest = count.checked_sub(MOST_AT_A_PLACE).filter(|rest| *rest > 0)?;
    let message = format!("här står {} till", counted(rest));
    Some(Finding::new(&rules::PERSONNUMMER, place, message, "ta bort dem, också ur filens historik"))
}

fn counted(number: usize) -> String {
    format!("{} vad som ser ut som personnummer", crate::value::integer(i64::try_from(number).unwrap_or(i64::MAX)))
}

fn hint(print: Option<&Fingerprint>) -> String {
    let allow = match print {
        Some(print) => format!("[[personuppgifter.tillat]] med hash = \"{print}\" och skal = varför det får stå"),
        None => "[personuppgifter] med nyckel = minst 16 tecken på måfå, och kör igen för att få numrets hash".to_owned(),
    };
    format!("ta bort det, också ur filens historik; är det ett telefonnummer eller något annat, skriv i site.toml {allow}")
}

fn unread(path: &FilePath) -> Finding {
    Finding::new(
        &rules::OGRANSKAD_FIL,
        Place::file(path.clone()),
        "filen går inte att granska: personnummer i den märks inte",
        "ta bort den, eller spara den som text, CSV eller Excelarbetsbok (.xlsx) utan lösenord",
    )
}

/// That a part of an archive was not looked into.
fn unread_part(path: &FilePath, unread: &Unread) -> Finding {
    let place = Place::Cell { file: path.clone(), cell: unread.part.clone() };
    let (message, hint) = match unread.why {
        Why::Closed => ("det som ligger i filen går inte att granska: personnummer i det märks inte", "ta bort det ur filen"),
        Why::TooLarge => ("filen packas upp till mer än vad som granskas", "ta bort det som gör den stor, eller dela den"),
        Why::TooDeep => ("arkivet ligger i för många arkiv för att granskas", "packa upp det"),
        Why::TooMany => ("filen har fler delar eller celler än vad som granskas", "dela den"),
    };
    Finding::new(&rules::OGRANSKAD_DEL, place, message, hint)
}

/// Numbers that may stand and stand nowhere.
fn needless(entry: &Entry<Settings>, settings: &Personuppgifter, met: &BTreeSet<Fingerprint>, findings: &mut Findings) {
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
