//! The glossary.

use serde::Serialize;

use crate::catalogue::Row;
use crate::records::dokument::Begrepp;
use crate::records::reference::Prefix;
use crate::site::cx::{Cx, Material};
use crate::site::document::Document;
use crate::site::documents::all;
use crate::site::kind::{Above, Found, Head, Kind, Listed, PageChart, Shows, Source, Texts, once};
use crate::site::link::LinkView;
use crate::site::map::Lies;
use crate::site::route::One;
use crate::site::show::collation::{alphabetical, letter};
use crate::site::show::sources::{KallgruppView, KonfliktView, OsakerView};
use crate::site::words;

/// The glossary.
pub(super) struct OrdlistaPage;

impl Kind for OrdlistaPage {
    type Route = One;
    type Subject<'s> = ();
    type View<'s> = OrdlistaView;

    const NAME: &'static str = "ordlista";
    const ROUTE: One = One::OfFolder("ordlista");
    const TEMPLATE: &'static str = "ordlista";
    const CALLED: Option<&'static str> = Some("Ordlista");
    const SHOWS: &'static [Shows] = &[Shows {
        prefix: Prefix::Begrepp,
        lies: Lies::AtAnchor("%"),
        name: |catalogue, id| catalogue.begrepp().get(id).map(|row| row.namn.to_string()),
        anchors: |_, _| Vec::new(),
        found: Some(Found {
            heading: "Ordlista",
            rank: 0.92,
            documents: |cx| cx.catalogue().begrepp().iter().map(|row| document(cx, row)).collect(),
        }),
    }];

    fn list<'s>(_: &'s Material) -> Vec<Listed<'s, Self>> {
        once()
    }

    fn above((): Self::Subject<'_>) -> Above {
        Above::Start
    }

    fn source<'s>(_: &Cx<'s>, (): Self::Subject<'s>) -> Source<'s> {
        Source::Folder("content/ordlista")
    }

    fn head<'s>(_: &Cx<'s>, (): Self::Subject<'s>) -> Head {
        Head::new("Ordlista", "Ord och förkortningar i tjänsteutbudet, förklarade med källa.")
    }

    fn view<'s>(cx: &Cx<'s>, (): Self::Subject<'s>) -> Self::View<'s> {
        view(cx)
    }

    fn texts<'s>(_: &'s Material, (): Self::Subject<'s>) -> Texts<'s> {
        Texts::none()
    }

    fn charts<'s>(_: &Cx<'s>, (): Self::Subject<'s>) -> Vec<PageChart> {
        Vec::new()
    }
}

/// The glossary.
#[derive(Debug, Serialize)]
pub(super) struct OrdlistaView {
    /// By first letter, in the order of the Swedish alphabet.
    bokstaver: Vec<BokstavView>,
}

/// The terms of a letter.
#[derive(Debug, Serialize)]
struct BokstavView {
    /// The letter.
    bokstav: String,
    /// Its anchor.
    id: String,
    /// The terms.
    begrepp: Vec<BegreppView>,
}

/// A term.
#[derive(Debug, Serialize)]
struct BegreppView {
    /// Its id, which is its anchor.
    id: String,
    /// The term.
    namn: String,
    /// What it means.
    kort: String,
    /// Other words for it.
    alias: Vec<String>,
    /// More.
    text: Vec<String>,
    /// Its parts.
    delar: Vec<(String, Vec<String>)>,
    /// Words to avoid, and what to write.
    undvik: Vec<(String, String)>,
    /// Other terms.
    se_aven: Vec<LinkView>,
    /// Doubtful statements.
    osaker: Vec<OsakerView>,
    /// Where sources disagree.
    konflikter: Vec<KonfliktView>,
    /// The sources.
    kallor: Vec<KallgruppView>,
}

fn view(cx: &Cx<'_>) -> OrdlistaView {
    let mut rows: Vec<&Row<Begrepp>> = cx.catalogue().begrepp().iter().collect();
    rows.sort_by_cached_key(|row| (alphabetical(row.namn.as_str()), row.id.clone()));
    let mut bokstaver: Vec<BokstavView> = Vec::new();
    for row in rows {
        let (bokstav, id) = letter(row.namn.as_str());
        if bokstaver.last().is_none_or(|letter| letter.id != id) {
            bokstaver.push(BokstavView { bokstav, id, begrepp: Vec::new() });
        }
        if let Some(letter) = bokstaver.last_mut() {
            letter.begrepp.push(term(cx, row));
        }
    }
    OrdlistaView { bokstaver }
}

fn term(cx: &Cx<'_>, row: &Row<Begrepp>) -> BegreppView {
    BegreppView {
        id: row.id.to_string(),
        namn: row.namn.to_string(),
        kort: row.kort.to_string(),
        alias: row.alias.iter().map(ToString::to_string).collect(),
        text: words::paragraphs_of(row.text.as_ref()),
        delar: row.delar.iter().map(|del| (del.namn.to_string(), words::paragraphs(del.text.as_str()))).collect(),
        undvik: row.undvik.iter().map(|word| (word.ord.to_string(), word.skriv.to_string())).collect(),
        se_aven: row.se_aven.iter().map(|other| cx.link(Prefix::Begrepp, other.id().as_str())).collect(),
        osaker: cx.osaker(&row.osaker),
        konflikter: cx.konflikter(&row.kallkonflikt),
        kallor: cx.kallor(&row.kallor),
    }
}

fn document(cx: &Cx<'_>, row: &Row<Begrepp>) -> Document {
    let mut document = Document::of(cx, Prefix::Begrepp, row);
    document.names.extend(all(&row.alias));
    document.names.extend(row.undvik.iter().map(|avoid| avoid.ord.to_string()));
    document.summary = row.kort.to_string();
    document.facts.push("begrepp, betyder, betydelse, förklaring".to_owned());
    document.body.extend(row.text.iter().map(ToString::to_string));
    for part in &row.delar {
        document.headings.push(part.namn.to_string());
        document.body.push(part.text.to_string());
    }
    document
}
