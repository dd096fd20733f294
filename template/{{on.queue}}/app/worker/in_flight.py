"""The jobs that a worker does at the moment."""

import asyncio
from uuid import UUID

from app.worker.executor import Executor


class InFlight:
    """Does jobs in tasks of its own, which outlive whoever has brought their messages."""

    def __init__(self, executor: Executor) -> None:
        self.executor = executor
        self.tasks: set[asyncio.Task[None]] = set()
        self.is_closing = False

    async def do(self, job_id: UUID) -> None:
        """Do a job; one that comes while the worker stops is left to another."""
        if self.is_closing:
            await self.executor.leave(job_id)
            return
        task = asyncio.create_task(self.executor.execute(job_id))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)
        await asyncio.shield(task)

    async def drain(self, seconds: float) -> None:
        """Let the jobs end; those that take longer are left to another worker as well."""
        self.is_closing = True
        if self.tasks:
            await asyncio.wait(self.tasks, timeout=seconds)
        late = tuple(self.tasks)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)
