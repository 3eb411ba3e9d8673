//! Small multiples: a panel of lying bars for each series, all on one scale.

use charming::series::Bar;
use serde_json::{Value, json};

use super::drawing::{
    Drawing, EDGE, Points, category_axis, category_name, described, grid, number, numbers, option, series_name, value_axis,
    value_text,
};
use super::form::Form;
use super::lines::{lines, weighed_lines};
use super::marks;
use super::overlay::{Anchor, LEADING, SMALL, Shape, Text, block};
use super::paint;
use super::scale::Scale;
use crate::script::text_width;
use crate::site::chart::Chart;

/// Between panels side by side.
const BETWEEN: f64 = 16.0;
const BAR: f64 = 14.0;

/// The option of a chart without negative values.
pub(super) fn drawing(chart: &Chart, form: Form) -> Drawing {
    let width = f64::from(form.width());
    let (most_label, most_columns) = if form == Form::Wide { (200.0, 4) } else { (130.0, 1) };
    let labels: Vec<Vec<String>> =
        chart.categories.iter().map(|category| weighed_lines(category_name(category, form), most_label, SMALL, true)).collect();
    let widest = labels.iter().flatten().map(|line| text_width(line, SMALL, true)).fold(0.0, f64::max).ceil();
    let left = widest + 12.0;
    let values = numbers(chart).map(|value| text_width(&value_text(chart, value), SMALL, true)).fold(0.0, f64::max).ceil() + 8.0;
    let words = chart
        .series
        .iter()
        .flat_map(|series| series.values.iter().copied())
        .map(|cell| marks::said_width(cell, SMALL))
        .fold(0.0, f64::max);
    let fits = |columns: usize| {
        let panel = (width - left) / columns as f64 - BETWEEN;
        panel - values >= 60.0 && panel >= words + 6.0
    };
    let columns = (1..=most_columns.min(chart.series.len())).rev().find(|columns| fits(*columns)).unwrap_or(1);
    let panel = (width - left) / columns as f64 - BETWEEN;
    let band = labels.iter().map(Vec::len).max().unwrap_or(1) as f64 * (LEADING - 2.0) + 8.0;
    let scale = Scale::new(numbers(chart), 2);
    let titles: Vec<Vec<String>> =
        chart.series.iter().map(|series| weighed_lines(series_name(series, form), panel, SMALL, true)).collect();
    let mut overlay = Vec::new();
    let mut top = 0.0;
    if !chart.is_percent() && !chart.unit.is_empty() {
        for line in lines(&chart.unit, width - 2.0 * EDGE, SMALL) {
            overlay.push(Text::new(EDGE, top + LEADING / 2.0, line).sized(SMALL).soft().into());
            top += LEADING;
        }
        top += 6.0;
    }
    let (mut grids, mut xs, mut ys, mut series) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let count = chart.categories.len();
    for row in 0..chart.series.len().div_ceil(columns) {
        let members = row * columns..((row + 1) * columns).min(chart.series.len());
        let head = titles[members.clone()].iter().map(Vec::len).max().unwrap_or(1) as f64 * LEADING + 6.0;
        let (first, last) = (top + head, top + head + count as f64 * band);
        for (category, label) in labels.iter().enumerate() {
            let weight = if chart.categories[category].emphasis { 600 } else { 400 };
            let y = first + (category as f64 + 0.5) * band;
            overlay.extend(block(label, &Text::new(left - 10.0, y, "").anchored(Anchor::End).sized(SMALL).weighing(weight)));
        }
        for index in members.clone() {
            let x = left + (index - members.start) as f64 * (panel + BETWEEN);
            let end = x + panel - values;
            let title = &titles[index];
            let y = first - 6.0 - title.len() as f64 * (LEADING - 2.0) / 2.0;
            overlay.extend(block(title, &Text::new(x, y, "").sized(SMALL).weighing(700)));
            overlay.extend(panel_values(chart, index, scale, [x, end, first, band]));
            grids.push(grid(x, first, end, last));
            let mut axis = value_axis(chart, scale, false);
            axis["gridIndex"] = index.into();
            xs.push(axis);
            let mut axis = category_axis(count, true);
            axis["gridIndex"] = index.into();
            axis["inverse"] = true.into();
            ys.push(axis);
            series.push(bars(chart, index));
        }
        top = last + 22.0;
    }
    Drawing {
        option: option(grids, xs, ys, series),
        height: (top - 20.0).ceil(),
        points: (0..chart.series.len()).map(Points::Series).collect(),
        overlay,
        quick: None,
        place: None,
    }
}

fn bars(chart: &Chart, index: usize) -> Value {
    let of = &chart.series[index];
    let item = |(category, cell): (usize, &crate::site::chart::ChartCell)| {
        let fill = paint::of_category(&chart.categories[category]);
        let edge = if cell.number() == Some(0.0) { 0 } else { 1 };
        json!({ "value": number(cell.number()),
            "itemStyle": { "color": paint::token(fill), "borderColor": paint::paint(fill).edge, "borderWidth": edge } })
    };
    let data: Vec<Value> = of.values.iter().enumerate().map(item).collect();
    described(
        &Bar::new().bar_width(BAR),
        json!({ "name": of.name, "clip": false, "xAxisIndex": index, "yAxisIndex": index, "data": data }),
    )
}

fn panel_values(chart: &Chart, index: usize, scale: Scale, [left, right, top, band]: [f64; 4]) -> Vec<Shape> {
    let mut shapes = Vec::new();
    for (category, cell) in chart.series[index].values.iter().enumerate() {
        let y = top + (category as f64 + 0.5) * band;
        match cell.number() {
            Some(value) => {
                let weight = if chart.categories[category].emphasis { 700 } else { 400 };
                let x = left + scale.part(value) * (right - left) + 6.0;
                shapes.push(Text::new(x, y, value_text(chart, value)).sized(SMALL).weighing(weight).into());
            }
            None => {
                shapes.extend(marks::said(*cell, left + 4.0, y, SMALL));
                shapes.push(marks::reach([left + 4.0, y - 10.0, marks::said_width(*cell, SMALL), 20.0], index, category));
            }
        }
    }
    shapes
}
