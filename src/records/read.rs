//! From a file to a record, or to every fault in it.
//!
//! The file's tree becomes a JSON value, guided by the record's schema: where text may stand, a number is its source text (`004`,
//! `4.10`, `2022`); where a key may be left out, an empty value is as good as none. `serde` takes that value into the record. If it
//! won't, the schema tells all the faults of the same value.

use std::marker::PhantomData;
use std::sync::OnceLock;

use super::entry::{Entry, Origin};
use super::record::Record;
use super::schema::{compile, program_schema};
use super::shape::{Meaning, Reference, Shape};
use super::shape_fault;
use crate::finding::{Finding, Findings, Place};
use crate::rule::{record as rules, source};
use crate::source::File;
use crate::tree::{self, Node, Pointer, Syntax, SyntaxFault, Value};

/// Reads records of one kind.
pub struct Reader<T> {
    schema: serde_json::Value,
    shape: Shape,
    validator: OnceLock<jsonschema::Validator>,
    kind: PhantomData<fn() -> T>,
}

/// What was read at one place.
pub(super) struct Read<T> {
    /// The record, if it could be read.
    record: Option<T>,
    /// Where it refers to others.
    references: Vec<Reference>,
}

impl<T> Read<T> {
    pub(super) fn nothing() -> Self {
        Self { record: None, references: Vec::new() }
    }

    pub(super) fn into_entry(self, origin: Origin) -> Entry<T> {
        Entry { origin, record: self.record, references: self.references }
    }
}

impl<T: Record> Default for Reader<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: Record> Reader<T> {
    /// A reader, which knows the kind's schema.
    pub fn new() -> Self {
        let schema = program_schema::<T>();
        let shape = Shape::of(&schema);
        Self { schema, shape, validator: OnceLock::new(), kind: PhantomData }
    }

    /// The one record of a file.
    pub(super) fn file(&self, file: &File, findings: &mut Findings) -> Read<T> {
        match parse(file, findings) {
            Some(tree) => self.record(&tree, file, Pointer::root(), findings),
            None => Read::nothing(),
        }
    }

    /// The records of a file that maps ids to records.
    pub(super) fn entries(&self, file: &File, findings: &mut Findings) -> Vec<(String, Read<T>)> {
        let Some(tree) = parse(file, findings) else { return Vec::new() };
        match &tree.value {
            Value::Map(entries) => entries
                .iter()
                .map(|(key, node)| (key.text.clone(), self.record(node, file, Pointer::root().join(&key.text), findings)))
                .collect(),
            Value::Null => {
                let place = Place::file(file.path.clone());
                findings.push(Finding::new(&source::TOM_FIL, place, "filen är tom", "skriv något i filen, eller ta bort den"));
                Vec::new()
            }
            Value::Bool(..) | Value::Number(_) | Value::Text(..) | Value::List(_) => {
                let message = "posterna i filen ska stå var och en under sitt id";
                let hint = "skriv id, kolon och uppgifterna, utan bindestreck: exempel: {namn: Exempel}";
                findings.push(Finding::new(&rules::POSTER_UTAN_ID, Place::file(file.path.clone()), message, hint));
                Vec::new()
            }
        }
    }

    /// The records of a file that lists them.
    pub(super) fn items(&self, file: &File, findings: &mut Findings) -> Vec<Read<T>> {
        let Some(tree) = parse(file, findings) else { return Vec::new() };
        let Value::List(items) = &tree.value else {
            let place = Place::file(file.path.clone());
            let hint = "börja varje post med ett bindestreck";
            findings.push(Finding::new(&rules::INGEN_LISTA_I_FILEN, place, "filen ska vara en lista", hint));
            return Vec::new();
        };
        let read = |(index, node)| self.record(node, file, Pointer::root().join(index), findings);
        items.iter().enumerate().map(read).collect()
    }

    /// The record that a node holds.
    fn record(&self, node: &Node, file: &File, pointer: Pointer, findings: &mut Findings) -> Read<T> {
        let Meaning { value, references, unknown_keys } = self.shape.meaning(node);
        let origin = Origin { file: file.path.clone(), pointer };
        match T::deserialize(&value) {
            Ok(record) => {
                for (pointer, fault) in unknown_keys {
                    findings.push(Finding::of_fault(origin.at(&pointer), fault));
                }
                Read { record: Some(record), references }
            }
            Err(error) => {
                let validator = self.validator.get_or_init(|| compile(&self.schema));
                let mut faults = Findings::default();
                validator.iter_errors(&value).for_each(|error| shape_fault::tell(&error, &self.schema, &origin, &mut faults));
                if faults.is_empty() {
                    // Record and schema disagree, which a property test excludes; the record has the last word.
                    faults.push(Finding::new(
                        &rules::FEL_SORTS_UPPGIFT,
                        origin.at(&Pointer::root()).key(),
                        format!("posten går inte att läsa: {error}"),
                        "jämför med en annan post av samma sort",
                    ));
                }
                findings.append(faults);
                Read { record: None, references }
            }
        }
    }

    /// What the record's schema makes of a JSON value: no faults means it accepts it. For tests of agreement.
    pub fn schema_accepts(&self, value: &serde_json::Value) -> bool {
        self.validator.get_or_init(|| compile(&self.schema)).is_valid(value)
    }

    /// The JSON value that a tree means to this kind of record.
    pub fn value(&self, node: &Node) -> serde_json::Value {
        self.shape.meaning(node).value
    }
}

/// Whether a file can be read and maps keys to values.
pub(super) fn is_map(file: &File) -> bool {
    parse(file, &mut Findings::default()).is_some_and(|tree| matches!(tree.value, Value::Map(_)))
}

fn parse(file: &File, findings: &mut Findings) -> Option<Node> {
    let (text, syntax) = (file.text()?, Syntax::of(&file.path)?);
    match tree::read(syntax, text) {
        Ok(tree) => Some(tree),
        Err(faults) => {
            faults.into_iter().for_each(|fault| findings.push(syntax_finding(file, fault)));
            None
        }
    }
}

fn syntax_finding(file: &File, fault: SyntaxFault) -> Finding {
    let at = |span: std::ops::Range<usize>| Place::Bytes { file: file.path.clone(), start: span.start, end: span.end };
    let finding = Finding::of_fault(at(fault.span), fault.fault);
    match fault.related {
        Some(span) => finding.with_related(at(span), "står redan här"),
        None => finding,
    }
}
