//! How a wide table is folded for paper, where nothing can be scrolled.
//!
//! In: what stands in its columns. Out: which columns stand beside each other. It counts letters, since no one knows the font.

use std::ops::Range;

/// The letters of a line on paper, in the size that tables are printed in.
const LETTERS: usize = 88;
/// The letters that the rows' names take at most; longer ones are broken.
const LONGEST_NAME: usize = 36;
/// The letters that part two columns.
const GAP: usize = 2;

/// The columns of each part of a table, or nothing where all have room beside each other. `rows` are the rows' names, `columns` what
/// stands in each column, its head first.
pub(super) fn folds<'t>(rows: impl Iterator<Item = &'t str>, columns: &[Vec<&str>]) -> Vec<Range<usize>> {
    let name = rows.map(|name| name.chars().count()).max().unwrap_or(0).min(LONGEST_NAME);
    let mut folds = Vec::new();
    let (mut start, mut used) = (0, name);
    for (at, texts) in columns.iter().enumerate() {
        let (head, cells) = texts.split_first().map_or(("", &[][..]), |(head, cells)| (*head, cells));
        let word = head.split([' ', '-', '–', '/']).map(|word| word.chars().count()).max().unwrap_or(0);
        let cell = cells.iter().map(|text| text.chars().count()).max().unwrap_or(0);
        let width = word.max(cell) + GAP;
        if used + width > LETTERS && at > start {
            folds.push(start..at);
            (start, used) = (at, name);
        }
        used += width;
    }
    if folds.is_empty() {
        return folds;
    }
    folds.push(start..columns.len());
    folds
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_column_is_lost() {
        let columns: Vec<Vec<&str>> = (0..24).map(|_| vec!["December 2024", "1\u{a0}000"]).collect();
        let folds = folds(["Alfa"].into_iter(), &columns);
        assert!(folds.len() > 1);
        assert_eq!(folds.iter().flat_map(Clone::clone).collect::<Vec<_>>(), (0..24).collect::<Vec<_>>());
        assert!(super::folds(["Alfa"].into_iter(), &columns[..4]).is_empty());
        let wide = "x".repeat(200);
        assert_eq!(super::folds(["Alfa"].into_iter(), &[vec![wide.as_str()], vec!["b"]]), [0..1, 1..2]);
    }
}
