//! What Markdown leaves raw or loses without a word: marks that close nothing, links that are none, cells beyond a table's head.
//!
//! In: a text while it is read. Out: a fault where each stands. What a reader would see as signs, or not see at all, is told; a sign
//! that is meant has a backslash before it or stands in code.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark as md;

use super::{Builder, fold};
use crate::rule::{Rule, text as rules};
use crate::value::entities;

impl Builder<'_> {
    /// Looks through a run of text that Markdown has read, and that a reader sees as `shown`.
    pub(super) fn find_raw(&mut self, range: &Range<usize>, shown: &str) {
        let text = self.masked.text.as_str();
        let Some(run) = text.get(range.clone()) else { return };
        let mut found: Vec<(&'static Rule, Range<usize>, String, String)> = Vec::new();
        let mut tell = |rule, at: Range<usize>, message: String, hint: &str| {
            // A backslash before a sign says that it is meant.
            if text[..range.start + at.start].ends_with('\\') {
                return;
            }
            found.push((rule, range.start + at.start..range.start + at.end, message, hint.to_owned()));
        };
        for (at, line) in lines(run) {
            let begins_line =
                range.start + at == 0 || text[..range.start + at].trim_end_matches([' ', '\t', '>']).ends_with('\n');
            if begins_line {
                raw_heading(at, line, &mut tell);
                raw_table(at, line, &mut tell);
                let start = range.start + at;
                let whole = text[start..].lines().next().unwrap_or_default();
                let above =
                    text[..start].trim_end_matches([' ', '\t', '>']).strip_suffix('\n').and_then(|text| text.rsplit('\n').next());
                let below = text[start + whole.len()..].lines().nth(1);
                // The first row says it for all, unless the line below it does.
                let told = above.is_some_and(is_row) || below.is_some_and(is_rule);
                if is_row(whole) && !is_rule(whole) && !told {
                    raw_row(at, whole, &mut tell);
                }
            }
            raw_box(at, line, &mut tell);
        }
        raw_links(run, &mut tell);
        raw_marks(run, &mut tell);
        raw_entities(run, shown, &mut tell);
        for (rule, place, message, hint) in found {
            self.fault(rule, place, message, hint);
        }
    }

    /// A row with more cells than its table's head loses the rest.
    pub(super) fn check_row(&mut self, columns: usize, range: &Range<usize>) {
        let row = self.masked.text.get(range.clone()).unwrap_or_default().trim_end();
        let cells = cells(row);
        if cells.is_empty() {
            let message = "raden under tabellen har blivit en rad i den";
            self.fault(&rules::RAD_I_TABELLEN, range.start..range.start + row.len(), message, "lämna en tom rad efter tabellen");
            return;
        }
        let beyond = cells.get(columns..).unwrap_or_default();
        let Some(first) = beyond.iter().find(|cell| !row[(*cell).clone()].trim().is_empty()) else { return };
        let message =
            format!("raden har {} celler, men tabellens huvud har {columns}; det som är för mycket visas inte", cells.len());
        let hint = "lägg till en kolumn i huvudet, eller ta bort cellen; ett | i en text skrivs \\|";
        self.fault(&rules::CELL_UTANFOR_HUVUDET, range.start + first.start..range.start + first.end, message, hint);
    }

    /// Code that no one meant, or that never ends.
    pub(super) fn check_code(&mut self, kind: &md::CodeBlockKind<'_>, range: &Range<usize>) {
        let code = self.masked.text.get(range.clone()).unwrap_or_default().trim_end();
        match kind {
            md::CodeBlockKind::Indented => {
                let line = range.start..range.start + code.find('\n').unwrap_or(code.len());
                let hint = "ta bort mellanslagen i början av raden; i en lista räcker två. Kod skrivs mellan rader med ```";
                self.fault(&rules::INDRAGET_STYCKE, line, "raden är så långt indragen att den blir kod", hint);
            }
            md::CodeBlockKind::Fenced(_) => {
                let mark = if code.trim_start().starts_with('~') { '~' } else { '`' };
                let fence = code.len() - code.trim_start_matches(mark).len();
                let last = code.lines().skip(1).last().map(|line| line.trim_start_matches([' ', '\t', '>'])).unwrap_or_default();
                if last.is_empty() || last.len() < fence || !last.trim_start_matches(mark).is_empty() {
                    let message = "kodblocket avslutas aldrig, så att resten av texten blir kod";
                    let hint = format!("skriv en rad med {} där koden slutar", mark.to_string().repeat(fence));
                    self.fault(&rules::KOD_UTAN_SLUT, range.start..range.start + fence, message, hint);
                }
            }
        }
    }

    /// An item of a list: it is shown with the number that is its turn, or with a point.
    pub(super) fn check_item(&mut self, range: &Range<usize>) {
        let line = self.masked.text.get(range.clone()).unwrap_or_default().lines().next().unwrap_or_default();
        let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let place = range.start..range.start + digits.max(1);
        let Some(numbering) = self.numbers.last_mut() else { return };
        let (rule, message, hint) = match (numbering, line[..digits].parse::<u64>()) {
            (Some(numbering), Ok(number)) => {
                let (first, shown) = (numbering.first, numbering.next);
                numbering.next += 1;
                if shown == first && number > 999 {
                    let hint = format!("skriv om raden, eller {number}\\. så att numret blir text");
                    (&rules::OAVSIKTLIG_LISTA, format!("raden har blivit en lista som börjar på {number}"), hint)
                } else if number != shown && number != first {
                    let hint = format!("skriv {shown}., eller dela listan med en rad text");
                    (&rules::LISTNUMMER_ANDRAS, format!("numret {number} visas som {shown}"), hint)
                } else {
                    return;
                }
            }
            (None, _)
                if line.strip_prefix('+').is_some_and(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_digit())) =>
            {
                let hint = "skriv talet utan mellanslag efter +, eller \\+; en punkt i en lista skrivs med -".to_owned();
                (&rules::OAVSIKTLIG_LISTA, "raden har blivit en punkt i en lista, och + visas inte".to_owned(), hint)
            }
            _ => return,
        };
        self.fault(rule, place, message, hint);
    }

    /// Headings that say nothing, or leave out a level.
    pub(super) fn check_headings(&mut self) {
        let mut before = 1;
        let mut faults: Vec<(&'static Rule, Range<usize>, String, String)> = Vec::new();
        for (heading, has_text) in self.content.headings.iter().zip(&self.heading_texts) {
            if !has_text {
                faults.push((
                    &rules::TOM_RUBRIK,
                    heading.range.clone(),
                    "rubriken är tom".to_owned(),
                    "skriv en rubrik efter tecknen, eller ta bort raden".to_owned(),
                ));
            }
            if heading.level > before + 1 {
                let sign = |level: u8| "#".repeat(usize::from(level));
                faults.push((
                    &rules::HOPPAD_RUBRIKNIVA,
                    heading.range.clone(),
                    if before == 1 {
                        format!("den första rubriken är {}, en nivå för djupt", sign(heading.level))
                    } else {
                        format!("rubriknivån hoppar från {} till {}", sign(before), sign(heading.level))
                    },
                    format!("skriv {}", sign(before + 1)),
                ));
            }
            before = heading.level;
        }
        for (rule, range, message, hint) in faults {
            self.fault(rule, range, message, hint);
        }
    }

    /// Whether a heading is made by the line below it, which is told: most often the line was meant as a rule.
    pub(super) fn check_underlined(&mut self, range: &Range<usize>) -> bool {
        let written = self.masked.text.get(range.clone()).unwrap_or_default().trim_end();
        let Some(at) = written.rfind('\n').filter(|_| !written.trim_start_matches([' ', '\t', '>']).starts_with('#')) else {
            return false;
        };
        let line = range.start + at + 1..range.start + written.len();
        let hint = "lämna en tom rad före strecket; en rubrik skrivs ## Rubrik";
        self.fault(&rules::UNDERSTRUKEN_RUBRIK, line, "raden gör stycket ovanför till en rubrik", hint);
        true
    }

    /// Lines `[namn]: adress`: each is shown nowhere itself, so one that no link uses, or that stands twice, is lost.
    pub(super) fn check_definitions(&mut self) {
        let text = self.masked.text.as_str();
        let mut first: BTreeSet<String> = BTreeSet::new();
        let mut faults: Vec<(&'static Rule, Range<usize>, String, &str)> = Vec::new();
        let used: BTreeSet<String> = self.used_definitions.iter().map(|name| fold(name)).collect();
        for (at, line) in lines(text) {
            let Some(name) = definition(line) else { continue };
            let start = at + line.find('[').unwrap_or(0);
            let place = start..start + name.len() + 3;
            let known = self.definitions.contains(&fold(name));
            if self.code.iter().any(|code| code.contains(&start)) || !known {
                continue;
            }
            if !first.insert(fold(name)) {
                faults.push((
                    &rules::DUBBEL_LANKRAD,
                    place,
                    format!("raden ”[{name}]:” finns redan, och bara den första gäller"),
                    "ta bort den ena, eller ge den ett annat namn",
                ));
            } else if !used.contains(&fold(name)) {
                faults.push((
                    &rules::OANVAND_LANKRAD,
                    place,
                    format!("ingen länk i texten använder ”[{name}]:”, och raden visas inte"),
                    "skriv [text][namn] där länken ska stå; ska raden visas skriver du \\[ i stället för [",
                ));
            }
        }
        for (rule, range, message, hint) in faults {
            self.fault(rule, range, message, hint);
        }
    }
}

/// The name that a line defines an address for.
fn definition(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches(' ');
    let inner = rest.strip_prefix('[').filter(|_| line.len() - rest.len() <= 3)?;
    let (name, after) = inner.split_once("]:")?;
    (!name.is_empty() && !name.starts_with('^') && !name.contains(['[', ']']) && !after.trim().is_empty()).then_some(name)
}

/// Lines and where they begin.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        (start, line.trim_end_matches('\n'))
    })
}

/// The cells of a table's row: none where the row has no sign that parts cells.
fn cells(row: &str) -> Vec<Range<usize>> {
    let bytes = row.as_bytes();
    let bars: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at] == b'|' && !(*at > 0 && bytes[at - 1] == b'\\')).collect();
    let (Some(first), Some(last)) = (bars.first(), bars.last()) else { return Vec::new() };
    let lead = row.len() - row.trim_start_matches([' ', '\t', '>']).len();
    let mut cells = Vec::new();
    let begins_with_bar = *first == lead;
    let mut start = if begins_with_bar { first + 1 } else { lead };
    for bar in bars.iter().skip(usize::from(begins_with_bar)) {
        cells.push(start..*bar);
        start = bar + 1;
    }
    if last + 1 < row.len() {
        cells.push(start..row.len());
    }
    cells
}

type Tell<'f> = &'f mut dyn FnMut(&'static Rule, Range<usize>, String, &str);

/// `##Rubrik`, or a space after the signs that is no plain space.
fn raw_heading(at: usize, line: &str, tell: Tell<'_>) {
    let signs = line.len() - line.trim_start_matches('#').len();
    let Some(next) = line[signs..].chars().next().filter(|_| (1..=6).contains(&signs)) else { return };
    let strange = next.is_whitespace();
    // `#3` and `#ord` may be words; two signs and more are a heading.
    if strange && next != ' ' && next != '\t' {
        let message = format!("efter {} står ett mellanslag som inte är ett vanligt (U+{:04X})", &line[..signs], u32::from(next));
        let hint = "skriv om mellanslaget; det följer ofta med från andra program";
        tell(&rules::RUBRIK_UTAN_MELLANSLAG, at..at + signs + next.len_utf8(), message, hint);
    } else if !strange && (signs > 1 || next.is_uppercase()) {
        let message = format!("rubriken saknar mellanslag efter {}", &line[..signs]);
        tell(
            &rules::RUBRIK_UTAN_MELLANSLAG,
            at..at + signs,
            message,
            "skriv ett mellanslag: ## Rubrik; ska tecknet visas skriver du \\#",
        );
    }
}

/// Whether a line is one of strokes below a table's head.
fn is_rule(line: &str) -> bool {
    let trimmed = line.trim();
    trimmed.contains('|')
        && trimmed.contains("--")
        && trimmed.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
        && trimmed.split('|').all(|cell| cell.trim().is_empty() || cell.contains('-'))
}

/// Whether a line is a row of a table, or the strokes below its head: `| a | b |`.
fn is_row(line: &str) -> bool {
    let trimmed = line.trim();
    trimmed.len() > 2 && trimmed.starts_with('|') && trimmed.ends_with('|')
}

/// The line below a table's head, where no table came of it.
fn raw_table(at: usize, line: &str, tell: Tell<'_>) {
    if is_rule(line) {
        let message = "det blir ingen tabell: raden med streck har inte lika många celler som huvudet ovanför";
        tell(
            &rules::TABELL_UTAN_HUVUD,
            at..at + line.len(),
            message.to_owned(),
            "skriv ett --- för varje kolumn, och en tom rad före tabellen",
        );
    }
}

/// A row of a table that has no head: `| a | b |` in running text.
fn raw_row(at: usize, line: &str, tell: Tell<'_>) {
    tell(
        &rules::TABELL_UTAN_HUVUD,
        at..at + line.len(),
        "det blir ingen tabell: raden med streck under huvudet saknas".to_owned(),
        "skriv en rad |---|---| under den första raden, och en tom rad före tabellen",
    );
}

/// A box to tick.
fn raw_box(at: usize, line: &str, tell: Tell<'_>) {
    if ["[ ] ", "[x] ", "[X] "].iter().any(|mark| line.starts_with(mark)) {
        let message = format!("”{}” visas som tecken", &line[..3]);
        tell(&rules::KRYSSRUTA, at..at + 3, message, "ta bort tecknen; sajten har inga kryssrutor att fylla i");
    }
}

/// What was meant as a link and is none.
fn raw_links(run: &str, tell: Tell<'_>) {
    let is_address = |text: &str| {
        let text = text.trim();
        let scheme = text.split_once(':').is_some_and(|(scheme, rest)| {
            !rest.is_empty() && !scheme.is_empty() && scheme.bytes().all(|b| b.is_ascii_lowercase())
        });
        scheme || text.starts_with('#') || text.ends_with(".html") || text.starts_with("www.")
    };
    for (at, _) in run.match_indices("](") {
        let rest = &run[at + 2..];
        let start = run[..at].rfind('[').unwrap_or(at);
        let line = &rest[..rest.find('\n').unwrap_or(rest.len())];
        let (message, hint) = match line.find(')') {
            None => ("länkens parentes avslutas aldrig", "skriv ) efter adressen"),
            Some(end) if line[..end].contains(' ') => {
                ("länken läses inte: det står ett mellanslag i adressen", "skriv adressen utan mellanslag: [text](insats:id)")
            }
            Some(_) => ("länken läses inte", "skriv [text](adress)"),
        };
        let end = at + 2 + line.find(')').map_or(line.len(), |end| end + 1);
        tell(&rules::TRASIGT_SKRIVEN_LANK, start..end, message.to_owned(), hint);
    }
    for (at, _) in run.match_indices("] (") {
        let rest = &run[at + 3..];
        let Some(end) = rest.find(')').filter(|end| is_address(&rest[..*end]) && !rest[..*end].contains(' ')) else { continue };
        let start = run[..at].rfind('[').unwrap_or(at);
        let message = "länken läses inte: det står ett mellanslag mellan ] och (".to_owned();
        tell(&rules::TRASIGT_SKRIVEN_LANK, start..at + 3 + end + 1, message, "skriv [text](adress), utan mellanslag mellan dem");
    }
    for (at, _) in run.match_indices(")[") {
        let rest = &run[at + 2..];
        let Some(end) = rest.find(']').filter(|end| is_address(&rest[..*end])) else { continue };
        let start = run[..at].rfind('(').unwrap_or(at);
        let message = "länken läses inte: parenteserna står tvärtom".to_owned();
        tell(
            &rules::TRASIGT_SKRIVEN_LANK,
            start..at + 2 + end + 1,
            message,
            "skriv texten inom [ ] och adressen inom ( ): [text](adress)",
        );
    }
    for (at, _) in run.match_indices('(') {
        let rest = &run[at + 1..];
        let Some(end) = rest.find([')', '\n']).filter(|end| rest[*end..].starts_with(')')) else { continue };
        let inner = &rest[..end];
        let record = inner.split_once(':').is_some_and(|(kind, id)| {
            KINDS.contains(&kind.trim())
                && !id.trim().is_empty()
                && id.trim().bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        });
        if record && !run[..at].trim_end().ends_with(']') && !run[at + 1 + end + 1..].starts_with('[') {
            let message = format!("”({inner})” är ingen länk: den har ingen text");
            tell(
                &rules::TRASIGT_SKRIVEN_LANK,
                at..at + end + 2,
                message,
                "skriv en text inom hakparenteser före: [text](insats:id)",
            );
        }
    }
}

/// Kinds of record that editors link to, as far as a mistyped link is known by them.
const KINDS: &[&str] = &[
    "avtal",
    "begrepp",
    "datakalla",
    "delomrade",
    "figur",
    "forum",
    "insats",
    "kalla",
    "lagrum",
    "metod",
    "omrade",
    "organisation",
    "pagang",
    "process",
    "rapport",
    "sida",
    "stadsomrade",
    "tabell",
];

/// Emphasis, code and braces that open or close nothing.
fn raw_marks(run: &str, tell: Tell<'_>) {
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let mut at = 0;
    while let Some(next) = run[at..].find(['*', '_', '~', '`', '}', '{']).map(|next| at + next) {
        let mark = run[next..].chars().next().unwrap_or(' ');
        let len = run[next..].len() - run[next..].trim_start_matches(mark).len();
        let (before, after) = (run[..next].chars().next_back(), run[next + len..].chars().next());
        // One sign between words may be meant: `förälder*`, `3 * 4`, `fil_namn`.
        let opens = word(after) && !word(before) && !matches!(before, Some('*' | '_'));
        let place = next..next + len;
        match mark {
            '*' | '~' if len == 2 || (len == 3 && mark == '*') || (len == 1 && mark == '*' && opens) => {
                let sign = &run[place.clone()];
                let message =
                    format!("”{sign}” visas som tecken: framhävningen avslutas aldrig, eller har ett mellanslag innanför");
                tell(
                    &rules::FRAMHAVNING_UTAN_SLUT,
                    place,
                    message,
                    "skriv **ordet** utan mellanslag innanför; ska tecknet visas skriver du \\*",
                );
            }
            '_' if len <= 2 && opens => {
                let sign = &run[place.clone()];
                let message = format!("”{sign}” visas som tecken: framhävningen avslutas aldrig");
                tell(
                    &rules::FRAMHAVNING_UTAN_SLUT,
                    place,
                    message,
                    "skriv _ordet_ utan mellanslag innanför; ska tecknet visas skriver du \\_",
                );
            }
            '`' => {
                let message = "”`” visas som tecken: koden avslutas aldrig".to_owned();
                tell(&rules::KOD_UTAN_SLUT, place, message, "skriv ett ` efter koden; ska tecknet visas skriver du \\`");
            }
            // `\{{ y }}` is meant as it stands.
            '}' if len == 2 && !run[..next].contains("{{") => {
                let message = "”}}” hör inte till något uttryck".to_owned();
                tell(&rules::LOSA_KLAMRAR, place, message, "skriv {{ … }}; som text skrivs tecknen i kod: `}}`");
            }
            '{' if len == 1 && after == Some('%') => {
                let end = run[next..].find("%}").map_or(next + 2, |end| next + end + 2);
                let message = "”{% … %}” är inget uttryck här".to_owned();
                tell(&rules::LOSA_KLAMRAR, next..end, message, "skriv {{ funktion(…) }}; som text skrivs tecknen i kod");
            }
            _ => {}
        }
        at = next + len;
    }
}

/// `&nbsp` and the like, which a reader would see as they are written.
fn raw_entities(run: &str, shown: &str, tell: Tell<'_>) {
    let mut from = 0;
    for range in entities(shown) {
        let entity = &shown[range];
        let at = run[from..].find(entity).map(|at| from + at);
        let place = at.map_or(0..run.len(), |at| at..at + entity.len());
        from = at.map_or(from, |at| at + entity.len());
        tell(&rules::HTML_KOD_I_TEXT, place, format!("”{entity}” visas som det står"), "skriv tecknet självt: å, – eller &");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The examples of a rule of text are read: the wrong one breaks it and no other, the right one none.
    #[test]
    fn the_rules_examples_are_so() {
        let mut wrong = Vec::new();
        let (_, family) =
            crate::rule::families().find(|(_, family)| family.contains(&rules::TOM_RUBRIK)).expect("it has a family");
        // The one is told of texts that are no Markdown, the other of more than an example can hold.
        let elsewhere = [rules::MARKDOWN_I_TEXT, rules::FOR_MYCKET_HTML];
        for rule in family.iter().filter(|rule| !elsewhere.contains(rule)) {
            let ids = |text: &str| {
                let (_, faults) = crate::prose::parse(text);
                faults.iter().map(|fault| fault.fault.rule.id).collect::<Vec<_>>()
            };
            if ids(rule.wrong) != [rule.id] || !ids(rule.right).is_empty() {
                wrong.push(format!("{}: {:?}, {:?}", rule.id, ids(rule.wrong), ids(rule.right)));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn what_is_meant_is_left_alone() {
        for text in [
            "3 * 4 är 12, förälder* och fil_namn, ~5 och 5~6",
            "Se (bilaga)[1] och [sic], 2 (insatser: tre)",
            "\\*inte framhävt och \\`inte kod, R&D & co",
            "#3 på listan",
            "- en\n- två\n\n  stycke i punkten\n",
            "1. ett\n\n   ```\n   kod\n   ```\n",
            "| a | b |\n|---|---|\n| 1 |\n| 2 | \\| |\n",
            "[a][k]\n\n[k]: https://goteborg.se/\n",
            "**fet** *kursiv* _så_ `kod` ~~struken~~",
        ] {
            let (_, faults) = crate::prose::parse(text);
            assert!(faults.is_empty(), "{text}: {faults:?}");
        }
    }

    #[test]
    fn cells_are_what_stands_between_bars() {
        let texts = |row: &str| cells(row).into_iter().map(|cell| row[cell].trim().to_owned()).collect::<Vec<_>>();
        assert_eq!(texts("| a | b |"), ["a", "b"]);
        assert_eq!(texts("a | b | c"), ["a", "b", "c"]);
        assert_eq!(texts("| a \\| b | c |"), ["a \\| b", "c"]);
        assert_eq!(texts("> | a | |"), ["a", ""]);
        assert!(cells("bara text").is_empty());
    }
}
