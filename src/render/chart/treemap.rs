//! Tree maps: an area for each category of one series, inside the one that it is a part of.
//!
//! What is hidden, missing or zero has no area: it stands below. A whole with such a part is one area, if its own value is known; its parts would tell
//! what is left over.

use charming::series::Treemap;
use serde_json::{Value, json};

use super::drawing::{Drawing, EDGE, Tile, category_name, described, value_text};
use super::form::Form;
use super::lines::{lines, weighed_lines};
use super::marks;
use super::overlay::{LEADING, SMALL, Shape, Text, block};
use super::paint::{self, PAPER};
use crate::script::text_width;
use crate::site::chart::{Chart, ChartCell};

/// The height of the row that holds a whole's name.
fn head(form: Form) -> f64 {
    match form {
        Form::Wide => 26.0,
        Form::Slim => 44.0,
    }
}

/// Inside an area.
const PADDING: f64 = 8.0;

/// The option of a chart with one series, no negative values and at most two levels.
pub(super) fn drawing(chart: &Chart, form: Form) -> Drawing {
    let width = f64::from(form.width());
    let height = if form == Form::Wide { 420.0 } else { 460.0 };
    let nodes: Vec<Value> = roots(chart).filter_map(|root| node(chart, root)).collect();
    let label = json!({ "show": false });
    let series = described(
        &Treemap::new(),
        json!({ "name": chart.series[0].name, "left": EDGE, "top": EDGE, "width": width - 2.0 * EDGE, "height": height - 2.0 * EDGE,
            "roam": false, "nodeClick": false, "breadcrumb": { "show": false }, "label": label, "visibleMin": 0, "childrenVisibleMin": 0,
            "upperLabel": { "show": true, "height": head(form), "color": "transparent" },
            "itemStyle": { "gapWidth": 3, "borderWidth": 0, "borderColor": PAPER },
            "levels": [{ "itemStyle": { "gapWidth": 6, "borderWidth": 0, "borderColor": PAPER }, "upperLabel": { "show": false } }],
            "data": nodes }),
    );
    let mut option = described(&charming::Chart::new().animation(false), json!({}));
    option["series"] = json!([series]);
    Drawing { option, height, points: Vec::new(), overlay: Vec::new(), quick: None, place: Some(place) }
}

fn roots(chart: &Chart) -> impl Iterator<Item = usize> {
    (0..chart.categories.len()).filter(|index| chart.categories[*index].parent.is_none())
}

fn parts(chart: &Chart, of: usize) -> impl Iterator<Item = usize> {
    (0..chart.categories.len()).filter(move |index| chart.categories[*index].parent == Some(of))
}

fn cell(chart: &Chart, category: usize) -> ChartCell {
    chart.series[0].values[category]
}

/// Whether the parts of a whole may be drawn: all have a value or need none.
fn is_open(chart: &Chart, whole: usize) -> bool {
    parts(chart, whole).all(|part| matches!(cell(chart, part), ChartCell::Value(_) | ChartCell::NotApplicable))
        && parts(chart, whole).any(|part| cell(chart, part).number().is_some_and(|value| value > 0.0))
}

fn node(chart: &Chart, category: usize) -> Option<Value> {
    let own = cell(chart, category).number().filter(|value| *value > 0.0);
    let mut fill = chart.categories[category].clone();
    if let Some(parent) = fill.parent {
        fill.hue = fill.hue.or(chart.categories[parent].hue);
    }
    let token = paint::point_token(paint::pale(&fill), 0, category);
    if is_open(chart, category) {
        let children: Vec<Value> = parts(chart, category).filter_map(|part| node(chart, part)).collect();
        return Some(json!({ "name": chart.categories[category].label, "children": children,
            "itemStyle": { "borderColor": paint::point_token(paint::GROUND, 0, category), "borderWidth": 1, "gapWidth": 3 } }));
    }
    Some(
        json!({ "name": chart.categories[category].label, "value": own?, "itemStyle": { "color": token, "borderColor": paint::paint(paint::pale(&fill)).edge, "borderWidth": 1 } }),
    )
}

/// The names on the areas; what has no room, or no area, is listed below.
fn place(chart: &Chart, form: Form, top: f64, tiles: &[Tile]) -> (Vec<Shape>, f64) {
    let mut shapes = Vec::new();
    let mut drawn = vec![false; chart.categories.len()];
    let mut rest: Vec<String> = Vec::new();
    for tile in tiles {
        drawn[tile.category] = true;
        let category = &chart.categories[tile.category];
        let name = category_name(category, form);
        let value = cell(chart, tile.category).number().map(|value| value_text(chart, value));
        if is_open(chart, tile.category) {
            let text = value.map_or_else(|| name.to_owned(), |value| format!("{name} {value}"));
            let most = if form == Form::Wide { 1 } else { 2 };
            let broken = |text: &str| weighed_lines(text, tile.width - 8.0, SMALL, true);
            match [text.as_str(), name].into_iter().map(broken).find(|lines| lines.len() <= most) {
                Some(lines) => {
                    let like = Text::new(tile.x + 4.0, tile.y + head(form) / 2.0, "").sized(SMALL).weighing(600);
                    shapes.extend(block(&lines, &like));
                }
                None => rest.push(text.clone()),
            }
            continue;
        }
        let mut of = category.clone();
        if let Some(parent) = of.parent {
            of.hue = of.hue.or(chart.categories[parent].hue);
        }
        match label(name, &value.unwrap_or_default(), tile) {
            Some((name, value)) => shapes.extend(label_shapes(&name, &value, tile, paint::pale(&of))),
            None => rest.push(format!(
                "{name} {}",
                cell(chart, tile.category).number().map(|value| value_text(chart, value)).unwrap_or_default()
            )),
        }
    }
    let mut below = top + 6.0;
    if !rest.is_empty() {
        for line in lines(&format!("Små ytor: {}.", rest.join(", ")), f64::from(form.width()) - 2.0, SMALL) {
            shapes.push(Text::new(EDGE, below + LEADING / 2.0, line).sized(SMALL).soft().into());
            below += LEADING;
        }
    }
    let gaps: Vec<_> = chart
        .categories
        .iter()
        .enumerate()
        .filter(|(index, category)| {
            let closed = category.parent.is_some_and(|whole| !is_open(chart, whole));
            let zero = cell(chart, *index) == ChartCell::Value(0.0) && !closed;
            !drawn[*index] && (zero || marks::word(cell(chart, *index)).is_some())
        })
        .map(|(index, category)| (category_name(category, form).to_owned(), cell(chart, index), (0, index)))
        .collect();
    let (notes, height) = marks::notes(chart, &gaps, below, f64::from(form.width()));
    shapes.extend(notes);
    (shapes, below + height - top)
}

/// The lines of a name and a value, if they have room on an area.
fn label(name: &str, value: &str, tile: &Tile) -> Option<(Vec<String>, String)> {
    let width = tile.width - 2.0 * PADDING;
    let longest = name.replace('\u{ad}', "").split(' ').map(|word| text_width(word, SMALL, true)).fold(0.0, f64::max);
    let name = weighed_lines(name, width, SMALL, true);
    // A word broken in a narrow area is worse than a line below the map.
    let fits = (longest <= width || width >= 84.0)
        && text_width(value, SMALL, true) <= width
        && (name.len() as f64 + 1.0) * (LEADING - 2.0) + PADDING <= tile.height;
    fits.then(|| (name, value.to_owned()))
}

fn label_shapes(name: &[String], value: &str, tile: &Tile, fill: usize) -> Vec<Shape> {
    let mut lines = name.to_vec();
    lines.push(value.to_owned());
    let middle = tile.y + PADDING + lines.len() as f64 * (LEADING - 2.0) / 2.0;
    let mut shapes = block(&lines, &Text::new(tile.x + PADDING, middle, "").sized(SMALL).on(fill));
    if let Some(Shape::Text(text)) = shapes.last_mut() {
        text.weight = 700;
    }
    shapes
}
