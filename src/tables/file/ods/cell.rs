//! A cell of an OpenDocument spreadsheet: its value, and the text that it shows of it.

use crate::tables::file::xml::Element;
use crate::tables::written::{Number, Other, Written};
use crate::value::Exact;

/// A cell that has begun.
pub(super) struct Open {
    pub(super) repeated: u32,
    pub(super) covered: bool,
    pub(super) columns: u32,
    pub(super) rows: u32,
    pub(super) kind: String,
    pub(super) value: String,
    pub(super) fault: bool,
    pub(super) formula: bool,
    pub(super) paragraphs: usize,
    pub(super) in_paragraph: bool,
    pub(super) text: String,
}

impl Open {
    /// Takes an element inside the cell.
    pub(super) fn open(&mut self, name: &str, element: &Element<'_>) {
        match name {
            "p" => {
                if self.paragraphs > 0 {
                    self.text.push('\n');
                }
                self.paragraphs += 1;
                self.in_paragraph = true;
            }
            "s" if self.in_paragraph => {
                let spaces = element.number::<usize>("c").unwrap_or(1).min(1000);
                (0..spaces).for_each(|_| self.text.push(' '));
            }
            "tab" if self.in_paragraph => self.text.push('\t'),
            "line-break" if self.in_paragraph => self.text.push('\n'),
            _ => {}
        }
    }

    pub(super) fn written(&self) -> Written {
        let moment = |kind: &'static str| Written::Other(Other::Moment(kind, format!("som visar {}", self.text.trim())));
        // LibreOffice stores a fault as a text, and its own attribute says what it is.
        if self.fault || self.formula && (self.text.starts_with('#') || self.text.starts_with("Err:")) {
            return Written::Other(Other::Fault(self.text.trim().to_owned()));
        }
        if self.formula && self.kind.is_empty() && self.value.is_empty() && self.text.is_empty() {
            return Written::Other(Other::Unstored);
        }
        match self.kind.as_str() {
            "float" | "percentage" | "currency" => match self.value.trim().parse::<f64>().ok().and_then(Exact::of) {
                Some(value) => self.number(&value),
                None => Written::Other(Other::Unstored),
            },
            "date" => moment("ett datum"),
            "time" => moment("en tid"),
            "boolean" => Written::Other(Other::Truth(self.value == "true")),
            _ if self.paragraphs == 0 && self.value.is_empty() => Written::Empty,
            _ if self.paragraphs == 0 => Written::Text(self.value.clone()),
            _ => Written::Text(self.text.clone()),
        }
    }

    /// A number as the text of its cell shows it.
    fn number(&self, stored: &Exact) -> Written {
        let percent = self.kind == "percentage" || self.text.contains('%');
        let value = if self.kind == "percentage" { stored.shifted(2) } else { stored.clone() };
        if self.paragraphs == 0 {
            return Written::Number(Number { shown: value.to_string(), value, percent, stored: None });
        }
        let shown = self.text.trim();
        let zero = matches!(shown, "-" | "–" | "—" | "\u{2212}") && value.is_zero();
        let found = if zero {
            Some(value.clone())
        } else {
            spelled(shown).into_iter().find(|number| value.rounded(number.decimals()) == *number)
        };
        match found {
            // What stands between thousands is no part of a name.
            Some(number) => {
                let name = if shown.chars().all(|c| c.is_ascii_digit()) { shown.to_owned() } else { named(shown, &number) };
                let stored = (number != value).then_some(value);
                Written::Number(Number { value: number, percent, shown: name, stored })
            }
            None => Written::Other(Other::Masked(shown.to_owned(), value, String::new())),
        }
    }
}

/// The text that a cell shows of a number, without what stands between thousands.
fn named(shown: &str, number: &Exact) -> String {
    let first = shown.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    let last = shown.rfind(|c: char| c.is_ascii_digit()).map_or(0, |last| last + 1);
    format!("{}{}{}", shown[..first].trim_end_matches(['-', '\u{2212}']), number, &shown[last..])
}

/// The numbers that a shown text can be read as: with a comma or a point for decimals, its words left out.
fn spelled(shown: &str) -> Vec<Exact> {
    let Some(first) = shown.find(|c: char| c.is_ascii_digit()) else { return Vec::new() };
    let last = shown.rfind(|c: char| c.is_ascii_digit()).unwrap_or(first);
    let negative = shown[..first].contains(['-', '\u{2212}', '(']);
    let middle = &shown[first..=last];
    if !middle.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '.' | ',' | '\'' | '’' | '\u{202f}')) {
        return Vec::new();
    }
    [',', '.']
        .into_iter()
        .filter_map(|mark| {
            let digits: String =
                middle.chars().filter_map(|c| if c == mark { Some('.') } else { c.is_ascii_digit().then_some(c) }).collect();
            Exact::parse(&digits).map(|number| number.signed(negative))
        })
        .collect()
}
