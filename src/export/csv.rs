//! CSV (RFC 4180): tidy, wide, and wide as Excel in Swedish reads it.

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
        let mut line = vec![r.id.to_string(), r.namn.clone(), c.id.to_string(), c.namn.clone()];
        if layered {
            line.extend([l.id.to_string(), l.namn.clone()]);
        }
        line.extend([value(*cell, '.'), table.unit(row, column).to_owned(), status(*cell).to_owned()]);
        lines.push(line);
    }
    write(&lines, b',')
}

/// The layout of the table itself. UTF-8, decimal point.
pub(super) fn wide(table: &PublicTable) -> Vec<u8> {
    write(&grid(table, '.', false), b',')
}

/// The layout of the table itself, with a byte-order mark, semicolons and decimal commas.
pub(super) fn excel(table: &PublicTable) -> Vec<u8> {
    let mut bytes = b"\xef\xbb\xbf".to_vec();
    bytes.extend(write(&grid(table, ',', true), b';'));
    bytes
}

fn grid(table: &PublicTable, point: char, spreadsheet: bool) -> Vec<Vec<String>> {
    let layered = table.layers.len() > 1;
    let text = |text: &str| if spreadsheet { harmless(text) } else { text.to_owned() };
    let mut lines = vec![
        layered
            .then(String::new)
            .into_iter()
            .chain([text(&table.head.titel)])
            .chain(table.columns.iter().map(|column| text(&column.namn)))
            .collect::<Vec<_>>(),
    ];
    for (layer, axis) in table.layers.iter().enumerate() {
        for (row, r) in table.rows.iter().enumerate() {
            let cells = (0..table.columns.len()).map(|column| match *table.cell(row, column, layer) {
                Cell::Hidden => "..".to_owned(),
                cell => value(cell, point),
            });
            lines.push(layered.then(|| text(&axis.namn)).into_iter().chain([text(&r.namn)]).chain(cells).collect());
        }
    }
    lines
}

/// Text that a spreadsheet would take for a formula gets an apostrophe before it.
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
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
