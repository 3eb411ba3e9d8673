//! The page of a method.

use serde::Serialize;

use super::metoder::MetoderPage;
use crate::catalogue::Row;
use crate::records::insats::{Hur, Insats};
use crate::records::modell::Metod;
use crate::records::reference::Prefix;
use crate::site::cx::{Cx, Material};
use crate::site::document::Document;
use crate::site::documents::all;
use crate::site::kind::{Above, Found, Head, Kind, Listed, PageChart, Shows, Source, Texts, each};
use crate::site::map::Lies;
use crate::site::route::Each;
use crate::site::row::InsatsRow;
use crate::site::show::guidelines::grade;
use crate::site::show::sources::{KallgruppView, KonfliktView, OsakerView};
use crate::site::words;

/// The page of a method.
pub(super) struct MetodPage;

impl Kind for MetodPage {
    type Route = Each;
    type Subject<'s> = &'s Row<Metod>;
    type View<'s> = MetodView;

    const NAME: &'static str = "metod";
    const ROUTE: Each = Each("metoder");
    const TEMPLATE: &'static str = "metod";
    const CALLED: Option<&'static str> = None;
    const SHOWS: &'static [Shows] = &[Shows {
        prefix: Prefix::Metod,
        lies: Lies::OwnPage,
        name: |catalogue, id| catalogue.metoder().get(id).map(|row| row.namn.to_string()),
        anchors: |_, _| Vec::new(),
        found: Some(Found {
            heading: "Metoder",
            rank: 0.5,
            documents: |cx| cx.catalogue().metoder().iter().map(|row| document(cx, row)).collect(),
        }),
    }];

    fn list<'s>(of: &'s Material) -> Vec<Listed<'s, Self>> {
        each(of.catalogue.metoder())
    }

    fn above(_: Self::Subject<'_>) -> Above {
        Above::List(&MetoderPage)
    }

    fn source<'s>(_: &Cx<'s>, row: Self::Subject<'s>) -> Source<'s> {
        Source::Record(&row.origin)
    }

    fn head<'s>(_: &Cx<'s>, row: Self::Subject<'s>) -> Head {
        Head::new(&row.namn, format!("{}: vad metoden är och vilka insatser som använder den.", row.namn))
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

/// The page of a method.
#[derive(Debug, Serialize)]
pub(super) struct MetodView {
    /// Its name.
    namn: String,
    /// Written out.
    utskrivet: Option<String>,
    /// Other names.
    alias: Vec<String>,
    /// What it is.
    text: Vec<String>,
    /// What the national guidelines say, each with what it is about.
    riktlinjer: Vec<RiktlinjeView>,
    /// What sources say of fidelity to the method.
    metodtrogenhet: Vec<String>,
    /// The insatser, by how they use it.
    insatser: Vec<(&'static str, Vec<InsatsRow>)>,
    /// Doubtful statements.
    osaker: Vec<OsakerView>,
    /// Where sources disagree.
    konflikter: Vec<KonfliktView>,
    /// The sources.
    kallor: Vec<KallgruppView>,
}

/// A recommendation.
#[derive(Debug, Serialize)]
struct RiktlinjeView {
    /// `bör` or `kan`.
    grad: Option<&'static str>,
    /// 1–10.
    prioritet: u8,
    /// What it is about.
    text: Option<String>,
}

fn view(cx: &Cx<'_>, row: &Row<Metod>) -> MetodView {
    let all = cx.insatser_with_metod(&row.id);
    let by_use = [Hur::Foljer, Hur::Anvander, Hur::InspireradAv, Hur::KompetensI].map(|hur| {
        let fits = |insats: &&&Row<Insats>| {
            let in_use = cx.ways(insats).into_iter().flat_map(|way| way.metoder);
            in_use.into_iter().any(|m| *m.metod.id() == row.id && m.hur == hur)
        };
        let rows: Vec<_> = all.iter().filter(fits).copied().collect();
        (words::hur(hur), cx.rows(&rows))
    });
    MetodView {
        namn: row.namn.to_string(),
        utskrivet: row.utskrivet.as_ref().map(ToString::to_string),
        alias: row.alias.iter().map(ToString::to_string).collect(),
        text: row.text.as_ref().map(|text| words::paragraphs(text.as_str())).unwrap_or_default(),
        riktlinjer: row
            .riktlinje
            .iter()
            .map(|r| RiktlinjeView {
                grad: r.grad.map(grade),
                prioritet: r.prioritet,
                text: r.text.as_ref().map(ToString::to_string),
            })
            .collect(),
        metodtrogenhet: row.metodtrogenhet.iter().map(|one| one.text.to_string()).collect(),
        insatser: by_use.into_iter().filter(|(_, rows)| !rows.is_empty()).collect(),
        osaker: cx.osaker(&row.osaker),
        konflikter: cx.konflikter(&row.kallkonflikt),
        kallor: cx.kallor(&row.kallor),
    }
}

fn document(cx: &Cx<'_>, row: &Row<Metod>) -> Document {
    let mut document = Document::of(cx, Prefix::Metod, row);
    document.names.extend(row.utskrivet.iter().map(ToString::to_string));
    document.names.extend(all(&row.alias));
    document.summary = row.text.as_ref().map(ToString::to_string).unwrap_or_default();
    document.facts.push("metod".to_owned());
    document.body.extend(row.riktlinje.iter().filter_map(|line| line.text.as_ref()).map(ToString::to_string));
    document
}
