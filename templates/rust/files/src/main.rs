//! Serves {= name =} over HTTP.
#![deny(unsafe_code)]

mod config;
mod http;
mod log;
mod server;
#[allow(unsafe_code)]
mod signals;

use config::Settings;
use log::Level;
use server::Server;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener, TcpStream};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;
use std::{env, fs, io, panic, thread};

/// Set by the build.
const VERSION: &str = match option_env!("VERSION") {
    Some(version) => version,
    None => "0.0.0-dev",
};

/// Each connection is a thread, and the container's limit of processes counts them.
const MAX_CONNECTIONS: usize = 64;
/// Bytes; what nobody touches takes no memory.
const STACK: usize = 256 * 1024;
/// How long requests may still take after SIGTERM: less than an engine waits before it kills.
const LONGEST_STOP: Duration = Duration::from_secs(8);

fn main() -> ExitCode {
    let variable = |name: &str| env::var_os(name).map(|value| value.to_string_lossy().into_owned());
    let settings = match Settings::from_environment(variable, |path| fs::read_to_string(path)) {
        Ok(settings) => settings,
        Err(problems) => {
            eprintln!("{}", problems.join("\n"));
            return ExitCode::from(2);
        }
    };
    if env::args_os()
        .nth(1)
        .is_some_and(|word| word == "healthcheck")
    {
        return match http::is_alive(settings.port) {
            Ok(()) => ExitCode::SUCCESS,
            Err(problem) => {
                eprintln!("{problem}");
                ExitCode::FAILURE
            }
        };
    }
    log::set_level(settings.log_level);
    panic::set_hook(Box::new(|info| {
        log::line(
            Level::Error,
            "panic",
            &[("error", (&info.to_string()).into())],
        )
    }));
    match serve(settings) {
        Ok(0) => {
            log::line(Level::Info, "stopped", &[]);
            ExitCode::SUCCESS
        }
        Ok(lost) => {
            log::line(
                Level::Error,
                "stopped",
                &[(
                    "error",
                    (&format!("{lost} requests were not answered in time")).into(),
                )],
            );
            ExitCode::FAILURE
        }
        Err(error) => {
            log::line(
                Level::Error,
                "stopped",
                &[("error", (&error.to_string()).into())],
            );
            ExitCode::FAILURE
        }
    }
}

/// Runs until SIGTERM or SIGINT, then lets requests that are under way finish. Returns how many did not.
fn serve(settings: Settings) -> io::Result<usize> {
    let stop = signals::catch()?;
    let port = settings.port;
    // IPv6 with IPv4 in it, or IPv4 where there is no other.
    let addresses = [
        SocketAddr::new(Ipv6Addr::UNSPECIFIED.into(), port),
        SocketAddr::new(Ipv4Addr::UNSPECIFIED.into(), port),
    ];
    let listener = TcpListener::bind(&addresses[..])?;
    let server = Arc::new(Server::new(settings, VERSION));
    let accepting = {
        let server = Arc::clone(&server);
        thread::Builder::new().spawn(move || accept(&listener, &server))?
    };
    log::line(
        Level::Info,
        "listening",
        &[("port", port.into()), ("version", VERSION.into())],
    );

    stop.wait()?;
    log::line(Level::Info, "stopping", &[]);
    server.drain();
    // Nothing else wakes who waits for a connection.
    let own = SocketAddr::new(Ipv4Addr::LOCALHOST.into(), port);
    let _ = TcpStream::connect_timeout(&own, Duration::from_secs(1));
    let _ = accepting.join();
    Ok(server.wait_until_idle(LONGEST_STOP))
}

/// Gives each connection a thread, until the server drains.
fn accept(listener: &TcpListener, server: &Arc<Server>) {
    // Every connection holds one more of these.
    let open = Arc::new(());
    for stream in listener.incoming() {
        if server.is_draining() {
            return;
        }
        let connection = Arc::clone(&open);
        let server = Arc::clone(server);
        let started = stream.and_then(|stream| {
            if Arc::strong_count(&open) > MAX_CONNECTIONS + 1 {
                return Err(io::Error::other("too many connections at the same time"));
            }
            // When they become many, none may stay without a request.
            let may_stay = move || Arc::strong_count(&connection) < MAX_CONNECTIONS / 2;
            thread::Builder::new().stack_size(STACK).spawn(move || {
                if let Err(error) = server.serve(stream, may_stay) {
                    log::line(
                        Level::Debug,
                        "connection lost",
                        &[("error", (&error.to_string()).into())],
                    );
                }
            })
        });
        if let Err(error) = started {
            log::line(
                Level::Warn,
                "connection refused",
                &[("error", (&error.to_string()).into())],
            );
            // As long as it lasts, this would happen again at once.
            thread::sleep(Duration::from_millis(10));
        }
    }
}
