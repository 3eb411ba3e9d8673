//! Who steers and who carries out: områden in the steering model's order, and their delområden.

use serde::Serialize;

use super::sources::{KallgruppView, KonfliktView, OsakerView};
use crate::catalogue::Row;
use crate::records::modell::{Ansvar, Delomrade, Omrade};
use crate::records::reference::Prefix;
use crate::site::cx::Cx;
use crate::site::link::LinkView;
use crate::site::row::InsatsRow;
use crate::site::words;

/// A delområde.
#[derive(Debug, Serialize)]
pub(crate) struct DelomradeView {
    /// Its id, which is its anchor.
    pub(crate) id: String,
    /// Its name.
    pub(crate) namn: String,
    /// Its address.
    pub(crate) href: String,
    /// Who steers.
    pub(crate) styr: Vec<VemView>,
    /// Who steers differs from its område.
    pub(crate) eget_styr: bool,
    /// Who carries out.
    pub(crate) utfor: Vec<VemView>,
    /// What it contains.
    pub(crate) fortydligande: Vec<String>,
    /// Its insatser.
    pub(crate) insatser: Vec<InsatsRow>,
    /// How many there are.
    pub(crate) antal: String,
    /// Doubtful statements.
    pub(crate) osaker: Vec<OsakerView>,
    /// Where sources disagree.
    pub(crate) konflikter: Vec<KonfliktView>,
    /// The sources.
    pub(crate) kallor: Vec<KallgruppView>,
}

/// Who, and in what way.
#[derive(Debug, Serialize)]
pub(crate) struct VemView {
    /// The organisation.
    pub(crate) organisation: LinkView,
    /// How the responsibility is limited or shared.
    pub(crate) text: Option<String>,
}

/// The områden in the steering model's order, which is that of their icons.
pub(crate) fn in_order<'s>(cx: &Cx<'s>) -> Vec<&'s Row<Omrade>> {
    let mut rows: Vec<&Row<Omrade>> = cx.catalogue().omraden().iter().collect();
    rows.sort_by_key(|row| (row.ikon, row.id.clone()));
    rows
}

pub(crate) fn who(cx: &Cx<'_>, list: &[Ansvar]) -> Vec<VemView> {
    list.iter()
        .map(|ansvar| VemView {
            organisation: cx.link(Prefix::Organisation, ansvar.organisation.id().as_str()),
            text: ansvar.text.as_ref().map(ToString::to_string),
        })
        .collect()
}

pub(crate) fn delomraden(cx: &Cx<'_>, omrade: &Omrade, with_rows: bool) -> Vec<DelomradeView> {
    omrade.delomraden.iter().map(|(id, delomrade)| delomrade_view(cx, omrade, id, delomrade, with_rows)).collect()
}

fn delomrade_view(cx: &Cx<'_>, omrade: &Omrade, id: &str, delomrade: &Delomrade, with_rows: bool) -> DelomradeView {
    let insatser = cx.insatser_in_delomrade(id).collect::<Vec<_>>();
    DelomradeView {
        id: id.to_owned(),
        namn: delomrade.namn.to_string(),
        href: cx.href(Prefix::Delomrade, id),
        styr: who(cx, delomrade.styr.as_ref().unwrap_or(&omrade.styr)),
        eget_styr: delomrade.styr.is_some(),
        utfor: who(cx, &delomrade.utfor),
        fortydligande: delomrade.fortydligande.iter().map(ToString::to_string).collect(),
        antal: words::count_insatser(insatser.len()),
        insatser: if with_rows { cx.rows(&insatser) } else { Vec::new() },
        osaker: cx.osaker(&delomrade.osaker),
        konflikter: cx.konflikter(&delomrade.kallkonflikt),
        kallor: cx.kallor(&delomrade.kallor),
    }
}
