//! The page of an organisation.

use serde::Serialize;

use super::organisationer::OrganisationerPage;
use crate::catalogue::Row;
use crate::records::ja_nej::JaNej;
use crate::records::modell::{Ansvar, Organisation};
use crate::records::reference::Prefix;
use crate::site::cx::{Cx, Material};
use crate::site::document::Document;
use crate::site::documents::all;
use crate::site::kind::{Above, Found, Head, Kind, Listed, PageChart, Shows, Source, Texts, each};
use crate::site::link::LinkView;
use crate::site::map::Lies;
use crate::site::route::Each;
use crate::site::row::InsatsRow;
use crate::site::show::ansvar::in_order;
use crate::site::show::avtal::{self, AvtalRow};
use crate::site::show::contact::{KontaktView, contact, nearest_contact};
use crate::site::show::sources::{KallgruppView, KonfliktView, OsakerView};
use crate::site::words;
use crate::value::Slug;

/// The page of an organisation.
pub(super) struct OrganisationPage;

impl Kind for OrganisationPage {
    type Route = Each;
    type Subject<'s> = &'s Row<Organisation>;
    type View<'s> = OrganisationView;

    const NAME: &'static str = "organisation";
    const ROUTE: Each = Each("organisationer");
    const TEMPLATE: &'static str = "organisation";
    const CALLED: Option<&'static str> = None;
    const SHOWS: &'static [Shows] = &[Shows {
        prefix: Prefix::Organisation,
        lies: Lies::OwnPage,
        name: |catalogue, id| catalogue.organisationer().get(id).map(|row| row.namn.to_string()),
        anchors: |_, _| Vec::new(),
        found: Some(Found {
            heading: "Organisationer",
            rank: 0.8,
            documents: |cx| cx.catalogue().organisationer().iter().map(|row| document(cx, row)).collect(),
        }),
    }];

    fn list<'s>(of: &'s Material) -> Vec<Listed<'s, Self>> {
        each(of.catalogue.organisationer())
    }

    fn above(_: Self::Subject<'_>) -> Above {
        Above::List(&OrganisationerPage)
    }

    fn source<'s>(_: &Cx<'s>, row: Self::Subject<'s>) -> Source<'s> {
        Source::Record(&row.origin)
    }

    fn head<'s>(_: &Cx<'s>, row: Self::Subject<'s>) -> Head {
        Head::new(&row.namn, format!("{}: vad organisationen gör och vilka insatser den utför.", row.namn))
    }

    fn view<'s>(cx: &Cx<'s>, row: Self::Subject<'s>) -> Self::View<'s> {
        view(cx, row)
    }

    fn texts<'s>(_: &'s Material, _: Self::Subject<'s>) -> Texts<'s> {
        Texts::none()
    }

    fn charts<'s>(_: &Cx<'s>, _: Self::Subject<'s>) -> Vec<PageChart> {
        Vec::new()
    }
}

/// The page of an organisation.
#[derive(Debug, Serialize)]
pub(super) struct OrganisationView {
    /// Its name.
    namn: String,
    /// Its short name.
    kort: Option<String>,
    /// Other names.
    alias: Vec<String>,
    /// What sort it is.
    sort: &'static str,
    /// What it is.
    text: Vec<String>,
    /// What it is a part of, from the nearest outwards.
    del_av: Vec<LinkView>,
    /// Its huvudman.
    huvudman: Option<LinkView>,
    /// Its parts.
    delar: Vec<LinkView>,
    /// The stadsområde it belongs to.
    stadsomrade: Option<LinkView>,
    /// Whether the steering model covers it.
    styrmodell: Option<&'static str>,
    /// Whom to ask.
    kontakt: Option<KontaktView>,
    /// The insatser it or its parts carry out.
    insatser: Vec<InsatsRow>,
    /// The avtal it is a party to.
    avtal: Vec<AvtalRow>,
    /// Delområden it steers or carries out.
    ansvar: Vec<(LinkView, &'static str)>,
    /// Doubtful statements.
    osaker: Vec<OsakerView>,
    /// Where sources disagree.
    konflikter: Vec<KonfliktView>,
    /// The sources.
    kallor: Vec<KallgruppView>,
}

fn view(cx: &Cx<'_>, row: &Row<Organisation>) -> OrganisationView {
    let c = cx.catalogue();
    let parts = c.organisationer().iter().filter(|other| {
        other.del_av.as_ref().is_some_and(|whole| *whole.id() == row.id)
            || row.bestar_av.iter().any(|part| *part.id() == other.id)
    });
    let insatser = cx.insatser_by(&row.id);
    OrganisationView {
        namn: row.namn.to_string(),
        kort: row.kort.as_ref().map(ToString::to_string),
        alias: row.alias.iter().map(ToString::to_string).collect(),
        sort: words::organisation_sort(row.sort),
        text: row.text.as_ref().map(|text| words::paragraphs(text.as_str())).unwrap_or_default(),
        del_av: c.lineage(row).into_iter().skip(1).map(|o| cx.organisation_link(o)).collect(),
        huvudman: c.huvudman(row).filter(|h| h.id != row.id).map(|h| cx.organisation_link(h)),
        delar: parts.map(|part| cx.organisation_link(part)).collect(),
        stadsomrade: row.stadsomrade.as_ref().map(|s| cx.link(Prefix::Stadsomrade, s.id().as_str())),
        styrmodell: match row.omfattas_av_styrmodellen {
            Some(JaNej::Ja) => Some("Styrmodellen gäller organisationen."),
            Some(JaNej::Nej) => Some("Styrmodellen gäller inte organisationen."),
            Some(JaNej::Okant) | None => None,
        },
        kontakt: row.kontakt.as_ref().and_then(|kontakt| contact(cx, kontakt)).or_else(|| nearest_contact(cx, row)),
        insatser: cx.rows(&insatser),
        avtal: c
            .avtal()
            .iter()
            .filter(|avtal| avtal.parter.iter().any(|part| *part.id() == row.id))
            .map(|avtal| avtal::row(cx, avtal))
            .collect(),
        ansvar: responsible_for(cx, &row.id),
        osaker: cx.osaker(&row.osaker),
        konflikter: cx.konflikter(&row.kallkonflikt),
        kallor: cx.kallor(&row.kallor),
    }
}

fn responsible_for(cx: &Cx<'_>, id: &Slug) -> Vec<(LinkView, &'static str)> {
    let named = |list: &[Ansvar]| list.iter().any(|ansvar| ansvar.organisation.id() == id);
    in_order(cx)
        .into_iter()
        .flat_map(|omrade| omrade.delomraden.iter().map(move |(delomrade_id, delomrade)| (omrade, delomrade_id, delomrade)))
        .filter_map(|(omrade, delomrade_id, delomrade)| {
            let how = match (named(delomrade.styr.as_ref().unwrap_or(&omrade.styr)), named(&delomrade.utfor)) {
                (true, true) => "styr och utför",
                (true, false) => "styr",
                (false, true) => "utför",
                (false, false) => return None,
            };
            Some((cx.link(Prefix::Delomrade, delomrade_id), how))
        })
        .collect()
}

fn document(cx: &Cx<'_>, row: &Row<Organisation>) -> Document {
    let mut document = Document::of(cx, Prefix::Organisation, row);
    document.names.extend(row.kort.iter().map(ToString::to_string));
    document.names.extend(all(&row.alias));
    document.summary = row.text.as_ref().map(ToString::to_string).unwrap_or_default();
    document.facts.push(words::organisation_sort(row.sort).to_owned());
    let contact = row.kontakt.as_ref().and_then(|kontakt| contact(cx, kontakt)).map(KontaktView::in_words);
    document.body.extend(contact.clone());
    document.beside = contact.unwrap_or_else(|| words::sentence(words::organisation_sort(row.sort)));
    document
}
