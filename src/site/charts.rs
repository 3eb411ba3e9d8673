//! The charts of pages, as data.

use super::chart::{Bar, Chart, ChartKind, Hue};
use super::modell::in_order;
use super::{Cx, Page, words};
use crate::records::modell::Ikon;

/// The charts of a page, in its order.
pub(super) fn of(cx: &Cx<'_>, page: &Page) -> Vec<Chart> {
    match page {
        Page::Start => by_omrade(cx).into_iter().collect(),
        Page::Omrade(id) => by_delomrade(cx, id.as_str()).into_iter().collect(),
        Page::Insatser
        | Page::Insats(_)
        | Page::AvtalList
        | Page::Avtal(_)
        | Page::Omraden
        | Page::Stadsomraden
        | Page::Stadsomrade(_)
        | Page::Organisationer
        | Page::Organisation(_)
        | Page::Metoder
        | Page::Metod(_)
        | Page::LagrumList
        | Page::Lagrum(_)
        | Page::Ordlista
        | Page::Processer
        | Page::Process(_)
        | Page::Kallor
        | Page::Datakallor
        | Page::Pagang
        | Page::Ansvar
        | Page::Skall
        | Page::Sida(_)
        | Page::NotFound => Vec::new(),
    }
}

fn hue(ikon: Ikon) -> Hue {
    match ikon {
        Ikon::Sociala => Hue::Sociala,
        Ikon::Halso => Hue::Halso,
        Ikon::Kompetens => Hue::Kompetens,
        Ikon::Jobb => Hue::Jobb,
    }
}

/// Bars of counts; none where there is nothing to count.
fn bars(cx: &Cx<'_>, id: &str, headline: String, per: &str, bars: Vec<Bar>) -> Option<Chart> {
    if bars.iter().all(|bar| bar.value.unwrap_or(0.0) == 0.0) {
        return None;
    }
    let said: Vec<String> =
        bars.iter().filter_map(|bar| Some(format!("{} {}", bar.label, words::decimal_words(bar.value?)))).collect();
    Some(Chart {
        id: id.to_owned(),
        headline,
        subtitle: subtitle(cx, per),
        description: format!("Antal insatser: {}.", words::list_of(&said, "och")),
        unit: String::new(),
        bars,
        kind: ChartKind::LyingBars,
    })
}

/// What is counted, and when: `Antal insatser per område, enligt källor till och med 2 april 2025.`
fn subtitle(cx: &Cx<'_>, per: &str) -> String {
    let newest = cx.catalogue().kallor().iter().filter_map(|kalla| kalla.datum).max();
    let until = newest.map(|datum| format!(", enligt källor till och med {}", datum.swedish())).unwrap_or_default();
    format!("Antal insatser per {per}{until}. En insats kan höra till flera.")
}

fn bar(label: String, count: usize, hue: Option<Hue>) -> Bar {
    Bar { label, short: None, value: Some(f64::from(u32::try_from(count).unwrap_or(u32::MAX))), hue, emphasis: false }
}

fn by_omrade(cx: &Cx<'_>) -> Option<Chart> {
    let rows = in_order(cx);
    let counted: Vec<(String, usize, Hue)> =
        rows.iter().map(|row| (row.kort.to_string(), cx.insatser_in_omrade(row).len(), hue(row.ikon))).collect();
    let most = counted.iter().max_by_key(|(_, count, _)| *count)?.0.clone();
    let headline = format!("Flest insatser finns i det {} området", definite(&most));
    bars(
        cx,
        "insatser-per-omrade",
        headline,
        "område",
        counted.into_iter().map(|(label, count, hue)| bar(label, count, Some(hue))).collect(),
    )
}

/// `Jobbfokuserade` as it stands before "området".
fn definite(short: &str) -> String {
    short.to_lowercase()
}

fn by_delomrade(cx: &Cx<'_>, id: &str) -> Option<Chart> {
    let row = cx.catalogue().omraden().get(id)?;
    let hue = hue(row.ikon);
    let counted: Vec<Bar> = row
        .delomraden
        .iter()
        .map(|(id, delomrade)| bar(delomrade.namn.to_string(), cx.insatser_in_delomrade(id).len(), Some(hue)))
        .collect();
    let empty: Vec<String> = counted.iter().filter(|bar| bar.value == Some(0.0)).map(|bar| bar.label.to_lowercase()).collect();
    let headline = match empty.len() {
        0 => "Alla delområden har insatser".to_owned(),
        1 | 2 => format!("Ingen insats i katalogen är placerad i {}", words::list_of(&empty, "eller")),
        many => format!("{many} av {} delområden saknar insatser i katalogen", counted.len()),
    };
    bars(cx, "insatser-per-delomrade", headline, "delområde", counted)
}
