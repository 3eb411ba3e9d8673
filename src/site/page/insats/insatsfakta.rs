//! What an insats says of itself: what its page, the comparison, the reader's list and the search take alike.

use serde::Serialize;

use super::facts::{FaktaView, facts, length, places};
use crate::catalogue::{Catalogue, Enligt, QueueState, Row, Way};
use crate::records::insats::{Insats, Lage, MetodIBruk, StegIn, VagIn};
use crate::records::reference::{Prefix, Ref};
use crate::site::by_way::{ByWay, by_way, lists};
use crate::site::cx::Cx;
use crate::site::facet;
use crate::site::ko::{self, KoView};
use crate::site::link::LinkView;
use crate::site::row::OmradeView;
use crate::site::show::condition::{VillkorView, condition};
use crate::site::show::contact::contact;
use crate::site::show::way_in::{decision, way_in_words};
use crate::site::{asked, words};

/// What an insats says of itself that its page, the comparison and the reader's list show alike.
#[derive(Debug, Serialize)]
pub(in crate::site) struct InsatsfaktaView {
    /// Its id.
    pub(super) id: String,
    /// Its name.
    pub(super) namn: String,
    /// What it is.
    pub(super) sammanfattning: String,
    /// The områden it lies in, each with its delområden.
    pub(super) omraden: Vec<PlaceringView>,
    /// The state: planerad, pagar, pausad, avslutad, okant.
    pub(super) lage: LageView,
    /// The queues of its ways in.
    pub(super) kor: Vec<KoView>,
    /// Someone may come in now, as far as its state tells.
    pub(super) i_gang: bool,
    /// The conditions of all ways by what they are about, to set insatser side by side.
    pub(super) villkor_efter_amne: Vec<(String, Vec<AmnesVillkor>)>,
    /// No source gives any condition, of the record or of a part.
    pub(super) villkor_saknas: bool,
    /// What one does.
    pub(super) steg: Vec<StegView>,
    /// Ways in.
    pub(super) delar: Vec<DelView>,
    /// What the parts say of their places, each with its part.
    pub(super) platser_i_delar: Vec<(String, String)>,
    /// What the parts say of those who take part, each with its part.
    pub(super) deltagare_i_delar: Vec<(String, String)>,
    /// The aims. This and the methods stand once where the ways in agree, else way by way.
    pub(super) mal: Vec<ByWay<Vec<LinkView>>>,
    /// The methods.
    pub(super) metoder: Vec<ByWay<Vec<MetodIBrukView>>>,
    /// The fact panel.
    pub(super) fakta: FaktaView,
}

/// An område with the delområden that an insats lies in.
#[derive(Debug, Serialize)]
pub(super) struct PlaceringView {
    /// The område.
    pub(super) omrade: OmradeView,
    /// Its delområden.
    pub(super) delomraden: Vec<LinkView>,
}

/// The state of an insats.
#[derive(Debug, Serialize)]
pub(super) struct LageView {
    /// For style: planerad, pagar, pausad, avslutad, okant.
    pub(super) namn: &'static str,
    /// In words.
    pub(super) text: &'static str,
    /// The newest source's date, at which the state holds: `2 april 2025`; none where its time decides.
    pub(super) datum: Option<String>,
    /// From when to when it holds according to the sources, where it is not simply going on.
    pub(super) tid: Option<String>,
    /// The states of its ways in, where they differ.
    pub(super) vagar: Vec<ByWay<&'static str>>,
}

/// A step on the way in.
#[derive(Debug, Serialize)]
pub(super) struct StegView {
    /// What the step is about: vag_in, steg, beslut or ko.
    pub(super) slag: &'static str,
    /// A few words; empty where the text says it all.
    pub(super) rubrik: String,
    /// What one does; way by way where the ways in differ.
    pub(super) vagar: Vec<ByWay<String>>,
    /// No source tells.
    pub(super) saknas: bool,
}

/// A way in.
#[derive(Debug, Serialize)]
pub(super) struct DelView {
    /// Its id.
    pub(super) id: String,
    /// Its name.
    pub(super) namn: String,
    /// An explanation.
    pub(super) text: Option<String>,
    /// Its conditions.
    pub(super) villkor: Vec<VillkorView>,
    /// What differs from the record: pairs of label key and text.
    pub(super) fakta: Vec<(&'static str, String)>,
    /// Its queue, where it has one of its own.
    pub(super) ko: Option<KoView>,
}

/// A condition under what it is about.
#[derive(Debug, Serialize)]
pub(super) struct AmnesVillkor {
    /// The part that it holds for; all of them where there is none.
    vag: Option<String>,
    /// The condition.
    villkor: VillkorView,
}

/// A method in use.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct MetodIBrukView {
    /// The method.
    pub(super) metod: LinkView,
    /// Written out.
    pub(super) utskrivet: Option<String>,
    /// How it is used.
    pub(super) hur: &'static str,
    /// An explanation.
    pub(super) text: Option<String>,
    /// What the national guidelines say; for methods that are followed.
    pub(super) riktlinje: Vec<String>,
}

/// The facts of an insats with these ways in, seen from a page.
pub(in crate::site) fn insatsfakta<'s>(cx: &Cx<'s>, insats: &'s Row<Insats>, ways: &[Way<'s>]) -> InsatsfaktaView {
    let delar = parts(cx, insats);
    InsatsfaktaView {
        id: insats.id.to_string(),
        namn: insats.namn.to_string(),
        sammanfattning: insats.sammanfattning.to_string(),
        omraden: placings(cx, insats),
        lage: lage(cx, insats),
        kor: cx.queues(insats),
        i_gang: cx.status(insats).is_running(),
        villkor_efter_amne: by_subject(cx.catalogue(), ways),
        villkor_saknas: ways.iter().all(|way| way.villkor().next().is_none()),
        steg: steps(cx, ways),
        platser_i_delar: of_parts(&delar, "platser"),
        deltagare_i_delar: of_parts(&delar, "deltagare"),
        delar,
        mal: lists(ways, |way| way.mal.iter().map(|mal| cx.link(Prefix::Mal, mal.id().as_str())).collect()),
        metoder: lists(ways, |way| way.metoder.iter().map(|metod| method(cx, metod)).collect()),
        fakta: facts(cx, insats, ways),
    }
}

fn placings(cx: &Cx<'_>, insats: &Insats) -> Vec<PlaceringView> {
    let mut placings: Vec<PlaceringView> = Vec::new();
    for reference in &insats.delomraden {
        let (_, omrade) = cx.catalogue().delomrade(reference);
        let link = cx.delomrade_link(reference);
        match placings.iter_mut().find(|placing| placing.omrade.id == omrade.id.as_str()) {
            Some(placing) => placing.delomraden.push(link),
            None => placings.push(PlaceringView { omrade: cx.omrade(omrade), delomraden: vec![link] }),
        }
    }
    placings
}

fn lage(cx: &Cx<'_>, insats: &Row<Insats>) -> LageView {
    let status = cx.status(insats);
    let of_ways: Vec<Way<'_>> = cx.catalogue().ways(insats).collect();
    let vagar = by_way(&of_ways, |way| words::lage(way.status(cx.today()).lage));
    LageView {
        namn: status.lage.key(),
        text: words::lage(status.lage),
        datum: cx.newest_day(&insats.kallor).filter(|_| status.enligt == Enligt::Posten).map(crate::value::Datum::swedish),
        tid: insats.giltig.filter(|_| status.lage != Lage::Pagar).and_then(|giltig| ko::span(giltig.fran, giltig.till)),
        vagar: if vagar.len() > 1 { vagar } else { Vec::new() },
    }
}

/// Decision, referral, queue: what a source tells step by step, else what the record's fields add up to.
fn steps(cx: &Cx<'_>, ways: &[Way<'_>]) -> Vec<StegView> {
    let way_in = |way: &Way<'_>| way_in_words(cx, way.vag_in);
    let missing = "Uppgift saknas: källorna säger inte hur man kommer till insatsen.";
    let mut steps = vec![step("vag_in", "Vägen in", by_way(ways, way_in), missing)];
    for ByWay { vag, vad } in lists(ways, |way| way.vag_in.map(steps_in).unwrap_or_default()) {
        steps.extend(vad.into_iter().map(|(rubrik, text)| StegView {
            slag: "steg",
            rubrik,
            vagar: vec![ByWay { vag: vag.clone(), vad: text }],
            saknas: false,
        }));
    }
    let missing = "Uppgift saknas: källorna säger inte om det krävs ett beslut.";
    steps.push(step("beslut", "Beslut", by_way(ways, |way| decision(way.beslut)), missing));
    let queues = by_way(ways, |way| cx.queue(way).filter(|ko| ko.ikon != QueueState::Ingen.key()));
    let queues = queues.into_iter().filter_map(|ByWay { vag, vad }| Some(ByWay { vag, vad: wait(vad?) }));
    let queues: Vec<ByWay<String>> = queues.collect();
    if !queues.is_empty() {
        steps.push(StegView { slag: "ko", rubrik: "Räkna med kö".to_owned(), vagar: queues, saknas: false });
    }
    steps
}

/// The steps of a way in: heading, empty where the text says it all, and text.
fn steps_in(vag_in: &VagIn) -> Vec<(String, String)> {
    let rubrik = |steg: &StegIn| steg.rubrik.as_ref().map(ToString::to_string).unwrap_or_default();
    vag_in.steg.iter().map(|steg| (rubrik(steg), steg.text.to_string())).collect()
}

/// A step that is always told: in a word where no way says anything.
fn step(slag: &'static str, rubrik: &str, of_ways: Vec<ByWay<Option<String>>>, missing: &str) -> StegView {
    let saknas = of_ways.iter().all(|of_way| of_way.vad.is_none());
    let unsaid = |differ: bool| if differ { words::sentence(words::MISSING) + "." } else { missing.to_owned() };
    let told = |ByWay { vag, vad }: ByWay<Option<String>>| {
        let vad = vad.unwrap_or_else(|| unsaid(vag.is_some()));
        ByWay { vag, vad }
    };
    StegView { slag, rubrik: rubrik.to_owned(), vagar: of_ways.into_iter().map(told).collect(), saknas }
}

fn wait(ko: KoView) -> String {
    let tid = ko.tid.map(|tid| format!(" {tid}")).unwrap_or_default();
    let datum = ko.datum.map(|datum| format!(", enligt uppgift från {datum}")).unwrap_or_default();
    format!("{}{tid}{datum}. Fråga verksamheten hur det är nu.", ko.text)
}

/// The names of the records that references lead to, as one sentence.
fn named<T>(cx: &Cx<'_>, prefix: Prefix, references: Option<&[Ref<T>]>) -> Option<String> {
    let names: Vec<String> = names(cx, prefix, references?).iter().map(|name| words::lower_first(name)).collect();
    (!names.is_empty()).then(|| words::sentence(&words::list_of(&names, "och")))
}

fn names<T>(cx: &Cx<'_>, prefix: Prefix, references: &[Ref<T>]) -> Vec<String> {
    references.iter().map(|reference| cx.link(prefix, reference.id().as_str()).text).collect()
}

fn methods(cx: &Cx<'_>, metoder: &[MetodIBruk]) -> Option<String> {
    let told: Vec<String> = metoder
        .iter()
        .map(|one| format!("{} ({})", cx.metod_link(&one.metod).text, words::lower_first(words::hur(one.hur))))
        .collect();
    (!told.is_empty()).then(|| told.join(", "))
}

fn parts(cx: &Cx<'_>, insats: &Row<Insats>) -> Vec<DelView> {
    let resolved = &cx.catalogue().villkor(&insats.id).delar;
    let ways: Vec<Way<'_>> = cx.catalogue().ways(insats).collect();
    let states_differ = by_way(&ways, |way| way.status(cx.today()).lage).len() > 1;
    insats
        .delar
        .iter()
        .enumerate()
        .map(|(index, del)| {
            let mut fakta = Vec::new();
            if let Some(open) = &del.oppen_for {
                let text = cx.open_for(open).unwrap_or_else(|| words::MISSING.to_owned());
                fakta.push(("oppen_for", words::sentence(&text)));
            }
            let lagrum = del
                .lagrum
                .as_deref()
                .unwrap_or_default()
                .iter()
                .map(|lag| cx.link(Prefix::Lagrum, lag.lagrum.id().as_str()).text)
                .collect::<Vec<_>>();
            let mut add = |key, text: Option<String>| fakta.extend(text.map(|text| (key, text)));
            add("vag_in", way_in_words(cx, del.vag_in.as_ref()));
            add("beslut", decision(del.beslut.as_ref()));
            add("lagrum", (!lagrum.is_empty()).then(|| lagrum.join(", ")));
            add("langd", length(del.langd.as_ref()));
            add("platser", places(del.platser.as_ref()));
            add("utforare", del.utforare.as_deref().map(|utforare| cx.short_names(utforare)).filter(|names| !names.is_empty()));
            add(
                "avtal",
                del.avtal.as_deref().map(|avtal| names(cx, Prefix::Avtal, avtal).join(", ")).filter(|names| !names.is_empty()),
            );
            add("kontakt", del.kontakt.as_ref().and_then(|kontakt| contact(cx, kontakt)).map(|kontakt| kontakt.in_words()));
            for (key, names) in facet::facts_of_one(cx, &ways, index) {
                add(key, Some(names));
            }
            add("mal", named(cx, Prefix::Mal, del.mal.as_deref()));
            add("metoder", methods(cx, del.metoder.as_deref().unwrap_or_default()));
            let status = ways.get(index).map(|way| way.status(cx.today()));
            add("lage", status.filter(|_| states_differ).map(|status| words::lage(status.lage).to_owned()));
            for d in cx.deltagare(None, del.deltagare.as_deref().unwrap_or_default()) {
                add("deltagare", Some(format!("{} {} ({})", d.antal, d.enhet, d.period)));
            }
            DelView {
                id: del.id.to_string(),
                namn: del.namn.to_string(),
                text: del.text.as_ref().map(ToString::to_string),
                villkor: resolved.get(index).into_iter().flatten().map(|villkor| condition(cx.catalogue(), villkor)).collect(),
                fakta,
                ko: ways.get(index).filter(|_| del.ko.is_some()).and_then(|way| cx.queue(way)),
            }
        })
        .collect()
}

fn method(cx: &Cx<'_>, use_of: &MetodIBruk) -> MetodIBrukView {
    let metod = cx.catalogue().metoder().at(&use_of.metod);
    MetodIBrukView {
        metod: cx.metod_link(&use_of.metod),
        utskrivet: metod.utskrivet.as_ref().map(ToString::to_string),
        hur: words::hur(use_of.hur),
        text: use_of.text.as_ref().map(ToString::to_string),
        riktlinje: match use_of.hur {
            crate::records::insats::Hur::Foljer => crate::site::show::guidelines::guidelines(metod),
            crate::records::insats::Hur::Anvander
            | crate::records::insats::Hur::InspireradAv
            | crate::records::insats::Hur::KompetensI => Vec::new(),
        },
    }
}

/// The conditions of all ways by what they are about, in the order they first come. One that asks for one of several is about each of
/// them.
fn by_subject(catalogue: &Catalogue, ways: &[Way<'_>]) -> Vec<(String, Vec<AmnesVillkor>)> {
    let common = ways.first().and_then(|way| way.gemensamma_villkor).into_iter().flatten().map(|villkor| (None, villkor));
    let own =
        ways.iter().flat_map(|way| way.egna_villkor.iter().map(|villkor| (way.del.map(|del| del.namn.to_string()), villkor)));
    let mut groups: Vec<(String, Vec<AmnesVillkor>)> = Vec::new();
    for (vag, villkor) in common.chain(own) {
        for subject in asked::subjects(catalogue, villkor) {
            let told = AmnesVillkor { vag: vag.clone(), villkor: condition(catalogue, villkor) };
            match groups.iter_mut().find(|(known, _)| known == subject) {
                Some((_, group)) => group.push(told),
                None => groups.push((subject.to_owned(), vec![told])),
            }
        }
    }
    groups
}

/// What the parts say of one thing, each with its part.
fn of_parts(delar: &[DelView], key: &str) -> Vec<(String, String)> {
    let said = |del: &DelView| {
        let facts = del.fakta.iter().filter(|(fact, _)| *fact == key);
        facts.map(|(_, text)| (del.namn.clone(), text.clone())).collect::<Vec<_>>()
    };
    delar.iter().flat_map(said).collect()
}
