"""Jobs on a database in which transactions really commit."""

from collections.abc import Callable
from typing import Any

import pytest

from app.core.config import Settings
from app.db.session import Database
from app.worker.executor import Executor
from app.worker.handler import Handle, Handler
from app.worker.relay import Relay
from tests.jobs import NOTE, PATIENCE, KeptMessages, Note

type ExecutorOf = Callable[[Handle[Note]], Executor]


@pytest.fixture
def database(committing_database: Database) -> Database:
    """A database of its own."""
    return committing_database


@pytest.fixture
def messages() -> KeptMessages:
    """What the broker was given."""
    return KeptMessages()


@pytest.fixture
def relay(database: Database, messages: KeptMessages) -> Relay:
    """What gives it to the broker, when it is told to."""
    return Relay(database, messages, PATIENCE)


@pytest.fixture
def executor_of(database: Database, committing_settings: Settings) -> ExecutorOf:
    """Makes a worker that does the jobs of tests in some way."""

    def make(handle: Handle[Note]) -> Executor:
        handlers: dict[str, Handler[Any]] = {NOTE.name: Handler(NOTE, handle)}
        return Executor(database, committing_settings, handlers)

    return make
