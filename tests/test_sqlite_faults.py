"""A served service whose workers, and somebody else, want to write to one file of SQLite at once."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from support.faults_load import Answer, Callers, call, refused
from support.live import LiveService, calling, serving
from support.projects import Project
from support.variants import variant

TIMEOUT_SECONDS = 5
# Two processors that run a service and its callers are not always on time.
TOLERANCE_SECONDS = 1
ROW = variant({"database": "sqlite", "auth": "jwt", "api_versioning": "path", "python_version": "3.13"})
CASE = pytest.param(ROW, id=ROW.name, marks=pytest.mark.xdist_group(f"faults-{ROW.name}"))
pytestmark = pytest.mark.parametrize("row", [CASE], indirect=True, scope="session")


@pytest.fixture(scope="session")
def running(migrated: Project) -> Iterator[LiveService]:
    """The variant, served by two workers for all tests."""
    with serving(migrated, "--workers", "2") as live:
        yield live


@pytest.fixture(scope="session")
def headers(running: LiveService) -> dict[str, str]:
    """The credentials of somebody."""
    with calling(running) as service:
        return service.headers_of_somebody()


def test_two_workers_wait_for_each_other(running: LiveService, headers: dict[str, str]) -> None:
    async def crowd(callers: Callers) -> list[Answer]:
        return await asyncio.gather(*(callers.write() for _ in range(100)))

    answers = call(running, headers, crowd)

    assert {answer.status for answer in answers} == {201}


def test_what_was_created_is_there_for_every_worker_at_once(running: LiveService, headers: dict[str, str]) -> None:
    async def write_and_read(callers: Callers) -> tuple[str, list[Answer]]:
        created = await callers.write()
        path = f"/items/{created.body['id']}"
        return created.body["id"], await asyncio.gather(*(callers.ask(callers.service.path(path)) for _ in range(4)))

    async def repeated(callers: Callers) -> list[tuple[str, list[Answer]]]:
        return [await write_and_read(callers) for _ in range(50)]

    found = call(running, headers, repeated)

    assert [item for item, answers in found if any(answer.body.get("id") != item for answer in answers)] == []


def test_whoever_waits_in_vain_for_the_file_may_try_again(
    running: LiveService, headers: dict[str, str], home: Path
) -> None:
    async def write_and_read(callers: Callers) -> tuple[list[Answer], Answer]:
        writes = [asyncio.create_task(callers.write()) for _ in range(20)]
        read = await callers.read()
        return await asyncio.gather(*writes), read

    with closing(sqlite3.connect(home / "service.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        writes, read = call(running, headers, write_and_read)
    after = call(running, headers, Callers.write)

    assert refused(writes) == writes
    assert max(answer.seconds for answer in writes) < TIMEOUT_SECONDS + TOLERANCE_SECONDS
    assert (read.status, after.status) == (200, 201)
