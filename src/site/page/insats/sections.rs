//! In which section of which document each fact on the page of an insats stands.
//!
//! In: the record with its parts. Out: pairs of what is told and where, in the page's order, each once. It knows no words of the facts
//! themselves.

use serde::Serialize;

use crate::catalogue::Row;
use crate::records::insats::{Beslut, Del, Insats, Ko, Kombination, LagrumEnligtKalla, LederTill, MetodIBruk, VagIn};
use crate::records::reference::Prefix;
use crate::records::villkor::Villkor as Skrivet;
use crate::site::cx::Cx;
use crate::site::show::sources::KallView;
use crate::site::words;
use crate::value::{SourceRef, Term};

/// What is told, and where it stands.
#[derive(Debug, Serialize)]
pub(super) struct UppgiftView {
    /// What is told: `Kö, januari 2025`.
    pub(super) vad: String,
    /// The document and the section.
    pub(super) kalla: KallView,
}

/// Gathers what is told, each once.
struct Gathered<'c, 'a> {
    cx: &'c Cx<'a>,
    list: Vec<(String, SourceRef)>,
}

pub(super) fn sections(cx: &Cx<'_>, insats: &Row<Insats>) -> Vec<UppgiftView> {
    let mut told = Gathered { cx, list: Vec::new() };
    told.conditions("", insats.passar.as_deref().unwrap_or_default());
    told.way("", insats.vag_in.as_ref(), insats.beslut.as_ref());
    for del in &insats.delar {
        told.part(del);
    }
    told.leads("", &insats.leder_till);
    told.methods("", &insats.metoder);
    for (what, list) in [
        ("Parallella insatser", &insats.kan_kombineras_med),
        ("Inte samtidigt", &insats.kan_inte_kombineras_med),
        ("Att pröva i stället", &insats.alternativ),
    ] {
        told.combinations(what, list);
    }
    told.laws("", &insats.lagrum);
    told.queues("", &insats.ko);
    for count in &insats.deltagare {
        told.add("", &format!("Deltagare {}", count.period.swedish()), Some(&count.kalla));
    }
    told.add("", "Längd", insats.langd.as_ref().and_then(|one| one.kalla.as_ref()));
    told.add("", "Platser", insats.platser.as_ref().map(|one| &one.kalla));
    told.add("", "Uppföljning", insats.uppfoljning.as_ref().and_then(|one| one.kalla.as_ref()));
    told.add("", "Beslut om utbudet", insats.beslut_om_utbud.as_ref().and_then(|one| one.kalla.as_ref()));
    told.add("", "Kontakt", insats.kontakt.as_ref().and_then(|one| one.kalla.as_ref()));
    let view = |(vad, source): (String, SourceRef)| UppgiftView { vad, kalla: cx.kalla(&source) };
    told.list.into_iter().map(view).collect()
}

impl Gathered<'_, '_> {
    fn add(&mut self, part: &str, what: &str, source: Option<&SourceRef>) {
        let Some(source) = source else { return };
        let what = if part.is_empty() { what.to_owned() } else { format!("{part}: {}", words::lower_first(what)) };
        if !self.list.iter().any(|(known, of)| *known == what && of == source) {
            self.list.push((what, source.clone()));
        }
    }

    fn part(&mut self, del: &Del) {
        let part = del.namn.to_string();
        self.conditions(&part, del.passar.as_deref().unwrap_or_default());
        self.way(&part, del.vag_in.as_ref(), del.beslut.as_ref());
        self.leads(&part, del.leder_till.as_deref().unwrap_or_default());
        self.methods(&part, del.metoder.as_deref().unwrap_or_default());
        self.laws(&part, del.lagrum.as_deref().unwrap_or_default());
        self.queues(&part, del.ko.as_deref().unwrap_or_default());
        for count in del.deltagare.iter().flatten() {
            self.add(&part, &format!("Deltagare {}", count.period.swedish()), Some(&count.kalla));
        }
        self.add(&part, "Längd", del.langd.as_ref().and_then(|one| one.kalla.as_ref()));
        self.add(&part, "Platser", del.platser.as_ref().map(|one| &one.kalla));
        self.add(&part, "Kontakt", del.kontakt.as_ref().and_then(|one| one.kalla.as_ref()));
    }

    /// Conditions by what they are about: `Ålder`.
    fn conditions(&mut self, part: &str, list: &[Skrivet]) {
        for villkor in list {
            let asked = villkor.vad.as_ref().and_then(|vad| Term::parse(vad.as_str()).ok());
            let about = match (&asked, &villkor.bedoms, &villkor.kraver_ocksa) {
                (Some(vad), ..) => self.cx.catalogue().fraga(vad).amne().as_str(),
                (None, Some(_), _) => "Bedöms",
                (None, None, Some(_)) => "Krävs också",
                (None, None, None) => "Vem den passar för",
            };
            self.add(part, about, Some(&villkor.kalla));
        }
    }

    fn way(&mut self, part: &str, vag_in: Option<&VagIn>, beslut: Option<&Beslut>) {
        self.add(part, "Vägen in", vag_in.and_then(|one| one.kalla.as_ref()));
        for step in vag_in.iter().flat_map(|one| &one.steg) {
            self.add(part, "Vägen in", Some(&step.kalla));
        }
        self.add(part, "Beslut", beslut.and_then(|one| one.kalla.as_ref()));
    }

    fn leads(&mut self, part: &str, list: &[LederTill]) {
        for next in list {
            let name = self.cx.link(Prefix::Insats, next.insats.id().as_str()).text;
            self.add(part, &format!("Leder vidare till {name}"), Some(&next.kalla));
        }
    }

    fn methods(&mut self, part: &str, list: &[MetodIBruk]) {
        for one in list {
            let name = self.cx.metod_link(&one.metod).text;
            self.add(part, &format!("Metod: {name}"), one.kalla.as_ref());
        }
    }

    fn combinations(&mut self, what: &str, list: &[Kombination]) {
        for one in list {
            let other = one.insats.as_ref().map(|insats| self.cx.link(Prefix::Insats, insats.id().as_str()).text);
            let what = other.map_or_else(|| what.to_owned(), |name| format!("{what}: {name}"));
            self.add("", &what, Some(&one.kalla));
        }
    }

    fn laws(&mut self, part: &str, list: &[LagrumEnligtKalla]) {
        for one in list {
            let name = self.cx.link(Prefix::Lagrum, one.lagrum.id().as_str()).text;
            self.add(part, &format!("Lagrum: {name}"), Some(&one.kalla));
        }
    }

    fn queues(&mut self, part: &str, list: &[Ko]) {
        for one in list {
            self.add(part, &format!("Kö, {}", one.uppgift_fran.swedish()), Some(&one.kalla));
        }
    }
}
