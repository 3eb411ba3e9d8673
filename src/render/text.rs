//! A page's running text as HTML.

use std::cell::RefCell;

use tera::Context;

use super::Renderer;
use crate::finding::Finding;
use crate::prose::{self, Href, Html};
use crate::site::{Fact, ListForm, PageProse};
use crate::value::OutPath;

/// The HTML of a page's text; lists of insatser are the theme's.
pub(super) fn html(
    renderer: &Renderer<'_>,
    path: &OutPath,
    prose: &PageProse,
    context: &Context,
) -> Result<String, Vec<Finding>> {
    let faults = RefCell::new(Vec::new());
    let html = prose::html(
        prose,
        &Html {
            heading_level: 2,
            id_prefix: "",
            link: &|target| {
                let hint = renderer.site.hint(target);
                renderer.site.resolve(path, target).map(|href| Href { href, label: None, hint })
            },
            value: &|fact, _| match fact {
                Fact::Count(_) | Fact::Text(_) => escape(&fact.text()),
                Fact::Insatser { ids, form, empty } => {
                    let mut context = context.clone();
                    context.insert("rader", &renderer.site.rows(path, ids));
                    context.insert("tom", empty);
                    let template = match form {
                        ListForm::List => "block/insatser",
                        ListForm::Table => "block/insatser-tabell",
                    };
                    renderer.theme.render(template, &context).unwrap_or_else(|fault| {
                        faults.borrow_mut().push(*fault);
                        String::new()
                    })
                }
            },
        },
    );
    let faults = faults.into_inner();
    if faults.is_empty() { Ok(html) } else { Err(faults) }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
