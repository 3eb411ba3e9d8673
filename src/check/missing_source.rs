//! Facts that may be left out, and that often come from another section than the rest, have their source where they stand.

use crate::finding::{Finding, Findings};
use crate::records::insats::{Beslut, Langd, Uppfoljning, VagIn};
use crate::records::ja_nej::JaNej;
use crate::records::kontakt::Kontakt;
use crate::records::{Origin, Records};
use crate::rule::check::KALLA_SAKNAS;
use crate::tree::Pointer;

pub(super) fn check(records: &Records, findings: &mut Findings) {
    for entry in records.insatser.values() {
        let Some(insats) = &entry.record else { continue };
        let root = Pointer::root();
        let own = [
            ("beslut", insats.beslut.as_ref().is_some_and(beslut)),
            ("väg_in", insats.vag_in.as_ref().is_some_and(vag_in)),
            ("längd", insats.langd.as_ref().is_some_and(langd)),
            ("uppföljning", insats.uppfoljning.as_ref().is_some_and(uppfoljning)),
            ("kontakt", insats.kontakt.as_ref().is_some_and(kontakt)),
        ];
        tell(&own, &entry.origin, &root, findings);
        for (index, del) in insats.delar.iter().enumerate() {
            let of_part = [
                ("beslut", del.beslut.as_ref().is_some_and(beslut)),
                ("väg_in", del.vag_in.as_ref().is_some_and(vag_in)),
                ("längd", del.langd.as_ref().is_some_and(langd)),
                ("kontakt", del.kontakt.as_ref().is_some_and(kontakt)),
            ];
            tell(&of_part, &entry.origin, &root.join("delar").join(index), findings);
        }
    }
}

/// Tells the facts that lack their source.
fn tell(facts: &[(&str, bool)], origin: &Origin, at: &Pointer, findings: &mut Findings) {
    for (key, _) in facts.iter().filter(|(_, lacking)| *lacking) {
        let message = format!("uppgiften om {key} saknar källa");
        findings.push(Finding::new(&KALLA_SAKNAS, origin.at(&at.join(key)).key(), message, "lägg till källa: dokument#avsnitt"));
    }
}

/// Whether a fact says something without a source.
fn beslut(beslut: &Beslut) -> bool {
    let Beslut { kravs, av, text, kalla } = beslut;
    kalla.is_none() && (kravs.is_some() || av.is_some() || text.is_some())
}

/// Steps have sources of their own, and that something is unknown needs none.
fn vag_in(vag_in: &VagIn) -> bool {
    let VagIn { remiss, fran, text, steg: _, kalla } = vag_in;
    let known = remiss.is_some_and(|remiss| remiss != JaNej::Okant);
    kalla.is_none() && (known || !fran.is_empty() || text.is_some())
}

fn langd(langd: &Langd) -> bool {
    let Langd { manader, text, kalla } = langd;
    kalla.is_none() && (manader.is_some() || text.is_some())
}

fn uppfoljning(uppfoljning: &Uppfoljning) -> bool {
    let Uppfoljning { indikatorer, fore_och_efter, metodtrogenhet, text, kalla } = uppfoljning;
    kalla.is_none() && (!indikatorer.is_empty() || fore_och_efter.is_some() || metodtrogenhet.is_some() || text.is_some())
}

/// An organisation has a record with its own sources.
fn kontakt(kontakt: &Kontakt) -> bool {
    let Kontakt { funktion, organisation: _, telefon, epost, kalla } = kontakt;
    kalla.is_none() && (funktion.is_some() || telefon.is_some() || epost.is_some())
}
