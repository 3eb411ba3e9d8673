//! Rewriting ECharts' SVG for our own pages.
//!
//! ECharts writes a `<style>` block and `style` attributes, which our content security policy forbids, ids that depend on what was
//! drawn before, and sizes in pixels. What this file doesn't know it refuses, so that nothing gets into a page unseen.

mod number;
pub(super) mod tree;

use std::collections::{BTreeMap, BTreeSet};

use self::number::rounded;
use self::tree::{Element, Node, element};
use super::drawing::{Drawing, Points, Tile};
use super::form::Form;
use super::overlay::{Fill, Shape};
use super::paint;
use crate::site::chart::Chart;

/// The elements that a drawing may hold.
const ELEMENTS: [&str; 12] =
    ["svg", "g", "defs", "pattern", "clipPath", "path", "rect", "circle", "line", "polyline", "polygon", "text"];
/// Attributes whose numbers are rounded.
const LENGTHS: [&str; 15] = [
    "x",
    "y",
    "width",
    "height",
    "x1",
    "y1",
    "x2",
    "y2",
    "cx",
    "cy",
    "r",
    "points",
    "stroke-width",
    "stroke-dasharray",
    "transform",
];
/// The page's text font, and what a saved file falls back to.
const FONT: &str = "var(--font-text, sans-serif)";

/// The SVG as it stands in a page; or what it holds that we don't know.
pub(super) fn rewritten(raw: &str, chart: &Chart, form: Form, drawing: &Drawing) -> Result<String, String> {
    let root = tree::parse(raw)?;
    if root.name != "svg" {
        return Err(format!("roten är <{}>", root.name));
    }
    let prefix = format!("{}-{}", chart.id, form.suffix());
    let mut names = Names::new(&prefix, chart, drawing);
    let mut drawn = clean_children(&root.name, root.children, &mut names)?;
    drawn.extend(drawing.quick.iter().flatten().flat_map(|shape| shape.elements(&prefix)).map(Node::Element));
    let (over, height) = placed(chart, form, drawing, &names.tiles);
    for shape in &over {
        if let Shape::Rect { fill: Fill::Paint(number), .. } = shape {
            names.paints.insert(*number);
        }
    }
    let named = |name: &str, suffix: &str, text: &str| {
        let mut element = element(name, &[("id", &format!("{prefix}-{suffix}"))]);
        element.children.push(Node::Text(text.to_owned()));
        Node::Element(element)
    };
    let mut children = vec![named("title", "t", &chart.headline), named("desc", "d", &chart.description)];
    let patterns: Vec<Node> =
        names.paints.iter().filter_map(|number| paint::pattern(*number, &prefix)).map(Node::Element).collect();
    if !patterns.is_empty() {
        let mut defs = element("defs", &[]);
        defs.children = patterns;
        children.push(Node::Element(defs));
    }
    children.extend(drawn);
    children.extend(over.iter().flat_map(|shape| shape.elements(&prefix)).map(Node::Element));
    let mut svg = element(
        "svg",
        &[
            ("xmlns", "http://www.w3.org/2000/svg"),
            ("viewBox", &format!("0 0 {} {height}", form.width())),
            ("role", "img"),
            ("aria-labelledby", &format!("{prefix}-t {prefix}-d")),
            ("font-family", FONT),
        ],
    );
    svg.children = children;
    tree::write(&svg)
}

/// All that lies over the areas that ECharts placed, and the height of the whole.
fn placed(chart: &Chart, form: Form, drawing: &Drawing, tiles: &[Tile]) -> (Vec<Shape>, f64) {
    let mut over = drawing.overlay.clone();
    let Some(place) = drawing.place else { return (over, drawing.height) };
    let (shapes, more) = place(chart, form, drawing.height, tiles);
    over.extend(shapes);
    (over, (drawing.height + more).ceil())
}

/// What lies over a drawing, and the height of the whole.
pub(super) fn overlay(raw: &str, chart: &Chart, form: Form, drawing: &Drawing) -> Result<(Vec<Shape>, f64), String> {
    let root = tree::parse(raw)?;
    let prefix = String::new();
    let mut names = Names::new(&prefix, chart, drawing);
    clean_children("svg", root.children, &mut names)?;
    Ok(placed(chart, form, drawing, &names.tiles))
}

/// What a drawing refers to: its ids in order of appearance, whether one is defined there or only referred to, the paints that it
/// uses and the areas that carry the name of their point.
struct Names<'a> {
    prefix: &'a str,
    points: &'a [Points],
    /// How many series there are; tokens of what is no point name others.
    series: usize,
    ids: BTreeMap<String, String>,
    paints: BTreeSet<usize>,
    tiles: Vec<Tile>,
}

impl<'a> Names<'a> {
    fn new(prefix: &'a str, chart: &Chart, drawing: &'a Drawing) -> Self {
        let series = chart.series.len();
        Self { prefix, points: &drawing.points, series, ids: BTreeMap::new(), paints: BTreeSet::new(), tiles: Vec::new() }
    }

    fn rename(&mut self, id: &str) -> String {
        let next = format!("{}-{}", self.prefix, self.ids.len() + 1);
        self.ids.entry(id.to_owned()).or_insert(next).clone()
    }

    /// A value with the id in `url(#id)` renamed and a paint's token replaced; other addresses are refused.
    fn rename_url(&mut self, value: &str) -> Result<String, String> {
        if let Some(token) = paint::read(value) {
            self.paints.insert(token.number);
            return Ok(paint::fill(token.number, self.prefix));
        }
        match value.strip_prefix("url(#").and_then(|rest| rest.strip_suffix(')')) {
            Some(id) if !id.contains(['(', ')']) => Ok(format!("url(#{})", self.rename(id))),
            _ if value.contains("url(") => Err(format!("adressen {value}")),
            _ => Ok(value.to_owned()),
        }
    }

    /// The series and the category that an element stands for: its fill says it, or ECharts' own numbers.
    fn point(&self, element: &Element) -> Option<(usize, usize)> {
        let filled = element.get("fill").and_then(paint::read).and_then(|token| token.point);
        let index = |key| element.get(key).and_then(|text| text.parse::<usize>().ok());
        filled.or_else(|| self.points.get(index("ecmeta_series_index")?)?.point(index("ecmeta_data_index")?))
    }
}

/// What a parent holds; only `<text>` holds text, elsewhere it is white space.
fn clean_children(parent: &str, children: Vec<Node>, names: &mut Names<'_>) -> Result<Vec<Node>, String> {
    let mut kept = Vec::new();
    for child in children {
        match child {
            Node::Text(text) if parent == "text" => kept.push(Node::Text(text)),
            Node::Text(_) => {}
            Node::Element(element) => kept.extend(clean(element, names)?.map(Node::Element)),
        }
    }
    Ok(kept)
}

/// An element without what our pages forbid; `None` for one that shows nothing.
fn clean(element: Element, names: &mut Names<'_>) -> Result<Option<Element>, String> {
    if element.name == "style" || is_invisible(&element.attributes) {
        return Ok(None);
    }
    if !ELEMENTS.contains(&element.name.as_str()) {
        return Err(format!("elementet <{}>", element.name));
    }
    let point = names.point(&element);
    if let Some((series, category)) = point.filter(|_| element.get("fill").is_some_and(|fill| paint::read(fill).is_some())) {
        let area = element.get("d").and_then(number::area);
        let moved = element.get("transform").and_then(number::translation).unwrap_or((0.0, 0.0));
        names.tiles.extend(area.map(|[left, top, right, bottom]| Tile {
            series,
            category,
            x: left + moved.0,
            y: top + moved.1,
            width: right - left,
            height: bottom - top,
        }));
    }
    let Element { name, attributes, children } = element;
    let mut kept = Vec::new();
    for (key, value) in attributes {
        clean_attribute(&key, &value, &mut kept, names)?;
    }
    if let Some((series, category)) = point.filter(|(series, _)| *series < names.series) {
        kept.push(("data-series".to_owned(), series.to_string()));
        kept.push(("data-point".to_owned(), category.to_string()));
    }
    let children = clean_children(&name, children, names)?;
    let is_container = matches!(name.as_str(), "g" | "defs" | "text");
    Ok((!is_container || !children.is_empty()).then_some(Element { name, attributes: kept, children }))
}

/// Whether nothing is filled or drawn.
fn is_invisible(attributes: &[(String, String)]) -> bool {
    let value = |key: &str| attributes.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str());
    let unfilled = matches!(value("fill"), Some("none" | "transparent")) || value("fill-opacity") == Some("0");
    let undrawn = matches!(value("stroke"), None | Some("none" | "transparent")) || value("stroke-width") == Some("0");
    unfilled && undrawn
}

/// Adds the attributes that stand for one of ECharts'.
fn clean_attribute(key: &str, value: &str, kept: &mut Vec<(String, String)>, names: &mut Names<'_>) -> Result<(), String> {
    let mut keep = |key: &str, value: String| kept.push((key.to_owned(), value));
    match key {
        // The hover rules are gone with the style block; lines of text are trimmed.
        "class" | "xml:space" => {}
        "style" => return clean_style(value, kept),
        "id" => keep("id", names.rename(value)),
        "d" => keep("d", rounded(value)),
        "fill" if value == "transparent" => keep("fill", "none".to_owned()),
        // A rotation needs its decimals.
        "transform" if !value.starts_with("translate(") || value.matches('(').count() > 1 => keep(key, value.to_owned()),
        _ if LENGTHS.contains(&key) => keep(key, rounded(value)),
        // Which point it is has been read already.
        _ if key.starts_with("ecmeta_") => {}
        _ if key.starts_with("on") || key.contains("href") => return Err(format!("attributet {key}")),
        _ => keep(key, names.rename_url(value)?),
    }
    Ok(())
}

/// Turns the declarations of a `style` into attributes.
fn clean_style(style: &str, kept: &mut Vec<(String, String)>) -> Result<(), String> {
    for declaration in style.split(';').filter(|declaration| !declaration.trim().is_empty()) {
        let (property, value) = declaration.split_once(':').ok_or_else(|| format!("stilen {declaration}"))?;
        match (property.trim(), value.trim()) {
            // The page's font is inherited from the root.
            ("font-family", _) => {}
            ("font-size", size) => kept.push(("font-size".to_owned(), size.trim_end_matches("px").to_owned())),
            ("font-weight" | "font-style", "normal") => {}
            (property @ ("font-weight" | "font-style"), value) => kept.push((property.to_owned(), value.to_owned())),
            (property, _) => return Err(format!("stilen {property}")),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rewrite(raw: &str) -> Result<String, String> {
        let chart = Chart {
            id: "x".to_owned(),
            headline: "A & <b>".to_owned(),
            subtitle: None,
            description: "C".to_owned(),
            unit: String::new(),
            kind: crate::site::chart::ChartKind::LyingBars,
            categories: Vec::new(),
            series: vec![crate::site::chart::Series::new("", Vec::new()); 4],
            compare: None,
            singular: None,
        };
        let drawing = Drawing {
            option: serde_json::Value::Null,
            height: 20.0,
            points: vec![Points::Series(3)],
            overlay: Vec::new(),
            quick: None,
            place: None,
        };
        rewritten(raw, &chart, Form::Slim, &drawing)
    }

    #[test]
    fn styles_become_attributes_and_ids_are_renamed() {
        let raw = "<svg width=\"10\" xmlns=\"http://www.w3.org/2000/svg\"><style><![CDATA[.a:hover{}]]></style>\
            <rect width=\"10\" fill=\"none\"></rect><defs><pattern id=\"zr3-p9\"><path d=\"M0.001 1.2345A6 6 0 1 1 5.99998 0\"></path></pattern></defs>\
            <g clip-path=\"url(#zr3-c0)\" class=\"zr3-cls-1\"><path d=\"M-0.001 2\" fill=\"url(#zr3-p9)\" ecmeta_data_index=\"4\" ecmeta_series_index=\"0\" \
            ecmeta_ssr_type=\"chart\"></path></g><g></g>\
            <text style=\"font-size:16px;font-family:sans-serif;font-weight:600;\" x=\"1.005\">a &lt;b&gt; &amp;</text></svg>";
        assert_eq!(
            rewrite(raw).expect("a known SVG"),
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 360 20\" role=\"img\" aria-labelledby=\"x-smal-t x-smal-d\" \
             font-family=\"var(--font-text, sans-serif)\"><title id=\"x-smal-t\">A &amp; &lt;b&gt;</title><desc id=\"x-smal-d\">C</desc>\
             <defs><pattern id=\"x-smal-1\"><path d=\"M0 1.23A6 6 0 1 1 5.99998 0\"/></pattern></defs>\
             <g clip-path=\"url(#x-smal-2)\"><path d=\"M0 2\" fill=\"url(#x-smal-1)\" data-series=\"3\" data-point=\"4\"/></g>\
             <text font-size=\"16\" font-weight=\"600\" x=\"1\">a &lt;b&gt; &amp;</text></svg>"
        );
    }

    #[test]
    fn what_is_unknown_is_refused() {
        for odd in [
            "<svg><script>1</script></svg>",
            "<svg><g onclick=\"1\"><path/></g></svg>",
            "<svg><path fill=\"url(http://a)\"/></svg>",
            "<svg><path style=\"cursor:pointer\"/></svg>",
            "<svg><path xlink:href=\"#a\"/></svg>",
            "<svg><path></svg>",
            "<p></p>",
            "",
        ] {
            assert!(rewrite(odd).is_err(), "{odd}");
        }
    }
}
