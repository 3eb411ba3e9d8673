//! The command `utbud`.

use std::process::ExitCode;

fn main() -> ExitCode {
    utbud::cli::run()
}
