//! How much is known of a way into an insats: of those that match alike, the one that more is known of comes first.

use crate::catalogue::{Status, Way};
use crate::records::insats::{Lage, OppenFor};

/// How much is known of a way: that it goes on, for whom, where, how one comes there and who decides. Whether one waits is told by itself.
pub(super) fn known(way: &Way<'_>, status: Status) -> usize {
    let told = [
        status.lage == Lage::Pagar,
        way.villkor().next().is_some(),
        !matches!(way.oppen_for, OppenFor::Okant),
        way.vag_in.is_some(),
        way.beslut.is_some(),
    ];
    told.into_iter().filter(|known| *known).count()
}
