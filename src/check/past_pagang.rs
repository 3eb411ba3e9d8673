//! What is told as coming or going on has a time that has not passed, or says in `osäker` that no source tells how it went.

use crate::finding::{Finding, Findings};
use crate::records::dokument::PagangLage;
use crate::rule::check::PAGANG_PASSERAT;
use crate::site::Site;
use crate::tree::Pointer;

pub(super) fn check(site: &Site, findings: &mut Findings) {
    let today = site.options().date;
    for row in site.catalogue().pagang() {
        let state = match row.lage {
            PagangLage::Foreslas => "föreslås",
            PagangLage::Pagar => "pågår",
            PagangLage::Vantas => "väntas",
            PagangLage::Beslutad | PagangLage::Genomford | PagangLage::Okant => continue,
        };
        let Some(nar) = row.nar.filter(|nar| nar.last_day() < today) else { continue };
        if row.osaker.iter().any(|doubt| doubt.falt.as_str() == "läge") {
            continue;
        }
        let place = row.origin.at(&Pointer::root().join("läge"));
        let message = format!("posten {state}, men tiden har passerat: {}", nar.swedish());
        let hint = "skriv genomförd, beslutad eller okänt, eller säg i osäker att ingen källa berättar hur det gick";
        let related = row.origin.at(&Pointer::root().join("när"));
        findings.push(Finding::new(&PAGANG_PASSERAT, place, message, hint).with_related(related, "tiden står här"));
    }
}
