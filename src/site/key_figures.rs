//! The key figures of the start page: their tables have the rows and columns that the settings name.

use super::cx::Material;
use crate::finding::{Finding, Findings, Part, Place};
use crate::source::SITE_FILE;
use crate::tables::missing;
use crate::tree::Pointer;

/// The rows and columns that the site's key figures name exist.
pub(super) fn check(site: &Material, findings: &mut Findings) {
    for (index, figure) in site.catalogue.site().nyckeltal.iter().enumerate() {
        let Some(table) = site.tables.get(figure.tabell.id().as_str()) else { continue };
        for (key, name, axis) in [("rad", &figure.rad, &table.rows), ("kolumn", &figure.kolumn, &table.columns)] {
            if axis.iter().any(|one| one.is_called(name.as_str())) {
                continue;
            }
            let hint = missing(key, name.as_str(), axis).hint;
            let place = Place::Tree {
                file: SITE_FILE.into(),
                pointer: Pointer::root().join("nyckeltal").join(index).join(key),
                part: Part::Value,
            };
            findings.push(Finding::error(
                "okand-rad-eller-kolumn",
                place,
                format!("tabellen {} har ingen {key} ”{name}”", table.head.id),
                hint,
            ));
        }
    }
}
