//! How long one waits: the newest statement counts, and says its date.

use serde::Serialize;

use super::{Cx, words};
use crate::records::insats::{Ko, Kolage};
use crate::value::{Moment, integer};

/// The state of a queue as a template shows it: shape, word and date.
#[derive(Debug, Clone, Serialize)]
pub struct KoView {
    /// The icon's name: ingen, ibland, ko, remisstopp, intagningsstopp or okant.
    pub ikon: &'static str,
    /// `Kö 3–5 månader`.
    pub text: String,
    /// From when to when a stop holds: `20 maj 2024–15 januari 2025, har gått ut`.
    pub tid: Option<String>,
    /// When the statement held: `januari 2025`.
    pub datum: String,
    /// The same for machines.
    pub iso: String,
    /// The statement is older than the site's limit.
    pub gammal: bool,
    /// What the source adds.
    pub not: Option<String>,
}

/// Which list of the start page a queue belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Open,
    Queue,
    Stop,
    Unknown,
}

/// The newest statement.
pub(super) fn newest(list: &[Ko]) -> Option<&Ko> {
    list.iter().max_by_key(|ko| ko.uppgift_fran.last_day())
}

/// The newest statement says that there is a queue now and then.
pub(super) fn sometimes(list: &[Ko]) -> bool {
    newest(list).is_some_and(|ko| ko.kolage == Kolage::Ibland)
}

impl Cx<'_> {
    /// The queue as shown, or `None` where no source tells.
    pub(super) fn ko(&self, list: &[Ko]) -> Option<KoView> {
        let ko = newest(list).filter(|ko| ko.kolage != Kolage::Okant)?;
        let limit = i32::from(self.catalogue().site().farskhet.ko_manader);
        Some(KoView {
            ikon: icon(ko.kolage),
            text: text(ko),
            tid: self.stop_span(ko),
            datum: ko.uppgift_fran.swedish(),
            iso: ko.uppgift_fran.to_string(),
            gammal: ko.uppgift_fran.last_day().months_until(self.today()) > limit,
            not: ko.text.as_ref().map(ToString::to_string),
        })
    }

    /// What a queue means today: a stop whose end has passed is no stop.
    pub(super) fn state(&self, list: &[Ko]) -> State {
        match newest(list) {
            None => State::Unknown,
            Some(ko) => match ko.kolage {
                Kolage::Ingen | Kolage::Ibland => State::Open,
                Kolage::Ko => State::Queue,
                Kolage::Okant => State::Unknown,
                Kolage::Remisstopp | Kolage::Intagningsstopp => {
                    if self.passed(ko) {
                        State::Unknown
                    } else {
                        State::Stop
                    }
                }
            },
        }
    }

    fn passed(&self, ko: &Ko) -> bool {
        ko.till.is_some_and(|till| till.last_day() < self.today())
    }

    fn stop_span(&self, ko: &Ko) -> Option<String> {
        if !matches!(ko.kolage, Kolage::Remisstopp | Kolage::Intagningsstopp) {
            return None;
        }
        let past = if self.passed(ko) { ", har gått ut" } else { "" };
        span(ko.fran, ko.till).map(|span| format!("{span}{past}"))
    }
}

fn text(ko: &Ko) -> String {
    let wait = ko.manader.and_then(words::months);
    let people = ko.antal.map(|antal| words::count(usize::try_from(antal).unwrap_or(usize::MAX), "person", "personer"));
    match ko.kolage {
        Kolage::Ingen => "Ingen kö".to_owned(),
        Kolage::Ibland => "Ibland kö".to_owned(),
        Kolage::Okant => "Uppgift saknas".to_owned(),
        Kolage::Ko => match (wait, people) {
            (Some(wait), _) => format!("Kö {wait}"),
            (None, Some(people)) => format!("Kö: {people}"),
            (None, None) => "Kö, längd okänd".to_owned(),
        },
        Kolage::Remisstopp | Kolage::Intagningsstopp => {
            let name = if ko.kolage == Kolage::Remisstopp { "Remisstopp" } else { "Intagningsstopp" };
            let wait = wait.map(|wait| format!(", kötid {wait}")).unwrap_or_default();
            format!("{name}{wait}")
        }
    }
}

fn icon(kolage: Kolage) -> &'static str {
    match kolage {
        Kolage::Ingen => "ingen",
        Kolage::Ibland => "ibland",
        Kolage::Ko => "ko",
        Kolage::Remisstopp => "remisstopp",
        Kolage::Intagningsstopp => "intagningsstopp",
        Kolage::Okant => "okant",
    }
}

/// A count of participants with its period.
#[derive(Debug, Clone, Serialize)]
pub struct DeltagareView {
    /// `2024`.
    pub period: String,
    /// `285`, `cirka 1 800`.
    pub antal: String,
    /// `deltagare`, `unika besökare`.
    pub enhet: &'static str,
    /// The bar's length, 0–100.
    pub andel: f64,
    /// What the source adds.
    pub not: Option<String>,
    /// The newest count.
    pub senaste: bool,
}

/// Counts of participants, newest first, with bars on one scale.
pub(super) fn deltagare(list: &[crate::records::insats::Deltagare]) -> Vec<DeltagareView> {
    let most = list.iter().map(|d| d.antal).max().unwrap_or(0).max(1);
    let mut sorted: Vec<_> = list.iter().collect();
    sorted.sort_by_key(|d| std::cmp::Reverse((d.period.last_day(), d.antal)));
    let mut views: Vec<DeltagareView> = sorted
        .into_iter()
        .map(|d| DeltagareView {
            period: d.period.swedish(),
            antal: match d.ungefar.and_then(words::ja_nej) {
                Some(true) => format!("cirka {}", integer(i64::from(d.antal))),
                _ => integer(i64::from(d.antal)),
            },
            enhet: words::raknar(d.raknar, d.antal),
            andel: (f64::from(d.antal) / f64::from(most) * 1000.0).round() / 10.0,
            not: d.text.as_ref().map(ToString::to_string),
            senaste: false,
        })
        .collect();
    if let Some(first) = views.first_mut() {
        first.senaste = true;
    }
    views
}

/// `gäller januari 2023–`: a span as far as it is known.
pub(super) fn span(from: Option<Moment>, to: Option<Moment>) -> Option<String> {
    match (from, to) {
        (Some(from), Some(to)) => Some(format!("{}–{}", from.swedish(), to.swedish())),
        (Some(from), None) => Some(format!("från {}", from.swedish())),
        (None, Some(to)) => Some(format!("till {}", to.swedish())),
        (None, None) => None,
    }
}
