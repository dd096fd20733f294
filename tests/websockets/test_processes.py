"""Rooms that reach over two workers, through Redis."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import replace

import pytest
from websockets.sync.client import ClientConnection

from support.contract.service import Service
from support.docker import docker_answers
from support.live import LiveService, calling, serving
from support.projects import Project
from support.queues.broker import FaultyBroker, faulty_broker
from support.services import unavailable
from support.websockets.rooms import Rooms, ended, hear, say
from support.websockets.rows import OVER_REDIS

# Enough that both workers have some, whatever the system gives them.
MEMBERS = 12
WORKERS = ("--workers", "2")

pytestmark = pytest.mark.parametrize("row", [OVER_REDIS], indirect=True, scope="session")


@pytest.fixture(scope="module")
def broker() -> Iterator[FaultyBroker]:
    """A Redis of its own."""
    if not docker_answers():
        unavailable("no Docker engine answers")
    with faulty_broker("redis") as made:
        yield made


@pytest.fixture(scope="module")
def two_workers(migrated: Project, broker: FaultyBroker) -> Iterator[LiveService]:
    """The variant, served by two workers."""
    with serving(replace(migrated, environment={**migrated.environment, "BROKER_URL": broker.url}), *WORKERS) as live:
        yield live


@pytest.fixture
def service(two_workers: LiveService) -> Iterator[Service]:
    """A caller of the service."""
    with calling(two_workers) as service:
        yield service


@pytest.fixture
def rooms(service: Service, two_workers: LiveService) -> Rooms:
    """The rooms of the service."""
    return Rooms(service, two_workers.port)


@pytest.fixture
def people(service: Service) -> list[Mapping[str, str]]:
    """Many who may use the API."""
    return [service.headers_of_somebody() for _ in range(MEMBERS)]


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    """Closes sockets at the end."""
    with ExitStack() as stack:
        yield stack


def entered(stack: ExitStack, rooms: Rooms, name: str, people: list[Mapping[str, str]]) -> list[ClientConnection]:
    """Let many into a room."""
    return [stack.enter_context(rooms.enter(name, headers)) for headers in people]


def test_a_room_is_one_over_all_workers_and_no_other(
    stack: ExitStack, rooms: Rooms, people: list[Mapping[str, str]]
) -> None:
    here, there = entered(stack, rooms, "here", people), entered(stack, rooms, "there", people)

    say(here[0], "only here")
    heard_here = {hear(socket)["text"] for socket in here}
    say(there[0], "only there")
    heard_there = {hear(socket)["text"] for socket in there}

    assert (heard_here, heard_there) == ({"only here"}, {"only there"})


def test_sockets_of_a_user_are_counted_over_all_workers(
    stack: ExitStack, rooms: Rooms, people: list[Mapping[str, str]]
) -> None:
    kept = entered(stack, rooms, "many", people[:1] * 5)
    more = entered(stack, rooms, "many", people[:1] * 5)

    codes = {ended(socket) for socket in more}
    say(kept[0], "still here")

    assert codes == {4429}
    assert {hear(socket)["text"] for socket in kept} == {"still here"}


def test_while_redis_is_away_nobody_is_left_in_a_room_that_hears_nothing(
    stack: ExitStack, rooms: Rooms, broker: FaultyBroker, people: list[Mapping[str, str]]
) -> None:
    inside = entered(stack, rooms, "lobby", people)

    with broker.stopped():
        codes = {ended(socket) for socket in inside}
        refused = rooms.refusal("lobby", people[0])

    assert codes == {1013}
    assert refused == (503, "overloaded")
