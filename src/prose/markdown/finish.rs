//! What can be told only when the whole text has been read: ids of headings, anchors, footnotes, and what got no place.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::super::ProseFault;
use super::super::document::{Document, Event};
use super::super::expression::{ExpressionKind, OperandKind};
use super::super::link::LinkTarget;
use super::Builder;
use crate::finding::{Candidate, did_you_mean};
use crate::rule::{expression as expression_rules, link as link_rules, text as rules};
use crate::value::Slug;

impl Builder<'_> {
    pub(super) fn finish(mut self) -> (Document, Vec<ProseFault>) {
        self.name_headings();
        self.check_headings();
        self.check_definitions();
        self.find_notes();
        self.check_anchors();
        self.find_unplaced();
        self.faults.sort_by(|a, b| a.range.start.cmp(&b.range.start).then(a.range.end.cmp(&b.range.end)));
        self.faults.dedup();
        (Document::new(self.content), self.faults)
    }

    /// Gives each heading its id: first those that stand in the text, then those made of the headings' texts.
    fn name_headings(&mut self) {
        let mut taken: BTreeSet<String> = BTreeSet::new();
        let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
        for index in 0..self.content.headings.len() {
            let Some((id, range)) = self.explicit_ids[index].take() else { continue };
            if let Err(fault) = Slug::parse(&id) {
                self.fault(fault.rule, range, fault.message, fault.hint);
            } else if !taken.insert(id.clone()) {
                let message = format!("två rubriker har id ”{id}”");
                self.fault(&rules::DUBBELT_RUBRIK_ID, range, message, "ge den ena ett annat id");
            } else {
                self.content.headings[index].id = id;
            }
        }
        for heading in &mut self.content.headings {
            heading.text.truncate(heading.text.trim_end().len());
            if !heading.id.is_empty() {
                continue;
            }
            let mut base = Slug::suggest(&heading.text);
            base.truncate(72);
            base.truncate(base.trim_end_matches('-').len());
            if base.is_empty() {
                base.push_str("avsnitt");
            }
            let mut id = base.clone();
            let nth = numbers.entry(base.clone()).or_insert(1);
            while !taken.insert(id.clone()) {
                *nth += 1;
                id = format!("{base}-{nth}");
            }
            heading.id = id;
        }
    }

    /// Ties references to definitions; a definition that nothing refers to would never be read.
    fn find_notes(&mut self) {
        let mut used = vec![false; self.content.notes.len()];
        let mut by_label = BTreeMap::new();
        for (index, note) in self.content.notes.iter().enumerate() {
            by_label.entry(note.label.to_lowercase()).or_insert(index);
        }
        for (event, label) in std::mem::take(&mut self.references) {
            match by_label.get(&label.to_lowercase()) {
                Some(&index) => {
                    used[index] = true;
                    self.content.events[event] = Event::Note(index);
                }
                None => self.content.events[event] = Event::Text(format!("[^{label}]")),
            }
        }
        for (index, used) in used.into_iter().enumerate() {
            if !used {
                let note = &self.content.notes[index];
                let (start, label) = (note.range.start, note.label.clone());
                let len = self.text[start..].find(':').map_or(note.range.len(), |at| at + 1);
                let message = format!("fotnoten ”{label}” används aldrig, eller står två gånger");
                let hint = format!("skriv [^{label}] i texten, eller ta bort fotnoten");
                self.fault(&rules::OANVAND_FOTNOT, start..start + len, message, hint);
            }
        }
    }

    /// `#rubrik` must be a heading of this document, or a figure that gets its id here.
    fn check_anchors(&mut self) {
        let figures = self.content.expressions.iter().filter_map(|expression| match &expression.kind {
            ExpressionKind::Call(call) => Some(&call.parameters),
            ExpressionKind::Operand(_) => None,
        });
        let figures = figures.flatten().filter_map(|parameter| match (&parameter.keyword, &parameter.operand.kind) {
            (Some(keyword), OperandKind::Text(id)) if keyword.name == "id" => Some(id.as_str()),
            _ => None,
        });
        let known: BTreeSet<&str> = self.content.headings.iter().map(|heading| heading.id.as_str()).chain(figures).collect();
        let otherwise = if known.is_empty() { "texten har inga rubriker" } else { "skriv id för en rubrik i texten" };
        let mut faults = Vec::new();
        for link in self.content.links.iter().flatten() {
            let LinkTarget::Anchor(anchor) = &link.target else { continue };
            if known.contains(anchor.as_str()) {
                continue;
            }
            let candidates = known.iter().map(|id| Candidate::named(*id, format!("#{id}")));
            let hint = did_you_mean(&Slug::suggest(anchor), candidates, otherwise);
            let message = format!("det finns ingen rubrik med id ”{anchor}” i texten");
            faults.push(ProseFault::new(&link_rules::RUBRIK_FINNS_INTE, link.target_range.clone(), message, hint));
        }
        self.faults.extend(faults);
    }

    /// Expressions that stand where none can, and braces that nothing closes.
    fn find_unplaced(&mut self) {
        for (index, found) in self.masked.found.iter().enumerate() {
            if !self.placed[index] {
                let hint = "uttryck får stå i löpande text, rubriker, listor och tabeller; inte i en länks adress, i HTML eller i en fotnots namn";
                self.fault(&expression_rules::UTTRYCK_PA_FEL_STALLE, found.range.clone(), "här kan inget uttryck stå", hint);
            }
        }
        for start in &self.masked.unclosed {
            if !self.code.iter().any(|code| code.contains(start)) {
                self.fault(
                    &expression_rules::UTTRYCK_UTAN_SLUT,
                    *start..*start + 2,
                    "”{{” stängs aldrig",
                    "sätt ”}}” efter uttrycket, före nästa tomma rad; som text skrivs tecknen i kod: `{{`",
                );
            }
        }
    }

    /// Braces that were taken for code when the expressions were found, but that Markdown reads as text.
    pub(super) fn find_stray_braces(&mut self, range: &Range<usize>) {
        let text = self.masked.text.as_str();
        let Some(run) = text.get(range.clone()) else { return };
        let strays: Vec<usize> = run
            .match_indices("{{")
            .map(|(at, _)| range.start + at)
            .filter(|at| !text[..*at].ends_with('\\') && self.masked.unclosed.binary_search(at).is_err())
            .collect();
        for at in strays {
            let hint = "ett ensamt ` tidigare i stycket gör texten till kod: ta bort det, eller skriv \\`";
            self.fault(&expression_rules::UTTRYCK_I_KOD, at..at + 2, "”{{” läses inte som ett uttryck här", hint);
        }
    }

    /// `[^x]` that no footnote answers to stays as text: pulldown-cmark says nothing of it.
    pub(super) fn find_undefined_notes(&mut self, range: &Range<usize>) {
        let text = self.masked.text.as_str();
        let Some(run) = text.get(range.clone()) else { return };
        let undefined: Vec<(usize, String)> = run
            .match_indices("[^")
            .map(|(at, _)| range.start + at)
            .filter(|at| !text[..*at].ends_with('\\'))
            .filter_map(|at| {
                let label = &text[at + 2..range.end];
                let label = &label[..label.find([']', '[', '\n', ' '])?];
                (!label.is_empty() && text[at + 2 + label.len()..].starts_with(']')).then(|| (at, label.to_owned()))
            })
            .collect();
        for (at, label) in undefined {
            let message = format!("fotnoten ”{label}” finns inte");
            let hint = format!("skriv den sist i texten: [^{label}]: …");
            self.fault(&rules::FOTNOT_SAKNAS, at..at + label.len() + 3, message, hint);
        }
    }
}
