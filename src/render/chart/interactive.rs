//! What a page's script needs: the values of a chart, and its option for ECharts in the browser.

use serde_json::{Value, json};

use super::cache::ChartKey;
use super::drawing::{category_name, patch};
use super::form::Form;
use super::overlay::Shape;
use super::{ChartError, drawing, drawn, paint, svg};
use crate::script::echarts::SOURCE;
use crate::script::laid;
use crate::site::chart::{Chart, ChartCell, ChartKind, Series};
use crate::value::{OutPath, unit_word};

/// The values of a chart as JSON that may stand inside `<script type="application/json">`: names, and for each series a number,
/// `null` (uppgift saknas), `"."` (ej tillämpligt) or `".."` (skyddad) for each category.
pub fn data(chart: &Chart) -> String {
    let cell = |cell: &ChartCell| match cell {
        ChartCell::Value(value) => json!(value),
        ChartCell::Missing => Value::Null,
        ChartCell::NotApplicable => json!("."),
        ChartCell::Hidden => json!(".."),
    };
    let series = |series: &Series| {
        let values: Vec<Value> = series.values.iter().map(cell).collect();
        json!({ "namn": shown(&series.name), "v": values })
    };
    let value = json!({
        "rubrik": chart.headline,
        "under": chart.subtitle,
        "langs": if matches!(chart.kind, ChartKind::Line | ChartKind::StandingBars) { "x" } else { "y" },
        "enhet": if chart.is_percent() { "%".into() } else { unit_word("", &chart.unit, None) },
        "en": if chart.is_percent() { "%".into() } else { unit_word("1", &chart.unit, chart.singular.as_deref()) },
        "rader": chart.categories.iter().map(|category| shown(category_name(category, Form::Wide))).collect::<Vec<_>>(),
        "serier": chart.series.iter().map(series).collect::<Vec<_>>(),
        "jamfor": chart.compare.as_ref().map(series),
    });
    // A `<` could end the element.
    value.to_string().replace('<', "\\u003c")
}

/// The text without its soft hyphens.
fn shown(text: &str) -> String {
    text.replace('\u{ad}', "")
}

/// Where the script with a chart's options is published. The name carries the hash of what the chart shows.
pub fn option_path(chart: &Chart) -> OutPath {
    let hash = ChartKey::new(chart, Form::Wide).hex();
    OutPath::parse(&format!("tillgangar/diagram/{}.{}.js", &chart.id.chars().take(80).collect::<String>(), &hash[..12]))
        .expect("a chart's id is made of letters that addresses may have")
}

/// A classic script that hands a chart's options, wide and slim, to the page's own script. It is loaded only when a reader asks for
/// the interactive chart.
///
/// # Errors
/// What ECharts could not do.
pub fn option_script(chart: &Chart) -> Result<String, ChartError> {
    let form = |form| {
        let drawing = drawing(chart, form);
        let (over, height) = match drawing.place {
            // Only ECharts knows where the areas lie that these labels stand on.
            Some(_) => svg::overlay(&drawn(&drawing, form)?, chart, form, &drawing).map_err(ChartError::Svg)?,
            None => (drawing.overlay, drawing.height),
        };
        let mut option = drawing.option;
        let over: Vec<Value> = over.iter().filter_map(Shape::graphic).collect();
        patch(&mut option, json!({ "graphic": over }));
        paint::revealed(&mut option);
        let points: Vec<Value> = drawing
            .points
            .iter()
            .map(|points| match points {
                super::drawing::Points::Series(series) => json!({ "s": series }),
                super::drawing::Points::Category(category) => json!({ "c": category }),
                super::drawing::Points::List(list) => json!(list),
            })
            .collect();
        Ok(json!({ "bredd": form.width(), "hojd": height, "option": option, "punkter": points }))
    };
    let value = json!({ "bred": form(Form::Wide)?, "smal": form(Form::Slim)? });
    Ok(laid("diagram", chart.id.as_str(), &value))
}

/// ECharts itself, as pages may load it.
pub fn program() -> &'static [u8] {
    SOURCE.as_bytes()
}

/// Where ECharts is published.
pub fn program_path() -> OutPath {
    let hash = blake3::hash(program()).to_hex();
    OutPath::parse(&format!("tillgangar/echarts.{}.js", &hash[..12])).expect("hexadecimal digits may stand in an address")
}
