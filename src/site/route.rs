//! Where pages lie: one page, one for each of many, or the sheets of a long list.
//!
//! In: a word, an id or a number. Out: paths. This is the only place that knows what the file of a page is called.

use std::num::NonZeroUsize;

use crate::value::OutPath;

/// What stands for the id in the pattern of many paths.
const ID: &str = "%";

/// How the pages of a kind lie.
pub(super) trait Route: Sync + 'static {
    /// What tells one page of the kind from another.
    type Key;

    /// Where a page lies.
    fn path(&self, key: &Self::Key) -> OutPath;

    /// The path that is taken whatever the records are.
    fn fixed(&self) -> Option<OutPath>;

    /// The word that the path begins with: what a menu calls the page.
    fn word(&self) -> &'static str;

    /// The paths of all pages of the kind, with `%` for an id or a number.
    fn patterns(&self) -> Vec<String>;
}

/// A single page.
#[derive(Debug, Clone, Copy)]
pub(super) enum One {
    /// At the root of the site: `kallor.html`.
    AtRoot(&'static str),
    /// The first page of a folder: `avtal/index.html`.
    OfFolder(&'static str),
}

/// A page for each of many, in a folder: `insatser/krami.html`; at the root where the folder has no name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Each(pub(super) &'static str);

/// The sheets of a long list: the first lies as a single page does, the others beside it in a folder.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sheets(pub(super) One);

/// The number of a sheet of a list, from one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Sheet(NonZeroUsize);

impl Sheet {
    /// The first sheet.
    pub(super) const FIRST: Self = Self(NonZeroUsize::MIN);

    /// The sheets of a list that takes so many; a list always has a first.
    pub(super) fn all(number: usize) -> impl Iterator<Item = Self> {
        (1..=number.max(1)).filter_map(NonZeroUsize::new).map(Self)
    }

    /// The sheet that an entry stands on, by its place in the list from zero.
    pub(super) fn of(place: usize, per_sheet: usize) -> Self {
        Self(NonZeroUsize::MIN.saturating_add(place / per_sheet))
    }

    /// Its number, from one.
    pub(super) fn number(self) -> usize {
        self.0.get()
    }
}

impl Route for One {
    type Key = ();

    fn path(&self, (): &()) -> OutPath {
        match self {
            Self::AtRoot(word) => parsed(&page(word)),
            Self::OfFolder(word) => parsed(&format!("{word}/index.html")),
        }
    }

    fn fixed(&self) -> Option<OutPath> {
        Some(self.path(&()))
    }

    fn word(&self) -> &'static str {
        match self {
            Self::AtRoot(word) | Self::OfFolder(word) => word,
        }
    }

    fn patterns(&self) -> Vec<String> {
        vec![self.path(&()).to_string()]
    }
}

impl Route for Each {
    /// The id.
    type Key = String;

    fn path(&self, id: &String) -> OutPath {
        filled(&self.pattern(), id)
    }

    fn fixed(&self) -> Option<OutPath> {
        None
    }

    fn word(&self) -> &'static str {
        self.0
    }

    fn patterns(&self) -> Vec<String> {
        vec![self.pattern()]
    }
}

impl Each {
    fn pattern(self) -> String {
        if self.0.is_empty() { page(ID) } else { page(&format!("{}/{ID}", self.0)) }
    }
}

impl Route for Sheets {
    type Key = Sheet;

    fn path(&self, sheet: &Sheet) -> OutPath {
        match sheet.number() {
            1 => self.0.path(&()),
            number => filled(&self.pattern(), &number.to_string()),
        }
    }

    fn fixed(&self) -> Option<OutPath> {
        self.0.fixed()
    }

    fn word(&self) -> &'static str {
        self.0.word()
    }

    fn patterns(&self) -> Vec<String> {
        [self.0.patterns(), vec![self.pattern()]].concat()
    }
}

impl Sheets {
    fn pattern(self) -> String {
        page(&format!("{}/sida-{ID}", self.word()))
    }
}

/// The path that a pattern gives for an id.
pub(super) fn filled(pattern: &str, id: &str) -> OutPath {
    parsed(&pattern.replace(ID, id))
}

/// Whether a page lies in the folder that another is the first page of.
pub(super) fn is_below(page: &OutPath, list: &OutPath) -> bool {
    list.as_str().strip_suffix("index.html").is_some_and(|folder| !folder.is_empty() && page.as_str().starts_with(folder))
}

fn page(name: &str) -> String {
    format!("{name}.html")
}

fn parsed(path: &str) -> OutPath {
    OutPath::parse(path).expect("the words of routes are constants and ids are slugs")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_lie_where_their_routes_say() {
        assert_eq!(One::AtRoot("kallor").path(&()).as_str(), "kallor.html");
        assert_eq!(One::OfFolder("avtal").path(&()).as_str(), "avtal/index.html");
        assert_eq!(Each("avtal").path(&"a".to_owned()).as_str(), "avtal/a.html");
        assert_eq!(Each("").path(&"om".to_owned()).as_str(), "om.html");
        let sheets: Vec<String> = Sheet::all(2).map(|sheet| Sheets(One::AtRoot("villkor")).path(&sheet).to_string()).collect();
        assert_eq!(sheets, ["villkor.html", "villkor/sida-2.html"]);
    }

    #[test]
    fn a_list_always_has_a_first_sheet() {
        assert_eq!(Sheet::all(0).collect::<Vec<_>>(), [Sheet::FIRST]);
        assert_eq!([0, 99, 100].map(|place| Sheet::of(place, 100).number()), [1, 1, 2]);
    }

    #[test]
    fn a_folder_has_the_pages_below_its_first() {
        let below = |page, list| is_below(&parsed(page), &parsed(list));
        assert!(below("avtal/a.html", "avtal/index.html"));
        assert!(!below("avtal.html", "avtal/index.html") && !below("kallor.html", "index.html"));
    }
}
