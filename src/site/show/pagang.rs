//! Something that is coming, in a list.

use serde::Serialize;

use super::sources::{KallgruppView, KonfliktView, OsakerView};
use crate::catalogue::Row;
use crate::records::dokument::{Pagang, PagangLage};
use crate::records::reference::Prefix;
use crate::site::cx::Cx;
use crate::site::link::LinkView;
use crate::site::words;

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

pub(crate) fn post(cx: &Cx<'_>, row: &Row<Pagang>) -> PagangPost {
    PagangPost {
        id: row.id.to_string(),
        namn: row.namn.to_string(),
        href: cx.href(Prefix::Pagang, row.id.as_str()),
        lage: match row.lage {
            PagangLage::Foreslas => "föreslås",
            PagangLage::Pagar => "pågår",
            PagangLage::Vantas => "väntas",
            PagangLage::Beslutad => "beslutad",
            PagangLage::Genomford => "genomförd",
            PagangLage::Okant => "läget är okänt",
        },
        nar: row.nar.map(crate::value::Moment::swedish),
        text: row.text.as_ref().map(|text| words::paragraphs(text.as_str())).unwrap_or_default(),
        ror: row.ror.iter().filter_map(|link| cx.find_link(link.prefix, link.id.as_str())).collect(),
        osaker: cx.osaker(&row.osaker),
        konflikter: cx.konflikter(&row.kallkonflikt),
        kallor: cx.kallor(&row.kallor),
    }
}
