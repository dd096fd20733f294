"""What belongs to the process, and is given back after a test."""

import logging
import signal
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import structlog
from pydantic_settings import BaseSettings

from app.core.config import Settings, get_settings
from app.core.variable_files import file_variable


@pytest.fixture(scope="session", autouse=True)
def clean_environment() -> Iterator[pytest.MonkeyPatch]:
    """Neither variables nor an environment file of the developer reach the tests."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        for group in Settings.mro():
            if issubclass(group, BaseSettings):
                monkeypatch.setitem(group.model_config, "env_file", None)
        for name in Settings.model_fields:
            monkeypatch.delenv(name.upper(), raising=False)
            monkeypatch.delenv(file_variable(name), raising=False)
        yield monkeypatch


@contextmanager
def keep_logging() -> Iterator[None]:
    """Take back at the end what happens to the logging of the process."""
    root = logging.getLogger()
    handlers, level, before = root.handlers, root.level, structlog.get_config()
    yield
    root.handlers = handlers
    root.setLevel(level)
    structlog.configure(**before)


@pytest.fixture
def kept_logging() -> Iterator[None]:
    """Takes back what a test does to the logging of the process."""
    with keep_logging():
        yield


@pytest.fixture
def kept_signals() -> Iterator[None]:
    """Takes back what a test does to the handling of SIGTERM."""
    handler = signal.getsignal(signal.SIGTERM)
    yield
    signal.signal(signal.SIGTERM, handler)


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """The environment of a command, which reads its settings anew and sets up logging."""
    get_settings.cache_clear()
    with keep_logging():
        yield monkeypatch
    get_settings.cache_clear()


@pytest.fixture
def served_database(environment: pytest.MonkeyPatch, settings: Settings) -> None:
    """The database of the tests, for a process of its own."""
    environment.setenv("DATABASE_URL", settings.database_url.get_secret_value())
