//! Lagrum. The new law's provisions stand for the old ones that a document maps to them; the others stand for themselves.

use super::kind::{Facet, Told, ids};
use super::laid::Varde;
use crate::catalogue::{Row, Table, Way};
use crate::records::modell::{Lag, Lagrum};
use crate::records::reference::Prefix;
use crate::site::cx::Cx;
use crate::site::words;

pub(super) const FACET: Facet = Facet {
    key: "lagrum",
    word: "lagrum",
    shown: true,
    prefix: Some(Prefix::Lagrum),
    told: Told::ByItself,
    found: Told::ByItself,
    values,
    of,
};

fn values(cx: &Cx<'_>) -> Vec<Varde> {
    let all = cx.catalogue().lagrum();
    let of_law = |lag: Lag| all.iter().filter(move |row| row.lag == lag && in_force(all, row).id == row.id);
    [Lag::Ny, Lag::Gammal, Lag::Annan].into_iter().flat_map(of_law).map(|row| value(all, row)).collect()
}

/// What stands for a provision today; in a circle it stands for itself.
fn in_force<'t>(all: &'t Table<Lagrum>, row: &'t Row<Lagrum>) -> &'t Row<Lagrum> {
    let mut now = row;
    for _ in 0..all.len() {
        match &now.motsvaras_av {
            Some(next) => now = all.at(&next.lagrum),
            None => return now,
        }
    }
    row
}

fn value(all: &Table<Lagrum>, row: &Row<Lagrum>) -> Varde {
    let old: Vec<&Row<Lagrum>> = all.iter().filter(|old| old.id != row.id && in_force(all, old).id == row.id).collect();
    let names: Vec<String> = old.iter().map(|old| old.kort.to_string()).collect();
    let namn = match names.as_slice() {
        [] => row.kort.to_string(),
        names => format!("{} (tidigare {})", row.kort, words::list_of(names, "och")),
    };
    Varde { alias: old.iter().map(|old| old.id.to_string()).collect(), ..Varde::new(row.id.as_str(), namn) }
}

fn of<'s>(_: &Cx<'s>, ways: &[Way<'s>]) -> Vec<&'s str> {
    ids(ways.iter().flat_map(|way| way.lagrum).map(|cited| &cited.lagrum))
}
