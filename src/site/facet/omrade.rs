//! The områden of the steering model.

use super::kind::{Facet, Told};
use super::laid::Varde;
use crate::catalogue::Way;
use crate::records::reference::Prefix;
use crate::site::cx::Cx;
use crate::site::row;
use crate::site::show::ansvar::in_order;

pub(super) const FACET: Facet = Facet {
    key: "omrade",
    word: "område",
    shown: true,
    prefix: Some(Prefix::Omrade),
    told: Told::ByItself,
    found: Told::ByItself,
    values,
    of,
};

fn values(cx: &Cx<'_>) -> Vec<Varde> {
    let all = in_order(cx).into_iter();
    all.map(|omrade| Varde { ikon: Some(row::ikon(omrade.ikon)), ..Varde::new(omrade.id.as_str(), omrade.kort.as_str()) })
        .collect()
}

fn of<'s>(cx: &Cx<'s>, ways: &[Way<'s>]) -> Vec<&'s str> {
    let delomraden = ways.iter().flat_map(|way| &way.insats.delomraden);
    delomraden.map(|delomrade| cx.catalogue().delomrade(delomrade).1.id.as_str()).collect()
}
