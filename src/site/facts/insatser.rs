//! `insatser(…)` and `antal_insatser(…)`: records of the catalogue that fit some filters.

use std::collections::BTreeSet;

use super::{Fact, ListForm};
use crate::catalogue::{Catalogue, Reach, Row};
use crate::finding::did_you_mean;
use crate::prose::{Arguments, Call, Given, ProseFault, Signature};
use crate::records::common::JaNej;
use crate::records::insats::{Finns, Insats, Lage};
use crate::site::katalog::{self, Kostat};
use crate::site::row::InsatsRow;
use crate::site::{Cx, Site, reference, words};
use crate::value::{OutPath, Slug};

const FILTERS: &[&str] = &[
    "område",
    "delområde",
    "stadsområde",
    "utförare",
    "förvaltning",
    "lagrum",
    "metod",
    "målgrupp",
    "mål",
    "köläge",
    "läge",
    "hela_staden",
];
const LIST_KEYWORDS: &[&str] = &[
    "område",
    "delområde",
    "stadsområde",
    "utförare",
    "förvaltning",
    "lagrum",
    "metod",
    "målgrupp",
    "mål",
    "köläge",
    "läge",
    "hela_staden",
    "visa",
    "tom",
];

/// `antal_insatser(…)`: how many fit.
pub(super) fn count(cx: &Cx<'_>, call: &Call<'_>) -> Result<Fact, ProseFault> {
    let arguments = call.arguments(&Signature { positional: &[], required: 0, keywords: FILTERS })?;
    Ok(Fact::Text(words::count_insatser(filter(cx, &arguments)?.len())))
}

/// `insatser(…)`: those that fit, as a list or a table.
pub(super) fn list(cx: &Cx<'_>, call: &Call<'_>) -> Result<Fact, ProseFault> {
    let arguments = call.arguments(&Signature { positional: &[], required: 0, keywords: LIST_KEYWORDS })?;
    let form = match arguments.get("visa") {
        None => ListForm::List,
        Some(given) => match given.one_of(&["lista", "tabell"])? {
            "tabell" => ListForm::Table,
            _ => ListForm::List,
        },
    };
    let empty = match arguments.get("tom") {
        None => "Ingen insats stämmer.".to_owned(),
        Some(given) => given.text()?.to_owned(),
    };
    Ok(Fact::Insatser { ids: filter(cx, &arguments)?.into_iter().map(|row| row.id.clone()).collect(), form, empty })
}

/// Whether an insats fits.
type Filter<'s> = Box<dyn Fn(&Row<Insats>) -> bool + 's>;

/// The insatser that fit every filter, in the order of their names; a record counts once if one of its parts matches. Queues
/// are those of the catalogue's facet. Without `läge` those that have ended are left out.
fn filter<'s>(cx: &'s Cx<'s>, arguments: &Arguments<'_>) -> Result<Vec<&'s Row<Insats>>, ProseFault> {
    let catalogue = cx.catalogue();
    let mut filters: Vec<Filter<'s>> = Vec::new();
    let whole_city = match arguments.get("hela_staden") {
        Some(given) => given.one_of(&["ja", "nej"])? == "ja",
        None => true,
    };
    for (name, given) in arguments.iter() {
        match name {
            "område" => {
                let id = record(given, catalogue, "omrade", catalogue.omraden().iter().map(|row| row.id.as_str()))?;
                filters.push(Box::new(move |row| row.delomraden.iter().any(|d| catalogue.delomrade(d).1.id == id)));
            }
            "delområde" => {
                let all: Vec<&str> =
                    catalogue.omraden().iter().flat_map(|row| row.delomraden.keys()).map(String::as_str).collect();
                let id = record(given, catalogue, "delomrade", all)?;
                filters.push(Box::new(move |row| row.delomraden.iter().any(|d| *d.id() == id)));
            }
            "stadsområde" => {
                let id = record(given, catalogue, "stadsomrade", catalogue.stadsomraden().iter().map(|row| row.id.as_str()))?;
                filters.push(Box::new(move |row| {
                    let ways = (0..row.delar.len()).map(Some).chain(row.delar.is_empty().then_some(None));
                    ways.map(|way| catalogue.reach(row, way))
                        .any(|reach| reach.at(id.as_str()) == Finns::Finns && (whole_city || reach != Reach::HelaStaden))
                }));
            }
            "utförare" | "förvaltning" => {
                let id = record(given, catalogue, "organisation", catalogue.organisationer().iter().map(|row| row.id.as_str()))?;
                let whole = catalogue.organisationer().get(id.as_str()).expect("just found");
                filters.push(Box::new(move |row| {
                    catalogue.organisationer().all(&row.utforare).any(|o| catalogue.belongs_to(o, whole))
                }));
            }
            "lagrum" => {
                let id = record(given, catalogue, "lagrum", catalogue.lagrum().iter().map(|row| row.id.as_str()))?;
                let found: BTreeSet<&Slug> = cx.insatser_under_lagrum(&id).into_iter().map(|row| &row.id).collect();
                filters.push(Box::new(move |row| found.contains(&row.id)));
            }
            "metod" => {
                let id = record(given, catalogue, "metod", catalogue.metoder().iter().map(|row| row.id.as_str()))?;
                let found: BTreeSet<&Slug> = cx.insatser_with_metod(&id).into_iter().map(|row| &row.id).collect();
                filters.push(Box::new(move |row| found.contains(&row.id)));
            }
            "målgrupp" => {
                let id = record(given, catalogue, "malgrupp", catalogue.malgrupper().iter().map(|row| row.id.as_str()))?;
                filters.push(Box::new(move |row| {
                    row.malgrupper
                        .iter()
                        .chain(row.delar.iter().filter_map(|del| del.malgrupper.as_ref()).flatten())
                        .any(|m| *m.id() == id)
                }));
            }
            "mål" => {
                let id = record(given, catalogue, "mal", catalogue.mal().iter().map(|row| row.id.as_str()))?;
                filters.push(Box::new(move |row| {
                    row.mal.iter().chain(row.delar.iter().filter_map(|del| del.mal.as_ref()).flatten()).any(|m| *m.id() == id)
                }));
            }
            "köläge" => {
                let wanted = Kostat::of_word(given.one_of(Kostat::WORDS)?);
                filters.push(Box::new(move |row| katalog::queue_states(cx, row).any(|state| state == wanted)));
            }
            "läge" => {
                let wanted = state(given.one_of(&["planerad", "pågår", "pausad", "avslutad", "okänt"])?);
                filters.push(Box::new(move |row| row.lage == wanted));
            }
            // Read above: it narrows stadsområde.
            _ => {}
        }
    }
    if arguments.get("läge").is_none() {
        filters.push(Box::new(|row| row.lage != Lage::Avslutad));
    }
    if arguments.get("stadsområde").is_none() && arguments.get("hela_staden").is_some() {
        let wanted = if whole_city { JaNej::Ja } else { JaNej::Nej };
        filters.push(Box::new(move |row| (catalogue.reach(row, None) == Reach::HelaStaden) == (wanted == JaNej::Ja)));
    }
    let mut found: Vec<&Row<Insats>> = catalogue.insatser().iter().filter(|row| filters.iter().all(|fits| fits(row))).collect();
    found.sort_by_cached_key(|row| (reference::alphabetical(row.namn.as_str()), row.id.clone()));
    Ok(found)
}

/// The id that an argument names, which is one of these.
fn record<'a>(
    given: &Given<'_>,
    catalogue: &Catalogue,
    prefix: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Result<Slug, ProseFault> {
    let text = given.text()?;
    if catalogue.has(prefix, text) == Some(true)
        && let Ok(id) = Slug::parse(text)
    {
        return Ok(id);
    }
    let mut fault = catalogue.missing(prefix, text);
    fault.hint = did_you_mean(text, known, fault.hint);
    Err(given.wrong(fault))
}

fn state(word: &str) -> Lage {
    match word {
        "planerad" => Lage::Planerad,
        "pågår" => Lage::Pagar,
        "pausad" => Lage::Pausad,
        "avslutad" => Lage::Avslutad,
        _ => Lage::Okant,
    }
}

impl Site {
    /// The rows of a list that a text asks for, as seen from its page.
    pub fn rows(&self, from: &OutPath, ids: &[Slug]) -> Vec<InsatsRow> {
        let cx = Cx { site: self, from };
        ids.iter().filter_map(|id| self.catalogue.insatser().get(id.as_str())).map(|row| cx.row(row)).collect()
    }
}
