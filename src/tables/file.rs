//! A file beside a table's record, whatever its form: told by its bytes, read into one grid.
//!
//! In: a file of `Sources`, and what the record says of sheets. Out: a [`Grid`] of cells as their author saw them, or why it can't be
//! read and what to save instead. What a cell means is for `cell` to say.

mod csv;
mod format;
mod ods;
mod package;
mod sheet;
mod xlsx;
mod xml;

use self::package::Package;
use super::written::Grid;
use crate::finding::{Finding, Findings, Place, did_you_mean};
use crate::records::Origin;
use crate::records::ja_nej::JaNej;
use crate::records::tabell::Tabell;
use crate::rule::tables as rules;
use crate::source::File;
use crate::tree::Pointer;

/// The most cells that a file is read for.
const MOST_CELLS: usize = 1_000_000;

/// What a file is by its bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Csv,
    Xlsx,
    Ods,
    /// What it is, and how to save it.
    Other(&'static str, &'static str),
}

const AS_XLSX: &str = "öppna den i Excel eller LibreOffice och spara den som Excelarbetsbok (.xlsx) eller CSV UTF-8";

/// The table's own words for which sheet and cells are meant.
pub(super) struct Asked<'r> {
    pub(super) record: &'r Tabell,
    pub(super) origin: &'r Origin,
}

impl Asked<'_> {
    /// Whether hidden cells are read; `None` where the table doesn't say.
    fn hidden(&self) -> Option<bool> {
        self.record.dolda.map(|said| said == JaNej::Ja)
    }

    fn at(&self, key: &str) -> Place {
        self.origin.at(&Pointer::root().join(key))
    }
}

/// A sheet of a workbook: its name and whether it is hidden.
struct Named {
    name: String,
    hidden: bool,
}

/// Reads a file.
pub(super) fn read(file: &File, asked: &Asked<'_>, findings: &mut Findings) -> Option<Grid> {
    let ending = ending(&file.path);
    match (form(file.bytes(), &ending), ending.as_str()) {
        (Form::Csv, "csv" | "tsv") => csv::read(file, findings),
        (Form::Xlsx, "xlsx" | "xlsm" | "xltx") => xlsx::read(file, asked, findings),
        (Form::Ods, "ods" | "ots") => ods::read(file, asked, findings),
        (form, _) => {
            let (is, hint) = match form {
                Form::Csv => ("en textfil", "är det CSV, döp om filen till .csv".to_owned()),
                Form::Xlsx => ("en Excelarbetsbok", "döp om filen till .xlsx".to_owned()),
                Form::Ods => ("ett OpenDocument-kalkylblad", "döp om filen till .ods".to_owned()),
                Form::Other(is, hint) => (is, hint.to_owned()),
            };
            let place = Place::file(file.path.clone());
            findings.push(Finding::new(&rules::FEL_SORTS_FIL, place, format!("filen heter .{ending} men är {is}"), hint));
            None
        }
    }
}

/// What follows the last point of a name, in small letters.
pub(super) fn ending(path: &str) -> String {
    path.rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase()
}

fn form(bytes: &[u8], ending: &str) -> Form {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return archive(bytes);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        let locked: Vec<u8> = "EncryptedPackage".bytes().flat_map(|byte| [byte, 0]).collect();
        return if bytes.windows(locked.len()).any(|window| window == locked) {
            Form::Other("låst med lösenord", "ta bort lösenordet i Excel och spara filen på nytt")
        } else {
            Form::Other("en fil i Excels gamla format (.xls)", AS_XLSX)
        };
    }
    let start: String =
        String::from_utf8_lossy(&bytes[..bytes.len().min(2000)]).trim_start_matches(['\u{feff}', ' ', '\n', '\r']).to_lowercase();
    match start.as_str() {
        _ if bytes.starts_with(b"%PDF") => Form::Other("en PDF", "skriv av talen i en CSV- eller Excelfil"),
        _ if bytes.starts_with(b"\x09\x08") || bytes.starts_with(b"\x09\x04") => {
            Form::Other("en fil i Excels gamla format (.xls)", AS_XLSX)
        }
        xml if xml.starts_with("<?xml") && xml.contains("office:document") => {
            Form::Other("ett platt OpenDocument (.fods)", AS_XLSX)
        }
        xml if xml.starts_with("<?xml") && xml.contains("office:spreadsheet") => {
            Form::Other("ett XML-kalkylblad från 2003", AS_XLSX)
        }
        page if page.starts_with("<!doctype html") || page.starts_with("<html") || page.starts_with("<table") => {
            Form::Other("en webbsida (HTML)", AS_XLSX)
        }
        xml if xml.starts_with("<?xml") => Form::Other("en XML-fil", AS_XLSX),
        _ if start.starts_with("id;p") && ending == "slk" => Form::Other("en SYLK-fil", AS_XLSX),
        _ => Form::Csv,
    }
}

/// What an archive holds.
fn archive(bytes: &[u8]) -> Form {
    let Some(mut package) = Package::open(bytes) else {
        return Form::Other("ett trasigt arkiv", "spara filen på nytt ur kalkylprogrammet");
    };
    let kind = package.text("mimetype").unwrap_or_default();
    if kind.trim().starts_with("application/vnd.oasis.opendocument.spreadsheet") {
        Form::Ods
    } else if kind.contains("opendocument") {
        Form::Other("ett OpenDocument som inte är ett kalkylblad", AS_XLSX)
    } else if package.has("xl/workbook.bin") {
        Form::Other("en binär Excelarbetsbok (.xlsb)", AS_XLSX)
    } else if package.has_below("word/") {
        Form::Other("ett Worddokument", AS_XLSX)
    } else if package.has_below("ppt/") {
        Form::Other("en presentation", AS_XLSX)
    } else if package.has_below("index/") || package.has("index.zip") {
        Form::Other("en fil från Apple Numbers", "exportera den som Excel (.xlsx) i Numbers")
    } else if package.has("_rels/.rels") {
        Form::Xlsx
    } else {
        Form::Other("ett arkiv (zip)", "packa upp arkivet och lägg tabellens fil i mappen")
    }
}

/// Which sheet is meant: the one that `blad` names, or the only one that is not hidden.
fn choose(file: &File, asked: &Asked<'_>, sheets: &[Named], findings: &mut Findings) -> Option<usize> {
    let shown: Vec<usize> = (0..sheets.len()).filter(|at| asked.hidden() == Some(true) || !sheets[*at].hidden).collect();
    let all = || format!("bladen är: {}", sheets.iter().map(|sheet| sheet.name.as_str()).collect::<Vec<_>>().join(", "));
    let Some(wanted) = &asked.record.blad else {
        return match shown.as_slice() {
            [only] => {
                let hidden: Vec<&str> = sheets.iter().filter(|sheet| sheet.hidden).map(|sheet| sheet.name.as_str()).collect();
                if !hidden.is_empty() && asked.hidden().is_none() {
                    let message = format!("filen har också dolda blad, som inte läses: {}", hidden.join(", "));
                    findings.push(Finding::new(
                        &rules::DOLDA_BLAD,
                        Place::file(file.path.clone()),
                        message,
                        format!("skriv blad: {}, eller dolda: ja", sheets[*only].name),
                    ));
                }
                Some(*only)
            }
            [] if !sheets.is_empty() => {
                findings.push(hidden_sheet(asked.at("fil"), &sheets[0].name));
                None
            }
            [] => {
                findings.push(broken(file, "filen har inga blad"));
                None
            }
            _ => {
                findings.push(Finding::new(
                    &rules::FLERA_BLAD,
                    asked.at("fil"),
                    "filen har flera blad",
                    format!("skriv blad:; {}", all()),
                ));
                None
            }
        };
    };
    let Some(found) = sheets.iter().position(|sheet| sheet.name.trim() == wanted.as_str().trim()) else {
        let names = sheets.iter().map(|sheet| sheet.name.as_str());
        let hint = did_you_mean(wanted.as_str(), names, "skriv namnet på ett blad i filen");
        findings.push(Finding::new(&rules::OKANT_BLAD, asked.at("blad"), format!("filen har inget blad ”{wanted}”"), hint));
        return None;
    };
    if !shown.contains(&found) {
        findings.push(hidden_sheet(asked.at("blad"), wanted.as_str()));
        return None;
    }
    Some(found)
}

fn hidden_sheet(place: Place, name: &str) -> Finding {
    let hint = "visa bladet i kalkylprogrammet och spara filen, eller skriv dolda: ja om det ska läsas ändå";
    Finding::new(&rules::DOLT_BLAD, place, format!("bladet ”{name}” är dolt"), hint)
}

/// Tells hidden rows or columns, and whether they are read.
fn tell_hidden(place: Place, rows: &[String], columns: &[String], findings: &mut Findings) {
    let list = |name: &str, all: &[String]| {
        let first = all.iter().take(10).cloned().collect::<Vec<_>>().join(", ");
        (!all.is_empty()).then(|| {
            format!("{name} {first}{}", if all.len() > 10 { format!(" och {} till", all.len() - 10) } else { String::new() })
        })
    };
    let parts: Vec<String> = [list("rad", rows), list("kolumn", columns)].into_iter().flatten().collect();
    if !parts.is_empty() {
        findings.push(Finding::new(
            &rules::DOLDA_CELLER,
            place,
            format!("bladet har dolda celler, som inte läses: {}", parts.join("; ")),
            "ta bort dem eller visa dem i kalkylprogrammet; skriv dolda: ja i tabellen om de ska läsas, dolda: nej om de ska hoppas över",
        ));
    }
}

/// A file that holds more than a table can.
fn too_large(place: Place, what: &str, cells: usize) -> Finding {
    Finding::new(
        &rules::FOR_STOR_TABELL,
        place,
        format!("{what} har fler än {} celler", crate::value::integer(i64::try_from(cells).unwrap_or(i64::MAX) / 1000 * 1000)),
        "en sida visar högst 100 000 celler: dela upp tabellen, eller summera den",
    )
}

/// An archive that unpacks to more than a workbook may.
fn unpacks(file: &File) -> Finding {
    Finding::new(
        &rules::FOR_STOR_TABELL,
        Place::file(file.path.clone()),
        "filen packas upp till mer än 256 MiB",
        "lägg bara tabellen i filen, och spara den på nytt ur kalkylprogrammet",
    )
}

/// A workbook that can't be read.
fn broken(file: &File, what: &str) -> Finding {
    Finding::new(
        &rules::TRASIG_ARBETSBOK,
        Place::file(file.path.clone()),
        what,
        "öppna filen i Excel eller LibreOffice och spara den på nytt",
    )
}
