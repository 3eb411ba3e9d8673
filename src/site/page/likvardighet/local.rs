//! The insatser that are open for some stadsområden alone, side by side.

use serde::Serialize;

use crate::catalogue::{Row, Way};
use crate::records::insats::{Insats, OppenFor};
use crate::records::reference::Prefix;
use crate::site::by_way::in_words;
use crate::site::cx::Cx;
use crate::site::link::LinkView;
use crate::site::page::likvardighet::matrix::by_name;
use crate::site::row::decision_word;
use crate::site::show::condition::condition;
use crate::site::words;

/// Insatser side by side.
#[derive(Debug, Serialize)]
pub(super) struct LokalaView {
    /// The insatser.
    insatser: Vec<LinkView>,
    /// What each says of a subject: the subject's name among the theme's words, and of each insats its lines.
    rader: Vec<(&'static str, Vec<Vec<String>>)>,
}

/// The insatser no way into which is open for the whole city, and that is known of some area.
fn local<'s>(cx: &Cx<'s>) -> Vec<&'s Row<Insats>> {
    let here = |insats: &&Row<Insats>| {
        let ways = cx.ways(insats);
        ways.iter().all(|way| matches!(way.oppen_for, OppenFor::PerStadsomrade(_)))
    };
    by_name(cx).into_iter().filter(here).collect()
}

pub(super) fn side_by_side(cx: &Cx<'_>) -> Option<LokalaView> {
    let local = local(cx);
    (local.len() > 1).then(|| LokalaView {
        insatser: local.iter().map(|insats| cx.insats_link(insats)).collect(),
        rader: subjects().into_iter().map(|(name, of)| (name, local.iter().map(|insats| of(cx, insats)).collect())).collect(),
    })
}

/// What an insats says of a subject, in lines.
type Lines = for<'s> fn(&Cx<'s>, &'s Row<Insats>) -> Vec<String>;

fn subjects() -> Vec<(&'static str, Lines)> {
    vec![
        ("utforare", |cx, insats| in_words(&cx.ways(insats), |way| Some(cx.short_names(way.utforare))).into_iter().collect()),
        ("oppen_for", |cx, insats| in_words(&cx.ways(insats), |way| cx.open_for(way.oppen_for)).into_iter().collect()),
        ("kriterier", |cx, insats| cx.ways(insats).iter().flat_map(|way| criteria(cx, way)).collect()),
        ("beslut", |cx, insats| {
            in_words(&cx.ways(insats), |way| decision_word(way.beslut).map(str::to_owned)).into_iter().collect()
        }),
        ("lagrum", |cx, insats| in_words(&cx.ways(insats), |way| cx.lagrum_words(way.lagrum)).into_iter().collect()),
        ("metoder", |cx, insats| {
            each(cx, insats, |way| {
                way.metoder
                    .iter()
                    .map(|m| format!("{} ({})", cx.link(Prefix::Metod, m.metod.id().as_str()).text, words::hur(m.hur)))
                    .collect()
            })
        }),
        ("mal", |cx, insats| {
            each(cx, insats, |way| way.mal.iter().map(|mal| cx.link(Prefix::Mal, mal.id().as_str()).text).collect())
        }),
        ("deltagare", |cx, insats| {
            let all = cx.deltagare(Some(&insats.id), &insats.deltagare);
            all.into_iter().map(|d| format!("{} {}, {}", d.antal, d.enhet, d.period)).collect()
        }),
        ("ko", |cx, insats| {
            let date = |datum: Option<String>| datum.map(|datum| format!(", {datum}")).unwrap_or_default();
            cx.queues(insats).into_iter().map(|ko| format!("{}{}", ko.text, date(ko.datum))).collect()
        }),
    ]
}

/// What the ways of an insats list, each thing once.
fn each<'s>(cx: &Cx<'s>, insats: &'s Row<Insats>, of: impl Fn(&Way<'s>) -> Vec<String>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for text in cx.ways(insats).iter().flat_map(of) {
        if !all.contains(&text) {
            all.push(text);
        }
    }
    all
}

/// The conditions, each with its sign's word.
fn criteria(cx: &Cx<'_>, way: &Way<'_>) -> Vec<String> {
    let said = |villkor| {
        let view = condition(cx.catalogue(), villkor);
        format!("{}: {}", words::sentence(view.ord), words::lower_first(&view.text))
    };
    way.villkor().map(said).collect()
}
