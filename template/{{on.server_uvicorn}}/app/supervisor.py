"""The process that looks after several workers."""

import signal
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import wait
from multiprocessing.context import SpawnProcess
from types import FrameType

import structlog
from uvicorn.config import STARTUP_FAILURE

logger = structlog.get_logger()


class Supervisor:
    """Starts workers, replaces those that end by themselves, and hands each wish to stop on to them."""

    def __init__(self, target: Callable[..., None], arguments: tuple[object, ...], number: int) -> None:
        self.target = target
        self.arguments = arguments
        self.number = number
        self.workers: list[SpawnProcess] = []
        self.stopping = False

    def run(self) -> int:
        """Work until asked to stop, or until a worker can't start, and return the exit code of the process."""
        for wish_to_stop in (signal.SIGTERM, signal.SIGINT):
            signal.signal(wish_to_stop, self.forward)
        failed = False
        for _ in range(self.number):
            self.start()
        while self.workers:
            wait([worker.sentinel for worker in self.workers])
            for worker in [worker for worker in self.workers if not worker.is_alive()]:
                self.workers.remove(worker)
                failed = failed or worker.exitcode == STARTUP_FAILURE
                if failed:
                    self.stop()
                elif not self.stopping:
                    logger.error("worker.lost", pid=worker.pid, exit_code=worker.exitcode)
                    self.start()
        return STARTUP_FAILURE if failed else 0

    def start(self) -> None:
        """Start a worker, unless the wish to stop came meanwhile."""
        worker = get_context("spawn").Process(target=self.target, args=self.arguments)
        worker.start()
        self.workers.append(worker)
        if self.stopping:
            worker.terminate()

    def forward(self, _signal: int, _frame: FrameType | None) -> None:
        """Hand a wish to stop on; workers take a second one for a wish to stop at once."""
        self.stop()

    def stop(self) -> None:
        """Tell all workers."""
        self.stopping = True
        for worker in self.workers:
            worker.terminate()
