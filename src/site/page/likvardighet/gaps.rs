//! What differs between the stadsområden, in sentences.

use serde::Serialize;

use crate::catalogue::Row;
use crate::records::insats::{Insats, OppenFor};
use crate::records::modell::Stadsomrade;
use crate::records::reference::Prefix;
use crate::site::cx::Cx;
use crate::site::link::LinkView;
use crate::site::words;

/// A difference.
#[derive(Debug, Serialize)]
pub(super) struct LuckaView {
    /// What differs.
    mening: String,
    /// What stands before the links.
    om: &'static str,
    /// What it is about.
    lankar: Vec<LinkView>,
}

pub(super) fn gaps(cx: &Cx<'_>) -> Vec<LuckaView> {
    let areas = cx.catalogue().stadsomraden();
    let mut gaps: Vec<LuckaView> = Vec::new();
    let without: Vec<&Row<Stadsomrade>> =
        areas.iter().filter(|area| cx.in_stadsomrade(area.id.as_str()).own.is_empty()).collect();
    if !without.is_empty() && without.len() < areas.len() {
        let names: Vec<String> = without.iter().map(|area| area.namn.to_string()).collect();
        gaps.push(LuckaView {
            mening: format!("{} har ingen egen insats i katalogen.", words::list_of(&names, "och")),
            om: "Egna insatser finns i",
            lankar: areas
                .iter()
                .filter(|area| without.iter().all(|other| other.id != area.id))
                .map(|area| cx.link(Prefix::Stadsomrade, area.id.as_str()))
                .collect(),
        });
    }
    gaps.extend(areas.iter().filter_map(|area| not_here(cx, area)));
    gaps.extend(without_common(cx));
    gaps
}

/// What sources say is not open for an area.
fn not_here(cx: &Cx<'_>, area: &Row<Stadsomrade>) -> Option<LuckaView> {
    let elsewhere = cx.in_stadsomrade(area.id.as_str()).elsewhere;
    (!elsewhere.is_empty())
        .then(|| LuckaView {
            mening: format!("{} är enligt källorna inte öppna för boende i {}.", count(elsewhere.len()), area.namn),
            om: "Det gäller",
            lankar: elsewhere.into_iter().map(|insats| cx.insats_link(insats)).collect(),
        })
        .map(singular)
}

fn count(number: usize) -> String {
    words::sentence(&match number {
        1 => "en insats".to_owned(),
        other => words::count_in_words(other, "insats", "insatser"),
    })
}

/// One insats is `öppen`.
fn singular(gap: LuckaView) -> LuckaView {
    if gap.lankar.len() == 1 { LuckaView { mening: gap.mening.replacen("inte öppna", "inte öppen", 1), ..gap } } else { gap }
}

/// The delområden that have no insats open for the whole city, though some areas have one.
fn without_common(cx: &Cx<'_>) -> Option<LuckaView> {
    let whole_city = |insats: &&Row<Insats>| cx.ways(insats).iter().any(|way| *way.oppen_for == OppenFor::HelaStaden);
    let local = |insats: &&Row<Insats>| cx.ways(insats).iter().any(|way| matches!(way.oppen_for, OppenFor::PerStadsomrade(_)));
    let all = cx.catalogue().omraden().iter().flat_map(|omrade| omrade.delomraden.iter());
    let links: Vec<LinkView> = all
        .filter(|(id, _)| {
            let insatser: Vec<&Row<Insats>> = cx.insatser_in_delomrade(id.as_str()).collect();
            insatser.iter().any(local) && !insatser.iter().any(whole_city)
        })
        .map(|(id, _)| cx.link(Prefix::Delomrade, id.as_str()))
        .collect();
    (!links.is_empty()).then(|| LuckaView {
        mening: format!(
            "Inom {} finns insatser bara för vissa stadsområden, så vitt källorna säger.",
            words::count_in_words(links.len(), "delområde", "delområden")
        ),
        om: "Det gäller",
        lankar: links,
    })
}
