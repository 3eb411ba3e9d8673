//! The directories that the outputs need, and the rules that they must keep together.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::error::Obstacle;
use crate::value::OutPath;

/// What the published directory is to hold.
#[derive(Debug)]
pub(super) struct Plan {
    /// All directories, each after the one that holds it.
    pub(super) directories: BTreeSet<String>,
    files: HashSet<String>,
}

impl Plan {
    /// Refuses outputs that can't lie side by side on every host: IIS and file shares take no notice of case.
    pub(super) fn new(paths: &[OutPath]) -> Result<Self, Obstacle> {
        let mut taken: BTreeMap<String, (&str, &OutPath)> = BTreeMap::new();
        let mut directories = BTreeSet::new();
        let mut files = HashSet::with_capacity(paths.len());
        for path in paths {
            let text = path.as_str();
            for (end, _) in text.match_indices('/') {
                let dir = &text[..end];
                // A directory and a file are never the same entry: the directory keeps its slash.
                let clash = match taken.get(&dir.to_ascii_lowercase()) {
                    Some(&(known, other)) => (known != format!("{dir}/")).then_some(other),
                    None => None,
                };
                if let Some(first) = clash {
                    return Err(Obstacle::Clash { first: first.clone(), second: path.clone() });
                }
                taken.insert(dir.to_ascii_lowercase(), (&text[..=end], path));
                directories.insert(dir.to_owned());
            }
            if let Some((_, first)) = taken.insert(text.to_ascii_lowercase(), (text, path)) {
                return Err(Obstacle::Clash { first: first.clone(), second: path.clone() });
            }
            files.insert(text.to_owned());
        }
        Ok(Self { directories, files })
    }

    /// Whether `path` is an output.
    pub(super) fn has_file(&self, path: &str) -> bool {
        self.files.contains(path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(paths: &[&str]) -> Result<Plan, Obstacle> {
        let paths: Vec<OutPath> = paths.iter().map(|path| OutPath::parse(path).expect("a good path")).collect();
        Plan::new(&paths)
    }

    #[test]
    fn directories_come_after_those_that_hold_them() {
        let plan = plan(&["a/b/c/x.html", "a-b/x.html", "a/x.html", "index.html"]).expect("no clash");
        let directories: Vec<&str> = plan.directories.iter().map(String::as_str).collect();
        assert_eq!(directories, ["a", "a-b", "a/b", "a/b/c"]);
        assert!(plan.has_file("a/x.html") && !plan.has_file("a"));
    }

    #[test]
    fn outputs_that_cannot_lie_side_by_side_are_refused() {
        let clashes: [&[&str]; 6] =
            [&["a", "a/b"], &["a/b", "a"], &["a/b/c", "a/B"], &["x.html", "X.html"], &["a/x", "A/y"], &["a", "a"]];
        for paths in clashes {
            for order in [paths.to_vec(), paths.iter().rev().copied().collect()] {
                assert!(matches!(plan(&order), Err(Obstacle::Clash { .. })), "{order:?}");
            }
        }
        assert!(plan(&["a.html", "a/b.html", "ab"]).is_ok());
    }
}
