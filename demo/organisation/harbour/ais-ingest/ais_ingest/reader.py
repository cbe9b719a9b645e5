import asyncio
from collections.abc import AsyncIterator

from pyais import decode


async def positions(host: str, port: int) -> AsyncIterator:
    """Decoded position reports, each one once, for as long as the feed lasts."""
    reader, _ = await asyncio.open_connection(host, port)
    seen: dict[int, tuple] = {}
    while line := await reader.readline():
        message = decode(line)
        if not hasattr(message, "lat"):
            continue
        place = (message.lat, message.lon)
        if seen.get(message.mmsi) != place:
            seen[message.mmsi] = place
            yield message
