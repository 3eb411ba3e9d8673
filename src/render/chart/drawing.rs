//! What the kinds of charts share: what a drawing is, axes, series, and patches for what `charming` can't say.

use charming::component::{Axis, Grid};
use charming::element::{AxisLabel, AxisLine, AxisTick, AxisType, Formatter, LineStyle, SplitLine};
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::form::Form;
use super::overlay::{SMALL, Shape};
use super::paint::{INK, INK_2, LINE};
use super::scale::Scale;
use crate::site::chart::{Category, Chart, ChartCell, Series};
use crate::value::decimal;

/// An ECharts option, what lies over it, and the height both need.
pub(super) struct Drawing {
    pub(super) option: Value,
    pub(super) height: f64,
    /// What the points of each of the option's series stand for.
    pub(super) points: Vec<Points>,
    pub(super) overlay: Vec<Shape>,
    /// The same as ECharts would draw, below the overlay, where drawing by ECharts takes long.
    pub(super) quick: Option<Vec<Shape>>,
    /// What is put on areas whose places ECharts chooses, and the height that it adds.
    pub(super) place: Option<Overlay>,
}

/// Puts labels on areas.
pub(super) type Overlay = fn(&Chart, Form, f64, &[Tile]) -> (Vec<Shape>, f64);

/// Where ECharts put the area of a point.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Tile {
    pub(super) series: usize,
    pub(super) category: usize,
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

/// What the points of a series of ECharts' stand for.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Points {
    /// The categories of one of the chart's series, in order.
    Series(usize),
    /// The series of one of the chart's categories, in order.
    Category(usize),
    /// A series and a category each.
    List(Vec<(usize, usize)>),
}

impl Points {
    /// The series and the category of a point.
    pub(super) fn point(&self, index: usize) -> Option<(usize, usize)> {
        match self {
            Self::Series(series) => Some((*series, index)),
            Self::Category(category) => Some((index, *category)),
            Self::List(list) => list.get(index).copied(),
        }
    }
}

/// What ECharts takes for "no value".
pub(super) const NO_VALUE: &str = "-";
/// Room at the edges, so that lines there are whole.
pub(super) const EDGE: f64 = 1.0;

/// A number or none, as ECharts takes it.
pub(super) fn number(value: Option<f64>) -> Value {
    value.map_or_else(|| NO_VALUE.into(), Value::from)
}

/// A value of the chart in words: `1 237`, `29 %`.
pub(super) fn value_text(chart: &Chart, value: f64) -> String {
    format!("{}{}", decimal(value, 2), if chart.is_percent() { "\u{a0}%" } else { "" })
}

/// The name of a category in a form.
pub(super) fn category_name(category: &Category, form: Form) -> &str {
    named(&category.label, category.short.as_deref(), form)
}

/// The name of a series in a form.
pub(super) fn series_name(series: &Series, form: Form) -> &str {
    named(&series.name, series.short.as_deref(), form)
}

fn named<'a>(label: &'a str, short: Option<&'a str>, form: Form) -> &'a str {
    match (form, short) {
        (Form::Slim, Some(short)) => short,
        (Form::Slim, None) | (Form::Wide, _) => label,
    }
}

/// The numbers of all series.
pub(super) fn numbers(chart: &Chart) -> impl Iterator<Item = f64> + Clone {
    chart.series.iter().flat_map(|series| series.values.iter().copied().filter_map(ChartCell::number))
}

/// The numbers of all series and of what they are compared with.
pub(super) fn numbers_and_compared(chart: &Chart) -> impl Iterator<Item = f64> + Clone {
    let compared = chart.compare.iter().flat_map(|series| series.values.iter().copied().filter_map(ChartCell::number));
    numbers(chart).chain(compared)
}

/// An axis of values; its numbers and lines are shown or not.
pub(super) fn value_axis(chart: &Chart, scale: Scale, shown: bool) -> Value {
    let formatter = if chart.is_percent() { "fn:percent" } else { "fn:number" };
    let axis = Axis::new()
        .type_(AxisType::Value)
        .axis_line(AxisLine::new().show(false))
        .axis_tick(AxisTick::new().show(false))
        .axis_label(AxisLabel::new().show(shown).color(INK_2).font_size(SMALL).formatter(Formatter::String(formatter.to_owned())))
        .split_line(SplitLine::new().show(shown).line_style(LineStyle::new().color(LINE).width(1)));
    let label = json!({ "showMinLabel": true, "showMaxLabel": true, "margin": 10 });
    described(&axis, json!({ "min": scale.start, "max": scale.end, "interval": scale.step, "axisLabel": label }))
}

/// An axis of categories without labels: the overlay holds them.
pub(super) fn category_axis(count: usize, line: bool) -> Value {
    let axis = Axis::new()
        .type_(AxisType::Category)
        .data((0..count).map(|index| index.to_string()).collect::<Vec<_>>())
        .axis_line(AxisLine::new().show(line))
        .axis_tick(AxisTick::new().show(false))
        .axis_label(AxisLabel::new().show(false))
        .split_line(SplitLine::new().show(false))
        .z(10);
    described(&axis, json!({ "axisLine": { "lineStyle": { "color": INK, "width": 1 } } }))
}

/// Where a chart's axes lie: left, top, right end and bottom end, in a form's width and a height.
pub(super) fn grid(left: f64, top: f64, right: f64, bottom: f64) -> Value {
    described(&Grid::new().left(left).top(top).contain_label(false), json!({ "width": right - left, "height": bottom - top }))
}

/// An option of axes and series.
pub(super) fn option(grids: Vec<Value>, x: Vec<Value>, y: Vec<Value>, series: Vec<Value>) -> Value {
    described(
        &charming::Chart::new().animation(false),
        json!({ "progressive": 0, "grid": grids, "xAxis": x, "yAxis": y, "series": series }),
    )
}

/// Something of charming's as JSON, with what charming lacks.
pub(super) fn described(of: &impl Serialize, patches: Value) -> Value {
    let value = serde_json::to_value(of).expect("charming's types have only text keys");
    // Nulls and empty lists would be settings.
    let mut value = pruned(value).unwrap_or_else(|| Value::Object(Map::new()));
    patch(&mut value, patches);
    value
}

/// The value without nulls and empty lists.
fn pruned(value: Value) -> Option<Value> {
    match value {
        Value::Null => None,
        Value::Array(items) if items.is_empty() => None,
        Value::Array(items) => Some(Value::Array(items.into_iter().filter_map(pruned).collect())),
        Value::Object(fields) => {
            Some(Value::Object(fields.into_iter().filter_map(|(key, field)| Some((key, pruned(field)?))).collect()))
        }
        Value::Bool(_) | Value::Number(_) | Value::String(_) => Some(value),
    }
}

/// Adds to a value: objects are merged, everything else is replaced. An object over a list goes to each of its items.
pub(super) fn patch(target: &mut Value, patches: Value) {
    match (target, patches) {
        (Value::Object(fields), Value::Object(patches)) => {
            for (key, value) in patches {
                patch(fields.entry(key).or_insert(Value::Null), value);
            }
        }
        (Value::Array(items), object @ Value::Object(_)) => {
            for item in items {
                patch(item, object.clone());
            }
        }
        (target, value) => *target = value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patches_merge() {
        let mut option = json!({ "a": { "b": 1 }, "c": [{ "d": 1 }, { "d": 2 }], "e": [1] });
        patch(&mut option, json!({ "a": { "x": [1, 2] }, "c": { "z": true }, "e": [2, 3] }));
        assert_eq!(
            option,
            json!({ "a": { "b": 1, "x": [1, 2] }, "c": [{ "d": 1, "z": true }, { "d": 2, "z": true }], "e": [2, 3] })
        );
    }

    #[test]
    fn nulls_and_empty_lists_go() {
        assert_eq!(pruned(json!({ "a": null, "b": [], "c": [1, null], "d": {} })), Some(json!({ "c": [1], "d": {} })));
    }
}
