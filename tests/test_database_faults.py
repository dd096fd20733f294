"""A served service while its database is away, silent, locked or coming back; nobody restarts the service."""

import asyncio
import json
import socket
import time
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from statistics import median

import httpx2
import pytest

from support.docker import docker_answers
from support.faults import FaultyServer, faulty_server
from support.faults_load import Answer, Callers, call, refused, repeat
from support.live import LiveService, calling, serving
from support.network import LOOPBACK
from support.projects import Project, operator
from support.services import unavailable
from support.variants import Variant, variant

ROWS = tuple(
    variant({"database": database, "auth": "jwt", "api_versioning": "path", "python_version": "3.13"})
    for database in ("postgresql", "mysql")
)
CASES = [pytest.param(row, id=row.name, marks=pytest.mark.xdist_group(f"faults-{row.name}")) for row in ROWS]
pytestmark = pytest.mark.parametrize("row", CASES, indirect=True, scope="session")

POOL_SIZE = 10
TIMEOUT_SECONDS = 5
# Two processors that run a server, a service and its callers are not always on time.
TOLERANCE_SECONDS = 1


@pytest.fixture(scope="session")
def server(row: Variant) -> Iterator[FaultyServer]:
    """A server of the chosen kind, for faults alone."""
    if not docker_answers():
        unavailable("no Docker engine answers")
    with faulty_server(row.answers["database"]) as made:
        yield made


@pytest.fixture(scope="session")
def migrated(installed: Project, server: FaultyServer) -> Project:
    """The variant with the settings of its operator, and its schema on that server."""
    environment = {**installed.environment, **operator(server.url)}
    project = Project(folder=installed.folder, answers=installed.answers, environment=environment)
    project.run_installed("python", "-m", "app", "migrate")
    return project


@pytest.fixture(scope="session")
def running(migrated: Project) -> Iterator[LiveService]:
    """The variant, served by one process for all tests: none of them may end it."""
    with serving(migrated) as live:
        yield live


@pytest.fixture(scope="session")
def headers(running: LiveService) -> dict[str, str]:
    """The credentials of somebody."""
    with calling(running) as service:
        return service.headers_of_somebody()


async def use_all_connections(callers: Callers) -> list[Answer]:
    """Read and write more at once than there are connections."""
    requests = (question() for _ in range(2 * POOL_SIZE) for question in (callers.read, callers.write))
    return await asyncio.gather(*requests)


def test_it_starts_without_a_database_and_works_once_there_is_one(
    migrated: Project, server: FaultyServer, headers: dict[str, str]
) -> None:
    async def before(callers: Callers) -> tuple[Answer, Answer, list[Answer]]:
        return await callers.live(), await callers.ready(), [await callers.read(), await callers.write()]

    async def after(callers: Callers) -> list[Answer]:
        return [await callers.ready(), await callers.read(), await callers.write()]

    server.stop()
    try:
        with serving(migrated, until="/health") as live:
            alive, ready, data = call(live, headers, before)
            server.start()
            back = call(live, headers, after)
    finally:
        server.start()

    assert (alive.status, ready.status) == (200, 503)
    assert ready.body["checks"] == {"database": "unavailable"}
    told = json.dumps([ready.body, *(answer.body for answer in data)])
    assert [word for word in (LOOPBACK, str(server.port), server.password, "asyncpg", "asyncmy") if word in told] == []
    assert refused([ready, *data]) == [ready, *data]
    assert [answer.status for answer in back] == [200, 200, 201]


def test_a_server_that_stops_under_load_is_missed_politely(
    running: LiveService, server: FaultyServer, headers: dict[str, str]
) -> None:
    async def outage(callers: Callers) -> tuple[list[Answer], float, Answer]:
        done = asyncio.Event()
        loads = [asyncio.create_task(repeat(ask, done)) for ask in 4 * (callers.read, callers.write)]
        await asyncio.to_thread(server.stop)
        await asyncio.sleep(2)
        await asyncio.to_thread(server.start)
        back = time.monotonic()
        first = await callers.ready()
        await asyncio.sleep(1)
        done.set()
        return list(chain.from_iterable(await asyncio.gather(*loads))), back, first

    answers, back, first = call(running, headers, outage)

    missed = refused(answers)
    assert missed
    assert [answer for answer in missed if answer.seconds >= 2] == []
    assert [answer for answer in missed if answer.asked_at > back] == []
    assert [answer for answer in answers if answer.asked_at > back] != []
    assert first.status == 200
    assert running.server.poll() is None


def test_the_first_request_after_a_crash_succeeds(
    running: LiveService, server: FaultyServer, headers: dict[str, str]
) -> None:
    async def crash(callers: Callers) -> list[Answer]:
        filled = await use_all_connections(callers)
        await asyncio.to_thread(server.kill)
        await asyncio.to_thread(server.start)
        return [*filled, await callers.write(), await callers.read(), *await use_all_connections(callers)]

    answers = call(running, headers, crash)

    assert refused(answers) == []


def test_a_silent_server_is_given_up_in_time(
    running: LiveService, server: FaultyServer, headers: dict[str, str]
) -> None:
    async def silence(callers: Callers) -> tuple[list[Answer], list[Answer], list[Answer]]:
        done = asyncio.Event()
        await use_all_connections(callers)
        with server.paused():
            lives = asyncio.create_task(repeat(callers.live, done))
            during = await use_all_connections(callers)
            done.set()
            quick = await lives
        return during, quick, [await callers.write(), await callers.ready(), *await use_all_connections(callers)]

    during, lives, after = call(running, headers, silence)

    assert refused(during) == during
    assert max(answer.seconds for answer in during) < TIMEOUT_SECONDS + TOLERANCE_SECONDS
    assert median(answer.seconds for answer in lives) < 0.2
    assert refused(after) == []


def test_a_locked_table_holds_up_those_who_need_it_and_not_for_long(
    running: LiveService, server: FaultyServer, headers: dict[str, str]
) -> None:
    async def lock(callers: Callers) -> tuple[list[Answer], list[Answer], Answer]:
        done = asyncio.Event()
        with server.locked():
            others = [asyncio.create_task(repeat(ask, done)) for ask in (callers.live, callers.me)]
            lists = await asyncio.gather(*(callers.read() for _ in range(60)))
            done.set()
            quick = list(chain.from_iterable(await asyncio.gather(*others)))
        return lists, quick, await callers.read()

    lists, others, after = call(running, headers, lock)

    assert refused(lists) == lists
    assert {answer.code for answer in lists} == {"database_unavailable", "overloaded"}
    assert max(answer.seconds for answer in lists) < TIMEOUT_SECONDS
    assert {answer.status for answer in others} == {200}
    assert max(answer.seconds for answer in others) < 1
    assert after.status == 200


def test_a_caller_who_leaves_while_writing_leaves_no_half_and_no_connection_behind(
    running: LiveService, headers: dict[str, str]
) -> None:
    with calling(running) as service:
        path = service.path("/items")
    titles = [f"Left {number}" for number in range(100)]

    for number, title in enumerate(titles):
        request = http_request(path, headers, json.dumps({"title": title}))
        leave(running.port, request[: len(request) - number % 2], after=number % 20 / 1000)
    stored = call(running, headers, Callers.read)
    answers = call(running, headers, use_all_connections)

    assert refused([stored, *answers]) == []
    counts = Counter(item["title"] for item in stored.body)
    assert {counts[title] for title in titles[1::2]} == {0}
    assert {counts[title] for title in titles[::2]} <= {0, 1}


def http_request(path: str, headers: dict[str, str], body: str) -> bytes:
    """Write a request as it is sent."""
    fields = {"Host": "localhost", "Content-Type": "application/json", "Content-Length": str(len(body)), **headers}
    return "\r\n".join((f"POST {path} HTTP/1.1", *map(": ".join, fields.items()), "", body)).encode()


def leave(port: int, request: bytes, *, after: float) -> None:
    """Send a request, or the most of it, and hang up a moment later without waiting for the answer."""
    with socket.create_connection((LOOPBACK, port)) as caller:
        caller.sendall(request)
        time.sleep(after)


def test_what_was_created_is_there_for_every_worker_at_once(migrated: Project, headers: dict[str, str]) -> None:
    found = []

    with serving(migrated, "--workers", "2") as live, calling(live) as service:
        alone = httpx2.Limits(max_keepalive_connections=0)
        with httpx2.Client(base_url=service.client.base_url, headers=headers, limits=alone, timeout=30) as client:
            for _ in range(100):
                created = client.post(service.path("/items"), json={"title": "A book"})
                found.append((created.status_code, client.get(created.headers["Location"]).status_code))

    assert set(found) == {(201, 200)}
