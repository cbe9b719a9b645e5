//! SIGTERM and SIGINT, which the standard library has nothing for: the only unsafe code of this service.
//!
//! A handler may do next to nothing (signal-safety(7)), so it writes one byte to a socket; who waits for that
//! byte may do everything. A crate such as `signal-hook` does the same for all signals.

use std::io::{self, Read};
use std::os::fd::IntoRawFd;
use std::os::unix::net::UnixStream;
use std::sync::atomic::{AtomicI32, Ordering};

const SIGINT: i32 = 2;
const SIGTERM: i32 = 15;
/// What signal(2) returns when it refuses.
const SIG_ERR: usize = usize::MAX;

/// Where the handler writes; -1 before there is one, and once it has written.
static WAKE: AtomicI32 = AtomicI32::new(-1);

// Both are part of the C library that every Rust program on Linux is linked with anyway, the numbers above are
// those of Linux on amd64 and arm64, and a pointer has the size of `usize`.
unsafe extern "C" {
    fn signal(number: i32, handler: extern "C" fn(i32)) -> usize;
    fn write(descriptor: i32, bytes: *const u8, length: usize) -> isize;
}

extern "C" fn on_signal(_number: i32) {
    let descriptor = WAKE.swap(-1, Ordering::Relaxed);
    if descriptor >= 0 {
        // SAFETY: write(2) is one of the functions that a handler may call; the byte lives for ever, and nobody
        // closes the descriptor. Into an empty socket it cannot fail, so `errno` stays as it was.
        unsafe { write(descriptor, b"!".as_ptr(), 1) };
    }
}

/// Something to wait for.
pub struct Stop(UnixStream);

/// From now on SIGTERM and SIGINT no longer end the process, but [`Stop::wait`].
pub fn catch() -> io::Result<Stop> {
    let (waiting, waking) = UnixStream::pair()?;
    WAKE.store(waking.into_raw_fd(), Ordering::Relaxed);
    for number in [SIGTERM, SIGINT] {
        // SAFETY: the handler has the type that signal(2) asks for, and does only what it may.
        if unsafe { signal(number, on_signal) } == SIG_ERR {
            return Err(io::Error::last_os_error());
        }
    }
    Ok(Stop(waiting))
}

impl Stop {
    /// Returns after the first SIGTERM or SIGINT.
    pub fn wait(mut self) -> io::Result<()> {
        self.0.read_exact(&mut [0])
    }
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    #[test]
    fn waits_for_sigterm() {
        let stop = super::catch().unwrap();
        // Twice, as an impatient person does.
        let sent = Command::new("sh")
            .args(["-c", "kill -TERM $PPID; kill -TERM $PPID"])
            .status();
        assert!(sent.unwrap().success());
        stop.wait().unwrap();
    }
}
