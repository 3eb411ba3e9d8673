//! Findings as SARIF 2.1.0, which code hosts and editors read:
//! <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>.

use serde_json::{Value, json as object};

use super::told::{Told, told};
use super::{Findings, Level, Located, Locator};
use crate::rule;
use crate::source::Sources;
use crate::value::mask;

/// All findings as one run, worst first, with the rules that they break.
pub fn sarif(findings: &Findings, sources: &Sources) -> Value {
    let all = told(findings, sources);
    let mut ids: Vec<&str> = all.iter().map(|one| one.finding.id()).collect();
    ids.sort_unstable();
    ids.dedup();
    let mut locator = Locator::new(sources);
    let results: Vec<Value> = all.iter().map(|one| result(one, &ids, &mut locator)).collect();
    object!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "utbud",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "language": "sv",
                "rules": ids.iter().map(|id| described(id)).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Info => "note",
    }
}

fn described(id: &str) -> Value {
    match rule::by_id(id) {
        Some(rule) => object!({
            "id": id,
            "shortDescription": { "text": rule.summary },
            "fullDescription": { "text": rule.why },
            "help": { "text": format!("{}\n\nFel:\n{}\n\nRätt:\n{}", rule.why, rule.wrong, rule.right) },
            "defaultConfiguration": { "level": level(rule.level) },
        }),
        None => object!({ "id": id }),
    }
}

fn result(one: &Told, ids: &[&str], locator: &mut Locator<'_>) -> Value {
    let related: Vec<Value> = one
        .finding
        .related
        .iter()
        .filter_map(|(place, message)| {
            let at = locator.locate(place);
            let file = mask(at.file.as_deref()?).into_owned();
            let mut location = physical(&file, &at);
            location["message"] = object!({ "text": message });
            Some(location)
        })
        .collect();
    let mut result = object!({
        "ruleId": one.finding.id(),
        "ruleIndex": ids.binary_search(&one.finding.id()).ok(),
        "level": level(one.finding.level()),
        "message": { "text": one.text() },
        "locations": [physical(&one.file, &one.at)],
        "partialFingerprints": { "utbud/v1": one.mark },
    });
    if !related.is_empty() {
        result["relatedLocations"] = Value::Array(related);
    }
    result
}

fn physical(file: &str, at: &Located) -> Value {
    let mut physical = object!({ "artifactLocation": { "uri": uri(file), "uriBaseId": "%SRCROOT%" } });
    if let Some(line) = at.line {
        let mut region = object!({ "startLine": line });
        for (key, number) in [("startColumn", at.column), ("endLine", at.end_line), ("endColumn", at.end_column)] {
            if let Some(number) = number {
                region[key] = number.into();
            }
        }
        physical["region"] = region;
    }
    object!({ "physicalLocation": physical })
}

/// A path as a relative address: letters, digits and what may stand in one are kept, the rest is written as bytes.
fn uri(path: &str) -> String {
    let kept = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    path.bytes().map(|byte| if kept(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn paths_are_addresses() {
        assert_eq!(uri("content/områden/a b.yaml"), "content/omr%C3%A5den/a%20b.yaml");
    }
}
