"""A rendered service that is served on a socket, and called over it."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from serving import READY, serve
from support.contract.service import Service, called
from support.network import free_port
from support.projects import Project


@dataclass(frozen=True, slots=True)
class LiveService:
    """A service, its process and its port."""

    project: Project
    server: subprocess.Popen[bytes]
    port: int


@contextmanager
def serving(project: Project, *options: str, until: str = READY) -> Iterator[LiveService]:
    """Serve a project for a while, once it answers at a path; what it logged is told where it fails to start."""
    port = free_port()
    log = project.folder.with_name(f"{port}.log")
    with log.open("w", encoding="utf-8") as file:
        try:
            with serve(
                project.folder, port, *options, environment=project.environment, log=file, until=until
            ) as server:
                yield LiveService(project, server, port)
        except RuntimeError as error:
            raise AssertionError(f"{error}\n{log.read_text(encoding='utf-8')}") from error


@contextmanager
def calling(live: LiveService) -> Iterator[Service]:
    """Call a service."""
    with called(live.port, live.project.answers) as service:
        yield service
