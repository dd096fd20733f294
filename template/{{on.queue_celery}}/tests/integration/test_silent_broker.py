"""A broker that takes connections and says nothing."""

import asyncio
from asyncio import StreamReader, StreamWriter
from uuid import uuid4

import pytest
from pydantic import SecretStr

from app.core.config import Settings
from app.core.queue_exceptions import QueueUnavailableError
from app.tasks import broker, queue

LONGEST_SECONDS = 5


async def say_nothing(reader: StreamReader, writer: StreamWriter) -> None:
    """Say nothing until the caller goes."""
    await reader.read()
    writer.close()


async def answer(_settings: Settings) -> None:
    """Answer the check before a message, as a broker does that falls silent just then."""


async def test_whoever_sends_does_not_wait_for_it(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(broker, "CONNECT_SECONDS", 0.2)
    monkeypatch.setattr(broker, "ANSWER_SECONDS", 0.2)
    monkeypatch.setattr(queue, "check_broker", answer)
    server = await asyncio.start_server(say_nothing, "127.0.0.1", 0)
    scheme = settings.broker_url.get_secret_value().partition("://")[0]
    address = SecretStr(f"{scheme}://127.0.0.1:{server.sockets[0].getsockname()[1]}")

    async with server, queue.open_sender(settings.model_copy(update={"broker_url": address})) as sender:
        with pytest.raises(QueueUnavailableError):
            async with asyncio.timeout(LONGEST_SECONDS):
                await sender.send([uuid4()])
