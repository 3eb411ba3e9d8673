//! The command `utbud`.

use std::process::ExitCode;

/// Ten thousand pages are made of millions of small strings on all threads: a quarter of the time went to the system's allocator.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    utbud::cli::run()
}
