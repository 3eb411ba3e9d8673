//! The charts of pages, as data.

use super::chart::{Category, Chart, ChartCell, ChartKind, Hue, Series};
use super::modell::in_order;
use super::{Cx, Page, table_chart, words};
use crate::records::modell::Ikon;

/// The charts of a page, in its order.
pub(super) fn of(cx: &Cx<'_>, page: &Page) -> Vec<Chart> {
    match page {
        Page::Start => by_omrade(cx).into_iter().collect(),
        Page::Tabell(id) => cx.table(id.as_str()).map(table_chart::all).unwrap_or_default(),
        Page::Omrade(id) => by_delomrade(cx, id.as_str()).into_iter().collect(),
        Page::Insatser(_)
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
        | Page::Hitta
        | Page::Villkor(_)
        | Page::Ansvar
        | Page::Skall
        | Page::Statistik
        | Page::Rapporter
        | Page::Rapport(..)
        | Page::Sida(_)
        | Page::Jamfor
        | Page::MinLista
        | Page::Sok
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

/// A bar: what it counts, how many, and the colour of its område.
type Bar = (String, usize, Option<Hue>);

/// Bars of counts; none where there is nothing to count.
fn bars(cx: &Cx<'_>, id: &str, headline: String, per: &str, bars: Vec<Bar>) -> Option<Chart> {
    if bars.iter().all(|(_, count, _)| *count == 0) {
        return None;
    }
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    let said: Vec<String> =
        bars.iter().map(|(label, count, _)| format!("{label} {}", words::decimal_words(number(*count)))).collect();
    let values = bars.iter().map(|(_, count, _)| ChartCell::Value(number(*count))).collect();
    let categories = bars.into_iter().map(|(label, _, hue)| Category { hue, ..Category::new(label) }).collect();
    Some(Chart {
        id: id.to_owned(),
        headline,
        subtitle: Some(subtitle(cx, per)),
        description: format!("Antal insatser: {}.", words::list_of(&said, "och")),
        unit: String::new(),
        kind: ChartKind::LyingBars,
        categories,
        series: vec![Series::new("Antal insatser", values)],
        compare: None,
        singular: None,
    })
}

/// What is counted, and when: `Antal insatser per område, enligt källor till och med 2 april 2025.`
fn subtitle(cx: &Cx<'_>, per: &str) -> String {
    let newest = cx.catalogue().kallor().iter().filter_map(|kalla| kalla.datum).max();
    let until = newest.map(|datum| format!(", enligt källor till och med {}", datum.swedish())).unwrap_or_default();
    format!("Antal insatser per {per}{until}. En insats kan höra till flera.")
}

fn by_omrade(cx: &Cx<'_>) -> Option<Chart> {
    let rows = in_order(cx);
    let counted: Vec<(String, usize, Hue)> =
        rows.iter().map(|row| (row.kort.to_string(), cx.insatser_in_omrade(row).len(), hue(row.ikon))).collect();
    let most = counted.iter().max_by_key(|(_, count, _)| *count)?.0.clone();
    let headline = format!("Flest insatser finns i det {} området", definite(&most));
    let bars_of = counted.into_iter().map(|(label, count, hue)| (label, count, Some(hue))).collect();
    bars(cx, "insatser-per-omrade", headline, "område", bars_of)
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
        .map(|(id, delomrade)| (delomrade.namn.to_string(), cx.insatser_in_delomrade(id).count(), Some(hue)))
        .collect();
    let empty: Vec<String> =
        counted.iter().filter(|(_, count, _)| *count == 0).map(|(label, _, _)| label.to_lowercase()).collect();
    let headline = match empty.len() {
        0 => "Alla delområden har insatser".to_owned(),
        1 | 2 => format!("Ingen insats i katalogen är placerad i {}", words::list_of(&empty, "eller")),
        many => format!("{many} av {} delområden saknar insatser i katalogen", counted.len()),
    };
    bars(cx, "insatser-per-delomrade", headline, "delområde", counted)
}
