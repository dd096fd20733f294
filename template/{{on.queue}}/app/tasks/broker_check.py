"""Whether the broker answers, whatever library speaks to it otherwise."""

import asyncio
from contextlib import suppress
from urllib.parse import urlsplit

from app.core.config import Settings
from app.core.queue_exceptions import QueueUnavailableError
from app.tasks.broker_greeting import DEFAULT_PORTS, GREETING
from app.tasks.broker_tls import make_tls

CHECK_SECONDS = 1.5


async def check_broker(settings: Settings) -> None:
    """Say the first words of the broker's protocol and wait for an answer; any will do.

    Raises:
        QueueUnavailableError: there is none in time.
    """
    url = settings.broker_url.get_secret_value()
    address = urlsplit(url)
    try:
        async with asyncio.timeout(CHECK_SECONDS):
            # Authorities are read from disk.
            tls = await asyncio.to_thread(make_tls, url)
            reader, writer = await asyncio.open_connection(
                address.hostname or "localhost", address.port or DEFAULT_PORTS[address.scheme], ssl=tls
            )
            try:
                writer.write(GREETING)
                await writer.drain()
                answer = await reader.read(1)
            finally:
                writer.close()
                with suppress(OSError):
                    await writer.wait_closed()
    except OSError as error:
        raise QueueUnavailableError from error
    if not answer:
        raise QueueUnavailableError
