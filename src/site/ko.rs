//! How long one waits: the newest statement counts, and says its date.

use serde::Serialize;

use super::by_way::{ByWay, by_way};
use super::cx::Cx;
use super::words;
use crate::catalogue::{QueueState, Row, Way};
use crate::disclosure::RecordCount;
use crate::records::insats::{Deltagare, Insats, Ko, Kolage};
use crate::value::{Moment, Period, Slug, integer};

/// The state of a queue as a template shows it: shape, word and date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KoView {
    /// The ways in that it is of, where they differ.
    pub vag: Option<String>,
    /// The icon's name: ingen, ibland, ko, remisstopp, intagningsstopp or okant.
    pub ikon: &'static str,
    /// `Kö 3–5 månader`.
    pub text: String,
    /// From when to when a stop holds: `20 maj 2024–15 januari 2025, slutdatumet har passerat`.
    pub tid: Option<String>,
    /// When the statement held: `januari 2025`; none where there is no statement.
    pub datum: Option<String>,
    /// The same for machines.
    pub iso: Option<String>,
    /// The statement is older than the site's limit.
    pub gammal: bool,
    /// What the source adds.
    pub not: Option<String>,
}

impl Cx<'_> {
    /// What is told of the queues of an insats: of each way in by itself where they differ, nothing where no source tells.
    pub(super) fn queues(&self, insats: &Row<Insats>) -> Vec<KoView> {
        self.queues_where(insats, |_| true)
    }

    /// The same of some of its ways.
    pub(super) fn queues_where(&self, insats: &Row<Insats>, wanted: impl Fn(&Way<'_>) -> bool) -> Vec<KoView> {
        let view = |way: &Way<'_>| (wanted(way), self.queue(way).unwrap_or_else(|| self.untold(way)));
        let groups = by_way(&self.ways(insats), view);
        if groups.iter().all(|group| group.vad.1.datum.is_none()) {
            return Vec::new();
        }
        let of_wanted = groups.into_iter().filter(|group| group.vad.0);
        of_wanted.map(|ByWay { vag, vad: (_, view) }| KoView { vag, ..view }).collect()
    }

    /// What is told of the queue of a way. A part's own is in no table.
    pub(super) fn queue(&self, way: &Way<'_>) -> Option<KoView> {
        let ko = way.queue_told(self.today())?;
        let of = way.ko_is_of_the_whole.then_some(&way.insats.id);
        Some(self.queue_view(of, ko))
    }

    /// A way of whose queue nothing is told, beside ways of which something is.
    fn untold(&self, way: &Way<'_>) -> KoView {
        let status = way.status(self.today());
        let text = if status.is_running() { QueueState::Okant.name() } else { words::lage(status.lage) };
        let ikon = way.queue(self.today()).icon();
        KoView { vag: None, ikon, text: text.to_owned(), tid: None, datum: None, iso: None, gammal: false, not: None }
    }

    fn queue_view(&self, of: Option<&Slug>, ko: &Ko) -> KoView {
        let limit = i32::from(self.catalogue().site().farskhet.ko_manader);
        KoView {
            vag: None,
            ikon: ko.state(self.today()).icon(),
            text: text(ko, ko.antal.map(|antal| self.queuing(of, antal))),
            tid: self.stop_span(ko),
            datum: Some(ko.uppgift_fran.swedish()),
            iso: Some(ko.uppgift_fran.to_string()),
            gammal: ko.uppgift_fran.last_day().months_until(self.today()) > limit,
            not: ko.text.as_ref().map(ToString::to_string),
        }
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

    fn stop_span(&self, ko: &Ko) -> Option<String> {
        if !matches!(ko.kolage, Kolage::Remisstopp | Kolage::Intagningsstopp) {
            return None;
        }
        let past = if ko.has_passed(self.today()) { ", slutdatumet har passerat" } else { "" };
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

/// A count of participants with its period.
#[derive(Debug, Clone, Serialize)]
pub(super) struct DeltagareView {
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
