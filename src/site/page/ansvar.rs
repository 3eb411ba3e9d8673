//! Who is responsible for what: the page of the steering model, its forums and its documents.

use serde::Serialize;

use crate::catalogue::Row;
use crate::records::modell::{Forum, ForumLage, ForumSort, Niva, Styrdokument, StyrdokumentSort, Styrmodell};
use crate::records::reference::Prefix;
use crate::site::cx::{Cx, Material};
use crate::site::document::Document;
use crate::site::documents::all;
use crate::site::kind::{Above, Found, Head, Kind, Listed, PageChart, Shows, Source, Texts, once};
use crate::site::link::LinkView;
use crate::site::map::Lies;
use crate::site::route::One;
use crate::site::row::OmradeView;
use crate::site::show::ansvar::{DelomradeView, delomraden, in_order};
use crate::site::show::sources::{KallgruppView, KonfliktView, OsakerView};
use crate::site::words;

/// The page of the steering model.
pub(super) struct AnsvarPage;

impl Kind for AnsvarPage {
    type Route = One;
    type Subject<'s> = ();
    type View<'s> = AnsvarView;

    const NAME: &'static str = "ansvar";
    const ROUTE: One = One::AtRoot("ansvar");
    const TEMPLATE: &'static str = "ansvar";
    const CALLED: Option<&'static str> = Some("Ansvar");
    const SHOWS: &'static [Shows] = &[
        Shows {
            prefix: Prefix::Forum,
            lies: Lies::AtAnchor("%"),
            name: |catalogue, id| catalogue.forum().get(id).map(|row| row.namn.to_string()),
            anchors: |_, _| Vec::new(),
            found: Some(Found {
                heading: "Forum",
                rank: 0.5,
                documents: |cx| cx.catalogue().forum().iter().map(|row| forum_document(cx, row)).collect(),
            }),
        },
        Shows {
            prefix: Prefix::Styrdokument,
            lies: Lies::AtAnchor("%"),
            name: |catalogue, id| catalogue.styrdokument().get(id).map(|row| row.namn.to_string()),
            anchors: |_, _| Vec::new(),
            found: Some(Found {
                heading: "Styrdokument",
                rank: 0.5,
                documents: |cx| cx.catalogue().styrdokument().iter().map(|row| governing_document(cx, row)).collect(),
            }),
        },
    ];

    fn list<'s>(_: &'s Material) -> Vec<Listed<'s, Self>> {
        once()
    }

    fn above((): Self::Subject<'_>) -> Above {
        Above::Start
    }

    fn source<'s>(_: &Cx<'s>, (): Self::Subject<'s>) -> Source<'s> {
        Source::Folder("content/modell")
    }

    fn head<'s>(_: &Cx<'s>, (): Self::Subject<'s>) -> Head {
        Head::new("Ansvar", "Vem som styr och vem som utför, delområde för delområde, med beslutsforum och styrande dokument.")
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

/// An organisation that steers or carries out.
#[derive(Debug, Serialize)]
pub(super) struct AnsvarView {
    /// The areas, each with who steers and who carries out.
    omraden: Vec<OmradeAnsvar>,
    /// What the steering model is.
    modell: Option<StyrmodellView>,
    /// The forums that hold now.
    forum: Vec<ForumView>,
    /// The earlier ones, and those of which no source says whether they still hold.
    tidigare: Vec<ForumView>,
    /// Governing documents.
    styrdokument: Vec<StyrdokumentView>,
}

/// An område with who steers and who carries out, by delområde.
#[derive(Debug, Serialize)]
struct OmradeAnsvar {
    /// The område.
    omrade: OmradeView,
    /// Its delområden.
    delomraden: Vec<DelomradeView>,
    /// Where sources disagree.
    konflikter: Vec<KonfliktView>,
}

/// A level of the steering model, and what is said of it.
type Level = (&'static str, Vec<String>);

/// What the steering model is.
#[derive(Debug, Serialize)]
struct StyrmodellView {
    /// Its name.
    namn: String,
    /// What it is.
    text: Vec<String>,
    /// Whom it covers.
    omfattar: Vec<LinkView>,
    /// Principles, strategic and operative.
    principer: Vec<Level>,
    /// Responsibilities by organisation and level.
    ansvar: Vec<(LinkView, Vec<Level>)>,
    /// How it is followed up.
    uppfoljning: Option<String>,
    /// Doubtful statements.
    osaker: Vec<OsakerView>,
    /// Where sources disagree.
    konflikter: Vec<KonfliktView>,
    /// The sources.
    kallor: Vec<KallgruppView>,
}

/// A forum.
#[derive(Debug, Serialize)]
struct ForumView {
    /// Its id, which is its anchor.
    id: String,
    /// Its name.
    namn: String,
    /// Its short name.
    kort: Option<String>,
    /// What sort it is.
    sort: &'static str,
    /// Whether it holds.
    lage: &'static str,
    /// Who takes part.
    deltar: Vec<(Option<LinkView>, Option<String>)>,
    /// What it does.
    uppdrag: Vec<String>,
    /// Doubtful statements.
    osaker: Vec<OsakerView>,
    /// Where sources disagree.
    konflikter: Vec<KonfliktView>,
    /// The sources.
    kallor: Vec<KallgruppView>,
}

/// A governing document.
#[derive(Debug, Serialize)]
struct StyrdokumentView {
    /// Its id, which is its anchor.
    id: String,
    /// Its name.
    namn: String,
    /// What sort it is.
    sort: &'static str,
    /// What it says.
    text: Vec<String>,
    /// Its state.
    lage: Option<String>,
    /// Doubtful statements.
    osaker: Vec<OsakerView>,
    /// Where sources disagree.
    konflikter: Vec<KonfliktView>,
    /// The sources.
    kallor: Vec<KallgruppView>,
}

const LEVELS: [(Niva, &str); 2] = [(Niva::Strategisk, "Strategisk nivå"), (Niva::Operativ, "Operativ nivå")];

fn view(cx: &Cx<'_>) -> AnsvarView {
    let c = cx.catalogue();
    let forums =
        |now: bool| c.forum().iter().filter(|row| (row.lage == ForumLage::Galler) == now).map(|row| forum(cx, row)).collect();
    AnsvarView {
        omraden: in_order(cx)
            .into_iter()
            .map(|row| OmradeAnsvar {
                omrade: cx.omrade(row),
                delomraden: delomraden(cx, row, false),
                konflikter: cx.konflikter(&row.kallkonflikt),
            })
            .collect(),
        modell: c.styrmodell().as_ref().map(|modell| StyrmodellView {
            namn: modell.namn.to_string(),
            text: words::paragraphs(modell.text.as_str()),
            omfattar: cx.organisation_links(&modell.omfattar),
            principer: LEVELS
                .iter()
                .map(|(niva, name)| {
                    (*name, modell.principer.iter().filter(|p| p.niva == *niva).map(|p| p.text.to_string()).collect())
                })
                .collect(),
            ansvar: responsibilities(cx, modell),
            uppfoljning: modell.uppfoljning.as_ref().map(ToString::to_string),
            osaker: cx.osaker(&modell.osaker),
            konflikter: cx.konflikter(&modell.kallkonflikt),
            kallor: cx.kallor(&modell.kallor),
        }),
        forum: forums(true),
        tidigare: forums(false),
        styrdokument: c.styrdokument().iter().map(|row| governing(cx, row)).collect(),
    }
}

fn responsibilities(cx: &Cx<'_>, modell: &Styrmodell) -> Vec<(LinkView, Vec<Level>)> {
    let mut organisations = Vec::new();
    for ansvar in &modell.ansvar {
        if !organisations.contains(&ansvar.organisation) {
            organisations.push(ansvar.organisation.clone());
        }
    }
    organisations
        .iter()
        .map(|organisation| {
            let levels = LEVELS.iter().map(|(niva, name)| {
                let texts = modell
                    .ansvar
                    .iter()
                    .filter(|a| a.organisation == *organisation && a.niva == *niva)
                    .map(|a| a.text.to_string());
                (*name, texts.collect())
            });
            (cx.link(Prefix::Organisation, organisation.id().as_str()), levels.collect())
        })
        .collect()
}

fn forum(cx: &Cx<'_>, row: &Row<Forum>) -> ForumView {
    ForumView {
        id: row.id.to_string(),
        namn: row.namn.to_string(),
        kort: row.kort.as_ref().map(ToString::to_string),
        sort: match row.sort {
            ForumSort::Beslutsforum => "Beslutsforum",
            ForumSort::Arbetsgrupp => "Arbetsgrupp",
            ForumSort::Natverk => "Nätverk",
        },
        lage: match row.lage {
            ForumLage::Galler => "gäller",
            ForumLage::Tidigare => "hör till en tidigare ordning",
            ForumLage::Okant => "läget är okänt",
        },
        deltar: row
            .deltar
            .iter()
            .map(|one| {
                (
                    one.organisation.as_ref().map(|o| cx.link(Prefix::Organisation, o.id().as_str())),
                    one.text.as_ref().map(ToString::to_string),
                )
            })
            .collect(),
        uppdrag: row.uppdrag.iter().map(ToString::to_string).collect(),
        osaker: cx.osaker(&row.osaker),
        konflikter: cx.konflikter(&row.kallkonflikt),
        kallor: cx.kallor(&row.kallor),
    }
}

fn governing(cx: &Cx<'_>, row: &Row<Styrdokument>) -> StyrdokumentView {
    StyrdokumentView {
        id: row.id.to_string(),
        namn: row.namn.to_string(),
        sort: match row.sort {
            StyrdokumentSort::Reglemente => "Reglemente",
            StyrdokumentSort::Riktlinje => "Riktlinje",
            StyrdokumentSort::Anvisning => "Anvisning",
            StyrdokumentSort::Strategi => "Strategi",
            StyrdokumentSort::Modell => "Modell",
            StyrdokumentSort::Stod => "Stöd",
            StyrdokumentSort::Overenskommelse => "Överenskommelse",
        },
        text: words::paragraphs(row.text.as_str()),
        lage: row.lage.as_ref().map(ToString::to_string),
        osaker: cx.osaker(&row.osaker),
        konflikter: cx.konflikter(&row.kallkonflikt),
        kallor: cx.kallor(&row.kallor),
    }
}

fn forum_document(cx: &Cx<'_>, row: &Row<Forum>) -> Document {
    let mut document = Document::of(cx, Prefix::Forum, row);
    document.names.extend(row.kort.iter().map(ToString::to_string));
    document.body.extend(all(&row.uppdrag));
    document
}

fn governing_document(cx: &Cx<'_>, row: &Row<Styrdokument>) -> Document {
    let mut document = Document::of(cx, Prefix::Styrdokument, row);
    document.names.extend(row.kort.iter().map(ToString::to_string));
    document.summary = row.text.to_string();
    document
}
