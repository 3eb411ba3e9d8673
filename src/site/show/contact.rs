//! Whom to ask.

use serde::Serialize;

use crate::catalogue::{Row, Way};
use crate::records::kontakt::Kontakt;
use crate::records::modell::Organisation;
use crate::records::reference::Prefix;
use crate::site::cx::Cx;
use crate::site::link::LinkView;

/// Whom to ask.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(crate) struct KontaktView {
    /// The function.
    pub funktion: Option<String>,
    /// The organisation.
    pub organisation: Option<LinkView>,
    /// The number.
    pub telefon: Option<String>,
    /// The number as a link dials it.
    pub ring: Option<String>,
    /// The address.
    pub epost: Option<String>,
    /// It is that of someone else, because one's own is in no source.
    pub andras: bool,
}

impl KontaktView {
    /// All of it in a row: `Kontaktcenter, SF Centrum, 031-365 00 00`.
    pub(crate) fn in_words(self) -> String {
        let organisation = self.organisation.map(|link| link.text);
        let parts = [self.funktion, organisation, self.telefon, self.epost];
        let all = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
        if self.andras { format!("{all} (insatsen har ingen egen kontakt)") } else { all }
    }
}

pub(crate) fn contact(cx: &Cx<'_>, kontakt: &Kontakt) -> Option<KontaktView> {
    let view = KontaktView {
        funktion: kontakt.funktion.as_ref().map(ToString::to_string),
        organisation: kontakt.organisation.as_ref().map(|o| cx.link(Prefix::Organisation, o.id().as_str())),
        telefon: kontakt.telefon.as_ref().map(ToString::to_string),
        ring: kontakt.telefon.as_ref().map(crate::value::Phone::dial),
        epost: kontakt.epost.as_ref().map(ToString::to_string),
        andras: false,
    };
    let says = view.funktion.is_some() || view.organisation.is_some() || view.telefon.is_some() || view.epost.is_some();
    says.then_some(view)
}

/// The contact of an organisation, or of the nearest that it belongs to; it says whose it is.
pub(crate) fn nearest_contact(cx: &Cx<'_>, organisation: &Row<Organisation>) -> Option<KontaktView> {
    cx.catalogue().lineage(organisation).into_iter().find_map(|o| {
        let view = contact(cx, o.kontakt.as_ref()?)?;
        let whose = view.organisation.clone().or_else(|| Some(cx.organisation_link(o)));
        Some(KontaktView { organisation: whose, andras: true, ..view })
    })
}

/// Several in a row.
pub(crate) fn in_a_row(contacts: Vec<KontaktView>) -> String {
    contacts.into_iter().map(KontaktView::in_words).collect::<Vec<_>>().join("; ")
}

/// Whom to ask of a way into an insats: its own contact, or else the nearest of each of those who carry it out.
pub(crate) fn contacts(cx: &Cx<'_>, way: &Way<'_>) -> Vec<KontaktView> {
    if let Some(own) = way.kontakt.and_then(|kontakt| contact(cx, kontakt)) {
        return vec![own];
    }
    let mut found = Vec::new();
    for nearest in cx.catalogue().organisationer().all(way.utforare).filter_map(|o| nearest_contact(cx, o)) {
        if !found.contains(&nearest) {
            found.push(nearest);
        }
    }
    found
}
