//! The numbers here belong to no one: they are made up, or they are Skatteverket's own test numbers (19121212-1212, 20121212-1212).

use proptest::prelude::*;

use super::*;

/// A check digit by the book, and not by the code above.
fn check_digit(nine: &str) -> u32 {
    let doubled = nine.chars().enumerate().map(|(at, c)| c.to_digit(10).expect("a digit") * (2 - at as u32 % 2));
    (10 - doubled.map(|product| product % 10 + product / 10).sum::<u32>() % 10) % 10
}

fn found(text: &str) -> Vec<&str> {
    personnummer(text, Lines::Joined, None).into_iter().map(|number| &text[number.range]).collect()
}

#[test]
fn spellings() {
    for text in [
        "1212121212",
        "191212121212",
        "121212-1212",
        "121212+1212",
        "19121212-1212",
        "19121212 1212",
        "1912-12-12-1212",
        "1912-12-12 1212",
        "12 12 12 1212",
        "19 121212-1212",
        "19121212 - 1212",
        "19121212\u{a0}1212",
        "19121212\u{2013}1212",
        "19121212\u{2011}1212",
        "19121212\u{2212}1212",
        "19121212\u{202f}\u{2014} 1212",
        "19121212\u{ad}-1212",
        "191212\u{200b}121212",
        "19121212\\-1212",
        "19121212&nbsp;1212",
        "19121212&#8209;1212",
        "19121212\n  1212",
        "19121212-\n# 1212",
        "１９１２１２１２－１２１２",
        "𝟏𝟗𝟏𝟐𝟏𝟐𝟏𝟐-𝟏𝟐𝟏𝟐",
        "121272-1219",
        "19121272-1219",
    ] {
        assert_eq!(found(text), [text], "{text}");
        assert_eq!(found(&format!("pnr:{text}, {text}.")), [text, text]);
        assert_eq!(found(&format!("å{text}ö")), [text]);
    }
    assert_eq!(personnummer("121272-1219", Lines::Apart, None)[0].kind(), "samordningsnummer");
    assert_eq!(personnummer("19121212-1212", Lines::Apart, None)[0].kind(), "personnummer");
    assert_eq!(personnummer("１９１２１２１２–1212", Lines::Apart, None)[0].digits(), "191212121212");
}

#[test]
fn what_is_none() {
    for text in [
        "121212-1213",        // a wrong check digit
        "121312-1211",        // no such month
        "120230-1210",        // no such day
        "19130229-1212",      // no leap year
        "121292-1215",        // the day of a coordination number goes to 91
        "29121212-1212",      // no such century
        "11212121212",        // one digit too many
        "1912121212121",      // one digit too many
        "3121212-1212",       // a longer run before the dash
        "121212-12121",       // a longer run after it
        "212000-1355",        // the city's own organisation number
        "0.1212121212",       // a fraction
        "121212, 1212",       // two numbers
        "- 121212\n- 1212",   // two items of a list
        "1912-12-12-2014-05", // two dates
        "",
    ] {
        assert_eq!(found(text), Vec::<&str>::new(), "{text}");
    }
    assert!(personnummer("121212\n1212", Lines::Apart, None).is_empty());
    assert_eq!(found("10.1212121212; 00.1212121212"), ["1212121212", "1212121212"]);
}

#[test]
fn leap_days_need_a_leap_year() {
    let with = |nine: &str| format!("{nine}{}", check_digit(nine));
    assert_eq!(personnummer(&with("000229123"), Lines::Apart, None).len(), 1);
    assert_eq!(personnummer(&format!("19{}", with("000229123")), Lines::Apart, None).len(), 0);
    assert_eq!(personnummer(&format!("20{}", with("000229123")), Lines::Apart, None).len(), 1);
}

#[test]
fn masks_keep_every_place() {
    for (text, masked) in [
        ("å 19121212-1212 och 2024", "å ********-**** och 2024"),
        ("１９１２１２１２-1212", "＊＊＊＊＊＊＊＊-****"),
        ("inget 121212-1213", "inget 121212-1213"),
    ] {
        assert_eq!(mask(text), masked);
        assert_eq!(mask(text).len(), text.len());
    }
    assert_eq!(mask("𝟏𝟗𝟏𝟐𝟏𝟐𝟏𝟐-𝟏𝟐𝟏𝟐").len(), "𝟏𝟗𝟏𝟐𝟏𝟐𝟏𝟐-𝟏𝟐𝟏𝟐".len());
}

#[test]
fn the_work_grows_with_the_length() {
    for part in [
        "\"121212-1212\",",
        "1",
        "1 ",
        "12 12 12 ",
        "121212-",
        "121212 1212 ",
        "1\u{200b}",
        "\u{200b}",
        " ",
        "-",
        "1 - ",
        "121212-T123 ",
        "&#49;",
        "%31",
        "\\u0031",
        "٨١-",
        "1\n",
        "8,112,189,",
        "1 \u{301}",
        "1.",
        "121212-9\u{ad}\u{ad}\u{ad}",
    ] {
        let steps = |count: usize| {
            let text = part.repeat(count);
            let before = sign::tests::STEPS.get();
            personnummer(&text, Lines::Joined, None);
            sign::tests::STEPS.get() - before
        };
        let (once, twice) = (steps(2_000), steps(4_000));
        assert!(twice <= once * 21 / 10 + 100, "{part:?}: {once} signs read, and {twice} of a text twice as long");
    }
}

/// Any number that could be given out: birth date, or with the day plus 60, and a serial number.
fn any_number() -> impl Strategy<Value = String> {
    (1800..2100_i16, 1..=12_i8, 1..=31_i8, any::<bool>(), 0..1000_u16)
        .prop_filter_map("the date exists", |(year, month, day, coordination, serial)| {
            jiff::civil::Date::new(year, month, day).ok()?;
            let day = if coordination { day + 60 } else { day };
            Some(format!("{year:04}{month:02}{day:02}{serial:03}"))
        })
        .prop_map(|eleven| format!("{eleven}{}", check_digit(&eleven[2..])))
}

proptest! {
    #[test]
    fn any_number_in_any_spelling_in_any_text_is_found_and_masked(
        digits in any_number(),
        short in any::<bool>(),
        separator in prop::sample::select(vec![
            "", "-", "+", " ", "\u{a0}", "\u{2013}", "\u{2011}", " - ", "\u{202f}", "/", ".", "_", "\t", "      ", "·", "|", ":", " (", "\u{ad}-", "&ndash;",
        ]),
        zero in prop::sample::select(vec!['0', '\u{660}', '\u{966}', '\u{ff10}', '\u{1d7ce}', '\u{1e950}']),
        before in "([^0-9]*[^0-9\\PC])?", after in "([^0-9\\PC&][^0-9]*)?",
    ) {
        let kept = if short { &digits[2..] } else { &digits[..] };
        let (date, last) = kept.split_at(kept.len() - 4);
        let mut spelt = format!("{date}{separator}{last}");
        spelt = spelt.chars().map(|c| c.to_digit(10).and_then(|d| char::from_u32(u32::from(zero) + d)).unwrap_or(c)).collect();
        // Digits that `before` and `after` hold by chance would make the run longer.
        let plain = |text: &str| text.chars().all(|c| digit(c).is_none());
        prop_assume!(plain(&before) && plain(&after));
        let text = format!("{before}{spelt}{after}");
        let found = personnummer(&text, Lines::Apart, None);
        prop_assert_eq!(found.len(), 1);
        prop_assert_eq!(&text[found[0].range.clone()], &spelt);
        prop_assert_eq!(found[0].digits(), kept);
        let masked = mask(&text);
        prop_assert_eq!(masked.len(), text.len());
        prop_assert!(plain(&masked));
    }

    #[test]
    fn a_wrong_check_digit_is_none(digits in any_number(), wrong in 1..10_u32, short in any::<bool>()) {
        let last = digits[11..].parse::<u32>().expect("a digit");
        let other = format!("{}{}", &digits[..11], (last + wrong) % 10);
        let kept = if short { &other[2..] } else { &other[..] };
        prop_assert_eq!(personnummer(kept, Lines::Joined, None), vec![]);
    }

    #[test]
    fn a_wrong_date_is_none(year in 0..100_u8, month in 13..100_u8, day in 0..100_u8, serial in 0..1000_u16) {
        let nine = format!("{year:02}{month:02}{day:02}{serial:03}");
        prop_assert_eq!(personnummer(&format!("{nine}{}", check_digit(&nine)), Lines::Joined, None), vec![]);
    }

    #[test]
    fn no_text_causes_a_panic(text in "\\PC*", digits in "[0-9 +\\-\n\u{2013}\u{ff11}]*") {
        for text in [text, digits] {
            for number in personnummer(&text, Lines::Joined, None) {
                prop_assert!(text.get(number.range).is_some());
            }
            prop_assert_eq!(mask(&text).chars().count(), text.chars().count());
        }
    }
}
