//! A synonym that no text of the site says: it leads readers nowhere, and is most often misspelt.

use crate::finding::{Finding, Findings};
use crate::rule::check::SYNONYM_UTAN_TRAFF;
use crate::search;
use crate::site::Site;

pub(super) fn check(site: &Site, findings: &mut Findings) {
    for set in search::unmatched(site) {
        let words: Vec<&str> = set.synonym.lika.iter().chain(&set.synonym.avser).map(|text| text.as_str()).collect();
        let message = format!("ingen text på sajten har ”{}”", words.join("”, ”"));
        findings.push(Finding::new(&SYNONYM_UTAN_TRAFF, set.place, message, "kontrollera stavningen, eller ta bort synonymen"));
    }
}
