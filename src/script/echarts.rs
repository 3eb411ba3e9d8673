//! ECharts in the embedded QuickJS: an option in, an SVG out.

use std::cell::RefCell;

use rquickjs::function::Func;
use serde_json::{Value, json};

use super::{Engine, Program, ScriptError, text_width};
use crate::value::decimal;

/// ECharts as it came.
pub(crate) const SOURCE: &str = include_str!(concat!(env!("OUT_DIR"), "/echarts.js"));

static ECHARTS: Program = Program::new("echarts.js", SOURCE);
static GLUE: Program = Program::new("charts.js", include_str!("echarts.js"));

thread_local! {
    static WARM: RefCell<Option<Engine>> = const { RefCell::new(None) };
}

/// Draws an ECharts option in a size in pixels. The SVG is ECharts' own, styles and all.
///
/// The first chart of a thread loads ECharts; an engine that failed is thrown away, so that no chart depends on one before it.
pub(crate) fn draw(option: &Value, width: u32, height: u32) -> Result<String, ScriptError> {
    WARM.with_borrow_mut(|warm| {
        let engine = match warm.take() {
            Some(engine) => engine,
            None => engine()?,
        };
        let svg = engine.call("drawChart", &json!({ "option": option, "width": width, "height": height }).to_string())?;
        *warm = Some(engine);
        Ok(svg)
    })
}

/// A new engine with ECharts.
fn engine() -> Result<Engine, ScriptError> {
    let engine = Engine::new()?;
    engine.run(|ctx| {
        let globals = ctx.globals();
        globals.set("measureText", Func::from(|text: String, font: String| measure(&text, &font)))?;
        globals.set("formatNumber", Func::from(|value: f64| decimal(value, 3)))
    })?;
    engine.load(&ECHARTS)?;
    engine.load(&GLUE)?;
    Ok(engine)
}

/// The width of a text in a CSS font like `italic 600 13px sans-serif`.
fn measure(text: &str, font: &str) -> f64 {
    let mut size = 12.0;
    let mut bold = false;
    for word in font.split_whitespace() {
        if let Some(pixels) = word.strip_suffix("px").and_then(|number| number.parse().ok()) {
            size = pixels;
            break;
        }
        bold |= matches!(word, "bold" | "bolder") || word.parse().is_ok_and(|weight: u32| weight >= 600);
    }
    text_width(text, size, bold)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fonts_are_read() {
        assert_eq!(measure("aa", "16px sans-serif"), text_width("aa", 16.0, false));
        assert_eq!(measure("aa", "italic 600 13.5px sans-serif"), text_width("aa", 13.5, true));
        assert_eq!(measure("aa", ""), text_width("aa", 12.0, false));
    }

    #[test]
    fn only_formatters_are_revived_and_unknown_ones_refused() {
        let option = json!({ "xAxis": { "type": "category", "data": ["fn:nothing", "#*#*#*#alert(1)#*#*#*#"] }, "yAxis": {}, "animation": false,
            "series": [{ "type": "bar", "data": [1, 2] }] });
        let svg = draw(&option, 800, 200).expect("a chart");
        assert!(svg.contains("fn:nothing"));
        assert!(svg.contains("alert(1)"));
        let option = json!({ "xAxis": { "axisLabel": { "formatter": "fn:nothing" } } });
        assert!(draw(&option, 400, 200).expect_err("no such formatter").message.contains("unknown formatter"));
        assert!(draw(&json!({}), 400, 200).is_ok());
    }
}
