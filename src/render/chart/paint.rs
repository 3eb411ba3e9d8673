//! What areas are filled with: a tone and, besides it, a decal.
//!
//! A fill stands in an option as a token, `paint:3` or `paint:3:SERIES:CATEGORY`. In a page it becomes one pattern of its own for
//! each paint, in the interactive chart ECharts' colour and decal.

use serde_json::{Value, json};

use super::svg::tree::{Element, Node, element};
pub(super) use crate::site::chart::MOST_SERIES;
use crate::site::chart::{Category, Hue};

/// A tone, the decal on it and the ink for text on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Paint {
    pub(super) tone: &'static str,
    decal: Option<(Decal, &'static str)>,
    /// The line around the area: the contrast to the page lies in it.
    pub(super) edge: &'static str,
    /// The colour of text that stands on the tone; `None` where a decal would disturb it, so that it needs paper below.
    pub(super) ink: Option<&'static str>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Decal {
    Slash,
    Backslash,
    Level,
    Dots,
}

/// Text and axis lines.
pub(super) const INK: &str = "var(--ink)";
/// Text that stands back.
pub(super) const INK_2: &str = "var(--ink-2)";
/// Lines that stand back.
pub(super) const LINE: &str = "var(--line)";
/// The page.
pub(super) const PAPER: &str = "var(--paper)";
/// What is the finding.
pub(super) const CHART_1: &str = "var(--chart-1)";
/// Text on it.
const CHART_1_INK: &str = "var(--chart-1-ink)";
/// The rest.
pub(super) const CHART_2: &str = "var(--chart-2)";
const CHART_3: &str = "var(--chart-3)";
const CHART_4: &str = "var(--chart-4)";
/// The edge around areas.
pub(super) const CHART_EDGE: &str = "var(--chart-edge)";
const DECAL: &str = "var(--decal)";

const fn plain(tone: &'static str, ink: &'static str) -> Paint {
    Paint { tone, decal: None, edge: CHART_EDGE, ink: Some(ink) }
}

const fn tint(tone: &'static str, edge: &'static str) -> Paint {
    Paint { tone, decal: None, edge, ink: Some(INK) }
}

const fn marked(tone: &'static str, decal: Decal, colour: &'static str, edge: &'static str) -> Paint {
    Paint { tone, decal: Some((decal, colour)), edge, ink: None }
}

/// The paint of the finding, and of what isn't.
pub(super) const FINDING: usize = MOST_SERIES;
pub(super) const OTHER: usize = MOST_SERIES + 1;
/// The paint below a whole's name, and that of a node between flows.
pub(super) const GROUND: usize = MOST_SERIES + 2;
pub(super) const NODE: usize = MOST_SERIES + 3;
const HUES: usize = MOST_SERIES + 4;
const TINTS: usize = HUES + 4;

/// All paints: the series', the finding and the rest, the områden.
const PAINTS: [Paint; TINTS + 4] = [
    plain(CHART_1, CHART_1_INK),
    marked(CHART_2, Decal::Slash, DECAL, CHART_EDGE),
    plain(CHART_4, INK),
    marked(CHART_3, Decal::Dots, DECAL, CHART_EDGE),
    marked(CHART_4, Decal::Backslash, DECAL, CHART_EDGE),
    marked(CHART_1, Decal::Level, PAPER, CHART_EDGE),
    plain(CHART_1, CHART_1_INK),
    plain(CHART_2, INK),
    plain("var(--paper-2)", INK),
    plain(INK, PAPER),
    marked("var(--sociala)", Decal::Slash, PAPER, "var(--sociala)"),
    marked("var(--halso)", Decal::Dots, PAPER, "var(--halso)"),
    marked("var(--kompetens)", Decal::Backslash, PAPER, "var(--kompetens)"),
    marked("var(--jobb)", Decal::Level, PAPER, "var(--jobb)"),
    tint("var(--sociala-tint)", "var(--sociala)"),
    tint("var(--halso-tint)", "var(--halso)"),
    tint("var(--kompetens-tint)", "var(--kompetens)"),
    tint("var(--jobb-tint)", "var(--jobb)"),
];

/// A paint by its number.
pub(super) fn paint(number: usize) -> Paint {
    PAINTS[number % PAINTS.len()]
}

/// The number of a hue's paint.
fn hue(hue: Hue) -> usize {
    HUES + match hue {
        Hue::Sociala => 0,
        Hue::Halso => 1,
        Hue::Kompetens => 2,
        Hue::Jobb => 3,
    }
}

/// The number of the paint of a category that stands for itself.
pub(super) fn of_category(category: &Category) -> usize {
    match (category.hue, category.emphasis) {
        (Some(of), _) => hue(of),
        (None, true) => FINDING,
        (None, false) => OTHER,
    }
}

/// The number of the pale paint of a category whose area is large and whose name stands on it.
pub(super) fn pale(category: &Category) -> usize {
    let number = of_category(category);
    if number >= HUES { number - HUES + TINTS } else { number }
}

/// The token of a paint.
pub(super) fn token(number: usize) -> String {
    format!("paint:{number}")
}

/// The token of a paint that also says which point it fills.
pub(super) fn point_token(number: usize, series: usize, category: usize) -> String {
    format!("paint:{number}:{series}:{category}")
}

/// What a token says.
pub(super) struct Token {
    pub(super) number: usize,
    pub(super) point: Option<(usize, usize)>,
}

/// Reads a token.
pub(super) fn read(text: &str) -> Option<Token> {
    let mut numbers = text.strip_prefix("paint:")?.split(':').map(str::parse::<usize>);
    let number = numbers.next()?.ok().filter(|number| *number < PAINTS.len())?;
    match (numbers.next(), numbers.next()) {
        (Some(Ok(series)), Some(Ok(category))) => Some(Token { number, point: Some((series, category)) }),
        (None, _) => Some(Token { number, point: None }),
        _ => None,
    }
}

/// The `fill` of a paint in the SVG with these ids.
pub(super) fn fill(number: usize, prefix: &str) -> String {
    match PAINTS[number].decal {
        Some(_) => format!("url(#{prefix}-p{number})"),
        None => PAINTS[number].tone.to_owned(),
    }
}

/// The pattern of a paint, if it needs one.
pub(super) fn pattern(number: usize, prefix: &str) -> Option<Element> {
    let Paint { tone, decal, .. } = PAINTS[number];
    let (decal, colour) = decal?;
    let ground = element("rect", &[("width", "8"), ("height", "8"), ("fill", tone)]);
    let stroke = |d: &str| element("path", &[("d", d), ("stroke", colour), ("stroke-width", "1.6")]);
    let marks = match decal {
        Decal::Slash => stroke("M-2 2L2 -2M0 8L8 0M6 10L10 6"),
        Decal::Backslash => stroke("M-2 6L2 10M0 0L8 8M6 -2L10 2"),
        Decal::Level => stroke("M0 4L8 4"),
        Decal::Dots => element(
            "path",
            &[("d", "M1.2 2A.9 .9 0 1 0 3 2A.9 .9 0 1 0 1.2 2ZM5.2 6A.9 .9 0 1 0 7 6A.9 .9 0 1 0 5.2 6Z"), ("fill", colour)],
        ),
    };
    let mut pattern = element(
        "pattern",
        &[("id", &format!("{prefix}-p{number}")), ("width", "8"), ("height", "8"), ("patternUnits", "userSpaceOnUse")],
    );
    pattern.children = vec![Node::Element(ground), Node::Element(marks)];
    Some(pattern)
}

/// The decal of a paint as lines and dots in a square of eight, for a script that draws it by itself.
pub(super) fn strokes(number: usize) -> Value {
    let Some((decal, colour)) = PAINTS[number].decal else { return Value::Null };
    let lines = match decal {
        Decal::Slash => json!([[-2, 2, 2, -2], [0, 8, 8, 0], [6, 10, 10, 6]]),
        Decal::Backslash => json!([[-2, 6, 2, 10], [0, 0, 8, 8], [6, -2, 10, 2]]),
        Decal::Level => json!([[0, 4, 8, 4]]),
        Decal::Dots => json!([]),
    };
    let dots = if decal == Decal::Dots { json!([[2.1, 2], [6.1, 6]]) } else { json!([]) };
    json!({ "colour": colour, "lines": lines, "dots": dots })
}

/// The decal as ECharts knows it.
fn echarts_decal(decal: Decal, colour: &str) -> Value {
    let stripes = |rotation: f64| json!({ "symbol": "rect", "color": colour, "dashArrayX": [1, 0], "dashArrayY": [2, 5], "rotation": rotation });
    match decal {
        Decal::Slash => stripes(-std::f64::consts::FRAC_PI_4),
        Decal::Backslash => stripes(std::f64::consts::FRAC_PI_4),
        Decal::Level => stripes(0.0),
        Decal::Dots => {
            json!({ "symbol": "circle", "color": colour, "symbolSize": 0.7, "dashArrayX": [[6, 6], [0, 6, 6, 0]], "dashArrayY": [6, 0] })
        }
    }
}

/// An option with colours and decals instead of tokens.
pub(super) fn revealed(option: &mut Value) {
    match option {
        Value::Object(fields) => {
            let number = fields.get("color").and_then(Value::as_str).and_then(read).map(|token| token.number);
            if let Some(number) = number {
                fields.insert("color".to_owned(), PAINTS[number].tone.into());
                if let Some((decal, colour)) = PAINTS[number].decal {
                    fields.insert("decal".to_owned(), echarts_decal(decal, colour));
                }
            }
            if let Some(edge) = fields.get("borderColor").and_then(Value::as_str).and_then(read) {
                fields.insert("borderColor".to_owned(), PAINTS[edge.number].tone.into());
            }
            fields.values_mut().for_each(revealed);
        }
        Value::Array(items) => items.iter_mut().for_each(revealed),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
