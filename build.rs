//! Takes ECharts from the `charming` package that cargo fetched and checked against `Cargo.lock`, so that the file needs no copy
//! in the repository.

#![expect(clippy::disallowed_methods, reason = "a build script reads what cargo fetched and is told by the environment")]
#![allow(clippy::print_stdout, reason = "cargo reads a build script's standard output")]

use std::path::{Path, PathBuf};
use std::{env, fs};

use cargo_metadata::MetadataCommand;

/// Where the file lies inside the package.
const ECHARTS: &str = "src/asset/echarts-5.5.1.min.js";

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=Cargo.lock");
    if let Err(message) = copy_echarts() {
        println!("cargo::error={}", message.replace('\n', " "));
    }
}

/// Copies the file to where `src/script/echarts.rs` includes it from.
fn copy_echarts() -> Result<(), String> {
    let from = charming_package()?.join(ECHARTS);
    if !from.is_file() {
        return Err(format!(
            "ECharts not found at {}: this version of charming keeps it elsewhere or carries another version. Set ECHARTS in build.rs \
             to the new path, then look at the golden charts and raise FORMAT in src/render/chart/cache.rs",
            from.display()
        ));
    }
    let to = Path::new(&variable("OUT_DIR")?).join("echarts.js");
    fs::copy(&from, &to).map_err(|error| format!("{} could not be copied to {}: {error}", from.display(), to.display()))?;
    Ok(())
}

/// The directory of the charming package that this build uses.
fn charming_package() -> Result<PathBuf, String> {
    let root = PathBuf::from(variable("CARGO_MANIFEST_DIR")?);
    let mut options = vec!["--offline".to_owned(), "--filter-platform".to_owned(), variable("HOST")?];
    // As a dependency from a path or a registry the package may lie there without a lock file of its own.
    if root.join("Cargo.lock").is_file() {
        options.push("--locked".to_owned());
    }
    let metadata = MetadataCommand::new()
        .manifest_path(root.join("Cargo.toml"))
        .other_options(options)
        .exec()
        .map_err(|error| format!("cargo metadata failed, so ECharts could not be found in the charming package: {error}"))?;
    let package = metadata
        .packages
        .iter()
        .find(|package| package.name.as_str() == "charming")
        .ok_or("the package charming, which carries ECharts, is not among the dependencies")?;
    let directory = package.manifest_path.parent().ok_or("the manifest of charming has no directory")?;
    Ok(directory.as_std_path().to_owned())
}

/// A variable that cargo sets.
fn variable(name: &str) -> Result<String, String> {
    env::var(name).map_err(|error| format!("{name}: {error}"))
}
