//! Rows of lying bars: where labels, bars and the axis stand.
//!
//! Wide: labels to the left, numbers and lines along the axis. Slim: each label above its bars; no numbers or lines, which would run
//! through the labels and say nothing that the values at the bars don't.

use charming::series::Bar;
use serde_json::{Value, json};

use super::drawing::{EDGE, category_axis, category_name, described, grid, number, value_axis};
use super::form::Form;
use super::lines::{lines, weighed_lines};
use super::marks;
use super::overlay::{Anchor, LEADING, SMALL, Shape, TEXT, Text, block};
use super::scale::Scale;
use crate::script::text_width;
use crate::site::chart::{Category, Chart, ChartCell};

/// The most that labels to the left may take.
const LABEL_WIDTH: f64 = 262.0;
/// Between a label to the left and the axis.
const LABEL_GAP: f64 = 14.0;
/// Between a bar and its value.
pub(super) const VALUE_GAP: f64 = 8.0;
/// The most steps along the axis.
pub(super) const MOST_STEPS: u32 = 4;

/// Where everything stands, in pixels.
pub(super) struct Rows {
    form: Form,
    labels: Vec<Vec<String>>,
    unit: Vec<String>,
    unit_at: f64,
    pub(super) scale: Scale,
    left: f64,
    right: f64,
    /// The top of the first slot.
    top: f64,
    /// The height of a slot: of a row in the wide form, of a line of text in the slim one.
    slot: f64,
    /// The slot that holds the middle of each row's bars, and how many there are.
    slots: Vec<usize>,
    count: usize,
    /// The height of a row's bars.
    bars: f64,
    pub(super) height: f64,
    axis: bool,
}

/// The height of a slot of the slim form, and how many a line of text takes and stand empty below bars.
const SLOT: f64 = 5.0;
const LINE_SLOTS: usize = 4;
const EMPTY_SLOTS: usize = 3;
/// Below the last bars of the slim form.
const SLIM_FOOT: f64 = EMPTY_SLOTS as f64 * SLOT - 2.0;

/// The slots of the slim form: for each row those of its label, then an odd number that holds its bars, then empty ones.
fn slots(labels: &[Vec<String>], bars: f64) -> (Vec<usize>, usize) {
    let mut free = 0;
    let mut middles = Vec::new();
    let held = ((bars / SLOT).ceil() as usize + 1) | 1;
    for label in labels {
        middles.push(free + label.len() * LINE_SLOTS + held / 2);
        free += label.len() * LINE_SLOTS + held + EMPTY_SLOTS;
    }
    (middles, free)
}

/// What rows must have room for.
pub(super) struct Room {
    /// The height of a row's bars.
    pub(super) bars: f64,
    /// What stands at the end of the longest bar.
    pub(super) values: f64,
    /// Above everything: a legend.
    pub(super) above: f64,
    pub(super) scale: Scale,
    /// Whether the unit is said.
    pub(super) unit: bool,
}

impl Rows {
    pub(super) fn new(chart: &Chart, form: Form, room: &Room) -> Self {
        let width = f64::from(form.width());
        let label_width = match form {
            Form::Wide => LABEL_WIDTH,
            Form::Slim => width - 2.0 * EDGE,
        };
        let named = |category: &Category| weighed_lines(category_name(category, form), label_width, TEXT, category.emphasis);
        let labels: Vec<Vec<String>> = chart.categories.iter().map(named).collect();
        let widest = labels.iter().flatten().map(|line| text_width(line, TEXT, true)).fold(0.0, f64::max);
        let most_lines = labels.iter().map(Vec::len).max().unwrap_or(1) as f64;
        let scale = room.scale;
        // A negative bar's value stands to the left of it.
        let below = if scale.start < 0.0 { room.values + VALUE_GAP + 4.0 } else { 0.0 };
        let (left, slot) = match form {
            Form::Wide => (widest.ceil() + LABEL_GAP + below, (most_lines * LEADING + 14.0).max(room.bars + 20.0)),
            Form::Slim => (EDGE + below, SLOT),
        };
        let (slots, count) = match form {
            Form::Wide => ((0..labels.len()).collect(), labels.len()),
            Form::Slim => slots(&labels, room.bars),
        };
        let right = width - (VALUE_GAP + room.values.ceil() + 2.0).max(if form == Form::Wide { 30.0 } else { 2.0 });
        let axis = form == Form::Wide;
        let said = room.unit && !chart.is_percent() && !chart.unit.is_empty();
        let unit = if said { lines(&chart.unit, width - left, SMALL) } else { Vec::new() };
        let unit_height = if said { unit.len() as f64 * LEADING + 4.0 } else { 0.0 };
        let head = match form {
            Form::Wide => 32.0,
            Form::Slim if room.above + unit_height > 0.0 => 6.0,
            Form::Slim => 0.0,
        };
        let top = room.above + unit_height + head;
        // Nothing stands below the last bars of the slim form.
        let height = (top + count as f64 * slot - if form == Form::Slim { SLIM_FOOT } else { 0.0 } + EDGE).ceil();
        Self {
            form,
            labels,
            unit,
            unit_at: room.above,
            scale,
            left,
            right,
            top,
            slot,
            slots,
            count,
            bars: room.bars,
            height,
            axis,
        }
    }

    /// The middle of a row's bars.
    pub(super) fn middle(&self, category: usize) -> f64 {
        self.top + (self.slots[category] as f64 + 0.5) * self.slot
    }

    /// Where a value stands in a row, for ECharts.
    pub(super) fn at(&self, category: usize, value: Option<f64>) -> Value {
        json!([number(value), self.slots[category]])
    }

    /// Where a value lies.
    pub(super) fn x(&self, value: f64) -> f64 {
        self.left + self.scale.part(value) * (self.right - self.left)
    }

    /// The axes for ECharts: grid, x and y.
    pub(super) fn axes(&self, chart: &Chart) -> (Value, Value, Value) {
        let bottom = self.top + self.count as f64 * self.slot;
        let mut x = value_axis(chart, self.scale, self.axis);
        x["position"] = "top".into();
        let mut y = category_axis(self.count, self.axis || self.scale.start < 0.0);
        y["inverse"] = true.into();
        (grid(self.left, self.top, self.right, bottom), x, y)
    }

    /// The labels and the unit.
    pub(super) fn labels(&self, chart: &Chart) -> Vec<Shape> {
        let mut shapes = Vec::new();
        for (index, line) in self.unit.iter().enumerate() {
            let y = self.unit_at + (index as f64 + 0.5) * LEADING;
            let left = if self.form == Form::Wide { self.left } else { EDGE };
            shapes.push(Text::new(left, y, line).sized(SMALL).soft().into());
        }
        for (index, (label, category)) in self.labels.iter().zip(&chart.categories).enumerate() {
            let weight = if category.emphasis { 600 } else { 400 };
            let (x, y, anchor) = match self.form {
                Form::Wide => (self.label_end() - LABEL_GAP, self.middle(index), Anchor::End),
                Form::Slim => {
                    let lines = label.len() as f64;
                    let bottom = self.middle(index) - self.bars / 2.0 - 2.0;
                    (EDGE, bottom - lines * LEADING / 2.0, Anchor::Start)
                }
            };
            shapes.extend(block(label, &Text::new(x, y, "").anchored(anchor).weighing(weight)));
        }
        shapes
    }

    /// Where the labels' room ends.
    fn label_end(&self) -> f64 {
        if self.scale.start < 0.0 { self.left - self.below() } else { self.left }
    }

    fn below(&self) -> f64 {
        f64::from(self.form.width()) - self.right + 2.0
    }

    /// The mark of a cell without a value in a row, from zero on.
    pub(super) fn gap(&self, cell: ChartCell, y: f64, series: usize, category: usize) -> Vec<Shape> {
        let left = self.x(0.0) + 4.0;
        let mut shapes = marks::said(cell, left, y, SMALL);
        shapes.push(marks::reach([left, y - 10.0, marks::said_width(cell, SMALL), 20.0], series, category));
        shapes
    }
}

/// The room that values at the ends of bars take.
pub(super) fn value_widths(texts: impl Iterator<Item = String>) -> f64 {
    texts.map(|text| text_width(&text, TEXT, true)).fold(0.0, f64::max)
}

/// A series of bars.
pub(super) fn bars(width: f64, patches: Value) -> Value {
    let mut series = described(&Bar::new().bar_width(width), json!({ "clip": false }));
    super::drawing::patch(&mut series, patches);
    series
}
