//! How long one waits: the newest statement counts, and says its date.

use serde::Serialize;

use super::{Cx, words};
use crate::disclosure::RecordCount;
use crate::records::insats::{Deltagare, Ko, Kolage};
use crate::value::{Moment, Period, Slug, integer};

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
    /// `of` is the insats whose own it is; a part's is in no table.
    pub(super) fn ko(&self, of: Option<&Slug>, list: &[Ko]) -> Option<KoView> {
        let ko = newest(list).filter(|ko| ko.kolage != Kolage::Okant)?;
        let limit = i32::from(self.catalogue().site().farskhet.ko_manader);
        Some(KoView {
            ikon: icon(ko.kolage),
            text: text(ko, ko.antal.map(|antal| self.queuing(of, antal))),
            tid: self.stop_span(ko),
            datum: ko.uppgift_fran.swedish(),
            iso: ko.uppgift_fran.to_string(),
            gammal: ko.uppgift_fran.last_day().months_until(self.today()) > limit,
            not: ko.text.as_ref().map(ToString::to_string),
        })
    }

    /// `12 personer`, as far as it may be told.
    fn queuing(&self, of: Option<&Slug>, antal: u32) -> String {
        match self.record_count(of, "kö.antal", antal, (None, true)) {
            RecordCount::Shown => words::count(usize::try_from(antal).unwrap_or(usize::MAX), "person", "personer"),
            other => format!("{} personer", protected(other)),
        }
    }

    fn record_count(&self, of: Option<&Slug>, field: &str, antal: u32, time: (Option<Period>, bool)) -> RecordCount {
        let threshold = self.catalogue().site().skydd.troskel;
        self.site.tables.record_count((of.map_or("", Slug::as_str), field), antal, time, threshold)
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

/// The words for a count that isn't shown.
fn protected(count: RecordCount) -> String {
    match count {
        RecordCount::Fewer(threshold) => format!("färre än {threshold}"),
        RecordCount::Hidden | RecordCount::Shown => "skyddat antal".to_owned(),
    }
}

fn text(ko: &Ko, people: Option<String>) -> String {
    let wait = ko.manader.and_then(words::months);
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

impl Cx<'_> {
    /// Counts of participants, newest first, with bars on one scale. `of` is the insats whose own they are; a part's are in no table.
    pub(super) fn deltagare(&self, of: Option<&Slug>, list: &[Deltagare]) -> Vec<DeltagareView> {
        let latest = list.iter().map(|d| d.period.last_day()).max();
        let counted = |d: &Deltagare| {
            let newest = Some(d.period.last_day()) == latest;
            self.record_count(of, "deltagare.antal", d.antal, (Some(d.period), newest))
        };
        let most = list.iter().filter(|d| counted(d) == RecordCount::Shown).map(|d| d.antal).max().unwrap_or(0).max(1);
        let mut sorted: Vec<&Deltagare> = list.iter().collect();
        // The order tells nothing of what is hidden: counts of one period stand as they are written.
        sorted.sort_by_key(|d| std::cmp::Reverse(d.period.last_day()));
        let mut views: Vec<DeltagareView> = sorted
            .into_iter()
            .map(|d| {
                let count = counted(d);
                let shown = count == RecordCount::Shown;
                let about = if shown && d.ungefar.and_then(words::ja_nej) == Some(true) { "cirka " } else { "" };
                let antal = if shown { integer(i64::from(d.antal)) } else { protected(count) };
                DeltagareView {
                    period: d.period.swedish(),
                    antal: format!("{about}{antal}"),
                    enhet: words::raknar(d.raknar, if shown { d.antal } else { 0 }),
                    andel: if shown { (f64::from(d.antal) / f64::from(most) * 1000.0).round() / 10.0 } else { 0.0 },
                    not: d.text.as_ref().map(ToString::to_string),
                    senaste: false,
                }
            })
            .collect();
        if let Some(first) = views.first_mut() {
            first.senaste = true;
        }
        views
    }
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
