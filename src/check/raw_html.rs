//! Raw HTML in content is sanitised, and mostly not meant.

use crate::finding::{Finding, Findings};
use crate::rule::check::HTML_I_TEXT;
use crate::site::Site;

pub(super) fn check(site: &Site, findings: &mut Findings) {
    for (document, place) in site.texts() {
        for range in document.raw_html() {
            let place = place.clone().text(range.clone());
            let hint = "skriv Markdown; skript, stilar och okända taggar tas bort";
            findings.push(Finding::new(&HTML_I_TEXT, place, "texten innehåller HTML", hint));
        }
    }
}
