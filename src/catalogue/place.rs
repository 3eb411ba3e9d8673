//! For whom in the city something is open.

use std::collections::BTreeMap;

use super::Catalogue;
use crate::records::insats::{Finns, Insats, OppenFor};

/// For which stadsområden an insats is open, its parts included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// The whole city.
    HelaStaden,
    /// No source says.
    Okant,
    /// By stadsområde, in the order of their ids.
    PerStadsomrade(BTreeMap<String, Finns>),
}

impl Reach {
    fn of(oppen_for: &OppenFor) -> Self {
        match oppen_for {
            OppenFor::HelaStaden => Self::HelaStaden,
            OppenFor::Okant => Self::Okant,
            OppenFor::PerStadsomrade(areas) => Self::PerStadsomrade(areas.clone()),
        }
    }

    /// Whether it is open for a stadsområde.
    pub fn at(&self, area: &str) -> Finns {
        match self {
            Self::HelaStaden => Finns::Finns,
            Self::Okant => Finns::Okant,
            Self::PerStadsomrade(areas) => areas.get(area).copied().unwrap_or(Finns::Okant),
        }
    }
}

impl Catalogue {
    /// Where an insats, or its part with that index, is open.
    pub fn reach(&self, insats: &Insats, del: Option<usize>) -> Reach {
        let own = del.and_then(|index| insats.delar.get(index)).and_then(|del| del.oppen_for.as_ref());
        Reach::of(own.unwrap_or(&insats.oppen_for))
    }

    /// Whether an insats, through its best part, is open for a stadsområde.
    pub fn open_in(&self, insats: &Insats, area: &str) -> Finns {
        if insats.delar.is_empty() {
            return self.reach(insats, None).at(area);
        }
        let ways = (0..insats.delar.len()).map(|index| self.reach(insats, Some(index)).at(area));
        ways.min().unwrap_or(Finns::Okant)
    }
}
