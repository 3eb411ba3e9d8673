//! A synonym so wide that it buries what is called by the word itself.

use crate::finding::{Finding, Findings};
use crate::rule::check::SYNONYM_FOR_VID;
use crate::search::{self, Wide};
use crate::site::Site;

pub(super) fn check(site: &Site, findings: &mut Findings) {
    for Wide { set, called, member, said, of } in search::wide(site) {
        let word = set.synonym.ord.as_ref().map(ToString::to_string).unwrap_or_default();
        let message =
            format!("”{member}” står i {said} av sajtens {of} texter och skymmer ”{called}” för den som söker ”{word}”");
        let hint = format!("skriv ett snävare ord än ”{member}”, eller ta bort synonymen");
        findings.push(Finding::new(&SYNONYM_FOR_VID, set.place, message, hint));
    }
}
