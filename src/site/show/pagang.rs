//! Something that is coming, in a list.

use serde::Serialize;

use super::sources::{KallgruppView, KonfliktView, OsakerView};
use crate::catalogue::Row;
use crate::records::dokument::{Pagang, PagangLage};
use crate::records::reference::Prefix;
use crate::site::cx::Cx;
use crate::site::link::LinkView;
use crate::site::words;
use crate::value::Datum;

/// Something that is coming.
#[derive(Debug, Serialize)]
pub(crate) struct PagangPost {
    /// Its id, which is its anchor.
    pub(crate) id: String,
    /// Its name.
    pub(crate) namn: String,
    /// Its address.
    pub(crate) href: String,
    /// How far it has come.
    pub(crate) lage: &'static str,
    /// The newest source's date, at which that held.
    pub(crate) lage_datum: Option<String>,
    /// When.
    pub(crate) nar: Option<String>,
    /// What it is.
    pub(crate) text: Vec<String>,
    /// What it touches.
    pub(crate) ror: Vec<LinkView>,
    /// Doubtful statements.
    pub(crate) osaker: Vec<OsakerView>,
    /// Where sources disagree.
    pub(crate) konflikter: Vec<KonfliktView>,
    /// The sources.
    pub(crate) kallor: Vec<KallgruppView>,
}

/// Whether the time that it is told for has passed.
pub(crate) fn has_passed(row: &Pagang, today: Datum) -> bool {
    row.nar.is_some_and(|nar| nar.last_day() < today)
}

/// Whether it is still to come or goes on, as far as the sources tell: its time has not passed, and it is neither done nor lost sight of.
pub(crate) fn is_coming(row: &Pagang, today: Datum) -> bool {
    !has_passed(row, today) && !matches!(row.lage, PagangLage::Genomford | PagangLage::Okant)
}

/// How far it has come, as one says it on the day of the build.
fn state(lage: PagangLage, passed: bool) -> &'static str {
    match (lage, passed) {
        (PagangLage::Foreslas, false) => "föreslås",
        (PagangLage::Foreslas, true) => "föreslogs",
        (PagangLage::Pagar, false) => "pågår",
        (PagangLage::Pagar, true) => "pågick enligt källan",
        (PagangLage::Vantas, false) => "väntas",
        (PagangLage::Vantas, true) => "väntades enligt källan",
        (PagangLage::Beslutad, false) => "beslutad",
        (PagangLage::Beslutad, true) => "gäller sedan",
        (PagangLage::Genomford, _) => "genomförd",
        (PagangLage::Okant, _) => "läget är okänt",
    }
}

pub(crate) fn post(cx: &Cx<'_>, row: &Row<Pagang>) -> PagangPost {
    PagangPost {
        id: row.id.to_string(),
        namn: row.namn.to_string(),
        href: cx.href(Prefix::Pagang, row.id.as_str()),
        lage: state(row.lage, has_passed(row, cx.today())),
        lage_datum: cx.newest_day(&row.kallor).map(Datum::swedish),
        nar: row.nar.map(crate::value::Moment::swedish),
        text: row.text.as_ref().map(|text| words::paragraphs(text.as_str())).unwrap_or_default(),
        ror: row.ror.iter().filter_map(|link| cx.find_link(link.prefix, link.id.as_str())).collect(),
        osaker: cx.osaker(&row.osaker),
        konflikter: cx.konflikter(&row.kallkonflikt),
        kallor: cx.kallor(&row.kallor),
    }
}
