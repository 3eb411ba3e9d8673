//! Findings for people: the line drawn with a marker, the message, the hint, the other places.

use annotate_snippets::{AnnotationKind, Element, Group, Level as Name, Origin, Renderer, Snippet};

use super::conceal::Concealed;
use super::{Finding, Findings, Level, Located, Locator};
use crate::source::Sources;
use crate::value::{mask, visible_in_place, visible_name};

/// All findings as text, worst first, each followed by an empty line. `colour` adds terminal colours.
pub fn human(findings: &Findings, sources: &Sources, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let mut drawing = Drawing { sources, concealed: &findings.concealed, locator: Locator::new(sources) };
    let mut text = String::new();
    for (finding, located) in findings.sorted(sources) {
        text.push_str(&renderer.render(&drawing.report(&finding, &located)));
        text.push_str("\n\n");
    }
    text
}

/// What it takes to draw lines.
struct Drawing<'a> {
    sources: &'a Sources,
    concealed: &'a Concealed,
    locator: Locator<'a>,
}

impl Drawing<'_> {
    fn report<'f>(&mut self, finding: &'f Finding, located: &Located) -> Vec<Group<'f>> {
        let name = match finding.level() {
            Level::Error => Name::ERROR.with_name("fel"),
            Level::Warning => Name::WARNING.with_name("varning"),
            Level::Info => Name::INFO.with_name("upplysning"),
        };
        let title = name.primary_title(finding.message.as_str()).id(finding.id());
        let mut group = match self.drawn(located, AnnotationKind::Primary, None) {
            Some(element) => title.element(element),
            None => Group::with_title(title),
        };
        for (place, message) in &finding.related {
            let at = self.locator.locate(place);
            match self.drawn(&at, AnnotationKind::Context, Some(message)) {
                Some(element) => group = group.element(element),
                None => group = group.element(Name::NOTE.with_name("se även").message(message.as_str())),
            }
        }
        if !finding.hint.is_empty() {
            group = group.element(Name::HELP.with_name("tips").message(finding.hint.as_str()));
        }
        vec![group]
    }

    /// The line with its marker; only the file's name where there is no line, nothing where there is no file.
    fn drawn<'f>(&self, at: &Located, kind: AnnotationKind, label: Option<&'f str>) -> Option<Element<'f>> {
        let file = at.file.clone()?;
        let path = visible_name(&mask(&file)).into_owned();
        let text = self.sources.get(&file).and_then(|source| source.text());
        let (Some(text), Some((start, end)), Some(line)) = (text, at.bytes, at.line) else {
            return Some(match at.line {
                Some(line) => Origin::path(path).line(line).char_column(at.column.unwrap_or(1)).into(),
                None => Origin::path(
                    at.cell.as_ref().map_or_else(|| path.clone(), |cell| format!("{path} {}", visible_name(&mask(cell)))),
                )
                .into(),
            });
        };
        let Some((line_start, line_text)) = line_around(text, start) else {
            return Some(Origin::path(path).line(line).char_column(at.column.unwrap_or(1)).into());
        };
        let line_text = self.concealed.line(line_text, &file, line_start);
        let [start, end] = [start, end].map(|at| line_text.floor_char_boundary(at - line_start));
        let [before, marked, after] = [&line_text[..start], &line_text[start..end], &line_text[end..]].map(visible_in_place);
        let mut annotation = kind.span(before.len()..before.len() + marked.len());
        if let Some(label) = label {
            annotation = annotation.label(label);
        }
        Some(
            Snippet::source(format!("{before}{marked}{after}"))
                .line_start(line)
                .path(path)
                .fold(false)
                .annotation(annotation)
                .into(),
        )
    }
}

/// The longest line that is drawn, in bytes: a longer one is not read in a report, and where it has many findings all of them would
/// draw it.
const LONGEST_LINE: usize = 4000;

/// The line around a byte, and where it begins; none where it is too long to be drawn.
fn line_around(text: &str, at: usize) -> Option<(usize, &str)> {
    let (low, high) = (at.saturating_sub(LONGEST_LINE), text.len().min(at + LONGEST_LINE));
    let bytes = text.as_bytes();
    let start = match bytes[low..at].iter().rposition(|byte| *byte == b'\n') {
        Some(newline) => low + newline + 1,
        None => (low == 0).then_some(0)?,
    };
    let end = match bytes[at..high].iter().position(|byte| *byte == b'\n') {
        Some(newline) => at + newline,
        None => (high == text.len()).then_some(high)?,
    };
    (end - start <= LONGEST_LINE).then(|| (start, text[start..end].trim_end_matches('\r')))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Part, Place};
    use crate::rule;
    use crate::tree::Pointer;

    #[test]
    fn the_line_is_drawn_with_marker_hint_and_the_other_place() {
        let sources = Sources::from_memory([("content/a.yaml", "ö: 1\nnamn: Fel värde\n".as_bytes())]);
        let place =
            |pointer: &str, part| Place::Tree { file: "content/a.yaml".into(), pointer: Pointer::from_rfc6901(pointer), part };
        let mut findings = Findings::default();
        findings.push(
            Finding::new(&rule::value::TOM_TEXT, place("/namn", Part::Value), "något är fel", "skriv rätt")
                .with_related(place("/ö", Part::Key), "det krockar med detta"),
        );
        findings.push(Finding::new(&rule::check::ENSAM_DEL, Place::Site, "sajten saknar något", ""));
        let expected = "\
fel[tom-text]: något är fel
 --> content/a.yaml:2:7
  |
2 | namn: Fel värde
  |       ^^^^^^^^^
  |
 ::: content/a.yaml:1:1
  |
1 | ö: 1
  | - det krockar med detta
  |
  = tips: skriv rätt

varning[ensam-del]: sajten saknar något

";
        assert_eq!(human(&findings, &sources, false), expected);
    }
}
