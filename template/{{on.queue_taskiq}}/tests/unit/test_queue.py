"""How ids of jobs are sent through TaskIQ."""

from unittest.mock import AsyncMock
from uuid import uuid4

import pytest
from taskiq import AsyncBroker

from app.core.config import Settings
from app.core.queue_exceptions import QueueUnavailableError
from app.tasks import queue


@pytest.fixture
def broker(monkeypatch: pytest.MonkeyPatch) -> AsyncMock:
    """The broker that is made for whoever sends."""
    made = AsyncMock(AsyncBroker)
    monkeypatch.setattr(queue, "make_broker", lambda _: made)
    return made


async def test_a_broker_that_starts_in_part_leaves_no_connection_behind(
    settings: Settings, broker: AsyncMock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue, "check_broker", AsyncMock())
    broker.startup.side_effect = OSError

    async with queue.open_sender(settings) as sender:
        with pytest.raises(QueueUnavailableError):
            await sender.send([uuid4()])

    broker.shutdown.assert_awaited_once()


async def test_nothing_is_made_for_a_broker_that_is_away(
    settings: Settings, broker: AsyncMock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue, "check_broker", AsyncMock(side_effect=QueueUnavailableError))

    async with queue.open_sender(settings) as sender:
        with pytest.raises(QueueUnavailableError):
            await sender.send([uuid4()])

    broker.startup.assert_not_awaited()
