//! How many insatser each delområde, målgrupp and method has, by stadsområde.

use serde::Serialize;

use crate::catalogue::{Row, Way, open_at};
use crate::records::insats::{Finns, Insats, OppenFor};
use crate::records::modell::Omrade;
use crate::records::reference::Prefix;
use crate::site::chart::Chart;
use crate::site::cx::Cx;
use crate::site::link::LinkView;
use crate::site::page::likvardighet::matrix::by_name;
use crate::site::row::OmradeView;
use crate::site::show::ansvar::in_order;
use crate::site::show::bars::bars;
use crate::site::show::collation::alphabetical;
use crate::site::words;
use crate::value::Slug;

/// An område with its delområden.
#[derive(Debug, Serialize)]
pub(super) struct OmradeRader {
    omrade: OmradeView,
    rader: Vec<AntalRad>,
}

/// How many insatser there are of something.
#[derive(Debug, Serialize)]
pub(super) struct AntalRad {
    /// What they have in common.
    lank: LinkView,
    /// The address of the same choice in the catalogue, without what is chosen of stadsområden.
    val: String,
    /// Open for the whole city.
    hela_staden: usize,
    /// Open for the area and not for the whole city, by stadsområde: the area's id in addresses, its name and the number.
    egna: Vec<(String, String, usize)>,
    /// Of which no source tells for some area.
    okant: usize,
}

/// A method that several organisations use.
#[derive(Debug, Serialize)]
pub(super) struct MetodRad {
    metod: LinkView,
    /// The insatser, each with who carries it out and for whom it is open.
    insatser: Vec<(LinkView, String, String)>,
}

pub(super) fn by_delomrade(cx: &Cx<'_>) -> Vec<OmradeRader> {
    let rows = |omrade: &Row<Omrade>| -> Vec<AntalRad> {
        let all = omrade.delomraden.keys().map(|id| {
            let insatser: Vec<_> = cx.insatser_in_delomrade(id.as_str()).map(|insats| cx.ways(insats)).collect();
            counted(cx, cx.link(Prefix::Delomrade, id.as_str()), &format!("delomrade={id}"), &insatser)
        });
        all.collect()
    };
    in_order(cx).into_iter().map(|omrade| OmradeRader { omrade: cx.omrade(omrade), rader: rows(omrade) }).collect()
}

/// The målgrupper that some stadsområde has an insats of its own for, and the others.
pub(super) fn by_malgrupp(cx: &Cx<'_>) -> (Vec<AntalRad>, Vec<LinkView>) {
    let insatser: Vec<Vec<Way<'_>>> = by_name(cx).into_iter().map(|insats| cx.ways(insats)).collect();
    let mut groups: Vec<&Row<_>> = cx.catalogue().malgrupper().iter().collect();
    groups.sort_by_cached_key(|row| alphabetical(row.namn.as_str()));
    let rows = groups.into_iter().filter_map(|row| {
        let here = |way: &Way<'_>| way.malgrupper.iter().any(|malgrupp| *malgrupp.id() == row.id);
        let of: Vec<Vec<Way<'_>>> = insatser
            .iter()
            .map(|ways| ways.iter().copied().filter(here).collect::<Vec<_>>())
            .filter(|ways| !ways.is_empty())
            .collect();
        (!of.is_empty()).then(|| {
            let choice = format!("malgrupp={}", row.id);
            let href = format!("{}#{choice}", cx.to("insatser"));
            counted(cx, LinkView { text: row.namn.to_string(), href }, &choice, &of)
        })
    });
    let (differ, alike): (Vec<AntalRad>, Vec<AntalRad>) = rows.partition(|row| row.egna.iter().any(|(_, _, own)| *own > 0));
    (differ, alike.into_iter().map(|row| row.lank).collect())
}

/// The same of insatser, each as its ways in.
fn counted(cx: &Cx<'_>, lank: LinkView, choice: &str, insatser: &[Vec<Way<'_>>]) -> AntalRad {
    let areas = cx.catalogue().stadsomraden();
    let whole_city = |ways: &&Vec<Way<'_>>| ways.iter().any(|way| *way.oppen_for == OppenFor::HelaStaden);
    let own = |area: &str| insatser.iter().filter(|ways| ways.iter().any(|way| way.is_open_here_alone(area))).count();
    let untold = |ways: &&Vec<Way<'_>>| areas.iter().any(|area| open_at(ways, area.id.as_str()) == Finns::Okant);
    AntalRad {
        lank,
        val: format!("{}#{choice}", cx.to("insatser")),
        hela_staden: insatser.iter().filter(whole_city).count(),
        egna: areas.iter().map(|area| (area.id.to_string(), area.namn.to_string(), own(area.id.as_str()))).collect(),
        okant: insatser.iter().filter(untold).count(),
    }
}

/// The methods that more than one organisation works by, with who does.
pub(super) fn by_method(cx: &Cx<'_>) -> Vec<MetodRad> {
    let mut methods: Vec<&Row<_>> = cx.catalogue().metoder().iter().collect();
    methods.sort_by_cached_key(|row| alphabetical(row.namn.as_str()));
    let rows = methods.into_iter().filter_map(|metod| {
        let insatser = cx.insatser_with_metod(&metod.id);
        let with: Vec<(LinkView, String, String)> = insatser.iter().map(|insats| used(cx, insats, &metod.id)).collect();
        let several = with.iter().any(|(_, who, _)| *who != with[0].1);
        several.then(|| MetodRad { metod: cx.link(Prefix::Metod, metod.id.as_str()), insatser: with })
    });
    rows.collect()
}

/// An insats that uses a method: who carries out the ways that do, and for whom they are open.
fn used<'s>(cx: &Cx<'s>, insats: &'s Row<Insats>, metod: &Slug) -> (LinkView, String, String) {
    let ways = cx.ways(insats);
    let of: Vec<&Way<'_>> = ways.iter().filter(|way| way.metoder.iter().any(|in_use| in_use.metod.id() == metod)).collect();
    let each = |say: &dyn Fn(&Way<'s>) -> String| {
        let mut said: Vec<String> = Vec::new();
        of.iter().map(|way| say(way)).filter(|text| !text.is_empty()).for_each(|text| {
            if !said.contains(&text) {
                said.push(text);
            }
        });
        words::list_of(&said, "och")
    };
    let who = each(&|way| cx.short_names(way.utforare));
    let open = each(&|way| cx.open_for(way.oppen_for).unwrap_or_else(|| words::MISSING.to_owned()));
    (cx.insats_link(insats), who, open)
}

/// How many insatser each stadsområde has of its own.
pub(super) fn chart_of_insatser(cx: &Cx<'_>) -> Option<Chart> {
    let counted: Vec<(String, usize)> = cx
        .catalogue()
        .stadsomraden()
        .iter()
        .map(|area| (area.namn.to_string(), cx.in_stadsomrade(area.id.as_str()).own.len()))
        .collect();
    let most = counted.iter().map(|(_, count)| *count).max()?;
    let first: Vec<String> = counted.iter().filter(|(_, count)| *count == most).map(|(name, _)| name.clone()).collect();
    let headline = if first.len() == counted.len() {
        "Stadsområdena har lika många egna insatser".to_owned()
    } else {
        format!("Flest egna insatser finns i {}", words::list_of(&first, "och"))
    };
    let of = counted.into_iter().map(|(name, count)| (name, count, None)).collect();
    bars(cx, "egna-insatser", headline, "stadsområde som inte finns i hela staden", of)
}
