import dataclasses
import http.client
import logging
import socket
import threading
import time
import unittest

from service.config import Settings
from service.server import MAX_THREADS, Server, text


class ServerTest(unittest.TestCase):
    def setUp(self) -> None:
        logging.disable(logging.CRITICAL)
        self.addCleanup(logging.disable, logging.NOTSET)

    def start(self, **settings) -> Server:
        server = Server(dataclasses.replace(Settings(port=0), **settings), "1.2.3")
        server.start()
        self.addCleanup(server.drain)
        return server

    def connect(self, server: Server) -> http.client.HTTPConnection:
        connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=5)
        self.addCleanup(connection.close)
        return connection

    def ask(self, server: Server, path: str, method: str = "GET", body: str | None = None) -> tuple[int, str]:
        connection = self.connect(server)
        connection.request(method, path, body)
        with connection.getresponse() as response:
            return response.status, response.read().decode()

    def test_answers(self) -> None:
        server = self.start()
        for path, want in {"/": "1.2.3", "/livez": "ok", "/readyz?now": "ok", "/metrics": "http_requests_total"}.items():
            with self.subTest(path):
                status, body = self.ask(server, path)
                self.assertEqual(status, 200)
                self.assertIn(want, body)
        self.assertEqual(self.ask(server, "/nothing")[0], 404)
        self.assertEqual(self.ask(server, "/", "POST", "order=1")[0], 405)
        self.assertEqual(self.ask(server, "/", "HEAD"), (200, ""))
        self.assertIn('http_requests_total{status="404"} 1', self.ask(server, "/metrics")[1])

    def test_keeps_connections(self) -> None:
        connection = self.connect(self.start())
        for _ in range(3):
            connection.request("GET", "/")
            with connection.getresponse() as response:
                response.read()
                self.assertIsNone(response.getheader("Connection"))

    def test_a_body_is_no_request(self) -> None:
        server = self.start()
        with socket.create_connection(("127.0.0.1", server.server_port), timeout=5) as client:
            hidden = b"GET /livez HTTP/1.1\r\nHost: x\r\n\r\n"
            client.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n%s" % (len(hidden), hidden))
            with client.makefile("rb") as answers:
                self.assertEqual(answers.read().count(b"HTTP/1.1 "), 1)

    def test_what_is_no_request(self) -> None:
        server = self.start()
        for sent in (b"what is this\r\n\r\n", b"GET //[ HTTP/1.1\r\n\r\n", b"BREW / HTTP/1.1\r\n\r\n"):
            with self.subTest(sent), socket.create_connection(("127.0.0.1", server.server_port), timeout=5) as client:
                client.sendall(sent)
                client.shutdown(socket.SHUT_WR)
                with client.makefile("rb") as answers:
                    self.assertRegex(answers.read(), b"^(HTTP/1.1 )?(400|404|501) |HTTP/0.9")
        self.assertEqual(self.ask(server, "/livez")[0], 200)

    def test_a_failure_is_one_answer(self) -> None:
        server = self.start()
        server.service.routes["/fails"] = lambda: 1 / 0
        self.assertEqual(self.ask(server, "/fails"), (500, "it is our fault\n"))
        self.assertEqual(self.ask(server, "/livez")[0], 200)

    def test_not_ready_without_what_it_needs(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as database:
            server = self.start(backing={"database": database.getsockname()})
            self.assertEqual(self.ask(server, "/readyz")[0], 200)
        self.assertEqual(self.ask(server, "/readyz"), (503, "database is not reachable\n"))
        # What a restart cannot mend must not restart it.
        self.assertEqual(self.ask(server, "/livez")[0], 200)

    def test_more_connections_than_threads(self) -> None:
        server = self.start()
        held = [socket.create_connection(("127.0.0.1", server.server_port)) for _ in range(MAX_THREADS)]
        try:
            self.assertEqual(self.ask(server, "/")[0], 503)
        finally:
            for connection in held:
                connection.close()
        self.assertTrue(server.wait_until_idle(5))
        self.assertEqual(self.ask(server, "/")[0], 200)

    def test_drains(self) -> None:
        server = self.start()
        begun, go_on = threading.Event(), threading.Event()

        def slow():
            begun.set()
            go_on.wait(5)
            return text(200, "done")

        server.service.routes["/slow"] = slow
        waiting = self.connect(server)
        waiting.request("GET", "/livez")
        waiting.getresponse().read()
        busy = self.connect(server)
        busy.request("GET", "/slow")
        self.assertTrue(begun.wait(5))

        server.drain()
        self.assertEqual(server.service.routes["/readyz"]()[0], 503)
        with self.assertRaises(OSError):
            self.ask(server, "/")
        self.assertFalse(server.wait_until_idle(0.1))
        go_on.set()
        with busy.getresponse() as response:
            self.assertEqual((response.status, response.getheader("Connection")), (200, "close"))
            self.assertEqual(response.read(), b"done\n")
        started = time.monotonic()
        self.assertTrue(server.wait_until_idle(5))
        self.assertLess(time.monotonic() - started, 2, "the connection that waited was not closed")
