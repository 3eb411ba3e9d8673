//! The signals that end a process from outside, caught from when a site begins to be published.
//!
//! Before, they end the process at once, as they always do: nothing lies on the disk that would be left behind. After the exchange
//! there is little left to do, and it is done.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::{flag, low_level};

/// The signal that came, if one did.
#[derive(Debug, Default)]
pub(super) struct Signals {
    came: Arc<AtomicUsize>,
}

impl Signals {
    /// Catches the first of Ctrl-C, an end asked for, and a terminal that hangs up; the second ends the process.
    pub(super) fn catch() -> io::Result<Self> {
        let signals = Self::default();
        let again = Arc::new(AtomicBool::new(false));
        // What whoever started the program lets it ignore stays ignored, as under nohup.
        let ignored = ignored();
        for signal in [SIGINT, SIGTERM, SIGHUP].into_iter().filter(|signal| ignored >> (signal - 1) & 1 == 0) {
            let number = usize::try_from(signal).unwrap_or_default();
            // In this order: the first time nothing is set yet.
            flag::register_conditional_default(signal, Arc::clone(&again))?;
            flag::register(signal, Arc::clone(&again))?;
            flag::register_usize(signal, Arc::clone(&signals.came), number)?;
        }
        Ok(signals)
    }

    /// Whether none came.
    pub(super) fn none(&self) -> bool {
        self.came.load(Ordering::Relaxed) == 0
    }

    /// Ends the process as the signal that came would have, so that whoever sent it sees what became of it.
    pub(super) fn die(&self) {
        let signal = i32::try_from(self.came.load(Ordering::Relaxed)).unwrap_or(SIGTERM);
        // It comes back only for a signal that ends no process, and these three do.
        let _ = low_level::emulate_default_handler(signal);
    }
}

/// The signals that this process ignores, a bit each from the first.
fn ignored() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or_default()
}
