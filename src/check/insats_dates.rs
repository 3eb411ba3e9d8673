//! An insats' läge agrees with its dates and with today: what goes on has begun and not ended, what is planned has not begun, what has
//! ended has an end that is past. Where `läge` is okänt its dates are only told.

use crate::catalogue::Row;
use crate::finding::{Finding, Findings};
use crate::records::insats::{Insats, Lage};
use crate::records::tid::Giltig;
use crate::rule::check::INSATS_LAGE;
use crate::site::Site;
use crate::tree::Pointer;
use crate::value::Datum;

pub(super) fn check(site: &Site, findings: &mut Findings) {
    for insats in site.catalogue().insatser() {
        let Some(giltig) = insats.giltig else { continue };
        for (at, subject, lage) in told(insats) {
            if let Some(message) = contradiction(subject, lage, giltig, site.options().date) {
                let related = insats.origin.at(&Pointer::root().join("giltig"));
                let hint = "ändra läge eller giltig så att de stämmer";
                let finding = Finding::new(&INSATS_LAGE, insats.origin.at(&at), message, hint);
                findings.push(finding.with_related(related, "datumen står här"));
            }
        }
    }
}

/// Where the record tells a state, and of what: of the whole, and of the parts that have one of their own.
fn told(insats: &Row<Insats>) -> impl Iterator<Item = (Pointer, &'static str, Lage)> {
    let root = Pointer::root();
    let parts = insats.delar.iter().enumerate().filter_map(|(index, del)| {
        let at = Pointer::root().join("delar").join(index).join("läge");
        del.lage.map(|lage| (at, "delen", lage))
    });
    std::iter::once((root.join("läge"), "insatsen", insats.lage)).chain(parts)
}

/// What is wrong with the state of something beside its dates.
fn contradiction(subject: &str, lage: Lage, giltig: Giltig, today: Datum) -> Option<String> {
    let state = match lage {
        Lage::Pagar => "pågår",
        Lage::Planerad => "är planerad",
        Lage::Pausad => "gör uppehåll",
        Lage::Avslutad => "är avslutad",
        Lage::Okant => return None,
    };
    let ended = giltig.till.filter(|till| till.last_day() < today);
    let begins_later = giltig.fran.filter(|fran| fran.first_day() > today);
    let but = match (lage, ended, begins_later) {
        (Lage::Pagar | Lage::Planerad | Lage::Pausad, Some(till), _) => format!("den slutade {}", till.swedish()),
        (Lage::Pagar | Lage::Pausad | Lage::Avslutad, None, Some(fran)) => format!("den börjar först {}", fran.swedish()),
        (Lage::Planerad, None, None) => format!("den började {}", giltig.fran?.swedish()),
        (Lage::Avslutad, None, None) => format!("dess slut har inte kommit: {}", giltig.till?.swedish()),
        (Lage::Pagar | Lage::Pausad, None, None)
        | (Lage::Planerad, None, Some(_))
        | (Lage::Avslutad, Some(_), _)
        | (Lage::Okant, ..) => return None,
    };
    Some(format!("{subject} {state}, men {but}"))
}
