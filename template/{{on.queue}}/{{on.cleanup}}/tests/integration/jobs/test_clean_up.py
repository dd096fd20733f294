"""The clean-up as a job of the schedule."""

from datetime import timedelta

from sqlalchemy import func, select

from app.core.clock import utc_now
from app.core.config import Settings
from app.db.session import Database
from app.models.rate_limit import RateLimit
from app.repositories.job import JobRepository
from app.tasks.clean_up import CLEAN_UP
from app.tasks.enqueue import enqueue
from app.tasks.kind import NoPayload
from app.telemetry.jobs import JobMetrics
from app.worker.executor import Executor
from app.worker.handlers import make_handlers
from app.worker.relay import Relay
from app.worker.schedules import SCHEDULES
from tests.jobs import KeptMessages, read_job


async def test_what_has_expired_is_removed_by_a_job(
    database: Database, new_settings: Settings, relay: Relay, messages: KeptMessages
) -> None:
    async with database.sessions.begin() as session:
        session.add(RateLimit(key_hash="expired", hits=[], expires_at=utc_now() - timedelta(seconds=1)))
        enqueue(session, CLEAN_UP, NoPayload())
    await relay.send_due()

    (job_id,) = messages.sent
    await Executor(database, new_settings, make_handlers(new_settings), JobMetrics()).execute(job_id)

    assert (await read_job(database, job_id)).result == {"removed": 1}
    async with database.readers() as session:
        assert (await session.scalars(select(func.count()).select_from(RateLimit))).one() == 0
        assert await JobRepository(session).get(job_id)


def test_it_is_wanted_every_hour() -> None:
    assert CLEAN_UP in {schedule.kind for schedule in SCHEDULES}
