"""Sending jobs to the broker."""

import asyncio
import gc
from datetime import timedelta

import pytest

from app.core.clock import utc_now
from app.core.config import Settings
from app.core.queue_exceptions import QueueUnavailableError
from app.db.session import Database
from app.models.job import JobStatus
from app.repositories.job import JobRepository
from app.worker import relay as module
from app.worker.relay import Relay, open_relay
from tests.jobs import PATIENCE, KeptMessages, read_job, store_job


async def stop(relay: Relay, running: asyncio.Task[None]) -> None:
    """Have a relay end by itself: cancelled within a statement, it would leave its connection to the garbage."""
    relay.stop()
    await asyncio.wait_for(running, timeout=5)


async def test_a_job_is_sent_once(database: Database, relay: Relay, messages: KeptMessages) -> None:
    job_id = await store_job(database)

    assert [await relay.send_due() for _ in range(2)] == [1, 0]
    assert messages.sent == [job_id]


async def test_a_job_whose_message_nobody_takes_is_sent_again(
    database: Database, relay: Relay, messages: KeptMessages, monkeypatch: pytest.MonkeyPatch
) -> None:
    job_id = await store_job(database)
    await relay.send_due()

    monkeypatch.setattr(module, "utc_now", lambda: utc_now() + PATIENCE)

    assert await relay.send_due() == 1
    assert messages.sent == [job_id, job_id]


async def test_a_message_is_waited_for_twice_as_long_as_the_one_before(
    database: Database, relay: Relay, monkeypatch: pytest.MonkeyPatch
) -> None:
    await store_job(database)
    start = utc_now()

    sent = []
    for waited in range(8):
        monkeypatch.setattr(module, "utc_now", lambda waited=waited: start + waited * PATIENCE)
        sent.append(await relay.send_due())

    assert sent == [1, 1, 0, 1, 0, 0, 0, 1]


async def test_nothing_is_lost_while_the_broker_is_away(
    database: Database, relay: Relay, messages: KeptMessages
) -> None:
    job_id = await store_job(database)
    messages.is_away = True
    with pytest.raises(QueueUnavailableError):
        await relay.send_due()

    messages.is_away = False
    await relay.send_due()

    assert messages.sent == [job_id]


async def test_of_several_relays_one_sends_a_job(database: Database, messages: KeptMessages) -> None:
    job_ids = [await store_job(database) for _ in range(5)]

    await asyncio.gather(*(Relay(database, messages, PATIENCE).send_due() for _ in range(4)))

    assert sorted(messages.sent) == sorted(job_ids)


async def test_a_full_queue_leaves_jobs_in_the_database(
    database: Database, relay: Relay, messages: KeptMessages, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_SENT", 2)
    job_ids = [await store_job(database) for _ in range(3)]

    assert [await relay.send_due() for _ in range(2)] == [2, 0]
    assert messages.sent == job_ids[:2]


async def test_a_job_whose_worker_is_lost_is_sent_again(
    database: Database, relay: Relay, messages: KeptMessages
) -> None:
    job_id = await store_job(database)
    await relay.send_due()
    now = utc_now()
    async with database.sessions.begin() as session:
        await JobRepository(session).claim(job_id, now=now, until=now - timedelta(seconds=1))

    await relay.send_due()

    assert messages.sent == [job_id, job_id]
    assert (await read_job(database, job_id)).status == JobStatus.RUNNING


async def test_a_running_relay_sends_what_is_committed_at_once(
    database: Database, relay: Relay, messages: KeptMessages
) -> None:
    task = asyncio.create_task(relay.run())
    job_id = await store_job(database)
    relay.wake()

    async with asyncio.timeout(10):
        await messages.arrived.wait()

    await stop(relay, task)
    assert messages.sent == [job_id]


async def test_a_running_relay_outlives_a_broker_that_is_away(
    database: Database, relay: Relay, messages: KeptMessages, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "INTERVAL_SECONDS", 0.01)
    messages.is_away = True
    task = asyncio.create_task(relay.run())
    job_id = await store_job(database)
    await asyncio.sleep(0.1)

    messages.is_away = False

    async with asyncio.timeout(10):
        await messages.arrived.wait()
    await stop(relay, task)
    assert messages.sent == [job_id]


async def test_a_relay_that_is_told_to_stop_ends_by_itself(relay: Relay) -> None:
    task = asyncio.create_task(relay.run())
    await asyncio.sleep(0)

    await stop(relay, task)


async def test_a_relay_that_ends_at_once_leaves_no_connection_behind(settings: Settings) -> None:
    for _ in range(20):
        async with open_relay(settings):
            await asyncio.sleep(0.001)

    gc.collect()
