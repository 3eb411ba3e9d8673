//! The förvaltning that carries an insats out, itself or by one of its units; of a group those that make it up.

use super::kind::{Facet, Told, carried_out_by, organisations};
use super::laid::Varde;
use crate::catalogue::Way;
use crate::records::modell::OrganisationsSort;
use crate::records::reference::Prefix;
use crate::site::cx::Cx;

pub(super) const FACET: Facet = Facet {
    key: "forvaltning",
    word: "förvaltning",
    shown: true,
    prefix: Some(Prefix::Organisation),
    told: Told::ByItself,
    found: Told::ByItself,
    values,
    of,
};

fn values(cx: &Cx<'_>) -> Vec<Varde> {
    let mut values = organisations(cx, |row| row.sort == OrganisationsSort::Forvaltning);
    values.push(Varde::unknown("Ingen förvaltning anges"));
    values
}

fn of<'s>(cx: &Cx<'s>, ways: &[Way<'s>]) -> Vec<&'s str> {
    let all = carried_out_by(cx, ways).into_iter();
    all.filter_map(|organisation| cx.catalogue().forvaltning(organisation)).map(|row| row.id.as_str()).collect()
}
