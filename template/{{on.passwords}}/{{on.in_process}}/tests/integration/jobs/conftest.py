"""Jobs of tests, and what does them."""

from collections.abc import Awaitable, Callable

import pytest

from app.core.config import Settings
from app.db.session import Database
from app.tasks import enqueue
from app.tasks.enqueue import WantedJob
from app.tasks.kind import JobKind, Payload
from app.worker import runner as module
from app.worker.handler import Handler, Work
from app.worker.runner import Runner

type RunnerOf = Callable[[Callable[[Work, Note], Awaitable[object]]], Runner]


class Note(Payload):
    """What the jobs of tests are about."""

    text: str = "a note"


NOTE = JobKind("note", Note, max_attempts=3, limit_seconds=5)


@pytest.fixture
def database(committing_database: Database) -> Database:
    """A database of its own, in which transactions really commit."""
    return committing_database


@pytest.fixture
def runner_of(database: Database, committing_settings: Settings, monkeypatch: pytest.MonkeyPatch) -> RunnerOf:
    """Makes what does the jobs of tests in some way, and hardly waits between attempts."""
    monkeypatch.setattr(module, "FIRST_GAP_SECONDS", 0.01)

    def make(handle: Callable[[Work, Note], Awaitable[object]]) -> Runner:
        runner = Runner(database, committing_settings, {NOTE.name: Handler(NOTE, handle)})
        monkeypatch.setattr(enqueue, "outboxes", {runner})
        return runner

    return make


@pytest.fixture
def job() -> WantedJob:
    """A job that is committed."""
    return WantedJob(NOTE, Note())
