//! Where statements come from: sources on every page, and the pages of documents, data sources, what is coming, and text.

use serde::Serialize;

use crate::catalogue::Row;
use crate::records::dokument::Kalla;
use crate::records::reference::Prefix;
use crate::records::tvivel::{Kallkonflikt, Osaker};
use crate::site::cx::Cx;
use crate::site::link::LinkView;
use crate::site::words;
use crate::value::{Datum, SourceRef};

/// A document with the sections of it that a page rests on.
#[derive(Debug, Serialize)]
pub(crate) struct KallgruppView {
    /// The document.
    pub(crate) kalla: LinkView,
    /// The document in short: `Utredningen om sysselsättning, 2025`.
    pub(crate) kort: LinkView,
    /// Who issued it, and when: `Göteborgs Stad, 2 april 2025`.
    pub(crate) utgivning: String,
    /// `avsnitt 4.2.4.1 och 4.3`.
    pub(crate) avsnitt: Option<String>,
}

/// A doubtful statement.
#[derive(Debug, Serialize)]
pub(crate) struct OsakerView {
    /// Which.
    pub(crate) falt: String,
    /// Why.
    pub(crate) varfor: String,
    /// The source.
    pub(crate) kalla: Option<KallView>,
}

/// A statement on which sources disagree.
#[derive(Debug, Serialize)]
pub(crate) struct KonfliktView {
    /// Which.
    pub(crate) falt: String,
    /// What each source says.
    pub(crate) uppgifter: Vec<(String, KallView)>,
    /// What the site shows.
    pub(crate) visar: String,
    /// An explanation.
    pub(crate) text: Option<String>,
}

/// A source in short: `utredningen, avsnitt 4.3`.
#[derive(Debug, Serialize)]
pub(crate) struct KallView {
    /// The link to the document.
    pub(crate) lank: LinkView,
    /// The section.
    pub(crate) avsnitt: Option<String>,
}

impl Cx<'_> {
    /// A source in short.
    pub(crate) fn kalla(&self, source: &SourceRef) -> KallView {
        let (kalla, avsnitt) = self.catalogue().source(source);
        KallView { lank: short(self, kalla), avsnitt: avsnitt.map(section_words) }
    }

    /// The date of the newest document among sources, where one bears a date: what a record says held on that day.
    pub(crate) fn newest_day(&self, sources: &[SourceRef]) -> Option<Datum> {
        sources.iter().filter_map(|source| self.catalogue().source(source).0.datum).max()
    }

    /// Sources by document, in the order they are named first.
    pub(crate) fn kallor(&self, sources: &[SourceRef]) -> Vec<KallgruppView> {
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
                kalla: self.link(Prefix::Kalla, kalla.id.as_str()),
                kort: short(self, kalla),
                utgivning: issued(self, kalla),
                avsnitt: (!avsnitt.is_empty()).then(|| {
                    let names: Vec<String> = in_order(kalla, avsnitt).into_iter().map(quoted).collect();
                    format!("avsnitt {}", words::list_of(&names, "och"))
                }),
            })
            .collect()
    }

    pub(crate) fn osaker(&self, list: &[Osaker]) -> Vec<OsakerView> {
        list.iter()
            .map(|one| OsakerView {
                falt: field(one.falt.as_str()),
                varfor: one.varfor.to_string(),
                kalla: one.kalla.as_ref().map(|source| self.kalla(source)),
            })
            .collect()
    }

    pub(crate) fn konflikter(&self, list: &[Kallkonflikt]) -> Vec<KonfliktView> {
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

/// A document by the short name that it is known by, where it has one: its long title stands in the list of sources.
pub(crate) fn short(cx: &Cx<'_>, kalla: &Row<Kalla>) -> LinkView {
    let link = cx.link(Prefix::Kalla, kalla.id.as_str());
    match &kalla.kort {
        Some(kort) => LinkView { text: kort.to_string(), href: link.href },
        None => link,
    }
}

/// Sections, each once, in the order in which the document has them.
fn in_order<'a>(kalla: &Kalla, mut avsnitt: Vec<&'a str>) -> Vec<&'a str> {
    let place = |name: &str| kalla.avsnitt.iter().position(|one| one.nummer.as_deref() == Some(name) || one.rubrik == name);
    avsnitt.sort_by_key(|name| place(name));
    avsnitt.dedup();
    avsnitt
}

fn section_words(avsnitt: &str) -> String {
    format!("avsnitt {}", quoted(avsnitt))
}

/// Numbers stand bare, headings in quotes.
fn quoted(avsnitt: &str) -> String {
    if avsnitt.starts_with(|c: char| c.is_ascii_digit()) { avsnitt.to_owned() } else { format!("”{avsnitt}”") }
}

/// A key as a reader knows it: `öppen_för` is `Öppen för`, `arbetstraning.passar` is `Vem den passar för`.
fn field(key: &str) -> String {
    let key = key.rsplit('.').next().unwrap_or(key);
    match key {
        "alias" => "Andra namn".to_owned(),
        "kort" => "Förklaringen".to_owned(),
        "text" | "beskrivning" => "Beskrivningen".to_owned(),
        "passar" => "Vem den passar för".to_owned(),
        "deltar" => "Vilka som deltar".to_owned(),
        "giltig" => "När det gäller".to_owned(),
        "omfattar" | "population" => "Vilka som omfattas".to_owned(),
        "styr" => "Vem som styr".to_owned(),
        "utför" => "Vem som utför".to_owned(),
        "typ" | "sort" => "Vilken sort".to_owned(),
        "sätt" => "De tre sätten".to_owned(),
        "antal" => "Antalet".to_owned(),
        "från" | "till" => "Tiden".to_owned(),
        "lag" => "Vilken lag".to_owned(),
        "rader" => "Talen".to_owned(),
        "namn" => "Namnet".to_owned(),
        key => words::sentence(&key.replace('_', " ")),
    }
}

/// Who issued a document, and when.
pub(crate) fn issued(cx: &Cx<'_>, kalla: &Kalla) -> String {
    let who: Vec<String> = cx.catalogue().organisationer().all(&kalla.utgivare).map(|o| o.namn.to_string()).collect();
    let when = kalla.datum.map_or_else(|| "odaterad".to_owned(), Datum::swedish);
    if who.is_empty() { when } else { format!("{}, {when}", words::list_of(&who, "och")) }
}
