"""Whether the broker answers, tried on servers that say what a test wants."""

from asyncio import StreamReader, StreamWriter
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from uuid import uuid4

import pytest

from app.core.config import Settings
from app.core.queue_exceptions import QueueUnavailableError
from app.tasks import broker_check
from app.tasks.broker_check import check_broker
from app.tasks.broker_greeting import GREETING
from app.tasks.queue import open_sender
from tests.brokers import listening_at, silent, talking

NOBODY = 1

type Serve = Callable[[Settings], AbstractAsyncContextManager[Settings]]


async def answer(reader: StreamReader, writer: StreamWriter) -> None:
    """Answer the first words of the protocol."""
    assert await reader.readexactly(len(GREETING)) == GREETING
    writer.write(b"?")
    await writer.drain()
    writer.close()


def hanging_up(settings: Settings) -> AbstractAsyncContextManager[Settings]:
    """Serve a broker that says nothing, and goes."""

    async def hang_up(_reader: StreamReader, writer: StreamWriter) -> None:
        writer.close()

    return talking(settings, hang_up)


async def test_a_broker_that_answers_is_there(settings: Settings) -> None:
    async with talking(settings, answer) as told:
        await check_broker(told)


@pytest.mark.parametrize("broker", [hanging_up, silent])
async def test_a_broker_that_does_not_answer_is_away(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, broker: Serve
) -> None:
    monkeypatch.setattr(broker_check, "CHECK_SECONDS", 0.1)

    async with broker(settings) as told:
        with pytest.raises(QueueUnavailableError):
            await check_broker(told)


async def test_a_broker_that_can_not_be_reached_is_away(settings: Settings) -> None:
    with pytest.raises(QueueUnavailableError):
        await check_broker(listening_at(settings, NOBODY))


async def test_nothing_is_sent_to_a_broker_that_can_not_be_reached(settings: Settings) -> None:
    async with open_sender(listening_at(settings, NOBODY)) as sender:
        with pytest.raises(QueueUnavailableError):
            await sender.send([uuid4()])
