//! The page of an område, with its delområden.

use serde::Serialize;

use super::omraden::OmradenPage;
use crate::catalogue::{Catalogue, Row};
use crate::records::modell::{Delomrade, Omrade};
use crate::records::reference::Prefix;
use crate::site::chart::Chart;
use crate::site::cx::{Cx, Material};
use crate::site::document::Document;
use crate::site::documents::all;
use crate::site::kind::{Above, Found, Head, Kind, Listed, PageChart, Shows, Source, Texts, Wish, each};
use crate::site::map::Lies;
use crate::site::route::Each;
use crate::site::row::OmradeView;
use crate::site::show::ansvar::{DelomradeView, VemView, delomraden, who};
use crate::site::show::bars::{Bar, bars, hue};
use crate::site::show::sources::{KallgruppView, KonfliktView};
use crate::site::words;

/// The page of an område.
pub(super) struct OmradePage;

impl Kind for OmradePage {
    type Route = Each;
    type Subject<'s> = &'s Row<Omrade>;
    type View<'s> = OmradeSida;

    const NAME: &'static str = "område";
    const ROUTE: Each = Each("omraden");
    const TEMPLATE: &'static str = "omrade";
    const CALLED: Option<&'static str> = None;
    const SHOWS: &'static [Shows] = &[
        Shows {
            prefix: Prefix::Omrade,
            lies: Lies::OwnPage,
            name: |catalogue, id| catalogue.omraden().get(id).map(|row| row.namn.to_string()),
            anchors: |_, _| Vec::new(),
            found: Some(Found {
                heading: "Områden",
                rank: 0.55,
                documents: |cx| cx.catalogue().omraden().iter().map(|row| document(cx, row)).collect(),
            }),
        },
        Shows {
            prefix: Prefix::Delomrade,
            lies: Lies::Within(omrade_of),
            name: |catalogue, id| Some(catalogue.find_delomrade(id)?.0.namn.to_string()),
            anchors: |_, _| Vec::new(),
            found: Some(Found { heading: "Delområden", rank: 0.5, documents: part_documents }),
        },
    ];

    fn list<'s>(of: &'s Material) -> Vec<Listed<'s, Self>> {
        each(of.catalogue.omraden())
    }

    fn above(_: Self::Subject<'_>) -> Above {
        Above::List(&OmradenPage)
    }

    fn source<'s>(_: &Cx<'s>, row: Self::Subject<'s>) -> Source<'s> {
        Source::Record(&row.origin)
    }

    fn head<'s>(_: &Cx<'s>, row: Self::Subject<'s>) -> Head {
        Head::new(&row.namn, format!("{}: delområden, vem som styr, vem som utför och vilka insatser som finns.", row.namn))
    }

    fn view<'s>(cx: &Cx<'s>, row: Self::Subject<'s>) -> Self::View<'s> {
        view(cx, row)
    }

    fn texts<'s>(_: &'s Material, row: Self::Subject<'s>) -> Texts<'s> {
        Texts::of(Some(row.beskrivning.document()), &row.origin, "beskrivning")
    }

    fn charts<'s>(cx: &Cx<'s>, row: Self::Subject<'s>) -> Vec<PageChart> {
        by_delomrade(cx, row).into_iter().map(|chart| PageChart { chart, wish: Wish::Suggested }).collect()
    }
}

/// The page of an område.
#[derive(Debug, Serialize)]
pub(super) struct OmradeSida {
    /// The område.
    omrade: OmradeView,
    /// Who steers.
    styr: Vec<VemView>,
    /// Its delområden.
    delomraden: Vec<DelomradeView>,
    /// How many insatser lie in it.
    antal: String,
    /// Where sources disagree.
    konflikter: Vec<KonfliktView>,
    /// The sources.
    kallor: Vec<KallgruppView>,
}

fn view(cx: &Cx<'_>, row: &Row<Omrade>) -> OmradeSida {
    OmradeSida {
        omrade: cx.omrade(row),
        styr: who(cx, &row.styr),
        delomraden: delomraden(cx, row, true),
        antal: words::count_insatser(cx.insatser_in_omrade(row).len()),
        konflikter: cx.konflikter(&row.kallkonflikt),
        kallor: cx.kallor(&row.kallor),
    }
}

fn by_delomrade(cx: &Cx<'_>, row: &Omrade) -> Option<Chart> {
    let hue = hue(row.ikon);
    let counted: Vec<Bar> = row
        .delomraden
        .iter()
        .map(|(id, delomrade)| (delomrade.namn.to_string(), cx.insatser_in_delomrade(id).count(), Some(hue)))
        .collect();
    let empty: Vec<String> =
        counted.iter().filter(|(_, count, _)| *count == 0).map(|(label, _, _)| label.to_lowercase()).collect();
    let headline = match empty.len() {
        0 => "Alla delområden har insatser".to_owned(),
        1 | 2 => format!("Ingen insats i katalogen är placerad i {}", words::list_of(&empty, "eller")),
        many => format!("{many} av {} delområden saknar insatser i katalogen", counted.len()),
    };
    bars(cx, "insatser-per-delomrade", headline, "delområde", counted)
}

/// The område that a delområde lies in.
fn omrade_of(catalogue: &Catalogue, id: &str) -> Option<String> {
    Some(catalogue.find_delomrade(id)?.1.id.to_string())
}

fn document(cx: &Cx<'_>, row: &Row<Omrade>) -> Document {
    let mut document = Document::of(cx, Prefix::Omrade, row);
    document.names.push(row.kort.to_string());
    document.headings.extend(row.delomraden.values().map(|part| part.namn.to_string()));
    document.body.extend(cx.plain(&document.target.path));
    document
}

fn part_documents(cx: &Cx<'_>) -> Vec<Document> {
    let parts = cx.catalogue().omraden().iter().flat_map(|row| row.delomraden.iter());
    parts.map(|(id, part)| part_document(cx, id, part)).collect()
}

fn part_document(cx: &Cx<'_>, id: &str, part: &Delomrade) -> Document {
    let mut document = Document::new(cx, Prefix::Delomrade, id);
    document.summary = part.fortydligande.first().map(ToString::to_string).unwrap_or_default();
    document.body.extend(all(&part.fortydligande));
    document.facts.push("delområde".to_owned());
    document
}
