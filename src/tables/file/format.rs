//! Number formats of workbooks (ECMA-376, 18.8.30 and 18.8.31): what a cell shows of its number.
//!
//! In: a format's code or the number of a built-in one, and a stored number. Out: the number that is shown, as text and as a
//! number, or that something else is shown: a date, nothing, another number.

#[cfg(test)]
mod tests;

use crate::tables::written::{Number, Other, Written};
use crate::value::Exact;

/// A number format: its code and up to four sections.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Format {
    pub(super) code: String,
    sections: Vec<Section>,
}

/// What a section of a format does with a number.
#[derive(Debug, Clone, PartialEq, Default)]
struct Section {
    condition: Option<Condition>,
    /// A date, a time or a duration.
    moment: Option<&'static str>,
    /// `General`, or `@`.
    general: bool,
    /// Places for digits before the decimal sign, and how many of them are filled with zeros.
    whole: usize,
    zeros: usize,
    /// Places for digits after it, and how many of them always show.
    decimals: usize,
    shown_decimals: usize,
    /// Percent signs, each of which multiplies by a hundred.
    percents: usize,
    /// Commas at the end, each of which divides by a thousand.
    thousands: usize,
    scientific: bool,
    /// The highest denominator of a fraction.
    fraction: Option<u32>,
    before: String,
    after: String,
    /// Signs other than spaces stand between places for digits: `000-000`.
    divided: bool,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Condition {
    less: bool,
    equal: bool,
    greater: bool,
    than: f64,
}

impl Condition {
    fn holds(self, number: f64) -> bool {
        self.less && number < self.than || self.equal && number == self.than || self.greater && number > self.than
    }
}

/// What the built-in formats are that no workbook spells out.
pub(super) fn built_in(id: u32) -> Format {
    let code = match id {
        1 => "0",
        2 => "0.00",
        3 => "#,##0",
        4 => "#,##0.00",
        5 | 6 => "#,##0\\ \"kr\";\\-#,##0\\ \"kr\"",
        7 | 8 => "#,##0.00\\ \"kr\";\\-#,##0.00\\ \"kr\"",
        9 => "0%",
        10 => "0.00%",
        11 => "0.00E+00",
        12 => "# ?/?",
        13 => "# ??/??",
        14..=17 | 27..=31 | 36 | 50..=54 | 57 | 58 | 71..=74 => "yyyy-mm-dd",
        18..=21 | 32..=35 | 55 | 56 | 75..=76 => "h:mm:ss",
        22 | 77 => "yyyy-mm-dd h:mm",
        37 | 38 => "#,##0_);(#,##0)",
        39 | 40 => "#,##0.00_);(#,##0.00)",
        41 | 42 => "_-* #,##0_-;\\-* #,##0_-;_-* \"-\"_-;_-@_-",
        43 | 44 => "_-* #,##0.00_-;\\-* #,##0.00_-;_-* \"-\"??_-;_-@_-",
        45 | 47 | 78 | 80 => "mm:ss",
        46 | 79 => "[h]:mm:ss",
        48 => "##0.0E+0",
        49 => "@",
        59 => "0",
        60 => "0.00",
        61 => "#,##0",
        62 => "#,##0.00",
        67 => "0%",
        68 => "0.00%",
        69 => "# ?/?",
        70 => "# ??/??",
        _ => "General",
    };
    Format::parse(code)
}

impl Format {
    /// Reads a format's code.
    pub(super) fn parse(code: &str) -> Self {
        let sections = divided(code).iter().take(4).map(|section| Section::parse(section)).collect();
        Self { code: code.to_owned(), sections }
    }

    /// The cell that shows a number by this format; `zeros` says whether the sheet shows zeros.
    pub(super) fn shown(&self, stored: f64, zeros: bool) -> Written {
        let Some(value) = Exact::of(stored) else {
            return Written::Other(Other::Fault("#TAL!".to_owned()));
        };
        let (section, own_sign) = self.section(stored);
        let masked = |shown: String| Written::Other(Other::Masked(shown, value.clone(), self.code.clone()));
        if value.is_zero() && !zeros {
            return masked(String::new());
        }
        if let Some(kind) = section.moment {
            return Written::Other(Other::Moment(kind, self.code.clone()));
        }
        match section.number(&value, own_sign) {
            Ok(number) => Written::Number(number),
            Err(shown) => masked(shown),
        }
    }

    /// The section for a number, and whether that section says itself that the number is below zero.
    fn section(&self, number: f64) -> (&Section, bool) {
        let conditional = self.sections.iter().any(|section| section.condition.is_some());
        if conditional {
            let found = self.sections.iter().find(|section| section.condition.is_none_or(|condition| condition.holds(number)));
            let section = found.unwrap_or(&self.sections[self.sections.len() - 1]);
            let below = section.condition.is_some_and(|condition| !condition.greater && condition.than <= 0.0);
            return (section, below && number < 0.0);
        }
        let numeric = self.sections.len().min(3);
        match numeric {
            3 if number == 0.0 => (&self.sections[2], false),
            2 | 3 if number < 0.0 => (&self.sections[1], true),
            _ => (&self.sections[0], false),
        }
    }
}

/// The sections of a code: divided by semicolons outside of quotation marks.
fn divided(code: &str) -> Vec<String> {
    let mut sections = vec![String::new()];
    let mut signs = code.chars();
    let mut quoted = false;
    while let Some(sign) = signs.next() {
        if sign == ';' && !quoted {
            sections.push(String::new());
            continue;
        }
        quoted ^= sign == '"';
        let last = sections.len() - 1;
        sections[last].push(sign);
        if matches!(sign, '\\' | '_' | '*') && !quoted {
            sections[last].extend(signs.next());
        }
    }
    sections
}

/// Where in a section the reader stands.
#[derive(Default)]
struct Reading {
    section: Section,
    /// Digits, or what stands for all of them, have been met.
    digits: bool,
    point: bool,
    /// Commas since the last place for a digit.
    commas: usize,
    /// A sign other than a space has stood after a place for a digit.
    sign_after: bool,
    /// The letters of dates and times, in order.
    letters: String,
    elapsed: bool,
    /// Places for digits after a slash, or the denominator itself.
    denominator: Option<String>,
}

impl Section {
    fn parse(code: &str) -> Self {
        let mut reading = Reading::default();
        let mut rest = code;
        while let Some(sign) = rest.chars().next() {
            let after = &rest[sign.len_utf8()..];
            rest = match sign {
                '"' => {
                    let end = after.find('"').unwrap_or(after.len());
                    reading.literal(&after[..end]);
                    after.get(end + 1..).unwrap_or_default()
                }
                '\\' => reading.literal_sign(after),
                '_' | '*' => after.strip_prefix(|_: char| true).unwrap_or_default(),
                '[' => {
                    let end = after.find(']').unwrap_or(after.len());
                    reading.bracket(&after[..end]);
                    after.get(end + 1..).unwrap_or_default()
                }
                _ => reading.sign(sign, rest),
            };
        }
        reading.section()
    }

    /// The number that is shown; else what is shown that isn't the number.
    fn number(&self, value: &Exact, own_sign: bool) -> Result<Number, String> {
        let literal = format!("{}{}", self.before, self.after);
        if self.general || self.whole + self.decimals == 0 && self.fraction.is_none() {
            return self.without_places(value, &literal);
        }
        if let Some(highest) = self.fraction {
            let whole = |denominator: &u32| value.number().is_some_and(|number| is_whole(number * f64::from(*denominator)));
            let exact = (1..=highest).any(|denominator| whole(&denominator));
            return if exact { Ok(self.as_stored(value)) } else { Err(format!("{value} som bråk")) };
        }
        let scale = i32::try_from(self.percents * 2).unwrap_or(0) - i32::try_from(self.thousands * 3).unwrap_or(0);
        let scaled = value.shifted(scale);
        let shown = match self.scientific {
            true => scaled.significant(self.whole.max(1) + self.decimals),
            false => scaled.rounded(self.decimals),
        };
        let text = self.text(&shown, own_sign);
        // Digits beside the number, a sign that is gone, thousands that no one sees: another number is shown.
        let about = ['‰', '<', '>', '≤', '≥', '~', '≈', '±'];
        let fake = self.divided || literal.contains(|c: char| c.is_numeric() || about.contains(&c)) || literal.trim() == "ca";
        let minus = own_sign && !shown.is_zero() && !literal.contains(['-', '\u{2212}', '\u{2013}', '(']);
        let nothing = shown.is_zero() && self.zeros == 0 && self.shown_decimals == 0;
        if nothing && value.is_zero() && is_zero_sign(&literal) {
            return Ok(self.as_stored(value));
        }
        let lost = (self.thousands > 0 || self.scientific) && shown != scaled;
        if fake || minus || nothing || lost {
            return Err(if nothing { literal.trim().to_owned() } else { text });
        }
        let stored = (shown != scaled).then_some(scaled);
        Ok(Number { value: shown, percent: self.percents > 0 || literal.contains('%'), shown: text, stored })
    }

    /// What a format shows that has no places for digits: the number as it is, or words.
    fn without_places(&self, value: &Exact, literal: &str) -> Result<Number, String> {
        if self.general && !literal.contains(|c: char| c.is_numeric()) {
            let percent = literal.contains('%');
            let shown = format!("{}{value}{}", self.before, self.after);
            return Ok(Number { value: value.clone(), percent, shown: shown.trim().to_owned(), stored: None });
        }
        if value.is_zero() && is_zero_sign(literal) { Ok(self.as_stored(value)) } else { Err(literal.trim().to_owned()) }
    }

    fn as_stored(&self, value: &Exact) -> Number {
        Number { value: value.clone(), percent: false, shown: value.to_string(), stored: None }
    }

    /// The number with its words, zeros before it and decimals as the format wants them.
    fn text(&self, shown: &Exact, own_sign: bool) -> String {
        let number = if own_sign { shown.abs() } else { shown.clone() };
        let mut digits = number.written(self.zeros, ',');
        let decimals = number.decimals();
        if decimals < self.shown_decimals && !self.scientific {
            if decimals == 0 {
                digits.push(',');
            }
            (decimals..self.shown_decimals).for_each(|_| digits.push('0'));
        }
        format!("{}{digits}{}", self.before, self.after).trim().to_owned()
    }
}

/// Whether words that stand in a number's place say that it is zero.
fn is_zero_sign(words: &str) -> bool {
    matches!(words.trim(), "-" | "–" | "—" | "\u{2212}" | "0" | "noll")
}

fn is_whole(number: f64) -> bool {
    let near = Exact::of(number);
    near.is_some_and(|near| near.decimals() == 0)
}

impl Reading {
    fn literal(&mut self, text: &str) {
        if self.digits {
            self.sign_after |= !text.trim().is_empty();
            self.section.after.push_str(text);
        } else {
            self.section.before.push_str(text);
        }
    }

    fn literal_sign<'c>(&mut self, rest: &'c str) -> &'c str {
        let length = rest.chars().next().map_or(0, char::len_utf8);
        self.literal(&rest[..length]);
        &rest[length..]
    }

    /// `[Red]`, `[>=1000]`, `[$kr-41D]`, `[h]`.
    fn bracket(&mut self, text: &str) {
        if let Some(currency) = text.strip_prefix('$') {
            self.literal(currency.rsplit_once('-').map_or(currency, |(sign, _)| sign));
        } else if !text.is_empty() && text.chars().all(|c| matches!(c.to_ascii_lowercase(), 'h' | 'm' | 's')) {
            self.elapsed = true;
        } else if text.starts_with(['<', '>', '=']) {
            let than = text.trim_start_matches(['<', '>', '=']).trim();
            let signs = &text[..text.len() - text.trim_start_matches(['<', '>', '=']).len()];
            let unequal = signs == "<>";
            self.section.condition = than.parse().ok().map(|than| Condition {
                less: signs.contains('<'),
                equal: signs.contains('=') && !unequal,
                greater: signs.contains('>'),
                than,
            });
        }
    }

    /// A sign outside of quotation marks; what is left of the code after it.
    fn sign<'c>(&mut self, sign: char, rest: &'c str) -> &'c str {
        let after = &rest[sign.len_utf8()..];
        for word in ["General", "Standard"] {
            if rest.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word)) {
                self.section.general = true;
                self.digits = true;
                return &rest[word.len()..];
            }
        }
        for word in ["AM/PM", "A/P"] {
            if rest.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word)) {
                self.letters.push('h');
                return &rest[word.len()..];
            }
        }
        match sign {
            '0' | '#' | '?' => self.place(sign),
            '1'..='9' if self.denominator.is_some() => self.denominator.iter_mut().for_each(|text| text.push(sign)),
            '.' if !self.point && self.letters.is_empty() => {
                self.point = true;
                self.digits = true;
                // Commas before the decimal sign divide as those at the end do.
                self.section.thousands += std::mem::take(&mut self.commas);
            }
            ',' if self.digits => self.commas += 1,
            '%' => {
                self.section.percents += 1;
                self.literal("%");
            }
            'E' | 'e' if after.starts_with(['+', '-']) && self.digits => {
                self.section.scientific = true;
                return after[1..].trim_start_matches(['0', '#', '?']);
            }
            '/' if self.digits && self.letters.is_empty() => self.denominator = Some(String::new()),
            '@' => {
                self.section.general = true;
                self.digits = true;
            }
            _ if matches!(sign.to_ascii_lowercase(), 'y' | 'm' | 'd' | 'h' | 's' | 'g' | 'e' | 'b') => {
                self.letters.push(sign.to_ascii_lowercase());
            }
            _ => {
                let mut buffer = [0; 4];
                self.literal(sign.encode_utf8(&mut buffer));
            }
        }
        after
    }

    /// A place for a digit.
    fn place(&mut self, sign: char) {
        self.section.divided |= self.sign_after && self.denominator.is_none();
        self.digits = true;
        self.commas = 0;
        if let Some(denominator) = &mut self.denominator {
            denominator.push(sign);
        } else if self.point {
            self.section.decimals += 1;
            if sign == '0' {
                self.section.shown_decimals = self.section.decimals;
            }
        } else {
            self.section.whole += 1;
            self.section.zeros += usize::from(sign == '0' || self.section.zeros > 0);
        }
    }

    fn section(self) -> Section {
        let mut section = Section { thousands: self.section.thousands + self.commas, ..self.section };
        let date = self.letters.contains(['y', 'd', 'g', 'e', 'b']) || self.letters.chars().all(|letter| letter == 'm');
        let time = self.letters.contains(['h', 's']);
        section.moment = match (self.elapsed, self.letters.is_empty(), date, time) {
            (true, ..) => Some("en tid"),
            (_, true, ..) => None,
            (_, _, true, true) => Some("ett datum med klockslag"),
            (_, _, true, false) => Some("ett datum"),
            (_, _, false, _) => Some("ett klockslag"),
        };
        section.fraction = self.denominator.map(|denominator| {
            denominator.parse().unwrap_or(10_u32.saturating_pow(u32::try_from(denominator.len().clamp(1, 4)).unwrap_or(1)) - 1)
        });
        section
    }
}
