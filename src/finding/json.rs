//! Findings for programs, in the form that `docs/json.md` gives.

use serde_json::{Value, json as object};

use super::{Finding, Findings, Located, Locator};
use crate::source::Sources;
use crate::value::{mask, visible_name};

/// All findings as a JSON list, worst first.
pub fn json(findings: &Findings, sources: &Sources) -> Value {
    let mut locator = Locator::new(sources);
    findings.sorted(sources).iter().map(|(finding, located)| one(finding, located, &mut locator)).collect()
}

fn one(finding: &Finding, at: &Located, locator: &mut Locator<'_>) -> Value {
    let related: Vec<Value> = finding
        .related
        .iter()
        .map(|(place, message)| {
            let at = locator.locate(place);
            object!({ "file": told(at.file.as_ref()), "line": at.line, "column": at.column, "message": message })
        })
        .collect();
    object!({
        "id": finding.id(),
        "level": finding.level().name(),
        "file": told(at.file.as_ref()),
        "line": at.line,
        "column": at.column,
        "end_line": at.end_line,
        "end_column": at.end_column,
        "cell": told(at.cell.as_ref()),
        "message": finding.message,
        "hint": finding.hint,
        "related": related,
    })
}

/// A file or a cell as it may be told: its name may hold a personnummer.
fn told(name: Option<&String>) -> Option<String> {
    name.map(|name| visible_name(&mask(name)).into_owned())
}
