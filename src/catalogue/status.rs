//! Where an insats is in its life, on a day.
//!
//! In: the `läge` that the record tells, its `giltig`, and a day. Out: one status, which every page, list, count and script uses.
//! `giltig` decides only where the record says that something goes on or is planned: what is paused, ended or unknown stays so.

use super::way::states;
use super::{Catalogue, Row, Way};
use crate::records::insats::{Insats, Lage};
use crate::records::tid::Giltig;
use crate::value::Datum;

/// Where an insats or a way into it is in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Status {
    /// The state.
    pub lage: Lage,
    /// How it is known.
    pub enligt: Enligt,
}

/// How a state is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Enligt {
    /// The record says so, as of the date of its newest source.
    Posten,
    /// The record's `giltig` says so: something has begun, has ended or has not begun yet.
    Giltig,
}

impl Status {
    /// The state on a day of what the record says of a state and of a time.
    fn on(lage: Lage, giltig: Option<Giltig>, today: Datum) -> Self {
        let dated = match (lage, giltig) {
            (Lage::Pagar | Lage::Planerad, Some(giltig)) => {
                let ended = giltig.till.is_some_and(|till| till.last_day() < today);
                let begun = giltig.fran.map(|fran| fran.first_day() <= today);
                match (ended, begun) {
                    (true, _) => Lage::Avslutad,
                    (false, Some(false)) => Lage::Planerad,
                    (false, Some(true)) => Lage::Pagar,
                    (false, None) => lage,
                }
            }
            (Lage::Pausad | Lage::Avslutad | Lage::Okant, _) | (_, None) => lage,
        };
        Self { lage: dated, enligt: if dated == lage { Enligt::Posten } else { Enligt::Giltig } }
    }

    /// Whether someone may come in now, as far as the state tells.
    pub fn is_running(self) -> bool {
        match self.lage {
            Lage::Pagar | Lage::Okant => true,
            Lage::Planerad | Lage::Pausad | Lage::Avslutad => false,
        }
    }

    /// Whether it has ended.
    pub fn has_ended(self) -> bool {
        self.lage == Lage::Avslutad
    }

    /// The place of the state among all, the best first: what goes on, what may, what has been, what is to come, what has ended.
    pub fn rank(&self) -> u8 {
        match self.lage {
            Lage::Pagar => 0,
            Lage::Okant => 1,
            Lage::Pausad => 2,
            Lage::Planerad => 3,
            Lage::Avslutad => 4,
        }
    }
}

impl Lage {
    /// Its name in scripts and styles.
    pub fn key(self) -> &'static str {
        match self {
            Self::Planerad => "planerad",
            Self::Pagar => "pagar",
            Self::Pausad => "pausad",
            Self::Avslutad => "avslutad",
            Self::Okant => "okant",
        }
    }
}

impl Way<'_> {
    /// Its state on a day.
    pub fn status(&self, today: Datum) -> Status {
        Status::on(self.lage, self.insats.giltig, today)
    }
}

impl Catalogue {
    /// The state of an insats on a day: that of its best way.
    pub fn status(&self, insats: &Row<Insats>, today: Datum) -> Status {
        let of_ways = states(insats).map(|lage| Status::on(lage, insats.giltig, today));
        of_ways.min_by_key(Status::rank).expect("an insats has at least one way")
    }

    /// The ways into an insats that have not ended on a day; all of them where all have.
    pub fn current_ways<'c>(&'c self, insats: &'c Row<Insats>, today: Datum) -> impl Iterator<Item = Way<'c>> + use<'c> {
        let ended = self.status(insats, today).has_ended();
        self.ways(insats).filter(move |way| ended || !way.status(today).has_ended())
    }

    /// The insatser that have not ended on a day.
    pub fn current_insatser(&self, today: Datum) -> impl Iterator<Item = &Row<Insats>> {
        self.insatser.iter().filter(move |insats| !self.status(insats, today).has_ended())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Moment;

    fn moment(text: &str) -> Option<Moment> {
        (!text.is_empty()).then(|| Moment::parse(text).expect("a moment"))
    }

    fn on(lage: Lage, fran: &str, till: &str) -> (Lage, Enligt) {
        let giltig = Giltig { fran: moment(fran), till: moment(till) };
        let status = Status::on(lage, Some(giltig), Datum::parse("2025-06-01").expect("a day"));
        (status.lage, status.enligt)
    }

    #[test]
    fn dates_decide_where_something_goes_on_or_is_planned() {
        use Enligt::{Giltig, Posten};
        use Lage::{Avslutad, Pagar, Planerad};
        for (lage, fran, till, expected) in [
            (Pagar, "", "2025-05-31", (Avslutad, Giltig)),
            (Pagar, "", "2025-06-01", (Pagar, Posten)),
            (Pagar, "", "2025-06", (Pagar, Posten)),
            (Pagar, "2025-06-02", "", (Planerad, Giltig)),
            (Pagar, "2025-06-01", "", (Pagar, Posten)),
            (Pagar, "2025", "2025", (Pagar, Posten)),
            (Planerad, "2025-05", "", (Pagar, Giltig)),
            (Planerad, "2025-07", "", (Planerad, Posten)),
            (Planerad, "", "2025-12-31", (Planerad, Posten)),
            (Planerad, "2023", "2024", (Avslutad, Giltig)),
        ] {
            assert_eq!(on(lage, fran, till), expected, "{lage:?} {fran}–{till}");
        }
    }

    #[test]
    fn what_is_paused_ended_or_unknown_stays_so() {
        for lage in [Lage::Pausad, Lage::Avslutad, Lage::Okant] {
            for (fran, till) in [("2020", "2021"), ("2030", ""), ("2020", "2030")] {
                assert_eq!(on(lage, fran, till), (lage, Enligt::Posten), "{fran}–{till}");
            }
        }
    }
}
