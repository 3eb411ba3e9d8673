//! The ways into an insats, resolved once.
//!
//! In: an insats of the catalogue. Out: its ways, which lend from the records and copy nothing. An insats without parts is one way;
//! with parts, its ways are its parts. Each takes from the whole the fields that it does not say itself: whole fields, never keys
//! inside one; its conditions are added to those of the whole. Counts (`deltagare`, `platser`) are no way's: they stay where they
//! stand. Knows nothing of pages; the day of the build is handed in where it matters.

use super::{Catalogue, Row, Villkor};
use crate::records::insats::{Beslut, Del, Insats, Ko, Lage, LagrumEnligtKalla, Langd, LederTill, MetodIBruk, OppenFor, VagIn};
use crate::records::kontakt::Kontakt;
use crate::records::reference::{Ref, to};

/// A way into an insats: the insats itself, or one of its parts.
#[derive(Debug, Clone, Copy)]
pub struct Way<'c> {
    /// The insats.
    pub insats: &'c Row<Insats>,
    /// The part; none where the insats has no parts.
    pub del: Option<&'c Del>,
    /// The state that the record tells; see [`Way::status`] for what it means on a day.
    pub lage: Lage,
    /// For whom in the city it is open.
    pub oppen_for: &'c OppenFor,
    /// Who carries it out.
    pub utforare: &'c [Ref<to::Organisation>],
    /// Målgrupper.
    pub malgrupper: &'c [Ref<to::Malgrupp>],
    /// The conditions of the whole; `None` where it has no `passar`.
    pub gemensamma_villkor: Option<&'c [Villkor]>,
    /// The conditions that the part adds.
    pub egna_villkor: &'c [Villkor],
    /// Lagrum, as the sources write them.
    pub lagrum: &'c [LagrumEnligtKalla],
    /// The decision.
    pub beslut: Option<&'c Beslut>,
    /// How one comes there.
    pub vag_in: Option<&'c VagIn>,
    /// How long it goes on.
    pub langd: Option<&'c Langd>,
    /// Methods and how they are used.
    pub metoder: &'c [MetodIBruk],
    /// Aims.
    pub mal: &'c [Ref<to::Mal>],
    /// Where it can lead.
    pub leder_till: &'c [LederTill],
    /// What is said of its queue, in the order of the record.
    pub ko: &'c [Ko],
    /// What is said of the queue is said of the whole insats, whose counts a table may hold.
    pub ko_is_of_the_whole: bool,
    /// Avtal that it rests on.
    pub avtal: &'c [Ref<to::Avtal>],
    /// Whom to ask.
    pub kontakt: Option<&'c Kontakt>,
}

impl<'c> Way<'c> {
    /// The whole insats as a way. Every field of an insats is named here, so that a new one is a way's or, by decision, not.
    fn whole(insats: &'c Row<Insats>, gemensamma_villkor: Option<&'c [Villkor]>) -> Self {
        let Insats {
            namn: _,
            alias: _,
            sammanfattning: _,
            lage,
            delomraden: _,
            klassning: _,
            inte_att_erbjuda: _,
            utforare,
            oppen_for,
            malgrupper,
            passar: _,
            delar: _,
            lagrum,
            beslut,
            vag_in,
            langd,
            platser: _,
            metoder,
            mal,
            leder_till,
            kan_kombineras_med: _,
            kan_inte_kombineras_med: _,
            alternativ: _,
            ko,
            deltagare: _,
            uppfoljning: _,
            avtal,
            kontakt,
            forvaltas_av: _,
            beslut_om_utbud: _,
            giltig: _,
            granskad: _,
            kallor: _,
            osaker: _,
            kallkonflikt: _,
            beskrivning: _,
        } = &insats.record;
        Self {
            insats,
            del: None,
            lage: *lage,
            oppen_for,
            utforare,
            malgrupper,
            gemensamma_villkor,
            egna_villkor: &[],
            lagrum,
            beslut: beslut.as_ref(),
            vag_in: vag_in.as_ref(),
            langd: langd.as_ref(),
            metoder,
            mal,
            leder_till,
            ko,
            ko_is_of_the_whole: true,
            avtal,
            kontakt: kontakt.as_ref(),
        }
    }

    /// A part of the insats as a way. Every field of a part is named here, so that none is forgotten.
    fn part(self, del: &'c Del, egna_villkor: &'c [Villkor]) -> Self {
        let Del {
            id: _,
            namn: _,
            text: _,
            lage,
            utforare,
            oppen_for,
            malgrupper,
            passar: _,
            lagrum,
            beslut,
            vag_in,
            langd,
            platser: _,
            metoder,
            mal,
            leder_till,
            ko,
            deltagare: _,
            avtal,
            kontakt,
        } = del;
        Self {
            insats: self.insats,
            del: Some(del),
            lage: lage.unwrap_or(self.lage),
            oppen_for: oppen_for.as_ref().unwrap_or(self.oppen_for),
            utforare: utforare.as_deref().unwrap_or(self.utforare),
            malgrupper: malgrupper.as_deref().unwrap_or(self.malgrupper),
            gemensamma_villkor: self.gemensamma_villkor,
            egna_villkor,
            lagrum: lagrum.as_deref().unwrap_or(self.lagrum),
            beslut: beslut.as_ref().or(self.beslut),
            vag_in: vag_in.as_ref().or(self.vag_in),
            langd: langd.as_ref().or(self.langd),
            metoder: metoder.as_deref().unwrap_or(self.metoder),
            mal: mal.as_deref().unwrap_or(self.mal),
            leder_till: leder_till.as_deref().unwrap_or(self.leder_till),
            ko: ko.as_deref().unwrap_or(self.ko),
            ko_is_of_the_whole: ko.is_none(),
            avtal: avtal.as_deref().unwrap_or(self.avtal),
            kontakt: kontakt.as_ref().or(self.kontakt),
        }
    }

    /// Its conditions: those of the whole, then those that the part adds.
    pub fn villkor(&self) -> impl Iterator<Item = &'c Villkor> + use<'c> {
        self.gemensamma_villkor.into_iter().flatten().chain(self.egna_villkor)
    }
}

/// The states that the record tells of the ways into an insats, in its order; at least one.
pub(super) fn states(insats: &Insats) -> impl Iterator<Item = Lage> {
    (0..insats.delar.len().max(1)).map(|index| insats.delar.get(index).and_then(|del| del.lage).unwrap_or(insats.lage))
}

impl Catalogue {
    /// The ways into an insats, in the record's order; at least one.
    pub fn ways<'c>(&'c self, insats: &'c Row<Insats>) -> impl ExactSizeIterator<Item = Way<'c>> + Clone + use<'c> {
        let villkor = self.villkor(&insats.id);
        let whole = Way::whole(insats, villkor.egna.as_deref());
        (0..insats.delar.len().max(1)).map(move |index| match insats.delar.get(index) {
            None => whole,
            Some(del) => whole.part(del, villkor.delar.get(index).map_or(&[], Vec::as_slice)),
        })
    }
}
