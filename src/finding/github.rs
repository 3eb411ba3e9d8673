//! Findings as GitHub's workflow commands: marks at the lines of a pull request.
//!
//! GitHub shows ten errors and ten warnings of a step and drops the rest without a word. So no more are sent, the worst first, and
//! a last line says how many there are in all. The form:
//! <https://docs.github.com/actions/reference/workflow-commands-for-github-actions>.

use super::told::{Told, told};
use super::{Findings, Level};
use crate::source::Sources;

/// So many of each level are shown.
const SHOWN: usize = 10;

/// All findings as workflow commands, a line each; `summary` is said last.
pub fn github(findings: &Findings, sources: &Sources, summary: &str) -> String {
    let all = told(findings, sources);
    let of = |level: Level| all.iter().filter(move |one| one.finding.level() == level);
    let mut text = String::new();
    for level in [Level::Error, Level::Warning, Level::Info] {
        of(level).take(SHOWN).for_each(|one| text.push_str(&command(one)));
    }
    let left: usize =
        [Level::Error, Level::Warning, Level::Info].map(|level| of(level).count().saturating_sub(SHOWN)).iter().sum();
    let rest = match left {
        0 => String::new(),
        1 => " Ett till visas inte här: kör utbud check.".to_owned(),
        many => format!(" {many} till visas inte här: kör utbud check."),
    };
    text.push_str(&format!("::notice title=utbud check::{}\n", data(&format!("{}{rest}", ended(summary)))));
    text
}

fn ended(summary: &str) -> String {
    if summary.ends_with('.') { summary.to_owned() } else { format!("{summary}.") }
}

fn command(one: &Told) -> String {
    let name = match one.finding.level() {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Info => "notice",
    };
    let mut properties = vec![("file", one.file.clone()), ("line", one.line().to_string())];
    for (key, number) in [("endLine", one.at.end_line), ("col", one.at.column), ("endColumn", one.at.end_column)] {
        properties.extend(number.map(|number| (key, number.to_string())));
    }
    properties.push(("title", one.finding.id().to_owned()));
    let properties: Vec<String> = properties.into_iter().map(|(key, value)| format!("{key}={}", property(&value))).collect();
    format!("::{name} {}::{}\n", properties.join(","), data(&one.text()))
}

/// Text after `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property, which commas part.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Finding, Place};

    #[test]
    fn ten_of_a_level_are_sent_and_the_total_is_told() {
        let sources = Sources::from_memory([("content/a,b.yaml", "a: 1\n".as_bytes())]);
        let mut findings = Findings::default();
        for number in 0..12 {
            let place = Place::Line { file: "content/a,b.yaml".into(), line: 1, column: 1 };
            findings.push(Finding::new(&crate::rule::tree::DUBBEL_NYCKEL, place, format!("fel {number}: 5 %\nmer"), ""));
        }
        let text = github(&findings, &sources, "12 fel i 1 fil");
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 11);
        assert!(lines[0].starts_with("::error file=content/a%2Cb.yaml,line=1,"), "{}", lines[0]);
        assert!(lines[0].ends_with("::fel 0: 5 %25%0Amer"), "{}", lines[0]);
        assert_eq!(lines[10], "::notice title=utbud check::12 fel i 1 fil. 2 till visas inte här: kör utbud check.");
    }
}
