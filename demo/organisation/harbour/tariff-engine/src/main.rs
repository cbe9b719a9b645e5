mod quote;

use axum::{Json, Router, routing::get, routing::post};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::ExitCode;

const PORT: u16 = 8080;

#[tokio::main]
async fn main() -> ExitCode {
    if std::env::args().nth(1).as_deref() == Some("healthcheck") {
        return if healthy() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    let app = Router::new()
        .route("/livez", get(|| async { "ok" }))
        .route("/quote", post(|Json(request)| async { Json(quote::quote(&request)) }));
    let listener = tokio::net::TcpListener::bind(("0.0.0.0", PORT)).await.expect("port is free");
    axum::serve(listener, app)
        .with_graceful_shutdown(async {
            let mut term = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())
                .expect("signals can be watched");
            term.recv().await;
        })
        .await
        .expect("server runs");
    ExitCode::SUCCESS
}

/// The runtime image has no shell and no curl, so the binary probes itself.
fn healthy() -> bool {
    let Ok(mut stream) = TcpStream::connect(("127.0.0.1", PORT)) else { return false };
    let mut answer = [0u8; 12];
    stream.write_all(b"GET /livez HTTP/1.0\r\n\r\n").is_ok()
        && stream.read_exact(&mut answer).is_ok()
        && answer.ends_with(b"200")
}
