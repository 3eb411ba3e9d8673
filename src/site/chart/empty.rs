//! What a chart without anything to draw says instead of a picture.
//!
//! In: a chart without faults. Out: why its kind has nothing to show, in a reader's words, or nothing.

use super::data::{Chart, ChartCell, ChartKind, Series};
use crate::value::{counted, decimal};

/// Why there is nothing to draw.
#[derive(Debug, Clone, PartialEq)]
pub enum Empty {
    /// No cell has a number: all are hidden, missing or not applicable, or some of each.
    NoNumber {
        /// Some are hidden.
        hidden: bool,
        /// Some are missing.
        missing: bool,
    },
    /// Every number is zero.
    Zero,
    /// There is one number, and nothing beside it to compare it with: whose, and which.
    One(String, String),
    /// A line has no two points, or a slope no category with both its ends.
    NoLine,
    /// In every whole some part is hidden or missing, so that none can be drawn.
    NoWhole,
    /// There are so many categories that no picture shows them.
    TooMany(usize),
}

/// More categories than this are no picture: bars would fill ten sheets of paper, and drawing takes 40 kB of memory for each.
const MOST_CATEGORIES: usize = 400;

impl Empty {
    /// Why a chart has nothing to draw; `None` where it has.
    pub fn of(chart: &Chart) -> Option<Self> {
        let cells = || chart.series.iter().flat_map(|series| series.values.iter().copied());
        let has = |wanted: ChartCell| cells().any(|cell| cell == wanted);
        if chart.categories.len() > MOST_CATEGORIES {
            return Some(Self::TooMany(chart.categories.len()));
        }
        if cells().all(|cell| cell.number().is_none()) {
            return Some(Self::NoNumber { hidden: has(ChartCell::Hidden), missing: has(ChartCell::Missing) });
        }
        if cells().all(|cell| cell.number().is_none_or(|value| value == 0.0)) {
            return Some(Self::Zero);
        }
        if let ([category], [series]) = (chart.categories.as_slice(), chart.series.as_slice())
            && chart.compare.is_none()
            && let Some(value) = series.values[0].number()
        {
            let number = decimal(value, 2);
            let amount = if chart.is_percent() {
                format!("{number}\u{a0}%")
            } else {
                counted(&number, &chart.unit, chart.singular.as_deref())
            };
            return Some(Self::One(category.label.replace('\u{ad}', ""), amount));
        }
        match chart.kind {
            ChartKind::Line => (!chart.series.iter().any(has_line)).then_some(Self::NoLine),
            ChartKind::Slope => {
                let both = |at: usize| chart.series.iter().all(|series| series.values[at].number().is_some());
                (!(0..chart.categories.len()).any(both)).then_some(Self::NoLine)
            }
            ChartKind::Stacked | ChartKind::Shares | ChartKind::Sankey => {
                let is_whole = |at: usize| {
                    let mut parts = chart.series.iter().map(|series| series.values[at]);
                    parts.all(|cell| matches!(cell, ChartCell::Value(_) | ChartCell::NotApplicable))
                };
                (!(0..chart.categories.len()).any(is_whole)).then_some(Self::NoWhole)
            }
            ChartKind::StandingBars
            | ChartKind::LyingBars
            | ChartKind::Grouped
            | ChartKind::HeatMap
            | ChartKind::SmallMultiples
            | ChartKind::Treemap => None,
        }
    }

    /// The reason as a reader meets it.
    pub fn swedish(&self) -> String {
        match self {
            Self::NoNumber { hidden: true, missing: false } => {
                "Diagrammet visas inte: alla tal i det är skyddade, så att ingen ska kunna kännas igen.".to_owned()
            }
            Self::NoNumber { hidden: true, missing: true } => {
                "Diagrammet visas inte: talen i det är skyddade eller saknas.".to_owned()
            }
            Self::NoNumber { hidden: false, missing: true } => {
                "Diagrammet visas inte: uppgift saknas för alla tal i det.".to_owned()
            }
            Self::NoNumber { hidden: false, missing: false } => "Diagrammet visas inte: det har inga tal.".to_owned(),
            Self::Zero => "Diagrammet visas inte: alla tal i det är 0.".to_owned(),
            Self::One(label, amount) => format!("Det finns bara ett tal, och inget att jämföra det med: {label} {amount}."),
            Self::NoLine => "Diagrammet visas inte: en linje behöver två tidpunkter med tal.".to_owned(),
            Self::TooMany(count) => {
                format!(
                    "Diagrammet visas inte: {} rader är fler än en bild kan visa. Tabellen har dem alla.",
                    decimal(*count as f64, 0)
                )
            }
            Self::NoWhole => "Diagrammet visas inte: i varje helhet är någon del skyddad eller saknas.".to_owned(),
        }
    }
}

/// Whether a line goes between two neighbours.
fn has_line(series: &Series) -> bool {
    series.values.windows(2).any(|pair| pair.iter().all(|cell| cell.number().is_some()))
}

#[cfg(test)]
mod tests {
    use super::super::data::Category;
    use super::*;

    fn chart(kind: ChartKind, rows: &[&[ChartCell]]) -> Chart {
        let series = rows.iter().enumerate().map(|(at, values)| Series::new(format!("serie {at}"), values.to_vec())).collect();
        Chart {
            id: "d".to_owned(),
            headline: "Rubrik".to_owned(),
            subtitle: None,
            description: String::new(),
            unit: "personer".to_owned(),
            kind,
            categories: (0..rows[0].len()).map(|at| Category::new(format!("rad {at}"))).collect(),
            series,
            compare: None,
            singular: None,
        }
    }

    #[test]
    fn a_chart_of_too_many_rows_says_so() {
        let cells = vec![ChartCell::Value(1.0); MOST_CATEGORIES + 1];
        assert_eq!(Empty::of(&chart(ChartKind::LyingBars, &[&cells])), Some(Empty::TooMany(MOST_CATEGORIES + 1)));
        assert_eq!(Empty::of(&chart(ChartKind::LyingBars, &[&cells[1..]])), None);
    }

    #[test]
    fn a_chart_without_anything_to_draw_says_why() {
        use ChartCell::{Hidden, Missing, NotApplicable, Value};
        for (kind, rows, reason) in [
            (ChartKind::Treemap, &[&[Hidden, Hidden][..]][..], Some("skyddade")),
            (ChartKind::Line, &[&[Missing, Missing]], Some("uppgift saknas")),
            (ChartKind::LyingBars, &[&[Missing, Hidden]], Some("skyddade eller saknas")),
            (ChartKind::LyingBars, &[&[NotApplicable, NotApplicable]], Some("inga tal")),
            (ChartKind::Shares, &[&[Value(0.0), Value(0.0)], &[Value(0.0), Value(0.0)]], Some("är 0")),
            (ChartKind::StandingBars, &[&[Value(59.0)]], Some("rad 0 59\u{a0}personer")),
            (ChartKind::Line, &[&[Value(1.0), Missing, Value(2.0)]], Some("två tidpunkter")),
            (ChartKind::Slope, &[&[Value(1.0), Hidden], &[Hidden, Value(1.0)]], Some("två tidpunkter")),
            (ChartKind::Stacked, &[&[Value(1.0), Hidden], &[Missing, Value(1.0)]], Some("någon del")),
            (ChartKind::Line, &[&[Value(1.0), Value(2.0)]], None),
            (ChartKind::Shares, &[&[Value(70.0), Value(0.0)], &[Value(30.0), Value(0.0)]], None),
            (ChartKind::LyingBars, &[&[Value(0.0), Value(2.0)]], None),
        ] {
            let found = Empty::of(&chart(kind, rows)).map(|empty| empty.swedish());
            match (reason, &found) {
                (Some(reason), Some(found)) => assert!(found.contains(reason), "{kind:?}: {found}"),
                (None, None) => {}
                _ => panic!("{kind:?} {rows:?}: {found:?}"),
            }
        }
    }
}
