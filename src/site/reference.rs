//! The glossary and the processes.

use serde::Serialize;

use super::links::LinkView;
use super::sources::{KallgruppView, KonfliktView, OsakerView};
use super::{Cx, words};
use crate::catalogue::Row;
use crate::records::dokument::Begrepp;
use crate::value::{Slug, Text};

/// The glossary.
#[derive(Debug, Serialize)]
pub struct OrdlistaView {
    /// By first letter, in the order of the Swedish alphabet.
    pub bokstaver: Vec<BokstavView>,
}

/// The terms of a letter.
#[derive(Debug, Serialize)]
pub struct BokstavView {
    /// The letter.
    pub bokstav: String,
    /// Its anchor.
    pub id: String,
    /// The terms.
    pub begrepp: Vec<BegreppView>,
}

/// A term.
#[derive(Debug, Serialize)]
pub struct BegreppView {
    /// Its id, which is its anchor.
    pub id: String,
    /// The term.
    pub namn: String,
    /// What it means.
    pub kort: String,
    /// Other words for it.
    pub alias: Vec<String>,
    /// More.
    pub text: Vec<String>,
    /// Its parts.
    pub delar: Vec<(String, Vec<String>)>,
    /// Words to avoid, and what to write.
    pub undvik: Vec<(String, String)>,
    /// Other terms.
    pub se_aven: Vec<LinkView>,
    /// Doubtful statements.
    pub osaker: Vec<OsakerView>,
    /// Where sources disagree.
    pub konflikter: Vec<KonfliktView>,
    /// The sources.
    pub kallor: Vec<KallgruppView>,
}

/// How Swedish sorts: å, ä, ö last, case and accents aside.
pub(super) fn alphabetical(text: &str) -> Vec<u32> {
    text.to_lowercase()
        .chars()
        .map(|c| match c {
            'å' => 0x7b,
            'ä' | 'æ' => 0x7c,
            'ö' | 'ø' => 0x7d,
            'é' | 'è' => u32::from('e'),
            'ü' => u32::from('y'),
            other => u32::from(other),
        })
        .collect()
}

/// The letter that a name stands under in an alphabetical list, and the anchor of that letter.
pub(super) fn letter(name: &str) -> (String, String) {
    let first = name.chars().next().map_or_else(String::new, |c| c.to_uppercase().collect());
    let (letter, id) = match first.as_str() {
        "Å" => ("Å", "aa".to_owned()),
        "Ä" | "Æ" => ("Ä", "ae".to_owned()),
        "Ö" | "Ø" => ("Ö", "oe".to_owned()),
        "É" | "È" => ("E", "e".to_owned()),
        "Ü" => ("Y", "y".to_owned()),
        digit if digit.chars().all(|c| c.is_ascii_digit()) => ("0–9", "0-9".to_owned()),
        other => (other, Slug::suggest(other)),
    };
    (letter.to_owned(), format!("bokstav-{id}"))
}

pub(super) fn ordlista(cx: &Cx<'_>) -> OrdlistaView {
    let mut rows: Vec<&Row<Begrepp>> = cx.catalogue().begrepp().iter().collect();
    rows.sort_by_cached_key(|row| (alphabetical(row.namn.as_str()), row.id.clone()));
    let mut bokstaver: Vec<BokstavView> = Vec::new();
    for row in rows {
        let (bokstav, id) = letter(row.namn.as_str());
        if bokstaver.last().is_none_or(|letter| letter.id != id) {
            bokstaver.push(BokstavView { bokstav, id, begrepp: Vec::new() });
        }
        if let Some(letter) = bokstaver.last_mut() {
            letter.begrepp.push(term(cx, row));
        }
    }
    OrdlistaView { bokstaver }
}

fn term(cx: &Cx<'_>, row: &Row<Begrepp>) -> BegreppView {
    BegreppView {
        id: row.id.to_string(),
        namn: row.namn.to_string(),
        kort: row.kort.to_string(),
        alias: row.alias.iter().map(ToString::to_string).collect(),
        text: paragraphs(row.text.as_ref()),
        delar: row.delar.iter().map(|del| (del.namn.to_string(), words::paragraphs(del.text.as_str()))).collect(),
        undvik: row.undvik.iter().map(|word| (word.ord.to_string(), word.skriv.to_string())).collect(),
        se_aven: row.se_aven.iter().map(|other| cx.link("begrepp", other.id().as_str())).collect(),
        osaker: cx.osaker(&row.osaker),
        konflikter: cx.konflikter(&row.kallkonflikt),
        kallor: cx.kallor(&row.kallor),
    }
}

fn paragraphs(text: Option<&Text>) -> Vec<String> {
    text.map(|text| words::paragraphs(text.as_str())).unwrap_or_default()
}

/// The page of a process.
#[derive(Debug, Serialize)]
pub struct ProcessView {
    /// Its name.
    pub namn: String,
    /// What it is.
    pub text: Vec<String>,
    /// Its steps.
    pub steg: Vec<ProcessSteg>,
    /// What the source does not say.
    pub begransningar: Vec<String>,
    /// Doubtful statements.
    pub osaker: Vec<OsakerView>,
    /// Where sources disagree.
    pub konflikter: Vec<KonfliktView>,
    /// The sources.
    pub kallor: Vec<KallgruppView>,
}

/// A step of a process.
#[derive(Debug, Serialize)]
pub struct ProcessSteg {
    /// Its id, which is its anchor.
    pub id: String,
    /// Its name.
    pub namn: String,
    /// Who does it.
    pub vem: Vec<LinkView>,
    /// What is done.
    pub text: Vec<String>,
    /// What comes after.
    pub leder_till: Vec<LinkView>,
}

pub(super) fn process(cx: &Cx<'_>, id: &Slug) -> ProcessView {
    let row = cx.catalogue().processer().get(id.as_str()).expect("a page is made only for a record");
    let step = |id: &Slug| {
        row.steg.iter().find(|steg| steg.id == *id).map(|steg| LinkView { text: steg.namn.to_string(), href: format!("#{id}") })
    };
    ProcessView {
        namn: row.namn.to_string(),
        text: paragraphs(row.text.as_ref()),
        steg: row
            .steg
            .iter()
            .map(|steg| ProcessSteg {
                id: steg.id.to_string(),
                namn: steg.namn.to_string(),
                vem: cx.organisation_links(&steg.vem),
                text: paragraphs(steg.text.as_ref()),
                leder_till: steg.leder_till.iter().filter_map(step).collect(),
            })
            .collect(),
        begransningar: row.begransningar.iter().map(ToString::to_string).collect(),
        osaker: cx.osaker(&row.osaker),
        konflikter: cx.konflikter(&row.kallkonflikt),
        kallor: cx.kallor(&row.kallor),
    }
}

#[cfg(test)]
mod tests {
    use super::alphabetical;

    #[test]
    fn swedish_letters_come_last() {
        let mut words = ["Ökning", "Ärende", "Åtgärd", "zon", "Avtal", "avtal b"];
        words.sort_by_cached_key(|word| alphabetical(word));
        assert_eq!(words, ["Avtal", "avtal b", "zon", "Åtgärd", "Ärende", "Ökning"]);
    }
}
