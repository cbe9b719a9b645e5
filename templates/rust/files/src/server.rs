//! Answers requests.

use crate::config::Settings;
use crate::http::{Answer, Connection};
use crate::log::{self, Level};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::io;
use std::net::{TcpStream, ToSocketAddrs};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// The service without its listener.
pub struct Server {
    settings: Settings,
    version: &'static str,
    started: SystemTime,
    draining: AtomicBool,
    counts: Mutex<Counts>,
    /// Told when the last request is answered.
    idle: Condvar,
}

#[derive(Default)]
struct Counts {
    under_way: usize,
    requests: BTreeMap<u16, u64>,
    seconds: f64,
}

impl Server {
    /// A server that is ready at once.
    pub fn new(settings: Settings, version: &'static str) -> Server {
        Server {
            settings,
            version,
            started: SystemTime::now(),
            draining: AtomicBool::new(false),
            counts: Mutex::default(),
            idle: Condvar::new(),
        }
    }

    /// Makes /readyz say no, so that nobody sends new requests while the last ones are answered.
    pub fn drain(&self) {
        self.draining.store(true, Ordering::Relaxed);
    }

    pub fn is_draining(&self) -> bool {
        self.draining.load(Ordering::Relaxed)
    }

    /// Waits until no request is under way. Returns how many are when the time is over.
    pub fn wait_until_idle(&self, longest: Duration) -> usize {
        let waited = self
            .idle
            .wait_timeout_while(self.counts(), longest, |counts| counts.under_way > 0);
        waited.unwrap_or_else(PoisonError::into_inner).0.under_way
    }

    /// Answers the requests of a connection until either side closes it; `may_stay` says whether it may wait for more.
    pub fn serve(&self, stream: TcpStream, may_stay: impl Fn() -> bool) -> io::Result<()> {
        let mut connection = Connection::new(stream)?;
        while let Some(request) = connection.next() {
            let started = Instant::now();
            let _under_way = UnderWay::new(self);
            let (method, path, keep_alive, answer) = match request {
                Ok(request) => {
                    let answer = self.answer(&request.method, &request.path);
                    (request.method, request.path, request.keep_alive, answer)
                }
                Err(answer) => (String::new(), String::new(), false, answer),
            };
            let keep_alive = keep_alive && may_stay() && !self.is_draining();
            let sent = connection.answer(&answer, method != "HEAD", keep_alive);
            self.observe(&method, &path, answer.status, started.elapsed());
            sent?;
            if !keep_alive {
                break;
            }
        }
        Ok(())
    }

    fn answer(&self, method: &str, path: &str) -> Answer {
        let route = match path {
            "/" => Server::hello,
            "/livez" => Server::livez,
            "/readyz" => Server::readyz,
            "/metrics" => Server::metrics,
            _ => return Answer::text(404, "there is nothing here"),
        };
        match method {
            "GET" | "HEAD" => route(self),
            _ => Answer::text(405, "only GET is known here"),
        }
    }

    fn hello(&self) -> Answer {
        let body = format!(
            "{{\"service\":\"{= name =}\",\"version\":{}}}\n",
            log::json(self.version)
        );
        Answer {
            status: 200,
            content_type: "application/json",
            body,
        }
    }

    /// Looks at nothing outside: what a restart cannot mend must not restart us.
    fn livez(&self) -> Answer {
        Answer::text(200, "ok")
    }

    fn readyz(&self) -> Answer {
        if self.is_draining() {
            return Answer::text(503, "stopping");
        }
        for (name, (host, port)) in &self.settings.backing {
            if let Err(error) = reach(host, *port) {
                log::line(
                    Level::Warn,
                    "not ready",
                    &[
                        ("needs", (*name).into()),
                        ("error", (&error.to_string()).into()),
                    ],
                );
                return Answer::text(503, &format!("{name} is not reachable"));
            }
        }
        Answer::text(200, "ok")
    }

    fn metrics(&self) -> Answer {
        let mut body = String::new();
        let mut family = |name: &str, what: &str, kind: &str, samples: &str| {
            let _ = write!(
                body,
                "# HELP {name} {what}\n# TYPE {name} {kind}\n{samples}"
            );
        };
        let version = log::json(self.version);
        family(
            "build_info",
            "What is running.",
            "gauge",
            &format!("build_info{{version={version}}} 1\n"),
        );
        let started = self
            .started
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default()
            .as_secs();
        family(
            "process_start_time_seconds",
            "When it started.",
            "gauge",
            &format!("process_start_time_seconds {started}\n"),
        );
        let counts = self.counts();
        let requests: String = counts
            .requests
            .iter()
            .map(|(status, count)| format!("http_requests_total{{status=\"{status}\"}} {count}\n"))
            .collect();
        family(
            "http_requests_total",
            "Requests by status.",
            "counter",
            &requests,
        );
        let seconds = format!("http_request_duration_seconds_sum {}\n", counts.seconds);
        family(
            "http_request_duration_seconds_sum",
            "Time spent on requests.",
            "counter",
            &seconds,
        );
        Answer {
            status: 200,
            content_type: "text/plain; version=0.0.4",
            body,
        }
    }

    /// Counts a request and logs it, those of probes only when somebody debugs.
    fn observe(&self, method: &str, path: &str, status: u16, took: Duration) {
        let mut counts = self.counts();
        *counts.requests.entry(status).or_default() += 1;
        counts.seconds += took.as_secs_f64();
        drop(counts);
        let level = match path {
            "/livez" | "/readyz" | "/metrics" => Level::Debug,
            _ => Level::Info,
        };
        let values = [
            ("method", method.into()),
            ("path", path.into()),
            ("status", status.into()),
            ("seconds", took.as_secs_f64().into()),
        ];
        log::line(level, "request", &values);
    }

    /// A request that panicked leaves nothing half done here.
    fn counts(&self) -> MutexGuard<'_, Counts> {
        self.counts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A request that is under way for as long as this lives, whatever happens to it.
struct UnderWay<'a>(&'a Server);

impl<'a> UnderWay<'a> {
    fn new(server: &'a Server) -> Self {
        server.counts().under_way += 1;
        UnderWay(server)
    }
}

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        self.0.counts().under_way -= 1;
        self.0.idle.notify_all();
    }
}

fn reach(host: &str, port: u16) -> io::Result<()> {
    let mut last = io::Error::new(io::ErrorKind::NotFound, "its name has no address");
    for address in (host, port).to_socket_addrs()? {
        match TcpStream::connect_timeout(&address, Duration::from_secs(1)) {
            Ok(_) => return Ok(()),
            Err(error) => last = error,
        }
    }
    Err(last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Read, Write};
    use std::net::{Shutdown, TcpListener};
    use std::thread;

    fn server(backing: &[(&'static str, u16)]) -> Server {
        let backing = backing
            .iter()
            .map(|(name, port)| (*name, ("127.0.0.1".to_owned(), *port)))
            .collect();
        let settings = Settings {
            port: {= port =},
            log_level: Level::Error,
            backing,
            database_password: String::new(),
        };
        Server::new(settings, "1.2.3")
    }

    /// What a client gets that sends this and closes its side.
    fn exchange(server: &Server, sent: &str) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        thread::scope(|scope| {
            scope.spawn(|| server.serve(listener.accept().unwrap().0, || true));
            let mut client = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
            client.write_all(sent.as_bytes()).unwrap();
            client.shutdown(Shutdown::Write).unwrap();
            let mut got = String::new();
            client.read_to_string(&mut got).unwrap();
            got
        })
    }

    #[test]
    fn answers() {
        let server = server(&[]);
        server.answer("GET", "/");
        for (path, expected) in [
            ("/", "1.2.3"),
            ("/livez", "ok"),
            ("/readyz", "ok"),
            ("/metrics", "http_requests_total"),
        ] {
            let answer = server.answer("GET", path);
            assert_eq!(answer.status, 200, "{path}");
            assert!(answer.body.contains(expected), "{path}: {}", answer.body);
        }
        assert_eq!(server.answer("GET", "/nothing").status, 404);
        assert_eq!(server.answer("POST", "/").status, 405);
    }

    #[test]
    fn keeps_a_connection_for_the_next_request() {
        let server = server(&[]);
        let got = exchange(
            &server,
            "GET /livez HTTP/1.1\r\nHost: a\r\n\r\nHEAD / HTTP/1.1\r\nHost: a\r\n\r\n",
        );
        assert_eq!(got.matches("HTTP/1.1 200 OK").count(), 2, "{got}");
        assert!(got.ends_with("\r\n\r\n"), "a HEAD has no body: {got}");
        assert!(
            server
                .metrics()
                .body
                .contains("http_requests_total{status=\"200\"} 2\n")
        );
    }

    #[test]
    fn refuses_and_closes() {
        let server = server(&[]);
        let long = format!("GET / HTTP/1.1\r\nCookie: {}", "a".repeat(20_000));
        for (sent, status) in [
            ("POST / HTTP/1.1\r\nContent-Length: 1\r\n\r\n", 405),
            ("nonsense\r\n\r\n", 400),
            (long.as_str(), 431),
        ] {
            let got = exchange(&server, sent);
            assert!(got.starts_with(&format!("HTTP/1.1 {status} ")), "{got}");
            assert!(got.contains("Connection: close\r\n"), "{got}");
        }
    }

    #[test]
    fn not_ready_without_what_it_needs() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let server = server(&[("database", listener.local_addr().unwrap().port())]);
        assert_eq!(server.readyz().status, 200);
        drop(listener);
        let answer = server.readyz();
        assert_eq!(answer.status, 503);
        assert!(answer.body.contains("database"), "{}", answer.body);
        assert_eq!(
            server.livez().status,
            200,
            "what a restart cannot mend must not restart it"
        );
    }

    #[test]
    fn drains() {
        let server = server(&[]);
        let under_way = UnderWay::new(&server);
        server.drain();
        assert_eq!(server.readyz().status, 503);
        assert_eq!(server.wait_until_idle(Duration::from_millis(1)), 1);
        drop(under_way);
        assert_eq!(server.wait_until_idle(Duration::from_secs(8)), 0);
        let got = exchange(&server, "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        assert!(got.contains("Connection: close\r\n"), "{got}");
    }
}
