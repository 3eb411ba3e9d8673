//! A synonym that no text of the site says: it leads readers nowhere, and is most often misspelt.

use super::Check;
use crate::finding::{Finding, Level};
use crate::search;

pub(super) const CHECK: Check = Check {
    id: "synonym-utan-traff",
    level: Level::Warning,
    run: |site, tell| {
        for set in search::unmatched(site) {
            let words: Vec<&str> = set.synonym.lika.iter().chain(&set.synonym.avser).map(|text| text.as_str()).collect();
            let words = words.join("”, ”");
            let hint = "kontrollera stavningen, eller ta bort synonymen";
            tell(Finding::error("", set.place, format!("ingen text på sajten har ”{words}”"), hint));
        }
    },
};
