//! What formats show of numbers.

use super::*;

/// What a format shows of a number: the number and the text; or the kind of moment; or in brackets what is shown instead.
fn show(code: &str, number: f64) -> String {
    match Format::parse(code).shown(number, true) {
        Written::Number(Number { value, percent, shown, .. }) => {
            format!("{value}{} ”{shown}”", if percent { " %" } else { "" })
        }
        Written::Other(Other::Moment(kind, _)) => kind.to_owned(),
        Written::Other(Other::Masked(shown, ..)) => format!("[{shown}]"),
        other => format!("{other:?}"),
    }
}

#[test]
fn numbers_are_shown_as_their_formats_say() {
    for (code, number, shown) in [
        ("General", 0.1 + 0.2, "0,3 ”0,3”"),
        ("General", 2023.0, "2023 ”2023”"),
        ("@", 7.0, "7 ”7”"),
        ("0%", 0.45, "45 % ”45%”"),
        ("0%", 0.405, "41 % ”41%”"),
        ("0.0%", 0.405, "40,5 % ”40,5%”"),
        ("0.0\\ %", 0.405, "40,5 % ”40,5 %”"),
        ("0.0%;[Red]-0.0%", -0.405, "-40,5 % ”-40,5%”"),
        ("#,##0.0\" %\"", 40.5, "40,5 % ”40,5 %”"),
        ("[$-41D]0.0%", 0.355, "35,5 % ”35,5%”"),
        ("[<0.1]0.00%;0%", 0.05, "5 % ”5,00%”"),
        ("[<0.1]0.00%;0%", 0.5, "50 % ”50%”"),
        ("000", 7.0, "7 ”007”"),
        ("\"Vecka \"0", 40.0, "40 ”Vecka 40”"),
        ("#,##0\\ \"kr\"", 1234.0, "1234 ”1234 kr”"),
        ("#,##0\\ [$kr-41D]", 1234.0, "1234 ”1234 kr”"),
        ("0.00", 1.005, "1,01 ”1,01”"),
        ("0", 12.5, "13 ”13”"),
        ("#,##0_);(#,##0)", -5.0, "-5 ”(5)”"),
        ("_-* #,##0_-;\\-* #,##0_-;_-* \"-\"_-;_-@_-", 0.0, "0 ”0”"),
        ("#,##0,", 1_234_000.0, "1234 ”1234”"),
        ("#,##0,", 1_234_567.0, "[1235]"),
        ("0.0,,\" mn\"", 1_500_000.0, "1,5 ”1,5 mn”"),
        ("[>=1000000]0.0,,\"M\";[>=1000]0,\"k\";0", 5000.0, "5 ”5k”"),
        ("# ?/?", 0.5, "0,5 ”0,5”"),
        ("# ?/?", 0.3333, "[0,3333 som bråk]"),
        ("0.00E+00", 1_230_000.0, "1230000 ”1230000”"),
        ("0.00E+00", 1_234_567.0, "[1230000]"),
        ("\"x\"", 5.0, "[x]"),
        (";;;", 5.0, "[]"),
        ("0;-0;;@", 0.0, "[]"),
        ("#", 0.0, "[]"),
        ("0;0", -5.0, "[5]"),
        ("_-* #,##0_-;-* #,##0_-;_-* \"-\"??_-;_-@_-", 0.0, "0 ”0”"),
        ("#\\ ##0", 1234.0, "1234 ”1234”"),
        ("000-000 00 00", 701_234_567.0, "[0701234567-]"),
        ("\"<\"0", 5.0, "[<5]"),
        ("\"ca \"0", 5.0, "[ca 5]"),
        ("0\"000\"", 5.0, "[5000]"),
        ("\"1\"0", 5.0, "[15]"),
        ("0‰", 5.0, "[5‰]"),
        ("#,##0.##", 5.0, "5 ”5”"),
    ] {
        assert_eq!(show(code, number), shown, "{code} {number}");
    }
}

#[test]
fn dates_times_and_durations_are_told_apart() {
    for (code, kind) in [
        ("yyyy-mm-dd", "ett datum"),
        ("[$-41D]d mmmm yyyy;@", "ett datum"),
        ("mmm", "ett datum"),
        ("d/m", "ett datum"),
        ("mmmm\\ yy", "ett datum"),
        ("h:mm", "ett klockslag"),
        ("h:mm AM/PM", "ett klockslag"),
        ("mm:ss.0", "ett klockslag"),
        ("[h]:mm", "en tid"),
        ("[mm]:ss", "en tid"),
        ("yyyy\\-mm\\-dd\\ hh:mm", "ett datum med klockslag"),
        ("[Red]dd/mm/yy", "ett datum"),
        ("General\\ \"d\"", "45540 ”45540 d”"),
    ] {
        assert_eq!(show(code, 45540.0), kind, "{code}");
    }
    for id in (14..=22).chain(27..=36).chain(45..=47).chain(50..=58) {
        assert!(matches!(built_in(id).shown(1.0, true), Written::Other(Other::Moment(..))), "{id}");
    }
    for id in (0..=13).chain(37..=44).chain(48..=49) {
        assert!(matches!(built_in(id).shown(1.0, true), Written::Number(_)), "{id}");
    }
}
