//! Findings for programs: the form that MODEL.md gives ("What the program prints").

use serde_json::{Value, json as object};

use super::{Finding, Findings, Located, locate};
use crate::source::Sources;

/// All findings as a JSON list, worst first.
pub fn json(findings: &Findings, sources: &Sources) -> Value {
    findings.sorted(sources).iter().map(|(finding, located)| one(finding, located, sources)).collect()
}

fn one(finding: &Finding, at: &Located, sources: &Sources) -> Value {
    let related: Vec<Value> = finding
        .related
        .iter()
        .map(|(place, message)| {
            let at = locate(place, sources);
            object!({ "file": at.file, "line": at.line, "column": at.column, "message": message })
        })
        .collect();
    object!({
        "id": finding.id,
        "level": finding.level.name(),
        "file": at.file,
        "line": at.line,
        "column": at.column,
        "end_line": at.end_line,
        "end_column": at.end_column,
        "cell": at.cell,
        "message": finding.message,
        "hint": finding.hint,
        "related": related,
    })
}
