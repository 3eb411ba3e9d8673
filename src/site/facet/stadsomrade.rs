//! For which stadsområden an insats is open. A stadsområde includes what is open to the whole city. Of some areas a source may tell,
//! and of others not.

use super::kind::{Facet, Told, by_name};
use super::laid::{SAKNAS, Varde};
use crate::catalogue::{Way, open_at};
use crate::records::insats::{Finns, OppenFor};
use crate::records::reference::Prefix;
use crate::site::cx::Cx;

/// The value of an insats that is open for the whole city.
pub(in crate::site) const HELA_STADEN: &str = "hela_staden";

pub(in crate::site) const FACET: Facet = Facet {
    key: "stadsomrade",
    word: "stadsområde",
    shown: true,
    prefix: Some(Prefix::Stadsomrade),
    told: Told::ByItself,
    found: Told::ByItself,
    values,
    of,
};

/// The stadsområden that a way in is open for and not for the whole city: `stadsområde="centrum", hela_staden="nej"`.
pub(in crate::site) const HERE_ALONE: Facet = Facet {
    key: "stadsomrade_eget",
    word: "",
    shown: false,
    prefix: Some(Prefix::Stadsomrade),
    told: Told::ByItself,
    found: Told::ByItself,
    values: areas,
    of: here_alone,
};

fn areas(cx: &Cx<'_>) -> Vec<Varde> {
    by_name(cx.catalogue().stadsomraden().iter().map(|area| Varde::new(area.id.as_str(), area.namn.as_str())).collect())
}

fn values(cx: &Cx<'_>) -> Vec<Varde> {
    let mut values = vec![Varde::new(HELA_STADEN, "Öppna för hela staden")];
    values.extend(areas(cx));
    values.push(Varde::unknown("Uppgift saknas för någon del"));
    values
}

fn of<'s>(cx: &Cx<'s>, ways: &[Way<'s>]) -> Vec<&'s str> {
    let mut ids = Vec::new();
    for area in cx.catalogue().stadsomraden() {
        match open_at(ways, area.id.as_str()) {
            Finns::Finns => ids.push(area.id.as_str()),
            Finns::FinnsInte => {}
            Finns::Okant => ids.push(SAKNAS),
        }
    }
    if ways.iter().any(|way| *way.oppen_for == OppenFor::HelaStaden) {
        ids.push(HELA_STADEN);
    }
    ids
}

fn here_alone<'s>(cx: &Cx<'s>, ways: &[Way<'s>]) -> Vec<&'s str> {
    let areas = cx.catalogue().stadsomraden().iter().map(|area| area.id.as_str());
    areas.filter(|area| ways.iter().any(|way| way.is_open_here_alone(area))).collect()
}
