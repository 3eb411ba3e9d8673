//! What the records' pages state of persons, as a table of one column: so that it is protected together with all other tables.
//!
//! In: the catalogue. Out: [`Statements`]. A part's count of what its insats counts is a part of that count.

use super::{Axis, AxisKind, Head, MadeOf, RawTable, RowPlaces, Table};
use crate::catalogue::{self, Catalogue, Row};
use crate::records::Origin;
use crate::records::insats::{Deltagare, Insats, Ko};
use crate::records::tabell::{Cell, Mater, Skydd};
use crate::value::{Period, Slug, SourceRef};

/// Every count of persons that a record's page shows.
#[derive(Debug, Clone)]
pub struct Statements {
    /// The counts, one in each row.
    pub table: RawTable,
    /// What each row states.
    pub rows: Vec<Stated>,
}

/// One count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    /// The insats.
    pub insats: Slug,
    /// Its part, where it is one's.
    pub del: Option<Slug>,
    /// The name of the insats and of the part.
    pub namn: Vec<String>,
    /// The field, as tables of records name it.
    pub field: &'static str,
    /// Its number in the record's list.
    pub index: usize,
    /// The time it is of.
    pub period: Period,
    /// How many.
    pub antal: u32,
    /// Where the record stands.
    pub origin: Origin,
    /// What it counts, in a word.
    counts: String,
}

/// The field of participants.
pub const DELTAGARE: &str = "deltagare.antal";
/// The field of those who wait.
pub const KO: &str = "kö.antal";

/// The newest statement of a queue: the only one that a page shows.
pub(super) fn newest(list: &[Ko]) -> Option<(usize, &Ko)> {
    let ko = catalogue::newest(list)?;
    let index = list.iter().position(|one| std::ptr::eq(one, ko))?;
    Some((index, ko))
}

/// All statements; `None` where there are none.
pub(super) fn of(catalogue: &Catalogue) -> Option<Statements> {
    let mut rows: Vec<Stated> = Vec::new();
    let mut axes: Vec<Axis> = Vec::new();
    let mut first: Option<(&Row<Insats>, SourceRef)> = None;
    for insats in catalogue.insatser() {
        let start = rows.len();
        let mut kalla = state(insats, None, &insats.deltagare, &insats.ko, &mut rows);
        for del in &insats.delar {
            let (deltagare, ko) = (del.deltagare.as_deref().unwrap_or_default(), del.ko.as_deref().unwrap_or_default());
            kalla = kalla.or(state(insats, Some((&del.id, del.namn.to_string())), deltagare, ko, &mut rows));
        }
        if first.is_none() {
            first = kalla.map(|kalla| (insats, kalla));
        }
        for row in start..rows.len() {
            let whole = |other: &usize| rows[*other].del.is_none() && rows[*other].counts == rows[row].counts;
            let part_of = rows[row].del.as_ref().and_then(|_| (start..rows.len()).find(whole));
            let Stated { namn, field, period, .. } = &rows[row];
            axes.push(axis(rows[row].insats.clone(), format!("{} ({field} {period})", namn.join(", ")), part_of));
        }
    }
    let (insats, kalla) = first?;
    let period = rows.first()?.period;
    let cells = rows.iter().map(|row| Cell::Tal(f64::from(row.antal))).collect();
    let places = rows.iter().map(|row| RowPlaces::Whole(row.origin.place())).collect();
    let one = |namn: &str| axis(insats.id.clone(), namn.to_owned(), None);
    let head = Head {
        id: Slug::parse("insatser").ok()?,
        origin: insats.origin.clone(),
        titel: "Antal i posterna".to_owned(),
        kort: None,
        mater: Mater::Personer,
        enhet: None,
        singular: std::collections::BTreeMap::new(),
        population: None,
        datakalla: None,
        period,
        kalla,
        notes: Vec::new(),
        avrundning: None,
        comparable: None,
        skydd: Skydd::default(),
        made_of: Some(MadeOf::Records { fields: Vec::new(), period: None, stated: Vec::new() }),
        diagram: Vec::new(),
        sammanfattning: None,
        words: Vec::new(),
        uppdaterad: None,
        osaker: Vec::new(),
        kallkonflikt: Vec::new(),
    };
    Some(Statements {
        table: Table { head, rows: axes, columns: vec![one("Antal")], layers: vec![one("")], cells, places },
        rows,
    })
}

fn state(
    insats: &Row<Insats>,
    del: Option<(&Slug, String)>,
    deltagare: &[Deltagare],
    ko: &[Ko],
    rows: &mut Vec<Stated>,
) -> Option<SourceRef> {
    let mut namn = vec![insats.namn.to_string()];
    namn.extend(del.as_ref().map(|(_, namn)| namn.clone()));
    let del = del.map(|(id, _)| id.clone());
    let mut add = |field, index, period: Period, antal, counts| {
        let origin = insats.origin.clone();
        rows.push(Stated {
            origin,
            insats: insats.id.clone(),
            del: del.clone(),
            namn: namn.clone(),
            field,
            index,
            period,
            antal,
            counts,
        });
    };
    let mut kalla = None;
    for (index, one) in deltagare.iter().enumerate() {
        let days = (one.period.first_day().number(), one.period.last_day().number());
        add(DELTAGARE, index, one.period, one.antal, format!("{:?} {days:?}", one.raknar));
        kalla = kalla.or_else(|| Some(one.kalla.clone()));
    }
    if let Some((index, one)) = newest(ko)
        && let Some(antal) = one.antal
        && let Ok(period) = Period::parse(&one.uppgift_fran.to_string())
    {
        add(KO, index, period, antal, format!("kö {period}"));
        kalla = kalla.or_else(|| Some(one.kalla.clone()));
    }
    kalla
}

fn axis(id: Slug, namn: String, part_of: Option<usize>) -> Axis {
    Axis { id, namn, kort: None, mater: None, enhet: None, base: None, part_of, kind: AxisKind::Plain }
}
