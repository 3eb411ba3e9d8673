//! An insats with one part: the part takes the place of the whole, so that what the record says beside it may never be used.

use crate::finding::{Finding, Findings};
use crate::records::Records;
use crate::rule::check::ENSAM_DEL;
use crate::tree::Pointer;

pub(super) fn check(records: &Records, findings: &mut Findings) {
    for entry in records.insatser.values() {
        if let Some([del]) = entry.record.as_ref().map(|insats| insats.delar.as_slice()) {
            let place = entry.origin.at(&Pointer::root().join("delar").join(0).join("namn"));
            let message = format!("”{}” är den enda delen och därmed den enda vägen in", del.namn);
            let hint = "skriv delens uppgifter direkt i insatsen, eller lägg till den väg in som saknas";
            findings.push(Finding::new(&ENSAM_DEL, place, message, hint));
        }
    }
}
