//! Standing bars: one a category, the value above it. Labels that have no room below lay the bars down.

use charming::series::Bar;
use serde_json::{Value, json};

use super::drawing::{
    Drawing, EDGE, Points, category_axis, category_name, described, grid, number, numbers_and_compared, option, value_axis,
    value_text,
};
use super::form::Form;
use super::legend;
use super::lines::lines;
use super::lying_bars;
use super::marks;
use super::overlay::{Anchor, Fill, LEADING, SMALL, Shape, TEXT, Text, block};
use super::paint::{self, INK};
use super::scale::Scale;
use crate::script::text_width;
use crate::site::chart::{Chart, ChartCell};

/// The most lines of a label below a bar.
const MOST_LINES: usize = 3;
/// Between labels side by side.
const LABEL_GAP: f64 = 8.0;

/// The option of a chart with one series.
pub(super) fn drawing(chart: &Chart, form: Form) -> Drawing {
    let width = f64::from(form.width());
    let scale = Scale::new(numbers_and_compared(chart), 4);
    let axis_text = (0..=scale.steps()).map(|step| value_text(chart, scale.start + step as f64 * scale.step));
    let axis = match form {
        Form::Wide => axis_text.map(|text| text_width(&text, SMALL, false)).fold(0.0, f64::max).ceil() + 12.0,
        Form::Slim => EDGE,
    };
    let band = (width - axis - EDGE) / chart.categories.len() as f64;
    let Some(labels) = labels(chart, form, band) else { return lying_bars::drawing(chart, form) };
    let (mut overlay, mut top) = legend::of_compared(chart, form);
    if !chart.is_percent() && !chart.unit.is_empty() {
        for line in lines(&chart.unit, width - EDGE, SMALL) {
            overlay.push(Text::new(EDGE, top + LEADING / 2.0, line).sized(SMALL).soft().into());
            top += LEADING;
        }
        top += 4.0;
    }
    top += LEADING + 6.0;
    let plot = if form == Form::Wide { 260.0 } else { 200.0 };
    let bottom = top + plot;
    let y = |value: f64| bottom - scale.part(value) * plot;
    let bar = (band * 0.62).min(72.0);
    for (category, (cell, label)) in chart.series[0].values.iter().zip(&labels).enumerate() {
        let x = axis + (category as f64 + 0.5) * band;
        let below = if scale.start < 0.0 { bottom + LEADING } else { bottom };
        let weight = if chart.categories[category].emphasis { 600 } else { 400 };
        let middle = below + 8.0 + label.len() as f64 * LEADING / 2.0;
        overlay.extend(block(label, &Text::new(x, middle, "").middle().weighing(weight)));
        overlay.extend(value_shapes(chart, category, *cell, x, bar, band, y));
    }
    let most_lines = labels.iter().map(Vec::len).max().unwrap_or(1) as f64;
    let height = bottom + if scale.start < 0.0 { LEADING } else { 0.0 } + 8.0 + most_lines * LEADING + 4.0;
    let data: Vec<Value> = chart.series[0].values.iter().enumerate().map(|(index, cell)| item(chart, index, *cell)).collect();
    let bars = described(&Bar::new().bar_width(bar), json!({ "name": chart.series[0].name, "clip": false, "data": data }));
    let option = option(
        vec![grid(axis, top, width - EDGE, bottom)],
        vec![category_axis(labels.len(), true)],
        vec![value_axis(chart, scale, form == Form::Wide)],
        vec![bars],
    );
    Drawing { option, height: height.ceil(), points: vec![Points::Series(0)], overlay, quick: None, place: None }
}

/// The labels in lines, if they have room below their bars without broken words.
fn labels(chart: &Chart, form: Form, band: f64) -> Option<Vec<Vec<String>>> {
    let words = |text: &str| {
        let whole = text.replace('\u{ad}', "");
        whole.split([' ', '-', '/']).map(|word| text_width(word, TEXT, true)).fold(0.0, f64::max)
    };
    let label = |category| {
        let name = category_name(category, form);
        let lines = lines(name, band - LABEL_GAP, TEXT);
        (lines.len() <= MOST_LINES && words(name) <= band - LABEL_GAP).then_some(lines)
    };
    let values = chart.series[0].values.iter().filter_map(|cell| cell.number()).map(|value| value_text(chart, value));
    let widest = values.map(|text| text_width(&text, TEXT, true)).fold(0.0, f64::max);
    if widest > band - 4.0 {
        return None;
    }
    chart.categories.iter().map(label).collect()
}

fn item(chart: &Chart, index: usize, cell: ChartCell) -> Value {
    let number_of = paint::of_category(&chart.categories[index]);
    let edge = if cell == ChartCell::Value(0.0) { 0 } else { 1 };
    json!({ "value": number(cell.number()),
        "itemStyle": { "color": paint::token(number_of), "borderColor": paint::paint(number_of).edge, "borderWidth": edge } })
}

fn value_shapes(
    chart: &Chart,
    category: usize,
    cell: ChartCell,
    x: f64,
    bar: f64,
    band: f64,
    y: impl Fn(f64) -> f64,
) -> Vec<Shape> {
    let compared = chart.compare.as_ref().and_then(|compare| compare.values[category].number());
    let mut shapes = Vec::new();
    if let Some(compared) = compared {
        let width = bar + 8.0;
        shapes.push(Shape::Rect { x: x - width / 2.0, y: y(compared) - 1.5, width, height: 3.0, fill: Fill::Colour(INK) });
    }
    let weight = if chart.categories[category].emphasis { 700 } else { 600 };
    match cell.number() {
        Some(value) => {
            let at = if value < 0.0 {
                y(compared.map_or(value, |compared| compared.min(value))) + 13.0
            } else {
                y(compared.map_or(value, |compared| compared.max(value))) - 13.0
            };
            shapes.push(Text::new(x, at, value_text(chart, value)).middle().weighing(weight).into());
        }
        None => {
            let word = marks::word(cell).unwrap_or_default();
            let text = lines(word, band - 4.0, SMALL);
            let height = text.len() as f64 * (LEADING - 2.0);
            let bottom = y(0.0) - 6.0;
            shapes.extend(block(&text, &Text::new(x, bottom - height / 2.0, "").anchored(Anchor::Middle).sized(SMALL).soft()));
            shapes.extend(marks::mark(cell, x, bottom - height - 10.0));
            shapes.push(marks::reach([x - band / 2.0, bottom - height - 20.0, band, height + 20.0], 0, category));
        }
    }
    shapes
}
