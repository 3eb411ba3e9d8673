//! Rewriting ECharts' SVG for our own pages.
//!
//! ECharts writes a `<style>` block and `style` attributes, which our content security policy forbids, ids that depend on what was
//! drawn before, and sizes in pixels. What this file doesn't know it refuses, so that nothing gets into a page unseen.

mod number;
mod tree;

use std::collections::BTreeMap;

use self::number::rounded;
use self::tree::{Element, Node};

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

/// What goes around a drawing.
pub(super) struct Frame<'a> {
    /// The prefix of all ids; unique on the page.
    pub(super) prefix: String,
    pub(super) title: &'a str,
    pub(super) description: &'a str,
    pub(super) width: u32,
    pub(super) height: u32,
}

/// The SVG as it stands in a page; or what it holds that we don't know.
pub(super) fn rewritten(raw: &str, frame: &Frame<'_>) -> Result<String, String> {
    let root = tree::parse(raw)?;
    if root.name != "svg" {
        return Err(format!("roten är <{}>", root.name));
    }
    let mut names = Names { prefix: &frame.prefix, ids: BTreeMap::new(), series: BTreeMap::new() };
    let named = |name: &str, suffix: &str, text: &str| {
        let attributes = vec![("id".to_owned(), format!("{}-{suffix}", frame.prefix))];
        Node::Element(Element { name: name.to_owned(), attributes, children: vec![Node::Text(text.to_owned())] })
    };
    let mut children = vec![named("title", "t", frame.title), named("desc", "d", frame.description)];
    children.extend(clean_children(&root.name, root.children, &mut names)?);
    let attributes = [
        ("xmlns", "http://www.w3.org/2000/svg".to_owned()),
        ("viewBox", format!("0 0 {} {}", frame.width, frame.height)),
        ("role", "img".to_owned()),
        ("aria-labelledby", format!("{0}-t {0}-d", frame.prefix)),
        ("font-family", FONT.to_owned()),
    ];
    let attributes = attributes.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    tree::write(&Element { name: "svg".to_owned(), attributes, children })
}

/// The ids and the series of a drawing, counted in order of appearance, whether an id is defined there or only referred to.
struct Names<'a> {
    prefix: &'a str,
    ids: BTreeMap<String, String>,
    series: BTreeMap<String, String>,
}

impl Names<'_> {
    fn rename(&mut self, id: &str) -> String {
        let next = format!("{}-{}", self.prefix, self.ids.len() + 1);
        self.ids.entry(id.to_owned()).or_insert(next).clone()
    }

    /// A form may hold series that show nothing by themselves; these don't count.
    fn series(&mut self, index: &str) -> String {
        let next = self.series.len().to_string();
        self.series.entry(index.to_owned()).or_insert(next).clone()
    }

    /// A value with the id in `url(#id)` renamed; other addresses are refused.
    fn rename_url(&mut self, value: &str) -> Result<String, String> {
        match value.strip_prefix("url(#").and_then(|rest| rest.strip_suffix(')')) {
            Some(id) if !id.contains(['(', ')']) => Ok(format!("url(#{})", self.rename(id))),
            _ if value.contains("url(") => Err(format!("adressen {value}")),
            _ => Ok(value.to_owned()),
        }
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
    let Element { name, attributes, children } = element;
    if name == "style" || is_invisible(&attributes) {
        return Ok(None);
    }
    if !ELEMENTS.contains(&name.as_str()) {
        return Err(format!("elementet <{name}>"));
    }
    let mut kept = Vec::new();
    for (key, value) in attributes {
        clean_attribute(&key, &value, &mut kept, names)?;
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
        "ecmeta_series_index" => keep("data-series", names.series(value)),
        "ecmeta_data_index" => keep("data-point", value.to_owned()),
        _ if key.starts_with("ecmeta_") => keep(&key.replacen("ecmeta_", "data-", 1).replace('_', "-"), value.to_owned()),
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

    fn frame() -> Frame<'static> {
        Frame { prefix: "x-bred".to_owned(), title: "A & <b>", description: "C", width: 10, height: 20 }
    }

    #[test]
    fn styles_become_attributes_and_ids_are_renamed() {
        let raw = "<svg width=\"10\" xmlns=\"http://www.w3.org/2000/svg\"><style><![CDATA[.a:hover{}]]></style>\
            <rect width=\"10\" fill=\"none\"></rect><defs><pattern id=\"zr3-p9\"><path d=\"M0.001 1.2345A6 6 0 1 1 5.99998 0\"></path></pattern></defs>\
            <g clip-path=\"url(#zr3-c0)\" class=\"zr3-cls-1\"><path d=\"M-0.001 2\" fill=\"url(#zr3-p9)\" ecmeta_data_index=\"4\" \
            ecmeta_ssr_type=\"chart\"></path></g><g></g>\
            <text style=\"font-size:16px;font-family:sans-serif;font-weight:600;\" x=\"1.005\">a &lt;b&gt; &amp;</text></svg>";
        assert_eq!(
            rewritten(raw, &frame()).expect("a known SVG"),
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 20\" role=\"img\" aria-labelledby=\"x-bred-t x-bred-d\" \
             font-family=\"var(--font-text, sans-serif)\"><title id=\"x-bred-t\">A &amp; &lt;b&gt;</title><desc id=\"x-bred-d\">C</desc>\
             <defs><pattern id=\"x-bred-1\"><path d=\"M0 1.23A6 6 0 1 1 5.99998 0\"/></pattern></defs>\
             <g clip-path=\"url(#x-bred-2)\"><path d=\"M0 2\" fill=\"url(#x-bred-1)\" data-point=\"4\" data-ssr-type=\"chart\"/></g>\
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
            assert!(rewritten(odd, &frame()).is_err(), "{odd}");
        }
    }
}
