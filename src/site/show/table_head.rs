//! What the head of a table says in short.

use crate::disclosure::PublicTable;
use crate::site::words;
use crate::tables::{Head, default_unit};

/// `Procent · klienter med försörjningshindret sociala skäl · 2022–2024`.
pub(crate) fn subtitle(head: &Head) -> String {
    let unit = head.enhet.clone().unwrap_or_else(|| default_unit(head.mater).to_owned());
    let parts = [Some(words::sentence(&unit)), head.population.clone(), Some(head.period.swedish())];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What the first declared chart of a table says.
pub(crate) fn headline(table: &PublicTable) -> Option<String> {
    table.head.diagram.iter().find_map(|chart| chart.rubrik.as_ref()).map(ToString::to_string)
}
