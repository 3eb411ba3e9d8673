//! Signs that no file should have, whatever its syntax: the marks of a conflict in git, and signs that can't be seen.
//!
//! In: a file's text. Out: a fault at each. They are looked for before the file is read, since what a reader makes of them tells
//! nothing of the cause.

use super::{Syntax, SyntaxFault};
use crate::rule::tree as rules;
use crate::value::unseen;

/// The faults of a text, those of a conflict alone where it has any.
pub(super) fn faults(syntax: Syntax, text: &str) -> Vec<SyntaxFault> {
    let conflicts = conflicts(text);
    if !conflicts.is_empty() {
        return conflicts;
    }
    let mut faults: Vec<SyntaxFault> = text.char_indices().filter_map(|(at, c)| invisible(at, c)).collect();
    let mut fence = None;
    for (at, line) in lines(text) {
        match syntax {
            Syntax::Yaml => faults.extend(space_in_yaml(at, line)),
            Syntax::Toml | Syntax::Markdown => {}
        }
        if is_in_code(line, &mut fence) {
            continue;
        }
        // A tab before the text of a line in YAML is told by what reads it.
        let lead = if syntax == Syntax::Yaml { line.len() - line.trim_start().len() } else { 0 };
        if let Some(tab) = line[lead..].find('\t') {
            let place = at + lead + tab..at + lead + tab + 1;
            faults.push(SyntaxFault::new(&rules::TABB_I_TEXT, place, "raden innehåller en tabb", "skriv mellanslag i stället"));
        }
    }
    faults.sort_by_key(|fault| fault.span.start);
    faults
}

/// The marks that git leaves where two versions collide: one fault for each place, at the first mark.
pub fn conflicts(text: &str) -> Vec<SyntaxFault> {
    let mut faults = Vec::new();
    let mut open = false;
    for (at, line) in lines(text) {
        let mark = line.get(..7).filter(|_| line.len() == 7 || line.as_bytes()[7] == b' ');
        let first = match mark {
            Some("<<<<<<<") => {
                open = true;
                true
            }
            Some(">>>>>>>") => !std::mem::replace(&mut open, false),
            Some("|||||||") => !open,
            _ => false,
        };
        if first {
            let message = "här står en konfliktmarkering från git: filen har två versioner av samma rader";
            let hint = "välj den version som gäller, och ta bort den andra och raderna med <<<<<<<, ======= och >>>>>>>";
            faults.push(SyntaxFault::new(&rules::KONFLIKTMARKERING, at..at + line.trim_end().len(), message, hint));
        }
    }
    faults
}

/// A sign that can't be seen.
fn invisible(at: usize, c: char) -> Option<SyntaxFault> {
    let what = unseen(c)?;
    let message = format!("här står det osynliga {what} U+{:04X}", u32::from(c));
    let hint = "ta bort tecknet; det följer ofta med när text klistras in";
    Some(SyntaxFault::new(&rules::OSYNLIGT_TECKEN, at..at + c.len_utf8(), message, hint))
}

/// A no-break space where only a plain one means anything: before a line's text, or after the colon of a key.
fn space_in_yaml(at: usize, line: &str) -> Option<SyntaxFault> {
    let lead = line.len() - line.trim_start().len();
    let strange = |c: char| c.is_whitespace() && !matches!(c, ' ' | '\t' | '\n');
    let found = line[..lead].find(strange).or_else(|| {
        let colon = lead + line[lead..].find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-' | ' ')))?;
        let after = line[colon..].strip_prefix(':')?;
        after.starts_with(strange).then_some(colon + 1)
    })?;
    let c = line[found..].chars().next()?;
    let message = format!("här står ett mellanslag som inte är ett vanligt (U+{:04X})", u32::from(c));
    let hint = "skriv om mellanslaget; det följer ofta med från andra program";
    Some(SyntaxFault::new(&rules::FEL_SORTS_MELLANSLAG, at + found..at + found + c.len_utf8(), message, hint))
}

/// Whether a line lies in a fenced block of code, or begins or ends one.
fn is_in_code(line: &str, fence: &mut Option<&'static str>) -> bool {
    let text = line.trim_start();
    let mark = ["```", "~~~"].into_iter().find(|mark| text.starts_with(mark));
    match (&fence, mark) {
        (Some(open), Some(mark)) if *open == mark => *fence = None,
        (None, Some(mark)) => *fence = Some(mark),
        (open, _) => return open.is_some(),
    }
    true
}

/// Lines and where they begin.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        (start, line.trim_end_matches('\n'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(syntax: Syntax, text: &str) -> Vec<(&'static str, &str)> {
        let id = |fault: &SyntaxFault| fault.fault.rule.id;
        faults(syntax, text).iter().map(|fault| (id(fault), &text[fault.span.clone()])).collect()
    }

    #[test]
    fn a_conflict_is_told_once_and_at_its_first_mark() {
        let text = "a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> gren\n>>>>>>> kvar\n";
        assert_eq!(places(Syntax::Yaml, text), [("konfliktmarkering", "<<<<<<< HEAD"), ("konfliktmarkering", ">>>>>>> kvar")]);
        assert!(places(Syntax::Markdown, "Rubrik\n=======\n").is_empty());
    }

    #[test]
    fn what_cannot_be_seen_is_told_where_it_stands() {
        assert_eq!(places(Syntax::Yaml, "läge:\u{a0}pågår\n"), [("fel-sorts-mellanslag", "\u{a0}")]);
        assert_eq!(places(Syntax::Yaml, "a:\n\u{a0} b: 1\n"), [("fel-sorts-mellanslag", "\u{a0}")]);
        assert_eq!(places(Syntax::Yaml, "namn: A\u{a0}B\n"), []);
        assert_eq!(places(Syntax::Toml, "a = \"x\u{200b}\"\n"), [("osynligt-tecken", "\u{200b}")]);
        assert_eq!(
            places(Syntax::Markdown, "a\tb\n```\na\tb\n```\nc\u{7}\n"),
            [("tabb-i-text", "\t"), ("osynligt-tecken", "\u{7}")]
        );
    }
}
