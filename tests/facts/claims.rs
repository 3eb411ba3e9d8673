//! What the records claim: every fact in a record that bears a source, with its place and the sections where it must stand.
//!
//! In: the trees of the files in `content/` and `data/`. Out: [`Claim`]s and [`Reference`]s. It knows which keys hold identifiers
//! and which numbers are months or years of age; it does not know documents.

use std::ops::Range;

use utbud::source::{File, Sources};
use utbud::tree::{self, Node, Pointer, Syntax, Value};
use utbud::value::SourceRef;

use crate::scan::{Fact, Found, Unit, scan};
use crate::table::{Table, thousandths};

/// A fact that a record claims.
#[derive(Debug, Clone)]
pub(crate) struct Claim {
    pub(crate) file: String,
    pub(crate) pointer: String,
    pub(crate) line: usize,
    pub(crate) fact: Fact,
    /// As it is written.
    pub(crate) written: String,
    /// The sections where it may stand.
    pub(crate) scope: Vec<SourceRef>,
    /// It may be the time of a document, which the text speaks of: `redogörelsen från 2023`, `i december 2023 pågick arbetet`.
    pub(crate) document: Option<Named>,
    /// The name of the row that it is a cell of.
    pub(crate) row: Option<String>,
}

/// The document that a text speaks of before a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Named {
    /// By its kind.
    Id(&'static str),
    /// `källan`, `uppgiften`: one of those that the record cites.
    Cited,
}

/// A reference to a section.
#[derive(Debug, Clone)]
pub(crate) struct Reference {
    pub(crate) file: String,
    pub(crate) line: usize,
    pub(crate) source: SourceRef,
}

/// Everything that is claimed.
#[derive(Debug, Default)]
pub(crate) struct Claims {
    pub(crate) claims: Vec<Claim>,
    pub(crate) references: Vec<Reference>,
    /// Files and pointers of references that are none.
    pub(crate) faults: Vec<String>,
}

/// The folder with the documents' own records, which speak of the document as a whole.
const DOCUMENTS: &str = "content/kallor/";
/// The folder with the reports, whose date is our own.
const REPORTS: &str = "content/rapporter/";
/// The folder with the tables.
const TABLES: &str = "data/";

/// Keys whose text is an identifier, a name of a key or of our own making.
const NOT_FACTS: [&str; 16] = [
    "källa",
    "källor",
    "id",
    "fält",
    "dokument",
    "avsnitt",
    "granskad",
    "tröskel",
    "e-post",
    "rör",
    "jämförbart",
    "jämför",
    "kolumner",
    "kolumn",
    "rad",
    "fil",
];

impl Claims {
    /// Reads a file's claims, and those of the CSV file with its rows.
    pub(crate) fn read(&mut self, sources: &Sources, file: &File) {
        let (Some(text), Some(syntax)) = (file.text(), Syntax::of(&file.path)) else { return };
        let Ok(tree) = tree::read(syntax, text) else {
            self.faults.push(format!("{}: filen går inte att läsa", file.path));
            return;
        };
        let whole = file.path.strip_prefix(DOCUMENTS).and_then(|name| name.strip_suffix(".yaml"));
        let scope: Vec<SourceRef> = whole.and_then(|id| SourceRef::parse(id).ok()).into_iter().collect();
        let table = file.path.starts_with(TABLES).then(|| Table::read(&tree)).flatten();
        let mut walk = Walk { file: &file.path, text, table, out: self };
        walk.node(&tree, &Pointer::root(), &Around { scope: &scope, key: "", parent: "", unit: None });
        if let (Some(Value::Text(source, _)), Some(Value::Text(rows, _))) =
            (tree.get("källa").map(|node| &node.value), tree.get("fil").map(|node| &node.value))
            && let (Ok(source), Some(rows)) = (SourceRef::parse(source), sources.get(&format!("data/{rows}")))
            && rows.path.ends_with(".csv")
        {
            self.csv(rows, &source, unit_of_table(&tree).unwrap_or(Unit::Plain));
        }
    }

    /// The cells of a CSV file: its first columns are names, up to the first that holds a number.
    fn csv(&mut self, file: &File, source: &SourceRef, unit: Unit) {
        let text = file.text().unwrap_or_default();
        let separator = if text.lines().next().is_some_and(|head| head.contains(';')) { ';' } else { ',' };
        for (index, line) in text.lines().enumerate().skip(1) {
            let cells: Vec<Option<u64>> = line.split(separator).map(|cell| thousandths(cell.trim())).collect();
            let facts = cells.iter().flatten().map(|value| Fact::Number(*value, unit));
            for fact in facts.chain(rows(&cells)) {
                let (file, pointer) = (file.path.to_string(), format!("/{}", index + 1));
                let written = line.to_owned();
                let scope = vec![source.clone()];
                self.claims.push(Claim { file, pointer, line: index + 1, fact, written, scope, document: None, row: None });
            }
        }
    }
}

/// What the cells of a table count.
fn unit_of_table(table: &Node) -> Option<Unit> {
    matches!(table.get("enhet").map(|unit| &unit.value), Some(Value::Text(unit, _)) if unit == "procent").then_some(Unit::Percent)
}

/// The runs of cells with numbers, where they are at least two.
fn rows(cells: &[Option<u64>]) -> impl Iterator<Item = Fact> {
    cells.split(Option::is_none).filter(|run| run.len() > 1).map(|run| Fact::Row(run.iter().flatten().copied().collect()))
}

/// What stands around a value.
#[derive(Clone, Copy)]
struct Around<'a> {
    scope: &'a [SourceRef],
    key: &'a str,
    /// The key above the key.
    parent: &'a str,
    /// What the numbers of the mapping count, where one of its keys tells.
    unit: Option<Unit>,
}

struct Walk<'a> {
    file: &'a str,
    text: &'a str,
    /// The table that the file holds.
    table: Option<Table<'a>>,
    out: &'a mut Claims,
}

impl Walk<'_> {
    fn node(&mut self, node: &Node, pointer: &Pointer, around: &Around<'_>) {
        match &node.value {
            Value::Map(entries) => {
                let mut own = self.own_scope(node, pointer);
                if let (true, Some(own)) = (*pointer == Pointer::root(), &mut own) {
                    self.cells(own);
                    // What a table says of itself may also stand where its notes are from.
                    own.extend(self.table.iter().flat_map(|table| table.noted.clone()));
                }
                let scope = own.as_deref().unwrap_or(around.scope);
                let age = matches!(node.get("vad").map(|vad| &vad.value), Some(Value::Text(vad, _)) if vad == "ålder");
                let unit = match (age, around.key) {
                    (true, _) => Some(Unit::Years),
                    (_, "månader") => Some(Unit::Months),
                    _ => unit_of_table(node).or(around.unit),
                };
                for (key, below) in entries {
                    let own_date = key.text == "datum" && self.file.starts_with(REPORTS);
                    if !NOT_FACTS.contains(&key.text.as_str()) && !own_date {
                        let around = Around { scope, key: &key.text, parent: around.key, unit };
                        self.node(below, &pointer.join(&key.text), &around);
                    }
                }
            }
            // A table's cells are told all at once.
            Value::List(_) if around.key == "värden" && self.table.is_some() => {}
            Value::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.node(item, &pointer.join(index), around);
                }
            }
            Value::Number(number) => self.typed(node, pointer, number, around),
            Value::Text(text, _) => self.text(node, pointer, text, around),
            Value::Null | Value::Bool(..) => {}
        }
    }

    /// The sections that a mapping names for what it says.
    fn own_scope(&mut self, node: &Node, pointer: &Pointer) -> Option<Vec<SourceRef>> {
        let mut scope = Vec::new();
        for key in ["källor", "källa"] {
            let Some(below) = node.get(key) else { continue };
            let items = match &below.value {
                Value::List(items) => items.iter().collect(),
                _ => vec![below],
            };
            let mut named = Vec::new();
            for item in items {
                let Value::Text(text, _) = &item.value else { continue };
                // `klassning: källa` and the like are no references, and stand under other keys.
                match SourceRef::parse(text) {
                    Ok(source) => named.push((source, self.line(item.span.start))),
                    Err(fault) => self.out.faults.push(format!("{}{pointer}/{key}: {}", self.file, fault.message)),
                }
            }
            for (source, line) in &named {
                self.out.references.push(Reference { file: self.file.to_owned(), line: *line, source: source.clone() });
            }
            scope = named.into_iter().map(|(source, _)| source).collect();
        }
        (!scope.is_empty()).then_some(scope)
    }

    /// The cells of a table, and its rows: their numbers stand side by side in the source.
    fn cells(&mut self, scope: &[SourceRef]) {
        let Some(table) = self.table.take() else { return };
        let pointer = |row: usize| Pointer::root().join("rader").join(row).join("värden");
        let noted = |noted: &[SourceRef]| [scope, noted].concat();
        let before = self.out.claims.len();
        for cell in &table.cells {
            let (span, pointer) = (cell.node.span.clone(), pointer(cell.row).join(cell.column));
            self.claim(&pointer, span.clone(), &self.text[span], cell.fact(), &noted(&cell.noted), None);
        }
        // Where the table bears a source, each cell has become a claim.
        for (claim, cell) in self.out.claims[before..].iter_mut().zip(&table.cells) {
            claim.row = cell.name.map(str::to_owned);
        }
        for run in table.runs() {
            let [first, .., last] = run else { continue };
            let span = first.node.span.start..last.node.span.end;
            let values = run.iter().map(|cell| cell.value).collect();
            let alike = run.iter().all(|cell| cell.enhet == first.enhet);
            let row = if alike { Fact::Row(values) } else { Fact::Line(values) };
            self.claim(&pointer(first.row), span.clone(), &self.text[span], row, &noted(&first.noted), None);
        }
        self.table = Some(table);
    }

    /// A number that stands alone: what it counts is told by its key.
    fn typed(&mut self, node: &Node, pointer: &Pointer, number: &str, around: &Around<'_>) {
        let moment = is_moment(around.key);
        let moment = moment || matches!(around.key, "från" | "till") && around.unit.is_none();
        let unit = if around.key == "prioritet" { Some(Unit::Priority) } else { around.unit };
        let fact = match number.parse::<u32>() {
            Ok(year) if moment => Some(Fact::year(year)),
            _ => thousandths(number).map(|value| Fact::Number(value, unit.unwrap_or(Unit::Plain))),
        };
        if let Some(fact) = fact {
            self.claim(pointer, node.span.clone(), number, fact, around.scope, None);
        }
    }

    fn text(&mut self, node: &Node, pointer: &Pointer, text: &str, around: &Around<'_>) {
        if around.key == "lagrum" {
            if let Some(law) = law_of_id(text) {
                self.claim(pointer, node.span.clone(), text, law, around.scope, None);
            }
            return;
        }
        if around.key == "telefon" {
            let digits = text.chars().filter(char::is_ascii_digit).collect();
            self.claim(pointer, node.span.clone(), text, Fact::Mark(digits), around.scope, None);
            return;
        }
        let id = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if text.contains('-') && text.contains(|c: char| c.is_ascii_lowercase()) && text.chars().all(id) {
            return;
        }
        if matches!(around.key, "utförare" | "metod" | "typ" | "sort") || around.parent == "öppen_för" {
            return;
        }
        let mut share = false;
        for Found { fact, range, before } in scan(&prose(text)) {
            // The ten of `sex av tio`.
            if std::mem::take(&mut share) {
                continue;
            }
            if let Some(table) = &self.table {
                share = table.rounds(&fact, &text[range.end..]);
                if share || table.tells(&fact) {
                    continue;
                }
            }
            let before: Vec<&str> = before.iter().map(String::as_str).collect();
            if matches!(fact, Fact::Mark(_)) && before.last() == Some(&"dokument") {
                continue;
            }
            let document = match &fact {
                Fact::Date { year: Some(_), month: None, .. } => named_document(&before),
                // With its month it needs no name: such a coincidence is rare.
                Fact::Date { year: Some(_), .. } if !is_moment(around.key) && !matches!(around.key, "från" | "till") => {
                    Some(Named::Cited)
                }
                _ => None,
            };
            let fact = match (&fact, before.last()) {
                (Fact::Number(value, Unit::Plain), Some(&("avsnitt" | "avsnitten"))) => Fact::Section((value / 1000).to_string()),
                _ => fact,
            };
            let written = &text[range.clone()];
            self.claim(pointer, node.text_range(self.text, range), written, fact, around.scope, document);
        }
    }

    fn claim(
        &mut self,
        pointer: &Pointer,
        span: Range<usize>,
        written: &str,
        fact: Fact,
        scope: &[SourceRef],
        document: Option<Named>,
    ) {
        if scope.is_empty() {
            return;
        }
        self.out.claims.push(Claim {
            file: self.file.to_owned(),
            pointer: pointer.to_string(),
            line: self.line(span.start),
            fact,
            written: written.to_owned(),
            scope: scope.to_vec(),
            document,
            row: None,
        });
    }

    fn line(&self, at: usize) -> usize {
        self.text[..at].bytes().filter(|b| *b == b'\n').count() + 1
    }
}

/// Whether a key's value is a time.
fn is_moment(key: &str) -> bool {
    matches!(key, "period" | "när" | "datum" | "uppgift_från")
}

/// `sol2001-4-1` is 4 kap. 1 §.
fn law_of_id(id: &str) -> Option<Fact> {
    let mut parts = id.rsplit('-');
    let (paragraph, chapter) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    Some(Fact::Law { chapter, paragraph })
}

/// The document whose time a year is: `redogörelsen från`, `uppgiften är från`, `utredningen`.
fn named_document(before: &[&str]) -> Option<Named> {
    let mut words = before.iter().rev().copied().peekable();
    while words.next_if(|word| matches!(*word, "fran" | "är")).is_some() {}
    let word = words.next()?;
    let named = |stem: &str| word.starts_with(stem);
    Some(match word {
        _ if named("redogorelse") => Named::Id("redogorelse-2023"),
        _ if named("underlag") => Named::Id("underlag-2023"),
        _ if named("bilaga") => Named::Id("bilaga3-2020"),
        _ if named("utredning") => Named::Id("utredning-2025"),
        _ if named("kalla") || named("uppgift") || named("dokument") => Named::Cited,
        _ => return None,
    })
}

/// The text with the targets of links and what the program fills in blanked out; places stay.
fn prose(text: &str) -> String {
    let mut out = text.to_owned();
    for (open, close) in [("](", ")"), ("{{", "}}")] {
        let mut from = 0;
        while let Some(start) = out[from..].find(open).map(|at| from + at) {
            let end = out[start..].find(close).map_or(out.len(), |at| start + at + close.len());
            let blank = " ".repeat(end - start - 1);
            out.replace_range(start..end, &format!("]{blank}"));
            from = end;
        }
    }
    out
}
