//! What the page of an insats shows, in the order a professional asks.

use serde::Serialize;

use super::insatsfakta::{InsatsfaktaView, insatsfakta};
use super::sections::{UppgiftView, sections};
use crate::catalogue::{Row, Way};
use crate::records::insats::{Insats, Klassning, Kombination, LederTill};
use crate::records::reference::Prefix;
use crate::site::cx::Cx;
use crate::site::ko::{self, KoView};
use crate::site::link::LinkView;
use crate::site::show::condition::{VillkorView, condition};
use crate::site::show::sources::{KallgruppView, KonfliktView, OsakerView};
use crate::site::words;
use crate::value::Slug;

/// The page of an insats.
#[derive(Debug, Serialize)]
pub(in crate::site) struct InsatsView {
    /// What it says of itself.
    #[serde(flatten)]
    om: InsatsfaktaView,
    /// Other names.
    alias: Vec<String>,
    /// The placing is the editors' own.
    redaktionell: bool,
    /// The record doesn't tell whose the placing is.
    klassning_saknas: bool,
    /// What it is, where nobody is offered it, and a sentence of that.
    inte: Option<(&'static str, Option<String>)>,
    /// Who it is for: the record's own conditions. The parts bear theirs.
    villkor: Vec<VillkorView>,
    /// Where it can lead.
    leder_till: Vec<LederTillView>,
    /// What leads here.
    kommer_fran: Vec<LinkView>,
    /// A guideline is shown for one of its methods.
    har_riktlinje: bool,
    /// What it can be combined with.
    kombineras: Vec<KombinationView>,
    /// What it can't be combined with.
    kombineras_inte: Vec<KombinationView>,
    /// What to try instead.
    alternativ: Vec<KombinationView>,
    /// Insatser that resemble it.
    liknande: Vec<LiknandeView>,
    /// How it is followed up.
    uppfoljning: Option<UppfoljningView>,
    /// Doubtful statements.
    osaker: Vec<OsakerView>,
    /// Where sources disagree.
    konflikter: Vec<KonfliktView>,
    /// The sources, by document.
    kallor: Vec<KallgruppView>,
    /// In which section each fact stands.
    uppgifter: Vec<UppgiftView>,
}

/// An insats that this one can lead to.
#[derive(Debug, Serialize)]
pub(super) struct LederTillView {
    /// The insats.
    insats: LinkView,
    /// The part that leads there, where not all of the insats does.
    pub(super) del: Option<String>,
    /// On which condition.
    pub(super) villkor: Option<String>,
}

/// Another insats or support, in relation to this one.
#[derive(Debug, Serialize)]
pub(super) struct KombinationView {
    /// The insats.
    pub(super) insats: Option<LinkView>,
    /// An explanation.
    pub(super) text: Option<String>,
    /// From when to when.
    pub(super) period: Option<String>,
}

/// An insats that resembles this one, and in what.
#[derive(Debug, Serialize)]
pub(super) struct LiknandeView {
    /// The insats.
    pub(super) insats: LinkView,
    /// What they share: målgrupper.
    pub(super) delar: String,
    /// The queues of its ways in.
    pub(super) kor: Vec<KoView>,
}

/// How it is followed up.
#[derive(Debug, Serialize)]
pub(super) struct UppfoljningView {
    /// What is measured.
    pub(super) indikatorer: Vec<String>,
    /// Sentences.
    pub(super) texter: Vec<String>,
}

pub(super) fn view<'s>(cx: &Cx<'s>, insats: &'s Row<Insats>) -> InsatsView {
    let ways = cx.ways(insats);
    let common = ways.first().and_then(|way| way.gemensamma_villkor).into_iter().flatten();
    let om = insatsfakta(cx, insats, &ways);
    InsatsView {
        alias: insats.alias.iter().map(ToString::to_string).collect(),
        redaktionell: insats.klassning == Some(Klassning::Redaktionell),
        klassning_saknas: insats.klassning.is_none(),
        inte: insats
            .inte_att_erbjuda
            .as_ref()
            .map(|inte| (words::not_offered(inte.ar), inte.text.as_ref().map(ToString::to_string))),
        villkor: common.map(|villkor| condition(cx.catalogue(), villkor)).collect(),
        leder_till: leads(cx, &ways),
        kommer_fran: cx.site.index.leads_to(&insats.id).map(|from| cx.link(Prefix::Insats, from.insats.as_str())).collect(),
        har_riktlinje: om.metoder.iter().flat_map(|of_way| &of_way.vad).any(|metod| !metod.riktlinje.is_empty()),
        om,
        kombineras: combinations(cx, &insats.kan_kombineras_med),
        kombineras_inte: combinations(cx, &insats.kan_inte_kombineras_med),
        alternativ: combinations(cx, &insats.alternativ),
        liknande: similar(cx, insats),
        uppfoljning: follow_up(insats),
        osaker: cx.osaker(&insats.osaker),
        konflikter: cx.konflikter(&insats.kallkonflikt),
        kallor: cx.kallor(&insats.kallor),
        uppgifter: sections(cx, insats),
    }
}

/// Where the ways of an insats lead; of what not all of them do, which do.
pub(super) fn leads(cx: &Cx<'_>, ways: &[Way<'_>]) -> Vec<LederTillView> {
    let mut leads: Vec<(&LederTill, Vec<String>)> = Vec::new();
    for way in ways {
        let name = way.del.map_or_else(String::new, |del| del.namn.to_string());
        for next in way.leder_till {
            match leads.iter_mut().find(|(known, _)| known.insats == next.insats && known.villkor == next.villkor) {
                Some((_, names)) => names.push(name.clone()),
                None => leads.push((next, vec![name.clone()])),
            }
        }
    }
    let view = |(next, names): (&LederTill, Vec<String>)| LederTillView {
        insats: cx.link(Prefix::Insats, next.insats.id().as_str()),
        del: (names.len() < ways.len()).then(|| words::list_of(&names, "och")),
        villkor: next.villkor.as_ref().map(ToString::to_string),
    };
    leads.into_iter().map(view).collect()
}

fn combinations(cx: &Cx<'_>, list: &[Kombination]) -> Vec<KombinationView> {
    list.iter()
        .map(|one| KombinationView {
            insats: one.insats.as_ref().map(|insats| cx.link(Prefix::Insats, insats.id().as_str())),
            text: one.text.as_ref().map(ToString::to_string),
            period: ko::span(one.fran, one.till),
        })
        .collect()
}

/// At most four insatser of the same first delområde that share målgrupper with this one, those that share most first. Only a
/// bounded number is looked at, so that ten thousand pages cost ten thousand times one.
fn similar(cx: &Cx<'_>, insats: &Row<Insats>) -> Vec<LiknandeView> {
    const LOOKED_AT: usize = 200;
    let Some(first) = insats.delomraden.first() else { return Vec::new() };
    let is_shared = |other: &Insats, id: &Slug| other.malgrupper.iter().any(|malgrupp| malgrupp.id() == id);
    let mut found: Vec<(usize, &Row<Insats>)> = cx
        .insatser_in_delomrade(first.id().as_str())
        .filter(|other| other.id != insats.id)
        .take(LOOKED_AT)
        .map(|other| (insats.malgrupper.iter().filter(|malgrupp| is_shared(other, malgrupp.id())).count(), other))
        .filter(|(shared, _)| *shared > 0)
        .collect();
    found.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.id.cmp(&b.1.id)));
    found
        .into_iter()
        .take(4)
        .map(|(_, other)| {
            let all = cx.catalogue().malgrupper().all(&insats.malgrupper);
            let shared: Vec<String> =
                all.filter(|m| is_shared(other, &m.id)).map(|m| words::lower_first(m.namn.as_str())).collect();
            LiknandeView {
                insats: cx.insats_link(other),
                delar: words::sentence(&words::list_of(&shared, "och")),
                kor: cx.queues(other),
            }
        })
        .collect()
}

pub(super) fn follow_up(insats: &Insats) -> Option<UppfoljningView> {
    let follow_up = insats.uppfoljning.as_ref()?;
    let before_after = follow_up
        .fore_och_efter
        .and_then(words::ja_nej)
        .map(|yes| if yes { "Man mäter före och efter." } else { "Man mäter inte före och efter." }.to_owned());
    let texts = [
        before_after,
        follow_up.metodtrogenhet.as_ref().map(ToString::to_string),
        follow_up.text.as_ref().map(ToString::to_string),
    ];
    let view = UppfoljningView {
        indikatorer: follow_up.indikatorer.iter().map(ToString::to_string).collect(),
        texter: texts.into_iter().flatten().collect(),
    };
    (!view.indikatorer.is_empty() || !view.texter.is_empty()).then_some(view)
}
