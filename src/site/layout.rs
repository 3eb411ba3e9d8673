//! The site laid out: all pages by path, and the map that links ask.

use std::collections::BTreeMap;

use super::cx::Material;
use super::kind::Page;
use super::map::{Home, Map};
use super::page::KINDS;
use crate::finding::{Finding, Findings, Place};
use crate::rule;
use crate::value::OutPath;

/// Where the pages of words and of records lie; which pages are made is not known yet.
pub(super) fn map() -> Map {
    let mut map = Map::default();
    for kind in KINDS {
        let route = kind.route();
        if let Some(path) = route.fixed() {
            map.words.insert(route.word(), path);
        }
        for shows in kind.shows() {
            let pattern = route.patterns().swap_remove(0);
            map.homes.insert(shows.prefix, Home { pattern, lies: shows.lies, name: shows.name, anchors: shows.anchors });
        }
    }
    map
}

/// All pages by path. An address that the site itself may need is taken, whether or not the page is made this time; two records on
/// one address are told.
pub(super) fn pages<'s>(of: &'s Material, findings: &mut Findings) -> BTreeMap<OutPath, Page<'s>> {
    let mut taken: BTreeMap<OutPath, Place> = of.map.words.values().map(|path| (path.clone(), Place::Site)).collect();
    let all = KINDS.iter().flat_map(|kind| kind.pages(of));
    let (own, of_records): (Vec<_>, Vec<_>) = all.partition(|(_, place, _)| *place == Place::Site);
    let mut pages = BTreeMap::new();
    for (path, place, page) in own {
        taken.insert(path.clone(), place);
        pages.insert(path, page);
    }
    for (path, place, page) in of_records {
        if let Some(first) = taken.get(&path) {
            findings.push(clash(&path, first, place));
            continue;
        }
        taken.insert(path.clone(), place);
        pages.insert(path, page);
    }
    pages
}

fn clash(path: &OutPath, first: &Place, second: Place) -> Finding {
    let message = format!("adressen {path} är redan tagen");
    if *first == Place::Site {
        return Finding::new(&rule::page::UPPTAGEN_ADRESS, second, message, "sajten gör den sidan själv: byt id på posten");
    }
    Finding::new(&rule::page::UPPTAGEN_ADRESS, second, message, "byt id på den ena posten")
        .with_related(first.clone(), "tar adressen")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_two_kinds_lie_at_one_place_or_have_one_name() {
        let patterns: Vec<String> = KINDS.iter().flat_map(|kind| kind.route().patterns()).collect();
        assert_eq!(patterns.iter().collect::<BTreeSet<_>>().len(), patterns.len(), "{patterns:?}");
        let names: BTreeSet<&str> = KINDS.iter().map(|kind| kind.name()).collect();
        assert_eq!(names.len(), KINDS.len());
        let prefixes: Vec<_> = KINDS.iter().flat_map(|kind| kind.shows()).map(|shows| shows.prefix).collect();
        assert_eq!(prefixes.iter().collect::<BTreeSet<_>>().len(), prefixes.len(), "{prefixes:?}");
    }
}
