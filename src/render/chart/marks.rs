//! What stands where there is no value: a mark and a word, never a length, an area or a tone.

use super::drawing::value_text;
use super::lines::lines;
use super::overlay::{LEADING, SMALL, Shape, Text};
use crate::script::text_width;
use crate::site::chart::{Chart, ChartCell};

/// The mark of a hidden value.
pub(super) const HIDDEN: &str = "..";
/// The mark of what can't have a value.
pub(super) const NOT_APPLICABLE: &str = "–";
/// The room that a mark takes.
const MARK: f64 = 20.0;

/// What a cell without a value says.
pub(super) fn word(cell: ChartCell) -> Option<&'static str> {
    match cell {
        ChartCell::Value(_) => None,
        ChartCell::Missing => Some("uppgift saknas"),
        ChartCell::NotApplicable => Some("ej tillämpligt"),
        ChartCell::Hidden => Some("skyddad"),
    }
}

/// The mark of a cell without a value, around a place.
pub(super) fn mark(cell: ChartCell, x: f64, y: f64) -> Option<Shape> {
    match cell {
        ChartCell::Value(_) => None,
        ChartCell::Missing => Some(Shape::Ring { x, y }),
        ChartCell::NotApplicable => Some(Text::new(x, y, NOT_APPLICABLE).middle().soft().into()),
        ChartCell::Hidden => Some(Text::new(x, y, HIDDEN).middle().weighing(700).into()),
    }
}

/// The mark and the word of a cell without a value, from a place on.
pub(super) fn said(cell: ChartCell, x: f64, y: f64, size: f64) -> Vec<Shape> {
    let Some(word) = word(cell) else { return Vec::new() };
    let mut shapes: Vec<Shape> = mark(cell, x + MARK / 2.0 - 2.0, y).into_iter().collect();
    shapes.push(Text::new(x + MARK, y, word).soft().sized(size).into());
    shapes
}

/// How wide the mark and the word of a cell are.
pub(super) fn said_width(cell: ChartCell, size: f64) -> f64 {
    word(cell).map_or(0.0, |word| MARK + text_width(word, size, false))
}

/// The place where a point without a value can be reached.
pub(super) fn reach(area: [f64; 4], series: usize, category: usize) -> Shape {
    Shape::Point { area, series, category }
}

/// A line that explains the marks that stand without their words, from a place on and no wider than a width; and the height it takes.
pub(super) fn key(cells: impl Iterator<Item = ChartCell>, left: f64, top: f64, width: f64) -> (Vec<Shape>, f64) {
    let mut found = [false; 3];
    for cell in cells {
        match cell {
            ChartCell::Value(_) => {}
            ChartCell::Hidden => found[0] = true,
            ChartCell::Missing => found[1] = true,
            ChartCell::NotApplicable => found[2] = true,
        }
    }
    let kinds = [ChartCell::Hidden, ChartCell::Missing, ChartCell::NotApplicable];
    let mut shapes = Vec::new();
    let (mut x, mut y) = (left, top + LEADING / 2.0);
    for cell in kinds.into_iter().zip(found).filter(|(_, found)| *found).map(|(cell, _)| cell) {
        let wide = said_width(cell, SMALL);
        if x > left && x + wide > left + width {
            x = left;
            y += LEADING;
        }
        shapes.extend(said(cell, x, y, SMALL));
        x += wide + 20.0;
    }
    let height = if shapes.is_empty() { 0.0 } else { y + LEADING / 2.0 - top };
    (shapes, height)
}

/// Lines about points that are not drawn, a zero too, each after its own name, and the height that they take.
pub(super) fn notes(chart: &Chart, points: &[(String, ChartCell, (usize, usize))], top: f64, width: f64) -> (Vec<Shape>, f64) {
    let mut shapes = Vec::new();
    let mut y = top;
    for (name, cell, (series, category)) in points {
        let sign = if *cell == ChartCell::Hidden { ".. " } else { "" };
        let said = cell.number().map_or_else(|| word(*cell).unwrap_or_default().to_owned(), |value| value_text(chart, value));
        let text = lines(&format!("{name}: {sign}{said}"), width - 2.0, SMALL);
        let height = text.len() as f64 * LEADING;
        shapes.push(reach([1.0, y, width - 2.0, height], *series, *category));
        for line in text {
            shapes.push(Text::new(1.0, y + LEADING / 2.0, line).sized(SMALL).soft().into());
            y += LEADING;
        }
    }
    (shapes, y - top)
}
