//! Takes ECharts out of the package `charming`, so that the file needs no copy in the repository.
//!
//! charming embeds the file only with its feature `ssr`, which brings V8 along; so the file is read where cargo has unpacked the
//! package. Cargo does not tell a build script where its dependencies lie. `cargo metadata` tells it, but wants every package of
//! the lock file, also those that only tests need and that a build has not fetched, and without a lock file (`cargo install`
//! leaves ours aside) it resolves anew, perhaps to versions that nobody has fetched. What is sure is that cargo unpacks every
//! package that a build needs before the first script runs, and the Cargo book says where:
//!
//! - in cargo's home, `registry/src/REGISTRY/NAME-VERSION`, from crates.io as from a mirror or a local registry ("Cargo Home"),
//! - or in a directory that cargo's configuration names as a source, which is what `cargo vendor` makes ("Source Replacement").
//!
//! So both are searched, and nothing is run or resolved. `Cargo.toml` asks for one exact version, for a file inside a package is
//! no promise of its makers; and the bytes are checked, so that it does not matter which of the places had them. Where charming
//! comes from somewhere else (a path, a git repository, `--config` on the command line), `UTBUD_ECHARTS` names the file.

#![expect(clippy::disallowed_methods, reason = "a build script reads what cargo fetched and is told by the environment")]
#![allow(clippy::print_stdout, reason = "cargo reads a build script's standard output")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// Where the file lies inside the package.
const ECHARTS: &str = "src/asset/echarts-5.5.1.min.js";

/// The BLAKE3 hash of the file, as `b3sum` writes it.
const HASH: &str = "7028194ea6f36ee8b3d9b739352920f72fcfa3df6b718d1a1e97a00da63a9637";

/// Names the file where charming comes neither from a registry nor from a vendored directory.
const VARIABLE: &str = "UTBUD_ECHARTS";

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=Cargo.toml");
    println!("cargo::rerun-if-env-changed={VARIABLE}");
    if let Err(message) = copy_echarts() {
        for line in message.lines() {
            println!("cargo::error={line}");
        }
    }
}

/// Copies the file to where `src/script/echarts.rs` includes it from.
fn copy_echarts() -> Result<(), String> {
    let root = PathBuf::from(variable("CARGO_MANIFEST_DIR")?);
    let version = charming_version(&root)?;
    let mut looked = Vec::new();
    for file in candidates(&root, &version, &mut looked) {
        match fs::read(&file) {
            Ok(bytes) => match blake3::hash(&bytes).to_hex() {
                hash if hash.as_str() == HASH => {
                    let to = Path::new(&variable("OUT_DIR")?).join("echarts.js");
                    return fs::write(&to, bytes).map_err(|error| format!("{}: {error}", to.display()));
                }
                hash => looked.push(format!("{}: another file, its BLAKE3 hash is {hash}", file.display())),
            },
            Err(error) => looked.push(format!("{}: {error}", file.display())),
        }
    }
    Err(not_found(&version, &looked))
}

fn not_found(version: &str, looked: &[String]) -> String {
    let mut message = format!("ECharts, which is {ECHARTS} in the package charming {version}, was not found. Looked at:\n");
    for line in looked {
        message.push_str(&format!("  {}\n", line.replace('\n', " ")));
    }
    message.push_str(&format!(
        "If the package lies elsewhere, set {VARIABLE} to the path of the file.\n\
         After a change of charming's version: set ECHARTS and HASH in build.rs, look at the golden charts, and raise FORMAT in \
         src/render/chart/cache.rs."
    ));
    message
}

/// The version that `Cargo.toml` asks for, and no other.
fn charming_version(root: &Path) -> Result<String, String> {
    let file = root.join("Cargo.toml");
    let manifest = table(&file)?;
    let asked = manifest.get("dependencies").and_then(|all| all.get("charming")).and_then(|charming| charming.get("version"));
    let exact = asked.and_then(toml::Value::as_str).and_then(|version| version.strip_prefix('='));
    exact.map(|version| version.trim().to_owned()).ok_or_else(|| {
        format!("{}: charming must be asked for as one exact version, \"=X.Y.Z\", for a file is taken out of it", file.display())
    })
}

/// Where the file may lie, the likeliest first. What can't be searched is told in `looked`.
fn candidates(root: &Path, version: &str, looked: &mut Vec<String>) -> Vec<PathBuf> {
    if let Some(told) = env::var_os(VARIABLE) {
        return vec![PathBuf::from(told)];
    }
    // Cargo reads its configuration where it is called from, which the shell tells, and that is mostly the package.
    let mut starts = vec![root.to_owned()];
    starts.extend(env::var_os("PWD").map(PathBuf::from).filter(|path| path.is_absolute()));
    let named = env::var_os("CARGO_HOME").filter(|home| !home.is_empty()).map(PathBuf::from);
    let homes: BTreeSet<PathBuf> = match named.or_else(|| Some(env::home_dir()?.join(".cargo"))) {
        Some(home) => starts.iter().map(|start| start.join(&home)).collect(),
        None => BTreeSet::new(),
    };

    let mut packages = Vec::new();
    for home in &homes {
        let sources = home.join("registry/src");
        match fs::read_dir(&sources) {
            Ok(entries) => {
                let mut registries: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
                registries.sort();
                packages.extend(registries.iter().map(|registry| registry.join(format!("charming-{version}"))));
            }
            Err(error) => looked.push(format!("{}: {error}", sources.display())),
        }
    }
    for directory in directory_sources(&starts, &homes, looked) {
        // `cargo vendor` leaves the version out of a name that only one version has.
        packages.extend(["charming".to_owned(), format!("charming-{version}")].map(|name| directory.join(name)));
    }
    packages.into_iter().map(|package| package.join(ECHARTS)).collect()
}

/// The directories that cargo's configuration names as sources.
fn directory_sources(starts: &[PathBuf], homes: &BTreeSet<PathBuf>, looked: &mut Vec<String>) -> Vec<PathBuf> {
    let above = starts.iter().flat_map(|start| start.ancestors()).map(|folder| folder.join(".cargo"));
    // `config` without an ending is the old name, which cargo still reads.
    let mut files: Vec<PathBuf> = above
        .chain(homes.iter().cloned())
        .flat_map(|folder| ["config.toml", "config"].map(|name| folder.join(name)))
        .filter(|file| file.is_file())
        .collect();
    let mut seen = BTreeSet::new();
    let mut directories = Vec::new();
    files.reverse();
    while let Some(file) = files.pop() {
        if !seen.insert(file.clone()) {
            continue;
        }
        let configuration = match table(&file) {
            Ok(configuration) => configuration,
            Err(message) => {
                looked.push(message);
                continue;
            }
        };
        let folder = file.parent().unwrap_or(&file);
        files.extend(included(&configuration).map(|path| folder.join(path)).filter(|file| file.is_file()));
        // Paths in a configuration count from the folder that its own folder lies in.
        let base = folder.parent().unwrap_or(folder);
        let sources = configuration.get("source").and_then(toml::Value::as_table).into_iter().flat_map(toml::Table::values);
        directories.extend(sources.filter_map(|source| Some(base.join(source.get("directory")?.as_str()?))));
    }
    directories
}

/// The other files that a configuration includes: paths, or tables with a `path`.
fn included(configuration: &toml::Table) -> impl Iterator<Item = &str> {
    let entries =
        configuration.get("include").map(|include| include.as_array().map_or(std::slice::from_ref(include), Vec::as_slice));
    entries.unwrap_or_default().iter().filter_map(|entry| entry.as_str().or_else(|| entry.get("path")?.as_str()))
}

/// A file in TOML.
fn table(file: &Path) -> Result<toml::Table, String> {
    let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    text.parse().map_err(|error| format!("{}: {error}", file.display()))
}

/// A variable that cargo sets.
fn variable(name: &str) -> Result<String, String> {
    env::var(name).map_err(|error| format!("{name}: {error}"))
}
