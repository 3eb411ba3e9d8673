//! What a cell may be where a number, a name or an id belongs: the one place that says it for files of every form.

use super::written::{Decimals, Number, Other, Written};
use crate::records::tabell::Cell;
use crate::rule::tables as rules;
use crate::value::{Exact, Fault, Text};

/// What to write in a cell for numbers.
const NUMBER: &str = "skriv ett tal; en tom cell är uppgift saknas, en punkt är ej tillämpligt";

/// How the numbers of a file are written, so that `1.234` can be understood.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spelling {
    decimals: Decimals,
    /// A number in the file can only be read with a decimal comma.
    comma: bool,
    /// A number in the file can only be read with a decimal point.
    point: bool,
}

impl Spelling {
    /// What the cells that hold numbers tell of how they are written.
    pub(super) fn of<'c>(decimals: Decimals, cells: impl Iterator<Item = &'c Written>) -> Self {
        let mut spelling = Self { decimals, comma: false, point: false };
        for cell in cells {
            let Written::Text(text) = cell else { continue };
            if let Some((mark, false)) = plain(text).ok().and_then(|number| number.mark()) {
                spelling.comma |= mark == ',';
                spelling.point |= mark == '.';
            }
        }
        spelling
    }

    /// Whether a mark with three digits after it is a decimal mark here; if not, it can be read both ways.
    fn is_decimal(self, mark: char) -> bool {
        let (own, other, usual) = match mark {
            ',' => (self.comma, self.point, self.decimals == Decimals::Comma),
            _ => (self.point, self.comma, self.decimals == Decimals::Point),
        };
        (own || usual) && !other
    }
}

/// What the numbers of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Measure {
    /// Whole things, counted.
    Count,
    /// Parts of a hundred.
    Percent,
    /// Something else.
    Amount,
}

/// A number in a cell for numbers.
pub(super) fn number(written: &Written, spelling: Spelling, measure: Measure) -> Result<Cell, Fault> {
    let (value, in_percent) = match written {
        Written::Empty => return Ok(Cell::Saknas),
        Written::Text(text) => match spelled(text, spelling, measure)? {
            Spelled::Number(value, in_percent) => (value, in_percent),
            Spelled::Cell(cell) => return Ok(cell),
        },
        // Spreadsheet programs keep fifteen digits, and have lost what stood after them.
        Written::Number(Number { value, .. }) if value.whole_digits() > 15 => return Err(too_long(value)),
        Written::Number(Number { value, percent, .. }) => (value.clone(), *percent),
        Written::Other(other) => return Err(told(other, "ett tal")),
    };
    if in_percent && measure != Measure::Percent {
        return Err(Fault::of(
            &rules::PROCENT_I_ANTAL,
            format!("cellen visar {value} %, men kolumnen mäter inte andelar"),
            "skriv mäter: andelar för kolumnen, eller skriv antalet i cellen",
        ));
    }
    value.number().map(Cell::Tal).ok_or_else(|| too_long(&value))
}

fn too_long(value: &Exact) -> Fault {
    Fault::of(
        &rules::FOR_MANGA_SIFFROR,
        format!("talet {value} har fler siffror än som kan visas rätt"),
        "avrunda talet till högst femton siffror; är det ett nummer och inget antal hör det inte hemma här",
    )
}

/// A name or an id; nothing where the cell is empty.
pub(super) fn word(written: &Written) -> Result<Option<String>, Fault> {
    let text = match written {
        Written::Empty => return Ok(None),
        Written::Number(number) => return Ok(Some(number.shown.clone())),
        Written::Other(other) => return Err(told(other, "ett namn")),
        Written::Text(text) => text,
    };
    if text.trim().is_empty() {
        return Ok(None);
    }
    // A line break that was made for room in the cell is a space in a name.
    let words: Vec<&str> = text.split(['\n', '\t', ' ']).filter(|word| !word.is_empty()).collect();
    Ok(Some(Text::parse(&words.join(" "))?.as_str().trim().to_owned()))
}

fn told(other: &Other, wanted: &str) -> Fault {
    match other {
        Other::Moment(kind, format) => Fault::of(
            &rules::DATUM_I_CELL,
            format!("cellen är {kind} (format {format}), men här ska stå {wanted}"),
            if wanted == "ett tal" {
                "ge cellen formatet Tal och skriv talet i den"
            } else {
                "ge cellen formatet Text och skriv namnet som det ska synas"
            },
        ),
        Other::Truth(truth) => Fault::of(
            &rules::SANT_FALSKT_I_CELL,
            format!("cellen är {}, men här ska stå {wanted}", if *truth { "SANT" } else { "FALSKT" }),
            format!("skriv {wanted}"),
        ),
        Other::Fault(fault) => Fault::of(
            &rules::FELVARDE,
            format!("cellen visar felet {fault}"),
            "rätta formeln i kalkylprogrammet, eller töm cellen om uppgift saknas",
        ),
        Other::Unstored => Fault::of(
            &rules::FORMEL_UTAN_VARDE,
            "cellen har en formel, men filen har inget värde för den",
            "öppna filen i Excel eller LibreOffice, låt den räknas om och spara den",
        ),
        Other::Masked(shown, stored, format) => {
            let shown = if shown.is_empty() { "ingenting".to_owned() } else { format!("”{shown}”") };
            let format = if format.is_empty() { String::new() } else { format!(" (format {format})") };
            Fault::of(
                &rules::VISAS_ANNORLUNDA,
                format!("cellen visar {shown}{format}, men talet i den är {stored}"),
                "skriv talet som det ska synas, eller ge cellen ett format som visar det",
            )
        }
    }
}

/// What a text means where a number belongs.
enum Spelled {
    Number(Exact, bool),
    Cell(Cell),
}

fn spelled(text: &str, spelling: Spelling, measure: Measure) -> Result<Spelled, Fault> {
    match text.trim() {
        "" | "null" => return Ok(Spelled::Cell(Cell::Saknas)),
        "." => return Ok(Spelled::Cell(Cell::EjTillampligt)),
        _ => {}
    }
    let plain = plain(text)?;
    let ambiguous = |mark: char| {
        let text = text.trim();
        let whole = text.replacen(mark, "", 1);
        let other = if mark == ',' { '.' } else { ',' };
        Fault::of(
            &rules::TVETYDIGT_TAL,
            format!(
                "”{text}” kan betyda både {whole} och {}",
                if mark == ',' { text.to_owned() } else { text.replace(mark, ",") }
            ),
            format!("skriv {whole} om {mark} skiljer tusental, {} om det är decimaler", text.replace(mark, &other.to_string())),
        )
    };
    // Things are counted in whole numbers: three digits after a mark are thousands as likely as decimals.
    if let Some((mark, true)) = plain.mark()
        && (!spelling.is_decimal(mark) || measure == Measure::Count)
    {
        return Err(ambiguous(mark));
    }
    let value = Exact::parse(&plain.digits.replace(',', "."));
    value.map(|value| Spelled::Number(value, plain.percent)).ok_or_else(|| no_number(text))
}

/// A number in ASCII: a minus sign if any, digits, and at most one mark between them.
struct Plain {
    digits: String,
    /// Spaces stand between its digits.
    grouped: bool,
    percent: bool,
}

impl Plain {
    /// The mark between its digits, and whether it may stand between thousands.
    fn mark(&self) -> Option<(char, bool)> {
        let at = self.digits.find(['.', ','])?;
        let (whole, fraction) = (self.digits[..at].trim_start_matches('-'), &self.digits[at + 1..]);
        let thousands = fraction.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0') && !self.grouped;
        Some((if self.digits[at..].starts_with(',') { ',' } else { '.' }, thousands))
    }
}

fn no_number(text: &str) -> Fault {
    let text = text.trim();
    let short: String = text.chars().take(40).collect();
    let short = if short.len() < text.len() { format!("{short}…") } else { short };
    let hint = match text {
        ".." | "..." | "…" | "x" | "X" | "*" | "?" | "-" | "–" | "—" | "−" | "--" => {
            "töm cellen om uppgift saknas, skriv . om den inte är tillämplig, 0 om antalet är noll"
        }
        _ if text.starts_with('+') => "skriv talet utan plustecken",
        _ if text.starts_with('(') => "skriv ett tal under noll med minustecken",
        _ if text.contains(['e', 'E']) && text.parse::<f64>().is_ok() => "skriv ut alla siffror i talet",
        _ => NUMBER,
    };
    Fault::of(&rules::INGET_TAL, format!("”{short}” är inget tal"), hint)
}

/// The spaces that programs and people write in numbers.
fn is_space(c: char) -> bool {
    c == ' ' || c == '\u{a0}' || c == '\u{202f}' || ('\u{2000}'..='\u{200a}').contains(&c)
}

/// Signs without a width that come along when numbers are copied from pages.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Takes a number's spaces and signs away.
fn plain(text: &str) -> Result<Plain, Fault> {
    let seen: String = text.chars().filter(|c| !is_invisible(*c)).collect();
    let seen = seen.trim_matches(|c: char| is_space(c) || c.is_whitespace());
    let (seen, percent) = seen.strip_suffix('%').map_or((seen, false), |rest| (rest.trim_end_matches(is_space), true));
    let (seen, minus) =
        seen.strip_prefix(['-', '\u{2212}', '\u{2013}']).map_or((seen, ""), |rest| (rest.trim_start_matches(is_space), "-"));
    let fine = seen.starts_with(|c: char| c.is_ascii_digit())
        && seen.ends_with(|c: char| c.is_ascii_digit())
        && seen.chars().all(|c| c.is_ascii_digit() || is_space(c) || matches!(c, '.' | ','));
    if !fine {
        return Err(no_number(text));
    }
    if seen.matches(['.', ',']).count() > 1 {
        return Err(Fault::of(
            &rules::INGET_TAL,
            format!("”{}” har flera punkter eller komman", text.trim()),
            "skriv tusental utan tecken emellan, och högst ett decimaltecken",
        ));
    }
    let whole = seen.split(['.', ',']).next().unwrap_or_default();
    let groups: Vec<&str> = whole.split(is_space).collect();
    let grouped = groups.len() > 1;
    let even = groups[1..].iter().all(|group| group.len() == 3) && (1..=3).contains(&groups[0].len());
    if grouped && !even || seen[whole.len()..].contains(is_space) {
        return Err(Fault::of(
            &rules::INGET_TAL,
            format!("”{}” har mellanslag som inte skiljer tusental", text.trim()),
            "skriv ett tal i cellen; mellan tusental får ett mellanslag stå: 1 234",
        ));
    }
    Ok(Plain { digits: format!("{minus}{}", seen.replace(is_space, "")), grouped, percent })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, decimals: Decimals, beside: &[&str]) -> Result<Cell, &'static str> {
        let cells: Vec<Written> = beside.iter().chain([&text]).map(|text| Written::Text((*text).to_owned())).collect();
        let spelling = Spelling::of(decimals, cells.iter());
        number(&Written::Text(text.to_owned()), spelling, Measure::Percent).map_err(|fault| fault.rule.id)
    }

    #[test]
    fn numbers_are_read_with_any_space_and_minus() {
        for text in ["1 234,5", "1\u{a0}234,5", "1\u{202f}234,5", "1\u{2009}234,5", "1234,5", "\u{200e}1234,5", " 1234,5 "] {
            assert_eq!(read(text, Decimals::Comma, &[]), Ok(Cell::Tal(1234.5)), "{text:?}");
        }
        for text in ["-5", "\u{2212}5", "\u{2013}5", "- 5"] {
            assert_eq!(read(text, Decimals::Comma, &[]), Ok(Cell::Tal(-5.0)), "{text:?}");
        }
        for text in ["40,5 %", "40,5%", "40,5\u{a0}%"] {
            assert_eq!(read(text, Decimals::Comma, &[]), Ok(Cell::Tal(40.5)), "{text:?}");
        }
        assert_eq!(read("", Decimals::Comma, &[]), Ok(Cell::Saknas));
        assert_eq!(read(".", Decimals::Comma, &[]), Ok(Cell::EjTillampligt));
    }

    #[test]
    fn what_is_no_number_is_told() {
        for text in [
            "ett", "..", "–", "-", "+5", "(5)", "5-", "1 23", "12 34", "1e5", "NaN", "inf", "0x1F", "1.2.3", "1.234,5", "5.",
            ".5", "٣", "1 234 5", "1,5 6", "5 st",
        ] {
            assert_eq!(read(text, Decimals::Comma, &[]), Err("inget-tal"), "{text}");
        }
        assert_eq!(read("9007199254740993", Decimals::Comma, &[]), Err("for-manga-siffror"));
    }

    #[test]
    fn a_mark_before_three_digits_is_understood_by_what_stands_beside_it() {
        let thousand = Ok(Cell::Tal(1.234));
        let both = Err("tvetydigt-tal");
        for (text, decimals, beside, expected) in [
            ("1.234", Decimals::Comma, &["1,5"][..], both),
            ("1.234", Decimals::Comma, &[], both),
            ("1.234", Decimals::Comma, &["2.5"], thousand),
            ("1.234", Decimals::Comma, &["0.123"], thousand),
            ("1.234", Decimals::Point, &[], thousand),
            ("1.234", Decimals::Point, &["1,5"], both),
            ("1.234", Decimals::Point, &["1,5", "2.5"], both),
            ("1,234", Decimals::Comma, &[], thousand),
            ("1,234", Decimals::Comma, &["2.5"], both),
            ("1,234", Decimals::Point, &[], both),
            ("1,234", Decimals::Point, &["1,5"], thousand),
            ("1 234,567", Decimals::Point, &[], Ok(Cell::Tal(1234.567))),
            ("0.125", Decimals::Comma, &[], Ok(Cell::Tal(0.125))),
        ] {
            assert_eq!(read(text, decimals, beside), expected, "{text} {decimals:?} {beside:?}");
        }
    }

    #[test]
    fn a_count_has_no_thousandths() {
        let spelling = Spelling::of(Decimals::Comma, std::iter::empty());
        let read = |text: &str| {
            let written = Written::Text(text.to_owned());
            number(&written, spelling, Measure::Count).map_err(|fault| fault.rule.id)
        };
        assert_eq!(read("1,234"), Err("tvetydigt-tal"));
        assert_eq!(read("1 234"), Ok(Cell::Tal(1234.0)));
        assert_eq!(read("12,5"), Ok(Cell::Tal(12.5)));
    }

    #[test]
    fn percent_belongs_where_shares_are_counted() {
        let percent = Written::Text("40 %".to_owned());
        let spelling = Spelling::of(Decimals::Comma, std::iter::empty());
        assert_eq!(number(&percent, spelling, Measure::Amount).map_err(|fault| fault.rule.id), Err("procent-i-antal"));
    }
}
