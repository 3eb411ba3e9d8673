//! The entries of the menu lead to pages that there are.

use crate::finding::{Finding, Findings, Part, Place, did_you_mean};
use crate::rule::page::OKAND_SIDA;
use crate::site::Site;
use crate::source::SITE_FILE;
use crate::tree::Pointer;

pub(super) fn check(site: &Site, findings: &mut Findings) {
    for (index, post) in site.catalogue().site().meny.iter().enumerate() {
        if site.has_target(post) {
            continue;
        }
        let names = site.menu_targets();
        let hint = if names.iter().any(|name| name == post.mal.as_str()) {
            "den sidan görs först när det finns något att visa på den: ta bort posten ur menyn så länge".to_owned()
        } else {
            did_you_mean(post.mal.as_str(), &names, "skriv namnet på en sida som sajten har")
        };
        let pointer = Pointer::root().join("meny").join(index).join("mal");
        let place = Place::Tree { file: SITE_FILE.into(), pointer, part: Part::Value };
        findings.push(Finding::new(&OKAND_SIDA, place, format!("menyn leder till ”{}”, som inte finns", post.mal), hint));
    }
}
