"""Requests as bytes."""

import asyncio


async def exchange(port: int, request: bytes) -> bytes:
    """Send bytes, and read until the connection ends."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(request)
    received = await reader.read()
    writer.close()
    return received
