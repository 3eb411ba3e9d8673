//! Footnotes: numbers in the text, the notes themselves after it, and the ways back.

use std::fmt::Write as _;

use super::Writer;

impl<V> Writer<'_, V> {
    /// Writes the number of a footnote, as a link to it.
    pub(super) fn note_reference(&mut self, index: usize) {
        let next = self.note_numbers.len() + 1;
        let number = *self.note_numbers.entry(index).or_insert(next);
        if number == next {
            self.note_order.push(index);
        }
        let times = self.referred.entry(index).or_insert(0);
        *times += 1;
        let time = *times;
        let id = self.reference_id(number, time);
        self.out.push_str("<sup><a");
        self.attribute("href", &format!("#{}fotnot_{number}", self.options.id_prefix));
        self.attribute("id", &id);
        self.attribute("aria-label", &format!("Fotnot {number}"));
        let _ = write!(self.out, ">{number}</a></sup>");
    }

    fn reference_id(&self, number: usize, time: usize) -> String {
        let prefix = self.options.id_prefix;
        if time == 1 {
            format!("{prefix}fotnotshanvisning_{number}")
        } else {
            format!("{prefix}fotnotshanvisning_{number}_{time}")
        }
    }

    /// Writes the footnotes, in the order in which they are referred to; one footnote may bring in another.
    pub(super) fn notes(&mut self) {
        if self.note_order.is_empty() {
            return;
        }
        self.out.push_str("<div");
        self.attribute("class", "fotnoter");
        self.out.push_str("><ol>\n");
        let mut at = 0;
        while let Some(&index) = self.note_order.get(at) {
            at += 1;
            self.out.push_str("<li");
            self.attribute("id", &format!("{}fotnot_{at}", self.options.id_prefix));
            self.out.push('>');
            let events = self.content.notes[index].events.clone();
            self.events(events.start + 1..events.end - 1);
            let in_paragraph = self.out.ends_with("</p>\n");
            if in_paragraph {
                self.out.truncate(self.out.len() - "</p>\n".len());
            }
            self.out.push_str(" <a");
            self.attribute("href", &format!("#{}", self.reference_id(at, 1)));
            self.attribute("aria-label", &format!("Tillbaka till hänvisningen till fotnot {at}"));
            self.out.push_str(">↩</a>");
            self.out.push_str(if in_paragraph { "</p>\n</li>\n" } else { "</li>\n" });
        }
        self.out.push_str("</ol></div>\n");
    }
}
