//! How wide a text may become.
//!
//! The reader's font is unknown when a chart is drawn, so each character counts with the widest advance among the fonts that the
//! theme's stack may end in: DejaVu Sans and Arial (as Liberation Sans), in thousandths of the font size. Segoe UI and Noto Sans
//! are narrower.

/// Regular weight, U+0020 to U+007E.
const REGULAR: [u16; 95] = [
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, //
    636, 636, 636, 636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 556, //
    1015, 684, 686, 722, 770, 667, 611, 778, 752, 295, 500, 667, 557, 863, 748, 787, //
    667, 787, 722, 667, 611, 732, 684, 989, 685, 667, 685, 390, 337, 390, 838, 556, //
    500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612, //
    635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
];

/// Bold (and every weight from 600, which most fonts show as bold), U+0020 to U+007E.
const BOLD: [u16; 95] = [
    348, 456, 521, 838, 696, 1002, 872, 306, 457, 457, 523, 838, 380, 415, 380, 365, //
    696, 696, 696, 696, 696, 696, 696, 696, 696, 696, 400, 400, 838, 838, 838, 611, //
    1015, 774, 762, 734, 830, 683, 683, 821, 837, 372, 556, 775, 637, 995, 837, 850, //
    733, 850, 770, 720, 682, 812, 774, 1103, 771, 724, 725, 457, 365, 457, 838, 556, //
    500, 675, 716, 593, 716, 678, 435, 716, 712, 343, 343, 665, 343, 1042, 712, 687, //
    716, 716, 493, 595, 478, 712, 652, 924, 645, 652, 582, 712, 365, 712, 838,
];

/// The width in pixels of one line of text of a size in pixels, hardly ever less than what a browser shows.
pub(crate) fn text_width(text: &str, size: f64, bold: bool) -> f64 {
    let thousandths: u32 = text.chars().map(|character| u32::from(advance(character, bold))).sum();
    f64::from(thousandths) * size / 1000.0
}

/// The place of the first letter that no longer fits in a width together with those before it; none where all fit.
pub(crate) fn fitting(letters: impl Iterator<Item = char>, width: f64, size: f64, bold: bool) -> Option<usize> {
    let mut thousandths = 0_u32;
    letters.enumerate().find_map(|(at, letter)| {
        thousandths = thousandths.saturating_add(u32::from(advance(letter, bold)));
        // Compared with `>` negated, so that what is no number fits nothing, as with `<=`.
        let fits = f64::from(thousandths) * size / 1000.0 <= width;
        (!fits).then_some(at)
    })
}

/// The advance of a character in thousandths of the font size.
fn advance(character: char, bold: bool) -> u16 {
    let table = if bold { &BOLD } else { &REGULAR };
    if let Some(known) = u32::from(character).checked_sub(0x20).and_then(|index| table.get(index as usize)) {
        return *known;
    }
    let (regular, heavy) = match character {
        'å' | 'ä' | 'à' | 'á' | 'é' | 'è' | 'ê' | 'ë' => (615, 678),
        'ö' | 'ø' | 'ó' | 'ü' | 'ú' => (634, 712),
        'Å' | 'Ä' | 'À' | 'Á' | 'É' | 'È' => (684, 774),
        'Ö' | 'Ø' | 'Ó' | 'Ü' => (787, 850),
        '\u{a0}' | '·' | '’' | '‘' => (318, 380),
        '\u{2009}' | '\u{202f}' => (365, 365),
        '–' | '‑' | '§' | '²' => (556, 556),
        '”' | '“' | '€' | '•' => (636, 696),
        '\u{2212}' | '×' | '±' | '≤' | '≥' => (838, 838),
        // What takes no room: the soft hyphen where nothing breaks, joiners, marks over the letter before.
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{300}'..='\u{36f}' | '\u{fe00}'..='\u{fe0f}' => (0, 0),
        // Latin, Greek, Cyrillic letters.
        '\u{c0}'..='\u{52f}' => (850, 950),
        // `—`, `…`, `½`, arrows, and what no table knows; an emoji is wider than its size.
        '\u{80}'..='\u{ffff}' => (1000, 1035),
        _ => (1300, 1300),
    };
    if bold { heavy } else { regular }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_swedish_label_is_as_wide_as_in_dejavu_sans() {
        let text = "Arbetsmarknadspolitiska åtgärder för återetablering";
        let (regular, bold) = (text_width(text, 12.0, false), text_width(text, 12.0, true));
        assert!((314.0..318.0).contains(&regular), "{regular}");
        assert!((355.0..362.0).contains(&bold), "{bold}");
    }

    #[test]
    fn every_character_has_a_width() {
        assert_eq!(text_width("", 16.0, false), 0.0);
        assert_eq!(text_width("~", 1000.0, false), 838.0);
        assert_eq!(text_width("a\u{301}", 1000.0, false), text_width("a", 1000.0, false));
        assert!(text_width("\u{1f600}", 16.0, true) > 16.0);
    }
}
