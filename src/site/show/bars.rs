//! Charts that count insatser.

use crate::records::modell::Ikon;
use crate::site::chart::{Category, Chart, ChartCell, ChartKind, Hue, Series};
use crate::site::cx::Cx;
use crate::site::words;

/// The colour of an område.
pub(crate) fn hue(ikon: Ikon) -> Hue {
    match ikon {
        Ikon::Sociala => Hue::Sociala,
        Ikon::Halso => Hue::Halso,
        Ikon::Kompetens => Hue::Kompetens,
        Ikon::Jobb => Hue::Jobb,
    }
}

/// A bar: what it counts, how many, and the colour of its område.
pub(crate) type Bar = (String, usize, Option<Hue>);

/// Bars of counts; none where there is nothing to count.
pub(crate) fn bars(cx: &Cx<'_>, id: &str, headline: String, per: &str, bars: Vec<Bar>) -> Option<Chart> {
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
