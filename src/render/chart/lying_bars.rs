//! Lying bars: one a row, the value at its end.
//!
//! Wide: labels to the left, numbers and lines along the axis. Slim: each label above its bar; no numbers or lines, which would run
//! through the labels and say nothing that the values at the bars don't.

use charming::component::{Axis, Grid, Title};
use charming::datatype::{CompositeValue, DataPoint, DataPointItem};
use charming::element::{
    AxisLabel, AxisLine, AxisTick, AxisType, Formatter, ItemStyle, Label, LabelPosition, LineStyle, SplitLine, Symbol, TextStyle,
};
use charming::series::{Bar as BarSeries, Scatter};
use serde_json::{Value, json};

use super::Form;
use super::drawing::{CHART_1, CHART_2, CHART_EDGE, Drawing, INK, INK_2, LEADING, LINE, PAPER, SMALL, TEXT, json, patch};
use super::lines::lines;
use super::scale::Scale;
use crate::script::text_width;
use crate::site::chart::{Bar, Chart, Hue};
use crate::value::decimal;

/// What stands where a value is missing.
const MISSING: &str = "uppgift saknas";
/// What ECharts takes for "no value".
const NO_VALUE: &str = "-";
/// The most that labels to the left may take.
const LABEL_WIDTH: f64 = 262.0;
/// Between a label to the left and the axis.
const LABEL_GAP: f64 = 14.0;
/// Between a bar and its value.
const VALUE_GAP: f64 = 8.0;
/// The ring that marks a missing value, and its distance from the axis.
const RING: f64 = 12.0;
/// Room for half a line at the edges.
const EDGE: f64 = 1.0;
/// Below the unit, where it stands on lines of its own.
const UNIT_GAP: f64 = 4.0;
/// The most steps along the axis.
const MOST_STEPS: u32 = 4;

/// The option of a chart with at least one bar, all values finite and not negative.
pub(super) fn drawing(chart: &Chart, form: Form) -> Drawing {
    let layout = Layout::new(chart, form);
    let mut option = json(&skeleton(chart, &layout));
    patch(&mut option, patches(chart, &layout));
    Drawing { option, height: layout.height as u32 }
}

/// Where everything stands, in pixels.
struct Layout {
    form: Form,
    /// The labels, by bar.
    labels: Vec<Vec<String>>,
    /// The unit above the axis, where it doesn't fit beside the first number.
    unit: Vec<String>,
    scale: Scale,
    left: f64,
    right: f64,
    top: f64,
    height: f64,
    bar: f64,
    /// The row above each bar that holds its label; zero in the wide form.
    label_row: f64,
}

impl Layout {
    fn new(chart: &Chart, form: Form) -> Self {
        let width = f64::from(form.width());
        let label_width = match form {
            Form::Wide => LABEL_WIDTH,
            Form::Slim => width - 2.0 * EDGE,
        };
        let labels: Vec<Vec<String>> = chart.bars.iter().map(|bar| lines(label(bar, form), label_width, TEXT)).collect();
        let widest_label = labels.iter().flatten().map(|line| text_width(line, TEXT, false)).fold(0.0, f64::max);
        let most_lines = labels.iter().map(Vec::len).max().unwrap_or(1) as f64;
        let widest_value = chart.bars.iter().map(|bar| text_width(&value_text(chart, bar), TEXT, true)).fold(0.0, f64::max);
        let (left, bar, label_row, band) = match form {
            Form::Wide => (widest_label.ceil() + LABEL_GAP, 22.0, 0.0, (most_lines * LEADING + 14.0).max(42.0)),
            Form::Slim => (EDGE, 14.0, most_lines * LEADING + 3.0, most_lines * LEADING + 3.0 + 14.0 + 18.0),
        };
        let right = (VALUE_GAP + widest_value.ceil() + 2.0).max(40.0);
        let scale = Scale::new(chart.bars.iter().filter_map(|bar| bar.value), MOST_STEPS);
        let plot = width - left - right;
        let unit = if is_percent(chart) || chart.unit.is_empty() || (form == Form::Wide && unit_fits(chart, scale, plot)) {
            Vec::new()
        } else {
            lines(&chart.unit, plot + right, SMALL)
        };
        let above = match form {
            Form::Wide => 32.0,
            // A first label of fewer lines than others leaves the top of its row empty.
            Form::Slim => (labels.first().map_or(0, Vec::len) as f64 - most_lines) * LEADING - 4.0,
        };
        let top = above + unit.len() as f64 * LEADING + if unit.is_empty() { 0.0 } else { UNIT_GAP };
        let height = (top + chart.bars.len() as f64 * band + EDGE).ceil();
        Self { form, labels, unit, scale, left, right, top, height, bar, label_row }
    }
}

/// Whether the unit fits beside the first number of the axis, before the next one.
fn unit_fits(chart: &Chart, scale: Scale, plot: f64) -> bool {
    let number = |value: f64| text_width(&decimal(value, 3), SMALL, false);
    let first = text_width(&format!("0\u{a0}{}", chart.unit), SMALL, false);
    first + SMALL <= plot * scale.step / scale.end - number(scale.step) / 2.0
}

/// The label of a bar in a form.
fn label(bar: &Bar, form: Form) -> &str {
    match (form, &bar.short) {
        (Form::Slim, Some(short)) => short,
        (Form::Slim, None) | (Form::Wide, _) => &bar.label,
    }
}

/// What stands at the end of a bar; nothing where the value is missing.
fn value_text(chart: &Chart, bar: &Bar) -> String {
    let percent = if is_percent(chart) { "\u{a0}%" } else { "" };
    bar.value.map(|value| format!("{}{percent}", decimal(value, 2))).unwrap_or_default()
}

/// Whether each number carries a percent sign.
fn is_percent(chart: &Chart) -> bool {
    matches!(chart.unit.as_str(), "procent" | "%")
}

/// What charming can say.
fn skeleton(chart: &Chart, layout: &Layout) -> charming::Chart {
    let mut skeleton = charming::Chart::new()
        .animation(false)
        .grid(Grid::new().left(layout.left).right(layout.right).top(layout.top).bottom(EDGE).contain_label(false))
        .x_axis(value_axis(chart, layout.form))
        .y_axis(category_axis(layout));
    if !layout.unit.is_empty() {
        let style = TextStyle::new().color(INK_2).font_size(SMALL).font_weight("normal").line_height(LEADING);
        skeleton =
            skeleton.title(Title::new().text(layout.unit.join("\n")).left(layout.left).top(0).padding(0).text_style(style));
    }
    if layout.form == Form::Slim {
        skeleton = skeleton.series(label_rows(layout));
    }
    skeleton.series(bars(chart, layout)).series(gaps(chart))
}

fn value_axis(chart: &Chart, form: Form) -> Axis {
    let wide = form == Form::Wide;
    let formatter = if is_percent(chart) { "fn:percent".to_owned() } else { "fn:number".to_owned() };
    Axis::new()
        .type_(AxisType::Value)
        .position("top")
        .min(0)
        .axis_line(AxisLine::new().show(false))
        .axis_tick(AxisTick::new().show(false))
        .axis_label(AxisLabel::new().show(wide).color(INK_2).font_size(SMALL).formatter(Formatter::String(formatter)))
        .split_line(SplitLine::new().show(wide).line_style(LineStyle::new().color(LINE).width(1)))
}

fn category_axis(layout: &Layout) -> Axis {
    let wide = layout.form == Form::Wide;
    Axis::new()
        .type_(AxisType::Category)
        .inverse(true)
        .data(layout.labels.iter().map(|lines| lines.join("\n")).collect::<Vec<_>>())
        .axis_line(AxisLine::new().show(wide))
        .axis_tick(AxisTick::new().show(false))
        .axis_label(AxisLabel::new().show(wide).color(INK).font_size(TEXT).interval(0))
        .split_line(SplitLine::new().show(false))
        .z(10)
}

/// The slim form's labels: bars without length, each in the row above its bar.
fn label_rows(layout: &Layout) -> BarSeries {
    BarSeries::new()
        .bar_width(layout.label_row)
        .item_style(ItemStyle::new().color("transparent"))
        .label(Label::new().show(true).color(INK).font_size(TEXT).formatter("fn:note"))
        .data(layout.labels.iter().map(|_| 0).collect::<Vec<_>>())
}

fn bars(chart: &Chart, layout: &Layout) -> BarSeries {
    let label = Label::new()
        .show(true)
        .position(LabelPosition::Right)
        .distance(VALUE_GAP)
        .color(INK)
        .font_size(TEXT)
        .font_weight("normal")
        .formatter("fn:note");
    BarSeries::new().bar_width(layout.bar).bar_gap("0%").label(label).data(
        chart
            .bars
            .iter()
            .map(|bar| DataPointItem::new(number(bar.value)).item_style(style(bar, layout.form)))
            .collect::<Vec<DataPointItem>>(),
    )
}

/// A value, or that there is none.
fn number(value: Option<f64>) -> CompositeValue {
    value.map_or_else(|| NO_VALUE.into(), CompositeValue::from)
}

/// How a bar is filled.
fn style(bar: &Bar, form: Form) -> ItemStyle {
    let (fill, edge) = match (bar.hue, bar.emphasis) {
        (Some(hue), _) => (hue.css(), hue.css()),
        (None, true) => (CHART_1, CHART_EDGE),
        (None, false) => (CHART_2, CHART_EDGE),
    };
    // The edge of a zero would stick out on the other side of the axis; in the slim form it is the only mark of where zero is.
    let edge_width = if form == Form::Wide && bar.value == Some(0.0) { 0 } else { 1 };
    ItemStyle::new().color(fill).border_color(edge).border_width(edge_width)
}

/// The rings at the axis that say that a value is missing: never a bar, never a zero.
fn gaps(chart: &Chart) -> Scatter {
    let ring = ItemStyle::new().color(PAPER).border_color(INK_2).border_width(1.5).opacity(1.0);
    let label = Label::new()
        .show(true)
        .position(LabelPosition::Right)
        .distance(VALUE_GAP)
        .color(INK_2)
        .font_size(TEXT)
        .formatter("fn:note");
    Scatter::new().symbol(Symbol::Circle).symbol_size(RING).item_style(ring).label(label).data(
        chart
            .bars
            .iter()
            .map(|bar| DataPoint::from(if bar.value.is_none() { 0.into() } else { CompositeValue::from(NO_VALUE) }))
            .collect::<Vec<_>>(),
    )
}

/// What charming lacks.
fn patches(chart: &Chart, layout: &Layout) -> Value {
    let mut series = Vec::new();
    if layout.form == Form::Slim {
        series.push(json!({
            "silent": true, "clip": false,
            "label": { "position": [0, "100%"], "align": "left", "verticalAlign": "bottom", "lineHeight": LEADING, "padding": [0, 0, 5, 0] },
            "data": layout.labels.iter().map(|lines| json!({ "value": 0, "note": lines.join("\n") })).collect::<Vec<_>>(),
        }));
    }
    series.push(json!({ "clip": false, "data": chart.bars.iter().map(|bar| bar_patch(chart, bar)).collect::<Vec<_>>() }));
    series.push(json!({
        "clip": false, "itemStyle": { "borderType": [2.5, 2] }, "symbolOffset": [RING / 2.0 + 4.0, layout.label_row / 2.0],
        "data": chart.bars.iter().map(|bar| json!({ "value": if bar.value.is_none() { json!(0) } else { json!(NO_VALUE) }, "note": MISSING }))
            .collect::<Vec<_>>(),
    }));
    let unit = if is_percent(chart) || !layout.unit.is_empty() || chart.unit.is_empty() {
        json!({})
    } else {
        json!({ "formatter": format!("fn:number({})", chart.unit) })
    };
    let mut patches = json!({
        "progressive": 0,
        "xAxis": { "max": layout.scale.end, "interval": layout.scale.step,
            "axisLabel": { "alignMinLabel": "left", "showMinLabel": true, "showMaxLabel": true, "margin": 10 } },
        "yAxis": { "axisLine": { "lineStyle": { "color": INK, "width": 1 } },
            "axisLabel": { "margin": LABEL_GAP, "align": "right", "lineHeight": LEADING } },
        "series": series,
    });
    patch(&mut patches, json!({ "xAxis": { "axisLabel": unit } }));
    patches
}

fn bar_patch(chart: &Chart, bar: &Bar) -> Value {
    let weight = if bar.emphasis { 700 } else { 600 };
    let mut item = json!({ "note": value_text(chart, bar), "label": { "fontWeight": weight } });
    if let Some(hue) = bar.hue {
        patch(&mut item, json!({ "itemStyle": { "decal": decal(hue) } }));
    }
    item
}

/// The pattern that goes with an område's colour, for print and for those who tell colours apart badly.
fn decal(hue: Hue) -> Value {
    let stripes = |rotation: f64| json!({ "symbol": "rect", "color": PAPER, "dashArrayX": [1, 0], "dashArrayY": [1, 7], "rotation": rotation });
    match hue {
        Hue::Sociala => stripes(-std::f64::consts::FRAC_PI_4),
        Hue::Halso => {
            json!({ "symbol": "circle", "color": PAPER, "symbolSize": 0.35, "dashArrayX": [[6, 6], [0, 6, 6, 0]], "dashArrayY": [6, 0] })
        }
        Hue::Kompetens => stripes(std::f64::consts::FRAC_PI_4),
        Hue::Jobb => stripes(std::f64::consts::FRAC_PI_2),
    }
}
