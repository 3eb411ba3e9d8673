//! Files that can't be used, as findings.

use super::{Finding, Findings, Place};
use crate::source::{Sources, Spot};

/// Tells every file that the sources refuse.
pub(crate) fn tell_refused(sources: &Sources, findings: &mut Findings) {
    for refused in sources.refused() {
        let place = match refused.spot {
            Spot::Whole => Place::file(refused.path.clone()),
            Spot::At { line, column } => Place::Line { file: refused.path.clone(), line, column },
        };
        findings.push(Finding::of_fault(place, refused.fault.clone()));
    }
}
