//! As much of HTTP/1.1 as a service needs that takes no bodies: a crate such as `hyper` does the rest.

use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

/// Bytes of the longest head of a request.
const LONGEST_HEAD: usize = 16 * 1024;
/// From the first byte of a request to the end of its head.
const HEAD_TIMEOUT: Duration = Duration::from_secs(5);
/// How long an open connection may wait for its next request.
const IDLE_TIMEOUT: Duration = Duration::from_secs(15);
const WRITE_TIMEOUT: Duration = Duration::from_secs(30);

#[derive(Debug, PartialEq, Eq)]
pub struct Request {
    pub method: String,
    /// Without its query.
    pub path: String,
    /// Whether the connection may be used again.
    pub keep_alive: bool,
}

pub struct Answer {
    pub status: u16,
    pub content_type: &'static str,
    pub body: String,
}

impl Answer {
    pub fn text(status: u16, body: &str) -> Answer {
        Answer {
            status,
            content_type: "text/plain; charset=utf-8",
            body: format!("{body}\n"),
        }
    }
}

/// A connection of a client.
pub struct Connection {
    stream: TcpStream,
    /// Read, but not yet taken as a request.
    ahead: Vec<u8>,
}

impl Connection {
    pub fn new(stream: TcpStream) -> io::Result<Connection> {
        stream.set_nodelay(true)?;
        stream.set_write_timeout(Some(WRITE_TIMEOUT))?;
        Ok(Connection {
            stream,
            ahead: Vec::new(),
        })
    }

    /// The next request, what to answer in its place when it is none, or nothing when the client is gone or silent.
    pub fn next(&mut self) -> Option<Result<Request, Answer>> {
        let mut deadline = (!self.ahead.is_empty()).then(|| Instant::now() + HEAD_TIMEOUT);
        loop {
            if let Some(end) = self
                .ahead
                .windows(4)
                .position(|window| window == b"\r\n\r\n")
            {
                let request = request_of(&self.ahead[..end]);
                self.ahead.drain(..end + 4);
                return Some(request);
            }
            if self.ahead.len() > LONGEST_HEAD {
                return Some(Err(Answer::text(
                    431,
                    "the head of the request is too long",
                )));
            }
            let left = deadline.map_or(IDLE_TIMEOUT, |deadline| {
                deadline.saturating_duration_since(Instant::now())
            });
            if left.is_zero() {
                return Some(Err(Answer::text(408, "the request took too long")));
            }
            self.stream.set_read_timeout(Some(left)).ok()?;
            let mut chunk = [0; 4096];
            match self.stream.read(&mut chunk) {
                Ok(0) => return None,
                Ok(length) => self.ahead.extend_from_slice(&chunk[..length]),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(_) if deadline.is_none() => return None,
                // Out of time, which the next round says, or gone.
                Err(error)
                    if matches!(
                        error.kind(),
                        io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut
                    ) => {}
                Err(_) => return None,
            }
            deadline.get_or_insert_with(|| Instant::now() + HEAD_TIMEOUT);
        }
    }

    pub fn answer(&mut self, answer: &Answer, with_body: bool, keep_alive: bool) -> io::Result<()> {
        let Answer {
            status,
            content_type,
            body,
        } = answer;
        let mut bytes = format!(
            "HTTP/1.1 {status} {}\r\nContent-Type: {content_type}\r\nContent-Length: {}\r\nX-Content-Type-Options: nosniff\r\n{}Connection: {}\r\n\r\n",
            reason(*status),
            body.len(),
            if *status == 405 {
                "Allow: GET, HEAD\r\n"
            } else {
                ""
            },
            if keep_alive { "keep-alive" } else { "close" },
        );
        if with_body {
            bytes += body;
        }
        self.stream.write_all(bytes.as_bytes())
    }
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        400 => "Bad Request",
        404 => "Not Found",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
        431 => "Request Header Fields Too Large",
        503 => "Service Unavailable",
        505 => "HTTP Version Not Supported",
        _ => "Unknown",
    }
}

fn request_of(head: &[u8]) -> Result<Request, Answer> {
    let malformed = || Answer::text(400, "this is no request");
    let head = str::from_utf8(head).map_err(|_| malformed())?;
    let mut lines = head.split("\r\n");
    let words: Vec<&str> = lines.next().unwrap_or_default().split(' ').collect();
    let [method, target, version] = words[..] else {
        return Err(malformed());
    };
    let mut keep_alive = match version {
        "HTTP/1.1" => true,
        "HTTP/1.0" => false,
        _ if version.starts_with("HTTP/") => {
            return Err(Answer::text(505, "only HTTP/1.1 is spoken here"));
        }
        _ => return Err(malformed()),
    };
    if method.is_empty() || !target.starts_with('/') {
        return Err(malformed());
    }
    for line in lines {
        let (name, value) = line.split_once(':').ok_or_else(malformed)?;
        let value = value.trim();
        // A name with a space before its colon is how requests are smuggled past proxies.
        if name.is_empty()
            || name.contains([' ', '\t', '\r', '\n'])
            || value.contains(['\r', '\n', '\0'])
        {
            return Err(malformed());
        }
        let has_body = name.eq_ignore_ascii_case("transfer-encoding")
            || name.eq_ignore_ascii_case("content-length") && value != "0";
        let closes =
            name.eq_ignore_ascii_case("connection") && value.to_ascii_lowercase().contains("close");
        // Nobody reads a body here, so what follows it could not be told from it.
        if has_body || closes {
            keep_alive = false;
        }
    }
    let path = target.split('?').next().unwrap_or(target).to_owned();
    Ok(Request {
        method: method.to_owned(),
        path,
        keep_alive,
    })
}

/// Asks a service on this machine whether it works, within two seconds.
pub fn is_alive(port: u16) -> Result<(), String> {
    let timeout = Duration::from_secs(2);
    let ask = || -> io::Result<String> {
        let mut stream = TcpStream::connect_timeout(&([127, 0, 0, 1], port).into(), timeout)?;
        stream.set_read_timeout(Some(timeout))?;
        stream.set_write_timeout(Some(timeout))?;
        stream.write_all(b"GET /livez HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
        let mut answer = [0; 12];
        stream.read_exact(&mut answer)?;
        Ok(String::from_utf8_lossy(&answer).into_owned())
    };
    match ask() {
        Ok(answer) if answer == "HTTP/1.1 200" => Ok(()),
        Ok(answer) => Err(format!("/livez says {answer}")),
        Err(error) => Err(format!("/livez on port {port}: {error}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn status(head: &str) -> u16 {
        request_of(head.as_bytes()).map_or_else(|answer| answer.status, |_| 200)
    }

    #[test]
    fn takes_requests_apart() {
        let request = request_of(b"GET /livez?verbose HTTP/1.1\r\nHost: a\r\nAccept: */*").ok();
        let expected = Request {
            method: "GET".into(),
            path: "/livez".into(),
            keep_alive: true,
        };
        assert_eq!(request, Some(expected));
    }

    #[test]
    fn closes_where_the_next_request_could_be_a_body() {
        for header in [
            "Content-Length: 5",
            "transfer-encoding: chunked",
            "Connection: close",
        ] {
            let request = request_of(format!("POST / HTTP/1.1\r\n{header}").as_bytes());
            assert!(request.is_ok_and(|request| !request.keep_alive), "{header}");
        }
        assert!(request_of(b"GET / HTTP/1.0").is_ok_and(|request| !request.keep_alive));
    }

    #[test]
    fn refuses_what_is_no_request() {
        for head in [
            "",
            "GET /",
            "GET  / HTTP/1.1",
            "GET / HTTP/1.1\r\nHost : a",
            "GET / HTTP/1.1\r\n folded",
            "GET x HTTP/1.1",
            "\u{1}",
        ] {
            assert_eq!(status(head), 400, "{head:?}");
        }
        assert_eq!(
            request_of(&[0xff]).map_err(|answer| answer.status),
            Err(400)
        );
        assert_eq!(status("GET / HTTP/2.0"), 505);
    }
}
