import asyncio
import os

import nats
from prometheus_client import Gauge, start_http_server

from ais_ingest.reader import positions

last_position = Gauge("ais_last_position_seconds", "When the last position was published")


async def main() -> None:
    start_http_server(9000)
    bus = await nats.connect(os.environ["NATS_URL"])
    host, port = os.environ["AIS_FEED"].split(":")
    async for position in positions(host, int(port)):
        await bus.publish(f"position.{position.mmsi}", position.to_json().encode())
        last_position.set_to_current_time()


if __name__ == "__main__":
    asyncio.run(main())
