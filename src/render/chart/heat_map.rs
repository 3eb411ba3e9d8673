//! Heat maps: a row for each category, a column for each series, a tone in five steps for each value.
//!
//! Values stand in the cells where all have room, else a strip says what the tones mean.

use charming::series::Heatmap;
use serde_json::{Value, json};

use super::drawing::{
    Drawing, EDGE, Points, category_axis, category_name, described, grid, numbers, option, series_name, value_text,
};
use super::form::Form;
use super::lines::{lines, weighed_lines};
use super::marks;
use super::overlay::{Anchor, Fill, LEADING, SMALL, Shape, Text, block};
use super::paint::{LINE, PAPER};
use super::scale::Scale;
use crate::script::text_width;
use crate::site::chart::{Chart, ChartCell};
use crate::value::decimal;

/// The tones, from little to much, and the ink on each.
const TONES: [(&str, &str); 5] = [
    ("var(--heat-1)", "var(--ink)"),
    ("var(--heat-2)", "var(--ink)"),
    ("var(--heat-3)", "var(--ink)"),
    ("var(--heat-4)", "var(--chart-1-ink)"),
    ("var(--heat-5)", "var(--chart-1-ink)"),
];
/// The most that a heading may take upwards.
const HEADING: f64 = 190.0;
/// The cells from which on the slim form is drawn without ECharts.
const QUICK_FROM: usize = 150;
/// The size of values in cells.
const VALUE: f64 = 15.0;

/// Where everything stands.
struct Layout {
    form: Form,
    left: f64,
    top: f64,
    column: f64,
    /// The height of a slot, which is a cell or a line of a slim row's label.
    cell: f64,
    /// The slot of each row's cells, and how many there are.
    slots: Vec<usize>,
    count: usize,
    labels: Vec<Vec<String>>,
    headings: Vec<Vec<String>>,
    upright: bool,
}

impl Layout {
    fn new(chart: &Chart, form: Form) -> Self {
        let width = f64::from(form.width());
        let label_width = match form {
            Form::Wide if chart.series.len() <= 12 => 290.0,
            Form::Wide => 230.0,
            Form::Slim => width - 2.0 * EDGE,
        };
        let labels: Vec<Vec<String>> = chart
            .categories
            .iter()
            .map(|category| weighed_lines(category_name(category, form), label_width, SMALL, true))
            .collect();
        let widest = labels.iter().flatten().map(|line| text_width(line, SMALL, true)).fold(0.0, f64::max).ceil();
        let left = if form == Form::Wide { widest + 10.0 } else { EDGE };
        let column = (width - left - EDGE) / chart.series.len() as f64;
        let names = || chart.series.iter().map(|series| series_name(series, form));
        let flat: Vec<Vec<String>> = names().map(|name| lines(name, column - 6.0, SMALL)).collect();
        let words =
            |name: &str| name.replace('\u{ad}', "").split(' ').map(|word| text_width(word, SMALL, true)).fold(0.0, f64::max);
        let upright = flat.iter().any(|lines| lines.len() > 3) || names().any(|name| words(name) > column - 6.0);
        let headings: Vec<Vec<String>> = if upright { names().map(|name| upright_lines(name, column)).collect() } else { flat };
        let head = if upright {
            headings.iter().flatten().map(|line| text_width(line, SMALL, false)).fold(0.0, f64::max).ceil() + 12.0
        } else {
            headings.iter().map(Vec::len).max().unwrap_or(1) as f64 * (LEADING - 2.0) + 10.0
        };
        let most_lines = labels.iter().map(Vec::len).max().unwrap_or(1) as f64;
        let (cell, slots, count) = match form {
            Form::Wide => ((most_lines * (LEADING - 2.0) + 8.0).max(28.0), (0..labels.len()).collect(), labels.len()),
            Form::Slim => {
                let mut free = 0;
                let slots = labels.iter().map(|lines| {
                    free += lines.len() + 1;
                    free - 1
                });
                let slots: Vec<usize> = slots.collect();
                (22.0, slots, free)
            }
        };
        Self { form, left, top: head, column, cell, slots, count, labels, headings, upright }
    }

    fn x(&self, series: usize) -> f64 {
        self.left + (series as f64 + 0.5) * self.column
    }

    fn y(&self, category: usize) -> f64 {
        self.top + (self.slots[category] as f64 + 0.5) * self.cell
    }

    fn bottom(&self) -> f64 {
        self.top + self.count as f64 * self.cell
    }
}

/// A heading that reads upwards, in as many lines as a column holds.
fn upright_lines(name: &str, column: f64) -> Vec<String> {
    let most = ((column - 4.0) / (LEADING - 2.0)).floor().max(1.0) as usize;
    // As few lines as keep it short; if none does, one line more than wished is still better than a cut word.
    let widths = [HEADING * 0.5, HEADING * 0.75, HEADING, HEADING * 1.5, HEADING * 2.5, HEADING * 5.0, f64::INFINITY];
    widths.into_iter().map(|width| lines(name, width, SMALL)).find(|lines| lines.len() <= most).unwrap_or_default()
}

/// The option of a chart with at most sixteen series.
pub(super) fn drawing(chart: &Chart, form: Form) -> Drawing {
    let layout = Layout::new(chart, form);
    let scale = Scale::new(numbers(chart), TONES.len() as u32);
    let text = |value: f64| decimal(value, 1);
    let widest = numbers(chart).map(|value| text_width(&text(value), VALUE, false)).fold(0.0, f64::max);
    let told = widest + 6.0 <= layout.column - 2.0;
    let mut overlay = headings(chart, &layout);
    // ECharts takes as long for the slim form as for the wide one.
    let is_large = chart.categories.len() * chart.series.len() > QUICK_FROM;
    let mut quick = (form == Form::Slim && is_large).then(Vec::new);
    let mut layers = vec![Layer::default(); TONES.len()];
    for (index, series) in chart.series.iter().enumerate() {
        for (category, cell) in series.values.iter().enumerate() {
            let (x, y) = (layout.x(index), layout.y(category));
            let Some(value) = cell.number() else {
                overlay.extend(empty(&layout, *cell, x, y, index, category));
                continue;
            };
            let tone = tone(scale, value);
            layers[tone].cells.push(json!([index, layout.slots[category], value]));
            layers[tone].points.push((index, category));
            if let Some(quick) = &mut quick {
                let (width, height) = (layout.column - 2.0, layout.cell - 2.0);
                let area = [x - width / 2.0, y - height / 2.0, width, height];
                quick.push(Shape::Cell { area, tone: TONES[tone].0, series: index, category });
            }
            if told {
                overlay.push(Text::new(x, y, text(value)).middle().sized(VALUE).filled(TONES[tone].1).into());
            }
        }
    }
    let width = f64::from(form.width());
    let mut below = layout.bottom() + 12.0;
    if told {
        if !chart.unit.is_empty() {
            for line in lines(&format!("Siffrorna är {}.", chart.unit), width - 2.0 * EDGE, SMALL) {
                overlay.push(Text::new(EDGE, below + LEADING / 2.0, line).sized(SMALL).soft().into());
                below += LEADING;
            }
        }
    } else {
        let (strip, height) = strip(chart, scale, below, width);
        overlay.extend(strip);
        below += height;
    }
    let cells = chart.series.iter().flat_map(|series| series.values.iter().copied());
    let (key, key_height) = marks::key(cells, EDGE, below + 2.0, width - 2.0 * EDGE);
    overlay.extend(key);
    let (series, points) = tone_series(layers);
    let (x, mut y) = (category_axis(chart.series.len(), false), category_axis(layout.count, false));
    y["inverse"] = true.into();
    let grid = grid(layout.left, layout.top, width - EDGE, layout.bottom());
    let mut option = option(vec![grid], vec![x], vec![y], series);
    super::drawing::patch(&mut option, json!({ "visualMap": { "show": false, "seriesIndex": [] } }));
    Drawing { option, height: (below + key_height + 4.0).ceil(), points, overlay, quick, place: None }
}

/// The cells of one tone.
#[derive(Clone, Default)]
struct Layer {
    /// Column, slot and value.
    cells: Vec<Value>,
    /// The series and the category of each.
    points: Vec<(usize, usize)>,
}

/// A series of ECharts' for each tone: one style for many cells.
fn tone_series(layers: Vec<Layer>) -> (Vec<Value>, Vec<Points>) {
    let series = |(tone, layer): (usize, Layer)| {
        let style = json!({ "color": TONES[tone].0, "borderColor": PAPER, "borderWidth": 2 });
        let series = described(&Heatmap::new(), json!({ "data": layer.cells, "itemStyle": style, "progressive": 0 }));
        (series, Points::List(layer.points))
    };
    layers.into_iter().enumerate().filter(|(_, layer)| !layer.cells.is_empty()).map(series).unzip()
}

/// The tone of a value.
fn tone(scale: Scale, value: f64) -> usize {
    let part = scale.part(value) * TONES.len() as f64;
    (part.floor().max(0.0) as usize).min(TONES.len() - 1)
}

fn headings(chart: &Chart, layout: &Layout) -> Vec<Shape> {
    let mut shapes = Vec::new();
    for (index, lines) in layout.headings.iter().enumerate() {
        let x = layout.x(index);
        let height = lines.len() as f64 * (LEADING - 2.0);
        let like = Text::new(x, layout.top - 6.0, "").sized(SMALL).soft();
        shapes.extend(if layout.upright {
            block(lines, &Text { upright: true, ..like })
        } else {
            block(lines, &Text { y: layout.top - 4.0 - height / 2.0, ..like.middle() })
        });
    }
    for (category, lines) in layout.labels.iter().enumerate() {
        let weight = if chart.categories[category].emphasis { 600 } else { 400 };
        let (x, y, anchor) = match layout.form {
            Form::Wide => (layout.left - 8.0, layout.y(category), Anchor::End),
            Form::Slim => {
                let height = lines.len() as f64 * (LEADING - 2.0);
                (EDGE, layout.y(category) - layout.cell / 2.0 - 1.0 - height / 2.0, Anchor::Start)
            }
        };
        shapes.extend(block(lines, &Text::new(x, y, "").anchored(anchor).sized(SMALL).weighing(weight)));
    }
    shapes
}

/// A cell without a value: its mark, no tone.
fn empty(layout: &Layout, cell: ChartCell, x: f64, y: f64, series: usize, category: usize) -> Vec<Shape> {
    let mut shapes: Vec<Shape> = marks::mark(cell, x, y).into_iter().collect();
    let (width, height) = (layout.column - 2.0, layout.cell - 2.0);
    shapes.push(marks::reach([x - width / 2.0, y - height / 2.0, width, height], series, category));
    shapes
}

/// What the tones mean: the limits between them.
fn strip(chart: &Chart, scale: Scale, top: f64, width: f64) -> (Vec<Shape>, f64) {
    let limit = |index: usize| scale.start + (scale.end - scale.start) * index as f64 / TONES.len() as f64;
    let swatch = ((width - 60.0) / TONES.len() as f64).min(64.0);
    let left = 24.0;
    let mut shapes = Vec::new();
    for (index, (tone, _)) in TONES.iter().enumerate() {
        let x = left + index as f64 * swatch;
        shapes.push(Shape::Rect { x, y: top, width: swatch, height: 14.0, fill: Fill::Colour(tone) });
    }
    let corners = [(left, top), (left + swatch * 5.0, top), (left + swatch * 5.0, top + 14.0), (left, top + 14.0), (left, top)];
    for pair in corners.windows(2) {
        shapes.push(Shape::Line { from: pair[0], to: pair[1], stroke: LINE, width: 1.0, dash: None });
    }
    let mut free = 0.0;
    for index in 0..=TONES.len() {
        let text =
            Text::new(left + index as f64 * swatch, top + 26.0, value_text(chart, limit(index))).middle().sized(SMALL).soft();
        // Long limits leave some out.
        if text.x - text.width() / 2.0 >= free {
            free = text.x + text.width() / 2.0 + 6.0;
            shapes.push(text.into());
        }
    }
    let mut height = 40.0;
    if !chart.is_percent() && !chart.unit.is_empty() {
        for line in lines(&chart.unit, width - 2.0 * EDGE, SMALL) {
            shapes.push(Text::new(EDGE, top + height + 6.0, line).sized(SMALL).soft().into());
            height += LEADING;
        }
    }
    (shapes, height + 4.0)
}
