//! The facets: what one may choose insatser by, and which insats has which value.

use std::collections::HashMap;

use super::{in_order, queue_states};
use crate::catalogue::{Catalogue, Reach, Row};
use crate::records::common::JaNej;
use crate::records::insats::{Beslut, Finns, Insats};
use crate::records::modell::{Lag, Organisation};
use crate::records::reference::Ref;
use crate::site::{Cx, reference, words};

/// The value of an insats of which no source tells. No id holds an underscore, so that it is nobody's id.
const SAKNAS: &str = "uppgift_saknas";
/// The value of an insats that is open for the whole city.
const HELA_STADEN: &str = "hela_staden";

/// What one may choose insatser by.
#[derive(Debug)]
pub struct Facett {
    /// Its name in the address: `malgrupp`.
    pub nyckel: &'static str,
    /// Its values, in the order they are shown; each is had by some insats.
    pub varden: Vec<Varde>,
    /// For each insats of the list the places of its values, ascending.
    pub har: Vec<Vec<usize>>,
}

/// A value of a facet.
#[derive(Debug, Clone)]
pub struct Varde {
    /// Its name in the address.
    pub id: String,
    /// Its name on the page.
    pub namn: String,
    /// Other ids that mean the same: the old law's, beside the new one's.
    pub alias: Vec<String>,
    /// The område's icon and hue.
    pub ikon: Option<&'static str>,
}

impl Varde {
    fn new(id: &str, namn: impl Into<String>) -> Self {
        Self { id: id.to_owned(), namn: namn.into(), alias: Vec::new(), ikon: None }
    }
}

impl Facett {
    /// A facet of these values, those left out that no insats has. `of` gives the ids of an insats' values; none means that no
    /// source tells.
    fn new(
        nyckel: &'static str,
        mut varden: Vec<Varde>,
        list: &[&Row<Insats>],
        of: impl Fn(&Row<Insats>) -> Vec<String>,
    ) -> Self {
        if varden.iter().all(|varde| varde.id != SAKNAS) {
            varden.push(Varde::new(SAKNAS, "Uppgift saknas"));
        }
        let at: HashMap<&str, usize> = varden
            .iter()
            .enumerate()
            .flat_map(|(at, varde)| std::iter::once(&varde.id).chain(&varde.alias).map(move |id| (id.as_str(), at)))
            .collect();
        let mut har: Vec<Vec<usize>> = list
            .iter()
            .map(|row| {
                let mut values: Vec<usize> = of(row).iter().filter_map(|id| at.get(id.as_str()).copied()).collect();
                if values.is_empty() {
                    values.push(at[SAKNAS]);
                }
                values.sort_unstable();
                values.dedup();
                values
            })
            .collect();
        let mut used = vec![false; varden.len()];
        har.iter().flatten().for_each(|value| used[*value] = true);
        let new_place: Vec<usize> = used
            .iter()
            .scan(0, |next, used| {
                let place = *next;
                *next += usize::from(*used);
                Some(place)
            })
            .collect();
        har.iter_mut().flatten().for_each(|value| *value = new_place[*value]);
        let mut kept = used.iter();
        varden.retain(|_| *kept.next().expect("there is one for each"));
        Self { nyckel, varden, har }
    }

    /// How many insatser have each value.
    pub fn antal(&self) -> Vec<usize> {
        let mut antal = vec![0; self.varden.len()];
        self.har.iter().flatten().for_each(|value| antal[*value] += 1);
        antal
    }
}

/// The state of a queue today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::site) enum Kostat {
    Ingen,
    Ibland,
    Ko,
    Remisstopp,
    Intagningsstopp,
    /// A stop whose end has passed.
    Passerat,
    Okant,
}

impl Kostat {
    const ALL: [(Self, &'static str, &'static str); 7] = [
        (Self::Ingen, "ingen", "Ingen kö"),
        (Self::Ibland, "ibland", "Ibland kö"),
        (Self::Ko, "ko", "Kö"),
        (Self::Remisstopp, "remisstopp", "Remisstopp"),
        (Self::Intagningsstopp, "intagningsstopp", "Intagningsstopp"),
        (Self::Passerat, "passerat_stopp", "Stopp som har gått ut"),
        (Self::Okant, SAKNAS, "Uppgift saknas"),
    ];

    /// The words that a text has for the states.
    pub(in crate::site) const WORDS: &[&str] =
        &["ingen", "ibland", "kö", "remisstopp", "intagningsstopp", "passerat_stopp", "okänt"];

    /// The state that such a word means.
    pub(in crate::site) fn of_word(word: &str) -> Self {
        match word {
            "kö" => Self::Ko,
            other => Self::ALL.iter().find(|(_, id, _)| *id == other).map_or(Self::Okant, |(state, ..)| *state),
        }
    }

    fn id(self) -> &'static str {
        Self::ALL.iter().find(|(state, ..)| *state == self).map_or(SAKNAS, |(_, id, _)| *id)
    }
}

/// All facets, in the order they are shown.
pub(super) fn all(cx: &Cx<'_>, list: &[&Row<Insats>]) -> Vec<Facett> {
    let facetter = vec![
        omraden(cx, list),
        stadsomraden(cx, list),
        ko(cx, list),
        beslut(list),
        malgrupper(cx, list),
        mal(cx, list),
        forvaltningar(cx, list),
        utforare(cx, list),
        metoder(cx, list),
        lagrum(cx, list),
        delomraden(cx, list),
        huvudman(cx, list),
    ];
    debug_assert!(facetter.iter().all(|facett| facett.har.len() == list.len()));
    facetter
}

fn ids<T>(references: impl IntoIterator<Item = impl std::borrow::Borrow<Ref<T>>>) -> Vec<String> {
    references.into_iter().map(|one| one.borrow().id().to_string()).collect()
}

fn by_name(mut varden: Vec<Varde>) -> Vec<Varde> {
    varden.sort_by_cached_key(|varde| (reference::alphabetical(&varde.namn), varde.id.clone()));
    varden
}

fn omraden(cx: &Cx<'_>, list: &[&Row<Insats>]) -> Facett {
    let c = cx.catalogue();
    let varden = in_order(cx)
        .into_iter()
        .map(|row| Varde { ikon: Some(crate::site::row::ikon(row.ikon)), ..Varde::new(row.id.as_str(), row.kort.as_str()) });
    Facett::new("omrade", varden.collect(), list, |row| row.delomraden.iter().map(|d| c.delomrade(d).1.id.to_string()).collect())
}

fn delomraden(cx: &Cx<'_>, list: &[&Row<Insats>]) -> Facett {
    let varden = in_order(cx)
        .into_iter()
        .flat_map(|omrade| omrade.delomraden.iter().map(|(id, delomrade)| Varde::new(id, delomrade.namn.as_str())));
    Facett::new("delomrade", varden.collect(), list, |row| ids(&row.delomraden))
}

/// A stadsområde includes what is open to the whole city. Of some areas a source may tell, and of others not.
fn stadsomraden(cx: &Cx<'_>, list: &[&Row<Insats>]) -> Facett {
    let c = cx.catalogue();
    let areas: Vec<&str> = c.stadsomraden().iter().map(|area| area.id.as_str()).collect();
    let mut varden = vec![Varde::new(HELA_STADEN, "Öppna för hela staden")];
    varden.extend(by_name(c.stadsomraden().iter().map(|area| Varde::new(area.id.as_str(), area.namn.as_str())).collect()));
    varden.push(Varde::new(SAKNAS, "Uppgift saknas för någon del"));
    Facett::new("stadsomrade", varden, list, |row| {
        let whole = cx.widest(row) == Reach::HelaStaden;
        let at = |wanted| areas.iter().filter(move |area| c.open_in(row, area) == wanted).map(|area| (*area).to_owned());
        let unknown = (at(Finns::Okant).next().is_some()).then(|| SAKNAS.to_owned());
        at(Finns::Finns).chain(whole.then(|| HELA_STADEN.to_owned())).chain(unknown).collect()
    })
}

fn ko(cx: &Cx<'_>, list: &[&Row<Insats>]) -> Facett {
    let varden = Kostat::ALL.iter().map(|(_, id, namn)| Varde::new(id, *namn)).collect();
    Facett::new("ko", varden, list, |row| queue_states(cx, row).map(|state| state.id().to_owned()).collect())
}

/// Whether each way in takes a decision, as far as a source tells.
pub(in crate::site) fn decisions(row: &Insats) -> Vec<Option<bool>> {
    let required = |beslut: Option<&Beslut>| beslut.and_then(|beslut| beslut.kravs).and_then(|kravs: JaNej| words::ja_nej(kravs));
    if row.delar.is_empty() {
        return vec![required(row.beslut.as_ref())];
    }
    row.delar.iter().map(|del| required(del.beslut.as_ref().or(row.beslut.as_ref()))).collect()
}

fn beslut(list: &[&Row<Insats>]) -> Facett {
    let varden = vec![Varde::new("ja", "Ja"), Varde::new("nej", "Nej")];
    Facett::new("beslut", varden, list, |row| {
        let word = |required| match required {
            Some(true) => "ja",
            Some(false) => "nej",
            None => SAKNAS,
        };
        decisions(row).into_iter().map(|required| word(required).to_owned()).collect()
    })
}

fn malgrupper(cx: &Cx<'_>, list: &[&Row<Insats>]) -> Facett {
    let varden = cx.catalogue().malgrupper().iter().map(|row| Varde::new(row.id.as_str(), row.namn.as_str()));
    Facett::new("malgrupp", by_name(varden.collect()), list, |row| {
        ids(row.malgrupper.iter().chain(row.delar.iter().filter_map(|del| del.malgrupper.as_ref()).flatten()))
    })
}

fn mal(cx: &Cx<'_>, list: &[&Row<Insats>]) -> Facett {
    let varden = cx.catalogue().mal().iter().map(|row| Varde::new(row.id.as_str(), row.namn.as_str()));
    Facett::new("mal", by_name(varden.collect()), list, |row| {
        ids(row.mal.iter().chain(row.delar.iter().filter_map(|del| del.mal.as_ref()).flatten()))
    })
}

fn metoder(cx: &Cx<'_>, list: &[&Row<Insats>]) -> Facett {
    let varden = cx.catalogue().metoder().iter().map(|row| Varde::new(row.id.as_str(), row.namn.as_str()));
    Facett::new("metod", by_name(varden.collect()), list, |row| {
        let used = row.metoder.iter().chain(row.delar.iter().filter_map(|del| del.metoder.as_ref()).flatten());
        ids(used.map(|use_of| &use_of.metod))
    })
}

/// The new law's provisions stand for the old ones that a document maps to them; the others stand for themselves.
fn lagrum(cx: &Cx<'_>, list: &[&Row<Insats>]) -> Facett {
    let c = cx.catalogue();
    let of_law = |lag: Lag| c.lagrum().iter().filter(move |row| row.lag == lag && row.motsvaras_av.is_none());
    let varden = [Lag::Ny, Lag::Gammal, Lag::Annan].into_iter().flat_map(of_law).map(|row| {
        let old: Vec<_> =
            c.lagrum().iter().filter(|old| old.motsvaras_av.as_ref().is_some_and(|new| *new.lagrum.id() == row.id)).collect();
        let names: Vec<String> = old.iter().map(|old| old.kort.to_string()).collect();
        let namn = match names.as_slice() {
            [] => row.kort.to_string(),
            names => format!("{} (tidigare {})", row.kort, words::list_of(names, "och")),
        };
        Varde { alias: old.iter().map(|old| old.id.to_string()).collect(), ..Varde::new(row.id.as_str(), namn) }
    });
    Facett::new("lagrum", varden.collect(), list, |row| {
        let cited = row.lagrum.iter().chain(row.delar.iter().filter_map(|del| del.lagrum.as_ref()).flatten());
        ids(cited.map(|lag| &lag.lagrum))
    })
}

/// Values for organisations, by their short names.
fn organisations<'a>(cx: &'a Cx<'_>, wanted: impl Fn(&str) -> bool + 'a) -> Vec<Varde> {
    let all = cx.catalogue().organisationer().iter().filter(move |row| wanted(row.id.as_str()));
    by_name(all.map(|row| Varde::new(row.id.as_str(), row.kort.as_ref().unwrap_or(&row.namn).as_str())).collect())
}

/// Those who carry an insats out; of a group those that make it up.
fn carried_out_by<'a>(c: &'a Catalogue, row: &'a Insats) -> Vec<&'a Row<Organisation>> {
    let all = c.organisationer().all(&row.utforare);
    all.flat_map(|o| std::iter::once(o).chain(c.organisationer().all(&o.bestar_av))).collect()
}

fn forvaltningar(cx: &Cx<'_>, list: &[&Row<Insats>]) -> Facett {
    let c = cx.catalogue();
    let mut varden = organisations(cx, |_| true);
    varden.push(Varde::new(SAKNAS, "Ingen förvaltning anges"));
    Facett::new("forvaltning", varden, list, |row| {
        carried_out_by(c, row).into_iter().filter_map(|o| c.forvaltning(o)).map(|f| f.id.to_string()).collect()
    })
}

fn utforare(cx: &Cx<'_>, list: &[&Row<Insats>]) -> Facett {
    Facett::new("utforare", organisations(cx, |_| true), list, |row| ids(&row.utforare))
}

fn huvudman(cx: &Cx<'_>, list: &[&Row<Insats>]) -> Facett {
    let c = cx.catalogue();
    Facett::new("huvudman", organisations(cx, |_| true), list, |row| {
        carried_out_by(c, row).into_iter().filter_map(|o| c.huvudman(o)).map(|h| h.id.to_string()).collect()
    })
}
