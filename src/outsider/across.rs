//! Rows or columns of one table that are the sum of neighbours in another, or the same under other names: areas within areas, a table
//! published twice. Only numbers say so, in several columns that both tables have, too well for chance.

use super::grid::{Fit, Seen, Together, axis, seen, weigh};
use super::spot;
use super::sums::SURE;
use crate::disclosure::{Along, At, Clue, PublicTable, Published};
use crate::tables::words;

/// Longer axes are not tried.
const LONGEST: usize = 60;
/// Tables that share fewer columns than this are not held against each other: two numbers are soon equal.
const SHARED: usize = 2;

/// Every such sum between two tables, with the pairs of tables.
pub(super) fn clues(published: &Published, clues: &mut Vec<Clue>, mut join: impl FnMut(usize, usize)) {
    let records = published.records.as_ref().map(|(number, _)| *number);
    let all = published
        .tables
        .iter()
        .enumerate()
        .filter_map(|(number, table)| Some((number, table.as_ref()?)))
        .filter(|(number, table)| Some(*number) != records && table.layers.len() == 1);
    // Two tables that hide nothing give nothing away.
    let (hiding, open): (Vec<_>, Vec<_>) = all.partition(|(_, table)| hides(table));
    for whole in hiding.iter().chain(&open) {
        let others = if hiding.iter().any(|table| table.0 == whole.0) { &open[..] } else { &[] };
        for parts in hiding.iter().chain(others).filter(|parts| parts.0 != whole.0 && alike(whole.1, parts.1)) {
            for along in [Along::Rows, Along::Columns] {
                let before = clues.len();
                for of in [Along::Rows, Along::Columns] {
                    Pair { whole: *whole, along, parts: *parts, of }.find(clues);
                }
                if clues.len() > before {
                    join(whole.0, parts.0);
                    join(parts.0, whole.0);
                }
            }
        }
    }
}

/// Whether a cell of a table is hidden.
fn hides(table: &PublicTable) -> bool {
    let rows = 0..table.rows.len();
    rows.into_iter().any(|row| (0..table.columns.len()).any(|column| seen(table, At { row, column, layer: 0 }) == Seen::Hidden))
}

/// Whether two tables may be of the same people.
fn alike(a: &PublicTable, b: &PublicTable) -> bool {
    let population = |table: &PublicTable| table.head.population.as_deref().map(words::plain);
    let unlike = matches!((population(a), population(b)), (Some(a), Some(b)) if a != b);
    !unlike && a.head.period == b.head.period && a.head.skydd.okopplad.is_none() && b.head.skydd.okopplad.is_none()
}

/// An axis of a table whose elements may be sums, and one of another that may have their parts.
struct Pair<'t> {
    whole: (usize, &'t PublicTable),
    along: Along,
    parts: (usize, &'t PublicTable),
    of: Along,
}

impl Pair<'_> {
    fn find(&self, clues: &mut Vec<Clue>) {
        let (wholes, parts) = (axis(self.whole.1, self.along), axis(self.parts.1, self.of));
        let shared = self.shared();
        if shared.len() < SHARED || wholes.len() > LONGEST || parts.len() > LONGEST {
            return;
        }
        let tried = (wholes.len() as f64 * (parts.len() * parts.len()) as f64 / 2.0).max(1.0).log2();
        for (whole, all) in wholes.iter().enumerate() {
            for (first, part) in parts.iter().enumerate() {
                for last in first..parts.len() {
                    let lone = first == last;
                    // What has the same name is matched by it.
                    let named = lone && words::plain(&all.namn) == words::plain(&part.namn);
                    let Some(fit) = self.fit(&shared, whole, first, last).filter(|_| !named) else { continue };
                    if fit.open > 0 && fit.holds >= 2 && fit.bits - tried >= SURE {
                        self.tell(&shared, (whole, first, last), clues);
                    }
                }
            }
        }
    }

    /// The places along the other axes that both tables have, by name.
    fn shared(&self) -> Vec<(usize, usize)> {
        let across = |along: Along| if along == Along::Rows { Along::Columns } else { Along::Rows };
        let (own, others) = (axis(self.whole.1, across(self.along)), axis(self.parts.1, across(self.of)));
        let place = |(at, one): (usize, &crate::tables::Axis)| {
            let name = words::plain(&one.namn);
            others.iter().position(|other| words::plain(&other.namn) == name).map(|other| (at, other))
        };
        own.iter().enumerate().filter_map(place).collect()
    }

    /// Where a whole, or a part, stands at a shared place.
    fn at(along: Along, element: usize, place: usize) -> At {
        match along {
            Along::Columns => At { row: place, column: element, layer: 0 },
            Along::Rows | Along::Layers => At { row: element, column: place, layer: 0 },
        }
    }

    fn fit(&self, shared: &[(usize, usize)], whole: usize, first: usize, last: usize) -> Option<Fit> {
        let together = &|place: usize| {
            let parts = (first..=last).map(|part| seen(self.parts.1, Self::at(self.of, part, place)));
            parts.map(Together::one).fold(Together::default(), Together::with)
        };
        let all = |place: usize| seen(self.whole.1, Self::at(self.along, whole, place));
        let mut fit = weigh(shared.iter().map(|(own, other)| (all(*own), move || together(*other))))?;
        if first == last {
            // The same number under two names says more than a sum of one part within a table.
            let equal = shared.iter().filter_map(|(own, _)| match all(*own) {
                Seen::Number(number) => Some(((number + 2) as f64).log2() - 1.0),
                Seen::Hidden | Seen::Nothing | Seen::Unknown => None,
            });
            fit.bits = equal.sum();
        }
        Some(fit)
    }

    fn tell(&self, shared: &[(usize, usize)], (whole, first, last): (usize, usize, usize), clues: &mut Vec<Clue>) {
        let (own, parts) = (axis(self.whole.1, self.along), axis(self.parts.1, self.of));
        let names: Vec<&str> = parts[first..=last].iter().take(3).map(|part| part.short()).collect();
        let more = if last - first > 2 { " …" } else { "" };
        let words = format!(
            "”{}” i {} är {}{more} i {}",
            own[whole].short(),
            self.whole.1.head.id,
            names.join(" + "),
            self.parts.1.head.id
        );
        for (place, other) in shared {
            let all = Self::at(self.along, whole, *place);
            let mut terms = vec![(spot(self.whole.0, all), -1)];
            let mut kinds = vec![seen(self.whole.1, all)];
            for part in first..=last {
                let at = Self::at(self.of, part, *other);
                kinds.push(seen(self.parts.1, at));
                if kinds.last() != Some(&Seen::Nothing) {
                    terms.push((spot(self.parts.0, at), 1));
                }
            }
            if kinds.contains(&Seen::Hidden) && !kinds.contains(&Seen::Unknown) && kinds[0] != Seen::Nothing {
                clues.push(Clue { terms, firm: true, declared: false, words: words.clone() });
            }
        }
    }
}
