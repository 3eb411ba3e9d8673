//! Excel workbooks (ECMA-376): the workbook's own parts, found by their relations, and one sheet.
//!
//! In: the archive. Out: a grid of the sheet that the table asks for. Formats, merged and hidden cells are read too, which the
//! libraries for workbooks don't tell; macros, charts, comments and other sheets are not.

use std::collections::BTreeMap;

use super::format::{Format, built_in};
use super::package::{Package, resolved};
use super::xml::{Broken, Seen, walk};
use super::{Asked, Named, broken, choose, sheet, unpacks};
use crate::finding::Findings;
use crate::source::File;
use crate::tables::written::Grid;

/// The most texts that a workbook's cells may share.
const MOST_STRINGS: usize = 1_000_000;

/// What a sheet's cells refer to.
pub(super) struct Shared {
    pub(super) strings: Vec<String>,
    /// The format of each style of cells.
    pub(super) formats: Vec<Format>,
    /// The workbook says that its formulas are to be worked out anew when it is opened: the program that wrote it has not done so.
    pub(super) uncalculated: bool,
}

/// A relation of a part to another.
struct Relation {
    kind: String,
    target: String,
}

/// A sheet as the workbook lists it.
struct Listed {
    named: Named,
    relation: String,
}

pub(super) fn read(file: &File, asked: &Asked<'_>, findings: &mut Findings) -> Option<Grid> {
    let Some(mut package) = Package::open(file.bytes()) else {
        findings.push(broken(file, "filen är ett trasigt arkiv"));
        return None;
    };
    let Some(Workbook { part: workbook, relations, sheets, uncalculated }) = workbook(&mut package) else {
        findings.push(broken(file, "filen går inte att läsa som Excelarbetsbok"));
        return None;
    };
    let names: Vec<Named> =
        sheets.iter().map(|sheet| Named { name: sheet.named.name.clone(), hidden: sheet.named.hidden }).collect();
    let listed = &sheets[choose(file, asked, &names, findings)?];
    let Some(part) = relations.get(&listed.relation).filter(|relation| relation.kind == "worksheet") else {
        findings.push(broken(file, &format!("bladet ”{}” är inget kalkylblad", listed.named.name)));
        return None;
    };
    let beside = |kind: &str| {
        relations.values().find(|relation| relation.kind == kind).map(|relation| resolved(&workbook, &relation.target))
    };
    let strings = beside("sharedStrings").map_or(Some(Vec::new()), |part| strings(&mut package, &part));
    let formats = beside("styles").map_or(Some(Vec::new()), |part| formats(&mut package, &part));
    let (Some(strings), Some(formats)) = (strings, formats) else {
        let finding = if package.is_exhausted() {
            unpacks(file)
        } else {
            broken(file, "arbetsbokens texter eller format går inte att läsa")
        };
        findings.push(finding);
        return None;
    };
    let shared = Shared { strings, formats, uncalculated };
    let part = resolved(&workbook, &part.target);
    sheet::read(file, asked, &mut package, &part, &listed.named.name, &shared, findings)
}

/// What a workbook says of itself.
struct Workbook {
    part: String,
    /// By their ids.
    relations: BTreeMap<String, Relation>,
    sheets: Vec<Listed>,
    uncalculated: bool,
}

fn workbook(package: &mut Package<'_>) -> Option<Workbook> {
    let root = relations(package, "")?;
    let target = &root.values().find(|relation| relation.kind == "officeDocument")?.target;
    let part = resolved("", target);
    let relations = relations(package, &part)?;
    let mut sheets = Vec::new();
    let mut uncalculated = false;
    let walked = walk(package.part(&part)?, |seen| {
        let Seen::Open(element) = seen else { return true };
        if element.name() == "sheet"
            && let (Some(name), Some(relation)) = (element.get("name"), element.get("id"))
        {
            let hidden = element.get("state").is_some_and(|state| state != "visible");
            sheets.push(Listed { named: Named { name, hidden }, relation });
        }
        uncalculated |= element.name() == "calcPr" && element.is("fullCalcOnLoad");
        true
    });
    walked.ok()?;
    Some(Workbook { part, relations, sheets, uncalculated })
}

/// The relations of a part, by their ids. The kind is the last word of its address.
fn relations(package: &mut Package<'_>, part: &str) -> Option<BTreeMap<String, Relation>> {
    let (folder, name) = part.rsplit_once('/').map_or(("", part), |(folder, name)| (folder, name));
    let mut relations = BTreeMap::new();
    let walked = walk(package.part(&format!("{folder}/_rels/{name}.rels"))?, |seen| {
        if let Seen::Open(element) = seen
            && let (Some(id), Some(kind), Some(target)) = (element.get("Id"), element.get("Type"), element.get("Target"))
            && element.get("TargetMode").is_none_or(|mode| mode != "External")
        {
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            relations.insert(id, Relation { kind, target });
        }
        true
    });
    walked.ok().map(|()| relations)
}

/// The texts that cells share: of runs in several styles one text, without how Japanese is pronounced.
fn strings(package: &mut Package<'_>, part: &str) -> Option<Vec<String>> {
    let mut strings = Vec::new();
    let mut text = String::new();
    let mut runs = Runs::default();
    let walked = walk(package.part(part)?, |seen| {
        runs.take(&seen, &mut text);
        if matches!(seen, Seen::Close("si")) {
            strings.push(unescaped(&std::mem::take(&mut text)));
        }
        strings.len() <= MOST_STRINGS
    });
    (walked.is_ok() && strings.len() <= MOST_STRINGS).then_some(strings)
}

/// Which texts inside `si` and `is` are the cell's.
#[derive(Default)]
pub(super) struct Runs {
    text: bool,
    phonetic: bool,
}

impl Runs {
    pub(super) fn take(&mut self, seen: &Seen<'_>, text: &mut String) {
        match seen {
            Seen::Open(element) => match element.name() {
                "t" => self.text = true,
                "rPh" => self.phonetic = true,
                _ => {}
            },
            Seen::Close("t") => self.text = false,
            Seen::Close("rPh") => self.phonetic = false,
            Seen::Close(_) => {}
            Seen::Text(part) if self.text && !self.phonetic => text.push_str(part),
            Seen::Text(_) => {}
        }
    }
}

/// Text with `_x000D_` and its like as the signs that they stand for.
pub(super) fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        out.push_str(&rest[..at]);
        let code = rest.get(at + 2..at + 6).filter(|_| rest.as_bytes().get(at + 6) == Some(&b'_'));
        match code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32) {
            Some('\r') => rest = &rest[at + 7..],
            Some(sign) => {
                out.push(sign);
                rest = &rest[at + 7..];
            }
            None => {
                out.push_str("_x");
                rest = &rest[at + 2..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// The format of each style of cells.
fn formats(package: &mut Package<'_>, part: &str) -> Option<Vec<Format>> {
    let mut own: BTreeMap<u32, Format> = BTreeMap::new();
    let mut styles = Vec::new();
    let mut within = String::new();
    let walked: Result<(), Broken> = walk(package.part(part)?, |seen| {
        match seen {
            Seen::Open(element) => match element.name() {
                name @ ("numFmts" | "cellXfs" | "cellStyleXfs" | "dxfs") => name.clone_into(&mut within),
                "numFmt" if within == "numFmts" => {
                    if let (Some(id), Some(code)) = (element.number("numFmtId"), element.get("formatCode")) {
                        own.insert(id, Format::parse(&code));
                    }
                }
                "xf" if within == "cellXfs" => styles.push(element.number::<u32>("numFmtId").unwrap_or(0)),
                _ => {}
            },
            Seen::Close("numFmts" | "cellXfs" | "cellStyleXfs" | "dxfs") => within.clear(),
            Seen::Close(_) | Seen::Text(_) => {}
        }
        styles.len() <= MOST_STRINGS
    });
    walked.ok()?;
    Some(styles.into_iter().map(|id| own.get(&id).cloned().unwrap_or_else(|| built_in(id))).collect())
}

#[cfg(test)]
mod tests {
    use super::unescaped;

    #[test]
    fn escapes_in_texts_are_the_signs_they_stand_for() {
        assert_eq!(unescaped("a_x000D_\nb_x0041__x_xZZZZ_ö"), "a\nbA_x_xZZZZ_ö");
    }
}
