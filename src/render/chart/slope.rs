//! Slopes: a line for each category from one series to the next, with its values at both ends and its name at the left.

use charming::element::Symbol;
use charming::series::Line;
use serde_json::{Value, json};

use super::drawing::{
    Drawing, Points, category_axis, category_name, described, grid, number, numbers, option, series_name, value_text,
};
use super::form::Form;
use super::labels::apart;
use super::lines::weighed_lines;
use super::marks;
use super::overlay::{Anchor, LEADING, SMALL, Shape, Text, block};
use super::paint::{CHART_1, INK_2, LINE, PAPER};
use crate::script::text_width;
use crate::site::chart::{Chart, ChartCell};

/// Between a point and its label.
const GAP: f64 = 12.0;

/// The option of a chart with two series.
pub(super) fn drawing(chart: &Chart, form: Form) -> Drawing {
    let width = f64::from(form.width());
    let most = if form == Form::Wide { 250.0 } else { 130.0 };
    let labels: Vec<Vec<String>> =
        chart.categories.iter().map(|category| weighed_lines(category_name(category, form), most, SMALL, true)).collect();
    let values = numbers(chart).map(|value| text_width(&value_text(chart, value), SMALL, true)).fold(0.0, f64::max).ceil();
    let names = labels.iter().flatten().map(|line| text_width(line, SMALL, true)).fold(0.0, f64::max).ceil();
    let left = names + 10.0 + values + GAP;
    let right = width - values - GAP - 2.0;
    let heads: Vec<Vec<String>> = chart
        .series
        .iter()
        .map(|series| weighed_lines(series_name(series, form), (right - left) / 2.0 - 8.0, SMALL, true))
        .collect();
    let head = heads.iter().map(Vec::len).max().unwrap_or(1) as f64 * LEADING;
    let top = head + 18.0;
    let tall: f64 = labels.iter().map(|lines| lines.len() as f64 * LEADING).sum();
    let plot = (tall * 1.25).max(if form == Form::Wide { 260.0 } else { 220.0 });
    let bottom = top + plot;
    let (low, high) = reach(chart);
    let y = |value: f64| bottom - (value - low) / (high - low) * plot;
    let mut overlay = Vec::new();
    for (x, lines, anchor) in [(left, &heads[0], Anchor::Start), (right, &heads[1], Anchor::End)] {
        let like = Text::new(x, head / 2.0, "").anchored(anchor).sized(SMALL).weighing(600);
        overlay.extend(block(lines, &like));
        overlay.push(Shape::Line { from: (x, top - 8.0), to: (x, bottom + 8.0), stroke: LINE, width: 1.0, dash: None });
    }
    overlay.extend(end_labels(chart, &labels, [left, right, top, bottom], y));
    let (notes, notes_height) = marks::notes(chart, &gaps(chart, form), bottom + 18.0, width);
    overlay.extend(notes);
    let mut axis = category_axis(2, false);
    axis["boundaryGap"] = false.into();
    let series = (0..chart.categories.len()).map(|category| line(chart, category)).collect();
    let y_axis = json!({ "type": "value", "min": low, "max": high, "show": false });
    Drawing {
        option: option(vec![grid(left, top, right, bottom)], vec![axis], vec![y_axis], series),
        height: (bottom + 18.0 + notes_height).ceil(),
        points: (0..chart.categories.len()).map(Points::Category).collect(),
        overlay,
        quick: None,
        place: None,
    }
}

/// The least and the largest value, apart even where they are one.
fn reach(chart: &Chart) -> (f64, f64) {
    let low = numbers(chart).fold(f64::INFINITY, f64::min);
    let high = numbers(chart).fold(f64::NEG_INFINITY, f64::max);
    if low < high {
        (low, high)
    } else if low.is_finite() {
        (low - 1.0, low + 1.0)
    } else {
        (0.0, 1.0)
    }
}

fn is_finding(chart: &Chart, category: usize) -> bool {
    chart.categories[category].emphasis
}

fn line(chart: &Chart, category: usize) -> Value {
    let (colour, width) = if is_finding(chart, category) { (CHART_1, 3.0) } else { (INK_2, 1.5) };
    let data: Vec<Value> = chart.series.iter().map(|series| number(series.values[category].number())).collect();
    described(
        &Line::new().name(chart.categories[category].label.as_str()).symbol(Symbol::Circle).symbol_size(9).connect_nulls(false),
        json!({ "clip": false, "showAllSymbol": true, "data": data, "z": if is_finding(chart, category) { 4 } else { 3 },
            "lineStyle": { "color": colour, "width": width }, "itemStyle": { "color": colour, "borderColor": PAPER, "borderWidth": 1 } }),
    )
}

/// Names and values at both ends, moved apart.
fn end_labels(chart: &Chart, labels: &[Vec<String>], [left, right, top, bottom]: [f64; 4], y: impl Fn(f64) -> f64) -> Vec<Shape> {
    let mut shapes = Vec::new();
    for (side, series) in chart.series.iter().enumerate() {
        let shown: Vec<(usize, f64)> =
            series.values.iter().enumerate().filter_map(|(category, cell)| Some((category, cell.number()?))).collect();
        let rows = |category: usize| if side == 0 { labels[category].len() as f64 } else { 1.0 };
        let wanted: Vec<(f64, f64)> =
            shown.iter().map(|(category, value)| (y(*value), rows(*category) * (LEADING - 2.0) + 2.0)).collect();
        let places = apart(&wanted, top - 10.0, bottom + 10.0);
        for ((category, value), place) in shown.iter().zip(places) {
            let weight = if is_finding(chart, *category) { 700 } else { 400 };
            let text = Text::new(0.0, place, value_text(chart, *value)).sized(SMALL).weighing(weight.max(600));
            let from_y = y(*value);
            if side == 0 {
                let value_left = left - GAP - text.width();
                shapes.extend(block(
                    &labels[*category],
                    &Text::new(value_left - 8.0, place, "").end().sized(SMALL).weighing(weight),
                ));
                shapes.push(Text { x: left - GAP, ..text.end() }.into());
            } else {
                shapes.push(Text { x: right + GAP, ..text }.into());
            }
            if (place - from_y).abs() > 4.0 {
                let (a, b) = if side == 0 { (left - 4.0, left - GAP + 2.0) } else { (right + 4.0, right + GAP - 2.0) };
                shapes.push(Shape::Line { from: (a, from_y), to: (b, place), stroke: LINE, width: 1.0, dash: None });
            }
        }
    }
    shapes
}

/// What has no point, by name and column.
fn gaps(chart: &Chart, form: Form) -> Vec<(String, ChartCell, (usize, usize))> {
    let mut gaps = Vec::new();
    for (category, of) in chart.categories.iter().enumerate() {
        for (index, series) in chart.series.iter().enumerate() {
            let cell = series.values[category];
            if cell.number().is_none() {
                gaps.push((format!("{}, {}", category_name(of, form), series_name(series, form)), cell, (index, category)));
            }
        }
    }
    gaps
}
