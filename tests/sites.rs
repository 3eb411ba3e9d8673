//! Small sites, one behaviour each, and what becomes of them.
//!
//! A case is a folder in `tests/sites/`: a site, and `expected/` with `filer.txt`, the paths of all outputs, and those pages that
//! the case is about, byte for byte. `UPDATE=1` rewrites what is there; a page becomes expected by an empty file of its name.
//! The hashes in the names of static files are left out, so that a change of a style sheet is none of every page.

#![expect(clippy::disallowed_methods, reason = "tests read their fixtures, and the environment says UPDATE")]

mod site;

use std::fs;
use std::path::{Path, PathBuf};

use site::{Tree, sources, tree};

const LIST: &str = "filer.txt";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites")
}

/// `tillgangar/sajt.0123456789ab.css` without the hash.
fn without_hashes(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('.') {
        let (before, after) = rest.split_at(at + 1);
        out.push_str(before);
        let is_hash = after.len() > 12
            && after.as_bytes()[12] == b'.'
            && after.bytes().take(12).all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        rest = if is_hash { &after[13..] } else { after };
    }
    out.push_str(rest);
    out
}

fn files_below(folder: &Path, prefix: &str) -> Vec<String> {
    let mut files = Vec::new();
    let Ok(entries) = fs::read_dir(folder) else { return files };
    for entry in entries {
        let entry = entry.expect("the folder can be read");
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            files.extend(files_below(&entry.path(), &format!("{name}/")));
        } else {
            files.push(name);
        }
    }
    files.sort();
    files
}

fn compare(case: &str) -> Tree {
    let built: Tree =
        tree(&sources(&folder().join(case))).into_iter().map(|(path, bytes)| (without_hashes(&path), bytes)).collect();
    let expected = folder().join(case).join("expected");
    let update = std::env::var_os("UPDATE").is_some();
    let mut differences = Vec::new();
    let mut check = |path: &str, found: &[u8]| {
        let found = std::str::from_utf8(found).map_or_else(|_| found.to_vec(), |text| without_hashes(text).into_bytes());
        let file = expected.join(path);
        if update {
            fs::create_dir_all(file.parent().expect("a file lies in a folder")).expect("the repository is ours");
            fs::write(&file, &found).expect("the repository is ours");
        }
        if fs::read(&file).unwrap_or_default() != found {
            differences.push(path.to_owned());
        }
    };
    let list: String = built.keys().map(|path| format!("{path}\n")).collect();
    check(LIST, list.as_bytes());
    for path in files_below(&expected, "").into_iter().filter(|path| path != LIST) {
        let found = built.get(&path).unwrap_or_else(|| panic!("{case}: no output is named {path}"));
        check(&path, found);
    }
    hold_ids(&built);
    assert!(differences.is_empty(), "{case}: these differ, and UPDATE=1 rewrites them: {}", differences.join(", "));
    built
}

fn text<'t>(tree: &'t Tree, path: &str) -> &'t str {
    std::str::from_utf8(&tree[path]).expect("a page is text")
}

#[test]
fn the_smallest_site_has_every_list() {
    compare("minimal");
}

#[test]
fn with_an_address_only_the_page_for_wrong_addresses_begins_at_the_root() {
    let tree = compare("address");
    for (path, bytes) in tree.iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = std::str::from_utf8(bytes).expect("a page is text");
        let rooted = ["href=\"/", "src=\"/", "action=\"/", "data-motor=\"/"].iter().any(|begin| page.contains(begin));
        assert_eq!(rooted, path == "404.html", "{path}");
    }
}

#[test]
fn prose_becomes_html() {
    let tree = compare("prose");
    let page = text(&tree, "prosa.html");
    assert!(!page.contains("onclick") && !page.contains("<script>alert"), "raw HTML is made safe");
}

#[test]
fn the_questions_are_the_sites_own() {
    compare("questions");
}

#[test]
fn parts_and_areas_are_told_apart() {
    compare("parts");
}

#[test]
fn whose_something_is_and_of_which_day_it_was_stands_beside_it() {
    compare("origin");
}

#[test]
fn an_old_lagrum_leads_to_the_new_one() {
    compare("lagrum");
}

#[test]
fn a_theme_is_overridden_file_by_file() {
    let tree = compare("theme");
    assert_eq!(text(&tree, "tillgangar/tokens.css"), "a{color:red}");
    assert!(text(&tree, "tillgangar/sajt.css").len() > 1000, "the other files stay");
    assert!(text(&tree, "index.html").contains("Eget ord"), "words are overridden");
}

#[test]
fn tables_become_pages_files_and_figures_and_small_counts_go_nowhere() {
    let tree = compare("statistik");
    assert!(tree.values().all(|bytes| !bytes.windows(5).any(|window| window == b"98765")), "a withheld table is in no output");
    assert!(tree.keys().all(|path| !path.contains("/fa.") && !path.contains("/fa-")), "nor has it any file");
}

#[test]
fn made_sentences_hold_and_charts_without_anything_to_draw_say_why() {
    let tree = compare("sentences");
    assert!(tree.iter().all(|(_, bytes)| !bytes.windows(8).any(|window| window == "51 antal".as_bytes())), "antal is no unit");
}

/// The ids of a page, and the ids that its links lead to: on the page itself where the path is empty.
fn ids_and_links(page: &str) -> (Vec<&str>, Vec<(&str, &str)>) {
    let after = |attribute: &'static str| {
        page.match_indices(attribute).map(move |(at, _)| page[at + attribute.len()..].split('"').next().unwrap_or_default())
    };
    let links =
        after(" href=\"").filter(|href| !href.contains(':') && !href.contains('=')).filter_map(|href| href.split_once('#'));
    (after(" id=\"").collect(), links.collect())
}

/// Every id on every page stands once, and every link with an anchor leads to one.
fn hold_ids(tree: &Tree) {
    type Anchors<'t> = (Vec<&'t str>, Vec<(&'t str, &'t str)>);
    let pages: std::collections::BTreeMap<&str, Anchors<'_>> = tree
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(path, bytes)| (path.as_str(), ids_and_links(std::str::from_utf8(bytes).expect("a page is text"))))
        .collect();
    let mut faults = Vec::new();
    for (path, (ids, links)) in &pages {
        let mut seen = std::collections::BTreeSet::new();
        faults.extend(ids.iter().filter(|id| !seen.insert(**id)).map(|id| format!("{path}: {id} stands twice")));
        let folder = Path::new(path).parent().unwrap_or(Path::new(""));
        for (to, anchor) in links.iter().filter(|(_, anchor)| !anchor.is_empty()) {
            let mut target: Vec<&str> =
                if to.is_empty() { Vec::new() } else { folder.iter().filter_map(|part| part.to_str()).collect() };
            for part in to.split('/').filter(|part| !part.is_empty()) {
                if part == ".." {
                    target.pop();
                } else {
                    target.push(part);
                }
            }
            let target = if to.is_empty() { (*path).to_owned() } else { target.join("/") };
            if !pages.get(target.as_str()).is_some_and(|(ids, _)| ids.contains(anchor)) {
                faults.push(format!("{path}: {to}#{anchor} leads to nothing"));
            }
        }
    }
    faults.sort();
    faults.dedup();
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn ids_of_content_take_none_of_the_themes_and_links_lead_right() {
    hold_ids(&compare("anchors"));
}

#[test]
fn ids_stand_once_and_links_lead_to_them_on_every_page_of_the_real_site() {
    hold_ids(&tree(&sources(Path::new(env!("CARGO_MANIFEST_DIR")))));
}

#[test]
fn hashes_are_left_out() {
    assert_eq!(without_hashes("a/b.0123456789ab.css b.c 1.2"), "a/b.css b.c 1.2");
}

#[test]
fn files_of_every_form_are_read_as_they_are_shown() {
    compare("files");
}
