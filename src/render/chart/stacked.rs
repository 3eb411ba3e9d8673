//! Stacked bars, and those that fill 100 %: in each row the parts of a whole.
//!
//! A row with a part that is hidden or missing is not drawn: its length, or the part left over, would tell it.

use serde_json::{Value, json};

use super::drawing::{Drawing, Points, category_name, option, series_name, value_text};
use super::form::Form;
use super::legend;
use super::lines::lines;
use super::marks;
use super::overlay::{LEADING, SMALL, Shape, Text};
use super::paint;
use super::rows::{MOST_STEPS, Room, Rows, bars};
use super::scale::Scale;
use crate::script::text_width;
use crate::site::chart::{Chart, ChartCell};
use crate::value::decimal;

/// The room for names above the first row.
const NAMES: f64 = 8.0;

/// Stacked bars of a chart with at most six series and no negative value.
pub(super) fn drawing(chart: &Chart, form: Form) -> Drawing {
    let stacks: Vec<Stack> = (0..chart.categories.len()).map(|category| Stack::new(chart, category)).collect();
    let sums = stacks.iter().filter_map(|stack| Some(stack.parts.as_ref()?.iter().flatten().sum::<f64>()));
    let scale = Scale::new(sums.collect::<Vec<_>>().into_iter(), MOST_STEPS);
    let texts: Vec<Vec<String>> = stacks.iter().map(|stack| stack.texts(|value| decimal(value, 2))).collect();
    stacked(chart, form, &stacks, &texts, scale, true)
}

/// The same with each row filled to 100 %.
pub(super) fn shares(chart: &Chart, form: Form) -> Drawing {
    let stacks: Vec<Stack> = (0..chart.categories.len()).map(|category| Stack::new(chart, category)).collect();
    let whole: Vec<Stack> = stacks.iter().map(Stack::whole).collect();
    let texts: Vec<Vec<String>> = if chart.is_percent() {
        stacks.iter().map(|stack| stack.texts(|value| value_text(chart, value))).collect()
    } else {
        whole.iter().map(|stack| stack.texts(|value| format!("{}\u{a0}%", decimal(value, 0)))).collect()
    };
    let scale = Scale { start: 0.0, end: 100.0, step: 25.0 };
    let mut percent = Chart { unit: "procent".to_owned(), ..chart.clone() };
    percent.compare = None;
    stacked(&percent, form, &whole, &texts, scale, false)
}

/// One row.
struct Stack {
    /// The parts, if they may be drawn; what doesn't apply has no part.
    parts: Option<Vec<Option<f64>>>,
    /// What stands instead.
    gap: Option<ChartCell>,
}

impl Stack {
    fn new(chart: &Chart, category: usize) -> Self {
        let cells = || chart.series.iter().map(|series| series.values[category]);
        let gap = if cells().any(|cell| cell == ChartCell::Hidden) {
            Some(ChartCell::Hidden)
        } else if cells().any(|cell| cell == ChartCell::Missing) {
            Some(ChartCell::Missing)
        } else {
            cells().all(|cell| cell == ChartCell::NotApplicable).then_some(ChartCell::NotApplicable)
        };
        let parts = gap.is_none().then(|| cells().map(ChartCell::number).collect());
        Self { parts, gap }
    }

    /// The parts in percent of their sum.
    fn whole(&self) -> Self {
        let scaled = |parts: &Vec<Option<f64>>| {
            let sum: f64 = parts.iter().flatten().sum();
            let part = |value: f64| if sum > 0.0 { value / sum * 100.0 } else { 0.0 };
            parts.iter().map(|value| value.map(part)).collect()
        };
        Self { parts: self.parts.as_ref().map(scaled), gap: self.gap }
    }

    fn texts(&self, text: impl Fn(f64) -> String) -> Vec<String> {
        self.parts.iter().flatten().map(|value| value.map(&text).unwrap_or_default()).collect()
    }
}

fn stacked(chart: &Chart, form: Form, stacks: &[Stack], texts: &[Vec<String>], scale: Scale, unit: bool) -> Drawing {
    let bar = if form == Form::Wide { 32.0 } else { 24.0 };
    // The last number of a percent axis stands half outside.
    let values = if form == Form::Wide { 20.0 } else { 0.0 };
    let room = |above| Room { bars: bar, values, above, scale, unit };
    let bare = Rows::new(chart, form, &room(NAMES));
    let (mut overlay, rows) = match names(chart, form, &bare, stacks, bar) {
        Some(names) => (names, bare),
        None => {
            let (legend, above) = legend::of_series(chart, form);
            (legend, Rows::new(chart, form, &room(above)))
        }
    };
    overlay.extend(rows.labels(chart));
    let mut small = Vec::new();
    for (category, stack) in stacks.iter().enumerate() {
        let y = rows.middle(category);
        let Some(parts) = &stack.parts else {
            let gap = stack.gap.unwrap_or(ChartCell::Missing);
            overlay.extend(marks::said(gap, rows.x(0.0) + 4.0, y, SMALL));
            overlay.extend(reaches(chart, &rows, category, y, bar));
            continue;
        };
        if parts.iter().flatten().all(|part| *part == 0.0) {
            overlay.push(Text::new(rows.x(0.0) + 6.0, y, "0").weighing(600).into());
            overlay.extend(reaches(chart, &rows, category, y, bar));
            continue;
        }
        let (shown, left_out) = part_labels(&rows, y, parts, &texts[category]);
        overlay.extend(shown);
        small.extend(small_parts(chart, form, category, &left_out, &texts[category]));
    }
    let (below, more) = below(&small, rows.height, f64::from(form.width()));
    overlay.extend(below);
    let series = chart.series.iter().enumerate().map(|(index, of)| {
        let data: Vec<Value> = stacks
            .iter()
            .enumerate()
            .map(|(category, stack)| rows.at(category, stack.parts.as_ref().and_then(|parts| parts[index])))
            .collect();
        let style = json!({ "color": paint::token(index), "borderColor": paint::paint(index).edge, "borderWidth": 1 });
        bars(bar, json!({ "name": of.name, "stack": "a", "data": data, "itemStyle": style }))
    });
    let series = series.collect();
    let (grid, x, y) = rows.axes(chart);
    Drawing {
        option: option(vec![grid], vec![x], vec![y], series),
        height: rows.height + more,
        points: (0..chart.series.len()).map(Points::Series).collect(),
        overlay,
        quick: None,
        place: None,
    }
}

/// Where the cells of a row that is not drawn can be reached: side by side over its mark.
fn reaches(chart: &Chart, rows: &Rows, category: usize, y: f64, bar: f64) -> Vec<Shape> {
    let width = 160.0 / chart.series.len() as f64;
    let area = |series: usize| [rows.x(0.0) + series as f64 * width, y - bar / 2.0, width, bar];
    (0..chart.series.len()).map(|series| marks::reach(area(series), series, category)).collect()
}

/// The parts of a row whose values have no room in them, zeros among them, in words: `2023: Praktik 2 %, Studier 0 %`.
fn small_parts(chart: &Chart, form: Form, category: usize, left_out: &[usize], texts: &[String]) -> Option<String> {
    let part = |index: &usize| format!("{} {}", series_name(&chart.series[*index], form), texts[*index]);
    let parts = left_out.iter().map(part).collect::<Vec<_>>().join(", ").replace('\u{ad}', "");
    let row = category_name(&chart.categories[category], form).replace('\u{ad}', "");
    match chart.categories.len() {
        _ if left_out.is_empty() => None,
        1 => Some(parts),
        _ => Some(format!("{row}: {parts}")),
    }
}

/// What is too small to be labelled, below the bars, and the height that it takes.
fn below(small: &[String], top: f64, width: f64) -> (Vec<Shape>, f64) {
    if small.is_empty() {
        return (Vec::new(), 0.0);
    }
    let mut y = top + 6.0;
    let mut shapes = Vec::new();
    for line in lines(&format!("Små delar. {}.", small.join(". ")), width - 2.0, SMALL) {
        shapes.push(Text::new(1.0, y + LEADING / 2.0, line).sized(SMALL).soft().into());
        y += LEADING;
    }
    (shapes, (y - top + 2.0).ceil())
}

/// The values in the parts that are wide enough, and the parts that are not.
fn part_labels(rows: &Rows, y: f64, parts: &[Option<f64>], texts: &[String]) -> (Vec<Shape>, Vec<usize>) {
    let mut before = 0.0;
    let (mut shapes, mut left_out) = (Vec::new(), Vec::new());
    for (index, (part, text)) in parts.iter().zip(texts).enumerate() {
        let Some(part) = part else { continue };
        let (left, right) = (rows.x(before), rows.x(before + part));
        before += part;
        let padding = if paint::paint(index).ink.is_some() { 8.0 } else { 18.0 };
        if text_width(text, SMALL, true) + padding <= right - left {
            let text = Text::new((left + right) / 2.0, y, text).middle().sized(SMALL).weighing(600).on(index);
            shapes.push(text.into());
        } else {
            left_out.push(index);
        }
    }
    (shapes, left_out)
}

/// The series' names above the parts of the first row, if all have room there. Only the wide form has the room.
fn names(chart: &Chart, form: Form, rows: &Rows, stacks: &[Stack], bar: f64) -> Option<Vec<Shape>> {
    let parts = stacks.first()?.parts.as_ref().filter(|_| form == Form::Wide)?;
    let y = rows.middle(0) - bar / 2.0 - 11.0;
    let mut before = 0.0;
    let mut shapes = Vec::new();
    for (series, part) in chart.series.iter().zip(parts) {
        let (left, right) = (rows.x(before), rows.x(before + part.as_ref()?));
        before += part.as_ref()?;
        let text = Text::new(left + 1.0, y, series_name(series, form).replace('\u{ad}', "")).sized(SMALL);
        if left + text.width() + 10.0 > right {
            return None;
        }
        shapes.push(text.into());
    }
    Some(shapes)
}
