//! An avtal's läge agrees with its dates and with today: what holds has begun and not ended, what has run out has an end that is past.

use crate::finding::{Finding, Findings};
use crate::records::avtal::AvtalsLage;
use crate::rule::check::AVTAL_LAGE;
use crate::site::Site;
use crate::tree::Pointer;

pub(super) fn check(site: &Site, findings: &mut Findings) {
    let today = site.options().date;
    for avtal in site.catalogue().avtal() {
        let Some(giltig) = &avtal.giltig else { continue };
        let begins_later = giltig.fran.filter(|from| from.first_day() > today);
        let ended = giltig.till.filter(|to| to.last_day() < today);
        let wrong = match avtal.lage {
            AvtalsLage::Galler => match (begins_later, ended) {
                (Some(from), _) => Some(format!("avtalet gäller, men det börjar först {}", from.swedish())),
                (None, Some(to)) => Some(format!("avtalet gäller, men det slutade {}", to.swedish())),
                (None, None) => None,
            },
            AvtalsLage::LoptUt if giltig.till.is_some() && ended.is_none() => {
                Some("avtalet har löpt ut, men dess slut har inte kommit".to_owned())
            }
            AvtalsLage::UnderFramtagande | AvtalsLage::Upphandlas if giltig.fran.is_some() && begins_later.is_none() => {
                Some("avtalet är inte klart, men det har redan börjat gälla".to_owned())
            }
            AvtalsLage::LoptUt | AvtalsLage::UnderFramtagande | AvtalsLage::Upphandlas | AvtalsLage::Okant => None,
        };
        if let Some(message) = wrong {
            let place = avtal.origin.at(&Pointer::root().join("läge"));
            let related = avtal.origin.at(&Pointer::root().join("giltig"));
            findings.push(
                Finding::new(&AVTAL_LAGE, place, message, "ändra läge eller giltig så att de stämmer")
                    .with_related(related, "datumen står här"),
            );
        }
    }
}
