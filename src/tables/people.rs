//! Whether a table counts people decides whether it is protected: its unit says so, whatever `mäter` says, and where nothing else
//! does, its title and names do.

use super::{RawTable, words};
use crate::finding::{Finding, Findings};
use crate::records::tabell::Mater;
use crate::rule::tables as rules;
use crate::tree::Pointer;

/// Makes a table, and rows and columns of it, count people where their units or names say that they do. What contradicts itself is
/// told.
pub(super) fn settle(table: &mut RawTable, findings: &mut Findings) {
    let head = &mut table.head;
    let at = Pointer::root().join("enhet");
    match contradiction(head.mater, head.enhet.as_deref()) {
        Some(people) => {
            tell(&head.origin.at(&at), head.mater, head.enhet.as_deref(), findings);
            head.mater = people;
        }
        None if head.mater == Mater::Antal && head.enhet.is_none() => {
            if let Some(people) = words::people(&head.titel) {
                head.mater = people;
            }
        }
        None => {}
    }
    let (own, unit) = (head.mater, head.enhet.is_some());
    for (key, axis) in [("rader", &mut table.rows), ("kolumner", &mut table.columns)] {
        for (index, one) in axis.iter_mut().enumerate() {
            let mater = one.mater.unwrap_or(own);
            if let Some(people) = contradiction(mater, one.enhet.as_deref()) {
                let at = Pointer::root().join(key).join(index).join("enhet");
                tell(&table.head.origin.at(&at), mater, one.enhet.as_deref(), findings);
                one.mater = Some(people);
            } else if mater == Mater::Antal && one.enhet.is_none() && !(unit && one.mater.is_none()) {
                one.mater = words::people(&one.namn).or(one.mater);
            }
        }
    }
}

/// What a unit says is counted, where `mäter` says something else.
fn contradiction(mater: Mater, enhet: Option<&str>) -> Option<Mater> {
    let people = words::people(enhet?)?;
    match mater {
        Mater::Personer | Mater::Hushall => None,
        Mater::Organisationer | Mater::Antal => Some(people),
        // A share or a time may name whom it is of.
        Mater::Andelar | Mater::Manader => None,
    }
}

fn tell(place: &crate::finding::Place, mater: Mater, enhet: Option<&str>, findings: &mut Findings) {
    let unit = enhet.unwrap_or_default();
    let mater = match mater {
        Mater::Organisationer => "organisationer",
        Mater::Antal => "antal",
        Mater::Personer | Mater::Hushall | Mater::Andelar | Mater::Manader => "något annat",
    };
    findings.push(Finding::new(
        &rules::ENHET_MOTSAGER,
        place.clone(),
        format!("mäter säger {mater}, men enheten ”{unit}” räknar människor"),
        "skriv mäter: personer (eller hushåll); talen skyddas som sådana",
    ));
}
