"""Healthy while the reader has published within the last minute."""
import sys
import time
import urllib.request

with urllib.request.urlopen("http://127.0.0.1:9000/metrics", timeout=2) as answer:
    for line in answer.read().decode().splitlines():
        if line.startswith("ais_last_position_seconds "):
            sys.exit(0 if time.time() - float(line.split()[1]) < 60 else 1)
sys.exit(1)
