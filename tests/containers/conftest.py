"""Few variants as containers, on a real engine, as in production; they share a worker, which runs one after another."""

import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.compose import Stack, stack
from support.docker import docker_answers
from support.rendering import render
from support.services import unavailable
from support.variants import Variant

# Tasks are shown, and nobody waits for what takes half a minute in production.
SETTINGS = "DEMO_TASKS_ENABLED=true\nJOB_RETRY_SECONDS=0.2\nJOB_LEASE_SECONDS=3\n"
HERE = Path(__file__).parent


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Bring each variant up once: pytest sorts by numbers of parameters, and the lists here number them differently."""
    rows = iter(sorted((item for item in items if item.path.parent == HERE), key=row_name))
    items[:] = [next(rows) if item.path.parent == HERE else item for item in items]


def row_name(item: pytest.Item) -> str:
    """Name the variant that a test needs, if it needs one."""
    called = getattr(item, "callspec", None)
    row = called.params.get("row") if called else None
    return row.name if isinstance(row, Variant) else ""


@pytest.fixture(scope="session", autouse=True)
def engine() -> None:
    """An engine that answers."""
    if not docker_answers():
        unavailable("no Docker engine answers, or it has no Compose")


@pytest.fixture(scope="session")
def slug(row: Variant) -> str:
    """A slug of its own for each variant, as images and containers are named after it."""
    return f"{row.name}-{secrets.token_hex(4)}".replace("_", "-")


@pytest.fixture(scope="session")
def project(row: Variant, slug: str, template: Path, home: Path) -> Path:
    """A variant, just rendered: nothing is locked or installed."""
    render(template, home / "project", row.data | {"project_slug": slug})
    if "broker" in row.answers:
        (home / "project" / ".env").write_text(SETTINGS, encoding="utf-8")
    return home / "project"


@pytest.fixture(scope="session")
def running(project: Path, slug: str) -> Iterator[Stack]:
    """The variant, as Compose runs it."""
    with stack(project, slug) as made:
        yield made
