//! The state of a queue, on a day.
//!
//! In: what is said of the queue of a way, and the way's status. Out: one state, with its key and its words; everything that lists,
//! counts, filters or ranks queues uses it. The newest statement counts.

use super::Way;
use crate::records::insats::{Ko, Kolage};
use crate::value::Datum;

/// The state of a queue, from the shortest wait to the longest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QueueState {
    /// No queue.
    Ingen,
    /// A queue now and then.
    Ibland,
    /// A queue.
    Ko,
    /// A stop whose end has passed: nothing is told of today.
    PasseratStopp,
    /// No source tells.
    Okant,
    /// What is planned, paused or ended takes no one in, whatever was said of its queue.
    InteIgang,
    /// No new referrals.
    Remisstopp,
    /// No new participants.
    Intagningsstopp,
}

impl QueueState {
    /// All states, in the order of a list to choose from.
    pub const ALL: [Self; 8] = [
        Self::Ingen,
        Self::Ibland,
        Self::Ko,
        Self::Remisstopp,
        Self::Intagningsstopp,
        Self::PasseratStopp,
        Self::InteIgang,
        Self::Okant,
    ];

    /// How many different waits there are.
    pub const WAITS: usize = 5;

    /// Its name in addresses.
    pub fn key(self) -> &'static str {
        match self {
            Self::Ingen => "ingen",
            Self::Ibland => "ibland",
            Self::Ko => "ko",
            Self::Remisstopp => "remisstopp",
            Self::Intagningsstopp => "intagningsstopp",
            Self::PasseratStopp => "passerat_stopp",
            Self::InteIgang => "inte_igang",
            Self::Okant => "okant",
        }
    }

    /// The name of its icon: what tells nothing of today has that of the unknown.
    pub fn icon(self) -> &'static str {
        match self {
            Self::PasseratStopp | Self::InteIgang | Self::Okant => Self::Okant.key(),
            Self::Ingen | Self::Ibland | Self::Ko | Self::Remisstopp | Self::Intagningsstopp => self.key(),
        }
    }

    /// The word that a text has for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Ko => "kö",
            Self::InteIgang => "inte_igång",
            Self::Okant => "okänt",
            Self::Ingen | Self::Ibland | Self::Remisstopp | Self::Intagningsstopp | Self::PasseratStopp => self.key(),
        }
    }

    /// Its name on a page.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ingen => "Ingen kö",
            Self::Ibland => "Ibland kö",
            Self::Ko => "Kö",
            Self::Remisstopp => "Remisstopp",
            Self::Intagningsstopp => "Intagningsstopp",
            Self::PasseratStopp => "Stopp vars slutdatum har passerat",
            Self::InteIgang => "Inte i gång nu",
            Self::Okant => "Uppgift saknas",
        }
    }

    /// How long one waits, below [`Self::WAITS`]: those that tell nothing of today are alike, and those that take no one in.
    pub fn wait(self) -> usize {
        match self {
            Self::Ingen => 0,
            Self::Ibland => 1,
            Self::Ko => 2,
            Self::Okant | Self::PasseratStopp => 3,
            Self::Remisstopp | Self::Intagningsstopp | Self::InteIgang => 4,
        }
    }
}

impl Ko {
    /// Whether the end of a stop has passed.
    pub fn has_passed(&self, today: Datum) -> bool {
        self.till.is_some_and(|till| till.last_day() < today)
    }

    /// The state that the statement tells of a day.
    pub fn state(&self, today: Datum) -> QueueState {
        match self.kolage {
            Kolage::Ingen => QueueState::Ingen,
            Kolage::Ibland => QueueState::Ibland,
            Kolage::Ko => QueueState::Ko,
            Kolage::Okant => QueueState::Okant,
            Kolage::Remisstopp | Kolage::Intagningsstopp if self.has_passed(today) => QueueState::PasseratStopp,
            Kolage::Remisstopp => QueueState::Remisstopp,
            Kolage::Intagningsstopp => QueueState::Intagningsstopp,
        }
    }
}

/// The newest statement.
pub fn newest(list: &[Ko]) -> Option<&Ko> {
    list.iter().max_by_key(|ko| ko.uppgift_fran.last_day())
}

impl<'c> Way<'c> {
    /// The state of its queue on a day.
    pub fn queue(&self, today: Datum) -> QueueState {
        if !self.status(today).is_running() {
            return QueueState::InteIgang;
        }
        newest(self.ko).map_or(QueueState::Okant, |ko| ko.state(today))
    }

    /// The newest statement of its queue that says something of a day: none where no source tells, none of what has ended, and of
    /// what is planned or paused only that one waits, never that there is no queue.
    pub fn queue_told(&self, today: Datum) -> Option<&'c Ko> {
        let ko = newest(self.ko)?;
        let waits = match ko.kolage {
            Kolage::Okant => return None,
            Kolage::Ingen | Kolage::Ibland => false,
            Kolage::Ko | Kolage::Remisstopp | Kolage::Intagningsstopp => true,
        };
        let status = self.status(today);
        (status.is_running() || (waits && !status.has_ended())).then_some(ko)
    }
}
