//! From a file to a record, or to every fault in it.
//!
//! The file's tree becomes a JSON value, guided by the record's schema: where text may stand, a number is its source text (`004`,
//! `4.10`, `2022`); where a key may be left out, an empty value is as good as none. `serde` takes that value into the record. If it
//! won't, the schema tells all the faults of the same value.

use std::marker::PhantomData;
use std::sync::OnceLock;

use super::schema::{compile, program_schema};
use super::shape::Shape;
use super::{Entry, Origin, Record, Reference};
use crate::finding::{Finding, Part, Place};
use crate::rule;
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
pub struct Read<T> {
    /// The record, if it could be read.
    pub record: Option<T>,
    /// Where it refers to others.
    pub references: Vec<Reference>,
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
    pub fn file(&self, file: &File) -> (Read<T>, Vec<Finding>) {
        match parse(file) {
            Ok(tree) => self.record(&tree, file, &Pointer::root()),
            Err(findings) => (Read::nothing(), findings),
        }
    }

    /// The records of a file that maps ids to records.
    pub fn entries(&self, file: &File) -> (Vec<(String, Read<T>)>, Vec<Finding>) {
        let tree = match parse(file) {
            Ok(tree) => tree,
            Err(findings) => return (Vec::new(), findings),
        };
        if tree.value == Value::Null {
            let place = Place::file(file.path.clone());
            return (
                Vec::new(),
                vec![Finding::error("tom-fil", place, "filen är tom", "skriv något i filen, eller ta bort den")],
            );
        }
        let Value::Map(entries) = &tree.value else {
            return (
                Vec::new(),
                vec![wrong_root(
                    file,
                    "posterna i filen ska stå var och en under sitt id",
                    "skriv id, kolon och uppgifterna, utan bindestreck: exempel: {namn: Exempel}",
                )],
            );
        };
        let mut findings = Vec::new();
        let records = entries
            .iter()
            .map(|(key, node)| {
                let (record, found) = self.record(node, file, &Pointer::root().join(&key.text));
                findings.extend(found);
                (key.text.clone(), record)
            })
            .collect();
        (records, findings)
    }

    /// The records of a file that lists them.
    pub fn items(&self, file: &File) -> (Vec<Read<T>>, Vec<Finding>) {
        let tree = match parse(file) {
            Ok(tree) => tree,
            Err(findings) => return (Vec::new(), findings),
        };
        let Value::List(items) = &tree.value else {
            return (Vec::new(), vec![wrong_root(file, "filen ska vara en lista", "börja varje post med ett bindestreck")]);
        };
        let mut findings = Vec::new();
        let records = items
            .iter()
            .enumerate()
            .map(|(index, node)| {
                let (record, found) = self.record(node, file, &Pointer::root().join(index));
                findings.extend(found);
                record
            })
            .collect();
        (records, findings)
    }

    /// The record that a node holds.
    fn record(&self, node: &Node, file: &File, pointer: &Pointer) -> (Read<T>, Vec<Finding>) {
        let (value, references) = self.shape.value(node);
        match T::deserialize(&value) {
            Ok(record) => (Read { record: Some(record), references }, Vec::new()),
            Err(error) => {
                let mut findings = self.faults(&value, file, pointer);
                if findings.is_empty() {
                    // Record and schema disagree, which a property test excludes; the record has the last word.
                    findings.push(Finding::error(
                        "fel-form",
                        root_place(file, pointer),
                        format!("posten går inte att läsa: {error}"),
                        "jämför med en annan post av samma sort",
                    ));
                }
                (Read { record: None, references }, findings)
            }
        }
    }

    fn faults(&self, value: &serde_json::Value, file: &File, pointer: &Pointer) -> Vec<Finding> {
        let validator = self.validator.get_or_init(|| compile(&self.schema));
        let mut findings = Vec::new();
        for error in validator.iter_errors(value) {
            super::schema::findings(&error, &self.schema, &mut |below, part, id, fault| {
                let place = Place::Tree { file: file.path.clone(), pointer: pointer.append(&below), part };
                findings.push(Finding::from_fault(id, place, fault));
            });
        }
        findings
    }

    /// What the record's schema makes of a JSON value: no faults means it accepts it. For tests of agreement.
    pub fn schema_accepts(&self, value: &serde_json::Value) -> bool {
        self.validator.get_or_init(|| compile(&self.schema)).is_valid(value)
    }

    /// The JSON value that a tree means to this kind of record.
    pub fn value(&self, node: &Node) -> serde_json::Value {
        self.shape.value(node).0
    }
}

/// Whether a file can be read and maps keys to values.
pub(super) fn is_map(file: &File) -> bool {
    parse(file).is_ok_and(|tree| matches!(tree.value, Value::Map(_)))
}

fn parse(file: &File) -> Result<Node, Vec<Finding>> {
    let (Some(text), Some(syntax)) = (file.text(), Syntax::of(&file.path)) else { return Err(Vec::new()) };
    tree::read(syntax, text).map_err(|faults| faults.into_iter().map(|fault| syntax_finding(file, fault)).collect())
}

fn syntax_finding(file: &File, fault: SyntaxFault) -> Finding {
    let at = |span: std::ops::Range<usize>| Place::Bytes { file: file.path.clone(), start: span.start, end: span.end };
    let finding = Finding::of_fault(&rule::tree::OLASLIG_YAML, at(fault.span), fault.fault);
    match fault.related {
        Some(span) => finding.with_related(at(span), "står redan här"),
        None => finding,
    }
}

fn wrong_root(file: &File, message: &str, hint: &str) -> Finding {
    Finding::error("fel-form", Place::file(file.path.clone()), message, hint)
}

fn root_place(file: &File, pointer: &Pointer) -> Place {
    Place::Tree { file: file.path.clone(), pointer: pointer.clone(), part: Part::Key }
}
