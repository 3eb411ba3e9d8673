//! The page of an insats, in the order a professional asks.

use serde::Serialize;

use super::by_way::{ByWay, by_way, lists};
use super::cx::Cx;
use super::ko::{DeltagareView, KoView};
use super::link::LinkView;
use super::row::OmradeView;
use super::show::sources::{KallgruppView, KonfliktView, OsakerView};
use super::{ko, words};
use crate::catalogue::{Enligt, Krav, QueueState, Row, Villkor, Way};
use crate::records::insats::{
    Beslut, Insats, Klassning, Kombination, Lage, LagrumEnligtKalla, Langd, LederTill, MetodIBruk, OppenFor, Platser, StegIn,
    VagIn,
};
use crate::records::ja_nej::JaNej;
use crate::records::kontakt::Kontakt;
use crate::records::modell::Organisation;
use crate::records::reference::{Ref, to};
use crate::value::Slug;

/// The page of an insats.
#[derive(Debug, Serialize)]
pub(super) struct InsatsView {
    /// Its id.
    pub id: String,
    /// Its name.
    pub namn: String,
    /// Other names.
    pub alias: Vec<String>,
    /// What it is.
    pub sammanfattning: String,
    /// The områden it lies in, each with its delområden.
    pub omraden: Vec<PlaceringView>,
    /// The placing is the editors' own.
    pub redaktionell: bool,
    /// The record doesn't tell whose the placing is.
    pub klassning_saknas: bool,
    /// The state: planerad, pagar, pausad, avslutad, okant.
    pub lage: LageView,
    /// The queues of its ways in.
    pub kor: Vec<KoView>,
    /// Someone may come in now, as far as its state tells.
    pub i_gang: bool,
    /// Who it is for: the record's own conditions. The parts bear theirs.
    pub villkor: Vec<VillkorView>,
    /// The same by what they are about, to set insatser side by side.
    pub villkor_efter_amne: Vec<(&'static str, Vec<VillkorView>)>,
    /// No source gives any condition, of the record or of a part.
    pub villkor_saknas: bool,
    /// What one does.
    pub steg: Vec<StegView>,
    /// Ways in.
    pub delar: Vec<DelView>,
    /// The aims. This and what follows stands once where the ways in agree, else way by way.
    pub mal: Vec<ByWay<Vec<LinkView>>>,
    /// Where it can lead.
    pub leder_till: Vec<LederTillView>,
    /// What leads here.
    pub kommer_fran: Vec<LinkView>,
    /// The methods.
    pub metoder: Vec<ByWay<Vec<MetodView>>>,
    /// A guideline is shown for one of them.
    pub har_riktlinje: bool,
    /// What it can be combined with.
    pub kombineras: Vec<KombinationView>,
    /// What it can't be combined with.
    pub kombineras_inte: Vec<KombinationView>,
    /// What to try instead.
    pub alternativ: Vec<KombinationView>,
    /// Insatser that resemble it.
    pub liknande: Vec<LiknandeView>,
    /// The fact panel.
    pub fakta: FaktaView,
    /// How it is followed up.
    pub uppfoljning: Option<UppfoljningView>,
    /// Doubtful statements.
    pub osaker: Vec<OsakerView>,
    /// Where sources disagree.
    pub konflikter: Vec<KonfliktView>,
    /// The sources, by document.
    pub kallor: Vec<KallgruppView>,
}

/// An område with the delområden that an insats lies in.
#[derive(Debug, Serialize)]
pub(super) struct PlaceringView {
    /// The område.
    pub omrade: OmradeView,
    /// Its delområden.
    pub delomraden: Vec<LinkView>,
}

/// The state of an insats.
#[derive(Debug, Serialize)]
pub(super) struct LageView {
    /// For style: planerad, pagar, pausad, avslutad, okant.
    pub namn: &'static str,
    /// In words.
    pub text: &'static str,
    /// The newest source's date, at which the state holds: `2 april 2025`; none where its time decides.
    pub datum: Option<String>,
    /// From when to when it holds according to the sources, where it is not simply going on.
    pub tid: Option<String>,
    /// The states of its ways in, where they differ.
    pub vagar: Vec<ByWay<&'static str>>,
}

/// A condition.
#[derive(Debug, Clone, Serialize)]
pub(super) struct VillkorView {
    /// The sign's icon: kravs, prioriteras, mojligt, villkor, utesluter, ocksa, bedoms, alla.
    pub tecken: &'static str,
    /// The sign's word.
    pub ord: &'static str,
    /// What it says.
    pub text: String,
    /// What must be fulfilled.
    pub villkor: Option<String>,
    /// The source's words.
    pub not: Option<String>,
}

/// A step on the way in.
#[derive(Debug, Serialize)]
pub(super) struct StegView {
    /// What the step is about: vag_in, steg, beslut or ko.
    pub slag: &'static str,
    /// A few words; empty where the text says it all.
    pub rubrik: String,
    /// What one does; way by way where the ways in differ.
    pub vagar: Vec<ByWay<String>>,
    /// No source tells.
    pub saknas: bool,
}

/// A way in.
#[derive(Debug, Serialize)]
pub(super) struct DelView {
    /// Its id.
    pub id: String,
    /// Its name.
    pub namn: String,
    /// An explanation.
    pub text: Option<String>,
    /// Its conditions.
    pub villkor: Vec<VillkorView>,
    /// What differs from the record: pairs of label key and text.
    pub fakta: Vec<(&'static str, String)>,
    /// Its queue, where it has one of its own.
    pub ko: Option<KoView>,
}

/// An insats that this one can lead to.
#[derive(Debug, Serialize)]
pub(super) struct LederTillView {
    /// The insats.
    pub insats: LinkView,
    /// The part that leads there, where not all of the insats does.
    pub del: Option<String>,
    /// On which condition.
    pub villkor: Option<String>,
}

/// A method in use.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct MetodView {
    /// The method.
    pub metod: LinkView,
    /// Written out.
    pub utskrivet: Option<String>,
    /// How it is used.
    pub hur: &'static str,
    /// An explanation.
    pub text: Option<String>,
    /// What the national guidelines say; for methods that are followed.
    pub riktlinje: Vec<String>,
}

/// Another insats or support, in relation to this one.
#[derive(Debug, Serialize)]
pub(super) struct KombinationView {
    /// The insats.
    pub insats: Option<LinkView>,
    /// An explanation.
    pub text: Option<String>,
    /// From when to when.
    pub period: Option<String>,
}

/// An insats that resembles this one, and in what.
#[derive(Debug, Serialize)]
pub(super) struct LiknandeView {
    /// The insats.
    pub insats: LinkView,
    /// What they share: målgrupper.
    pub delar: String,
    /// The queues of its ways in.
    pub kor: Vec<KoView>,
}

/// The fact panel. What the ways in may say stands once where they agree, else way by way.
#[derive(Debug, Serialize)]
pub(super) struct FaktaView {
    /// Who carries it out.
    pub utforare: Vec<ByWay<Vec<UtforareView>>>,
    /// Who steers, where the steering model covers an utförare.
    pub styrning: Vec<String>,
    /// For whom it is open.
    pub oppen_for: Vec<ByWay<OppenView>>,
    /// Målgrupper.
    pub malgrupper: Vec<ByWay<Vec<LinkView>>>,
    /// Lagrum, in new and old law.
    pub lagrum: Vec<ByWay<Vec<LagrumView>>>,
    /// Avtal.
    pub avtal: Vec<ByWay<Vec<LinkView>>>,
    /// How long it goes on.
    pub langd: Vec<ByWay<Option<String>>>,
    /// How many places there are, of the whole.
    pub platser: Option<String>,
    /// How many take part in the whole, by period.
    pub deltagare: Vec<DeltagareView>,
    /// Whom to ask.
    pub kontakt: Vec<ByWay<Option<KontaktView>>>,
    /// Whom to ask at those who carry it out: the nearest contact of each, of what it belongs to where it has none of its own.
    pub kontakt_utforare: Vec<KontaktView>,
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
pub(super) struct LagrumView {
    /// As the source writes it.
    pub lagrum: LinkView,
    /// In new law.
    pub nytt: Option<LinkView>,
    /// The law has been replaced, and no document says by what.
    pub utan_motsvarighet: bool,
    /// An explanation.
    pub text: Option<String>,
}

/// Whom to ask.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct KontaktView {
    /// The function.
    pub funktion: Option<String>,
    /// The organisation.
    pub organisation: Option<LinkView>,
    /// The number.
    pub telefon: Option<String>,
    /// The number as a link dials it.
    pub ring: Option<String>,
    /// The address.
    pub epost: Option<String>,
}

/// How it is followed up.
#[derive(Debug, Serialize)]
pub(super) struct UppfoljningView {
    /// What is measured.
    pub indikatorer: Vec<String>,
    /// Sentences.
    pub texter: Vec<String>,
}

pub(super) fn view<'s>(cx: &Cx<'s>, insats: &'s Row<Insats>) -> InsatsView {
    let ways = cx.ways(insats);
    let common = || ways.first().and_then(|way| way.gemensamma_villkor).into_iter().flatten();
    let villkor: Vec<VillkorView> = common().map(condition).collect();
    let metoder = lists(&ways, |way| way.metoder.iter().map(|metod| method(cx, metod)).collect());
    InsatsView {
        id: insats.id.to_string(),
        namn: insats.namn.to_string(),
        alias: insats.alias.iter().map(ToString::to_string).collect(),
        sammanfattning: insats.sammanfattning.to_string(),
        omraden: placings(cx, insats),
        redaktionell: insats.klassning == Some(Klassning::Redaktionell),
        klassning_saknas: insats.klassning.is_none(),
        lage: lage(cx, insats),
        kor: cx.queues(insats),
        i_gang: cx.status(insats).is_running(),
        villkor_efter_amne: by_subject(common()),
        villkor_saknas: ways.iter().all(|way| way.villkor().next().is_none()),
        villkor,
        steg: steps(cx, &ways),
        delar: parts(cx, insats),
        mal: lists(&ways, |way| way.mal.iter().map(|mal| cx.link("mal", mal.id().as_str())).collect()),
        leder_till: leads(cx, &ways),
        kommer_fran: cx.site.index.leads_to(&insats.id).map(|from| cx.link("insats", from.insats.as_str())).collect(),
        har_riktlinje: metoder.iter().flat_map(|of_way| &of_way.vad).any(|metod| !metod.riktlinje.is_empty()),
        metoder,
        kombineras: combinations(cx, &insats.kan_kombineras_med),
        kombineras_inte: combinations(cx, &insats.kan_inte_kombineras_med),
        alternativ: combinations(cx, &insats.alternativ),
        liknande: similar(cx, insats),
        fakta: facts(cx, insats, &ways),
        uppfoljning: follow_up(insats),
        osaker: cx.osaker(&insats.osaker),
        konflikter: cx.konflikter(&insats.kallkonflikt),
        kallor: cx.kallor(&insats.kallor),
    }
}

/// Where the ways of an insats lead; of what not all of them do, which do.
fn leads(cx: &Cx<'_>, ways: &[Way<'_>]) -> Vec<LederTillView> {
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
        insats: cx.link("insats", next.insats.id().as_str()),
        del: (names.len() < ways.len()).then(|| words::list_of(&names, "och")),
        villkor: next.villkor.as_ref().map(ToString::to_string),
    };
    leads.into_iter().map(view).collect()
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
    let dates = insats.kallor.iter().filter_map(|kalla| cx.catalogue().source(kalla).0.datum);
    let of_ways: Vec<Way<'_>> = cx.catalogue().ways(insats).collect();
    let vagar = by_way(&of_ways, |way| words::lage(way.status(cx.today()).lage));
    LageView {
        namn: status.lage.key(),
        text: words::lage(status.lage),
        datum: dates.max().filter(|_| status.enligt == Enligt::Posten).map(crate::value::Datum::swedish),
        tid: insats.giltig.filter(|_| status.lage != Lage::Pagar).and_then(|giltig| ko::span(giltig.fran, giltig.till)),
        vagar: if vagar.len() > 1 { vagar } else { Vec::new() },
    }
}

pub(super) fn condition(villkor: &Villkor) -> VillkorView {
    let (tecken, ord) = match &villkor.krav {
        Krav::Svar { grad, .. } | Krav::MinstEttAv { grad, .. } => words::grad(*grad),
        Krav::KraverOcksa(_) => ("kravs", "krävs också"),
        Krav::Bedoms(_) => ("bedoms", "bedöms"),
        Krav::OppetForAlla => ("mojligt", "öppet"),
        Krav::InteForPersoner(_) => ("utesluter", "inte för enskilda personer"),
    };
    let conditional = match &villkor.krav {
        Krav::Svar { villkor, .. } => villkor.clone(),
        Krav::MinstEttAv { .. } | Krav::KraverOcksa(_) | Krav::Bedoms(_) | Krav::OppetForAlla | Krav::InteForPersoner(_) => None,
    };
    VillkorView { tecken, ord, text: words::krav(villkor), villkor: conditional, not: villkor.text.clone() }
}

/// Conditions by what they are about, in the order they first come.
fn by_subject<'v>(list: impl Iterator<Item = &'v Villkor>) -> Vec<(&'static str, Vec<VillkorView>)> {
    let mut groups: Vec<(&'static str, Vec<VillkorView>)> = Vec::new();
    for villkor in list {
        let subject = words::subject(villkor);
        match groups.iter_mut().find(|(known, _)| *known == subject) {
            Some((_, group)) => group.push(condition(villkor)),
            None => groups.push((subject, vec![condition(villkor)])),
        }
    }
    groups
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

pub(super) fn way_in_words(cx: &Cx<'_>, vag_in: Option<&VagIn>) -> Option<String> {
    let vag_in = vag_in?;
    let from: Vec<String> =
        cx.catalogue().organisationer().all(&vag_in.fran).map(|o| o.kort.as_ref().unwrap_or(&o.namn).to_string()).collect();
    let from = (!from.is_empty()).then(|| words::list_of(&from, "eller"));
    let referral = match (vag_in.remiss, from) {
        (Some(JaNej::Ja), Some(from)) => Some(format!("Remiss från {from}.")),
        (Some(JaNej::Ja), None) => Some("Remiss krävs.".to_owned()),
        (Some(JaNej::Nej), Some(from)) => Some(format!("Ingen remiss krävs. Man kan komma från {from}.")),
        (Some(JaNej::Nej), None) => Some("Ingen remiss krävs.".to_owned()),
        (Some(JaNej::Okant) | None, Some(from)) => Some(format!("Man kommer från {from}.")),
        (Some(JaNej::Okant) | None, None) => None,
    };
    match (&vag_in.text, referral) {
        // The text says it already, in the source's words.
        (Some(text), Some(_)) if text.as_str().to_lowercase().contains("remi") => Some(text.to_string()),
        (Some(text), Some(referral)) => Some(format!("{referral} {text}")),
        (Some(text), None) => Some(text.to_string()),
        (None, referral) => referral,
    }
}

/// A decision in a sentence, where a source tells.
pub(super) fn decision(beslut: Option<&Beslut>) -> Option<String> {
    let beslut = beslut?;
    let first = match (beslut.kravs, &beslut.av) {
        (Some(JaNej::Ja), Some(av)) => Some(format!("Beslut krävs. Det fattas av: {}.", av.as_str().trim_end_matches('.'))),
        (Some(JaNej::Ja), None) => Some("Beslut krävs.".to_owned()),
        (Some(JaNej::Nej), _) => Some("Inget beslut krävs.".to_owned()),
        (Some(JaNej::Okant) | None, Some(av)) => Some(format!("Beslut fattas av: {}.", av.as_str().trim_end_matches('.'))),
        (Some(JaNej::Okant) | None, None) => None,
    };
    match (first, &beslut.text) {
        (Some(first), Some(text)) => Some(format!("{first} {text}")),
        (Some(first), None) => Some(first),
        (None, text) => text.as_ref().map(ToString::to_string),
    }
}

fn length(langd: Option<&Langd>) -> Option<String> {
    let langd = langd?;
    let months = langd.manader.and_then(words::months).map(|months| words::sentence(&months));
    match (months, &langd.text) {
        (Some(months), Some(text)) => Some(format!("{months}. {}", words::sentence(text.as_str()))),
        (Some(months), None) => Some(months),
        (None, text) => text.as_ref().map(|text| words::sentence(text.as_str())),
    }
}

fn places(platser: Option<&Platser>) -> Option<String> {
    let platser = platser?;
    let number = crate::value::integer(i64::from(platser.antal));
    Some(match &platser.text {
        Some(text) => format!("{number}. {text}"),
        None => number,
    })
}

/// The names of the records that references lead to, as one sentence.
fn named<T>(cx: &Cx<'_>, prefix: &str, references: Option<&[Ref<T>]>) -> Option<String> {
    let names: Vec<String> = names(cx, prefix, references?).iter().map(|name| words::lower_first(name)).collect();
    (!names.is_empty()).then(|| words::sentence(&words::list_of(&names, "och")))
}

fn names<T>(cx: &Cx<'_>, prefix: &str, references: &[Ref<T>]) -> Vec<String> {
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
                .map(|lag| cx.link("lagrum", lag.lagrum.id().as_str()).text)
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
                del.avtal.as_deref().map(|avtal| names(cx, "avtal", avtal).join(", ")).filter(|names| !names.is_empty()),
            );
            add("kontakt", del.kontakt.as_ref().and_then(|kontakt| contact(cx, kontakt)).map(|kontakt| kontakt.in_words()));
            add("malgrupper", named(cx, "malgrupp", del.malgrupper.as_deref()));
            add("mal", named(cx, "mal", del.mal.as_deref()));
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
                villkor: resolved.get(index).into_iter().flatten().map(condition).collect(),
                fakta,
                ko: ways.get(index).filter(|_| del.ko.is_some()).and_then(|way| cx.queue(way)),
            }
        })
        .collect()
}

fn method(cx: &Cx<'_>, use_of: &MetodIBruk) -> MetodView {
    let metod = cx.catalogue().metoder().at(&use_of.metod);
    MetodView {
        metod: cx.metod_link(&use_of.metod),
        utskrivet: metod.utskrivet.as_ref().map(ToString::to_string),
        hur: words::hur(use_of.hur),
        text: use_of.text.as_ref().map(ToString::to_string),
        riktlinje: match use_of.hur {
            crate::records::insats::Hur::Foljer => super::show::guidelines::guidelines(metod),
            crate::records::insats::Hur::Anvander
            | crate::records::insats::Hur::InspireradAv
            | crate::records::insats::Hur::KompetensI => Vec::new(),
        },
    }
}

fn combinations(cx: &Cx<'_>, list: &[Kombination]) -> Vec<KombinationView> {
    list.iter()
        .map(|one| KombinationView {
            insats: one.insats.as_ref().map(|insats| cx.link("insats", insats.id().as_str())),
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

fn facts(cx: &Cx<'_>, insats: &Row<Insats>, ways: &[Way<'_>]) -> FaktaView {
    let catalogue = cx.catalogue();
    let limit = i32::from(catalogue.site().farskhet.granskad_manader);
    FaktaView {
        utforare: lists(ways, |way| carried_out_by(cx, way.utforare)),
        styrning: steering(cx, insats, ways),
        oppen_for: by_way(ways, |way| open_for(cx, way.oppen_for)),
        malgrupper: lists(ways, |way| way.malgrupper.iter().map(|m| cx.link("malgrupp", m.id().as_str())).collect()),
        lagrum: lists(ways, |way| way.lagrum.iter().map(|lag| law(cx, lag)).collect()),
        avtal: lists(ways, |way| way.avtal.iter().map(|avtal| cx.link("avtal", avtal.id().as_str())).collect()),
        langd: told(by_way(ways, |way| length(way.langd))),
        platser: places(insats.platser.as_ref()),
        deltagare: cx.deltagare(Some(&insats.id), &insats.deltagare),
        kontakt: told(by_way(ways, |way| way.kontakt.and_then(|kontakt| contact(cx, kontakt)))),
        kontakt_utforare: carriers(cx, ways).into_iter().filter_map(|organisation| nearest_contact(cx, organisation)).collect(),
        forvaltas_av: insats.forvaltas_av.as_ref().map(ToString::to_string).filter(|text| text != "okänt"),
        beslut_om_utbud: insats.beslut_om_utbud.as_ref().and_then(|decided| {
            let parts = [
                decided.forum.as_ref().map(|forum| cx.link("forum", forum.id().as_str()).text),
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

/// Nothing where no way says anything.
fn told<T>(of_ways: Vec<ByWay<Option<T>>>) -> Vec<ByWay<Option<T>>> {
    if of_ways.iter().all(|of_way| of_way.vad.is_none()) { Vec::new() } else { of_ways }
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
            let forvaltning = catalogue.forvaltning(organisation).filter(|f| f.id != organisation.id);
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
    sentences
        .into_iter()
        .map(|(who, what)| {
            format!(
                "{} styr {}",
                words::list_of(&who, "och"),
                words::list_of(&what.iter().map(|w| w.to_lowercase()).collect::<Vec<_>>(), "och")
            )
        })
        .collect()
}

fn law(cx: &Cx<'_>, lag: &LagrumEnligtKalla) -> LagrumView {
    let row = cx.catalogue().lagrum().at(&lag.lagrum);
    let nytt = row.motsvaras_av.as_ref().map(|new| cx.link("lagrum", new.lagrum.id().as_str()));
    LagrumView {
        utan_motsvarighet: nytt.is_none() && row.lag == crate::records::modell::Lag::Gammal,
        lagrum: cx.lagrum_link(row),
        nytt,
        text: lag.text.as_ref().map(ToString::to_string),
    }
}

impl KontaktView {
    /// All of it in a row: `Kontaktcenter, SF Centrum, 031-365 00 00`.
    pub(super) fn in_words(self) -> String {
        let organisation = self.organisation.map(|link| link.text);
        let parts = [self.funktion, organisation, self.telefon, self.epost];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

pub(super) fn contact(cx: &Cx<'_>, kontakt: &Kontakt) -> Option<KontaktView> {
    let view = KontaktView {
        funktion: kontakt.funktion.as_ref().map(ToString::to_string),
        organisation: kontakt.organisation.as_ref().map(|o| cx.link("organisation", o.id().as_str())),
        telefon: kontakt.telefon.as_ref().map(ToString::to_string),
        ring: kontakt.telefon.as_ref().map(crate::value::Phone::dial),
        epost: kontakt.epost.as_ref().map(ToString::to_string),
    };
    let says = view.funktion.is_some() || view.organisation.is_some() || view.telefon.is_some() || view.epost.is_some();
    says.then_some(view)
}

/// The contact of an organisation, or of the nearest that it belongs to; it says whose it is.
fn nearest_contact(cx: &Cx<'_>, organisation: &Row<Organisation>) -> Option<KontaktView> {
    cx.catalogue().lineage(organisation).into_iter().find_map(|o| {
        let view = contact(cx, o.kontakt.as_ref()?)?;
        Some(KontaktView { organisation: view.organisation.or_else(|| Some(cx.organisation_link(o))), ..view })
    })
}

fn follow_up(insats: &Insats) -> Option<UppfoljningView> {
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
