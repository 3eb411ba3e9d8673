//! An insats in a list, and the indexes that lists are made from.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::Serialize;

use super::ko::KoView;
use super::{Cx, words};
use crate::catalogue::{Catalogue, Reach, Row};
use crate::records::insats::{Finns, Insats, Lage, LederTill, OppenFor};
use crate::records::modell::{Ikon, Omrade};
use crate::value::Slug;

/// What stands where no source says.
const MISSING: &str = "uppgift saknas";

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
    /// Who carries it out.
    pub utforare: String,
    /// For whom it is open.
    pub stadsomrade: Option<String>,
    /// Its lagrum, in new law where a document maps it.
    pub lagrum: Option<String>,
    /// Whether it takes a decision.
    pub beslut: Option<&'static str>,
    /// What no source says of these and the queue, by the names of the labels.
    pub saknas: Vec<&'static str>,
    /// The queue.
    pub ko: Option<KoView>,
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

/// An insats that can lead to another, and the ways in that do: the places of its parts, or none where it leads there whole.
#[derive(Debug)]
pub(super) struct Lead {
    pub(super) insats: Slug,
    pub(super) vagar: Vec<usize>,
}

/// Insatser by what they have in common, as positions in the catalogue's order.
#[derive(Debug, Default)]
pub(super) struct Index {
    by_delomrade: HashMap<Slug, Vec<usize>>,
    by_metod: HashMap<Slug, Vec<usize>>,
    by_lagrum: HashMap<Slug, Vec<usize>>,
    by_avtal: HashMap<Slug, Vec<usize>>,
    leads_to: HashMap<Slug, Vec<Lead>>,
}

impl Index {
    /// The insatser that say they can lead to this one, each once.
    pub(super) fn leads_to(&self, id: &Slug) -> impl Iterator<Item = &Lead> {
        self.leads_to.get(id).into_iter().flatten()
    }

    pub(super) fn new(catalogue: &Catalogue) -> Self {
        let mut index = Self::default();
        let add = |map: &mut HashMap<Slug, Vec<usize>>, id: &Slug, at: usize| {
            let list = map.entry(id.clone()).or_default();
            if list.last() != Some(&at) {
                list.push(at);
            }
        };
        for (at, insats) in catalogue.insatser().iter().enumerate() {
            insats.delomraden.iter().for_each(|d| add(&mut index.by_delomrade, d.id(), at));
            let methods = insats.metoder.iter().chain(insats.delar.iter().filter_map(|del| del.metoder.as_ref()).flatten());
            methods.for_each(|m| add(&mut index.by_metod, m.metod.id(), at));
            let laws = insats.lagrum.iter().chain(insats.delar.iter().filter_map(|del| del.lagrum.as_ref()).flatten());
            for lag in laws {
                add(&mut index.by_lagrum, lag.lagrum.id(), at);
                if let Some(new) = &catalogue.lagrum().at(&lag.lagrum).motsvaras_av {
                    add(&mut index.by_lagrum, new.lagrum.id(), at);
                }
            }
            insats.avtal.iter().for_each(|a| add(&mut index.by_avtal, a.id(), at));
            index.leads(insats);
        }
        let places: HashMap<&Slug, usize> = catalogue.insatser().iter().enumerate().map(|(at, row)| (&row.id, at)).collect();
        for avtal in catalogue.avtal() {
            for insats in &avtal.insatser {
                let at = places.get(insats.id()).copied();
                let list = index.by_avtal.entry(avtal.id.clone()).or_default();
                if let Some(at) = at.filter(|at| !list.contains(at)) {
                    list.push(at);
                    list.sort_unstable();
                }
            }
        }
        index
    }

    /// Where an insats leads. What a part says stands in the place of what the record says.
    fn leads(&mut self, insats: &Row<Insats>) {
        let mut ways: BTreeMap<&Slug, Vec<usize>> = BTreeMap::new();
        let whole = [insats.leder_till.as_slice()];
        let parts: Vec<&[LederTill]> =
            insats.delar.iter().map(|del| del.leder_till.as_deref().unwrap_or(&insats.leder_till)).collect();
        let parts = if parts.is_empty() { whole.as_slice() } else { &parts };
        for (way, list) in parts.iter().enumerate() {
            list.iter().for_each(|next| ways.entry(next.insats.id()).or_default().push(way));
        }
        for (next, mut vagar) in ways {
            vagar.dedup();
            if vagar.len() == parts.len() {
                vagar.clear();
            }
            self.leads_to.entry(next.clone()).or_default().push(Lead { insats: insats.id.clone(), vagar });
        }
    }
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

    pub(super) fn rows(&self, insatser: &[&Row<Insats>]) -> Vec<InsatsRow> {
        insatser.iter().map(|insats| self.row(insats)).collect()
    }

    pub(super) fn row(&self, insats: &Row<Insats>) -> InsatsRow {
        let catalogue = self.catalogue();
        let names: Vec<String> =
            catalogue.organisationer().all(&insats.utforare).map(|o| o.kort.as_ref().unwrap_or(&o.namn).to_string()).collect();
        let delomraden: Vec<String> =
            insats.delomraden.iter().map(|d| words::lower_first(catalogue.delomrade(d).0.namn.as_str())).collect();
        let stadsomrade = Some(self.open_for(insats)).filter(|text| text != MISSING);
        let lagrum = self.lagrum_words(insats);
        let beslut = decision_word(insats);
        let ko = self.ko(Some(&insats.id), &insats.ko);
        let said = [
            ("stadsomrade", stadsomrade.is_some()),
            ("lagrum", lagrum.is_some()),
            ("beslut", beslut.is_some()),
            ("ko", ko.is_some()),
        ];
        InsatsRow {
            delomraden: words::sentence(&words::list_of(&delomraden, "och")),
            id: insats.id.to_string(),
            namn: insats.namn.to_string(),
            href: self.href("insats", insats.id.as_str()),
            sammanfattning: insats.sammanfattning.to_string(),
            omrade: insats.delomraden.first().map(|first| self.omrade(catalogue.delomrade(first).1)),
            utforare: words::list_of(&names, "och"),
            stadsomrade,
            lagrum,
            beslut,
            saknas: said.into_iter().filter(|(_, said)| !said).map(|(name, _)| name).collect(),
            ko,
            lage: (insats.lage != Lage::Pagar).then(|| words::lage(insats.lage)),
        }
    }

    pub(super) fn omrade(&self, omrade: &Row<Omrade>) -> OmradeView {
        OmradeView {
            id: omrade.id.to_string(),
            namn: omrade.namn.to_string(),
            kort: omrade.kort.to_string(),
            ikon: ikon(omrade.ikon),
            href: self.href("omrade", omrade.id.as_str()),
        }
    }

    /// For whom an insats is open: `hela staden`, `Hisingen`, `uppgift saknas`. Parts differ: the widest counts, and the page tells them apart.
    pub(super) fn open_for(&self, insats: &Insats) -> String {
        self.reach_words(&self.widest(insats))
    }

    pub(super) fn widest(&self, insats: &Insats) -> Reach {
        let catalogue = self.catalogue();
        let parts = (0..insats.delar.len()).map(|index| catalogue.reach(insats, Some(index)));
        let own = [catalogue.reach(insats, None)];
        let whole = parts.clone().chain(own.clone()).find(|reach| *reach == Reach::HelaStaden);
        whole.unwrap_or_else(|| own[0].clone())
    }

    pub(super) fn reach_words(&self, reach: &Reach) -> String {
        match reach {
            Reach::HelaStaden => "hela staden".to_owned(),
            Reach::Okant => MISSING.to_owned(),
            Reach::PerStadsomrade(_) => {
                let open: Vec<String> = self
                    .catalogue()
                    .stadsomraden()
                    .iter()
                    .filter(|area| reach.at(area.id.as_str()) == Finns::Finns)
                    .map(|area| area.namn.to_string())
                    .collect();
                if open.is_empty() { MISSING.to_owned() } else { words::list_of(&open, "och") }
            }
        }
    }

    fn lagrum_words(&self, insats: &Insats) -> Option<String> {
        let catalogue = self.catalogue();
        let mut words = Vec::new();
        for lag in &insats.lagrum {
            let row = catalogue.lagrum().at(&lag.lagrum);
            let text = match &row.motsvaras_av {
                Some(new) => format!("{} (tidigare {})", catalogue.lagrum().at(&new.lagrum).kort, row.kort),
                None => row.kort.to_string(),
            };
            if !words.contains(&text) {
                words.push(text);
            }
        }
        (!words.is_empty()).then(|| words::list_of(&words, "och"))
    }

    /// The insatser that are open for a stadsområde and not for the whole city, those that are for the whole city, and how many
    /// say nothing.
    pub(super) fn in_stadsomrade(&self, area: &str) -> AreaInsatser<'s> {
        let mut found = AreaInsatser::default();
        for insats in self.catalogue().current_insatser(self.today()) {
            if insats.oppen_for == OppenFor::HelaStaden || self.widest(insats) == Reach::HelaStaden {
                found.whole_city.push(insats);
                continue;
            }
            match self.catalogue().open_in(insats, area) {
                Finns::Finns => found.own.push(insats),
                Finns::FinnsInte => found.elsewhere.push(insats),
                Finns::Okant => found.unknown.push(insats),
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

/// Whether it takes a decision, where a source tells and the ways in are alike; else that they differ.
fn decision_word(insats: &Insats) -> Option<&'static str> {
    let mut ways = super::katalog::decisions(insats);
    ways.dedup();
    match ways.as_slice() {
        [Some(true)] => Some("krävs"),
        [Some(false)] => Some("krävs inte"),
        [None] => None,
        _ => Some("beror på vägen in"),
    }
}
