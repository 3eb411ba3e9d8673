//! A stream of text that knows where its signs are spelt.

use std::ops::Range;

/// What ends a paragraph and a cell, and what begins a table, a row and a cell: no such sign can be part of a number.
pub(super) const BREAK: char = '\u{1e}';
pub(crate) const CELL_END: char = '\u{1c}';
pub(crate) const TABLE: char = '\u{1a}';
pub(crate) const ROW: char = '\u{1d}';
pub(crate) const CELL: char = '\u{1f}';

/// What is seen in one piece, and where in the file each part of it is spelt.
#[derive(Debug, Default)]
pub(crate) struct Stream {
    pub(crate) text: String,
    /// Where pieces begin: in the stream, and in the file.
    places: Vec<(usize, usize)>,
}

impl Stream {
    /// Where the file spells a range of the stream.
    pub(crate) fn spelt(&self, range: &Range<usize>) -> Range<usize> {
        let at = |seen: usize| {
            let piece = self.places.partition_point(|(begins, _)| *begins <= seen);
            piece.checked_sub(1).map_or(0, |piece| self.places[piece].1 + seen - self.places[piece].0)
        };
        let start = at(range.start);
        let last = self.text[..range.end].char_indices().next_back().map_or(0, |(last, _)| last);
        start..(at(last) + range.end - last).max(start)
    }
}

/// A stream that grows.
pub(super) struct Builder {
    stream: Stream,
    /// Where in the file the last piece ends.
    next: usize,
    /// Whether a line break is but a space.
    flowing: bool,
}

impl Builder {
    pub(super) fn new(flowing: bool) -> Self {
        Self { stream: Stream::default(), next: usize::MAX, flowing }
    }

    /// Adds a text as the file spells it.
    pub(super) fn push(&mut self, text: &str, at: usize) {
        if text.is_empty() {
            return;
        }
        if at != self.next {
            self.stream.places.push((self.stream.text.len(), at));
        }
        if self.flowing {
            self.stream.text.extend(text.chars().map(|c| if c == '\n' { ' ' } else { c }));
        } else {
            self.stream.text.push_str(text);
        }
        self.next = at + text.len();
    }

    /// Adds a sign that the file spells in another way.
    pub(super) fn mark(&mut self, c: char, at: usize) {
        self.stream.places.push((self.stream.text.len(), at));
        self.stream.text.push(c);
        self.next = usize::MAX;
    }

    /// Ends a paragraph, unless a dash says that its last word goes on.
    pub(super) fn end_of_paragraph(&mut self, at: usize) {
        let goes_on = self.stream.text.trim_end().ends_with(['-', '\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}']);
        self.mark(if goes_on { ' ' } else { BREAK }, at);
    }

    pub(super) fn stream(self) -> Stream {
        self.stream
    }
}
