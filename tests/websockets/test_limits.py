"""Who speaks too fast, opens too much, reads nothing, or is not there any more."""

import socket as sockets
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager

import pytest

from support.contract.service import Service
from support.http.memory import MEBIBYTE, resident_bytes
from support.live import LiveService
from support.network import LOOPBACK
from support.websockets.rooms import Rooms, ended, hear, say
from support.websockets.rows import BY_AUTH

LONG = "x" * 4096
# Each socket may say twenty a second.
SPEAKERS = 20
MESSAGES = 15

pytestmark = pytest.mark.parametrize("row", [BY_AUTH["jwt"]], indirect=True, scope="session")


@contextmanager
def small_window(port: int) -> Iterator[sockets.socket]:
    """Connect with little room for what comes."""
    with sockets.socket() as connection:
        connection.setsockopt(sockets.SOL_SOCKET, sockets.SO_RCVBUF, 4096)
        connection.connect((LOOPBACK, port))
        yield connection


def test_who_speaks_too_fast_has_to_go(rooms: Rooms, somebody: Mapping[str, str]) -> None:
    with rooms.enter("fast", somebody) as socket:
        for number in range(50):
            say(socket, str(number))

        assert ended(socket) == 1008


def test_a_user_has_five_sockets_and_no_more(rooms: Rooms, somebody: Mapping[str, str]) -> None:
    with ExitStack() as stack:
        first, *_ = [stack.enter_context(rooms.enter("many", somebody)) for _ in range(5)]
        one_more = stack.enter_context(rooms.enter("many", somebody))
        code = ended(one_more)
        say(first, "still here")

        assert code == 4429
        assert hear(first)["text"] == "still here"


def test_who_reads_nothing_has_to_go_and_nobody_else_notices(
    rooms: Rooms, service: Service, live: LiveService, somebody: Mapping[str, str]
) -> None:
    other = service.headers_of_somebody()
    before = resident_bytes(live.server.pid)
    heard = []

    with (
        small_window(live.port) as connection,
        rooms.enter("slow", somebody, over=connection) as slow,
        rooms.enter("slow", other) as listening,
    ):
        for _ in range(SPEAKERS):
            with rooms.enter("slow", other) as speaking:
                for _ in range(MESSAGES):
                    say(speaking, LONG)
                    heard += [hear(speaking)["text"], hear(listening)["text"]]
        code = ended(slow)

    assert code == 1013
    assert heard == [LONG] * (2 * SPEAKERS * MESSAGES)
    assert resident_bytes(live.server.pid) - before < 20 * MEBIBYTE
