//! What the kinds of charts share: the theme's colours and sizes, and patches for what `charming` can't say.

use serde_json::{Map, Value};

/// An ECharts option and the height it needs.
pub(super) struct Drawing {
    pub(super) option: Value,
    pub(super) height: u32,
}

/// Text and axis lines.
pub(super) const INK: &str = "var(--ink)";
/// Text that stands back.
pub(super) const INK_2: &str = "var(--ink-2)";
/// Lines that stand back.
pub(super) const LINE: &str = "var(--line)";
/// The page.
pub(super) const PAPER: &str = "var(--paper)";
/// The bar that is the finding.
pub(super) const CHART_1: &str = "var(--chart-1)";
/// The other bars.
pub(super) const CHART_2: &str = "var(--chart-2)";
/// The edge around bars: the contrast to the page lies in it.
pub(super) const CHART_EDGE: &str = "var(--chart-edge)";

/// The size of labels, in pixels.
pub(super) const TEXT: f64 = 16.0;
/// The size of the numbers along an axis.
pub(super) const SMALL: f64 = 15.0;
/// From line to line of a label.
pub(super) const LEADING: f64 = 20.0;

/// A chart of charming as JSON, without the nulls and empty lists that it writes: ECharts takes them for settings.
pub(super) fn json(chart: &charming::Chart) -> Value {
    let value = serde_json::to_value(chart).expect("charming's charts have only text keys");
    pruned(value).unwrap_or_else(|| Value::Object(Map::new()))
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

/// Adds to the option what charming lacks: objects are merged, everything else is replaced. An object over a list goes to each of
/// its items, a list over a list item by item.
pub(super) fn patch(target: &mut Value, patches: Value) {
    match (target, patches) {
        (Value::Object(fields), Value::Object(patches)) => {
            for (key, value) in patches {
                patch(fields.entry(key).or_insert(Value::Null), value);
            }
        }
        (Value::Array(items), Value::Array(patches)) => {
            for (item, value) in items.iter_mut().zip(patches) {
                patch(item, value);
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
    use serde_json::json;

    use super::*;

    #[test]
    fn patches_merge() {
        let mut option = json!({ "a": { "b": 1 }, "c": [{ "d": 1 }, { "d": 2 }], "e": [1] });
        patch(&mut option, json!({ "a": { "x": [1, 2] }, "c": [{}, { "y": 3 }] }));
        patch(&mut option, json!({ "c": { "z": true } }));
        assert_eq!(
            option,
            json!({ "a": { "b": 1, "x": [1, 2] }, "c": [{ "d": 1, "z": true }, { "d": 2, "y": 3, "z": true }], "e": [1] })
        );
    }

    #[test]
    fn nulls_and_empty_lists_go() {
        assert_eq!(pruned(json!({ "a": null, "b": [], "c": [1, null], "d": {} })), Some(json!({ "c": [1], "d": {} })));
    }
}
