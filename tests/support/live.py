"""A rendered service that is served on a socket, and called over it."""

import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from serving import READY, serve
from support.contract.service import Mode, Service, called
from support.network import free_port
from support.projects import Project
from support.provider import TokenMaker


@dataclass(frozen=True, slots=True)
class LiveService:
    """A service, its process, its port and its log."""

    project: Project
    server: subprocess.Popen[bytes]
    port: int
    log: Path


Serve = Callable[..., AbstractContextManager[LiveService]]


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
                yield LiveService(project, server, port, log)
        except RuntimeError as error:
            raise AssertionError(f"{error}\n{log.read_text(encoding='utf-8')}") from error


@contextmanager
def calling(live: LiveService) -> Iterator[Service]:
    """Call a service."""
    project = live.project
    with called(
        live.port,
        project.answers,
        mode=Mode(shows_tasks=project.environment.get("DEMO_TASKS_ENABLED") == "true"),
        commands=project.run_installed,
        tokens=trusted(project),
    ) as made:
        yield made


def trusted(project: Project) -> TokenMaker | None:
    """Give what signs tokens that a project accepts, if it trusts an identity provider."""
    issuer = project.environment.get("OIDC_ISSUER")
    return TokenMaker(issuer=issuer, audience=project.environment["OIDC_AUDIENCE"]) if issuer else None
