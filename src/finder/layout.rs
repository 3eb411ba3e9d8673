//! What decides, and what only is told, laid apart.
//!
//! What decides is judged once for all that share it: conditions, ways in (a part or a whole insats), and forms, which are the
//! conditions and ways of an insats together. Each stands once, and is named by its place. An insats is a number, its place in the
//! alphabet, and has a form.
//!
//! The words are laid out as the results come before anything is answered: what is shown first lies in the first few shards, and the
//! rest follow in an order that no answer changes. Inside a shard, too, conditions and ways with the same words stand once; `av` says
//! which of those that decide they are.

use std::collections::HashMap;

use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::site::{Candidate, Condition, Site, Way};

/// What of a condition is only told.
const CONDITION_WORDS: &[&str] = &["fras", "den", "ocksa", "villkor", "text", "kalla"];
/// What of a way is only told.
const WAY_WORDS: &[&str] = &["id", "namn", "lage_text", "ko", "beslut", "kraver_beslut", "vag_in", "kontakt"];

/// A site's insatser, laid out.
pub(super) struct Layout {
    /// The insatser by name: a number is a place here.
    candidates: Vec<Candidate>,
    /// The numbers by the ids.
    numbers: HashMap<String, usize>,
    judged: Judged,
    /// Of each form its list of conditions for every way in, and its ways.
    forms: Vec<Form>,
    /// Of each form its place in the results before anything is answered, among those that come together: all one until they are arranged.
    classes: Vec<usize>,
    /// Of each insats its form.
    of: Vec<usize>,
    /// The numbers in the order of the shards: by class, then by name.
    order: Vec<usize>,
}

/// The conditions and the ways of an insats.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
struct Form(usize, Vec<usize>);

/// What decides, each once: conditions, lists of them, for whom something is open, and ways.
#[derive(Default)]
struct Judged {
    conditions: Pool,
    lists: Pool,
    open: Pool,
    groups: Pool,
    ways: Pool,
}

impl Layout {
    pub(super) fn new(site: &Site) -> Self {
        let mut candidates = site.candidates();
        candidates.sort_by_key(|candidate| candidate.ordning);
        let numbers = candidates.iter().map(|candidate| (candidate.id.clone(), candidate.ordning)).collect();
        let mut judged = Judged::default();
        let mut forms: Vec<Form> = Vec::new();
        let mut places: HashMap<Form, usize> = HashMap::new();
        let mut of = Vec::new();
        for candidate in &candidates {
            let own = judged.list(&candidate.villkor);
            let form = Form(own, candidate.vagar.iter().map(|way| judged.way(way)).collect());
            let place = *places.entry(form).or_insert_with_key(|form| {
                forms.push(form.clone());
                forms.len() - 1
            });
            of.push(place);
        }
        let (classes, order) = (vec![0; forms.len()], (0..candidates.len()).collect());
        Self { candidates, numbers, judged, forms, classes, of, order }
    }

    /// Lays the insatser in the order of their forms' classes, and those of one class by name.
    pub(super) fn arrange(&mut self, classes: Vec<usize>) {
        self.classes = classes;
        self.order.sort_by_key(|number| (self.classes[self.of[*number]], *number));
    }

    pub(super) fn len(&self) -> usize {
        self.candidates.len()
    }

    /// What decides, and the delområden, by which alternatives are found.
    pub(super) fn decides(&self) -> Value {
        let (areas, area) = self.pooled(|candidate| &candidate.likhet.delomraden);
        let (methods, method) = self.pooled(|candidate| &candidate.likhet.metoder);
        let (groups, group) = self.pooled(|candidate| &candidate.likhet.malgrupper);
        let (towns, town) = self.pooled(|candidate| &candidate.likhet.orter);
        json!({
            "villkor": self.judged.conditions.values,
            "listor": self.judged.lists.values,
            "oppen": self.judged.open.values,
            "grupper": self.judged.groups.values,
            "inte": self.apart(),
            "vagar": self.judged.ways.values,
            "former": self.forms,
            "form": self.of,
            "klass": self.classes,
            "delomraden": areas,
            "delomrade": area,
            "metoder": methods,
            "metod": method,
            "malgrupper": groups,
            "malgrupp": group,
            "orter": towns,
            "ort": town,
        })
    }

    /// By number what nobody is offered.
    fn apart(&self) -> Vec<usize> {
        self.candidates.iter().enumerate().filter(|(_, one)| one.inte.is_some()).map(|(number, _)| number).collect()
    }

    /// A list of words of each insats: each list once, and of each insats the place of its own.
    fn pooled(&self, of: impl Fn(&Candidate) -> &Vec<String>) -> (Vec<Value>, Vec<usize>) {
        let mut pool = Pool::default();
        let places = self.candidates.iter().map(|candidate| pool.place(json!(of(candidate)))).collect();
        (pool.values, places)
    }

    /// What is told of the insatser of a shard.
    pub(super) fn words(&self, nr: usize, per: usize) -> Value {
        let (mut conditions, mut ways) = (Pool::default(), Pool::default());
        let numbers = &self.order[(nr * per).min(self.len())..((nr + 1) * per).min(self.len())];
        let rows: Vec<Value> = numbers.iter().map(|number| self.row(*number, &mut conditions, &mut ways)).collect();
        json!({ "villkor": conditions.values, "vagar": ways.values, "rader": rows })
    }

    fn row(&self, number: usize, conditions: &mut Pool, ways: &mut Pool) -> Value {
        let candidate = &self.candidates[number];
        let vagar: Vec<usize> = candidate
            .vagar
            .iter()
            .zip(&self.forms[self.of[number]].1)
            .map(|(way, place)| {
                let mut words = parted(way, WAY_WORDS).1;
                words.insert("villkor".to_owned(), self.told(&way.villkor, conditions));
                words.insert("lagrum".to_owned(), way.lagrum.iter().map(|law| law.text.as_str()).collect());
                words.insert("av".to_owned(), json!(place));
                ways.place(Value::Object(words))
            })
            .collect();
        let alternativ = candidate.alternativ.iter().map(|one| {
            let number = one.insats.as_ref().map(|id| self.numbers[id]);
            json!({ "insats": number, "text": one.text })
        });
        let kommer_fran = candidate.kommer_fran.iter().map(|from| json!([self.numbers[&from.insats], from.vagar]));
        json!({
            "id": candidate.id,
            "namn": candidate.namn,
            "href": candidate.href,
            "text": candidate.text,
            "utforare": candidate.utforare,
            "inte": candidate.inte,
            "villkor": self.told(&candidate.villkor, conditions),
            "vagar": vagar,
            "alternativ": alternativ.collect::<Vec<_>>(),
            "kommer_fran": kommer_fran.collect::<Vec<_>>(),
        })
    }

    /// The words of some conditions, by their places in a shard.
    fn told(&self, conditions: &[Condition], pool: &mut Pool) -> Value {
        let told = conditions.iter().map(|condition| {
            let (judged, mut words) = parted(condition, CONDITION_WORDS);
            words.insert("av".to_owned(), json!(self.judged.conditions.places[&Value::Object(judged).to_string()]));
            pool.place(Value::Object(words))
        });
        told.collect()
    }
}

impl Judged {
    /// What decides of some conditions, as a list's place.
    fn list(&mut self, conditions: &[Condition]) -> usize {
        let places = conditions.iter().map(|condition| {
            let (judged, _) = parted(condition, CONDITION_WORDS);
            self.conditions.place(Value::Object(judged))
        });
        self.lists.place(places.collect())
    }

    /// What decides of a way: of its laws, the time that a source ties to each.
    fn way(&mut self, way: &Way) -> usize {
        let (mut judged, _) = parted(way, WAY_WORDS);
        judged.insert("lista".to_owned(), json!(self.list(&way.villkor)));
        let groups: Vec<usize> = way.grupper.iter().map(|asked| self.groups.place(json!(asked))).collect();
        judged.insert("grupper".to_owned(), json!(groups));
        judged.insert("oppen_for".to_owned(), json!(self.open.place(json!(way.oppen_for))));
        judged.insert("lagrum".to_owned(), way.lagrum.iter().map(|law| law.tid.clone()).collect());
        self.ways.place(Value::Object(judged))
    }
}

/// A value's fields: those that are no words, and the words. What is not there is left out.
fn parted(value: &impl Serialize, words: &[&str]) -> (Map<String, Value>, Map<String, Value>) {
    let fields: Map<String, Value> = serde_json::from_value(json!(value)).expect("it is a struct");
    let (words, other) =
        fields.into_iter().filter(|(_, value)| !value.is_null()).partition(|(key, _)| words.contains(&key.as_str()));
    (other, words)
}

/// Values, each once.
#[derive(Default)]
struct Pool {
    values: Vec<Value>,
    places: HashMap<String, usize>,
}

impl Pool {
    fn place(&mut self, value: Value) -> usize {
        let next = self.values.len();
        let place = *self.places.entry(value.to_string()).or_insert(next);
        if place == next {
            self.values.push(value);
        }
        place
    }
}
