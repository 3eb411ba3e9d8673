//! The conditions of `passar`: records with many optional keys become one of six kinds, each with its values checked.

use std::collections::HashMap;

use super::fragor;
use crate::finding::{Finding, Findings, Place};
use crate::records::fraga::Slag;
use crate::records::ja_nej::JaNej;
use crate::records::villkor::{self as record, Grad, Medlem};
use crate::records::{Origin, Records};
use crate::rule::{Rule, condition as rules};
use crate::tree::Pointer;
use crate::value::{Slug, SourceRef, Term, Text};

/// A condition.
#[derive(Debug, Clone)]
pub struct Villkor {
    /// What it demands.
    pub krav: Krav,
    /// The source's words, or an explanation.
    pub text: Option<String>,
    /// The source.
    pub kalla: SourceRef,
}

/// What a condition demands.
#[derive(Debug, Clone)]
pub enum Krav {
    /// An answer to a question that the finder knows.
    Svar {
        /// The question and the answers.
        fraga: Fraga,
        /// How strongly.
        grad: Grad,
        /// What must be fulfilled, in words.
        villkor: Option<String>,
        /// The same as a question.
        om: Option<Fraga>,
    },
    /// At least one of several.
    MinstEttAv {
        /// The possibilities.
        medlemmar: Vec<Membership>,
        /// How strongly.
        grad: Grad,
    },
    /// A fact that no question asks.
    KraverOcksa(String),
    /// What is to be judged.
    Bedoms(String),
    /// Open to everyone.
    OppetForAlla,
    /// For no person: why, in words.
    InteForPersoner(String),
}

/// One of several possibilities.
#[derive(Debug, Clone)]
pub enum Membership {
    /// An answer to a question.
    Svar(Fraga, Option<String>),
    /// A fact that no question asks.
    KraverOcksa(String),
}

/// A question with the answers that count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fraga {
    /// A number, both ends included.
    Tal {
        /// The question's key.
        vad: Term,
        /// At least.
        fran: Option<u16>,
        /// At most.
        till: Option<u16>,
    },
    /// One of these words.
    Ord {
        /// The question's key.
        vad: Term,
        /// The keys of the answers.
        varde: Vec<Term>,
    },
}

/// The conditions of an insats and of its parts.
#[derive(Debug, Clone, Default)]
pub struct OfInsats {
    /// The record's own; `None` where it has no `passar`.
    pub egna: Option<Vec<Villkor>>,
    /// What each part adds, in the order of the parts.
    pub delar: Vec<Vec<Villkor>>,
}

/// The conditions of all insatser.
#[derive(Debug, Default)]
pub(super) struct Resolved {
    by_insats: HashMap<Slug, OfInsats>,
    by_malgrupp: HashMap<Slug, Vec<Fraga>>,
    nothing: OfInsats,
}

impl Resolved {
    pub(super) fn of(&self, insats: &Slug) -> &OfInsats {
        self.by_insats.get(insats).unwrap_or(&self.nothing)
    }

    pub(super) fn of_malgrupp(&self, malgrupp: &Slug) -> &[Fraga] {
        self.by_malgrupp.get(malgrupp).map_or(&[], Vec::as_slice)
    }
}

/// Resolves the conditions of all insatser.
pub(super) fn resolve(records: &Records, findings: &mut Findings) -> Resolved {
    let mut resolved = Resolved::default();
    for (id, entry) in &records.malgrupper {
        let record = In { records, origin: &entry.origin };
        let answers = entry.record.iter().flat_map(|malgrupp| malgrupp.svarar_pa.iter().enumerate());
        let answers = answers.filter_map(|(index, svar)| {
            let asked = Asked { vad: &svar.vad, varde: &svar.varde, fran: svar.fran, till: svar.till };
            question(&asked, record, &Pointer::root().join("svarar_på").join(index), findings)
        });
        resolved.by_malgrupp.insert(id.clone(), answers.collect());
    }
    for (id, entry) in &records.insatser {
        let Some(insats) = &entry.record else { continue };
        let record = In { records, origin: &entry.origin };
        let egna = insats.passar.as_ref().map(|list| conditions(list, record, &Pointer::root().join("passar"), findings));
        let delar = insats
            .delar
            .iter()
            .enumerate()
            .map(|(index, del)| match &del.passar {
                Some(list) => {
                    let at = Pointer::root().join("delar").join(index).join("passar");
                    conditions(list, record, &at, findings)
                }
                None => Vec::new(),
            })
            .collect();
        resolved.by_insats.insert(id.clone(), OfInsats { egna, delar });
    }
    resolved
}

/// The record whose conditions are resolved, and what it may refer to.
#[derive(Clone, Copy)]
struct In<'r> {
    records: &'r Records,
    origin: &'r Origin,
}

fn conditions(list: &[record::Villkor], record: In<'_>, at: &Pointer, findings: &mut Findings) -> Vec<Villkor> {
    list.iter().enumerate().filter_map(|(index, villkor)| condition(villkor, record, &at.join(index), findings)).collect()
}

/// What a condition is about: the one of its keys that says so, and what it says.
#[derive(Debug, Clone, Copy)]
enum Sort<'r> {
    Vad(&'r Text),
    MinstEttAv(&'r [Medlem]),
    KraverOcksa(&'r Text),
    Bedoms(&'r Text),
    OppetForAlla(JaNej),
    InteForPersoner(JaNej),
}

impl<'r> Sort<'r> {
    /// Those that a record has. Every key of a condition is named here, so that none is forgotten.
    fn all(villkor: &'r record::Villkor) -> Vec<Self> {
        let record::Villkor {
            vad,
            minst_ett_av,
            kraver_ocksa,
            bedoms,
            oppet_for_alla,
            inte_for_personer,
            varde: _,
            fran: _,
            till: _,
            grad: _,
            villkor: _,
            om: _,
            text: _,
            kalla: _,
        } = villkor;
        let sorts = [
            vad.as_ref().map(Self::Vad),
            (!minst_ett_av.is_empty()).then_some(Self::MinstEttAv(minst_ett_av)),
            kraver_ocksa.as_ref().map(Self::KraverOcksa),
            bedoms.as_ref().map(Self::Bedoms),
            oppet_for_alla.map(Self::OppetForAlla),
            inte_for_personer.map(Self::InteForPersoner),
        ];
        sorts.into_iter().flatten().collect()
    }

    /// The key.
    fn key(self) -> &'static str {
        match self {
            Self::Vad(_) => "vad",
            Self::MinstEttAv(_) => "minst_ett_av",
            Self::KraverOcksa(_) => "kräver_också",
            Self::Bedoms(_) => "bedöms",
            Self::OppetForAlla(_) => "öppet_för_alla",
            Self::InteForPersoner(_) => "inte_för_personer",
        }
    }
}

fn condition(villkor: &record::Villkor, record: In<'_>, at: &Pointer, findings: &mut Findings) -> Option<Villkor> {
    let origin = record.origin;
    let sorts = Sort::all(villkor);
    let [sort] = sorts.as_slice() else {
        let (rule, message) = match sorts.as_slice() {
            [] => (&rules::VILLKOR_UTAN_INNEHALL, "villkoret säger inte vad det gäller".to_owned()),
            many => {
                let keys = many.iter().map(|sort| sort.key()).collect::<Vec<_>>().join(" och ");
                (&rules::FLERA_VILLKOR_I_ETT, format!("villkoret har både {keys}"))
            }
        };
        let hint = "skriv precis en av vad, minst_ett_av, kräver_också, bedöms, öppet_för_alla och inte_för_personer";
        unclear(rule, origin.at(at), message, hint, findings);
        return None;
    };
    only_with(villkor, *sort, origin, at, findings);
    let krav = match *sort {
        Sort::Vad(vad) => answer(vad, villkor, record, at, findings)?,
        Sort::MinstEttAv(medlemmar) => one_of(medlemmar, villkor, record, at, findings)?,
        Sort::KraverOcksa(text) => Krav::KraverOcksa(text.to_string()),
        Sort::Bedoms(text) => Krav::Bedoms(text.to_string()),
        Sort::OppetForAlla(word) => {
            only_yes(word, sort.key(), origin, at, findings)?;
            Krav::OppetForAlla
        }
        Sort::InteForPersoner(word) => {
            only_yes(word, sort.key(), origin, at, findings)?;
            for_nobody(villkor, origin, at, findings)?
        }
    };
    // The words of what is for no person are the condition itself.
    let text = match krav {
        Krav::InteForPersoner(_) => None,
        Krav::Svar { .. } | Krav::MinstEttAv { .. } | Krav::KraverOcksa(_) | Krav::Bedoms(_) | Krav::OppetForAlla => {
            villkor.text.as_ref().map(ToString::to_string)
        }
    };
    Some(Villkor { krav, text, kalla: villkor.kalla.clone() })
}

/// Keys that mean nothing with this sort of condition.
fn only_with(villkor: &record::Villkor, sort: Sort<'_>, origin: &Origin, at: &Pointer, findings: &mut Findings) {
    let (question, graded) = match sort {
        Sort::Vad(_) => (true, true),
        Sort::MinstEttAv(_) => (false, true),
        Sort::KraverOcksa(_) | Sort::Bedoms(_) | Sort::OppetForAlla(_) | Sort::InteForPersoner(_) => (false, false),
    };
    let keys = [
        ("värde", !villkor.varde.is_empty(), question),
        ("från", villkor.fran.is_some(), question),
        ("till", villkor.till.is_some(), question),
        ("villkor", villkor.villkor.is_some(), question),
        ("om", villkor.om.is_some(), question),
        ("grad", villkor.grad.is_some(), graded),
    ];
    for (key, _, _) in keys.iter().filter(|(_, present, fits)| *present && !fits) {
        let message = format!("”{key}” hör inte ihop med ”{}”", sort.key());
        unclear(&rules::NYCKEL_TILL_ANNAT_VILLKOR, origin.at(&at.join(key)).key(), message, "ta bort nyckeln", findings);
    }
}

/// A key that says something only with the word ja: without it the condition says nothing, and is never taken for its opposite.
fn only_yes(word: JaNej, key: &str, origin: &Origin, at: &Pointer, findings: &mut Findings) -> Option<()> {
    match word {
        JaNej::Ja => Some(()),
        JaNej::Nej | JaNej::Okant => {
            let message = format!("”{key}” kan bara vara ja");
            unclear(&rules::BARA_JA, origin.at(&at.join(key)), message, "skriv ja, eller ta bort villkoret", findings);
            None
        }
    }
}

fn for_nobody(villkor: &record::Villkor, origin: &Origin, at: &Pointer, findings: &mut Findings) -> Option<Krav> {
    let Some(text) = &villkor.text else {
        let hint = "skriv vem insatsen är till för: text: Bidragen går till organisationer.";
        unclear(&rules::FOR_VEM_SAKNAS, origin.at(at), "”inte_för_personer” saknar text", hint, findings);
        return None;
    };
    Some(Krav::InteForPersoner(text.to_string()))
}

fn graded(villkor: &record::Villkor, origin: &Origin, at: &Pointer, findings: &mut Findings) -> Option<Grad> {
    if villkor.grad.is_none() {
        let hint = "lägg till grad: krävs, prioriteras, möjligt, möjligt_med_villkor eller utesluter";
        unclear(&rules::GRAD_SAKNAS, origin.at(at), "villkoret saknar grad", hint, findings);
    }
    villkor.grad
}

fn answer(vad: &Text, villkor: &record::Villkor, record: In<'_>, at: &Pointer, findings: &mut Findings) -> Option<Krav> {
    let asked = Asked { vad, varde: &villkor.varde, fran: villkor.fran, till: villkor.till };
    let fraga = question(&asked, record, at, findings);
    let origin = record.origin;
    let om = villkor.om.as_ref().map(|om| {
        let asked = Asked { vad: &om.vad, varde: &om.varde, fran: om.fran, till: om.till };
        question(&asked, record, &at.join("om"), findings)
    });
    let grad = graded(villkor, origin, at, findings)?;
    let conditional = grad == Grad::MojligtMedVillkor;
    if conditional && villkor.villkor.is_none() {
        let hint = "skriv villkoret i ord: villkor: har en behandlingskontakt";
        unclear(&rules::MOJLIGT_UTAN_VILLKOR, origin.at(at), "möjligt_med_villkor utan villkor", hint, findings);
    }
    if !conditional && (villkor.villkor.is_some() || villkor.om.is_some()) {
        let key = if villkor.villkor.is_some() { "villkor" } else { "om" };
        let message = format!("”{key}” hör bara ihop med grad: möjligt_med_villkor");
        unclear(
            &rules::VILLKOR_TILL_ANNAN_GRAD,
            origin.at(&at.join(key)).key(),
            message,
            "ta bort nyckeln, eller byt grad",
            findings,
        );
    }
    let om = match om {
        None => None,
        Some(found) => Some(found?),
    };
    Some(Krav::Svar { fraga: fraga?, grad, villkor: villkor.villkor.as_ref().map(ToString::to_string), om })
}

fn one_of(
    medlemmar: &[Medlem],
    villkor: &record::Villkor,
    record: In<'_>,
    at: &Pointer,
    findings: &mut Findings,
) -> Option<Krav> {
    let grad = graded(villkor, record.origin, at, findings);
    let below = at.join("minst_ett_av");
    let medlemmar: Vec<Option<Membership>> =
        medlemmar.iter().enumerate().map(|(index, medlem)| member(medlem, record, &below.join(index), findings)).collect();
    Some(Krav::MinstEttAv { medlemmar: medlemmar.into_iter().collect::<Option<_>>()?, grad: grad? })
}

fn member(medlem: &Medlem, record: In<'_>, at: &Pointer, findings: &mut Findings) -> Option<Membership> {
    match (&medlem.vad, &medlem.kraver_ocksa) {
        (Some(vad), None) => {
            let asked = Asked { vad, varde: &medlem.varde, fran: medlem.fran, till: medlem.till };
            let fraga = question(&asked, record, at, findings)?;
            Some(Membership::Svar(fraga, medlem.text.as_ref().map(ToString::to_string)))
        }
        (None, Some(text)) if medlem.varde.is_empty() => Some(Membership::KraverOcksa(text.to_string())),
        (None | Some(_), None | Some(_)) => {
            let hint = "skriv {vad: …, värde: […]} eller {kräver_också: …}";
            unclear(
                &rules::MOJLIGHET_OKLAR,
                record.origin.at(at),
                "varje möjlighet har vad med värde, eller kräver_också",
                hint,
                findings,
            );
            None
        }
    }
}

/// A question as a record asks it.
struct Asked<'r> {
    vad: &'r Text,
    varde: &'r [Text],
    fran: Option<u16>,
    till: Option<u16>,
}

fn question(asked: &Asked<'_>, record: In<'_>, at: &Pointer, findings: &mut Findings) -> Option<Fraga> {
    let In { records, origin } = record;
    let fraga = fragor::asked(records, asked.vad, origin.at(&at.join("vad")), findings)?;
    let vad = fraga.nyckel.clone();
    if fraga.slag == Slag::Tal {
        number(asked, origin, at, findings);
        return Some(Fraga::Tal { vad, fran: asked.fran, till: asked.till });
    }
    for (key, present) in [("från", asked.fran.is_some()), ("till", asked.till.is_some())] {
        if present {
            let message = format!("”{key}” hör bara ihop med en fråga om ett tal");
            unclear(
                &rules::GRANS_UTAN_TAL,
                origin.at(&at.join(key)).key(),
                message,
                "ta bort nyckeln, och skriv värde: […]",
                findings,
            );
        }
    }
    if asked.varde.is_empty() {
        let known: Vec<&str> = fraga.svar.iter().map(|svar| svar.nyckel.as_str()).collect();
        let hint = format!("skriv värde: […]; här kan stå: {}", known.join(", "));
        unclear(&rules::SVAR_SAKNAS, origin.at(at), "villkoret saknar värde", hint, findings);
        return None;
    }
    let varde: Vec<Option<Term>> = asked
        .varde
        .iter()
        .enumerate()
        .map(|(index, word)| fragor::known(fraga, word, origin.at(&at.join("värde").join(index)), findings))
        .collect();
    Some(Fraga::Ord { vad, varde: varde.into_iter().collect::<Option<_>>()? })
}

/// What is wrong with the bounds of a number.
fn number(asked: &Asked<'_>, origin: &Origin, at: &Pointer, findings: &mut Findings) {
    let Asked { vad, varde, fran, till } = *asked;
    if !varde.is_empty() {
        let hint = "skriv från: 18 eller till: 65, eller båda, i stället";
        unclear(&rules::TAL_MED_VARDE, origin.at(&at.join("värde")).key(), format!("{vad} har inget värde"), hint, findings);
    } else if fran.is_none() && till.is_none() {
        let hint = "skriv från: 18 eller till: 65, eller båda";
        unclear(&rules::TAL_UTAN_GRANS, origin.at(at), format!("{vad} utan från eller till"), hint, findings);
    }
    if let (Some(from), Some(to)) = (fran, till)
        && from > to
    {
        let message = format!("till {to} är lägre än från {from}");
        unclear(
            &rules::TAL_BAKLANGES,
            origin.at(&at.join("till")),
            message,
            "skriv det lägre talet i från och det högre i till",
            findings,
        );
    }
}

fn unclear(rule: &'static Rule, place: Place, message: impl Into<String>, hint: impl Into<String>, findings: &mut Findings) {
    findings.push(Finding::new(rule, place, message, hint));
}
