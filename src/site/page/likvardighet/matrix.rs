//! Insatser by stadsområde: a row for each insats, or for each of its ways in where they are open to different areas.

use serde::Serialize;

use crate::catalogue::{Row, Way};
use crate::records::insats::{Finns, Insats, OppenFor};
use crate::site::by_way::{ByWay, by_way};
use crate::site::cx::Cx;
use crate::site::link::LinkView;
use crate::site::show::collation::alphabetical;
use crate::site::words;

/// Insatser by stadsområde.
#[derive(Debug, Default, Serialize)]
pub(super) struct MatrisView {
    /// Open for some stadsområden alone, as far as sources tell.
    knutna: Vec<MatrisRad>,
    /// Open for the whole city.
    gemensamma: Vec<MatrisRad>,
    /// `23 insatser`.
    gemensamma_antal: String,
    /// Of which no source tells where they are open.
    okanda: Vec<LinkView>,
    /// `27 insatser`.
    okanda_antal: String,
}

/// An insats, or some of its ways in.
#[derive(Debug, Serialize)]
struct MatrisRad {
    insats: LinkView,
    /// The ways in, where they differ.
    vag: Option<String>,
    /// Who carries it out.
    utforare: String,
    /// The stadsområden, each with `finns`, `inte` or `okant`.
    celler: Vec<(String, &'static str)>,
}

pub(super) fn matrix(cx: &Cx<'_>) -> MatrisView {
    let mut view = MatrisView::default();
    let mut whole_city = 0;
    for insats in by_name(cx) {
        let ways = cx.ways(insats);
        let groups = by_way(&ways, |way| way.oppen_for);
        if groups.iter().all(|group| *group.vad == OppenFor::Okant) {
            view.okanda.push(cx.insats_link(insats));
            continue;
        }
        whole_city += usize::from(groups.iter().any(|group| *group.vad == OppenFor::HelaStaden));
        for ByWay { vag, vad: open } in groups {
            let of: Vec<&Way<'_>> = ways.iter().filter(|way| way.oppen_for == open).collect();
            let row = row(cx, insats, vag, open, &of);
            if *open == OppenFor::HelaStaden { view.gemensamma.push(row) } else { view.knutna.push(row) }
        }
    }
    view.gemensamma_antal = words::count_insatser(whole_city);
    view.okanda_antal = words::count_insatser(view.okanda.len());
    view
}

/// The insatser that have not ended, by name.
pub(super) fn by_name<'s>(cx: &Cx<'s>) -> Vec<&'s Row<Insats>> {
    let mut rows: Vec<&Row<Insats>> = cx.catalogue().current_insatser(cx.today()).collect();
    rows.sort_by_cached_key(|row| (alphabetical(row.namn.as_str()), row.id.clone()));
    rows
}

fn row<'s>(cx: &Cx<'s>, insats: &'s Row<Insats>, vag: Option<String>, open: &OppenFor, ways: &[&Way<'s>]) -> MatrisRad {
    let mut utforare: Vec<String> = Vec::new();
    for names in ways.iter().map(|way| cx.short_names(way.utforare)) {
        if !names.is_empty() && !utforare.contains(&names) {
            utforare.push(names);
        }
    }
    MatrisRad {
        insats: cx.insats_link(insats),
        vag,
        utforare: words::list_of(&utforare, "och"),
        celler: cx
            .catalogue()
            .stadsomraden()
            .iter()
            .map(|area| (area.namn.to_string(), key(open.at(area.id.as_str()))))
            .collect(),
    }
}

fn key(finns: Finns) -> &'static str {
    match finns {
        Finns::Finns => "finns",
        Finns::FinnsInte => "inte",
        Finns::Okant => "okant",
    }
}
