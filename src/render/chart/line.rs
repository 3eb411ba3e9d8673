//! Lines along the categories, each with its name and last value at its end. Where there is no value the line is broken.

use charming::element::Symbol;
use charming::series::Line;
use serde_json::{Value, json};

use super::drawing::{
    Drawing, EDGE, Points, category_axis, category_name, described, grid, number, numbers, option, series_name, value_axis,
    value_text,
};
use super::form::Form;
use super::labels::apart;
use super::lines::{lines, weighed_lines};
use super::marks;
use super::overlay::{Anchor, LEADING, SMALL, Shape, TEXT, Text, block};
use super::paint::{CHART_1, INK, INK_2, LINE, PAPER};
use super::scale::Scale;
use crate::script::text_width;
use crate::site::chart::{Chart, Series};

/// How a line is told from others: its colour, its dashes, its points.
struct Stroke {
    colour: &'static str,
    width: f64,
    dash: &'static [u32],
    symbol: Symbol,
}

/// The stroke of a series. All have the contrast of lines.
fn stroke(index: usize) -> Stroke {
    match index {
        0 => Stroke { colour: CHART_1, width: 3.0, dash: &[], symbol: Symbol::Circle },
        1 => Stroke { colour: INK, width: 2.0, dash: &[], symbol: Symbol::Diamond },
        2 => Stroke { colour: INK_2, width: 2.0, dash: &[7, 4], symbol: Symbol::Rect },
        3 => Stroke { colour: CHART_1, width: 2.0, dash: &[2, 3], symbol: Symbol::Triangle },
        4 => Stroke { colour: INK, width: 2.0, dash: &[10, 3, 2, 3], symbol: Symbol::Circle },
        _ => Stroke { colour: INK_2, width: 2.0, dash: &[1, 4], symbol: Symbol::Diamond },
    }
}

/// The room for marks of what is not there, above the axis.
const MARKS: f64 = 22.0;

/// The option of a chart with at most six series and at least two categories.
pub(super) fn drawing(chart: &Chart, form: Form) -> Drawing {
    let width = f64::from(form.width());
    let scale = Scale::new(numbers(chart), 4);
    let axis_texts = (0..=scale.steps()).map(|step| value_text(chart, scale.start + step as f64 * scale.step));
    let left = axis_texts.map(|text| text_width(&text, SMALL, false)).fold(0.0, f64::max).ceil() + 14.0;
    let most_label = if form == Form::Wide { 220.0 } else { 120.0 };
    let labels: Vec<Vec<String>> = chart.series.iter().map(|series| end_label(chart, series, form, most_label)).collect();
    let widest = labels.iter().flatten().map(|line| text_width(line, SMALL, true)).fold(0.0, f64::max);
    let right = width - widest.ceil() - 18.0;
    let gaps = chart.series.iter().flat_map(|series| &series.values).any(|cell| marks::word(*cell).is_some());
    let mut overlay = Vec::new();
    let mut top = 12.0;
    if !chart.is_percent() && !chart.unit.is_empty() {
        for line in lines(&chart.unit, width - EDGE, SMALL) {
            overlay.push(Text::new(EDGE, top + LEADING / 2.0 - 12.0, line).sized(SMALL).soft().into());
            top += LEADING;
        }
        top += 4.0;
    }
    let heights: f64 = labels.iter().map(|lines| lines.len() as f64 * LEADING).sum();
    let plot = if form == Form::Wide { 280.0_f64 } else { 220.0 }.max(heights);
    let bottom = top + plot;
    let last = chart.categories.len() as f64 - 1.0;
    let x = |category: usize| left + category as f64 / last * (right - left);
    let y = |value: f64| bottom - scale.part(value) * plot;
    overlay.extend(end_labels(chart, &labels, [top, bottom, right], x, y));
    // Below the plot: marks, then names.
    let marks_row = if gaps { MARKS } else { 0.0 };
    overlay.extend(gap_marks(chart, x, bottom + marks_row / 2.0 + 2.0));
    let (names, names_height) = names(chart, form, x, bottom + marks_row + 8.0);
    overlay.extend(names);
    let below = bottom + marks_row + 8.0 + names_height;
    let cells = chart.series.iter().flat_map(|series| series.values.iter().copied());
    let (key, key_height) = marks::key(cells, EDGE, below + 8.0, width - 2.0 * EDGE);
    overlay.extend(key);
    let height = below + if key_height > 0.0 { key_height + 12.0 } else { 4.0 };
    let mut x_axis = category_axis(chart.categories.len(), true);
    x_axis["boundaryGap"] = false.into();
    Drawing {
        option: option(
            vec![grid(left, top, right, bottom)],
            vec![x_axis],
            vec![value_axis(chart, scale, true)],
            chart.series.iter().enumerate().map(|(index, series)| line(index, series)).collect(),
        ),
        height: height.ceil(),
        points: (0..chart.series.len()).map(Points::Series).collect(),
        overlay,
        quick: None,
        place: None,
    }
}

fn line(index: usize, series: &Series) -> Value {
    let Stroke { colour, width, dash, symbol } = stroke(index);
    let line_type = if dash.is_empty() { json!("solid") } else { json!(dash) };
    let data: Vec<Value> = series.values.iter().map(|cell| number(cell.number())).collect();
    described(
        &Line::new().name(series.name.as_str()).symbol(symbol).symbol_size(if index == 0 { 9 } else { 8 }).connect_nulls(false),
        json!({ "clip": false, "showAllSymbol": true, "z": 20 - index, "data": data,
            "lineStyle": { "color": colour, "width": width, "type": line_type, "cap": "butt" },
            "itemStyle": { "color": colour, "borderColor": PAPER, "borderWidth": 1 } }),
    )
}

/// The name of a line and its last value.
fn end_label(chart: &Chart, series: &Series, form: Form, width: f64) -> Vec<String> {
    let value = series.values.iter().rev().find_map(|cell| cell.number()).map(|value| value_text(chart, value));
    let name = series_name(series, form);
    let text = match value {
        Some(value) if name.is_empty() => value,
        Some(value) => format!("{name} {value}"),
        None => name.to_owned(),
    };
    weighed_lines(&text, width, SMALL, true)
}

fn end_labels(
    chart: &Chart,
    labels: &[Vec<String>],
    [top, bottom, right]: [f64; 3],
    x: impl Fn(usize) -> f64,
    y: impl Fn(f64) -> f64,
) -> Vec<Shape> {
    let last = |series: &Series| {
        let at = series.values.iter().rposition(|cell| cell.number().is_some())?;
        Some((x(at), y(series.values[at].number()?)))
    };
    let ends: Vec<(f64, f64)> = chart.series.iter().map(|series| last(series).unwrap_or((right, bottom))).collect();
    let wanted: Vec<(f64, f64)> =
        ends.iter().zip(labels).map(|((_, y), lines)| (*y, lines.len() as f64 * (LEADING - 2.0) + 2.0)).collect();
    let places = apart(&wanted, top - 10.0, bottom + 10.0);
    let mut shapes = Vec::new();
    for (index, ((end, place), lines)) in ends.iter().zip(&places).zip(labels).enumerate() {
        if last(&chart.series[index]).is_some() && ((place - end.1).abs() > 3.0 || right - end.0 > 3.0) {
            let from = (end.0 + 6.0, end.1);
            shapes.push(Shape::Line { from, to: (right + 11.0, *place), stroke: LINE, width: 1.0, dash: None });
        }
        let weight = if index == 0 { 700 } else { 600 };
        let label = Text::new(right + 14.0, *place, "").sized(SMALL).weighing(weight).filled(stroke(index).colour);
        shapes.extend(block(lines, &label));
    }
    shapes
}

/// The marks of what is not there, below its place on the axis; those of several series side by side.
fn gap_marks(chart: &Chart, x: impl Fn(usize) -> f64, y: f64) -> Vec<Shape> {
    let mut shapes = Vec::new();
    for category in 0..chart.categories.len() {
        let gaps: Vec<usize> =
            (0..chart.series.len()).filter(|series| marks::word(chart.series[*series].values[category]).is_some()).collect();
        for (place, series) in gaps.iter().enumerate() {
            let at = x(category) + (place as f64 - (gaps.len() as f64 - 1.0) / 2.0) * 14.0;
            shapes.extend(marks::mark(chart.series[*series].values[category], at, y));
            shapes.push(marks::reach([at - 7.0, y - 9.0, 14.0, 18.0], *series, category));
        }
    }
    shapes
}

/// The categories' names below the axis: all that have room, always the first and the last; and their height.
fn names(chart: &Chart, form: Form, x: impl Fn(usize) -> f64, top: f64) -> (Vec<Shape>, f64) {
    let count = chart.categories.len();
    let step = x(1) - x(0);
    let label = |index: usize, every: usize| {
        // The first label is moved into the picture, towards the next.
        let width = (step * every as f64 - 10.0).min((x(every) - 7.0) / 1.5).clamp(30.0, 160.0);
        lines(category_name(&chart.categories[index], form), width, TEXT - 1.0)
    };
    let widest = |every: usize| {
        let shown = (0..count).filter(|index| (count - 1 - index).is_multiple_of(every));
        shown
            .flat_map(|index| {
                let text = category_name(&chart.categories[index], form).replace('\u{ad}', "");
                text.split(' ').map(|word| text_width(word, SMALL, false)).collect::<Vec<_>>()
            })
            .fold(0.0, f64::max)
    };
    let every = (1..count).find(|every| widest(*every) + 10.0 <= step * *every as f64).unwrap_or(count - 1).max(1);
    let mut shapes = Vec::new();
    let mut most = 1;
    for index in (0..count).filter(|index| (count - 1 - index).is_multiple_of(every)) {
        let label = label(index, every);
        most = most.max(label.len());
        let widest = label.iter().map(|line| text_width(line, SMALL, false)).fold(0.0, f64::max);
        // The first one may not leave the picture.
        let at = x(index).max(widest / 2.0 + 2.0);
        let middle = top + label.len() as f64 * (LEADING - 2.0) / 2.0;
        shapes.extend(block(&label, &Text::new(at, middle, "").anchored(Anchor::Middle).sized(SMALL).soft()));
    }
    (shapes, most as f64 * LEADING)
}
