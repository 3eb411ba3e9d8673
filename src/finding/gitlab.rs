//! Findings as GitLab's report of code quality: <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>.

use serde_json::{Value, json as object};

use super::told::{Told, told};
use super::{Findings, Level};
use crate::source::Sources;

/// All findings as a list, worst first, each with a fingerprint of its own.
pub fn gitlab(findings: &Findings, sources: &Sources) -> Value {
    told(findings, sources).iter().map(one).collect()
}

fn one(one: &Told) -> Value {
    let severity = match one.finding.level() {
        Level::Error => "critical",
        Level::Warning => "minor",
        Level::Info => "info",
    };
    object!({
        "description": one.text(),
        "check_name": one.finding.id(),
        "fingerprint": one.mark,
        "severity": severity,
        "location": { "path": one.file, "lines": { "begin": one.line() } },
    })
}
