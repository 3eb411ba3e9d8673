//! Faults in the input, as data: what is wrong, where, and what to write instead.
//!
//! A [`Finding`] is the author's fault; the machine's faults are errors of their own. One file per form of output.

mod conceal;
mod github;
mod gitlab;
mod human;
mod json;
mod locate;
mod place;
mod rdjson;
mod refused;
mod sarif;
mod suggestion;
mod told;

use std::ops::Range;
use std::sync::Arc;

use self::conceal::Concealed;
pub use self::github::github;
pub use self::gitlab::gitlab;
pub use self::human::human;
pub use self::json::json;
pub use self::locate::Located;
use self::locate::Locator;
pub use self::place::{Part, Place};
pub use self::rdjson::rdjson;
pub(crate) use self::refused::tell_refused;
pub use self::sarif::sarif;
pub use self::suggestion::{Candidate, did_you_mean, meant, nearest};
pub use crate::rule::Level;
use crate::rule::Rule;
use crate::source::FilePath;
use crate::value::{Fault, Personnummer, visible};

/// A fault in the input.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Finding {
    /// The rule that is broken: it has the id and the level.
    pub(crate) rule: &'static Rule,
    /// Where.
    pub place: Place,
    /// What is wrong, naming the thing.
    pub message: String,
    /// What to do about it.
    pub hint: String,
    /// Other places that take part, each with why.
    pub related: Vec<(Place, String)>,
}

impl Finding {
    /// That a rule is broken.
    pub(crate) fn new(rule: &'static Rule, place: Place, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { rule, place, message: message.into(), hint: hint.into(), related: Vec::new() }
    }

    /// A value's own fault.
    pub(crate) fn of_fault(place: Place, fault: Fault) -> Self {
        Self::new(fault.rule, place, fault.message, fault.hint)
    }

    /// The kind of fault: a stable id in kebab case.
    pub fn id(&self) -> &'static str {
        self.rule.id
    }

    /// How bad it is.
    pub fn level(&self) -> Level {
        self.rule.level
    }

    /// The same with another place that takes part.
    #[must_use]
    pub fn with_related(mut self, place: Place, message: impl Into<String>) -> Self {
        self.related.push((place, message.into()));
        self
    }
}

/// Findings gathered over the stages, each told once per place, and what no report of them may show.
#[derive(Debug, Clone, Default)]
pub struct Findings {
    list: Vec<Finding>,
    concealed: Concealed,
}

impl Findings {
    /// Adds a finding.
    pub fn push(&mut self, finding: Finding) {
        self.list.push(finding);
    }

    /// Adds all findings of another stage, with what no report may show. There is no other way to merge them, so that none forgets it.
    pub fn append(&mut self, other: Self) {
        self.list.extend(other.list);
        self.concealed.append(other.concealed);
    }

    /// Keeps the digits of a number in a file out of every report, and those that the file's text has at these bytes out of every
    /// drawn line.
    pub fn conceal(&mut self, file: &FilePath, number: &Personnummer, range: Option<Range<usize>>) {
        self.concealed.add(file, number, range);
    }

    /// Whether a finding stops the build; a strict build is stopped by warnings too.
    pub fn stop(&self, strict: bool) -> bool {
        let limit = if strict { Level::Warning } else { Level::Error };
        self.list.iter().any(|finding| finding.level() <= limit)
    }

    /// The worst level there is.
    pub fn worst(&self) -> Option<Level> {
        self.list.iter().map(|finding| finding.level()).min()
    }

    /// How many there are of a level.
    pub fn count(&self, level: Level) -> usize {
        self.list.iter().filter(|finding| finding.level() == level).count()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// All findings, worst first, then by file and place; the same finding at the same place once. Their texts may be told.
    pub fn sorted(&self, sources: &crate::source::Sources) -> Vec<(Arc<Finding>, Located)> {
        let mut locator = Locator::new(sources);
        let mut located: Vec<_> =
            self.list.iter().map(|finding| (Arc::new(self.told(finding)), locator.locate(&finding.place))).collect();
        located.sort_by(|(a, at), (b, bt)| (a.level(), at, a.id(), &a.message).cmp(&(b.level(), bt, b.id(), &b.message)));
        located.dedup_by(|(a, at), (b, bt)| a.rule == b.rule && a.message == b.message && at == bt);
        located
    }

    /// A finding with nothing in its texts that no report may show.
    fn told(&self, finding: &Finding) -> Finding {
        let places = std::iter::once(&finding.place).chain(finding.related.iter().map(|(place, _)| place));
        let files = places.filter_map(Place::path).collect();
        let text = |text: &str| visible(&self.concealed.text(text, &files)).into_owned();
        Finding {
            message: text(&finding.message),
            hint: text(&finding.hint),
            related: finding.related.iter().map(|(place, message)| (place.clone(), text(message))).collect(),
            ..finding.clone()
        }
    }
}

impl Extend<Finding> for Findings {
    fn extend<T: IntoIterator<Item = Finding>>(&mut self, iter: T) {
        self.list.extend(iter);
    }
}

/// For tests alone: a finding that is taken out may say what no report shows.
#[cfg(test)]
impl IntoIterator for Findings {
    type Item = Finding;
    type IntoIter = std::vec::IntoIter<Finding>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter()
    }
}
