//! A page's running text as HTML: values become what the theme makes of them, and are never read as markup.

use std::cell::RefCell;

use tera::{Context, Value};

use super::kit::Kit;
use crate::finding::Finding;
use crate::prose::{self, Href, Html, Setting};
use crate::site::{Fact, ListForm, PageProse};
use crate::value::OutPath;

/// The HTML of a page's text.
pub(super) fn html(kit: &Kit<'_>, path: &OutPath, prose: &PageProse, context: &Context) -> Result<String, Vec<Finding>> {
    let faults = RefCell::new(Vec::new());
    let html = prose::html(
        prose,
        &Html {
            heading_level: 2,
            id_prefix: "",
            link: &|target| {
                let hint = kit.site.hint(target);
                kit.site.resolve(path, target).map(|href| Href { hint, ..href })
            },
            value: &|fact, setting| {
                value(kit, path, (prose, fact), setting, context).unwrap_or_else(|found| {
                    faults.borrow_mut().extend(found);
                    String::new()
                })
            },
        },
    );
    let faults = faults.into_inner();
    if faults.is_empty() { Ok(html) } else { Err(faults) }
}

/// A value as safe HTML.
fn value(
    kit: &Kit<'_>,
    path: &OutPath,
    (prose, fact): (&PageProse, &Fact),
    setting: Setting,
    context: &Context,
) -> Result<String, Vec<Finding>> {
    let mut block = context.clone();
    let template = match fact {
        Fact::Text(text) => return Ok(escape(text)),
        Fact::Number { text, tabell, .. } => {
            let link = kit.site.table_link(path, tabell).filter(|_| setting == Setting::Text);
            return Ok(match link {
                Some(link) => format!("<a class=\"tal\" href=\"{}\">{}</a>", escape(&link.href), escape(text)),
                None => escape(text),
            });
        }
        Fact::Figure { id, name, tabell, diagram } => {
            let Some(chart) = kit.site.table_chart(path, tabell, diagram, id) else { return Ok(String::new()) };
            block.insert_value("d", kit.chart(path, &chart)?);
            block.insert("tabell", &kit.site.numbers(path, tabell, None, None));
            insert_frame(&mut block, kit, path, (&prose.document().figure_id(id), name, tabell));
            "block/figur"
        }
        Fact::Table { id, name, tabell, rows, columns } => {
            block.insert("tabell", &kit.site.numbers(path, tabell, rows.as_deref(), columns.as_deref()));
            insert_frame(&mut block, kit, path, (&prose.document().figure_id(id), name, tabell));
            "block/tabell"
        }
        Fact::KeyFigure { view, .. } => {
            block.insert("tal", view);
            "block/nyckeltal"
        }
        Fact::Insatser { ids, form, empty } => {
            block.insert("rader", &kit.site.rows(path, ids));
            block.insert("tom", empty);
            match form {
                ListForm::List => "block/insatser",
                ListForm::Table => "block/insatser-tabell",
            }
        }
    };
    kit.theme.render(template, &block).map_err(|fault| vec![*fault])
}

/// What a numbered figure or table has round it.
fn insert_frame(block: &mut Context, kit: &Kit<'_>, path: &OutPath, (id, name, tabell): (&str, &str, &crate::value::Slug)) {
    block.insert("id", id);
    block.insert("namn", name);
    block.insert_value(
        "lank",
        kit.site.table_link(path, tabell).map_or_else(|| Value::from(()), |link| Value::from_serializable(&link)),
    );
    block.insert("ram", &kit.site.table_frame(path, tabell));
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
