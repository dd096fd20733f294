"""The clean-up as a job of the schedule."""

from app.core.config import Settings
from app.db.session import Database
from app.repositories.job import JobRepository
from app.tasks.clean_up import CLEAN_UP
from app.tasks.enqueue import enqueue
from app.tasks.kind import NoPayload
from app.worker.executor import Executor
from app.worker.handlers import make_handlers
from app.worker.relay import Relay
from app.worker.schedules import SCHEDULES
from tests.expired import add_rows, count_rows
from tests.jobs import KeptMessages, read_job


async def test_what_has_expired_is_removed_by_a_job(
    database: Database, committing_settings: Settings, relay: Relay, messages: KeptMessages
) -> None:
    async with database.sessions() as session:
        await add_rows(session, 1)
    async with database.sessions.begin() as session:
        enqueue(session, CLEAN_UP, NoPayload())
    await relay.send_due()

    (job_id,) = messages.sent
    await Executor(database, committing_settings, make_handlers(committing_settings)).execute(job_id)

    assert (await read_job(database, job_id)).result == {"removed": 1}
    async with database.readers() as session:
        assert await count_rows(session) == 0
        assert await JobRepository(session).get(job_id)


def test_it_is_wanted_every_hour() -> None:
    assert CLEAN_UP in {schedule.kind for schedule in SCHEDULES}
