//! From a record to a table: axes, rows wherever they stand, notes.

use std::collections::BTreeMap;

use super::{Axis, AxisKind, Base, Head, MOST_CELLS, Note, RawTable, RowPlaces, Table, grid};
use crate::finding::{Candidate, Finding, Findings, Place, did_you_mean};
use crate::records::Origin;
use crate::records::ja_nej::JaNej;
use crate::records::tabell::{self, Bas, Cell, Tabell, Varden};
use crate::rule::{Rule, page, tables as rules};
use crate::source::Sources;
use crate::tree::Pointer;
use crate::value::{Fault, Slug, Text};

/// A row as it was read, wherever it stood.
pub(super) struct ReadRow {
    pub(super) id: Slug,
    pub(super) namn: Option<String>,
    pub(super) kort: Option<String>,
    pub(super) mater: Option<tabell::Mater>,
    pub(super) enhet: Option<String>,
    pub(super) bas: Option<Bas>,
    pub(super) del_av: Option<Slug>,
    pub(super) summa: bool,
    /// The cells by layer, in the order of the columns.
    pub(super) layers: Vec<Vec<Cell>>,
    pub(super) place: RowPlaces,
}

impl ReadRow {
    /// A row of which nothing but its id and its place is known yet.
    pub(super) fn new(id: Slug, place: RowPlaces) -> Self {
        Self {
            id,
            namn: None,
            kort: None,
            mater: None,
            enhet: None,
            bas: None,
            del_av: None,
            summa: false,
            layers: Vec::new(),
            place,
        }
    }
}

/// The table of a record whose rows stand in it or in a file; `None` where that can't be.
pub(super) fn table(id: Slug, origin: Origin, record: Tabell, sources: &Sources, findings: &mut Findings) -> Option<RawTable> {
    let mut layout = Layout { id: &id, origin: &origin, findings };
    let rows = match (&record.fil, record.rader.is_empty()) {
        (Some(fil), _) if record.rader.iter().all(|rad| matches!(rad.varden, Varden::Inga)) => {
            let mut rows = grid::rows(&record, &origin, fil, sources, layout.findings)?;
            layout.declared(&record, &mut rows);
            rows
        }
        (Some(_), _) => {
            layout.error(&rules::RADER_OCH_FIL, "fil", "tabellen har både rader och en fil", "ta bort det ena");
            return None;
        }
        (None, false) => layout.inline_rows(&record)?,
        (None, true) => {
            layout.error_at(
                &rules::TABELL_UTAN_RADER,
                layout.origin.place(),
                "tabellen har inga rader",
                "skriv rader:, fil: eller ur:",
            );
            return None;
        }
    };
    assemble(id, origin, record, rows, findings)
}

/// The table of a record and rows that have been read.
pub(super) fn assemble(
    id: Slug,
    origin: Origin,
    record: Tabell,
    read: Vec<ReadRow>,
    findings: &mut Findings,
) -> Option<RawTable> {
    let mut layout = Layout { id: &id, origin: &origin, findings };
    let columns = layout.columns(&record);
    let layers = layout.layers(&record);
    let mut rows = layout.rows(&read);
    let row_bases: Vec<Option<Base>> = read
        .iter()
        .enumerate()
        .map(|(i, row)| layout.base(row.bas.as_ref(), &rows, &columns, &Pointer::root().join("rader").join(i)))
        .collect();
    for (row, base) in rows.iter_mut().zip(row_bases) {
        row.base = base;
    }
    let mut columns = columns;
    let column_bases: Vec<Option<Base>> = record
        .kolumner
        .iter()
        .enumerate()
        .map(|(i, column)| match (&column.bas, &record.bas) {
            (None, Some(bas)) if is_rate(column.mater.unwrap_or(record.mater)) => {
                layout.base(Some(bas), &rows, &columns, &Pointer::root())
            }
            (bas, _) => layout.base(bas.as_ref(), &rows, &columns, &Pointer::root().join("kolumner").join(i)),
        })
        .collect();
    for (column, base) in columns.iter_mut().zip(column_bases) {
        column.base = base;
    }
    if rows.len() * columns.len() * layers.len() > MOST_CELLS {
        let place = layout.origin.at(&Pointer::root().join("rader"));
        layout.findings.push(super::too_large(place, rows.len() * layers.len(), columns.len()));
        return None;
    }
    layout.bases_are_said(&record, &read);
    let mut cells = Vec::with_capacity(rows.len() * columns.len() * layers.len());
    let mut ragged = false;
    for layer in 0..layers.len() {
        for row in &read {
            let values = row.layers.get(layer).map_or(&[][..], Vec::as_slice);
            if values.len() != columns.len() {
                ragged = true;
                layout.error_at(
                    &rules::FEL_ANTAL_VARDEN,
                    row.place.row(),
                    format!("raden ”{}” har {} värden, men tabellen har {} kolumner", row.id, values.len(), columns.len()),
                    if values.len() == 2 * columns.len() {
                        "skriv decimaltal med punkt: i [34,5] är kommat ett skiljetecken, och det är två tal"
                    } else {
                        "skriv ett värde för varje kolumn: null där uppgift saknas, \".\" där den inte är tillämplig"
                    },
                );
            }
            cells.extend_from_slice(values);
        }
    }
    if ragged {
        return None;
    }
    let notes = layout.notes(&record, &rows, &columns);
    let comparable = layout.comparable(&record, &columns);
    layout.groups(&record, &mut rows);
    let text = |text: &Option<Text>| text.as_ref().map(ToString::to_string);
    let head = Head {
        titel: record.titel.to_string(),
        kort: text(&record.kort),
        mater: record.mater,
        singular: singular(&record),
        enhet: record.enhet.as_ref().map(ToString::to_string),
        population: text(&record.population),
        datakalla: record.datakalla,
        period: record.period,
        kalla: record.kalla,
        notes,
        avrundning: text(&record.avrundning),
        comparable,
        skydd: record.skydd.unwrap_or_default(),
        made_of: None,
        diagram: record.diagram,
        sammanfattning: text(&record.sammanfattning),
        words: Vec::new(),
        uppdaterad: record.uppdaterad,
        osaker: record.osaker,
        kallkonflikt: record.kallkonflikt,
        id,
        origin,
    };
    let places = read.into_iter().map(|row| row.place).collect();
    let table = Table { head, rows, columns, layers, cells, places };
    check_charts(&table, findings);
    Some(table)
}

/// The singulars that the table says of its units.
fn singular(record: &Tabell) -> BTreeMap<String, String> {
    let columns = record.kolumner.iter().filter_map(|column| column.enhet.as_ref());
    let rows = record.rader.iter().filter_map(|row| row.enhet.as_ref());
    let units = record.enhet.iter().chain(columns).chain(rows);
    units.filter_map(|unit| Some((unit.flera.to_string(), unit.en.as_ref()?.to_string()))).collect()
}

/// Whether it measures a share or a mean, which is one of something.
fn is_rate(mater: tabell::Mater) -> bool {
    matches!(mater, tabell::Mater::Andelar | tabell::Mater::Manader)
}

/// The rows that are sums of others get their cells.
pub(super) fn add_groups(table: &mut RawTable) {
    let (rows, columns, layers) = (table.rows.len(), table.columns.len(), table.layers.len());
    if table.cells.len() == rows * columns * layers {
        return;
    }
    let plain = table.cells.len() / (columns * layers).max(1);
    let mut cells = Vec::with_capacity(rows * columns * layers);
    for layer in 0..layers {
        let old = |row: usize, column: usize| table.cells[(layer * plain + row) * columns + column];
        for row in 0..rows {
            for column in 0..columns {
                cells.push(match &table.rows[row].kind {
                    AxisKind::Group(parts) if row >= plain => sum(parts.iter().map(|part| old(*part, column))),
                    _ => old(row, column),
                });
            }
        }
    }
    table.cells = cells;
}

/// The sum of cells; missing if one of them is.
pub(super) fn sum(cells: impl Iterator<Item = Cell>) -> Cell {
    cells.fold(Cell::Tal(0.0), |sum, cell| match (sum, cell) {
        (Cell::Tal(a), Cell::Tal(b)) => Cell::Tal(a + b),
        (Cell::Tal(a), Cell::EjTillampligt) => Cell::Tal(a),
        _ => Cell::Saknas,
    })
}

/// The rows, columns and layers that charts name exist.
fn check_charts(table: &RawTable, findings: &mut Findings) {
    let mut seen: BTreeMap<&Slug, usize> = BTreeMap::new();
    for (index, chart) in table.head.diagram.iter().enumerate() {
        let at = Pointer::root().join("diagram").join(index);
        if let Some(first) = seen.insert(&chart.id, index) {
            let place = |index: usize| table.head.origin.at(&Pointer::root().join("diagram").join(index).join("id"));
            findings.push(
                Finding::new(
                    &page::DUBBELT_DIAGRAM,
                    place(index),
                    format!("diagrammet ”{}” finns redan", chart.id),
                    "ge varje diagram ett eget id",
                )
                .with_related(place(first), "id används redan här"),
            );
        }
        let mut named = |axis: &[Axis], names: Vec<(&Text, Pointer)>, what: &str| {
            for (name, pointer) in names {
                if !axis.iter().any(|one| one.is_called(name.as_str())) {
                    findings.push(unknown(table.head.origin.at(&pointer), what, name.as_str(), axis));
                }
            }
        };
        named(
            &table.columns,
            chart.kolumner.iter().enumerate().map(|(i, name)| (name, at.join("kolumner").join(i))).collect(),
            "kolumn",
        );
        named(&table.columns, chart.jamfor.iter().map(|name| (name, at.join("jämför"))).collect(), "kolumn");
        named(&table.rows, chart.rader.iter().enumerate().map(|(i, name)| (name, at.join("rader").join(i))).collect(), "rad");
        named(&table.layers, chart.lager.iter().map(|name| (name, at.join("lager"))).collect(), "lager");
        let both: Vec<Axis> = table.rows.iter().chain(&table.columns).cloned().collect();
        named(
            &both,
            chart.framhav.iter().enumerate().map(|(i, name)| (name, at.join("framhäv").join(i))).collect(),
            "rad eller kolumn",
        );
    }
}

/// A name that no row or column bears, at its place.
pub(super) fn unknown(place: Place, what: &str, name: &str, axis: &[Axis]) -> Finding {
    Finding::of_fault(place, missing(what, name, axis))
}

/// A name that no row or column bears.
pub(crate) fn missing(what: &str, name: &str, axis: &[Axis]) -> Fault {
    let names = axis.iter().flat_map(|one| {
        let names = [Some(one.id.as_str()), one.kort.as_deref(), Some(one.namn.as_str())];
        names.into_iter().flatten().map(|name| Candidate::named(name, one.id.as_str()))
    });
    let hint = did_you_mean(name, names, "skriv id ur tabellens fil");
    Fault::of(&page::OKAND_RAD_ELLER_KOLUMN, format!("tabellen har ingen {what} ”{name}”"), hint)
}

/// A table in the making: where its faults are told.
pub(super) struct Layout<'r, 'f> {
    pub(super) id: &'r Slug,
    pub(super) origin: &'r Origin,
    pub(super) findings: &'f mut Findings,
}

impl Layout<'_, '_> {
    pub(super) fn error(&mut self, rule: &'static Rule, key: &str, message: impl Into<String>, hint: impl Into<String>) {
        let place = self.origin.at(&Pointer::root().join(key));
        self.error_at(rule, place, message, hint);
    }

    pub(super) fn error_at(&mut self, rule: &'static Rule, place: Place, message: impl Into<String>, hint: impl Into<String>) {
        self.findings.push(Finding::new(rule, place, message, hint));
    }

    /// What the record says of rows whose values stand in the file.
    fn declared(&mut self, record: &Tabell, rows: &mut [ReadRow]) {
        let text = |text: &Option<Text>| text.as_ref().map(ToString::to_string);
        for (index, rad) in record.rader.iter().enumerate() {
            let Some(row) = rows.iter_mut().find(|row| row.id == rad.id) else {
                let place = self.origin.at(&Pointer::root().join("rader").join(index).join("id"));
                let hint = "skriv id för en rad i filen";
                self.error_at(&rules::OKAND_RAD_I_FILEN, place, format!("filen har ingen rad ”{}”", rad.id), hint);
                continue;
            };
            row.namn = text(&rad.namn).or(row.namn.take());
            row.kort = text(&rad.kort);
            row.mater = rad.mater;
            row.enhet = rad.enhet.as_ref().map(ToString::to_string);
            row.bas = rad.bas.clone();
            row.del_av = rad.del_av.clone();
            row.summa = rad.summa == Some(JaNej::Ja);
        }
    }

    fn inline_rows(&mut self, record: &Tabell) -> Option<Vec<ReadRow>> {
        let mut rows = Vec::new();
        let mut fine = true;
        for (index, rad) in record.rader.iter().enumerate() {
            let at = Pointer::root().join("rader").join(index);
            let place = self.origin.at(&at.join("värden"));
            let layers = match (&rad.varden, record.lager.is_empty()) {
                (Varden::Inga, _) => {
                    fine = false;
                    self.error_at(
                        &rules::RAD_UTAN_VARDEN,
                        self.origin.at(&at),
                        format!("raden ”{}” saknar värden", rad.id),
                        "skriv värden: […]",
                    );
                    continue;
                }
                (Varden::Lista(cells), true) => vec![cells.clone()],
                (Varden::PerLager(by_layer), false) => {
                    fine &= self.layer_names(record, by_layer, &at);
                    record.lager.iter().map(|lager| by_layer.get(lager.id.as_str()).cloned().unwrap_or_default()).collect()
                }
                (Varden::Lista(_), false) => {
                    fine = false;
                    self.error_at(
                        &rules::LAGER_SAKNAS,
                        place,
                        format!("raden ”{}” har en lista, men tabellen har lager", rad.id),
                        "skriv en lista för varje lager: {lager: […], …}",
                    );
                    continue;
                }
                (Varden::PerLager(_), true) => {
                    fine = false;
                    self.error_at(
                        &rules::LAGER_UTAN_LAGER,
                        place,
                        format!("raden ”{}” har lager, men tabellen har inga", rad.id),
                        "skriv värden: […], eller lägg till lager:",
                    );
                    continue;
                }
            };
            let text = |text: &Option<Text>| text.as_ref().map(ToString::to_string);
            let lists = record.lager.iter().map(|lager| lager.id.clone()).collect();
            rows.push(ReadRow {
                id: rad.id.clone(),
                namn: text(&rad.namn),
                kort: text(&rad.kort),
                mater: rad.mater,
                enhet: rad.enhet.as_ref().map(ToString::to_string),
                bas: rad.bas.clone(),
                del_av: rad.del_av.clone(),
                summa: rad.summa == Some(JaNej::Ja),
                layers,
                place: RowPlaces::Lists(self.origin.clone(), at.join("värden"), lists),
            });
        }
        fine.then_some(rows)
    }

    fn layer_names(&mut self, record: &Tabell, by_layer: &BTreeMap<String, Vec<Cell>>, at: &Pointer) -> bool {
        let mut fine = true;
        for name in by_layer.keys() {
            if !record.lager.iter().any(|lager| lager.id.as_str() == name) {
                fine = false;
                let hint = format!("lagren är: {}", record.lager.iter().map(|l| l.id.as_str()).collect::<Vec<_>>().join(", "));
                self.error_at(
                    &rules::OKANT_LAGER,
                    self.origin.at(&at.join("värden").join(name)).key(),
                    format!("tabellen har inget lager ”{name}”"),
                    hint,
                );
            }
        }
        for lager in &record.lager {
            if !by_layer.contains_key(lager.id.as_str()) {
                fine = false;
                self.error_at(
                    &rules::LAGER_SAKNAS,
                    self.origin.at(&at.join("värden")),
                    format!("värden för lagret ”{}” saknas", lager.id),
                    "skriv en lista för varje lager",
                );
            }
        }
        fine
    }

    fn columns(&mut self, record: &Tabell) -> Vec<Axis> {
        let at = Pointer::root().join("kolumner");
        let text = |text: &Option<Text>| text.as_ref().map(ToString::to_string);
        let mut columns: Vec<Axis> = record
            .kolumner
            .iter()
            .map(|column| Axis {
                namn: text(&column.namn).unwrap_or_else(|| column.id.to_string()),
                id: column.id.clone(),
                kort: text(&column.kort),
                mater: column.mater,
                enhet: column.enhet.as_ref().map(ToString::to_string),
                base: None,
                part_of: None,
                kind: if column.summa == Some(JaNej::Ja) { AxisKind::Total } else { AxisKind::Plain },
            })
            .collect();
        let places: Vec<Place> = (0..columns.len()).map(|index| self.origin.at(&at.join(index))).collect();
        self.unique(&rules::DUBBEL_KOLUMN, &columns, &places, "kolumnen");
        for (index, column) in record.kolumner.iter().enumerate() {
            if let Some(whole) = &column.del_av {
                columns[index].part_of = self.find(whole, &columns, &at.join(index).join("del_av"), "kolumn");
            }
        }
        if columns.is_empty() {
            self.error(&rules::TABELL_UTAN_KOLUMNER, "kolumner", "tabellen har inga kolumner", "skriv kolumner: [{id: …}]");
        }
        columns
    }

    fn layers(&mut self, record: &Tabell) -> Vec<Axis> {
        let plain = |id: Slug, namn: String, total: bool| Axis {
            id,
            namn,
            kort: None,
            mater: None,
            enhet: None,
            base: None,
            part_of: None,
            kind: if total { AxisKind::Total } else { AxisKind::Plain },
        };
        let layers: Vec<Axis> = record
            .lager
            .iter()
            .map(|lager| {
                plain(
                    lager.id.clone(),
                    lager.namn.as_ref().map_or_else(|| lager.id.to_string(), ToString::to_string),
                    lager.summa == Some(JaNej::Ja),
                )
            })
            .collect();
        let places: Vec<Place> =
            (0..layers.len()).map(|index| self.origin.at(&Pointer::root().join("lager").join(index))).collect();
        self.unique(&rules::DUBBELT_LAGER, &layers, &places, "lagret");
        if layers.is_empty() { vec![plain(self.id.clone(), String::new(), false)] } else { layers }
    }

    fn rows(&mut self, read: &[ReadRow]) -> Vec<Axis> {
        let mut rows: Vec<Axis> = read
            .iter()
            .map(|row| Axis {
                id: row.id.clone(),
                namn: row.namn.clone().unwrap_or_else(|| row.id.to_string()),
                kort: row.kort.clone(),
                mater: row.mater,
                enhet: row.enhet.clone(),
                base: None,
                part_of: None,
                kind: if row.summa { AxisKind::Total } else { AxisKind::Plain },
            })
            .collect();
        let places: Vec<Place> = read.iter().map(|row| row.place.row()).collect();
        self.unique(&rules::DUBBEL_RAD, &rows, &places, "raden");
        for (index, row) in read.iter().enumerate() {
            if let Some(whole) = &row.del_av {
                rows[index].part_of = self.find(whole, &rows, &Pointer::root().join("rader").join(index).join("del_av"), "rad");
            }
        }
        rows
    }

    /// Ids and names that stand twice.
    fn unique(&mut self, rule: &'static Rule, axis: &[Axis], places: &[Place], what: &str) {
        let mut ids: BTreeMap<&str, usize> = BTreeMap::new();
        let mut names: BTreeMap<String, usize> = BTreeMap::new();
        for (index, one) in axis.iter().enumerate() {
            let first = match ids.insert(one.id.as_str(), index) {
                Some(first) => Some((first, one.id.as_str())),
                // ”Norr” and ”norr ” are one name to whoever reads them.
                None => names
                    .insert(one.namn.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" "), index)
                    .map(|first| (first, one.namn.as_str())),
            };
            if let Some((first, name)) = first {
                let finding = Finding::new(
                    rule,
                    places[index].clone(),
                    format!("{what} ”{name}” finns redan"),
                    "ge var och en ett eget id och namn",
                );
                self.findings.push(finding.with_related(places[first].clone(), "finns redan här"));
            }
        }
    }

    fn find(&mut self, id: &Slug, axis: &[Axis], at: &Pointer, what: &str) -> Option<usize> {
        let found = axis.iter().position(|one| one.id == *id);
        if found.is_none() {
            self.findings.push(unknown(self.origin.at(at), what, id.as_str(), axis));
        }
        found
    }

    /// Shares and means say what they are of, or that nobody knows: what is hidden of that is hidden of them.
    fn bases_are_said(&mut self, record: &Tabell, read: &[ReadRow]) {
        if record.bas.is_some() || record.ur.is_some() {
            return;
        }
        let unsaid = |column: &tabell::Kolumn| {
            let of = |row: &ReadRow| row.mater.or(column.mater).unwrap_or(record.mater);
            column.bas.is_none() && read.iter().any(|row| row.bas.is_none() && is_rate(of(row)))
        };
        if let Some(column) = record.kolumner.iter().find(|column| unsaid(column)) {
            self.findings.push(Finding::new(
                &rules::BAS_SAKNAS,
                self.origin.at(&Pointer::root().join("mäter")),
                format!("det står inte vad andelarna eller medelvärdena i kolumnen ”{}” är av", column.id),
                "skriv bas: {kolumn: …} eller bas: {rad: …}; säger källan det inte, bas: {okänd: varför}",
            ));
        }
    }

    fn base(&mut self, bas: Option<&Bas>, rows: &[Axis], columns: &[Axis], at: &Pointer) -> Option<Base> {
        match bas? {
            Bas { okand: Some(_), kolumn: None, rad: None } => None,
            Bas { kolumn: Some(column), rad: None, okand: None } => {
                self.find(column, columns, &at.join("bas").join("kolumn"), "kolumn").map(Base::Column)
            }
            Bas { kolumn: None, rad: Some(row), okand: None } => {
                self.find(row, rows, &at.join("bas").join("rad"), "rad").map(Base::Row)
            }
            Bas { .. } => {
                self.error_at(
                    &rules::OKLAR_BAS,
                    self.origin.at(&at.join("bas")),
                    "bas är en kolumn eller en rad",
                    "skriv bas: {kolumn: ID} eller bas: {rad: ID}",
                );
                None
            }
        }
    }

    fn notes(&mut self, record: &Tabell, rows: &[Axis], columns: &[Axis]) -> Vec<Note> {
        let groups: Vec<Axis> = record.grupper.iter().map(group_axis).collect();
        let named: Vec<Axis> = rows.iter().chain(&groups).cloned().collect();
        record
            .noter
            .iter()
            .enumerate()
            .map(|(index, not)| {
                let at = Pointer::root().join("noter").join(index);
                Note {
                    row: not.rad.as_ref().and_then(|id| self.find(id, &named, &at.join("rad"), "rad")),
                    column: not.kolumn.as_ref().and_then(|id| self.find(id, columns, &at.join("kolumn"), "kolumn")),
                    text: not.text.to_string(),
                    kalla: not.kalla.clone(),
                    explains_total: not.summan_stammer_inte == Some(JaNej::Ja),
                }
            })
            .collect()
    }

    fn comparable(&mut self, record: &Tabell, columns: &[Axis]) -> Option<Vec<Vec<usize>>> {
        let lists = record.jamforbart.as_ref()?;
        let mut found = Vec::new();
        for (list_index, list) in lists.iter().enumerate() {
            let mut indices = Vec::new();
            for (index, name) in list.iter().enumerate() {
                match columns.iter().position(|column| column.is_called(name.as_str())) {
                    Some(column) => indices.push(column),
                    None => {
                        let place = self.origin.at(&Pointer::root().join("jämförbart").join(list_index).join(index));
                        self.findings.push(unknown(place, "kolumn", name.as_str(), columns));
                    }
                }
            }
            found.push(indices);
        }
        Some(found)
    }

    /// Groups become rows at the end; their cells are summed when the table stands.
    fn groups(&mut self, record: &Tabell, rows: &mut Vec<Axis>) {
        for (index, grupp) in record.grupper.iter().enumerate() {
            let at = Pointer::root().join("grupper").join(index);
            let mut axis = group_axis(grupp);
            let parts: Vec<usize> = grupp
                .rader
                .iter()
                .enumerate()
                .filter_map(|(i, id)| self.find(id, rows, &at.join("rader").join(i), "rad"))
                .collect();
            if rows.iter().any(|row| row.id == axis.id) {
                let place = self.origin.at(&at.join("id"));
                self.findings.push(Finding::new(
                    &rules::DUBBEL_RAD,
                    place,
                    format!("raden ”{}” finns redan", axis.id),
                    "ge gruppen ett eget id",
                ));
            }
            axis.kind = AxisKind::Group(parts);
            rows.push(axis);
        }
    }
}

fn group_axis(grupp: &tabell::Grupp) -> Axis {
    Axis {
        id: grupp.id.clone(),
        namn: grupp.namn.to_string(),
        kort: grupp.kort.as_ref().map(ToString::to_string),
        mater: None,
        enhet: None,
        base: None,
        part_of: None,
        kind: AxisKind::Group(Vec::new()),
    }
}
