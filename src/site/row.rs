//! An insats in a list.

use std::collections::BTreeSet;

use serde::Serialize;

use super::by_way::in_words;
use super::cx::Cx;
use super::ko::KoView;
use super::words;
use crate::catalogue::{Row, Status, Way, open_at};
use crate::records::insats::{Beslut, Finns, Insats, Lage, LagrumEnligtKalla, OppenFor};
use crate::records::modell::{Ikon, Omrade};
use crate::records::reference::{Prefix, Ref, to};
use crate::value::Slug;

/// An insats in a list.
#[derive(Debug, Clone, Serialize)]
pub struct InsatsRow {
    /// Its id.
    pub id: String,
    /// Its name.
    pub namn: String,
    /// Its address.
    pub href: String,
    /// What it is, in a sentence or two.
    pub sammanfattning: String,
    /// Its delområden: `motiverande insatser och social samordning`.
    pub delomraden: String,
    /// The område that gives its colour.
    pub omrade: Option<OmradeView>,
    /// Who carries it out; this and what follows way by way where the ways in differ.
    pub utforare: String,
    /// For whom it is open.
    pub stadsomrade: Option<String>,
    /// Its lagrum, in new law where a document maps it.
    pub lagrum: Option<String>,
    /// Whether it takes a decision.
    pub beslut: Option<String>,
    /// What no source says of these and the queue, by the names of the labels.
    pub saknas: Vec<&'static str>,
    /// The queue.
    pub kor: Vec<KoView>,
    /// Its state, where it is not simply going on.
    pub lage: Option<&'static str>,
}

/// An område's label: hue, icon and name.
#[derive(Debug, Clone, Serialize)]
pub struct OmradeView {
    /// Its id.
    pub id: String,
    /// Its name.
    pub namn: String,
    /// Its short name.
    pub kort: String,
    /// Its hue and icon: sociala, halso, kompetens or jobb.
    pub ikon: &'static str,
    /// Its address.
    pub href: String,
}

impl<'s> Cx<'s> {
    fn rows_at(&self, list: Option<&'s Vec<usize>>) -> impl Iterator<Item = &'s Row<Insats>> + use<'s> {
        let all = self.catalogue().insatser().as_slice();
        list.into_iter().flatten().map(|at| &all[*at])
    }

    pub(super) fn insatser_in_delomrade(&self, id: &str) -> impl Iterator<Item = &'s Row<Insats>> + use<'s> {
        self.rows_at(self.site.index.by_delomrade.get(id))
    }

    pub(super) fn insatser_in_omrade(&self, omrade: &Omrade) -> Vec<&'s Row<Insats>> {
        let mut at = BTreeSet::new();
        for id in omrade.delomraden.keys() {
            at.extend(self.site.index.by_delomrade.get(id.as_str()).into_iter().flatten().copied());
        }
        let all = self.catalogue().insatser().as_slice();
        at.into_iter().map(|at| &all[at]).collect()
    }

    pub(super) fn insatser_with_metod(&self, id: &Slug) -> Vec<&'s Row<Insats>> {
        self.rows_at(self.site.index.by_metod.get(id)).collect()
    }

    pub(super) fn insatser_under_lagrum(&self, id: &Slug) -> Vec<&'s Row<Insats>> {
        self.rows_at(self.site.index.by_lagrum.get(id)).collect()
    }

    pub(super) fn insatser_on_avtal(&self, id: &Slug) -> Vec<&'s Row<Insats>> {
        self.rows_at(self.site.index.by_avtal.get(id)).collect()
    }

    /// The insatser that an organisation or a part of it carries out.
    pub(super) fn insatser_by(&self, id: &Slug) -> Vec<&'s Row<Insats>> {
        self.rows_at(self.site.index.by_organisation.get(id)).collect()
    }

    pub(super) fn rows(&self, insatser: &[&'s Row<Insats>]) -> Vec<InsatsRow> {
        insatser.iter().map(|insats| self.row(insats)).collect()
    }

    pub(super) fn row(&self, insats: &'s Row<Insats>) -> InsatsRow {
        let catalogue = self.catalogue();
        let ways = self.ways(insats);
        let status = self.status(insats);
        let delomraden: Vec<String> =
            insats.delomraden.iter().map(|d| words::lower_first(catalogue.delomrade(d).0.namn.as_str())).collect();
        let stadsomrade = in_words(&ways, |way| self.open_for(way.oppen_for));
        let lagrum = in_words(&ways, |way| self.lagrum_words(way.lagrum));
        let beslut = in_words(&ways, |way| decision_word(way.beslut).map(str::to_owned));
        let kor = self.queues(insats);
        let said = [
            ("stadsomrade", stadsomrade.is_some()),
            ("lagrum", lagrum.is_some()),
            ("beslut", beslut.is_some()),
            ("ko", !kor.is_empty() || !status.is_running()),
        ];
        InsatsRow {
            delomraden: words::sentence(&words::list_of(&delomraden, "och")),
            id: insats.id.to_string(),
            namn: insats.namn.to_string(),
            href: self.href(Prefix::Insats, insats.id.as_str()),
            sammanfattning: insats.sammanfattning.to_string(),
            omrade: insats.delomraden.first().map(|first| self.omrade(catalogue.delomrade(first).1)),
            utforare: in_words(&ways, |way| Some(self.short_names(way.utforare))).unwrap_or_default(),
            stadsomrade,
            lagrum,
            beslut,
            saknas: said.into_iter().filter(|(_, said)| !said).map(|(name, _)| name).collect(),
            kor,
            lage: (status.lage != Lage::Pagar).then(|| words::lage(status.lage)),
        }
    }

    /// The ways into an insats that have not ended; all of them where all have.
    pub(super) fn ways(&self, insats: &'s Row<Insats>) -> Vec<Way<'s>> {
        self.catalogue().current_ways(insats, self.today()).collect()
    }

    /// The state of an insats on the day of the build.
    pub(super) fn status(&self, insats: &Row<Insats>) -> Status {
        self.catalogue().status(insats, self.today())
    }

    /// Organisations by their short names: `Arbvux och CFA`.
    pub(super) fn short_names(&self, organisations: &[Ref<to::Organisation>]) -> String {
        let all = self.catalogue().organisationer().all(organisations);
        words::list_of(&all.map(|o| o.kort.as_ref().unwrap_or(&o.namn).to_string()).collect::<Vec<_>>(), "och")
    }

    pub(super) fn omrade(&self, omrade: &Row<Omrade>) -> OmradeView {
        OmradeView {
            id: omrade.id.to_string(),
            namn: omrade.namn.to_string(),
            kort: omrade.kort.to_string(),
            ikon: ikon(omrade.ikon),
            href: self.href(Prefix::Omrade, omrade.id.as_str()),
        }
    }

    /// For whom something is open: `hela staden`, `Hisingen`. None where no source says that it is open for anyone.
    pub(super) fn open_for(&self, open: &OppenFor) -> Option<String> {
        match open {
            OppenFor::HelaStaden => Some("hela staden".to_owned()),
            OppenFor::Okant => None,
            OppenFor::PerStadsomrade(_) => {
                let areas = self.catalogue().stadsomraden().iter();
                let there = areas.filter(|area| open.at(area.id.as_str()) == Finns::Finns);
                let names: Vec<String> = there.map(|area| area.namn.to_string()).collect();
                (!names.is_empty()).then(|| words::list_of(&names, "och"))
            }
        }
    }

    pub(super) fn lagrum_words(&self, lagrum: &[LagrumEnligtKalla]) -> Option<String> {
        let mut words = Vec::new();
        for lag in lagrum {
            let text = self.law_in_force(lag);
            if !words.contains(&text) {
                words.push(text);
            }
        }
        (!words.is_empty()).then(|| words::list_of(&words, "och"))
    }

    /// A lagrum in new law, where a document maps it: `12 kap. 1 § SoL (tidigare 4 kap. 1 §)`.
    pub(super) fn law_in_force(&self, lag: &LagrumEnligtKalla) -> String {
        let table = self.catalogue().lagrum();
        let row = table.at(&lag.lagrum);
        match &row.motsvaras_av {
            Some(new) => format!("{} (tidigare {})", table.at(&new.lagrum).kort, row.kort),
            None => row.kort.to_string(),
        }
    }

    /// The insatser as they look from a stadsområde, each way in by itself: those with a way that is open here and not for the whole
    /// city, those with a way that is open for the whole city, and those with neither.
    pub(super) fn in_stadsomrade(&self, area: &str) -> AreaInsatser<'s> {
        let mut found = AreaInsatser::default();
        for insats in self.catalogue().current_insatser(self.today()) {
            let ways = self.ways(insats);
            let whole_city = ways.iter().any(|way| *way.oppen_for == OppenFor::HelaStaden);
            let own = ways.iter().any(|way| way.is_open_here_alone(area));
            if whole_city {
                found.whole_city.push(insats);
            }
            if own {
                found.own.push(insats);
            }
            if !whole_city && !own {
                match open_at(&ways, area) {
                    Finns::FinnsInte => found.elsewhere.push(insats),
                    Finns::Finns | Finns::Okant => found.unknown.push(insats),
                }
            }
        }
        found
    }
}

/// Insatser seen from a stadsområde.
#[derive(Debug, Default)]
pub(super) struct AreaInsatser<'s> {
    pub(super) own: Vec<&'s Row<Insats>>,
    pub(super) whole_city: Vec<&'s Row<Insats>>,
    pub(super) elsewhere: Vec<&'s Row<Insats>>,
    pub(super) unknown: Vec<&'s Row<Insats>>,
}

pub(super) fn ikon(ikon: Ikon) -> &'static str {
    match ikon {
        Ikon::Sociala => "sociala",
        Ikon::Halso => "halso",
        Ikon::Kompetens => "kompetens",
        Ikon::Jobb => "jobb",
    }
}

/// Whether it takes a decision, where a source tells.
pub(super) fn decision_word(beslut: Option<&Beslut>) -> Option<&'static str> {
    let required = words::ja_nej(beslut?.kravs?)?;
    Some(if required { "krävs" } else { "krävs inte" })
}
