"""The way from the threads of a worker to the event loop, in which the jobs are done."""

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import CancelledError
from contextlib import suppress
from uuid import UUID


class Bridge:
    """Does jobs in the event loop that it was made in; a thread waits for the job whose message it has."""

    def __init__(self, do: Callable[[UUID], Awaitable[None]]) -> None:
        self.loop = asyncio.get_running_loop()
        self.work = do

    def do_job(self, job_id: str) -> None:
        """Do a job, called from a thread; what became of it is stored, whatever it is."""
        with suppress(CancelledError):
            asyncio.run_coroutine_threadsafe(self.do(UUID(job_id)), self.loop).result()

    async def do(self, job_id: UUID) -> None:
        """Do a job in the event loop."""
        await self.work(job_id)
