"""Plays a recorded file to whoever connects, one sentence a second."""
import socketserver
import sys
import time
from pathlib import Path


class Replay(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        for sentence in Path(sys.argv[1]).read_bytes().splitlines(keepends=True):
            self.wfile.write(sentence)
            time.sleep(1)


if __name__ == "__main__":
    socketserver.TCPServer(("0.0.0.0", 5631), Replay).serve_forever()
