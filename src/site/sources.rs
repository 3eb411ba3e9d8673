//! Where statements come from: sources on every page, and the pages of documents, data sources, what is coming, and text.

use serde::Serialize;

use super::links::{LinkView, target};
use super::{Cx, words};
use crate::catalogue::Row;
use crate::records::dokument::{Kalla, Pagang, PagangLage, PagangSort};
use crate::records::tvivel::{Kallkonflikt, Osaker};
use crate::value::{Datum, Slug, SourceRef};

/// A document with the sections of it that a page rests on.
#[derive(Debug, Serialize)]
pub struct KallgruppView {
    /// The document.
    pub kalla: LinkView,
    /// The document in short: `Dokument 004 (2025)`.
    pub kort: LinkView,
    /// Who issued it, and when: `Göteborgs Stad, 2 april 2025`.
    pub utgivning: String,
    /// `avsnitt 4.2.4.1 och 4.3`.
    pub avsnitt: Option<String>,
}

/// A doubtful statement.
#[derive(Debug, Serialize)]
pub struct OsakerView {
    /// Which.
    pub falt: String,
    /// Why.
    pub varfor: String,
    /// The source.
    pub kalla: Option<KallView>,
}

/// A statement on which sources disagree.
#[derive(Debug, Serialize)]
pub struct KonfliktView {
    /// Which.
    pub falt: String,
    /// What each source says.
    pub uppgifter: Vec<(String, KallView)>,
    /// What the site shows.
    pub visar: String,
    /// An explanation.
    pub text: Option<String>,
}

/// A source in short: `utredningen, avsnitt 4.3`.
#[derive(Debug, Serialize)]
pub struct KallView {
    /// The link to the document.
    pub lank: LinkView,
    /// The section.
    pub avsnitt: Option<String>,
}

impl Cx<'_> {
    /// A source in short.
    pub(super) fn kalla(&self, source: &SourceRef) -> KallView {
        let (kalla, avsnitt) = self.catalogue().source(source);
        KallView { lank: short(self, kalla), avsnitt: avsnitt.map(section_words) }
    }

    /// Sources by document, in the order they are named first.
    pub(super) fn kallor(&self, sources: &[SourceRef]) -> Vec<KallgruppView> {
        let mut groups: Vec<(&Row<Kalla>, Vec<&str>)> = Vec::new();
        for source in sources {
            let (kalla, avsnitt) = self.catalogue().source(source);
            let group = match groups.iter_mut().find(|(row, _)| row.id == kalla.id) {
                Some(group) => group,
                None => {
                    groups.push((kalla, Vec::new()));
                    groups.last_mut().expect("just pushed")
                }
            };
            group.1.extend(avsnitt);
        }
        groups
            .into_iter()
            .map(|(kalla, avsnitt)| KallgruppView {
                kalla: self.link("kalla", kalla.id.as_str()),
                kort: short(self, kalla),
                utgivning: issued(self, kalla),
                avsnitt: (!avsnitt.is_empty()).then(|| {
                    let names: Vec<String> = avsnitt.iter().map(|name| quoted(name)).collect();
                    format!("avsnitt {}", words::list_of(&names, "och"))
                }),
            })
            .collect()
    }

    pub(super) fn osaker(&self, list: &[Osaker]) -> Vec<OsakerView> {
        list.iter()
            .map(|one| OsakerView {
                falt: field(one.falt.as_str()),
                varfor: one.varfor.to_string(),
                kalla: one.kalla.as_ref().map(|source| self.kalla(source)),
            })
            .collect()
    }

    pub(super) fn konflikter(&self, list: &[Kallkonflikt]) -> Vec<KonfliktView> {
        list.iter()
            .map(|one| KonfliktView {
                falt: field(one.falt.as_str()),
                uppgifter: one.uppgifter.iter().map(|uppgift| (uppgift.sager.to_string(), self.kalla(&uppgift.kalla))).collect(),
                visar: one.visar.to_string(),
                text: one.text.as_ref().map(ToString::to_string),
            })
            .collect()
    }
}

/// A document by its number and year, where it has a number: its long title stands in the list of sources.
fn short(cx: &Cx<'_>, kalla: &Row<Kalla>) -> LinkView {
    let link = cx.link("kalla", kalla.id.as_str());
    let Some(number) = &kalla.dokument else { return link };
    let day = kalla.datum.map(Datum::swedish).unwrap_or_default();
    let year = day.rsplit(' ').next().filter(|year| !year.is_empty()).map(|year| format!(" ({year})")).unwrap_or_default();
    LinkView { text: format!("dokument\u{a0}{number}{year}"), href: link.href }
}

fn section_words(avsnitt: &str) -> String {
    format!("avsnitt {}", quoted(avsnitt))
}

/// Numbers stand bare, headings in quotes.
fn quoted(avsnitt: &str) -> String {
    if avsnitt.starts_with(|c: char| c.is_ascii_digit()) { avsnitt.to_owned() } else { format!("”{avsnitt}”") }
}

/// A key as a reader knows it: `öppen_för` is `Öppen för`, `arbetstraning.deltagare` is `Deltagare`.
fn field(key: &str) -> String {
    words::sentence(&key.rsplit('.').next().unwrap_or(key).replace('_', " "))
}

fn issued(cx: &Cx<'_>, kalla: &Kalla) -> String {
    let who: Vec<String> = cx.catalogue().organisationer().all(&kalla.utgivare).map(|o| o.namn.to_string()).collect();
    let when = kalla.datum.map_or_else(|| "odaterad".to_owned(), Datum::swedish);
    if who.is_empty() { when } else { format!("{}, {when}", words::list_of(&who, "och")) }
}

/// The page of the documents.
#[derive(Debug, Serialize)]
pub struct KallorView {
    /// The documents.
    pub kallor: Vec<KallaView>,
}

/// A document.
#[derive(Debug, Serialize)]
pub struct KallaView {
    /// Its id, which is its anchor.
    pub id: String,
    /// Its title.
    pub titel: String,
    /// Its subtitle.
    pub undertitel: Option<String>,
    /// Its number in our list.
    pub dokument: Option<String>,
    /// Who issued it, and when.
    pub utgivning: String,
    /// What was taken from it.
    pub text: Vec<String>,
    /// What one should know of it.
    pub not: Vec<String>,
    /// Its sections.
    pub avsnitt: Vec<(Option<String>, String)>,
    /// Doubtful statements.
    pub osaker: Vec<OsakerView>,
}

pub(super) fn kallor(cx: &Cx<'_>) -> KallorView {
    let mut rows: Vec<&Row<Kalla>> = cx.catalogue().kallor().iter().collect();
    rows.sort_by(|a, b| (&a.dokument, &a.id).cmp(&(&b.dokument, &b.id)));
    let view = |kalla: &Row<Kalla>| KallaView {
        id: kalla.id.to_string(),
        titel: kalla.titel.to_string(),
        undertitel: kalla.undertitel.as_ref().map(ToString::to_string),
        dokument: kalla.dokument.as_ref().map(ToString::to_string),
        utgivning: issued(cx, kalla),
        text: kalla.text.as_ref().map(|text| words::paragraphs(text.as_str())).unwrap_or_default(),
        not: kalla.not.as_ref().map(|text| words::paragraphs(text.as_str())).unwrap_or_default(),
        avsnitt: kalla.avsnitt.iter().map(|avsnitt| (avsnitt.nummer.clone(), avsnitt.rubrik.clone())).collect(),
        osaker: cx.osaker(&kalla.osaker),
    };
    KallorView { kallor: rows.into_iter().map(view).collect() }
}

/// The page of the sources of statistics.
#[derive(Debug, Serialize)]
pub struct DatakallorView {
    /// The sources.
    pub datakallor: Vec<DatakallaView>,
}

/// A source of statistics.
#[derive(Debug, Serialize)]
pub struct DatakallaView {
    /// Its id, which is its anchor.
    pub id: String,
    /// Its name.
    pub namn: String,
    /// What it is.
    pub text: Vec<String>,
    /// Who owns it.
    pub agare: Vec<LinkView>,
    /// How often it is renewed.
    pub rytm: Option<String>,
    /// Whom it covers.
    pub population: Option<String>,
    /// What it can't say.
    pub luckor: Vec<String>,
    /// When it is renewed next.
    pub nasta: Option<String>,
    /// Doubtful statements.
    pub osaker: Vec<OsakerView>,
    /// Where sources disagree.
    pub konflikter: Vec<KonfliktView>,
    /// The sources.
    pub kallor: Vec<KallgruppView>,
}

pub(super) fn datakallor(cx: &Cx<'_>) -> DatakallorView {
    let known = |text: &Option<crate::value::Text>| text.as_ref().map(ToString::to_string).filter(|text| text != "okänt");
    let datakallor = cx
        .catalogue()
        .datakallor()
        .iter()
        .map(|row| DatakallaView {
            id: row.id.to_string(),
            namn: row.namn.to_string(),
            text: row.text.as_ref().map(|text| words::paragraphs(text.as_str())).unwrap_or_default(),
            agare: cx.organisation_links(&row.agare),
            rytm: known(&row.rytm),
            population: known(&row.population),
            luckor: row.luckor.iter().map(ToString::to_string).collect(),
            nasta: known(&row.nasta_uppdatering),
            osaker: cx.osaker(&row.osaker),
            konflikter: cx.konflikter(&row.kallkonflikt),
            kallor: cx.kallor(&row.kallor),
        })
        .collect();
    DatakallorView { datakallor }
}

/// The page of what is coming.
#[derive(Debug, Serialize)]
pub struct PagangView {
    /// By sort, in the order of the sorts.
    pub grupper: Vec<PagangGrupp>,
}

/// What is coming, of one sort.
#[derive(Debug, Serialize)]
pub struct PagangGrupp {
    /// The sort's name in plural.
    pub rubrik: &'static str,
    /// Its anchor.
    pub id: &'static str,
    /// The entries.
    pub poster: Vec<PagangPost>,
}

/// Something that is coming.
#[derive(Debug, Serialize)]
pub struct PagangPost {
    /// Its id, which is its anchor.
    pub id: String,
    /// Its name.
    pub namn: String,
    /// Its address.
    pub href: String,
    /// How far it has come.
    pub lage: &'static str,
    /// When.
    pub nar: Option<String>,
    /// What it is.
    pub text: Vec<String>,
    /// What it touches.
    pub ror: Vec<LinkView>,
    /// Doubtful statements.
    pub osaker: Vec<OsakerView>,
    /// Where sources disagree.
    pub konflikter: Vec<KonfliktView>,
    /// The sources.
    pub kallor: Vec<KallgruppView>,
}

pub(super) fn pagang(cx: &Cx<'_>) -> PagangView {
    let sorts = [
        (PagangSort::Lag, "Lagar", "lagar"),
        (PagangSort::Utredning, "Utredningar", "utredningar"),
        (PagangSort::Forslag, "Förslag", "forslag"),
        (PagangSort::Insats, "Insatser", "insatser"),
        (PagangSort::Avtal, "Avtal", "avtal"),
        (PagangSort::Utvecklingsarbete, "Utvecklingsarbete", "utvecklingsarbete"),
    ];
    let grupper = sorts.into_iter().map(|(sort, rubrik, id)| {
        let mut rows: Vec<&Row<Pagang>> = cx.catalogue().pagang().iter().filter(|row| row.sort == sort).collect();
        rows.sort_by(|a, b| {
            let when = |row: &Row<Pagang>| std::cmp::Reverse(row.nar.map(crate::value::Moment::last_day));
            (when(a), &a.namn).cmp(&(when(b), &b.namn))
        });
        PagangGrupp { rubrik, id, poster: rows.into_iter().map(|row| post(cx, row)).collect() }
    });
    PagangView { grupper: grupper.filter(|grupp| !grupp.poster.is_empty()).collect() }
}

pub(super) fn post(cx: &Cx<'_>, row: &Row<Pagang>) -> PagangPost {
    PagangPost {
        id: row.id.to_string(),
        namn: row.namn.to_string(),
        href: cx.href("pagang", row.id.as_str()),
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
        ror: row
            .ror
            .iter()
            .filter_map(|link| target(cx.catalogue(), link.prefix.as_str(), link.id.as_str()))
            .map(|(target, text)| LinkView { text, href: cx.from_here(&target) })
            .collect(),
        osaker: cx.osaker(&row.osaker),
        konflikter: cx.konflikter(&row.kallkonflikt),
        kallor: cx.kallor(&row.kallor),
    }
}

/// A page of text.
#[derive(Debug, Serialize)]
pub struct SidaView {
    /// What it is about.
    pub ingress: Option<String>,
    /// The sources.
    pub kallor: Vec<KallgruppView>,
}

pub(super) fn sida(cx: &Cx<'_>, id: &Slug) -> SidaView {
    let row = cx.catalogue().sidor().get(id.as_str()).expect("a page is made only for a record");
    SidaView { ingress: row.ingress.as_ref().map(ToString::to_string), kallor: cx.kallor(&row.kallor) }
}
