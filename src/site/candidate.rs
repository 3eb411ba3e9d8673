//! What the guided finder knows of each insats: its conditions, resolved for every way in, and what it tells of it.
//!
//! Everything is plain data with keys and terms in ASCII, as the script that holds the rules takes it. Links go from `hitta.html`.

mod known;
mod likeness;

use serde::Serialize;

use self::known::known;
use self::likeness::Likeness;

use super::by_way::in_words;
use super::cx::Cx;
use super::ko::KoView;
use super::link::LinkView;
use super::show::collation::alphabetical;
use super::show::contact::{contacts, in_a_row};
use super::show::way_in::{decision, way_in_words};
use super::{asked, question, words};
use crate::catalogue::{self, Enligt, Fraga, Krav, Membership, Row, Status, Villkor};
use crate::records::fraga::Roll;
use crate::records::insats::{Finns, Insats, Lage, LagrumEnligtKalla, OppenFor};
use crate::records::ja_nej::JaNej;
use crate::records::reference::{Prefix, Ref, to};
use crate::value::{SourceRef, Term, Text};

/// An insats.
#[derive(Debug, Serialize)]
pub struct Candidate {
    /// Its id.
    pub id: String,
    /// Its name.
    pub namn: String,
    /// Its address.
    pub href: String,
    /// What it is.
    pub text: String,
    /// Who carries it out.
    pub utforare: String,
    /// Its place in the alphabet among all insatser.
    pub ordning: usize,
    /// What it is, where nobody is offered it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inte: Option<String>,
    /// What it may have in common with others.
    #[serde(skip)]
    pub likhet: Likeness,
    /// The conditions that hold for every way in.
    #[serde(skip)]
    pub villkor: Vec<Condition>,
    /// The ways in, in the record's order: its parts, or itself.
    pub vagar: Vec<Way>,
    /// What the record says to try instead.
    pub alternativ: Vec<Alternative>,
    /// The insatser that can lead here.
    pub kommer_fran: Vec<LeadsHere>,
}

/// A way in: a part of an insats, or the insats itself.
#[derive(Debug, Serialize)]
pub struct Way {
    /// The part's id.
    pub id: Option<String>,
    /// The part's name.
    pub namn: Option<String>,
    /// The part's own conditions.
    #[serde(skip)]
    pub villkor: Vec<Condition>,
    /// For whom it is open.
    pub oppen_for: Open,
    /// Its state: planerad, pagar, pausad, avslutad, okant.
    pub lage: &'static str,
    /// The state in words, where it is not simply going on.
    pub lage_text: Option<String>,
    /// Its queue.
    pub ko: Option<KoView>,
    /// How long one waits, as a place among the states of a queue: the least is no queue.
    pub vantan: usize,
    /// How much is known of it, as a number.
    pub kant: usize,
    /// The answers that say that somebody is of one of its målgrupper.
    #[serde(skip)]
    pub grupper: Vec<Asked>,
    /// The goals that it answers.
    pub mal: Vec<String>,
    /// The laws that it is decided under.
    pub lagrum: Vec<Law>,
    /// The decision, in a sentence.
    pub beslut: Option<String>,
    /// A decision is required; none where it is not, or no source says.
    pub kraver_beslut: Option<bool>,
    /// How one comes there.
    pub vag_in: Option<String>,
    /// Whom to ask.
    pub kontakt: Option<String>,
}

/// For whom a way is open.
#[derive(Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Open {
    /// The whole city.
    HelaStaden,
    /// No source says.
    Okant,
    /// By stadsområde: `finns`, `finns_inte` or `okant`.
    Omraden(std::collections::BTreeMap<String, &'static str>),
}

/// A law that something is decided under.
#[derive(Debug, Serialize)]
pub struct Law {
    /// Its name, in new law where a document maps it.
    pub text: String,
    /// The time to self-support that a source ties to it.
    pub tid: Option<String>,
}

/// What to try instead.
#[derive(Debug, Serialize)]
pub struct Alternative {
    /// The insats.
    pub insats: Option<String>,
    /// An explanation.
    pub text: Option<String>,
}

/// An insats that can lead to another.
#[derive(Debug, Serialize)]
pub struct LeadsHere {
    /// Its id.
    pub insats: String,
    /// The places of its ways that do; none where all of them do.
    pub vagar: Vec<usize>,
}

/// A condition.
#[derive(Debug, Clone, Serialize)]
pub struct Condition {
    /// What kind: the question's name, or minst_ett_av, kraver_ocksa, bedoms, oppet_for_alla,
    /// inte_for_personer.
    pub vad: String,
    /// How strongly, of questions and minst_ett_av.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grad: Option<&'static str>,
    /// What it says, as a phrase.
    pub fras: String,
    /// Whom it asks for, after "den som", where it asks for somebody.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub den: String,
    /// The question, where it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fraga: Option<Asked>,
    /// The possibilities of minst_ett_av; a fact that no question asks is `None`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub medlemmar: Vec<Option<Asked>>,
    /// Those of the possibilities that no question asks, in words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ocksa: Vec<String>,
    /// What must be fulfilled, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub villkor: Option<String>,
    /// The same as a question.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub om: Option<Asked>,
    /// The source's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The source.
    pub kalla: LinkView,
}

/// A question with the answers that count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Asked {
    /// The question's name.
    pub vad: String,
    /// The answers that count.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub varde: Vec<String>,
    /// Of ages: at least.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fran: Option<u16>,
    /// Of ages: at most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub till: Option<u16>,
}

/// All insatser as the finder sees them, in the order of their ids.
pub(super) fn candidates(cx: &Cx<'_>) -> Vec<Candidate> {
    let all = cx.catalogue().insatser().as_slice();
    let mut by_name: Vec<usize> = (0..all.len()).collect();
    by_name.sort_by_cached_key(|&at| (alphabetical(all[at].namn.as_str()), all[at].id.clone()));
    let mut places = vec![0; all.len()];
    for (place, at) in by_name.into_iter().enumerate() {
        places[at] = place;
    }
    all.iter().zip(places).map(|(insats, place)| cx.candidate(insats, place)).collect()
}

impl Cx<'_> {
    fn candidate(&self, insats: &Row<Insats>, ordning: usize) -> Candidate {
        let ways: Vec<catalogue::Way<'_>> = self.catalogue().ways(insats).collect();
        let common = ways.first().and_then(|way| way.gemensamma_villkor);
        Candidate {
            id: insats.id.to_string(),
            namn: insats.namn.to_string(),
            href: self.href(Prefix::Insats, insats.id.as_str()),
            text: insats.sammanfattning.to_string(),
            utforare: in_words(&ways, |way| Some(self.names(way.utforare))).unwrap_or_default(),
            ordning,
            inte: insats.inte_att_erbjuda.as_ref().map(|inte| words::not_offered(inte.ar).to_owned()),
            likhet: Likeness::of(self, insats, &ways),
            villkor: self.conditions(common.into_iter().flatten()),
            vagar: ways.iter().map(|way| self.way(way)).collect(),
            alternativ: insats
                .alternativ
                .iter()
                .map(|one| Alternative {
                    insats: one.insats.as_ref().map(|insats| insats.id().to_string()),
                    text: one.text.as_ref().map(ToString::to_string),
                })
                .collect(),
            kommer_fran: self
                .site
                .index
                .leads_to(&insats.id)
                .map(|from| LeadsHere { insats: from.insats.to_string(), vagar: from.vagar.clone() })
                .collect(),
        }
    }

    fn way(&self, way: &catalogue::Way<'_>) -> Way {
        let goals = self.catalogue().mal().all(way.mal).flat_map(|mal| &mal.svarar_pa);
        let mut goals: Vec<String> = goals.filter_map(|word| self.answer(Roll::Mal, word)).collect();
        goals.sort_unstable();
        goals.dedup();
        let status = way.status(self.today());
        Way {
            id: way.del.map(|del| del.id.to_string()),
            namn: way.del.map(|del| del.namn.to_string()),
            villkor: self.conditions(way.egna_villkor),
            oppen_for: open(way.oppen_for),
            lage: status.lage.key(),
            lage_text: (status.lage != Lage::Pagar).then(|| self.state_words(way.insats, status)),
            ko: self.queue(way),
            vantan: way.queue(self.today()).wait(),
            kant: known(way, status),
            grupper: self.groups(way),
            mal: goals,
            lagrum: self.laws(way.lagrum),
            beslut: decision(way.beslut),
            kraver_beslut: way.beslut.filter(|beslut| beslut.kravs == Some(JaNej::Ja)).map(|_| true),
            vag_in: way_in_words(self, way.vag_in),
            kontakt: Some(contacts(self, way)).filter(|list| !list.is_empty()).map(in_a_row),
        }
    }

    /// The answers that say that somebody is of one of a way's målgrupper, each once.
    fn groups(&self, way: &catalogue::Way<'_>) -> Vec<Asked> {
        let mut found: Vec<Asked> = Vec::new();
        for asked in way.malgrupper.iter().flat_map(|malgrupp| self.catalogue().malgrupp_svar(malgrupp)).map(asked_of) {
            if !found.contains(&asked) {
                found.push(asked);
            }
        }
        found
    }

    /// Organisations by their names: `Arbvux och CFA`.
    fn names(&self, organisations: &[Ref<to::Organisation>]) -> String {
        let all = self.catalogue().organisationer().all(organisations);
        words::list_of(&all.map(|o| o.namn.to_string()).collect::<Vec<_>>(), "och")
    }

    /// `Läget är okänt. Den nyaste källan är från 3 juli 2020. Enligt källorna gäller den 2020–2021`
    fn state_words(&self, insats: &Insats, status: Status) -> String {
        let dates = insats.kallor.iter().filter_map(|kalla| self.catalogue().source(kalla).0.datum);
        let newest = dates
            .max()
            .filter(|_| status.enligt == Enligt::Posten)
            .map(|date| format!("Den nyaste källan är från {}", date.swedish()));
        let valid = insats.giltig.and_then(|giltig| super::ko::span(giltig.fran, giltig.till));
        let valid = valid.map(|span| format!("Enligt källorna gäller den {span}"));
        [Some(words::lage(status.lage).to_owned()), newest, valid].into_iter().flatten().collect::<Vec<_>>().join(". ")
    }

    /// An answer to the question that is asked for something, in ASCII.
    fn answer(&self, roll: Roll, word: &Text) -> Option<String> {
        self.catalogue().fraga_for(roll)?.svar(word.as_str()).map(|svar| svar.nyckel.ascii())
    }

    fn laws(&self, lagrum: &[LagrumEnligtKalla]) -> Vec<Law> {
        let table = self.catalogue().lagrum();
        let mut laws: Vec<Law> = Vec::new();
        for lag in lagrum {
            let row = table.at(&lag.lagrum);
            let text = self.law_in_force(lag);
            if laws.iter().all(|law| law.text != text) {
                laws.push(Law { text, tid: row.bedomd_tid.as_ref().and_then(|bedomd| self.answer(Roll::Lagrum, &bedomd.tid)) });
            }
        }
        laws
    }

    fn conditions<'v>(&self, list: impl IntoIterator<Item = &'v Villkor>) -> Vec<Condition> {
        list.into_iter().map(|villkor| self.condition(villkor)).collect()
    }

    fn condition(&self, villkor: &Villkor) -> Condition {
        let mut condition = Condition {
            vad: String::new(),
            grad: None,
            fras: asked::krav(self.catalogue(), villkor).trim_end_matches('.').to_owned(),
            den: String::new(),
            fraga: None,
            medlemmar: Vec::new(),
            ocksa: Vec::new(),
            villkor: None,
            om: None,
            text: villkor.text.clone(),
            kalla: self.source_link(&villkor.kalla),
        };
        match &villkor.krav {
            Krav::Svar { fraga, grad, villkor, om } => {
                condition.den = asked::who(self.catalogue(), fraga);
                let fraga = asked_of(fraga);
                condition.vad.clone_from(&fraga.vad);
                condition.grad = Some(question::grad(*grad));
                condition.fraga = Some(fraga);
                condition.villkor.clone_from(villkor);
                condition.om = om.as_ref().map(asked_of);
            }
            Krav::MinstEttAv { medlemmar, grad } => {
                condition.vad = "minst_ett_av".to_owned();
                condition.grad = Some(question::grad(*grad));
                condition.den = asked::who_of(self.catalogue(), medlemmar);
                condition.ocksa = medlemmar
                    .iter()
                    .filter_map(|medlem| match medlem {
                        Membership::Svar(..) => None,
                        Membership::KraverOcksa(text) => Some(words::lower_first(text.trim_end_matches('.'))),
                    })
                    .collect();
                condition.medlemmar = medlemmar
                    .iter()
                    .map(|medlem| match medlem {
                        Membership::Svar(fraga, _) => Some(asked_of(fraga)),
                        Membership::KraverOcksa(_) => None,
                    })
                    .collect();
            }
            Krav::KraverOcksa(_) => condition.vad = "kraver_ocksa".to_owned(),
            Krav::Bedoms(_) => condition.vad = "bedoms".to_owned(),
            Krav::OppetForAlla => condition.vad = "oppet_for_alla".to_owned(),
            Krav::InteForPersoner(_) => condition.vad = "inte_for_personer".to_owned(),
        }
        condition
    }

    fn source_link(&self, kalla: &SourceRef) -> LinkView {
        let source = self.kalla(kalla);
        let section = source.avsnitt.map(|avsnitt| format!(", {avsnitt}")).unwrap_or_default();
        LinkView { text: source.lank.text + &section, href: source.lank.href }
    }
}

fn asked_of(fraga: &Fraga) -> Asked {
    match fraga {
        Fraga::Tal { vad, fran, till } => Asked { vad: vad.ascii(), varde: Vec::new(), fran: *fran, till: *till },
        Fraga::Ord { vad, varde } => {
            Asked { vad: vad.ascii(), varde: varde.iter().map(Term::ascii).collect(), fran: None, till: None }
        }
    }
}

fn open(open: &OppenFor) -> Open {
    match open {
        OppenFor::HelaStaden => Open::HelaStaden,
        OppenFor::Okant => Open::Okant,
        OppenFor::PerStadsomrade(areas) => Open::Omraden(
            areas
                .iter()
                .map(|(area, finns)| {
                    let word = match finns {
                        Finns::Finns => "finns",
                        Finns::FinnsInte => "finns_inte",
                        Finns::Okant => "okant",
                    };
                    (area.clone(), word)
                })
                .collect(),
        ),
    }
}
