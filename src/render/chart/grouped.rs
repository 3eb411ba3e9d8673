//! Grouped bars: in each row a bar for each series. The series' names stand at the bars of the first row where they have room,
//! else in a legend.

use serde_json::{Value, json};

use super::drawing::{Drawing, Points, numbers, option, series_name, value_text};
use super::form::Form;
use super::legend;
use super::overlay::{SMALL, Shape, Text};
use super::paint;
use super::rows::{MOST_STEPS, Room, Rows, VALUE_GAP, bars, value_widths};
use super::scale::Scale;
use crate::site::chart::Chart;

/// Between the bars of a row, in parts of a bar.
const BAR_GAP: f64 = 0.25;

/// The option of a chart with at most six series.
pub(super) fn drawing(chart: &Chart, form: Form) -> Drawing {
    let count = chart.series.len() as f64;
    let bar = if form == Form::Wide { 18.0 } else { 16.0 };
    let step = bar * (1.0 + BAR_GAP);
    let room = |above| Room {
        bars: count * step - bar * BAR_GAP,
        values: value_widths(numbers(chart).map(|value| value_text(chart, value))),
        above,
        scale: Scale::new(numbers(chart), MOST_STEPS),
        unit: true,
    };
    let bare = Rows::new(chart, form, &room(0.0));
    let (mut overlay, rows) = match names(chart, form, &bare, step) {
        Some(names) => (names, bare),
        None => {
            let (legend, above) = legend::of_series(chart, form);
            (legend, Rows::new(chart, form, &room(above)))
        }
    };
    overlay.extend(rows.labels(chart));
    let mut series = Vec::new();
    for (index, of) in chart.series.iter().enumerate() {
        for (category, cell) in of.values.iter().enumerate() {
            let y = rows.middle(category) + offset(chart, index) * step;
            match cell.number() {
                None => overlay.extend(rows.gap(*cell, y, index, category)),
                Some(value) => {
                    let weight = if chart.categories[category].emphasis { 700 } else { 600 };
                    let text = Text::new(0.0, y, value_text(chart, value)).weighing(weight);
                    let text = if value < 0.0 {
                        Text { x: rows.x(value) - VALUE_GAP, ..text.end() }
                    } else {
                        Text { x: rows.x(value) + VALUE_GAP, ..text }
                    };
                    overlay.push(text.into());
                }
            }
        }
        let data: Vec<Value> = of.values.iter().enumerate().map(|(category, cell)| rows.at(category, cell.number())).collect();
        let style = json!({ "color": paint::token(index), "borderColor": paint::paint(index).edge, "borderWidth": 1 });
        series.push(bars(bar, json!({ "name": of.name, "barGap": "25%", "data": data, "itemStyle": style })));
    }
    let (grid, x, y) = rows.axes(chart);
    Drawing {
        option: option(vec![grid], vec![x], vec![y], series),
        height: rows.height,
        points: (0..chart.series.len()).map(Points::Series).collect(),
        overlay,
        quick: None,
        place: None,
    }
}

/// Where a series' bar stands from the middle of its row, in steps.
fn offset(chart: &Chart, series: usize) -> f64 {
    series as f64 - (chart.series.len() as f64 - 1.0) / 2.0
}

/// The series' names behind the values of the first row, if all have room there.
fn names(chart: &Chart, form: Form, rows: &Rows, step: f64) -> Option<Vec<Shape>> {
    chart
        .series
        .iter()
        .enumerate()
        .map(|(index, series)| {
            let value = series.values[0].number().filter(|value| *value >= 0.0)?;
            let before = Text::new(0.0, 0.0, value_text(chart, value)).weighing(700).width();
            let x = rows.x(value) + VALUE_GAP + before + 10.0;
            let text =
                Text::new(x, rows.middle(0) + offset(chart, index) * step, series_name(series, form).replace('\u{ad}', ""));
            let text = text.sized(SMALL).soft();
            (x + text.width() < f64::from(form.width()) - 2.0).then(|| Shape::from(text))
        })
        .collect()
}
