//! CSV (RFC 4180): tidy, wide, and wide as Excel in Swedish reads it.
//!
//! A text that a spreadsheet program would run as a formula is made harmless in all of them. In those for machines it gets an
//! apostrophe before it. In Excel's own file a text that Excel would change (`10-14`, `2025-04`, `007`, `=1+1`) is written as the formula
//! that gives just that text, `="10-14"`, so that the cell holds it unchanged. Numbers are never touched.

use csv::{QuoteStyle, Terminator, WriterBuilder};

use crate::disclosure::{Cell, PublicTable};

/// One observation a line: row, column, layer, value, unit. UTF-8, decimal point.
pub(super) fn tidy(table: &PublicTable) -> Vec<u8> {
    let layered = table.layers.len() > 1;
    let mut header = vec!["rad_id", "rad", "kolumn_id", "kolumn"];
    if layered {
        header.extend(["lager_id", "lager"]);
    }
    header.extend(["varde", "enhet", "status"]);
    let mut lines = vec![header.into_iter().map(str::to_owned).collect::<Vec<_>>()];
    for (row, column, layer, cell) in table.cells() {
        let (r, c, l) = (&table.rows[row], &table.columns[column], &table.layers[layer]);
        let mut line = vec![r.id.to_string(), harmless(&r.namn), c.id.to_string(), harmless(&c.namn)];
        if layered {
            line.extend([l.id.to_string(), harmless(&l.namn)]);
        }
        line.extend([value(*cell, '.'), harmless(table.unit(row, column)), status(*cell).to_owned()]);
        lines.push(line);
    }
    write(&lines, b',')
}

/// The layout of the table itself. UTF-8, decimal point.
pub(super) fn wide(table: &PublicTable) -> Vec<u8> {
    write(&grid(table, '.', harmless), b',')
}

/// The layout of the table itself, with a byte-order mark, semicolons and decimal commas.
pub(super) fn excel(table: &PublicTable) -> Vec<u8> {
    let mut bytes = b"\xef\xbb\xbf".to_vec();
    bytes.extend(write(&grid(table, ',', unchanged), b';'));
    bytes
}

fn grid(table: &PublicTable, point: char, text: fn(&str) -> String) -> Vec<Vec<String>> {
    let layered = table.layers.len() > 1;
    let mut lines = vec![
        layered
            .then(String::new)
            .into_iter()
            .chain([text(&table.head.titel)])
            .chain(table.columns.iter().map(|column| text(&column.namn)))
            .chain(table.head.words.iter().map(|column| text(&column.namn)))
            .collect::<Vec<_>>(),
    ];
    for (layer, axis) in table.layers.iter().enumerate() {
        for (row, r) in table.rows.iter().enumerate() {
            let cells = (0..table.columns.len()).map(|column| match *table.cell(row, column, layer) {
                Cell::Hidden => "..".to_owned(),
                cell => value(cell, point),
            });
            let words = table.head.words.iter().map(|column| column.words.get(&r.id).map(|word| text(word)).unwrap_or_default());
            lines.push(layered.then(|| text(&axis.namn)).into_iter().chain([text(&r.namn)]).chain(cells).chain(words).collect());
        }
    }
    lines
}

/// What begins a formula in spreadsheet programs, in full width too.
const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];
/// The words beside digits that Excel takes for parts of dates and times, in Swedish and English.
const DATE_WORDS: [&str; 36] = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
    "january",
    "february",
    "march",
    "may",
    "june",
    "july",
    "august",
    "october",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "okt",
    "oct",
    "nov",
    "dec",
    "am",
    "pm",
    "e",
];
/// Words that are more than text to Excel.
const TRUTHS: [&str; 4] = ["sant", "falskt", "true", "false"];
/// The longest text that a formula of Excel's may hold.
const LONGEST: usize = 255;

/// Text that a spreadsheet program would take for a formula gets an apostrophe before it.
fn harmless(text: &str) -> String {
    if text.trim_start_matches(' ').starts_with(FORMULA) { format!("'{text}") } else { text.to_owned() }
}

/// Text as Excel leaves it: what it would change is written as a formula that gives the text.
fn unchanged(text: &str) -> String {
    if !is_changed(text) {
        return text.to_owned();
    }
    let letters: Vec<char> = text.chars().collect();
    let parts: Vec<String> =
        letters.chunks(LONGEST).map(|part| format!("\"{}\"", part.iter().collect::<String>().replace('"', "\"\""))).collect();
    format!("={}", parts.join("&"))
}

/// Whether Excel makes something else of a text: a formula, a number, a date, a truth, or the text without its spaces.
fn is_changed(text: &str) -> bool {
    let lower = text.trim().to_lowercase();
    let plain = lower.len() <= 11 && !lower.starts_with('0') && lower.bytes().all(|byte| byte.is_ascii_digit());
    if text.trim_start_matches(' ').starts_with(FORMULA) || TRUTHS.contains(&lower.as_str()) || text != text.trim() {
        return true;
    }
    let known = |word: &str| matches!(word, "" | "kr" | "sek" | "eur" | "usd") || DATE_WORDS.contains(&word);
    let words = lower.split(|c: char| !c.is_alphabetic()).all(known);
    // No program takes another dash than the hyphen for a part of a date.
    let words = words && !lower.contains(['–', '—']);
    lower.contains(|c: char| c.is_ascii_digit()) && words && !plain
}

fn value(cell: Cell, point: char) -> String {
    match cell {
        Cell::Shown(number) => {
            let text = number.to_string();
            if point == '.' { text } else { text.replace('.', &point.to_string()) }
        }
        Cell::Missing | Cell::NotApplicable | Cell::Hidden => String::new(),
    }
}

/// Why there is no number.
pub(super) fn status(cell: Cell) -> &'static str {
    match cell {
        Cell::Shown(_) => "",
        Cell::Missing => "saknas",
        Cell::NotApplicable => "ej_tillampligt",
        Cell::Hidden => "skyddad",
    }
}

fn write(lines: &[Vec<String>], delimiter: u8) -> Vec<u8> {
    let mut writer = WriterBuilder::new()
        .delimiter(delimiter)
        .terminator(Terminator::CRLF)
        .quote_style(QuoteStyle::Necessary)
        .from_writer(Vec::new());
    for line in lines {
        writer.write_record(line).expect("every line has as many fields, and memory takes them");
    }
    writer.into_inner().expect("memory takes the rest")
}

#[cfg(test)]
mod tests {
    use super::{harmless, unchanged};

    #[test]
    fn what_excel_would_change_is_written_as_a_formula_that_gives_it() {
        for text in [
            "10-14",
            "1-2",
            "2025-04",
            "007",
            "+46",
            "-1",
            "=1+1",
            "@SUM(A1)",
            "12345678901234567890",
            "1/2",
            "3 mars",
            "mar-24",
            "jan 2024",
            "12:30",
            "40 %",
            "40%",
            "1 000",
            "1e5",
            "1E10",
            "sant",
            "TRUE",
            "2024-01-31",
            "1,5",
            "1.5",
            "5 kr",
            "−5",
            " x",
            "3 pm",
            "0",
        ] {
            assert_eq!(unchanged(text), format!("=\"{text}\""), "{text}");
        }
        for text in ["Barn", "18–24", "18–24 år", "2024", "Vecka 40", "v40", "A-lag", "3 kap. 1 §", "", "Ja", "E"] {
            assert_eq!(unchanged(text), text);
        }
        assert_eq!(unchanged("=\"x\""), "=\"=\"\"x\"\"\"");
        let long = format!("={}", "x".repeat(300));
        assert_eq!(unchanged(&long), format!("=\"={}\"&\"{}\"", "x".repeat(254), "x".repeat(46)));
    }

    #[test]
    fn what_programs_would_run_is_harmless() {
        for text in ["=cmd|' /C calc'!A0", "+46", "-1", "@SUM(1)", "\tx", "\rx", " =1", "＝1"] {
            assert_eq!(harmless(text), format!("'{text}"));
        }
        assert_eq!(harmless("10-14"), "10-14");
    }
}
