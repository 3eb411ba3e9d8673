//! An insats with one part: the part takes the place of the whole, so that what the record says beside it may never be used.

use super::Check;
use crate::finding::{Finding, Level};
use crate::site::Site;
use crate::tree::Pointer;

pub(super) const CHECK: Check = Check { id: "ensam-del", level: Level::Warning, run };

fn run(site: &Site, tell: &mut dyn FnMut(Finding)) {
    for insats in site.catalogue().insatser() {
        if let [del] = insats.delar.as_slice() {
            let message = format!("”{}” är den enda delen och därmed den enda vägen in", del.namn);
            let hint = "skriv delens uppgifter direkt i insatsen, eller lägg till den väg in som saknas";
            tell(Finding::warning(
                CHECK.id,
                insats.origin.at(&Pointer::root().join("delar").join(0).join("namn")),
                message,
                hint,
            ));
        }
    }
}
