"""A broker that takes connections and says nothing."""

import asyncio
from unittest.mock import AsyncMock
from uuid import uuid4

import pytest

from app.core.config import Settings
from app.core.queue_exceptions import QueueUnavailableError
from app.tasks import queue
from tests.brokers import silent

LONGEST_SECONDS = 2


async def test_whoever_sends_does_not_wait_for_it(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue, "SEND_SECONDS", 0.2)
    # It answers the check before a message, and falls silent just then.
    monkeypatch.setattr(queue, "check_broker", AsyncMock())

    async with silent(settings) as told, queue.open_sender(told) as sender:
        with pytest.raises(QueueUnavailableError):
            async with asyncio.timeout(LONGEST_SECONDS):
                await sender.send([uuid4()])
