//! What the forms for other programs need of a finding: its place with a file and a line, and a mark that stays when lines move.

use std::collections::HashMap;
use std::sync::Arc;

use super::{Finding, Findings, Located};
use crate::source::{SITE_FILE, Sources};
use crate::value::mask;

/// A finding as another program is told of it.
pub(super) struct Told {
    /// The finding; its texts may be told.
    pub(super) finding: Arc<Finding>,
    /// Where it lies, as far as that is known.
    pub(super) at: Located,
    /// The file, which for the site as a whole is the one with its settings.
    pub(super) file: String,
    /// The same for the same finding though lines before it come or go; no two findings of a report have the same.
    pub(super) mark: String,
}

impl Told {
    /// The line it begins on: the first where it concerns a whole file.
    pub(super) fn line(&self) -> usize {
        self.at.line.unwrap_or(1)
    }

    /// What is wrong and what to do about it, with the cell where it is in one.
    pub(super) fn text(&self) -> String {
        let cell = self.at.cell.as_ref().map(|cell| format!("{}: ", mask(cell))).unwrap_or_default();
        let hint = if self.finding.hint.is_empty() { String::new() } else { format!("\nTips: {}", self.finding.hint) };
        format!("{cell}{}{hint}", self.finding.message)
    }
}

/// All findings, worst first.
pub(super) fn told(findings: &Findings, sources: &Sources) -> Vec<Told> {
    let mut seen: HashMap<blake3::Hash, usize> = HashMap::new();
    let told = |(finding, at): (Arc<Finding>, Located)| {
        let file = at.file.as_deref().map_or_else(|| SITE_FILE.to_owned(), |file| mask(file).into_owned());
        let same = blake3::hash(format!("{}\0{file}\0{}", finding.id(), finding.message).as_bytes());
        let number = seen.entry(same).or_default();
        *number += 1;
        let mark = blake3::hash(format!("{same}{number}").as_bytes()).to_hex()[..32].to_owned();
        Told { finding, at, file, mark }
    };
    findings.sorted(sources).into_iter().map(told).collect()
}
