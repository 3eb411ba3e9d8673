//! For whom in the city something is open.

use super::Way;
use crate::records::insats::{Finns, OppenFor};

impl OppenFor {
    /// Whether it is open for a stadsområde.
    pub fn at(&self, area: &str) -> Finns {
        match self {
            Self::HelaStaden => Finns::Finns,
            Self::Okant => Finns::Okant,
            Self::PerStadsomrade(areas) => areas.get(area).copied().unwrap_or(Finns::Okant),
        }
    }
}

/// Whether something is open for a stadsområde by any of its ways: what one leaves unknown is no no, though another denies it.
pub fn open_at(ways: &[Way<'_>], area: &str) -> Finns {
    let all = ways.iter().map(|way| way.oppen_for.at(area));
    let rank = |finns: &Finns| match finns {
        Finns::Finns => 0,
        Finns::Okant => 1,
        Finns::FinnsInte => 2,
    };
    all.min_by_key(rank).unwrap_or(Finns::Okant)
}

impl Way<'_> {
    /// Whether it is open for a stadsområde and not for the whole city.
    pub fn is_open_here_alone(&self, area: &str) -> bool {
        *self.oppen_for != OppenFor::HelaStaden && self.oppen_for.at(area) == Finns::Finns
    }
}
