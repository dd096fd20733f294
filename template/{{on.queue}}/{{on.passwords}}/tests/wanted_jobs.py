"""Jobs that requests have wanted, done when a test says so."""

import asyncio

from app.core.config import Settings
from app.db.session import Database
from app.worker.executor import Executor
from app.worker.handlers import make_handlers
from app.worker.relay import Relay
from tests.jobs import PATIENCE, KeptMessages


class WantedJobs:
    """Notes when jobs are wanted, and does them on the database of the test."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.events: list[str] = []
        self.looking = asyncio.Lock()

    def wake(self) -> None:
        """Note a job, as `Outbox` says."""
        self.events.append("wanted")

    async def do(self, settings: Settings) -> None:
        """Try each job once."""
        messages = KeptMessages()
        # A database may lock rows that a relay only passes, and another relay leaves out what is locked.
        async with self.looking:
            await Relay(self.database, messages, PATIENCE).send_due()
        executor = Executor(self.database, settings, make_handlers(settings))
        for job_id in messages.sent:
            await executor.execute(job_id)
