//! A list of all insatser, laid out in sheets where it is long.

use crate::catalogue::Row;
use crate::records::insats::Insats;
use crate::site::cx::{Cx, Material};
use crate::site::katalog::PER_SIDA;
use crate::site::link::LinkView;
use crate::site::route::{Route as _, Sheet, Sheets};

/// The sheets that a list of all insatser takes.
pub(crate) fn all(of: &Material) -> impl Iterator<Item = Sheet> + use<> {
    Sheet::all(of.index.current.div_ceil(PER_SIDA))
}

/// Links to the sheets of such a list, by their numbers.
pub(crate) fn links(cx: &Cx<'_>, route: Sheets) -> Vec<LinkView> {
    all(cx.site).map(|sheet| LinkView { text: sheet.number().to_string(), href: cx.href_to(&route.path(&sheet)) }).collect()
}

/// The letters that the names of all insatser begin with, each with the address of its first name, seen from one of the sheets.
pub(crate) fn letters(cx: &Cx<'_>, seen_from: Sheet, route: Sheets) -> Vec<LinkView> {
    let letters = cx.katalog().bokstaver.iter().map(|(letter, anchor, at)| {
        let sheet = Sheet::of(*at, PER_SIDA);
        let page = if sheet == seen_from { String::new() } else { cx.href_to(&route.path(&sheet)) };
        LinkView { text: letter.clone(), href: format!("{page}#{anchor}") }
    });
    letters.collect()
}

/// The insatser of a sheet: the first of a letter with its anchor, the others with none.
pub(crate) fn entries<'s>(cx: &Cx<'s>, sheet: Sheet) -> impl Iterator<Item = (String, &'s Row<Insats>)> {
    let rows = cx.catalogue().insatser().as_slice();
    let katalog = cx.katalog();
    katalog.sida(sheet.number()).iter().enumerate().map(move |(index, at)| {
        let place = (sheet.number() - 1) * PER_SIDA + index;
        let letter = katalog.bokstaver.iter().find(|(.., first)| *first == place);
        (letter.map_or_else(String::new, |(_, anchor, _)| anchor.clone()), &rows[*at])
    })
}
