"""Jobs that requests have wanted, done when a test says so."""

from app.core.config import Settings
from app.db.session import Database
from app.tasks.enqueue import WantedJob
from app.worker.handlers import make_handlers
from app.worker.runner import Runner


class WantedJobs:
    """Keeps jobs in place of the process, and does them on the database of the test."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.jobs: list[WantedJob] = []
        self.events: list[str] = []

    def take(self, job: WantedJob) -> None:
        """Keep a job, as `Outbox` says."""
        self.jobs.append(job)
        self.events.append("wanted")

    async def do(self, settings: Settings) -> None:
        """Try each job once."""
        runner = Runner(self.database, settings, make_handlers(settings))
        jobs, self.jobs = self.jobs, []
        for job in jobs:
            await runner.attempt(job, 1)
