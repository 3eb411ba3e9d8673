//! Findings as reviewdog's diagnostics, with what to write instead where that is known:
//! <https://github.com/reviewdog/reviewdog/tree/master/proto/rdf>.

use serde_json::{Value, json as object};

use super::suggestion::replacement;
use super::told::{Told, told};
use super::{Findings, Level};
use crate::source::Sources;

/// All findings, worst first. Columns count bytes of UTF-8, as the form wants it.
pub fn rdjson(findings: &Findings, sources: &Sources) -> Value {
    let diagnostics: Vec<Value> = told(findings, sources).iter().map(|one| diagnostic(one, sources)).collect();
    object!({ "source": { "name": "utbud", "url": "" }, "diagnostics": diagnostics })
}

fn diagnostic(one: &Told, sources: &Sources) -> Value {
    let text = one.at.file.as_deref().and_then(|file| sources.get(file)).and_then(|file| file.text());
    let range = text.zip(one.at.bytes).map(|(text, (start, end))| range(text, start, end, one.line()));
    let severity = match one.finding.level() {
        Level::Error => "ERROR",
        Level::Warning => "WARNING",
        Level::Info => "INFO",
    };
    let mut location = object!({ "path": one.file });
    if let Some(range) = &range {
        location["range"] = range.clone();
    } else if let Some(line) = one.at.line {
        location["range"] = object!({ "start": { "line": line } });
    }
    let mut diagnostic = object!({
        "message": one.text(),
        "location": location,
        "severity": severity,
        "code": { "value": one.finding.id() },
    });
    let written = text.zip(one.at.bytes).and_then(|(text, (start, end))| text.get(start..end));
    if let (Some(range), Some(written)) = (range, written)
        && let Some(instead) = replacement(&one.finding.hint, written)
    {
        diagnostic["suggestions"] = object!([{ "range": range, "text": instead }]);
    }
    diagnostic
}

/// From the first byte of a line's part to the byte after the last, both on the same line.
fn range(text: &str, start: usize, end: usize, line: usize) -> Value {
    let from = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    object!({ "start": { "line": line, "column": start - from + 1 }, "end": { "line": line, "column": end - from + 1 } })
}
