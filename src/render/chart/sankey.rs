//! Flows: a band from each category to each series, as wide as its value.
//!
//! A category with a hidden or missing flow has no bands: the width of the rest would tell it. A flow of zero has none either. Both
//! stand below.

use charming::series::Sankey;
use serde_json::json;

use super::drawing::{Drawing, EDGE, Tile, category_name, described, series_name, value_text};
use super::form::Form;
use super::lines::weighed_lines;
use super::marks;
use super::overlay::{Anchor, LEADING, SMALL, Shape, Text, block};
use super::paint::{self, INK};
use crate::script::text_width;
use crate::site::chart::{Chart, ChartCell};

/// The width of a node.
const NODE: f64 = 10.0;
/// Between a node and its name.
const GAP: f64 = 10.0;

/// The names of both sides in lines.
fn names(chart: &Chart, form: Form) -> [Vec<Vec<String>>; 2] {
    let most = if form == Form::Wide { 200.0 } else { 118.0 };
    let broken = |name: &str| weighed_lines(name, most, SMALL, true);
    [
        chart.categories.iter().map(|category| broken(category_name(category, form))).collect(),
        chart.series.iter().map(|series| broken(series_name(series, form))).collect(),
    ]
}

/// Whether all flows of a category are known.
fn is_whole(chart: &Chart, category: usize) -> bool {
    chart.series.iter().all(|series| matches!(series.values[category], ChartCell::Value(_) | ChartCell::NotApplicable))
}

/// The option of a chart without negative values.
pub(super) fn drawing(chart: &Chart, form: Form) -> Drawing {
    let width = f64::from(form.width());
    let names = names(chart, form);
    let widest =
        |side: &[Vec<String>]| side.iter().flatten().map(|line| text_width(line, SMALL, true)).fold(0.0, f64::max).ceil();
    let (left, right) = (widest(&names[0]) + GAP + EDGE, width - widest(&names[1]) - GAP - EDGE);
    let most_lines = names.iter().flatten().map(Vec::len).max().unwrap_or(1) as f64;
    let gap = most_lines * (LEADING - 2.0) + 6.0;
    let rows = chart.categories.len().max(chart.series.len()) as f64;
    let height = rows * gap + if form == Form::Wide { 260.0 } else { 220.0 };
    let mut nodes = Vec::new();
    let mut links = Vec::new();
    for (category, of) in chart.categories.iter().enumerate().filter(|(category, _)| is_whole(chart, *category)) {
        let number = if of.hue.is_none() && !of.emphasis { paint::OTHER } else { paint::of_category(of) };
        let flows: Vec<(usize, f64)> = chart
            .series
            .iter()
            .enumerate()
            .filter_map(|(index, series)| Some((index, series.values[category].number().filter(|value| *value > 0.0)?)))
            .collect();
        if flows.is_empty() {
            continue;
        }
        nodes.push(json!({ "name": format!("a{category}"), "depth": 0, "itemStyle": { "color": paint::point_token(paint::NODE, chart.series.len(), category) } }));
        for (index, value) in flows {
            let colour = paint::point_token(number, index, category);
            links.push(json!({ "source": format!("a{category}"), "target": format!("b{index}"), "value": value, "lineStyle": { "color": colour } }));
        }
    }
    for index in 0..chart.series.len() {
        let used = links.iter().any(|link| link["target"] == format!("b{index}"));
        if used {
            nodes.push(json!({ "name": format!("b{index}"), "depth": 1, "itemStyle": { "color": paint::point_token(paint::NODE, chart.series.len() + 1, index) } }));
        }
    }
    let series = described(
        &Sankey::new(),
        json!({ "left": left, "top": gap / 2.0, "width": right - left, "height": height - gap, "nodeWidth": NODE, "nodeGap": gap,
            "layoutIterations": 0, "draggable": false, "label": { "show": false }, "lineStyle": { "opacity": 0.45, "curveness": 0.5 },
            "itemStyle": { "borderWidth": 0 }, "emphasis": { "disabled": true }, "data": nodes, "links": links }),
    );
    let mut option = described(&charming::Chart::new().animation(false), json!({}));
    option["series"] = json!([series]);
    Drawing { option, height, points: Vec::new(), overlay: Vec::new(), quick: None, place: Some(place) }
}

/// The names at the nodes, the values at the start of the bands that have room.
fn place(chart: &Chart, form: Form, top: f64, tiles: &[Tile]) -> (Vec<Shape>, f64) {
    let names = names(chart, form);
    let mut shapes = Vec::new();
    let sides = [chart.series.len(), chart.series.len() + 1];
    for tile in tiles {
        let middle = tile.y + tile.height / 2.0;
        if tile.series == sides[0] {
            let weight = if chart.categories[tile.category].emphasis { 700 } else { 400 };
            let like = Text::new(tile.x - GAP, middle, "").anchored(Anchor::End).sized(SMALL).weighing(weight);
            shapes.extend(block(&names[0][tile.category], &like));
        } else if tile.series == sides[1] {
            shapes.extend(block(&names[1][tile.category], &Text::new(tile.x + tile.width + GAP, middle, "").sized(SMALL)));
        }
    }
    shapes.extend(flow_values(chart, tiles));
    let mut gaps = Vec::new();
    for (category, of) in chart.categories.iter().enumerate() {
        for (index, series) in chart.series.iter().enumerate() {
            let cell = series.values[category];
            let zero = cell == ChartCell::Value(0.0) && is_whole(chart, category);
            if zero || matches!(cell, ChartCell::Hidden | ChartCell::Missing) {
                gaps.push((format!("{} – {}", category_name(of, form), series_name(series, form)), cell, (index, category)));
            }
        }
    }
    let (notes, height) = marks::notes(chart, &gaps, top + 4.0, f64::from(form.width()));
    shapes.extend(notes);
    (shapes, height + 4.0)
}

/// The values of bands, each just inside its left end.
fn flow_values(chart: &Chart, tiles: &[Tile]) -> Vec<Shape> {
    let mut shapes = Vec::new();
    let nodes = tiles.iter().filter(|tile| tile.series == chart.series.len());
    for node in nodes {
        let flows = || chart.series.iter().filter_map(|series| series.values[node.category].number());
        let sum: f64 = flows().sum();
        let mut y = node.y;
        for value in flows().filter(|value| *value > 0.0) {
            let height = value / sum * node.height;
            if height >= 17.0 {
                let text = Text::new(node.x + NODE + 8.0, y + height / 2.0, value_text(chart, value))
                    .sized(SMALL)
                    .weighing(600)
                    .filled(INK);
                shapes.push(text.into());
            }
            y += height;
        }
    }
    shapes
}
