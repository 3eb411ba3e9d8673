//! The steering model's pages: områden, stadsområden, organisations, methods, lagrum, ansvar and SKALL.

use serde::Serialize;

use super::avtal::AvtalRow;
use super::insats::KontaktView;
use super::links::LinkView;
use super::row::{InsatsRow, OmradeView};
use super::sources::{KallgruppView, KonfliktView, OsakerView};
use super::{Cx, words};
use crate::catalogue::Row;
use crate::records::ja_nej::JaNej;
use crate::records::modell::{
    Ansvar, Delomrade, Forum, ForumLage, ForumSort, Lag, Metod, Niva, Omrade, RiktlinjeGrad, Styrdokument, StyrdokumentSort,
};
use crate::value::{Slug, Text};

/// An organisation that steers or carries out.
#[derive(Debug, Serialize)]
pub struct AnsvarView {
    /// The areas, each with who steers and who carries out.
    pub omraden: Vec<OmradeAnsvar>,
    /// What the steering model is.
    pub modell: Option<StyrmodellView>,
    /// The forums that hold now.
    pub forum: Vec<ForumView>,
    /// The earlier ones, and those of which no source says whether they still hold.
    pub tidigare: Vec<ForumView>,
    /// Governing documents.
    pub styrdokument: Vec<StyrdokumentView>,
}

/// An område with who steers and who carries out, by delområde.
#[derive(Debug, Serialize)]
pub struct OmradeAnsvar {
    /// The område.
    pub omrade: OmradeView,
    /// Its delområden.
    pub delomraden: Vec<DelomradeView>,
    /// Where sources disagree.
    pub konflikter: Vec<KonfliktView>,
}

/// A delområde.
#[derive(Debug, Serialize)]
pub struct DelomradeView {
    /// Its id, which is its anchor.
    pub id: String,
    /// Its name.
    pub namn: String,
    /// Its address.
    pub href: String,
    /// Who steers.
    pub styr: Vec<VemView>,
    /// Who steers differs from its område.
    pub eget_styr: bool,
    /// Who carries out.
    pub utfor: Vec<VemView>,
    /// What it contains.
    pub fortydligande: Vec<String>,
    /// Its insatser.
    pub insatser: Vec<InsatsRow>,
    /// How many there are.
    pub antal: String,
    /// Doubtful statements.
    pub osaker: Vec<OsakerView>,
    /// Where sources disagree.
    pub konflikter: Vec<KonfliktView>,
    /// The sources.
    pub kallor: Vec<KallgruppView>,
}

/// Who, and in what way.
#[derive(Debug, Serialize)]
pub struct VemView {
    /// The organisation.
    pub organisation: LinkView,
    /// How the responsibility is limited or shared.
    pub text: Option<String>,
}

/// The page of an område.
#[derive(Debug, Serialize)]
pub struct OmradeSida {
    /// The område.
    pub omrade: OmradeView,
    /// Who steers.
    pub styr: Vec<VemView>,
    /// Its delområden.
    pub delomraden: Vec<DelomradeView>,
    /// How many insatser lie in it.
    pub antal: String,
    /// Where sources disagree.
    pub konflikter: Vec<KonfliktView>,
    /// The sources.
    pub kallor: Vec<KallgruppView>,
}

fn who(cx: &Cx<'_>, list: &[Ansvar]) -> Vec<VemView> {
    list.iter()
        .map(|ansvar| VemView {
            organisation: cx.link("organisation", ansvar.organisation.id().as_str()),
            text: ansvar.text.as_ref().map(ToString::to_string),
        })
        .collect()
}

fn delomraden(cx: &Cx<'_>, omrade: &Omrade, with_rows: bool) -> Vec<DelomradeView> {
    omrade.delomraden.iter().map(|(id, delomrade)| delomrade_view(cx, omrade, id, delomrade, with_rows)).collect()
}

fn delomrade_view(cx: &Cx<'_>, omrade: &Omrade, id: &str, delomrade: &Delomrade, with_rows: bool) -> DelomradeView {
    let insatser = cx.insatser_in_delomrade(id).collect::<Vec<_>>();
    DelomradeView {
        id: id.to_owned(),
        namn: delomrade.namn.to_string(),
        href: cx.href("delomrade", id),
        styr: who(cx, delomrade.styr.as_ref().unwrap_or(&omrade.styr)),
        eget_styr: delomrade.styr.is_some(),
        utfor: who(cx, &delomrade.utfor),
        fortydligande: delomrade.fortydligande.iter().map(ToString::to_string).collect(),
        antal: words::count_insatser(insatser.len()),
        insatser: if with_rows { cx.rows(&insatser) } else { Vec::new() },
        osaker: cx.osaker(&delomrade.osaker),
        konflikter: cx.konflikter(&delomrade.kallkonflikt),
        kallor: cx.kallor(&delomrade.kallor),
    }
}

pub(super) fn omrade(cx: &Cx<'_>, id: &Slug) -> OmradeSida {
    let row = cx.catalogue().omraden().get(id.as_str()).expect("a page is made only for a record");
    OmradeSida {
        omrade: cx.omrade(row),
        styr: who(cx, &row.styr),
        delomraden: delomraden(cx, row, true),
        antal: words::count_insatser(cx.insatser_in_omrade(row).len()),
        konflikter: cx.konflikter(&row.kallkonflikt),
        kallor: cx.kallor(&row.kallor),
    }
}

/// A level of the steering model, and what is said of it.
type Level = (&'static str, Vec<String>);

/// What the steering model is.
#[derive(Debug, Serialize)]
pub struct StyrmodellView {
    /// Its name.
    pub namn: String,
    /// What it is.
    pub text: Vec<String>,
    /// Whom it covers.
    pub omfattar: Vec<LinkView>,
    /// Principles, strategic and operative.
    pub principer: Vec<Level>,
    /// Responsibilities by organisation and level.
    pub ansvar: Vec<(LinkView, Vec<Level>)>,
    /// How it is followed up.
    pub uppfoljning: Option<String>,
    /// Doubtful statements.
    pub osaker: Vec<OsakerView>,
    /// Where sources disagree.
    pub konflikter: Vec<KonfliktView>,
    /// The sources.
    pub kallor: Vec<KallgruppView>,
}

/// A forum.
#[derive(Debug, Serialize)]
pub struct ForumView {
    /// Its id, which is its anchor.
    pub id: String,
    /// Its name.
    pub namn: String,
    /// Its short name.
    pub kort: Option<String>,
    /// What sort it is.
    pub sort: &'static str,
    /// Whether it holds.
    pub lage: &'static str,
    /// Who takes part.
    pub deltar: Vec<(Option<LinkView>, Option<String>)>,
    /// What it does.
    pub uppdrag: Vec<String>,
    /// Doubtful statements.
    pub osaker: Vec<OsakerView>,
    /// Where sources disagree.
    pub konflikter: Vec<KonfliktView>,
    /// The sources.
    pub kallor: Vec<KallgruppView>,
}

/// A governing document.
#[derive(Debug, Serialize)]
pub struct StyrdokumentView {
    /// Its id, which is its anchor.
    pub id: String,
    /// Its name.
    pub namn: String,
    /// What sort it is.
    pub sort: &'static str,
    /// What it says.
    pub text: Vec<String>,
    /// Its state.
    pub lage: Option<String>,
    /// Doubtful statements.
    pub osaker: Vec<OsakerView>,
    /// Where sources disagree.
    pub konflikter: Vec<KonfliktView>,
    /// The sources.
    pub kallor: Vec<KallgruppView>,
}

const LEVELS: [(Niva, &str); 2] = [(Niva::Strategisk, "Strategisk nivå"), (Niva::Operativ, "Operativ nivå")];

pub(super) fn ansvar(cx: &Cx<'_>) -> AnsvarView {
    let c = cx.catalogue();
    let forums =
        |now: bool| c.forum().iter().filter(|row| (row.lage == ForumLage::Galler) == now).map(|row| forum(cx, row)).collect();
    AnsvarView {
        omraden: in_order(cx)
            .into_iter()
            .map(|row| OmradeAnsvar {
                omrade: cx.omrade(row),
                delomraden: delomraden(cx, row, false),
                konflikter: cx.konflikter(&row.kallkonflikt),
            })
            .collect(),
        modell: c.styrmodell().as_ref().map(|modell| StyrmodellView {
            namn: modell.namn.to_string(),
            text: words::paragraphs(modell.text.as_str()),
            omfattar: cx.organisation_links(&modell.omfattar),
            principer: LEVELS
                .iter()
                .map(|(niva, name)| {
                    (*name, modell.principer.iter().filter(|p| p.niva == *niva).map(|p| p.text.to_string()).collect())
                })
                .collect(),
            ansvar: responsibilities(cx, modell),
            uppfoljning: modell.uppfoljning.as_ref().map(ToString::to_string),
            osaker: cx.osaker(&modell.osaker),
            konflikter: cx.konflikter(&modell.kallkonflikt),
            kallor: cx.kallor(&modell.kallor),
        }),
        forum: forums(true),
        tidigare: forums(false),
        styrdokument: c.styrdokument().iter().map(|row| governing(cx, row)).collect(),
    }
}

fn responsibilities(cx: &Cx<'_>, modell: &crate::records::modell::Styrmodell) -> Vec<(LinkView, Vec<Level>)> {
    let mut organisations = Vec::new();
    for ansvar in &modell.ansvar {
        if !organisations.contains(&ansvar.organisation) {
            organisations.push(ansvar.organisation.clone());
        }
    }
    organisations
        .iter()
        .map(|organisation| {
            let levels = LEVELS.iter().map(|(niva, name)| {
                let texts = modell
                    .ansvar
                    .iter()
                    .filter(|a| a.organisation == *organisation && a.niva == *niva)
                    .map(|a| a.text.to_string());
                (*name, texts.collect())
            });
            (cx.link("organisation", organisation.id().as_str()), levels.collect())
        })
        .collect()
}

/// The områden in the steering model's order, which is that of their icons.
pub(super) fn in_order<'s>(cx: &Cx<'s>) -> Vec<&'s Row<Omrade>> {
    let mut rows: Vec<&Row<Omrade>> = cx.catalogue().omraden().iter().collect();
    rows.sort_by_key(|row| (row.ikon, row.id.clone()));
    rows
}

fn forum(cx: &Cx<'_>, row: &Row<Forum>) -> ForumView {
    ForumView {
        id: row.id.to_string(),
        namn: row.namn.to_string(),
        kort: row.kort.as_ref().map(ToString::to_string),
        sort: match row.sort {
            ForumSort::Beslutsforum => "Beslutsforum",
            ForumSort::Arbetsgrupp => "Arbetsgrupp",
            ForumSort::Natverk => "Nätverk",
        },
        lage: match row.lage {
            ForumLage::Galler => "gäller",
            ForumLage::Tidigare => "hör till en tidigare ordning",
            ForumLage::Okant => "läget är okänt",
        },
        deltar: row
            .deltar
            .iter()
            .map(|one| {
                (
                    one.organisation.as_ref().map(|o| cx.link("organisation", o.id().as_str())),
                    one.text.as_ref().map(ToString::to_string),
                )
            })
            .collect(),
        uppdrag: row.uppdrag.iter().map(ToString::to_string).collect(),
        osaker: cx.osaker(&row.osaker),
        konflikter: cx.konflikter(&row.kallkonflikt),
        kallor: cx.kallor(&row.kallor),
    }
}

fn governing(cx: &Cx<'_>, row: &Row<Styrdokument>) -> StyrdokumentView {
    StyrdokumentView {
        id: row.id.to_string(),
        namn: row.namn.to_string(),
        sort: match row.sort {
            StyrdokumentSort::Reglemente => "Reglemente",
            StyrdokumentSort::Riktlinje => "Riktlinje",
            StyrdokumentSort::Anvisning => "Anvisning",
            StyrdokumentSort::Strategi => "Strategi",
            StyrdokumentSort::Modell => "Modell",
            StyrdokumentSort::Stod => "Stöd",
            StyrdokumentSort::Overenskommelse => "Överenskommelse",
        },
        text: words::paragraphs(row.text.as_str()),
        lage: row.lage.as_ref().map(ToString::to_string),
        osaker: cx.osaker(&row.osaker),
        konflikter: cx.konflikter(&row.kallkonflikt),
        kallor: cx.kallor(&row.kallor),
    }
}

/// The page of a stadsområde.
#[derive(Debug, Serialize)]
pub struct StadsomradeView {
    /// Its name.
    pub namn: String,
    /// What it is.
    pub text: Vec<String>,
    /// Its socialförvaltning.
    pub forvaltning: LinkView,
    /// Insatser that are open here and not in the whole city.
    pub egna: Vec<InsatsRow>,
    /// A sentence that sums them up.
    pub mening: String,
    /// Insatser that are open for the whole city.
    pub hela_staden: Vec<InsatsRow>,
    /// Insatser of which a source says that they aren't here.
    pub finns_inte: Vec<LinkView>,
    /// Insatser of which no source says.
    pub okant: Vec<LinkView>,
    /// The sources.
    pub kallor: Vec<KallgruppView>,
}

pub(super) fn stadsomrade(cx: &Cx<'_>, id: &Slug) -> StadsomradeView {
    let row = cx.catalogue().stadsomraden().get(id.as_str()).expect("a page is made only for a record");
    let found = cx.in_stadsomrade(id.as_str());
    let mening = if found.own.is_empty() {
        format!(
            "{} har ingen egen insats i katalogen. {} finns för hela staden.",
            row.namn,
            words::count_insatser(found.whole_city.len())
        )
    } else {
        format!(
            "{} finns här och är helt eller delvis {} till vissa stadsområden. {} finns för hela staden.",
            words::count_insatser(found.own.len()),
            if found.own.len() == 1 { "begränsad" } else { "begränsade" },
            words::count_insatser(found.whole_city.len())
        )
    };
    StadsomradeView {
        namn: row.namn.to_string(),
        text: row.text.as_ref().map(|text| words::paragraphs(text.as_str())).unwrap_or_default(),
        forvaltning: cx.link("organisation", row.forvaltning.id().as_str()),
        egna: cx.rows(&found.own),
        mening,
        hela_staden: cx.rows(&found.whole_city),
        finns_inte: found.elsewhere.iter().map(|insats| cx.insats_link(insats)).collect(),
        okant: found.unknown.iter().map(|insats| cx.insats_link(insats)).collect(),
        kallor: cx.kallor(&row.kallor),
    }
}

/// The page of an organisation.
#[derive(Debug, Serialize)]
pub struct OrganisationView {
    /// Its name.
    pub namn: String,
    /// Its short name.
    pub kort: Option<String>,
    /// Other names.
    pub alias: Vec<String>,
    /// What sort it is.
    pub sort: &'static str,
    /// What it is.
    pub text: Vec<String>,
    /// What it is a part of, from the nearest outwards.
    pub del_av: Vec<LinkView>,
    /// Its huvudman.
    pub huvudman: Option<LinkView>,
    /// Its parts.
    pub delar: Vec<LinkView>,
    /// The stadsområde it belongs to.
    pub stadsomrade: Option<LinkView>,
    /// Whether the steering model covers it.
    pub styrmodell: Option<&'static str>,
    /// Whom to ask.
    pub kontakt: Option<KontaktView>,
    /// The insatser it or its parts carry out.
    pub insatser: Vec<InsatsRow>,
    /// The avtal it is a party to.
    pub avtal: Vec<AvtalRow>,
    /// Delområden it steers or carries out.
    pub ansvar: Vec<(LinkView, &'static str)>,
    /// Doubtful statements.
    pub osaker: Vec<OsakerView>,
    /// Where sources disagree.
    pub konflikter: Vec<KonfliktView>,
    /// The sources.
    pub kallor: Vec<KallgruppView>,
}

pub(super) fn organisation(cx: &Cx<'_>, id: &Slug) -> OrganisationView {
    let c = cx.catalogue();
    let row = c.organisationer().get(id.as_str()).expect("a page is made only for a record");
    let parts = c.organisationer().iter().filter(|other| {
        other.del_av.as_ref().is_some_and(|whole| whole.id() == id) || row.bestar_av.iter().any(|part| *part.id() == other.id)
    });
    let insatser: Vec<_> = cx.insatser_by(id);
    OrganisationView {
        namn: row.namn.to_string(),
        kort: row.kort.as_ref().map(ToString::to_string),
        alias: row.alias.iter().map(ToString::to_string).collect(),
        sort: words::organisation_sort(row.sort),
        text: row.text.as_ref().map(|text| words::paragraphs(text.as_str())).unwrap_or_default(),
        del_av: c.lineage(row).into_iter().skip(1).map(|o| cx.organisation_link(o)).collect(),
        huvudman: c.huvudman(row).filter(|h| h.id != *id).map(|h| cx.organisation_link(h)),
        delar: parts.map(|part| cx.organisation_link(part)).collect(),
        stadsomrade: row.stadsomrade.as_ref().map(|s| cx.link("stadsomrade", s.id().as_str())),
        styrmodell: match row.omfattas_av_styrmodellen {
            Some(JaNej::Ja) => Some("Styrmodellen gäller organisationen."),
            Some(JaNej::Nej) => Some("Styrmodellen gäller inte organisationen."),
            Some(JaNej::Okant) | None => None,
        },
        kontakt: row.kontakt.as_ref().and_then(|kontakt| super::insats::contact(cx, kontakt)),
        insatser: cx.rows(&insatser),
        avtal: c
            .avtal()
            .iter()
            .filter(|avtal| avtal.parter.iter().any(|part| part.id() == id))
            .map(|avtal| super::avtal::row(cx, avtal))
            .collect(),
        ansvar: responsible_for(cx, id),
        osaker: cx.osaker(&row.osaker),
        konflikter: cx.konflikter(&row.kallkonflikt),
        kallor: cx.kallor(&row.kallor),
    }
}

fn responsible_for(cx: &Cx<'_>, id: &Slug) -> Vec<(LinkView, &'static str)> {
    let named = |list: &[Ansvar]| list.iter().any(|ansvar| ansvar.organisation.id() == id);
    in_order(cx)
        .into_iter()
        .flat_map(|omrade| omrade.delomraden.iter().map(move |(delomrade_id, delomrade)| (omrade, delomrade_id, delomrade)))
        .filter_map(|(omrade, delomrade_id, delomrade)| {
            let how = match (named(delomrade.styr.as_ref().unwrap_or(&omrade.styr)), named(&delomrade.utfor)) {
                (true, true) => "styr och utför",
                (true, false) => "styr",
                (false, true) => "utför",
                (false, false) => return None,
            };
            Some((cx.link("delomrade", delomrade_id), how))
        })
        .collect()
}

/// The page of a method.
#[derive(Debug, Serialize)]
pub struct MetodView {
    /// Its name.
    pub namn: String,
    /// Written out.
    pub utskrivet: Option<String>,
    /// Other names.
    pub alias: Vec<String>,
    /// What it is.
    pub text: Vec<String>,
    /// What the national guidelines say, each with what it is about.
    pub riktlinjer: Vec<RiktlinjeView>,
    /// What sources say of fidelity to the method.
    pub metodtrogenhet: Vec<String>,
    /// The insatser, by how they use it.
    pub insatser: Vec<(&'static str, Vec<InsatsRow>)>,
    /// Doubtful statements.
    pub osaker: Vec<OsakerView>,
    /// Where sources disagree.
    pub konflikter: Vec<KonfliktView>,
    /// The sources.
    pub kallor: Vec<KallgruppView>,
}

/// A recommendation.
#[derive(Debug, Serialize)]
pub struct RiktlinjeView {
    /// `bör` or `kan`.
    pub grad: Option<&'static str>,
    /// 1–10.
    pub prioritet: u8,
    /// What it is about.
    pub text: Option<String>,
}

fn grade(grad: RiktlinjeGrad) -> &'static str {
    match grad {
        RiktlinjeGrad::Bor => "bör",
        RiktlinjeGrad::Kan => "kan",
    }
}

/// What the national guidelines say of a method, in short: `Bör erbjudas, prioritet 3`.
pub(super) fn guidelines(metod: &Metod) -> Vec<String> {
    metod
        .riktlinje
        .iter()
        .map(|riktlinje| match riktlinje.grad {
            Some(grad) => format!("{} erbjudas, prioritet {}", words::sentence(grade(grad)), riktlinje.prioritet),
            None => format!("Prioritet {}", riktlinje.prioritet),
        })
        .collect()
}

pub(super) fn metod(cx: &Cx<'_>, id: &Slug) -> MetodView {
    use crate::records::insats::Hur;
    let row = cx.catalogue().metoder().get(id.as_str()).expect("a page is made only for a record");
    let all = cx.insatser_with_metod(id);
    let by_use = [Hur::Foljer, Hur::Anvander, Hur::InspireradAv, Hur::KompetensI].map(|hur| {
        let fits = |insats: &&&Row<crate::records::insats::Insats>| {
            let in_use = cx.ways(insats).into_iter().flat_map(|way| way.metoder);
            in_use.into_iter().any(|m| m.metod.id() == id && m.hur == hur)
        };
        let rows: Vec<_> = all.iter().filter(fits).copied().collect();
        (words::hur(hur), cx.rows(&rows))
    });
    MetodView {
        namn: row.namn.to_string(),
        utskrivet: row.utskrivet.as_ref().map(ToString::to_string),
        alias: row.alias.iter().map(ToString::to_string).collect(),
        text: row.text.as_ref().map(|text| words::paragraphs(text.as_str())).unwrap_or_default(),
        riktlinjer: row
            .riktlinje
            .iter()
            .map(|r| RiktlinjeView {
                grad: r.grad.map(grade),
                prioritet: r.prioritet,
                text: r.text.as_ref().map(ToString::to_string),
            })
            .collect(),
        metodtrogenhet: row.metodtrogenhet.iter().map(|one| one.text.to_string()).collect(),
        insatser: by_use.into_iter().filter(|(_, rows)| !rows.is_empty()).collect(),
        osaker: cx.osaker(&row.osaker),
        konflikter: cx.konflikter(&row.kallkonflikt),
        kallor: cx.kallor(&row.kallor),
    }
}

/// The page of a lagrum.
#[derive(Debug, Serialize)]
pub struct LagrumView {
    /// Written out.
    pub namn: String,
    /// In short.
    pub kort: String,
    /// Other spellings.
    pub alias: Vec<String>,
    /// Which law.
    pub lag: &'static str,
    /// What it says.
    pub text: Vec<String>,
    /// The provision in new law, where a document maps it.
    pub motsvaras_av: Option<LinkView>,
    /// An old provision that no document maps.
    pub utan_motsvarighet: bool,
    /// Old provisions that this one stands for.
    pub motsvarar: Vec<LinkView>,
    /// The insatser.
    pub insatser: Vec<InsatsRow>,
    /// Doubtful statements.
    pub osaker: Vec<OsakerView>,
    /// Where sources disagree.
    pub konflikter: Vec<KonfliktView>,
    /// The sources.
    pub kallor: Vec<KallgruppView>,
}

pub(super) fn lagrum(cx: &Cx<'_>, id: &Slug) -> LagrumView {
    let c = cx.catalogue();
    let row = c.lagrum().get(id.as_str()).expect("a page is made only for a record");
    let old = c.lagrum().iter().filter(|other| other.motsvaras_av.as_ref().is_some_and(|new| new.lagrum.id() == id));
    LagrumView {
        namn: row.namn.to_string(),
        kort: row.kort.to_string(),
        alias: row.alias.iter().map(ToString::to_string).collect(),
        lag: law_name(row.lag),
        text: row.text.as_ref().map(|text: &Text| words::paragraphs(text.as_str())).unwrap_or_default(),
        motsvaras_av: row.motsvaras_av.as_ref().map(|new| cx.link("lagrum", new.lagrum.id().as_str())),
        utan_motsvarighet: row.lag == Lag::Gammal && row.motsvaras_av.is_none(),
        motsvarar: old.map(|other| cx.lagrum_link(other)).collect(),
        insatser: cx.rows(&cx.insatser_under_lagrum(id)),
        osaker: cx.osaker(&row.osaker),
        konflikter: cx.konflikter(&row.kallkonflikt),
        kallor: cx.kallor(&row.kallor),
    }
}

pub(super) fn law_name(lag: Lag) -> &'static str {
    match lag {
        Lag::Ny => "Nya socialtjänstlagen",
        Lag::Gammal => "Socialtjänstlagen (2001:453)",
        Lag::Annan => "Annan lag",
    }
}

/// The page of the SKALL model.
#[derive(Debug, Serialize)]
pub struct SkallView {
    /// Its name.
    pub namn: String,
    /// Written out.
    pub utskrivet: String,
    /// What it is.
    pub text: Vec<String>,
    /// Its ways.
    pub satt: Vec<(String, String, Vec<String>)>,
    /// Its aims.
    pub mal: Vec<String>,
    /// The key competences: id, name, column.
    pub nyckelkompetenser: Vec<(String, String, Option<String>)>,
    /// The figure's columns, as far as they can be read.
    pub kolumner: Vec<String>,
    /// Avtal that build on it.
    pub avtal: Vec<AvtalRow>,
    /// Doubtful statements.
    pub osaker: Vec<OsakerView>,
    /// Where sources disagree.
    pub konflikter: Vec<KonfliktView>,
    /// The sources.
    pub kallor: Vec<KallgruppView>,
}

pub(super) fn skall(cx: &Cx<'_>) -> SkallView {
    let c = cx.catalogue();
    let skall = c.skall().as_ref().expect("the page is made only where there is a model");
    SkallView {
        namn: skall.namn.to_string(),
        utskrivet: skall.utskrivet.to_string(),
        text: words::paragraphs(skall.text.as_str()),
        satt: skall
            .satt
            .iter()
            .map(|satt| (satt.id.to_string(), satt.namn.to_string(), words::paragraphs(satt.text.as_str())))
            .collect(),
        mal: skall.mal.iter().map(|mal| mal.namn.to_string()).collect(),
        nyckelkompetenser: skall
            .nyckelkompetenser
            .iter()
            .map(|n| (n.id.to_string(), n.namn.to_string(), n.kolumn.as_ref().map(ToString::to_string)))
            .collect(),
        kolumner: skall.kolumner.iter().map(ToString::to_string).collect(),
        avtal: c
            .avtal()
            .iter()
            .filter(|avtal| avtal.bygger_pa_skall == Some(JaNej::Ja))
            .map(|avtal| super::avtal::row(cx, avtal))
            .collect(),
        osaker: cx.osaker(&skall.osaker),
        konflikter: cx.konflikter(&skall.kallkonflikt),
        kallor: cx.kallor(&skall.kallor),
    }
}
