//! An avtal in a list.

use serde::Serialize;

use crate::catalogue::Row;
use crate::records::avtal::Avtal;
use crate::records::reference::Prefix;
use crate::site::cx::Cx;
use crate::site::ko::span;
use crate::site::link::LinkView;
use crate::site::words;
use crate::value::Datum;

/// An avtal in a list.
#[derive(Debug, Serialize)]
pub(crate) struct AvtalRow {
    /// The avtal.
    pub(crate) avtal: LinkView,
    /// The kind.
    pub(crate) typ: &'static str,
    /// What it is.
    pub(crate) text: Option<String>,
    /// The newest source's date, at which its state holds.
    pub(crate) lage_datum: Option<String>,
    /// When it holds.
    pub(crate) giltig: Option<String>,
    /// The parties.
    pub(crate) parter: Vec<LinkView>,
    /// How many insatser rest on it.
    pub(crate) antal: String,
}

pub(crate) fn row(cx: &Cx<'_>, row: &Row<Avtal>) -> AvtalRow {
    AvtalRow {
        avtal: cx.link(Prefix::Avtal, row.id.as_str()),
        typ: words::typ(row.typ),
        text: row.text.as_ref().map(ToString::to_string),
        lage_datum: cx.newest_day(&row.kallor).map(Datum::swedish),
        giltig: row.giltig.and_then(|giltig| span(giltig.fran, giltig.till)),
        parter: cx.organisation_links(&row.parter),
        antal: words::count_insatser(cx.insatser_on_avtal(&row.id).len()),
    }
}
