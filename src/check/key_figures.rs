//! The key figures of the start page: their tables have the rows and columns that the settings name.

use crate::finding::{Finding, Findings, Part, Place};
use crate::site::Site;
use crate::source::SITE_FILE;
use crate::tables::missing;
use crate::tree::Pointer;
use crate::value::Fault;

pub(super) fn check(site: &Site, findings: &mut Findings) {
    for (index, figure) in site.catalogue().site().nyckeltal.iter().enumerate() {
        let Some(table) = site.tables().iter().find(|table| table.head.id == *figure.tabell.id()) else { continue };
        for (key, name, axis) in [("rad", &figure.rad, &table.rows), ("kolumn", &figure.kolumn, &table.columns)] {
            if axis.iter().any(|one| one.is_called(name.as_str())) {
                continue;
            }
            let pointer = Pointer::root().join("nyckeltal").join(index).join(key);
            let place = Place::Tree { file: SITE_FILE.into(), pointer, part: Part::Value };
            let message = format!("tabellen {} har ingen {key} ”{name}”", table.head.id);
            findings.push(Finding::of_fault(place, Fault { message, ..missing(key, name.as_str(), axis) }));
        }
    }
}
