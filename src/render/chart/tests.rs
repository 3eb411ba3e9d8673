//! Whole charts, from data to SVG. The golden files lie in `tests/charts/`; `UPDATE=1` writes them anew.

use std::path::Path;
use std::sync::Arc;

use super::{ChartCache, ChartError, ChartKey, Form, draw, svg};
use crate::script::text_width;
use crate::site::chart::{Bar, Chart, ChartKind, Hue};

const FORMS: [Form; 2] = [Form::Wide, Form::Slim];

fn bar(label: &str, value: Option<f64>) -> Bar {
    Bar { label: label.to_owned(), short: None, value, hue: None, emphasis: false }
}

fn chart(id: &str, unit: &str, bars: Vec<Bar>) -> Chart {
    Chart {
        subtitle: String::new(),
        id: id.to_owned(),
        headline: "Flest insatser är jobbfokuserade".to_owned(),
        description: "Alla siffror står i tabellen.".to_owned(),
        unit: unit.to_owned(),
        bars,
        kind: ChartKind::LyingBars,
    }
}

/// The four områden with their hues.
fn omraden() -> Chart {
    let bars = [
        ("Sociala insatser", 5.0, Hue::Sociala),
        ("Hälsorelaterade insatser", 3.0, Hue::Halso),
        ("Kompetenshöjande insatser", 4.0, Hue::Kompetens),
        ("Jobbfokuserade insatser", 8.0, Hue::Jobb),
    ];
    let bars = bars.map(|(label, value, hue)| Bar { hue: Some(hue), emphasis: value == 8.0, ..bar(label, Some(value)) });
    chart("omraden", "insatser", bars.into())
}

/// Shares with a finding.
fn behov() -> Chart {
    let bars = [
        ("Arbetslivsinriktad rehabilitering", 29.0),
        ("Hälsofrämjande insats", 13.0),
        ("Stöd till vårdkontakt", 13.0),
        ("Jobbfokuserad insats (jobbsökaraktiviteter, praktik)", 9.5),
        ("Vet ej", 4.0),
        ("Annan insats än ovanstående", 2.0),
    ];
    let bars = bars.map(|(label, value)| Bar { emphasis: value == 29.0, ..bar(label, Some(value)) });
    chart("behov", "procent", bars.into())
}

/// Long words, missing values, a zero, thousands.
fn luckor() -> Chart {
    let bars = vec![
        bar("Arbetsmarknadspolitiska åtgärder för återetablering", Some(1237.0)),
        Bar { emphasis: true, ..bar("Arbetsmarknadskonsulentverksamhetssamordningen", Some(2000.0)) },
        Bar { short: Some("Centrum".to_owned()), ..bar("Stadsområde Centrum", None) },
        bar("Hisingen", Some(0.0)),
        bar("Sysselsättningsfrämjande insatser inom öppenvården för personer i hemlöshet", Some(12.0)),
    ];
    chart("luckor", "personer med försörjningsstöd", bars)
}

#[test]
fn golden_charts() {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/charts");
    for chart in [omraden(), behov(), luckor()] {
        for form in FORMS {
            let drawn = draw(&chart, form).expect("a chart");
            let path = directory.join(format!("{}-{}.svg", chart.id, form.suffix()));
            if std::env::var_os("UPDATE").is_some() {
                std::fs::write(&path, &drawn).expect("a writable file");
            }
            let golden = std::fs::read_to_string(&path).expect("a golden file");
            assert!(drawn == golden, "{} differs: look at it, run with UPDATE=1 and raise FORMAT in cache.rs", path.display());
        }
    }
}

#[test]
fn the_same_chart_is_the_same_bytes_on_any_thread_in_any_order() {
    let charts: Vec<(Chart, Form)> =
        [omraden(), behov(), luckor()].into_iter().flat_map(|chart| FORMS.map(|form| (chart.clone(), form))).collect();
    let expected: Vec<String> = charts.iter().map(|(chart, form)| draw(chart, *form).expect("a chart")).collect();
    std::thread::scope(|scope| {
        for thread in 0..2 {
            let (charts, expected) = (&charts, &expected);
            scope.spawn(move || {
                for round in 0..18 {
                    // 5 and 6 have no common divisor, so that all are drawn, each thread starting elsewhere and one going backwards.
                    let step = if thread == 0 { round * 5 } else { 1000 - round };
                    let index = (step + thread * 3) % charts.len();
                    let (chart, form) = &charts[index];
                    assert_eq!(draw(chart, *form).as_ref(), Ok(&expected[index]));
                }
            });
        }
    });
}

/// The `<text>` elements of an SVG.
fn texts(svg: &str) -> Vec<(f64, f64, f64, &str)> {
    let element = |part: &'_ str| -> (f64, f64, f64, usize) {
        let tag = part.split_once('>').expect("a whole tag").0;
        let attribute = |name: &str| {
            let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
            rest.split_once('"').map(|(value, _)| value)
        };
        let number = |name: &str| attribute(name).and_then(|value| value.parse::<f64>().ok());
        let moved = attribute("transform").map(|value| {
            let (x, y) = value.trim_start_matches("translate(").trim_end_matches(')').split_once(' ').expect("two numbers");
            (x.parse::<f64>().expect("a number"), y.parse::<f64>().expect("a number"))
        });
        let (x, y) = moved.unwrap_or((0.0, 0.0));
        let (x, y) = (x + number("x").unwrap_or(0.0), y + number("y").unwrap_or(0.0));
        let text = part[tag.len() + 1..].split_once('<').expect("a closed element").0;
        let bold = number("font-weight").is_some_and(|weight| weight >= 600.0) || attribute("font-weight") == Some("bold");
        let width = text_width(text, number("font-size").expect("a size"), bold);
        let left = match attribute("text-anchor") {
            Some("end") => x - width,
            Some("middle") => x - width / 2.0,
            Some("start") | None => x,
            Some(other) => panic!("text-anchor {other}"),
        };
        (left, left + width, y, tag.len() + 1)
    };
    svg.split("<text")
        .skip(1)
        .map(|part| {
            let (left, right, y, start) = element(part);
            (left, right, y, part[start..].split_once('<').expect("a closed element").0)
        })
        .collect()
}

#[test]
fn every_text_lies_inside_the_picture() {
    for chart in [omraden(), behov(), luckor()] {
        for form in FORMS {
            let drawn = draw(&chart, form).expect("a chart");
            let (_, box_) = drawn.split_once("viewBox=\"0 0 ").expect("a viewBox");
            let (width, height) = box_.split_once('"').expect("a value").0.split_once(' ').expect("two numbers");
            let (width, height): (f64, f64) = (width.parse().expect("a number"), height.parse().expect("a number"));
            let texts = texts(&drawn);
            assert!(texts.len() > chart.bars.len(), "{drawn}");
            for (left, right, y, text) in texts {
                assert!(left >= -0.01 && right <= width + 0.01, "”{text}” from {left} to {right} in {width}");
                assert!(y >= 8.0 && y <= height - 8.0, "”{text}” at {y} in {height}");
            }
        }
    }
}

#[test]
fn labels_are_whole() {
    for form in FORMS {
        let drawn = draw(&luckor(), form).expect("a chart");
        let words: Vec<&str> = texts(&drawn).into_iter().flat_map(|(_, _, _, text)| text.split(' ')).collect();
        for word in
            "Arbetsmarknadspolitiska åtgärder för återetablering Sysselsättningsfrämjande hemlöshet Centrum Hisingen".split(' ')
        {
            assert!(words.contains(&word), "{word} in {words:?}");
        }
        assert_eq!(words.contains(&"Stadsområde"), form == Form::Wide);
    }
}

#[test]
fn nothing_breaks_the_content_security_policy() {
    for form in FORMS {
        let drawn = draw(&luckor(), form).expect("a chart") + &draw(&omraden(), form).expect("a chart");
        for forbidden in ["<style", " style=", " class=", " on", "<script", "href", "zr0", "ecmeta", "NaN", "undefined", "http:"]
        {
            let found = drawn.replace("http://www.w3.org/2000/svg", "").contains(forbidden);
            assert!(!found, "{forbidden} in {drawn}");
        }
        for wanted in ["role=\"img\"", "<title id=", "<desc id=", "data-point=\"0\"", "var(--sociala)", "1\u{a0}237"] {
            assert!(drawn.contains(wanted), "{wanted} in {drawn}");
        }
    }
}

#[test]
fn text_is_escaped() {
    let label = "<script>alert(1)</script> & \"{b}\" '\u{0}fn:note";
    let evil = Chart { headline: label.to_owned(), unit: "<i>)(".to_owned(), ..chart("evil", "", vec![bar(label, Some(1.0))]) };
    for form in FORMS {
        let drawn = draw(&evil, form).expect("a chart");
        assert!(!drawn.contains("<script"), "{drawn}");
        assert!(drawn.contains("&lt;script&gt;"), "{drawn}");
        assert!(drawn.contains("&lt;i&gt;)("), "{drawn}");
        assert!(drawn.contains("{b}"), "{drawn}");
        assert!(!drawn.contains('\u{0}'), "{drawn}");
    }
}

#[test]
fn a_gap_is_not_a_zero() {
    for form in FORMS {
        let gap = draw(&chart("a", "insatser", vec![bar("A", None), bar("B", Some(3.0))]), form).expect("a chart");
        let zero = draw(&chart("a", "insatser", vec![bar("A", Some(0.0)), bar("B", Some(3.0))]), form).expect("a chart");
        assert!(gap.contains(">uppgift saknas<"), "{gap}");
        assert!(!zero.contains(">uppgift saknas<"), "{zero}");
        // The axis may have a zero of its own.
        assert_eq!(gap.matches(">0<").count() + 1, zero.matches(">0<").count(), "{zero}");
    }
}

#[test]
fn bars_of_the_same_name_have_a_row_each() {
    for form in FORMS {
        let drawn = draw(&chart("a", "insatser", vec![bar("Vamos", Some(7.0)), bar("Vamos", Some(9.0))]), form).expect("a chart");
        assert_eq!(
            (drawn.matches(">Vamos<").count(), drawn.matches(">7<").count(), drawn.matches(">9<").count()),
            (2, 1, 1),
            "{drawn}"
        );
    }
}

#[test]
fn what_cannot_be_drawn_is_an_error() {
    let cache = ChartCache::default();
    let result = |chart: &Chart| svg(chart, Form::Wide, &cache).map(|_| ());
    // In the cache a number that is none looks like a missing value.
    assert_eq!(result(&chart("a", "insatser", vec![bar("A", None)])), Ok(()));
    assert_eq!(result(&chart("a", "insatser", Vec::new())), Err(ChartError::Empty));
    assert_eq!(result(&chart("a b", "insatser", vec![bar("A", None)])), Err(ChartError::Id("a b".to_owned())));
    for value in [-1.0, f64::NAN, f64::INFINITY] {
        assert_eq!(result(&chart("a", "insatser", vec![bar("A", Some(value))])), Err(ChartError::Value("A".to_owned())));
    }
    for value in [None, Some(0.0), Some(1e-9), Some(1e15), Some(f64::MAX)] {
        assert_eq!(result(&chart("a", "", vec![bar("", value)])), Ok(()), "{value:?}");
    }
}

#[test]
fn the_cache_keeps_what_was_asked_for() {
    let cache = ChartCache::default();
    let first = svg(&behov(), Form::Wide, &cache).expect("a chart");
    assert!(Arc::ptr_eq(&first, &svg(&behov(), Form::Wide, &cache).expect("a chart")));
    svg(&behov(), Form::Slim, &cache).expect("a chart");
    assert_eq!(cache.entries().len(), 2);

    let next = ChartCache::from_entries(cache.entries());
    assert!(next.entries().is_empty());
    assert!(Arc::ptr_eq(&first, &svg(&behov(), Form::Wide, &next).expect("a chart")));
    let entries = next.entries();
    assert_eq!(entries.len(), 1);
    assert_eq!(ChartKey::from_bytes(*entries[0].0.as_bytes()), entries[0].0);
}

#[test]
fn a_saved_cache_knows_the_chart_and_the_form() {
    let keys = [omraden(), behov(), luckor()].iter().flat_map(|chart| FORMS.map(|form| ChartKey::new(chart, form))).collect();
    let keys: std::collections::BTreeSet<ChartKey> = keys;
    assert_eq!(keys.len(), 6);
    let changed = Chart { description: "Annat.".to_owned(), ..behov() };
    assert!(!keys.contains(&ChartKey::new(&changed, Form::Wide)));
    assert!(keys.contains(&ChartKey::new(&behov(), Form::Wide)));
}

#[test]
#[ignore = "measures time: cargo test --release --lib in_time -- --ignored --nocapture"]
#[allow(clippy::print_stderr, reason = "the figures are what it is run for")]
fn charts_are_drawn_in_time() {
    let timed = |chart: &Chart, form| {
        let start = std::time::Instant::now();
        draw(chart, form).expect("a chart");
        start.elapsed()
    };
    let first = timed(&behov(), Form::Wide);
    let other_thread = std::thread::spawn(move || timed(&behov(), Form::Wide)).join().expect("no panic");
    let mut next: Vec<_> = (0..50).flat_map(|_| FORMS.map(|form| timed(&omraden(), form))).collect();
    next.sort();
    eprintln!("first {first:?}, first of another thread {other_thread:?}, then median {:?}, slowest {:?}", next[50], next[99]);
    assert!(first.as_millis() <= 200 && next[50].as_millis() <= 20);
}
