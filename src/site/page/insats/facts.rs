//! The fact panel of an insats.

use serde::Serialize;

use crate::catalogue::{Row, Way};
use crate::records::insats::{Insats, Klassning, LagrumEnligtKalla, Langd, OppenFor, Platser};
use crate::records::ja_nej::JaNej;
use crate::records::modell::Organisation;
use crate::records::reference::{Prefix, Ref, to};
use crate::site::by_way::{ByWay, by_way, lists};
use crate::site::cx::Cx;
use crate::site::facet::{self, FaktumView};
use crate::site::ko::{self, DeltagareView};
use crate::site::link::LinkView;
use crate::site::show::contact::{KontaktView, contacts};
use crate::site::words;

/// The fact panel. What the ways in may say stands once where they agree, else way by way.
#[derive(Debug, Serialize)]
pub(super) struct FaktaView {
    /// Who carries it out.
    pub utforare: Vec<ByWay<Vec<UtforareView>>>,
    /// Who steers and who should carry out, where the steering model covers an utförare, and whose the placing is that it follows from.
    pub styrning: Vec<String>,
    /// For whom it is open.
    pub oppen_for: Vec<ByWay<OppenView>>,
    /// What facets tell as facts.
    pub fler: Vec<FaktumView>,
    /// Lagrum, in new and old law.
    pub lagrum: Vec<ByWay<Vec<CiteratLagrumView>>>,
    /// Avtal.
    pub avtal: Vec<ByWay<Vec<LinkView>>>,
    /// How long it goes on.
    pub langd: Vec<ByWay<Option<String>>>,
    /// How many places there are, of the whole.
    pub platser: Option<String>,
    /// How many take part in the whole, by period.
    pub deltagare: Vec<DeltagareView>,
    /// Whom to ask: its own contact, or else those of the ones who carry it out, marked as that.
    pub kontakt: Vec<ByWay<Vec<KontaktView>>>,
    /// Who owns the record.
    pub forvaltas_av: Option<String>,
    /// Where it was decided.
    pub beslut_om_utbud: Option<String>,
    /// From when to when it holds.
    pub giltig: Option<String>,
    /// When the operation last looked at it.
    pub granskad: Option<String>,
    /// That is longer ago than the site's limit.
    pub granskad_gammal: bool,
}

/// For whom something is open.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct OppenView {
    /// In words; none where no source says that it is open for anyone.
    pub text: Option<String>,
    /// By stadsområde, where it differs.
    pub per_omrade: Vec<(String, &'static str)>,
}

/// Who carries it out.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct UtforareView {
    /// The organisation.
    pub organisation: LinkView,
    /// The förvaltning it belongs to, where it is another.
    pub forvaltning: Option<String>,
    /// The huvudman, where it is another.
    pub huvudman: Option<String>,
}

/// A lagrum as the source writes it, and in new law where a document maps it.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct CiteratLagrumView {
    /// As the source writes it.
    pub lagrum: LinkView,
    /// In new law.
    pub nytt: Option<LinkView>,
    /// The law has been replaced, and no document says by what.
    pub utan_motsvarighet: bool,
    /// An explanation.
    pub text: Option<String>,
}

pub(super) fn facts(cx: &Cx<'_>, insats: &Row<Insats>, ways: &[Way<'_>]) -> FaktaView {
    let catalogue = cx.catalogue();
    let limit = i32::from(catalogue.site().farskhet.granskad_manader);
    FaktaView {
        utforare: lists(ways, |way| carried_out_by(cx, way.utforare)),
        styrning: steering(cx, insats, ways),
        oppen_for: by_way(ways, |way| open_for(cx, way.oppen_for)),
        fler: facet::facts(cx, ways),
        lagrum: lists(ways, |way| way.lagrum.iter().map(|lag| law(cx, lag)).collect()),
        avtal: lists(ways, |way| way.avtal.iter().map(|avtal| cx.link(Prefix::Avtal, avtal.id().as_str())).collect()),
        langd: told(by_way(ways, |way| length(way.langd))),
        platser: places(insats.platser.as_ref()),
        deltagare: cx.deltagare(Some(&insats.id), &insats.deltagare),
        kontakt: lists(ways, |way| contacts(cx, way)),
        forvaltas_av: insats.forvaltas_av.as_ref().map(ToString::to_string).filter(|text| text != "okänt"),
        beslut_om_utbud: insats.beslut_om_utbud.as_ref().and_then(|decided| {
            let parts = [
                decided.forum.as_ref().map(|forum| cx.link(Prefix::Forum, forum.id().as_str()).text),
                decided.datum.map(|d| d.swedish()),
                decided.referens.as_ref().map(ToString::to_string),
            ];
            let parts: Vec<String> = parts.into_iter().flatten().collect();
            (!parts.is_empty()).then(|| parts.join(", "))
        }),
        giltig: insats.giltig.and_then(|giltig| ko::span(giltig.fran, giltig.till)),
        granskad: insats.granskad.map(crate::value::Datum::swedish),
        granskad_gammal: insats.granskad.is_some_and(|day| day.months_until(cx.today()) > limit),
    }
}

fn open_for(cx: &Cx<'_>, open: &OppenFor) -> OppenView {
    let areas = cx.catalogue().stadsomraden().iter();
    let per_omrade = match open {
        OppenFor::PerStadsomrade(_) => {
            areas.map(|area| (area.namn.to_string(), words::finns(open.at(area.id.as_str())))).collect()
        }
        OppenFor::HelaStaden | OppenFor::Okant => Vec::new(),
    };
    OppenView { text: cx.open_for(open), per_omrade }
}

/// Those who carry out any of the ways, each once.
fn carriers<'s>(cx: &Cx<'s>, ways: &[Way<'s>]) -> Vec<&'s Row<Organisation>> {
    let mut found: Vec<&Row<Organisation>> = Vec::new();
    for organisation in ways.iter().flat_map(|way| cx.catalogue().organisationer().all(way.utforare)) {
        if found.iter().all(|known| known.id != organisation.id) {
            found.push(organisation);
        }
    }
    found
}

fn carried_out_by(cx: &Cx<'_>, utforare: &[Ref<to::Organisation>]) -> Vec<UtforareView> {
    let catalogue = cx.catalogue();
    catalogue
        .organisationer()
        .all(utforare)
        .map(|organisation| {
            let forvaltning = catalogue
                .forvaltning(organisation)
                .filter(|f| f.id != organisation.id && !organisation.namn.as_str().ends_with(f.namn.as_str()));
            let huvudman = catalogue.huvudman(organisation).filter(|h| h.id != organisation.id);
            UtforareView {
                organisation: cx.organisation_link(organisation),
                forvaltning: forvaltning.map(|f| f.namn.to_string()),
                huvudman: huvudman.map(|h| h.namn.to_string()),
            }
        })
        .collect()
}

/// Who steers each delområde, said only where the steering model covers one of those who carry the insats out.
fn steering(cx: &Cx<'_>, insats: &Insats, ways: &[Way<'_>]) -> Vec<String> {
    let catalogue = cx.catalogue();
    let covered = carriers(cx, ways)
        .into_iter()
        .flat_map(|organisation| catalogue.lineage(organisation))
        .any(|organisation| organisation.omfattas_av_styrmodellen == Some(JaNej::Ja));
    if !covered {
        return Vec::new();
    }
    let mut sentences: Vec<(Vec<String>, Vec<String>)> = Vec::new();
    for reference in &insats.delomraden {
        let (delomrade, omrade) = catalogue.delomrade(reference);
        let steers: Vec<String> = delomrade
            .styr
            .as_ref()
            .unwrap_or(&omrade.styr)
            .iter()
            .map(|ansvar| {
                let organisation = catalogue.organisationer().at(&ansvar.organisation);
                organisation.kort.as_ref().unwrap_or(&organisation.namn).to_string()
            })
            .collect();
        match sentences.iter_mut().find(|(who, _)| *who == steers) {
            Some((_, what)) => what.push(delomrade.namn.to_string()),
            None => sentences.push((steers, vec![delomrade.namn.to_string()])),
        }
    }
    let in_words = |(who, what): (Vec<String>, Vec<String>)| {
        let what: Vec<String> = what.iter().map(|name| name.to_lowercase()).collect();
        format!("{} styr {}.", words::list_of(&who, "och"), words::list_of(&what, "och"))
    };
    let mut told: Vec<String> = sentences.into_iter().map(in_words).collect();
    told.extend(others_carry_out(cx, insats, ways));
    if insats.klassning != Some(Klassning::Kalla) {
        told.push("Det följer av redaktionens placering i delområden.".to_owned());
    }
    told
}

/// The delområden that the model lets others carry out than those who do here.
fn others_carry_out(cx: &Cx<'_>, insats: &Insats, ways: &[Way<'_>]) -> Option<String> {
    let catalogue = cx.catalogue();
    let line: Vec<&Row<Organisation>> = carriers(cx, ways).into_iter().flat_map(|o| catalogue.lineage(o)).collect();
    let is_here = |named: &Row<Organisation>| {
        line.iter().any(|o| o.id == named.id || named.bestar_av.iter().any(|part| *part.id() == o.id))
    };
    let mut who: Vec<String> = Vec::new();
    let mut what: Vec<String> = Vec::new();
    for reference in &insats.delomraden {
        let (delomrade, _) = catalogue.delomrade(reference);
        let named: Vec<&Row<Organisation>> =
            delomrade.utfor.iter().map(|one| catalogue.organisationer().at(&one.organisation)).collect();
        if named.is_empty() || named.iter().any(|organisation| is_here(organisation)) {
            continue;
        }
        what.push(delomrade.namn.as_str().to_lowercase());
        for organisation in named {
            let name = organisation.kort.as_ref().unwrap_or(&organisation.namn).to_string();
            if !who.contains(&name) {
                who.push(name);
            }
        }
    }
    let (who, what) = (words::list_of(&who, "och"), words::list_of(&what, "och"));
    (!what.is_empty()).then(|| format!("Enligt modellen är det {who} som utför {what}. Här är utföraren en annan."))
}

fn law(cx: &Cx<'_>, lag: &LagrumEnligtKalla) -> CiteratLagrumView {
    let row = cx.catalogue().lagrum().at(&lag.lagrum);
    let nytt = row.motsvaras_av.as_ref().map(|new| cx.link(Prefix::Lagrum, new.lagrum.id().as_str()));
    CiteratLagrumView {
        utan_motsvarighet: nytt.is_none() && row.lag == crate::records::modell::Lag::Gammal,
        lagrum: cx.lagrum_link(row),
        nytt,
        text: lag.text.as_ref().map(ToString::to_string),
    }
}

/// Nothing where no way says anything.
fn told<T>(of_ways: Vec<ByWay<Option<T>>>) -> Vec<ByWay<Option<T>>> {
    if of_ways.iter().all(|of_way| of_way.vad.is_none()) { Vec::new() } else { of_ways }
}

pub(super) fn length(langd: Option<&Langd>) -> Option<String> {
    let langd = langd?;
    let months = langd.manader.and_then(words::months).map(|months| words::sentence(&months));
    match (months, &langd.text) {
        (Some(months), Some(text)) => Some(format!("{months}. {}", words::sentence(text.as_str()))),
        (Some(months), None) => Some(months),
        (None, text) => text.as_ref().map(|text| words::sentence(text.as_str())),
    }
}

pub(super) fn places(platser: Option<&Platser>) -> Option<String> {
    let platser = platser?;
    let number = crate::value::integer(i64::from(platser.antal));
    Some(match &platser.text {
        Some(text) => format!("{number}. {text}"),
        None => number,
    })
}
