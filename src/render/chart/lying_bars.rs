//! Lying bars: one a row, the value at its end; what it is compared with is a tick that the value moves past.

use serde_json::{Value, json};

use super::drawing::{Drawing, Points, numbers_and_compared, option, value_text};
use super::form::Form;
use super::legend;
use super::overlay::{Fill, Shape, Text};
use super::paint::{self, INK};
use super::rows::{MOST_STEPS, Room, Rows, VALUE_GAP, bars, value_widths};
use super::scale::Scale;
use crate::site::chart::{Chart, ChartCell};

/// The option of a chart with one series.
pub(super) fn drawing(chart: &Chart, form: Form) -> Drawing {
    let cells = &chart.series[0].values;
    let bar = if form == Form::Wide { 22.0 } else { 16.0 };
    let (mut overlay, above) = legend::of_compared(chart, form);
    let texts = cells.iter().filter_map(|cell| cell.number()).map(|value| value_text(chart, value));
    let room = Room {
        bars: bar,
        values: value_widths(texts),
        above,
        scale: Scale::new(numbers_and_compared(chart), MOST_STEPS),
        unit: true,
    };
    let rows = Rows::new(chart, form, &room);
    overlay.extend(rows.labels(chart));
    for (category, cell) in cells.iter().enumerate() {
        overlay.extend(value_shapes(chart, &rows, bar, category, *cell));
    }
    let data: Vec<Value> = cells.iter().enumerate().map(|(index, cell)| item(chart, form, &rows, index, *cell)).collect();
    let (grid, x, y) = rows.axes(chart);
    Drawing {
        option: option(vec![grid], vec![x], vec![y], vec![bars(bar, json!({ "name": chart.series[0].name, "data": data }))]),
        height: rows.height,
        points: vec![Points::Series(0)],
        overlay,
        quick: None,
        place: None,
    }
}

fn item(chart: &Chart, form: Form, rows: &Rows, index: usize, cell: ChartCell) -> Value {
    let number_of = paint::of_category(&chart.categories[index]);
    // The edge of a zero would stick out on the other side of the axis; in the slim form it is the only mark of where zero is.
    let edge = if form == Form::Wide && cell == ChartCell::Value(0.0) { 0 } else { 1 };
    json!({ "value": rows.at(index, cell.number()),
        "itemStyle": { "color": paint::token(number_of), "borderColor": paint::paint(number_of).edge, "borderWidth": edge } })
}

/// The value at a bar's end, its tick, or the mark of what is not there.
fn value_shapes(chart: &Chart, rows: &Rows, bar: f64, category: usize, cell: ChartCell) -> Vec<Shape> {
    let y = rows.middle(category);
    let compared = chart.compare.as_ref().and_then(|compare| compare.values[category].number());
    let mut shapes = Vec::new();
    if let Some(compared) = compared {
        let height = bar + 8.0;
        let x = rows.x(compared) - 1.5;
        shapes.push(Shape::Rect { x, y: y - height / 2.0, width: 3.0, height, fill: Fill::Colour(INK) });
    }
    let Some(value) = cell.number() else {
        shapes.extend(rows.gap(cell, y, 0, category));
        return shapes;
    };
    let weight = if chart.categories[category].emphasis { 700 } else { 600 };
    let text = Text::new(0.0, y, value_text(chart, value)).weighing(weight);
    let text = if value < 0.0 {
        let end = compared.map_or(value, |compared| compared.min(value));
        Text { x: rows.x(end) - VALUE_GAP, ..text.end() }
    } else {
        let end = compared.map_or(value, |compared| compared.max(value));
        Text { x: rows.x(end) + VALUE_GAP, ..text }
    };
    shapes.push(text.into());
    shapes
}
