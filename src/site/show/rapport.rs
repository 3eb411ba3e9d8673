//! Reports: which there are, and links to them.

use crate::catalogue::{Catalogue, Row};
use crate::records::modell::{Delomrade, Omrade, Organisation, Stadsomrade};
use crate::records::rapport::{ForVarje, Rapport};
use crate::site::cx::Cx;
use crate::site::link::LinkView;
use crate::site::route::{Each, Route as _};
use crate::value::OutPath;

/// Where reports lie.
pub(crate) const ROUTE: Each = Each("rapporter");

/// A report, and what it is about where it is made for each of several.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Report<'s> {
    pub(crate) row: &'s Row<Rapport>,
    pub(crate) about: Option<About<'s>>,
}

/// What one of several reports is about.
#[derive(Debug, Clone, Copy)]
pub(crate) enum About<'s> {
    Stadsomrade(&'s Row<Stadsomrade>),
    Omrade(&'s Row<Omrade>),
    Delomrade(&'s str, &'s Delomrade),
    Organisation(&'s Row<Organisation>),
}

impl<'s> About<'s> {
    /// The id of the record.
    pub(crate) fn id(self) -> &'s str {
        match self {
            Self::Stadsomrade(row) => row.id.as_str(),
            Self::Omrade(row) => row.id.as_str(),
            Self::Delomrade(id, _) => id,
            Self::Organisation(row) => row.id.as_str(),
        }
    }
}

impl Report<'_> {
    /// The id that links name it by: `lagesrapport-centrum`.
    pub(crate) fn id(&self) -> String {
        self.about.map_or_else(|| self.row.id.to_string(), |about| format!("{}-{}", self.row.id, about.id()))
    }

    /// Where it lies.
    pub(crate) fn path(&self) -> OutPath {
        ROUTE.path(&self.id())
    }
}

/// All reports.
pub(crate) fn all(catalogue: &Catalogue) -> Vec<Report<'_>> {
    catalogue.rapporter().iter().flat_map(|row| made_of(catalogue, row)).collect()
}

/// The report that links name by an id.
pub(crate) fn find<'s>(catalogue: &'s Catalogue, id: &str) -> Option<Report<'s>> {
    all(catalogue).into_iter().find(|report| report.id() == id)
}

/// The reports that a record makes: one, or one for each of what it names.
fn made_of<'s>(catalogue: &'s Catalogue, row: &'s Row<Rapport>) -> Vec<Report<'s>> {
    let about: Vec<About<'s>> = match &row.for_varje {
        None => return vec![Report { row, about: None }],
        Some(ForVarje::Stadsomrade) => catalogue.stadsomraden().iter().map(About::Stadsomrade).collect(),
        Some(ForVarje::Omrade) => catalogue.omraden().iter().map(About::Omrade).collect(),
        Some(ForVarje::Delomrade) => {
            let parts = catalogue.omraden().iter().flat_map(|row| row.delomraden.iter());
            parts.map(|(id, part)| About::Delomrade(id, part)).collect()
        }
        Some(ForVarje::Organisationer(list)) => catalogue.organisationer().all(list).map(About::Organisation).collect(),
    };
    about.into_iter().map(|about| Report { row, about: Some(about) }).collect()
}

/// The same report for the others.
pub(crate) fn siblings<'s>(catalogue: &'s Catalogue, report: Report<'s>) -> Vec<Report<'s>> {
    let mut made = made_of(catalogue, report.row);
    made.retain(|other| other.id() != report.id());
    made
}

/// A link to a report, by its title.
pub(crate) fn link(cx: &Cx<'_>, report: Report<'_>) -> LinkView {
    let text = short_text(cx, report, "titel").unwrap_or_else(|| report.row.id.to_string());
    LinkView { text, href: cx.href_to(&report.path()) }
}

/// A short text of a report's page.
pub(crate) fn short_text(cx: &Cx<'_>, report: Report<'_>, key: &str) -> Option<String> {
    cx.site.texts.get(&report.path())?.short.get(key).cloned()
}
