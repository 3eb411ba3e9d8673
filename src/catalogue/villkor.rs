//! The conditions of `passar`: records with many optional keys become one of six kinds, each with its values checked.

use std::collections::HashMap;

use crate::finding::{Finding, Findings, did_you_mean};
use crate::records::insats::Insats;
use crate::records::ja_nej::JaNej;
use crate::records::villkor::{self as record, Grad, Vad};
use crate::records::{Entries, Origin};
use crate::tree::Pointer;
use crate::value::{Slug, SourceRef};

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
    /// An age in years, both ends included.
    Alder {
        /// At least.
        fran: Option<u16>,
        /// At most.
        till: Option<u16>,
    },
    /// One of these words.
    Ord {
        /// The question.
        vad: Vad,
        /// The answers, as [`values`] lists them.
        varde: Vec<&'static str>,
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
    nothing: OfInsats,
}

impl Resolved {
    pub(super) fn of(&self, insats: &Slug) -> &OfInsats {
        self.by_insats.get(insats).unwrap_or(&self.nothing)
    }
}

/// The answers that a question knows, in its order; empty for ages.
pub fn values(vad: Vad) -> &'static [&'static str] {
    match vad {
        Vad::Alder => &[],
        Vad::Kon => &["kvinna", "man", "annat"],
        Vad::Forsorjningsstod
        | Vad::PlaceradBoendeOchHemloshet
        | Vad::Behandlingskontakt
        | Vad::PsykiskOhalsa
        | Vad::Vuxenenhet
        | Vad::Bistandsbeslut
        | Vad::Utrikesfodd
        | Vad::Pafoljd
        | Vad::InskrivenAf
        | Vad::VillArbetaEllerStudera => &["ja", "nej"],
        Vad::Boende => {
            &["ordnat", "hemlös_akut", "institution_eller_stödboende", "boendeinsats_via_socialtjänsten", "eget_kortsiktigt"]
        }
        Vad::SkadligtBruk => &["nej", "tidigare", "pågående"],
        Vad::Funktionsnedsattning => &["nej", "npf", "psykisk", "intellektuell", "annan"],
        Vad::Sprak => &["sfi_begränsade_framsteg", "behöver_språkstöd", "inget_hinder"],
        Vad::Utbildning => &["ej_gymnasium", "gymnasium", "eftergymnasial"],
    }
}

/// Resolves the conditions of all insatser.
pub(super) fn resolve(insatser: &Entries<Insats>, findings: &mut Findings) -> Resolved {
    let mut resolved = Resolved::default();
    for (id, entry) in insatser {
        let Some(insats) = &entry.record else { continue };
        let mut resolver = Resolver { origin: &entry.origin, findings };
        let egna = insats.passar.as_ref().map(|list| resolver.list(list, &Pointer::root().join("passar")));
        let delar = insats
            .delar
            .iter()
            .enumerate()
            .map(|(index, del)| match &del.passar {
                Some(list) => resolver.list(list, &Pointer::root().join("delar").join(index).join("passar")),
                None => Vec::new(),
            })
            .collect();
        resolved.by_insats.insert(id.clone(), OfInsats { egna, delar });
    }
    resolved
}

struct Resolver<'r, 'f> {
    origin: &'r Origin,
    findings: &'f mut Findings,
}

impl Resolver<'_, '_> {
    fn list(&mut self, list: &[record::Villkor], at: &Pointer) -> Vec<Villkor> {
        list.iter().enumerate().filter_map(|(index, villkor)| self.one(villkor, &at.join(index))).collect()
    }

    fn one(&mut self, villkor: &record::Villkor, at: &Pointer) -> Option<Villkor> {
        let kinds = [
            ("vad", villkor.vad.is_some()),
            ("minst_ett_av", !villkor.minst_ett_av.is_empty()),
            ("kräver_också", villkor.kraver_ocksa.is_some()),
            ("bedöms", villkor.bedoms.is_some()),
            ("öppet_för_alla", villkor.oppet_for_alla.is_some()),
            ("inte_för_personer", villkor.inte_for_personer.is_some()),
        ];
        let present: Vec<&str> = kinds.iter().filter(|(_, present)| *present).map(|(name, _)| *name).collect();
        let [kind] = present.as_slice() else {
            let message = match present.as_slice() {
                [] => "villkoret säger inte vad det gäller".to_owned(),
                many => format!("villkoret har både {}", many.join(" och ")),
            };
            self.tell(
                "villkor-oklart",
                at,
                message,
                "skriv precis en av vad, minst_ett_av, kräver_också, bedöms, öppet_för_alla och inte_för_personer",
            );
            return None;
        };
        self.only_with(villkor, kind, at);
        let krav = match *kind {
            "vad" => self.answer(villkor, at)?,
            "minst_ett_av" => self.one_of(villkor, at)?,
            "kräver_också" => Krav::KraverOcksa(villkor.kraver_ocksa.as_ref()?.to_string()),
            "bedöms" => Krav::Bedoms(villkor.bedoms.as_ref()?.to_string()),
            "inte_för_personer" => self.for_nobody(villkor, at)?,
            _ => Krav::OppetForAlla,
        };
        // The words of what is for no person are the condition itself.
        let text = villkor.text.as_ref().filter(|_| *kind != "inte_för_personer").map(ToString::to_string);
        Some(Villkor { krav, text, kalla: villkor.kalla.clone() })
    }

    /// Keys that mean nothing with this kind of condition.
    fn only_with(&mut self, villkor: &record::Villkor, kind: &str, at: &Pointer) {
        let question = kind == "vad";
        let keys = [
            ("värde", !villkor.varde.is_empty(), question),
            ("från", villkor.fran.is_some(), question),
            ("till", villkor.till.is_some(), question),
            ("villkor", villkor.villkor.is_some(), question),
            ("om", villkor.om.is_some(), question),
            ("grad", villkor.grad.is_some(), question || kind == "minst_ett_av"),
        ];
        for (key, _, _) in keys.iter().filter(|(_, present, fits)| *present && !fits) {
            self.tell_key(&at.join(key), format!("”{key}” hör inte ihop med ”{kind}”"), "ta bort nyckeln");
        }
    }

    fn for_nobody(&mut self, villkor: &record::Villkor, at: &Pointer) -> Option<Krav> {
        if villkor.inte_for_personer != Some(JaNej::Ja) {
            let at = at.join("inte_för_personer");
            self.tell("villkor-oklart", &at, "”inte_för_personer” kan bara vara ja", "skriv ja, eller ta bort villkoret");
            return None;
        }
        let Some(text) = &villkor.text else {
            let hint = "skriv vem insatsen är till för: text: Bidragen går till organisationer.";
            self.tell("villkor-oklart", at, "”inte_för_personer” saknar text", hint);
            return None;
        };
        Some(Krav::InteForPersoner(text.to_string()))
    }

    fn grad(&mut self, villkor: &record::Villkor, at: &Pointer) -> Option<Grad> {
        if villkor.grad.is_none() {
            self.tell(
                "villkor-oklart",
                at,
                "villkoret saknar grad",
                "lägg till grad: krävs, prioriteras, möjligt, möjligt_med_villkor eller utesluter",
            );
        }
        villkor.grad
    }

    fn answer(&mut self, villkor: &record::Villkor, at: &Pointer) -> Option<Krav> {
        let fraga = self.question(villkor.vad?, &villkor.varde, villkor.fran, villkor.till, at);
        let om = villkor.om.as_ref().map(|om| self.question(om.vad, &om.varde, om.fran, om.till, &at.join("om")));
        let grad = self.grad(villkor, at)?;
        let conditional = grad == Grad::MojligtMedVillkor;
        if conditional && villkor.villkor.is_none() {
            self.tell(
                "villkor-oklart",
                at,
                "möjligt_med_villkor utan villkor",
                "skriv villkoret i ord: villkor: har en behandlingskontakt",
            );
        }
        if !conditional && (villkor.villkor.is_some() || villkor.om.is_some()) {
            let key = if villkor.villkor.is_some() { "villkor" } else { "om" };
            self.tell_key(
                &at.join(key),
                format!("”{key}” hör bara ihop med grad: möjligt_med_villkor"),
                "ta bort nyckeln, eller byt grad",
            );
        }
        let om = match om {
            None => None,
            Some(found) => Some(found?),
        };
        Some(Krav::Svar { fraga: fraga?, grad, villkor: villkor.villkor.as_ref().map(ToString::to_string), om })
    }

    fn one_of(&mut self, villkor: &record::Villkor, at: &Pointer) -> Option<Krav> {
        let grad = self.grad(villkor, at);
        let below = at.join("minst_ett_av");
        let medlemmar: Vec<Option<Membership>> = villkor
            .minst_ett_av
            .iter()
            .enumerate()
            .map(|(index, medlem)| {
                let at = below.join(index);
                match (medlem.vad, &medlem.kraver_ocksa) {
                    (Some(vad), None) => self
                        .question(vad, &medlem.varde, medlem.fran, medlem.till, &at)
                        .map(|fraga| Membership::Svar(fraga, medlem.text.as_ref().map(ToString::to_string))),
                    (None, Some(text)) if medlem.varde.is_empty() => Some(Membership::KraverOcksa(text.to_string())),
                    _ => {
                        self.tell(
                            "villkor-oklart",
                            &at,
                            "varje möjlighet har vad med värde, eller kräver_också",
                            "skriv {vad: …, värde: […]} eller {kräver_också: …}",
                        );
                        None
                    }
                }
            })
            .collect();
        Some(Krav::MinstEttAv { medlemmar: medlemmar.into_iter().collect::<Option<_>>()?, grad: grad? })
    }

    fn question(
        &mut self,
        vad: Vad,
        varde: &[crate::value::Text],
        fran: Option<u16>,
        till: Option<u16>,
        at: &Pointer,
    ) -> Option<Fraga> {
        if vad == Vad::Alder {
            if !varde.is_empty() {
                self.tell_key(&at.join("värde"), "ålder har inget värde", "skriv från: 18 eller till: 65, eller båda, i stället");
            } else if fran.is_none() && till.is_none() {
                self.tell("villkor-oklart", at, "ålder utan från eller till", "skriv från: 18 eller till: 65, eller båda");
            }
            if let (Some(from), Some(to)) = (fran, till)
                && from > to
            {
                self.tell(
                    "villkor-oklart",
                    &at.join("till"),
                    format!("åldern till {to} är lägre än från {from}"),
                    "skriv den lägre åldern i från och den högre i till",
                );
            }
            return Some(Fraga::Alder { fran, till });
        }
        for (key, present) in [("från", fran.is_some()), ("till", till.is_some())] {
            if present {
                self.tell_key(&at.join(key), format!("”{key}” hör bara ihop med ålder"), "ta bort nyckeln, och skriv värde: […]");
            }
        }
        let known = values(vad);
        if varde.is_empty() {
            self.tell(
                "villkor-oklart",
                at,
                "villkoret saknar värde",
                &format!("skriv värde: […]; här kan stå: {}", known.join(", ")),
            );
            return None;
        }
        let mut found = Vec::new();
        for (index, word) in varde.iter().enumerate() {
            match known.iter().find(|known| **known == word.as_str()) {
                Some(word) => found.push(*word),
                None => {
                    let hint = did_you_mean(word.as_str(), known.iter().copied(), "skriv ett av svaren på frågan");
                    self.tell("okant-ord", &at.join("värde").join(index), format!("”{word}” är inget svar på den frågan"), &hint);
                }
            }
        }
        (found.len() == varde.len()).then_some(Fraga::Ord { vad, varde: found })
    }

    /// A key that does not belong.
    fn tell_key(&mut self, at: &Pointer, message: impl Into<String>, hint: &str) {
        self.findings.push(Finding::error("villkor-oklart", self.origin.at(at).key(), message, hint));
    }

    fn tell(&mut self, id: &'static str, at: &Pointer, message: impl Into<String>, hint: &str) {
        self.findings.push(Finding::error(id, self.origin.at(at), message, hint));
    }
}
