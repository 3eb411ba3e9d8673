//! The ids on a page: what content makes never takes one of the theme's own.
//!
//! In: the id of a heading, a figure or a record. Out: the id that stands in the page. An id of content is made of a–z, 0–9 and
//! hyphens, so what holds an underscore can only be made here or by the theme: `kallor_`, `fotnot_1`.

use std::borrow::Cow;

/// The ids that the theme writes into pages. A test holds the list against the theme's files.
pub const THEME_IDS: &[&str] = &[
    "alternativ",
    "ansvar",
    "avtal",
    "begransningar",
    "delar",
    "egna",
    "forum",
    "gor",
    "h-diagram",
    "h-fakta",
    "h-filter",
    "h-fragor",
    "h-osakert",
    "h-guide",
    "h-hopp",
    "h-innehall",
    "h-ko",
    "h-nytt",
    "h-omr",
    "h-pasidan",
    "h-svar",
    "h-tal",
    "h-tray",
    "hamta",
    "hela",
    "innehall",
    "innehall-i-insatsen",
    "insatser",
    "inte",
    "inte-samtidigt",
    "kallor",
    "kan-inte",
    "katalog",
    "katalog-mall",
    "katalog-q",
    "katalog-sort",
    "kolumner",
    "konflikt",
    "liknande",
    "mal",
    "meny",
    "metoder",
    "metodtrogenhet",
    "modell",
    "nyckelkompetenser",
    "okant",
    "om",
    "osakert",
    "parallella",
    "passar",
    "riktlinjer",
    "samverkan",
    "satt",
    "sok",
    "steg",
    "styrdokument",
    "svar",
    "tabell",
    "tidigare",
    "undanhallna",
    "uppfoljning",
    "utseende-auto",
    "utseende-ljust",
    "utseende-morkt",
    "val",
    "val-mall",
    "val-verktyg",
    "vidare",
    "utesluts",
];

/// The id that something with an id of its own has on its page.
pub fn page_id(id: &str) -> Cow<'_, str> {
    if THEME_IDS.contains(&id) || id.starts_with("del-") { format!("{id}_").into() } else { id.into() }
}

#[cfg(test)]
mod tests {
    use super::page_id;

    #[test]
    fn the_themes_ids_are_not_taken() {
        assert_eq!(page_id("kallor"), "kallor_");
        assert_eq!(page_id("vagar-in"), "vagar-in");
    }
}
