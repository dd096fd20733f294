"""Workers and schedulers of a rendered service, as processes."""

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from support.network import free_port
from support.projects import Project

ATTEMPTS = 600
GRACE_SECONDS = 60


class Process:
    """A process of the service that answers no requests, and its log."""

    def __init__(self, project: Project, name: str, **variables: str) -> None:
        self.project = project
        self.log = project.folder.with_name(f"{name}-{free_port()}.log")
        python = project.folder / ".venv" / "bin" / "python"
        with self.log.open("w", encoding="utf-8") as file:
            self.process = subprocess.Popen(
                [str(python), "-m", "app", name],
                cwd=project.folder,
                env={**project.environment, **variables},
                stdout=file,
                stderr=file,
                start_new_session=True,
            )
        self.wait_for(f"{name}.started")

    def wait_for(self, event: str) -> None:
        """Wait until it has logged something.

        Raises:
            AssertionError: it has ended, or never does; what it logged is told.
        """
        for _ in range(ATTEMPTS):
            if event in self.text:
                return
            assert self.process.poll() is None, self.text
            time.sleep(0.1)
        raise AssertionError(self.text)

    @property
    def text(self) -> str:
        """What it has logged."""
        return Path(self.log).read_text(encoding="utf-8")

    def kill(self) -> None:
        """End it without a warning."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self) -> int:
        """Ask it to stop, and give its exit code."""
        self.process.terminate()
        return self.process.wait(GRACE_SECONDS)


@contextmanager
def running(project: Project, name: str, **variables: str) -> Iterator[Process]:
    """Run a worker or a scheduler for a while, and leave nothing of it behind."""
    process = Process(project, name, **variables)
    try:
        yield process
    finally:
        with suppress(subprocess.TimeoutExpired, ProcessLookupError):
            process.stop()
        with suppress(ProcessLookupError):
            os.killpg(process.process.pid, signal.SIGKILL)
