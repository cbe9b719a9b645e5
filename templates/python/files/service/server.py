"""Answers requests, each connection in a thread of its own."""

import json
import logging
import socket
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, HTTPServer
from socketserver import ThreadingMixIn

from service.config import Settings

log = logging.getLogger("service")

# Connections at once; those beyond it are told to come back. The limit on processes has to allow for it.
MAX_THREADS = 64
# Seconds that a connection may say nothing.
IDLE_TIMEOUT = 5
_BUSY = b"HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\nRetry-After: 1\r\n\r\n"
_PROBES = frozenset({"/livez", "/readyz", "/metrics"})

# Status, type of content, content.
Answer = tuple[HTTPStatus, str, str]


def text(status: HTTPStatus, content: str) -> Answer:
    """An answer for people."""
    return status, "text/plain; charset=utf-8", f"{content}\n"


class Service:
    """What the service answers, without its listener."""

    def __init__(self, settings: Settings, version: str) -> None:
        self._settings = settings
        self._version = version
        self._started = time.time()
        self._draining = threading.Event()
        self._lock = threading.Lock()
        self._requests: Counter[int] = Counter()
        self._seconds = 0.0
        self.routes: dict[str, Callable[[], Answer]] = {
            "/": self._hello,
            "/livez": self._livez,
            "/readyz": self._readyz,
            "/metrics": self._metrics,
        }

    @property
    def is_draining(self) -> bool:
        """Whether it is about to stop."""
        return self._draining.is_set()

    def drain(self) -> None:
        """Makes /readyz say no, so that nobody sends new requests while the last ones are answered."""
        self._draining.set()

    def observe(self, method: str, path: str, status: int, seconds: float) -> None:
        """Counts a request and logs it, those of probes only when somebody debugs."""
        with self._lock:
            self._requests[status] += 1
            self._seconds += seconds
        level = logging.DEBUG if path in _PROBES else logging.INFO
        extra = {"method": method, "path": path, "status": status, "seconds": round(seconds, 6)}
        log.log(level, "request", extra=extra)

    def _hello(self) -> Answer:
        content = json.dumps({"service": "{= name =}", "version": self._version})
        return HTTPStatus.OK, "application/json", f"{content}\n"

    def _livez(self) -> Answer:
        """Looks at nothing outside: what a restart cannot mend must not restart us."""
        return text(HTTPStatus.OK, "ok")

    def _readyz(self) -> Answer:
        if self.is_draining:
            return text(HTTPStatus.SERVICE_UNAVAILABLE, "stopping")
        for name, address in sorted(self._settings.backing.items()):
            try:
                socket.create_connection(address, timeout=1).close()
            except OSError as error:
                log.warning("not ready", extra={"needs": name, "error": str(error)})
                return text(HTTPStatus.SERVICE_UNAVAILABLE, f"{name} is not reachable")
        return text(HTTPStatus.OK, "ok")

    def _metrics(self) -> Answer:
        with self._lock:
            requests, seconds = sorted(self._requests.items()), self._seconds
        version = self._version.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        lines = [
            "# HELP build_info What is running.",
            "# TYPE build_info gauge",
            f'build_info{{version="{version}"}} 1',
            "# HELP process_start_time_seconds When it started.",
            "# TYPE process_start_time_seconds gauge",
            f"process_start_time_seconds {self._started:.0f}",
            "# HELP http_requests_total Requests by status.",
            "# TYPE http_requests_total counter",
            *(f'http_requests_total{{status="{status}"}} {count}' for status, count in requests),
            "# HELP http_request_duration_seconds_sum Time spent on requests.",
            "# TYPE http_request_duration_seconds_sum counter",
            f"http_request_duration_seconds_sum {seconds:.6f}",
        ]
        return HTTPStatus.OK, "text/plain; version=0.0.4", "\n".join(lines) + "\n"


class Server(ThreadingMixIn, HTTPServer):
    """Listens from its making on, answers from start on."""

    # Nothing waits for them but wait_until_idle, which waits no longer than it was told.
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def __init__(self, settings: Settings, version: str) -> None:
        self.service = Service(settings, version)
        self._changed = threading.Condition()
        self._open = 0
        # Connections between two requests.
        self._idle: set[socket.socket] = set()
        # IPv4 and IPv6 in one socket where the system has both.
        both = socket.has_dualstack_ipv6()
        self.address_family = socket.AF_INET6 if both else socket.AF_INET
        super().__init__(("", settings.port), Handler)

    def server_bind(self) -> None:
        """Binds without asking the name server who we are, as the one of the library does."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if self.address_family == socket.AF_INET6:
            self.socket.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_port = self.server_address[1]

    def start(self) -> None:
        """Answers from now on, in threads."""
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()

    def drain(self) -> None:
        """Takes no more connections, and closes those that wait for another request."""
        self.service.drain()
        self.shutdown()
        self.server_close()
        with self._changed:
            for connection in self._idle:
                _stop_reading(connection)

    def wait_until_idle(self, seconds: float) -> bool:
        """Whether all connections were closed within this time."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._open, seconds)

    def set_idle(self, connection: socket.socket, is_idle: bool) -> None:
        """Remembers whether a connection waits for a request; ends it instead once we drain."""
        with self._changed:
            if not is_idle:
                self._idle.discard(connection)
            elif self.service.is_draining:
                _stop_reading(connection)
            else:
                self._idle.add(connection)

    def process_request(self, request, client_address) -> None:
        with self._changed:
            if has_room := self._open < MAX_THREADS:
                self._open += 1
        if has_room:
            try:
                super().process_request(request, client_address)
            except BaseException:
                self._leave()
                raise
            return
        self.service.observe("", "", HTTPStatus.SERVICE_UNAVAILABLE, 0)
        try:
            request.setblocking(False)
            request.send(_BUSY)
        except OSError:
            pass
        self.shutdown_request(request)

    def process_request_thread(self, request, client_address) -> None:
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._leave()

    def _leave(self) -> None:
        with self._changed:
            self._open -= 1
            self._changed.notify_all()

    def handle_error(self, request, client_address) -> None:
        """Who breaks off is no error of ours; anything else is."""
        broke_off = isinstance(sys.exc_info()[1], OSError)
        log.log(logging.DEBUG if broke_off else logging.ERROR, "connection failed", exc_info=True)


def _stop_reading(connection: socket.socket) -> None:
    """What arrived already is still read and answered, then the connection is at its end."""
    try:
        connection.shutdown(socket.SHUT_RD)
    except OSError:
        pass


class Handler(BaseHTTPRequestHandler):
    """Speaks HTTP for the service."""

    server: Server
    protocol_version = "HTTP/1.1"
    error_content_type = "text/plain; charset=utf-8"
    error_message_format = "%(code)d %(message)s\n"
    timeout = IDLE_TIMEOUT
    path = ""
    _received = 0.0

    def handle_one_request(self) -> None:
        self.server.set_idle(self.connection, True)
        try:
            super().handle_one_request()
        finally:
            self.server.set_idle(self.connection, False)

    def parse_request(self) -> bool:
        self.server.set_idle(self.connection, False)
        self._received = time.monotonic()
        return super().parse_request()

    def answer(self) -> None:
        """Answers whatever was asked."""
        path = self.path.partition("?")[0]
        route = self.server.service.routes.get(path)
        if not route:
            answer = text(HTTPStatus.NOT_FOUND, "not found")
        elif self.command not in ("GET", "HEAD"):
            answer = text(HTTPStatus.METHOD_NOT_ALLOWED, "only GET and HEAD are")
        else:
            try:
                answer = route()
            except Exception:
                log.exception("request failed", extra={"path": path})
                answer = text(HTTPStatus.INTERNAL_SERVER_ERROR, "it is our fault")
        self._send(*answer)

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = answer

    def _send(self, status: HTTPStatus, kind: str, content: str) -> None:
        body = content.encode()
        # What nobody read of this request would be taken for the next one.
        has_body = self.headers.get("Content-Length", "0") != "0" or "Transfer-Encoding" in self.headers
        if has_body or self.server.service.is_draining:
            self.close_connection = True
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("X-Content-Type-Options", "nosniff")
        if status == HTTPStatus.METHOD_NOT_ALLOWED:
            self.send_header("Allow", "GET, HEAD")
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def version_string(self) -> str:
        """What the library would say of itself and of Python is nobody's business."""
        return "{= name =}"

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Every answer passes here, those to what is no HTTP too."""
        path = self.path.partition("?")[0]
        took = time.monotonic() - self._received
        self.server.service.observe(self.command or "", path, int(code), took)

    def log_message(self, format: str, *arguments: object) -> None:
        """What the library says beside it."""
        log.debug(format % arguments)
