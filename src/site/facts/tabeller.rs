//! Functions on tables: a number, a share, a change, a figure, a table, a key figure. A table that is withheld gives a protected
//! number, so that a text can stand before the table is shown.

use super::figures::Figures;
use crate::disclosure::{Cell, PublicTable};
use crate::finding::did_you_mean;
use crate::prose::{Arguments, Call, Given, ProseFault, Signature};
use crate::records::reference::Prefix;
use crate::records::tabell::{DiagramTyp, Mater};
use crate::rule::{expression as rules, tables};
use crate::site::cx::Cx;
use crate::site::fact::Fact;
use crate::site::show::key_figure::{self, hidden_word};
use crate::site::summary;
use crate::tables::{Axis, AxisKind, Base, missing};
use crate::value::{Slug, decimal};

const CELL: &[&str] = &["tabell", "rad", "kolumn"];

/// A table that an argument names: published or withheld.
enum NamedTable<'s> {
    Shown(&'s PublicTable),
    Withheld(Slug),
}

fn find<'s>(cx: &Cx<'s>, given: &Given<'_>) -> Result<NamedTable<'s>, ProseFault> {
    let id = given.text()?;
    if let Some(table) = cx.table(id) {
        return Ok(NamedTable::Shown(table));
    }
    if let Some(withheld) = cx.site.tables.withheld().iter().find(|table| table.id.as_str() == id) {
        return Ok(NamedTable::Withheld(withheld.id.clone()));
    }
    let names = cx.site.tables.tables().iter().map(|table| table.head.id.as_str());
    let hint = did_you_mean(id, names, "tabellerna ligger i data/");
    Err(given.fault(&tables::OKAND_TABELL, format!("tabellen ”{id}” finns inte"), hint))
}

fn along(axis: &[Axis], given: &Given<'_>, what: &str) -> Result<usize, ProseFault> {
    let name = given.text()?;
    axis.iter().position(|one| one.is_called(name)).ok_or_else(|| given.wrong(missing(what, name, axis)))
}

fn layer(table: &PublicTable, arguments: &Arguments<'_>, call: &Call<'_>) -> Result<usize, ProseFault> {
    match arguments.get("lager") {
        Some(given) => along(&table.layers, given, "lager"),
        None if table.layers.len() == 1 => Ok(0),
        None => Err(call.fault(
            &rules::LAGER_OSAGT,
            "tabellen har lager",
            format!("lägg till lager=; lagren är: {}", table.layers.iter().map(|l| l.id.as_str()).collect::<Vec<_>>().join(", ")),
        )),
    }
}

fn hidden(tabell: Slug) -> Fact {
    Fact::Number { text: "skyddad uppgift".to_owned(), tabell, hidden: true }
}

/// A cell's number, `None` where it is protected.
fn value(table: &PublicTable, (row, column, layer): (usize, usize, usize), call: &Call<'_>) -> Result<Option<f64>, ProseFault> {
    match *table.cell(row, column, layer) {
        Cell::Shown(number) => Ok(Some(number)),
        Cell::Hidden => Ok(None),
        cell @ (Cell::Missing | Cell::NotApplicable) => {
            let message = format!(
                "”{}” i kolumnen ”{}” har inget tal: {}",
                table.rows[row].namn,
                table.columns[column].namn,
                hidden_word(cell)
            );
            Err(call.fault(&rules::CELL_UTAN_TAL, message, "skriv om meningen, eller välj en annan cell"))
        }
    }
}

/// `tal("v40-behov", "jobbfokuserad", 2024)`: `9 procent`. `enhet="nej"` leaves the unit out.
pub(super) fn number(cx: &Cx<'_>, call: &Call<'_>) -> Result<Fact, ProseFault> {
    let arguments = call.arguments(&Signature { positional: CELL, required: 3, keywords: &["lager", "enhet"] })?;
    let table = match find(cx, arguments.required("tabell")?)? {
        NamedTable::Shown(table) => table,
        NamedTable::Withheld(id) => return Ok(hidden(id)),
    };
    let row = along(&table.rows, arguments.required("rad")?, "rad")?;
    let column = along(&table.columns, arguments.required("kolumn")?, "kolumn")?;
    let layer = layer(table, &arguments, call)?;
    let bare = match arguments.get("enhet") {
        None => false,
        Some(given) => given.one_of(&["ja", "nej"])? == "nej",
    };
    Ok(match value(table, (row, column, layer), call)? {
        None => hidden(table.head.id.clone()),
        Some(number) if bare => {
            Fact::Number { text: summary::shown_number(table, row, column, number), tabell: table.head.id.clone(), hidden: false }
        }
        Some(number) => {
            Fact::Number { text: summary::amount(table, row, column, number), tabell: table.head.id.clone(), hidden: false }
        }
    })
}

/// `andel("kc-avslut", "sjalvforsorjande", "antal")`: the share of its base, or of the total, in whole percent. `av` names the row.
pub(super) fn share(cx: &Cx<'_>, call: &Call<'_>) -> Result<Fact, ProseFault> {
    let arguments = call.arguments(&Signature { positional: CELL, required: 3, keywords: &["lager", "av"] })?;
    let table = match find(cx, arguments.required("tabell")?)? {
        NamedTable::Shown(table) => table,
        NamedTable::Withheld(id) => return Ok(hidden(id)),
    };
    let row = along(&table.rows, arguments.required("rad")?, "rad")?;
    let column = along(&table.columns, arguments.required("kolumn")?, "kolumn")?;
    let layer = layer(table, &arguments, call)?;
    let id = table.head.id.clone();
    let Some(part) = value(table, (row, column, layer), call)? else { return Ok(hidden(id)) };
    if table.mater(row, column) == Mater::Andelar {
        return Ok(Fact::Number { text: format!("{}\u{a0}procent", decimal(part, 1)), tabell: id, hidden: false });
    }
    let base = match arguments.get("av") {
        Some(given) => Some((along(&table.rows, given, "rad")?, column)),
        None => match (table.rows[row].base, table.columns[column].base) {
            (Some(Base::Row(base)), _) | (None, Some(Base::Row(base))) => Some((base, column)),
            (Some(Base::Column(base)), _) | (None, Some(Base::Column(base))) => Some((row, base)),
            (None, None) => table.rows.iter().position(|row| row.kind == AxisKind::Total).map(|total| (total, column)),
        },
    };
    let Some((base_row, base_column)) = base else {
        return Err(call.fault(
            &rules::ANDEL_AV_OKANT,
            "tabellen säger inte vad andelen är en andel av",
            "lägg till av=\"raden\", eller summa: ja på tabellens summarad",
        ));
    };
    if table.mater(base_row, base_column) != table.mater(row, column) {
        let message = "andelen och det den är en andel av räknar olika saker";
        return Err(call.fault(&rules::ANDEL_AV_ANNAT, message, "välj en rad som räknar samma sak"));
    }
    match value(table, (base_row, base_column, layer), call)? {
        None => Ok(hidden(id)),
        Some(whole) if whole > 0.0 => {
            Ok(Fact::Number { text: format!("{}\u{a0}procent", decimal(100.0 * part / whole, 0)), tabell: id, hidden: false })
        }
        Some(_) => Err(call.fault(&rules::ANDEL_AV_NOLL, "andelen är av noll", "välj en annan rad")),
    }
}

/// `förändring("v40-behov", "jobbfokuserad", 2023, 2024)`: `ökade med 1 procentenhet`.
pub(super) fn change(cx: &Cx<'_>, call: &Call<'_>) -> Result<Fact, ProseFault> {
    let arguments =
        call.arguments(&Signature { positional: &["tabell", "rad", "från", "till"], required: 4, keywords: &["lager"] })?;
    let table = match find(cx, arguments.required("tabell")?)? {
        NamedTable::Shown(table) => table,
        NamedTable::Withheld(id) => return Ok(hidden(id)),
    };
    let row = along(&table.rows, arguments.required("rad")?, "rad")?;
    let from = along(&table.columns, arguments.required("från")?, "kolumn")?;
    let to = along(&table.columns, arguments.required("till")?, "kolumn")?;
    let layer = layer(table, &arguments, call)?;
    if !summary::comparable(table, from, to, layer) {
        let message =
            format!("en förändring mellan ”{}” och ”{}” går inte att berätta", table.columns[from].namn, table.columns[to].namn);
        return Err(call.fault(
            &rules::EJ_JAMFORBART,
            message,
            "kolumnerna räknar olika saker eller har olika summa; jämförbart i tabellen säger vilka som går att jämföra",
        ));
    }
    let (Some(a), Some(b)) = (value(table, (row, from, layer), call)?, value(table, (row, to, layer), call)?) else {
        return Ok(hidden(table.head.id.clone()));
    };
    let step = summary::difference(table, row, to, (b - a).abs());
    let text = match b.total_cmp(&a) {
        std::cmp::Ordering::Equal => "var oförändrad".to_owned(),
        std::cmp::Ordering::Greater => format!("ökade med {step}"),
        std::cmp::Ordering::Less => format!("minskade med {step}"),
    };
    Ok(Fact::Number { text, tabell: table.head.id.clone(), hidden: false })
}

/// A table for a figure or a table in the text; a withheld one can't be shown.
fn shown<'s>(cx: &Cx<'s>, given: &Given<'_>) -> Result<&'s PublicTable, ProseFault> {
    match find(cx, given)? {
        NamedTable::Shown(table) => Ok(table),
        NamedTable::Withheld(id) => {
            let message = format!("tabellen ”{id}” visas inte: den har för små antal");
            Err(given.fault(&rules::UNDANHALLEN_TABELL, message, "ta bort den ur texten så länge"))
        }
    }
}

/// `diagram("v40-behov", "behov-2024", id="behov")`: a numbered figure.
pub(super) fn figure(cx: &Cx<'_>, call: &Call<'_>, figures: &mut Figures) -> Result<Fact, ProseFault> {
    let arguments = call.arguments(&Signature { positional: &["tabell", "diagram"], required: 1, keywords: &["id"] })?;
    let table = shown(cx, arguments.required("tabell")?)?;
    let drawn: Vec<&Slug> =
        table.head.diagram.iter().filter(|chart| chart.typ != Some(DiagramTyp::Nyckeltal)).map(|chart| &chart.id).collect();
    let diagram = match arguments.get("diagram") {
        Some(given) => {
            let name = given.text()?;
            drawn.iter().find(|id| id.as_str() == name).copied().ok_or_else(|| {
                let names: Vec<&str> = drawn.iter().map(|id| id.as_str()).collect();
                given.unknown(&rules::INGET_DIAGRAM, &format!("tabellen har inget diagram ”{name}”"), name, &names)
            })?
        }
        None => drawn.first().copied().ok_or_else(|| {
            let hint = "lägg till ett under diagram: i tabellens fil";
            call.fault(&rules::INGET_DIAGRAM, "tabellen har inget diagram", hint)
        })?,
    };
    let id = anchor(&arguments, &table.head.id)?;
    let name = figures.next(false, &id, call.range());
    Ok(Fact::Figure { id, name, tabell: table.head.id.clone(), diagram: diagram.clone() })
}

/// `tabell("v40-behov", rader=[…], kolumner=[…])`: a numbered table.
pub(super) fn table(cx: &Cx<'_>, call: &Call<'_>, figures: &mut Figures) -> Result<Fact, ProseFault> {
    let arguments =
        call.arguments(&Signature { positional: &["tabell"], required: 1, keywords: &["rader", "kolumner", "id"] })?;
    let table = shown(cx, arguments.required("tabell")?)?;
    let some = |name: &str, axis: &[Axis], what: &str| -> Result<Option<Vec<usize>>, ProseFault> {
        let Some(given) = arguments.get(name) else { return Ok(None) };
        let mut indices = Vec::new();
        for name in given.texts()? {
            match axis.iter().position(|one| one.is_called(name)) {
                Some(index) => indices.push(index),
                None => {
                    return Err(given.wrong(missing(what, name, axis)));
                }
            }
        }
        Ok(Some(indices))
    };
    let (rows, columns) = (some("rader", &table.rows, "rad")?, some("kolumner", &table.columns, "kolumn")?);
    let id = anchor(&arguments, &table.head.id)?;
    let name = figures.next(true, &id, call.range());
    Ok(Fact::Table { id, name, tabell: table.head.id.clone(), rows, columns })
}

fn anchor(arguments: &Arguments<'_>, table: &Slug) -> Result<String, ProseFault> {
    match arguments.get("id") {
        None => Ok(table.to_string()),
        Some(given) => Slug::parse(given.text()?).map(|id| id.to_string()).map_err(|fault| given.wrong(fault)),
    }
}

/// `nyckeltal("v40-behov", "jobbfokuserad", 2024, jämför=2023)`: a figure, large.
pub(super) fn key_figure(cx: &Cx<'_>, call: &Call<'_>) -> Result<Fact, ProseFault> {
    let arguments = call.arguments(&Signature { positional: CELL, required: 3, keywords: &["jämför", "text"] })?;
    let table = shown(cx, arguments.required("tabell")?)?;
    let row = along(&table.rows, arguments.required("rad")?, "rad")?;
    let column = along(&table.columns, arguments.required("kolumn")?, "kolumn")?;
    let compare = match arguments.get("jämför") {
        None => None,
        Some(given) => {
            let other = along(&table.columns, given, "kolumn")?;
            if !summary::comparable(table, other, column, 0) {
                let hint = "jämförbart i tabellen säger vilka som går att jämföra";
                return Err(given.fault(&rules::EJ_JAMFORBART, "kolumnerna går inte att jämföra", hint));
            }
            Some(other)
        }
    };
    let mut view = key_figure::key_figure(table, row, column, compare);
    if let Some(given) = arguments.get("text") {
        view.text = given.text()?.to_owned();
    }
    view.kalla = Some(cx.link(Prefix::Tabell, table.head.id.as_str()));
    Ok(Fact::KeyFigure { view: Box::new(view), tabell: table.head.id.clone() })
}
