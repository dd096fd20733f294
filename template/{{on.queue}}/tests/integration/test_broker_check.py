"""Whether the broker answers, tried on servers that say what a test wants."""

import asyncio
from asyncio import StreamReader, StreamWriter
from collections.abc import Awaitable, Callable
from uuid import uuid4

import pytest
from pydantic import SecretStr

from app.core.config import Settings
from app.core.queue_exceptions import QueueUnavailableError
from app.tasks import broker_check
from app.tasks.broker_check import check_broker
from app.tasks.broker_greeting import GREETING
from app.tasks.queue import open_sender

NOBODY = 1

type Talk = Callable[[StreamReader, StreamWriter], Awaitable[None]]


async def answer(reader: StreamReader, writer: StreamWriter) -> None:
    """Answer the first words of the protocol."""
    assert await reader.readexactly(len(GREETING)) == GREETING
    writer.write(b"?")
    await writer.drain()
    writer.close()


async def hang_up(_reader: StreamReader, writer: StreamWriter) -> None:
    """Say nothing, and go."""
    writer.close()


async def say_nothing(reader: StreamReader, writer: StreamWriter) -> None:
    """Say nothing until the caller goes."""
    await reader.read()
    writer.close()


async def check(settings: Settings, talk: Talk) -> None:
    """Check a broker that talks like this."""
    server = await asyncio.start_server(talk, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server:
        await check_broker(listening_at(settings, port))


def listening_at(settings: Settings, port: int) -> Settings:
    """Return the settings of a broker at a port of this machine."""
    scheme = settings.broker_url.get_secret_value().partition("://")[0]
    return settings.model_copy(update={"broker_url": SecretStr(f"{scheme}://127.0.0.1:{port}")})


async def test_a_broker_that_answers_is_there(settings: Settings) -> None:
    await check(settings, answer)


@pytest.mark.parametrize("talk", [hang_up, say_nothing])
async def test_a_broker_that_does_not_answer_is_away(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, talk: Talk
) -> None:
    monkeypatch.setattr(broker_check, "CHECK_SECONDS", 0.1)

    with pytest.raises(QueueUnavailableError):
        await check(settings, talk)


async def test_a_broker_that_can_not_be_reached_is_away(settings: Settings) -> None:
    with pytest.raises(QueueUnavailableError):
        await check_broker(listening_at(settings, NOBODY))


async def test_nothing_is_sent_to_a_broker_that_can_not_be_reached(settings: Settings) -> None:
    async with open_sender(listening_at(settings, NOBODY)) as sender:
        with pytest.raises(QueueUnavailableError):
            await sender.send([uuid4()])
