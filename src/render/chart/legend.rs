//! The names of what is told apart by paint, where they can't stand at the paint itself.

use super::drawing::series_name;
use super::form::Form;
use super::lines::lines;
use super::overlay::{Fill, LEADING, SMALL, Shape, Text};
use super::paint::{FINDING, INK, MOST_SERIES, OTHER};
use crate::site::chart::Chart;

/// The sign before a name.
pub(super) enum Key {
    Paint(usize),
    Tick,
}

const SWATCH: f64 = 24.0;
const GAP: f64 = 8.0;
const BETWEEN: f64 = 24.0;

/// The entries side by side in as many rows as they need, from the top; and the height that they take.
pub(super) fn legend(entries: &[(Key, &str)], width: f64) -> (Vec<Shape>, f64) {
    let mut shapes = Vec::new();
    let (mut x, mut y, mut row) = (1.0, 0.0, LEADING + 4.0);
    for (key, name) in entries {
        let text = lines(name, width - SWATCH - GAP - 4.0, SMALL);
        let widest = text.iter().map(|line| Text::new(0.0, 0.0, line).sized(SMALL).width()).fold(0.0, f64::max);
        let wide = SWATCH + GAP + widest;
        if x > 1.0 && x + wide > width - 1.0 {
            x = 1.0;
            y += row;
            row = LEADING + 4.0;
        }
        let middle = y + LEADING / 2.0 + 1.0;
        match key {
            Key::Paint(number) => {
                shapes.push(Shape::Rect { x, y: middle - 7.5, width: SWATCH, height: 15.0, fill: Fill::Paint(*number) });
            }
            Key::Tick => {
                shapes.push(Shape::Rect { x: x + 10.5, y: middle - 9.0, width: 3.0, height: 18.0, fill: Fill::Colour(INK) });
            }
        }
        for (index, line) in text.iter().enumerate() {
            shapes.push(Text::new(x + SWATCH + GAP, middle + index as f64 * LEADING, line).sized(SMALL).into());
        }
        row = row.max(text.len() as f64 * LEADING + 4.0);
        x += wide + BETWEEN;
    }
    let height = if entries.is_empty() { 0.0 } else { y + row + 6.0 };
    (shapes, height)
}

/// The legend of all series.
pub(super) fn of_series(chart: &Chart, form: Form) -> (Vec<Shape>, f64) {
    let entries: Vec<(Key, &str)> = chart
        .series
        .iter()
        .enumerate()
        .map(|(index, series)| (Key::Paint(index % MOST_SERIES), series_name(series, form)))
        .collect();
    legend(&entries, f64::from(form.width()))
}

/// The legend of a series with ticks: which is the bar and which the tick.
pub(super) fn of_compared(chart: &Chart, form: Form) -> (Vec<Shape>, f64) {
    let (Some(compare), Some(series)) = (&chart.compare, chart.series.first()) else { return (Vec::new(), 0.0) };
    let finding = chart.categories.iter().any(|category| category.emphasis);
    let bar = Key::Paint(if finding { FINDING } else { OTHER });
    legend(&[(bar, series_name(series, form)), (Key::Tick, series_name(compare, form))], f64::from(form.width()))
}
