//! Raw HTML in content is sanitised, and mostly not meant.

use super::Check;
use crate::finding::{Finding, Level};
use crate::site::Site;

pub(super) const CHECK: Check = Check { id: "html-i-text", level: Level::Info, run };

fn run(site: &Site, tell: &mut dyn FnMut(Finding)) {
    for (document, place) in site.texts() {
        for range in document.raw_html() {
            let hint = "skriv Markdown; skript, stilar och okända taggar tas bort";
            tell(Finding::warning(CHECK.id, place.clone().text(range.clone()), "texten innehåller HTML", hint));
        }
    }
}
