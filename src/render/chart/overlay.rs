//! Texts and marks that lie over what ECharts draws: each stands exactly where the kind of chart puts it.

use serde_json::{Value, json};

use super::paint::{self, INK, INK_2, PAPER};
use super::svg::tree::{Element, Node, element};
use crate::script::text_width;

/// The size of labels, in pixels.
pub(super) const TEXT: f64 = 16.0;
/// The size of the numbers along an axis and of remarks.
pub(super) const SMALL: f64 = 15.0;
/// From line to line of a label.
pub(super) const LEADING: f64 = 20.0;

/// Where a text stands from its x.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// One line of text, centred on its y.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Text {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) text: String,
    pub(super) anchor: Anchor,
    pub(super) size: f64,
    pub(super) weight: u16,
    pub(super) fill: &'static str,
    /// Whether paper lies below it.
    pub(super) paper: bool,
    /// Whether it reads upwards.
    pub(super) upright: bool,
}

impl Text {
    pub(super) fn new(x: f64, y: f64, text: impl Into<String>) -> Self {
        Self { x, y, text: text.into(), anchor: Anchor::Start, size: TEXT, weight: 400, fill: INK, paper: false, upright: false }
    }

    pub(super) fn anchored(self, anchor: Anchor) -> Self {
        Self { anchor, ..self }
    }

    pub(super) fn end(self) -> Self {
        self.anchored(Anchor::End)
    }

    pub(super) fn middle(self) -> Self {
        self.anchored(Anchor::Middle)
    }

    pub(super) fn weighing(self, weight: u16) -> Self {
        Self { weight, ..self }
    }

    pub(super) fn sized(self, size: f64) -> Self {
        Self { size, ..self }
    }

    /// In the ink of what stands back.
    pub(super) fn soft(self) -> Self {
        Self { fill: INK_2, ..self }
    }

    pub(super) fn filled(self, fill: &'static str) -> Self {
        Self { fill, ..self }
    }

    /// As it stands on a paint.
    pub(super) fn on(self, number: usize) -> Self {
        let ink = paint::paint(number).ink;
        Self { fill: ink.unwrap_or(INK), paper: ink.is_none(), ..self }
    }

    pub(super) fn width(&self) -> f64 {
        text_width(&self.text, self.size, self.weight >= 600)
    }
}

/// What is drawn.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Shape {
    Text(Text),
    Rect {
        x: f64,
        y: f64,
        width: f64,
        height: f64,
        fill: Fill,
    },
    Line {
        from: (f64, f64),
        to: (f64, f64),
        stroke: &'static str,
        width: f64,
        dash: Option<&'static str>,
    },
    /// The mark of a missing value: never a bar, never a zero.
    Ring {
        x: f64,
        y: f64,
    },
    /// A cell of a tone: left, top, width, height.
    Cell {
        area: [f64; 4],
        tone: &'static str,
        series: usize,
        category: usize,
    },
    /// An area that nothing shows, where a point without a value can be hovered and reached: left, top, width, height.
    Point {
        area: [f64; 4],
        series: usize,
        category: usize,
    },
}

/// What a rectangle is filled with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Fill {
    Colour(&'static str),
    /// A paint by its number, with its edge.
    Paint(usize),
}

impl From<Text> for Shape {
    fn from(text: Text) -> Self {
        Self::Text(text)
    }
}

/// Lines of text around a middle.
pub(super) fn block(lines: &[String], like: &Text) -> Vec<Shape> {
    let leading = if like.size < TEXT { LEADING - 2.0 } else { LEADING };
    let first = -(lines.len() as f64 - 1.0) / 2.0 * leading;
    let line = |(index, line): (usize, &String)| {
        let shift = first + index as f64 * leading;
        let (x, y) = if like.upright { (like.x + shift, like.y) } else { (like.x, like.y + shift) };
        Shape::Text(Text { x, y, text: line.clone(), ..like.clone() })
    };
    lines.iter().enumerate().map(line).collect()
}

/// A number as it stands in an attribute.
fn n(value: f64) -> String {
    ((value * 100.0).round() / 100.0 + 0.0).to_string()
}

impl Shape {
    /// The elements in the SVG with these ids.
    pub(super) fn elements(&self, prefix: &str) -> Vec<Element> {
        match self {
            Self::Text(text) => text_elements(text),
            Self::Rect { x, y, width, height, fill } => {
                let mut rect = element("rect", &[("x", &n(*x)), ("y", &n(*y)), ("width", &n(*width)), ("height", &n(*height))]);
                match fill {
                    Fill::Colour(colour) => rect.set("fill", (*colour).to_owned()),
                    Fill::Paint(number) => {
                        rect.set("fill", paint::fill(*number, prefix));
                        rect.set("stroke", paint::paint(*number).edge.to_owned());
                    }
                }
                vec![rect]
            }
            Self::Line { from, to, stroke, width, dash } => {
                let d = format!("M{} {}L{} {}", n(from.0), n(from.1), n(to.0), n(to.1));
                let mut line = element("path", &[("d", &d), ("stroke", stroke), ("stroke-width", &n(*width)), ("fill", "none")]);
                if let Some(dash) = dash {
                    line.set("stroke-dasharray", (*dash).to_owned());
                }
                vec![line]
            }
            Self::Ring { x, y } => vec![element(
                "circle",
                &[
                    ("cx", &n(*x)),
                    ("cy", &n(*y)),
                    ("r", "5.5"),
                    ("fill", PAPER),
                    ("stroke", INK_2),
                    ("stroke-width", "1.5"),
                    ("stroke-dasharray", "2.5 2"),
                ],
            )],
            Self::Cell { area, tone, series, category } => {
                let mut cell = point(*area, *series, *category);
                cell.set("fill", (*tone).to_owned());
                vec![cell]
            }
            Self::Point { area, series, category } => {
                let mut reached = point(*area, *series, *category);
                reached.set("fill", PAPER.to_owned());
                reached.set("fill-opacity", "0".to_owned());
                vec![reached]
            }
        }
    }

    /// The same for the interactive chart; points are ECharts' own there.
    pub(super) fn graphic(&self) -> Option<Value> {
        let mut shape = match self {
            Self::Text(text) => json!({ "type": "text", "x": text.x, "y": text.y, "style": {
                "text": text.text, "fill": text.fill, "fontSize": text.size, "fontWeight": text.weight, "verticalAlign": "middle",
                "align": match text.anchor { Anchor::Start => "left", Anchor::Middle => "center", Anchor::End => "right" },
                "backgroundColor": if text.paper { PAPER } else { "transparent" }, "padding": if text.paper { [2, 5] } else { [0, 0] },
            } }),
            Self::Rect { x, y, width, height, fill } => {
                let shape = json!({ "x": x, "y": y, "width": width, "height": height });
                match fill {
                    Fill::Colour(colour) => json!({ "type": "rect", "shape": shape, "style": { "fill": colour } }),
                    Fill::Paint(number) => {
                        let paint = paint::paint(*number);
                        json!({ "type": "rect", "shape": shape, "style": { "fill": paint.tone, "stroke": paint.edge },
                            "decal": paint::strokes(*number) })
                    }
                }
            }
            Self::Line { from, to, stroke, width, .. } => {
                json!({ "type": "line", "shape": { "x1": from.0, "y1": from.1, "x2": to.0, "y2": to.1 }, "style": { "stroke": stroke, "lineWidth": width } })
            }
            Self::Ring { x, y } => {
                json!({ "type": "circle", "shape": { "cx": x, "cy": y, "r": 5.5 }, "style": { "fill": PAPER, "stroke": INK_2, "lineWidth": 1.5, "lineDash": [2.5, 2] } })
            }
            Self::Point { .. } | Self::Cell { .. } => return None,
        };
        shape["silent"] = true.into();
        shape["z"] = 50.into();
        if matches!(self, Self::Text(Text { upright: true, .. })) {
            shape["rotation"] = std::f64::consts::FRAC_PI_2.into();
        }
        Some(shape)
    }
}

/// The rectangle of a point.
fn point([x, y, width, height]: [f64; 4], series: usize, category: usize) -> Element {
    let place = [("x", n(x)), ("y", n(y)), ("width", n(width)), ("height", n(height))];
    let mut rect = element("rect", &[]);
    place.into_iter().for_each(|(key, value)| rect.set(key, value));
    rect.set("data-series", series.to_string());
    rect.set("data-point", category.to_string());
    rect
}

fn text_elements(text: &Text) -> Vec<Element> {
    let mut elements = Vec::new();
    if text.paper {
        let width = text.width() + 10.0;
        let left = match text.anchor {
            Anchor::Start => text.x - 5.0,
            Anchor::Middle => text.x - width / 2.0,
            Anchor::End => text.x - width + 5.0,
        };
        let height = text.size + 5.0;
        let place = [("x", n(left)), ("y", n(text.y - height / 2.0)), ("width", n(width)), ("height", n(height))];
        let mut rect = element("rect", &[("fill", PAPER)]);
        place.into_iter().for_each(|(key, value)| rect.set(key, value));
        elements.push(rect);
    }
    let mut element = element("text", &[("x", &n(text.x)), ("y", &n(text.y)), ("dominant-baseline", "central")]);
    match text.anchor {
        Anchor::Start => {}
        Anchor::Middle => element.set("text-anchor", "middle".to_owned()),
        Anchor::End => element.set("text-anchor", "end".to_owned()),
    }
    element.set("font-size", n(text.size));
    if text.weight != 400 {
        element.set("font-weight", text.weight.to_string());
    }
    if text.upright {
        element.set("transform", format!("rotate(-90 {} {})", n(text.x), n(text.y)));
    }
    element.set("fill", text.fill.to_owned());
    element.children.push(Node::Text(text.text.clone()));
    elements.push(element);
    elements
}
