//! `utbud schema`: the JSON Schemas that give editors completion and help, and the content model as a page.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use clap::Args;

use super::arguments::Outcome;
use super::terminal::{Terminal, Trouble};
use crate::finding::Findings;
use crate::records::fraga::Fraga;
use crate::records::{self, Records};
use crate::source::{Door, Sources};

/// Skriv JSON-scheman, som ger hjälp medan du redigerar
#[derive(Debug, Args)]
#[command(after_help = "\
Andra filer i mappen rörs inte.

Exempel:
  utbud schema --out schema
  utbud schema --markdown > docs/modell.md")]
pub(super) struct Schema {
    /// Mappen som schemana läggs i [annars: schema]
    #[arg(long, value_name = "MAPP", default_value = "schema")]
    out: PathBuf,
    /// Sajtens rot: schemana namnger de frågor i Hitta insats som sajten har
    #[arg(long, value_name = "MAPP", default_value = ".")]
    root: PathBuf,
    /// Skriv i stället innehållsmodellen som en sida i Markdown, i terminalen
    #[arg(long, conflicts_with = "out")]
    markdown: bool,
}

/// Writes every schema that differs from what stands.
pub(super) fn run(args: &Schema, terminal: &Terminal) -> Result<Outcome, Trouble> {
    if args.markdown {
        terminal.print(&records::guide())?;
        return Ok(Outcome::Fine);
    }
    fs::create_dir_all(&args.out).map_err(|error| Trouble::machine("skapa", &args.out, &error))?;
    // What is wrong with the site is for check to tell.
    let sources = Sources::read(&args.root).map_err(|failed| Trouble::machine("läsa", &failed.path, &failed.error))?;
    let records = Records::read(&sources, &mut Findings::default());
    let questions: Vec<&Fraga> = records.fragor.iter().filter_map(|entry| entry.record.as_ref()).collect();
    let schemas = records::schemas(&questions);
    let mut text = String::new();
    let mut written = 0;
    for (name, schema) in &schemas {
        let path = args.out.join(name);
        let bytes = format!("{schema:#}\n");
        if standing(&args.out, name, bytes.len()).is_some_and(|standing| standing == bytes.as_bytes()) {
            continue;
        }
        replace(&path, bytes.as_bytes()).map_err(|error| Trouble::machine("skriva", &path, &error))?;
        text.push_str(&format!("Skrev {}\n", path.display()));
        written += 1;
    }
    let all = schemas.len();
    text.push_str(&format!("{all} scheman i {}: {written} skrivna, {} oförändrade\n", args.out.display(), all - written));
    terminal.print(&text)?;
    Ok(Outcome::Fine)
}

/// What stands under a schema's name, if it is a file that is no longer than the schema.
fn standing(folder: &Path, name: &str, length: usize) -> Option<Vec<u8>> {
    Door::to(folder).ok()?.read(name.as_ref(), length as u64).ok()
}

/// Puts a file in place whole: whoever reads it at any instant finds the old bytes or the new.
fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.tmp", std::process::id()));
    let beside = path.with_file_name(name);
    let written = fs::File::create(&beside)
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        // The first error is the one to tell; the file beside may never have come to be.
        let _ = fs::remove_file(&beside);
    }
    written
}
