//! Insatser by what they have in common: the indexes that lists are made from.

use std::collections::{BTreeMap, HashMap};

use crate::catalogue::{Catalogue, Row};
use crate::records::insats::Insats;
use crate::records::modell::Organisation;
use crate::value::{Datum, Slug};

/// An insats that can lead to another, and the ways in that do: the places of its parts, or none where it leads there whole.
#[derive(Debug)]
pub(super) struct Lead {
    pub(super) insats: Slug,
    pub(super) vagar: Vec<usize>,
}

/// Insatser by what they have in common, as positions in the catalogue's order.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// How many have not ended on the day of the build.
    pub(super) current: usize,
    pub(super) by_delomrade: HashMap<Slug, Vec<usize>>,
    pub(super) by_metod: HashMap<Slug, Vec<usize>>,
    pub(super) by_lagrum: HashMap<Slug, Vec<usize>>,
    pub(super) by_avtal: HashMap<Slug, Vec<usize>>,
    pub(super) by_organisation: HashMap<Slug, Vec<usize>>,
    pub(super) leads_to: HashMap<Slug, Vec<Lead>>,
}

impl Index {
    /// The insatser that say they can lead to this one, each once.
    pub(super) fn leads_to(&self, id: &Slug) -> impl Iterator<Item = &Lead> {
        self.leads_to.get(id).into_iter().flatten()
    }

    /// What has ended on the day of the build is in none.
    pub(super) fn new(catalogue: &Catalogue, today: Datum) -> Self {
        let mut index = Self::default();
        let groups = Groups::new(catalogue);
        for (at, insats) in catalogue.insatser().iter().enumerate() {
            if catalogue.status(insats, today).has_ended() {
                continue;
            }
            index.current += 1;
            insats.delomraden.iter().for_each(|d| add(&mut index.by_delomrade, d.id(), at));
            for way in catalogue.current_ways(insats, today) {
                way.avtal.iter().for_each(|avtal| add(&mut index.by_avtal, avtal.id(), at));
                way.metoder.iter().for_each(|m| add(&mut index.by_metod, m.metod.id(), at));
                for lag in way.lagrum {
                    add(&mut index.by_lagrum, lag.lagrum.id(), at);
                    if let Some(new) = &catalogue.lagrum().at(&lag.lagrum).motsvaras_av {
                        add(&mut index.by_lagrum, new.lagrum.id(), at);
                    }
                }
                for organisation in catalogue.organisationer().all(way.utforare) {
                    groups.of(catalogue, organisation).for_each(|id| add(&mut index.by_organisation, id, at));
                }
            }
            index.leads(catalogue, insats);
        }
        index.avtal_name_insatser(catalogue, today);
        index
    }

    /// The insatser that an avtal names itself.
    fn avtal_name_insatser(&mut self, catalogue: &Catalogue, today: Datum) {
        let all = catalogue.insatser().iter().enumerate();
        let current = all.filter(|(_, insats)| !catalogue.status(insats, today).has_ended());
        let places: HashMap<&Slug, usize> = current.map(|(at, row)| (&row.id, at)).collect();
        for avtal in catalogue.avtal() {
            for insats in &avtal.insatser {
                let at = places.get(insats.id()).copied();
                let list = self.by_avtal.entry(avtal.id.clone()).or_default();
                if let Some(at) = at.filter(|at| !list.contains(at)) {
                    list.push(at);
                    list.sort_unstable();
                }
            }
        }
    }

    /// Where the ways of an insats lead.
    fn leads(&mut self, catalogue: &Catalogue, insats: &Row<Insats>) {
        let mut ways: BTreeMap<&Slug, Vec<usize>> = BTreeMap::new();
        let all = catalogue.ways(insats);
        let number = all.len();
        for (place, way) in all.enumerate() {
            way.leder_till.iter().for_each(|next| ways.entry(next.insats.id()).or_default().push(place));
        }
        for (next, mut vagar) in ways {
            vagar.dedup();
            if vagar.len() == number {
                vagar.clear();
            }
            self.leads_to.entry(next.clone()).or_default().push(Lead { insats: insats.id.clone(), vagar });
        }
    }
}

fn add(map: &mut HashMap<Slug, Vec<usize>>, id: &Slug, at: usize) {
    let list = map.entry(id.clone()).or_default();
    if list.last() != Some(&at) {
        list.push(at);
    }
}

/// The organisations that are made up of others, by each of those.
struct Groups<'c>(HashMap<&'c Slug, Vec<&'c Slug>>);

impl<'c> Groups<'c> {
    fn new(catalogue: &'c Catalogue) -> Self {
        let mut groups: HashMap<&Slug, Vec<&Slug>> = HashMap::new();
        for whole in catalogue.organisationer() {
            whole.bestar_av.iter().for_each(|part| groups.entry(part.id()).or_default().push(&whole.id));
        }
        Self(groups)
    }

    /// An organisation, those it belongs to, and those that any of them makes up together with others.
    fn of(&self, catalogue: &'c Catalogue, organisation: &'c Row<Organisation>) -> impl Iterator<Item = &'c Slug> {
        let line = catalogue.lineage(organisation).into_iter();
        line.flat_map(|one| std::iter::once(&one.id).chain(self.0.get(&one.id).into_iter().flatten().copied()))
    }
}
