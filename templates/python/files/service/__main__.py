"""Serves {= name =} over HTTP: python -m service [healthcheck]."""

import http.client
import logging
import os
import signal
import sys
import threading

from service import config, logs
from service.server import Server

# Seconds that requests under way get from SIGTERM on.
GRACE = 8


def main(arguments: list[str]) -> int:
    """Runs the service, or asks the one in the same container; returns the exit code."""
    try:
        settings = config.from_environment(os.environ)
    except config.ConfigError as error:
        print(error, file=sys.stderr)
        return 2
    if arguments == ["healthcheck"]:
        return healthcheck(settings.port)
    logs.set_up(settings.log_level)
    return serve(settings)


def serve(settings: config.Settings) -> int:
    """Runs until SIGTERM or SIGINT, then lets requests that are under way finish."""
    log = logging.getLogger("service")
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())

    version = os.environ.get("VERSION") or "0.0.0-dev"
    try:
        server = Server(settings, version)
    except OSError as error:
        log.error("stopped", extra={"error": f"port {settings.port}: {error}"})
        return 1
    server.start()
    log.info("listening", extra={"port": settings.port, "version": version})

    stop.wait()
    log.info("stopping")
    server.drain()
    if not server.wait_until_idle(GRACE):
        log.error("stopped", extra={"error": f"requests took longer than {GRACE} s"})
        return 1
    log.info("stopped")
    return 0


def healthcheck(port: int) -> int:
    """Asks the service in the same container whether it works; the image has nothing else that could."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        connection.request("GET", "/livez")
        status = connection.getresponse().status
    except (OSError, http.client.HTTPException) as error:
        print(error, file=sys.stderr)
        return 1
    finally:
        connection.close()
    if status != http.client.OK:
        print(status, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
