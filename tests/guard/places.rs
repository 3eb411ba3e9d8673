//! A personnummer in all the places where a site's files can hold one: each is a file of its own kind, as bytes.

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// What the guard must say of a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Said {
    /// That a number stands there.
    Number,
    /// At least that the file, or a part of it, can't be read.
    Unread,
}

/// A place: its name, the file's path, and its bytes.
pub(crate) struct Put {
    pub(crate) name: &'static str,
    pub(crate) path: &'static str,
    pub(crate) bytes: Vec<u8>,
    pub(crate) said: Said,
}

/// Texts in files of any kind.
const TEXTS: &[(&str, &str, &str)] = &[
    // YAML.
    ("plain", "content/insatser/a.yaml", "namn: Nr 811218-9876\n"),
    ("double quotes", "content/insatser/a.yaml", "namn: \"811218-9876\"\n"),
    ("folded over lines", "content/insatser/a.yaml", "beskrivning: >-\n  Nr 811218-\n  9876.\n"),
    ("plain over lines", "content/insatser/a.yaml", "beskrivning: Nr 811218\n  9876.\n"),
    ("escapes in sixteens", "content/insatser/a.yaml", "namn: \"\\x38\\x31\\x31\\x32\\x31\\x38-9876\"\n"),
    ("escapes of Unicode", "content/insatser/a.yaml", "namn: \"\\u0038\\u0031\\u0031218-9876\"\n"),
    ("long escapes of Unicode", "content/insatser/a.yaml", "namn: \"\\U00000038\\U000000311218-9876\"\n"),
    ("escaped line break", "content/insatser/a.yaml", "namn: \"811218-\\\n  9876\"\n"),
    ("escaped no-break space", "content/insatser/a.yaml", "namn: \"811218\\_9876\"\n"),
    ("escaped tab", "content/insatser/a.yaml", "namn: \"811218\\t9876\"\n"),
    ("comment", "content/insatser/a.yaml", "# 811218-9876\nnamn: A\n"),
    ("comment over lines", "content/insatser/a.yaml", "# Nr 811218-\n# 9876\nnamn: A\n"),
    ("key", "content/insatser/a.yaml", "811218-9876: A\n"),
    ("anchor", "content/insatser/a.yaml", "namn: &n811218-9876 A\n"),
    ("tag", "content/insatser/a.yaml", "namn: !n811218-9876 A\n"),
    ("whole number", "data/a.yaml", "titel: T\nkolumner: [{id: a}]\nrader: [{id: x, värden: [8112189876]}]\n"),
    ("number with underscores", "data/a.yaml", "a: 8_112_189_876\n"),
    ("number with an exponent", "data/a.yaml", "a: 8.112189876e9\n"),
    ("number with a point", "data/a.yaml", "a: 8112189876.0\n"),
    (
        "adjacent values",
        "data/a.yaml",
        "titel: T\nkolumner: [{id: a}, {id: b}]\nrader: [{id: x, värden: [811218, 9876]}, {id: y, värden: [121212, 1212]}, {id: z, värden: [121212, 1212]}]\n",
    ),
    ("list of digits", "data/a.yaml", "a: [8, 1, 1, 2, 1, 8, 9, 8, 7, 6]\n"),
    (
        "number in the name of a row",
        "data/a.yaml",
        "titel: T\nkolumner: [{id: a}]\nrader: [{id: x, namn: 811218-9876, värden: [1]}]\n",
    ),
    ("id of a row", "data/a.yaml", "titel: T\nkolumner: [{id: a}]\nrader: [{id: n811218-9876, värden: [1]}]\n"),
    // Markdown and its front matter, files that no page shows.
    ("front matter", "content/sidor/a.md", "---\ntitel: Nr 811218-9876\n---\nText\n"),
    ("front matter folded", "content/sidor/a.md", "---\ntitel: A\nbeskrivning: >\n  Nr 811218-\n  9876\n---\nText\n"),
    ("Markdown in data", "data/a.md", "Nr 811218-**9876**\n"),
    ("HTML in Markdown in data", "data/a.md", "Nr 811218-<b>9876</b> och mer\n"),
    ("comment in Markdown in data", "data/a.md", "Nr 8112<!-- dold -->18-9876\n"),
    // CSV.
    ("CSV cell", "data/a.csv", "id;a\nx;811218-9876\n"),
    ("CSV quoted", "data/a.csv", "id;a\nx;\"811218-9876\"\n"),
    ("CSV in ten digits", "data/a.csv", "id,a\nx,8112189876\n"),
    ("CSV first cell", "data/a.csv", "id,a\n8112189876,1\n"),
    ("CSV adjacent cells", "data/a.csv", "id;född;nr\nx;811218;9876\ny;121212;1212\n"),
    ("CSV adjacent cells, tab", "data/a.tsv", "id\tfödd\tnr\nx\t811218\t9876\ny\t121212\t1212\n"),
    ("CSV adjacent cells, century", "data/a.csv", "id,född,nr\nx,19811218,9876\ny,19121212,1212\n"),
    ("CSV adjacent cells, ISO dates", "data/a.csv", "id,född,nr\nx,1981-12-18,9876\ny,1912-12-12,1212\n"),
    ("CSV adjacent cells, only one row", "data/a.csv", "id,född,nr\nx,811218,9876\n"),
    ("CSV adjacent cells, the dash in the second", "data/a.csv", "id,född,nr\nx,811218,-9876\n"),
    ("CSV formula", "data/a.csv", "id,a\nx,\"=\"\"8112189876\"\"\"\n"),
    ("CSV formula of two", "data/a.csv", "id;a\nx;\"=\"\"811218\"\"&\"\"-9876\"\"\"\n"),
    ("CSV apostrophe", "data/a.csv", "id,a\nx,'8112189876\n"),
    ("CSV exponent", "data/a.csv", "id,a\nx,8.112189876E+9\n"),
    ("CSV exponent with comma", "data/a.csv", "id;a\nx;8,112189876E+09\n"),
    ("CSV decimals", "data/a.csv", "id,a\nx,8112189876.00\n"),
    ("CSV thousands", "data/a.csv", "id;a\nx;8 112 189 876\n"),
    ("CSV cell over lines", "data/a.csv", "id;a\nx;\"811218-\n9876\"\n"),
    ("CSV lost zeros", "data/a.csv", "id;nr\na;102031234\nb;503121238\nc;708091236\n"),
    ("CSV of digits", "data/a.csv", "a,b,c,d,e,f,g,h,i,j\n8,1,1,2,1,8,9,8,7,6\n"),
    // JSON.
    ("JSON text", "data/a.json", "{\"a\": \"811218-9876\"}\n"),
    ("JSON escape", "data/a.json", "{\"a\": \"8112\\u00318-9876\"}\n"),
    ("JSON escapes", "data/a.json", "{\"a\": \"\\u0038\\u0031\\u0031\\u0032\\u0031\\u0038-9876\"}\n"),
    ("JSON slash", "data/a.json", "{\"a\": \"811218\\/9876\"}\n"),
    ("JSON line break", "data/a.json", "{\"a\": \"811218-\\n9876\"}\n"),
    ("JSON tab", "data/a.json", "{\"a\": \"811218\\t9876\"}\n"),
    ("JSON whole number", "data/a.json", "{\"a\": 8112189876}\n"),
    ("JSON two texts", "data/a.json", "[\"811218\", \"9876\"]\n"),
    ("JSON two numbers", "data/a.json", "[[811218, 9876], [121212, 1212]]\n"),
    ("JSON lines", "data/a.jsonl", "{\"a\":1}\n{\"a\":\"811218-9876\"}\n"),
    ("JSON soft hyphen", "data/a.json", "{\"a\": \"811218\\u00ad9876\"}\n"),
    (
        "JSON Arabic digits",
        "data/a.json",
        "{\"a\": \"\\u0668\\u0661\\u0661\\u0662\\u0661\\u0668-\\u0669\\u0668\\u0667\\u0666\"}\n",
    ),
    ("JSON surrogates", "data/a.json", "{\"a\": \"\\ud835\\udfd6\\ud835\\udfcf\\ud835\\udfcf218-9876\"}\n"),
    // HTML.
    ("HTML text", "data/a.html", "<p>811218-9876</p>\n"),
    ("HTML bold", "data/a.html", "<p>811218-<b>9876</b></p>\n"),
    ("HTML nested", "data/a.html", "<p><span>81<i>12</i></span>18-<span class=\"a>b\">9876</span></p>\n"),
    ("HTML comment in the number", "data/a.html", "<p>8112<!-- a > b -->18-9876</p>\n"),
    ("HTML comment", "data/a.html", "<!-- <b>811218</b>-9876 -->\n"),
    ("HTML break", "data/a.html", "<p>811218-<br>9876</p>\n"),
    ("HTML wbr", "data/a.html", "<p>811218<wbr>9876</p>\n"),
    ("HTML entities", "data/a.html", "<p>&#56;&#49;&#49;218&#x2d;9876</p>\n"),
    ("HTML named entities", "data/a.html", "<p>811218&minus;9876</p>\n"),
    ("HTML cells", "data/a.html", "<table><tr><td>811218</td><td>9876</td></tr></table>\n"),
    ("HTML title", "data/a.html", "<p title=\"811218-9876\">A</p>\n"),
    ("HTML title with entities", "data/a.html", "<p title='811218&#45;&#57;876'>A</p>\n"),
    ("HTML alt", "data/a.html", "<img alt=811218-9876 src=a.png>\n"),
    ("HTML value", "data/a.html", "<input value=\"811218-9876\">\n"),
    ("HTML data", "data/a.html", "<p data-nr=\"8112189876\">A</p>\n"),
    ("HTML script", "data/a.html", "<script>var a = '811218-9876';</script>\n"),
    ("HTML script in pieces", "data/a.html", "<script>var a = '811218' + '-9876';</script>\n"),
    ("HTML script escapes", "data/a.html", "<script>var a = '\\x381\\u0031218-\\u{39}876';</script>\n"),
    ("HTML style", "data/a.html", "<style>p::after { content: '811218-9876' }</style>\n"),
    ("HTML style escapes", "data/a.html", "<style>p::after { content: '\\38 11218-9876' }</style>\n"),
    ("HTML ruby", "data/a.html", "<ruby>811218<rt></rt></ruby>-9876\n"),
    ("HTML divs, the dash says that it goes on", "data/a.html", "<div>811218-</div>\n<div>9876</div>\n"),
    ("HTML unclosed tag", "data/a.html", "<p>811218-<b 9876\n"),
    // XML and SVG.
    ("XML text", "data/a.xml", "<?xml version=\"1.0\"?><a>811218-9876</a>\n"),
    ("XML elements", "data/a.xml", "<a><b>811218</b><b>-9876</b></a>\n"),
    ("XML CDATA", "data/a.xml", "<a>811218<![CDATA[-9876]]></a>\n"),
    ("XML entity of its own", "data/a.xml", "<!DOCTYPE a [<!ENTITY n \"811218-9876\">]><a>&n;</a>\n"),
    ("XML instruction", "data/a.xml", "<a/><?nr 811218-9876?>\n"),
    ("XML attribute", "data/a.xml", "<a b=\"811218&#x2d;9876\"/>\n"),
    ("SVG text", "themes/standard/static/a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><text>811218-9876</text></svg>\n"),
    (
        "SVG spans",
        "themes/standard/static/a.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><text><tspan>811218</tspan><tspan x=\"9\">-9876</tspan></text></svg>\n",
    ),
    (
        "SVG a span for each digit",
        "themes/standard/static/a.svg",
        "<svg><text><tspan>8</tspan><tspan>1</tspan><tspan>1</tspan><tspan>2</tspan><tspan>1</tspan><tspan>8</tspan><tspan>9</tspan><tspan>8</tspan><tspan>7</tspan><tspan>6</tspan></text></svg>\n",
    ),
    ("SVG title", "themes/standard/static/a.svg", "<svg><title>811218-<!-- -->9876</title></svg>\n"),
    ("SVG label", "themes/standard/static/a.svg", "<svg aria-label=\"811218&#8211;9876\"></svg>\n"),
    // Other texts.
    ("plain text", "data/a.txt", "Ring 811218-9876.\n"),
    ("plain text over lines", "data/a.txt", "Ring 811218-\n9876.\n"),
    ("plain text over lines of DOS", "data/a.txt", "Ring 811218-\r\n9876.\r\n"),
    ("plain text, wide columns", "data/a.txt", "Född      Nr\n811218      9876\n"),
    ("RTF", "data/a.rtf", "{\\rtf1\\ansi 811218-9876}\n"),
    ("RTF bold", "data/a.rtf", "{\\rtf1\\ansi 811218-\\b 9876\\b0 }\n"),
    ("RTF group", "data/a.rtf", "{\\rtf1\\ansi 811218{\\b -98}76}\n"),
    ("RTF codes", "data/a.rtf", "{\\rtf1\\ansi \\'38\\'31\\'31218-9876}\n"),
    ("RTF Unicode", "data/a.rtf", "{\\rtf1\\ansi\\uc1 \\u56?11218-9876}\n"),
    ("RTF hyphen of its own", "data/a.rtf", "{\\rtf1\\ansi 811218\\_9876}\n"),
    ("quoted-printable", "data/a.eml", "Content-Transfer-Encoding: quoted-printable\n\n=38=31=31218-9876\n"),
    ("quoted-printable over lines", "data/a.eml", "Content-Transfer-Encoding: quoted-printable\n\nNr 8112=\n18-9876\n"),
    ("calendar, folded", "data/a.ics", "BEGIN:VCALENDAR\r\nSUMMARY:Möte 8112\r\n 18-9876\r\nEND:VCALENDAR\r\n"),
    ("percent-coded", "data/a.txt", "https://a.se/?nr=%38%31%31218%2D9876\n"),
    ("SQL", "data/a.sql", "INSERT INTO a VALUES ('811218-9876', 1);\n"),
    ("log", "data/a.log", "2026-01-01T12:00:00Z GET /nr/8112189876 200\n"),
    ("TeX", "data/a.tex", "Nr 811218--\\textbf{9876}\n"),
    ("fixed columns", "data/a.dat", "ANDERSSON      198112189876   123\n"),
    ("contact card", "data/a.vcf", "BEGIN:VCARD\nNOTE:8112189876\nEND:VCARD\n"),
    ("a backup", "content/insatser/a.yaml.bak", "namn: 811218-9876\n"),
    ("a diff", "data/a.patch", "-namn: A\n+namn: 811218-9876\n"),
    ("no extension", "data/anteckning", "811218-9876\n"),
    // Theme and settings.
    ("template", "themes/standard/templates/404.html", "<p>811218-<b>9876</b></p>\n"),
    ("template's comment", "themes/standard/templates/404.html", "{# 811218-9876 #}\n"),
    ("words of the theme", "themes/standard/i18n/sv.toml", "nr = \"811218-9876\"\n"),
    ("words with escapes", "themes/standard/i18n/sv.toml", "nr = \"\\u0038\\u0031\\u0031218-9876\"\n"),
    ("script of the theme", "themes/standard/static/a.js", "var a = \"811218-9876\";\n"),
    ("script of the theme, in pieces", "themes/standard/static/a.js", "var a = \"811218-\" +\n  \"9876\";\n"),
    ("script of the theme, template", "themes/standard/static/a.js", "var a = `811218-${\"9876\"}`;\n"),
    ("style of the theme", "themes/standard/static/a.css", "p::after { content: \"811218-9876\"; }\n"),
    ("TOML of several lines", "data/a.toml", "a = \"\"\"811218-\\\n   9876\"\"\"\n"),
];

/// Files whose names are numbers.
const NAMES: &[(&str, &str)] = &[
    ("name of a file", "data/811218-9876.csv"),
    ("name of a folder", "data/811218-9876/a.csv"),
    ("name of a record", "content/insatser/n811218-9876.yaml"),
    ("name in folder and file", "data/811218/9876.csv"),
    ("name with an underscore", "data/811218_9876.csv"),
    ("name in full width", "data/８１１２１８-９８７６.csv"),
    ("name with a soft hyphen", "data/811218\u{ad}9876.csv"),
    ("name, percent-coded", "data/%38%31%31218-9876.csv"),
    ("name of an interim number", "data/811218-T876.csv"),
];

/// All places.
pub(crate) fn places() -> Vec<Put> {
    let put = |name, path, bytes, said| Put { name, path, bytes, said };
    let texts = TEXTS.iter().map(|(name, path, text)| put(name, path, text.as_bytes().to_vec(), Said::Number));
    let names = NAMES.iter().map(|(name, path)| put(name, path, b"A\n".to_vec(), Said::Number));
    let mut places: Vec<Put> = texts.chain(names).collect();
    places.extend(encoded());
    places.extend(binary());
    places.extend(packed());
    places
}

/// Texts in other encodings.
fn encoded() -> Vec<Put> {
    let text = "Nr 811218-9876.\n";
    let wide =
        |mark: &[u8], unit: &dyn Fn(u16) -> Vec<u8>| [mark.to_vec(), text.encode_utf16().flat_map(unit).collect()].concat();
    let wider = |mark: &[u8], unit: &dyn Fn(u32) -> Vec<u8>| {
        [mark.to_vec(), text.chars().flat_map(|c| unit(c.into())).collect()].concat()
    };
    let said = Said::Number;
    let put = |name, bytes| Put { name, path: "data/a.txt", bytes, said };
    vec![
        put("Latin-1", b"F\xf6dd 811218-9876.\n".to_vec()),
        put("Windows' dash", b"F\xf6dd 811218\x969876.\n".to_vec()),
        put("Windows' no-break space", b"F\xf6dd 811218\xa09876.\n".to_vec()),
        put("DOS", b"F\x94dd 811218-9876.\n".to_vec()),
        put("Macintosh' dash", b"F\x9add 811218\xd09876.\n".to_vec()),
        put("UTF-8 with its mark", format!("\u{feff}{text}").into_bytes()),
        put("UTF-16, small end", wide(&[0xff, 0xfe], &|u| u.to_le_bytes().to_vec())),
        put("UTF-16, big end", wide(&[0xfe, 0xff], &|u| u.to_be_bytes().to_vec())),
        put("UTF-16 without its mark", wide(&[], &|u| u.to_le_bytes().to_vec())),
        put("UTF-32, small end", wider(&[0xff, 0xfe, 0, 0], &|u| u.to_le_bytes().to_vec())),
        put("UTF-32, big end", wider(&[0, 0, 0xfe, 0xff], &|u| u.to_be_bytes().to_vec())),
        put("UTF-32 without its mark", wider(&[], &|u| u.to_le_bytes().to_vec())),
        put("lines of the old Macintosh", b"Nr 811218-\r9876.\r".to_vec()),
        put("after a million signs", [vec![b'a'; 1_000_000], b" 811218-9876".to_vec()].concat()),
        put("after a zero byte far down", [vec![b'a'; 9_000], b"\0 811218-9876".to_vec()].concat()),
        Put {
            name: "UTF-16 with markup",
            path: "data/a.html",
            bytes: "\u{feff}<p>811218-<b>9876</b>".encode_utf16().flat_map(u16::to_le_bytes).collect(),
            said,
        },
        Put {
            name: "UTF-16 table",
            path: "data/a.csv",
            bytes: "\u{feff}id;nr\nx;8112189876\n".encode_utf16().flat_map(u16::to_le_bytes).collect(),
            said,
        },
        Put { name: "Latin-1 entities", path: "data/a.html", bytes: b"<p>F\xf6dd &#56;11218-9876".to_vec(), said },
    ]
}

/// Files that are no text.
fn binary() -> Vec<Put> {
    let put = |name, path, bytes, said| Put { name, path, bytes, said };
    let png = |text: &[u8]| [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice(), text].concat();
    let ole = |text: &[u8]| [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0".as_slice(), text].concat();
    let wide: Vec<u8> = "811218-9876".encode_utf16().flat_map(u16::to_le_bytes).collect();
    vec![
        put("picture with text", "data/a.png", png(b"\0tEXtNr\x00811218-9876"), Said::Number),
        put("picture", "data/a.png", png(b""), Said::Unread),
        put("picture of another name", "data/a.dat", b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01".to_vec(), Said::Unread),
        put("old Word", "data/a.doc", ole(b"811218-9876\0"), Said::Number),
        put("old Word, wide", "data/a.doc", ole(&wide), Said::Number),
        put("old Excel", "data/a.xls", ole(b"\0"), Said::Unread),
        put("PDF", "data/a.pdf", b"%PDF-1.7\n1 0 obj\n".to_vec(), Said::Unread),
        put("PDF with text", "data/a.pdf", b"%PDF-1.7\n(811218-9876) Tj\n".to_vec(), Said::Number),
        put("gzip", "data/a.gz", b"\x1f\x8b\x08\0\0\0\0\0\0\x03\x4b\0".to_vec(), Said::Unread),
        put("7-zip", "data/a.7z", b"7z\xbc\xaf\x27\x1c\0\x04".to_vec(), Said::Unread),
        put("SQLite", "data/a.sqlite", b"SQLite format 3\0\x10\0811218-9876\0".to_vec(), Said::Number),
        put("picture in content", "content/insatser/a.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01".to_vec(), Said::Unread),
    ]
}

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("memory has room");
        writer.write_all(bytes).expect("memory has room");
    }
    writer.finish().expect("memory has room").into_inner()
}

const TYPES: (&str, &[u8]) =
    ("[Content_Types].xml", b"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");

/// A workbook with a sheet, strings, and what else it has.
fn workbook(sheet: &str, strings: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    let book = "<workbook><sheets><sheet name=\"Blad\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>";
    let relations = "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
                     <Relationship Id=\"r2\" Type=\"x/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>";
    let sheet = format!("<worksheet><sheetData>{sheet}</sheetData></worksheet>");
    let strings = format!("<sst>{strings}</sst>");
    let mut parts: Vec<(&str, &[u8])> = vec![
        TYPES,
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        ("xl/sharedStrings.xml", strings.as_bytes()),
    ];
    parts.extend(more);
    zipped(&parts)
}

/// Archives: workbooks, documents, what is embedded in them.
fn packed() -> Vec<Put> {
    let book = |name, sheet: &str, strings: &str| Put {
        name,
        path: "data/a.xlsx",
        bytes: workbook(sheet, strings, &[]),
        said: Said::Number,
    };
    let part =
        |name, part: &str, bytes: &[u8], said| Put { name, path: "data/a.xlsx", bytes: workbook("", "", &[(part, bytes)]), said };
    let file = |name, path, parts: &[(&str, &[u8])], said| Put { name, path, bytes: zipped(parts), said };
    let word = |name, text: &str| {
        let xml = format!("<w:document><w:body>{text}</w:body></w:document>");
        file(name, "data/a.docx", &[TYPES, ("word/document.xml", xml.as_bytes())], Said::Number)
    };
    let ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0";
    let wide: Vec<u8> = "811218-9876".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let inner = zipped(&[("a.txt", b"811218-9876")]);
    let nested = zipped(&[("b.zip", &inner)]);
    let deepest = zipped(&[("e.zip", &zipped(&[("d.zip", &zipped(&[("c.zip", &nested)]))]))]);
    let cell = |inside: &str| format!("<row r=\"1\">{inside}</row>");
    let mut locked = inner.clone();
    locked[6] |= 1;
    vec![
        book("shared string", &cell("<c r=\"A1\" t=\"s\"><v>0</v></c>"), "<si><t>811218-9876</t></si>"),
        book("shared string in runs", &cell("<c r=\"A1\" t=\"s\"><v>0</v></c>"), "<si><r><t>8112</t></r><r><rPr><b/></rPr><t>18-9876</t></r></si>"),
        book("inline string", &cell("<c r=\"A1\" t=\"inlineStr\"><is><t>811218-9876</t></is></c>"), ""),
        book("inline string, entity", &cell("<c r=\"A1\" t=\"inlineStr\"><is><t>&#56;11218-9876</t></is></c>"), ""),
        book("workbook's own escapes", &cell("<c r=\"A1\" t=\"inlineStr\"><is><t>811218_x002D_9876</t></is></c>"), ""),
        book("number", &cell("<c r=\"A1\"><v>8112189876</v></c>"), ""),
        book("number with an exponent", &cell("<c r=\"A1\"><v>8.112189876E9</v></c>"), ""),
        book("numbers that lost their zeros", "<row r=\"1\"><c r=\"A1\"><v>102031234</v></c></row><row r=\"2\"><c r=\"A2\"><v>503121238</v></c></row><row r=\"3\"><c r=\"A3\"><v>708091236</v></c></row>", ""),
        book("formula", &cell("<c r=\"A1\"><f>\"811218-9876\"</f><v>1</v></c>"), ""),
        book("formula of two", &cell("<c r=\"A1\"><f>\"811218\"&amp;\"-9876\"</f><v>1</v></c>"), ""),
        book("adjacent cells", "<row r=\"1\"><c r=\"A1\"><v>811218</v></c><c r=\"B1\"><v>9876</v></c></row><row r=\"2\"><c r=\"A2\"><v>121212</v></c><c r=\"B2\"><v>1212</v></c></row>", ""),
        book("adjacent strings", "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>", "<si><t>811218-</t></si><si><t>9876</t></si>"),
        book("tab in a string", &cell("<c r=\"A1\" t=\"inlineStr\"><is><t>811218\t9876</t></is></c>"), ""),
        book("Arabic digits", &cell("<c r=\"A1\" t=\"inlineStr\"><is><t>٨١١٢١٨-٩٨٧٦</t></is></c>"), ""),
        book("interim", &cell("<c r=\"A1\" t=\"inlineStr\"><is><t>811218-T876</t></is></c>"), ""),
        book("header", "</sheetData><headerFooter><oddHeader>&amp;C811218-9876</oddHeader></headerFooter><sheetData>", ""),
        book("list of choices", "</sheetData><dataValidations><dataValidation><formula1>\"811218-9876,A\"</formula1></dataValidation></dataValidations><sheetData>", ""),
        part("macros", "xl/vbaProject.bin", &[ole.as_slice(), b"811218-9876"].concat(), Said::Number),
        part("macros that can't be read", "xl/vbaProject.bin", ole, Said::Unread),
        part("embedded object", "xl/embeddings/oleObject1.bin", &[ole.as_slice(), &wide].concat(), Said::Number),
        part("embedded object that can't be read", "xl/embeddings/oleObject1.bin", ole, Said::Unread),
        part("embedded old Excel", "xl/embeddings/a.xls", ole, Said::Unread),
        part("embedded PDF", "xl/embeddings/a.pdf", b"%PDF-1.7\n", Said::Unread),
        part("embedded PDF with text", "xl/embeddings/a.pdf", b"%PDF-1.7\n(811218-9876)", Said::Number),
        part("picture with text", "xl/media/image1.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0tEXtNr\x00811218-9876", Said::Number),
        part("picture that can't be read", "xl/media/image1.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Said::Unread),
        part("pivot's memory", "xl/pivotCache/pivotCacheRecords1.xml", b"<pivotCacheRecords><r><n v=\"8112189876\"/></r></pivotCacheRecords>", Said::Number),
        part("pivot's memory, exponent", "xl/pivotCache/pivotCacheRecords1.xml", b"<pivotCacheRecords><r><n v=\"8.112189876E9\"/></r></pivotCacheRecords>", Said::Number),
        part("data of its own", "customXml/item1.xml", b"<a>811218-9876</a>", Said::Number),
        part("data of its own, in UTF-16", "customXml/item1.xml", &"\u{feff}<a>811218-9876</a>".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>(), Said::Number),
        part("binary sheet", "xl/worksheets/sheet1.bin", b"\0\x01\x02", Said::Unread),
        part("name of a part", "xl/media/811218-9876.txt", b"A", Said::Number),
        part("embedded workbook", "xl/embeddings/a.xlsx", &workbook(&cell("<c r=\"A1\"><v>8112189876</v></c>"), "", &[]), Said::Number),
        part("embedded CSV", "xl/embeddings/a.csv", b"id;a\nx;811218-9876\n", Said::Number),
        part("embedded HTML", "xl/embeddings/a.html", b"<p>811218-<b>9876</b>", Said::Number),
        part("embedded JSON", "xl/embeddings/a.json", b"{\"a\":\"8112\\u00318-9876\"}", Said::Number),
        word("Word", "<w:p><w:r><w:t>811218-9876</w:t></w:r></w:p>"),
        word("Word runs", "<w:p><w:r><w:t>811218-</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>9876</w:t></w:r></w:p>"),
        word("Word no-break hyphen", "<w:p><w:r><w:t>811218</w:t><w:noBreakHyphen/><w:t>9876</w:t></w:r></w:p>"),
        word("Word soft hyphen", "<w:p><w:r><w:t>811218</w:t><w:softHyphen/><w:t>9876</w:t></w:r></w:p>"),
        word("Word tab", "<w:p><w:r><w:t>811218</w:t><w:tab/><w:t>9876</w:t></w:r></w:p>"),
        word("Word break", "<w:p><w:r><w:t>811218-</w:t><w:br/><w:t>9876</w:t></w:r></w:p>"),
        word("Word deleted", "<w:p><w:del><w:r><w:delText>811218-9876</w:delText></w:r></w:del></w:p>"),
        word("Word proofing in the number", "<w:p><w:r><w:t>811218-</w:t></w:r><w:proofErr w:type=\"spellStart\"/><w:r><w:t>9876</w:t></w:r></w:p>"),
        word("Word bookmark in the number", "<w:p><w:r><w:t>811218-</w:t></w:r><w:bookmarkStart w:id=\"0\" w:name=\"a\"/><w:r><w:t>9876</w:t></w:r></w:p>"),
        word("Word cells", "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>811218</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>9876</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"),
        word("Word picture's text", "<w:p><w:r><wp:docPr id=\"1\" name=\"a\" descr=\"811218-9876\"/></w:r></w:p>"),
        file("Word header", "data/a.docx", &[TYPES, ("word/header1.xml", b"<w:hdr><w:p><w:r><w:t>811218-9876</w:t></w:r></w:p></w:hdr>")], Said::Number),
        file("Word comment", "data/a.docx", &[TYPES, ("word/comments.xml", b"<w:comments><w:comment w:author=\"811218-9876\"/></w:comments>")], Said::Number),
        file("Word properties", "data/a.docx", &[TYPES, ("docProps/core.xml", b"<a><dc:title>811218-9876</dc:title></a>")], Said::Number),
        file("Word link", "data/a.docx", &[TYPES, ("word/_rels/document.xml.rels", b"<Relationships><Relationship Id=\"r\" Type=\"h\" Target=\"https://a.se/811218-9876\"/></Relationships>")], Said::Number),
        file("presentation", "data/a.pptx", &[TYPES, ("ppt/slides/slide1.xml", b"<p:sld><a:p><a:r><a:t>811218</a:t></a:r><a:r><a:t>-9876</a:t></a:r></a:p></p:sld>")], Said::Number),
        file("presentation's notes", "data/a.pptx", &[TYPES, ("ppt/notesSlides/n1.xml", b"<p:notes><a:p><a:r><a:t>811218-9876</a:t></a:r></a:p></p:notes>")], Said::Number),
        file("OpenDocument", "data/a.odt", &[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", b"<o><text:p>811218-<text:span>9876</text:span></text:p></o>")], Said::Number),
        file("OpenDocument spaces", "data/a.odt", &[("content.xml", b"<o><text:p>811218<text:s text:c=\"3\"/>9876</text:p></o>")], Said::Number),
        file("OpenDocument sheet", "data/a.ods", &[("content.xml", b"<o><table:table-cell office:value=\"8112189876\"><text:p>8,11E9</text:p></table:table-cell></o>")], Said::Number),
        file("OpenDocument adjacent cells", "data/a.ods", &[("content.xml", b"<o><table:table-row><table:table-cell office:value=\"811218\"><text:p>811218</text:p></table:table-cell><table:table-cell office:value=\"9876\"><text:p>9876</text:p></table:table-cell></table:table-row></o>")], Said::Number),
        file("book", "data/a.epub", &[("mimetype", b"application/epub+zip"), ("a.xhtml", b"<html><p>811218-<em>9876</em></p></html>")], Said::Number),
        file("archive", "data/a.zip", &[("a.txt", b"811218-9876")], Said::Number),
        file("archive in an archive", "data/a.zip", &[("b.zip", &inner)], Said::Number),
        file("archive in three", "data/a.zip", &[("b.zip", &nested)], Said::Number),
        file("archive too deep", "data/a.zip", &[("f.zip", &deepest)], Said::Unread),
        file("CSV in an archive", "data/a.zip", &[("a.csv", b"id;nr\nx;811218;9876\n")], Said::Number),
        file("column of lost zeros in an archive", "data/a.zip", &[("a.csv", b"nr\n102031234\n503121238\n708091236\n")], Said::Number),
        file("Latin-1 in an archive", "data/a.zip", &[("a.txt", b"F\xf6dd 811218\x969876")], Said::Number),
        file("UTF-16 in an archive", "data/a.zip", &[("a.txt", &wide)], Said::Number),
        Put { name: "archive of another name", path: "data/a.bin", bytes: inner.clone(), said: Said::Number },
        Put { name: "archive after other bytes", path: "data/a.exe", bytes: [b"MZ\0\0".as_slice(), &inner].concat(), said: Said::Unread },
        Put { name: "locked archive", path: "data/a.zip", bytes: locked, said: Said::Unread },
        Put { name: "cut archive", path: "data/a.zip", bytes: inner[..inner.len() - 9].to_vec(), said: Said::Unread },
        Put { name: "remark of an archive", path: "data/a.zip", bytes: remark(), said: Said::Number },
        Put { name: "empty archive", path: "data/a.zip", bytes: [b"PK\x05\x06".as_slice(), &[0; 18]].concat(), said: Said::Unread },
    ]
}

/// An archive whose remark is a number.
fn remark() -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.set_comment("811218-9876").expect("it is short");
    writer.start_file("a.txt", SimpleFileOptions::default()).expect("memory has room");
    writer.finish().expect("memory has room").into_inner()
}

/// A workbook whose sheet refers so many times to itself, and to another part that does.
pub(crate) fn circle(count: usize) -> Vec<u8> {
    let relations = |of: &str| -> String {
        let one = |index| {
            format!(
                "<Relationship Id=\"{of}{index}\" Type=\"x\" Target=\"{}.xml\"/>",
                if index % 2 == 0 { "sheet1" } else { "b" }
            )
        };
        format!("<Relationships>{}</Relationships>", (0..count).map(one).collect::<String>())
    };
    let (sheet, other) = (relations("s"), relations("b"));
    workbook(
        "",
        "",
        &[
            ("xl/worksheets/_rels/sheet1.xml.rels", sheet.as_bytes()),
            ("xl/worksheets/_rels/b.xml.rels", other.as_bytes()),
            ("xl/worksheets/b.xml", b"<a>811218-9876</a>"),
        ],
    )
}

/// An archive that unpacks to so many bytes.
pub(crate) fn bomb(size: usize) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("a.txt", SimpleFileOptions::default().large_file(true)).expect("memory has room");
    let block = vec![b' '; 1 << 20];
    (0..size >> 20).for_each(|_| writer.write_all(&block).expect("memory has room"));
    writer.finish().expect("memory has room").into_inner()
}
