//! Whole charts, from data to SVG. The golden files lie in `tests/charts/`; `UPDATE=1` writes them anew.

mod examples;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use self::examples::*;
use super::{ChartCache, ChartKey, Form, data, draw, option_script, svg};
use crate::script::text_width;
use crate::site::chart::{Category, Chart, ChartCell, ChartFault, ChartKind, Series, check};

const FORMS: [Form; 2] = [Form::Wide, Form::Slim];

/// The charts that have golden files: one of each kind, and the first two of all.
fn golden() -> Vec<Chart> {
    all().into_iter().filter(|chart| !matches!(chart.id.as_str(), "sex" | "sexgrupp" | "storkarta0" | "forandring")).collect()
}

#[test]
fn golden_charts() {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/charts");
    for chart in golden() {
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
    let charts: Vec<(Chart, Form)> = all()
        .into_iter()
        .filter(|chart| chart.id != "storkarta0")
        .flat_map(|chart| FORMS.map(|form| (chart.clone(), form)))
        .collect();
    let expected: Vec<String> = charts.iter().map(|(chart, form)| draw(chart, *form).expect("a chart")).collect();
    std::thread::scope(|scope| {
        for thread in 0..2 {
            let (charts, expected) = (&charts, &expected);
            scope.spawn(move || {
                for round in 0..charts.len() {
                    // One thread goes backwards, so that what was drawn before a chart differs.
                    let index = if thread == 0 { (round * 5) % charts.len() } else { charts.len() - 1 - round };
                    let (chart, form) = &charts[index];
                    assert_eq!(draw(chart, *form).as_ref(), Ok(&expected[index]));
                }
            });
        }
    });
}

/// A line of text in a picture and the box that it takes at most.
#[derive(Debug)]
struct Written<'a> {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    text: &'a str,
}

/// The `<text>` elements of an SVG.
fn texts(svg: &str) -> Vec<Written<'_>> {
    let element = |part: &'_ str| -> (f64, f64, f64, usize, Option<f64>) {
        let tag = part.split_once('>').expect("a whole tag").0;
        let attribute = |name: &str| {
            let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
            rest.split_once('"').map(|(value, _)| value)
        };
        let number = |name: &str| attribute(name).and_then(|value| value.parse::<f64>().ok());
        let upright = attribute("transform").is_some_and(|value| value.starts_with("rotate(-90"));
        let moved = attribute("transform").filter(|_| !upright).map(|value| {
            let (x, y) = value.trim_start_matches("translate(").trim_end_matches(')').split_once(' ').expect("two numbers");
            (x.parse::<f64>().expect("a number"), y.parse::<f64>().expect("a number"))
        });
        let (x, y) = moved.unwrap_or((0.0, 0.0));
        let (x, y) = (x + number("x").unwrap_or(0.0), y + number("y").unwrap_or(0.0));
        let text = part[tag.len() + 1..].split_once('<').expect("a closed element").0;
        let bold = number("font-weight").is_some_and(|weight| weight >= 600.0) || attribute("font-weight") == Some("bold");
        let width = text_width(text, number("font-size").expect("a size"), bold);
        if upright {
            // It reads upwards from its place: its box is turned.
            return (x, x, y, tag.len() + 1, Some(width));
        }
        let left = match attribute("text-anchor") {
            Some("end") => x - width,
            Some("middle") => x - width / 2.0,
            Some("start") | None => x,
            Some(other) => panic!("text-anchor {other}"),
        };
        (left, left + width, y, tag.len() + 1, None)
    };
    svg.split("<text")
        .skip(1)
        .map(|part| {
            let (left, right, y, start, up) = element(part);
            let text = part[start..].split_once('<').expect("a closed element").0;
            let (top, bottom, left, right) = match up {
                Some(width) => (y - width, y, left - 8.0, left + 8.0),
                None => (y - 8.0, y + 8.0, left, right),
            };
            Written { left, right, top, bottom, text }
        })
        .collect()
}

/// All charts, and each with names so long that nothing has room for them on one line.
fn all_and_long() -> Vec<Chart> {
    let mut charts = all();
    for mut chart in all().into_iter().filter(|chart| chart.id != "storkarta0") {
        for (index, category) in chart.categories.iter_mut().enumerate() {
            category.label = format!("Arbetsmarknadskonsulentverksamhetssamordning inom stadsområde {index}");
            category.short = None;
        }
        for (index, series) in chart.series.iter_mut().enumerate() {
            series.name = format!("Försörjningsstödshandläggning och arbetslivsinriktad rehabilitering {index}");
        }
        chart.id = format!("lang-{}", chart.id);
        charts.push(chart);
    }
    charts
}

#[test]
fn every_text_lies_inside_the_picture_and_over_no_other() {
    for chart in all_and_long() {
        for form in FORMS {
            let drawn = draw(&chart, form).expect("a chart");
            let (_, box_) = drawn.split_once("viewBox=\"0 0 ").expect("a viewBox");
            let (width, height) = box_.split_once('"').expect("a value").0.split_once(' ').expect("two numbers");
            let (width, height): (f64, f64) = (width.parse().expect("a number"), height.parse().expect("a number"));
            let texts = texts(&drawn);
            assert!(texts.len() > chart.categories.len(), "{drawn}");
            let name = format!("{} {form:?}", chart.id);
            for one in &texts {
                assert!(one.left >= -0.5 && one.right <= width + 0.5, "{name}: {one:?} in {width}");
                assert!(one.top >= -0.5 && one.bottom <= height + 0.5, "{name}: {one:?} in {height}");
            }
            for (index, one) in texts.iter().enumerate() {
                for other in &texts[index + 1..] {
                    // The glyphs of a line are lower than its box.
                    let beside = one.right <= other.left + 0.5 || other.right <= one.left + 0.5;
                    let apart = one.bottom - 3.0 <= other.top + 0.5 || other.bottom - 3.0 <= one.top + 0.5;
                    assert!(beside || apart, "{name}: {one:?} over {other:?}");
                }
            }
        }
    }
}

#[test]
fn labels_are_whole() {
    for form in FORMS {
        let drawn = draw(&luckor(), form).expect("a chart");
        let words: Vec<&str> = texts(&drawn).into_iter().flat_map(|one| one.text.split(' ')).collect();
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
    for chart in all() {
        for form in FORMS {
            let drawn = draw(&chart, form).expect("a chart");
            for forbidden in
                ["<style", " style=", " class=", " on", "<script", "href", "zr0", "ecmeta", "NaN", "undefined", "http:", "paint:"]
            {
                let found = drawn.replace("http://www.w3.org/2000/svg", "").contains(forbidden);
                assert!(!found, "{forbidden} in {} {form:?}", chart.id);
            }
            for wanted in ["role=\"img\"", "<title id=", "<desc id=", "data-point=\"0\""] {
                assert!(drawn.contains(wanted), "{wanted} in {} {form:?}", chart.id);
            }
            assert!(!drawn.contains(" width=\"800\" height") && !drawn.split_once('>').expect("a tag").0.contains(" height="));
        }
    }
}

#[test]
fn every_id_is_defined_once_and_has_the_prefix() {
    for chart in all() {
        for form in FORMS {
            let drawn = draw(&chart, form).expect("a chart");
            let ids: Vec<&str> = drawn.split(" id=\"").skip(1).map(|part| part.split_once('"').expect("a value").0).collect();
            let unique: BTreeSet<&&str> = ids.iter().collect();
            assert_eq!(ids.len(), unique.len(), "{ids:?}");
            let prefix = format!("{}-{}-", chart.id, form.suffix());
            assert!(ids.iter().all(|id| id.starts_with(&prefix)), "{ids:?}");
            for used in drawn.split("url(#").skip(1).map(|part| part.split_once(')').expect("closed").0) {
                assert!(ids.contains(&used), "{used} in {}", chart.id);
            }
        }
    }
}

#[test]
fn every_cell_that_is_drawn_or_marked_can_be_reached() {
    for chart in all() {
        for form in FORMS {
            let drawn = draw(&chart, form).expect("a chart");
            for (series, of) in chart.series.iter().enumerate() {
                for (category, cell) in of.values.iter().enumerate() {
                    let reached = drawn.contains(&format!("data-series=\"{series}\" data-point=\"{category}\""));
                    let may_be_missing = match chart.kind {
                        // A flow that is none, those of an undrawn category, an area that is none.
                        ChartKind::Sankey | ChartKind::Treemap => cell.number().is_some() || *cell == NotApplicable,
                        _ => false,
                    };
                    assert!(reached || may_be_missing, "{} {form:?} {series} {category}", chart.id);
                }
            }
        }
    }
}

/// A chart of a kind with one cell that is changed by the tests; all else is known.
fn with_cell(kind: ChartKind, cell: ChartCell) -> Chart {
    let labels = ["Ett", "Två", "Tre"];
    match kind {
        ChartKind::StandingBars | ChartKind::LyingBars | ChartKind::Treemap => {
            chart("c", kind, "insatser", &labels, &[("A", &[v(20.0), cell, v(30.0)])])
        }
        ChartKind::Grouped
        | ChartKind::Stacked
        | ChartKind::Shares
        | ChartKind::Line
        | ChartKind::Slope
        | ChartKind::HeatMap
        | ChartKind::SmallMultiples
        | ChartKind::Sankey => {
            chart("c", kind, "insatser", &labels, &[("A", &[v(20.0), cell, v(30.0)]), ("B", &[v(80.0), v(70.0), v(70.0)])])
        }
    }
}

const KINDS: [ChartKind; 11] = [
    ChartKind::StandingBars,
    ChartKind::LyingBars,
    ChartKind::Grouped,
    ChartKind::Stacked,
    ChartKind::Shares,
    ChartKind::Line,
    ChartKind::Slope,
    ChartKind::HeatMap,
    ChartKind::SmallMultiples,
    ChartKind::Treemap,
    ChartKind::Sankey,
];

/// The elements of ECharts' own that stand for a cell: those that are no mark of a missing one.
fn drawn_points(svg: &str, series: usize, category: usize) -> usize {
    let point = format!("data-series=\"{series}\" data-point=\"{category}\"");
    svg.split('<').filter(|tag| tag.starts_with("path") && tag.contains(&point)).count()
}

#[test]
fn what_is_not_there_is_marked_and_has_no_length_area_or_tone() {
    for kind in KINDS {
        for form in FORMS {
            let known = draw(&with_cell(kind, v(0.0)), form).expect("a chart");
            for (cell, word) in [(Hidden, "skyddad"), (Missing, "saknas"), (NotApplicable, "tillämpligt")] {
                let drawn = draw(&with_cell(kind, cell), form).expect("a chart");
                assert_eq!(drawn_points(&drawn, 0, 1), 0, "{kind:?} {form:?} {cell:?}\n{drawn}");
                // A part that doesn't apply is no part of the whole: nothing needs saying.
                let silent = cell == NotApplicable && matches!(kind, ChartKind::Stacked | ChartKind::Shares | ChartKind::Sankey);
                assert!(silent || drawn != known, "{kind:?} {form:?} {cell:?} is drawn as zero");
                assert!(silent || drawn.contains(word), "{kind:?} {form:?} {cell:?}\n{drawn}");
            }
        }
    }
}

#[test]
fn a_whole_with_a_hidden_part_is_not_drawn() {
    for kind in [ChartKind::Stacked, ChartKind::Shares, ChartKind::Sankey] {
        for form in FORMS {
            for cell in [Hidden, Missing] {
                let drawn = draw(&with_cell(kind, cell), form).expect("a chart");
                assert_eq!(drawn_points(&drawn, 1, 1), 0, "{kind:?} {form:?}\n{drawn}");
                // Nor does the axis tell it: the rest of that row changes nothing.
                let mut other = with_cell(kind, cell);
                other.series[1].values[1] = v(5000.0);
                assert_eq!(draw(&other, form).expect("a chart"), drawn, "{kind:?} {form:?}");
            }
        }
    }
    let tree = |part| {
        let mut tree = chart("t", ChartKind::Treemap, "", &["A", "A1", "A2", "B"], &[("", &[v(50.0), part, v(20.0), v(10.0)])]);
        tree.categories[1].parent = Some(0);
        tree.categories[2].parent = Some(0);
        draw(&tree, Form::Wide).expect("a chart")
    };
    assert_eq!((drawn_points(&tree(v(30.0)), 0, 1), drawn_points(&tree(v(30.0)), 0, 2)), (1, 1));
    assert_eq!((drawn_points(&tree(Hidden), 0, 0), drawn_points(&tree(Hidden), 0, 2)), (1, 0));
}

#[test]
fn a_gap_is_not_a_zero() {
    for form in FORMS {
        let gap = draw(&with_cell(ChartKind::LyingBars, Missing), form).expect("a chart");
        let zero = draw(&with_cell(ChartKind::LyingBars, v(0.0)), form).expect("a chart");
        assert!(gap.contains(">uppgift saknas<"), "{gap}");
        assert!(!zero.contains(">uppgift saknas<"), "{zero}");
        // The axis may have a zero of its own.
        assert_eq!(gap.matches(">0<").count() + 1, zero.matches(">0<").count(), "{zero}");
        // A line is broken there, not led to zero or past it.
        let line = draw(&with_cell(ChartKind::Line, Missing), form).expect("a chart");
        let whole = draw(&with_cell(ChartKind::Line, v(25.0)), form).expect("a chart");
        assert!(drawn_points(&line, 0, 0) > 0 && drawn_points(&line, 0, 2) > 0 && line.len() != whole.len());
    }
}

#[test]
fn text_is_escaped() {
    let label = "<script>alert(1)</script> & \"{b}\" '\u{0}fn:note paint:3 #*#*#*#1#*#*#*#";
    for kind in KINDS {
        let mut evil = with_cell(kind, v(30.0));
        evil.headline = label.to_owned();
        evil.unit = "<i>)(".to_owned();
        evil.categories[0].label = label.to_owned();
        evil.series[0].name = label.to_owned();
        for form in FORMS {
            let drawn = draw(&evil, form).expect("a chart");
            assert!(!drawn.contains("<script") && !drawn.contains('\u{0}'), "{drawn}");
            assert!(drawn.contains("&lt;script&gt;"), "{drawn}");
        }
        assert!(!data(&evil).contains('<'));
        assert!(option_script(&evil).expect("a script").starts_with("((globalThis.utbud??={}).diagram??={})[\"c\"]={"));
    }
}

#[test]
fn bars_of_the_same_name_have_a_row_each() {
    let twice = chart("a", ChartKind::LyingBars, "insatser", &["Vamos", "Vamos"], &[("", &values(&[7.0, 9.0]))]);
    for form in FORMS {
        let drawn = draw(&twice, form).expect("a chart");
        assert_eq!((drawn.matches(">Vamos<").count(), drawn.matches(">7<").count(), drawn.matches(">9<").count()), (2, 1, 1));
    }
}

#[test]
fn what_cannot_be_drawn_is_refused_with_its_reason() {
    let one = |kind, cells: &[ChartCell]| {
        let labels: Vec<String> = (0..cells.len()).map(|index| format!("rad {index}")).collect();
        let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
        chart("a", kind, "insatser", &labels, &[("A", cells)])
    };
    for kind in KINDS {
        assert_eq!(check(&with_cell(kind, v(30.0))), Ok(()), "{kind:?}");
    }
    assert_eq!(check(&one(ChartKind::LyingBars, &[Missing])), Ok(()));
    assert_eq!(check(&one(ChartKind::LyingBars, &[v(-1.0)])), Ok(()));
    let named = Chart { id: "a b".to_owned(), ..one(ChartKind::LyingBars, &[Missing]) };
    assert_eq!(check(&named), Err(ChartFault::Id("a b".to_owned())));
    for value in [f64::NAN, f64::INFINITY, 1e16] {
        assert_eq!(check(&one(ChartKind::LyingBars, &[v(value)])), Err(ChartFault::Value("rad 0".to_owned())));
    }
    for kind in [ChartKind::Stacked, ChartKind::Shares, ChartKind::Treemap, ChartKind::Sankey, ChartKind::SmallMultiples] {
        assert_eq!(check(&one(kind, &[v(-1.0)])), Err(ChartFault::Negative("rad 0".to_owned())), "{kind:?}");
    }
    let mut uneven = one(ChartKind::LyingBars, &[v(1.0)]);
    uneven.series[0].values.clear();
    assert_eq!(check(&uneven), Err(ChartFault::Uneven("A".to_owned())));
    assert_eq!(
        check(&one(ChartKind::Slope, &[v(1.0)])),
        Err(ChartFault::Series { kind: ChartKind::Slope, names: vec!["A".to_owned()], least: 2, most: 2 })
    );
    let mut shares = andelar();
    assert_eq!(check(&shares), Ok(()), "100 and 101 are whole but for rounding, a missing part is no sum");
    shares.series[0].values[0] = v(64.0);
    assert_eq!(check(&shares), Err(ChartFault::Sum { label: "2022".to_owned(), sum: "116".to_owned() }));
    let mut many = sex_serier("a", ChartKind::Stacked);
    many.series.push(many.series[0].clone());
    assert!(matches!(check(&many), Err(ChartFault::Series { names, most: 6, .. }) if names.len() == 7));
    many.kind = ChartKind::Grouped;
    many.series.truncate(2);
    many.compare = Some(many.series[0].clone());
    assert_eq!(check(&many), Err(ChartFault::Compare));
    many.compare = None;
    many.categories[1].parent = Some(0);
    assert_eq!(check(&many), Err(ChartFault::Parts));
    let mut tree = tradkarta();
    tree.categories[0].parent = Some(3);
    assert_eq!(check(&tree), Err(ChartFault::Tree("Boendestöd".to_owned())));
    tree.categories[0].parent = Some(0);
    assert!(matches!(check(&tree), Err(ChartFault::Tree(_))));
    for value in [Missing, v(0.0), v(1e-9), v(1e15)] {
        let cache = ChartCache::default();
        for kind in KINDS.into_iter().filter(|kind| !matches!(kind, ChartKind::Treemap | ChartKind::Shares)) {
            let chart = with_cell(kind, value);
            assert!(FORMS.iter().all(|form| svg(&chart, *form, &cache).is_ok()), "{kind:?} {value:?}");
        }
    }
}

#[test]
fn the_data_of_a_page_says_what_is_not_there() {
    let told: serde_json::Value = serde_json::from_str(&data(&luckor())).expect("JSON");
    assert_eq!(told["serier"][0]["v"], serde_json::json!([1237.0, 2000.0, null, 0.0, 12.0, "..", "."]));
    assert_eq!(told["enhet"], "personer med försörjningsstöd");
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
    let keys: BTreeSet<ChartKey> = all().iter().flat_map(|chart| FORMS.map(|form| ChartKey::new(chart, form))).collect();
    assert_eq!(keys.len(), 2 * all().len());
    let changed = Chart { description: "Annat.".to_owned(), ..behov() };
    assert!(!keys.contains(&ChartKey::new(&changed, Form::Wide)));
    assert!(keys.contains(&ChartKey::new(&behov(), Form::Wide)));
    let hidden = Chart { series: vec![Series::new("2024", vec![Hidden])], categories: vec![Category::new("a")], ..behov() };
    let missing = Chart { series: vec![Series::new("2024", vec![Missing])], ..hidden.clone() };
    assert_ne!(ChartKey::new(&hidden, Form::Wide), ChartKey::new(&missing, Form::Wide));
}

#[test]
#[ignore = "writes all examples to a folder to be looked at: SVGS=folder"]
fn examples_are_written() {
    let folder = std::path::PathBuf::from(std::env::var("SVGS").expect("SVGS=folder"));
    for chart in all() {
        for form in FORMS {
            let svg = draw(&chart, form).expect("a chart");
            std::fs::write(folder.join(format!("{}-{}.svg", chart.id, form.suffix())), svg).expect("written");
        }
        std::fs::write(folder.join(format!("{}.js", chart.id)), option_script(&chart).expect("a script")).expect("written");
        std::fs::write(folder.join(format!("{}.json", chart.id)), data(&chart)).expect("written");
    }
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
    for chart in all() {
        eprintln!("{} {:?} {:?}", chart.id, timed(&chart, Form::Wide), timed(&chart, Form::Slim));
    }
    let start = std::time::Instant::now();
    std::thread::scope(|scope| {
        for thread in 0..2 {
            scope.spawn(move || {
                for seed in 0..100 {
                    let map = storkarta(thread * 100 + seed);
                    FORMS.into_iter().for_each(|form| assert!(draw(&map, form).is_ok()));
                }
            });
        }
    });
    eprintln!("200 heat maps of 40×12 in both forms on two threads: {:?}", start.elapsed());
    assert!(first.as_millis() <= 200 && next[50].as_millis() <= 20 && start.elapsed().as_secs() < 20);
}
