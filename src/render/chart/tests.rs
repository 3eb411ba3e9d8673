//! Whole charts, from data to SVG.

mod examples;

use self::examples::*;
use super::{Form, data, draw, option_script};

#[test]
#[ignore = "writes all examples to a folder to be looked at: SVGS=folder"]
fn examples_are_written() {
    let folder = std::path::PathBuf::from(std::env::var("SVGS").expect("SVGS=folder"));
    for chart in all() {
        for form in [Form::Wide, Form::Slim] {
            super::check(&chart).expect("a sound chart");
            match draw(&chart, form) {
                Ok(svg) => std::fs::write(folder.join(format!("{}-{}.svg", chart.id, form.suffix())), svg).expect("written"),
                Err(error) => eprintln!("{} {form:?}: {error}", chart.id),
            }
        }
        std::fs::write(folder.join(format!("{}.js", chart.id)), option_script(&chart)).expect("written");
        std::fs::write(folder.join(format!("{}.json", chart.id)), data(&chart)).expect("written");
    }
}
