//! CSV as spreadsheet programs and people write it: semicolons, commas or tabs, `sep=;`, quotation marks as in RFC 4180.
//!
//! In: the text of a file, its lines ending in `\n`. Out: a grid with the place of every cell, or what keeps it from being read. The
//! scanner is our own, since the `csv` package reads on over a stray quotation mark and tells no places of cells.

use std::collections::BTreeSet;

use super::MOST_CELLS;
use crate::finding::{Finding, Findings, Place};
use crate::rule::{Rule, tables as rules};
use crate::source::File;
use crate::tables::written::{Cell, Decimals, Grid, Line, Sheet, Written};

/// After so many quotation marks out of place the rest of a file tells nothing new.
const MOST_FAULTS: usize = 50;
/// What may stand between cells, with its name.
const DELIMITERS: [(char, &str); 4] = [(';', "semikolon"), (',', "komma"), ('\t', "tabb"), ('|', "lodstreck")];

pub(super) fn read(file: &File, findings: &mut Findings) -> Option<Grid> {
    let text = utf8(file, findings)?;
    let sheet = Sheet { file: file.path.clone(), name: None };
    if conflict(text, &sheet, findings) {
        return None;
    }
    let (delimiter, start) = delimiter(text, &sheet, findings)?;
    let mut scanner = Scanner { text, delimiter, at: start, sheet: &sheet, faults: 0, findings };
    let mut lines = Vec::new();
    let mut cells = 0;
    while scanner.at < text.len() && scanner.faults < MOST_FAULTS {
        let line = scanner.line();
        cells += line.cells.len();
        lines.push(line);
        if cells > MOST_CELLS {
            findings.push(super::too_large(Place::file(file.path.clone()), "filen", cells));
            return None;
        }
    }
    let decimals = if delimiter == ',' { Decimals::Point } else { Decimals::Comma };
    let sound = scanner.faults == 0;
    sound.then_some(Grid { sheet, lines, decimals, merged: Vec::new(), hidden: Vec::new(), hidden_rows: BTreeSet::new() })
}

/// The file's text, or how to write it in UTF-8.
fn utf8<'f>(file: &'f File, findings: &mut Findings) -> Option<&'f str> {
    let bytes = file.bytes();
    let mut tell = |place: Place, message: &str| {
        findings.push(Finding::new(
            &rules::CSV_INTE_UTF_8,
            place,
            message,
            "spara filen på nytt: i Excel som ”CSV UTF-8”, i LibreOffice och textredigerare med teckenkodningen UTF-8",
        ));
    };
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") || bytes.iter().take(1000).any(|byte| *byte == 0) {
        tell(Place::file(file.path.clone()), "filen är skriven i UTF-16 (”Unicode-text” i Excel), inte i UTF-8");
        return None;
    }
    let Some(text) = file.text() else {
        let valid = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
        let before = String::from_utf8_lossy(&bytes[..valid]).replace("\r\n", "\n").replace('\r', "\n");
        let (line, last) = before.split('\n').enumerate().last().unwrap_or_default();
        let column = last.trim_start_matches('\u{feff}').chars().count() + 1;
        let place = Place::Line { file: file.path.clone(), line: line + 1, column };
        tell(place, "filen är inte skriven i UTF-8; det är ofta å, ä och ö i en fil från Excel (Windows-1252)");
        return None;
    };
    if let Some(at) = text.find('\u{fffd}') {
        let place = Place::Bytes { file: file.path.clone(), start: at, end: at + '\u{fffd}'.len_utf8() };
        tell(place, "tecknet � står där en bokstav har gått förlorad: filen har sparats med fel teckenkodning");
        return None;
    }
    Some(text)
}

/// Tells the marks that a merge in git leaves behind.
fn conflict(text: &str, sheet: &Sheet, findings: &mut Findings) -> bool {
    let marked = |line: &str, mark: &str| line.strip_prefix(mark).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    if !text.split('\n').any(|line| marked(line, "<<<<<<<") || marked(line, ">>>>>>>")) {
        return false;
    }
    let mut start = 0;
    for line in text.split('\n') {
        if marked(line, "<<<<<<<") {
            let place = Place::Bytes { file: sheet.file.clone(), start, end: start + 7 };
            findings.push(Finding::new(
                &rules::KONFLIKTMARKERING_I_CSV,
                place,
                "raden är en konfliktmarkering från git",
                "välj den version som ska gälla, och ta bort raderna som börjar med <<<<<<<, ======= och >>>>>>>",
            ));
        }
        start += line.len() + 1;
    }
    true
}

/// What stands between the cells, and where the first line begins.
fn delimiter(text: &str, sheet: &Sheet, findings: &mut Findings) -> Option<(char, usize)> {
    let first = text.split('\n').next().unwrap_or_default();
    let named = first.trim().trim_matches('"');
    let (delimiter, start) = match named.get(..4).filter(|start| start.eq_ignore_ascii_case("sep=")) {
        Some(_) => (first.trim_matches(['"', ' '])[4..].chars().next(), (first.len() + 1).min(text.len())),
        None => {
            let header = text.split('\n').find(|line| !line.trim().is_empty()).unwrap_or_default();
            let mut quoted = false;
            let outside: String = header
                .chars()
                .filter(|c| {
                    quoted ^= *c == '"';
                    !quoted
                })
                .collect();
            let most = DELIMITERS.iter().rev().map(|(sign, _)| *sign).max_by_key(|sign| outside.matches(*sign).count());
            let other = outside.trim_start().strip_prefix("id").and_then(|rest| rest.chars().next());
            (most.filter(|sign| outside.contains(*sign)).or(other).or(Some(',')), 0)
        }
    };
    if let Some(sign) = delimiter.filter(|sign| DELIMITERS[..3].iter().any(|(known, _)| known == sign)) {
        return Some((sign, start));
    }
    let name = match delimiter {
        Some('|') => "lodstreck (|)".to_owned(),
        Some(' ') => "mellanslag".to_owned(),
        Some(other) => format!("”{other}”"),
        None => "ingenting".to_owned(),
    };
    findings.push(Finding::new(
        &rules::OKAND_AVGRANSARE,
        sheet.place((0, u32::try_from(first.len()).unwrap_or(u32::MAX))),
        format!("cellerna i filen skiljs åt av {name}"),
        "spara filen med semikolon, komma eller tabb mellan cellerna",
    ));
    None
}

struct Scanner<'t, 'f> {
    text: &'t str,
    delimiter: char,
    at: usize,
    sheet: &'t Sheet,
    /// So many quotation marks are out of place so far.
    faults: usize,
    findings: &'f mut Findings,
}

impl Scanner<'_, '_> {
    /// The next line, over several lines of the file where a text in quotation marks is.
    fn line(&mut self) -> Line {
        let mut line = Line { cells: Vec::new(), length: None, end: (0, 0) };
        loop {
            let start = self.at;
            let text = self.cell();
            let at = (position(start), position(self.at));
            let written = if text.is_empty() { Written::Empty } else { Written::Text(text) };
            line.cells.push(Cell { column: line.cells.len(), at, written });
            line.end = (at.1, at.1);
            match self.text[self.at..].chars().next() {
                Some(sign) if sign == self.delimiter => self.at += sign.len_utf8(),
                Some(_) => {
                    self.at += 1;
                    break;
                }
                None => break,
            }
        }
        line.length = Some(line.cells.len());
        line
    }

    /// The next cell; then stands before what ends it.
    fn cell(&mut self) -> String {
        let rest = &self.text[self.at..];
        let spaces = rest.len() - rest.trim_start_matches(' ').len();
        if rest[spaces..].starts_with('"') {
            return self.quoted(self.at + spaces);
        }
        let end = rest.find([self.delimiter, '\n']).unwrap_or(rest.len());
        let text = &rest[..end];
        if let Some(mark) = text.find('"') {
            self.tell(
                &rules::ENSAMT_CITATTECKEN,
                self.at + mark,
                "ett citattecken står inne i en cell utan citattecken runt",
                "sätt citattecken runt hela texten och skriv det inre dubbelt: \"12\"\" skärm\"; eller ta bort det",
            );
        }
        let text = text.to_owned();
        self.at += end;
        text
    }

    /// A cell within quotation marks, of which the first stands at `open`.
    fn quoted(&mut self, open: usize) -> String {
        let mut text = String::new();
        let mut at = open + 1;
        loop {
            let Some(mark) = self.text[at..].find('"') else { return self.unclosed(open) };
            text.push_str(&self.text[at..at + mark]);
            at += mark + 1;
            if !self.text[at..].starts_with('"') {
                break;
            }
            text.push('"');
            at += 1;
        }
        let after = &self.text[at..];
        let end = after.find([self.delimiter, '\n']).unwrap_or(after.len());
        let clean = after[..end].trim_matches(' ').is_empty();
        // A row in a cell: a mark further down closes what was never meant to be open.
        let swallowed = text.split('\n').skip(1).any(|line| line.contains(self.delimiter));
        if text.contains('\n') && (!clean || swallowed) {
            return self.unclosed(open);
        }
        if !clean {
            self.tell(
                &rules::ENSAMT_CITATTECKEN,
                at - 1,
                "det står mer text efter citattecknet",
                "sätt hela texten inom ett par citattecken, och skriv citattecken i den dubbelt: \"\"",
            );
        }
        self.at = at + end;
        text
    }

    /// Tells a quotation mark that is never closed, and reads on at the next line.
    fn unclosed(&mut self, open: usize) -> String {
        self.tell(
            &rules::OPPET_CITATTECKEN,
            open,
            "citattecknet avslutas aldrig på raden",
            "skriv ett citattecken där texten slutar, eller ta bort det här",
        );
        let end = self.text[open..].find('\n').map_or(self.text.len(), |end| open + end);
        let text = self.text[open + 1..end].to_owned();
        self.at = end;
        text
    }

    fn tell(&mut self, rule: &'static Rule, at: usize, message: &str, hint: &str) {
        self.faults += 1;
        let place = Place::Bytes { file: self.sheet.file.clone(), start: at, end: at + 1 };
        self.findings.push(Finding::new(rule, place, message, hint));
    }
}

fn position(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
