//! `insatser(…)` and `antal_insatser(…)`: records of the catalogue that fit some filters.

use crate::catalogue::Row;
use crate::finding::did_you_mean;
use crate::prose::{Arguments, Call, Given, ProseFault, Signature};
use crate::records::insats::Insats;
use crate::rule::expression as rules;
use crate::site::cx::Cx;
use crate::site::facet::laid::{Facett, Varde};
use crate::site::facet::{self, Facet, stadsomrade};
use crate::site::fact::{Fact, ListForm};
use crate::site::words;
use crate::value::Fault;

/// Narrows `stadsområde` to what is not for the whole city; alone it asks for what is, or is not.
const WHOLE_CITY: &str = "hela_staden";

/// `antal_insatser(…)`: how many fit.
pub(super) fn count(cx: &Cx<'_>, call: &Call<'_>) -> Result<Fact, ProseFault> {
    let keywords: Vec<&str> = facet::words().chain([WHOLE_CITY]).collect();
    let arguments = call.arguments(&Signature { positional: &[], required: 0, keywords: &keywords })?;
    Ok(Fact::Text(words::count_insatser(filter(cx, &arguments)?.len())))
}

/// `insatser(…)`: those that fit, as a list or a table.
pub(super) fn list(cx: &Cx<'_>, call: &Call<'_>) -> Result<Fact, ProseFault> {
    let keywords: Vec<&str> = facet::words().chain([WHOLE_CITY, "visa", "tom"]).collect();
    let arguments = call.arguments(&Signature { positional: &[], required: 0, keywords: &keywords })?;
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

/// What is asked: insatser with a value of a facet, or without it.
struct Filter<'s> {
    facett: &'s Facett,
    value: usize,
    wanted: bool,
}

/// The insatser that fit every filter, in the order of their names; each filter is a facet of the catalogue, looked up by its word.
/// Without `läge` those that have ended are left out.
fn filter<'s>(cx: &Cx<'s>, arguments: &Arguments<'_>) -> Result<Vec<&'s Row<Insats>>, ProseFault> {
    let katalog = cx.katalog();
    let whole_city = match arguments.get(WHOLE_CITY) {
        Some(given) => Some(given.one_of(&["ja", "nej"])? == "ja"),
        None => None,
    };
    let mut filters: Vec<Filter<'s>> = Vec::new();
    for (word, given) in arguments.iter() {
        let Some(facet) = facet::by_word(word) else { continue };
        let here_alone = whole_city == Some(false) && facet.key == stadsomrade::FACET.key;
        let facet = if here_alone { &stadsomrade::HERE_ALONE } else { facet };
        let facett = katalog.facet(facet.key).expect("every facet is laid out");
        filters.push(Filter { facett, value: value(cx, facet, facett, given)?, wanted: true });
    }
    if let Some(wanted) = whole_city.filter(|_| arguments.get(stadsomrade::FACET.word).is_none()) {
        let facett = katalog.facet(stadsomrade::FACET.key).expect("every facet is laid out");
        let value = facett.place(stadsomrade::HELA_STADEN).expect("it is one of its values");
        filters.push(Filter { facett, value, wanted });
    }
    let number = if arguments.get("läge").is_none() { katalog.antal } else { katalog.ordning.len() };
    let fits = |place: &usize| filters.iter().all(|filter| filter.facett.has(*place, filter.value) == filter.wanted);
    let rows = cx.catalogue().insatser().as_slice();
    Ok((0..number).filter(fits).map(|place| &rows[katalog.ordning[place]]).collect())
}

/// The place of the value that an argument names.
fn value(cx: &Cx<'_>, facet: &Facet, facett: &Facett, given: &Given<'_>) -> Result<usize, ProseFault> {
    let text = given.text()?;
    if let Some(place) = facett.place(text) {
        return Ok(place);
    }
    let known: Vec<&str> = facett.values().flat_map(Varde::words).collect();
    let Some(prefix) = facet.prefix else {
        return Err(given.unknown(&rules::OKANT_VARDE, &format!("”{text}” kan inte stå här"), text, &known));
    };
    let catalogue = cx.catalogue();
    let mut fault = if catalogue.has(prefix, text) {
        let message = format!("{} har inga insatser som {}", cx.link(prefix, text).text, facet.word);
        Fault::of(&rules::VARDE_UTAN_INSATSER, message, "skriv id för en annan post")
    } else {
        catalogue.missing(prefix, text)
    };
    fault.hint = did_you_mean(text, known, fault.hint);
    Err(given.wrong(fault))
}
